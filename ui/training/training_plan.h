// SPDX-License-Identifier: GPL-3.0-or-later
// What the wizard has gathered, and the specification that follows from it.
#pragma once
#include "core/crystal/phase.h"
#include "core/match/conditions.h"
#include "core/match/groups.h"
#include "core/nn/map_training_request.h"
#include "ui/training/training_run.h"

#include <memory>

namespace kikuscope::ui {

struct Candidate
{
    std::string source; // library name or CIF path, as specifications name it
    Phase phase;
};

struct TrainingPlan
{
    RunKind goal = RunKind::Structures;
    QString name;
    std::vector<Candidate> candidates;
    std::optional<match::CandidateGroups>
        groups;             // ids are places among the candidates + 1; empty: not examined
    bool joinGroups = true; // one class per group, in a classifier from structures

    std::shared_ptr<const EbsdScan> scan; // null: none is open
    bool likeScan = false;        // of a classifier from structures: the geometry below, else any usual one
    match::Conditions conditions; // measured, given or usual
    double mostNoise = 3;         // noise / signal of a classifier from structures

    std::string network = "compact";
    int inputSize = 64;
    std::int64_t images = 60000;
    double minutes = 0; // > 0: instead of images, for a map
    int randomCrystals = 30;
    std::int64_t seed = 1;
};

/// Geometry of a usual camera, for candidates without a scan.
match::Conditions usualConditions();

nn::TrainingSpec trainingSpec(const TrainingPlan& plan);
nn::MapTrainingRequest mapTrainingRequest(const TrainingPlan& plan);
/// The JSON that `kikuscope-cli train` or `adapt --options` takes. Throws Error where it would be refused.
Json specification(const TrainingPlan& plan);

} // namespace kikuscope::ui
