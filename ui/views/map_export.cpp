// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/map_export.h"

#include "core/base/error.h"
#include "core/draw/map_image.h"
#include "ui/plot/map_raster.h"
#include "ui/widgets/qt_convert.h"

#include <algorithm>

namespace kikuscope::ui {
namespace {

constexpr int figureWidth = 1200;

[[noreturn]] void nothingToShow()
{
    throw Error(ErrorKind::Unsupported, "This pane shows no map; classify the scan or open a reference first.");
}

Image<Rgba> phaseFigure(const ScanGrid& grid, const PhaseList& phases, const std::vector<std::uint16_t>& phaseId,
                        const std::vector<Rgba>& colours, const std::vector<PixelState>& state, const std::string& title)
{
    auto fractions = phaseFractions(grid, phases.size(), phaseId, state);
    std::erase_if(fractions, [](const PhaseFraction& f) { return f.pixels == 0; });
    return draw::mapFigure(draw::renderPhaseMap(grid, phaseId, colours, state), grid, draw::phaseLegend(phases, colours, fractions), title, figureWidth);
}

Image<Rgba> scalarFigure(const ScanGrid& grid, const std::vector<float>& values, const ScalarScale& scale, const std::string& title)
{
    return draw::mapFigure(draw::renderScalarMap(grid, values, scale.low, scale.high, scale.colourMap), grid, {}, title, figureWidth);
}

Image<Rgba> semFigure(const FigureSource& s, const std::string& title)
{
    const QRectF area = semAreaUm(*s.sem, s.scan->grid);
    ScanGrid pixels;
    pixels.rows = s.sem->pixels.rows;
    pixels.cols = s.sem->pixels.cols;
    pixels.stepXUm = area.width() / s.sem->pixels.cols;
    pixels.stepYUm = area.height() / s.sem->pixels.rows;
    return scalarFigure(pixels, s.sem->pixels.pixels, robustScale(s.sem->pixels.pixels, "grey"), title);
}

std::vector<float> confidences(const PhaseMap& map)
{
    std::vector<float> values(map.topProbability.size());
    std::transform(map.topProbability.begin(), map.topProbability.end(), values.begin(), [](const auto& p) { return p[0]; });
    return values;
}

} // namespace

FigureSource figureSource(const Session& session, const QString& layer, const QString& title)
{
    FigureSource source{layer, title, session.scan(), session.reference(), session.result(), session.resultColours(), session.referenceColours(), nullptr};
    if (layer.startsWith(QLatin1String("sem:"))) {
        const auto index = static_cast<std::size_t>(layer.mid(4).toInt());
        if (index < session.semImages().size())
            source.sem = session.semImages()[index];
    }
    return source;
}

Image<Rgba> renderFigure(const FigureSource& s)
{
    std::string title = toStdString(s.title);
    if (s.scan && s.scan->simulated)
        title += " (simulated)";
    if (s.layer == QLatin1String("result") && s.result)
        return phaseFigure(s.result->grid, s.result->phases, s.result->phaseId, s.resultColours, s.result->state, title);
    if (s.layer == QLatin1String("confidence") && s.result)
        return scalarFigure(s.result->grid, confidences(*s.result), {0, 1, "viridis"}, title);
    if (s.layer == QLatin1String("reference") && s.reference && !s.reference->phaseId.empty())
        return phaseFigure(s.reference->grid, s.reference->phases, s.reference->phaseId, s.referenceColours, {}, title);
    if (s.layer.startsWith(QLatin1String("scalar:")) && s.reference)
        if (const ScalarMap* scalar = s.reference->scalar(toStdString(s.layer.mid(7))))
            return scalarFigure(s.reference->grid, scalar->values, robustScale(scalar->values, "grey"), title);
    if (s.sem && s.scan)
        return semFigure(s, title);
    nothingToShow();
}

} // namespace kikuscope::ui
