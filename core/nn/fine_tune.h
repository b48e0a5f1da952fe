// SPDX-License-Identifier: GPL-3.0-or-later
// Fine-tuning on labelled maps: a model learns from some hundred recorded patterns per class (Kaufmann et al.
// 2021) and is measured on other regions or another scan. With frozen features only the last layer is fitted,
// in seconds.
#pragma once
#include "core/map/ebsd_scan.h"
#include "core/nn/train.h"

#include <vector>

namespace kikuscope::nn {

struct FineTuneOptions
{
    using IsSettings = void;
    std::string name; // of the model; empty: of the start and the first map
    std::string startFrom = "structure-types";
    std::string mode = "frozen"; // or "full"
    std::string split = "tiles"; // or "scans": the last is held out, tiles of the others teach and validate
    std::int64_t perClass = 400;     // patterns that teach; at most as many validate and are held out
    std::int64_t leastPerClass = 10; // classes with fewer that teach are left out
    int copies = 4;                  // frozen: varied copies of every pattern that teaches
    std::int64_t images = 20000;     // full: images to learn from
    double learningRate = 5e-4;      // full
    int otherCrystals = 20; // simulated as "other structure", beside "no pattern"; 0: the threshold alone refuses
    std::int64_t seed = 1;
    int threads = 0;
    std::string device = "auto";
    TrainingHooks hooks; // full; no settings

    template <class V> void visit(V& v)
    {
        v.field("name", name);
        v.field("start_from", startFrom, {.help = "Model that is tuned"});
        v.field("mode", mode, {.choices = {"frozen", "full"}});
        v.field("split", split, {.choices = {"tiles", "scans"}});
        v.field("per_class", perClass, {.min = 1, .max = 1e6, .help = "Patterns per class that teach"});
        v.field("least_per_class", leastPerClass, {.min = 1, .max = 1e6});
        v.field("copies", copies, {.min = 0, .max = 1000, .help = "Varied copies of every pattern"});
        v.field("images", images, {.min = 64, .max = 1e10});
        v.field("learning_rate", learningRate, {.min = 1e-8, .max = 10});
        v.field("other_crystals", otherCrystals, {.min = 0, .max = 1e5});
        v.field("seed", seed, {.min = 0, .max = 9e15});
        v.field("threads", threads, {.min = 0, .max = 1024});
        v.field("device", device);
    }
};

/// A scan with patterns and a class per pixel (0: no label); phases of the same name are one class in all
/// maps.
struct LabelledMap
{
    EbsdScan scan;
    CrystalMap labels;
    Json provenance = Json::object(); // where the labels come from, hash of the scan
};

/// Pixels of one map that teach, validate or are held out, with their classes counted from 0.
struct ChosenPixels
{
    std::vector<std::int64_t> pixels;
    std::vector<int> labels;
};

struct FineTuneData
{
    PhaseList classes;
    std::vector<ChosenPixels> taught, validation, heldOut; // one per map
    std::vector<std::string> leftOut;                      // classes with too few patterns
};
/// What a tuning would learn from. Throws Error(Inconsistent) where nothing is left to teach or to check
/// with.
FineTuneData choosePatterns(const std::vector<LabelledMap>& maps, const FineTuneOptions& options,
                            JobMonitor& job);

/// The tuned model. Its metrics["held_out"] holds accuracies with 95 % intervals and the confusion matrix of
/// the patterns held out. "Other structure" and "no pattern" are learned from
/// simulated patterns. The same options on the same maps give the same weights.
ModelFile fineTune(const std::vector<LabelledMap>& maps, const FineTuneOptions& options, JobMonitor& job);

} // namespace kikuscope::nn
