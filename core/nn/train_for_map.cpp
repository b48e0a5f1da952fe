// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/train_for_map.h"

#include "core/base/rng.h"
#include "core/nn/classifier.h"
#include "core/nn/map_regions.h"
#include "core/nn/real_samples.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

namespace kikuscope::nn {
namespace {

using match::CandidateGroups;
using match::Matcher;
using match::PatternMatch;

constexpr std::int64_t blockPatterns = 256;   // matched at once
constexpr double labelledMiB = 1024;          // the labelled patterns stay in memory
constexpr double centreSlack = 0.01;          // of the pattern centre: drift over the map, error of the fit
constexpr const char* starterModel = "structure-bands";
constexpr double screenSlack = 0.01;
constexpr double leastNoise = 0.5, mostNoise = 6;
constexpr std::int64_t validationImages = 500;
constexpr std::int64_t leastHeldOut = 200;    // recommended; smaller maps have fewer
constexpr std::uint64_t verificationSeedStep = 0xd6e8feb86659fd93ull;

std::int64_t affordable(const PatternSource& source, std::int64_t wanted)
{
    const double patternMiB = 4. * source.height() * source.width() / (1 << 20);
    return std::min(wanted, std::max<std::int64_t>(1, static_cast<std::int64_t>(labelledMiB / patternMiB)));
}

/// Evenly over the scan, but not in step with its columns.
std::vector<std::int64_t> spreadPixels(const PatternSource& source, std::int64_t count, std::uint64_t seed)
{
    std::vector<std::int64_t> pixels;
    Rng rng(seed);
    const std::int64_t wanted = std::min(count, source.size());
    for (std::int64_t k = 0; k < wanted; ++k) {
        const std::int64_t from = k * source.size() / wanted, to = (k + 1) * source.size() / wanted;
        const std::int64_t pixel = from + static_cast<std::int64_t>(rng.index(static_cast<std::uint64_t>(to - from)));
        if (source.has(pixel))
            pixels.push_back(pixel);
    }
    return pixels;
}

/// What matching says of a pixel.
struct Taught
{
    std::int64_t pixel = 0;
    int classId = 0; // 0: nothing was found
    bool sure = false;
    double score = 0;
    PatternMatch match;
};

class Teacher
{
public:
    Teacher(const EbsdScan& scan, const Matcher& matcher, const CandidateGroups& groups)
        : m_scan(scan), m_matcher(matcher), m_groups(groups)
    {
        NullMonitor quiet;
        m_noiseFloor = matcher.noiseFloor(quiet);
    }

    double noiseFloor() const { return m_noiseFloor; }

    std::vector<Taught> answer(const std::vector<std::int64_t>& pixels, JobMonitor& job) const
    {
        std::vector<Taught> answers;
        const auto count = static_cast<std::int64_t>(pixels.size());
        NullMonitor quiet;
        for (std::int64_t first = 0; first < count; first += blockPatterns) {
            job.checkpoint(first, count);
            const std::vector<std::int64_t> some(pixels.begin() + first,
                                                 pixels.begin() + std::min(count, first + blockPatterns));
            const PatternBlock block = readPixels(*m_scan.patterns, some);
            SubMonitor part(job, static_cast<double>(first) / static_cast<double>(count),
                            static_cast<double>(first + static_cast<std::int64_t>(some.size())) / static_cast<double>(count));
            const std::vector<PatternMatch> matches = m_matcher.match(block, part);
            for (std::size_t i = 0; i < some.size(); ++i)
                answers.push_back(judged(some[i], matches[i], block.pattern(static_cast<std::int64_t>(i))));
        }
        return answers;
    }

private:
    /// Sure: beyond noise, and no phase of another group comes within what the pattern centre may change.
    Taught judged(std::int64_t pixel, const PatternMatch& found, ImageView<const float> pattern) const
    {
        Taught taught{pixel, 0, false, 0, found};
        if (found.phases.empty() || found.best().fit.score < m_noiseFloor)
            return taught;
        taught.score = found.best().fit.score;
        const std::size_t group = m_groups.of(found.best().phase);
        taught.classId = static_cast<int>(group) + 1;
        const match::Verdict verdict = match::judge(m_matcher, pattern, found);
        taught.sure = std::ranges::all_of(verdict.phases, [&](int phase) { return m_groups.of(phase) == group; });
        return taught;
    }

    const EbsdScan& m_scan;
    const Matcher& m_matcher;
    const CandidateGroups& m_groups;
    double m_noiseFloor = 0;
};

std::shared_ptr<const LabelledPatterns> labelled(const EbsdScan& scan, const std::vector<Taught>& answers, Role role)
{
    std::vector<std::int64_t> pixels;
    auto result = std::make_shared<LabelledPatterns>();
    for (const Taught& answer : answers)
        if (answer.sure && roleOf(scan.grid, answer.pixel) == role) {
            pixels.push_back(answer.pixel);
            result->labels.push_back(answer.classId - 1);
        }
    if (pixels.empty())
        return nullptr;
    result->block = readPixels(*scan.patterns, pixels);
    result->detector = scan.detector;
    return result;
}

/// Of the central square that the network sees.
PatternCentre centreOfSquare(const match::Conditions& map)
{
    const double side = std::min(map.height, map.width), h = map.height, w = map.width;
    return {(map.patternCentre.x * w - (w - side) / 2) / side, (map.patternCentre.y * h - (h - side) / 2) / side, map.patternCentre.z * h / side};
}

/// What matching leaves unexplained of the patterns that teach, by the recipe of the network.
std::shared_ptr<const Residuals> residualsOf(const EbsdScan& scan, const Matcher& matcher, const std::vector<Taught>& answers,
                                             const TrainingSpec& spec)
{
    const match::Conditions& map = matcher.conditions();
    const int size = spec.renderSize;
    const PatternCentre centre = centreOfSquare(map);
    std::vector<simulate::MasterPattern> masters;
    for (const match::Candidate& candidate : matcher.candidates())
        masters.push_back(simulate::prefiltered(candidate.master, simulate::pixelAngleDeg(centre, size)));
    simulate::CameraModel camera;
    camera.maskRadius = map.screenRadius;
    Rng unused(0);
    const preprocess::RecipeRunner recorded(spec.recipe, map.height, map.width, scan.detector), rendered(spec.recipe, size, size);
    const auto recordedSpace = recorded.makeWorkspace();
    const auto renderedSpace = rendered.makeWorkspace();
    const auto pixels = static_cast<std::size_t>(size) * static_cast<std::size_t>(size);
    std::vector<float> projection(pixels), simulated(pixels), pattern(pixels);
    auto residuals = std::make_shared<Residuals>();
    for (const Taught& answer : answers) {
        if (!answer.sure || roleOf(scan.grid, answer.pixel) != Role::Taught)
            continue;
        const match::PhaseMatch& best = answer.match.best();
        simulate::projectMaster(masters[static_cast<std::size_t>(best.phase - 1)], best.fit.crystalFromDetector.toRotationMatrix(), centre, size, size,
                                projection.data());
        simulate::applyCamera(camera, centre, unused, size, size, projection.data());
        rendered.apply({projection.data(), size, size}, simulated.data(), *renderedSpace);
        recorded.apply(scan.patterns->read({answer.pixel, 1}).pattern(0), pattern.data(), *recordedSpace);
        residuals->add(pattern, simulated);
    }
    return residuals->explained.empty() ? nullptr : residuals;
}

double medianScore(const std::vector<Taught>& answers)
{
    std::vector<double> scores;
    for (const Taught& answer : answers)
        if (answer.sure)
            scores.push_back(answer.score);
    const auto middle = scores.begin() + static_cast<std::ptrdiff_t>(scores.size() / 2);
    std::nth_element(scores.begin(), middle, scores.end());
    return *middle;
}

std::vector<double> around(double value, double slack) { return {value - slack, value + slack}; }

/// Up to 1.5 times the noise that the median score of matching allows for.
double noiseAllowedBy(double score) { return std::clamp(1.5 * std::sqrt(1 / (score * score) - 1), leastNoise, mostNoise); }

struct Start
{
    std::string model; // empty: random weights
    preprocess::PreprocessRecipe recipe;
};

/// Features are of use only for inputs as their model knows them, so its recipe comes with it.
Start startFor(const MapTrainingOptions& options)
{
    const std::string name = options.startFrom == "auto" ? starterModel : options.startFrom;
    if (!name.empty()) {
        const auto starter = loadModelByNameOrPath(name);
        if (options.startFrom != "auto" || (starter->network == options.network && starter->inputSize == options.inputSize))
            return {name, starter->recipe};
    }
    return {"", preprocess::PreprocessRecipe::bands(options.inputSize)};
}

TrainingSpec specFor(const Matcher& matcher, const CandidateGroups& groups, const std::vector<std::string>& structures,
                     const MapTrainingOptions& options, const std::string& name, double score)
{
    TrainingSpec spec;
    spec.name = name;
    spec.description = "Trained for one map: labels by matching, simulation in the map's geometry.";
    spec.network = options.network;
    spec.inputSize = spec.renderSize = options.inputSize;
    const Start start = startFor(options);
    spec.startFrom = start.model;
    spec.recipe = start.recipe;
    const PhaseList classes = match::groupClasses(matcher.phases(), groups);
    for (std::size_t g = 0; g < groups.groups.size(); ++g) {
        TrainingClass entry{.name = classes.phases[g].name, .structures = {}};
        for (const int id : groups.groups[g])
            entry.structures.push_back(structures[static_cast<std::size_t>(id - 1)]);
        spec.classes.push_back(std::move(entry));
    }
    if (options.randomCrystals > 0)
        spec.classes.push_back({.name = "other structure", .structures = {}, .kind = "random", .other = true});
    spec.classes.push_back({.name = "no pattern", .structures = {}, .kind = "noise", .other = true});
    spec.randomCrystals.count = options.randomCrystals;
    spec.randomCrystals.seed = 1 + options.seed;
    spec.conditions = conditionsLike(matcher.conditions(), noiseAllowedBy(score));
    spec.energiesKeV = {matcher.conditions().energyKeV};
    spec.masterSize = options.masterSize;
    spec.images = options.images;
    spec.validationImages = validationImages;
    spec.seed = static_cast<std::uint64_t>(options.seed);
    return spec;
}

Json agreementJson(const Agreement& agreement, const PhaseList& classes)
{
    Json perClass = Json::array();
    for (int id = 1; id <= static_cast<int>(agreement.patterns.size()); ++id)
        if (const auto n = agreement.patterns[static_cast<std::size_t>(id - 1)]; n > 0)
            perClass.push_back({{"class", classes[id].name}, {"patterns", n}, {"agreement", agreement.share(id)}});
    return {{"patterns", agreement.total()}, {"agreement", agreement.share()}, {"classes", perClass}};
}

struct HeldOut
{
    Agreement answered; // only these would enter the map without matching
    std::int64_t unsure = 0;

    std::int64_t total() const { return answered.total() + unsure; }
    double unsureShare() const { return total() > 0 ? static_cast<double>(unsure) / static_cast<double>(total()) : 0; }
};

HeldOut compareOn(const LabelledPatterns& patterns, Classifier& classifier, int classes)
{
    HeldOut result{Agreement(classes)};
    const Predictions predictions = classifier.predict(patterns.block, patterns.detector);
    for (std::size_t i = 0; i < patterns.labels.size(); ++i) {
        if (predictions.accepted[i])
            result.answered.count(patterns.labels[i] + 1, predictions.id[i][0] == patterns.labels[i] + 1);
        else
            ++result.unsure;
    }
    return result;
}

/// Answers that agree, whole and by class, and not more doubt than matching may answer. A class that the teacher found
/// but the network never answers has no share to judge: its patterns are matched.
bool isAccepted(const HeldOut& heldOut, const MapTrainingOptions& options)
{
    for (int id = 1; id <= static_cast<int>(heldOut.answered.patterns.size()); ++id)
        if (heldOut.answered.share(id) < options.classAgreement)
            return false;
    return heldOut.answered.total() > 0 && heldOut.answered.share() >= options.agreement && heldOut.unsureShare() <= options.asked;
}

Predictions predictionsOf(const PhaseMap& map, std::int64_t pixel)
{
    Predictions one;
    one.resize({pixel, 1});
    const auto p = static_cast<std::size_t>(pixel);
    one.id[0] = map.topId[p];
    one.probability[0] = map.topProbability[p];
    one.accepted[0] = map.phaseId[p] > 0;
    one.present[0] = map.state[p] != PixelState::NoPattern;
    return one;
}

/// Evenly chosen where there are more than wanted.
std::vector<std::int64_t> thinned(const std::vector<std::int64_t>& pixels, std::int64_t wanted)
{
    const auto count = static_cast<std::int64_t>(pixels.size());
    std::vector<std::int64_t> chosen;
    for (std::int64_t k = 0; k < std::min(wanted, count); ++k)
        chosen.push_back(pixels[static_cast<std::size_t>(k * count / std::min(wanted, count))]);
    return chosen;
}

/// The map by the network, matching where it is unsure, and a check of what it was sure of.
class StudentMap
{
public:
    StudentMap(const EbsdScan& scan, const Teacher& teacher, const Matcher& matcher, const CandidateGroups& groups,
               const MapTrainingOptions& options)
        : m_scan(scan), m_teacher(teacher), m_options(options), m_classes(static_cast<int>(groups.groups.size())),
          m_recorder(matcher, groups, scan.grid, teacher.noiseFloor())
    {
    }

    PhaseMap run(std::shared_ptr<const ModelFile> student, const std::vector<Taught>& known, const Agreement& heldOut,
                 JobMonitor& job)
    {
        SubMonitor classifying(job, 0, 0.4), asking(job, 0.4, 0.8), verifying(job, 0.8, 1);
        ClassifyOptions how;
        how.device = m_options.device;
        how.workers = m_options.threads;
        m_map = classifyScan(m_scan, std::move(student), how, classifying);
        if (m_map.provenance.value("stopped", false))
            throw Stopped{};
        m_settled.assign(m_map.state.size(), 0);
        for (const Taught& taught : known)
            settle(taught);
        askTeacher(heldOut, asking);
        verify(verifying);
        return std::move(m_map);
    }

    const Json& report() const { return m_report; }
    std::shared_ptr<const CrystalMap> matching() const { return m_recorder.crystalMap(); }

private:
    /// Matching's answer counts more than the network's.
    void settle(const Taught& taught)
    {
        Predictions one = predictionsOf(m_map, taught.pixel);
        m_recorder.record(taught.pixel, taught.match, one, 0);
        m_map.set(one);
        m_settled[static_cast<std::size_t>(taught.pixel)] = 1;
    }

    bool isOpen(std::int64_t pixel) const
    {
        const auto p = static_cast<std::size_t>(pixel);
        return m_map.state[p] == PixelState::Classified && !m_settled[p];
    }

    void askTeacher(const Agreement& heldOut, JobMonitor& job)
    {
        job.stage("Matching where the network is unsure");
        std::vector<std::int64_t> unsure;
        for (std::int64_t pixel = 0; pixel < m_scan.grid.size(); ++pixel) {
            const int id = m_map.phaseId[static_cast<std::size_t>(pixel)];
            const bool unproven = id > 0 && (id > m_classes || heldOut.patterns[static_cast<std::size_t>(id - 1)] == 0);
            if (isOpen(pixel) && (id == 0 || unproven))
                unsure.push_back(pixel);
        }
        const auto budget = static_cast<std::int64_t>(std::ceil(m_options.asked * static_cast<double>(m_scan.grid.size())));
        const std::vector<std::int64_t> asked = thinned(unsure, budget);
        for (const Taught& taught : m_teacher.answer(asked, job))
            settle(taught);
        if (unsure.size() > asked.size())
            job.warn("The network is unsure of " + std::to_string(unsure.size()) + " pixels and only " +
                     std::to_string(asked.size()) + " of them were matched; the others keep its answer. Match the whole map, "
                     "or allow more of it to be asked.");
        m_report["unsure"] = unsure.size();
        m_report["asked"] = asked.size();
    }

    void verify(JobMonitor& job)
    {
        job.stage("Verifying a sample by matching");
        Agreement agreement(m_classes);
        Rng rng(static_cast<std::uint64_t>(m_options.seed) + verificationSeedStep);
        for (int id = 1; id <= m_classes; ++id) {
            std::vector<std::int64_t> members;
            for (std::int64_t pixel = 0; pixel < m_scan.grid.size(); ++pixel)
                if (isOpen(pixel) && m_map.phaseId[static_cast<std::size_t>(pixel)] == id)
                    members.push_back(pixel);
            const auto wanted = std::min<std::size_t>(members.size(), static_cast<std::size_t>(m_options.verified));
            for (std::size_t k = 0; k < wanted; ++k)
                std::swap(members[k], members[k + rng.index(members.size() - k)]);
            members.resize(wanted);
            SubMonitor part(job, (id - 1.) / m_classes, static_cast<double>(id) / m_classes);
            for (const Taught& taught : m_teacher.answer(members, part)) {
                agreement.count(id, taught.classId == id);
                settle(taught);
            }
        }
        m_report["verified"] = agreementJson(agreement, m_map.phases);
    }

    const EbsdScan& m_scan;
    const Teacher& m_teacher;
    const MapTrainingOptions& m_options;
    int m_classes;
    match::MatchRecorder m_recorder;
    PhaseMap m_map;
    std::vector<std::uint8_t> m_settled; // by matching
    Json m_report = Json::object();
};

} // namespace

void Agreement::count(int classId, bool agrees)
{
    ++patterns[static_cast<std::size_t>(classId - 1)];
    same[static_cast<std::size_t>(classId - 1)] += agrees;
}

std::int64_t Agreement::total() const { return std::accumulate(patterns.begin(), patterns.end(), std::int64_t{0}); }

double Agreement::share() const
{
    const auto right = std::accumulate(same.begin(), same.end(), std::int64_t{0});
    return total() > 0 ? static_cast<double>(right) / static_cast<double>(total()) : 1;
}

double Agreement::share(int classId) const
{
    const auto c = static_cast<std::size_t>(classId - 1);
    return patterns[c] > 0 ? static_cast<double>(same[c]) / static_cast<double>(patterns[c]) : 1;
}

simulate::RandomConditions conditionsLike(const match::Conditions& map, double largestNoise)
{
    const PatternCentre centre = centreOfSquare(map);
    simulate::RandomConditions c;
    c.pcX = around(centre.x, centreSlack);
    c.pcY = around(centre.y, centreSlack);
    c.pcZ = around(centre.z, centreSlack);
    c.aspect = {1, 1};
    c.noiseToSignal = {0, largestNoise};
    c.maskProbability = map.screenRadius > 0 ? 1 : 0;
    if (map.screenRadius > 0)
        c.maskRadius = around(map.screenRadius, screenSlack);
    return c;
}

MapTraining trainForMap(const EbsdScan& scan, const Matcher& matcher, const CandidateGroups& groups,
                        const std::vector<std::string>& structures, const MapTrainingOptions& options, JobMonitor& job)
{
    checkSettings(options, "train for this map");
    const int classes = static_cast<int>(groups.groups.size());
    SubMonitor labelling(job, 0, 0.25), training(job, 0.25, 0.7), mapping(job, 0.7, 1);
    MapTraining result;

    job.stage("Labelling patterns by matching");
    const Teacher teacher(scan, matcher, groups);
    const auto pixels = spreadPixels(*scan.patterns, affordable(*scan.patterns, options.labelled), static_cast<std::uint64_t>(options.seed));
    const std::vector<Taught> known = teacher.answer(pixels, labelling);
    const auto taught = labelled(scan, known, Role::Taught), validation = labelled(scan, known, Role::Validation),
               heldOut = labelled(scan, known, Role::HeldOut);
    std::vector<std::int64_t> found(static_cast<std::size_t>(classes));
    for (const Taught& answer : known)
        if (answer.sure)
            ++found[static_cast<std::size_t>(answer.classId - 1)];
    const auto sizeOf = [](const auto& patterns) { return patterns ? patterns->labels.size() : 0; };
    result.report = {{"options", toJson(options)},
                     {"labelled", {{"patterns", known.size()},
                                   {"sure", std::accumulate(found.begin(), found.end(), std::int64_t{0})},
                                   {"taught", sizeOf(taught)}, {"validation", sizeOf(validation)}, {"held_out", sizeOf(heldOut)}}}};

    if (taught && heldOut) {
        TrainingSpec spec = specFor(matcher, groups, structures, options, scan.name + ": network of this map", medianScore(known));
        TrainingOptions how;
        how.device = options.device;
        how.threads = options.threads;
        if (options.minutes > 0)
            spec.images = imagesWithin(options.minutes, spec, how, training);
        static_cast<TrainingHooks&>(how) = options.hooks;
        RealPatterns real{taught, validation, options.realShare};
        if (options.residualShare > 0)
            real.residuals = residualsOf(scan, matcher, known, spec);
        real.residualShare = options.residualShare;
        ModelFile student = trainWithRealPatterns(spec, real, how, training);
        Classifier classifier(std::make_shared<ModelFile>(student), options.device);
        const HeldOut compared = compareOn(*heldOut, classifier, student.classes.size());
        result.accepted = isAccepted(compared, options);
        result.report["held_out"] = agreementJson(compared.answered, student.classes);
        result.report["held_out"]["unsure"] = compared.unsureShare();
        student.metrics["held_out_real_patterns"] = result.report["held_out"];
        student.training["train_for_map"] = result.report;
        if (compared.total() < leastHeldOut)
            job.warn("Only " + std::to_string(compared.total()) + " surely labelled patterns were left to check the network with.");
        if (result.accepted) {
            StudentMap map(scan, teacher, matcher, groups, options);
            result.map = map.run(std::make_shared<ModelFile>(student), known, compared.answered, mapping);
            result.matching = map.matching();
            result.report.update(map.report());
        }
        result.student = std::move(student);
    }
    if (!result.accepted) {
        job.warn(result.student ? "The network disagrees with matching on held-out patterns, so the whole map is matched."
                                : "Too few patterns were matched with certainty to teach and check a network, so the whole map is matched.");
        match::ScanMatch matched = match::matchScan(scan, matcher, groups, mapping);
        result.map = std::move(matched.map);
        result.matching = std::move(matched.matching);
    }
    result.report["accepted"] = result.accepted;
    result.map.provenance["train_for_map"] = result.report;
    return result;
}

} // namespace kikuscope::nn
