// SPDX-License-Identifier: GPL-3.0-or-later
// Calibration error: Guo et al., Proc. ICML 70 (2017) 1321. Interval of a mean of proportions: Price & Bonett,
// Comput. Stat. Data Anal. 45 (2004) 449. Kappa: Cohen, Educ. Psychol. Meas. 20 (1960) 37; its variance: Fleiss, Cohen &
// Everitt, Psychol. Bull. 72 (1969) 323.
#include "core/analysis/classification_score.h"

#include "core/base/error.h"
#include "core/base/rng.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numeric>

namespace kikuscope::analysis {

namespace {

[[noreturn]] void failInconsistent(const std::string& what) { throw Error(ErrorKind::Inconsistent, what); }

double ratio(std::int64_t part, std::int64_t whole)
{
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

/// Patterns of every material, in the order of the answers.
std::map<int, std::vector<std::int64_t>> patternsByMaterial(const LabelledAnswers& answers)
{
    std::map<int, std::vector<std::int64_t>> byMaterial;
    for (std::int64_t i = 0; i < answers.size(); ++i) {
        const auto u = static_cast<std::size_t>(i);
        byMaterial[answers.material.empty() ? answers.truth[u] : answers.material[u]].push_back(i);
    }
    for (const auto& [material, patterns] : byMaterial)
        for (const auto i : patterns)
            if (answers.truth[static_cast<std::size_t>(i)] !=
                answers.truth[static_cast<std::size_t>(patterns.front())])
                failInconsistent("Material " + std::to_string(material) +
                                 " has patterns of two classes; label each material with one class.");
    return byMaterial;
}

void shuffle(std::vector<std::int64_t>& values, Rng& rng)
{
    for (std::size_t left = values.size(); left > 1; --left)
        std::swap(values[left - 1], values[rng.index(left)]);
}

/// Appends exp(logs), normalised.
void appendNormalised(const std::vector<double>& logs, std::vector<float>& probabilities)
{
    const double largest = *std::max_element(logs.begin(), logs.end());
    double sum = 0;
    for (const double value : logs)
        sum += std::exp(value - largest);
    for (const double value : logs)
        probabilities.push_back(static_cast<float>(std::exp(value - largest) / sum));
}

int rankOfTruth(const LabelledAnswers& answers, std::int64_t pattern)
{
    const auto p = answers.of(pattern);
    const auto truth = static_cast<std::size_t>(answers.truth[static_cast<std::size_t>(pattern)]);
    int rank = 1;
    for (std::size_t c = 0; c < p.size(); ++c)
        rank += p[c] > p[truth] || (p[c] == p[truth] && c < truth);
    return rank;
}

} // namespace

std::span<const float> LabelledAnswers::of(std::int64_t pattern) const
{
    const auto n = static_cast<std::size_t>(classes);
    return {probabilities.data() + static_cast<std::size_t>(pattern) * n, n};
}

int LabelledAnswers::answer(std::int64_t pattern) const
{
    const auto p = of(pattern);
    return static_cast<int>(std::max_element(p.begin(), p.end()) - p.begin());
}

void LabelledAnswers::check() const
{
    if (classes < 1)
        failInconsistent("Answers without classes cannot be scored.");
    if (probabilities.size() != truth.size() * static_cast<std::size_t>(classes))
        failInconsistent("There are " + std::to_string(probabilities.size()) + " probabilities for " +
                         std::to_string(truth.size()) + " patterns and " + std::to_string(classes) +
                         " classes; give one per pattern and class.");
    if (!material.empty() && material.size() != truth.size())
        failInconsistent("There are " + std::to_string(material.size()) + " materials for " +
                         std::to_string(truth.size()) + " patterns; give one per pattern or none.");
    for (const int label : truth)
        if (label < 0 || label >= classes)
            failInconsistent("The true class " + std::to_string(label) + " is none of the " +
                             std::to_string(classes) + " classes.");
    for (const float p : probabilities)
        if (!(p >= 0 && p <= 1.001f))
            failInconsistent("A probability is " + std::to_string(p) + ", but must lie between 0 and 1.");
}

LabelledAnswers merged(const LabelledAnswers& answers, std::span<const int> groupOf, int groups)
{
    answers.check();
    if (groups < 1 || groupOf.size() != static_cast<std::size_t>(answers.classes) ||
        std::any_of(groupOf.begin(), groupOf.end(), [&](int g) { return g < 0 || g >= groups; }))
        failInconsistent("Every class needs one group from 0 to " + std::to_string(groups - 1) + ".");
    LabelledAnswers result{groups, {}, {}, answers.material};
    if (result.material.empty())
        result.material = answers.truth; // the classes merged stay different materials
    result.probabilities.assign(answers.truth.size() * static_cast<std::size_t>(groups), 0);
    for (std::int64_t i = 0; i < answers.size(); ++i) {
        const auto u = static_cast<std::size_t>(i);
        const auto p = answers.of(i);
        for (std::size_t c = 0; c < p.size(); ++c)
            result
                .probabilities[u * static_cast<std::size_t>(groups) + static_cast<std::size_t>(groupOf[c])] +=
                p[c];
        result.truth.push_back(groupOf[static_cast<std::size_t>(answers.truth[u])]);
    }
    return result;
}

LabelledAnswers pooled(const LabelledAnswers& answers, int patterns, std::uint64_t seed)
{
    constexpr float least = std::numeric_limits<float>::min(); // a probability of 0 is one that underflowed
    answers.check();
    if (patterns < 1)
        throw Error(ErrorKind::BadSetting, "At least one pattern must be pooled.");
    LabelledAnswers result{answers.classes, {}, {}, {}};
    Rng rng(seed);
    const auto group = static_cast<std::size_t>(patterns);
    for (auto& [material, members] : patternsByMaterial(answers)) {
        auto order = members;
        shuffle(order, rng);
        for (std::size_t first = 0; first + group <= order.size(); first += group) {
            std::vector<double> logs(static_cast<std::size_t>(answers.classes));
            for (std::size_t k = first; k < first + group; ++k)
                for (std::size_t c = 0; c < logs.size(); ++c)
                    logs[c] += std::log(static_cast<double>(std::max(answers.of(order[k])[c], least)));
            appendNormalised(logs, result.probabilities);
            result.truth.push_back(answers.truth[static_cast<std::size_t>(order[first])]);
            result.material.push_back(material);
        }
    }
    return result;
}

Estimate topAccuracy(const LabelledAnswers& answers, int best)
{
    answers.check();
    std::int64_t hits = 0;
    for (std::int64_t i = 0; i < answers.size(); ++i)
        hits += rankOfTruth(answers, i) <= best;
    return proportion(hits, answers.size());
}

std::vector<CalibrationBin> calibrationBins(const LabelledAnswers& answers, int bins)
{
    answers.check();
    if (bins < 1)
        throw Error(ErrorKind::BadSetting, "The calibration needs at least one bin.");
    std::vector<CalibrationBin> result(static_cast<std::size_t>(bins));
    for (int b = 0; b < bins; ++b) {
        result[static_cast<std::size_t>(b)].from = static_cast<double>(b) / bins;
        result[static_cast<std::size_t>(b)].to = static_cast<double>(b + 1) / bins;
    }
    for (std::int64_t i = 0; i < answers.size(); ++i) {
        const int given = answers.answer(i);
        const double confidence = answers.of(i)[static_cast<std::size_t>(given)];
        const int b = std::clamp(static_cast<int>(std::ceil(confidence * bins)) - 1, 0, bins - 1);
        CalibrationBin& bin = result[static_cast<std::size_t>(b)];
        ++bin.patterns;
        bin.meanConfidence += confidence;
        bin.accuracy += given == answers.truth[static_cast<std::size_t>(i)];
    }
    for (CalibrationBin& bin : result)
        if (bin.patterns > 0) {
            bin.meanConfidence /= static_cast<double>(bin.patterns);
            bin.accuracy /= static_cast<double>(bin.patterns);
        }
    return result;
}

double expectedCalibrationError(const LabelledAnswers& answers, int bins)
{
    double error = 0;
    for (const CalibrationBin& bin : calibrationBins(answers, bins))
        error += ratio(bin.patterns, answers.size()) * std::abs(bin.accuracy - bin.meanConfidence);
    return error;
}

std::int64_t ClassCounts::truths(int ofClass) const
{
    std::int64_t sum = 0;
    for (int c = 0; c < classes; ++c)
        sum += at(ofClass, c);
    return sum;
}

std::int64_t ClassCounts::answers(int ofClass) const
{
    std::int64_t sum = 0;
    for (int c = 0; c < classes; ++c)
        sum += at(c, ofClass);
    return sum;
}

std::int64_t ClassCounts::hits() const
{
    std::int64_t sum = 0;
    for (int c = 0; c < classes; ++c)
        sum += at(c, c);
    return sum;
}

std::int64_t ClassCounts::total() const
{
    return std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
}

ClassCounts countAnswers(const LabelledAnswers& answers)
{
    answers.check();
    const auto n = static_cast<std::size_t>(answers.classes);
    ClassCounts result{answers.classes, std::vector<std::int64_t>(n * n)};
    for (std::int64_t i = 0; i < answers.size(); ++i)
        ++result.counts[static_cast<std::size_t>(answers.truth[static_cast<std::size_t>(i)]) * n +
                        static_cast<std::size_t>(answers.answer(i))];
    return result;
}

Estimate accuracy(const ClassCounts& counts) { return proportion(counts.hits(), counts.total()); }

Estimate balancedAccuracy(const ClassCounts& counts)
{
    std::vector<std::pair<double, double>> recalls; // hits and patterns of the classes that occur
    for (int c = 0; c < counts.classes; ++c)
        if (const std::int64_t patterns = counts.truths(c); patterns > 0)
            recalls.emplace_back(counts.at(c, c), patterns);
    if (recalls.empty())
        return {};
    const double classes = static_cast<double>(recalls.size());
    double mean = 0, centre = 0, variance = 0; // the latter two with two hits and two misses spread over all classes
    for (const auto& [hits, patterns] : recalls) {
        const double counted = patterns + 4 / classes, recall = (hits + 2 / classes) / counted;
        mean += hits / patterns / classes;
        centre += recall / classes;
        variance += recall * (1 - recall) / counted / (classes * classes);
    }
    const double half = z95 * std::sqrt(variance);
    return {mean, std::clamp(centre - half, 0., mean), std::clamp(centre + half, mean, 1.)};
}

Estimate cohensKappa(const ClassCounts& counts)
{
    const std::int64_t n = counts.total();
    if (n == 0)
        return {0, -1, 1};
    const auto classes = static_cast<std::size_t>(counts.classes);
    std::vector<double> truth(classes), answer(classes); // marginal shares
    double chance = 0;
    for (std::size_t c = 0; c < classes; ++c) {
        truth[c] = ratio(counts.truths(static_cast<int>(c)), n);
        answer[c] = ratio(counts.answers(static_cast<int>(c)), n);
        chance += truth[c] * answer[c];
    }
    const double observed = ratio(counts.hits(), n), distance = 1 - chance;
    if (!(distance > 0))
        return {1, 1, 1};
    double variance = -std::pow(observed * chance - 2 * chance + observed, 2);
    for (std::size_t t = 0; t < classes; ++t)
        for (std::size_t a = 0; a < classes; ++a) {
            const double share = ratio(counts.at(static_cast<int>(t), static_cast<int>(a)), n);
            const double weight = t == a ? distance - (truth[t] + answer[t]) * (1 - observed)
                                         : (1 - observed) * (answer[t] + truth[a]);
            variance += share * weight * weight;
        }
    const double kappa = (observed - chance) / distance;
    const double half =
        z95 * std::sqrt(std::max(0., variance) / static_cast<double>(n)) / (distance * distance);
    return {kappa, std::max(-1., kappa - half), std::min(1., kappa + half)};
}

std::vector<ClassFigures> classFigures(const ClassCounts& counts)
{
    std::vector<ClassFigures> figures;
    for (int c = 0; c < counts.classes; ++c) {
        ClassFigures f{counts.truths(c), counts.answers(c), counts.at(c, c), {}, {}, 0};
        f.precision = proportion(f.hits, f.answers);
        f.recall = proportion(f.hits, f.truths);
        f.f1 = ratio(2 * f.hits, f.truths + f.answers);
        figures.push_back(f);
    }
    return figures;
}

} // namespace kikuscope::analysis
