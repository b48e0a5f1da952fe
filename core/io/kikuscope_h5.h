// SPDX-License-Identifier: GPL-3.0-or-later
// Our own HDF5 files: scans (simulated or converted), classification results, master patterns. Layout:
// kikuscope_h5.md.
#pragma once
#include "core/jobs/job_monitor.h"
#include "core/map/ebsd_scan.h"
#include "core/map/phase_map.h"

#include <filesystem>
#include <memory>

namespace kikuscope::io {

/// A scan with patterns, indexing / ground truth, SEM images, metadata; streamed in blocks, written
/// atomically. `gzip` 1 ... 9 compresses the patterns; 0 stores them as they are, which reads fastest.
void writeScan(const std::filesystem::path& path, const EbsdScan& scan, const Json& provenance,
               JobMonitor& job, int gzip = 0);

/// A result: per pixel top-3 classes and probabilities, state, classes, provenance. Written atomically.
/// `matching`: where patterns were matched, the phase, orientation, score, lead and runner-up of each.
void writePhaseMap(const std::filesystem::path& path, const PhaseMap& map, const CrystalMap* matching = nullptr);
/// Throws Error(BadFile) naming the missing or contradictory field.
PhaseMap readPhaseMap(const std::filesystem::path& path);
/// What matching found, null where the result holds none. Throws Error(BadFile) as readPhaseMap() does.
std::shared_ptr<const CrystalMap> readMatching(const std::filesystem::path& path);
bool isResultFile(const std::filesystem::path& path);

/// Journal beside a running result, RESULT.h5.partial: finished blocks are appended with a checksum, so that
/// a killed run resumes. `key` (model and input hashes, recipe) must match, else the journal is started
/// afresh.
class ResultJournal
{
public:
    ResultJournal(const std::filesystem::path& result, const Json& key);
    ~ResultJournal();
    /// Blocks found in a matching journal (those with a wrong checksum or cut off are ignored).
    std::vector<Predictions> recovered() const;
    void append(const Predictions& block);
    /// Removes the journal (after the result was written).
    void remove();
    static std::filesystem::path pathFor(const std::filesystem::path& result);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Lambert squares of a master pattern as plain arrays: this room does not know core/simulate.
struct LambertMaster
{
    Image<float> north, south;
    double energyKeV = 0;
    Phase phase; // as far as the file says
    std::string source;
    Json provenance = Json::object();
};
void writeMasterPattern(const std::filesystem::path& path, const LambertMaster& master);
/// Our own files, spherical harmonics (.sht) and EMsoft master patterns (energy bin nearest to `energyKeV`, 0 = highest; atom sites
/// summed).
/// `harmonicsSize`: side of the squares made from spherical harmonics.
LambertMaster readMasterPattern(const std::filesystem::path& path, double energyKeV = 0, int harmonicsSize = 401);

} // namespace kikuscope::io
