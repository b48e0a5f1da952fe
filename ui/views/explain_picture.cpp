// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/explain_picture.h"

#include "ui/widgets/png_file.h"
#include "ui/widgets/qt_convert.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <utility>

namespace kikuscope::ui {
namespace {

constexpr double cutShare = 0.01; // of the darkest and brightest pixels
constexpr double labelAt = 0.85;  // along a band
constexpr int notReached = 90;    // grey level
constexpr int panelSide = 640, figureMargin = 24, figureFontPx = 20, barRoom = 52;

QImage greyOf(const Image<float>& pattern)
{
    std::vector<float> values;
    std::copy_if(pattern.pixels.begin(), pattern.pixels.end(), std::back_inserter(values), [](float v) { return std::isfinite(v); });
    if (values.empty())
        return {};
    std::sort(values.begin(), values.end());
    const auto cut = static_cast<std::size_t>(cutShare * static_cast<double>(values.size()));
    return toGreyImage(pattern.view(), values[cut], values[values.size() - 1 - cut]);
}

QImage heatImage(const Image<float>& normalised) { return toGreyImage(normalised.view(), 0, 1).convertToFormat(QImage::Format_Grayscale8); }

QPointF cornerBased(const Eigen::Vector2d& p) { return {p.x() + 0.5, p.y() + 0.5}; }

void addMarks(HeatPicture& picture, const HeatAnswer& answer)
{
    const simulate::CrystalMarks& marks = *answer.marks;
    for (const auto& band : answer.overlay.bands) {
        for (const auto& edge : band.edges) {
            QPolygonF line;
            for (const Eigen::Vector2d& p : edge)
                line << cornerBased(p);
            picture.bandEdges << line;
        }
        if (band.centre.size() == 2) {
            const QLineF centre(cornerBased(band.centre[0]), cornerBased(band.centre[1]));
            picture.bandCentres << centre;
            const auto& plane = marks.planes[static_cast<std::size_t>(band.plane)];
            picture.bandLabels << HeatPicture::Label{centre.pointAt(labelAt), withBars(simulate::planeLabel(plane.hkl, marks.fourIndices))};
        }
    }
    for (const auto& axis : answer.overlay.axes)
        picture.axes << HeatPicture::Axis{cornerBased(axis.at), withBars(simulate::axisLabel(axis.uvw, marks.fourIndices)),
                                          marks.axes[static_cast<std::size_t>(axis.axis)].order};
}

} // namespace

HeatPicture pictureOf(const HeatAnswer& answer)
{
    HeatPicture picture;
    if (answer.recorded.empty())
        return picture;
    picture.pattern = greyOf(answer.recorded);
    picture.heat = heatImage(answer.heat.normalised());
    picture.heatArea = {answer.area.left, answer.area.top, answer.area.width, answer.area.height};
    if (answer.marksState == MarksState::Drawn)
        addMarks(picture, answer);
    return picture;
}

HeatPicture pictureOf(const nn::CrystalHeat& heat, const Phase& phase)
{
    Image<float> relative = heat.heat;
    float peak = 0;
    for (const float value : relative.pixels)
        peak = std::isfinite(value) ? std::max(peak, value) : peak;
    for (float& value : relative.pixels)
        value = std::isfinite(value) && peak > 0 ? value / peak : 0;
    HeatPicture picture;
    picture.pattern = QImage(relative.cols, relative.rows, QImage::Format_Grayscale8);
    picture.pattern.fill(notReached);
    picture.heat = heatImage(relative);
    picture.heatArea = QRectF(0, 0, relative.cols, relative.rows);
    const simulate::CrystalMarks marks = simulate::crystalMarks(phase);
    for (const auto& axis : simulate::axesInProjection(marks, relative.cols))
        picture.axes << HeatPicture::Axis{{axis.at.x(), axis.at.y()}, withBars(simulate::axisLabel(axis.uvw, marks.fourIndices)),
                                          marks.axes[static_cast<std::size_t>(axis.axis)].order};
    return picture;
}

HeatPicture pictureOf(const nn::MeanHeat& mean)
{
    HeatPicture picture;
    picture.pattern = greyOf(mean.input);
    picture.heat = heatImage(mean.heat);
    picture.heatArea = QRectF(QPointF(0, 0), QSizeF(picture.pattern.size()));
    return picture;
}

QString withBars(const std::string& indices)
{
    QString text;
    bool barred = false;
    for (const char c : indices) {
        if (c == '-')
            barred = true;
        else if (c != ' ') {
            text += QLatin1Char(c);
            if (barred)
                text += QChar(0x0305); // combining overline
            barred = false;
        }
    }
    return text;
}

void saveHeatFigure(const std::vector<HeatFigurePanel>& panels, const HeatStyle& style, const QString& provenance, const QString& path)
{
    const int count = static_cast<int>(panels.size());
    QImage image(figureMargin + count * (panelSide + figureMargin) + barRoom, panelSide + 3 * figureMargin + figureFontPx, QImage::Format_RGB32);
    image.fill(Qt::white);
    {
        QPainter painter(&image);
        QFont font;
        font.setPixelSize(figureFontPx);
        painter.setFont(font);
        for (int i = 0; i < count; ++i) {
            const QRectF target(figureMargin + i * (panelSide + figureMargin), figureMargin, panelSide, panelSide);
            painter.setPen(Qt::black);
            paintHeat(painter, target, panels[static_cast<std::size_t>(i)].picture, style);
            painter.drawText(target.translated(0, panelSide + 6), Qt::AlignTop | Qt::AlignLeft, panels[static_cast<std::size_t>(i)].caption);
        }
        painter.setPen(Qt::black);
        paintHeatBar(painter, QRectF(figureMargin + count * (panelSide + figureMargin), figureMargin, barRoom, panelSide), style.colourMap);
    }
    const QString origin = QStringLiteral("Provenance"); // key of PNG text
    image.setText(origin, provenance);
    writePng(std::move(image), path);
}

} // namespace kikuscope::ui
