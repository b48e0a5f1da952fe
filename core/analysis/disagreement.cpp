// SPDX-License-Identifier: GPL-3.0-or-later
// F1 with a tolerance at boundaries: Csurka et al., Proc. BMVC (2013), here over all pixels instead of boundary ones.
#include "core/analysis/disagreement.h"

#include "core/analysis/neighbours.h"
#include "core/base/error.h"

#include <algorithm>

namespace kikuscope::analysis {
namespace {

constexpr std::int64_t rowsPerCheckpoint = 64;

/// What is counted of one class.
struct Tally
{
    std::int64_t reference = 0, result = 0, hits = 0, found = 0, confirmed = 0; // the last two within the tolerance
};

struct Counts
{
    std::vector<Tally> tallies;
    ClassCounts indexed; // pixels indexed in both maps, classes without "unknown"
    std::int64_t pixels = 0, excused = 0;
    std::vector<std::uint32_t> pairs; // per pixel: reference x classes + result of what is not excused, or noLabel
};

/// One pixel with different classes: is each of them near in the other map?
struct Nearby
{
    bool inResult = false, inReference = false;
};
Nearby nearby(const ComparedMaps& maps, std::int64_t row, std::int64_t col, int tolerance)
{
    const auto i = static_cast<std::size_t>(maps.grid.index(row, col));
    const auto holds = [&](const std::vector<std::uint16_t>& map, std::uint16_t wanted) {
        return anyWithin(maps.grid, row, col, tolerance,
                         [&](std::int64_t p) { return map[static_cast<std::size_t>(p)] == wanted; });
    };
    return {holds(maps.result, maps.reference[i]), holds(maps.reference, maps.result[i])};
}

void countPixel(const ComparedMaps& maps, std::int64_t row, std::int64_t col, const DisagreementOptions& options,
                Counts& counts)
{
    const auto i = static_cast<std::size_t>(maps.grid.index(row, col));
    const std::size_t theirs = maps.reference[i], ours = maps.result[i], classes = maps.classes.size();
    ++counts.pixels;
    if (theirs > 0) {
        ++counts.tallies[theirs].reference;
        ++counts.tallies[ours].result;
        if (ours > 0)
            ++counts.indexed.counts[(theirs - 1) * (classes - 1) + ours - 1];
    }
    if (theirs == ours) {
        Tally& tally = counts.tallies[theirs];
        ++tally.hits;
        ++tally.found;
        ++tally.confirmed;
        return;
    }
    const Nearby near = nearby(maps, row, col, options.tolerance);
    if (theirs > 0) {
        counts.tallies[theirs].found += near.inResult;
        counts.tallies[ours].confirmed += near.inReference;
    }
    const bool excused = options.tolerance > 0 && near.inResult && near.inReference;
    const bool bothIndexed = theirs > 0 && ours > 0;
    counts.excused += excused && bothIndexed;
    if (!excused && (bothIndexed || options.silent))
        counts.pairs[i] = static_cast<std::uint32_t>(theirs * classes + ours);
}

Counts countAll(const ComparedMaps& maps, const DisagreementOptions& options, JobMonitor& job)
{
    const std::size_t classes = maps.classes.size();
    Counts counts;
    counts.tallies.resize(classes);
    counts.indexed = {static_cast<int>(classes) - 1, std::vector<std::int64_t>((classes - 1) * (classes - 1))};
    counts.pairs.assign(maps.reference.size(), noLabel);
    for (std::int64_t row = 0; row < maps.grid.rows; ++row) {
        if (row % rowsPerCheckpoint == 0)
            job.checkpoint(row, maps.grid.rows);
        for (std::int64_t col = 0; col < maps.grid.colsInRow(row); ++col)
            if (maps.reference[static_cast<std::size_t>(maps.grid.index(row, col))] != notCompared)
                countPixel(maps, row, col, options, counts);
    }
    return counts;
}

std::vector<PhaseOverlap> overlapsOf(const std::vector<std::string>& classes, const std::vector<Tally>& tallies)
{
    std::vector<PhaseOverlap> overlaps;
    for (std::size_t c = 1; c < classes.size(); ++c) {
        const Tally& t = tallies[c];
        if (t.reference + t.result == 0)
            continue;
        PhaseOverlap o{classes[c], t.reference, t.result, t.hits, {}, {}, {}, 0};
        o.jaccard = proportion(t.hits, t.reference + t.result - t.hits);
        o.tolerantPrecision = proportion(t.confirmed, t.result);
        o.tolerantRecall = proportion(t.found, t.reference);
        if (const double sum = o.tolerantPrecision.value + o.tolerantRecall.value; sum > 0)
            o.tolerantF1 = 2 * o.tolerantPrecision.value * o.tolerantRecall.value / sum;
        overlaps.push_back(std::move(o));
    }
    return overlaps;
}

std::vector<DisagreeingRegion> rankedRegions(const ComparedMaps& maps, const Regions& found, std::size_t most)
{
    std::vector<double> confidence(found.regions.size(), 0.);
    for (std::size_t i = 0; i < found.regionOf.size() && !maps.confidence.empty(); ++i)
        if (found.regionOf[i] != noRegion)
            confidence[found.regionOf[i]] += static_cast<double>(maps.confidence[i]);
    const auto classes = static_cast<std::uint32_t>(maps.classes.size());
    std::vector<DisagreeingRegion> ranked;
    ranked.reserve(found.regions.size());
    for (std::size_t r = 0; r < found.regions.size(); ++r) {
        const Region& region = found.regions[r];
        const double score = maps.confidence.empty() ? static_cast<double>(region.pixels) : confidence[r];
        ranked.push_back({static_cast<std::uint32_t>(r), static_cast<int>(region.label / classes),
                          static_cast<int>(region.label % classes), region.pixels, region.firstRow, region.lastRow,
                          region.firstCol, region.lastCol, region.pixel, score / static_cast<double>(region.pixels),
                          score});
    }
    const auto kept = ranked.begin() + static_cast<std::ptrdiff_t>(std::min(most, ranked.size()));
    std::partial_sort(ranked.begin(), kept, ranked.end(), [](const auto& a, const auto& b) {
        return a.score != b.score ? a.score > b.score : a.id < b.id;
    });
    ranked.erase(kept, ranked.end());
    return ranked;
}

Json intervalJson(const Estimate& e) { return Json::array({e.low, e.high}); }

} // namespace

ComparedMaps comparedMaps(const ScanGrid& grid, const MatchedLines& lines, std::span<const std::uint16_t> reference,
                          std::span<const std::uint16_t> result, std::span<const PixelState> state)
{
    const auto size = static_cast<std::size_t>(grid.size());
    if (reference.size() != size || result.size() != size || (!state.empty() && state.size() != size))
        throw Error(ErrorKind::Inconsistent,
                    "The maps cannot be compared: one of them has no phase for every pixel.");
    ComparedMaps maps{grid, lines.result, {}, {}, {}};
    std::vector<int> classOf(lines.matchOf.size(), 0); // by row of the reference
    for (std::size_t row = 1; row < classOf.size(); ++row) {
        classOf[row] = lines.matchOf[row] > 0 ? lines.matchOf[row] : static_cast<int>(maps.classes.size());
        if (lines.matchOf[row] == 0)
            maps.classes.push_back(lines.reference[row]);
    }
    std::vector<std::uint16_t> ofReference, ofResult(lines.columnOf.begin(), lines.columnOf.end());
    for (const int row : lines.rowOf)
        ofReference.push_back(static_cast<std::uint16_t>(classOf[static_cast<std::size_t>(row)]));
    const auto lookUp = [](const std::vector<std::uint16_t>& classes, std::uint16_t id) {
        return id < classes.size() ? classes[id] : std::uint16_t{0};
    };
    maps.reference.assign(size, notCompared);
    maps.result.assign(size, notCompared);
    for (std::int64_t row = 0; row < grid.rows; ++row)
        for (std::int64_t col = 0; col < grid.colsInRow(row); ++col) {
            const auto i = static_cast<std::size_t>(grid.index(row, col));
            if (!state.empty() && state[i] == PixelState::Pending)
                continue;
            maps.reference[i] = lookUp(ofReference, reference[i]);
            maps.result[i] = lookUp(ofResult, result[i]);
        }
    return maps;
}

ComparedMaps comparedMaps(const PhaseMap& result, const CrystalMap& reference, MatchBy by)
{
    if (result.grid.rows != reference.grid.rows || result.grid.cols != reference.grid.cols)
        throw Error(ErrorKind::Inconsistent, "The maps cannot be compared: " + result.name + " and " +
                                                 reference.name + " differ in size; choose two maps of the same scan.");
    ComparedMaps maps = comparedMaps(result.grid, matchPhases(reference.phases, result.phases, by), reference.phaseId,
                                     result.phaseId, result.state);
    maps.confidence.reserve(result.topProbability.size());
    for (const auto& best : result.topProbability)
        maps.confidence.push_back(best[0]);
    return maps;
}

std::vector<std::int64_t> Disagreement::pixelsOf(const ScanGrid& grid, const DisagreeingRegion& region) const
{
    std::vector<std::int64_t> found;
    found.reserve(static_cast<std::size_t>(region.pixels));
    for (std::int64_t row = region.firstRow; row <= region.lastRow; ++row)
        for (std::int64_t col = region.firstCol; col <= region.lastCol; ++col)
            if (const std::int64_t i = grid.index(row, col); regionOf[static_cast<std::size_t>(i)] == region.id)
                found.push_back(i);
    return found;
}

Disagreement disagreement(const ComparedMaps& maps, const DisagreementOptions& options, JobMonitor& job)
{
    checkSettings(options);
    const Counts counts = countAll(maps, options, job);
    Disagreement d;
    d.options = options;
    d.classes = maps.classes;
    d.pixels = counts.pixels;
    d.bothIndexed = counts.indexed.total();
    d.agree = counts.indexed.hits();
    d.excused = counts.excused;
    d.agreement = accuracy(counts.indexed);
    d.tolerantAgreement = proportion(d.agree + d.excused, d.bothIndexed);
    d.kappa = cohensKappa(counts.indexed);
    d.phases = overlapsOf(maps.classes, counts.tallies);
    Regions found = connectedRegions(maps.grid, std::span<const std::uint32_t>(counts.pairs));
    d.regionCount = static_cast<std::int64_t>(found.regions.size());
    d.regions = rankedRegions(maps, found, static_cast<std::size_t>(options.mostRegions));
    d.regionOf = std::move(found.regionOf);
    job.checkpoint(maps.grid.rows, maps.grid.rows);
    return d;
}

Json toJson(const Disagreement& d, const ScanGrid& grid, std::size_t regions)
{
    Json phases = Json::array(), list = Json::array();
    for (const PhaseOverlap& p : d.phases)
        phases.push_back({{"name", p.name},
                          {"reference_pixels", p.reference},
                          {"result_pixels", p.result},
                          {"jaccard", p.jaccard.value},
                          {"jaccard_95", intervalJson(p.jaccard)},
                          {"boundary_precision", p.tolerantPrecision.value},
                          {"boundary_precision_95", intervalJson(p.tolerantPrecision)},
                          {"boundary_recall", p.tolerantRecall.value},
                          {"boundary_recall_95", intervalJson(p.tolerantRecall)},
                          {"boundary_f1", p.tolerantF1}});
    for (std::size_t k = 0; k < std::min(regions, d.regions.size()); ++k) {
        const DisagreeingRegion& r = d.regions[k];
        list.push_back({{"rank", k + 1},
                        {"reference", d.classes[static_cast<std::size_t>(r.reference)]},
                        {"result", d.classes[static_cast<std::size_t>(r.result)]},
                        {"pixels", r.pixels},
                        {"mean_confidence", r.meanConfidence},
                        {"score", r.score},
                        {"row", grid.row(r.pixel)},
                        {"col", grid.col(r.pixel)},
                        {"rows", {r.firstRow, r.lastRow}},
                        {"cols", {r.firstCol, r.lastCol}}});
    }
    Json json = Json::object();
    json["tolerance"] = d.options.tolerance;
    json["agreement"] = d.agreement.value;
    json["agreement_95"] = intervalJson(d.agreement);
    json["excused"] = d.excused;
    json["tolerant_agreement"] = d.tolerantAgreement.value;
    json["tolerant_agreement_95"] = intervalJson(d.tolerantAgreement);
    json["phases"] = std::move(phases);
    json["region_count"] = d.regionCount;
    json["regions"] = std::move(list);
    return json;
}

} // namespace kikuscope::analysis
