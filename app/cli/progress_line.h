// SPDX-License-Identifier: GPL-3.0-or-later
// What trainings of every kind share on the command line: how far they are, on stderr, their checkpoint, their file.
#pragma once
#include "app/cli/output.h"
#include "app/cli/stopwatch.h"

#include "core/nn/model_file.h"
#include "core/nn/train.h"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <unistd.h>

namespace kikuscope::cli {

/// A line on stderr every few seconds, or one that is rewritten where stderr is a terminal.
class ProgressLine
{
public:
    void operator()(const nn::TrainingProgress& p)
    {
        const double now = m_watch.seconds();
        if (now < m_next && p.images < p.total)
            return;
        m_next = now + (m_terminal ? 0.5 : 15);
        const double left = p.imagesPerSecond > 0 ? static_cast<double>(p.total - p.images) / p.imagesPerSecond : -1;
        std::string line = std::to_string(p.images) + " of " + std::to_string(p.total) + " images  loss " + number(p.loss, 3) +
                           "  accuracy " + percent(p.trainAccuracy);
        if (p.validationAccuracy >= 0)
            line += "  validation " + percent(p.validationAccuracy);
        line += "  " + number(p.imagesPerSecond, 0) + "/s  " + formatDuration(left) + " left";
        std::fprintf(stderr, m_terminal ? "\r\033[K%s" : "%s\n", line.c_str());
        std::fflush(stderr);
    }

private:
    bool m_terminal = ::isatty(STDERR_FILENO) == 1;
    Stopwatch m_watch;
    double m_next = 0;
};

/// Runs `train(options)`, with a checkpoint beside `output` where none is named, and saves its model there; a stopped training says how
/// to go on.
template <class Train>
nn::ModelFile trainAndSave(nn::TrainingOptions options, const std::filesystem::path& output, JobMonitor& job, Train train)
{
    if (options.checkpoint.empty())
        options.checkpoint = output.string() + ".checkpoint";
    const auto progress = std::make_shared<ProgressLine>();
    options.onProgress = [progress](const nn::TrainingProgress& p) { (*progress)(p); };
    nn::ModelFile model;
    try {
        model = train(options);
    } catch (const Stopped&) {
        job.warn("Training was stopped; the same command goes on from " + options.checkpoint.string() + ".");
        throw;
    }
    nn::saveModel(output, model);
    std::error_code ignored; // a checkpoint that stays behind does no harm: it is refused or finished at once
    std::filesystem::remove(options.checkpoint, ignored);
    return model;
}

/// The same fields for every kind of model.
inline Json trainingJson(const nn::ModelFile& model, const std::filesystem::path& output, std::int64_t images, double seconds)
{
    return {{"output", output.string()}, {"name", model.name}, {"network", model.network}, {"classes", model.classes.size()},
            {"images", images},          {"seconds", seconds}, {"metrics", model.metrics}};
}

} // namespace kikuscope::cli
