// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/saed/spots.h"

#include "core/crystal/structure_factors.h"
#include "core/crystal/symmetry.h"
#include "core/simulate/potential.h"
#include "core/simulate/saed/heat.h"
#include "core/simulate/saed/shape.h"

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <tuple>

namespace kikuscope::simulate {

namespace {

constexpr double mostReflections = 4e6;
constexpr double extinct = 1e-8;     // |F|^2 relative to the strongest: nothing but rounding
constexpr double strainMargin = 1.1; // crystals made for conditions serve strains up to this
constexpr int diffuseSteps = 400;

/// Atoms with the same scattering factor and heat.
struct Kind
{
    const crystal::ScatteringFactor* factor;
    double b;
    double amplitude(double sSquared) const
    {
        double sum = 0;
        for (std::size_t i = 0; i < 5; ++i)
            sum += factor->a[i] * std::exp(-factor->b[i] * sSquared);
        return sum * std::exp(-b * sSquared);
    }
};

struct Atom
{
    Eigen::Vector3d position;
    double occupancy;
    std::size_t kind;
};

struct Reflection
{
    Eigen::Vector3d g; // crystal frame, 1/A
    Eigen::Vector3i hkl;
    double squaredF;
};

using Key = std::tuple<int, int, int>;
Key keyOf(const Eigen::Vector3i& h) { return {h(0), h(1), h(2)}; }

} // namespace

struct SaedCrystal::Data
{
    Phase phase;
    double gMax, volume;
    Eigen::Matrix3d reciprocal;
    std::vector<Kind> kinds;
    std::vector<Atom> atoms;
    std::vector<Reflection> reflections; // without 000
    double squaredF000 = 0;

    Data(const Phase& thePhase, double theGMax, const SaedHeat& heat);
    void addAtoms(const SaedHeat& heat);
    void addReflections();
    std::complex<double> factor(const Eigen::Vector3i& hkl, const std::vector<double>& amplitudes) const;
    std::vector<double> amplitudes(double sSquared) const;
    /// Incoherent scattering of one cell, sum of occ f^2 (1 - exp(-2 B s^2)), A^2.
    double diffuse(double k) const;
};

SaedCrystal::Data::Data(const Phase& thePhase, double theGMax, const SaedHeat& heat)
    : phase(thePhase), gMax(theGMax), volume(thePhase.cell.volume())
{
    if (!phase.cell.isValid() || phase.atoms.empty())
        throw Error(ErrorKind::BadSetting, (phase.name.empty() ? std::string("The structure") : phase.name) +
                                               " has no unit cell or no atoms; a spot pattern needs both.");
    if (!(gMax > 0 && 4.19 * gMax * gMax * gMax * volume < mostReflections))
        throw Error(ErrorKind::BadSetting, "There are too many reflections up to " + std::to_string(gMax) + " 1/A in " +
                                               phase.name + "; take a longer camera length or a smaller image.");
    reciprocal = phase.cell.reciprocalBasis();
    addAtoms(heat);
    squaredF000 = std::norm(factor(Eigen::Vector3i::Zero(), amplitudes(0)));
    addReflections();
}

void SaedCrystal::Data::addAtoms(const SaedHeat& heat)
{
    for (const AtomSite& site : crystal::expandedSites(phase)) {
        const double b295 = site.bIso.value_or(crystal::defaultBIso);
        const double b = heat.debyeWaller ? bAtTemperature(crystal::atomicWeight(site.atomicNumber), b295, heat.temperatureK) : 0;
        const crystal::ScatteringFactor* table = &crystal::electronScatteringFactor(site.atomicNumber);
        auto kind = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& k) { return k.factor == table && k.b == b; });
        if (kind == kinds.end())
            kind = kinds.insert(kinds.end(), {table, b});
        atoms.push_back({site.position, site.occupancy, static_cast<std::size_t>(kind - kinds.begin())});
    }
}

std::vector<double> SaedCrystal::Data::amplitudes(double sSquared) const
{
    std::vector<double> f;
    for (const Kind& kind : kinds)
        f.push_back(kind.amplitude(sSquared));
    return f;
}

std::complex<double> SaedCrystal::Data::factor(const Eigen::Vector3i& hkl, const std::vector<double>& f) const
{
    std::complex<double> sum = 0;
    for (const Atom& atom : atoms)
        sum += std::polar(atom.occupancy * f[atom.kind], 2 * std::numbers::pi * hkl.cast<double>().dot(atom.position));
    return sum;
}

void SaedCrystal::Data::addReflections()
{
    const UnitCell& cell = phase.cell;
    const int hMax = static_cast<int>(gMax * cell.a), kMax = static_cast<int>(gMax * cell.b), lMax = static_cast<int>(gMax * cell.c);
    Eigen::Vector3i hkl;
    double largest = 0;
    for (hkl(0) = 0; hkl(0) <= hMax; ++hkl(0))
        for (hkl(1) = hkl(0) == 0 ? 0 : -kMax; hkl(1) <= kMax; ++hkl(1))
            for (hkl(2) = hkl(0) == 0 && hkl(1) == 0 ? 1 : -lMax; hkl(2) <= lMax; ++hkl(2)) { // one of each Friedel pair
                const Eigen::Vector3d g = reciprocal * hkl.cast<double>();
                if (g.squaredNorm() > gMax * gMax)
                    continue;
                const double squared = std::norm(factor(hkl, amplitudes(g.squaredNorm() / 4)));
                largest = std::max(largest, squared);
                reflections.push_back({g, hkl, squared});
                reflections.push_back({-g, -hkl, squared});
            }
    std::erase_if(reflections, [&](const Reflection& r) { return r.squaredF <= extinct * largest; });
}

double SaedCrystal::Data::diffuse(double k) const
{
    double sum = 0;
    for (const Atom& atom : atoms) {
        const double s2 = k * k / 4, b = kinds[atom.kind].b, f = kinds[atom.kind].amplitude(s2);
        sum += atom.occupancy * f * f * std::expm1(2 * b * s2); // f holds exp(-B s^2)
    }
    return sum;
}

SaedCrystal::SaedCrystal(const Phase& phase, double gMax, const SaedHeat& heat) : m_data(std::make_unique<Data>(phase, gMax, heat)) {}

SaedCrystal::SaedCrystal(const Phase& phase, const SaedConditions& conditions)
    : SaedCrystal(phase, strainMargin * furthestReflection(conditions), {conditions.debyeWaller, conditions.temperatureK})
{
}

SaedCrystal::~SaedCrystal() = default;
SaedCrystal::SaedCrystal(SaedCrystal&&) noexcept = default;
SaedCrystal& SaedCrystal::operator=(SaedCrystal&&) noexcept = default;

const Phase& SaedCrystal::phase() const { return m_data->phase; }
double SaedCrystal::gMax() const { return m_data->gMax; }
int SaedCrystal::reflections() const { return static_cast<int>(m_data->reflections.size()); }

std::complex<double> SaedCrystal::structureFactor(const Eigen::Vector3i& hkl) const
{
    return m_data->factor(hkl, m_data->amplitudes((m_data->reciprocal * hkl.cast<double>()).squaredNorm() / 4));
}

namespace {

/// Everything that one pattern needs of crystal and conditions.
class SpotFinder
{
public:
    SpotFinder(const SaedCrystal& crystal, const SaedConditions& conditions, const Eigen::Matrix3d& deformation,
               const Eigen::Matrix3d& turn)
        : m_crystal(crystal.data()), m_conditions(conditions), m_shape(conditions),
          m_geometry(crystal.phase().cell, conditions, deformation),
          m_patternFromG(m_geometry.patternFromCrystal * turn * deformation.inverse().transpose()),
          m_uvw(Eigen::Vector3i(conditions.zone[0], conditions.zone[1], conditions.zone[2]) /
                std::gcd(conditions.zone[0], std::gcd(conditions.zone[1], conditions.zone[2])))
    {
        const Eigen::Matrix3d absolute = deformation.cwiseAbs();
        const double stretch = std::sqrt(absolute.rowwise().sum().maxCoeff() * absolute.colwise().sum().maxCoeff());
        if (furthestReflection(conditions) * std::max(1., stretch) > crystal.gMax() * (1 + 1e-9))
            throw Error(ErrorKind::BadSetting, "The crystal was prepared up to " + std::to_string(crystal.gMax()) +
                                                   " 1/A, but the image needs more; prepare it for these conditions.");
    }

    SaedPattern find()
    {
        collect();
        if (m_conditions.doubleDiffraction > 0)
            addDouble();
        SaedPattern pattern{{}, m_geometry, 0, {}};
        const double strongest = normalise();
        sortAndCut();
        addCentre(strongest);
        pattern.spots = std::move(m_spots);
        const double wave = relativisticFactor(m_conditions.voltageKv) * m_geometry.wavelength * m_shape.thickness() / m_crystal.volume;
        pattern.strongest = strongest * wave * wave;
        if (m_conditions.diffuse && strongest > 0)
            for (int i = 0; i < diffuseSteps; ++i)
                pattern.diffuse.push_back(m_crystal.diffuse(i * pattern.diffuseStep) * m_crystal.volume / (m_shape.coherentThickness() * strongest));
        return pattern;
    }

private:
    bool isOnImage(const Eigen::Vector2d& pixel) const
    {
        const double margin = 4 * m_conditions.spotSigmaPx;
        return pixel(0) > -margin && pixel(1) > -margin && pixel(0) < m_conditions.width + margin &&
               pixel(1) < m_conditions.height + margin;
    }

    /// Position and excitation error of a lattice point; intensity is left to the caller.
    SaedSpot spotAt(const Eigen::Vector3i& hkl, const Eigen::Vector3d& g) const
    {
        const Eigen::Vector2d pixel = m_geometry.pixelOf(g(0), g(1));
        SaedSpot spot;
        spot.hkl = hkl;
        spot.x = pixel(0), spot.y = pixel(1);
        spot.kx = g(0), spot.ky = g(1);
        spot.excitationError = g(2) - m_geometry.ewaldZ(g(0), g(1));
        spot.dSpacing = 1 / g.norm();
        spot.laueZone = hkl.dot(m_uvw);
        return spot;
    }

    void collect()
    {
        const double sLimit = m_shape.furthest();
        const double kLimit = largestReciprocal(m_conditions) + 4 * m_conditions.spotSigmaPx / m_geometry.cameraConstant();
        for (const Reflection& r : m_crystal.reflections) {
            const double z = m_patternFromG.row(2).dot(r.g);
            if (z > 2 * sLimit + kLimit * kLimit * m_geometry.wavelength || z < -sLimit)
                continue;
            const Eigen::Vector3d g = m_patternFromG * r.g;
            if (g.head<2>().squaredNorm() > kLimit * kLimit || std::abs(g(2) - m_geometry.ewaldZ(g(0), g(1))) > sLimit)
                continue;
            SaedSpot spot = spotAt(r.hkl, g);
            if (!isOnImage({spot.x, spot.y}))
                continue;
            spot.absF = std::sqrt(r.squaredF);
            spot.intensity = r.squaredF * m_shape.intensity(spot.excitationError);
            m_spots.push_back(spot);
        }
    }

    /// A diffracted beam acts as a weaker incident one: g1 + g2 gains share x I(g1) I(g2) / I(strongest).
    void addDouble()
    {
        const double strongest = normalise();
        std::map<Key, double> twice;
        const std::vector<SaedSpot> once = m_spots;
        for (const SaedSpot& a : once)
            for (const SaedSpot& b : once)
                if (a.intensity * b.intensity > m_conditions.minIntensity)
                    twice[keyOf(a.hkl + b.hkl)] += m_conditions.doubleDiffraction * a.intensity * b.intensity;
        twice.erase(Key(0, 0, 0));
        for (SaedSpot& spot : m_spots)
            if (const auto it = twice.find(keyOf(spot.hkl)); it != twice.end()) {
                if (it->second > spot.intensity)
                    spot.route = SaedRoute::Double;
                spot.intensity += it->second;
                twice.erase(it);
            }
        for (const auto& [key, intensity] : twice) { // positions without a structure factor
            const Eigen::Vector3i hkl(std::get<0>(key), std::get<1>(key), std::get<2>(key));
            SaedSpot spot = spotAt(hkl, m_patternFromG * (m_crystal.reciprocal * hkl.cast<double>()));
            spot.intensity = intensity;
            spot.route = SaedRoute::Double;
            if (isOnImage({spot.x, spot.y}))
                m_spots.push_back(spot);
        }
        for (SaedSpot& spot : m_spots)
            spot.intensity *= strongest;
    }

    double normalise()
    {
        double strongest = 0;
        for (const SaedSpot& spot : m_spots)
            strongest = std::max(strongest, spot.intensity);
        for (SaedSpot& spot : m_spots)
            spot.intensity /= strongest;
        return strongest;
    }

    void sortAndCut()
    {
        std::erase_if(m_spots, [&](const SaedSpot& spot) { return spot.intensity < m_conditions.minIntensity; });
        std::sort(m_spots.begin(), m_spots.end(), [](const SaedSpot& a, const SaedSpot& b) {
            return a.intensity != b.intensity ? a.intensity > b.intensity : keyOf(a.hkl) > keyOf(b.hkl);
        });
    }

    void addCentre(double strongest)
    {
        SaedSpot centre;
        centre.x = m_geometry.centreX, centre.y = m_geometry.centreY;
        centre.absF = std::sqrt(m_crystal.squaredF000);
        centre.intensity = strongest > 0 ? m_crystal.squaredF000 / strongest : 1;
        m_spots.insert(m_spots.begin(), centre);
    }

    const SaedCrystal::Data& m_crystal;
    const SaedConditions& m_conditions;
    SaedShape m_shape;
    SaedGeometry m_geometry;
    Eigen::Matrix3d m_patternFromG;
    Eigen::Vector3i m_uvw;
    std::vector<SaedSpot> m_spots;
};

} // namespace

SaedPattern saedSpots(const SaedCrystal& crystal, const SaedConditions& conditions, const Eigen::Matrix3d& deformation)
{
    return SpotFinder(crystal, conditions, deformation, Eigen::Matrix3d::Identity()).find();
}

SaedPattern saedSpotsOfTurned(const SaedCrystal& crystal, const SaedConditions& conditions, const Eigen::Matrix3d& deformation,
                              const Eigen::Matrix3d& turn)
{
    return SpotFinder(crystal, conditions, deformation, turn).find();
}

SaedPattern saedSpots(const Phase& phase, const SaedConditions& conditions)
{
    checkSettings(conditions);
    return saedSpots(SaedCrystal(phase, conditions), conditions);
}

} // namespace kikuscope::simulate
