// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/real_samples.h"

#include "core/base/rng.h"

#include <algorithm>
#include <cmath>

namespace kikuscope::nn {
namespace {

constexpr double largestShift = 0.01; // of the side
constexpr double largestNoise = 0.5;  // of the differences between neighbours
constexpr double largestSlope = 0.1;  // of the gain from edge to edge
constexpr std::uint64_t choiceSeedStep = 0x94d049bb133111ebull, residualSeedStep = 0xa0761d6478bd642full;

double roughness(ImageView<const float> pattern)
{
    double sum = 0;
    for (int row = 0; row < pattern.rows; ++row)
        for (int col = 1; col < pattern.cols; ++col) {
            const double step = static_cast<double>(pattern.row(row)[col]) - static_cast<double>(pattern.row(row)[col - 1]);
            sum += step * step;
        }
    return std::sqrt(sum / 2 / (static_cast<double>(pattern.rows) * pattern.cols));
}

int shiftOf(int side, Rng& rng)
{
    return static_cast<int>(std::lround(rng.uniform(-largestShift, largestShift) * side));
}

void vary(ImageView<const float> pattern, Rng& rng, float* out)
{
    const int down = shiftOf(pattern.rows, rng), right = shiftOf(pattern.cols, rng);
    const double noise = rng.uniform(0, largestNoise) * roughness(pattern);
    const double slopeX = rng.uniform(-largestSlope, largestSlope), slopeY = rng.uniform(-largestSlope, largestSlope);
    for (int row = 0; row < pattern.rows; ++row) {
        const float* from = pattern.row(std::clamp(row - down, 0, pattern.rows - 1));
        const double gainOfRow = 1 + slopeY * (static_cast<double>(row) / pattern.rows - 0.5);
        for (int col = 0; col < pattern.cols; ++col) {
            const double gain = gainOfRow + slopeX * (static_cast<double>(col) / pattern.cols - 0.5);
            const double value = static_cast<double>(from[std::clamp(col - right, 0, pattern.cols - 1)]);
            *out++ = static_cast<float>(value * gain + noise * rng.normal());
        }
    }
}

/// Recipe and buffers of one thread.
struct Preparation
{
    preprocess::RecipeRunner runner;
    decltype(runner.makeWorkspace()) workspace = runner.makeWorkspace();
    std::vector<float> varied;

    Preparation(const LabelledPatterns& patterns, const preprocess::PreprocessRecipe& recipe)
        : runner(recipe, patterns.block.height, patterns.block.width, patterns.detector),
          varied(static_cast<std::size_t>(patterns.block.patternSize()))
    {
    }

    void applyVaried(const PatternBlock& block, std::int64_t pattern, Rng& rng, float* out)
    {
        vary(block.pattern(pattern), rng, varied.data());
        runner.apply({varied.data(), block.height, block.width}, out, *workspace);
    }
};

/// A pattern by scan and place in it.
using Member = std::pair<std::size_t, std::int64_t>;

std::vector<std::vector<Member>> byClass(const std::vector<std::shared_ptr<const LabelledPatterns>>& scans)
{
    std::vector<std::vector<Member>> members;
    for (std::size_t scan = 0; scan < scans.size(); ++scan)
        for (std::size_t i = 0; i < scans[scan]->labels.size(); ++i) {
            const auto label = static_cast<std::size_t>(scans[scan]->labels[i]);
            members.resize(std::max(members.size(), label + 1));
            members[label].emplace_back(scan, static_cast<std::int64_t>(i));
        }
    std::erase_if(members, [](const auto& m) { return m.empty(); });
    return members;
}

} // namespace

SampleSource variedSamples(std::shared_ptr<const LabelledPatterns> patterns, const preprocess::PreprocessRecipe& recipe,
                           std::uint64_t seed)
{
    return variedSamples(std::vector{std::move(patterns)}, recipe, seed);
}

SampleSource variedSamples(const std::vector<std::shared_ptr<const LabelledPatterns>>& scans,
                           const preprocess::PreprocessRecipe& recipe, std::uint64_t seed)
{
    return [=, classes = byClass(scans)]() -> SampleWorker {
        std::vector<std::shared_ptr<Preparation>> own;
        for (const auto& patterns : scans)
            own.push_back(std::make_shared<Preparation>(*patterns, recipe));
        return [=](std::uint64_t index, float* out) {
            Rng rng = Rng::stream(seed, index);
            const auto& members = classes[rng.index(classes.size())];
            const auto [scan, chosen] = members[rng.index(members.size())];
            own[scan]->applyVaried(scans[scan]->block, chosen, rng, out);
            return scans[scan]->labels[static_cast<std::size_t>(chosen)];
        };
    };
}

SampleSource variedCopies(std::shared_ptr<const LabelledPatterns> patterns, const preprocess::PreprocessRecipe& recipe,
                          std::uint64_t seed)
{
    return [=]() -> SampleWorker {
        const auto own = std::make_shared<Preparation>(*patterns, recipe);
        return [=](std::uint64_t index, float* out) {
            const std::size_t i = index % patterns->labels.size();
            Rng rng = Rng::stream(seed, index);
            own->applyVaried(patterns->block, static_cast<std::int64_t>(i), rng, out);
            return patterns->labels[i];
        };
    };
}

SampleSource plainSamples(std::shared_ptr<const LabelledPatterns> patterns, const preprocess::PreprocessRecipe& recipe)
{
    return [=]() -> SampleWorker {
        const auto own = std::make_shared<Preparation>(*patterns, recipe);
        return [=](std::uint64_t index, float* out) {
            const std::size_t i = index % patterns->labels.size();
            own->runner.apply(patterns->block.pattern(static_cast<std::int64_t>(i)), out, *own->workspace);
            return patterns->labels[i];
        };
    };
}

void Residuals::add(std::span<const float> recorded, std::span<const float> simulated)
{
    double product = 0, square = 0;
    for (std::size_t i = 0; i < simulated.size(); ++i) {
        product += static_cast<double>(recorded[i]) * static_cast<double>(simulated[i]);
        square += static_cast<double>(simulated[i]) * static_cast<double>(simulated[i]);
    }
    const auto part = static_cast<float>(square > 0 ? std::max(0., product / square) : 0);
    explained.push_back(part);
    for (std::size_t i = 0; i < simulated.size(); ++i)
        rest.push_back(recorded[i] - part * simulated[i]);
}

SampleSource withResiduals(const SampleSource& ideal, std::shared_ptr<const Residuals> residuals, int side, std::uint64_t seed)
{
    return [=]() -> SampleWorker {
        return [=, simulated = ideal()](std::uint64_t index, float* out) {
            const int label = simulated(index, out);
            Rng rng = Rng::stream(seed + residualSeedStep, index);
            const std::size_t chosen = rng.index(residuals->explained.size());
            const float part = residuals->explained[chosen];
            const float* rest = residuals->rest.data() + chosen * static_cast<std::size_t>(side * side);
            const bool upsideDown = rng.uniform() < 0.5, mirrored = rng.uniform() < 0.5;
            for (int row = 0; row < side; ++row)
                for (int col = 0; col < side; ++col, ++out)
                    *out = part * *out + rest[(upsideDown ? side - 1 - row : row) * side + (mirrored ? side - 1 - col : col)];
            return label;
        };
    };
}

SampleSource mixedSamples(const SampleSource& simulated, const SampleSource& real, double share, std::uint64_t seed)
{
    return [=]() -> SampleWorker {
        return [=, fromSimulation = simulated(), fromScan = real()](std::uint64_t index, float* out) {
            return Rng::stream(seed + choiceSeedStep, index).uniform() < share ? fromScan(index, out) : fromSimulation(index, out);
        };
    };
}

} // namespace kikuscope::nn
