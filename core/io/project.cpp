// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/project.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/version.h"
#include "core/io/shallow_json.h"
#include "core/io/text_lines.h"

#include <algorithm>
#include <set>

namespace kikuscope::io {
namespace fs = std::filesystem;
namespace {

constexpr const char* kFormat = "kikuscope-project";
constexpr int kFormatVersion = 1;
constexpr std::uintmax_t kLargestProject = 32u << 20;
constexpr std::size_t kMostInputs = 1000, kMostFigures = 1000;

struct Section
{
    const char* key;
    Json Project::*value;
};
constexpr std::array<Section, 7> kSections = {{{"registration", &Project::registration},
                                               {"phase_styles", &Project::phaseStyles},
                                               {"selection", &Project::selection},
                                               {"labels", &Project::labels},
                                               {"answer", &Project::answer},
                                               {"clean_up", &Project::cleanUp},
                                               {"layout", &Project::layout}}};

bool isRole(const std::string& role)
{
    return std::find(projectRoles.begin(), projectRoles.end(), role) != projectRoles.end();
}

std::string knownRoles()
{
    std::string list;
    for (const char* role : projectRoles)
        list += (list.empty() ? "" : ", ") + std::string(role);
    return list;
}

/// Reads a project's JSON field by field; failures name file and field.
class ProjectReader
{
public:
    explicit ProjectReader(const fs::path& path) : m_path(path), m_folder(fs::absolute(path).parent_path()) {}

    Project read() const
    {
        const Json json = parseShallowJson(readTextFile(m_path, kLargestProject), m_path.string());
        if (!json.is_object() || json.value("format", Json()) != kFormat)
            fail("format", "is not \"" + std::string(kFormat) + "\"; this is no Kikuscope project");
        const Json version = json.value("format_version", Json());
        if (!version.is_number_integer() || version < 1)
            fail("format_version", "is missing or no positive number");
        if (version > kFormatVersion)
            throw Error(ErrorKind::Unsupported, m_path.string() + " was written by Kikuscope " + text(json, "app_version", "?") +
                                                    " in a later format; open it with that version or a newer one.");
        refuseUnknown(json, "", {"format", "format_version", "app_version", "name", "inputs", "registration", "phase_styles", "selection", "labels", "answer", "clean_up", "layout", "figures"});
        text(json, "app_version", "");
        Project project;
        project.name = text(json, "name", "");
        const Json& inputs = list(json, "inputs", kMostInputs);
        for (std::size_t i = 0; i < inputs.size(); ++i)
            project.inputs.push_back(input(inputs[i], "inputs[" + std::to_string(i) + "]"));
        for (const Section& section : kSections)
            if (const auto it = json.find(section.key); it != json.end()) {
                if (!it->is_object())
                    fail(section.key, "must be a JSON object");
                project.*section.value = *it;
            }
        const Json& figures = list(json, "figures", kMostFigures);
        for (std::size_t i = 0; i < figures.size(); ++i) {
            if (!figures[i].is_object())
                fail("figures[" + std::to_string(i) + "]", "must be a JSON object");
            project.figures.push_back(figures[i]);
        }
        return project;
    }

private:
    [[noreturn]] void fail(const std::string& field, const std::string& what) const
    {
        throw Error(ErrorKind::BadFile, m_path.string() + ": " + field + " " + what + "; correct it or take an earlier copy of the project.");
    }

    void refuseUnknown(const Json& object, const std::string& where, const std::set<std::string>& known) const
    {
        for (const auto& [key, unused] : object.items())
            if (!known.contains(key))
                fail(where + key.substr(0, 80), "is not known");
    }

    std::string text(const Json& object, const char* key, const char* absent, const std::string& where = {}) const
    {
        const auto it = object.find(key);
        if (it == object.end())
            return absent;
        if (!it->is_string() || it->get_ref<const std::string&>().find('\0') != std::string::npos)
            fail(where + key, "must be text");
        return it->get<std::string>();
    }

    const Json& list(const Json& object, const char* key, std::size_t most) const
    {
        static const Json none = Json::array();
        const auto it = object.find(key);
        if (it == object.end())
            return none;
        if (!it->is_array() || it->size() > most)
            fail(key, "must be a list of at most " + std::to_string(most) + " entries");
        return *it;
    }

    ProjectInput input(const Json& json, const std::string& where) const
    {
        if (!json.is_object())
            fail(where, "must be a JSON object");
        refuseUnknown(json, where + ".", {"role", "path", "hash"});
        ProjectInput out;
        out.role = text(json, "role", "", where + ".");
        if (!isRole(out.role))
            fail(where + ".role", "must be one of: " + knownRoles());
        const std::string path = text(json, "path", "", where + ".");
        if (path.empty())
            fail(where + ".path", "is missing or empty");
        out.path = (m_folder / path).lexically_normal();
        out.hash = text(json, "hash", "", where + ".");
        if (!isRecordedHash(out.hash))
            fail(where + ".hash", "is no SHA-256 hash of 64 hexadecimal digits");
        return out;
    }

    const fs::path& m_path;
    fs::path m_folder;
};

} // namespace

const ProjectInput* Project::input(const std::string& role) const
{
    const auto it = std::find_if(inputs.begin(), inputs.end(), [&](const ProjectInput& i) { return i.role == role; });
    return it == inputs.end() ? nullptr : &*it;
}

bool Project::operator==(const Project& other) const
{
    const auto same = [](const ProjectInput& a, const ProjectInput& b) { return a.role == b.role && a.path == b.path && a.hash == b.hash; };
    return name == other.name && std::equal(inputs.begin(), inputs.end(), other.inputs.begin(), other.inputs.end(), same) &&
           std::all_of(kSections.begin(), kSections.end(), [&](const Section& s) { return this->*s.value == other.*s.value; }) && figures == other.figures;
}

bool isProjectFile(const fs::path& path) { return lowerCase(path.extension().string()) == ".kikuscope"; }

Project readProject(const fs::path& path) { return ProjectReader(path).read(); }

std::string projectText(const Project& project, const fs::path& folder)
{
    Json json = {{"format", kFormat}, {"format_version", kFormatVersion}, {"app_version", KIKUSCOPE_VERSION}, {"name", project.name}};
    json["inputs"] = Json::array();
    for (const ProjectInput& input : project.inputs) {
        if (!isRole(input.role))
            throw Error(ErrorKind::BadSetting, "A project has no inputs of the role \"" + input.role + "\"; known are: " + knownRoles() + ".");
        json["inputs"].push_back({{"role", input.role},
                                  {"path", recordedPath(input.path, folder)},
                                  {"hash", input.hash.empty() ? hashOfInput(input.path) : input.hash}});
    }
    for (const Section& section : kSections) {
        if (!(project.*section.value).is_object())
            throw Error(ErrorKind::BadSetting, std::string("The section ") + section.key + " of a project must be a JSON object.");
        json[section.key] = project.*section.value;
    }
    json["figures"] = Json::array();
    for (const Json& figure : project.figures) {
        if (!figure.is_object())
            throw Error(ErrorKind::BadSetting, "The figures of a project must be JSON objects.");
        json["figures"].push_back(figure);
    }
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

void writeProject(const fs::path& path, const Project& project)
{
    writeFileAtomically(path, projectText(project, fs::absolute(path).parent_path()));
}

std::vector<InputReport> checkInputs(const Project& project, const fs::path& projectFile, const std::vector<fs::path>& roots)
{
    const fs::path folder = fs::absolute(projectFile).parent_path();
    std::vector<InputReport> reports;
    for (const ProjectInput& input : project.inputs) {
        const std::string recorded = recordedPath(input.path, folder);
        reports.push_back({input.role, recorded, input.hash, findInput({input.role, recorded, input.hash}, folder, roots)});
    }
    return reports;
}

void repoint(Project& project, std::size_t index, const fs::path& path)
{
    std::string hash = hashOfInput(path);
    project.inputs.at(index).path = fs::absolute(path).lexically_normal();
    project.inputs[index].hash = std::move(hash);
}

} // namespace kikuscope::io
