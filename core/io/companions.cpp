// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/companions.h"

#include "core/base/error.h"
#include "core/io/edax_up.h"
#include "core/io/format_rows.h"
#include "core/io/image_file.h"
#include "core/io/indexing_file.h"
#include "core/io/text_lines.h"

#include <algorithm>

namespace kikuscope::io {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t maxFolderEntries = 100'000; // beyond that a folder is not searched for companions

std::string points(const ScanGrid& grid)
{
    return std::to_string(grid.pointCount()) + " points (" + std::to_string(grid.rows) + " x " +
           std::to_string(grid.cols) + ")";
}

/// Regular files of a folder, sorted by name; empty where it cannot be read or is huge.
std::vector<fs::path> filesIn(const fs::path& folder)
{
    std::vector<fs::path> files;
    std::error_code ec;
    for (auto entry = fs::directory_iterator(folder.empty() ? fs::path(".") : folder, ec);
         !ec && entry != fs::directory_iterator(); entry.increment(ec)) {
        std::error_code type;
        if (entry->is_regular_file(type) && !type)
            files.push_back(entry->path());
        if (files.size() > maxFolderEntries)
            return {};
    }
    std::sort(files.begin(), files.end());
    return files;
}

std::optional<CompanionIndexing> openIndexing(const fs::path& path)
{
    const FileProbe probe(path);
    const ScanFormat& format = formatOf(probe);
    if (!format.indexing)
        return {};
    const std::string id = format.id;
    if (id == "ang" || id == "ctf") {
        IndexingFile file = id == "ang" ? readAng(path) : readCtf(path);
        return CompanionIndexing{.path = path,
                                 .map = std::make_shared<const CrystalMap>(std::move(file.map)),
                                 .detector = file.detector,
                                 .patternCentre = file.patternCentre};
    }
    const auto names = format.scanNames ? format.scanNames(probe) : std::vector<std::string>{};
    EbsdScan scan = format.open(probe, names.empty() ? std::string() : names.front());
    if (!scan.indexing)
        return {};
    return CompanionIndexing{.path = path,
                             .map = scan.indexing,
                             .detector = scan.detector,
                             .patternCentre = {},
                             .groundTruth = scan.indexingIsGroundTruth};
}

template <typename T> void fillIn(std::optional<T>& missing, const std::optional<T>& known)
{
    if (!missing)
        missing = known;
}

/// Fills in what `detector` does not know itself.
void adoptGeometry(Detector& detector, const CompanionIndexing& indexing)
{
    const Detector& known = indexing.detector;
    if (!detector.patternCentre && indexing.patternCentre && detector.width > 0) {
        const auto& pc = *indexing.patternCentre;
        detector.patternCentre =
            patternCentreFrom(known.recordedAs, pc.x(), pc.y(), pc.z(), detector.width, detector.height);
        detector.recordedAs = known.recordedAs;
    } else if (!detector.patternCentre && known.patternCentre) {
        detector.patternCentre = known.patternCentre;
        detector.recordedAs = known.recordedAs;
    }
    fillIn(detector.sampleTiltDeg, known.sampleTiltDeg);
    fillIn(detector.detectorTiltDeg, known.detectorTiltDeg);
    fillIn(detector.azimuthDeg, known.azimuthDeg);
    fillIn(detector.energyKeV, known.energyKeV);
    fillIn(detector.workingDistanceMm, known.workingDistanceMm);
}

/// "map_sem.tif", "map-BSE.png", "map SE 1.bmp" beside "map.up2": the stem, a separator, a known word, a
/// number.
bool isElectronImageOf(const std::string& stem, const fs::path& file)
{
    const std::string name = lowerCase(file.stem().string()), wanted = lowerCase(stem);
    if (!hasImageExtension(file) || !name.starts_with(wanted) || name.size() == wanted.size())
        return false;
    std::string rest = name.substr(wanted.size());
    rest.erase(std::remove_if(rest.begin(), rest.end(),
                              [](char c) { return c == ' ' || c == '_' || c == '-' || c == '.'; }),
               rest.end());
    while (!rest.empty() && rest.back() >= '0' && rest.back() <= '9')
        rest.pop_back();
    static constexpr const char* words[] = {"sem", "se", "bse", "fse", "fsd", "semimage", "electronimage"};
    return std::find(std::begin(words), std::end(words), rest) != std::end(words);
}

void attachElectronImages(EbsdScan& scan)
{
    constexpr std::size_t most = 8;
    for (const auto& file : filesIn(scan.path.parent_path())) {
        if (scan.semImages.size() >= most || !isElectronImageOf(scan.path.stem().string(), file))
            continue;
        try {
            scan.semImages.push_back(openSemImage(file));
            scan.warnings.push_back("The image " + file.filename().string() +
                                    " beside the file was taken as its electron image.");
        } catch (const Error& error) {
            scan.warnings.push_back("An electron image beside the file was left out: " +
                                    std::string(error.what()));
        }
    }
}

void attachIndexing(EbsdScan& scan)
{
    const auto sameGrid = [&](const ScanGrid& grid) {
        return grid.rows == scan.grid.rows && grid.cols == scan.grid.cols && grid.kind == scan.grid.kind &&
               grid.pointCount() == scan.grid.pointCount();
    };
    if (const auto found = findIndexing(indexingBesideFile(scan.path), sameGrid, scan.warnings))
        adopt(scan, *found);
}

std::optional<Eigen::Vector3d>
edaxPatternCentre(const std::vector<std::pair<std::string, std::string>>& metadata)
{
    static constexpr const char* stars[] = {"x-star", "y-star", "z-star"};
    Eigen::Vector3d centre = Eigen::Vector3d::Constant(std::numeric_limits<double>::quiet_NaN());
    for (const auto& [name, text] : metadata)
        for (int i = 0; i < 3; ++i)
            if (name == stars[i])
                centre[i] = parseNumber(text).value_or(centre[i]);
    return centre.allFinite() ? std::optional(centre) : std::nullopt;
}

void attachPatterns(EbsdScan& scan)
{
    for (const char* extension : {".up2", ".up1", ".UP2", ".UP1"}) {
        fs::path path = scan.path;
        path.replace_extension(extension);
        std::error_code ec;
        if (!fs::is_regular_file(path, ec))
            continue;
        try {
            const EbsdScan up = openEdaxUp(path, {}, &scan.grid);
            if (up.grid.rows != scan.grid.rows || up.grid.cols != scan.grid.cols ||
                up.grid.kind != scan.grid.kind) {
                scan.warnings.push_back("The patterns in " + path.filename().string() +
                                        " were not used: they are " + points(up.grid) +
                                        ", the indexing has " + points(scan.grid) + ".");
                continue;
            }
            const CompanionIndexing self{.path = scan.path,
                                         .map = scan.indexing,
                                         .detector = scan.detector,
                                         .patternCentre = edaxPatternCentre(scan.metadata)};
            scan.patterns = up.patterns;
            scan.detector = up.detector;
            adoptGeometry(scan.detector, self);
            scan.warnings.insert(scan.warnings.end(), up.warnings.begin(), up.warnings.end());
            scan.warnings.push_back("The patterns were taken from " + path.filename().string() +
                                    " beside the file.");
            return;
        } catch (const Error& error) {
            scan.warnings.push_back("The patterns beside the file were not used: " +
                                    std::string(error.what()));
        }
    }
}

} // namespace

std::vector<fs::path> indexingBesideFile(const fs::path& path)
{
    static constexpr const char* extensions[] = {".ang",    ".ctf", ".oh5", ".h5oina",
                                                 ".edaxh5", ".h5",  ".hdf5"};
    std::vector<fs::path> found;
    std::error_code ec;
    for (const char* extension : extensions) {
        std::string upper = extension;
        std::transform(upper.begin(), upper.end(), upper.begin(),
                       [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
        for (const std::string& variant : {std::string(extension), upper}) {
            fs::path candidate = path;
            candidate.replace_extension(variant);
            if (candidate != path && fs::is_regular_file(candidate, ec))
                found.push_back(candidate);
        }
    }
    return found;
}

std::vector<fs::path> indexingBesideFolder(const fs::path& folder)
{
    constexpr std::size_t most = 8;
    const auto absolute = fs::absolute(folder).lexically_normal();
    const auto trimmedFolder = absolute.has_filename() ? absolute : absolute.parent_path();
    std::vector<fs::path> found;
    for (const auto& place : {trimmedFolder, trimmedFolder.parent_path()})
        for (const auto& file : filesIn(place)) {
            const auto extension = lowerCase(file.extension().string());
            if (found.size() < most && (extension == ".ang" || extension == ".ctf"))
                found.push_back(file);
        }
    return found;
}

std::optional<CompanionIndexing> findIndexing(const std::vector<fs::path>& candidates,
                                              const std::function<bool(const ScanGrid&)>& accepts,
                                              std::vector<std::string>& warnings)
{
    for (const auto& path : candidates) {
        try {
            auto indexing = openIndexing(path);
            if (!indexing)
                continue;
            if (accepts(indexing->grid()))
                return indexing;
            warnings.push_back("The indexing in " + path.filename().string() + " was not used: its " +
                               points(indexing->grid()) + " do not agree with the patterns.");
        } catch (const Error& error) {
            warnings.push_back("The indexing beside the file was not used: " + std::string(error.what()));
        }
    }
    return {};
}

void adopt(EbsdScan& scan, const CompanionIndexing& indexing)
{
    scan.indexing = indexing.map;
    scan.indexingIsGroundTruth = indexing.groundTruth;
    adoptGeometry(scan.detector, indexing);
    scan.warnings.push_back("The indexing and the geometry were taken from " +
                            indexing.path.filename().string() + " beside the file.");
    scan.warnings.insert(scan.warnings.end(), indexing.map->warnings.begin(), indexing.map->warnings.end());
}

std::optional<ScanGrid> gridFromText(const std::string& shape)
{
    if (trimmed(shape).empty())
        return {};
    const auto cross = lowerCase(shape).find('x');
    const auto rows = parseInteger(trimmed(std::string_view(shape).substr(0, cross)));
    const auto cols = cross == std::string::npos
                          ? std::nullopt
                          : parseInteger(trimmed(std::string_view(shape).substr(cross + 1)));
    if (!rows || !cols || *rows <= 0 || *cols <= 0 || *rows > 10'000'000 || *cols > 10'000'000)
        throw Error(ErrorKind::BadSetting,
                    "\"" + shape + "\" is no map shape; give it as ROWSxCOLUMNS, e.g. 120x200.");
    return ScanGrid{.rows = *rows, .cols = *cols};
}

void chooseGridOfList(EbsdScan& scan, std::int64_t count, const std::string& askedShape,
                      const std::vector<fs::path>& candidates)
{
    if (const auto asked = gridFromText(askedShape)) {
        if (asked->size() != count)
            throw Error(ErrorKind::BadSetting, scan.path.string() + " holds " + std::to_string(count) +
                                                   " patterns, which are not " + std::to_string(asked->rows) +
                                                   " x " + std::to_string(asked->cols) +
                                                   "; give a shape with that product.");
        scan.grid = *asked;
        return;
    }
    scan.grid = ScanGrid{.rows = 1, .cols = count};
    if (count == 1)
        return;
    const auto sameCount = [count](const ScanGrid& grid) { return grid.pointCount() == count; };
    if (const auto found = findIndexing(candidates, sameCount, scan.warnings)) {
        scan.grid = found->grid();
        adopt(scan, *found);
        return;
    }
    scan.warnings.push_back(scan.path.filename().string() + " does not say how its " + std::to_string(count) +
                            " patterns form a map, and no result file with as many points lies beside it; "
                            "they are shown as one row. "
                            "Give the shape as ROWSxCOLUMNS, or put the .ang or .ctf beside it.");
}

CrystalMap croppedMap(const CrystalMap& map, std::int64_t firstRow, std::int64_t firstCol, std::int64_t rows,
                      std::int64_t cols)
{
    CrystalMap part = map;
    part.grid.rows = rows;
    part.grid.cols = cols;
    const auto crop = [&](auto& values, const auto& from) {
        values.clear();
        if (from.empty())
            return;
        for (std::int64_t row = firstRow; row < firstRow + rows; ++row) {
            const auto begin = from.begin() + map.grid.index(row, firstCol);
            values.insert(values.end(), begin, begin + cols);
        }
    };
    crop(part.phaseId, map.phaseId);
    crop(part.orientation, map.orientation);
    for (std::size_t i = 0; i < map.scalars.size(); ++i)
        crop(part.scalars[i].values, map.scalars[i].values);
    return part;
}

void attachCompanions(EbsdScan& scan)
{
    if (scan.grid.size() > 1 && !std::filesystem::is_directory(scan.path)) {
        if (scan.patterns && !scan.indexing)
            attachIndexing(scan);
        else if (!scan.patterns && scan.indexing)
            attachPatterns(scan);
    }
    if (scan.semImages.empty())
        attachElectronImages(scan);
}

} // namespace kikuscope::io
