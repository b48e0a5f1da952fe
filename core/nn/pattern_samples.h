// SPDX-License-Identifier: GPL-3.0-or-later
// Training samples from a specification: master patterns of all structures, rendered at random and preprocessed.
#pragma once
#include "core/base/rng.h"
#include "core/nn/sample_source.h"
#include "core/nn/tensor_renderer.h"
#include "core/nn/train.h"

#include <memory>

namespace kikuscope::nn {

/// Background, shading and noise of a camera that sees no bands: a blank screen, drift, a hole, amorphous matter.
void renderFeatureless(Rng& rng, int size, bool blank, float* out);

/// The master patterns of a specification, simulated or taken from the cache. Read-only afterwards.
class PatternSamples
{
public:
    PatternSamples(const TrainingSpec& spec, JobMonitor& job);
    ~PatternSamples();

    /// What the classes of the model are, in the order of the specification.
    const PhaseList& classes() const;

    const std::vector<simulate::MasterPattern>& masters() const;
    /// Sample `index` of source(seed) before its noise, for renderers of whole batches.
    DrawnSample drawn(std::uint64_t seed, std::uint64_t index) const;

    /// Sample i of a seed is always the same pattern. Classes are drawn uniformly, then structures of the class.
    SampleSource source(std::uint64_t seed) const;
    SampleSource source(std::uint64_t seed, const simulate::RandomConditions& conditions) const;
    /// The same, but only patterns of one class (0-based).
    SampleSource sourceOfClass(std::uint64_t seed, const simulate::RandomConditions& conditions, int onlyClass) const;

private:
    struct Impl;
    std::shared_ptr<const Impl> m_impl; // workers keep it alive
};

} // namespace kikuscope::nn
