// SPDX-License-Identifier: GPL-3.0-or-later
// Reading the patterns of a set of pixels, in blocks, and their average.
#pragma once
#include "core/jobs/job_monitor.h"
#include "core/map/pattern_source.h"

#include <functional>
#include <vector>

namespace kikuscope::analysis {

/// At most `most` of the pixels, spread evenly over the list; all where it is not longer.
std::vector<std::int64_t> spreadSample(const std::vector<std::int64_t>& pixels, std::int64_t most);

/// Calls `use` for blocks that hold the patterns of `pixels` (ascending) and no others; pixels side by side
/// share a block, of at most 32 MiB. Reports patterns to the job. Throws Error where they cannot be read,
/// Stopped.
void readSelected(const PatternSource& patterns, const std::vector<std::int64_t>& pixels,
                  const std::function<void(const PatternBlock&)>& use, JobMonitor& job);

/// Mean of the patterns as recorded, each brought to the same mean brightness first (beam current and
/// topography change it; a bright pattern shall not count more).
struct AveragePattern
{
    Image<float> mean; // empty where no pixel has a pattern
    std::int64_t patterns = 0;
};
class PatternAverage
{
public:
    void add(const PatternBlock& block);
    AveragePattern result() const;

private:
    std::vector<double> m_sum;
    double m_brightness = 0;
    std::int64_t m_patterns = 0;
    int m_height = 0, m_width = 0;
};
AveragePattern averagePattern(const PatternSource& patterns, const std::vector<std::int64_t>& pixels,
                              JobMonitor& job);

} // namespace kikuscope::analysis
