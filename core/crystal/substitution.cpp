// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crystal/substitution.h"

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/crystal/symmetry.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <map>
#include <optional>
#include <vector>

namespace kikuscope::crystal {
namespace {

constexpr int tries = 200;
constexpr double searchTolerance = 1e-2; // A
constexpr double leastDistance = 1.15;   // A; C-O is 1.2 to 1.3
constexpr double touching = 1.15;        // contacts up to this multiple of an atom's shortest relative distance
constexpr double mostSqueezed = 0.9;     // a contact relative to the same one in the parent

struct Element
{
    int z;
    double radius; // covalent, A (Cordero et al. 2008, Dalton Trans. 2832)
};

/// Elements that stand for one another in isotypes.
const std::vector<std::vector<Element>> families = {
    {{3, 1.28}, {11, 1.66}, {19, 2.03}, {37, 2.20}, {55, 2.44}},
    {{4, 0.96}, {12, 1.41}, {20, 1.76}, {38, 1.95}, {56, 2.15}},
    {{22, 1.60}, {23, 1.53}, {24, 1.39}, {25, 1.39}, {26, 1.32}, {27, 1.26}, {28, 1.24}, {29, 1.32}, {30, 1.22}},
    {{22, 1.60}, {40, 1.75}, {41, 1.64}, {42, 1.54}, {72, 1.75}, {73, 1.70}, {74, 1.62}},
    {{43, 1.47}, {44, 1.46}, {45, 1.42}, {46, 1.39}, {47, 1.45}, {75, 1.51}, {76, 1.44}, {77, 1.41}, {78, 1.36}, {79, 1.36}, {48, 1.44}, {80, 1.32}},
    {{21, 1.70}, {39, 1.90}, {57, 2.07}, {58, 2.04}, {60, 2.01}, {62, 1.98}, {64, 1.96}, {66, 1.92}, {68, 1.89}, {70, 1.87}, {71, 1.87}, {90, 2.06}, {92, 1.96}},
    {{13, 1.21}, {31, 1.22}, {49, 1.42}, {81, 1.45}, {5, 0.84}},
    {{6, 0.76}, {14, 1.11}, {32, 1.20}, {50, 1.39}, {82, 1.46}},
    {{7, 0.71}, {15, 1.07}, {33, 1.19}, {51, 1.39}, {83, 1.48}},
    {{8, 0.66}, {16, 1.05}, {34, 1.20}, {52, 1.38}},
    {{9, 0.57}, {17, 1.02}, {35, 1.20}, {53, 1.39}},
};

double radiusOf(int z)
{
    for (const auto& family : families)
        for (const Element& element : family)
            if (element.z == z)
                return element.radius;
    return z == 1 ? 0.31 : 1.9; // actinides and what else has no family
}

struct Contact
{
    std::size_t from, to; // sites of the asymmetric unit
    double distance;
};

/// Pairs of neighbours, each site's shortest ones relative to the sizes of the atoms.
std::vector<Contact> contactsOf(const Phase& phase)
{
    const Eigen::Matrix3d basis = phase.cell.directBasis();
    std::vector<Contact> contacts;
    std::vector<SymmetryOperation> operations = symmetryOperations(phase);
    for (std::size_t i = 0; i < phase.atoms.size(); ++i) {
        std::map<std::size_t, double> nearest; // distance of the nearest atom of each other site
        for (std::size_t j = 0; j < phase.atoms.size(); ++j)
            for (const auto& operation : operations) {
                Eigen::Vector3d offset = operation.rotation.cast<double>() * phase.atoms[j].position +
                                         operation.translation - phase.atoms[i].position;
                offset = offset.unaryExpr([](double x) { return x - std::round(x); });
                for (int n = 0; n < 27; ++n) {
                    const Eigen::Vector3d shift(n % 3 - 1, n / 3 % 3 - 1, n / 9 - 1);
                    const double d = (basis * (offset + shift)).norm();
                    if (d > 0.05 && (!nearest.contains(j) || d < nearest[j])) // nearer: the place's other occupant
                        nearest[j] = d;
                }
            }
        const auto relative = [&](const auto& entry) {
            return entry.second / (radiusOf(phase.atoms[i].atomicNumber) + radiusOf(phase.atoms[entry.first].atomicNumber));
        };
        double least = 1e9;
        for (const auto& entry : nearest)
            least = std::min(least, relative(entry));
        for (const auto& entry : nearest)
            if (relative(entry) <= touching * least)
                contacts.push_back({i, entry.first, entry.second});
    }
    return contacts;
}

/// Another element of one of its families, or itself.
int exchanged(Rng& rng, int z)
{
    std::vector<int> others;
    for (const auto& family : families)
        if (std::any_of(family.begin(), family.end(), [z](const Element& e) { return e.z == z; }))
            for (const Element& element : family)
                if (element.z != z)
                    others.push_back(element.z);
    return others.empty() ? z : others[rng.index(others.size())];
}

std::string renamed(const std::string& formula, const std::map<int, int>& exchange)
{
    std::string text;
    for (std::size_t i = 0; i < formula.size();) {
        std::size_t length = 1;
        if (std::isupper(static_cast<unsigned char>(formula[i])) && i + 1 < formula.size() &&
            std::islower(static_cast<unsigned char>(formula[i + 1])))
            length = 2;
        const std::string part = formula.substr(i, length);
        const auto it = exchange.find(atomicNumberOf(part));
        text += it == exchange.end() ? part : elementOf(it->second);
        i += length;
    }
    return text;
}

class Variant
{
public:
    Variant(const Phase& parent, const SubstitutionOptions& options, std::vector<Contact> contacts)
        : m_parent(parent), m_options(options), m_contacts(std::move(contacts))
    {
    }

    std::optional<Phase> draw(Rng& rng) const
    {
        std::map<int, int> exchange;
        std::vector<int> used;
        bool changed = false;
        for (const auto& atom : m_parent.atoms) {
            if (exchange.contains(atom.atomicNumber))
                continue;
            const int z = rng.uniform() < m_options.keep ? atom.atomicNumber : exchanged(rng, atom.atomicNumber);
            if (std::find(used.begin(), used.end(), z) != used.end())
                return {}; // two elements must not become one
            used.push_back(z);
            exchange[atom.atomicNumber] = z;
            changed |= z != atom.atomicNumber;
        }
        if (!changed)
            return {};
        Phase phase = m_parent;
        for (auto& atom : phase.atoms)
            if (const int z = exchange[atom.atomicNumber]; z != atom.atomicNumber) {
                atom.atomicNumber = z;
                atom.element = elementOf(z);
                atom.label.clear();
                atom.bIso.reset(); // that of the other element
            }
        const double scale = sizeRatio(phase);
        strain(phase.cell, scale, rng);
        if (!isPlausible(phase, scale) || findSpaceGroup(phase, searchTolerance) != phase.spaceGroup)
            return {};
        phase.formula = renamed(m_parent.formula, exchange);
        phase.name = phase.formula + " like " + m_parent.name;
        phase.source = "generated from " + m_parent.name;
        phase.colour = {0, 0, 0, 0};
        return phase;
    }

private:
    double sum(const Phase& phase, const Contact& c) const
    {
        return radiusOf(phase.atoms[c.from].atomicNumber) + radiusOf(phase.atoms[c.to].atomicNumber);
    }

    double sizeRatio(const Phase& phase) const
    {
        double ratio = 0;
        for (const Contact& c : m_contacts)
            ratio += sum(phase, c) / sum(m_parent, c);
        return ratio / static_cast<double>(m_contacts.size());
    }

    /// Edges that are equal in the parent stay equal, angles stay.
    void strain(UnitCell& cell, double scale, Rng& rng) const
    {
        const double a = std::exp(m_options.strain * rng.normal()), b = std::exp(m_options.strain * rng.normal()),
                     c = std::exp(m_options.strain * rng.normal());
        const std::string system = crystalSystemOfSpaceGroup(m_parent.spaceGroup);
        const bool cubic = system == "cubic" || m_parent.spaceGroupName.ends_with(":R");
        const bool free = system == "triclinic" || system == "monoclinic" || system == "orthorhombic";
        cell.a *= scale * (cubic ? 1 : a);
        cell.b *= scale * (cubic ? 1 : free ? b : a);
        cell.c *= scale * (cubic ? 1 : c);
    }

    bool isPlausible(const Phase& phase, double scale) const
    {
        if (shortestDistance(phase) < leastDistance && !hasHydrogen())
            return false;
        return std::all_of(m_contacts.begin(), m_contacts.end(), [&](const Contact& c) {
            return scale * sum(m_parent, c) >= mostSqueezed * sum(phase, c);
        });
    }

    bool hasHydrogen() const
    {
        return std::any_of(m_parent.atoms.begin(), m_parent.atoms.end(), [](const AtomSite& a) { return a.atomicNumber == 1; });
    }

    const Phase& m_parent;
    const SubstitutionOptions& m_options;
    std::vector<Contact> m_contacts;
};

} // namespace

Phase substituted(const Phase& parent, std::uint64_t seed, const SubstitutionOptions& options)
{
    checkSettings(options, "substitution");
    const std::string name = parent.name.empty() ? "the phase" : parent.name;
    if (parent.atoms.empty())
        throw Error(ErrorKind::Unsupported, "No variant of " + name + " can be made because it has no atom positions; give a CIF with atoms.");
    Rng rng = Rng::stream(seed, 0x53554253); // not the stream of another use of the same seed
    const Variant variant(parent, options, contactsOf(parent));
    for (int i = 0; i < tries; ++i)
        if (auto phase = variant.draw(rng))
            return *phase;
    throw Error(ErrorKind::Unsupported, "No plausible variant of " + name + " with other elements was found; take another structure or seed.");
}

} // namespace kikuscope::crystal
