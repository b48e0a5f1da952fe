// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/project_state.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/base/version.h"
#include "core/io/kikuscope_h5.h"
#include "ui/session/pixel_set.h"
#include "ui/widgets/qt_convert.h"

#include <algorithm>

namespace kikuscope::ui {
namespace fs = std::filesystem;
namespace {

bool isSame(const std::weak_ptr<const void>& a, const std::weak_ptr<const void>& b)
{
    return !a.owner_before(b) && !b.owner_before(a);
}

/// Images are named by where they come from: their place in the list moves when one of them is missing.
Json registrationsOf(const ProjectState& state)
{
    Json list = Json::array();
    int files = 0, ofScan = 0;
    for (const auto& image : state.images) {
        const int index = image.file.empty() ? ofScan++ : files++;
        if (image.registration)
            list.push_back({{"image", image.file.empty() ? "scan" : "file"}, {"index", index}, {"registration", toJson(*image.registration)}});
    }
    return list.empty() ? Json::object() : Json{{"images", std::move(list)}};
}

std::string comparedWith(const ProjectState& state)
{
    return !state.counterpart ? "reference" : state.counterpartFile.empty() ? "raw" : "file";
}

/// A file of the folder that does not exist yet.
fs::path freeFile(const fs::path& folder, const std::string& stem, const std::string& what)
{
    fs::path file = folder / (stem + "-" + what + ".h5");
    for (int n = 2; fs::exists(file); ++n)
        file = folder / (stem + "-" + what + "-" + std::to_string(n) + ".h5");
    return file;
}

} // namespace

ProjectState stateOf(const Session& session, const Workbench& workbench)
{
    ProjectState state;
    state.scan = session.scan();
    state.scanFile = session.scanFile();
    if (const auto& reference = session.reference(); reference && reference != (state.scan ? state.scan->indexing : nullptr)) {
        state.reference = reference;
        state.referenceFile = session.referenceFile();
    }
    if (!session.comparesWithReference()) {
        state.counterpart = session.counterpart();
        state.counterpartFile = session.counterpartFile();
    }
    if (!session.isClassifying()) {
        state.result = session.result();
        state.resultFile = session.resultFile();
    }
    for (const auto& image : session.semImages())
        state.images.push_back({image, session.fileOf(*image), session.registrationOf(*image)});
    state.model = workbench.chosenModel() ? workbench.chosenModel() : session.model();
    state.level = toStdString(workbench.level());
    state.patternCentre = session.givenPatternCentre();
    state.phaseStyles = session.phaseStyles();
    state.selection = session.selection();
    state.labels = session.labels();
    state.figures = session.figures();
    state.pixel = session.pixel();
    return state;
}

ProjectMark::ProjectMark(const ProjectState& state)
    : m_objects{state.scan, state.reference, state.counterpart, state.result, state.model, state.selection},
      m_files{state.scanFile, state.referenceFile, state.counterpartFile, state.resultFile},
      m_text(Json{state.name, state.level, state.cleanUp, state.panes}.dump(-1, ' ', false, Json::error_handler_t::replace)),
      m_phaseStyles(state.phaseStyles), m_labels(state.labels), m_figures(state.figures)
{
    for (const auto& image : state.images) {
        m_objects.insert(m_objects.end(), {image.image, image.registration});
        m_files.push_back(image.file);
    }
}

bool ProjectMark::operator==(const ProjectMark& other) const
{
    return std::equal(m_objects.begin(), m_objects.end(), other.m_objects.begin(), other.m_objects.end(), isSame) && m_files == other.m_files &&
           m_text == other.m_text && m_phaseStyles == other.m_phaseStyles && m_labels == other.m_labels && m_figures == other.m_figures;
}

bool ProjectMark::isScan(const std::shared_ptr<const void>& scan) const { return scan && !m_objects.empty() && isSame(m_objects[0], scan); }

bool ProjectMark::isResult(const std::shared_ptr<const void>& result) const
{
    return result && !m_objects.empty() && isSame(m_objects[3], result);
}

std::string HashCache::of(const fs::path& file)
{
    std::error_code missing;
    const auto bytes = fs::file_size(file, missing);
    const auto changed = fs::last_write_time(file, missing);
    {
        const std::lock_guard lock(m_mutex);
        const auto it = m_entries.find(file);
        // what was there is still what the project was made from, although a disk was taken away
        if (it != m_entries.end() && (missing || (it->second.bytes == bytes && it->second.changed == changed)))
            return it->second.hash;
    }
    std::string hash = io::hashOfInput(file); // not under the lock
    const std::lock_guard lock(m_mutex);
    m_entries[file] = {bytes, changed, hash};
    return hash;
}

io::Project projectOf(const ProjectState& state, HashCache& hashes)
{
    io::Project project;
    project.name = state.name;
    const auto add = [&](const char* role, const fs::path& file) {
        if (!file.empty()) {
            const fs::path absolute = fs::absolute(file).lexically_normal();
            project.inputs.push_back({role, absolute, hashes.of(absolute)});
        }
    };
    add("scan", state.scanFile);
    add("reference", state.referenceFile);
    add("result", state.resultFile);
    for (const auto& image : state.images)
        add("electron-image", image.file);
    if (state.model && fs::exists(state.model->path))
        add("model", state.model->path);
    add("counterpart", state.counterpartFile);
    project.registration = registrationsOf(state);
    if (!state.phaseStyles.empty())
        project.phaseStyles = {{"phases", state.phaseStyles.toJson()}};
    project.selection = selectionJson(state.selection.get());
    project.labels = state.scan ? labelsJson(state.labels, state.scan->grid) : Json::object();
    project.answer = {{"level", state.level}, {"compared_with", comparedWith(state)}};
    if (const auto& pc = state.patternCentre)
        project.answer["pattern_centre"] = {pc->x, pc->y, pc->z};
    project.cleanUp = state.cleanUp;
    project.layout = {{"panes", state.panes}, {"sight", state.sight}};
    if (state.scan && state.pixel >= 0)
        project.layout["crosshair"] = {state.scan->grid.row(state.pixel), state.scan->grid.col(state.pixel)};
    project.figures = state.figures;
    return project;
}

void writeCompanions(ProjectState& state, const fs::path& folder, const std::string& stem, JobMonitor& job)
{
    if (state.scanNeedsFile()) {
        const fs::path file = freeFile(folder, stem, "scan");
        io::writeScan(file, *state.scan, {{"app_version", KIKUSCOPE_VERSION}}, job);
        state.scanFile = file;
    }
    if (state.resultNeedsFile()) {
        const fs::path file = freeFile(folder, stem, "result");
        io::writePhaseMap(file, *state.result);
        state.resultFile = file;
    }
}

std::vector<Json> rebasedFigures(std::vector<Json> figures, const fs::path& from, const fs::path& to)
{
    if (from.empty() || from == to)
        return figures;
    for (Json& figure : figures) {
        const auto panels = figure.is_object() ? figure.find("panels") : figure.end();
        if (!figure.is_object() || panels == figure.end() || !panels->is_array())
            continue;
        for (Json& panel : *panels)
            for (const char* key : {"file", "against"})
                if (const auto it = panel.is_object() ? panel.find(key) : panel.end(); panel.is_object() && it != panel.end() && it->is_string())
                    if (const fs::path path = it->get<std::string>(); !path.empty() && !it->get_ref<const std::string&>().starts_with('@') && path.is_relative())
                        *it = io::recordedPath(from / path, to);
    }
    return figures;
}

} // namespace kikuscope::ui
