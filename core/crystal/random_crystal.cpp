// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crystal/random_crystal.h"

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/crystal/structure_library.h"
#include "core/crystal/substitution.h"
#include "core/crystal/symmetry.h"

#include <Eigen/LU>
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace kikuscope::crystal {
namespace {

constexpr int triesPerGroup = 300, groupsToTry = 40;
constexpr double leastVolumePerAtom = 8.5,
                 mostVolumePerAtom = 22; // A^3: dense oxides and metals to open structures
constexpr double leastDistance = 1.5;    // A
constexpr double packedVolume = 1.75;    // of a large cell per atom, in cubes of the least distance: 30 % filled
constexpr int triesPerSite = 60;
constexpr double searchTolerance = 1e-2; // A
constexpr double pi = 3.14159265358979323846;

/// Elements of common phases, light anions more than once because they are more than half of the atoms in
/// nature.
constexpr std::array<int, 52> elements = {
    8,  8,  8,  8,  7,  6,  9,  16, 16, 17, 5,  11, 12, 13, 13, 14, 14, 15, 19, 20, 22, 23, 24, 25, 26, 26,
    27, 28, 29, 30, 31, 32, 33, 34, 38, 39, 40, 41, 42, 46, 47, 49, 50, 51, 52, 56, 57, 58, 72, 73, 74, 82};

constexpr std::array<int, 7> anions = {8, 8, 8, 7, 9, 16, 17}; // one of them is in every large cell

double logUniform(Rng& rng, double low, double high)
{
    return std::exp(rng.uniform(std::log(low), std::log(high)));
}

/// A ratio at least 6 % away from 1 (where lattices of different symmetry look alike), or, if `nearly`,
/// within 1 to 3 %.
double ratio(Rng& rng, double low, double high, bool nearly)
{
    if (nearly)
        return 1 + (rng.uniform() < 0.5 ? -1 : 1) * rng.uniform(0.01, 0.03);
    for (;;)
        if (const double r = logUniform(rng, low, high); std::abs(r - 1) > 0.06)
            return r;
}

double obliqueAngle(Rng& rng, bool nearly)
{
    const double away = nearly ? rng.uniform(0.5, 2) : rng.uniform(4, 28);
    return rng.uniform() < 0.6 ? 90 + away : 90 - away;
}

/// Cell of volume 1 A^3; where a ratio may stay near 1 the crystal is a distorted one of higher symmetry.
UnitCell randomShape(Rng& rng, int spaceGroup, bool nearly)
{
    const std::string system = crystalSystemOfSpaceGroup(spaceGroup);
    UnitCell cell{1, 1, 1, 90, 90, 90};
    if (system == "triclinic" || system == "monoclinic" || system == "orthorhombic") {
        cell.b = ratio(rng, 0.55, 1.8, nearly);
        do
            cell.c = ratio(rng, 0.55, 1.8, nearly);
        while (std::abs(cell.c / cell.b - 1) < (nearly ? 0.01 : 0.06));
    }
    if (system == "triclinic") {
        cell.alphaDeg = obliqueAngle(rng, nearly);
        cell.gammaDeg = obliqueAngle(rng, nearly);
    }
    if (system == "triclinic" || system == "monoclinic")
        cell.betaDeg = nearly ? 90 + rng.uniform(0.5, 2) : 90 + rng.uniform(3, 32);
    if (system == "tetragonal")
        cell.c = ratio(rng, 0.4, 3.2, nearly);
    if (system == "hexagonal" || system == "trigonal") {
        cell.c =
            bravaisOfSpaceGroup(spaceGroup) == "hR" ? logUniform(rng, 1.4, 4.5) : logUniform(rng, 0.5, 3.5);
        cell.gammaDeg = 120;
    }
    const double scale = 1 / std::cbrt(cell.volume());
    cell.a *= scale;
    cell.b *= scale;
    cell.c *= scale;
    return cell;
}

Eigen::Vector3d wrapped(Eigen::Vector3d x)
{
    for (double& value : x)
        value -= std::round(value);
    return x;
}

/// One try at a crystal: everything but the size of the cell.
class Draft
{
public:
    Draft(Rng& rng, int spaceGroup, const RandomCrystalOptions& options) : m_rng(rng)
    {
        m_pseudo = rng.uniform() < options.pseudoSymmetric;
        m_phase.spaceGroup = spaceGroup;
        m_phase.cell = randomShape(rng, spaceGroup, m_pseudo);
        m_operations = symmetryOperations(m_phase);
        m_basis = m_phase.cell.directBasis();
        for (const auto& operation : m_operations)
            m_translations += operation.rotation == Eigen::Matrix3i::Identity();
        if (options.largeCells > 0 && rng.uniform() < options.largeCells) { // no draw without: seeds keep their crystals
            fillLargeCell(static_cast<int>(rng.uniform(0.5, 1) * options.mostAtoms) * m_translations);
            return;
        }
        const int sites =
            1 +
            static_cast<int>(rng.index(m_translations * 12 > static_cast<int>(m_operations.size()) ? 8 : 5));
        const int first = elements[rng.index(elements.size())];
        for (int i = 0; i < sites && m_atoms < options.mostAtoms * m_translations; ++i)
            addSite(i > 0 && m_pseudo ? similarElement(first) : elements[rng.index(elements.size())]);
        m_tooLarge = m_atoms > options.mostAtoms * m_translations;
    }

    std::optional<Phase> finished()
    {
        if (m_tooLarge || m_atoms == 0 || hasCoincidence())
            return {};
        // The drawn volume, or a larger one that keeps the atoms apart, if it is that of a solid.
        resize(m_atoms * m_rng.uniform(leastVolumePerAtom, 0.7 * mostVolumePerAtom));
        const double wanted = m_rng.uniform(1, 1.2) * minimalDistance();
        if (const double shortest = shortestDistance(m_phase); shortest < wanted)
            resize(m_phase.cell.volume() * std::pow(wanted / shortest, 3));
        if (m_phase.cell.volume() > m_atoms * mostVolumePerAtom)
            return {};
        if (findSpaceGroup(m_phase, searchTolerance) != m_phase.spaceGroup)
            return {};
        completeSymmetry(m_phase);
        return m_phase;
    }

private:
    void resize(double volume)
    {
        const double scale = std::cbrt(volume / m_phase.cell.volume());
        m_phase.cell.a *= scale;
        m_phase.cell.b *= scale;
        m_phase.cell.c *= scale;
    }

    /// Sites one by one, each kept if it is not too near to what is there, until there are `atoms` of them.
    void fillLargeCell(int atoms)
    {
        std::vector<int> kinds = {anions[m_rng.index(anions.size())]};
        for (auto more = 1 + m_rng.index(4); more > 0; --more)
            kinds.push_back(elements[m_rng.index(elements.size())]);
        m_snap = std::cbrt(1 / (packedVolume * atoms)); // the least distance in the cell of 1 A^3
        std::vector<Eigen::Vector3d> placed;
        int rejected = 0;
        while (m_atoms < atoms && rejected < triesPerSite) {
            const Eigen::Vector3d x =
                onSymmetryElement(Eigen::Vector3d(m_rng.uniform(), m_rng.uniform(), m_rng.uniform()), m_snap);
            const auto images = imagesOf(x);
            if (m_atoms + static_cast<int>(images.size()) > atoms || !areApart(images, placed)) {
                ++rejected;
                continue;
            }
            rejected = 0;
            placed.insert(placed.end(), images.begin(), images.end());
            m_atoms += static_cast<int>(images.size());
            const bool anion = m_phase.atoms.empty() || m_rng.uniform() < 0.55;
            appendAtom(anion ? kinds[0] : kinds[1 + m_rng.index(kinds.size() - 1)], x);
        }
        m_tooLarge = 4 * m_atoms < 3 * atoms; // the last places were not found
    }

    std::vector<Eigen::Vector3d> imagesOf(const Eigen::Vector3d& x) const
    {
        std::vector<Eigen::Vector3d> images;
        for (const auto& operation : m_operations) {
            const Eigen::Vector3d image = operation.rotation.cast<double>() * x + operation.translation;
            if (std::none_of(images.begin(), images.end(), [&](const auto& other) { return wrapped(image - other).norm() < 1e-6; }))
                images.push_back(image);
        }
        return images;
    }

    /// The first image stands for all: the others have the same surroundings.
    bool areApart(const std::vector<Eigen::Vector3d>& images, const std::vector<Eigen::Vector3d>& placed) const
    {
        const auto isFar = [&](const auto& other) {
            const Eigen::Vector3d offset = wrapped(other - images.front());
            return offset.norm() < 1e-6 || (m_basis * offset).norm() >= m_snap;
        };
        return std::all_of(images.begin(), images.end(), isFar) &&
               std::all_of(placed.begin(), placed.end(), [&](const auto& other) {
                   return (m_basis * wrapped(other - images.front())).norm() >= m_snap;
               });
    }

    /// Two sites on top of each other, which shortestDistance() takes for one place with two occupants.
    bool hasCoincidence() const
    {
        constexpr double near = 0.06; // of the edge of the cell
        for (std::size_t i = 0; i < m_phase.atoms.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                for (const auto& operation : m_operations) {
                    const Eigen::Vector3d image =
                        operation.rotation.cast<double>() * m_phase.atoms[j].position + operation.translation;
                    if ((m_basis * wrapped(image - m_phase.atoms[i].position)).norm() < near)
                        return true;
                }
        return false;
    }

    int similarElement(int z)
    {
        const auto start = m_rng.index(elements.size());
        for (std::size_t i = 0; i < elements.size(); ++i)
            if (const int other = elements[(start + i) % elements.size()];
                other != z && std::abs(other - z) <= 4)
                return other;
        return elements[start];
    }

    /// Heavier atoms are larger; oxides are not nearer than 1.5 A.
    double minimalDistance() const
    {
        double lightest = 200;
        for (const auto& atom : m_phase.atoms)
            lightest = std::min(lightest, static_cast<double>(atom.atomicNumber));
        return lightest < 10 ? leastDistance : lightest < 19 ? 1.9 : 2.3;
    }

    void addSite(int element)
    {
        Eigen::Vector3d x(m_rng.uniform(), m_rng.uniform(), m_rng.uniform());
        if (m_pseudo || m_rng.uniform() < 0.5) { // special positions of the lattice, as in simple structures
            const bool thirds = m_phase.cell.gammaDeg == 120;
            for (int i = 0; i < 3; ++i)
                if (m_pseudo || m_rng.uniform() < 0.7)
                    x[i] =
                        static_cast<double>(m_rng.index(thirds && i < 2 ? 6 : 4)) / (thirds && i < 2 ? 6 : 4);
            if (m_pseudo && m_rng.uniform() < 0.7) // a small shift that only the lower symmetry allows
                x += 0.03 * Eigen::Vector3d(m_rng.normal(), m_rng.normal(), m_rng.normal());
        }
        appendAtom(element, onSymmetryElement(x, 0.22)); // of the edge of the (unit) cell
        m_atoms += multiplicity(m_phase.atoms.back().position);
    }

    void appendAtom(int element, const Eigen::Vector3d& position)
    {
        AtomSite atom;
        atom.atomicNumber = element;
        atom.element = elementOf(element);
        atom.position = position;
        atom.bIso = m_rng.uniform(0.25, 0.9);
        m_phase.atoms.push_back(atom);
    }

    /// Moves a point to the mean of its images that are nearer than atoms can be.
    Eigen::Vector3d onSymmetryElement(Eigen::Vector3d x, double near) const
    {
        for (int pass = 0; pass < 3; ++pass) {
            Eigen::Vector3d sum = Eigen::Vector3d::Zero();
            int count = 0;
            for (const auto& operation : m_operations) {
                const Eigen::Vector3d offset =
                    wrapped(operation.rotation.cast<double>() * x + operation.translation - x);
                if ((m_basis * offset).norm() < near) {
                    sum += offset;
                    ++count;
                }
            }
            x += sum / count;
        }
        return x.unaryExpr([](double value) { return value - std::floor(value); });
    }

    int multiplicity(const Eigen::Vector3d& x) const
    {
        int stabiliser = 0;
        for (const auto& operation : m_operations)
            stabiliser +=
                wrapped(operation.rotation.cast<double>() * x + operation.translation - x).norm() < 1e-6;
        return static_cast<int>(m_operations.size()) / std::max(1, stabiliser);
    }

    Rng& m_rng;
    Phase m_phase;
    bool m_pseudo = false, m_tooLarge = false;
    std::vector<SymmetryOperation> m_operations;
    Eigen::Matrix3d m_basis;
    int m_translations = 0, m_atoms = 0; // lattice points and atoms of the conventional cell
    double m_snap = 0;                   // least distance in a large cell
};

/// A bundled structure of the wanted kind with other elements; none where there is no such structure.
std::optional<Phase> variantOfLibrary(const RandomCrystalOptions& options, Rng& rng)
{
    const std::string lattice = !options.lattice.empty() || options.spaceGroup > 0
                                    ? options.lattice
                                    : bravaisLattices()[rng.index(bravaisLattices().size())].symbol;
    std::vector<const Phase*> parents;
    for (const auto& structure : structureLibrary())
        if ((lattice.empty() || structure.phase.bravais == lattice) &&
            (options.spaceGroup == 0 || structure.phase.spaceGroup == options.spaceGroup))
            parents.push_back(&structure.phase);
    for (int i = 0; i < groupsToTry && !parents.empty(); ++i) {
        const Phase& parent = *parents[rng.index(parents.size())];
        const std::uint64_t seed = rng.next();
        const auto operations = symmetryOperations(parent);
        const auto translations = std::count_if(operations.begin(), operations.end(), [](const auto& operation) {
            return operation.rotation == Eigen::Matrix3i::Identity();
        });
        if (static_cast<std::ptrdiff_t>(expandedSites(parent).size()) > options.mostAtoms * translations)
            continue;
        try {
            return crystal::substituted(parent, seed);
        } catch (const Error& error) {
            if (error.kind() != ErrorKind::Unsupported)
                throw;
        }
    }
    return {};
}

/// A lattice type, then a group of it: else orthorhombic and tetragonal groups, the most numerous, would
/// dominate.
int randomGroup(Rng& rng, const std::string& wanted)
{
    const std::string lattice =
        wanted.empty() ? bravaisLattices()[rng.index(bravaisLattices().size())].symbol : wanted;
    for (;;)
        if (const int group = 1 + static_cast<int>(rng.index(230)); bravaisOfSpaceGroup(group) == lattice)
            return group;
}

std::string chemicalFormula(const Phase& phase)
{
    std::string formula;
    std::vector<std::string> seen;
    for (const auto& atom : phase.atoms)
        if (std::find(seen.begin(), seen.end(), atom.element) == seen.end()) {
            seen.push_back(atom.element);
            formula += atom.element;
        }
    return formula;
}

void checkLattice(const RandomCrystalOptions& options)
{
    const auto& known = bravaisLattices();
    if (!options.lattice.empty() &&
        std::none_of(known.begin(), known.end(), [&](const auto& l) { return l.symbol == options.lattice; }))
        throw Error(ErrorKind::BadSetting,
                    "random_crystals.lattice is \"" + options.lattice +
                        "\", which is no Bravais lattice; write a Pearson symbol such as cF.");
    if (options.spaceGroup > 0 && !options.lattice.empty() &&
        bravaisOfSpaceGroup(options.spaceGroup) != options.lattice)
        throw Error(ErrorKind::BadSetting,
                    "random_crystals asks for space group " + std::to_string(options.spaceGroup) +
                        ", which is not of the lattice " + options.lattice + "; leave one of them out.");
}

} // namespace

Phase randomCrystal(const RandomCrystalOptions& options, std::uint64_t seed)
{
    checkSettings(options, "random_crystals");
    checkLattice(options);
    Rng rng = Rng::stream(seed, 0x43525953); // not the stream of another use of the same seed
    if (options.substituted > 0 && rng.uniform() < options.substituted)
        if (auto variant = variantOfLibrary(options, rng))
            return *variant;
    for (int g = 0; g < (options.spaceGroup > 0 ? 4 : groupsToTry); ++g) {
        const int group = options.spaceGroup > 0 ? options.spaceGroup : randomGroup(rng, options.lattice);
        for (int i = 0; i < triesPerGroup; ++i)
            if (auto phase = Draft(rng, group, options).finished()) {
                phase->formula = chemicalFormula(*phase);
                phase->name = "random crystal " + std::to_string(seed);
                phase->source = "generated";
                return *phase;
            }
    }
    throw Error(ErrorKind::Unsupported,
                "No random crystal of space group " + std::to_string(options.spaceGroup) +
                    (options.lattice.empty() ? "" : " and lattice " + options.lattice) + " with at most " +
                    std::to_string(options.mostAtoms) + " atoms per primitive cell was found; allow more.");
}

} // namespace kikuscope::crystal
