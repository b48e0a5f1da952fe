// SPDX-License-Identifier: GPL-3.0-or-later
// How far a training is, on stderr.
#pragma once
#include "app/cli/output.h"
#include "app/cli/stopwatch.h"

#include "core/nn/train.h"

#include <cstdio>
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

} // namespace kikuscope::cli
