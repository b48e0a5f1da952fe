// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/gallery_order.h"

#include "core/analysis/selection_shapes.h"
#include "ui/session/selection_report.h"

#include <algorithm>
#include <limits>

namespace kikuscope::ui {
namespace {

/// 0: both name different phases, 1: only one names a phase, 2: they agree or neither does.
int agreementRank(const PhaseMap& result, const CrystalMap& reference, const std::vector<int>& matches,
                  std::size_t i)
{
    const int ours = result.phaseId[i];
    const std::size_t theirs = reference.phaseId[i];
    if ((ours == 0) != (theirs == 0))
        return 1;
    return ours == 0 || (theirs < matches.size() && matches[theirs] == ours) ? 2 : 0;
}

} // namespace

std::vector<std::int64_t> orderedPixels(const PixelSelection& selection,
                                        const std::shared_ptr<const PhaseMap>& result,
                                        const std::shared_ptr<const CrystalMap>& reference,
                                        const std::vector<int>& matches, GalleryOrder order)
{
    std::vector<std::int64_t> pixels = analysis::pixelsOf(*selection.mask);
    if (!result || order == GalleryOrder::Map)
        return pixels;
    const bool comparable = reference && reference->phaseId.size() == result->phaseId.size();
    std::vector<double> rank(pixels.size()); // small first
    for (std::size_t k = 0; k < pixels.size(); ++k) {
        const auto i = static_cast<std::size_t>(pixels[k]);
        if (result->state[i] != PixelState::Classified) {
            rank[k] = std::numeric_limits<double>::infinity();
            continue;
        }
        const auto confidence = static_cast<double>(result->confidence(pixels[k]));
        rank[k] = order == GalleryOrder::Confidence ? confidence
                  : order == GalleryOrder::Entropy  ? -entropyOf(*result, pixels[k])
                  : comparable ? 2 * agreementRank(*result, *reference, matches, i) - confidence
                               : -confidence;
    }
    std::vector<std::size_t> at(pixels.size());
    for (std::size_t k = 0; k < at.size(); ++k)
        at[k] = k;
    std::ranges::stable_sort(at, {}, [&](std::size_t k) { return rank[k]; });
    std::vector<std::int64_t> sorted;
    sorted.reserve(pixels.size());
    for (const std::size_t k : at)
        sorted.push_back(pixels[k]);
    return sorted;
}

} // namespace kikuscope::ui
