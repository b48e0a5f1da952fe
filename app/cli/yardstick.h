// SPDX-License-Identifier: GPL-3.0-or-later
// The yardstick: one set of protocols and seeds by which every model is measured (resources/models/README.md).
#pragma once
#include "core/base/settings.h"
#include "core/jobs/job_monitor.h"
#include "core/nn/model_file.h"
#include "core/simulate/pattern_renderer.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace kikuscope::cli {

/// Materials are told apart by structure and structure type, never by pattern:
/// P1 structures the model was trained on, new orientations, geometries and noise; P2 other materials of the trained
/// structure types; P3 structure types never trained; P4 master patterns of another program; P5 recorded patterns;
/// P6 what should be refused: empty screens, patterns too noisy to read, overlaps of two phases, materials without a class,
/// structure types never trained.
struct Yardstick
{
    using IsSettings = void;
    std::string name, description;
    std::vector<std::string> materials;        // of the library; empty: all
    std::vector<std::string> heldOut;          // no model that was trained on one of these may be measured
    int patternsPerMaterial = 16;              // for every level of noise
    std::vector<double> noiseToSignal{0.5, 1, 2, 3, 4, 6};
    double openSetNoise = 2;                   // P6 counts known patterns up to here
    double energyKeV = 20;
    int masterSize = 301, renderSize = 64;
    simulate::RandomConditions conditions;     // noise_to_signal is replaced by the levels above
    std::string outsideMasters;                // P4: folder under the root, searched for "{20kV}.sht"; empty: left out
    std::string recordedPatterns;              // P5: list of labelled patterns beside this file; empty: left out
    std::int64_t seed = 1;

    template <class V> void visit(V& v)
    {
        v.field("name", name);
        v.field("description", description);
        v.field("materials", materials);
        v.field("held_out", heldOut);
        v.field("patterns_per_material", patternsPerMaterial, {.min = 1, .max = 1e6});
        v.field("noise_to_signal", noiseToSignal);
        v.field("open_set_noise", openSetNoise, {.min = 0, .max = 50});
        v.field("energy_kev", energyKeV, {.min = 5, .max = 40, .unit = "keV"});
        v.field("master_size", masterSize, {.min = 11, .max = 2001, .unit = "px"});
        v.field("render_size", renderSize, {.min = 16, .max = 1024, .unit = "px"});
        v.field("conditions", conditions);
        v.field("outside_masters", outsideMasters);
        v.field("recorded_patterns", recordedPatterns);
        v.field("seed", seed, {.min = 0, .max = 9e15});
    }
};

struct YardstickPlaces
{
    std::filesystem::path definition; // the .json of the yardstick
    std::filesystem::path root;       // of outside masters and recorded patterns; P4, P5 are skipped where it lacks them
};

/// Throws Error(BadSetting) for a model that does not say what it was trained on, Error(Inconsistent) for one that was
/// trained on what should be held out.
Json measure(const Yardstick& yardstick, const YardstickPlaces& places, std::shared_ptr<const nn::ModelFile> model,
             const std::string& device, JobMonitor& job);

void printYardstick(const Json& report, bool markdown);

} // namespace kikuscope::cli
