// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at one pixel of a scan: its pattern as recorded, after the model's recipe, and its class probabilities.
#pragma once
#include "core/jobs/job_monitor.h"
#include "core/map/ebsd_scan.h"
#include "core/nn/classifier.h"
#include "core/preprocess/recipe.h"

#include <memory>
#include <vector>

namespace kikuscope::ui {

/// Belongs to one scan and one model (the model may be null). Network and recipe are prepared on first use.
/// Use it on one thread at a time: it is made for the interactive lane.
class Probe
{
public:
    Probe(std::shared_ptr<const EbsdScan> scan, std::shared_ptr<const nn::ModelFile> model);

    struct Patterns
    {
        Image<float> recorded, processed; // empty where there is no pattern, or no model
    };
    Patterns patterns(std::int64_t pixel);
    /// One value per class of the model; empty where the pixel has no pattern.
    std::vector<float> probabilities(std::int64_t pixel);

private:
    const preprocess::RecipeRunner& recipe();
    PatternBlock read(std::int64_t pixel) const;

    std::shared_ptr<const EbsdScan> m_scan;
    std::shared_ptr<const nn::ModelFile> m_model;
    std::unique_ptr<preprocess::RecipeRunner> m_recipe;
    std::unique_ptr<nn::Classifier> m_classifier;
};

} // namespace kikuscope::ui
