// SPDX-License-Identifier: GPL-3.0-or-later
// From the files of a project to everything that a session shows.
#include "core/analysis/cleanup.h"
#include "core/base/error.h"
#include "core/io/formats.h"
#include "core/io/kikuscope_h5.h"
#include "ui/session/pixel_set.h"
#include "ui/session/project_state.h"
#include "ui/session/user_models.h"
#include "ui/widgets/qt_convert.h"

#include <algorithm>

namespace kikuscope::ui {
namespace fs = std::filesystem;
namespace {

void checkGrid(const ScanGrid& grid, const ScanGrid& scan, const fs::path& file)
{
    if (grid.rows != scan.rows || grid.cols != scan.cols)
        throw Error(ErrorKind::Inconsistent, file.string() + " has " + std::to_string(grid.rows) + " x " + std::to_string(grid.cols) +
                                                 " points but the scan of the project has " + std::to_string(scan.rows) + " x " +
                                                 std::to_string(scan.cols) + "; locate the file that belongs to this scan.");
}

std::string textOf(const Json& object, const char* key, const char* absent)
{
    const auto it = object.find(key);
    if (it == object.end())
        return absent;
    if (!it->is_string())
        throw Error(ErrorKind::BadSetting, std::string("answer.") + key + " of the project is no text; correct it or take an earlier copy.");
    return it->get<std::string>();
}

std::optional<PatternCentre> centreOf(const Json& answer)
{
    const auto it = answer.find("pattern_centre");
    if (it == answer.end())
        return std::nullopt;
    if (!it->is_array() || it->size() != 3)
        throw Error(ErrorKind::BadSetting, "answer.pattern_centre of the project is no list of three numbers; correct it or take an earlier copy.");
    const auto number = [&](std::size_t i) { return numberFromJson<double>((*it)[i], "answer.pattern_centre", {.min = -10, .max = 20}); };
    return PatternCentre{number(0), number(1), number(2)};
}

Json objectOf(const Json& section, const char* key)
{
    Json object = section.value(key, Json::object());
    if (!object.is_object())
        throw Error(ErrorKind::BadSetting, std::string("layout.") + key + " of the project must be a JSON object; correct it or take an earlier copy.");
    return object;
}

/// The images of the files in `present` (by number among the electron images of the project), then those of the scan.
class Registrations
{
public:
    explicit Registrations(const Json& section)
    {
        const auto images = section.find("images");
        if (images == section.end())
            return;
        if (!images->is_array())
            throw Error(ErrorKind::BadSetting, "registration.images of the project is no list; correct it or take an earlier copy.");
        for (const Json& entry : *images) {
            if (!entry.is_object() || !entry.contains("image") || !entry.contains("index") || !entry.contains("registration"))
                throw Error(ErrorKind::BadSetting, "An entry of registration.images of the project lacks image, index or registration; take an earlier copy.");
            const int index = numberFromJson<int>(entry["index"], "registration.images.index", {.min = 0, .max = 1e6});
            (entry["image"] == "scan" ? m_ofScan : m_ofFile)[index] = std::make_shared<const Registration>(registrationFromJson(entry["registration"]));
        }
    }
    std::shared_ptr<const Registration> of(bool file, int index) const
    {
        const auto& list = file ? m_ofFile : m_ofScan;
        const auto it = list.find(index);
        return it == list.end() ? nullptr : it->second;
    }

private:
    std::map<int, std::shared_ptr<const Registration>> m_ofFile, m_ofScan;
};

/// Reads the inputs role by role.
class ProjectLoading
{
public:
    ProjectLoading(const io::Project& project, const std::vector<bool>& leaveOut, JobMonitor& job) : m_project(project), m_leaveOut(leaveOut), m_job(job) {}

    LoadedProject load()
    {
        m_loaded.state.name = m_project.name;
        loadMaps();
        loadImages();
        loadModel();
        loadSettings();
        return std::move(m_loaded);
    }

private:
    /// Null where the project has none, or it is passed over.
    const io::ProjectInput* input(const char* role)
    {
        m_job.checkpoint(0, 0);
        for (std::size_t i = 0; i < m_project.inputs.size(); ++i)
            if (m_project.inputs[i].role == role && !isLeftOut(i))
                return &m_project.inputs[i];
        return nullptr;
    }
    bool isLeftOut(std::size_t input) const { return input < m_leaveOut.size() && m_leaveOut[input]; }

    void loadMaps()
    {
        ProjectState& state = m_loaded.state;
        if (const auto* scan = input("scan")) {
            state.scan = std::make_shared<const EbsdScan>(io::openScan(scan->path));
            state.scanFile = scan->path;
        }
        if (const auto* result = input("result")) {
            m_loaded.result = std::make_shared<PhaseMap>(io::readPhaseMap(result->path));
            state.result = m_loaded.result;
            state.resultFile = result->path;
            if (!state.scan)
                state.scan = scanOfResult(*m_loaded.result);
            checkGrid(m_loaded.result->grid, state.scan->grid, result->path);
        }
        if (!state.scan)
            return;
        if (const auto* reference = input("reference")) {
            state.reference = std::make_shared<const CrystalMap>(io::openCrystalMap(reference->path));
            state.referenceFile = reference->path;
            checkGrid(state.reference->grid, state.scan->grid, reference->path);
        }
        if (const auto* counterpart = input("counterpart")) {
            state.counterpart = openCounterpart(counterpart->path, &state.scan->grid);
            state.counterpartFile = counterpart->path;
        }
    }

    void loadImages()
    {
        ProjectState& state = m_loaded.state;
        if (!state.scan)
            return;
        const Registrations registrations(m_project.registration);
        int number = 0;
        for (std::size_t i = 0; i < m_project.inputs.size(); ++i) {
            if (m_project.inputs[i].role != "electron-image")
                continue;
            const int index = number++;
            if (isLeftOut(i))
                continue;
            m_job.checkpoint(0, 0);
            const fs::path& file = m_project.inputs[i].path;
            state.images.push_back({std::make_shared<const SemImage>(io::openSemImage(file)), file, registrations.of(true, index)});
        }
        for (std::size_t k = 0; k < state.scan->semImages.size(); ++k)
            state.images.push_back({std::shared_ptr<const SemImage>(state.scan, &state.scan->semImages[k]), {}, registrations.of(false, static_cast<int>(k))});
    }

    void loadModel()
    {
        m_loaded.state.level = textOf(m_project.answer, "level", "");
        m_loaded.state.patternCentre = centreOf(m_project.answer);
        if (const auto* model = input("model")) {
            m_loaded.state.model = loadChosenModel(toStdString(fromPath(model->path)));
            m_loaded.levelled = answeringWith(m_loaded.state.model, m_loaded.state.level);
        }
    }

    void loadSettings()
    {
        ProjectState& state = m_loaded.state;
        const std::string comparedWith = textOf(m_project.answer, "compared_with", "reference");
        m_loaded.comparesWithRaw = comparedWith == "raw" && m_loaded.result && analysis::isCleaned(*m_loaded.result);
        if (!m_project.phaseStyles.empty())
            state.phaseStyles = PhaseStyles::fromJson(m_project.phaseStyles.value("phases", Json::array()));
        state.figures = m_project.figures;
        state.cleanUp = m_project.cleanUp;
        state.panes = objectOf(m_project.layout, "panes");
        state.sight = objectOf(m_project.layout, "sight");
        if (!state.scan)
            return;
        const ScanGrid& grid = state.scan->grid;
        state.selection = selectionFromJson(m_project.selection, grid);
        state.labels = labelsFromJson(m_project.labels, grid);
        const Json crosshair = m_project.layout.value("crosshair", Json());
        if (crosshair.is_array() && crosshair.size() == 2 && crosshair[0].is_number_integer() && crosshair[1].is_number_integer() &&
            grid.contains(crosshair[0].get<std::int64_t>(), crosshair[1].get<std::int64_t>()))
            state.pixel = grid.index(crosshair[0].get<std::int64_t>(), crosshair[1].get<std::int64_t>());
    }

    const io::Project& m_project;
    const std::vector<bool>& m_leaveOut;
    JobMonitor& m_job;
    LoadedProject m_loaded;
};

} // namespace

LoadedProject loadProject(const io::Project& project, const std::vector<bool>& leaveOut, JobMonitor& job)
{
    return ProjectLoading(project, leaveOut, job).load();
}

std::shared_ptr<const CrystalMap> mapOfClasses(const PhaseMap& result, const std::vector<std::uint16_t>& phaseId, const std::string& name)
{
    auto map = std::make_shared<CrystalMap>();
    map->name = name;
    map->grid = result.grid;
    map->phases = result.phases;
    map->phaseId = phaseId;
    return map;
}

std::shared_ptr<const CrystalMap> openCounterpart(const fs::path& file, const ScanGrid* grid)
{
    const std::string name = file.filename().string();
    std::shared_ptr<const CrystalMap> map;
    if (io::isResultFile(file)) {
        const PhaseMap result = io::readPhaseMap(file);
        map = mapOfClasses(result, result.phaseId, name);
    } else {
        auto opened = std::make_shared<CrystalMap>(io::openCrystalMap(file));
        opened->name = name;
        map = std::move(opened);
    }
    if (grid && (map->grid.rows != grid->rows || map->grid.cols != grid->cols))
        throw Error(ErrorKind::Inconsistent, name + " has another size than the scan; choose a map of the same scan.");
    return map;
}

} // namespace kikuscope::ui
