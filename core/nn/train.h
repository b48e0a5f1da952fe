// SPDX-License-Identifier: GPL-3.0-or-later
// Training from a specification: simulated patterns are rendered on the fly, checkpoints resume, the result is a model.
#pragma once
#include "core/jobs/pause_switch.h"
#include "core/nn/symmetry_level.h"
#include "core/simulate/pattern_renderer.h"

#include <functional>

namespace kikuscope::nn {

/// One class of the model; several structures may share it (e.g. a Bravais lattice).
struct TrainingClass
{
    std::string name;
    std::vector<std::string> structures; // library names or CIF paths; empty with kind "noise"
    std::string kind = "structures";     // "noise": blank, noise-only, unresolved patterns; "random": random_crystals
    bool other = false;                  // reported as unknown
    int generated = 0;                   // besides: so many random crystals of the lattice that the structures share
};

/// Generated crystals (core/crystal/random_crystal.h) as the structures of a class of the kind "random".
struct RandomCrystalSource
{
    using IsSettings = void;
    int count = 0;          // of the class "random"; each takes one master pattern per energy and depth scale
    std::int64_t seed = 1;  // of the first one
    double pseudoSymmetric = 0.2;
    int mostAtoms = 64;
    double substituted = 0, largeCells = 0; // shares of variants of library structures and of large cells

    template <class V> void visit(V& v)
    {
        v.field("count", count, {.min = 0, .max = 1e6});
        v.field("seed", seed, {.min = 0, .max = 9e15});
        v.field("pseudo_symmetric", pseudoSymmetric, {.min = 0, .max = 1});
        v.field("most_atoms", mostAtoms, {.min = 4, .max = 500});
        v.field("substituted", substituted, {.min = 0, .max = 1});
        v.field("large_cells", largeCells, {.min = 0, .max = 1});
    }
};

/// How the learner computes: number format and layout of its tensors. The weights depend on it.
inline const std::vector<std::string> executions{"float32", "float32 channels-last", "bfloat16", "bfloat16 channels-last"};

/// The JSON of `kikuscope-cli train`.
struct TrainingSpec
{
    std::string name, description;
    std::string network = "compact";
    int inputSize = 64;
    std::string startFrom;                   // a model by name or path, whose features are learned on; empty: none
    std::vector<TrainingClass> classes;
    RandomCrystalSource randomCrystals;      // adds a class "other structure" if no class has the kind "random"
    preprocess::PreprocessRecipe recipe;
    simulate::RandomConditions conditions;
    std::vector<double> energiesKeV{20};     // masters simulated at each, mixed at random
    std::vector<double> depthScales{1};
    int masterSize = 301;
    int renderSize = 64;                     // side of rendered patterns before the recipe
    std::int64_t images = 1000000;           // to see in total
    int batch = 64;
    std::string optimiser = "adamw";         // or "sgd"
    double learningRate = 2e-3, weightDecay = 1e-2, labelSmoothing = 0.05, momentum = 0.9;
    double ema = 0.999;                      // 0: off
    std::vector<std::string> levels;         // of `symmetryLevels` that the loss also counts, see README.md
    double levelWeight = 0.3;                // of each of them beside the classes themselves
    int patience = 0;                        // > 0: stop after so many validations without a better one, keep the best
    std::string execution = "float32";       // one of `executions`, or "auto": the fastest here, written into the model
    std::int64_t validationImages = 2000;
    std::uint64_t seed = 1;
    bool unseen = false;                     // for evaluation: no model that learned one of the materials may be measured

    static TrainingSpec fromJson(const Json& json, const std::string& source);
    Json toJson() const;
};

/// What the network saw and said at its latest validation.
struct TrainingLook
{
    std::vector<std::string> classes;
    std::vector<std::int64_t> confusion; // validation images: classes (true) x classes (answered)
    int side = 0;                        // of the inputs
    std::vector<float> inputs;           // some of the latest batch as the network gets them: labels x side x side
    std::vector<int> labels;             // their classes, counted from 0
    Json history = Json::array();        // so far: {images, loss, train_accuracy, validation_accuracy}
};

struct TrainingProgress
{
    std::int64_t images = 0, total = 0;
    double loss = 0, trainAccuracy = 0, validationAccuracy = -1, imagesPerSecond = 0;
    double secondsLeft = -1;                  // < 0: not known yet
    std::shared_ptr<const TrainingLook> look; // after a validation (also where a training goes on), else null
};

/// How somebody follows a training, holds it and takes it up again. Calls come from the training thread.
struct TrainingHooks
{
    std::filesystem::path checkpoint; // empty: none; resumed if it exists and matches the specification
    double checkpointSeconds = 60;
    std::function<void(const TrainingProgress&)> onProgress;
    std::shared_ptr<PauseSwitch> pause; // null: cannot be held. While it is held, the checkpoint is up to date
};

/// Where patterns are rendered: "device" = where the network learns, "auto" = there if that is CUDA.
inline const std::vector<std::string> renderPlaces{"auto", "device", "cpu"};

struct TrainingOptions : TrainingHooks
{
    std::string device = "auto";
    std::string renderOn = "cpu"; // one of `renderPlaces`
    int threads = 0; // render workers + one training thread; 0: all cores
};

/// Stopped: writes the checkpoint and throws Stopped. Returns the trained (EMA) model with temperature calibrated on
/// the validation stream and metrics filled.
ModelFile train(const TrainingSpec& spec, const TrainingOptions& options, JobMonitor& job);

/// Images (whole batches) that the learner manages in a time, by a short trial on empty images.
std::int64_t imagesWithin(double minutes, const TrainingSpec& spec, const TrainingOptions& options, JobMonitor& job);

/// The execution that learns fastest on this machine, by a short trial of each that it has.
std::string fastestExecution(const TrainingSpec& spec, const TrainingOptions& options, JobMonitor& job);

/// Accuracy of a model on simulated patterns of a specification (new orientations) at fixed noise levels, per class.
Json evaluateOnSpec(std::shared_ptr<const ModelFile> model, const TrainingSpec& spec, std::int64_t imagesPerClass,
                    const std::vector<double>& noiseToSignal, std::uint64_t seed, const std::string& device, JobMonitor& job);

} // namespace kikuscope::nn
