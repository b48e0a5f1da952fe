// SPDX-License-Identifier: GPL-3.0-or-later
// What a project keeps of the session: snapshots that cost nothing on the GUI thread, written and read by jobs.
#pragma once
#include "core/io/project.h"
#include "ui/session/session.h"
#include "ui/session/workbench.h"

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace kikuscope::ui {

/// Everything, with the files that hold it (empty: no file does).
struct ProjectState
{
    struct ElectronImage
    {
        std::shared_ptr<const SemImage> image;
        std::filesystem::path file; // empty: part of the scan
        std::shared_ptr<const Registration> registration;
    };
    std::string name;
    std::shared_ptr<const EbsdScan> scan;
    std::shared_ptr<const CrystalMap> reference, counterpart; // null where they are the scan's, or the reference
    std::shared_ptr<const PhaseMap> result;                   // null while it grows
    std::filesystem::path scanFile, referenceFile, resultFile, counterpartFile;
    std::vector<ElectronImage> images; // in the order of the session
    std::shared_ptr<const nn::ModelFile> model;
    std::string level;
    std::optional<PatternCentre> patternCentre; // where it is not the file's
    PhaseStyles phaseStyles;
    std::shared_ptr<const PixelSelection> selection;
    nn::PatternLabels labels;
    std::vector<Json> figures;
    std::int64_t pixel = -1;
    Json cleanUp = Json::object(), panes = Json::object(), sight = Json::object(); // of the views, see ProjectViews

    /// Only in memory, and worth a file.
    bool scanNeedsFile() const { return scan && scanFile.empty() && !isOnlyGrid(*scan); }
    bool resultNeedsFile() const { return result && resultFile.empty(); }
};

/// Without what the views keep.
ProjectState stateOf(const Session& session, const Workbench& workbench);

/// Tells whether a state is another one, without keeping its maps in memory. What is only looked at (crosshair, zoom,
/// arrangement of docks) does not count.
class ProjectMark
{
public:
    ProjectMark() = default;
    explicit ProjectMark(const ProjectState& state);
    bool operator==(const ProjectMark& other) const;
    bool isScan(const std::shared_ptr<const void>& scan) const;
    bool isResult(const std::shared_ptr<const void>& result) const;
    const nn::PatternLabels& labels() const { return m_labels; }

private:
    std::vector<std::weak_ptr<const void>> m_objects; // scan, result, reference, ...
    std::vector<std::filesystem::path> m_files;
    std::string m_text; // what is small
    PhaseStyles m_phaseStyles;
    nn::PatternLabels m_labels;
    std::vector<Json> m_figures;
};

/// Hashes of files that were not touched since they were hashed last. Thread-safe.
class HashCache
{
public:
    std::string of(const std::filesystem::path& file);

private:
    struct Entry
    {
        std::uintmax_t bytes = 0;
        std::filesystem::file_time_type changed;
        std::string hash;
    };
    std::mutex m_mutex;
    std::map<std::filesystem::path, Entry> m_entries;
};

/// Work for a job. What needs a file and has none is left out. Throws Error(BadFile) where an input cannot be read.
io::Project projectOf(const ProjectState& state, HashCache& hashes);

/// Writes what is in memory only into new files `stem`-scan.h5 and `stem`-result.h5 of the folder and names them in the state. Nothing is ever
/// overwritten. Throws Error(BadFile).
void writeCompanions(ProjectState& state, const std::filesystem::path& folder, const std::string& stem, JobMonitor& job);

/// Figures of a project of folder `from` (empty: none) for a project of folder `to`: relative paths are led to the same files.
std::vector<Json> rebasedFigures(std::vector<Json> figures, const std::filesystem::path& from, const std::filesystem::path& to);

/// What is in the files of a project. Inputs of roles that `leaveOut` names by number are passed over.
struct LoadedProject
{
    ProjectState state;
    std::shared_ptr<PhaseMap> result; // the session wants to own it
    std::shared_ptr<const nn::ModelFile> levelled;
    bool comparesWithRaw = false;
};
/// Work for a job: all inputs are opened and everything is checked, so that nothing can fail afterwards. Throws Error.
LoadedProject loadProject(const io::Project& project, const std::vector<bool>& leaveOut, JobMonitor& job);

/// The classes of a result, cleaned up or raw, as a map to compare with.
std::shared_ptr<const CrystalMap> mapOfClasses(const PhaseMap& result, const std::vector<std::uint16_t>& phaseId, const std::string& name);
/// A map of any format, named like the file. Throws Error(Inconsistent) where `grid` has another size.
std::shared_ptr<const CrystalMap> openCounterpart(const std::filesystem::path& file, const ScanGrid* grid);

} // namespace kikuscope::ui
