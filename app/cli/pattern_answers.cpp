// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/pattern_answers.h"

#include "app/cli/output.h"

#include "core/analysis/confusion_matrix.h"
#include "core/crystal/structure_library.h"
#include "core/nn/classifier.h"
#include "core/nn/networks.h"

#include <algorithm>

namespace kikuscope::cli {
namespace {

/// Was the class trained on this structure? (Several structures may share a class.)
bool trainedOn(const nn::ModelFile& model, const std::string& className, const crystal::LibraryStructure& structure)
{
    return std::ranges::any_of(nn::trainedStructures(model, className),
                               [&](const std::string& name) { return isNamed(structure, name); });
}

/// Does a class of the model mean the labelled structure? A class named after a lattice means all of that lattice.
bool means(const nn::ModelFile& model, const Phase& modelClass, const crystal::LibraryStructure& label)
{
    const bool latticeClass = !modelClass.bravais.empty() && modelClass.name.starts_with(modelClass.bravais);
    return latticeClass ? modelClass.bravais == label.phase.bravais
                        : isNamed(label, modelClass.name) || trainedOn(model, modelClass.name, label);
}

PatternAnswer answerOf(const nn::ModelFile& model, const Predictions& predictions, std::size_t i,
                       const crystal::LibraryStructure& label)
{
    PatternAnswer answer;
    answer.label = label.phase.name;
    answer.labelInModel = std::ranges::any_of(model.classes.phases, [&](const Phase& c) { return means(model, c, label); });
    answer.unknown = !predictions.accepted[i];
    for (std::size_t k = 0; k < 3; ++k)
        if (const int id = predictions.id[i][k]; model.classes.contains(id))
            answer.top.push_back({model.classes[id].name, predictions.probability[i][k]});
    if (const int best = predictions.id[i][0]; !answer.unknown && model.classes.contains(best)) {
        answer.right = means(model, model.classes[best], label);
        answer.rightLattice = model.classes[best].bravais == label.phase.bravais;
    } else {
        answer.right = !answer.labelInModel;
    }
    return answer;
}

struct Totals
{
    std::int64_t patterns = 0, right = 0, rightLattice = 0, unknown = 0;
};

Totals totalsOf(const std::vector<PatternAnswer>& answers, const std::string& label = {})
{
    Totals totals;
    for (const PatternAnswer& answer : answers) {
        if (answer.copy || (!label.empty() && answer.label != label))
            continue;
        ++totals.patterns;
        totals.right += answer.right;
        totals.rightLattice += answer.rightLattice;
        totals.unknown += answer.unknown;
    }
    return totals;
}

Json totalsJson(const Totals& totals)
{
    const auto [low, high] = analysis::wilson95(totals.right, totals.patterns);
    return {{"patterns", totals.patterns}, {"right", totals.right}, {"right_lattice", totals.rightLattice},
            {"unknown", totals.unknown},   {"interval_95", {low, high}}};
}

std::vector<std::string> labelsOf(const std::vector<PatternAnswer>& answers)
{
    std::vector<std::string> labels;
    for (const PatternAnswer& answer : answers)
        if (std::ranges::find(labels, answer.label) == labels.end())
            labels.push_back(answer.label);
    return labels;
}

std::string verdict(const PatternAnswer& answer)
{
    if (answer.right)
        return answer.labelInModel ? "right" : "right (not a class)";
    if (answer.unknown)
        return "unknown";
    return answer.rightLattice ? "wrong, lattice right" : "wrong";
}

} // namespace

std::vector<PatternAnswer> answerPatterns(const PatternList& list, const std::filesystem::path& root, std::shared_ptr<const nn::ModelFile> model,
                                          const std::string& device, JobMonitor& job)
{
    nn::Classifier classifier(model, nn::resolveDevice(device));
    std::vector<PatternAnswer> answers;
    job.stage("Classifying the patterns of " + list.name);
    std::int64_t done = 0;
    for (const PatternListEntry& entry : list.entries) {
        const crystal::LibraryStructure& label = crystal::libraryStructure(entry.label);
        for (const ListedFile& file : loadEntry(entry, root)) {
            job.checkpoint(done, 0);
            if (model->recipe.needsPatternCentre() && !file.detector.patternCentre) {
                PatternAnswer none;
                none.file = file.name;
                none.label = label.phase.name;
                none.copy = entry.copy;
                none.unknown = true;
                answers.insert(answers.end(), static_cast<std::size_t>(file.block.range.count), none);
                done += file.block.range.count;
                continue;
            }
            const Predictions predictions = classifier.predict(file.block, file.detector);
            for (std::size_t i = 0; i < predictions.id.size(); ++i) {
                if (!predictions.present[i])
                    continue;
                PatternAnswer answer = answerOf(*model, predictions, i, label);
                answer.file = predictions.id.size() > 1 ? file.name + " #" + std::to_string(i) : file.name;
                answer.copy = entry.copy;
                answers.push_back(std::move(answer));
                ++done;
            }
        }
    }
    return answers;
}

Json answersJson(const PatternList& list, const std::vector<PatternAnswer>& answers)
{
    Json rows = Json::array();
    for (const PatternAnswer& answer : answers) {
        Json top = Json::array();
        for (const auto& guess : answer.top)
            top.push_back({{"class", guess.name}, {"probability", guess.probability}});
        rows.push_back({{"file", answer.file}, {"label", answer.label}, {"label_in_model", answer.labelInModel},
                        {"top", std::move(top)}, {"unknown", answer.unknown}, {"right", answer.right},
                        {"right_lattice", answer.rightLattice}, {"copy", answer.copy}});
    }
    Json perLabel = Json::object();
    for (const std::string& label : labelsOf(answers))
        perLabel[label] = totalsJson(totalsOf(answers, label));
    return {{"list", list.name}, {"totals", totalsJson(totalsOf(answers))}, {"labels", std::move(perLabel)}, {"patterns", std::move(rows)}};
}

void printAnswers(const std::vector<PatternAnswer>& answers, bool markdown)
{
    TextTable table({"pattern", "label", "answer", "second", "third", "verdict"});
    for (const PatternAnswer& answer : answers) {
        std::vector<std::string> row{answer.file, answer.label};
        for (std::size_t k = 0; k < 3; ++k)
            row.push_back(k < answer.top.size() ? answer.top[k].name + " " + number(answer.top[k].probability, 2) : "");
        if (answer.unknown)
            row[2] = "unknown (" + row[2] + ")";
        row.push_back(verdict(answer) + (answer.copy ? " (copy, not counted)" : ""));
        table.add(std::move(row));
    }
    markdown ? table.printMarkdown() : table.print();

    printLine("");
    TextTable totals({"label", "patterns", "right", "lattice right", "unknown"}, {1, 2, 3, 4});
    const auto addTotals = [&totals](const std::string& name, const Totals& t) {
        totals.add({name, std::to_string(t.patterns), std::to_string(t.right), std::to_string(t.rightLattice), std::to_string(t.unknown)});
    };
    for (const std::string& label : labelsOf(answers))
        if (const Totals t = totalsOf(answers, label); t.patterns > 0)
            addTotals(label, t);
    addTotals("all", totalsOf(answers));
    markdown ? totals.printMarkdown() : totals.print();
}

} // namespace kikuscope::cli
