// SPDX-License-Identifier: GPL-3.0-or-later
// The points being picked to register one electron image. Every change is a command of the session's history.
#pragma once
#include "core/map/registration.h"
#include "ui/session/session.h"

#include <QPointF>
#include <QTransform>
#include <optional>

namespace kikuscope::ui {

/// One feature; a half is empty until it is picked. Image in pixels, sample in micrometres.
struct DraftPoint
{
    std::optional<QPointF> image, sample;
    bool isComplete() const { return image && sample; }
    bool operator==(const DraftPoint&) const = default;
};

/// From pixels of the image to micrometres, as the image is drawn now.
QTransform placementOf(const Session& session, const SemImage& image);

class RegistrationDraft : public QObject
{
    Q_OBJECT

public:
    struct State
    {
        std::shared_ptr<const SemImage> image;
        std::vector<DraftPoint> points;
        TransformKind kind = TransformKind::Affine;
        bool operator==(const State&) const = default;
    };

    explicit RegistrationDraft(Session& session, QObject* parent = nullptr);

    /// Takes up an image with the points of its registration, if it has one; not a command. Null: no image.
    void begin(std::shared_ptr<const SemImage> image);
    const std::shared_ptr<const SemImage>& image() const { return m_state.image; }
    const std::vector<DraftPoint>& points() const { return m_state.points; }
    TransformKind kind() const { return m_state.kind; }

    /// The point that lacks its counterpart is moved or completed, else a new one begins.
    void pickInImage(QPointF pixels);
    void pickOnMap(QPointF um);
    void remove(int point);
    void setKind(TransformKind kind);
    /// The registration of the complete points; empty where problem() says why there is none.
    const std::optional<Registration>& fit() const { return m_fit; }
    const QString& problem() const { return m_problem; }
    /// Places the image in all views; not without fit().
    void apply();
    /// Back to the place that the file says.
    void unplace();
    bool isApplied() const;

    void restore(const State& state); // for the commands

signals:
    void changed();

private:
    void push(const State& state, const QString& text);
    void place(std::shared_ptr<const Registration> registration, const QString& text);

    Session& m_session;
    State m_state;
    std::optional<Registration> m_fit;
    QString m_problem;
};

} // namespace kikuscope::ui
