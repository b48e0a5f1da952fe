// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/match_list.h"

#include "app/cli/output.h"
#include "app/cli/pattern_list.h"

#include "core/analysis/confusion_matrix.h"
#include "core/base/atomic_file.h"
#include "core/match/groups.h"

#include <algorithm>
#include <cmath>

namespace kikuscope::cli {

using namespace match;

namespace {

enum class Outcome { Right, RightAsSet, Unknown, Wrong };
constexpr const char* outcomeNames[] = {"right", "right, as a set", "unknown", "wrong"};

struct Row
{
    std::string file, label, answer;
    double score = 0, margin = 0;
    Outcome outcome = Outcome::Wrong;
    bool copy = false, labelIsCandidate = true;
};

/// All patterns of an entry, and where each comes from.
struct Joined
{
    PatternBlock block;
    std::vector<std::string> names;
    Detector detector;
};

Joined joined(const PatternListEntry& entry, const std::filesystem::path& root)
{
    const std::vector<ListedFile> files = loadEntry(entry, root);
    std::int64_t count = 0;
    for (const ListedFile& file : files) {
        if (file.block.height != files.front().block.height || file.block.width != files.front().block.width)
            throw Error(ErrorKind::BadSetting, "The files of " + entry.path + " hold patterns of different sizes, so they are not of one camera; "
                                                   "make them entries of their own.");
        count += file.block.range.count;
    }
    Joined all{PatternBlock({0, count}, files.front().block.height, files.front().block.width), {}, files.front().detector};
    std::int64_t at = 0;
    for (const ListedFile& file : files)
        for (std::int64_t i = 0; i < file.block.range.count; ++i, ++at) {
            const float* from = file.block.pixels.data() + i * file.block.patternSize();
            std::copy_n(from, file.block.patternSize(), all.block.pattern(at).data);
            all.block.present[static_cast<std::size_t>(at)] = file.block.present[static_cast<std::size_t>(i)];
            all.names.push_back(file.name + (file.block.range.count > 1 ? " #" + std::to_string(i) : ""));
        }
    return all;
}

/// As cameras record them: what measures the conditions of a scan takes no other.
std::vector<std::uint16_t> wholeNumbers(const PatternBlock& block)
{
    std::vector<std::uint16_t> values(block.pixels.size());
    std::ranges::transform(block.pixels, values.begin(),
                           [](float v) { return static_cast<std::uint16_t>(std::clamp(std::lround(v), 0L, 65535L)); });
    return values;
}

/// The candidates that nobody can tell from the labelled one at these conditions, itself among them.
std::vector<int> groupOf(const Matcher& matcher, const CandidateGroups& groups, const crystal::LibraryStructure& label)
{
    for (const auto& ids : groups.groups)
        if (std::ranges::any_of(ids, [&](int id) { return isNamed(label, matcher.phases()[id].name); }))
            return ids;
    return {};
}

Row rowOf(const Matcher& matcher, ImageView<const float> pattern, const PatternMatch& found, double noiseFloor,
          const crystal::LibraryStructure& label, const std::vector<int>& group)
{
    Row row;
    if (found.phases.empty()) {
        row.answer = "nothing";
        row.outcome = Outcome::Unknown;
        return row;
    }
    const Verdict verdict = judge(matcher, pattern, found);
    bool contained = false, alone = verdict.phases.size() == 1;
    for (const int id : verdict.phases) {
        const std::string& name = matcher.phases()[id].name;
        row.answer += (row.answer.empty() ? "" : " / ") + name;
        contained |= std::ranges::find(group, id) != group.end();
        alone &= isNamed(label, name);
    }
    row.score = found.best().fit.score;
    row.margin = verdict.margin;
    if (row.score < noiseFloor)
        row.outcome = Outcome::Unknown;
    else if (contained)
        row.outcome = alone ? Outcome::Right : Outcome::RightAsSet;
    return row;
}

/// Matching of one entry; what was done about its pattern centre goes to `camera`.
std::vector<Row> matchEntry(const PatternListEntry& entry, const MatchInput& input, const std::filesystem::path& root,
                            const std::vector<Phase>& phases, const MatchOptions& options, Json& camera, JobMonitor& job)
{
    const Joined patterns = joined(entry, root);
    EbsdScan scan;
    scan.path = root / entry.path;
    scan.grid.rows = 1;
    scan.grid.cols = patterns.block.range.count;
    scan.detector = patterns.detector;
    scan.patterns = std::make_shared<MemoryPatternSource>(wholeNumbers(patterns.block), PixelType::U16, patterns.block.range.count,
                                                          patterns.block.height, patterns.block.width);
    MatchInput own = input;
    own.fitCentre = !scan.detector.patternCentre;
    const MatchConditions prepared = prepareMatch(own, scan, phases, options, true, job);
    camera = {{"path", entry.path}, {"label", entry.label}, {"pattern_centre", patternCentreJson(prepared.conditions.patternCentre)},
              {"pattern_centre_from", own.fitCentre ? "fit" : entry.patternCentre.empty() ? "file" : "list"}, {"centre_fit", prepared.centreFit}};
    const Matcher matcher(phases, prepared.conditions, options, job);
    const std::vector<PatternMatch> found = matcher.match(patterns.block, job);
    NullMonitor quiet;
    const double noiseFloor = matcher.noiseFloor(quiet);
    const auto& label = crystal::libraryStructure(entry.label);
    const std::vector<int> group = groupOf(matcher, candidateGroups(matcher, {}, job), label);
    std::vector<Row> rows;
    for (std::size_t i = 0; i < found.size(); ++i) {
        Row row = rowOf(matcher, patterns.block.pattern(static_cast<std::int64_t>(i)), found[i], noiseFloor, label, group);
        row.file = patterns.names[i];
        row.label = label.phase.name;
        row.copy = entry.copy;
        row.labelIsCandidate = !group.empty();
        rows.push_back(std::move(row));
    }
    return rows;
}

struct Totals
{
    std::int64_t patterns = 0, of[4] = {};

    void count(const Row& row)
    {
        ++patterns;
        ++of[static_cast<std::size_t>(row.outcome)];
    }
    Json json() const
    {
        const auto [low, high] = analysis::wilson95(of[0] + of[1], patterns);
        return {{"patterns", patterns}, {"right", of[0]}, {"right_as_set", of[1]}, {"unknown", of[2]}, {"wrong", of[3]}, {"interval_95", {low, high}}};
    }
};

Json rowJson(const Row& row)
{
    return {{"file", row.file}, {"label", row.label}, {"answer", row.answer}, {"score", row.score}, {"lead", row.margin},
            {"outcome", outcomeNames[static_cast<std::size_t>(row.outcome)]}, {"copy", row.copy}};
}

void printTotals(const std::vector<std::pair<std::string, Totals>>& totals)
{
    TextTable table({"label", "patterns", "right", "right, as a set", "unknown", "wrong"}, {1, 2, 3, 4, 5});
    for (const auto& [label, t] : totals)
        table.add({label, std::to_string(t.patterns), std::to_string(t.of[0]), std::to_string(t.of[1]), std::to_string(t.of[2]), std::to_string(t.of[3])});
    printLine("");
    table.print();
}

} // namespace

void matchList(const MatchInput& input, const std::filesystem::path& root, const MatchOptions& options, bool json, JobMonitor& job)
{
    const std::string source = input.scan.path.string();
    const PatternList list = PatternList::fromJson(parseJson(readTextFile(input.scan.path), source), source);
    const std::filesystem::path folder = rootOfList(root, input.scan.path);
    const std::vector<Phase> phases = input.candidates();
    std::vector<Row> rows;
    Json cameras = Json::array();
    for (std::size_t i = 0; i < list.entries.size(); ++i) {
        const auto part = [&](std::size_t k) { return static_cast<double>(k) / static_cast<double>(list.entries.size()); };
        SubMonitor sub(job, part(i), part(i + 1));
        const auto more = matchEntry(list.entries[i], input, folder, phases, options, cameras.emplace_back(), sub);
        rows.insert(rows.end(), more.begin(), more.end());
    }
    std::vector<std::pair<std::string, Totals>> totals{{"all", {}}};
    Json table = Json::array();
    TextTable printed({"pattern", "label", "answer", "score", "lead", ""}, {3, 4});
    for (const Row& row : rows) {
        table.push_back(rowJson(row));
        printed.add({row.file, row.label, row.answer, number(row.score, 3), number(row.margin, 3),
                     std::string(outcomeNames[static_cast<std::size_t>(row.outcome)]) + (row.labelIsCandidate ? "" : " (not a candidate)")});
        if (row.copy)
            continue;
        auto of = std::ranges::find(totals, row.label, &std::pair<std::string, Totals>::first);
        if (of == totals.end())
            of = totals.insert(totals.end(), {row.label, {}});
        of->second.count(row);
        totals.front().second.count(row);
    }
    if (json) {
        Json labels = Json::object();
        for (const auto& [label, t] : totals)
            labels[label] = t.json();
        printJson({{"list", list.name}, {"candidates", input.phases}, {"cameras", cameras}, {"patterns", table}, {"labels", labels}, {"warnings", job.warnings()}});
        return;
    }
    printed.print();
    printTotals(totals);
}

} // namespace kikuscope::cli
