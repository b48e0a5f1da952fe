// SPDX-License-Identifier: GPL-3.0-or-later
// A model on a device: patterns in, top-3 classes out. One thread at a time; clone() for the next thread.
#pragma once
#include "core/jobs/job_monitor.h"
#include "core/map/ebsd_scan.h"
#include "core/map/phase_map.h"
#include "core/nn/model_file.h"

#include <functional>
#include <memory>

namespace kikuscope::nn {

class Classifier
{
public:
    Classifier(std::shared_ptr<const ModelFile> model, const std::string& device = "cpu");
    ~Classifier();
    Classifier(Classifier&&) noexcept;
    Classifier clone() const;

    const ModelFile& model() const;
    const std::string& device() const;
    /// Patterns per forward pass, 64 unless told. Which patterns share a pass may change the last bits of a result.
    void setBatch(std::int64_t patterns);

    /// Full class probabilities of `count` preprocessed inputs (count x inputSize x inputSize): count x classes,
    /// temperature applied.
    std::vector<float> probabilities(const float* inputs, std::int64_t count);
    /// Recipe and network on recorded patterns. Throws Error(BadSetting) where the recipe needs a pattern centre and the
    /// detector does not say it.
    Predictions predict(const PatternBlock& block, const Detector& detector = {});

private:
    struct Impl;
    explicit Classifier(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// The pattern centre that the model's recipe is told, which is part of what makes a result; null where it is told none.
Json toldPatternCentre(const Detector& detector, const ModelFile& model);

struct ClassifyOptions
{
    using IsSettings = void;
    std::string device = "auto";
    int workers = 0;             // inference threads, one intra-op thread each; 0: one per core (by benchmark)
    int batch = 64;              // patterns per forward pass
    double memoryMiB = 1024;     // budget for pattern blocks in flight

    template <class V> void visit(V& v)
    {
        v.field("device", device, {.help = "auto, cpu, cuda or cuda:n"});
        v.field("workers", workers, {.min = 0, .max = 256, .help = "Inference workers; 0 = one per core"});
        v.field("batch", batch, {.min = 1, .max = 4096, .help = "Patterns per forward pass"});
        v.field("memory_mib", memoryMiB, {.min = 16, .max = 1e6, .unit = "MiB", .help = "Budget for blocks in flight"});
    }
};

/// Called from a worker thread (never two at once) after each finished block.
using BlockCallback = std::function<void(const Predictions&)>;

/// The main job. Reading, preprocessing and inference overlap. Blocks in `alreadyDone` are not computed again.
/// When stopped (job), returns normally with what is done: map.doneCount() < grid.size() and provenance
/// "stopped": true. Errors in reading name the rows at fault.
PhaseMap classifyScan(const EbsdScan& scan, std::shared_ptr<const ModelFile> model, const ClassifyOptions& options,
                      JobMonitor& job, const BlockCallback& onBlock = {}, const std::vector<Predictions>& alreadyDone = {});

} // namespace kikuscope::nn
