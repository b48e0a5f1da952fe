// SPDX-License-Identifier: GPL-3.0-or-later
// Name, version, licence and the libraries the program stands on.
#pragma once
class QWidget;

namespace kikuscope::ui {

void showAbout(QWidget* parent);

} // namespace kikuscope::ui
