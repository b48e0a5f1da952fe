// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/saed/virtual_specimen.h"

#include "core/base/rng.h"
#include "core/crystal/structure_factors.h"
#include "core/crystal/symmetry.h"
#include "core/simulate/saed/draw.h"
#include "core/simulate/saed/heat.h"
#include "core/simulate/saed/shape.h"

#include <Eigen/LU>
#include <cmath>
#include <map>
#include <numbers>

namespace kikuscope::simulate {

namespace {

constexpr double discRadius = 2.8;      // sigmas of the beam; its amplitude there is 0.02
constexpr double displacementMargin = 6; // A, by which atoms may move into the specimen
constexpr double relaxationReach = 3.2; // in distances of nearest neighbours
constexpr double mostAtoms = 2e7;

/// Atoms before they are sorted into kinds. Positions in the pattern frame, A.
struct Atom
{
    Eigen::Vector3d position;
    int atomicNumber;
    double b, occupancy;
};

struct PointDefect
{
    Eigen::Vector3d position;
    double relaxation; // displacement of the nearest neighbours, A
};

class SpecimenBuilder
{
public:
    SpecimenBuilder(const Phase& phase, const SaedConditions& conditions, const DefectSpec& defects,
                    const SpecimenOptions& options, std::uint64_t seed)
        : m_phase(phase), m_conditions(conditions), m_defects(defects), m_shape(conditions), m_seed(seed),
          m_deformation(deformationOf(defects)), m_geometry(phase.cell, conditions, m_deformation),
          m_sites(crystal::expandedSites(phase)), m_beamSigma(10 * options.beamSigmaNm)
    {
        for (const AtomSite& site : m_sites)
            m_b.push_back(bAtTemperature(crystal::atomicWeight(site.atomicNumber), site.bIso.value_or(crystal::defaultBIso), conditions.temperatureK));
        m_radius = discRadius * m_beamSigma;
        m_halfThickness = m_shape.isGaussian() ? discRadius * m_shape.sigma() : m_shape.thickness() / 2;
        const double atoms = 4 * (m_radius + displacementMargin) * (m_radius + displacementMargin) * 2 *
                             (m_halfThickness + displacementMargin) / phase.cell.volume() * static_cast<double>(m_sites.size());
        if (!(atoms < mostAtoms))
            throw Error(ErrorKind::BadSetting, "The virtual specimen would have more than 20 million atoms; take a thinner one "
                                               "or a smaller beam_sigma_nm.");
    }

    VirtualSpecimen build()
    {
        placeLattice();
        if (m_defects.twin)
            mirrorHalf();
        displaceByDislocations();
        relaxAroundPointDefects();
        return sortedIntoKinds();
    }

private:
    bool isInside(const Eigen::Vector3d& r, double margin) const
    {
        const double radius = m_radius + margin;
        return r.head<2>().squaredNorm() < radius * radius && r(2) >= -m_halfThickness - margin && r(2) < m_halfThickness + margin;
    }

    /// All cells that touch the region, their atoms, and what stands in their place.
    void placeLattice()
    {
        const Eigen::Matrix3d patternFromCell = m_geometry.patternFromCrystal * m_deformation * m_phase.cell.directBasis();
        const Eigen::Matrix3d inverse = patternFromCell.inverse();
        Eigen::Vector3d half(m_radius + displacementMargin, m_radius + displacementMargin, m_halfThickness + displacementMargin);
        m_reach = std::hypot(half(0), half(2)); // a sphere about the specimen holds the mirror image of every place in it
        if (m_defects.twin)
            half.setConstant(m_reach);
        const Eigen::Vector3d limit = inverse.cwiseAbs() * half + Eigen::Vector3d::Ones();
        const Eigen::Vector3i last = limit.array().ceil().cast<int>();
        std::vector<Eigen::Vector3d> offsets;
        for (const AtomSite& site : m_sites)
            offsets.push_back(patternFromCell * site.position);
        Rng rng = Rng::stream(m_seed, 1);
        Eigen::Vector3i cell;
        for (cell(0) = -last(0); cell(0) <= last(0); ++cell(0))
            for (cell(1) = -last(1); cell(1) <= last(1); ++cell(1))
                for (cell(2) = -last(2); cell(2) <= last(2); ++cell(2)) {
                    const Eigen::Vector3d corner = patternFromCell * cell.cast<double>();
                    for (std::size_t site = 0; site < offsets.size(); ++site) {
                        const Eigen::Vector3d r = corner + offsets[site];
                        if (m_defects.twin ? r.squaredNorm() < m_reach * m_reach : isInside(r, displacementMargin))
                            placeAtom(cell, site, r, patternFromCell, rng);
                    }
                }
    }

    bool happens(double share, const Eigen::Vector3i& cell, std::size_t site, std::size_t orderedSite, Rng& rng) const
    {
        if (share <= 0)
            return false;
        const int n = m_defects.pointDefectPeriod;
        if (n == 0)
            return rng.uniform() < share;
        return site == orderedSite % m_sites.size() && cell(0) % n == 0 && cell(1) % n == 0 && cell(2) % n == 0;
    }

    void placeAtom(const Eigen::Vector3i& cell, std::size_t index, const Eigen::Vector3d& r, const Eigen::Matrix3d& patternFromCell, Rng& rng)
    {
        const AtomSite& site = m_sites[index];
        if (happens(m_defects.interstitials, cell, index, 0, rng)) {
            const auto& at = m_defects.interstitialSite;
            addForeign(m_defects.interstitial, r + patternFromCell * Eigen::Vector3d(at[0], at[1], at[2]), m_b[index], m_defects.interstitialRelaxation);
        }
        if (happens(m_defects.vacancies, cell, index, 0, rng))
            m_pointDefects.push_back({r, m_defects.vacancyRelaxation});
        else if (happens(m_defects.substitutions, cell, index, m_defects.vacancies > 0 ? 1 : 0, rng))
            addForeign(m_defects.substitute, r, m_b[index], m_defects.substituteRelaxation);
        else
            m_atoms.push_back({r, site.atomicNumber, m_b[index], site.occupancy});
    }

    /// A foreign atom has the B of the host's atom whose place or neighbour it is.
    void addForeign(const std::string& element, const Eigen::Vector3d& r, double b, double relaxation)
    {
        const int z = crystal::atomicNumberOf(element);
        if (z == 0)
            throw Error(ErrorKind::BadSetting, "\"" + element + "\" is no element; give a symbol such as Au or C.");
        m_atoms.push_back({r, z, b, 1});
        m_pointDefects.push_back({r, relaxation});
    }

    /// The half above the twin plane becomes the mirror image of the half below.
    void mirrorHalf()
    {
        const Eigen::Vector3d inCrystal = m_deformation.inverse().transpose() * twinNormal(m_phase, m_defects, m_conditions.zone, m_seed);
        const Eigen::Vector3d n = (m_geometry.patternFromCrystal * inCrystal).normalized();
        const auto mirrored = [&n](auto items) {
            constexpr double onPlane = 1e-3; // A
            std::remove_reference_t<decltype(items)> both;
            for (const auto& item : items) {
                const double height = n.dot(item.position);
                if (height <= onPlane)
                    both.push_back(item);
                if (height < -onPlane) {
                    both.push_back(item);
                    both.back().position -= 2 * height * n;
                }
            }
            return both;
        };
        m_atoms = mirrored(std::move(m_atoms));
        m_pointDefects = mirrored(std::move(m_pointDefects));
    }

    void displaceByDislocations()
    {
        Eigen::Matrix3d variant = Eigen::Matrix3d::Identity();
        if (m_defects.randomVariant && m_defects.dislocations > 0) {
            const auto rotations = crystal::pointGroupRotations(m_phase);
            variant = rotations[Rng::stream(m_seed, 18).index(rotations.size())];
        }
        const DislocationField field(m_phase.cell, m_defects, variant);
        if (field.isEmpty())
            return;
        const Eigen::Matrix3d& p = m_geometry.patternFromCrystal;
        for (Atom& atom : m_atoms)
            atom.position += p * field.displacement(p.transpose() * atom.position);
        for (PointDefect& defect : m_pointDefects)
            defect.position += p * field.displacement(p.transpose() * defect.position);
    }

    /// Around a point defect the elastic field of a centre of dilatation, u = u1 (r1 / r)^2 along r.
    void relaxAroundPointDefects()
    {
        if (m_pointDefects.empty())
            return;
        const double nearest = crystal::shortestDistance(m_phase), range = relaxationReach * nearest;
        using Bin = std::array<int, 3>;
        const auto binOf = [&](const Eigen::Vector3d& r) {
            return Bin{static_cast<int>(std::floor(r(0) / range)), static_cast<int>(std::floor(r(1) / range)), static_cast<int>(std::floor(r(2) / range))};
        };
        std::map<Bin, std::vector<const PointDefect*>> bins;
        for (const PointDefect& defect : m_pointDefects) // each is entered in all bins that it can reach
            for (int i = 0; i < 27; ++i) {
                Bin bin = binOf(defect.position);
                bin[0] += i % 3 - 1, bin[1] += i / 3 % 3 - 1, bin[2] += i / 9 - 1;
                bins[bin].push_back(&defect);
            }
        for (Atom& atom : m_atoms) {
            const auto bin = bins.find(binOf(atom.position));
            if (bin == bins.end())
                continue;
            Eigen::Vector3d u = Eigen::Vector3d::Zero();
            for (const PointDefect* defect : bin->second) {
                const Eigen::Vector3d away = atom.position - defect->position;
                const double r = away.norm();
                if (r > 1e-3 && r < range)
                    u += defect->relaxation * std::min(1., nearest * nearest / (r * r)) * away / r;
            }
            atom.position += u;
        }
    }

    VirtualSpecimen sortedIntoKinds()
    {
        VirtualSpecimen specimen{{}, m_geometry, m_beamSigma, m_shape.thickness(), 0};
        std::map<std::pair<int, double>, std::size_t> kindOf;
        Rng rng = Rng::stream(m_seed, 2);
        for (Atom& atom : m_atoms) {
            const double analyticB = m_conditions.debyeWaller && !m_defects.thermalDisplacements ? atom.b : 0;
            const auto [it, isNew] = kindOf.try_emplace({atom.atomicNumber, analyticB}, specimen.kinds.size());
            if (isNew)
                specimen.kinds.push_back({atom.atomicNumber, analyticB, {}, {}, {}, {}});
            if (m_defects.thermalDisplacements) {
                const double rms = std::sqrt(atom.b / 8) / std::numbers::pi; // of one component
                atom.position += rms * Eigen::Vector3d(rng.normal(), rng.normal(), rng.normal());
            }
            if (isInside(atom.position, 0))
                add(specimen.kinds[it->second], atom);
        }
        const SaedPattern perfect = saedSpots(m_phase, m_conditions);
        for (const SaedSpot& spot : perfect.spots) {
            const double distance = std::hypot(spot.x - m_geometry.centreX, spot.y - m_geometry.centreY);
            if (!spot.hkl.isZero() && (specimen.firstSpotPx == 0 || distance < specimen.firstSpotPx))
                specimen.firstSpotPx = distance;
        }
        return specimen;
    }

    void add(SpecimenAtoms& kind, const Atom& atom) const
    {
        const Eigen::Vector3d& r = atom.position;
        double weight = atom.occupancy * std::exp(-r.head<2>().squaredNorm() / (2 * m_beamSigma * m_beamSigma));
        if (m_shape.isGaussian())
            weight *= std::exp(-r(2) * r(2) / (2 * m_shape.sigma() * m_shape.sigma()));
        kind.x.push_back(static_cast<float>(r(0)));
        kind.y.push_back(static_cast<float>(r(1)));
        kind.z.push_back(static_cast<float>(r(2)));
        kind.weight.push_back(static_cast<float>(weight));
    }

    const Phase& m_phase;
    const SaedConditions& m_conditions;
    const DefectSpec& m_defects;
    SaedShape m_shape;
    std::uint64_t m_seed;
    Eigen::Matrix3d m_deformation;
    SaedGeometry m_geometry;
    std::vector<AtomSite> m_sites;
    std::vector<double> m_b; // of each site at the temperature of the conditions
    double m_beamSigma, m_radius = 0, m_halfThickness = 0, m_reach = 0;
    std::vector<Atom> m_atoms;
    std::vector<PointDefect> m_pointDefects;
};

} // namespace

std::size_t VirtualSpecimen::atoms() const
{
    std::size_t count = 0;
    for (const SpecimenAtoms& kind : kinds)
        count += kind.x.size();
    return count;
}

VirtualSpecimen makeSpecimen(const Phase& phase, const SaedConditions& conditions, const DefectSpec& defects,
                             const SpecimenOptions& options, std::uint64_t seed)
{
    checkSettings(defects);
    checkSettings(options);
    return SpecimenBuilder(phase, conditions, defects, options, seed).build();
}

Image<float> simulateSaed(const Phase& phase, const SaedConditions& conditions, const DefectSpec& defects,
                          const SpecimenOptions& options, std::uint64_t seed)
{
    const VirtualSpecimen specimen = makeSpecimen(phase, conditions, defects, options, seed);
    Image<float> image = diffract(specimen, conditions);
    applySaedCamera(image, specimen.geometry, conditions.camera, Rng::stream(seed, 3).next());
    return image;
}

} // namespace kikuscope::simulate
