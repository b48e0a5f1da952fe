// SPDX-License-Identifier: GPL-3.0-or-later
// Oxford/HKL Channel Text File (.ctf), also as written by MTEX and others.
#include "core/base/error.h"
#include "core/crystal/symmetry.h"
#include "core/io/edax_symmetry.h"
#include "core/io/format_rows.h"
#include "core/io/indexing_file.h"
#include "core/io/text_lines.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kikuscope::io {

namespace {

constexpr int maxPhases = 1000;
constexpr std::size_t maxColumns = PointTable::maxColumns, absent = maxColumns;

/// The crystal system whose conditions a cell meets by its numbers, the highest of them.
std::string systemOfCell(const UnitCell& cell)
{
    const auto equal = [](double p, double q) { return std::abs(p - q) < 2e-3 * p; };
    const auto angle = [](double value, double wanted) { return std::abs(value - wanted) < 0.1; };
    const bool ab = equal(cell.a, cell.b), bc = equal(cell.b, cell.c);
    const bool right = angle(cell.alphaDeg, 90) && angle(cell.betaDeg, 90);
    if (right && angle(cell.gammaDeg, 90))
        return ab && bc ? "cubic" : ab ? "tetragonal" : "orthorhombic";
    if (right && angle(cell.gammaDeg, 120) && ab)
        return "hexagonal";
    if (ab && bc && angle(cell.alphaDeg, cell.betaDeg) && angle(cell.betaDeg, cell.gammaDeg))
        return "trigonal";
    const int rightAngles = angle(cell.alphaDeg, 90) + angle(cell.betaDeg, 90) + angle(cell.gammaDeg, 90);
    return rightAngles == 2 ? "monoclinic" : "triclinic";
}

bool sameFamily(const std::string& system, const std::string& other)
{
    const auto family = [](const std::string& s) { return s == "trigonal" ? std::string("hexagonal") : s; };
    return family(system) == family(other);
}

class CtfReader
{
public:
    explicit CtfReader(const std::filesystem::path& path)
        : m_lines(path), m_name(path.filename().string()), m_path(path.string())
    {
        m_out.map.name = "Hough (" + m_name + ")";
        m_out.map.frame = SampleFrame::Hkl;
        m_out.map.xParallelAStar = true;
        m_out.detector.recordedAs = PatternCentreConvention::Oxford;
    }

    IndexingFile read()
    {
        readHeader();
        readPhases();
        readColumnNames();
        std::string_view line;
        while (!m_layerComplete && m_lines.next(line))
            if (!trimmed(line).empty())
                readPoint(line);
        if (m_points.size() == 0)
            throw Error(ErrorKind::BadFile,
                        m_path + " holds a header but no points; was the export interrupted?");
        assemble();
        return std::move(m_out);
    }

private:
    void warn(const std::string& text) { m_out.map.warnings.push_back(text); }
    [[noreturn]] void failAtLine(const std::string& what) const
    {
        throw Error(ErrorKind::BadFile,
                    m_path + " line " + std::to_string(m_lines.lineNumber()) + ": " + what);
    }
    std::string_view headerLine(const char* expected)
    {
        std::string_view line;
        if (!m_lines.next(line))
            throw Error(ErrorKind::BadFile,
                        m_path + " ends before " + expected + "; the file was cut off, export it again.");
        return line;
    }

    // --- header
    // ---------------------------------------------------------------------------------------------------

    void readHeader()
    {
        if (!lowerCase(trimmed(headerLine("its first line"))).starts_with("channel text file"))
            failAtLine("does not read \"Channel Text File\", so this is no .ctf file; open it with the right "
                       "extension.");
        for (;;) {
            const auto line = headerLine("the \"Phases\" line");
            const auto separator = line.find_first_of("\t ");
            const auto key = lowerCase(line.substr(0, separator));
            const auto value =
                separator == std::string_view::npos ? std::string_view() : trimmed(line.substr(separator));
            if (key == "phases") {
                m_phaseCount = phaseCount(value);
                return;
            }
            if (key == "euler" || line.find("\tKV\t") != std::string_view::npos)
                readAcquisition(line);
            else
                readHeaderValue(key, value);
        }
    }

    int phaseCount(std::string_view value) const
    {
        const auto count = parseInteger(value);
        if (!count || *count < 0 || *count > maxPhases)
            failAtLine("\"Phases\" is \"" + toUtf8(value) +
                       "\" instead of the number of phases; correct it.");
        return static_cast<int>(*count);
    }

    void readHeaderValue(const std::string& key, std::string_view value)
    {
        if (key == "jobmode")
            m_isGrid = lowerCase(value) != "interactive";
        else if (key == "xcells")
            m_grid.cols = cells("XCells", value);
        else if (key == "ycells")
            m_grid.rows = cells("YCells", value);
        else if (key == "zcells")
            m_layers = cells("ZCells", value);
        else if (key == "xstep")
            m_grid.stepX = step("XStep", value);
        else if (key == "ystep")
            m_grid.stepY = step("YStep", value);
        if (!value.empty() &&
            (key == "prj" || key == "author" || key == "jobmode" || key.starts_with("acqe")))
            m_out.metadata.emplace_back(key, toUtf8(value));
    }

    std::int64_t cells(const char* key, std::string_view value) const
    {
        const auto count = parseInteger(value);
        if (!count || *count <= 0 || *count > 10'000'000)
            failAtLine(std::string("\"") + key + "\" is \"" + toUtf8(value) +
                       "\" instead of a number of points; correct or remove the line (the grid is then found "
                       "from X and Y).");
        return *count;
    }

    double step(const char* key, std::string_view value) const
    {
        const auto number = parseNumber(value);
        if (!number || !std::isfinite(*number) || *number < 0 || *number > 1e9)
            failAtLine(std::string("\"") + key + "\" is \"" + toUtf8(value) +
                       "\" instead of a step in micrometres; correct it.");
        return *number;
    }

    /// "Euler angles refer to ...!  Mag 400  Coverage 96.2  Device 1  KV 20  TiltAngle 70 ...", tab separated
    /// pairs.
    void readAcquisition(std::string_view line)
    {
        const auto fields = splitTabs(line);
        Detector& detector = m_out.detector;
        for (std::size_t i = 1; i + 1 < fields.size(); i += 2) {
            const auto key = lowerCase(fields[i]);
            m_out.metadata.emplace_back(toUtf8(fields[i]), toUtf8(fields[i + 1]));
            const auto value = parseNumber(fields[i + 1]);
            if (!value || !std::isfinite(*value))
                continue;
            if (key == "kv" && *value > 0)
                detector.energyKeV = *value;
            else if (key == "tiltangle")
                detector.sampleTiltDeg = *value;
            else if (key == "detectororientatione2")
                detector.detectorTiltDeg = *value - 90;
            else if (key == "workingdistance" && *value > 0)
                detector.workingDistanceMm = *value;
        }
    }

    void readPhases()
    {
        for (int i = 1; i <= m_phaseCount; ++i) {
            const auto line = headerLine("the last phase line");
            auto fields = splitTabs(line);
            Phase phase;
            if (fields.size() < 3 || !readTriple(fields[0], phase.cell.a, phase.cell.b, phase.cell.c) ||
                !readTriple(fields[1], phase.cell.alphaDeg, phase.cell.betaDeg, phase.cell.gammaDeg))
                failAtLine("is not the phase line announced by \"Phases " + std::to_string(m_phaseCount) +
                           "\" (a;b;c, alpha;beta;gamma, name, Laue group, space group); correct the number "
                           "or the line.");
            if (fields.size() > 4 && fields[2].empty() && !parseInteger(fields[3]))
                fields.erase(fields.begin() + 2); // some writers leave a field empty before the name
            phase.name = fields[2].empty() ? "phase " + std::to_string(i) : toUtf8(fields[2]);
            if (fields.size() > 7)
                phase.source = toUtf8(fields[7]);
            readSymmetry(phase, fields);
            m_phases.declare(i, std::move(phase));
        }
        m_phases.finish();
    }

    static bool readTriple(std::string_view text, double& first, double& second, double& third)
    {
        double* const to[] = {&first, &second, &third};
        for (auto* value : to) {
            const auto semicolon = text.find(';');
            const auto number = parseNumber(trimmed(text.substr(0, semicolon)));
            if (!number)
                return false;
            *value = *number;
            text = semicolon == std::string_view::npos ? std::string_view() : text.substr(semicolon + 1);
        }
        return true;
    }

    /// The space group where it agrees with the Laue group or fits the cell, else the Laue group.
    void readSymmetry(Phase& phase, const std::vector<std::string_view>& fields)
    {
        const auto integer = [&](std::size_t i) {
            return i < fields.size() ? parseInteger(fields[i]).value_or(0) : 0;
        };
        const auto laueIndex = integer(3), group = integer(4);
        const std::string laue =
            laueIndex >= 1 && laueIndex <= 11 ? laueGroupOfOxfordIndex(static_cast<int>(laueIndex)) : "";
        const int spaceGroup = group >= 1 && group <= 230 ? static_cast<int>(group) : 0;
        if ((laueIndex != 0 && laue.empty()) || (group != 0 && spaceGroup == 0))
            warn(m_name + ", phase \"" + phase.name + "\": there is no Laue group " +
                 std::to_string(laueIndex) + " with space group " + std::to_string(group) +
                 "; what does not exist was left out.");
        if (spaceGroup == 0 || laue.empty()) {
            phase.laueGroup = laue;
            phase.spaceGroup = spaceGroup;
            return;
        }
        const std::string laueOfGroup =
            crystal::laueGroupOfPointGroup(crystal::pointGroupOfSpaceGroup(spaceGroup));
        if (laueOfGroup == laue) {
            phase.spaceGroup = spaceGroup;
            return;
        }
        const bool groupFits =
            phase.cell.isValid() &&
            sameFamily(systemOfCell(phase.cell), crystal::crystalSystemOfSpaceGroup(spaceGroup));
        if (groupFits)
            phase.spaceGroup = spaceGroup;
        else
            phase.laueGroup = laue;
        warn(m_name + ", phase \"" + phase.name + "\": space group " + std::to_string(spaceGroup) +
             " contradicts the Laue group " + laue + "; the " + (groupFits ? "space group" : "Laue group") +
             " was believed because it fits the cell" + (groupFits ? "." : " or is the safer one."));
    }

    // --- points
    // ---------------------------------------------------------------------------------------------------

    void readColumnNames()
    {
        const auto line = headerLine("the line with the column names");
        m_byTabs = line.find('\t') != std::string_view::npos;
        const auto names = m_byTabs ? splitTabs(line) : splitFields(line);
        for (std::size_t c = 0; c < std::min(names.size(), maxColumns); ++c) {
            std::string name = toUtf8(names[c]);
            if (name.empty())
                name = "column " + std::to_string(c + 1);
            if (columnOf(name) != absent)
                warn(m_name + " has two columns named \"" + name + "\"; the first was used.");
            m_columnNames.push_back(std::move(name));
        }
        m_phase = columnOf("Phase");
        m_xColumn = columnOf("X");
        m_yColumn = columnOf("Y");
        for (std::size_t e = 0; e < 3; ++e)
            m_euler[e] = columnOf("Euler" + std::to_string(e + 1));
        for (const char* name : {"Phase", "X", "Y", "Euler1", "Euler2", "Euler3"})
            if (columnOf(name) == absent)
                failAtLine(std::string("should name the columns, but \"") + name +
                           "\" is missing; is the number of phases right?");
    }

    std::size_t columnOf(std::string_view name) const
    {
        const auto wanted = lowerCase(name);
        for (std::size_t c = 0; c < m_columnNames.size(); ++c)
            if (lowerCase(m_columnNames[c]) == wanted)
                return c;
        return absent;
    }

    std::string_view takeField(std::string_view& rest) const
    {
        if (!m_byTabs)
            return nextField(rest);
        const auto tab = rest.find('\t');
        const auto field = trimmed(rest.substr(0, tab));
        rest.remove_prefix(tab == std::string_view::npos ? rest.size() : tab + 1);
        return field;
    }

    void readPoint(std::string_view rest)
    {
        if (!m_points.hasBegun())
            beginColumns(rest);
        for (std::size_t c = 0; c < m_points.columnCount(); ++c) {
            const bool ended = rest.empty();
            const auto field = takeField(rest);
            const auto value = parseNumber(field);
            if (value && !(c == m_phase && *value != std::floor(*value))) {
                m_points.store(c, *value);
            } else if (!m_lines.lineWasEnded() && rest.empty()) {
                return dropCutOffLine(c);
            } else if (ended) {
                failAtLine("has " + std::to_string(c) + " fields where the first point has " +
                           std::to_string(m_points.columnCount()) + "; the line is damaged.");
            } else if (field.empty() && c != m_phase) {
                m_points.store(c, std::numeric_limits<double>::quiet_NaN());
            } else {
                failAtLine("column " + m_columnNames[c] + " holds \"" + toUtf8(field.substr(0, 40)) +
                           "\", which is no number that can stand there; correct the line or export the file "
                           "again.");
            }
        }
        const bool threeDimensional = m_layers > 1 && m_grid.rows > 0 && m_grid.cols > 0;
        m_layerComplete =
            threeDimensional && static_cast<std::int64_t>(m_points.size()) == m_grid.rows * m_grid.cols;
    }

    void beginColumns(std::string_view firstPoint)
    {
        const std::size_t length = firstPoint.size() + 1;
        std::size_t count = 0;
        for (auto rest = firstPoint; !rest.empty(); ++count)
            takeField(rest);
        const std::size_t fieldCount = std::min(count, m_columnNames.size());
        const std::size_t needed =
            std::max({m_phase, m_xColumn, m_yColumn, m_euler[0], m_euler[1], m_euler[2]});
        if (fieldCount <= needed)
            failAtLine("has " + std::to_string(count) + " fields, but " +
                       std::to_string(m_columnNames.size()) +
                       " columns are named; the file is damaged, export it again.");
        if (count != m_columnNames.size())
            warn(m_name + " names " + std::to_string(m_columnNames.size()) + " columns but its points have " +
                 std::to_string(count) + " fields; they were read from the left.");
        m_points.begin(fieldCount, m_xColumn, m_yColumn,
                       static_cast<std::size_t>(m_lines.fileSize() / length) + 1);
    }

    /// The file ends within a line: the values of that point are taken back.
    void dropCutOffLine(std::size_t valuesStored)
    {
        m_points.takeBack(valuesStored);
        warn(m_name + " ends in the middle of line " + std::to_string(m_lines.lineNumber()) +
             "; that point was left out.");
    }

    // --- map
    // ------------------------------------------------------------------------------------------------------

    void assemble()
    {
        if (m_layerComplete)
            warn(m_name + " is a stack of " + std::to_string(m_layers) + " layers; only the first is shown.");
        if (!m_isGrid)
            m_grid.rows = m_grid.cols = 0;
        std::vector<std::uint16_t> ids = phaseIds();
        const PlacedPoints placed = placePoints(m_grid, m_points.x(), m_points.y(), m_name);
        CrystalMap& map = m_out.map;
        map.grid = placed.grid;
        map.phases = m_phases.list();
        map.warnings.insert(map.warnings.end(), placed.warnings.begin(), placed.warnings.end());
        map.phaseId = onGrid(std::move(ids), placed, std::uint16_t{0});
        constexpr float radians = static_cast<float>(std::numbers::pi / 180);
        map.orientation = onGrid(m_points.takeAngles(m_euler, radians), placed, EulerAngles{});
        for (std::size_t c = 0; c < m_points.columnCount(); ++c) {
            const bool isScalar = c != m_phase && c != m_xColumn && c != m_yColumn && c != m_euler[0] &&
                                  c != m_euler[1] && c != m_euler[2] && columnOf(m_columnNames[c]) == c;
            if (isScalar)
                map.scalars.push_back({m_columnNames[c], m_columnNames[c] == "MAD" ? "deg" : "",
                                       onGrid(std::move(m_points[c]), placed, PointTable::notANumber)});
        }
        for (auto& phase : map.phases.phases)
            completeVendorPhase(phase, m_name, map.warnings);
    }

    std::vector<std::uint16_t> phaseIds()
    {
        std::vector<std::uint16_t> ids(m_points.size(), 0);
        std::int64_t negative = 0, noAngles = 0;
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const float number = m_points[m_phase][i];
            const bool finite = std::isfinite(m_points[m_euler[0]][i]) &&
                                std::isfinite(m_points[m_euler[1]][i]) &&
                                std::isfinite(m_points[m_euler[2]][i]);
            negative += !(number >= 0);
            noAngles += number > 0 && !finite;
            if (number > 0 && finite)
                ids[i] = m_phases.idOf(static_cast<int>(std::min(number, 30000.f)), m_path);
        }
        if (negative > 0)
            warn(m_name + " has " + std::to_string(negative) +
                 " points whose phase is below 0 or no number; they count as not indexed.");
        if (noAngles > 0)
            warn(m_name + " has " + std::to_string(noAngles) +
                 " points whose Euler angles are no numbers; they count as not indexed.");
        for (const int number : m_phases.unknown())
            warn(m_name + ": phase " + std::to_string(number) + " is used but only " +
                 std::to_string(m_phaseCount) + " are declared; it is shown as \"unknown phase " +
                 std::to_string(number) + "\".");
        return ids;
    }

    LineReader m_lines;
    std::string m_name, m_path;
    AnnouncedGrid m_grid;
    bool m_isGrid = true, m_byTabs = true, m_layerComplete = false;
    std::int64_t m_layers = 1;
    int m_phaseCount = 0;
    PhaseNumbers m_phases;
    std::vector<std::string> m_columnNames;
    std::size_t m_phase = absent, m_xColumn = absent, m_yColumn = absent;
    std::array<std::size_t, 3> m_euler{absent, absent, absent};
    PointTable m_points;
    IndexingFile m_out;
};

int ctfConfidence(const FileProbe& probe)
{
    std::string_view head = probe.head();
    if (head.starts_with("\xEF\xBB\xBF"))
        head.remove_prefix(3);
    if (lowerCase(head.substr(0, 17)) == "channel text file")
        return 95;
    return probe.extension() == ".ctf" && !probe.isFolder() && !probe.isHdf5() ? 20 : 0;
}

EbsdScan openCtf(const FileProbe& probe, const std::string&)
{
    return scanWithoutPatterns(readCtf(probe.path()), probe);
}

} // namespace

IndexingFile readCtf(const std::filesystem::path& path) { return CtfReader(path).read(); }

ScanFormat ctfFormat()
{
    return {.id = "ctf",
            .description = "Oxford/HKL Channel Text File (.ctf)",
            .extensions = {".ctf"},
            .patterns = false,
            .indexing = true,
            .confidence = ctfConfidence,
            .open = openCtf};
}

} // namespace kikuscope::io
