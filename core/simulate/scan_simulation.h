// SPDX-License-Identifier: GPL-3.0-or-later
// A whole simulated scan: Voronoi grains of several phases, patterns, ground truth and an electron image.
#pragma once
#include "core/map/ebsd_scan.h"
#include "core/simulate/pattern_renderer.h"

namespace kikuscope::simulate {

struct ScanPhase
{
    using IsSettings = void;
    std::string structure;   // library name or CIF path
    double fraction = 1;     // wanted area fraction (relative)
    double grainUm = 10;     // mean grain size
    double aspect = 1;       // elongation of the grains (needles > 1)

    template <class V> void visit(V& v)
    {
        v.field("structure", structure);
        v.field("fraction", fraction, {.min = 0, .max = 1e6});
        v.field("grain_um", grainUm, {.min = 0.001, .max = 1e6, .unit = "um"});
        v.field("aspect", aspect, {.min = 1, .max = 50});
    }
};

/// The JSON of `kikuscope-cli simulate scan` (phases is a list of ScanPhase objects).
struct ScanSpec
{
    std::string name = "simulated scan";
    std::vector<ScanPhase> phases;
    int rows = 60, cols = 80;
    double stepUm = 0.5;
    int patternHeight = 60, patternWidth = 60;
    PatternCentre pc{0.5, 0.3, 0.6};
    double sampleTiltDeg = 70, detectorTiltDeg = 0;
    MasterPatternOptions master;
    CameraModel camera;
    double unindexedFraction = 0; // share of pixels whose reference is "not indexed" (a Hough-like reference)
    std::uint64_t seed = 1;

    static ScanSpec fromJson(const Json& json, const std::string& source);
    Json toJson() const;
};

/// `scan.simulated` is true, `scan.indexing` the ground truth (frame tsl), scan.semImages[0] a synthetic BSE image.
/// Patterns are computed on all cores into memory (8 or 16 bit).
EbsdScan simulateScan(const ScanSpec& spec, JobMonitor& job);

} // namespace kikuscope::simulate
