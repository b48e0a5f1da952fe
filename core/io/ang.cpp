// SPDX-License-Identifier: GPL-3.0-or-later
// EDAX/TSL .ang, the text result of OIM, and its many imitators (EMsoft, MTEX, PyEBSDIndex, ACOM, ...).
#include "core/base/error.h"
#include "core/io/edax_symmetry.h"
#include "core/io/format_rows.h"
#include "core/io/indexing_file.h"
#include "core/io/text_lines.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kikuscope::io {

namespace {

constexpr std::size_t maxColumns = PointTable::maxColumns;

/// Columns in the order of the file where its header does not name them (versions 1 to 5 of the format).
const char* const standardColumns[] = {"phi1", "PHI", "phi2", "x", "y", "IQ", "CI", "phase", "SEM", "Fit"};
enum StandardColumn : std::size_t {
    Phi1 = 0,
    Phi = 1,
    Phi2 = 2,
    X = 3,
    Y = 4,
    Ci = 6,
    PhaseColumn = 7,
    AfterPhase = 8,
    Fit = 9
};

struct Header
{
    AnnouncedGrid grid;
    PhaseNumbers phases;
    std::vector<std::string> columns, units;
    bool acom = false; // NanoMegas ASTAR/ACOM: positions in nanometres
};

class AngReader
{
public:
    explicit AngReader(const std::filesystem::path& path)
        : m_lines(path), m_name(path.filename().string()), m_path(path.string())
    {
        m_out.map.name = "Hough (" + m_name + ")";
        m_out.map.frame = SampleFrame::Tsl;
        m_out.detector.recordedAs = PatternCentreConvention::Edax;
    }

    IndexingFile read()
    {
        std::string_view line;
        while (m_lines.next(line)) {
            const auto text = trimmed(line);
            if (text.empty())
                continue;
            if (text.front() == '#')
                readHeaderLine(text.substr(1));
            else
                readPoint(text);
        }
        finishHeader();
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

    // --- header
    // ---------------------------------------------------------------------------------------------------

    void readHeaderLine(std::string_view text)
    {
        text = trimmed(text);
        if (text.empty())
            return;
        if (skippedAsNote(text))
            return;
        if (text.find("ACOM") != std::string_view::npos)
            m_header.acom = true;
        const auto separator = text.find_first_of(" \t:");
        const auto key = lowerCase(text.substr(0, separator));
        auto value = separator == std::string_view::npos ? std::string_view() : text.substr(separator);
        while (!value.empty() && (value.front() == ':' || value.front() == ' ' || value.front() == '\t'))
            value.remove_prefix(1);
        value = trimmed(value);
        if (!readPhaseLine(key, value) && !readGridLine(key, value) && !readDetectorLine(key, value))
            readOtherLine(key, value);
    }

    /// NOTES: Start ... End and COLUMN_NOTES: Start ... End hold prose such as "Phase index: ...".
    bool skippedAsNote(std::string_view text)
    {
        const auto lower = lowerCase(text.substr(0, 24));
        const bool isNotes = lower.starts_with("notes:") || lower.starts_with("column_notes:");
        if (isNotes && lower.find("start") != std::string::npos)
            m_inNotes = true;
        else if (isNotes && lower.find("end") != std::string::npos)
            m_inNotes = false;
        return m_inNotes || isNotes;
    }

    bool readPhaseLine(const std::string& key, std::string_view value)
    {
        if (key == "phase") {
            if (const auto number = parseInteger(value); number && std::abs(*number) < 30000) {
                storePhase();
                m_phase.emplace();
                m_phaseNumber = static_cast<int>(*number);
                return true;
            }
            return false;
        }
        if (key == "materialname") {
            if (!m_phase || !m_phase->name.empty()) { // old files have no "Phase n" line
                storePhase();
                m_phase.emplace();
                m_phaseNumber = static_cast<int>(m_header.phases.declaredCount()) + 1;
            }
            m_phase->name = toUtf8(value);
            return true;
        }
        if (!m_phase)
            return false;
        if (key == "formula")
            m_phase->formula = toUtf8(value);
        else if (key == "info")
            m_phase->source = toUtf8(value);
        else if (key == "symmetry")
            readSymmetry(value);
        else if (key == "pointgroupid")
            readPointGroup(value);
        else if (key == "latticeconstants")
            readLattice(value);
        else
            return key == "numberfamilies" || key == "hklfamilies" || key == "elasticconstants" ||
                   key.starts_with("categories");
        return true;
    }

    void readSymmetry(std::string_view value)
    {
        const auto code = parseInteger(value);
        m_phase->laueGroup =
            code ? laueGroupOfEdaxCode(static_cast<int>(std::clamp<std::int64_t>(*code, -1, 1000))) : "";
        if (m_phase->laueGroup.empty())
            warn(m_name + " line " + std::to_string(m_lines.lineNumber()) + ": the symmetry code \"" +
                 toUtf8(value) + "\" of phase \"" + m_phase->name +
                 "\" is unknown; its symmetry was left open.");
    }

    void readPointGroup(std::string_view value)
    {
        if (const auto id = parseInteger(value))
            m_phase->pointGroup =
                pointGroupOfEdaxId(static_cast<int>(std::clamp<std::int64_t>(*id, -1, 1000)));
    }

    void readLattice(std::string_view value)
    {
        const auto fields = splitFields(value);
        UnitCell& cell = m_phase->cell;
        double* const to[] = {&cell.a, &cell.b, &cell.c, &cell.alphaDeg, &cell.betaDeg, &cell.gammaDeg};
        for (std::size_t i = 0; i < 6; ++i) {
            const auto number = i < fields.size() ? parseNumber(fields[i]) : std::nullopt;
            if (!number) {
                warn(m_name + " line " + std::to_string(m_lines.lineNumber()) +
                     ": the lattice constants of phase \"" + m_phase->name +
                     "\" cannot be read and were left out.");
                cell = UnitCell{};
                return;
            }
            *to[i] = *number;
        }
    }

    void storePhase()
    {
        if (!m_phase)
            return;
        if (m_phase->name.empty())
            m_phase->name = "phase " + std::to_string(m_phaseNumber);
        if (m_header.phases.isDeclared(m_phaseNumber) || m_header.phases.declaredCount() >= 1000)
            warn(m_name + ": phase number " + std::to_string(m_phaseNumber) +
                 " is declared twice; the last one counts.");
        if (m_header.phases.declaredCount() < 1000)
            m_header.phases.declare(m_phaseNumber, *m_phase);
        m_phase.reset();
    }

    bool readGridLine(const std::string& key, std::string_view value)
    {
        AnnouncedGrid& grid = m_header.grid;
        if (key == "grid") {
            grid.kind =
                lowerCase(value).find("hex") != std::string::npos ? GridKind::Hexagonal : GridKind::Square;
            return true;
        }
        if (key == "xstep")
            grid.stepX = headerNumber(key, value);
        else if (key == "ystep")
            grid.stepY = headerNumber(key, value);
        else if (key == "ncols_odd")
            grid.cols = headerCount(key, value);
        else if (key == "ncols_even")
            grid.colsShifted = headerCount(key, value);
        else if (key == "nrows")
            grid.rows = headerCount(key, value);
        else
            return false;
        return true;
    }

    double headerNumber(const std::string& key, std::string_view value) const
    {
        const auto number = parseNumber(value);
        if (!number || !std::isfinite(*number) || *number < 0 || *number > 1e9)
            failAtLine("\"" + key + "\" is \"" + toUtf8(value) +
                       "\" instead of a step in micrometres; correct it.");
        return *number;
    }

    std::int64_t headerCount(const std::string& key, std::string_view value) const
    {
        const auto count = parseInteger(value);
        if (!count || *count <= 0 || *count > 10'000'000)
            failAtLine("\"" + key + "\" is \"" + toUtf8(value) +
                       "\" instead of a number of points; correct or remove the line (the grid is then found "
                       "from x and y).");
        return *count;
    }

    bool readDetectorLine(const std::string& key, std::string_view value)
    {
        static constexpr const char* stars[] = {"x-star", "y-star", "z-star"};
        const auto number = parseNumber(value);
        const auto known = number && std::isfinite(*number) ? number : std::nullopt;
        for (int i = 0; i < 3; ++i)
            if (key == stars[i]) {
                m_star[i] = known.value_or(std::numeric_limits<double>::quiet_NaN());
                m_out.metadata.emplace_back(key, toUtf8(value));
                return true;
            }
        if (key == "sampletiltangle")
            m_out.detector.sampleTiltDeg = known ? std::optional(std::abs(*known)) : known; // -70 occurs
        else if (key == "cameraelevationangle")
            m_out.detector.detectorTiltDeg = known;
        else if (key == "cameraazimuthalangle")
            m_out.detector.azimuthDeg = known;
        else if (key == "workingdistance")
            m_out.detector.workingDistanceMm = known && *known > 0 ? known : std::nullopt;
        else
            return false;
        m_out.metadata.emplace_back(key, toUtf8(value));
        return true;
    }

    void readOtherLine(const std::string& key, std::string_view value)
    {
        const auto list = [&] {
            std::vector<std::string> names;
            for (;;) {
                const auto comma = value.find(',');
                names.push_back(toUtf8(trimmed(value.substr(0, comma))));
                if (comma == std::string_view::npos || names.size() > maxColumns)
                    return names;
                value.remove_prefix(comma + 1);
            }
        };
        if (key == "column_headers")
            m_header.columns = list();
        else if (key == "column_units")
            m_header.units = list();
        else if ((key == "operator" || key == "sampleid" || key == "scanid" || key == "version") &&
                 !value.empty())
            m_out.metadata.emplace_back(key, toUtf8(value));
    }

    void finishHeader()
    {
        if (m_headerFinished)
            return;
        m_headerFinished = true;
        storePhase();
        m_header.phases.finish();
        AnnouncedGrid& grid = m_header.grid;
        if (grid.colsShifted == 0)
            grid.colsShifted = grid.cols;
        if (grid.kind == GridKind::Square && grid.cols == 0)
            grid.cols = grid.colsShifted;
        if (grid.kind == GridKind::Hexagonal && grid.colsShifted != grid.cols &&
            grid.colsShifted != grid.cols - 1)
            grid.rows = 0; // not a shape of ours: the positions decide
        if (m_star.allFinite())
            m_out.patternCentre = m_star;
    }

    // --- points
    // ---------------------------------------------------------------------------------------------------

    void readPoint(std::string_view rest)
    {
        finishHeader();
        if (!m_points.hasBegun())
            beginColumns(rest);
        for (std::size_t c = 0; c < m_points.columnCount(); ++c) {
            const auto field = nextField(rest);
            const auto value = parseNumber(field);
            if (value) {
                m_points.store(c, *value);
            } else if (const auto phase = c == PhaseColumn ? m_header.phases.numberOf(field) : std::nullopt) {
                m_points.store(c, *phase);
            } else if (!m_lines.lineWasEnded()) {
                dropCutOffLine(c);
                return;
            } else if (field.empty()) {
                failAtLine("has " + std::to_string(c) + " columns where the first point has " +
                           std::to_string(m_points.columnCount()) +
                           "; the line is damaged, or two numbers ran together.");
            } else {
                failAtLine("column " + std::to_string(c + 1) + " (" + m_columnNames[c] + ") holds \"" +
                           toUtf8(field.substr(0, 40)) + "\", which is no number; is this an .ang file?");
            }
        }
        m_surplus = m_surplus || !nextField(rest).empty();
    }

    void beginColumns(std::string_view firstPoint)
    {
        const std::size_t length = firstPoint.size() + 1, count = splitFields(firstPoint).size();
        if (count < 5)
            failAtLine("has " + std::to_string(count) +
                       " columns, but an .ang file has at least phi1, PHI, phi2, x, y; "
                       "is this an .ang file?");
        m_points.begin(std::min(count, maxColumns), X, Y,
                       static_cast<std::size_t>(m_lines.fileSize() / length) + 1);
        for (std::size_t c = 0; c < m_points.columnCount(); ++c)
            m_columnNames.push_back(columnName(c));
    }

    std::string columnName(std::size_t c) const
    {
        if (m_header.columns.size() >= m_points.columnCount() && !m_header.columns[c].empty())
            return m_header.columns[c];
        if (m_header.acom && (c == 5 || c == 6))
            return c == 5 ? "index" : "reliability";
        return c < std::size(standardColumns) ? standardColumns[c] : "column " + std::to_string(c + 1);
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
        if (m_surplus)
            warn(m_name + " has lines with more columns than its first point; the surplus was ignored.");
        if (m_header.acom) {
            warn(m_name + " is an ACOM file: its positions were taken as nanometres.");
            for (auto* values : {&m_points.x(), &m_points.y()})
                for (double& v : *values)
                    v *= 1e-3;
            for (auto* step : {&m_header.grid.stepX, &m_header.grid.stepY})
                if (*step)
                    **step *= 1e-3;
        }
        const std::size_t phaseColumn = findPhaseColumn();
        std::vector<std::uint16_t> ids = phaseIds(phaseColumn);
        PlacedPoints placed = placePoints(m_header.grid, m_points.x(), m_points.y(), m_name);
        CrystalMap& map = m_out.map;
        map.grid = placed.grid;
        map.phases = m_header.phases.list();
        map.warnings.insert(map.warnings.end(), placed.warnings.begin(), placed.warnings.end());
        map.phaseId = onGrid(std::move(ids), placed, std::uint16_t{0});
        map.orientation = onGrid(m_points.takeAngles({Phi1, Phi, Phi2}), placed, EulerAngles{});
        for (std::size_t c = 5; c < m_points.columnCount(); ++c)
            if (c != phaseColumn)
                map.scalars.push_back({m_columnNames[c], unitOf(c),
                                       onGrid(std::move(m_points[c]), placed, PointTable::notANumber)});
        for (auto& phase : map.phases.phases)
            completeVendorPhase(phase, m_name, map.warnings);
    }

    std::string unitOf(std::size_t c) const
    {
        if (m_header.units.size() >= m_columnNames.size())
            return m_header.units[c] == "degrees" ? "deg" : m_header.units[c];
        return m_columnNames[c] == "Fit" ? "deg" : "";
    }

    bool holdsOnly(std::size_t column, const auto& allowed) const
    {
        return column < m_points.columnCount() &&
               std::all_of(m_points[column].begin(), m_points[column].end(), [&](float v) {
                   return v == std::round(v) && std::abs(v) < 30000 && allowed(static_cast<int>(v));
               });
    }

    /// Column 8, or 9 in files of others that put the fit before the phase; maxColumns if there is none.
    std::size_t findPhaseColumn()
    {
        for (std::size_t c = 5; c < m_points.columnCount(); ++c)
            if (m_header.columns.size() >= m_points.columnCount() &&
                lowerCase(m_columnNames[c]).starts_with("phase"))
                return c;
        const auto declared = [&](int n) { return n == 0 || n == -1 || m_header.phases.isDeclared(n); };
        if (holdsOnly(PhaseColumn, [](int n) { return n >= -1; }))
            return PhaseColumn;
        if (holdsOnly(AfterPhase, declared)) {
            warn(m_name +
                 ": column 9 holds the phase numbers instead of column 8; column 8 was taken as the fit.");
            std::swap(m_columnNames[PhaseColumn], m_columnNames[AfterPhase]);
            m_columnNames[PhaseColumn] = "Fit";
            if (m_columnNames.size() > Fit)
                m_columnNames[Fit] = "SEM";
            return AfterPhase;
        }
        if (m_points.columnCount() > PhaseColumn)
            warn(m_name + ": neither column 8 nor column 9 holds phase numbers; every indexed point was "
                          "given the first phase.");
        return maxColumns;
    }

    bool isIndexed(std::size_t i) const
    {
        const float a = m_points[Phi1][i], b = m_points[Phi][i], c = m_points[Phi2][i];
        if (!std::isfinite(a) || !std::isfinite(b) || !std::isfinite(c))
            return false;
        constexpr float marker = static_cast<float>(4 * std::numbers::pi);
        if (std::abs(a - marker) < 1e-3f || (a == 4 && b == 4 && c == 4))
            return false;
        if (m_points.columnCount() > Ci && m_points[Ci][i] < 0)
            return false;
        return !(m_points.columnCount() > Fit && m_columnNames[Fit] == "Fit" && m_points[Fit][i] == 180);
    }

    std::vector<std::uint16_t> phaseIds(std::size_t column)
    {
        PhaseNumbers& phases = m_header.phases;
        const bool multiPhase = phases.declaredCount() > 1;
        std::vector<std::uint16_t> ids(m_points.size(), 0);
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const float value = column < m_points.columnCount() ? m_points[column][i] : 0;
            if (!isIndexed(i) || !std::isfinite(value) || value < 0)
                continue;
            int number = static_cast<int>(std::min(value, 30000.f));
            if (number == 0 && !phases.isDeclared(0)) {
                if (multiPhase)
                    continue;
                number =
                    phases.empty() ? 1 : phases.onlyDeclared(); // 0 is the only phase of a single-phase file
            }
            ids[i] = phases.idOf(number, m_path);
        }
        for (const int number : phases.unknown())
            warn(m_name + ": phase " + std::to_string(number) +
                 " is used but not declared in the header; it is shown as \"unknown phase " +
                 std::to_string(number) + "\".");
        return ids;
    }

    LineReader m_lines;
    std::string m_name, m_path;
    Header m_header;
    bool m_inNotes = false, m_headerFinished = false, m_surplus = false;
    std::optional<Phase> m_phase;
    int m_phaseNumber = 0;
    Eigen::Vector3d m_star = Eigen::Vector3d::Constant(std::numeric_limits<double>::quiet_NaN());
    PointTable m_points;
    std::vector<std::string> m_columnNames;
    IndexingFile m_out;
};

int angConfidence(const FileProbe& probe)
{
    if (probe.isFolder() || probe.isHdf5() || probe.head().find('\0') != std::string::npos)
        return 0;
    const std::string& head = probe.head();
    const bool named = probe.extension() == ".ang";
    const bool typical =
        head.find("# TEM_PIXperUM") != std::string::npos || head.find("# x-star") != std::string::npos ||
        head.find("# MaterialName") != std::string::npos || head.find("# GRID:") != std::string::npos;
    const bool comment = head.starts_with('#') || head.starts_with("\xEF\xBB\xBF#");
    if (comment && typical)
        return named ? 95 : 80;
    return named ? (comment ? 60 : 30) : 0;
}

EbsdScan openAng(const FileProbe& probe, const std::string&)
{
    return scanWithoutPatterns(readAng(probe.path()), probe);
}

} // namespace

IndexingFile readAng(const std::filesystem::path& path) { return AngReader(path).read(); }

ScanFormat angFormat()
{
    return {.id = "ang",
            .description = "EDAX/TSL .ang indexing result",
            .extensions = {".ang"},
            .patterns = false,
            .indexing = true,
            .confidence = angConfidence,
            .open = openAng};
}

} // namespace kikuscope::io
