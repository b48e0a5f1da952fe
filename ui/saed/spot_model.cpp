// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/saed/spot_model.h"

#include "core/nn/explain.h"
#include "core/preprocess/output_area.h"
#include "core/preprocess/recipe.h"
#include "ui/session/user_models.h"
#include "ui/widgets/qt_convert.h"

#include <algorithm>

namespace kikuscope::ui {
namespace {

SpotHeat heatOf(nn::Explainer& explainer, const Image<float>& image)
{
    const nn::ModelFile& file = explainer.model();
    const preprocess::RecipeRunner runner(file.recipe, image.rows, image.cols);
    const auto side = static_cast<std::size_t>(file.inputSize);
    std::vector<float> input(side * side);
    const auto workspace = runner.makeWorkspace();
    runner.apply(image.view(), input.data(), *workspace);
    nn::ExplainOptions options;
    if (explainer.layers() == 0)
        options.method = nn::ExplainMethod::Occlusion; // a network that hides its stages
    nn::Explanation explanation = explainer.explain(input, options).front();
    explanation.heat = runner.onPattern(std::move(explanation.heat));
    const preprocess::PatternArea area = preprocess::outputArea(file.recipe, image.rows, image.cols);
    return {toGreyImage(explanation.normalised().view(), 0, 1), QRectF(area.left, area.top, area.width, area.height), explanation.classId - 1};
}

} // namespace

std::shared_ptr<const SpotModel> loadSpotModel(const std::string& nameOrPath)
{
    const std::shared_ptr<const nn::ModelFile> file = loadChosenModel(nameOrPath);
    auto model = std::make_shared<SpotModel>();
    model->knowledge = nn::spotKnowledge(*file);
    model->name = toQString(file->name);
    for (const Phase& entry : file->classes.phases)
        model->classes << toQString(entry.name);
    model->minConfidence = file->minConfidence;
    model->centres = std::ranges::any_of(file->recipe.steps, [](const Json& step) { return step["step"] == "friedel-centre"; });
    const auto classifier = std::make_shared<nn::SpotClassifier>(file);
    model->probabilities = [classifier](const Image<float>& image) { return classifier->probabilities(image); };
    const auto explainer = std::make_shared<std::unique_ptr<nn::Explainer>>(); // made when it is first needed
    model->explain = [file, explainer](const Image<float>& image) {
        if (!*explainer)
            *explainer = std::make_unique<nn::Explainer>(file);
        return heatOf(**explainer, image);
    };
    model->robustness = [file](const nn::RobustnessSpec& spec, JobMonitor& job) { return nn::spotRobustness(file, spec, "cpu", job); };
    return model;
}

bool isAccepted(const SpotModel& model, const std::vector<float>& probabilities)
{
    const auto best = std::max_element(probabilities.begin(), probabilities.end());
    return best != probabilities.end() && best - probabilities.begin() < model.knowledge.table.classes && *best >= model.minConfidence;
}

} // namespace kikuscope::ui
