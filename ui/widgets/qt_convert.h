// SPDX-License-Identifier: GPL-3.0-or-later
// The border between core (UTF-8 std::string, std::filesystem::path, Image) and Qt.
#pragma once
#include "core/base/image.h"

#include <QColor>
#include <QImage>
#include <QString>
#include <filesystem>
#include <string>

namespace kikuscope::ui {

QString toQString(const std::string& utf8);
std::string toStdString(const QString& text);
std::filesystem::path toPath(const QString& path);
QString fromPath(const std::filesystem::path& path);
/// A text as a file name: letters, digits, dash, underscore and dot, never hidden or empty.
QString fileNameOf(const QString& text);

QColor toQColor(Rgba colour);
QRgb toQRgb(Rgba colour);
Rgba toRgba(QRgb colour);

/// Deep copy as 8-bit grey; values at or below `low` are black, at or above `high` white, NaN black.
QImage toGreyImage(ImageView<const float> image, float low, float high);
QImage toQImage(const Image<Rgba>& image);

} // namespace kikuscope::ui
