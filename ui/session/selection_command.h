// SPDX-License-Identifier: GPL-3.0-or-later
// A selection made by the user as a step of the session's history.
#pragma once
#include "ui/session/session.h"

#include <QUndoCommand>

namespace kikuscope::ui {

class SelectionCommand : public QUndoCommand
{
public:
    /// `selection` null or empty of pixels: nothing is selected any more.
    SelectionCommand(Session& session, std::shared_ptr<const PixelSelection> selection);
    void undo() override { m_session.setSelection(m_before); }
    void redo() override { m_session.setSelection(m_after); }

private:
    Session& m_session;
    std::shared_ptr<const PixelSelection> m_before, m_after;
};

/// Selects so that it can be undone. Nothing happens where this is selected already.
void chooseSelection(Session& session, std::shared_ptr<const PixelSelection> selection);

} // namespace kikuscope::ui
