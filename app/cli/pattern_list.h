// SPDX-License-Identifier: GPL-3.0-or-later
// Labelled single patterns, real ones above all: a JSON list and what its files hold.
#pragma once
#include "core/base/settings.h"
#include "core/crystal/structure_library.h"
#include "core/map/ebsd_scan.h"

#include <filesystem>
#include <string>
#include <vector>

namespace kikuscope::cli {

/// One file (or several by wildcards in the file name) whose patterns all show the same phase.
struct PatternListEntry
{
    using IsSettings = void;
    std::string path;    // relative to the root folder; * and ? in the file name
    std::string scan;    // name of the scan in a file with several
    std::string label;   // name in the structure library
    bool flip = false;   // stored upside down
    bool copy = false;   // the same exposures as another entry: shown, but not counted again
    std::vector<double> patternCentre; // Bruker's x, y, z, where it was published; else the file's, else unknown
    std::string patternCentreSource;
    std::string note;

    template <class V> void visit(V& v)
    {
        v.field("path", path);
        v.field("scan", scan);
        v.field("label", label);
        v.field("flip", flip);
        v.field("copy", copy);
        v.field("pc", patternCentre);
        v.field("pc_source", patternCentreSource);
        v.field("note", note);
    }
};

struct PatternList
{
    std::string name, description;
    std::vector<PatternListEntry> entries;

    static PatternList fromJson(const Json& json, const std::string& source);
};

/// The patterns of one file, turned upright.
struct ListedFile
{
    std::string name; // relative to the root
    PatternBlock block;
    Detector detector; // as far as the file says
};

/// Throws Error(BadFile) for an absent file.
std::vector<ListedFile> loadEntry(const PatternListEntry& entry, const std::filesystem::path& root);

/// The given folder, else $KIKUSCOPE_TEST_DATA, else that of the list.
std::filesystem::path rootOfList(const std::filesystem::path& given, const std::filesystem::path& list);

/// Is the structure known by this name (or alias)?
bool isNamed(const crystal::LibraryStructure& structure, const std::string& name);

} // namespace kikuscope::cli
