// SPDX-License-Identifier: GPL-3.0-or-later
// "Train for this map": matching labels some patterns of a scan, a network learns from them and from matched
// simulation, is checked against matching elsewhere in the map, and only then classifies the map.
#pragma once
#include "core/match/match_scan.h"
#include "core/nn/train.h"

#include <optional>

namespace kikuscope::nn {

struct MapTrainingOptions
{
    using IsSettings = void;
    std::string network = "compact";
    int inputSize = 64;
    std::string startFrom = "auto"; // a model by name or path; auto: structure-bands where it fits; empty: none
    std::int64_t images = 60000;
    double minutes = 0;           // > 0: as many images as the learner manages in that time, instead of `images`
    std::int64_t labelled = 1000; // patterns that matching looks at before the training
    double realShare = 0.5;       // of the images
    double residualShare = 0.5;   // of the simulated images: an ideal camera plus what matching leaves of recorded patterns
    int randomCrystals = 30;      // generated structures that mean "none of the candidates"
    int masterSize = 201;
    double agreement = 0.98;      // with matching on held-out patterns that the network is sure of; else it is not used
    double classAgreement = 0.95; // of every single class
    double asked = 0.2;           // share of the map, and of held-out patterns, where it may be unsure; matching answers
    int verified = 20;            // patterns per class that are matched afterwards
    std::int64_t seed = 1;
    int threads = 0;
    std::string device = "auto";
    TrainingHooks hooks; // of the network's training; no settings. `minutes` is not taken up again, `images` is

    template <class V> void visit(V& v)
    {
        v.field("network", network);
        v.field("input_size", inputSize, {.min = 16, .max = 512, .unit = "px"});
        v.field("start_from", startFrom, {.help = "Model whose features the network starts from"});
        v.field("images", images, {.min = 64, .max = 1e10, .help = "Images the network learns from"});
        v.field("minutes", minutes, {.min = 0, .max = 1e5, .unit = "min", .help = "Time to learn, instead of images"});
        v.field("labelled", labelled, {.min = 10, .max = 1e6, .help = "Patterns labelled by matching"});
        v.field("real_share", realShare, {.min = 0, .max = 1, .help = "Share of recorded patterns among the images"});
        v.field("residual_share", residualShare, {.min = 0, .max = 1, .help = "Share of simulated images that take their looks from the map"});
        v.field("random_crystals", randomCrystals, {.min = 0, .max = 1e5});
        v.field("master_size", masterSize, {.min = 11, .max = 2001, .unit = "px"});
        v.field("agreement", agreement, {.min = 0, .max = 1});
        v.field("class_agreement", classAgreement, {.min = 0, .max = 1});
        v.field("asked", asked, {.min = 0, .max = 1, .help = "Share of the map that matching may answer"});
        v.field("verified", verified, {.min = 0, .max = 1e6});
        v.field("seed", seed, {.min = 0, .max = 9e15});
        v.field("threads", threads, {.min = 0, .max = 1024});
        v.field("device", device);
    }
};

/// How often network and matching gave the same class, by class (index = id - 1) and in all.
struct Agreement
{
    std::vector<std::int64_t> patterns, same;

    explicit Agreement(int classes = 0)
        : patterns(static_cast<std::size_t>(classes)), same(static_cast<std::size_t>(classes))
    {
    }
    void count(int classId, bool agrees);
    std::int64_t total() const;
    double share() const; // 1 where nothing was compared
    double share(int classId) const;
};

/// Simulation as a map is: its geometry and screen, noise / signal up to `largestNoise`. How a camera renders a pattern
/// stays at random: a network trained on one appearance fails on recorded patterns.
simulate::RandomConditions conditionsLike(const match::Conditions& map, double largestNoise);

struct MapTraining
{
    PhaseMap map;                                // classes: groups of candidates, then those of the network
    std::shared_ptr<const CrystalMap> matching;  // of the pixels that were matched
    std::optional<ModelFile> student;            // also where it was not accepted
    bool accepted = false;                       // else matching made the whole map
    Json report = Json::object();                // also in map.provenance["train_for_map"]
};

/// `structures`: library names or CIF paths of the matcher's phases. Stop: throws Stopped. The same options on the
/// same scan give the same network, unless `minutes` chose the number of images.
MapTraining trainForMap(const EbsdScan& scan, const match::Matcher& matcher, const match::CandidateGroups& groups,
                        const std::vector<std::string>& structures, const MapTrainingOptions& options, JobMonitor& job);

} // namespace kikuscope::nn
