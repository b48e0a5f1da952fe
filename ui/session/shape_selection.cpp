// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/shape_selection.h"

#include "ui/session/session.h"

namespace kikuscope::ui {
namespace {

using analysis::PixelMask;

std::vector<std::int64_t> pixelsOfPath(const ScanGrid& grid, const std::vector<analysis::PointUm>& points)
{
    std::vector<std::int64_t> pixels;
    for (std::size_t i = 0; i < points.size(); ++i)
        for (const std::int64_t pixel : analysis::pixelsAlong(grid, points[i == 0 ? 0 : i - 1], points[i]))
            pixels.push_back(pixel);
    return pixels;
}

PixelMask connectedMask(const ShapeRequest& request)
{
    const std::vector<std::int64_t> seed = pixelsOfPath(request.grid, {request.points.front()});
    if (seed.empty() || (!request.phaseId && !request.orientations))
        return PixelMask(static_cast<std::size_t>(request.grid.size()), std::uint8_t{0});
    if (request.tool == SelectionTool::Grain && request.orientations)
        return analysis::grainRegion(*request.orientations, seed.front(), request.grainAngle);
    analysis::PhasesView map;
    map.grid = &request.grid;
    map.phaseId = request.phaseId.get();
    map.state = request.state.get();
    return analysis::phaseRegion(map, seed.front());
}

PixelMask shapeMask(const ShapeRequest& request)
{
    switch (request.tool) {
    case SelectionTool::Rectangle:
        return analysis::rectangleMask(request.grid, request.points.front(), request.points.back());
    case SelectionTool::Lasso:
        return analysis::polygonMask(request.grid, request.points);
    case SelectionTool::Flood:
    case SelectionTool::Grain:
        return connectedMask(request);
    case SelectionTool::Pixel:
    case SelectionTool::Line:
    case SelectionTool::Probe:
        break;
    }
    return analysis::maskOf(request.grid, pixelsOfPath(request.grid, request.points));
}

} // namespace

ShapeRequest shapeRequest(const Session& session, SelectionTool tool, bool preferReference)
{
    ShapeRequest request;
    request.tool = tool;
    request.grid = session.scan()->grid;
    request.old = session.selection();
    const auto result = session.result();
    const auto reference =
        session.reference() && !session.reference()->phaseId.empty() ? session.reference() : nullptr;
    if (reference && (preferReference || !result)) {
        request.phaseId = {reference, &reference->phaseId};
    } else if (result && session.isClassifying()) {
        request.phaseId = std::make_shared<const std::vector<std::uint16_t>>(result->phaseId);
        request.state = std::make_shared<const std::vector<PixelState>>(result->state);
    } else if (result) {
        request.phaseId = {result, &result->phaseId};
        request.state = {result, &result->state};
    }
    if (tool == SelectionTool::Grain && reference && !reference->orientation.empty())
        request.orientations = reference;
    return request;
}

PixelSelection selectShape(const ShapeRequest& request)
{
    using analysis::Combination;
    const PixelMask none;
    const bool fits = request.old && request.old->mask &&
                      request.old->mask->size() == static_cast<std::size_t>(request.grid.size());
    auto mask = std::make_shared<PixelMask>(
        analysis::combined(fits ? *request.old->mask : none, shapeMask(request), request.combination));
    PixelSelection selection{request.grid, mask, analysis::countOf(*mask), request.description, {}};
    if (request.tool == SelectionTool::Line && request.combination == Combination::Replace)
        selection.line = analysis::pixelsAlong(request.grid, request.points.front(), request.points.back());
    return selection;
}

} // namespace kikuscope::ui
