// SPDX-License-Identifier: GPL-3.0-or-later
// The ranked list of regions in which two maps disagree.
#pragma once
#include "core/analysis/disagreement.h"

#include <QAbstractTableModel>
#include <memory>
#include <set>

namespace kikuscope::ui {

class DisagreementModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Rank, Reference, Result, Pixels, Confidence, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;

    void show(std::shared_ptr<const analysis::Disagreement> disagreement); // null: empty
    const analysis::DisagreeingRegion& region(int row) const;
    QString className(int id, bool ofReference) const; // translated where nothing was said
    /// Regions looked at are drawn quietly.
    void markVisited(int row);
    int visitedCount() const { return static_cast<int>(m_visited.size()); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString text(const analysis::DisagreeingRegion& region, int row, int column) const;

    std::shared_ptr<const analysis::Disagreement> m_disagreement;
    std::set<int> m_visited;
};

} // namespace kikuscope::ui
