// SPDX-License-Identifier: GPL-3.0-or-later
// What an indexing said of every pixel: phase, orientation, quality. Also plain scalar maps.
#pragma once
#include "core/base/rotation.h"
#include "core/crystal/phase.h"
#include "core/map/detector.h"
#include "core/map/scan_grid.h"

#include <string>
#include <vector>

namespace kikuscope {

/// One float per pixel with its name and unit; NaN = no value.
struct ScalarMap
{
    std::string name, unit;
    std::vector<float> values;
};

/// Vendor's or ground-truth indexing. All arrays have grid.size() entries or are empty.
/// Angles are kept in the vendor's own sample frame (see `frame`), never silently converted.
struct CrystalMap
{
    std::string name;    // "Hough (EDAX)", "ground truth (simulated)"
    ScanGrid grid;
    PhaseList phases;
    std::vector<std::uint16_t> phaseId;     // 0 = not indexed
    std::vector<EulerAngles> orientation;   // Bunge, radians; meaningless where phaseId = 0
    SampleFrame frame = SampleFrame::Tsl;
    bool xParallelAStar = false;            // Oxford: crystal x || a* instead of a
    std::vector<ScalarMap> scalars;         // band contrast, IQ, CI, MAD, ... as the file has them
    std::vector<std::string> warnings;      // what the reader had to choose

    const ScalarMap* scalar(const std::string& scalarName) const
    {
        for (const auto& s : scalars)
            if (s.name == scalarName)
                return &s;
        return nullptr;
    }
};

} // namespace kikuscope
