// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crystal/symmetry.h"

#include "core/base/error.h"

#include <gemmi/elem.hpp>     // for element names and weights
#include <gemmi/symmetry.hpp> // for the table of space group settings
#include <spglib.h>

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>

namespace kikuscope::crystal {

namespace {

constexpr double avogadro = 6.02214076e23;
constexpr double mergeDistanceAngstrom = 1e-2;
constexpr double metricTolerance = 0.02; // of the metric tensor: about 1 % in length, 0.5 deg in angle
constexpr std::size_t largestSearchedCell = 4000; // atoms; the symmetry search is quadratic

using Table = gemmi::spacegroup_tables;

/// Without the trailing "S"/"Z" of some databases and with old cubic symbols ("F m 3 m") in today's form.
std::string modernSymbol(std::string name)
{
    std::replace(name.begin(), name.end(), '_', ' ');
    while (!name.empty() &&
           (name.back() == ' ' || ((name.back() == 'S' || name.back() == 'Z') && name.size() > 2)))
        name.pop_back();
    const auto colon = std::min(name.find(':'), name.size());
    std::string symbol;
    for (const char ch : name.substr(0, colon))
        if (ch != ' ')
            symbol += ch;
    // lattice letter, mirror or glide (perhaps after a screw axis as in "I a 3 d", "F 4 1/d 3 m"), then a
    // bare 3
    const auto three = symbol.find('3', 2);
    const bool isCubic = three != std::string::npos &&
                         std::isalpha(static_cast<unsigned char>(symbol[three - 1])) &&
                         std::string("PFIpfi").find(symbol[0]) != std::string::npos;
    if (!isCubic)
        return name;
    symbol.insert(three, "-");
    return symbol + name.substr(colon);
}

const gemmi::SpaceGroup* sibling(const gemmi::SpaceGroup& setting, char extension)
{
    for (const auto& other : Table::main)
        if (other.number == setting.number && other.ext == extension && std::string(other.hm) == setting.hm)
            return &other;
    return &setting;
}

/// Metric tensor unchanged by all operations.
bool fitsCell(const gemmi::SpaceGroup& setting, const UnitCell& cell)
{
    const Eigen::Matrix3d basis = cell.directBasis(), metric = basis.transpose() * basis;
    for (const auto& op : setting.operations().sym_ops) {
        Eigen::Matrix3d r;
        for (int i = 0; i < 3; ++i)
            for (int j = 0; j < 3; ++j)
                r(i, j) = op.rot[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)] / gemmi::Op::DEN;
        const Eigen::Matrix3d difference = r.transpose() * metric * r - metric;
        for (int i = 0; i < 3; ++i)
            for (int j = 0; j < 3; ++j)
                if (std::abs(difference(i, j)) > metricTolerance * std::sqrt(metric(i, i) * metric(j, j)))
                    return false;
    }
    return true;
}

std::string cellText(const UnitCell& c)
{
    char text[120];
    std::snprintf(text, sizeof text, "%.4g %.4g %.4g A, %.4g %.4g %.4g deg", c.a, c.b, c.c, c.alphaDeg,
                  c.betaDeg, c.gammaDeg);
    return text;
}

void checkNumber(int number)
{
    if (number < 1 || number > 230)
        throw Error(ErrorKind::BadSetting,
                    "There is no space group " + std::to_string(number) + "; give a number from 1 to 230.");
}

/// Setting of a number alone: the reference setting, or the first tabulated one that the cell allows.
const gemmi::SpaceGroup& settingOfNumber(int number, const UnitCell& cell)
{
    checkNumber(number);
    const gemmi::SpaceGroup& reference = gemmi::get_spacegroup_reference_setting(number);
    if (!cell.isValid() || fitsCell(reference, cell))
        return reference;
    for (const auto& setting : Table::main)
        if (setting.number == number && fitsCell(setting, cell))
            return setting;
    return reference;
}

const gemmi::SpaceGroup* findByName(const std::string& name)
{
    if (const auto* exact = gemmi::find_spacegroup_by_name(name))
        return exact;
    return gemmi::find_spacegroup_by_name(modernSymbol(name));
}

/// nullptr where the phase names no space group; throws for an unknown one.
const gemmi::SpaceGroup* settingOf(const Phase& phase)
{
    if (phase.spaceGroupName.empty())
        return phase.spaceGroup == 0 ? nullptr : &settingOfNumber(phase.spaceGroup, phase.cell);
    const auto* found = findByName(phase.spaceGroupName);
    if (!found)
        throw Error(ErrorKind::BadSetting, "The space group \"" + phase.spaceGroupName + "\" of " +
                                               (phase.name.empty() ? "the phase" : phase.name) +
                                               " is not known; give a Hermann-Mauguin symbol or a number.");
    if (phase.spaceGroupName.find(':') != std::string::npos)
        return found;
    if (found->ext == '1')
        return sibling(*found, '2');
    if (found->ext == 'H' && phase.cell.isValid() && !fitsCell(*found, phase.cell))
        return sibling(*found, 'R');
    return found;
}

const gemmi::SpaceGroup& neededSettingOf(const Phase& phase)
{
    if (const auto* setting = settingOf(phase))
        return *setting;
    throw Error(ErrorKind::BadSetting,
                "The phase " + phase.name + " has no space group; set its number or symbol.");
}

Eigen::Matrix3i rotationOf(const gemmi::Op& op)
{
    Eigen::Matrix3i r;
    for (int i = 0; i < 3; ++i)
        for (int j = 0; j < 3; ++j)
            r(i, j) = op.rot[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)] / gemmi::Op::DEN;
    return r;
}

std::string normalisedPointGroup(const std::string& symbol)
{
    static const std::map<std::string, std::string> spellings{
        {"m3", "m-3"},   {"m3m", "m-3m"},  {"-4m2", "-42m"}, {"-62m", "-6m2"}, {"-3m1", "-3m"},
        {"-31m", "-3m"}, {"3m1", "3m"},    {"31m", "3m"},    {"321", "32"},    {"312", "32"},
        {"2mm", "mm2"},  {"m2m", "mm2"},   {"121", "2"},     {"112", "2"},     {"1m1", "m"},
        {"11m", "m"},    {"12/m1", "2/m"}, {"112/m", "2/m"}, {"43", "432"}};
    std::string compact;
    for (const char ch : symbol)
        if (ch != ' ')
            compact += ch;
    const auto it = spellings.find(compact);
    return it == spellings.end() ? compact : it->second;
}

/// The setting whose rotations stand for a phase that has a point (or Laue) group only.
const gemmi::SpaceGroup& representativeSetting(const Phase& phase)
{
    const std::string wanted =
        normalisedPointGroup(phase.pointGroup.empty() ? phase.laueGroup : phase.pointGroup);
    for (int number = 1; number <= 230; ++number)
        if (pointGroupOfSpaceGroup(number) == wanted)
            return settingOfNumber(number, phase.cell);
    throw Error(ErrorKind::BadSetting,
                "The phase " + phase.name + " has neither a space group nor a known point group.");
}

UnitCell cellFor(const Phase& phase, const gemmi::SpaceGroup& setting)
{
    if (phase.cell.isValid())
        return phase.cell;
    const bool isHexagonal = setting.number >= 143 && setting.number <= 194 && setting.ext != 'R';
    return {1, 1, 1, 90, 90, isHexagonal ? 120. : 90.};
}

double wrapped(double x)
{
    x -= std::floor(x);
    return x > 1 - 1e-9 ? 0 : x;
}

Eigen::Vector3d nearestImage(Eigen::Vector3d d) { return d - d.array().round().matrix(); }

/// All that sits at one point of the cell: (atomic number, occupancy in 1/1000) of each species.
struct OccupiedPoint
{
    Eigen::Vector3d position;
    std::vector<std::pair<int, int>> species;

    double occupancy() const
    {
        int thousandths = 0;
        for (const auto& [number, share] : species)
            thousandths += share;
        return thousandths / 1000.;
    }
};

std::vector<OccupiedPoint> occupiedPoints(const Phase& phase, double tolerance)
{
    const Eigen::Matrix3d basis = phase.cell.directBasis();
    std::vector<OccupiedPoint> points;
    for (const AtomSite& site : expandedSites(phase)) {
        const auto samePoint = [&](const OccupiedPoint& p) {
            return (basis * nearestImage(p.position - site.position)).norm() < tolerance;
        };
        auto point = std::find_if(points.begin(), points.end(), samePoint);
        if (point == points.end())
            point = points.insert(points.end(), {site.position, {}});
        point->species.emplace_back(site.atomicNumber, static_cast<int>(std::lround(site.occupancy * 1000)));
    }
    for (auto& point : points)
        std::sort(point.species.begin(), point.species.end());
    return points;
}

void needCell(const Phase& phase)
{
    if (!phase.cell.isValid())
        throw Error(ErrorKind::BadSetting,
                    "The unit cell of " + phase.name + " (" + cellText(phase.cell) + ") is not possible.");
}

std::string bravaisOf(const gemmi::SpaceGroup& setting) { return bravaisOfSpaceGroup(setting.number); }

void completeFromSpaceGroup(Phase& phase, const gemmi::SpaceGroup& setting)
{
    if (phase.spaceGroup != 0 && phase.spaceGroup != setting.number)
        throw Error(ErrorKind::Inconsistent, "The space group number " + std::to_string(phase.spaceGroup) +
                                                 " of " + phase.name + " does not belong to its symbol \"" +
                                                 phase.spaceGroupName + "\" (" +
                                                 std::to_string(setting.number) + "); correct one of them.");
    if (phase.cell.isValid() && !fitsCell(setting, phase.cell))
        throw Error(ErrorKind::Inconsistent, "The space group " + setting.xhm() + " of " + phase.name +
                                                 " contradicts its cell (" + cellText(phase.cell) +
                                                 "); correct one of them.");
    const std::string pointGroup = pointGroupOfSpaceGroup(setting.number);
    const std::string laueGroup = laueGroupOfPointGroup(pointGroup);
    const auto agree = [&](const std::string& known, const std::string& expected, const char* what) {
        if (!known.empty() && known != expected)
            throw Error(ErrorKind::Inconsistent, std::string("The ") + what + " " + known + " of " +
                                                     phase.name + " contradicts its space group " +
                                                     setting.xhm() + " (" + expected +
                                                     "); correct one of them.");
    };
    agree(normalisedPointGroup(phase.pointGroup), pointGroup, "point group");
    agree(normalisedPointGroup(phase.laueGroup), laueGroup, "Laue group");
    agree(phase.bravais, bravaisOf(setting), "Bravais lattice");
    phase.spaceGroup = setting.number;
    phase.spaceGroupName = setting.xhm(); // the setting becomes explicit
    phase.pointGroup = pointGroup;
    phase.laueGroup = laueGroup;
    phase.bravais = bravaisOf(setting);
}

/// Only where the Laue group leaves no choice of centring.
std::string bravaisOfLaue(const std::string& laue, const UnitCell& cell)
{
    if (laue == "-1")
        return "aP";
    if (laue == "6/m" || laue == "6/mmm")
        return "hP";
    const bool isRhombohedral = cell.isValid() && std::abs(cell.alphaDeg - cell.betaDeg) < 0.1 &&
                                std::abs(cell.alphaDeg - cell.gammaDeg) < 0.1;
    return (laue == "-3" || laue == "-3m") && isRhombohedral ? "hR" : "";
}

} // namespace

std::vector<SymmetryOperation> symmetryOperations(const Phase& phase)
{
    const gemmi::GroupOps group = neededSettingOf(phase).operations();
    std::vector<SymmetryOperation> operations;
    operations.reserve(static_cast<std::size_t>(group.order()));
    for (const auto& centring : group.cen_ops)
        for (const auto& op : group.sym_ops) {
            const gemmi::Op full = op.add_centering(centring);
            operations.push_back(
                {rotationOf(full),
                 Eigen::Vector3d(full.tran[0], full.tran[1], full.tran[2]) / gemmi::Op::DEN});
        }
    return operations;
}

std::vector<Eigen::Matrix3d> pointGroupRotations(const Phase& phase)
{
    const auto* known = settingOf(phase);
    const gemmi::SpaceGroup& setting = known ? *known : representativeSetting(phase);
    const Eigen::Matrix3d basis = cellFor(phase, setting).directBasis(), inverse = basis.inverse();
    std::vector<Eigen::Matrix3d> rotations;
    for (const auto& op : setting.operations().sym_ops)
        rotations.push_back(basis * rotationOf(op).cast<double>() * inverse);
    return rotations;
}

std::vector<Eigen::Matrix3d> laueGroupRotations(const Phase& phase)
{
    auto rotations = pointGroupRotations(phase);
    const std::size_t count = rotations.size();
    const auto isInversion = [](const Eigen::Matrix3d& r) {
        return (r + Eigen::Matrix3d::Identity()).norm() < 1e-6;
    };
    if (std::none_of(rotations.begin(), rotations.end(), isInversion))
        for (std::size_t i = 0; i < count; ++i)
            rotations.push_back(-rotations[i]);
    return rotations;
}

bool isCentrosymmetric(const Phase& phase)
{
    const auto* setting = settingOf(phase);
    return (setting ? *setting : representativeSetting(phase)).is_centrosymmetric();
}

void completeSymmetry(Phase& phase)
{
    if (const auto* setting = settingOf(phase)) {
        completeFromSpaceGroup(phase, *setting);
        return;
    }
    if (phase.laueGroup.empty() && !phase.pointGroup.empty())
        phase.laueGroup = laueGroupOfPointGroup(phase.pointGroup);
    if (phase.laueGroup.empty())
        return;
    if (phase.cell.isValid() && !fitsCell(representativeSetting(phase), phase.cell))
        throw Error(ErrorKind::Inconsistent, "The Laue group " + phase.laueGroup + " of " + phase.name +
                                                 " contradicts its cell (" + cellText(phase.cell) +
                                                 "); correct one of them.");
    if (phase.bravais.empty())
        phase.bravais = bravaisOfLaue(normalisedPointGroup(phase.laueGroup), phase.cell);
}

std::string bravaisOfSpaceGroup(int number)
{
    checkNumber(number);
    const gemmi::SpaceGroup& setting = gemmi::get_spacegroup_reference_setting(number);
    char family = 'a';
    switch (setting.crystal_system()) {
    case gemmi::CrystalSystem::Triclinic:
        family = 'a';
        break;
    case gemmi::CrystalSystem::Monoclinic:
        family = 'm';
        break;
    case gemmi::CrystalSystem::Orthorhombic:
        family = 'o';
        break;
    case gemmi::CrystalSystem::Tetragonal:
        family = 't';
        break;
    case gemmi::CrystalSystem::Trigonal:
    case gemmi::CrystalSystem::Hexagonal:
        family = 'h';
        break;
    case gemmi::CrystalSystem::Cubic:
        family = 'c';
        break;
    }
    const char centring = setting.hm[0];
    return {family, centring == 'A' || centring == 'B' ? 'C' : centring};
}

std::string pointGroupOfSpaceGroup(int number)
{
    checkNumber(number);
    return normalisedPointGroup(gemmi::point_group_hm(gemmi::point_group(number)));
}

std::string laueGroupOfPointGroup(const std::string& pointGroup)
{
    const std::string wanted = normalisedPointGroup(pointGroup);
    for (int number = 1; number <= 230; ++number)
        if (pointGroupOfSpaceGroup(number) == wanted)
            return gemmi::laue_class_str(gemmi::pointgroup_to_laue(gemmi::point_group(number)));
    throw Error(ErrorKind::BadSetting, "\"" + pointGroup + "\" is none of the 32 point groups.");
}

std::string crystalSystemOfSpaceGroup(int number)
{
    checkNumber(number);
    return gemmi::crystal_system_str(gemmi::crystal_system(gemmi::point_group(number)));
}

const std::vector<BravaisLattice>& bravaisLattices()
{
    static const std::vector<BravaisLattice> lattices{
        {"aP", "triclinic, primitive"},       {"mP", "monoclinic, primitive"},
        {"mC", "monoclinic, base-centred"},   {"oP", "orthorhombic, primitive"},
        {"oC", "orthorhombic, base-centred"}, {"oI", "orthorhombic, body-centred"},
        {"oF", "orthorhombic, face-centred"}, {"tP", "tetragonal, primitive"},
        {"tI", "tetragonal, body-centred"},   {"hR", "rhombohedral"},
        {"hP", "hexagonal, primitive"},       {"cP", "cubic, primitive"},
        {"cI", "cubic, body-centred"},        {"cF", "cubic, face-centred"}};
    return lattices;
}

std::vector<AtomSite> expandedSites(const Phase& phase)
{
    needCell(phase);
    const Eigen::Matrix3d basis = phase.cell.directBasis();
    const auto operations = symmetryOperations(phase);
    std::vector<AtomSite> sites;
    for (const AtomSite& site : phase.atoms) {
        const auto first = static_cast<std::ptrdiff_t>(sites.size());
        for (const auto& op : operations) {
            const Eigen::Vector3d x =
                (op.rotation.cast<double>() * site.position + op.translation).unaryExpr(&wrapped);
            const auto isThere = [&](const AtomSite& other) {
                return (basis * nearestImage(other.position - x)).norm() < mergeDistanceAngstrom;
            };
            if (std::none_of(sites.begin() + first, sites.end(), isThere)) {
                sites.push_back(site);
                sites.back().position = x;
            }
        }
    }
    return sites;
}

int findSpaceGroup(const Phase& phase, double toleranceAngstrom)
{
    const auto points = occupiedPoints(phase, std::max(toleranceAngstrom, mergeDistanceAngstrom));
    if (points.empty() || points.size() > largestSearchedCell)
        return 0;
    double lattice[3][3];
    const Eigen::Matrix3d basis = phase.cell.directBasis();
    for (int i = 0; i < 3; ++i)
        for (int j = 0; j < 3; ++j)
            lattice[i][j] = basis(i, j);
    std::map<std::vector<std::pair<int, int>>, int> typeOf;
    std::vector<int> types;
    std::vector<double> positions;
    for (const auto& point : points) {
        types.push_back(typeOf.emplace(point.species, static_cast<int>(typeOf.size()) + 1).first->second);
        positions.insert(positions.end(), point.position.data(), point.position.data() + 3);
    }
    static std::mutex spglibErrorState; // spglib keeps its last error in a global
    const std::lock_guard lock(spglibErrorState);
    char symbol[11];
    return spg_get_international(symbol, lattice, reinterpret_cast<double(*)[3]>(positions.data()),
                                 types.data(), static_cast<int>(types.size()), toleranceAngstrom);
}

double densityGramPerCm3(const Phase& phase)
{
    double mass = 0;
    for (const AtomSite& site : expandedSites(phase))
        mass += site.occupancy * atomicWeight(site.atomicNumber);
    return mass / (avogadro * phase.cell.volume() * 1e-24);
}

double shortestDistance(const Phase& phase)
{
    const auto points = occupiedPoints(phase, mergeDistanceAngstrom);
    const Eigen::Matrix3d basis = phase.cell.directBasis(), reciprocal = phase.cell.reciprocalBasis();
    double shortest = std::min({phase.cell.a, phase.cell.b, phase.cell.c});
    Eigen::Vector3i reach; // images that can lie within the shortest cell edge, however skew the cell
    for (int i = 0; i < 3; ++i)
        reach(i) =
            std::min(10, static_cast<int>(std::floor(shortest * reciprocal.col(i).norm() + 0.5 + 1e-9)));
    const auto tryPair = [&](const Eigen::Vector3d& difference, bool isSame) {
        const Eigen::Vector3d d = nearestImage(difference);
        for (int u = -reach(0); u <= reach(0); ++u)
            for (int v = -reach(1); v <= reach(1); ++v)
                for (int w = -reach(2); w <= reach(2); ++w)
                    if (!isSame || u != 0 || v != 0 || w != 0)
                        shortest = std::min(shortest, (basis * (d + Eigen::Vector3d(u, v, w))).norm());
    };
    for (std::size_t i = 0; i < points.size(); ++i)
        for (std::size_t j = i; j < points.size();
             ++j) // partly filled neighbours are filled in turn, not together
            if (i == j || points[i].occupancy() + points[j].occupancy() > 1.05)
                tryPair(points[i].position - points[j].position, i == j);
    return shortest;
}

double meanAtomicNumber(const Phase& phase)
{
    double mass = 0, weighted = 0;
    for (const AtomSite& site : expandedSites(phase)) {
        const double m = site.occupancy * atomicWeight(site.atomicNumber);
        mass += m;
        weighted += m * site.atomicNumber;
    }
    return mass > 0 ? weighted / mass : 0;
}

int atomicNumberOf(const std::string& element)
{
    const gemmi::El found = gemmi::find_element(element.c_str());
    if (found == gemmi::El::D)
        return 1;
    return found < gemmi::El::D && element.size() <= 2 ? static_cast<int>(found) : 0;
}

std::string elementOf(int atomicNumber)
{
    if (atomicNumber < 1 || atomicNumber >= static_cast<int>(gemmi::El::D))
        return {};
    return gemmi::element_name(static_cast<gemmi::El>(atomicNumber));
}

double atomicWeight(int atomicNumber)
{
    if (atomicNumber < 1 || atomicNumber >= static_cast<int>(gemmi::El::D))
        throw Error(ErrorKind::BadSetting, "There is no element " + std::to_string(atomicNumber) + ".");
    return gemmi::molecular_weight(static_cast<gemmi::El>(atomicNumber));
}

} // namespace kikuscope::crystal
