// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/zone_axis_heat.h"

#include "core/analysis/mean_estimate.h"
#include "core/base/error.h"
#include "core/map/crystal_orientation.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <optional>

namespace kikuscope::nn {
namespace {

constexpr double usualRadius = 0.05; // of the height

std::size_t groupOf(int order)
{
    const auto it = std::find(zoneAxisOrders.begin(), zoneAxisOrders.end(), order);
    return static_cast<std::size_t>(it - zoneAxisOrders.begin());
}

/// Marks of the phases of a map, found when first needed; empty where a phase has none.
class PhaseMarks
{
public:
    PhaseMarks(const PhaseList& phases, const ZoneAxisOptions& options) : m_phases(phases)
    {
        m_options.leastBands = options.leastBands;
        m_options.largestIndex = options.largestIndex;
    }

    const simulate::CrystalMarks& of(int id)
    {
        const auto found = m_marks.find(id);
        if (found != m_marks.end())
            return found->second;
        simulate::CrystalMarks marks;
        try {
            marks = simulate::crystalMarks(m_phases[id], m_options);
        } catch (const Error& e) {
            m_notes.emplace_back(e.what());
        }
        return m_marks.emplace(id, std::move(marks)).first->second;
    }
    const std::vector<std::string>& notes() const { return m_notes; }

private:
    const PhaseList& m_phases;
    simulate::OverlayOptions m_options;
    std::map<int, simulate::CrystalMarks> m_marks;
    std::vector<std::string> m_notes;
};

} // namespace

ZoneAxisSum::Grain& ZoneAxisSum::grainOf(int phaseId, const Eigen::Matrix3d& orientation)
{
    const double leastTrace = 1 + 2 * std::cos(m_options.sameGrainDeg * std::numbers::pi / 180);
    for (Grain& grain : m_grains)
        if (grain.phaseId == phaseId && (grain.orientation.transpose() * orientation).trace() >= leastTrace)
            return grain;
    m_grains.push_back({phaseId, orientation});
    return m_grains.back();
}

void ZoneAxisSum::add(int phaseId, const Eigen::Matrix3d& crystalFromDetector, const Image<float>& heat, const preprocess::PatternArea& area,
                      const simulate::CrystalMarks& marks, const std::vector<simulate::AxisOnScreen>& axes, double radiusPx)
{
    constexpr std::size_t elsewhere = zoneAxisOrders.size() - 1;
    std::vector<std::size_t> group(heat.pixels.size(), elsewhere);
    const double perCol = area.width / heat.cols, perRow = area.height / heat.rows;
    for (const auto& axis : axes) {
        const std::size_t own = groupOf(marks.axes[static_cast<std::size_t>(axis.axis)].order);
        for (int row = 0; row < heat.rows; ++row)
            for (int col = 0; col < heat.cols; ++col) {
                const Eigen::Vector2d at(area.left + (col + 0.5) * perCol - 0.5, area.top + (row + 0.5) * perRow - 0.5);
                auto& now = group[static_cast<std::size_t>(row) * static_cast<std::size_t>(heat.cols) + static_cast<std::size_t>(col)];
                if (own < now && (at - axis.at).norm() <= radiusPx)
                    now = own;
            }
    }
    std::array<double, zoneAxisOrders.size()> sum{};
    std::array<std::int64_t, zoneAxisOrders.size()> count{};
    for (std::size_t i = 0; i < group.size(); ++i) {
        sum[group[i]] += static_cast<double>(heat.pixels[i]);
        ++count[group[i]];
    }
    const double mean = std::accumulate(sum.begin(), sum.end(), 0.) / static_cast<double>(heat.pixels.size());
    if (!(mean > 0))
        return;
    ++m_patterns;
    Grain& grain = grainOf(phaseId, crystalFromDetector);
    for (std::size_t g = 0; g < count.size(); ++g)
        if (count[g] > 0) {
            grain.sum[g] += sum[g] / static_cast<double>(count[g]) / mean;
            ++grain.patterns[g];
            m_area[g] += count[g];
        }
}

ZoneAxisHeat ZoneAxisSum::result() const
{
    ZoneAxisHeat result;
    result.patterns = m_patterns;
    const double all = static_cast<double>(std::accumulate(m_area.begin(), m_area.end(), std::int64_t{0}));
    for (std::size_t g = 0; g < zoneAxisOrders.size(); ++g) {
        std::vector<double> means;
        for (const Grain& grain : m_grains)
            if (grain.patterns[g] > 0)
                means.push_back(grain.sum[g] / static_cast<double>(grain.patterns[g]));
        if (!means.empty())
            result.groups.push_back({zoneAxisOrders[g], static_cast<std::int64_t>(means.size()), analysis::meanEstimate(means),
                                     static_cast<double>(m_area[g]) / all});
    }
    return result;
}

ZoneAxisHeat zoneAxisHeat(const EbsdScan& scan, const CrystalMap& map, const std::shared_ptr<const ModelFile>& model,
                          const std::vector<std::int64_t>& pixels, const ExplainOptions& explain, const ZoneAxisOptions& options,
                          const std::string& device, JobMonitor& job)
{
    checkSettings(options, "zone axes");
    if (!scan.detector.patternCentre)
        throw Error(ErrorKind::BadSetting, scan.name + " does not say its pattern centre, without which zone axes cannot be placed.");
    if (!scan.patterns)
        throw Error(ErrorKind::BadSetting, scan.name + " holds no patterns, so there is nothing to explain.");
    std::vector<std::int64_t> known;
    std::copy_if(pixels.begin(), pixels.end(), std::back_inserter(known),
                 [&](std::int64_t pixel) { return crystalFromDetector(map, pixel, scan.detector).has_value(); });
    if (known.empty())
        throw Error(ErrorKind::BadSetting, "None of the chosen pixels of " + scan.name + " has an orientation; open an indexing that holds them.");
    const int height = scan.patterns->height(), width = scan.patterns->width();
    const auto area = preprocess::outputArea(model->recipe, height, width, scan.detector);
    const double radius = options.radiusPx > 0 ? options.radiusPx : usualRadius * height;
    PhaseMarks phases(map.phases, options);
    ZoneAxisSum sum(options);
    explainScan(scan, model, known, explain, device, job, [&](std::int64_t pixel, std::span<const float>, const Explanation& one) {
        const int id = map.phaseId[static_cast<std::size_t>(pixel)];
        const simulate::CrystalMarks& marks = phases.of(id);
        if (marks.axes.empty())
            return;
        const Eigen::Matrix3d orientation = *crystalFromDetector(map, pixel, scan.detector);
        sum.add(id, orientation, one.heat, area, marks, simulate::axesOn(marks, orientation, *scan.detector.patternCentre, width, height), radius);
    });
    ZoneAxisHeat result = sum.result();
    result.left = static_cast<std::int64_t>(pixels.size()) - result.patterns;
    result.notes = phases.notes();
    return result;
}

} // namespace kikuscope::nn
