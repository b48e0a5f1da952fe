// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/clean_up_command.h"

namespace kikuscope::ui {

CleanUpCommand::CleanUpCommand(Session& session, std::shared_ptr<PhaseMap> after, const QString& text)
    : QUndoCommand(text), m_session(session),
      m_before(std::const_pointer_cast<PhaseMap>(session.result())), // complete: nobody writes into it any more
      m_after(std::move(after)), m_beforeWasSaved(!session.hasUnsavedResult()),
      m_beforeFile(session.resultFile())
{
}

void CleanUpCommand::change(const std::shared_ptr<PhaseMap>& from, const std::shared_ptr<PhaseMap>& to)
{
    if (m_session.result() != from || m_session.isClassifying())
        return setObsolete(true);
    const bool saved = to == m_before && m_beforeWasSaved;
    m_session.setResult(to, !saved, saved ? m_beforeFile : std::filesystem::path());
}

} // namespace kikuscope::ui
