// SPDX-License-Identifier: GPL-3.0-or-later
// Labels given to patterns, as a step of the session's history.
#pragma once
#include "ui/session/session.h"

#include <QUndoCommand>
#include <optional>
#include <utility>
#include <vector>

namespace kikuscope::ui {

/// Pixel and what it becomes; empty: no label.
using LabelChanges = std::vector<std::pair<std::int64_t, std::optional<nn::PatternLabel>>>;

class LabelCommand : public QUndoCommand
{
public:
    LabelCommand(Session& session, LabelChanges changes, const QString& text);
    void undo() override { apply(m_before); }
    void redo() override { apply(m_after); }

private:
    void apply(const LabelChanges& changes);

    Session& m_session;
    LabelChanges m_before, m_after;
};

} // namespace kikuscope::ui
