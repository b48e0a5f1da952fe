// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/pool_patterns.h"

#include "core/nn/classifier.h"
#include "core/nn/modality.h"
#include "core/preprocess/recipe.h"

namespace kikuscope::nn {

PooledPatterns poolPatterns(const EbsdScan& scan, std::shared_ptr<const ModelFile> model,
                            const std::vector<std::int64_t>& pixels, JobMonitor& job)
{
    requireModality(*model, "ebsd");
    const PatternSource& patterns = *scan.patterns;
    const preprocess::RecipeRunner recipe(model->recipe, patterns.height(), patterns.width(),
                                          scan.detector);
    analysis::ProbabilityPool pool(model->classes.size());
    Classifier classifier(std::move(model), "cpu");
    analysis::PatternAverage average;
    const auto use = [&](const PatternBlock& block) {
        average.add(block);
        const std::vector<float> inputs = recipe.apply(block);
        const std::vector<float> p = classifier.probabilities(inputs.data(), block.range.count);
        const std::size_t classes = p.size() / static_cast<std::size_t>(block.range.count);
        for (std::int64_t k = 0; k < block.range.count; ++k)
            if (block.present[static_cast<std::size_t>(k)])
                pool.add(p.data() + static_cast<std::size_t>(k) * classes);
    };
    analysis::readSelected(patterns, pixels, use, job);
    return {pool.pooled(), average.result()};
}

} // namespace kikuscope::nn
