// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/boundaries.h"

#include "core/analysis/disorientation.h"
#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>

namespace kikuscope::analysis {
namespace {

constexpr std::int64_t rowsPerBlock = 64;

double cosHalf(double angleDeg) { return std::cos(angleDeg * std::numbers::pi / 360); }

void check(const CrystalMap& map, const BoundaryOptions& options)
{
    checkSettings(options);
    if (options.lowDeg > options.highDeg)
        throw Error(ErrorKind::BadSetting, "low_deg is larger than high_deg; a low-angle boundary has the smaller angle.");
    const auto pixels = static_cast<std::size_t>(map.grid.size());
    if (map.phaseId.size() < pixels || (!map.orientation.empty() && map.orientation.size() < pixels))
        throw Error(ErrorKind::Inconsistent, (map.name.empty() ? std::string("The map") : map.name) +
                                                 " holds fewer values than pixels; open its file anew.");
}

/// What two neighbours are to each other.
class Judge
{
public:
    Judge(const CrystalMap& map, const BoundaryOptions& options)
        : m_map(map), m_cosHalfLow(cosHalf(options.lowDeg)), m_cosHalfHigh(cosHalf(options.highDeg))
    {
        for (const Phase& phase : map.phases.phases) {
            m_phases.emplace_back();
            if (map.orientation.empty())
                continue;
            try {
                m_phases.back().emplace(phase, map.xParallelAStar);
            } catch (const Error&) { // symmetry unknown
            }
        }
    }
    Boundary operator()(std::int64_t a, const Eigen::Quaterniond& qa, std::int64_t b, const Eigen::Quaterniond& qb) const
    {
        const std::size_t ida = m_map.phaseId[static_cast<std::size_t>(a)], idb = m_map.phaseId[static_cast<std::size_t>(b)];
        if (ida != idb)
            return Boundary::Phase;
        if (ida == 0 || ida > m_phases.size() || !m_phases[ida - 1])
            return Boundary::None;
        const Disorientation& phase = *m_phases[ida - 1];
        if (phase.isWithin(qa, qb, m_cosHalfLow))
            return Boundary::None;
        return phase.isWithin(qa, qb, m_cosHalfHigh) ? Boundary::LowAngle : Boundary::HighAngle;
    }

private:
    const CrystalMap& m_map;
    double m_cosHalfLow, m_cosHalfHigh;
    std::vector<std::optional<Disorientation>> m_phases;
};

std::vector<Eigen::Quaterniond> quaternionsOfRow(const CrystalMap& map, std::int64_t row)
{
    std::vector<Eigen::Quaterniond> quaternions(static_cast<std::size_t>(map.grid.cols), Eigen::Quaterniond::Identity());
    if (map.orientation.empty() || row >= map.grid.rows)
        return quaternions;
    const EulerAngles* angles = map.orientation.data() + map.grid.index(row, 0);
    std::transform(angles, angles + map.grid.cols, quaternions.begin(), orientationQuaternion);
    return quaternions;
}

void judgeRows(const CrystalMap& map, const Judge& judge, std::int64_t first, std::int64_t last, BoundaryMap& out)
{
    std::vector<Eigen::Quaterniond> upper = quaternionsOfRow(map, first);
    for (std::int64_t row = first; row < last; ++row) {
        std::vector<Eigen::Quaterniond> lower = quaternionsOfRow(map, row + 1);
        for (std::int64_t col = 0; col < map.grid.colsInRow(row); ++col) {
            const std::int64_t pixel = map.grid.index(row, col);
            const auto neighbours = followingNeighbours(map.grid, pixel);
            const auto boundary = [&](std::size_t k, const std::vector<Eigen::Quaterniond>& others) {
                const std::int64_t other = neighbours[k];
                return other < 0 ? Boundary::None
                                 : judge(pixel, upper[static_cast<std::size_t>(col)], other,
                                         others[static_cast<std::size_t>(map.grid.col(other))]);
            };
            out.pixels[static_cast<std::size_t>(pixel)] = packed({boundary(0, upper), boundary(1, lower), boundary(2, lower)});
        }
        upper = std::move(lower);
    }
}

} // namespace

std::array<std::int64_t, 3> followingNeighbours(const ScanGrid& grid, std::int64_t pixel)
{
    const std::int64_t row = grid.row(pixel), col = grid.col(pixel);
    const auto at = [&](std::int64_t r, std::int64_t c) {
        return grid.contains(r, c) && c < grid.colsInRow(r) ? grid.index(r, c) : std::int64_t{-1};
    };
    if (grid.kind == GridKind::Square)
        return {at(row, col + 1), at(row + 1, col), -1};
    const std::int64_t left = row % 2 == 1 ? col : col - 1; // odd rows lie half a step to the right
    return {at(row, col + 1), at(row + 1, left), at(row + 1, left + 1)};
}

BoundaryMap findBoundaries(const CrystalMap& map, const BoundaryOptions& options, JobMonitor& job)
{
    check(map, options);
    BoundaryMap out{map.grid, std::vector<std::uint8_t>(static_cast<std::size_t>(map.grid.size()), 0)};
    const Judge judge(map, options);
    const std::int64_t blocks = (map.grid.rows + rowsPerBlock - 1) / rowsPerBlock;
    parallelFor(blocks, 0, [&](std::int64_t block) {
        if (!job.stopRequested())
            judgeRows(map, judge, block * rowsPerBlock, std::min(map.grid.rows, (block + 1) * rowsPerBlock), out);
    });
    job.checkpoint(map.grid.rows, map.grid.rows);
    return out;
}

std::array<double, 4> boundaryLengthUm(const BoundaryMap& boundaries)
{
    const ScanGrid& grid = boundaries.grid;
    // The sides of a hexagon around a point are step / sqrt(3) long.
    const bool hexagonal = grid.kind == GridKind::Hexagonal;
    const double side = grid.stepXUm / std::sqrt(3.);
    std::array<double, 4> length{};
    for (const std::uint8_t byte : boundaries.pixels) {
        if (byte == 0)
            continue;
        const PixelBoundaries b = unpacked(byte);
        length[static_cast<std::size_t>(b.right)] += hexagonal ? side : grid.stepYUm;
        length[static_cast<std::size_t>(b.below)] += hexagonal ? side : grid.stepXUm;
        if (hexagonal)
            length[static_cast<std::size_t>(b.belowRight)] += side;
    }
    length[0] = 0;
    return length;
}

} // namespace kikuscope::analysis
