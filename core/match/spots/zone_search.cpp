// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/spots/zone_search.h"

#include "core/simulate/saed/spots.h"

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <numbers>
#include <numeric>
#include <tuple>

namespace kikuscope::match {
namespace {

using Eigen::Matrix2d;
using Eigen::Vector2d;
using Eigen::Vector3i;
using Vector2l = Eigen::Matrix<long, 2, 1>;

constexpr double leastF = 0.03;       // of the strongest: weaker reflections are not seen
constexpr double largestG = 1.6;      // 1/A
constexpr double mostReflections = 40000;
constexpr double leastIntensity = 1e-4; // of overlaid spots
// weights of the score: a strain or scale off by so much costs as much as intensities that have nothing in common
constexpr double strainUnit = 0.02, scaleUnit = 0.02, indexCost = 0.04;

double gMaxOf(const Phase& phase)
{
    return std::min(largestG, std::cbrt(3 * mostReflections / (4 * std::numbers::pi * phase.cell.volume())));
}

struct Reflection
{
    Vector3i hkl;
    double absF;
};

std::vector<Reflection> reflectionsOf(const simulate::SaedCrystal& crystal)
{
    const Eigen::Matrix3d reciprocal = crystal.phase().cell.reciprocalBasis(), direct = crystal.phase().cell.directBasis();
    const double gMax = crystal.gMax();
    const auto most = [&](int axis) { return static_cast<int>(gMax * direct.col(axis).norm()); };
    std::vector<Reflection> all;
    double strongest = 0;
    for (int h = -most(0); h <= most(0); ++h)
        for (int k = -most(1); k <= most(1); ++k)
            for (int l = -most(2); l <= most(2); ++l) {
                const Vector3i hkl(h, k, l);
                if (hkl.isZero() || (reciprocal * hkl.cast<double>()).norm() > gMax)
                    continue;
                all.push_back({hkl, std::abs(crystal.structureFactor(hkl))});
                strongest = std::max(strongest, all.back().absF);
            }
    std::erase_if(all, [&](const Reflection& r) { return r.absF < leastF * strongest; });
    return all;
}

/// All directions without common factor, the usual representative of a family first.
std::vector<simulate::ZoneAxis> zonesUpTo(int largest)
{
    std::vector<simulate::ZoneAxis> zones;
    for (int u = -largest; u <= largest; ++u)
        for (int v = -largest; v <= largest; ++v)
            for (int w = -largest; w <= largest; ++w)
                if (std::gcd(std::gcd(u, v), w) == 1)
                    zones.push_back({u, v, w});
    const auto key = [](const simulate::ZoneAxis& z) {
        const int negatives = (z[0] < 0) + (z[1] < 0) + (z[2] < 0);
        return std::tuple(z[0] * z[0] + z[1] * z[1] + z[2] * z[2], negatives, !std::is_sorted(z.begin(), z.end()), z);
    };
    std::sort(zones.begin(), zones.end(), [&](const auto& l, const auto& r) { return key(l) < key(r); });
    return zones;
}

/// Vectors of the plane as whole numbers: two components of hkl determine the third.
struct PlaneBasis
{
    Vector3i first = Vector3i::Zero(), second = first;
    bool isPlane = false;
};

/// Basis of the lattice that the reflections generate, by Euclid's algorithm on two components.
PlaneBasis generated(const std::vector<const Reflection*>& inPlane, const simulate::ZoneAxis& zone)
{
    int skip = 0;
    for (int i = 1; i < 3; ++i)
        if (std::abs(zone[i]) > std::abs(zone[skip]))
            skip = i;
    const int u = (skip + 1) % 3, v = (skip + 2) % 3;
    Vector2l top(0, 0);
    long bottom = 0;
    for (const Reflection* r : inPlane) {
        Vector2l x(r->hkl[u], r->hkl[v]);
        while (x[0] != 0) {
            const long q = top[0] / x[0];
            top -= q * x;
            std::swap(top, x);
        }
        bottom = std::gcd(bottom, x[1]);
        if (bottom != 0)
            top[1] %= bottom;
    }
    PlaneBasis basis;
    basis.isPlane = top[0] != 0 && bottom != 0;
    const auto hkl = [&](long m, long n) {
        Vector3i h;
        h[u] = static_cast<int>(m), h[v] = static_cast<int>(n);
        h[skip] = static_cast<int>(-(m * zone[u] + n * zone[v]) / zone[skip]);
        return h;
    };
    if (basis.isPlane) {
        basis.first = hkl(top[0], top[1]);
        basis.second = hkl(0, bottom);
    }
    return basis;
}

/// A zone with what is needed to lay it over a measured lattice.
struct ZonePlane
{
    simulate::ZoneAxis zone;
    Vector2d a, b;                             // reduced cell, pattern frame (y up) at rotation 0, 1/A
    std::map<std::array<int, 2>, double> absF; // by node in a, b
};

std::optional<ZonePlane> planeOf(const Phase& phase, const simulate::ZoneAxis& zone, const std::vector<Reflection>& all)
{
    std::vector<const Reflection*> inPlane;
    for (const Reflection& r : all)
        if (r.hkl[0] * zone[0] + r.hkl[1] * zone[1] + r.hkl[2] * zone[2] == 0)
            inPlane.push_back(&r);
    const PlaneBasis basis = generated(inPlane, zone);
    if (!basis.isPlane)
        return std::nullopt;
    simulate::SaedConditions conditions;
    conditions.zone = zone;
    const simulate::SaedGeometry geometry(phase.cell, conditions);
    const Eigen::Matrix3d toPattern = geometry.patternFromCrystal * phase.cell.reciprocalBasis();
    const auto onPlane = [&](const Vector3i& hkl) -> Vector2d { return (toPattern * hkl.cast<double>()).head<2>(); };
    const auto reduced = simulate::reducedCell(onPlane(basis.first), onPlane(basis.second));
    ZonePlane plane{zone, reduced.a, reduced.b, {}};
    Matrix2d cell;
    cell << reduced.a, reduced.b;
    const Matrix2d inverse = cell.inverse();
    for (const Reflection* r : inPlane) {
        const Vector2d n = inverse * onPlane(r->hkl);
        plane.absF[{static_cast<int>(std::lround(n.x())), static_cast<int>(std::lround(n.y()))}] = r->absF;
    }
    return plane;
}

/// Cosine between the measured amplitudes and |F| over all nodes where either is, as far as the structure factors reach.
double agreementOf(const ZonePlane& plane, const SpotMeasurement& measured, const Eigen::Matrix2i& turn, double gMax)
{
    const SpotLattice& lattice = *measured.lattice;
    std::map<std::array<int, 2>, double> amplitudes; // by node of the plane
    for (std::size_t i = 0; i < measured.spots.size(); ++i)
        if (lattice.nodes[i] && *lattice.nodes[i] != std::array<int, 2>{0, 0}) {
            const Eigen::Vector2i n = turn * Eigen::Vector2i((*lattice.nodes[i])[0], (*lattice.nodes[i])[1]);
            if ((n.x() * plane.a + n.y() * plane.b).norm() < gMax)
                amplitudes[{n.x(), n.y()}] = std::sqrt(measured.spots[i].intensity);
        }
    // expected ones count where they would lie on the image
    const Eigen::Matrix2i back = (turn.cast<double>().inverse()).array().round().cast<int>().matrix();
    double product = 0, own = 0, other = 0;
    for (const auto& [node, f] : plane.absF) {
        const Eigen::Vector2i n = back * Eigen::Vector2i(node[0], node[1]);
        const Vector2d place = lattice.at(n.x(), n.y());
        if (place.x() < 0 || place.y() < 0 || place.x() > measured.cols - 1 || place.y() > measured.rows - 1)
            continue;
        other += f * f;
        if (const auto found = amplitudes.find(node); found != amplitudes.end())
            product += f * found->second;
    }
    for (const auto& [node, amplitude] : amplitudes)
        own += amplitude * amplitude;
    return own > 0 && other > 0 ? product / std::sqrt(own * other) : 0;
}

/// The best way to lay the plane over the lattice; none within the tolerances.
std::optional<ZoneCandidate> laidOver(const ZonePlane& plane, const SpotMeasurement& measured, const ZoneSearchOptions& options, double gMax)
{
    const SpotLattice& lattice = *measured.lattice;
    Matrix2d image, ideal;
    image << lattice.a.x(), lattice.b.x(), -lattice.a.y(), -lattice.b.y(); // y up
    ideal << plane.a, plane.b;
    std::optional<ZoneCandidate> best;
    for (int code = 0; code < 81; ++code) {
        Eigen::Matrix2i turn; // columns: a and b of the image in the plane's cell
        turn << code % 3 - 1, code / 3 % 3 - 1, code / 9 % 3 - 1, code / 27 - 1;
        if (std::abs(turn.determinant()) != 1)
            continue;
        const Matrix2d cell = ideal * turn.cast<double>();
        if ((cell.determinant() > 0) != (image.determinant() > 0))
            continue; // mirrored
        const Matrix2d map = image * cell.inverse(); // px per 1/A
        const double c = (map(0, 0) + map(1, 1)) / 2, s = (map(1, 0) - map(0, 1)) / 2;
        const double scale = std::hypot(c, s);
        ZoneCandidate candidate{plane.zone, std::atan2(s, c) * 180 / std::numbers::pi, scale, 0, 0, 0};
        candidate.strain = std::hypot((map(0, 0) - map(1, 1)) / 2, (map(1, 0) + map(0, 1)) / 2) / scale;
        const double off = options.cameraConstantPx > 0 ? std::abs(scale / options.cameraConstantPx - 1) : 0;
        if (candidate.strain > options.strainTolerance || off > options.cameraTolerance)
            continue;
        candidate.agreement = agreementOf(plane, measured, turn, gMax);
        const auto& z = plane.zone;
        candidate.score = candidate.strain / strainUnit + off / scaleUnit + 1 - candidate.agreement + indexCost * std::sqrt(z[0] * z[0] + z[1] * z[1] + z[2] * z[2]);
        // equal but for rounding (a turn by 180 degrees): the smaller angle
        if (!best || candidate.score < best->score - 1e-6 ||
            (candidate.score < best->score + 1e-6 && std::abs(candidate.rotationDeg) < std::abs(best->rotationDeg)))
            best = candidate;
    }
    return best;
}

} // namespace

std::vector<ZoneCandidate> findZones(const Phase& phase, const SpotMeasurement& measured, const ZoneSearchOptions& options, JobMonitor& job)
{
    std::vector<ZoneCandidate> found;
    if (!measured.lattice)
        return found;
    const double gMax = gMaxOf(phase);
    const simulate::SaedCrystal crystal(phase, gMax);
    const std::vector<Reflection> reflections = reflectionsOf(crystal);
    const auto zones = zonesUpTo(options.largestIndex);
    for (std::size_t i = 0; i < zones.size(); ++i) {
        job.checkpoint(static_cast<std::int64_t>(i), static_cast<std::int64_t>(zones.size()));
        const auto plane = planeOf(phase, zones[i], reflections);
        const auto candidate = plane ? laidOver(*plane, measured, options, gMax) : std::nullopt;
        if (!candidate)
            continue;
        // what agrees in everything is equivalent by symmetry (or cannot be told from it)
        const bool isKnown = std::any_of(found.begin(), found.end(), [&](const ZoneCandidate& other) {
            return std::abs(other.strain - candidate->strain) < 1e-6 && std::abs(other.agreement - candidate->agreement) < 1e-6 &&
                   std::abs(other.cameraConstantPx / candidate->cameraConstantPx - 1) < 1e-6;
        });
        if (!isKnown)
            found.push_back(*candidate);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& l, const auto& r) { return l.score < r.score; });
    found.resize(std::min(found.size(), static_cast<std::size_t>(options.most)));
    return found;
}

std::vector<PlacedSpot> placedSpots(const Phase& phase, const ZoneCandidate& zone, const Eigen::Vector2d& centre, int rows, int cols)
{
    // Simulated on a small image that reaches as far in 1/A as the given one, then placed by their scattering vectors.
    constexpr int side = 512;
    const double furthest = std::hypot(std::max(centre.x(), cols - centre.x()), std::max(centre.y(), rows - centre.y()));
    const double gMax = std::min(furthest / zone.cameraConstantPx, gMaxOf(phase));
    simulate::SaedConditions conditions;
    conditions.zone = zone.zone;
    conditions.height = conditions.width = side;
    conditions.cameraConstantPx = side / 2. / gMax;
    conditions.thicknessNm = 20;
    conditions.shape = "gaussian";
    conditions.minIntensity = leastIntensity;
    const simulate::SaedPattern pattern = simulate::saedSpots(phase, conditions);
    const double turn = zone.rotationDeg * std::numbers::pi / 180, c = std::cos(turn), s = std::sin(turn);
    std::vector<PlacedSpot> placed;
    for (const simulate::SaedSpot& spot : pattern.spots) {
        if (spot.laueZone != 0)
            continue;
        const Vector2d k(c * spot.kx - s * spot.ky, s * spot.kx + c * spot.ky);
        const PlacedSpot p{spot.hkl, centre.x() + zone.cameraConstantPx * k.x(), centre.y() - zone.cameraConstantPx * k.y(), spot.intensity, spot.dSpacing};
        if (p.x > -0.5 && p.y > -0.5 && p.x < cols - 0.5 && p.y < rows - 0.5)
            placed.push_back(p);
    }
    return placed;
}

} // namespace kikuscope::match
