// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures as files.
#pragma once
#include <QImage>
#include <QString>

namespace kikuscope::ui {

/// PNG with the image's texts, and this program as "Software". Atomic. Throws Error(BadFile) where the file cannot be written.
void writePng(QImage image, const QString& path);

} // namespace kikuscope::ui
