// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/label_command.h"

namespace kikuscope::ui {

LabelCommand::LabelCommand(Session& session, LabelChanges changes, const QString& text)
    : QUndoCommand(text), m_session(session), m_after(std::move(changes))
{
    for (const auto& [pixel, label] : m_after) {
        const auto found = session.labels().find(pixel);
        m_before.emplace_back(pixel,
                              found == session.labels().end() ? std::nullopt : std::optional(found->second));
    }
}

void LabelCommand::apply(const LabelChanges& changes)
{
    nn::PatternLabels labels = m_session.labels();
    for (const auto& [pixel, label] : changes) {
        if (label)
            labels[pixel] = *label;
        else
            labels.erase(pixel);
    }
    m_session.setLabels(std::move(labels));
}

} // namespace kikuscope::ui
