// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/crystal_heat.h"

#include "core/base/error.h"
#include "core/crystal/symmetry.h"
#include "core/map/crystal_orientation.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace kikuscope::nn {
namespace {

/// Upper hemisphere of a direction and its opposite, onto the unit disc.
Eigen::Vector2f stereographic(Eigen::Vector3f d)
{
    if (d.z() < 0)
        d = -d;
    return d.head<2>() / (1 + d.z());
}

} // namespace

CrystalHeatSum::CrystalHeatSum(std::vector<Eigen::Matrix3d> laueGroup, int side)
    : m_side(side), m_sum(static_cast<std::size_t>(side) * static_cast<std::size_t>(side)), m_weight(m_sum.size())
{
    for (const Eigen::Matrix3d& rotation : laueGroup)
        if (rotation.determinant() > 0) // the inversion is in the projection
            m_rotations.push_back(rotation.cast<float>());
}

void CrystalHeatSum::add(const Eigen::Matrix3d& crystalFromDetector, const Image<float>& heat, const preprocess::PatternArea& area,
                         const PatternCentre& pc, int patternWidth, int patternHeight)
{
    const double mean = std::accumulate(heat.pixels.begin(), heat.pixels.end(), 0.) / static_cast<double>(heat.pixels.size());
    if (!(mean > 0))
        return;
    ++m_patterns;
    for (int row = 0; row < heat.rows; ++row)
        for (int col = 0; col < heat.cols; ++col) {
            const double y = area.top + (row + 0.5) * area.height / heat.rows - 0.5, x = area.left + (col + 0.5) * area.width / heat.cols - 0.5;
            if (x < -0.5 || y < -0.5 || x > patternWidth - 0.5 || y > patternHeight - 0.5)
                continue; // no camera saw it
            const Eigen::Vector3f d = (crystalFromDetector * pixelDirection(pc, patternWidth, patternHeight, y, x)).cast<float>();
            const double value = static_cast<double>(heat(row, col)) / mean;
            for (const Eigen::Matrix3f& rotation : m_rotations) {
                const Eigen::Vector2f p = stereographic(rotation * d);
                const int i = std::clamp(static_cast<int>((1 - p.y()) / 2 * static_cast<float>(m_side)), 0, m_side - 1);
                const int j = std::clamp(static_cast<int>((1 + p.x()) / 2 * static_cast<float>(m_side)), 0, m_side - 1);
                const std::size_t at = static_cast<std::size_t>(i) * static_cast<std::size_t>(m_side) + static_cast<std::size_t>(j);
                m_sum[at] += value;
                m_weight[at] += 1;
            }
        }
}

CrystalHeat CrystalHeatSum::result() const
{
    CrystalHeat result;
    result.patterns = m_patterns;
    result.heat = Image<float>(m_side, m_side, std::numeric_limits<float>::quiet_NaN());
    int disc = 0, reached = 0;
    for (int row = 0; row < m_side; ++row)
        for (int col = 0; col < m_side; ++col) {
            const std::size_t at = static_cast<std::size_t>(row) * static_cast<std::size_t>(m_side) + static_cast<std::size_t>(col);
            const bool inside = std::hypot(2 * (col + 0.5) / m_side - 1, 2 * (row + 0.5) / m_side - 1) <= 1;
            disc += inside;
            if (!inside || !(m_weight[at] > 0))
                continue;
            ++reached;
            result.heat(row, col) = static_cast<float>(m_sum[at] / m_weight[at]);
        }
    result.coverage = disc > 0 ? static_cast<double>(reached) / disc : 0;
    return result;
}

CrystalHeat crystalHeat(const EbsdScan& scan, const CrystalMap& map, int phaseId, const std::shared_ptr<const ModelFile>& model,
                        const std::vector<std::int64_t>& pixels, const ExplainOptions& explain, int side, const std::string& device, JobMonitor& job)
{
    if (!scan.detector.patternCentre || !scan.patterns)
        throw Error(ErrorKind::BadSetting, scan.name + " holds no patterns or does not say its pattern centre, without which heat cannot be placed in the crystal.");
    std::vector<std::int64_t> own;
    std::copy_if(pixels.begin(), pixels.end(), std::back_inserter(own), [&](std::int64_t pixel) {
        return map.phaseId[static_cast<std::size_t>(pixel)] == phaseId && crystalFromDetector(map, pixel, scan.detector);
    });
    if (own.empty())
        throw Error(ErrorKind::BadSetting, "None of the chosen pixels of " + scan.name + " is indexed as this phase with an orientation.");
    const int height = scan.patterns->height(), width = scan.patterns->width();
    const auto area = preprocess::outputArea(model->recipe, height, width, scan.detector);
    CrystalHeatSum sum(crystal::laueGroupRotations(map.phases[phaseId]), side);
    explainScan(scan, model, own, explain, device, job, [&](std::int64_t pixel, std::span<const float>, const Explanation& one) {
        sum.add(*crystalFromDetector(map, pixel, scan.detector), one.heat, area, *scan.detector.patternCentre, width, height);
    });
    return sum.result();
}

} // namespace kikuscope::nn
