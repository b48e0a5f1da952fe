// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/band_overlay.h"

#include "core/base/error.h"
#include "core/base/settings.h"
#include "core/crystal/structure_factors.h"
#include "core/crystal/symmetry.h"
#include "core/map/crystal_orientation.h"
#include "core/simulate/potential.h"

#include <Eigen/Geometry>
#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <optional>

namespace kikuscope::simulate {
namespace {

constexpr double leastSpacing = 0.8;     // A; weaker reflectors make no visible band
constexpr double stepDeg = 0.5;          // along the edge of a band
constexpr double leastCosine = 0.05;     // directions nearly parallel to the screen are off any pattern
constexpr int largestPlaneIndex = 2;     // where planes are chosen by their spacing

Eigen::Vector3i rounded(const Eigen::Vector3d& v) { return v.array().round().cast<int>(); }

Eigen::Vector3i primitive(Eigen::Vector3i v)
{
    const int divisor = std::gcd(std::gcd(v(0), v(1)), v(2));
    return divisor > 1 ? Eigen::Vector3i(v / divisor) : v;
}

/// The one of v and -v whose last index that is not zero is positive.
Eigen::Vector3i upright(const Eigen::Vector3i& v)
{
    for (const int i : {2, 1, 0})
        if (v(i) != 0)
            return v(i) > 0 ? v : Eigen::Vector3i(-v);
    return v;
}

bool isExtinct(const Eigen::Vector3i& hkl, const std::vector<crystal::SymmetryOperation>& operations)
{
    return std::any_of(operations.begin(), operations.end(), [&](const auto& op) {
        if (Eigen::Vector3i(op.rotation.transpose() * hkl) != hkl)
            return false;
        const double phase = hkl.cast<double>().dot(op.translation);
        return std::abs(phase - std::round(phase)) > 1e-6;
    });
}

/// Wide spacing stands in for strength where no atoms are known; all members of all families.
std::vector<crystal::Reflector> reflectorsBySpacing(const Phase& phase)
{
    std::vector<crystal::SymmetryOperation> operations;
    if (phase.spaceGroup > 0 || !phase.spaceGroupName.empty())
        operations = crystal::symmetryOperations(phase);
    const Eigen::Matrix3d reciprocal = phase.cell.reciprocalBasis();
    std::vector<crystal::Reflector> found;
    Eigen::Vector3i hkl;
    constexpr int n = largestPlaneIndex;
    for (hkl(0) = -n; hkl(0) <= n; ++hkl(0))
        for (hkl(1) = -n; hkl(1) <= n; ++hkl(1))
            for (hkl(2) = -n; hkl(2) <= n; ++hkl(2))
                if (hkl != Eigen::Vector3i::Zero() && upright(hkl) == hkl && !isExtinct(hkl, operations)) {
                    const double spacing = 1 / (reciprocal * hkl.cast<double>()).norm();
                    found.push_back({hkl, spacing, spacing});
                }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.absF > b.absF; });
    return found;
}

class PlaneCollector
{
public:
    PlaneCollector(const Phase& phase, std::vector<CrystalPlane>& planes)
        : m_rotations(crystal::laueGroupRotations(phase)), m_direct(phase.cell.directBasis()), m_reciprocal(phase.cell.reciprocalBasis()),
          m_planes(planes)
    {
    }

    bool knows(const Eigen::Vector3i& hkl) const
    {
        const Eigen::Vector3i lowest = primitive(upright(hkl));
        return std::any_of(m_planes.begin(), m_planes.end(), [&](const auto& p) { return primitive(upright(p.hkl)) == lowest; });
    }

    void addFamily(const crystal::Reflector& reflector, double strength, int family)
    {
        const Eigen::Vector3d g = m_reciprocal * reflector.hkl.cast<double>();
        for (const Eigen::Matrix3d& rotation : m_rotations) {
            const Eigen::Vector3i hkl = upright(rounded(m_direct.transpose() * (rotation * g)));
            if (!knows(hkl))
                m_planes.push_back({hkl, (m_reciprocal * hkl.cast<double>()).normalized(), reflector.dSpacing, strength, family});
        }
    }

private:
    std::vector<Eigen::Matrix3d> m_rotations;
    Eigen::Matrix3d m_direct, m_reciprocal;
    std::vector<CrystalPlane>& m_planes;
};

/// Rotations of the point group that leave a direction where it is, the identity among them.
int orderOf(const Eigen::Vector3d& direction, const std::vector<Eigen::Matrix3d>& pointGroup)
{
    return static_cast<int>(std::count_if(pointGroup.begin(), pointGroup.end(), [&](const Eigen::Matrix3d& r) {
        return r.determinant() > 0 && (r * direction - direction).norm() < 1e-4;
    }));
}

std::vector<CrystalAxis> axesOf(const Phase& phase, const std::vector<CrystalPlane>& planes, const OverlayOptions& options)
{
    const auto pointGroup = crystal::pointGroupRotations(phase);
    const Eigen::Matrix3d direct = phase.cell.directBasis();
    std::vector<CrystalAxis> axes;
    Eigen::Vector3i uvw;
    const int n = options.largestIndex;
    for (uvw(0) = -n; uvw(0) <= n; ++uvw(0))
        for (uvw(1) = -n; uvw(1) <= n; ++uvw(1))
            for (uvw(2) = 0; uvw(2) <= n; ++uvw(2)) {
                if (uvw == Eigen::Vector3i::Zero() || upright(uvw) != uvw || primitive(uvw) != uvw)
                    continue;
                const auto bands = std::count_if(planes.begin(), planes.end(), [&](const auto& p) { return p.hkl.dot(uvw) == 0; });
                const Eigen::Vector3d direction = (direct * uvw.cast<double>()).normalized();
                if (bands >= options.leastBands)
                    axes.push_back({uvw, direction, orderOf(direction, pointGroup), static_cast<int>(bands)});
            }
    std::stable_sort(axes.begin(), axes.end(), [](const auto& a, const auto& b) { return a.bands > b.bands; });
    return axes;
}

bool isOnScreen(const Eigen::Vector2d& p, int width, int height)
{
    return p.x() >= -0.5 && p.y() >= -0.5 && p.x() <= width - 0.5 && p.y() <= height - 0.5;
}

/// The straight line a x + b y + c = 0 within the pattern; empty where it misses it.
ScreenLine clippedLine(double a, double b, double c, int width, int height)
{
    ScreenLine points;
    const auto add = [&](double x, double y) {
        const Eigen::Vector2d p(x, y);
        const bool isNew = std::none_of(points.begin(), points.end(), [&](const auto& q) { return (q - p).norm() < 1e-9; });
        if (isOnScreen(p, width, height) && isNew)
            points.push_back(p);
    };
    const double left = -0.5, top = -0.5, right = width - 0.5, bottom = height - 0.5;
    if (b != 0)
        for (const double x : {left, right})
            add(x, -(a * x + c) / b);
    if (a != 0)
        for (const double y : {top, bottom})
            add(-(b * y + c) / a, y);
    return points.size() >= 2 ? ScreenLine{points[0], points[1]} : ScreenLine{};
}

/// Parts of the curve of all directions at an angle to the plane that are on the pattern.
std::vector<ScreenLine> edgeLines(const Eigen::Vector3d& normal, double sine, const PatternCentre& pc, int width, int height)
{
    const Eigen::Vector3d u = normal.unitOrthogonal(), v = normal.cross(u);
    const double cosine = std::sqrt(1 - sine * sine);
    std::vector<ScreenLine> lines;
    bool open = false;
    const int steps = static_cast<int>(360 / stepDeg);
    const auto pointAt = [&](int i) -> std::optional<Eigen::Vector2d> {
        const double angle = i * stepDeg * std::numbers::pi / 180;
        const Eigen::Vector3d d = cosine * (std::cos(angle) * u + std::sin(angle) * v) + sine * normal;
        const auto p = d.z() > leastCosine ? pixelSeeing(pc, width, height, d) : std::nullopt;
        return p && isOnScreen(*p, width, height) ? p : std::nullopt;
    };
    int start = 0; // begins off the pattern, so that no part is cut in two
    while (start < steps && pointAt(start))
        ++start;
    for (int i = start; i <= start + steps; ++i) {
        const auto p = pointAt(i);
        if (p && !open)
            lines.emplace_back();
        if (p)
            lines.back().push_back(*p);
        open = p.has_value();
    }
    std::erase_if(lines, [](const auto& line) { return line.size() < 2; });
    return lines;
}

std::string indices(const std::vector<int>& values, char open, char close)
{
    std::string text(1, open);
    for (std::size_t i = 0; i < values.size(); ++i)
        text += (i ? " " : "") + std::to_string(values[i]);
    return text + close;
}

} // namespace

CrystalMarks crystalMarks(const Phase& phase, const OverlayOptions& options)
{
    checkSettings(options, "overlay");
    if (!phase.cell.isValid())
        throw Error(ErrorKind::BadSetting, "The cell of " + phase.name + " is not known, so that its bands cannot be drawn.");
    CrystalMarks marks;
    marks.fromStructureFactors = !phase.atoms.empty() && (phase.spaceGroup > 0 || !phase.spaceGroupName.empty());
    marks.fourIndices = phase.cell.gammaDeg == 120 && phase.cell.alphaDeg == 90 && phase.cell.betaDeg == 90 && phase.cell.a == phase.cell.b;
    const auto found = marks.fromStructureFactors ? crystal::reflectors(phase, leastSpacing, options.leastStrength) : reflectorsBySpacing(phase);
    PlaneCollector collector(phase, marks.planes);
    int family = 0;
    for (const auto& reflector : found) {
        if (static_cast<int>(marks.planes.size()) >= options.planes)
            break;
        if (!collector.knows(reflector.hkl))
            collector.addFamily(reflector, reflector.absF / found.front().absF, family++);
    }
    marks.axes = axesOf(phase, marks.planes, options);
    return marks;
}

PatternOverlay overlayOn(const CrystalMarks& marks, const Eigen::Matrix3d& crystalFromDetector, const PatternCentre& pc, int width,
                         int height, double energyKeV)
{
    PatternOverlay overlay;
    const Eigen::Matrix3d detectorFromCrystal = crystalFromDetector.transpose();
    const double wavelength = electronWavelength(energyKeV);
    for (std::size_t i = 0; i < marks.planes.size(); ++i) {
        const Eigen::Vector3d n = detectorFromCrystal * marks.planes[i].normal;
        // n . (x - x0, y0 - y, z) = 0 with the pattern centre at (x0, y0), z in pixels
        const double x0 = pc.x * width - 0.5, y0 = pc.y * height - 0.5, z = pc.z * height;
        BandOnScreen band{static_cast<int>(i), clippedLine(n.x(), -n.y(), n.z() * z - n.x() * x0 + n.y() * y0, width, height), {}};
        const double sine = std::min(1., wavelength / (2 * marks.planes[i].dSpacing));
        for (const double side : {-sine, sine})
            for (ScreenLine& line : edgeLines(n, side, pc, width, height))
                band.edges.push_back(std::move(line));
        if (!band.centre.empty() || !band.edges.empty())
            overlay.bands.push_back(std::move(band));
    }
    overlay.axes = axesOn(marks, crystalFromDetector, pc, width, height);
    return overlay;
}

std::vector<AxisOnScreen> axesOn(const CrystalMarks& marks, const Eigen::Matrix3d& crystalFromDetector, const PatternCentre& pc,
                                 int width, int height)
{
    std::vector<AxisOnScreen> axes;
    const Eigen::Matrix3d detectorFromCrystal = crystalFromDetector.transpose();
    for (std::size_t i = 0; i < marks.axes.size(); ++i) {
        const Eigen::Vector3d d = detectorFromCrystal * marks.axes[i].direction;
        const int sign = d.z() < 0 ? -1 : 1;
        const auto at = pixelSeeing(pc, width, height, sign * d);
        if (at && isOnScreen(*at, width, height))
            axes.push_back({static_cast<int>(i), sign * marks.axes[i].uvw, *at});
    }
    return axes;
}

std::vector<AxisOnScreen> axesInProjection(const CrystalMarks& marks, int side)
{
    std::vector<AxisOnScreen> axes;
    for (std::size_t i = 0; i < marks.axes.size(); ++i)
        for (const int sign : {1, -1}) {
            const Eigen::Vector3d d = sign * marks.axes[i].direction;
            if (d.z() < 0 || (d.z() < 1e-9 && sign < 0))
                continue; // each axis once
            const double x = d.x() / (1 + d.z()), y = d.y() / (1 + d.z());
            axes.push_back({static_cast<int>(i), sign * marks.axes[i].uvw, {(1 + x) / 2 * side, (1 - y) / 2 * side}});
        }
    std::stable_sort(axes.begin(), axes.end(), [&](const AxisOnScreen& a, const AxisOnScreen& b) {
        return marks.axes[static_cast<std::size_t>(a.axis)].order > marks.axes[static_cast<std::size_t>(b.axis)].order;
    });
    return axes;
}

std::string planeLabel(const Eigen::Vector3i& hkl, bool fourIndices)
{
    return fourIndices ? indices({hkl(0), hkl(1), -hkl(0) - hkl(1), hkl(2)}, '(', ')') : indices({hkl(0), hkl(1), hkl(2)}, '(', ')');
}

std::string axisLabel(const Eigen::Vector3i& uvw, bool fourIndices)
{
    if (!fourIndices)
        return indices({uvw(0), uvw(1), uvw(2)}, '[', ']');
    // u = (2U - V) / 3, v = (2V - U) / 3, w = W, made whole numbers without a common divisor
    const int u = 2 * uvw(0) - uvw(1), v = 2 * uvw(1) - uvw(0), w = 3 * uvw(2);
    const int divisor = std::max(1, std::gcd(std::gcd(u, v), w));
    return indices({u / divisor, v / divisor, -(u + v) / divisor, w / divisor}, '[', ']');
}

} // namespace kikuscope::simulate
