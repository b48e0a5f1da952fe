// SPDX-License-Identifier: GPL-3.0-or-later
// Explains one pixel of a scan: heat for a class, and bands and zone axes where its orientation is known.
#pragma once
#include "core/map/ebsd_scan.h"
#include "core/nn/explain.h"
#include "core/preprocess/output_area.h"
#include "core/preprocess/recipe.h"
#include "core/simulate/band_overlay.h"

#include <map>
#include <memory>
#include <optional>

namespace kikuscope::ui {

struct HeatRequest
{
    std::int64_t pixel = -1;
    nn::ExplainOptions explain;
    bool marks = false; // bands and zone axes too
};

/// Why no bands are drawn.
enum class MarksState { NotAsked, Drawn, NoOrientation, NoPatternCentre, UnknownCrystal };

struct HeatAnswer
{
    std::int64_t pixel = -1;
    Image<float> recorded; // empty where there is no pattern
    nn::Explanation heat;
    preprocess::PatternArea area; // the part of the recorded pattern that the heat covers
    int layers = 0;               // of the network, 0 where it hides them
    MarksState marksState = MarksState::NotAsked;
    std::shared_ptr<const simulate::CrystalMarks> marks;
    simulate::PatternOverlay overlay;
    std::string phase; // of the orientation
};

/// Belongs to one scan, one model and one indexing (which may be null). Network and recipe are prepared on first use.
/// Use it on one thread at a time: it is made for the interactive lane.
class HeatProbe
{
public:
    HeatProbe(std::shared_ptr<const EbsdScan> scan, std::shared_ptr<const nn::ModelFile> model, std::shared_ptr<const CrystalMap> indexing);

    HeatAnswer heat(const HeatRequest& request);

private:
    void addMarks(HeatAnswer& answer);
    std::shared_ptr<const simulate::CrystalMarks> marksOf(int phaseId);

    std::shared_ptr<const EbsdScan> m_scan;
    std::shared_ptr<const nn::ModelFile> m_model;
    std::shared_ptr<const CrystalMap> m_indexing;
    std::unique_ptr<preprocess::RecipeRunner> m_recipe;
    preprocess::PatternArea m_area;
    std::unique_ptr<nn::Explainer> m_explainer;
    std::map<int, std::shared_ptr<const simulate::CrystalMarks>> m_marks; // by phase; null: it has none
};

} // namespace kikuscope::ui
