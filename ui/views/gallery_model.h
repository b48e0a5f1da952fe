// SPDX-License-Identifier: GPL-3.0-or-later
// The patterns of a selection as rows of thumbnails. Rows appear as one scrolls, pictures are read when they
// are seen, some at a time on the interactive lane.
#pragma once
#include "ui/jobs/job_runner.h"
#include "ui/session/session.h"

#include <QAbstractListModel>
#include <QCache>
#include <QPixmap>
#include <QSet>
#include <vector>

namespace kikuscope::ui {

class GalleryModel : public QAbstractListModel
{
    Q_OBJECT

public:
    static constexpr int pixelRole = Qt::UserRole,
                         markRole = Qt::UserRole + 1; // qint64; "✓", "✗", "–" or a label
    static constexpr int thumbnailSide = 72;          // screen pixels, at ratio 1

    GalleryModel(Session& session, JobRunner& runner, QObject* parent = nullptr);

    void setPixels(std::vector<std::int64_t> pixels);
    const std::vector<std::int64_t>& pixels() const
    {
        return m_pixels;
    } // all, also those not yet among the rows
    std::int64_t pixelAt(int row) const { return m_pixels[static_cast<std::size_t>(row)]; }

    int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : m_rows; }
    QVariant data(const QModelIndex& index, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

private:
    void want(std::int64_t pixel) const;
    void readNext();
    void forgetPictures();
    QString textOf(std::int64_t pixel) const;
    QString markOf(std::int64_t pixel) const;

    Session& m_session;
    JobRunner& m_runner;
    std::vector<std::int64_t> m_pixels;
    QHash<qint64, int> m_rowOf; // of the rows that are there
    int m_rows = 0, m_generation = 0;
    mutable QCache<qint64, QPixmap> m_pictures; // null picture: there is no pattern
    mutable QList<qint64> m_wanted;             // newest last
    mutable QSet<qint64> m_reading;
};

} // namespace kikuscope::ui
