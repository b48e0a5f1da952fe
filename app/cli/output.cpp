// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/output.h"

#include "core/jobs/job_monitor.h"

#include <algorithm>
#include <cstdio>

namespace kikuscope::cli {
namespace {

/// Columns a terminal needs for UTF-8 text without combining or wide characters.
std::size_t displayWidth(const std::string& text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

template <class T>
Json orNull(const std::optional<T>& value)
{
    return value ? Json(*value) : Json(nullptr);
}

Json detectorJson(const Detector& detector)
{
    Json out;
    if (const auto& pc = detector.patternCentre)
        out["pattern_centre"] = {{"x", pc->x}, {"y", pc->y}, {"z", pc->z}, {"convention", "Bruker"},
                                 {"recorded_as", toString(detector.recordedAs)}};
    else
        out["pattern_centre"] = nullptr;
    out["sample_tilt_deg"] = orNull(detector.sampleTiltDeg);
    out["detector_tilt_deg"] = orNull(detector.detectorTiltDeg);
    out["azimuth_deg"] = orNull(detector.azimuthDeg);
    out["energy_kev"] = orNull(detector.energyKeV);
    out["working_distance_mm"] = orNull(detector.workingDistanceMm);
    out["static_background"] = !detector.staticBackground.empty();
    return out;
}

Json semImagesJson(const std::vector<SemImage>& images)
{
    Json out = Json::array();
    for (const SemImage& image : images) {
        Json entry = {{"name", image.name}, {"height", image.pixels.rows}, {"width", image.pixels.cols}};
        if (const auto& place = image.mapInImage)
            entry["map_in_image"] = {{"x", place->x}, {"y", place->y}, {"width", place->width}, {"height", place->height}};
        else
            entry["map_in_image"] = nullptr;
        out.push_back(std::move(entry));
    }
    return out;
}

Json indexingJson(const EbsdScan& scan)
{
    const CrystalMap& map = *scan.indexing;
    Json scalars = Json::array();
    for (const ScalarMap& scalar : map.scalars)
        scalars.push_back({{"name", scalar.name}, {"unit", scalar.unit}});
    return {{"name", map.name},
            {"ground_truth", scan.indexingIsGroundTruth},
            {"frame", map.frame == SampleFrame::Tsl ? "tsl" : "hkl"},
            {"orientations", !map.orientation.empty()},
            {"maps", std::move(scalars)}};
}

} // namespace

void printJson(const Json& object)
{
    // Bytes of vendor files that are not UTF-8 must not end the command.
    std::printf("%s\n", object.dump(2, ' ', false, Json::error_handler_t::replace).c_str());
}

void printText(const std::string& text) { std::fputs(text.c_str(), stdout); }

void printLine(const std::string& line) { std::printf("%s\n", line.c_str()); }

TextTable::TextTable(std::vector<std::string> header, std::vector<std::size_t> rightAligned)
    : m_rows{std::move(header)}, m_rightAligned(std::move(rightAligned))
{
}

void TextTable::add(std::vector<std::string> row) { m_rows.push_back(std::move(row)); }

void TextTable::print() const
{
    std::vector<std::size_t> widths(m_rows.front().size(), 0);
    for (const auto& row : m_rows)
        for (std::size_t c = 0; c < std::min(row.size(), widths.size()); ++c)
            widths[c] = std::max(widths[c], displayWidth(row[c]));
    for (const auto& row : m_rows) {
        std::string line;
        for (std::size_t c = 0; c < std::min(row.size(), widths.size()); ++c) {
            const std::string padding(widths[c] - displayWidth(row[c]), ' ');
            const bool right = std::find(m_rightAligned.begin(), m_rightAligned.end(), c) != m_rightAligned.end();
            line += (c ? "  " : "") + (right ? padding + row[c] : row[c] + padding);
        }
        line.erase(line.find_last_not_of(' ') + 1);
        printLine(line);
    }
}

void TextTable::printMarkdown() const
{
    for (std::size_t r = 0; r < m_rows.size(); ++r) {
        std::string line = "|", rule = "|";
        for (std::size_t c = 0; c < m_rows[r].size(); ++c) {
            const bool right = std::find(m_rightAligned.begin(), m_rightAligned.end(), c) != m_rightAligned.end();
            line += " " + m_rows[r][c] + " |";
            rule += right ? "---:|" : "---|";
        }
        printLine(line);
        if (r == 0)
            printLine(rule);
    }
}

std::string percent(double fraction) { return number(100 * fraction, 1) + " %"; }

std::string durationText(double seconds) { return seconds < 10 ? number(seconds, 1) + " s" : formatDuration(seconds); }

std::string number(double value, int decimals)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

Json phaseJson(const Phase& phase)
{
    Json out = {{"name", phase.name}, {"formula", phase.formula}};
    out["space_group"] = phase.spaceGroup > 0 ? Json(phase.spaceGroup) : Json(nullptr);
    out["space_group_name"] = phase.spaceGroupName;
    out["point_group"] = phase.pointGroup;
    out["laue_group"] = phase.laueGroup;
    out["bravais"] = phase.bravais;
    const UnitCell& cell = phase.cell;
    if (cell.isValid())
        out["cell"] = {{"a", cell.a}, {"b", cell.b}, {"c", cell.c},
                       {"alpha_deg", cell.alphaDeg}, {"beta_deg", cell.betaDeg}, {"gamma_deg", cell.gammaDeg}};
    else
        out["cell"] = nullptr;
    return out;
}

Json phasesJson(const PhaseList& phases)
{
    Json out = Json::array();
    for (int id = 1; id <= phases.size(); ++id) {
        Json entry = {{"id", id}};
        entry.update(phaseJson(phases[id]));
        out.push_back(std::move(entry));
    }
    return out;
}

Json gridJson(const ScanGrid& grid)
{
    return {{"rows", grid.rows},
            {"cols", grid.cols},
            {"grid", grid.kind == GridKind::Hexagonal ? "hexagonal" : "square"},
            {"step_um", {grid.stepXUm, grid.stepYUm}}};
}

Json scanJson(const EbsdScan& scan)
{
    Json out = {{"format", scan.format}, {"name", scan.name}};
    out.update(gridJson(scan.grid));
    if (scan.patterns)
        out["pattern"] = {{"height", scan.patterns->height()}, {"width", scan.patterns->width()},
                          {"dtype", toString(scan.patterns->pixelType())}};
    else
        out["pattern"] = nullptr;
    out["phases"] = scan.indexing ? phasesJson(scan.indexing->phases) : Json::array();
    out["detector"] = detectorJson(scan.detector);
    out["sem_images"] = semImagesJson(scan.semImages);
    out["indexing"] = scan.indexing ? indexingJson(scan) : Json(nullptr);
    out["simulated"] = scan.simulated;
    out["metadata"] = Json::object();
    for (const auto& [name, value] : scan.metadata)
        out["metadata"][name] = value;
    out["warnings"] = scan.warnings;
    return out;
}

} // namespace kikuscope::cli
