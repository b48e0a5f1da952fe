// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_plan.h"

#include "core/match/match_scan.h"
#include "ui/widgets/qt_convert.h"

#include <numeric>

namespace kikuscope::ui {
namespace {

PhaseList phasesOf(const TrainingPlan& plan)
{
    PhaseList list;
    for (const Candidate& candidate : plan.candidates)
        list.phases.push_back(candidate.phase);
    return list;
}

/// Every candidate alone, or together with those that it cannot be told apart from.
match::CandidateGroups classesOf(const TrainingPlan& plan)
{
    if (plan.groups && plan.joinGroups)
        return *plan.groups;
    match::CandidateGroups alone;
    for (int id = 1; id <= static_cast<int>(plan.candidates.size()); ++id)
        alone.groups.push_back({id});
    return alone;
}

} // namespace

match::Conditions usualConditions()
{
    match::Conditions usual;
    usual.height = usual.width = 60;
    usual.patternCentre = {0.5, 0.35, 0.66}; // the middle of simulate::RandomConditions
    return usual;
}

nn::TrainingSpec trainingSpec(const TrainingPlan& plan)
{
    nn::TrainingSpec spec;
    spec.name = toStdString(plan.name);
    spec.network = plan.network;
    spec.inputSize = spec.renderSize = plan.inputSize;
    const match::CandidateGroups groups = classesOf(plan);
    const PhaseList names = match::groupClasses(phasesOf(plan), groups);
    for (std::size_t g = 0; g < groups.groups.size(); ++g) {
        nn::TrainingClass entry{.name = names.phases[g].name, .structures = {}};
        for (const int id : groups.groups[g])
            entry.structures.push_back(plan.candidates[static_cast<std::size_t>(id - 1)].source);
        spec.classes.push_back(std::move(entry));
    }
    if (plan.randomCrystals > 0)
        spec.classes.push_back(
            {.name = "other structure", .structures = {}, .kind = "random", .other = true});
    spec.classes.push_back({.name = "no pattern", .structures = {}, .kind = "noise", .other = true});
    spec.randomCrystals.count = plan.randomCrystals;
    spec.recipe = preprocess::PreprocessRecipe::bands(plan.inputSize);
    if (plan.likeScan)
        spec.conditions = nn::conditionsLike(plan.conditions, plan.mostNoise);
    else
        spec.conditions.noiseToSignal = {0, plan.mostNoise};
    spec.energiesKeV = {plan.conditions.energyKeV};
    spec.masterSize = nn::MapTrainingOptions{}.masterSize;
    spec.images = plan.images;
    spec.seed = static_cast<std::uint64_t>(plan.seed);
    return spec;
}

nn::MapTrainingRequest mapTrainingRequest(const TrainingPlan& plan)
{
    nn::MapTrainingRequest request;
    request.scan = std::filesystem::absolute(plan.scan->path).string();
    for (const Candidate& candidate : plan.candidates)
        request.phases.push_back(candidate.source);
    const PatternCentre& pc = plan.conditions.patternCentre;
    request.patternCentre = {pc.x, pc.y, pc.z};
    request.energyKeV = plan.conditions.energyKeV;
    request.screenRadius = plan.conditions.screenRadius;
    request.training.network = plan.network;
    request.training.inputSize = plan.inputSize;
    request.training.images = plan.images;
    request.training.minutes = plan.minutes;
    request.training.randomCrystals = plan.randomCrystals;
    request.training.seed = plan.seed;
    return request;
}

Json specification(const TrainingPlan& plan)
{
    const std::string source = toStdString(plan.name);
    if (plan.goal == RunKind::Map) {
        const Json json = toJson(mapTrainingRequest(plan));
        nn::MapTrainingRequest::fromJson(json, source);
        return json;
    }
    const Json json = trainingSpec(plan).toJson();
    nn::TrainingSpec::fromJson(json, source);
    return json;
}

} // namespace kikuscope::ui
