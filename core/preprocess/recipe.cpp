// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/recipe.h"

#include "core/preprocess/steps.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace kikuscope::preprocess {
namespace {

constexpr int kMostSide = 8192, kMostSteps = 64;
constexpr float kMostValue = 1e15f; // larger values count as missing: their squares would overflow

Json parametersOf(const Json& step)
{
    Json parameters = step;
    parameters.erase("step");
    return parameters;
}

std::string whereIs(std::size_t index, const std::string& id)
{
    return "Preprocessing step " + std::to_string(index + 1) + " (" + id + ")";
}

void checkStep(const Json& step, std::size_t index)
{
    if (!step.is_object() || !step.contains("step") || !step["step"].is_string())
        throw Error(ErrorKind::BadSetting, "Preprocessing step " + std::to_string(index + 1) +
                                               " must be a JSON object with the name of the step under \"step\".");
    const auto id = step["step"].get<std::string>();
    stepKind(id).check(parametersOf(step), whereIs(index, id));
}

bool isUsable(float value) { return std::abs(value) <= kMostValue; }

/// Copies the pattern, missing values replaced by the mean; returns false where it is constant.
bool load(ImageView<const float> pattern, float* pixels)
{
    bool complete = true;
    for (int y = 0; y < pattern.rows; ++y) {
        const float* row = pattern.row(y);
        float* to = pixels + static_cast<std::size_t>(y) * static_cast<std::size_t>(pattern.cols);
        std::memcpy(to, row, sizeof(float) * static_cast<std::size_t>(pattern.cols));
        int missing = 0;
        for (int x = 0; x < pattern.cols; ++x)
            missing |= !isUsable(row[x]);
        complete = complete && !missing;
    }
    const auto size = static_cast<std::size_t>(pattern.rows) * static_cast<std::size_t>(pattern.cols);
    if (!complete) {
        double sum = 0, count = 0;
        for (std::size_t i = 0; i < size; ++i)
            if (isUsable(pixels[i]))
                sum += pixels[i], ++count;
        const float mean = static_cast<float>(count > 0 ? sum / count : 0);
        for (std::size_t i = 0; i < size; ++i)
            if (!isUsable(pixels[i]))
                pixels[i] = mean;
    }
    int differs = 0;
    for (std::size_t i = 1; i < size; ++i)
        differs |= pixels[i] != pixels[0];
    return differs;
}

} // namespace

Json PreprocessRecipe::toJson() const { return Json(steps); }

PreprocessRecipe PreprocessRecipe::fromJson(const Json& json)
{
    if (!json.is_array() || json.size() > kMostSteps)
        throw Error(ErrorKind::BadSetting, "A preprocessing recipe must be a JSON list of at most " + std::to_string(kMostSteps) + " steps.");
    PreprocessRecipe recipe;
    for (const auto& step : json) {
        checkStep(step, recipe.steps.size());
        recipe.steps.push_back(step);
    }
    return recipe;
}

PreprocessRecipe PreprocessRecipe::standard(int size)
{
    return {{
        {{"step", "mask"}, {"shape", "auto"}},
        {{"step", "static-background"}, {"mode", "divide"}},
        {{"step", "resize"}, {"size", size}, {"fit", "crop"}},
        {{"step", "flat-field"}, {"degree", 4}},
        {{"step", "local-contrast"}},
        {{"step", "low-pass"}, {"sigma_px", 1.2 * size / 64}},
        {{"step", "rank-gauss"}},
    }};
}

PreprocessRecipe PreprocessRecipe::bands(int size)
{
    PreprocessRecipe recipe = standard(size);
    std::erase_if(recipe.steps, [](const Json& step) { return step["step"] == "low-pass"; });
    recipe.steps.push_back({{"step", "radon"}, {"size", size}, {"overlap", std::min(8, size / 8)}});
    return recipe;
}

PreprocessRecipe PreprocessRecipe::knownBands(int size)
{
    PreprocessRecipe recipe = bands(size);
    std::ranges::replace_if(recipe.steps, [](const Json& step) { return step["step"] == "resize"; }, Json{{"step", "gnomonic"}, {"size", size * 5 / 4}});
    return recipe;
}

bool PreprocessRecipe::needsPatternCentre() const
{
    return std::ranges::any_of(steps, [](const Json& step) { return stepKind(step["step"].get<std::string>()).needsPatternCentre; });
}

PreprocessRecipe PreprocessRecipe::inPlane() const
{
    const auto leaves = [](const Json& step) { return !stepKind(step["step"].get<std::string>()).keepsPlane; };
    return {{steps.begin(), std::ranges::find_if(steps, leaves)}};
}

struct RecipeRunner::Workspace
{
    std::vector<float> a, b, scratch;
    std::vector<std::uint32_t> words;
    std::vector<StepMemory> memories;
};

void RecipeRunner::WorkspaceDeleter::operator()(Workspace* workspace) const { delete workspace; }

struct RecipeRunner::Impl
{
    int inHeight = 0, inWidth = 0, outHeight = 0, outWidth = 0;
    std::size_t largest = 0, scratchFloats = 0, scratchWords = 0;
    std::vector<std::unique_ptr<Step>> steps;
};

RecipeRunner::RecipeRunner(const PreprocessRecipe& recipe, int height, int width, const Image<float>& staticBackground)
    : RecipeRunner(recipe, height, width, Detector{.staticBackground = staticBackground})
{
}

Plan::Plan(int rows, int columns, const Detector& detector)
    : height(rows), width(columns), staticBackground(&detector.staticBackground), patternCentre(detector.patternCentre), recordedHeight(rows),
      recordedWidth(columns), area{0, 0, static_cast<double>(columns), static_cast<double>(rows)}
{
}

RecipeRunner::RecipeRunner(const PreprocessRecipe& recipe, int height, int width, const Detector& detector)
    : m_impl(std::make_unique<Impl>())
{
    if (height < 1 || width < 1 || height > kMostSide || width > kMostSide)
        throw Error(ErrorKind::BadSetting, "Patterns of " + std::to_string(width) + " x " + std::to_string(height) +
                                               " pixels cannot be preprocessed; each side must lie between 1 and " +
                                               std::to_string(kMostSide) + " pixels.");
    Plan plan(height, width, detector);
    auto& d = *m_impl;
    d.inHeight = height;
    d.inWidth = width;
    d.largest = plan.size();
    for (std::size_t i = 0; i < recipe.steps.size(); ++i) {
        checkStep(recipe.steps[i], i);
        auto step = stepKind(recipe.steps[i]["step"].get<std::string>()).make(parametersOf(recipe.steps[i]), plan);
        d.largest = std::max(d.largest, plan.size());
        if (!step)
            continue;
        d.scratchFloats = std::max(d.scratchFloats, step->scratchFloats());
        d.scratchWords = std::max(d.scratchWords, step->scratchWords());
        d.steps.push_back(std::move(step));
    }
    d.outHeight = plan.height;
    d.outWidth = plan.width;
}

RecipeRunner::~RecipeRunner() = default;
RecipeRunner::RecipeRunner(RecipeRunner&&) noexcept = default;

int RecipeRunner::outputHeight() const { return m_impl->outHeight; }
int RecipeRunner::outputWidth() const { return m_impl->outWidth; }

Image<float> RecipeRunner::onPattern(Image<float> values) const
{
    for (auto step = m_impl->steps.rbegin(); step != m_impl->steps.rend(); ++step)
        values = (*step)->onPattern(std::move(values));
    return values;
}

std::unique_ptr<RecipeRunner::Workspace, RecipeRunner::WorkspaceDeleter> RecipeRunner::makeWorkspace() const
{
    std::unique_ptr<Workspace, WorkspaceDeleter> workspace(new Workspace);
    workspace->a.resize(m_impl->largest);
    workspace->b.resize(m_impl->largest);
    workspace->scratch.resize(m_impl->scratchFloats);
    workspace->words.resize(m_impl->scratchWords);
    workspace->memories.resize(m_impl->steps.size());
    return workspace;
}

void RecipeRunner::apply(ImageView<const float> pattern, float* out, Workspace& workspace) const
{
    const auto& d = *m_impl;
    if (pattern.rows != d.inHeight || pattern.cols != d.inWidth)
        throw Error(ErrorKind::Internal, "A pattern of another size than the recipe was prepared for.");
    Frame frame{workspace.a.data(), workspace.b.data(), workspace.scratch.data(), workspace.words.data(), d.inHeight, d.inWidth};
    frame.blank = !load(pattern, frame.pixels);
    for (std::size_t i = 0; i < d.steps.size() && !frame.blank; ++i)
        d.steps[i]->apply(frame, workspace.memories[i]);
    const auto outSize = static_cast<std::size_t>(d.outHeight) * static_cast<std::size_t>(d.outWidth);
    if (frame.blank)
        std::fill_n(out, outSize, 0.f);
    else
        std::copy(frame.pixels, frame.pixels + outSize, out);
}

std::vector<float> RecipeRunner::apply(const PatternBlock& block) const
{
    const auto outSize = static_cast<std::size_t>(m_impl->outHeight) * static_cast<std::size_t>(m_impl->outWidth);
    std::vector<float> result(static_cast<std::size_t>(block.range.count) * outSize);
    const auto workspace = makeWorkspace();
    for (std::int64_t i = 0; i < block.range.count; ++i)
        if (block.present[static_cast<std::size_t>(i)])
            apply(block.pattern(i), result.data() + static_cast<std::size_t>(i) * outSize, *workspace);
    return result;
}

} // namespace kikuscope::preprocess
