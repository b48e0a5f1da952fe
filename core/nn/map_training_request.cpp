// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/map_training_request.h"

#include "core/crystal/structure_library.h"

namespace kikuscope::nn {
namespace {

constexpr double leastEnergyKeV = 5;

MapTrainingRequest read(const Json& json)
{
    auto request = settingsFromJson<MapTrainingRequest>(json);
    if (request.phases.empty())
        throw Error(ErrorKind::BadSetting, "phases must name at least one structure.");
    if (!request.patternCentre.empty() && request.patternCentre.size() != 3)
        throw Error(ErrorKind::BadSetting, "pattern_centre must be three numbers x, y, z, or left out.");
    if (request.energyKeV != 0 && request.energyKeV < leastEnergyKeV)
        throw Error(ErrorKind::BadSetting, "energy_kev must be at least 5, or 0 for the energy of the file.");
    return request;
}

} // namespace

MapTrainingRequest MapTrainingRequest::fromJson(const Json& json, const std::string& source)
{
    try {
        return read(json);
    } catch (const Error& e) {
        throw Error(e.kind(), source + ": " + e.what(), e.details());
    }
}

match::Conditions conditionsOf(const MapTrainingRequest& request, const EbsdScan& scan, JobMonitor& job)
{
    std::optional<PatternCentre> given;
    if (request.patternCentre.size() == 3)
        given = PatternCentre{request.patternCentre[0], request.patternCentre[1], request.patternCentre[2]};
    match::Conditions conditions = match::conditionsOf(scan, given, job);
    if (request.energyKeV > 0)
        conditions.energyKeV = request.energyKeV;
    if (request.screenRadius >= 0)
        conditions.screenRadius = request.screenRadius;
    return conditions;
}

MapTraining runMapTraining(const MapTrainingRequest& request, const EbsdScan& scan,
                           const match::Conditions& conditions, JobMonitor& job)
{
    checkSettings(request.match, "match");
    std::vector<Phase> phases;
    for (const std::string& name : request.phases)
        phases.push_back(crystal::phaseFromCifOrName(name));
    const match::Matcher matcher(phases, conditions, request.match, job);
    const match::CandidateGroups groups = match::candidateGroups(matcher, {}, job);
    MapTraining result = trainForMap(scan, matcher, groups, request.phases, request.training, job);
    result.map.provenance["input"] = scan.path.string();
    result.map.provenance["simulated_input"] = scan.simulated;
    result.map.provenance["request"] = toJson(request);
    return result;
}

} // namespace kikuscope::nn
