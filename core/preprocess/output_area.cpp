// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/output_area.h"

#include "core/preprocess/recipe.h"
#include "core/preprocess/steps.h"

namespace kikuscope::preprocess {

PatternArea outputArea(const PreprocessRecipe& recipe, int height, int width, const Detector& detector)
{
    RecipeRunner(recipe, height, width, detector); // refuses what cannot be applied
    Plan plan(height, width, detector);
    for (const Json& step : recipe.steps) {
        Json parameters = step;
        parameters.erase("step");
        stepKind(step["step"].get<std::string>()).make(parameters, plan);
    }
    return plan.area;
}

} // namespace kikuscope::preprocess
