// SPDX-License-Identifier: GPL-3.0-or-later
// The result is replaced by a cleaned-up one, or by the raw one again, and back.
#pragma once
#include "ui/session/session.h"

#include <QUndoCommand>

namespace kikuscope::ui {

/// Keeps both maps. Where the session shows another result by now (a new classification, another file), undoing would
/// mix two results: the command then drops itself from the history.
class CleanUpCommand : public QUndoCommand
{
public:
    CleanUpCommand(Session& session, std::shared_ptr<PhaseMap> after, const QString& text);
    void undo() override { change(m_after, m_before); }
    void redo() override { change(m_before, m_after); }

private:
    void change(const std::shared_ptr<PhaseMap>& from, const std::shared_ptr<PhaseMap>& to);

    Session& m_session;
    std::shared_ptr<PhaseMap> m_before, m_after;
    bool m_beforeWasSaved;
    std::filesystem::path m_beforeFile;
};

} // namespace kikuscope::ui
