// SPDX-License-Identifier: GPL-3.0-or-later
// Variance of the area: DeLong, DeLong & Clarke-Pearson, Biometrics 44 (1988) 837, by midranks (Sun & Xu,
// IEEE Signal Process. Lett. 21 (2014) 1389), on the logit scale so that the interval stays within 0 ... 1.
// That variance is 0 where all pairs are ordered alike; there the score interval, method 5 of Newcombe, Stat.
// Med. 25 (2006) 559, is used.
#include "core/analysis/open_set.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace kikuscope::analysis {

namespace {

void checkScores(std::span<const double> scores)
{
    if (std::any_of(scores.begin(), scores.end(), [](double s) { return std::isnan(s); }))
        throw Error(ErrorKind::Inconsistent, "A score is not a number, so that it cannot be ranked.");
}

/// Ranks from 1; equal values share their mean rank.
std::vector<double> midranks(std::span<const double> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size());
    for (std::size_t first = 0; first < order.size();) {
        std::size_t last = first;
        while (last + 1 < order.size() && values[order[last + 1]] == values[order[first]])
            ++last;
        for (std::size_t i = first; i <= last; ++i)
            ranks[order[i]] = static_cast<double>(first + last) / 2 + 1;
        first = last + 1;
    }
    return ranks;
}

/// Variance of the mean of what is given.
double varianceOfMean(std::span<const double> values)
{
    if (values.size() < 2)
        return 0;
    const double n = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.) / n;
    double squares = 0;
    for (const double v : values)
        squares += (v - mean) * (v - mean);
    return squares / (n - 1) / n;
}

/// Solves |theta - area| = z sigma(theta) between `area` and `end` by halving.
double scoreLimit(double area, double end, double known, double unknown)
{
    const double n = (known + unknown) / 2 - 1;
    const auto reached = [&](double theta) {
        const double variance = theta * (1 - theta) *
                                (1 + n * (1 - theta) / (2 - theta) + n * theta / (1 + theta)) /
                                (known * unknown);
        return std::abs(theta - area) < z95 * std::sqrt(variance);
    };
    double inside = area, outside = end;
    if (area == end)
        return end;
    // at the very edge sigma vanishes together with the distance; start just off it
    inside += (end - area) * 1e-12;
    for (int i = 0; i < 100; ++i) {
        const double middle = (inside + outside) / 2;
        (reached(middle) ? inside : outside) = middle;
    }
    return inside;
}

Estimate scoreInterval(double area, double known, double unknown)
{
    return {area, scoreLimit(area, 0, known, unknown), scoreLimit(area, 1, known, unknown)};
}

Estimate logitInterval(double area, double variance)
{
    const double logit = std::log(area / (1 - area));
    const double half = z95 * std::sqrt(variance) / (area * (1 - area));
    const auto inverse = [](double x) { return 1 / (1 + std::exp(-x)); };
    return {area, inverse(logit - half), inverse(logit + half)};
}

} // namespace

Estimate areaUnderRoc(std::span<const double> known, std::span<const double> unknown)
{
    checkScores(known);
    checkScores(unknown);
    if (known.empty() || unknown.empty())
        return {0.5, 0, 1};
    std::vector<double> all(known.begin(), known.end());
    all.insert(all.end(), unknown.begin(), unknown.end());
    const auto among = midranks(all), amongKnown = midranks(known), amongUnknown = midranks(unknown);
    const double m = static_cast<double>(known.size()), n = static_cast<double>(unknown.size());
    std::vector<double> below(known.size()), above(unknown.size()); // share of the other side, per pattern
    for (std::size_t i = 0; i < known.size(); ++i)
        below[i] = (among[i] - amongKnown[i]) / n;
    for (std::size_t j = 0; j < unknown.size(); ++j)
        above[j] = 1 - (among[known.size() + j] - amongUnknown[j]) / m;
    const double area = std::accumulate(below.begin(), below.end(), 0.) / m;
    const double variance = varianceOfMean(below) + varianceOfMean(above);
    return area > 0 && area < 1 && variance > 0 ? logitInterval(area, variance) : scoreInterval(area, m, n);
}

FalseAccepts falseAccepts(std::span<const double> known, std::span<const double> unknown, double acceptance)
{
    checkScores(known);
    checkScores(unknown);
    if (known.empty())
        throw Error(ErrorKind::Inconsistent,
                    "Without patterns of known classes there is no threshold to accept them by.");
    if (!(acceptance > 0 && acceptance <= 1))
        throw Error(ErrorKind::BadSetting, "The accepted share must lie above 0 and not above 1.");
    std::vector<double> falling(known.begin(), known.end());
    std::sort(falling.begin(), falling.end(), std::greater<>());
    // 0.9 * 10 patterns are 9, whatever the last bit of the product says
    const auto needed =
        static_cast<std::size_t>(std::ceil(acceptance * static_cast<double>(falling.size()) - 1e-9));
    const double threshold = falling[std::clamp<std::size_t>(needed, 1, falling.size()) - 1];
    const auto passing = [&](std::span<const double> scores) {
        return std::count_if(scores.begin(), scores.end(), [&](double s) { return s >= threshold; });
    };
    return {threshold, static_cast<double>(passing(known)) / static_cast<double>(known.size()),
            proportion(passing(unknown), static_cast<std::int64_t>(unknown.size()))};
}

} // namespace kikuscope::analysis
