// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/heat_probe.h"

#include "core/base/error.h"
#include "core/map/crystal_orientation.h"

#include <algorithm>

namespace kikuscope::ui {
namespace {

constexpr double usualEnergyKeV = 20;

}

HeatProbe::HeatProbe(std::shared_ptr<const EbsdScan> scan, std::shared_ptr<const nn::ModelFile> model, std::shared_ptr<const CrystalMap> indexing)
    : m_scan(std::move(scan)), m_model(std::move(model)), m_indexing(std::move(indexing))
{
}

HeatAnswer HeatProbe::heat(const HeatRequest& request)
{
    HeatAnswer answer;
    answer.pixel = request.pixel;
    if (!m_scan->patterns || !m_scan->patterns->has(request.pixel))
        return answer;
    const PatternBlock block = m_scan->patterns->read({request.pixel, 1});
    answer.recorded = Image<float>(block.height, block.width);
    std::copy(block.pixels.begin(), block.pixels.end(), answer.recorded.pixels.begin());
    if (!m_recipe) {
        m_recipe = std::make_unique<preprocess::RecipeRunner>(m_model->recipe, block.height, block.width, m_scan->detector);
        m_area = preprocess::outputArea(m_model->recipe, block.height, block.width, m_scan->detector);
        m_explainer = std::make_unique<nn::Explainer>(m_model);
    }
    answer.area = m_area;
    answer.layers = m_explainer->layers();
    answer.heat = m_explainer->explain(m_recipe->apply(block), request.explain).front();
    answer.heat.heat = m_recipe->onPattern(std::move(answer.heat.heat));
    if (request.marks)
        addMarks(answer);
    return answer;
}

void HeatProbe::addMarks(HeatAnswer& answer)
{
    const auto orientation = m_indexing ? crystalFromDetector(*m_indexing, answer.pixel, m_scan->detector) : std::nullopt;
    answer.marksState = !orientation                       ? MarksState::NoOrientation
                        : !m_scan->detector.patternCentre ? MarksState::NoPatternCentre
                                                          : MarksState::Drawn;
    if (answer.marksState != MarksState::Drawn)
        return;
    const int id = m_indexing->phaseId[static_cast<std::size_t>(answer.pixel)];
    answer.phase = m_indexing->phases[id].name;
    answer.marks = marksOf(id);
    if (!answer.marks) {
        answer.marksState = MarksState::UnknownCrystal;
        return;
    }
    answer.overlay = simulate::overlayOn(*answer.marks, *orientation, *m_scan->detector.patternCentre, answer.recorded.cols, answer.recorded.rows,
                                         m_scan->detector.energyKeV.value_or(usualEnergyKeV));
}

std::shared_ptr<const simulate::CrystalMarks> HeatProbe::marksOf(int phaseId)
{
    const auto found = m_marks.find(phaseId);
    if (found != m_marks.end())
        return found->second;
    std::shared_ptr<const simulate::CrystalMarks> marks;
    try {
        marks = std::make_shared<simulate::CrystalMarks>(simulate::crystalMarks(m_indexing->phases[phaseId]));
    } catch (const Error&) {
        // A phase without symmetry or with unknown elements has no bands to draw; the view says so.
    }
    m_marks.emplace(phaseId, marks);
    return marks;
}

} // namespace kikuscope::ui
