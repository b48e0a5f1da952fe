// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/saed/conditions.h"

#include "core/simulate/potential.h"

#include <Eigen/Geometry>
#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace kikuscope::simulate {

namespace {

constexpr int longestStandardZone = 22; // u^2 + v^2 + w^2 of [233]
constexpr int largestIndex = 100;       // of a zone axis
constexpr double radians = std::numbers::pi / 180;

std::vector<ZoneAxis> shortDirections()
{
    std::vector<ZoneAxis> zones;
    for (int w = 1; w * w <= longestStandardZone; ++w)
        for (int v = 0; v <= w; ++v)
            for (int u = 0; u <= v; ++u)
                if (u * u + v * v + w * w <= longestStandardZone && std::gcd(u, std::gcd(v, w)) == 1)
                    zones.push_back({u, v, w});
    const auto length = [](const ZoneAxis& z) { return z[0] * z[0] + z[1] * z[1] + z[2] * z[2]; };
    std::stable_sort(zones.begin(), zones.end(), [&](const auto& a, const auto& b) { return length(a) < length(b); });
    return zones;
}

/// x, y with a x + b y = gcd(a, b) > 0.
int extendedGcd(int a, int b, int& x, int& y)
{
    if (b == 0) {
        x = a < 0 ? -1 : 1;
        y = 0;
        return std::abs(a);
    }
    int x1, y1;
    const int g = extendedGcd(b, a % b, x1, y1);
    x = y1;
    y = x1 - (a / b) * y1;
    return g;
}

/// Two hkl that span all of h u + k v + l w = 0 (uvw without common factor).
std::array<Eigen::Vector3i, 2> zoneBasis(const Eigen::Vector3i& uvw)
{
    if (uvw(0) == 0 && uvw(1) == 0)
        return {Eigen::Vector3i(1, 0, 0), Eigen::Vector3i(0, 1, 0)};
    int x, y;
    const int g = extendedGcd(uvw(0), uvw(1), x, y);
    return {Eigen::Vector3i(uvw(1) / g, -uvw(0) / g, 0), Eigen::Vector3i(-uvw(2) * x, -uvw(2) * y, g)};
}

/// The shortest hkl of the zone; of several the last in the order of h, k, l.
Eigen::Vector3i shortestReflection(const Eigen::Matrix3d& reciprocal, const Eigen::Vector3i& uvw)
{
    auto [a, b] = zoneBasis(uvw);
    const auto dot = [&](const Eigen::Vector3i& p, const Eigen::Vector3i& q) {
        return (reciprocal * p.cast<double>()).dot(reciprocal * q.cast<double>());
    };
    for (int i = 0; i < 1000; ++i) { // Lagrange and Gauss
        if (dot(a, a) > dot(b, b))
            std::swap(a, b);
        const int n = static_cast<int>(std::lround(dot(a, b) / dot(a, a)));
        if (n == 0)
            break;
        b -= n * a;
    }
    Eigen::Vector3i best = a;
    const double shortest = std::min(dot(a, a), dot(b, b)) * (1 + 1e-6);
    const Eigen::Vector3i candidates[] = {a, b, a + b, a - b};
    for (const Eigen::Vector3i& candidate : candidates)
        for (const int sign : {1, -1}) {
            const Eigen::Vector3i h = sign * candidate;
            if (dot(h, h) <= shortest &&
                std::lexicographical_compare(best.data(), best.data() + 3, h.data(), h.data() + 3))
                best = h;
        }
    return best;
}

Eigen::Vector3i primitiveZone(const ZoneAxis& zone)
{
    const int g = std::gcd(zone[0], std::gcd(zone[1], zone[2]));
    if (g == 0 || std::any_of(zone.begin(), zone.end(), [](int i) { return std::abs(i) > largestIndex; }))
        throw Error(ErrorKind::BadSetting, "The zone axis " + zoneName(zone) + " is none; give three indices from -" +
                                               std::to_string(largestIndex) + " to " + std::to_string(largestIndex) +
                                               ", not all 0.");
    return {zone[0] / g, zone[1] / g, zone[2] / g};
}

} // namespace

double cameraConstantOf(const SaedConditions& conditions)
{
    return conditions.cameraConstantPx > 0
               ? conditions.cameraConstantPx
               : electronWavelength(conditions.voltageKv) * conditions.cameraLengthMm / conditions.pixelSizeMm;
}

const std::vector<ZoneAxis>& standardZoneAxes()
{
    static const std::vector<ZoneAxis> zones = shortDirections();
    return zones;
}

std::string zoneName(const ZoneAxis& zone)
{
    const bool wide = std::any_of(zone.begin(), zone.end(), [](int i) { return i < 0 || i > 9; });
    std::string name = "[";
    for (std::size_t i = 0; i < 3; ++i)
        name += (wide && i > 0 ? " " : "") + std::to_string(zone[i]);
    return name + "]";
}

SaedGeometry::SaedGeometry(const UnitCell& cell, const SaedConditions& conditions, const Eigen::Matrix3d& deformation)
{
    checkSettings(conditions);
    if (!cell.isValid())
        throw Error(ErrorKind::BadSetting, "A spot pattern needs a crystal with a unit cell; give a complete structure.");
    if (!(deformation.determinant() > 1e-3))
        throw Error(ErrorKind::BadSetting, "The strain would turn the crystal inside out; give a smaller one.");
    wavelength = electronWavelength(conditions.voltageKv);
    cameraPx = cameraConstantOf(conditions) / wavelength;
    centreX = (conditions.width - 1) / 2. + conditions.offsetXPx;
    centreY = (conditions.height - 1) / 2. + conditions.offsetYPx;

    const Eigen::Vector3i uvw = primitiveZone(conditions.zone);
    xReflection = shortestReflection(cell.reciprocalBasis(), uvw);
    const Eigen::Vector3d z = (deformation * cell.directBasis() * uvw.cast<double>()).normalized();
    const Eigen::Vector3d x =
        (deformation.inverse().transpose() * cell.reciprocalBasis() * xReflection.cast<double>()).normalized();
    Eigen::Matrix3d alongZone;
    alongZone << x.transpose(), z.cross(x).transpose(), z.transpose();
    using Eigen::AngleAxisd, Eigen::Vector3d;
    patternFromCrystal = AngleAxisd(conditions.rotationDeg * radians, Vector3d::UnitZ()).toRotationMatrix() *
                         AngleAxisd(conditions.tiltYDeg * radians, Vector3d::UnitY()).toRotationMatrix() *
                         AngleAxisd(conditions.tiltXDeg * radians, Vector3d::UnitX()).toRotationMatrix() * alongZone;
}

double SaedGeometry::ewaldZ(double kx, double ky) const
{
    const double radius = 1 / wavelength, k2 = kx * kx + ky * ky;
    const double depth = std::sqrt(std::max(0., radius * radius - k2));
    return k2 / (radius + depth);
}

Eigen::Vector2d SaedGeometry::pixelOf(double kx, double ky) const
{
    const double sine = wavelength * std::hypot(kx, ky);
    const double scale = cameraPx * wavelength / std::sqrt(std::max(1e-6, 1 - sine * sine));
    return {centreX + scale * kx, centreY - scale * ky};
}

Eigen::Vector2d SaedGeometry::reciprocalAt(double x, double y) const
{
    const double dx = x - centreX, dy = centreY - y;
    const double scale = 1 / (wavelength * std::sqrt(cameraPx * cameraPx + dx * dx + dy * dy));
    return {scale * dx, scale * dy};
}

double largestReciprocal(const SaedConditions& conditions)
{
    const double wavelength = electronWavelength(conditions.voltageKv), camera = cameraConstantOf(conditions) / wavelength;
    const double x = conditions.width / 2. + std::abs(conditions.offsetXPx);
    const double y = conditions.height / 2. + std::abs(conditions.offsetYPx);
    return std::hypot(x, y) / (wavelength * std::sqrt(camera * camera + x * x + y * y));
}

} // namespace kikuscope::simulate
