// SPDX-License-Identifier: GPL-3.0-or-later
// Where a recipe's output lies in the recorded pattern.
#pragma once
#include "core/map/detector.h"

namespace kikuscope::preprocess {

struct PreprocessRecipe;

/// A rectangle of a recorded pattern in its pixels, from the corner of the top left pixel.
struct PatternArea
{
    double left = 0, top = 0, width = 0, height = 0;
    bool operator==(const PatternArea&) const = default;
};

/// The part of patterns of this size that the recipe's output shows (crop, resize of patterns that are not square, gnomonic:
/// it may reach beyond the pattern). Throws Error(BadSetting) as RecipeRunner does.
PatternArea outputArea(const PreprocessRecipe& recipe, int height, int width, const Detector& detector = {});

} // namespace kikuscope::preprocess
