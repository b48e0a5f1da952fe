// SPDX-License-Identifier: GPL-3.0-or-later
// explain --bands: Kikuchi bands and zone axes over the panels, from an indexing or given Euler angles.
#pragma once
#include "core/base/settings.h"
#include "core/draw/heat_figure.h"
#include "core/map/ebsd_scan.h"
#include "core/preprocess/output_area.h"

#include <optional>

namespace kikuscope::cli {

/// Euler angles by hand belong to the frame and phase that are named with them.
struct GivenOrientation
{
    std::vector<double> eulerDeg; // empty: take the indexing of the scan
    std::string structure;        // library name or CIF file
    std::string frame = "tsl";    // or hkl
};

/// Lines and labels in pixels of the preprocessed pattern, and the same in numbers for --json.
struct PanelMarks
{
    std::vector<draw::PanelLine> lines;
    std::vector<draw::PanelLabel> labels;
    Json numbers = Json::object();
};

/// Throws Error that says what is missing: orientation, pattern centre, cell.
PanelMarks marksAt(const EbsdScan& scan, const CrystalMap* indexing, std::int64_t pixel, const GivenOrientation& given,
                   const preprocess::PatternArea& area, int inputSize);

/// Heat in the stereographic projection of a crystal, darkest where it is least, with the zone axes of the upper hemisphere.
draw::HeatPanel crystalPanel(const Image<float>& heat, const Phase& phase, const std::string& caption, const std::string& colourMap);

} // namespace kikuscope::cli
