// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the maps say of a selection: area fractions, confidence, pooled probabilities, scalars, and
// profiles along a line.
#pragma once
#include "core/analysis/selection_statistics.h"
#include "ui/session/session.h"

#include <optional>
#include <string>
#include <vector>

namespace kikuscope::ui {

struct ScalarSummary
{
    std::string name, unit;
    analysis::Moments moments;
};

struct SelectionReport
{
    std::int64_t pixels = 0;
    std::optional<analysis::Shares> result, reference; // by the ids of each map
    std::optional<analysis::ResultStatistics> statistics;
    std::vector<ScalarSummary> scalars;
};

/// Regions are grains where the reference has orientations. Maps may be null; they must not grow meanwhile.
SelectionReport reportOn(const PixelSelection& selection, const std::shared_ptr<const PhaseMap>& result,
                         const std::shared_ptr<const CrystalMap>& reference);

/// One phase as it is shown, with the shares of all phases merged into it.
struct ShownShare
{
    std::string key; // empty: not indexed
    QString name;
    Rgba colour;
    std::optional<analysis::AreaShare> result, reference;
};
/// Phases that are in the selection, the largest first, not indexed last.
std::vector<ShownShare> shownShares(const SelectionReport& report, const Session& session);

/// quantity,of,value,low_95,high_95,low_95_regions,high_95_regions,pixels,sd
std::string csvOf(const SelectionReport& report, const PixelSelection& selection, const Session& session);

/// A quantity along selection.line.
struct LineProfile
{
    std::vector<double> distanceUm, value; // from the first pixel; NaN: no value
};
/// Ids as of map layers: "confidence", "entropy", "scalar:<name>". Empty where the session has no such
/// quantity.
LineProfile profileOf(const Session& session, const PixelSelection& selection, const QString& quantity);

/// Shannon entropy (bits) of the three stored probabilities and of the rest as one.
double entropyOf(const PhaseMap& map, std::int64_t pixel);

} // namespace kikuscope::ui
