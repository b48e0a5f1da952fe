// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/selection_command.h"

#include <QCoreApplication>

namespace kikuscope::ui {
namespace {

struct SelectionCommands // translation context
{
    Q_DECLARE_TR_FUNCTIONS(SelectionCommands)
};

} // namespace

SelectionCommand::SelectionCommand(Session& session, std::shared_ptr<const PixelSelection> selection)
    : m_session(session), m_before(session.selection()),
      m_after(selection && selection->count > 0 ? std::move(selection) : nullptr)
{
    setText(m_after ? SelectionCommands::tr("selection: %1").arg(m_after->description)
                    : SelectionCommands::tr("clear selection"));
}

void chooseSelection(Session& session, std::shared_ptr<const PixelSelection> selection)
{
    const bool nothing = !selection || selection->count == 0;
    if (nothing ? !session.selection() : selection == session.selection())
        return;
    session.history().push(new SelectionCommand(session, std::move(selection)));
}

} // namespace kikuscope::ui
