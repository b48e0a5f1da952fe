// SPDX-License-Identifier: GPL-3.0-or-later
// Where and how much two maps of one scan disagree: figures that forgive a shifted boundary, and the regions of
// disagreement, those that matter most first.
#pragma once
#include "core/analysis/confusion_matrix.h"
#include "core/analysis/regions.h"
#include "core/jobs/job_monitor.h"

#include <span>

namespace kikuscope::analysis {

/// Pixels that are not compared: without a point, or still to be classified. The same in both maps.
inline constexpr std::uint16_t notCompared = 0xffff;

/// Two maps in one list of classes, so that equal numbers mean the same: the classes of the result, then what the
/// reference has beyond them.
struct ComparedMaps
{
    ScanGrid grid;
    std::vector<std::string> classes;             // [0] = not indexed / unknown
    std::vector<std::uint16_t> reference, result; // per pixel: a class, or notCompared
    std::vector<float> confidence;                // of the result, 0 ... 1; empty: 1 everywhere
};

/// Phase ids as they are in two maps of any kind. `state` (of the result) may be empty: all classified. Throws
/// Error(Inconsistent) unless there is an id per pixel.
ComparedMaps comparedMaps(const ScanGrid& grid, const MatchedLines& lines, std::span<const std::uint16_t> reference,
                          std::span<const std::uint16_t> result, std::span<const PixelState> state = {});
/// Throws Error(Inconsistent) where the grids differ in rows or columns.
ComparedMaps comparedMaps(const PhaseMap& result, const CrystalMap& reference, MatchBy by = MatchBy::Auto);

struct DisagreementOptions
{
    using IsSettings = void;
    int tolerance = 1;       // steps to neighbours (window of 2 tolerance + 1 on a square grid); 0: none
    bool silent = false;     // also list regions where one of the maps does not say
    int mostRegions = 10000; // listed at most

    template <class V> void visit(V& v)
    {
        v.field("tolerance", tolerance,
                {.min = 0, .max = 20, .unit = "px", .help = "How far a boundary may be shifted without being an error"});
        v.field("silent", silent, {.help = "Also regions that one map leaves unknown or not indexed"});
        v.field("most_regions", mostRegions, {.min = 0, .max = 1e7});
    }
};

/// One class in both maps. Pixels that the reference did not index count nowhere.
struct PhaseOverlap
{
    std::string name;
    std::int64_t reference = 0, result = 0, hits = 0;
    Estimate jaccard; // hits / (reference + result - hits)
    /// A pixel counts as right where the other map has the same class within the tolerance.
    Estimate tolerantPrecision, tolerantRecall;
    double tolerantF1 = 0; // their harmonic mean
};

/// Connected pixels with the same pair of classes that the tolerance does not excuse. A pixel is excused where, within
/// the tolerance, the result has the class of the reference and the reference has that of the result: that is what a
/// shifted boundary looks like, and never the inside of a wrong grain. Excused pixels do not connect regions either.
struct DisagreeingRegion
{
    std::uint32_t id = 0; // in Disagreement::regionOf
    int reference = 0, result = 0; // classes
    std::int64_t pixels = 0;
    std::int64_t firstRow = 0, lastRow = 0, firstCol = 0, lastCol = 0;
    std::int64_t pixel = 0;    // of the region, nearest to its centroid
    double meanConfidence = 0; // of the result
    double score = 0;          // pixels x meanConfidence
};

struct Disagreement
{
    DisagreementOptions options;
    std::vector<std::string> classes;
    std::int64_t pixels = 0, bothIndexed = 0, agree = 0;
    std::int64_t excused = 0; // of those indexed in both that disagree
    Estimate agreement, tolerantAgreement, kappa; // over bothIndexed; excused pixels agree in the second
    std::vector<PhaseOverlap> phases;             // that occur in one of the maps
    std::int64_t regionCount = 0;                 // in all
    std::vector<DisagreeingRegion> regions;       // by falling score, then in scan order
    std::vector<std::uint32_t> regionOf;          // per pixel: DisagreeingRegion::id, or noRegion

    std::vector<std::int64_t> pixelsOf(const ScanGrid& grid, const DisagreeingRegion& region) const;
};

/// Throws Error(BadSetting) for options out of range.
Disagreement disagreement(const ComparedMaps& maps, const DisagreementOptions& options, JobMonitor& job);
/// With the first `regions` of the list.
Json toJson(const Disagreement& disagreement, const ScanGrid& grid, std::size_t regions);

} // namespace kikuscope::analysis
