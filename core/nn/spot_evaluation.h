// SPDX-License-Identifier: GPL-3.0-or-later
// How right a model for spot patterns is: on held-out materials, on space groups from several zone axes, against defects,
// and on what it should refuse.
#pragma once
#include "core/nn/spot_model.h"
#include "core/simulate/saed/defects.h"
#include "core/simulate/saed/virtual_specimen.h"

namespace kikuscope::nn {

/// The JSON of `kikuscope-cli saed evaluate`.
struct SpotEvaluationSpec
{
    using IsSettings = void;
    std::string materials = "held out"; // "trained", or "cif": those of cif_folder that the model was not trained on
    std::string cifFolder;
    std::int64_t images = 2000;        // single patterns
    std::int64_t crystals = 500;       // sets of patterns along different zone axes, for each number of them
    std::vector<int> patternsPerCrystal{1, 2, 3, 4};
    std::int64_t unknownImages = 500;  // of space groups the model has no class for; 0: none
    bool perfect = false;              // without the defects of the training
    std::int64_t seed = 1;

    template <class V> void visit(V& v)
    {
        v.field("materials", materials, {.choices = {"held out", "trained", "cif"}});
        v.field("cif_folder", cifFolder);
        v.field("images", images, {.min = 1, .max = 1e7});
        v.field("crystals", crystals, {.min = 0, .max = 1e6});
        v.field("patterns_per_crystal", patternsPerCrystal);
        v.field("unknown_images", unknownImages, {.min = 0, .max = 1e7});
        v.field("perfect", perfect);
        v.field("seed", seed, {.min = 0, .max = 9e15});
    }
};

/// Accuracies with 95 % intervals, calibration, and the two ways of pooling side by side. Throws Error(Inconsistent) where a
/// tested material has taught the model.
Json evaluateSpots(std::shared_ptr<const ModelFile> model, const SpotEvaluationSpec& spec, const std::string& device, JobMonitor& job);

/// The JSON of `kikuscope-cli saed robustness`: one curve for each entry of `curves`, {"name", "defects": DefectSpec,
/// "vary": field of it or "temperature_k", "values": [...]}; without vary: one point.
struct RobustnessSpec
{
    using IsSettings = void;
    std::vector<std::string> structures{"aluminium", "ferrite"};
    Json curves = Json::array();
    std::int64_t images = 160; // per point and structure, zone axes in turn; those with too few spots (min_spots) are left out
    simulate::SpecimenOptions specimen;
    std::int64_t seed = 1;

    template <class V> void visit(V& v)
    {
        v.field("structures", structures);
        v.field("curves", curves);
        v.field("images", images, {.min = 1, .max = 1e6});
        v.field("specimen", specimen);
        v.field("seed", seed, {.min = 0, .max = 9e15});
    }
};

/// Accuracy over defect strength (Jeong et al., RSC Adv. 14 (2024) 18489, Fig. 2 and Table 2).
Json spotRobustness(std::shared_ptr<const ModelFile> model, const RobustnessSpec& spec, const std::string& device, JobMonitor& job);

} // namespace kikuscope::nn
