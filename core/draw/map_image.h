// SPDX-License-Identifier: GPL-3.0-or-later
// Maps to pictures without a window: one image pixel per scan pixel, and the figure with legend and scale bar that
// the command line writes. ui uses the same functions.
#pragma once
#include "core/base/image.h"
#include "core/map/crystal_map.h"
#include "core/map/phase_map.h"
#include "core/draw/palette.h"

namespace kikuscope::draw {

/// Not indexed / unknown black, pending transparent; shade (empty or one value per pixel, 0..1) multiplies.
Image<Rgba> renderPhaseMap(const ScanGrid& grid, const std::vector<std::uint16_t>& phaseId, const std::vector<Rgba>& colours,
                           const std::vector<PixelState>& state = {}, const std::vector<float>& shade = {});
/// Values from low (first colour) to high (last); NaN black.
Image<Rgba> renderScalarMap(const ScanGrid& grid, const std::vector<float>& values, float low, float high, const std::string& colourMap);
/// Redraws rows [firstRow, lastRow] of an existing picture only.
void updatePhaseMapRows(Image<Rgba>& image, const ScanGrid& grid, const std::vector<std::uint16_t>& phaseId,
                        const std::vector<Rgba>& colours, const std::vector<PixelState>& state, std::int64_t firstRow, std::int64_t lastRow);

struct LegendEntry { Rgba colour; std::string text; };
/// Unsmoothed map enlarged to about `targetWidth`, square pixels by step sizes, scale bar (1-2-5), legend beside it.
Image<Rgba> mapFigure(const Image<Rgba>& map, const ScanGrid& grid, const std::vector<LegendEntry>& legend,
                      const std::string& title, int targetWidth = 900);
std::vector<LegendEntry> phaseLegend(const PhaseList& phases, const std::vector<Rgba>& colours, const std::vector<PhaseFraction>& fractions);

/// Length of a scale bar (1, 2, 5 x 10^n micrometres) that covers about a fifth of widthUm, and its label.
std::pair<double, std::string> scaleBar(double widthUm);

} // namespace kikuscope::draw
