// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/output_area.h"

#include "core/preprocess/recipe.h"
#include "core/preprocess/steps.h"

namespace kikuscope::preprocess {

PatternArea outputArea(const PreprocessRecipe& recipe, int height, int width)
{
    RecipeRunner(recipe, height, width); // refuses what cannot be applied
    const Image<float> noBackground;
    Plan plan;
    plan.height = height;
    plan.width = width;
    plan.staticBackground = &noBackground;
    plan.area = {0, 0, static_cast<double>(width), static_cast<double>(height)};
    for (const Json& step : recipe.steps) {
        Json parameters = step;
        parameters.erase("step");
        stepKind(step["step"].get<std::string>()).make(parameters, plan);
    }
    return plan.area;
}

} // namespace kikuscope::preprocess
