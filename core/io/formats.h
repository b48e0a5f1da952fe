// SPDX-License-Identifier: GPL-3.0-or-later
// The format tables: one file and one row per format. A file is recognised by its content.
#pragma once
#include "core/jobs/job_monitor.h"
#include "core/map/ebsd_scan.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace kikuscope::io {

class Hdf5File; // private to this room

/// Opens a file once and offers what recognition needs: its first bytes, size, and whether HDF5 paths exist.
class FileProbe
{
public:
    /// Throws Error(BadFile) for a missing, unreadable or empty file. A folder is allowed (image folders).
    explicit FileProbe(const std::filesystem::path& path);
    ~FileProbe();
    FileProbe(const FileProbe&) = delete;
    FileProbe& operator=(const FileProbe&) = delete;

    const std::filesystem::path& path() const { return m_path; }
    std::string extension() const; // lower case with dot
    bool isFolder() const { return m_folder; }
    std::uintmax_t size() const { return m_size; }
    const std::string& head() const { return m_head; } // first 4 KiB
    bool isHdf5() const;
    /// HDF5 only. `**` stands for one group of any name at the root, e.g. "**/EBSD/Data".
    bool hasHdf5Path(const std::string& h5path) const;
    /// HDF5 only: a root string data set or attribute, trimmed; "" if absent. Leading blanks in names are
    /// ignored.
    std::string hdf5RootString(const std::string& name) const;
    /// The opened file, shared with the readers; null where it is not HDF5. Throws Error(BadFile) for a broken
    /// one.
    const std::shared_ptr<const Hdf5File>& hdf5() const;

private:
    std::filesystem::path m_path;
    bool m_folder = false;
    std::uintmax_t m_size = 0;
    std::string m_head;
    mutable std::shared_ptr<const Hdf5File> m_hdf5;
};

/// What a row of the table can do.
struct ScanFormat
{
    const char* id;          // "edax-up"
    const char* description; // "EDAX/TSL pattern file"
    std::vector<std::string> extensions; // {".up1", ".up2"}
    bool patterns, indexing; // what such a file may hold
    int (*confidence)(const FileProbe&); // 0 ... 100
    /// Headers only: under one second and 50 MB whatever the file's size. `scanName` chooses among several scans in a file.
    EbsdScan (*open)(const FileProbe&, const std::string& scanName);
    /// Names of the scans in a file with several; null: always one.
    std::vector<std::string> (*scanNames)(const FileProbe&) = nullptr;
    /// The file does not hold its map's shape: `scanName` may be "ROWSxCOLUMNS".
    bool acceptsShape = false;
};

const std::vector<ScanFormat>& scanFormats();

/// The most confident format. Throws Error(Unsupported) listing what was tried when none recognises the file.
const ScanFormat& formatOf(const FileProbe& probe);

/// Opens any file or folder of the table: pattern files, result files of other programs (.ang, .ctf: no patterns),
/// own scans. `scanName` empty: the first scan (a warning says which).
/// Companions beside the file (.up2 + .ang, images + .ctf, ...) are paired where sizes agree and named in warnings.
EbsdScan openScan(const std::filesystem::path& path, const std::string& scanName = {});

/// Any file that holds an indexing: .ang, .ctf, h5oina, EDAX h5, kikuchipy h5, own scans.
CrystalMap openCrystalMap(const std::filesystem::path& path);

/// PNG, TIFF (8, 16, 32 bit float), BMP, JPEG; colour is turned to grey only where channels differ.
SemImage openSemImage(const std::filesystem::path& path);

/// 8- or 16-bit grey PNG, values unchanged (rounded); written atomically.
void writeGreyPng(const std::filesystem::path& path, ImageView<const float> image, int bits);
void writeRgbaPng(const std::filesystem::path& path, const Image<Rgba>& image);

} // namespace kikuscope::io
