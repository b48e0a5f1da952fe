// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/explain_marks.h"

#include "core/base/error.h"
#include "core/crystal/structure_library.h"
#include "core/draw/palette.h"
#include "core/map/crystal_orientation.h"
#include "core/simulate/band_overlay.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kikuscope::cli {
namespace {

constexpr double usualTiltDeg = 70, usualEnergyKeV = 20;
constexpr Rgba centreColour{255, 235, 120, 255}, edgeColour{120, 220, 255, 255};

struct Oriented
{
    Phase phase;
    Eigen::Matrix3d crystalFromDetector;
};

Oriented orientationAt(const EbsdScan& scan, const CrystalMap* indexing, std::int64_t pixel, const GivenOrientation& given)
{
    if (!given.eulerDeg.empty()) {
        const Phase phase = crystal::phaseFromCifOrName(given.structure);
        const auto radians = [&](std::size_t i) { return static_cast<float>(given.eulerDeg[i] * std::numbers::pi / 180); };
        return {phase, crystalFromDetector({radians(0), radians(1), radians(2)}, phase.cell, false,
                                           given.frame == "hkl" ? SampleFrame::Hkl : SampleFrame::Tsl,
                                           scan.detector.sampleTiltDeg.value_or(usualTiltDeg), scan.detector.detectorTiltDeg.value_or(0))};
    }
    const auto rotation = indexing ? crystalFromDetector(*indexing, pixel, scan.detector) : std::nullopt;
    if (!rotation)
        throw Error(ErrorKind::BadSetting, "--bands: row " + std::to_string(scan.grid.row(pixel)) + ", column " + std::to_string(scan.grid.col(pixel)) +
                                               " has no orientation; choose an indexed point, or give --euler and --structure.");
    return {indexing->phases[indexing->phaseId[static_cast<std::size_t>(pixel)]], *rotation};
}

Json listOf(const Eigen::Vector3i& v) { return {v(0), v(1), v(2)}; }

} // namespace

PanelMarks marksAt(const EbsdScan& scan, const CrystalMap* indexing, std::int64_t pixel, const GivenOrientation& given,
                   const preprocess::PatternArea& area, int inputSize)
{
    if (!scan.detector.patternCentre)
        throw Error(ErrorKind::BadSetting, "--bands: " + scan.name + " does not say its pattern centre, without which bands cannot be placed.");
    const Oriented crystal = orientationAt(scan, indexing, pixel, given);
    const simulate::CrystalMarks marks = simulate::crystalMarks(crystal.phase);
    const auto overlay = simulate::overlayOn(marks, crystal.crystalFromDetector, *scan.detector.patternCentre, scan.patterns->width(),
                                             scan.patterns->height(), scan.detector.energyKeV.value_or(usualEnergyKeV));
    const auto toInput = [&](const Eigen::Vector2d& p) {
        return std::pair((p.x() + 0.5 - area.left) / area.width * inputSize, (p.y() + 0.5 - area.top) / area.height * inputSize);
    };
    PanelMarks result;
    result.numbers = {{"phase", crystal.phase.name}, {"bands", Json::array()}, {"zone_axes", Json::array()}};
    const auto addLine = [&](const simulate::ScreenLine& line, Rgba colour) {
        draw::PanelLine drawn{{}, colour};
        for (const Eigen::Vector2d& p : line)
            drawn.points.push_back(toInput(p));
        result.lines.push_back(std::move(drawn));
    };
    for (const auto& band : overlay.bands) {
        const auto& plane = marks.planes[static_cast<std::size_t>(band.plane)];
        for (const auto& edge : band.edges)
            addLine(edge, edgeColour);
        if (band.centre.size() == 2)
            addLine(band.centre, centreColour);
        Json centre = Json::array();
        for (const Eigen::Vector2d& p : band.centre)
            centre.push_back({p.x(), p.y()});
        result.numbers["bands"].push_back({{"hkl", listOf(plane.hkl)}, {"label", simulate::planeLabel(plane.hkl, marks.fourIndices)},
                                           {"d_angstrom", plane.dSpacing}, {"strength", plane.strength}, {"centre_line_px", centre}});
    }
    for (const auto& axis : overlay.axes) {
        const auto& own = marks.axes[static_cast<std::size_t>(axis.axis)];
        const std::string label = simulate::axisLabel(axis.uvw, marks.fourIndices);
        const auto [x, y] = toInput(axis.at);
        result.labels.push_back({x, y, label, own.order});
        result.numbers["zone_axes"].push_back(
            {{"uvw", listOf(axis.uvw)}, {"label", label}, {"order", own.order}, {"bands", own.bands}, {"at_px", {axis.at.x(), axis.at.y()}}});
    }
    return result;
}

draw::HeatPanel crystalPanel(const Image<float>& heat, const Phase& phase, const std::string& caption, const std::string& colourMap)
{
    float peak = 0;
    for (const float value : heat.pixels)
        if (std::isfinite(value))
            peak = std::max(peak, value);
    draw::HeatPanel panel{Image<Rgba>(heat.rows, heat.cols, Rgba{255, 255, 255, 255}), caption};
    for (std::size_t i = 0; i < heat.pixels.size(); ++i)
        if (std::isfinite(heat.pixels[i]) && peak > 0)
            panel.image.pixels[i] = draw::colourAt(colourMap, heat.pixels[i] / peak);
    const simulate::CrystalMarks marks = simulate::crystalMarks(phase);
    for (const auto& axis : simulate::axesInProjection(marks, heat.cols))
        panel.labels.push_back({axis.at.x(), axis.at.y(), simulate::axisLabel(axis.uvw, marks.fourIndices), marks.axes[static_cast<std::size_t>(axis.axis)].order});
    return panel;
}

} // namespace kikuscope::cli
