// SPDX-License-Identifier: GPL-3.0-or-later
// Oxford Instruments .h5oina, format versions 1 to 8 (vendor's specification: oinanoanalysis/h5oina,
// H5OINAFile.md). All angles in the file are radians; crystal x || a*; pattern centre in fractions of the
// pattern width.
#include "core/base/error.h"
#include "core/crystal/symmetry.h"
#include "core/io/edax_symmetry.h"
#include "core/io/format_rows.h"
#include "core/io/hdf5_patterns.h"
#include "core/io/indexing_file.h"
#include "core/io/vendor_h5.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numbers>

namespace kikuscope::io {

namespace {

constexpr double degreesPerRadian = 180 / std::numbers::pi;
constexpr int latestFormatVersion = 8;
const std::string unprocessedSuffix = " (unprocessed)", cleanedSuffix = " (cleaned)";

/// What a scan name such as "1 (unprocessed)" stands for.
struct Choice
{
    std::string slice;
    bool unprocessed = false, cleaned = false;
};

Choice choiceOf(const std::string& scanName)
{
    Choice choice{scanName};
    const auto strip = [&](const std::string& suffix) {
        if (choice.slice.size() <= suffix.size() || !choice.slice.ends_with(suffix))
            return false;
        choice.slice.resize(choice.slice.size() - suffix.size());
        return true;
    };
    choice.unprocessed = strip(unprocessedSuffix);
    choice.cleaned = strip(cleanedSuffix);
    return choice;
}

const char* patternsName(bool unprocessed)
{
    return unprocessed ? "Unprocessed Patterns" : "Processed Patterns";
}

bool hasPatterns(const Hdf5File& file, const std::string& slice, bool unprocessed)
{
    return file.isDataset(slice + "/EBSD/Data/" + patternsName(unprocessed));
}

std::vector<std::string> scanNames(const FileProbe& probe)
{
    const auto& file = *probe.hdf5();
    std::vector<std::string> names;
    for (const std::string& slice : ebsdGroups(file)) {
        names.push_back(slice);
        if (hasPatterns(file, slice, true) && hasPatterns(file, slice, false))
            names.push_back(slice + unprocessedSuffix);
        if (file.isDataset(slice + "/Data Processing/Data/Phase"))
            names.push_back(slice + cleanedSuffix);
    }
    return names;
}

int confidence(const FileProbe& probe)
{
    if (!probe.isHdf5() || !probe.hasHdf5Path("Format Version"))
        return 0;
    const bool vendor = probe.hdf5RootString("Manufacturer").starts_with("Oxford");
    if (!probe.hasHdf5Path("**/EBSD/Data"))
        return vendor ? 60 : 0;
    return vendor ? 95 : probe.extension() == ".h5oina" ? 80 : 0;
}

/// "m-3m" from "m-3m", "M -3 M" or "m3m"; empty where it is no point group.
std::string laueGroupOf(const Hdf5File& file, const std::string& dataset)
{
    std::string symbol = file.attributeText(dataset, "Symbol").value_or("");
    std::erase_if(symbol, [](char c) { return c == ' '; });
    if (!symbol.empty()) {
        try {
            return crystal::laueGroupOfPointGroup(symbol);
        } catch (const Error&) { // an unusual spelling: the index decides
        }
    }
    return laueGroupOfOxfordIndex(
        static_cast<int>(std::clamp(finiteNumber(file, dataset).value_or(0), 0.0, 100.0)));
}

Phase readPhase(const Hdf5File& file, const std::string& group, std::vector<std::string>& warnings)
{
    Phase phase;
    phase.name = file.text(group + "/Phase Name").value_or("");
    phase.source = file.text(group + "/Reference").value_or("");
    const std::string lengths = group + "/Lattice Dimensions", angles = group + "/Lattice Angles";
    if (file.isDataset(lengths) && file.isDataset(angles)) {
        const auto abc = file.read<double>(lengths, 3), angle = file.read<double>(angles, 3);
        phase.cell = {abc[0],
                      abc[1],
                      abc[2],
                      snappedAngle(angle[0] * degreesPerRadian),
                      snappedAngle(angle[1] * degreesPerRadian),
                      snappedAngle(angle[2] * degreesPerRadian)};
    }
    const double number = finiteNumber(file, group + "/Space Group").value_or(0);
    phase.spaceGroup = number >= 1 && number <= 230 ? static_cast<int>(number) : 0;
    phase.laueGroup = laueGroupOf(file, group + "/Laue Group");
    if (file.isDataset(group + "/Color") && file.info(group + "/Color").elements() == 3) {
        const auto rgb = file.read<std::uint8_t>(group + "/Color");
        phase.colour = {rgb[0], rgb[1], rgb[2], 255};
    }
    completeVendorPhase(phase, "Phase list", warnings);
    return phase;
}

PhaseNumbers readPhases(const Hdf5File& file, const std::string& group, std::vector<std::string>& warnings)
{
    PhaseNumbers numbers;
    for (const std::string& name : file.children(group)) {
        int number = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
        if (error != std::errc() || end != name.data() + name.size() || number < 1 || number > 255)
            continue;
        Phase phase = readPhase(file, group + "/" + name, warnings);
        if (phase.name.empty())
            phase.name = "phase " + name;
        if (numbers.numberOf(phase.name)) // the same name twice, e.g. two settings of one crystal
            phase.name += " (" + name + ")";
        numbers.declare(number, std::move(phase));
    }
    numbers.finish();
    return numbers;
}

/// Pixels outside an irregular acquisition area are NaN in all floating point sets. Empty: all were acquired.
std::vector<std::uint8_t> acquiredPixels(const Hdf5File& file, const std::string& data, std::int64_t count)
{
    for (const char* name : {"/X", "/Y", "/Beam Position X", "/Pattern Center X"}) {
        if (!file.isDataset(data + name))
            continue;
        const auto values = file.read<float>(data + name, count);
        if (std::none_of(values.begin(), values.end(), [](float v) { return std::isnan(v); }))
            return {};
        std::vector<std::uint8_t> acquired(values.size());
        std::transform(values.begin(), values.end(), acquired.begin(),
                       [](float v) { return std::uint8_t{!std::isnan(v)}; });
        return acquired;
    }
    return {};
}

std::shared_ptr<const CrystalMap> readIndexing(const Hdf5File& file, const std::string& technique,
                                               const ScanGrid& grid,
                                               const std::vector<std::uint8_t>& acquired)
{
    const std::string data = technique + "/Data";
    const std::int64_t count = grid.size();
    if (!file.isDataset(data + "/Phase") || !file.isDataset(data + "/Euler"))
        return nullptr;
    auto map = std::make_shared<CrystalMap>();
    map->name = "Hough (Oxford)";
    map->grid = grid;
    map->frame = SampleFrame::Hkl;
    map->xParallelAStar = true;
    PhaseNumbers numbers = readPhases(file, technique + "/Header/Phases", map->warnings);
    const auto phase = file.read<std::int32_t>(data + "/Phase", count);
    const auto euler = file.read<float>(data + "/Euler", 3 * count);
    map->phaseId.resize(phase.size());
    map->orientation.resize(phase.size());
    for (std::size_t i = 0; i < phase.size(); ++i) {
        const EulerAngles angles{euler[3 * i], euler[3 * i + 1], euler[3 * i + 2]};
        const bool finite =
            std::isfinite(angles.phi1) && std::isfinite(angles.Phi) && std::isfinite(angles.phi2);
        const bool indexed = phase[i] > 0 && finite && (acquired.empty() || acquired[i]);
        map->phaseId[i] = indexed ? numbers.idOf(phase[i], file.path().string()) : std::uint16_t{0};
        map->orientation[i] = finite ? angles : EulerAngles{};
    }
    for (const int number : numbers.unknown())
        map->warnings.push_back("Points carry the phase number " + std::to_string(number) +
                                ", which the file does not describe.");
    map->phases = numbers.list();
    map->scalars = readScalars(file, data, count, {"Phase", "X", "Y", "Euler"});
    return map;
}

std::vector<double> perPoint(const Hdf5File& file, const std::string& dataset)
{
    return file.isDataset(dataset) ? file.read<double>(dataset) : std::vector<double>{};
}

void readDetector(const Hdf5File& file, const std::string& technique, EbsdScan& scan)
{
    const std::string header = technique + "/Header/", data = technique + "/Data/";
    Detector& detector = scan.detector;
    setPatternShape(scan, file, technique + "/Header");
    if (const auto tilt = finiteNumber(file, header + "Tilt Angle"))
        detector.sampleTiltDeg = *tilt * degreesPerRadian;
    if (const std::string euler = header + "Detector Orientation Euler";
        file.isDataset(euler) && file.info(euler).elements() == 3) {
        const auto angles = file.read<double>(euler);
        if (std::isfinite(angles[1]))
            detector.detectorTiltDeg = angles[1] * degreesPerRadian - 90;
    }
    detector.energyKeV = finiteNumber(file, header + "Beam Voltage");
    detector.workingDistanceMm = finiteNumber(file, header + "Working Distance");
    setPatternCentre(scan, PatternCentreConvention::Oxford, perPoint(file, data + "Pattern Center X"),
                     perPoint(file, data + "Pattern Center Y"), perPoint(file, data + "Detector Distance"));
}

std::optional<SemImage::Placement> placementOf(const Hdf5File& file, const std::string& header)
{
    const std::string offset = header + "/Relative Offset", size = header + "/Relative Size";
    for (const std::string& dataset : {offset, size})
        if (!file.isDataset(dataset) || file.info(dataset).elements() != 2)
            return std::nullopt;
    const auto from = file.read<double>(offset), extent = file.read<double>(size);
    const bool usable = std::isfinite(from[0]) && std::isfinite(from[1]) && extent[0] > 0 && extent[1] > 0;
    return usable ? std::optional(SemImage::Placement{from[0], from[1], extent[0], extent[1]}) : std::nullopt;
}

std::vector<SemImage> readElectronImages(const Hdf5File& file, const std::string& slice,
                                         std::vector<std::string>& warnings)
{
    constexpr std::int64_t largestSide = 32768;
    const std::string technique = slice + "/Electron Image";
    std::vector<SemImage> images;
    if (!file.isGroup(technique + "/Data"))
        return images;
    const auto placement = placementOf(file, slice + "/EBSD/Header");
    const auto cols = file.requiredCount(technique + "/Header/X Cells", 1, largestSide);
    const auto rows = file.requiredCount(technique + "/Header/Y Cells", 1, largestSide);
    for (const std::string& detector : file.children(technique + "/Data"))
        for (const std::string& name : file.children(technique + "/Data/" + detector)) {
            const std::string path = technique + "/Data/" + detector + "/" + name;
            if (!file.isDataset(path) || !file.info(path).isNumeric())
                continue;
            if (file.info(path).elements() != rows * cols) {
                warnings.push_back("The electron image \"" + name +
                                   "\" does not have the announced size and was left out.");
                continue;
            }
            SemImage image{detector + ": " + name, {}, placement};
            image.pixels.rows = static_cast<int>(rows);
            image.pixels.cols = static_cast<int>(cols);
            image.pixels.pixels = file.read<float>(path);
            images.push_back(std::move(image));
        }
    return images;
}

void checkVersion(const FileProbe& probe, std::vector<std::string>& warnings)
{
    const std::string text = probe.hdf5RootString("Format Version");
    int major = 0;
    std::from_chars(text.data(), text.data() + text.size(), major);
    if (major < 1 || major > latestFormatVersion)
        warnings.push_back("The file's format version " + text + " is newer than " +
                           std::to_string(latestFormatVersion) +
                           ".0, the latest known; check what was read.");
}

EbsdScan open(const FileProbe& probe, const std::string& scanName)
{
    const auto& file = probe.hdf5();
    if (scanName.empty())
        throw Error(ErrorKind::Unsupported, probe.path().string() +
                                                " holds no EBSD data (only other techniques); choose a file "
                                                "exported with EBSD.");
    const Choice choice = choiceOf(scanName);
    const std::string technique = choice.slice + "/EBSD", header = technique + "/Header";
    EbsdScan scan;
    checkVersion(probe, scan.warnings);
    if (ebsdGroups(*file).size() > 1)
        scan.name = probe.path().filename().string() + ": " + choice.slice;
    scan.grid = readSquareGrid(
        *file, {header + "/Y Cells", header + "/X Cells", header + "/Y Step", header + "/X Step"});
    const bool unprocessed = choice.unprocessed || !hasPatterns(*file, choice.slice, false);
    const bool withPatterns = hasPatterns(*file, choice.slice, unprocessed);
    if (!withPatterns && !file->isDataset(technique + "/Data/Phase"))
        file->fail(technique + "/Data", "holds neither patterns nor an indexing; export the scan again.");
    if (withPatterns && !file->isDataset(technique + "/Data/Phase")) {
        const std::int64_t stored =
            patternShape(*file, technique + "/Data/" + patternsName(unprocessed)).count;
        if (stored != scan.grid.size())
            file->fail(header + "/X Cells", "and \"Y Cells\" announce " + std::to_string(scan.grid.size()) +
                                                " points, but " + std::to_string(stored) +
                                                " patterns are stored; the file is incomplete.");
    }
    std::vector<std::uint8_t> acquired;
    if (file->isDataset(technique + "/Data/Phase")) {
        file->read<std::uint8_t>(technique + "/Data/Phase", scan.grid.size()); // proves the number of points
        acquired = acquiredPixels(*file, technique + "/Data", scan.grid.size());
    }
    if (withPatterns)
        scan.patterns = openPatterns(file, technique + "/Data/" + patternsName(unprocessed), scan.grid,
                                     scan.warnings, acquired);
    scan.indexing = readIndexing(*file, choice.cleaned ? choice.slice + "/Data Processing" : technique,
                                 scan.grid, acquired);
    readDetector(*file, technique, scan);
    scan.detector.staticBackground = readBackground(
        *file, header + (unprocessed ? "/Unprocessed Static Background" : "/Processed Static Background"),
        scan.detector.height, scan.detector.width, scan.warnings);
    scan.semImages = readElectronImages(*file, choice.slice, scan.warnings);
    addMetadata(*file, "", scan.metadata);
    addMetadata(*file, header, scan.metadata);
    return scan;
}

} // namespace

ScanFormat oxfordH5oinaFormat()
{
    return {
        "oxford-h5oina", "Oxford Instruments HDF5 (AZtec .h5oina)", {".h5oina"}, true, true, confidence, open,
        scanNames};
}

} // namespace kikuscope::io
