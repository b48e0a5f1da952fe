// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/scan_input.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/io/formats.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace kikuscope::cli {
namespace {

std::optional<std::int64_t> wholeNumber(const std::string& text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < 0)
        return std::nullopt;
    return value;
}

/// Gives a scan whose file holds no map shape (or a wrong one) the shape the user knows.
void reshape(EbsdScan& scan, std::int64_t rows, std::int64_t cols)
{
    const std::int64_t points = scan.grid.size();
    if (rows < 1 || cols < 1 || cols > points || rows != points / cols || rows * cols != points)
        throw Error(ErrorKind::BadSetting, "--shape " + std::to_string(rows) + "x" + std::to_string(cols) + " does not fit " +
                                               scan.path.filename().string() + ", which holds " + std::to_string(points) +
                                               " patterns; give rows and columns whose product is that number.");
    if (scan.indexing || scan.grid.kind == GridKind::Hexagonal)
        throw Error(ErrorKind::BadSetting, "--shape cannot change the map of " + scan.path.filename().string() +
                                               ", whose shape is known; leave --shape out.");
    scan.grid.rows = rows;
    scan.grid.cols = cols;
}

} // namespace

std::pair<std::int64_t, std::int64_t> parsePair(const std::string& text, char separator)
{
    const auto at = text.find(separator);
    if (at != std::string::npos)
        if (const auto first = wholeNumber(text.substr(0, at)), second = wholeNumber(text.substr(at + 1)); first && second)
            return {*first, *second};
    throw Error(ErrorKind::BadSetting, "\"" + text + "\" is not two whole numbers with \"" + separator + "\" between.");
}

PatternBlock readPattern(const EbsdScan& scan, std::int64_t row, std::int64_t col)
{
    const std::string file = scan.path.filename().string();
    if (!scan.patterns)
        throw Error(ErrorKind::BadSetting, file + " holds no patterns; give the pattern file of this scan.");
    if (!scan.grid.contains(row, col))
        throw Error(ErrorKind::BadSetting, "--at " + std::to_string(row) + "," + std::to_string(col) + " lies outside the map of " +
                                               file + ", which has " + std::to_string(scan.grid.rows) + " rows and " +
                                               std::to_string(scan.grid.cols) + " columns counted from 0.");
    const std::int64_t index = scan.grid.index(row, col);
    if (!scan.patterns->has(index))
        throw Error(ErrorKind::BadSetting, file + " has no pattern at row " + std::to_string(row) + ", column " +
                                               std::to_string(col) + "; choose another point.");
    return scan.patterns->read({index, 1});
}

std::string inputHashOf(const std::filesystem::path& path)
{
    if (!std::filesystem::is_directory(path))
        return fileHash(path);
    std::vector<std::string> entries;
    for (const auto& entry : std::filesystem::directory_iterator(path))
        if (entry.is_regular_file())
            entries.push_back(entry.path().filename().string() + " " + std::to_string(entry.file_size()));
    std::sort(entries.begin(), entries.end());
    Sha256 hash;
    for (const std::string& entry : entries)
        hash.add(entry + "\n");
    return "listing:" + hash.hex();
}

CLI::Validator pairOfNumbers(char separator, const std::string& name)
{
    return CLI::Validator(
        [separator, name](std::string& text) -> std::string {
            try {
                parsePair(text, separator);
                return {};
            } catch (const Error&) {
                return "\"" + text + "\" is not of the form " + name;
            }
        },
        name);
}

void ScanInput::addTo(CLI::App& command)
{
    command.add_option("FILE", path, "Scan file or folder of images")->required();
    command.add_option("--scan", scanName, "Name of the scan, where the file holds several");
    command.add_option("--shape", shape, "Map shape, where the file does not say it")->check(pairOfNumbers('x', "ROWSxCOLS"));
    command
        .add_option("--pc", patternCentre,
                    "Pattern centre x,y,z in Bruker's convention (default: as the file says)")
        ->delimiter(',')
        ->expected(3);
}

EbsdScan ScanInput::open(JobMonitor& job) const
{
    EbsdScan scan = io::openScan(path, scanName);
    if (!shape.empty()) {
        const auto [rows, cols] = parsePair(shape, 'x');
        reshape(scan, rows, cols);
    }
    if (!patternCentre.empty())
        scan.detector.patternCentre = PatternCentre{patternCentre.at(0), patternCentre.at(1), patternCentre.at(2)};
    for (const std::string& warning : scan.warnings)
        job.warn(warning);
    return scan;
}

} // namespace kikuscope::cli
