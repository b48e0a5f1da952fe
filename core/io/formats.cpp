// SPDX-License-Identifier: GPL-3.0-or-later
// The table of scan formats and the choice among its rows.
#include "core/io/formats.h"

#include "core/base/error.h"
#include "core/io/format_rows.h"
#include "core/io/hdf5_file.h"

#include <algorithm>

namespace kikuscope::io {

const std::vector<ScanFormat>& scanFormats()
{
    static const std::vector<ScanFormat> table{
        kikuscopeScanFormat(), oxfordH5oinaFormat(), edaxH5Format(), kikuchipyH5Format(),
        angFormat(),           ctfFormat(),          edaxUpFormat(), imageFolderFormat(),
        multiPageTiffFormat(), singleImageFormat(),
    };
    return table;
}

namespace {

std::string quotedList(const std::vector<std::string>& names)
{
    std::string list;
    for (const auto& name : names)
        list += (list.empty() ? "\"" : ", \"") + name + "\"";
    return list;
}

/// What an unknown HDF5 file says of itself: its maker and the names at its root.
std::string hdf5Description(const FileProbe& probe)
{
    constexpr std::size_t mostNames = 12;
    if (!probe.isHdf5())
        return {};
    std::string maker = probe.hdf5RootString("Manufacturer");
    if (maker.empty())
        maker = probe.hdf5RootString("manufacturer");
    auto names = probe.hdf5()->children();
    const bool more = names.size() > mostNames;
    names.resize(std::min(names.size(), mostNames));
    std::string text = ", although it is HDF5";
    if (!maker.empty())
        text += " by \"" + maker + "\"";
    if (probe.hdf5RootString("Content") == "result")
        text += " (a classification result, not a scan)";
    return text + (names.empty() ? " without any content"
                                 : " with " + quotedList(names) + (more ? " and more" : ""));
}

[[noreturn]] void throwNotRecognised(const FileProbe& probe)
{
    std::string tried;
    for (const auto& format : scanFormats())
        tried += (tried.empty() ? "" : "; ") + std::string(format.description);
    throw Error(ErrorKind::Unsupported, probe.path().string() +
                                            " is not recognised as any format that can be read" +
                                            hdf5Description(probe) + "; tried: " + tried + ".");
}

/// The scan to open: the asked one, or the first. Says in `warnings` when there was a choice.
std::string chosenScan(const ScanFormat& format, const FileProbe& probe, const std::string& asked,
                       std::vector<std::string>& warnings)
{
    if (format.acceptsShape)
        return asked;
    const auto names = format.scanNames ? format.scanNames(probe) : std::vector<std::string>{};
    if (asked.empty()) {
        if (names.size() > 1)
            warnings.push_back("The file offers " + quotedList(names) + "; \"" + names.front() +
                               "\" was opened.");
        return names.empty() ? std::string() : names.front();
    }
    if (std::find(names.begin(), names.end(), asked) != names.end())
        return asked;
    throw Error(ErrorKind::BadSetting,
                probe.path().string() + " holds no scan named \"" + asked +
                    (names.empty() ? "\"; it holds a single scan, so leave the name out."
                                   : "\"; choose one of " + quotedList(names) + "."));
}

} // namespace

const ScanFormat& formatOf(const FileProbe& probe)
{
    const ScanFormat* best = nullptr;
    int bestConfidence = 0;
    for (const auto& format : scanFormats()) {
        const int confidence = format.confidence(probe);
        if (confidence > bestConfidence) {
            best = &format;
            bestConfidence = confidence;
        }
    }
    if (!best)
        throwNotRecognised(probe);
    return *best;
}

EbsdScan openScan(const std::filesystem::path& path, const std::string& scanName)
{
    const FileProbe probe(path);
    const ScanFormat& format = formatOf(probe);
    std::vector<std::string> warnings;
    const std::string name = chosenScan(format, probe, scanName, warnings);
    EbsdScan scan = format.open(probe, name);
    scan.path = path;
    scan.format = format.id;
    if (scan.name.empty())
        scan.name = path.filename().string();
    attachCompanions(scan);
    scan.warnings.insert(scan.warnings.begin(), warnings.begin(), warnings.end());
    return scan;
}

CrystalMap openCrystalMap(const std::filesystem::path& path)
{
    const FileProbe probe(path);
    const ScanFormat& format = formatOf(probe);
    std::vector<std::string> warnings;
    const EbsdScan scan = format.open(probe, chosenScan(format, probe, {}, warnings)); // without companions
    if (!scan.indexing)
        throw Error(ErrorKind::Unsupported, path.string() +
                                                " holds patterns but no indexing (phases and orientations); "
                                                "choose the .ang, .ctf or HDF5 file with the result.");
    return *scan.indexing;
}

} // namespace kikuscope::io
