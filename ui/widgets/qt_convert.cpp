// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/qt_convert.h"

#include <QRegularExpression>
#include <algorithm>
#include <cmath>

namespace kikuscope::ui {

QString toQString(const std::string& utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

std::string toStdString(const QString& text) { return text.toStdString(); }

std::filesystem::path toPath(const QString& path) { return std::filesystem::path(path.toStdU16String()); }

QString fromPath(const std::filesystem::path& path) { return QString::fromStdU16String(path.u16string()); }

QString fileNameOf(const QString& text)
{
    static const QRegularExpression others(QStringLiteral("[^\\w.-]+"),
                                           QRegularExpression::UseUnicodePropertiesOption);
    QString name = text.trimmed();
    name.replace(others, QStringLiteral("-"));
    while (name.startsWith(QLatin1Char('.')) || name.startsWith(QLatin1Char('-')))
        name.remove(0, 1);
    name.truncate(80);
    return name.isEmpty() ? QStringLiteral("unnamed") : name;
}

QColor toQColor(Rgba c) { return {c.r, c.g, c.b, c.a}; }

QRgb toQRgb(Rgba c) { return qRgba(c.r, c.g, c.b, c.a); }

Rgba toRgba(QRgb c)
{
    const auto channel = [](int value) { return static_cast<std::uint8_t>(value); };
    return {channel(qRed(c)), channel(qGreen(c)), channel(qBlue(c)), channel(qAlpha(c))};
}

QImage toGreyImage(ImageView<const float> image, float low, float high)
{
    QImage grey(image.cols, image.rows, QImage::Format_Grayscale8);
    const float scale = high > low ? 255.f / (high - low) : 0.f;
    for (int r = 0; r < image.rows; ++r) {
        const float* in = image.row(r);
        uchar* out = grey.scanLine(r);
        for (int c = 0; c < image.cols; ++c) {
            const float v = (in[c] - low) * scale;
            out[c] =
                v > 0 ? static_cast<uchar>(std::lround(std::min(v, 255.f))) : uchar{0}; // NaN compares false
        }
    }
    return grey;
}

QImage toQImage(const Image<Rgba>& image)
{
    static_assert(sizeof(Rgba) == 4);
    return QImage(reinterpret_cast<const uchar*>(image.pixels.data()), image.cols, image.rows,
                  static_cast<qsizetype>(image.cols) * 4, QImage::Format_RGBA8888)
        .copy();
}

} // namespace kikuscope::ui
