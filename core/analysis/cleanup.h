// SPDX-License-Identifier: GPL-3.0-or-later
// Clean-up of a phase map: documented steps that start from the raw answers of the classifier and never alter
// them. What was done is written into the provenance of the new map; the raw answers travel with it.
#pragma once
#include "core/jobs/job_monitor.h"
#include "core/map/phase_map.h"

#include <span>

namespace kikuscope::analysis {

/// Steps by name, in the order in which they run; a step may come twice. Pixels without a pattern and pending ones are
/// never changed and have no vote.
///   min_confidence  Pixels whose best probability lies below `min_confidence` become unknown.
///   majority        A pixel takes the class that most of its window has (3 x 3, on hexagonal grids itself and its six
///                   neighbours), if that class has more votes than any other; all pixels at once, `majority_passes` times.
///   absorb          Regions of one class with fewer than `min_grain_pixels` pixels take the class that most of their
///                   border touches (of equal ones the first), from the outside in, until nothing changes. Clusters of
///                   small regions that touch no larger one stay.
///   pool            Every grain is answered as a whole: the logarithms of the probabilities of all its pixels are added,
///                   and the best class is taken for all. Of a pixel the best three classes are stored; what they leave of
///                   1 is shared evenly by the other classes, and no class gets less than 1e-6. Grains are connected
///                   pixels of one class, or given as labels. A whole grain left unknown is answered only if `unknown` is
///                   "fill"; unknown pixels inside a grain that is given count and are answered like the others.
struct CleanupSteps
{
    using IsSettings = void;
    std::vector<std::string> steps = {};
    double minConfidence = 0.5;
    int majorityPasses = 1;
    int minGrainPixels = 5;
    /// keep: unknown pixels stay unknown and have no vote; fill: they have no vote, but take the class of the others;
    /// class: unknown counts as a class like any other.
    std::string unknown = "keep";

    template <class V> void visit(V& v)
    {
        v.field("steps", steps, {.help = "In the order they run: min_confidence, majority, absorb, pool"});
        v.field("min_confidence", minConfidence, {.min = 0, .max = 1, .help = "Less sure pixels become unknown"});
        v.field("majority_passes", majorityPasses, {.min = 1, .max = 100});
        v.field("min_grain_pixels", minGrainPixels, {.min = 1, .max = 1e9, .unit = "px"});
        v.field("unknown", unknown,
                {.help = "What becomes of unknown pixels in majority, absorb and pool",
                 .choices = {"keep", "fill", "class"}});
    }
};

/// Throws Error(BadSetting) for values out of range and for names that are no step.
void checkSteps(const CleanupSteps& steps);

struct StepOutcome
{
    std::string step;
    std::int64_t changed = 0; // pixels, against the map before this step
};

struct CleanedPhases
{
    std::vector<std::uint16_t> phaseId;
    std::vector<StepOutcome> outcomes;
    std::int64_t changed = 0; // pixels, against the raw answers
};

/// Only the classes, from the raw answers of the map. `grains`: a label per pixel for the step "pool", 0 = in no grain;
/// empty: connected pixels of one class. Throws Error(BadSetting), Error(Inconsistent).
CleanedPhases cleanedPhases(const PhaseMap& map, const CleanupSteps& steps, JobMonitor& job,
                            std::span<const std::uint32_t> grains = {});

/// A new map with the cleaned classes; probabilities and states stay those of the raw answers. Its provenance is that
/// of the raw map and "clean_up": settings, pixels changed by every step, SHA-256 of the raw map. A map that was
/// cleaned before is cleaned anew from its raw answers.
PhaseMap cleanUp(const PhaseMap& map, const CleanupSteps& steps, JobMonitor& job,
                 std::span<const std::uint32_t> grains = {});

inline bool isCleaned(const PhaseMap& map) { return !map.rawPhaseId.empty(); }
/// The raw map, bit for bit as it was before cleanUp(); the map itself where it was not cleaned.
PhaseMap rawMap(const PhaseMap& map);
/// SHA-256 of grid, class names, states, phases and probabilities.
std::string mapHash(const PhaseMap& map);

} // namespace kikuscope::analysis
