// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/ipf.h"

#include "core/base/error.h"
#include "core/crystal/symmetry.h"
#include "core/map/orientation_frames.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <mutex>
#include <numbers>

namespace kikuscope::draw {
namespace {

constexpr double degree = std::numbers::pi / 180;
constexpr double tolerance = 0.05; // of rotation matrices: cells of files are rounded
constexpr Rgba notIndexed{0, 0, 0, 255}, unknownSymmetry{128, 128, 128, 255};
constexpr int tableSide = 256; // of a hemisphere: 0.6 degrees
constexpr int sineSteps = 8192;

struct Sector // of each Laue group in standard axes
{
    const char* laue;
    int triangles;
    double etaFromDeg, etaToDeg;
};
constexpr Sector sectors[] = {{"-1", 4, 0, 360},  {"2/m", 2, 0, 180},  {"mmm", 1, 0, 90},   {"4/m", 2, 0, 90},
                              {"4/mmm", 1, 0, 45}, {"-3", 4, 0, 120},   {"-3m", 2, -30, 30}, {"6/m", 2, 0, 60},
                              {"6/mmm", 1, 0, 30}, {"m-3", 2, 0, 90},   {"m-3m", 1, 0, 45}};

std::string laueGroupOf(const Phase& phase)
{
    const std::string known = phase.spaceGroup > 0       ? crystal::pointGroupOfSpaceGroup(phase.spaceGroup)
                              : !phase.laueGroup.empty() ? phase.laueGroup
                                                         : phase.pointGroup;
    const std::string laue = known.empty() ? known : crystal::laueGroupOfPointGroup(known);
    if (std::none_of(std::begin(sectors), std::end(sectors), [&](const Sector& s) { return s.laue == laue; }))
        throw Error(ErrorKind::BadSetting, "The symmetry of " + (phase.name.empty() ? "a phase" : phase.name) +
                                               " is not known, so it has no inverse pole figure colours; give its "
                                               "space group or point group.");
    return laue;
}

std::vector<Eigen::Matrix3d> laueOperations(const Phase& phase)
{
    std::vector<Eigen::Matrix3d> operations = crystal::laueGroupRotations(phase);
    const auto isSkew = [](const Eigen::Matrix3d& m) { return (m * m.transpose()).isIdentity(tolerance); };
    if (std::all_of(operations.begin(), operations.end(), isSkew))
        return operations;
    Phase withoutCell = phase; // the cell of the file contradicts the symmetry
    withoutCell.cell = {};
    return crystal::laueGroupRotations(withoutCell);
}

bool isNearInteger(double value) { return std::abs(value - std::round(value)) < tolerance; }

/// Order of a proper rotation, 1 to 6.
int orderOf(const Eigen::Matrix3d& rotation)
{
    const double angle = Eigen::AngleAxisd(rotation).angle();
    return angle < tolerance ? 1 : static_cast<int>(std::lround(2 * std::numbers::pi / angle));
}

/// Standard axes for a group that does not have them, e.g. rhombohedral axes: z along the axis of highest order, x
/// along a twofold axis normal to it, where there is one.
Eigen::Matrix3d standardAxes(const std::vector<Eigen::Matrix3d>& operations)
{
    const auto axisOf = [](const Eigen::Matrix3d& r) { return Eigen::Vector3d(Eigen::AngleAxisd(r).axis()); };
    int highest = 1;
    Eigen::Vector3d z = Eigen::Vector3d::UnitZ();
    for (const Eigen::Matrix3d& r : operations)
        if (r.determinant() > 0 && orderOf(r) > highest) {
            highest = orderOf(r);
            z = axisOf(r);
        }
    if (z.sum() < 0)
        z = -z;
    Eigen::Vector3d x = Eigen::Vector3d::Zero();
    for (const Eigen::Matrix3d& r : operations)
        if (r.determinant() > 0 && orderOf(r) == 2 && std::abs(axisOf(r).dot(z)) < tolerance)
            if (std::abs(axisOf(r).x()) > std::abs(x.x()) + tolerance)
                x = axisOf(r);
    if (x.isZero()) {
        const Eigen::Vector3d start =
            std::abs(z.x()) < 0.9 ? Eigen::Vector3d::UnitX() : Eigen::Vector3d::UnitY();
        x = (start - start.dot(z) * z).normalized();
    }
    Eigen::Matrix3d rows;
    rows << x.transpose(), z.cross(x).transpose(), z.transpose();
    return rows;
}

/// A direction moved into the standard triangle, eta in [0, etaMax] and chi in [0, chiMax], and how often each of the
/// three kinds of mirrors was used.
struct Folded
{
    double eta = 0, chi = 0, etaMax = 1, chiMax = 1;
    int mirrored[3] = {0, 0, 0};
};

double cubicChiMax(double eta) { return std::atan(1 / std::cos(eta)); } // up to the plane x = z

std::uint8_t toByte(double value) { return static_cast<std::uint8_t>(std::lround(255 * std::clamp(value, 0., 1.))); }

/// How bright the middle of each triangle of a sector is; never so dark that it looks not indexed.
double greyOfTriangle(int triangle, int triangles)
{
    constexpr double ofTwo[] = {1, 0.3}, ofFour[] = {1, 0.3, 0.75, 0.5};
    return triangles == 1 ? 1 : triangles == 2 ? ofTwo[triangle] : ofFour[triangle];
}

} // namespace

namespace {

Folded foldOrthorhombic(Eigen::Vector3d v)
{
    Folded f;
    for (int i = 0; i < 3; ++i)
        f.mirrored[i] = v[i] < 0;
    v = v.cwiseAbs();
    f.eta = std::atan2(v.y(), v.x());
    f.chi = std::acos(std::min(1., v.z()));
    f.etaMax = f.chiMax = 90 * degree;
    return f;
}

Folded foldTetragonal(const Eigen::Vector3d& v)
{
    Folded f;
    f.mirrored[0] = (v.x() < 0) + (v.y() < 0);
    f.mirrored[2] = v.z() < 0;
    const double x = std::abs(v.x()), y = std::abs(v.y());
    f.mirrored[1] = y > x;
    f.eta = std::atan2(std::min(x, y), std::max(x, y));
    f.chi = std::acos(std::min(1., std::abs(v.z())));
    f.etaMax = 45 * degree;
    f.chiMax = 90 * degree;
    return f;
}

/// Mirrors: planes through the a axes (eta = 0, 60, ...), planes between them (30, 90, ...), the equator.
Folded foldHexagonal(const Eigen::Vector3d& v)
{
    Folded f;
    f.mirrored[0] = v.y() < 0;
    f.mirrored[1] = v.x() < 0;
    f.mirrored[2] = v.z() < 0;
    f.eta = std::atan2(std::abs(v.y()), std::abs(v.x()));
    if (f.eta > 60 * degree) {
        f.eta = 120 * degree - f.eta;
        ++f.mirrored[0];
    }
    if (f.eta > 30 * degree) {
        f.eta = 60 * degree - f.eta;
        ++f.mirrored[1];
    }
    f.chi = std::acos(std::min(1., std::abs(v.z())));
    f.etaMax = 30 * degree;
    f.chiMax = 90 * degree;
    return f;
}

/// Mirrors: coordinate planes, diagonal planes.
Folded foldCubic(Eigen::Vector3d v)
{
    Folded f;
    f.mirrored[0] = (v.x() < 0) + (v.y() < 0) + (v.z() < 0);
    v = v.cwiseAbs();
    const auto order = [&](int small, int large) {
        if (v[small] > v[large]) {
            std::swap(v[small], v[large]);
            ++f.mirrored[1];
        }
    };
    order(1, 0);
    order(0, 2);
    order(1, 0); // z >= x >= y
    f.eta = std::atan2(v.y(), v.x());
    f.chi = std::acos(std::min(1., v.z()));
    f.etaMax = 45 * degree;
    f.chiMax = cubicChiMax(f.eta);
    return f;
}

} // namespace

IpfKey::IpfKey(const Phase& phase) : m_laue(laueGroupOf(phase))
{
    const Sector& sector =
        *std::find_if(std::begin(sectors), std::end(sectors), [&](const Sector& s) { return s.laue == m_laue; });
    m_triangles = sector.triangles;
    m_etaFromDeg = sector.etaFromDeg;
    m_etaToDeg = sector.etaToDeg;
    m_triangle = m_laue[0] == '4'                       ? Triangle::Tetragonal
                 : m_laue[0] == '6' || m_laue[1] == '3' ? Triangle::Hexagonal
                 : m_laue[0] == 'm' && m_laue != "mmm"  ? Triangle::Cubic
                                                        : Triangle::Mmm;
    const std::vector<Eigen::Matrix3d> operations = laueOperations(phase);
    const auto isStandard = [&](const Eigen::Matrix3d& m) {
        const double turn = std::atan2(m(1, 0), m(0, 0)) / (30 * degree);
        const bool keepsZ = std::abs(std::abs(m(2, 2)) - 1) < tolerance;
        switch (m_triangle) {
        case Triangle::Mmm:
            return m.cwiseAbs().isIdentity(tolerance);
        case Triangle::Tetragonal:
            return keepsZ && isNearInteger(turn / 3);
        case Triangle::Hexagonal:
            return keepsZ && isNearInteger(turn / 2);
        case Triangle::Cubic:
            break;
        }
        return std::all_of(m.data(), m.data() + 9, isNearInteger);
    };
    if (!std::all_of(operations.begin(), operations.end(), isStandard))
        m_standardFromCrystal = standardAxes(operations);

    const auto mirror = [](double etaDeg) { // plane that contains z and the direction eta
        const Eigen::Vector3d normal(-std::sin(etaDeg * degree), std::cos(etaDeg * degree), 0);
        return Eigen::Matrix3d(Eigen::Matrix3d::Identity() - 2 * normal * normal.transpose());
    };
    const Eigen::Matrix3d equator = Eigen::Vector3d(1, 1, -1).asDiagonal();
    const Eigen::Matrix3d mirrors[3] = {m_triangle == Triangle::Mmm ? mirror(90) : mirror(0),
                                        m_triangle == Triangle::Mmm         ? mirror(0)
                                        : m_triangle == Triangle::Hexagonal ? mirror(30)
                                                                            : mirror(45),
                                        equator};
    for (int i = 0; i < 3; ++i) {
        const Eigen::Matrix3d inCrystal = m_standardFromCrystal.transpose() * mirrors[i] * m_standardFromCrystal;
        const bool belongs = std::any_of(operations.begin(), operations.end(),
                                         [&](const Eigen::Matrix3d& m) { return m.isApprox(inCrystal, tolerance); });
        m_mirrorBits[i] = m_triangles == 4 ? i + 1 : belongs ? 0 : 1; // of four: the third undoes the first two
    }
    if (m_laue == "-3m" && m_mirrorBits[0] == 0) { // mirrors through the a axes
        m_etaFromDeg = 0;
        m_etaToDeg = 60;
    }
    if (m_laue == "2/m" && m_mirrorBits[0] == 0) { // unique axis a
        m_etaFromDeg = -90;
        m_etaToDeg = 90;
    }
}

Rgba IpfKey::colour(const Eigen::Vector3d& crystalDirection) const
{
    const double length = crystalDirection.norm();
    if (!(length > 0) || !std::isfinite(length))
        return notIndexed;
    return colourInStandardAxes(m_standardFromCrystal * crystalDirection / length);
}

Rgba IpfKey::colourInStandardAxes(const Eigen::Vector3d& v) const
{
    const Folded f = m_triangle == Triangle::Mmm          ? foldOrthorhombic(v)
                     : m_triangle == Triangle::Tetragonal ? foldTetragonal(v)
                     : m_triangle == Triangle::Hexagonal  ? foldHexagonal(v)
                                                          : foldCubic(v);
    const double far = std::clamp(f.chi / f.chiMax, 0., 1.), turn = std::clamp(f.eta / f.etaMax, 0., 1.);
    const double red = 1 - far, green = (1 - turn) * far, blue = turn * far; // their sum is 1
    int triangle = 0;
    for (int i = 0; i < 3; ++i)
        if (f.mirrored[i] % 2)
            triangle ^= m_mirrorBits[i];
    const double inside = std::sqrt(std::min(1., 27 * red * green * blue)); // 0 on the edges, 1 in the middle
    const double shade = 1 - inside * (1 - greyOfTriangle(triangle, m_triangles));
    const double brightest = std::sqrt(std::max({red, green, blue})) / shade;
    return {toByte(std::sqrt(red) / brightest), toByte(std::sqrt(green) / brightest),
            toByte(std::sqrt(blue) / brightest), 255};
}

namespace {

std::shared_ptr<const std::vector<Rgba>> colourTable(const IpfKey& key)
{
    auto table = std::make_shared<std::vector<Rgba>>();
    table->reserve(tableSide * tableSide);
    for (int row = 0; row < tableSide; ++row)
        for (int col = 0; col < tableSide; ++col) { // octahedral map of the upper hemisphere
            const double u = (col + 0.5) * 2 / tableSide - 1, w = (row + 0.5) * 2 / tableSide - 1;
            const double x = (u + w) / 2, y = (u - w) / 2;
            table->push_back(key.colour({x, y, 1 - std::abs(x) - std::abs(y)}));
        }
    return table;
}

Rgba lookUp(const std::vector<Rgba>& table, Eigen::Vector3f v)
{
    if (v.z() < 0)
        v = -v;
    const float scale = 1 / (std::abs(v.x()) + std::abs(v.y()) + v.z());
    const auto cell = [&](float coordinate) {
        return std::clamp(static_cast<int>((coordinate * scale + 1) * (tableSide / 2)), 0, tableSide - 1);
    };
    return table[static_cast<std::size_t>(cell(v.x() - v.y()) * tableSide + cell(v.x() + v.y()))];
}

struct SineCosine
{
    float sine, cosine;
};

SineCosine sineCosine(float angle)
{
    static const std::vector<SineCosine> table = [] {
        std::vector<SineCosine> values(sineSteps);
        for (int i = 0; i < sineSteps; ++i) {
            const double a = 2 * std::numbers::pi * i / sineSteps;
            values[static_cast<std::size_t>(i)] = {static_cast<float>(std::sin(a)), static_cast<float>(std::cos(a))};
        }
        return values;
    }();
    constexpr float stepsPerRadian = sineSteps / (2 * std::numbers::pi_v<float>);
    const int step = static_cast<int>(angle * stepsPerRadian + (angle < 0 ? -0.5f : 0.5f));
    return table[static_cast<std::size_t>(step & (sineSteps - 1))];
}

void requireOrientations(const CrystalMap& map)
{
    const auto pixels = static_cast<std::size_t>(map.grid.size());
    if (map.phaseId.size() < pixels || map.orientation.size() < pixels)
        throw Error(ErrorKind::Inconsistent, (map.name.empty() ? std::string("The map") : map.name) +
                                                 " does not hold an orientation for every pixel, so it has no inverse "
                                                 "pole figure colours; open a file with Euler angles.");
}

} // namespace

IpfColours::IpfColours(std::shared_ptr<const CrystalMap> map, const Eigen::Vector3d& inMapAxes)
    : m_map(std::move(map)), m_direction((fileFromMapAxes(m_map->frame) * inMapAxes.normalized()).cast<float>())
{
    requireOrientations(*m_map);
    for (const Phase& phase : m_map->phases.phases) {
        const Eigen::Matrix3d axes = crystalFromFileAxes(phase, m_map->xParallelAStar);
        PhaseTable table{axes.cast<float>(), nullptr};
        try {
            table.colours = colourTable(IpfKey(phase));
        } catch (const Error&) { // drawn grey
        }
        m_phases.push_back(std::move(table));
    }
}

Rgba IpfColours::operator()(std::size_t pixel) const
{
    const std::size_t id = m_map->phaseId[pixel];
    if (id == 0 || id > m_phases.size())
        return notIndexed;
    const PhaseTable& phase = m_phases[id - 1];
    if (!phase.colours)
        return unknownSymmetry;
    const EulerAngles& e = m_map->orientation[pixel];
    constexpr float most = 1000; // radians; also false for NaN
    if (!(std::abs(e.phi1) < most && std::abs(e.Phi) < most && std::abs(e.phi2) < most))
        return notIndexed;
    const SineCosine a = sineCosine(e.phi1), b = sineCosine(e.Phi), c = sineCosine(e.phi2);
    const float x = a.cosine * m_direction.x() + a.sine * m_direction.y();
    const float y = a.cosine * m_direction.y() - a.sine * m_direction.x();
    const float tilted = b.cosine * y + b.sine * m_direction.z();
    const Eigen::Vector3f inFile(c.cosine * x + c.sine * tilted, c.cosine * tilted - c.sine * x,
                                 b.cosine * m_direction.z() - b.sine * y);
    return lookUp(*phase.colours, m_map->xParallelAStar ? Eigen::Vector3f(phase.crystalFromFile * inFile) : inFile);
}

Eigen::Vector3d ipfDirection(const std::string& axis)
{
    if (axis == "x")
        return Eigen::Vector3d::UnitX();
    if (axis == "y")
        return Eigen::Vector3d::UnitY();
    if (axis == "z")
        return Eigen::Vector3d::UnitZ();
    throw Error(ErrorKind::BadSetting, "There is no sample axis \"" + axis + "\"; give x, y or z.");
}

Image<Rgba> renderIpfMap(const CrystalMap& map, const Eigen::Vector3d& inMapAxes)
{
    requireOrientations(map);
    struct Exact
    {
        std::unique_ptr<IpfKey> key;
        Eigen::Matrix3d crystalFromFile;
    };
    std::vector<Exact> phases;
    for (const Phase& phase : map.phases.phases) {
        Exact exact{nullptr, crystalFromFileAxes(phase, map.xParallelAStar)};
        try {
            exact.key = std::make_unique<IpfKey>(phase);
        } catch (const Error&) { // drawn grey
        }
        phases.push_back(std::move(exact));
    }
    const Eigen::Vector3d direction = fileFromMapAxes(map.frame) * inMapAxes;
    Image<Rgba> image(static_cast<int>(map.grid.rows), static_cast<int>(map.grid.cols), Rgba{0, 0, 0, 0});
    for (std::int64_t i = 0; i < map.grid.size(); ++i) {
        if (!map.grid.hasPoint(i))
            continue;
        const auto pixel = static_cast<std::size_t>(i);
        const std::size_t id = map.phaseId[pixel];
        Rgba& out = image.pixels[pixel];
        if (id == 0 || id > phases.size())
            out = notIndexed;
        else if (const Exact& phase = phases[id - 1]; !phase.key)
            out = unknownSymmetry;
        else
            out = phase.key->colour(phase.crystalFromFile * (crystalFromSample(map.orientation[pixel]) * direction));
    }
    return image;
}

} // namespace kikuscope::draw
