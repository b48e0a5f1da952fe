// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cleanup.h"

#include "core/analysis/neighbours.h"
#include "core/analysis/regions.h"
#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/base/version.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kikuscope::analysis {
namespace {

constexpr double leastProbability = 1e-6;
constexpr std::int64_t rowsPerCheckpoint = 64;

using Labels = std::vector<std::uint16_t>;

/// What a step reads besides the labels.
struct Context
{
    const PhaseMap& map;
    const CleanupSteps& settings;
    std::span<const std::uint32_t> grains;
    JobMonitor& job;

    bool classified(std::size_t i) const { return map.state[i] == PixelState::Classified; }
    bool votes(std::size_t i, std::uint16_t label) const
    {
        return classified(i) && (label > 0 || settings.unknown == "class");
    }
    bool mayChange(std::size_t i, std::uint16_t label) const
    {
        return classified(i) && (label > 0 || settings.unknown != "keep");
    }
};

void minConfidence(const Context& c, Labels& labels)
{
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (c.classified(i) && static_cast<double>(c.map.topProbability[i][0]) < c.settings.minConfidence)
            labels[i] = 0;
}

/// Votes of a handful of pixels.
class Ballot
{
public:
    void add(std::uint16_t label)
    {
        for (std::size_t k = 0; k < m_count; ++k)
            if (m_labels[k] == label) {
                ++m_votes[k];
                return;
            }
        m_labels[m_count] = label;
        m_votes[m_count++] = 1;
    }
    /// The label with more votes than any other, `otherwise` where there is none.
    std::uint16_t winner(std::uint16_t otherwise) const
    {
        int best = 0;
        bool tied = false;
        std::uint16_t label = otherwise;
        for (std::size_t k = 0; k < m_count; ++k) {
            tied = m_votes[k] == best || (tied && m_votes[k] < best);
            if (m_votes[k] > best) {
                best = m_votes[k];
                label = m_labels[k];
            }
        }
        return tied ? otherwise : label;
    }

private:
    std::array<std::uint16_t, 9> m_labels{};
    std::array<int, 9> m_votes{};
    std::size_t m_count = 0;
};

void majorityPass(const Context& c, const Labels& before, Labels& after)
{
    const ScanGrid& grid = c.map.grid;
    for (std::int64_t row = 0; row < grid.rows; ++row) {
        if (row % rowsPerCheckpoint == 0)
            c.job.checkpoint(row, grid.rows);
        for (std::int64_t col = 0; col < grid.colsInRow(row); ++col) {
            const auto i = static_cast<std::size_t>(grid.index(row, col));
            if (!c.mayChange(i, before[i]))
                continue;
            bool uniform = true;
            Ballot ballot;
            if (c.votes(i, before[i]))
                ballot.add(before[i]);
            forEachNeighbour(grid, row, col, Touching::SidesAndCorners, [&](std::int64_t neighbour) {
                const auto n = static_cast<std::size_t>(neighbour);
                uniform &= before[n] == before[i];
                if (c.votes(n, before[n]))
                    ballot.add(before[n]);
            });
            if (!uniform)
                after[i] = ballot.winner(before[i]);
        }
    }
}

void majority(const Context& c, Labels& labels)
{
    Labels before;
    for (int pass = 0; pass < c.settings.majorityPasses; ++pass) {
        before = labels;
        majorityPass(c, before, labels);
        if (before == labels)
            return;
    }
}

/// Labels for connectedRegions(): pixels that take no part belong to no region.
std::vector<std::uint32_t> regionLabels(const Context& c, const Labels& labels)
{
    std::vector<std::uint32_t> wide(labels.size(), noLabel);
    for (std::size_t i = 0; i < labels.size(); ++i)
        if (c.classified(i))
            wide[i] = labels[i];
    return wide;
}

/// The label that most of the border of a region touches outside small regions; its own where there is none.
std::uint16_t labelAround(const Context& c, const Labels& labels, const Regions& found, std::uint32_t region,
                          const std::vector<std::int64_t>& pixels)
{
    const ScanGrid& grid = c.map.grid;
    std::vector<std::pair<std::uint16_t, std::int64_t>> contacts;
    for (const std::int64_t pixel : pixels)
        forEachNeighbour(grid, grid.row(pixel), grid.col(pixel), Touching::Sides, [&](std::int64_t neighbour) {
            const auto n = static_cast<std::size_t>(neighbour);
            const std::uint32_t other = found.regionOf[n];
            if (other == region || other == noRegion || !c.votes(n, labels[n]) ||
                found.regions[other].pixels < c.settings.minGrainPixels)
                return;
            const auto known = std::find_if(contacts.begin(), contacts.end(),
                                            [&](const auto& contact) { return contact.first == labels[n]; });
            if (known == contacts.end())
                contacts.emplace_back(labels[n], 1);
            else
                ++known->second;
        });
    const auto most = std::max_element(contacts.begin(), contacts.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second < b.second : a.first > b.first;
    });
    return most == contacts.end() ? static_cast<std::uint16_t>(found.regions[region].label) : most->first;
}

/// One layer of small regions; false where nothing changed.
bool absorbLayer(const Context& c, Labels& labels)
{
    const std::vector<std::uint32_t> wide = regionLabels(c, labels);
    const Regions found = connectedRegions(c.map.grid, std::span<const std::uint32_t>(wide));
    Labels after = labels;
    for (std::uint32_t r = 0; r < found.regions.size(); ++r) {
        const auto own = static_cast<std::uint16_t>(found.regions[r].label);
        if (found.regions[r].pixels >= c.settings.minGrainPixels || (own == 0 && c.settings.unknown == "keep"))
            continue;
        const std::vector<std::int64_t> pixels = found.pixelsOf(c.map.grid, r);
        const std::uint16_t label = labelAround(c, labels, found, r, pixels);
        for (const std::int64_t pixel : pixels)
            after[static_cast<std::size_t>(pixel)] = label;
    }
    const bool changed = after != labels;
    labels = std::move(after);
    return changed;
}

void absorb(const Context& c, Labels& labels)
{
    for (std::int64_t layer = 0; absorbLayer(c, labels); ++layer)
        c.job.checkpoint(layer, 0);
}

/// Sums of logarithms for the classes of one grain after the other.
class LogSums
{
public:
    explicit LogSums(int classes) : m_above(static_cast<std::size_t>(classes) + 1, 0.) {}

    void add(const std::array<std::uint16_t, 3>& id, const std::array<float, 3>& probability)
    {
        double left = 1;
        int named = 0;
        for (std::size_t k = 0; k < 3; ++k)
            if (id[k] > 0) {
                left -= static_cast<double>(probability[k]);
                ++named;
            }
        const int others = static_cast<int>(m_above.size()) - 1 - named;
        const double rest = std::log(std::max(leastProbability, others > 0 ? left / others : 0.));
        for (std::size_t k = 0; k < 3; ++k)
            if (id[k] > 0) {
                if (m_above[id[k]] == 0.)
                    m_touched.push_back(id[k]);
                m_above[id[k]] += std::log(std::max(leastProbability, static_cast<double>(probability[k]))) - rest;
            }
    }
    /// The class of the largest sum, of equal ones the first; 0 where nothing was added. Starts afresh.
    std::uint16_t takeBest()
    {
        std::uint16_t best = 0; // classes nobody named have 0 here: less than any that was among the best three
        for (const std::uint16_t id : m_touched)
            if (best == 0 || m_above[id] > m_above[best] || (m_above[id] >= m_above[best] && id < best))
                best = id;
        for (const std::uint16_t id : m_touched)
            m_above[id] = 0;
        m_touched.clear();
        return best;
    }

private:
    std::vector<double> m_above; // by class: sum of log p - log of the share of the classes not named
    std::vector<std::uint16_t> m_touched;
};

/// Pixels sorted by grain: those of grain g are pixels[first[g]] ... pixels[first[g + 1] - 1].
struct PixelsByGrain
{
    std::vector<std::size_t> first;
    std::vector<std::uint32_t> pixels;
};
PixelsByGrain sortedByGrain(const std::vector<std::uint32_t>& grainOf)
{
    PixelsByGrain sorted;
    std::uint32_t grains = 0;
    for (const std::uint32_t g : grainOf)
        if (g != noRegion)
            grains = std::max(grains, g + 1);
    sorted.first.assign(static_cast<std::size_t>(grains) + 1, 0);
    for (const std::uint32_t g : grainOf)
        if (g != noRegion)
            ++sorted.first[static_cast<std::size_t>(g) + 1];
    std::partial_sum(sorted.first.begin(), sorted.first.end(), sorted.first.begin());
    sorted.pixels.resize(sorted.first.back());
    std::vector<std::size_t> next(sorted.first.begin(), sorted.first.end() - 1);
    for (std::size_t i = 0; i < grainOf.size(); ++i)
        if (grainOf[i] != noRegion)
            sorted.pixels[next[grainOf[i]]++] = static_cast<std::uint32_t>(i);
    return sorted;
}

/// Grains that were given become regions, whatever numbers they bear.
std::vector<std::uint32_t> grainsGiven(const Context& c)
{
    std::vector<std::uint32_t> names(c.grains.begin(), c.grains.end());
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    std::vector<std::uint32_t> grainOf(c.grains.size(), noRegion);
    for (std::size_t i = 0; i < grainOf.size(); ++i)
        if (c.grains[i] > 0 && c.classified(i))
            grainOf[i] = static_cast<std::uint32_t>(std::lower_bound(names.begin(), names.end(), c.grains[i]) -
                                                    names.begin());
    return grainOf;
}

void pool(const Context& c, Labels& labels)
{
    std::vector<std::uint32_t> grainOf;
    if (c.grains.empty()) {
        const std::vector<std::uint32_t> wide = regionLabels(c, labels);
        grainOf = connectedRegions(c.map.grid, std::span<const std::uint32_t>(wide)).regionOf;
    } else {
        grainOf = grainsGiven(c);
    }
    const PixelsByGrain sorted = sortedByGrain(grainOf);
    LogSums sums(c.map.phases.size());
    for (std::size_t g = 0; g + 1 < sorted.first.size(); ++g) {
        const std::span members(sorted.pixels.data() + sorted.first[g], sorted.first[g + 1] - sorted.first[g]);
        const bool allUnknown =
            std::all_of(members.begin(), members.end(), [&](std::uint32_t i) { return labels[i] == 0; });
        if (allUnknown && c.settings.unknown != "fill")
            continue;
        for (const std::uint32_t i : members)
            sums.add(c.map.topId[i], c.map.topProbability[i]);
        if (const std::uint16_t best = sums.takeBest(); best > 0)
            for (const std::uint32_t i : members)
                labels[i] = best;
    }
}

struct StepRow
{
    const char* name;
    void (*run)(const Context&, Labels&);
};
constexpr StepRow stepTable[] = {
    {"min_confidence", minConfidence}, {"majority", majority}, {"absorb", absorb}, {"pool", pool}};

const StepRow& stepNamed(const std::string& name)
{
    for (const StepRow& row : stepTable)
        if (name == row.name)
            return row;
    throw Error(ErrorKind::BadSetting,
                "There is no clean-up step \"" + name + "\"; the steps are min_confidence, majority, absorb and pool.");
}

std::int64_t differences(const Labels& a, const Labels& b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), std::int64_t{0}, std::plus<>(),
                              [](std::uint16_t x, std::uint16_t y) { return std::int64_t{x != y}; });
}

const Labels& rawLabels(const PhaseMap& map) { return isCleaned(map) ? map.rawPhaseId : map.phaseId; }

void checkMap(const PhaseMap& map, std::span<const std::uint32_t> grains)
{
    const auto size = static_cast<std::size_t>(map.grid.size());
    if (rawLabels(map).size() != size || map.state.size() != size || map.topId.size() != size ||
        map.topProbability.size() != size)
        throw Error(ErrorKind::Inconsistent, "The map " + map.name + " has no answer for every pixel.");
    if (!grains.empty() && grains.size() != size)
        throw Error(ErrorKind::Inconsistent, "There are " + std::to_string(grains.size()) + " grain labels for " +
                                                 std::to_string(size) + " pixels; give one per pixel.");
    for (const auto& ids : map.topId)
        for (const std::uint16_t id : ids)
            if (id > map.phases.size())
                throw Error(ErrorKind::Inconsistent, "The map " + map.name + " names class " + std::to_string(id) +
                                                         ", but has only " + std::to_string(map.phases.size()) + ".");
}

template <class T> void addBytes(Sha256& hash, const std::vector<T>& values)
{
    hash.add(std::as_bytes(std::span(values)));
}

} // namespace

void checkSteps(const CleanupSteps& steps)
{
    checkSettings(steps, "clean_up");
    for (const std::string& name : steps.steps)
        stepNamed(name);
}

CleanedPhases cleanedPhases(const PhaseMap& map, const CleanupSteps& steps, JobMonitor& job,
                            std::span<const std::uint32_t> grains)
{
    checkSteps(steps);
    checkMap(map, grains);
    const Context context{map, steps, grains, job};
    CleanedPhases cleaned{rawLabels(map), {}, 0};
    for (const std::string& name : steps.steps) {
        const Labels before = cleaned.phaseId;
        job.stage("Clean up: " + name);
        stepNamed(name).run(context, cleaned.phaseId);
        cleaned.outcomes.push_back({name, differences(before, cleaned.phaseId)});
    }
    cleaned.changed = differences(rawLabels(map), cleaned.phaseId);
    return cleaned;
}

PhaseMap cleanUp(const PhaseMap& map, const CleanupSteps& steps, JobMonitor& job,
                 std::span<const std::uint32_t> grains)
{
    CleanedPhases cleaned = cleanedPhases(map, steps, job, grains);
    PhaseMap result = rawMap(map);
    const std::string hash = mapHash(result);
    Json changed = Json::array();
    for (const StepOutcome& outcome : cleaned.outcomes)
        changed.push_back({{"step", outcome.step}, {"changed_pixels", outcome.changed}});
    result.provenance["clean_up"] = {{"settings", toJson(steps)},
                                     {"changed", std::move(changed)},
                                     {"changed_pixels", cleaned.changed},
                                     {"grains_given", !grains.empty()},
                                     {"raw_sha256", hash},
                                     {"version", KIKUSCOPE_VERSION}};
    result.rawPhaseId = std::move(result.phaseId);
    result.phaseId = std::move(cleaned.phaseId);
    return result;
}

PhaseMap rawMap(const PhaseMap& map)
{
    PhaseMap raw = map;
    if (isCleaned(map)) {
        raw.phaseId = std::move(raw.rawPhaseId);
        raw.rawPhaseId.clear();
        raw.provenance.erase("clean_up");
    }
    return raw;
}

std::string mapHash(const PhaseMap& map)
{
    Sha256 hash;
    Json head = {{"rows", map.grid.rows},
                 {"cols", map.grid.cols},
                 {"hexagonal", map.grid.kind == GridKind::Hexagonal},
                 {"cols_shifted", map.grid.colsShifted},
                 {"step_um", {map.grid.stepXUm, map.grid.stepYUm}},
                 {"classes", Json::array()}};
    for (const Phase& phase : map.phases.phases)
        head["classes"].push_back(phase.name);
    hash.add(head.dump(-1, ' ', false, Json::error_handler_t::replace));
    addBytes(hash, map.state);
    addBytes(hash, map.phaseId);
    addBytes(hash, map.topId);
    addBytes(hash, map.topProbability);
    return hash.hex();
}

} // namespace kikuscope::analysis
