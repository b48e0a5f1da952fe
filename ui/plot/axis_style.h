// SPDX-License-Identifier: GPL-3.0-or-later
// How the axes of all diagrams look.
#pragma once
#include <QFont>

class QCPAxis;

namespace kikuscope::ui {

/// Lines, labels and grid in the colours of the present theme.
void applyThemeTo(QCPAxis& axis, const QFont& font);

} // namespace kikuscope::ui
