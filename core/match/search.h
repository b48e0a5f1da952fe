// SPDX-License-Identifier: GPL-3.0-or-later
// The best templates of every candidate for many patterns at once: one blocked matrix product that keeps only
// the tops.
#pragma once
#include "core/match/dictionary.h"

namespace kikuscope::match {

struct Hit
{
    float score = -1;        // normalised cross-correlation, -1 ... 1
    std::int32_t index = -1; // template of the candidate; -1: none
};

/// The best `keep` templates per pattern and candidate, falling score.
class Hits
{
public:
    Hits(std::int64_t patterns, int candidates, int keep);
    int keep() const { return m_keep; }
    Hit* of(std::int64_t pattern, int candidate)
    {
        return m_hits.data() + (pattern * m_candidates + candidate) * m_keep;
    }
    const Hit* of(std::int64_t pattern, int candidate) const
    {
        return m_hits.data() + (pattern * m_candidates + candidate) * m_keep;
    }

private:
    int m_candidates, m_keep;
    std::vector<Hit> m_hits;
};

/// `prepared`: count patterns of dictionary.view(). The result does not depend on the number of threads.
Hits search(const Dictionary& dictionary, const float* prepared, std::int64_t count, int keep, int threads,
            JobMonitor& job);

} // namespace kikuscope::match
