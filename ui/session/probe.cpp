// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/probe.h"

#include <algorithm>

namespace kikuscope::ui {

Probe::Probe(std::shared_ptr<const EbsdScan> scan, std::shared_ptr<const nn::ModelFile> model)
    : m_scan(std::move(scan)), m_model(std::move(model))
{
}

PatternBlock Probe::read(std::int64_t pixel) const
{
    if (!m_scan->patterns || !m_scan->patterns->has(pixel))
        return {};
    return m_scan->patterns->read({pixel, 1});
}

const preprocess::RecipeRunner& Probe::recipe()
{
    if (!m_recipe)
        m_recipe = std::make_unique<preprocess::RecipeRunner>(m_model->recipe, m_scan->patterns->height(),
                                                              m_scan->patterns->width(),
                                                              m_scan->detector);
    return *m_recipe;
}

Probe::Patterns Probe::patterns(std::int64_t pixel)
{
    const PatternBlock block = read(pixel);
    Patterns result;
    if (block.range.count == 0)
        return result;
    result.recorded = Image<float>(block.height, block.width);
    std::copy(block.pixels.begin(), block.pixels.end(), result.recorded.pixels.begin());
    if (m_model) {
        result.processed = Image<float>(recipe().outputHeight(), recipe().outputWidth());
        result.processed.pixels = recipe().apply(block);
    }
    return result;
}

std::vector<float> Probe::probabilities(std::int64_t pixel)
{
    const PatternBlock block = m_model ? read(pixel) : PatternBlock{};
    if (block.range.count == 0)
        return {};
    if (!m_classifier)
        m_classifier = std::make_unique<nn::Classifier>(m_model, "cpu");
    return m_classifier->probabilities(recipe().apply(block).data(), 1);
}

} // namespace kikuscope::ui
