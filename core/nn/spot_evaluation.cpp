// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/spot_evaluation.h"

#include "core/analysis/open_set.h"
#include "core/base/rng.h"
#include "core/crystal/structure_library.h"
#include "core/nn/estimate_json.h"
#include "core/simulate/saed/defect_spots.h"
#include "core/simulate/saed/draw.h"
#include "core/simulate/spot_classes/materials.h"

#include <algorithm>
#include <map>
#include <set>

namespace kikuscope::nn {
namespace {

using simulate::SpotData;

constexpr std::uint64_t crystalSeedStep = 0x94d049bb133111ebull, unknownSeedStep = 0xd6e8feb86659fd93ull;

/// The conditions of the training; without its defects where perfect crystals are wanted.
simulate::SpotDataSpec conditionsOf(const ModelFile& model, bool perfect)
{
    auto spec = spotSpecOf(model).data;
    if (perfect)
        spec.defects = {};
    return spec;
}

void checkLabels(const SpotData& data, const ModelFile& model)
{
    const auto& labels = data.labels();
    for (int c = 0; c < model.classes.size(); ++c)
        if (c >= static_cast<int>(labels.size()) || labels[static_cast<std::size_t>(c)] != model.classes[c + 1].name)
            throw Error(ErrorKind::Inconsistent, "The classes of the model " + model.name + " are not those of the present compound table; train it anew.");
}

std::vector<Phase> trainingMaterials(const simulate::SpotDataSpec& spec)
{
    return simulate::splitByMaterial(simulate::materialsOf(spec), spec.heldOutShare, static_cast<std::uint64_t>(spec.splitSeed)).training;
}

SpotData testData(const simulate::SpotDataSpec& conditions, const SpotEvaluationSpec& spec, Json& report)
{
    simulate::SpotDataSpec data = conditions;
    data.others = 0;
    if (spec.materials != "cif") {
        auto split = simulate::splitByMaterial(simulate::materialsOf(data), data.heldOutShare, static_cast<std::uint64_t>(data.splitSeed));
        return SpotData(data, std::move(spec.materials == "trained" ? split.training : split.heldOut));
    }
    std::vector<std::string> skipped;
    auto materials = simulate::materialsInFolder(spec.cifFolder, data.groups, trainingMaterials(data), &skipped);
    report["unreadable_files"] = skipped;
    if (materials.empty())
        throw Error(ErrorKind::BadSetting, "The folder " + spec.cifFolder + " holds no crystal of the model's space groups that it was not trained on.");
    return SpotData(data, std::move(materials));
}

Json byKey(const std::map<std::string, std::pair<std::int64_t, std::int64_t>>& counts)
{
    Json rows = Json::object();
    for (const auto& [key, hits] : counts) {
        const auto e = analysis::proportion(hits.first, hits.second);
        rows[key] = {{"images", hits.second}, {"accuracy", estimateJson(e)}};
    }
    return rows;
}

/// Single patterns: accuracy over all, by group and by zone axis; the confidences are kept for the open set.
Json singlePatterns(SpotClassifier& classifier, const SpotData& data, const SpotEvaluationSpec& spec, std::vector<double>& confidences, JobMonitor& job)
{
    analysis::LabelledAnswers answers;
    answers.classes = classifier.model().classes.size();
    std::map<std::string, std::pair<std::int64_t, std::int64_t>> byGroup, byZone, byDefect;
    std::int64_t accepted = 0, rightOfAccepted = 0;
    const auto seed = static_cast<std::uint64_t>(spec.seed);
    const int known = answers.classes - static_cast<int>(classifier.model().otherClasses.size());
    for (std::int64_t i = 0; i < spec.images; ++i) {
        job.checkpoint(i, spec.images);
        const auto draw = data.draw(seed, static_cast<std::uint64_t>(i));
        if (draw.label < 0)
            continue;
        const auto p = classifier.probabilities(data.image(draw, seed, static_cast<std::uint64_t>(i)));
        answers.probabilities.insert(answers.probabilities.end(), p.begin(), p.end());
        answers.truth.push_back(draw.label);
        const int answer = answers.answer(answers.size() - 1);
        const bool isRight = answer == draw.label;
        const double confidence = *std::max_element(p.begin(), p.begin() + known);
        confidences.push_back(confidence);
        if (answer < known && confidence >= classifier.model().minConfidence) {
            ++accepted;
            rightOfAccepted += isRight;
        }
        const auto count = [&](auto& counts, const std::string& key) {
            counts[key].first += isRight;
            ++counts[key].second;
        };
        count(byGroup, std::to_string(data.materials()[static_cast<std::size_t>(draw.material)].spaceGroup));
        count(byZone, simulate::zoneName(simulate::standardZoneAxes()[static_cast<std::size_t>(draw.zone)]));
        count(byDefect, draw.defect.empty() ? "none" : draw.defect);
    }
    const std::int64_t images = answers.size();
    return {{"images", images}, {"without_class", spec.images - images}, {"accuracy", estimateJson(analysis::accuracy(analysis::countAnswers(answers)))},
            {"top_3", estimateJson(analysis::topAccuracy(answers, 3))}, {"calibration_error", analysis::expectedCalibrationError(answers)},
            {"log_loss", analysis::logLoss(answers)}, {"accepted", estimateJson(analysis::proportion(accepted, images))},
            {"accuracy_of_accepted", estimateJson(analysis::proportion(rightOfAccepted, accepted))},
            {"by_space_group", byKey(byGroup)}, {"by_zone_axis", byKey(byZone)}, {"by_defect", byKey(byDefect)}};
}

/// One of the two ways to pool, with or without knowledge of the zone axes.
struct Way
{
    std::string name;
    bool bayes, zonesKnown;
    analysis::LabelledAnswers answers;
};

Json pooledPatterns(SpotClassifier& classifier, const SpotData& data, const SpotKnowledge& knowledge, int patterns, const SpotEvaluationSpec& spec, JobMonitor& job)
{
    std::vector<Way> ways{{"mean, zone axes known", false, true, {}}, {"bayes, zone axes known", true, true, {}},
                          {"mean, zone axes unknown", false, false, {}}, {"bayes, zone axes unknown", true, false, {}}};
    for (Way& way : ways)
        way.answers.classes = knowledge.table.groups;
    const auto zones = simulate::standardZoneAxes().size();
    const std::uint64_t seed = static_cast<std::uint64_t>(spec.seed) + crystalSeedStep * static_cast<std::uint64_t>(patterns);
    for (std::int64_t i = 0; i < spec.crystals; ++i) {
        job.checkpoint(i, spec.crystals);
        const auto first = static_cast<std::uint64_t>(i) * 64;
        const auto draw = data.draw(seed, first);
        Rng rng = Rng::stream(seed, first + 63);
        std::vector<analysis::ZonePattern> set;
        std::set<int> used;
        while (static_cast<int>(set.size()) < std::min<int>(patterns, static_cast<int>(zones))) {
            const auto zone = static_cast<int>(rng.index(zones));
            if (!used.insert(zone).second)
                continue;
            const auto index = first + set.size();
            const auto one = data.drawOf(draw.material, zone, seed, index);
            set.push_back(zonePattern(classifier.probabilities(data.image(one, seed, index)), knowledge, zone));
        }
        auto blind = set;
        for (auto& pattern : blind)
            pattern.zone.reset();
        const int group = data.materials()[static_cast<std::size_t>(draw.material)].spaceGroup;
        const auto truth = static_cast<int>(std::ranges::find(knowledge.groups, group) - knowledge.groups.begin());
        for (Way& way : ways) {
            const auto& given = way.zonesKnown ? set : blind;
            for (const double p : way.bayes ? analysis::pooledByBayes(knowledge.table, given) : analysis::pooledByMean(knowledge.table, given))
                way.answers.probabilities.push_back(static_cast<float>(p));
            way.answers.truth.push_back(truth);
        }
    }
    Json rows = Json::array();
    for (const Way& way : ways)
        rows.push_back({{"how", way.name}, {"patterns", patterns}, {"crystals", spec.crystals},
                        {"accuracy", estimateJson(analysis::accuracy(analysis::countAnswers(way.answers)))},
                        {"log_loss", analysis::logLoss(way.answers)}, {"calibration_error", analysis::expectedCalibrationError(way.answers)}});
    return rows;
}

/// Patterns of space groups without a class, which should be refused.
Json unknownPatterns(SpotClassifier& classifier, const simulate::SpotDataSpec& conditions, const SpotEvaluationSpec& spec,
                     const std::vector<double>& known, JobMonitor& job)
{
    auto outside = simulate::splitByMaterial(simulate::materialsOutside(conditions.groups), conditions.heldOutShare, static_cast<std::uint64_t>(conditions.splitSeed)).heldOut;
    const auto materials = static_cast<std::uint64_t>(outside.size());
    simulate::SpotDataSpec data = conditions;
    data.others = 0.5; // only that they are there; drawn one by one below
    auto trained = trainingMaterials(conditions);
    const auto first = static_cast<int>(trained.size());
    const SpotData all(data, std::move(trained), std::move(outside));
    const auto seed = static_cast<std::uint64_t>(spec.seed) + unknownSeedStep;
    const auto& model = classifier.model();
    const int classes = model.classes.size() - static_cast<int>(model.otherClasses.size());
    std::vector<double> confidences;
    std::int64_t refused = 0;
    for (std::int64_t i = 0; i < spec.unknownImages; ++i) {
        job.checkpoint(i, spec.unknownImages);
        const auto index = static_cast<std::uint64_t>(i);
        Rng rng = Rng::stream(seed, index);
        const auto draw = all.drawOf(first + static_cast<int>(rng.index(materials)), static_cast<int>(rng.index(simulate::standardZoneAxes().size())), seed, index);
        const auto p = classifier.probabilities(all.image(draw, seed, index));
        const auto best = std::max_element(p.begin(), p.end()) - p.begin();
        const double confidence = *std::max_element(p.begin(), p.begin() + classes);
        confidences.push_back(confidence);
        refused += best >= classes || confidence < model.minConfidence;
    }
    return {{"images", spec.unknownImages}, {"materials", materials}, {"auroc", estimateJson(analysis::areaUnderRoc(known, confidences))},
            {"refused", estimateJson(analysis::proportion(refused, spec.unknownImages))}};
}

/// Curves ask for one image of a crystal with defects under the conditions of a draw.
Image<float> defectiveImage(const simulate::SaedCrystal& crystal, const simulate::SaedConditions& conditions, const simulate::DefectSpec& defects,
                            const simulate::SpecimenOptions& specimen, std::uint64_t seed)
{
    if (simulate::hasSpotList(defects) && !defects.thermalDisplacements)
        return simulate::drawSaed(simulate::saedSpots(crystal, conditions, defects, seed), conditions, seed);
    return simulate::simulateSaed(crystal.phase(), conditions, defects, specimen, seed);
}

struct Point
{
    Json value;
    simulate::DefectSpec defects;
    double temperatureK = -1; // < 0: as drawn
};

std::vector<Point> pointsOf(const Json& curve, const std::string& where)
{
    if (!curve.is_object() || !curve.contains("name"))
        throw Error(ErrorKind::BadSetting, where + " must be an object with a name.");
    const Json base = curve.value("defects", Json::object());
    const std::string vary = curve.value("vary", Json("")).get<std::string>();
    if (vary.empty())
        return {{nullptr, settingsFromJson<simulate::DefectSpec>(base, where + ".defects")}};
    const Json values = curve.value("values", Json::array());
    if (!values.is_array() || values.empty())
        throw Error(ErrorKind::BadSetting, where + ".values must be a list with at least one value.");
    std::vector<Point> points;
    for (const Json& value : values) {
        Json defects = base;
        Point point{value, {}};
        if (vary == "temperature_k")
            point.temperatureK = numberFromJson<double>(value, where + ".values", {.min = 0, .max = 3000});
        else
            defects[vary] = value;
        point.defects = settingsFromJson<simulate::DefectSpec>(defects, where + ".defects");
        points.push_back(std::move(point));
    }
    return points;
}

} // namespace

Json evaluateSpots(std::shared_ptr<const ModelFile> model, const SpotEvaluationSpec& spec, const std::string& device, JobMonitor& job)
{
    checkSettings(spec);
    const SpotKnowledge knowledge = spotKnowledge(*model);
    const auto conditions = conditionsOf(*model, spec.perfect);
    Json report = {{"model", model->name}, {"model_hash", model->hash}, {"materials", spec.materials}, {"seed", spec.seed}};
    job.stage("Preparing crystals");
    const SpotData data = testData(conditions, spec, report);
    if (spec.materials != "trained")
        simulate::refuseLeaks(trainingMaterials(conditions), data.materials());
    if (spec.materials != "cif")
        checkLabels(SpotData(conditions, data.materials()), *model);
    report["materials_tested"] = data.known();
    SpotClassifier classifier(model, device);
    std::vector<double> confidences;
    job.stage("Classifying single patterns");
    report["single"] = singlePatterns(classifier, data, spec, confidences, job);
    Json pooled = Json::array();
    job.stage("Pooling patterns");
    for (const int patterns : spec.crystals > 0 ? spec.patternsPerCrystal : std::vector<int>{})
        for (const Json& row : pooledPatterns(classifier, data, knowledge, patterns, spec, job))
            pooled.push_back(row);
    report["space_groups"] = pooled;
    if (spec.unknownImages > 0) {
        job.stage("Classifying patterns of other space groups");
        report["unknown"] = unknownPatterns(classifier, conditions, spec, confidences, job);
    }
    return report;
}

Json spotRobustness(std::shared_ptr<const ModelFile> model, const RobustnessSpec& spec, const std::string& device, JobMonitor& job)
{
    checkSettings(spec);
    if (!spec.curves.is_array() || spec.curves.empty())
        throw Error(ErrorKind::BadSetting, "curves must be a list with at least one curve.");
    std::vector<Phase> phases;
    for (const auto& name : spec.structures)
        phases.push_back(crystal::phaseFromCifOrName(name));
    auto labelled = conditionsOf(*model, true); // classes of all groups, defects of none
    labelled.others = 0;
    auto materials = simulate::materialsOf(labelled);
    const auto first = static_cast<int>(materials.size());
    materials.insert(materials.end(), phases.begin(), phases.end());
    const SpotData data(labelled, std::move(materials));
    SpotClassifier classifier(model, device);
    const auto zones = static_cast<std::int64_t>(simulate::standardZoneAxes().size());
    const auto seed = static_cast<std::uint64_t>(spec.seed);
    std::vector<std::vector<Point>> pointsOfCurves;
    std::int64_t done = 0, all = 0;
    for (std::size_t c = 0; c < spec.curves.size(); ++c) {
        pointsOfCurves.push_back(pointsOf(spec.curves[c], "curves[" + std::to_string(c) + "]"));
        all += std::ssize(pointsOfCurves.back()) * std::ssize(phases) * spec.images;
    }
    Json curves = Json::array();
    for (std::size_t c = 0; c < spec.curves.size(); ++c) {
        const auto& points = pointsOfCurves[c];
        job.stage("Curve " + spec.curves[c]["name"].dump());
        Json rows = Json::array();
        for (std::size_t p = 0; p < points.size(); ++p) {
            std::int64_t right = 0, total = 0, unreadable = 0;
            Json byStructure = Json::object();
            for (std::size_t s = 0; s < phases.size(); ++s) {
                std::int64_t rightHere = 0, totalHere = 0;
                std::unique_ptr<simulate::SaedCrystal> crystal;
                for (std::int64_t i = 0; i < spec.images; ++i) {
                    job.checkpoint(done++, all);
                    const auto index = static_cast<std::uint64_t>(i);
                    auto draw = data.drawOf(first + static_cast<int>(s), static_cast<int>(i % zones), seed, index);
                    if (!draw.isReadable) { // too few spots even of the perfect crystal
                        ++unreadable;
                        continue;
                    }
                    ++totalHere;
                    if (points[p].temperatureK >= 0)
                        draw.conditions.temperatureK = points[p].temperatureK;
                    if (!crystal) {
                        auto widest = draw.conditions;
                        widest.cameraLengthMm = *std::ranges::min_element(labelled.cameraLengthsMm);
                        widest.voltageKv = *std::ranges::max_element(labelled.voltagesKv);
                        widest.offsetXPx = widest.offsetYPx = labelled.offsetPx;
                        widest.spotSigmaPx = labelled.spotSigmaPx[1];
                        widest.thicknessNm = labelled.thicknessNm[0];
                        crystal = std::make_unique<simulate::SaedCrystal>(phases[s], 1.2 * simulate::SaedCrystal(phases[s], widest).gMax(),
                                                                          simulate::SaedHeat{true, widest.temperatureK});
                    }
                    const auto answer = classifier.probabilities(defectiveImage(*crystal, draw.conditions, points[p].defects, spec.specimen, seed * 1000003 + index));
                    rightHere += std::max_element(answer.begin(), answer.end()) - answer.begin() == draw.label;
                }
                byStructure[spec.structures[s]] = estimateJson(analysis::proportion(rightHere, totalHere));
                right += rightHere;
                total += totalHere;
            }
            rows.push_back({{"value", points[p].value}, {"images", total}, {"unreadable", unreadable}, {"accuracy", estimateJson(analysis::proportion(right, total))}, {"by_structure", byStructure}});
        }
        curves.push_back({{"name", spec.curves[c]["name"]}, {"vary", spec.curves[c].value("vary", Json(""))}, {"points", rows}});
    }
    return {{"model", model->name}, {"model_hash", model->hash}, {"structures", spec.structures}, {"seed", spec.seed}, {"curves", curves}};
}

} // namespace kikuscope::nn
