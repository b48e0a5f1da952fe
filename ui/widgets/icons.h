// SPDX-License-Identifier: GPL-3.0-or-later
// The program's icons: line drawings that take the text colour of the current theme.
#pragma once
#include <QIcon>

namespace kikuscope::ui {

/// Registers the compiled-in resources; call before the first icon is asked for.
void initialiseResources();

/// `name` is a file of resources/icons without extension; "currentColor" in it becomes the text colour.
QIcon icon(const QString& name);
QIcon applicationIcon();

} // namespace kikuscope::ui
