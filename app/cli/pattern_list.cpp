// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/pattern_list.h"

#include "core/base/error.h"
#include "core/io/formats.h"

#include <algorithm>
#include <cstdlib>
#include <fnmatch.h>

namespace kikuscope::cli {

namespace fs = std::filesystem;

namespace {

std::string lowerCase(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::vector<fs::path> filesOf(const PatternListEntry& entry, const fs::path& root)
{
    const fs::path wanted = root / entry.path;
    const std::string pattern = wanted.filename().string();
    std::vector<fs::path> files;
    std::error_code error;
    if (pattern.find_first_of("*?") == std::string::npos) {
        if (fs::exists(wanted, error))
            files.push_back(wanted);
    } else {
        for (const auto& candidate : fs::directory_iterator(wanted.parent_path(), error))
            if (fnmatch(pattern.c_str(), candidate.path().filename().c_str(), 0) == 0)
                files.push_back(candidate.path());
    }
    if (files.empty())
        throw Error(ErrorKind::BadFile, "The labelled pattern " + entry.path + " is not in " + root.string() +
                                            "; give the folder of the patterns by --root or KIKUSCOPE_TEST_DATA.");
    std::sort(files.begin(), files.end());
    return files;
}

bool isSingleImage(const fs::path& file)
{
    const std::string extension = lowerCase(file.extension().string());
    return std::ranges::any_of(std::initializer_list<const char*>{".bmp", ".jpeg", ".jpg", ".png", ".tif", ".tiff"},
                               [&](const char* known) { return extension == known; });
}

ListedFile loadFile(const fs::path& file, const PatternListEntry& entry)
{
    ListedFile loaded;
    if (isSingleImage(file)) {
        const SemImage image = io::openSemImage(file);
        loaded.block = PatternBlock({0, 1}, image.pixels.rows, image.pixels.cols);
        loaded.block.pixels = image.pixels.pixels;
        loaded.block.present = {1};
        return loaded;
    }
    const EbsdScan scan = io::openScan(file, entry.scan);
    if (!scan.patterns)
        throw Error(ErrorKind::BadFile, file.string() + " is listed as labelled patterns but holds none; correct the list.");
    constexpr std::int64_t mostPatterns = 4096; // a list of single patterns, not a map: evaluate FILE measures maps
    loaded.block = scan.patterns->read({0, std::min(scan.patterns->size(), mostPatterns)});
    loaded.detector = scan.detector;
    return loaded;
}

void flipUpsideDown(PatternBlock& block)
{
    for (std::int64_t i = 0; i < block.range.count; ++i) {
        const ImageView<float> pattern = block.pattern(i);
        for (int top = 0, bottom = pattern.rows - 1; top < bottom; ++top, --bottom)
            std::swap_ranges(pattern.row(top), pattern.row(top) + pattern.cols, pattern.row(bottom));
    }
}

} // namespace

bool isNamed(const crystal::LibraryStructure& structure, const std::string& name)
{
    const auto* found = crystal::findLibraryStructure(name);
    return found && found->phase.name == structure.phase.name;
}

fs::path rootOfList(const fs::path& given, const fs::path& list)
{
    if (!given.empty())
        return given;
    if (const char* folder = std::getenv("KIKUSCOPE_TEST_DATA"); folder && *folder)
        return folder;
    return list.parent_path();
}

std::vector<ListedFile> loadEntry(const PatternListEntry& entry, const fs::path& root)
{
    std::vector<ListedFile> files;
    for (const fs::path& file : filesOf(entry, root)) {
        files.push_back(loadFile(file, entry));
        files.back().name = file.lexically_relative(root).string();
        if (entry.flip)
            flipUpsideDown(files.back().block);
        if (const auto& pc = entry.patternCentre; !pc.empty())
            files.back().detector.patternCentre = PatternCentre{pc.at(0), pc.at(1), pc.at(2)};
    }
    return files;
}

PatternList PatternList::fromJson(const Json& json, const std::string& source)
{
    PatternList list;
    list.name = json.value("name", source);
    list.description = json.value("description", "");
    const Json entries = json.value("patterns", Json::array());
    if (!entries.is_array() || entries.empty())
        throw Error(ErrorKind::BadFile, source + ": \"patterns\" must be a list of at least one entry with \"path\" and \"label\".");
    for (std::size_t i = 0; i < entries.size(); ++i) {
        auto entry = settingsFromJson<PatternListEntry>(entries[i], "patterns[" + std::to_string(i) + "]");
        if (entry.path.empty() || entry.label.empty())
            throw Error(ErrorKind::BadFile, source + ": patterns[" + std::to_string(i) + "] needs \"path\" and \"label\".");
        if (!entry.patternCentre.empty() && entry.patternCentre.size() != 3)
            throw Error(ErrorKind::BadFile, source + ": patterns[" + std::to_string(i) + "].pc must be three numbers x, y, z.");
        list.entries.push_back(std::move(entry));
    }
    return list;
}

} // namespace kikuscope::cli
