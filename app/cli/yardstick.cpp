// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/yardstick.h"

#include "app/cli/output.h"
#include "app/cli/pattern_answers.h"

#include "core/analysis/classification_score.h"
#include "core/analysis/open_set.h"
#include "core/analysis/phase_matching.h"
#include "core/base/atomic_file.h"
#include "core/base/parallel.h"
#include "core/crystal/cell_difference.h"
#include "core/crystal/structure_library.h"
#include "core/crystal/symmetry.h"
#include "core/io/kikuscope_h5.h"
#include "core/nn/classifier.h"
#include "core/nn/pattern_samples.h"
#include "core/nn/unseen_materials.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace kikuscope::cli {
namespace {

namespace fs = std::filesystem;
using analysis::Estimate;
using analysis::LabelledAnswers;
using simulate::MasterPattern;
using simulate::RandomConditions;

/// A material of a protocol: what it is, and which class of the model means it (0-based, -1: none).
struct Material
{
    std::string name, bravais;
    int classIndex = -1;
    MasterPattern master;
};

/// Lattices of the classes: 14 symbols, then one group for classes without a lattice ("other structure").
constexpr int latticeCount = 14, otherLattice = latticeCount;

int latticeIndex(const std::string& bravais)
{
    const auto& lattices = crystal::bravaisLattices();
    const auto it = std::ranges::find(lattices, bravais, &crystal::BravaisLattice::symbol);
    return it == lattices.end() ? otherLattice : static_cast<int>(it - lattices.begin());
}

/// The library structures of a model's own training specification.
std::set<std::string> seenMaterials(const nn::ModelFile& model)
{
    std::set<std::string> names;
    for (const std::string& name : nn::trainedStructures(model))
        if (!fs::path(name).has_extension())
            names.insert(crystal::libraryStructure(name).phase.name);
    if (names.empty())
        throw Error(ErrorKind::BadSetting, "The model " + model.name + " does not say which structures of the library it was trained on, "
                                               "so that seen and unseen materials cannot be told apart; evaluate it on a scan or a list of patterns.");
    return names;
}

/// Which class of a model means a structure, by what the model itself says it was trained on (0-based, -1: none): the class
/// that holds the structure, else the class whose structures are all of its type, else what matches by crystallography.
class ClassFinder
{
public:
    explicit ClassFinder(const nn::ModelFile& model) : m_model(model)
    {
        std::map<std::string, std::string> typeOf;
        for (const auto& structure : crystal::structureLibrary()) {
            typeOf[structure.phase.name] = structure.structureType;
            m_library.phases.push_back(structure.phase);
        }
        for (int c = 0; c < model.classes.size(); ++c) {
            std::set<std::string> types;
            const auto structures = nn::trainedStructures(model, model.classes[c + 1].name);
            for (const std::string& name : structures) {
                if (fs::path(name).has_extension())
                    continue;
                const std::string structure = crystal::libraryStructure(name).phase.name;
                m_byStructure.try_emplace(structure, c);
                types.insert(typeOf[structure]);
            }
            if (types.size() == 1 && structures.size() > 1)
                m_byType.try_emplace(*types.begin(), c);
        }
    }

    int find(const Phase& phase, const std::string& structureType) const
    {
        if (const auto it = m_byStructure.find(phase.name); it != m_byStructure.end())
            return it->second;
        if (const auto it = m_byType.find(structureType); it != m_byType.end())
            return it->second;
        return likeItself(phase);
    }

    /// Of another program's structure: as the library's own one, where it has the same: same space group, as many atoms, and the
    /// most similar cell. (Names do not do: "TiN" is "tin" to who does not look at case.)
    int findOutside(const Phase& phase) const
    {
        const int twin = mostAlike(phase, m_library);
        return twin > 0 ? find(m_library[twin], crystal::libraryStructure(m_library[twin].name).structureType) : likeItself(phase);
    }

private:
    static constexpr double cellTolerance = 0.03;

    /// 1-based, 0: none.
    static int mostAlike(const Phase& phase, const PhaseList& list)
    {
        int best = 0;
        double least = cellTolerance;
        const std::size_t atoms = crystal::expandedSites(phase).size();
        for (int id = 1; id <= list.size(); ++id) {
            const Phase& own = list[id];
            if (own.spaceGroup != phase.spaceGroup || own.spaceGroup == 0)
                continue;
            if (const double difference = crystal::cellDifference(own.cell, phase.cell); difference < least && crystal::expandedSites(own).size() == atoms) {
                best = id;
                least = difference;
            }
        }
        return best;
    }

    /// Classes that gather a structure type are not found by the phase alone; those that say no cell (lattices) go by symmetry.
    int likeItself(const Phase& phase) const
    {
        if (!m_byType.empty())
            return -1;
        if (const int alike = mostAlike(phase, m_model.classes); alike > 0)
            return alike - 1;
        const int named = analysis::autoMatch(phase, m_model.classes);
        return named > 0 && m_model.classes[named].cell.isValid() ? -1 : named - 1;
    }

    const nn::ModelFile& m_model;
    PhaseList m_library;
    std::map<std::string, int> m_byStructure, m_byType;
};

/// Class probabilities of patterns drawn at random.
class Measurer
{
public:
    Measurer(const Yardstick& yardstick, std::shared_ptr<const nn::ModelFile> model, const std::string& device, JobMonitor& job)
        : m_yardstick(yardstick), m_classifier(model, device), m_model(std::move(model)), m_job(job)
    {
        checkConditions(yardstick.conditions);
        const int side = yardstick.renderSize;
        const auto told = toldCentresOf(yardstick.conditions);
        if (!m_model->recipe.needsPatternCentre())
            m_recipes.emplace_back(m_model->recipe, side, side);
        else
            for (const PatternCentre& centre : told.centres())
                m_recipes.emplace_back(m_model->recipe, side, side, Detector{.patternCentre = centre});
        const preprocess::RecipeRunner& runner = m_recipes.front();
        if (runner.outputHeight() != m_model->inputSize || runner.outputWidth() != m_model->inputSize)
            throw Error(ErrorKind::BadSetting, "The recipe of the model " + m_model->name + " does not fit patterns of " +
                                                   std::to_string(yardstick.renderSize) + " pixels; give another render_size.");
    }

    const nn::ModelFile& model() const { return *m_model; }
    const Yardstick& yardstick() const { return m_yardstick; }
    JobMonitor& job() const { return m_job; }
    int classes() const { return m_model->classes.size(); }

    /// Conditions between two levels of noise, for each of the pattern centres that the recipe is told (else one).
    class Conditions
    {
    public:
        Conditions(const Measurer& measurer, double low, double high)
        {
            RandomConditions conditions = measurer.m_yardstick.conditions;
            conditions.noiseToSignal = {low, high};
            const auto told = measurer.toldCentresOf(conditions);
            for (std::size_t i = 0; i < measurer.m_recipes.size(); ++i)
                m_conditions.push_back(measurer.m_recipes.size() > 1 ? told.around(i) : conditions);
        }
        const RandomConditions& of(std::int64_t index) const { return m_conditions[static_cast<std::size_t>(index) % m_conditions.size()]; }

    private:
        std::vector<RandomConditions> m_conditions;
    };

    using Renderer = std::function<void(Rng& rng, std::int64_t index, float* out)>;
    /// count x classes; pattern i comes from Rng::stream(seed, i), and its recipe is told the centre of Conditions::of(i).
    std::vector<float> probabilities(std::int64_t count, std::uint64_t seed, const Renderer& render) const
    {
        constexpr std::int64_t chunk = 64;
        const int side = m_yardstick.renderSize;
        const auto inputSize = static_cast<std::int64_t>(m_model->inputSize) * m_model->inputSize;
        std::vector<float> all(static_cast<std::size_t>(count * classes()));
        parallelFor((count + chunk - 1) / chunk, 0, [&](std::int64_t c) {
            if (m_job.stopRequested())
                throw Stopped{};
            nn::Classifier own = m_classifier.clone();
            std::vector<decltype(m_recipes.front().makeWorkspace())> workspaces(m_recipes.size());
            const std::int64_t first = c * chunk, n = std::min(chunk, count - first);
            std::vector<float> inputs(static_cast<std::size_t>(n * inputSize));
            Image<float> pattern(side, side);
            for (std::int64_t i = 0; i < n; ++i) {
                Rng rng = Rng::stream(seed, static_cast<std::uint64_t>(first + i));
                render(rng, first + i, pattern.pixels.data());
                const auto told = static_cast<std::size_t>(first + i) % m_recipes.size();
                if (!workspaces[told])
                    workspaces[told] = m_recipes[told].makeWorkspace();
                m_recipes[told].apply({pattern.pixels.data(), side, side}, inputs.data() + i * inputSize, *workspaces[told]);
            }
            const auto values = own.probabilities(inputs.data(), n);
            std::copy(values.begin(), values.end(), all.begin() + first * classes());
        });
        return all;
    }

    Conditions conditions(double low, double high) const { return {*this, low, high}; }

    bool isOther(int classIndex) const
    {
        return std::ranges::find(m_model->otherClasses, classIndex + 1) != m_model->otherClasses.end();
    }

    /// The largest probability of a known class: what tells known patterns from unknown ones.
    std::vector<double> knownScores(const std::vector<float>& probabilities) const
    {
        std::vector<double> scores;
        for (std::size_t i = 0; i < probabilities.size(); i += static_cast<std::size_t>(classes())) {
            float best = 0;
            for (int c = 0; c < classes(); ++c)
                if (!isOther(c))
                    best = std::max(best, probabilities[i + static_cast<std::size_t>(c)]);
            scores.push_back(static_cast<double>(best));
        }
        return scores;
    }

private:
    simulate::ToldCentres toldCentresOf(const RandomConditions& conditions) const
    {
        return {conditions, toldCentres, static_cast<std::uint64_t>(m_yardstick.seed)};
    }

    static constexpr int toldCentres = 24;

    const Yardstick& m_yardstick;
    std::vector<preprocess::RecipeRunner> m_recipes; // one, or one for each pattern centre that is told
    nn::Classifier m_classifier;
    std::shared_ptr<const nn::ModelFile> m_model;
    JobMonitor& m_job;
};

Json toJson(const Estimate& e) { return {e.value, e.low, e.high}; }

constexpr double blankShare = 0.2; // of empty screens, as in a class "noise"
constexpr int pooledPatterns[] = {4, 16};

/// The figures of one protocol at one level of noise; `level` is "class" or "lattice".
Json figures(const LabelledAnswers& answers, std::uint64_t seed)
{
    const auto counts = analysis::countAnswers(answers);
    Json json = {{"patterns", answers.size()},
                 {"accuracy", toJson(analysis::accuracy(counts))},
                 {"balanced_accuracy", toJson(analysis::balancedAccuracy(counts))},
                 {"top3", toJson(analysis::topAccuracy(answers, 3))},
                 {"calibration_error", analysis::expectedCalibrationError(answers)}};
    for (const int n : pooledPatterns) {
        const auto together = analysis::pooled(answers, n, seed);
        if (together.size() > 0)
            json["pooled_" + std::to_string(n)] = toJson(analysis::accuracy(analysis::countAnswers(together)));
    }
    return json;
}

/// Answers for all materials at one level of noise.
struct LevelAnswers
{
    std::vector<float> probabilities; // all materials, patternsPerMaterial each, x classes
    double noise = 0;
};

LevelAnswers answersAt(const Measurer& measurer, const std::vector<Material>& materials, double noise, std::uint64_t seed)
{
    const auto conditions = measurer.conditions(noise, noise);
    const auto each = std::int64_t{measurer.yardstick().patternsPerMaterial};
    const int side = measurer.yardstick().renderSize;
    return {measurer.probabilities(static_cast<std::int64_t>(materials.size()) * each, seed,
                                   [&](Rng& rng, std::int64_t index, float* out) {
                                       const auto& master = materials[static_cast<std::size_t>(index / each)].master;
                                       simulate::renderRandomPattern(master, conditions.of(index), side, rng, out);
                                   }),
            noise};
}

/// Patterns whose material is a class of the model.
LabelledAnswers classAnswers(const Measurer& measurer, const std::vector<Material>& materials, const LevelAnswers& level)
{
    LabelledAnswers answers;
    answers.classes = measurer.classes();
    const auto each = static_cast<std::size_t>(measurer.yardstick().patternsPerMaterial), width = static_cast<std::size_t>(answers.classes);
    for (std::size_t m = 0; m < materials.size(); ++m)
        for (std::size_t i = m * each; materials[m].classIndex >= 0 && i < (m + 1) * each; ++i) {
            answers.truth.push_back(materials[m].classIndex);
            answers.material.push_back(static_cast<int>(m));
            const float* row = level.probabilities.data() + i * width;
            answers.probabilities.insert(answers.probabilities.end(), row, row + width);
        }
    return answers;
}

/// All patterns, the probabilities of the classes of one lattice added.
LabelledAnswers latticeAnswers(const Measurer& measurer, const std::vector<Material>& materials, const LevelAnswers& level)
{
    LabelledAnswers answers;
    answers.classes = latticeCount + 1;
    const auto each = static_cast<std::size_t>(measurer.yardstick().patternsPerMaterial), width = static_cast<std::size_t>(measurer.classes());
    std::vector<std::size_t> group;
    for (const Phase& phase : measurer.model().classes.phases)
        group.push_back(static_cast<std::size_t>(latticeIndex(phase.bravais)));
    answers.probabilities.assign(materials.size() * each * (latticeCount + 1), 0.f);
    for (std::size_t i = 0; i < materials.size() * each; ++i) {
        const Material& material = materials[i / each];
        answers.truth.push_back(latticeIndex(material.bravais));
        answers.material.push_back(static_cast<int>(i / each));
        for (std::size_t c = 0; c < width; ++c)
            answers.probabilities[i * (latticeCount + 1) + group[c]] += level.probabilities[i * width + c];
    }
    return answers;
}

/// Every material at one level of noise: how often its lattice, its class, and what it is taken for most often.
void addMaterialRows(Json& rows, const Measurer& measurer, const std::vector<Material>& materials, const LabelledAnswers& lattice,
                     const LevelAnswers& level)
{
    const auto each = static_cast<std::size_t>(measurer.yardstick().patternsPerMaterial);
    const auto width = static_cast<std::size_t>(measurer.classes());
    for (std::size_t m = 0; m < materials.size(); ++m) {
        std::int64_t hits = 0;
        std::vector<std::int64_t> answers(width);
        for (std::size_t i = m * each; i < (m + 1) * each; ++i) {
            hits += lattice.answer(static_cast<std::int64_t>(i)) == lattice.truth[i];
            const float* row = level.probabilities.data() + i * width;
            ++answers[static_cast<std::size_t>(std::max_element(row, row + width) - row)];
        }
        Json entry = {{"material", materials[m].name}, {"bravais", materials[m].bravais}, {"patterns", each}, {"lattice_right", hits}};
        if (const int own = materials[m].classIndex; own >= 0) {
            const auto& classes = measurer.model().classes;
            entry["class"] = classes[own + 1].name;
            entry["class_right"] = std::exchange(answers[static_cast<std::size_t>(own)], 0);
            const auto most = std::ranges::max_element(answers);
            if (*most > 0)
                entry["taken_for"] = {{"class", classes[static_cast<int>(most - answers.begin()) + 1].name}, {"patterns", *most}};
        }
        rows.push_back(std::move(entry));
    }
}

struct Protocol
{
    const char* id;
    const char* title;
};

/// One protocol on simulated (or another program's) master patterns, at all levels of noise.
Json measureProtocol(const Measurer& measurer, const Protocol& protocol, const std::vector<Material>& materials, std::uint64_t seed)
{
    const Yardstick& y = measurer.yardstick();
    measurer.job().stage(std::string(protocol.id) + ": " + protocol.title);
    Json byNoise = Json::array(), rows = Json::array();
    for (std::size_t n = 0; n < y.noiseToSignal.size(); ++n) {
        measurer.job().checkpoint(static_cast<std::int64_t>(n), static_cast<std::int64_t>(y.noiseToSignal.size()));
        const auto level = answersAt(measurer, materials, y.noiseToSignal[n], seed + n);
        Json entry = {{"noise_to_signal", level.noise}};
        if (const auto answers = classAnswers(measurer, materials, level); answers.size() > 0)
            entry["class"] = figures(answers, seed);
        const auto lattice = latticeAnswers(measurer, materials, level);
        entry["lattice"] = figures(lattice, seed);
        byNoise.push_back(std::move(entry));
        if (n == 0)
            addMaterialRows(rows, measurer, materials, lattice, level);
    }
    return {{"id", protocol.id}, {"title", protocol.title}, {"materials", materials.size()}, {"by_noise", byNoise}, {"by_material", rows}};
}

/// P6: how well the largest probability of a known class tells P1's patterns from those that should be refused.
Json measureOpenSet(const Measurer& measurer, const std::vector<Material>& trained, const std::vector<Material>& unseenMaterials,
                    const std::vector<Material>& unseenTypes, std::uint64_t seed)
{
    const Yardstick& y = measurer.yardstick();
    measurer.job().stage("P6: what should be refused");
    std::vector<const Material*> known;
    for (const Material& m : trained)
        if (m.classIndex >= 0 && !measurer.isOther(m.classIndex))
            known.push_back(&m);
    std::vector<const Material*> classless; // left out when the classes of the model were chosen
    for (const Material& m : unseenMaterials)
        if (m.classIndex < 0 || measurer.isOther(m.classIndex))
            classless.push_back(&m);
    const auto moderate = measurer.conditions(0, y.openSetNoise), hopeless = measurer.conditions(12, 40);
    const int side = y.renderSize;
    if (known.empty())
        return {{"id", "P6"}, {"title", "what should be refused"}, {"known_patterns", 0}, {"kinds", Json::array()}};
    const auto any = [](Rng& rng, const auto& list) -> const auto& { return list[rng.index(list.size())]; };
    constexpr std::int64_t count = 2000;
    const auto scores = [&](std::uint64_t stream, const Measurer::Renderer& render) {
        return measurer.knownScores(measurer.probabilities(count, seed + stream, render));
    };
    const auto good = scores(0, [&](Rng& rng, std::int64_t index, float* out) { renderRandomPattern(any(rng, known)->master, moderate.of(index), side, rng, out); });
    struct Kind
    {
        const char* name;
        std::vector<double> scores;
    };
    std::vector<Kind> kinds;
    kinds.push_back({"too noisy to read", scores(1, [&](Rng& rng, std::int64_t index, float* out) {
                         renderRandomPattern(any(rng, known)->master, hopeless.of(index), side, rng, out);
                     })});
    kinds.push_back({"overlap of two phases", scores(2, [&](Rng& rng, std::int64_t index, float* out) {
                         std::vector<float> second(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
                         renderRandomPattern(any(rng, known)->master, moderate.of(index), side, rng, out);
                         renderRandomPattern(any(rng, known)->master, moderate.of(index), side, rng, second.data());
                         for (std::size_t i = 0; i < second.size(); ++i)
                             out[i] = (out[i] + second[i]) / 2;
                     })});
    kinds.push_back({"empty: blank or featureless screen", scores(4, [&](Rng& rng, std::int64_t, float* out) {
                         nn::renderFeatureless(rng, side, rng.uniform() < blankShare, out);
                     })});
    if (!classless.empty())
        kinds.push_back({"classes left out: materials that are no class of the model", scores(5, [&](Rng& rng, std::int64_t index, float* out) {
                             renderRandomPattern(any(rng, classless)->master, moderate.of(index), side, rng, out);
                         })});
    if (!unseenTypes.empty())
        kinds.push_back({"structure types never trained", scores(3, [&](Rng& rng, std::int64_t index, float* out) {
                             renderRandomPattern(any(rng, unseenTypes).master, moderate.of(index), side, rng, out);
                         })});
    Json rows = Json::array();
    for (const Kind& kind : kinds) {
        const auto accepts = analysis::falseAccepts(good, kind.scores, 0.9);
        rows.push_back({{"kind", kind.name}, {"patterns", count}, {"auroc", toJson(analysis::areaUnderRoc(good, kind.scores))},
                        {"false_accepts_at_90", toJson(accepts.rate)}});
    }
    return {{"id", "P6"}, {"title", "what should be refused"}, {"known_patterns", count}, {"kinds", rows}};
}

Material materialOf(const Phase& phase, const Yardstick& y, int classIndex, const MasterPattern& master)
{
    const auto& z = y.conditions.pcZ;
    const double pixelAngle = simulate::pixelAngleDeg({0.5, 0.5, (z.front() + z.back()) / 2}, y.renderSize);
    return {phase.name, phase.bravais, classIndex, simulate::prefiltered(master, pixelAngle)};
}

/// P4: another program's master patterns; those without atoms or lattice stay out.
std::vector<Material> outsideMaterials(const fs::path& folder, const Yardstick& y, const nn::ModelFile& model, JobMonitor& job)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.path().filename().string().ends_with("{20kV}.sht"))
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    std::vector<Material> materials;
    const ClassFinder finder(model);
    job.stage("P4: reading master patterns of another program");
    for (const fs::path& file : files) {
        job.checkpoint(static_cast<std::int64_t>(materials.size()), static_cast<std::int64_t>(files.size()));
        io::LambertMaster read = io::readMasterPattern(file, 0, y.masterSize);
        const MasterPattern master{read.phase, read.energyKeV, std::move(read.north), std::move(read.south), 0, read.provenance};
        materials.push_back(materialOf(read.phase, y, finder.findOutside(read.phase), master));
    }
    return materials;
}

struct SimulatedSets
{
    std::vector<Material> trained, unseenMaterials, unseenTypes; // P1, P2, P3
};

SimulatedSets simulatedSets(const Yardstick& y, const nn::ModelFile& model, JobMonitor& job)
{
    const auto trained = seenMaterials(model);
    std::vector<crystal::LibraryStructure> library;
    for (const std::string& name : y.materials)
        library.push_back(crystal::libraryStructure(name));
    if (y.materials.empty())
        library = crystal::structureLibrary();
    std::set<std::string> types;
    for (const auto& structure : crystal::structureLibrary())
        if (trained.contains(structure.phase.name))
            types.insert(structure.structureType);
    SimulatedSets sets;
    const ClassFinder finder(model);
    simulate::MasterPatternOptions options;
    options.energyKeV = y.energyKeV;
    options.size = y.masterSize;
    job.stage("Simulating master patterns");
    for (std::size_t i = 0; i < library.size(); ++i) {
        const auto& structure = library[i];
        SubMonitor part(job, static_cast<double>(i) / static_cast<double>(library.size()), static_cast<double>(i + 1) / static_cast<double>(library.size()));
        Material material = materialOf(structure.phase, y, finder.find(structure.phase, structure.structureType), simulate::cachedMasterPattern(structure.phase, options, part));
        auto& set = trained.contains(structure.phase.name) ? sets.trained : types.contains(structure.structureType) ? sets.unseenMaterials : sets.unseenTypes;
        set.push_back(std::move(material));
    }
    return sets;
}

/// "93.5 (92.1-94.7)" of an estimate in percent, empty where it is absent.
std::string cell(const Json& figures, const char* key)
{
    if (!figures.contains(key))
        return "";
    const auto v = figures[key].get<std::vector<double>>();
    return number(100 * v.at(0), 1) + " (" + number(100 * v.at(1), 1) + "-" + number(100 * v.at(2), 1) + ")";
}

} // namespace

Json measure(const Yardstick& y, const YardstickPlaces& places, std::shared_ptr<const nn::ModelFile> model, const std::string& device,
             JobMonitor& job)
{
    const auto seed = static_cast<std::uint64_t>(y.seed);
    nn::refuseSeenMaterials(*model, y.heldOut, places.definition.string() + ": held_out");
    const Measurer measurer(y, model, device, job); // checks the settings
    const auto sets = simulatedSets(y, *model, job);
    Json protocols = Json::array(), skipped = Json::array();
    const auto add = [&](const Protocol& protocol, const std::vector<Material>& materials, std::uint64_t stream) {
        if (materials.empty())
            skipped.push_back(std::string(protocol.id) + ": no such material in the library");
        else
            protocols.push_back(measureProtocol(measurer, protocol, materials, seed + stream));
    };
    add({"P1", "trained structures, new orientations"}, sets.trained, 1000);
    add({"P2", "unseen materials of trained structure types"}, sets.unseenMaterials, 2000);
    add({"P3", "unseen structure types"}, sets.unseenTypes, 3000);
    if (const fs::path folder = places.root / y.outsideMasters; !y.outsideMasters.empty() && fs::is_directory(folder))
        add({"P4", "master patterns of another program (EMsoft)"}, outsideMaterials(folder, y, *model, job), 4000);
    else
        skipped.push_back("P4: no outside master patterns under " + places.root.string());
    if (!y.recordedPatterns.empty() && !places.root.empty()) {
        const fs::path file = places.definition.parent_path() / y.recordedPatterns;
        const auto list = PatternList::fromJson(parseJson(readTextFile(file), file.string()), file.string());
        Json answers = answersJson(list, answerPatterns(list, places.root, model, device, job));
        protocols.push_back({{"id", "P5"}, {"title", "recorded patterns"}, {"totals", answers["totals"]}, {"labels", answers["labels"]}});
    } else {
        skipped.push_back("P5: no recorded patterns");
    }
    if (!sets.trained.empty())
        protocols.push_back(measureOpenSet(measurer, sets.trained, sets.unseenMaterials, sets.unseenTypes, seed + 6000));
    return {{"yardstick", y.name}, {"settings", kikuscope::toJson(y)}, {"model", model->name}, {"model_hash", model->hash},
            {"protocols", protocols}, {"skipped", skipped}};
}

void printYardstick(const Json& report, bool markdown)
{
    const auto show = [&](TextTable& table) { markdown ? table.printMarkdown() : table.print(); printLine(""); };
    TextTable main({"protocol", "level", "noise", "patterns", "accuracy %", "balanced %", "top-3 %", "pooled 4 %", "pooled 16 %", "ECE"}, {2, 3, 4, 5, 6, 7, 8, 9});
    for (const Json& protocol : report["protocols"]) {
        if (!protocol.contains("by_noise"))
            continue;
        for (const char* level : {"class", "lattice"})
            for (const Json& entry : protocol["by_noise"])
                if (entry.contains(level)) {
                    const Json& f = entry[level];
                    main.add({protocol["id"].get<std::string>(), level, number(entry["noise_to_signal"].get<double>(), 1),
                              std::to_string(f["patterns"].get<std::int64_t>()), cell(f, "accuracy"), cell(f, "balanced_accuracy"), cell(f, "top3"),
                              cell(f, "pooled_4"), cell(f, "pooled_16"), number(f["calibration_error"].get<double>(), 3)});
                }
    }
    show(main);
    for (const Json& protocol : report["protocols"]) {
        if (protocol.contains("totals")) {
            TextTable table({"P5: recorded patterns of", "patterns", "right", "lattice right", "unknown"}, {1, 2, 3, 4});
            const auto row = [&](const std::string& name, const Json& t) {
                table.add({name, t["patterns"].dump(), t["right"].dump(), t["right_lattice"].dump(), t["unknown"].dump()});
            };
            for (const auto& [label, totals] : protocol["labels"].items())
                row(label, totals);
            row("all", protocol["totals"]);
            show(table);
        }
        if (protocol.contains("kinds")) {
            TextTable table({"P6: to be refused", "patterns", "AUROC %", "false accepts at 90 % acceptance, %"}, {1, 2, 3});
            for (const Json& kind : protocol["kinds"])
                table.add({kind["kind"].get<std::string>(), kind["patterns"].dump(), cell(kind, "auroc"), cell(kind, "false_accepts_at_90")});
            show(table);
        }
    }
    for (const Json& reason : report["skipped"])
        printLine("Left out: " + reason.get<std::string>() + ".");
}

} // namespace kikuscope::cli
