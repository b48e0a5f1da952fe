// SPDX-License-Identifier: GPL-3.0-or-later
// A change of how phases are shown, as a step of the session's history.
#pragma once
#include "ui/session/session.h"

#include <QUndoCommand>

namespace kikuscope::ui {

class PhaseStyleCommand : public QUndoCommand
{
public:
    PhaseStyleCommand(Session& session, PhaseStyles after, const QString& text)
        : QUndoCommand(text), m_session(session), m_before(session.phaseStyles()), m_after(std::move(after))
    {
    }
    void undo() override { m_session.setPhaseStyles(m_before); }
    void redo() override { m_session.setPhaseStyles(m_after); }

private:
    Session& m_session;
    PhaseStyles m_before, m_after;
};

/// Nothing happens where `after` changes nothing.
inline void changePhaseStyles(Session& session, PhaseStyles after, const QString& text)
{
    if (after != session.phaseStyles())
        session.history().push(new PhaseStyleCommand(session, std::move(after), text));
}

} // namespace kikuscope::ui
