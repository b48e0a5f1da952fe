// SPDX-License-Identifier: GPL-3.0-or-later
// A folder with one image per map point, and single images as a scan of one point.
#include "core/base/error.h"
#include "core/io/companions.h"
#include "core/io/format_rows.h"
#include "core/io/image_file.h"
#include "core/io/image_names.h"

#include <algorithm>
#include <map>

namespace kikuscope::io {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t maxImages = 50'000'000;
constexpr std::size_t maxHeadersRead =
    4096; // of larger folders a sample is checked; read() checks every image

class ImageFolderSource : public PatternSource
{
public:
    /// `fileOfPixel`: index into `files`, -1 where there is no image.
    ImageFolderSource(fs::path folder, std::vector<std::string> files, std::vector<std::int32_t> fileOfPixel,
                      const ImageInfo& info)
        : m_folder(std::move(folder)), m_files(std::move(files)), m_fileOfPixel(std::move(fileOfPixel)),
          m_height(static_cast<int>(info.height)), m_width(static_cast<int>(info.width)), m_type(info.type)
    {
    }

    int height() const override { return m_height; }
    int width() const override { return m_width; }
    PixelType pixelType() const override { return m_type; }
    std::int64_t size() const override { return static_cast<std::int64_t>(m_fileOfPixel.size()); }
    bool has(std::int64_t index) const override
    {
        return index >= 0 && index < size() && m_fileOfPixel[static_cast<std::size_t>(index)] >= 0;
    }
    std::int64_t preferredBlock() const override { return 64; }

    PatternBlock read(PatternRange range) const override
    {
        if (range.first < 0 || range.count < 0 || range.end() > size())
            throw Error(ErrorKind::Internal, "Patterns outside the scan were asked for.");
        PatternBlock block(range, m_height, m_width);
        for (std::int64_t i = 0; i < range.count; ++i) {
            const auto file = m_fileOfPixel[static_cast<std::size_t>(range.first + i)];
            if (file < 0) {
                block.present[static_cast<std::size_t>(i)] = 0;
                continue;
            }
            const fs::path path = m_folder / m_files[static_cast<std::size_t>(file)];
            const Image<float> image = readGreyImage(path);
            if (image.rows != m_height || image.cols != m_width)
                throw Error(ErrorKind::Inconsistent,
                            path.string() + " is " + std::to_string(image.cols) + " x " +
                                std::to_string(image.rows) + " pixels, the other patterns are " +
                                std::to_string(m_width) + " x " + std::to_string(m_height) +
                                "; remove it from the folder.");
            std::copy(image.pixels.begin(), image.pixels.end(), block.pattern(i).data);
        }
        return block;
    }

private:
    fs::path m_folder;
    std::vector<std::string> m_files;
    std::vector<std::int32_t> m_fileOfPixel;
    int m_height, m_width;
    PixelType m_type;
};

std::string namesOf(const std::vector<std::string>& files)
{
    std::string list;
    for (std::size_t i = 0; i < std::min<std::size_t>(files.size(), 3); ++i)
        list += (i > 0 ? ", " : "") + files[i];
    return list + (files.size() > 3 ? ", ..." : "");
}

class FolderOpener
{
public:
    FolderOpener(const fs::path& folder, const std::string& shape)
        : m_folder(folder.has_filename() ? folder : folder.parent_path()), m_shape(shape)
    {
        m_scan.path = m_folder;
    }

    EbsdScan open()
    {
        listImages();
        checkSizes();
        keepNamesWithCoordinates();
        const auto places = placesFromNames(stems());
        if (!places) {
            warn("names two images for one map point; they are shown in the order of their names.");
            placeList(naturalOrder());
        } else if (places->hasCoordinates && m_shape.empty()) {
            placeByCoordinates(*places);
        } else {
            placeList(places->hasCoordinates ? naturalOrder() : places->place);
        }
        m_scan.name = m_folder.filename().string();
        m_scan.detector.width = static_cast<int>(m_info.width);
        m_scan.detector.height = static_cast<int>(m_info.height);
        m_scan.metadata.emplace_back("images", std::to_string(m_files.size()));
        m_scan.patterns = std::make_shared<const ImageFolderSource>(m_folder, std::move(m_files),
                                                                    std::move(m_fileOfPixel), m_info);
        return std::move(m_scan);
    }

private:
    void warn(const std::string& text)
    {
        m_scan.warnings.push_back("The folder " + m_folder.filename().string() + " " + text);
    }

    void leaveOut(const std::vector<std::string>& files, const std::string& why)
    {
        if (!files.empty())
            warn("holds " + std::to_string(files.size()) + " image" + (files.size() > 1 ? "s" : "") + " " +
                 why + " (" + namesOf(files) + "); " + (files.size() > 1 ? "they were" : "it was") +
                 " left out.");
    }

    /// Splits off the files for which `unwanted(name)` holds.
    template <typename Predicate> std::vector<std::string> takeOut(Predicate unwanted)
    {
        std::vector<std::string> out;
        const auto kept = std::stable_partition(m_files.begin(), m_files.end(),
                                                [&](const auto& file) { return !unwanted(file); });
        out.assign(kept, m_files.end());
        m_files.erase(kept, m_files.end());
        return out;
    }

    void listImages()
    {
        std::error_code ec;
        for (auto entry = fs::directory_iterator(m_folder, ec); !ec && entry != fs::directory_iterator();
             entry.increment(ec)) {
            std::error_code type;
            const auto name = entry->path().filename().string();
            if (entry->is_regular_file(type) && !type && hasImageExtension(entry->path()) &&
                !name.starts_with('.'))
                m_files.push_back(name);
            if (m_files.size() > maxImages)
                throw Error(ErrorKind::Unsupported,
                            m_folder.string() +
                                " holds over 50 million images; convert them to one file first.");
        }
        if (ec)
            throw Error(ErrorKind::BadFile, m_folder.string() + " cannot be read (" + ec.message() +
                                                "); check that you may open it.");
        leaveOut(takeOut([](const std::string& file) { return isSideImage(file); }),
                 "that are named as no map pattern");
        if (m_files.empty())
            throw Error(ErrorKind::BadFile,
                        m_folder.string() +
                            " holds no pattern images (PNG, TIFF, BMP, JPEG); choose the folder that does.");
        std::sort(m_files.begin(), m_files.end(), naturalLess);
    }

    /// All images must have one size; a few odd ones are left out by name.
    void checkSizes()
    {
        using Size = std::pair<std::int64_t, std::int64_t>;
        const std::size_t stride = (m_files.size() + maxHeadersRead - 1) / maxHeadersRead;
        std::map<Size, std::vector<std::string>> bySize;
        std::map<Size, ImageInfo> infos;
        std::vector<std::string> unreadable;
        std::string firstReason;
        for (std::size_t i = 0; i < m_files.size(); i += stride) {
            try {
                const ImageInfo info = readImageInfo(m_folder / m_files[i]);
                bySize[{info.width, info.height}].push_back(m_files[i]);
                infos.try_emplace({info.width, info.height}, info);
            } catch (const Error& error) {
                unreadable.push_back(m_files[i]);
                if (firstReason.empty())
                    firstReason = error.what();
            }
        }
        if (bySize.empty())
            throw Error(ErrorKind::BadFile, firstReason);
        const auto more = [](const auto& a, const auto& b) { return a.second.size() < b.second.size(); };
        const auto usual = std::max_element(bySize.begin(), bySize.end(), more);
        std::vector<std::string> odd;
        for (const auto& [size, files] : bySize)
            if (size != usual->first)
                odd.insert(odd.end(), files.begin(), files.end());
        const std::size_t checked = odd.size() + unreadable.size() + usual->second.size();
        if (10 * odd.size() > checked)
            throw Error(ErrorKind::Inconsistent, m_folder.string() + " mixes images of " +
                                                     std::to_string(bySize.size()) + " sizes, such as " +
                                                     usual->second.front() + " and " + odd.front() +
                                                     "; put the patterns of one map alone into a folder.");
        if (10 * unreadable.size() > checked)
            throw Error(ErrorKind::BadFile, firstReason);
        m_info = infos.at(usual->first);
        const auto isIn = [](const std::vector<std::string>& list) {
            return [&list](const std::string& file) {
                return std::find(list.begin(), list.end(), file) != list.end();
            };
        };
        if (!odd.empty())
            leaveOut(takeOut(isIn(odd)), "of another size than the rest");
        if (!unreadable.empty())
            leaveOut(takeOut(isIn(unreadable)), "that cannot be read");
    }

    /// In a folder of images named by coordinates a few other images are none of the map.
    void keepNamesWithCoordinates()
    {
        const auto without = [](const std::string& file) {
            return !coordinatesInName(fs::path(file).stem().string());
        };
        const auto others = static_cast<std::size_t>(std::count_if(m_files.begin(), m_files.end(), without));
        if (others > 0 && others * 10 <= m_files.size())
            leaveOut(takeOut(without), "without x and y in the name");
    }

    std::vector<std::string> stems() const
    {
        std::vector<std::string> out;
        for (const auto& file : m_files)
            out.push_back(fs::path(file).stem().string());
        return out;
    }

    std::vector<std::int64_t> naturalOrder() const
    {
        std::vector<std::int64_t> order(m_files.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = static_cast<std::int64_t>(i);
        return order;
    }

    // --- images without coordinates
    // ----------------------------------------------------------------------------------

    void placeList(const std::vector<std::int64_t>& number)
    {
        std::int64_t count = *std::max_element(number.begin(), number.end()) + 1;
        const auto missing = count - static_cast<std::int64_t>(number.size());
        if (missing > 0)
            warn("has no images for " + std::to_string(missing) +
                 " of its running numbers; those points are shown as without pattern.");
        if (m_shape.empty() && missing == 0 && count > 2 && oneTooMany(count)) {
            warn("holds one image more than the result file beside it has points; the last (" +
                 m_files.back() + ") was left out.");
            --count;
        }
        chooseGridOfList(m_scan, count, m_shape, indexingBesideFolder(m_folder));
        m_fileOfPixel.assign(static_cast<std::size_t>(m_scan.grid.size()), -1);
        for (std::size_t i = 0; i < number.size(); ++i)
            if (number[i] < count)
                m_fileOfPixel[static_cast<std::size_t>(m_scan.grid.pixelOfPoint(number[i]))] =
                    static_cast<std::int32_t>(i);
    }

    bool oneTooMany(std::int64_t count) const
    {
        const auto candidates = indexingBesideFolder(m_folder);
        std::vector<std::string> ignored;
        const auto points = [&](std::int64_t n) {
            return findIndexing(
                       candidates, [n](const ScanGrid& grid) { return grid.pointCount() == n; }, ignored)
                .has_value();
        };
        return !points(count) && points(count - 1);
    }

    // --- images named by coordinates
    // -----------------------------------------------------------------------------------

    void placeByCoordinates(const NamedPlaces& places)
    {
        m_scan.grid = ScanGrid{.rows = places.rows, .cols = places.cols};
        const bool paired = adoptIndexing(places);
        if (!paired)
            dropLonelyLastRow(places);
        m_fileOfPixel.assign(static_cast<std::size_t>(m_scan.grid.size()), -1);
        std::vector<std::string> outside;
        for (std::size_t i = 0; i < m_files.size(); ++i) {
            const std::int64_t row = places.place[i] / places.cols, col = places.place[i] % places.cols;
            if (m_scan.grid.contains(row, col))
                m_fileOfPixel[static_cast<std::size_t>(m_scan.grid.index(row, col))] =
                    static_cast<std::int32_t>(i);
            else
                outside.push_back(m_files[i]);
        }
        leaveOut(outside, "outside the map");
        const auto missing = std::count(m_fileOfPixel.begin(), m_fileOfPixel.end(), -1);
        if (missing > 0)
            warn("has no image for " + std::to_string(missing) + " of " + std::to_string(m_scan.grid.size()) +
                 " map points.");
        if (!paired)
            warn("gives no step in micrometres; steps of 1 um are shown.");
    }

    /// The indexing of the same map; of a map that has all images but one or two; or of a larger map of which
    /// the images are a window.
    bool adoptIndexing(const NamedPlaces& places)
    {
        const auto candidates = indexingBesideFolder(m_folder);
        std::vector<std::string> ignored;
        const auto same = [&](const ScanGrid& g) {
            return g.kind == GridKind::Square && g.rows == places.rows && g.cols == places.cols;
        };
        const auto withExtra = [&](const ScanGrid& g) {
            return g.kind == GridKind::Square && g.rows <= places.rows && g.cols <= places.cols &&
                   imagesOutside(places, g) <= std::min<std::size_t>(2, m_files.size() / 10);
        };
        const auto window = [&](const ScanGrid& g) {
            return g.kind == GridKind::Square && places.firstRow >= 0 && places.firstCol >= 0 &&
                   places.firstRow + places.rows <= g.rows && places.firstCol + places.cols <= g.cols;
        };
        auto found = findIndexing(candidates, same, ignored);
        if (!found)
            found = findIndexing(candidates, withExtra, ignored);
        if (found) {
            m_scan.grid = found->grid();
            takeGeometry(*found);
            return true;
        }
        found = findIndexing(candidates, window, m_scan.warnings);
        if (!found)
            return false;
        found->map = std::make_shared<const CrystalMap>(
            croppedMap(*found->map, places.firstRow, places.firstCol, places.rows, places.cols));
        m_scan.grid = found->grid();
        takeGeometry(*found);
        warn("was taken as the window of rows " + std::to_string(places.firstRow) + " to " +
             std::to_string(places.firstRow + places.rows - 1) + ", columns " +
             std::to_string(places.firstCol) + " to " + std::to_string(places.firstCol + places.cols - 1) +
             " of " + found->path.filename().string() + ".");
        return true;
    }

    void takeGeometry(const CompanionIndexing& indexing)
    {
        m_scan.detector.width = static_cast<int>(m_info.width); // the pattern centre is a fraction of them
        m_scan.detector.height = static_cast<int>(m_info.height);
        adopt(m_scan, indexing);
    }

    static std::size_t imagesOutside(const NamedPlaces& places, const ScanGrid& grid)
    {
        return static_cast<std::size_t>(
            std::count_if(places.place.begin(), places.place.end(), [&](std::int64_t place) {
                return !grid.contains(place / places.cols, place % places.cols);
            }));
    }

    /// Acquisition may save one image after the last point: full rows, then a row with a single image.
    void dropLonelyLastRow(const NamedPlaces& places)
    {
        ScanGrid without = m_scan.grid;
        --without.rows;
        if (without.rows > 1 && without.cols > 2 && imagesOutside(places, without) == 1 &&
            static_cast<std::int64_t>(m_files.size()) == without.size() + 1)
            m_scan.grid = without;
    }

    fs::path m_folder;
    std::string m_shape;
    std::vector<std::string> m_files; // names, in natural order
    std::vector<std::int32_t> m_fileOfPixel;
    ImageInfo m_info;
    EbsdScan m_scan;
};

int folderConfidence(const FileProbe& probe)
{
    if (!probe.isFolder())
        return 0;
    std::error_code ec;
    for (auto entry = fs::directory_iterator(probe.path(), ec); !ec && entry != fs::directory_iterator();
         entry.increment(ec))
        if (hasImageExtension(entry->path()))
            return 70;
    return 5;
}

EbsdScan openFolder(const FileProbe& probe, const std::string& shape)
{
    return FolderOpener(probe.path(), shape).open();
}

int singleImageConfidence(const FileProbe& probe)
{
    const auto* head = reinterpret_cast<const std::uint8_t*>(probe.head().data());
    if (probe.isFolder())
        return 0;
    if (imageKindOf(head, probe.head().size()) != ImageKind::None)
        return 60;
    return hasImageExtension(probe.path()) ? 10 : 0;
}

EbsdScan openSingleImage(const FileProbe& probe, const std::string&)
{
    const ImageInfo info = readImageInfo(probe.path());
    EbsdScan scan;
    scan.grid = ScanGrid{.rows = 1, .cols = 1};
    scan.detector.width = static_cast<int>(info.width);
    scan.detector.height = static_cast<int>(info.height);
    scan.patterns = std::make_shared<const ImageFolderSource>(
        probe.path().parent_path(), std::vector<std::string>{probe.path().filename().string()},
        std::vector<std::int32_t>{0}, info);
    return scan;
}

} // namespace

ScanFormat imageFolderFormat()
{
    return {.id = "image-folder",
            .description = "folder of pattern images (PNG, TIFF, BMP, JPEG)",
            .extensions = {},
            .patterns = true,
            .indexing = false,
            .confidence = folderConfidence,
            .open = openFolder,
            .acceptsShape = true};
}

ScanFormat singleImageFormat()
{
    return {.id = "image",
            .description = "single pattern image (PNG, TIFF, BMP, JPEG)",
            .extensions = {".png", ".tif", ".tiff", ".bmp", ".jpg", ".jpeg"},
            .patterns = true,
            .indexing = false,
            .confidence = singleImageConfidence,
            .open = openSingleImage};
}

} // namespace kikuscope::io
