// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/search.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <mutex>

namespace kikuscope::match {
namespace {

constexpr std::int64_t slicePanels = 512; // panels of one task; the unit of progress and of stopping
constexpr std::int64_t cachePanels = 8;   // panels that stay in the fast cache while all patterns pass

struct Slice
{
    int candidate;
    std::int64_t firstPanel, endPanel;
};

/// Equal scores: the first template wins, whatever the order of the threads.
bool better(const Hit& a, const Hit& b) { return a.score != b.score ? a.score > b.score : a.index < b.index; }

void insert(Hit* hits, int keep, const Hit& hit)
{
    if (!better(hit, hits[keep - 1]))
        return;
    int k = keep - 1;
    for (; k > 0 && better(hit, hits[k - 1]); --k)
        hits[k] = hits[k - 1];
    hits[k] = hit;
}

void searchSlice(const PackedMatrix& templates, const Slice& slice, const std::vector<float>& packed,
                 std::int64_t count, Hits& hits)
{
    static const ProductKernel kernel = bestProductKernel();
    const int length = templates.length(), keep = hits.keep();
    float scores[kernelRows * kernelColumns];
    for (std::int64_t from = slice.firstPanel; from < slice.endPanel; from += cachePanels)
        for (std::int64_t first = 0; first < count; first += kernelRows) {
            const float* rows = packed.data() + first * length;
            const int n = static_cast<int>(std::min<std::int64_t>(kernelRows, count - first));
            for (std::int64_t p = from; p < std::min(from + cachePanels, slice.endPanel); ++p) {
                kernel(rows, templates.panel(p), length, scores);
                for (int r = 0; r < n; ++r) {
                    Hit* best = hits.of(first + r, 0);
                    const float* s = scores + r * kernelColumns;
                    const float least = best[keep - 1].score;
                    bool any = false;
                    for (int c = 0; c < kernelColumns; ++c)
                        any |= s[c] > least;
                    for (int c = 0; any && c < kernelColumns; ++c)
                        if (const std::int64_t index = p * kernelColumns + c;
                            s[c] > best[keep - 1].score && index < templates.vectors())
                            insert(best, keep, {s[c], static_cast<std::int32_t>(index)});
                }
            }
        }
}

std::vector<Slice> slicesOf(const Dictionary& dictionary)
{
    std::vector<Slice> slices;
    for (int c = 0; c < dictionary.phases(); ++c)
        for (std::int64_t first = 0; first < dictionary.templates(c).panels(); first += slicePanels)
            slices.push_back({c, first, std::min(first + slicePanels, dictionary.templates(c).panels())});
    return slices;
}

} // namespace

Hits::Hits(std::int64_t patterns, int candidates, int keep)
    : m_candidates(candidates), m_keep(keep),
      m_hits(static_cast<std::size_t>(patterns) * static_cast<std::size_t>(candidates) *
             static_cast<std::size_t>(keep))
{
}

Hits search(const Dictionary& dictionary, const float* prepared, std::int64_t count, int keep, int threads,
            JobMonitor& job)
{
    const std::vector<float> rows = dictionary.compress(prepared, count);
    const int length = dictionary.templates(0).length();
    std::vector<float> packed(
        static_cast<std::size_t>((count + kernelRows - 1) / kernelRows * kernelRows * length));
    for (std::int64_t first = 0; first < count; first += kernelRows)
        packRows(rows.data() + first * length,
                 static_cast<int>(std::min<std::int64_t>(kernelRows, count - first)), length,
                 packed.data() + first * length);

    Hits hits(count, dictionary.phases(), keep);
    const std::vector<Slice> slices = slicesOf(dictionary);
    std::mutex mutex;
    std::atomic<std::int64_t> done{0};
    parallelFor(static_cast<std::int64_t>(slices.size()), threads, [&](std::int64_t i) {
        const Slice& slice = slices[static_cast<std::size_t>(i)];
        Hits found(count, 1, keep);
        searchSlice(dictionary.templates(slice.candidate), slice, packed, count, found);
        {
            const std::lock_guard lock(mutex);
            for (std::int64_t p = 0; p < count; ++p)
                for (int k = 0; k < keep && found.of(p, 0)[k].index >= 0; ++k)
                    insert(hits.of(p, slice.candidate), keep, found.of(p, 0)[k]);
        }
        job.checkpoint(++done, static_cast<std::int64_t>(slices.size()));
    });
    return hits;
}

} // namespace kikuscope::match
