// SPDX-License-Identifier: GPL-3.0-or-later
// Networks for spot patterns (SAED): specification, training, and what a finished model knows of space groups.
#pragma once
#include "core/analysis/zone_ensemble.h"
#include "core/nn/modality.h"
#include "core/nn/sample_source.h"
#include "core/nn/train.h"
#include "core/simulate/spot_classes/spot_data.h"

namespace kikuscope::nn {

/// The JSON of `kikuscope-cli saed train`. Optimisation as in TrainingSpec; optimiser "sgd-steps": the learning rate falls
/// to a tenth after 7/25, 14/25 and 21/25 of the images, without warm-up (Ra et al. 2021: every 7 of 25 epochs).
struct SpotTrainingSpec
{
    std::string name, description;
    simulate::SpotDataSpec data;
    TrainingSpec learning; // classes, conditions and masters are not used

    static SpotTrainingSpec fromJson(const Json& json, const std::string& source);
    Json toJson() const;
};

/// Resize to the network's input, mean 0 and standard deviation 1.
preprocess::PreprocessRecipe spotRecipe(int inputSize);

/// Samples of data after the recipe; `data` is kept alive.
SampleSource spotSource(std::shared_ptr<const simulate::SpotData> data, const preprocess::PreprocessRecipe& recipe, std::uint64_t seed);

/// Trains on the training materials; temperature and acceptance threshold are fitted to them, too. The validation of the
/// history shows held-out materials, which nothing is fitted to. Stopped: as train().
ModelFile trainSpots(const SpotTrainingSpec& spec, const TrainingOptions& options, JobMonitor& job);

/// What a model for spot patterns says of crystals: classes by kind of crystal and zone axis.
struct SpotKnowledge
{
    analysis::ZoneKnowledge table;      // groups: index into `groups`; zones: of standardZoneAxes(); without "other"
    std::vector<int> groups;            // space group numbers
    std::vector<std::string> variants;  // per candidate
};
/// Throws Error(BadFile) where the model lacks them.
SpotKnowledge spotKnowledge(const ModelFile& model);

/// The specification a model was trained by.
SpotTrainingSpec spotSpecOf(const ModelFile& model);

/// Recorded or simulated images of any size through recipe and network: class probabilities per image, "other" included.
class SpotClassifier
{
public:
    explicit SpotClassifier(std::shared_ptr<const ModelFile> model, const std::string& device = "cpu");
    ~SpotClassifier();
    std::vector<float> probabilities(const Image<float>& image);
    const ModelFile& model() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// A pattern for pooling: "other" is left out and the rest keeps its sum (what is lost is shared by nobody).
analysis::ZonePattern zonePattern(const std::vector<float>& probabilities, const SpotKnowledge& knowledge, std::optional<int> zone);

} // namespace kikuscope::nn
