// SPDX-License-Identifier: GPL-3.0-or-later
// The options by which every command names a scan: FILE, --scan, --shape, --pc.
#pragma once
#include "core/map/ebsd_scan.h"
#include "core/jobs/job_monitor.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <string>
#include <vector>

namespace kikuscope::cli {

struct ScanInput
{
    std::filesystem::path path;
    std::string scanName; // empty: the first
    std::string shape;    // "ROWSxCOLS"; empty: as the file says
    std::vector<double> patternCentre; // x, y, z in Bruker's convention; empty: as the file says

    void addTo(CLI::App& command);
    /// Opens the scan; its warnings go to `job`. Throws Error.
    EbsdScan open(JobMonitor& job) const;
};

/// The pattern of a map point. Throws Error where there is none.
PatternBlock readPattern(const EbsdScan& scan, std::int64_t row, std::int64_t col);

/// A folder of images has no bytes of its own: its file names and sizes stand for them.
std::string inputHashOf(const std::filesystem::path& path);

/// Two whole numbers with a separator, e.g. "3,4" or "3x4"; a CLI11 check and its value.
CLI::Validator pairOfNumbers(char separator, const std::string& name);
std::pair<std::int64_t, std::int64_t> parsePair(const std::string& text, char separator);

} // namespace kikuscope::cli
