// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/registration_draft.h"

#include "core/base/error.h"
#include "ui/plot/map_raster.h"
#include "ui/widgets/qt_convert.h"

#include <QPointer>
#include <QUndoCommand>

namespace kikuscope::ui {
namespace {

/// Points and kind, before and after.
class DraftCommand : public QUndoCommand
{
public:
    DraftCommand(RegistrationDraft& draft, RegistrationDraft::State before, RegistrationDraft::State after, const QString& text)
        : QUndoCommand(text), m_draft(&draft), m_before(std::move(before)), m_after(std::move(after))
    {
    }
    void undo() override { restore(m_before); }
    void redo() override { restore(m_after); }

private:
    void restore(const RegistrationDraft::State& state)
    {
        if (m_draft)
            m_draft->restore(state);
    }
    QPointer<RegistrationDraft> m_draft;
    RegistrationDraft::State m_before, m_after;
};

/// Where the image lies, before and after.
class PlaceCommand : public QUndoCommand
{
public:
    PlaceCommand(Session& session, std::shared_ptr<const SemImage> image, std::shared_ptr<const Registration> after,
                 const QString& text)
        : QUndoCommand(text), m_session(session), m_image(std::move(image)),
          m_before(session.registrationOf(*m_image)), m_after(std::move(after))
    {
    }
    void undo() override { m_session.setRegistration(*m_image, m_before); }
    void redo() override { m_session.setRegistration(*m_image, m_after); }

private:
    Session& m_session;
    std::shared_ptr<const SemImage> m_image;
    std::shared_ptr<const Registration> m_before, m_after;
};

/// A perspective that has its horizon inside the image cannot be drawn.
bool coversTheImage(const Registration& registration, const SemImage& image)
{
    for (const int x : {0, image.pixels.cols})
        for (const int y : {0, image.pixels.rows})
            if (!(registration.sampleFromImage.row(2) * Eigen::Vector3d(x, y, 1) > 0.05))
                return false;
    return true;
}

} // namespace

QTransform placementOf(const Session& session, const SemImage& image)
{
    if (const auto registration = session.registrationOf(image))
        return toQTransform(registration->sampleFromImage);
    const QRectF area = semAreaUm(image, session.scan()->grid);
    return {area.width() / image.pixels.cols, 0, 0, area.height() / image.pixels.rows, area.left(), area.top()};
}

RegistrationDraft::RegistrationDraft(Session& session, QObject* parent) : QObject(parent), m_session(session)
{
    connect(&session, &Session::scanChanged, this, [this] { begin(nullptr); });
}

void RegistrationDraft::begin(std::shared_ptr<const SemImage> image)
{
    if (image && image == m_state.image)
        return;
    State state{std::move(image), {}, TransformKind::Affine};
    if (state.image)
        if (const auto known = m_session.registrationOf(*state.image)) {
            state.kind = known->kind;
            for (const TiePoint& p : known->points)
                state.points.push_back({QPointF(p.imageX, p.imageY), QPointF(p.xUm, p.yUm)});
        }
    restore(state);
}

void RegistrationDraft::pickInImage(QPointF pixels)
{
    State state = m_state;
    if (state.points.empty() || state.points.back().isComplete())
        state.points.emplace_back();
    state.points.back().image = pixels;
    push(state, tr("pick point"));
}

void RegistrationDraft::pickOnMap(QPointF um)
{
    State state = m_state;
    if (state.points.empty() || state.points.back().isComplete())
        state.points.emplace_back();
    state.points.back().sample = um;
    push(state, tr("pick point"));
}

void RegistrationDraft::remove(int point)
{
    if (point < 0 || static_cast<std::size_t>(point) >= m_state.points.size())
        return;
    State state = m_state;
    state.points.erase(state.points.begin() + point);
    push(state, tr("delete point"));
}

void RegistrationDraft::setKind(TransformKind kind)
{
    if (kind == m_state.kind)
        return;
    State state = m_state;
    state.kind = kind;
    push(state, tr("change kind of registration"));
}

void RegistrationDraft::apply()
{
    if (m_fit)
        place(std::make_shared<const Registration>(*m_fit), tr("register electron image"));
}

void RegistrationDraft::unplace()
{
    if (m_state.image && m_session.registrationOf(*m_state.image))
        place(nullptr, tr("take registration back"));
}

bool RegistrationDraft::isApplied() const
{
    const auto known = m_state.image ? m_session.registrationOf(*m_state.image) : nullptr;
    return known && m_fit && *known == *m_fit;
}

void RegistrationDraft::place(std::shared_ptr<const Registration> registration, const QString& text)
{
    m_session.history().push(new PlaceCommand(m_session, m_state.image, std::move(registration), text));
    emit changed();
}

void RegistrationDraft::push(const State& state, const QString& text)
{
    if (m_state.image)
        m_session.history().push(new DraftCommand(*this, m_state, state, text)); // push() calls redo()
}

void RegistrationDraft::restore(const State& state)
{
    m_state = state;
    m_fit.reset();
    m_problem.clear();
    std::vector<TiePoint> tied;
    for (const DraftPoint& p : m_state.points)
        if (p.isComplete())
            tied.push_back({p.image->x(), p.image->y(), p.sample->x(), p.sample->y()});
    if (static_cast<int>(tied.size()) >= pointsNeeded(m_state.kind)) {
        try {
            Registration fit = registerImage(tied, m_state.kind);
            if (coversTheImage(fit, *m_state.image))
                m_fit = std::move(fit);
            else
                m_problem = tr("The perspective of these points ends inside the image; use an affine registration.");
        } catch (const Error& error) {
            m_problem = toQString(error.what());
        }
    }
    emit changed();
}

} // namespace kikuscope::ui
