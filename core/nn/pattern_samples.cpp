// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/pattern_samples.h"

#include "core/crystal/common_phase.h"
#include "core/crystal/random_crystal.h"
#include "core/crystal/structure_library.h"
#include "core/crystal/symmetry.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace kikuscope::nn {
namespace {

using simulate::MasterPattern;
using simulate::RandomConditions;

/// Shares of the kinds of patterns in a class "noise"; the rest are patterns too noisy to be recognised.
constexpr double blankShare = 0.1, featurelessShare = 0.4;
constexpr double unresolvedNoise[] = {12, 40}; // noise / signal
constexpr double fullScale = 255;

/// What the phases of a class have in common; generated crystals share nothing but the lattice.
Phase classOf(const TrainingClass& entry, const std::vector<Phase>& structures)
{
    Phase phase = crystal::commonPhase(structures);
    if (entry.generated > 0) {
        Phase lattice;
        lattice.bravais = phase.bravais;
        phase = lattice;
    } else if (structures.size() == 1)
        phase = structures.front();
    phase.name = entry.name;
    return phase;
}

/// What samples of one told pattern centre have in common; the only one where the recipe is not told any.
struct Geometry
{
    RandomConditions conditions;
    preprocess::RecipeRunner runner;
    decltype(runner.makeWorkspace()) workspace = runner.makeWorkspace();
};

constexpr int toldCentres = 64;
constexpr std::uint64_t geometryStride = 7; // odd: neighbouring samples are of different centres, and all centres are met
constexpr std::uint64_t centreSeedStep = 0xd1b54a32d192ed03ull;

std::vector<Geometry> geometriesOf(const TrainingSpec& spec, const RandomConditions& conditions, std::uint64_t seed)
{
    const int size = spec.renderSize;
    std::vector<Geometry> geometries;
    if (!spec.recipe.needsPatternCentre()) {
        geometries.push_back({conditions, preprocess::RecipeRunner(spec.recipe, size, size)});
        return geometries;
    }
    const simulate::ToldCentres told(conditions, toldCentres, seed ^ centreSeedStep);
    for (std::size_t i = 0; i < told.centres().size(); ++i)
        geometries.push_back({told.around(i), preprocess::RecipeRunner(spec.recipe, size, size, Detector{.patternCentre = told.centres()[i]})});
    return geometries;
}

} // namespace

void renderFeatureless(Rng& rng, int size, bool blank, float* out)
{
    const double level = rng.uniform(0.1, 0.9) * fullScale;
    const double noise = blank ? 0 : rng.uniform(0.005, 0.15) * fullScale;
    const double slopeX = blank ? 0 : rng.uniform(-0.4, 0.4), slopeY = blank ? 0 : rng.uniform(-0.4, 0.4);
    const double bump = blank ? 0 : rng.uniform(-0.6, 0.6), width = rng.uniform(0.2, 1.2);
    const double centreX = rng.uniform(-0.2, 1.2), centreY = rng.uniform(-0.2, 1.2);
    const int grain = blank ? 1 : 1 + static_cast<int>(rng.index(3)); // noise in blocks of this side, in px
    std::vector<double> line(static_cast<std::size_t>(size));
    for (int row = 0; row < size; ++row) {
        if (row % grain == 0)
            for (int col = 0; col < size; ++col)
                line[static_cast<std::size_t>(col)] = col % grain == 0 ? noise * rng.normal() : line[static_cast<std::size_t>(col - 1)];
        const double y = (row + 0.5) / size;
        for (int col = 0; col < size; ++col) {
            const double x = (col + 0.5) / size;
            const double r2 = (x - centreX) * (x - centreX) + (y - centreY) * (y - centreY);
            const double shape = 1 + slopeX * (x - 0.5) + slopeY * (y - 0.5) + bump * std::exp(-r2 / (2 * width * width));
            const double value = level * shape + line[static_cast<std::size_t>(col)];
            *out++ = static_cast<float>(std::clamp(std::round(value), 0., fullScale));
        }
    }
}

struct PatternSamples::Impl
{
    TrainingSpec spec;
    PhaseList classes;
    std::vector<MasterPattern> masters;
    /// masters of [class][structure]; empty for "noise"
    std::vector<std::vector<std::vector<std::size_t>>> mastersOf;

    void simulate(JobMonitor& job);
    std::vector<std::size_t> simulateStructure(const Phase& phase, JobMonitor&& job);
    Phase randomCrystal(int number, const std::string& lattice = {}) const;
    void render(std::uint64_t seed, std::uint64_t index, const RandomConditions& conditions, int onlyClass, int& label, float* out) const;
    DrawnSample draw(const RandomConditions& conditions, int onlyClass, Rng& rng) const;
    void drawNoise(const RandomConditions& conditions, Rng& rng, DrawnSample& sample) const;
};

void PatternSamples::Impl::simulate(JobMonitor& job)
{
    job.stage("Simulating master patterns");
    std::map<std::string, std::pair<Phase, std::vector<std::size_t>>> byStructure; // a structure may serve two classes
    double total = 0, done = 0;
    int generated = spec.randomCrystals.count; // so that no two classes share a crystal
    for (const auto& entry : spec.classes)
        total += entry.kind == "random" ? spec.randomCrystals.count : static_cast<double>(entry.structures.size()) + entry.generated;
    for (const auto& entry : spec.classes) {
        std::vector<Phase> phases;
        auto& choices = mastersOf.emplace_back();
        for (const auto& structure : entry.structures) {
            const double from = done / total, to = ++done / total;
            auto it = byStructure.find(structure);
            if (it == byStructure.end()) {
                const Phase phase = crystal::phaseFromCifOrName(structure);
                it = byStructure.emplace(structure, std::pair(phase, simulateStructure(phase, SubMonitor(job, from, to)))).first;
            }
            phases.push_back(it->second.first);
            choices.push_back(it->second.second);
        }
        for (int i = 0; entry.kind == "random" && i < spec.randomCrystals.count; ++i, ++done)
            choices.push_back(simulateStructure(randomCrystal(i), SubMonitor(job, done / total, (done + 1) / total)));
        classes.phases.push_back(classOf(entry, phases));
        const std::string& lattice = classes.phases.back().bravais;
        if (entry.generated > 0 && lattice.empty())
            throw Error(ErrorKind::BadSetting, "The structures of class " + entry.name + " are of different lattices, so \"generated\" cannot follow them.");
        for (int i = 0; i < entry.generated; ++i, ++done, ++generated)
            choices.push_back(simulateStructure(randomCrystal(generated, lattice), SubMonitor(job, done / total, (done + 1) / total)));
    }
    if (masters.empty())
        throw Error(ErrorKind::BadSetting, "The specification " + spec.name + " has no class with structures.");
}

Phase PatternSamples::Impl::randomCrystal(int number, const std::string& lattice) const
{
    crystal::RandomCrystalOptions options;
    options.lattice = lattice;
    options.pseudoSymmetric = spec.randomCrystals.pseudoSymmetric;
    options.mostAtoms = spec.randomCrystals.mostAtoms;
    options.substituted = spec.randomCrystals.substituted;
    options.largeCells = spec.randomCrystals.largeCells;
    return crystal::randomCrystal(options, static_cast<std::uint64_t>(spec.randomCrystals.seed + number));
}

std::vector<std::size_t> PatternSamples::Impl::simulateStructure(const Phase& phase, JobMonitor&& job)
{
    // Without this the rendered patterns would alias; pattern centres nearer or farther differ by some 30 % in angle.
    const auto& z = spec.conditions.pcZ;
    const double pixelAngle = simulate::pixelAngleDeg({0.5, 0.5, (z.front() + z.back()) / 2}, spec.renderSize);
    std::vector<std::size_t> indices;
    for (const double energy : spec.energiesKeV) {
        for (const double depth : spec.depthScales) {
            simulate::MasterPatternOptions options;
            options.energyKeV = energy;
            options.depthScale = depth;
            options.size = spec.masterSize;
            indices.push_back(masters.size());
            masters.push_back(simulate::prefiltered(simulate::cachedMasterPattern(phase, options, job), pixelAngle));
        }
    }
    return indices;
}

void PatternSamples::Impl::drawNoise(const RandomConditions& conditions, Rng& rng, DrawnSample& sample) const
{
    const double kind = rng.uniform();
    if (kind < blankShare + featurelessShare) {
        sample.image.resize(static_cast<std::size_t>(spec.renderSize) * static_cast<std::size_t>(spec.renderSize));
        renderFeatureless(rng, spec.renderSize, kind < blankShare, sample.image.data());
        return;
    }
    RandomConditions unresolved = conditions;
    unresolved.noiseToSignal = {unresolvedNoise[0], unresolvedNoise[1]};
    sample.first = sample.second = rng.index(masters.size());
    sample.drawn = simulate::drawPattern(unresolved, rng);
}

DrawnSample PatternSamples::Impl::draw(const RandomConditions& conditions, int onlyClass, Rng& rng) const
{
    DrawnSample sample;
    sample.label = onlyClass >= 0 ? onlyClass : static_cast<int>(rng.index(mastersOf.size()));
    const auto& structures = mastersOf[static_cast<std::size_t>(sample.label)];
    if (structures.empty()) {
        drawNoise(conditions, rng, sample);
        return sample;
    }
    const auto& choice = structures[rng.index(structures.size())];
    sample.first = choice[rng.index(choice.size())]; // two energies or depths
    sample.second = choice[rng.index(choice.size())];
    sample.drawn = simulate::drawPattern(conditions, rng);
    return sample;
}

void PatternSamples::Impl::render(std::uint64_t seed, std::uint64_t index, const RandomConditions& conditions, int onlyClass, int& label,
                                  float* out) const
{
    Rng rng = Rng::stream(seed, index);
    const DrawnSample sample = draw(conditions, onlyClass, rng);
    label = sample.label;
    if (sample.image.empty())
        simulate::renderPattern(masters[sample.first], masters[sample.second], sample.drawn, spec.renderSize, rng, out);
    else
        std::copy(sample.image.begin(), sample.image.end(), out);
}

PatternSamples::PatternSamples(const TrainingSpec& spec, JobMonitor& job)
{
    auto impl = std::make_shared<Impl>();
    impl->spec = spec;
    impl->simulate(job);
    m_impl = std::move(impl);
}

PatternSamples::~PatternSamples() = default;

const PhaseList& PatternSamples::classes() const { return m_impl->classes; }

const std::vector<MasterPattern>& PatternSamples::masters() const { return m_impl->masters; }

DrawnSample PatternSamples::drawn(std::uint64_t seed, std::uint64_t index) const
{
    Rng rng = Rng::stream(seed, index);
    return m_impl->draw(m_impl->spec.conditions, -1, rng);
}

SampleSource PatternSamples::source(std::uint64_t seed) const { return source(seed, m_impl->spec.conditions); }

SampleSource PatternSamples::source(std::uint64_t seed, const RandomConditions& conditions) const
{
    return sourceOfClass(seed, conditions, -1);
}

SampleSource PatternSamples::sourceOfClass(std::uint64_t seed, const RandomConditions& conditions, int onlyClass) const
{
    return [impl = m_impl, seed, conditions, onlyClass]() -> SampleWorker {
        const int size = impl->spec.renderSize;
        const auto geometries = std::make_shared<std::vector<Geometry>>(geometriesOf(impl->spec, conditions, seed));
        const auto pattern = std::make_shared<std::vector<float>>(static_cast<std::size_t>(size) * static_cast<std::size_t>(size));
        return [=](std::uint64_t index, float* out) {
            int label = 0;
            const Geometry& geometry = (*geometries)[index * geometryStride % geometries->size()];
            impl->render(seed, index, geometry.conditions, onlyClass, label, pattern->data());
            geometry.runner.apply({pattern->data(), size, size}, out, *geometry.workspace);
            return label;
        };
    };
}

} // namespace kikuscope::nn
