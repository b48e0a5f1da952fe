// SPDX-License-Identifier: GPL-3.0-or-later
// A pattern centre that the user gave, as a step of the session's history.
#pragma once
#include "ui/session/session.h"

#include <QUndoCommand>
#include <optional>

namespace kikuscope::ui {

class PatternCentreCommand : public QUndoCommand
{
public:
    PatternCentreCommand(Session& session, const PatternCentre& centre, const QString& text)
        : QUndoCommand(text), m_session(session), m_before(session.scan()->detector.patternCentre), m_after(centre)
    {
    }
    void undo() override { m_session.setPatternCentre(m_before); }
    void redo() override { m_session.setPatternCentre(m_after); }

private:
    Session& m_session;
    std::optional<PatternCentre> m_before, m_after;
};

} // namespace kikuscope::ui
