// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crystal/cif.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/crystal/standard_setting.h"
#include "core/crystal/symmetry.h"

#include <gemmi/cif.hpp>      // for the CIF grammar
#include <gemmi/numb.hpp>     // for numbers with uncertainties
#include <gemmi/symmetry.hpp> // for operator triplets

#include <Eigen/LU>
#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <numbers>
#include <set>

namespace kikuscope::crystal {

namespace {

namespace cif = gemmi::cif;

constexpr std::size_t largestFile = 16u << 20; // bytes
constexpr std::size_t mostListedAtoms = 5000;
constexpr std::size_t mostAtomsInCell = 20000;
constexpr std::size_t mostOperators = 192;       // of the conventional cell of any space group
constexpr double specialPositionAngstrom = 0.05; // closer than this to a symmetry element: on it
constexpr double overlapAngstrom = 0.6;          // no two atoms are that close

std::string trimmed(const std::string& text)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

/// CIF is ASCII; names of authors in files of the wild are not.
std::string asciiOnly(const std::string& text)
{
    std::string ascii = text.starts_with("\xEF\xBB\xBF") ? text.substr(3) : text;
    for (char& ch : ascii)
        if (const auto u = static_cast<unsigned char>(ch);
            u > 126 || (u < 32 && ch != '\n' && ch != '\r' && ch != '\t'))
            ch = '?';
    return ascii;
}

Eigen::Matrix3d metricOf(const UnitCell& cell) { return cell.directBasis().transpose() * cell.directBasis(); }
Eigen::Vector3d nearestImage(const Eigen::Vector3d& d) { return d - d.array().round().matrix(); }

double distance(const Eigen::Matrix3d& metric, const Eigen::Vector3d& a, const Eigen::Vector3d& b)
{
    const Eigen::Vector3d d = nearestImage(a - b);
    return std::sqrt(std::max(0., d.dot(metric * d)));
}

SymmetryOperation operationOf(const gemmi::Op& op)
{
    SymmetryOperation result;
    for (std::size_t i = 0; i < 3; ++i) {
        result.translation(static_cast<int>(i)) = double(op.tran[i]) / gemmi::Op::DEN;
        for (std::size_t j = 0; j < 3; ++j)
            result.rotation(static_cast<int>(i), static_cast<int>(j)) = op.rot[i][j] / gemmi::Op::DEN;
    }
    return result;
}

class CifReader
{
public:
    CifReader(const std::string& source, std::vector<std::string>* warnings)
        : m_source(source), m_warnings(warnings)
    {
    }

    Phase read(const std::string& text)
    {
        if (text.size() > largestFile)
            fail(ErrorKind::BadFile,
                 "it has " + std::to_string(text.size()) + " bytes, more than any CIF of a crystal");
        const cif::Document document = parse(asciiOnly(text));
        cif::Block block = chooseBlock(document);
        m_block = &block;
        m_phase.source = m_source;
        readNames();
        readCell();
        readAtoms();
        readSymmetry();
        placeAtoms();
        if (m_phase.formula.empty())
            m_phase.formula = cellFormula();
        return std::move(m_phase);
    }

private:
    [[noreturn]] void fail(ErrorKind kind, const std::string& problem) const
    {
        throw Error(kind, m_source + " cannot be used as a crystal structure: " + problem + ".");
    }

    void warn(const std::string& text) const
    {
        if (m_warnings)
            m_warnings->push_back(m_source + ": " + text + ".");
    }

    cif::Document parse(const std::string& text) const
    {
        cif::Document document;
        document.source = m_source;
        try {
            tao::pegtl::memory_input<> input(text, m_source);
            cif::parse_input(document, input);
        } catch (const tao::pegtl::parse_error& error) {
            fail(ErrorKind::BadFile,
                 "line " + std::to_string(error.positions().empty() ? 0 : error.positions()[0].line) +
                     " breaks the CIF syntax (" + syntaxProblem(error) + ")");
        } catch (const std::runtime_error& error) {
            fail(ErrorKind::BadFile, std::string("it breaks the CIF syntax (") + error.what() + ")");
        }
        return document;
    }

    static std::string syntaxProblem(const tao::pegtl::parse_error& error)
    {
        const std::string text = error.what(); // "source:line:column: problem"
        const auto problem = text.rfind(": ");
        return trimmed(problem == std::string::npos ? text : text.substr(problem + 2));
    }

    cif::Block chooseBlock(const cif::Document& document) const
    {
        const cif::Block* chosen = nullptr;
        int candidates = 0;
        bool hasCell = false;
        for (const auto& block : document.blocks) {
            hasCell = hasCell || block.has_tag("_cell_length_a");
            if (!block.has_tag("_cell_length_a") || !block.has_tag("_atom_site_fract_x"))
                continue;
            chosen = chosen ? chosen : &block;
            ++candidates;
        }
        if (!chosen)
            fail(ErrorKind::BadFile,
                 hasCell ? "it has a cell but no fractional atom positions (_atom_site_fract_x)"
                         : "it has no data block with a cell (_cell_length_a) and atoms");
        if (candidates > 1)
            warn("it has " + std::to_string(candidates) + " structures; the first one, " + chosen->name +
                 ", is taken");
        return *chosen;
    }

    /// First of the tags that has a value; "" if none.
    std::string value(std::initializer_list<const char*> tags) const
    {
        for (const char* tag : tags) {
            const auto column = m_block->find_values(tag);
            if (column && column.length() > 0 && !cif::is_null(column.at(0)))
                if (const std::string text = trimmed(column.str(0)); !text.empty())
                    return text;
        }
        return {};
    }

    void readNames()
    {
        m_phase.name =
            value({"_chemical_name_mineral", "_chemical_name_common", "_chemical_name_structure_type",
                   "_chemical_name_systematic", "_chemical_formula_sum", "_chemical_formula_structural"});
        std::replace(m_phase.name.begin(), m_phase.name.end(), '\n', ' ');
        if (m_phase.name.empty() || m_phase.name.size() > 80)
            m_phase.name = std::filesystem::path(m_source).stem().string();
        for (const char ch : value({"_chemical_formula_sum"}))
            if (std::isalnum(static_cast<unsigned char>(ch)) || ch == '.')
                m_phase.formula += ch;
    }

    double length(const char* tag) const
    {
        const std::string text = value({tag});
        const double x = cif::as_number(text);
        if (!std::isfinite(x))
            fail(ErrorKind::BadFile, std::string(tag) + " is " +
                                         (text.empty() ? "missing" : "\"" + text + "\"") +
                                         "; give the length in angstrom");
        return x;
    }

    double angle(const char* tag)
    {
        const std::string text = value({tag});
        if (text.empty()) {
            warn(std::string(tag) + " is missing and taken as 90 degrees");
            return 90;
        }
        const double x = cif::as_number(text);
        if (!std::isfinite(x))
            fail(ErrorKind::BadFile, std::string(tag) + " is \"" + text + "\"; give the angle in degrees");
        return x;
    }

    void readCell()
    {
        UnitCell& cell = m_phase.cell;
        cell = {length("_cell_length_a"),   length("_cell_length_b"),  length("_cell_length_c"),
                angle("_cell_angle_alpha"), angle("_cell_angle_beta"), angle("_cell_angle_gamma")};
        if (!cell.isValid())
            fail(ErrorKind::BadFile, "its cell (_cell_length_a ... _cell_angle_gamma) is not possible");
    }

    // ---- atoms
    // ----------------------------------------------------------------------------------------------

    /// Elements of the declared formula, to tell "CO1" (carbon, oxygen or cobalt) apart.
    std::set<std::string> formulaElements() const
    {
        std::set<std::string> elements;
        const std::string text = value({"_chemical_formula_sum"});
        for (std::size_t i = 0; i < text.size(); ++i)
            if (std::isupper(static_cast<unsigned char>(text[i]))) {
                std::string element(1, text[i]);
                if (i + 1 < text.size() && std::islower(static_cast<unsigned char>(text[i + 1])))
                    element += text[i + 1];
                elements.insert(element);
            }
        return elements;
    }

    std::string elementOfSymbol(const std::string& symbol, const std::set<std::string>& known) const
    {
        std::string letters;
        for (const char ch : symbol) {
            if (!std::isalpha(static_cast<unsigned char>(ch)))
                break;
            letters += ch;
        }
        if (letters.empty())
            return {};
        const auto cased = [&](std::size_t count) {
            std::string s = letters.substr(0, count);
            s[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(s[0])));
            for (std::size_t i = 1; i < s.size(); ++i)
                s[i] = static_cast<char>(std::tolower(static_cast<unsigned char>(s[i])));
            return s;
        };
        const std::string one = cased(1), two = letters.size() > 1 ? cased(2) : "";
        const bool isTwo = !two.empty() && atomicNumberOf(two) > 0, isOne = atomicNumberOf(one) > 0;
        if (isTwo && known.contains(two) &&
            !(known.contains(one) && std::isupper(static_cast<unsigned char>(letters[1]))))
            return two;
        if (isOne && known.contains(one))
            return one;
        if (isTwo && std::islower(static_cast<unsigned char>(letters[1])))
            return two;
        if (cased(letters.size()).starts_with("Wa") || cased(letters.size()).starts_with("Oh")) {
            warn("the pseudo-element " + symbol + " (water or hydroxyl) is taken as oxygen");
            return "O";
        }
        return isOne ? one : isTwo ? two : "";
    }

    std::string columnText(const cif::Column& column, int row) const
    {
        return column && row < column.length() && !cif::is_null(column.at(row)) ? trimmed(column.str(row))
                                                                                : "";
    }

    /// Equivalent isotropic B of the anisotropic tensors, by label: 8 pi^2/3 sum U_ij (a*_i a_i)(a*_j a_j)
    /// cos.
    std::map<std::string, double> anisotropicB() const
    {
        std::map<std::string, double> b;
        const auto labels = m_block->find_values("_atom_site_aniso_label");
        cif::Column u[6];
        const char* names[6]{"11", "22", "33", "23", "13", "12"};
        for (int k = 0; k < 6; ++k)
            u[k] = m_block->find_values(std::string("_atom_site_aniso_U_") + names[k]);
        const Eigen::Matrix3d metric = metricOf(m_phase.cell), reciprocal = metric.inverse();
        for (int row = 0; labels && row < labels.length(); ++row) {
            double v[6];
            for (int k = 0; k < 6; ++k)
                v[k] = cif::as_number(columnText(u[k], row));
            Eigen::Matrix3d tensor;
            tensor << v[0], v[5], v[4], v[5], v[1], v[3], v[4], v[3], v[2];
            double sum = 0;
            for (int i = 0; i < 3; ++i)
                for (int j = 0; j < 3; ++j)
                    sum += tensor(i, j) * std::sqrt(reciprocal(i, i) * reciprocal(j, j)) * metric(i, j);
            if (std::isfinite(sum) && sum > 0)
                b[columnText(labels, row)] = 8 * std::numbers::pi * std::numbers::pi / 3 * sum;
        }
        return b;
    }

    void readAtoms()
    {
        const auto column = [&](const char* tag) { return m_block->find_values(tag); };
        const auto labels = column("_atom_site_label"), types = column("_atom_site_type_symbol");
        const auto occupancies = column("_atom_site_occupancy"), flags = column("_atom_site_calc_flag");
        const auto bs = column("_atom_site_B_iso_or_equiv"), us = column("_atom_site_U_iso_or_equiv");
        const cif::Column xyz[3]{column("_atom_site_fract_x"), column("_atom_site_fract_y"),
                                 column("_atom_site_fract_z")};
        if (static_cast<std::size_t>(xyz[0].length()) > mostListedAtoms)
            fail(ErrorKind::Unsupported, "it lists " + std::to_string(xyz[0].length()) + " atoms; at most " +
                                             std::to_string(mostListedAtoms) + " can be used");
        const auto known = formulaElements();
        const auto anisotropic = anisotropicB();
        for (int row = 0; row < xyz[0].length(); ++row) {
            AtomSite site;
            site.label = columnText(labels, row);
            const std::string symbol = columnText(types, row).empty() ? site.label : columnText(types, row);
            const std::string name = site.label.empty() ? symbol : site.label;
            if (columnText(flags, row) == "dum")
                continue;
            if (!readPosition(xyz, row, name, site))
                continue;
            site.element = elementOfSymbol(symbol, known);
            site.atomicNumber = atomicNumberOf(site.element);
            if (site.atomicNumber == 0)
                fail(ErrorKind::Unsupported,
                     "the atom " + (name.empty() ? std::to_string(row + 1) : name) +
                         " is no chemical element; name elements in _atom_site_type_symbol");
            if (site.element == "D")
                site.element = "H";
            if (!readOccupancy(columnText(occupancies, row), name, site))
                continue;
            site.bIso = isotropicB(columnText(bs, row), columnText(us, row));
            if (const auto b = anisotropic.find(site.label); !site.bIso && b != anisotropic.end())
                site.bIso = b->second;
            m_phase.atoms.push_back(site);
        }
        if (m_phase.atoms.empty())
            fail(ErrorKind::BadFile, "none of its atoms has a position (_atom_site_fract_x, _y, _z)");
    }

    bool readPosition(const cif::Column (&xyz)[3], int row, const std::string& name, AtomSite& site) const
    {
        for (int i = 0; i < 3; ++i) {
            const std::string text = columnText(xyz[i], row);
            if (text.empty()) {
                warn("the atom " + name + " has no position and is left out");
                return false;
            }
            const double x = cif::as_number(text);
            if (!(std::abs(x) < 1000))
                fail(ErrorKind::BadFile,
                     "the position \"" + text + "\" of the atom " + name + " is no number");
            site.position(i) = x;
        }
        return true;
    }

    bool readOccupancy(const std::string& text, const std::string& name, AtomSite& site) const
    {
        if (text.empty())
            return true;
        const double occupancy = cif::as_number(text);
        if (!std::isfinite(occupancy) || occupancy < 0)
            fail(ErrorKind::BadFile,
                 "the occupancy \"" + text + "\" of the atom " + name + " is no number from 0 to 1");
        if (occupancy == 0) {
            warn("the atom " + name + " has occupancy 0 and is left out");
            return false;
        }
        if (occupancy > 1.001)
            warn("the occupancy " + text + " of the atom " + name + " is taken as 1");
        site.occupancy = std::min(occupancy, 1.);
        return true;
    }

    static std::optional<double> isotropicB(const std::string& b, const std::string& u)
    {
        const double fromB = cif::as_number(b),
                     fromU = 8 * std::numbers::pi * std::numbers::pi * cif::as_number(u);
        for (const double value : {fromB, fromU})
            if (value > 0 && value < 100)
                return value;
        return {};
    }

    // ---- symmetry
    // -------------------------------------------------------------------------------------------

    /// Complete group of the listed operators; empty where none are listed or they are unreadable (warned).
    std::vector<gemmi::Op> readOperators() const
    {
        std::vector<gemmi::Op> group;
        for (const char* tag : {"_space_group_symop_operation_xyz", "_symmetry_equiv_pos_as_xyz"}) {
            const auto column = m_block->find_values(tag);
            for (int row = 0; column && row < column.length(); ++row) {
                const auto op = operatorOf(columnText(column, row));
                if (!op) {
                    warn("the operator \"" + columnText(column, row) +
                         "\" is not understood; the list is not used");
                    return {};
                }
                if (std::find(group.begin(), group.end(), *op) == group.end())
                    group.push_back(*op);
                if (group.size() > mostOperators)
                    break;
            }
            if (!group.empty())
                break;
        }
        if (!group.empty() && !closeGroup(group)) {
            warn("its operators form no space group; the list is not used");
            return {};
        }
        return group;
    }

    static std::optional<gemmi::Op> operatorOf(const std::string& triplet)
    {
        int digits = 0;
        for (const char ch : triplet) // longer numbers would overflow the integers of the parser
            if (digits = std::isdigit(static_cast<unsigned char>(ch)) ? digits + 1 : 0; digits > 4)
                return {};
        try {
            gemmi::Op op = gemmi::parse_triplet(triplet).wrap();
            for (const auto& row : op.rot)
                for (const int entry : row)
                    if (entry % gemmi::Op::DEN != 0 || std::abs(entry) > 2 * gemmi::Op::DEN)
                        return {};
            if (std::abs(op.det_rot()) != gemmi::Op::DEN * gemmi::Op::DEN * gemmi::Op::DEN)
                return {};
            return op;
        } catch (const std::exception&) {
            return {};
        }
    }

    bool closeGroup(std::vector<gemmi::Op>& group) const
    {
        if (std::find(group.begin(), group.end(), gemmi::Op::identity()) == group.end())
            group.insert(group.begin(), gemmi::Op::identity());
        std::swap(group.front(), *std::find(group.begin(), group.end(), gemmi::Op::identity()));
        const std::size_t listed = group.size();
        for (std::size_t i = 1; i < group.size(); ++i)
            for (std::size_t j = 1; j <= i; ++j)
                for (const gemmi::Op& product : {group[i] * group[j], group[j] * group[i]})
                    if (std::find(group.begin(), group.end(), product) == group.end()) {
                        group.push_back(product);
                        if (group.size() > mostOperators)
                            return false;
                    }
        if (group.size() != listed)
            warn("its " + std::to_string(listed) + " operators are completed to a group of " +
                 std::to_string(group.size()));
        return true;
    }

    int declaredNumber() const
    {
        const std::string text =
            value({"_space_group_IT_number", "_symmetry_Int_Tables_number", "_space_group_it_number"});
        const double number = cif::as_number(text);
        return number >= 1 && number <= 230 ? static_cast<int>(number) : 0;
    }

    std::string declaredSymbol() const
    {
        return value({"_space_group_name_H-M_alt", "_symmetry_space_group_name_H-M",
                      "_space_group_name_H-M_ref", "_symmetry_space_group_name_H-M_alt",
                      "_space_group_name_H-M_full"});
    }

    void readSymmetry()
    {
        const auto operators = readOperators();
        const int number = declaredNumber();
        const std::string symbol = declaredSymbol();
        try {
            if (!operators.empty())
                useOperators(operators);
            else
                useDeclaration(number, symbol);
        } catch (const Error& error) {
            throw Error(error.kind(), m_source + ": " + error.what(), error.details());
        }
        warnOfContradictions(number, symbol);
    }

    void useOperators(const std::vector<gemmi::Op>& operators)
    {
        const gemmi::GroupOps group = gemmi::split_centering_vectors(operators);
        if (const auto* setting = gemmi::find_spacegroup_by_ops(group)) {
            m_phase.spaceGroupName = setting->xhm();
            completeSymmetry(m_phase);
            return;
        }
        std::vector<SymmetryOperation> operations;
        for (const auto& op : operators)
            operations.push_back(operationOf(op));
        const auto standard = standardSettingOf(m_phase.cell, operations);
        if (!standard)
            fail(ErrorKind::Inconsistent,
                 "its " + std::to_string(operators.size()) + " symmetry operators do not fit its cell");
        m_phase.cell = cellOfBasis(m_phase.cell.directBasis() * standard->matrix.inverse());
        for (AtomSite& site : m_phase.atoms)
            site.position = standard->matrix * site.position + standard->shift;
        m_phase.spaceGroupName = standard->spaceGroupName;
        completeSymmetry(m_phase);
        warn("its operators belong to no tabulated setting; the structure is transformed to " +
             m_phase.spaceGroupName);
    }

    void useDeclaration(int number, const std::string& symbol)
    {
        if (number == 0 && symbol.empty()) {
            warn("it gives no symmetry (operators, number or symbol) and is taken as P 1");
            number = 1;
        }
        m_phase.spaceGroupName = symbol;
        try {
            if (symbol.empty())
                m_phase.spaceGroup = number;
            completeSymmetry(m_phase);
            if (number != 0 && m_phase.spaceGroup != number)
                throw Error(ErrorKind::BadSetting, "number and symbol differ");
        } catch (const Error& error) {
            if (number == 0 || symbol.empty() || error.kind() != ErrorKind::BadSetting)
                throw;
            warn("its space group number " + std::to_string(number) + " is used, not its symbol \"" + symbol +
                 "\"");
            Phase byNumber;
            byNumber.name = m_phase.name;
            byNumber.cell = m_phase.cell;
            byNumber.spaceGroup = number;
            completeSymmetry(byNumber);
            byNumber.formula = m_phase.formula;
            byNumber.source = m_phase.source;
            byNumber.atoms = std::move(m_phase.atoms);
            m_phase = std::move(byNumber);
        }
        chooseOrigin(symbol);
    }

    /// Two origins are in use and the symbol does not say which: the one whose atoms do not overlap.
    void chooseOrigin(const std::string& symbol)
    {
        if (symbol.find(':') != std::string::npos || !m_phase.spaceGroupName.ends_with(":2"))
            return;
        Phase first = m_phase;
        first.spaceGroupName.back() = '1';
        const auto overlaps = [](const Phase& phase) { return shortestDistance(phase) < overlapAngstrom; };
        if (m_phase.atoms.size() * symmetryOperations(m_phase).size() < 2000 && overlaps(m_phase) &&
            !overlaps(first))
            m_phase = std::move(first);
        warn("the origin of " + symbol + " is not given; " + m_phase.spaceGroupName + " is taken");
    }

    void warnOfContradictions(int number, const std::string& symbol) const
    {
        const auto other = [&](const std::string& what, int declared) {
            if (declared != 0 && declared != m_phase.spaceGroup)
                warn("the declared space group " + what + " (number " + std::to_string(declared) +
                     ") differs from its operators, which are those of " + m_phase.spaceGroupName + " (" +
                     std::to_string(m_phase.spaceGroup) + ") and are used");
        };
        other("number", number);
        Phase declared;
        declared.spaceGroupName = symbol;
        try {
            if (!symbol.empty())
                completeSymmetry(declared);
        } catch (const Error&) {
            warn("its space group symbol \"" + symbol + "\" is not known");
        }
        if (declared.spaceGroup != number)
            other("symbol \"" + symbol + "\"", declared.spaceGroup);
    }

    // ---- atoms and symmetry together
    // ------------------------------------------------------------------------

    /// Puts rounded coordinates exactly on the symmetry elements and drops copies of sites listed before.
    void placeAtoms()
    {
        const auto operations = symmetryOperations(m_phase);
        const Eigen::Matrix3d metric = metricOf(m_phase.cell);
        std::vector<AtomSite> kept;
        std::set<std::string> repeated;
        for (AtomSite site : m_phase.atoms) {
            site.position = onSymmetryElement(site.position, operations, metric);
            if (isRepeated(site, kept, operations, metric))
                repeated.insert(site.label.empty() ? site.element : site.label);
            else
                kept.push_back(site);
        }
        if (!repeated.empty())
            warn(std::to_string(m_phase.atoms.size() - kept.size()) +
                 " atoms are symmetry copies of atoms listed before and are left out");
        m_phase.atoms = std::move(kept);
        const std::size_t atMost = m_phase.atoms.size() * operations.size();
        if (atMost > mostAtomsInCell && expandedSites(m_phase).size() > mostAtomsInCell)
            fail(ErrorKind::Unsupported,
                 "its cell holds more than " + std::to_string(mostAtomsInCell) + " atoms");
    }

    static Eigen::Vector3d onSymmetryElement(const Eigen::Vector3d& x,
                                             const std::vector<SymmetryOperation>& operations,
                                             const Eigen::Matrix3d& metric)
    {
        Eigen::Vector3d sum = Eigen::Vector3d::Zero();
        int count = 0;
        for (const auto& op : operations) {
            const Eigen::Vector3d image = op.rotation.cast<double>() * x + op.translation;
            if (distance(metric, image, x) < specialPositionAngstrom) {
                sum += x + nearestImage(image - x);
                ++count;
            }
        }
        return sum / count; // the identity is always among them
    }

    static bool isRepeated(const AtomSite& site, const std::vector<AtomSite>& earlier,
                           const std::vector<SymmetryOperation>& operations, const Eigen::Matrix3d& metric)
    {
        return std::any_of(earlier.begin(), earlier.end(), [&](const AtomSite& other) {
            if (other.atomicNumber != site.atomicNumber || other.occupancy + site.occupancy < 1.01)
                return false;
            return std::any_of(operations.begin(), operations.end(), [&](const SymmetryOperation& op) {
                return distance(metric, op.rotation.cast<double>() * site.position + op.translation,
                                other.position) < 2 * specialPositionAngstrom;
            });
        });
    }

    std::string cellFormula() const
    {
        std::map<std::string, double> counts;
        for (const AtomSite& site : expandedSites(m_phase))
            counts[site.element] += site.occupancy;
        std::string formula;
        for (const auto& [element, count] : counts) {
            char number[32];
            std::snprintf(number, sizeof number, "%.4g", count);
            formula += element + (count == 1 ? "" : number);
        }
        return formula;
    }

    std::string m_source;
    std::vector<std::string>* m_warnings;
    cif::Block* m_block = nullptr;
    Phase m_phase;
};

} // namespace

Phase readCif(const std::filesystem::path& path, std::vector<std::string>* warnings)
{
    return parseCif(readTextFile(path, largestFile), path.string(), warnings);
}

Phase parseCif(const std::string& text, const std::string& source, std::vector<std::string>* warnings)
{
    return CifReader(source, warnings).read(text);
}

} // namespace kikuscope::crystal
