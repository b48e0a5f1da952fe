// SPDX-License-Identifier: GPL-3.0-or-later
// Does the network look at symmetry? Heat near zone axes, by their order of rotation, against heat elsewhere, over the
// patterns of a map whose orientations are known.
#pragma once
#include "core/analysis/estimate.h"
#include "core/nn/explain_scan.h"
#include "core/preprocess/output_area.h"
#include "core/simulate/band_overlay.h"

#include <Eigen/Core>
#include <array>
#include <map>

namespace kikuscope::nn {

struct ZoneAxisOptions
{
    using IsSettings = void;
    double radiusPx = 0;      // of the recorded pattern around an axis; 0: a twentieth of its height
    double sameGrainDeg = 3;  // patterns of a phase within this angle count as one grain
    int leastBands = 3;       // that cross in an axis
    int largestIndex = 3;     // of an axis

    template <class V> void visit(V& v)
    {
        v.field("radius_px", radiusPx, {.min = 0, .max = 1e4, .unit = "px", .help = "Around an axis; 0: a twentieth of the pattern's height"});
        v.field("same_grain_deg", sameGrainDeg, {.min = 0, .max = 180, .unit = "deg", .help = "Patterns within this angle count as one grain"});
        v.field("least_bands", leastBands, {.min = 2, .max = 20, .help = "Bands that cross in a zone axis, at least"});
        v.field("largest_index", largestIndex, {.min = 1, .max = 9, .help = "Largest index of a zone axis"});
    }
};

/// Orders of rotation, and 0 for pixels that are near no axis.
inline constexpr std::array<int, 6> zoneAxisOrders{6, 4, 3, 2, 1, 0};

/// Heat of a kind of pixel relative to the mean heat of its pattern: 1 = as everywhere.
struct ZoneAxisHeat
{
    struct Group
    {
        int order = 0;
        std::int64_t grains = 0;  // that show such pixels
        analysis::Estimate heat;  // mean over the grains, 95 % interval
        double areaShare = 0;     // of all pixels of the inputs
    };
    std::vector<Group> groups;          // of zoneAxisOrders, those that occur
    std::int64_t patterns = 0, left = 0; // counted; left out, for want of an orientation or of any heat
    /// Phases whose axes could not be found, with the reason.
    std::vector<std::string> notes;
};

/// Adds pattern by pattern. A pixel near several axes counts for the highest order.
class ZoneAxisSum
{
public:
    explicit ZoneAxisSum(const ZoneAxisOptions& options) : m_options(options) {}
    /// `radiusPx` and `axes` in pixels of the recorded pattern, of which the heat shows `area`.
    void add(int phaseId, const Eigen::Matrix3d& crystalFromDetector, const Image<float>& heat, const preprocess::PatternArea& area,
             const simulate::CrystalMarks& marks, const std::vector<simulate::AxisOnScreen>& axes, double radiusPx);
    ZoneAxisHeat result() const;

private:
    struct Grain
    {
        int phaseId;
        Eigen::Matrix3d orientation;
        std::array<double, zoneAxisOrders.size()> sum{};
        std::array<std::int64_t, zoneAxisOrders.size()> patterns{};
    };
    Grain& grainOf(int phaseId, const Eigen::Matrix3d& orientation);

    ZoneAxisOptions m_options;
    std::vector<Grain> m_grains;
    std::array<std::int64_t, zoneAxisOrders.size()> m_area{};
    std::int64_t m_patterns = 0;
};

/// Over `pixels` (rising) of a scan whose orientations are `map`. Throws Error(BadSetting) where the pattern centre is not
/// known, or none of the pixels has an orientation.
ZoneAxisHeat zoneAxisHeat(const EbsdScan& scan, const CrystalMap& map, const std::shared_ptr<const ModelFile>& model,
                          const std::vector<std::int64_t>& pixels, const ExplainOptions& explain, const ZoneAxisOptions& options,
                          const std::string& device, JobMonitor& job);

} // namespace kikuscope::nn
