// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/zone_ensemble.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kikuscope::analysis {

namespace {

constexpr double leastProbability = 1e-6;

std::size_t at(int index) { return static_cast<std::size_t>(index); }

bool isWithin(int index, int count) { return index >= 0 && index < count; }

void normalise(std::vector<double>& values)
{
    const double sum = std::accumulate(values.begin(), values.end(), 0.);
    for (double& value : values)
        value = sum > 0 ? value / sum : 1 / static_cast<double>(values.size());
}

void checkPattern(const ZoneKnowledge& knowledge, const ZonePattern& pattern)
{
    if (static_cast<int>(pattern.probabilities.size()) != knowledge.classes)
        throw Error(ErrorKind::Inconsistent, "A pattern has " + std::to_string(pattern.probabilities.size()) +
                                                 " class probabilities, but there are " + std::to_string(knowledge.classes) + " classes.");
    if (pattern.zone && !isWithin(*pattern.zone, knowledge.zones))
        throw Error(ErrorKind::Inconsistent, "A pattern has a zone axis that the classes know nothing of; leave it unknown.");
}

/// Groups that show the class, along `zone` or any.
std::vector<char> groupsWith(const ZoneKnowledge& knowledge, int ofClass, const std::optional<int>& zone)
{
    std::vector<char> has(at(knowledge.groups), 0);
    for (std::size_t k = 0; k < knowledge.classOf.size(); ++k)
        for (int z = 0; z < knowledge.zones; ++z)
            if ((!zone || *zone == z) && knowledge.classOf[k][at(z)] == ofClass)
                has[at(knowledge.groupOf[k])] = 1;
    return has;
}

std::vector<double> priorOf(const ZoneKnowledge& knowledge)
{
    std::vector<double> prior = knowledge.prior;
    if (prior.empty()) {
        std::vector<double> members(at(knowledge.groups), 0);
        for (const int group : knowledge.groupOf)
            ++members[at(group)];
        for (const int group : knowledge.groupOf)
            prior.push_back(1 / members[at(group)]);
    }
    normalise(prior);
    return prior;
}

} // namespace

void ZoneKnowledge::check() const
{
    const auto fits = [&](const std::vector<int>& row) {
        return static_cast<int>(row.size()) == zones && std::ranges::all_of(row, [&](int c) { return isWithin(c, classes); });
    };
    const bool isGood = classes > 0 && zones > 0 && groups > 0 && !classOf.empty() && classOf.size() == groupOf.size() &&
                        std::ranges::all_of(classOf, fits) && std::ranges::all_of(groupOf, [&](int g) { return isWithin(g, groups); }) &&
                        (prior.empty() || prior.size() == classOf.size()) && (classPrior.empty() || static_cast<int>(classPrior.size()) == classes) &&
                        std::ranges::all_of(prior, [](double p) { return p >= 0; }) && std::ranges::all_of(classPrior, [](double p) { return p >= 0; });
    if (!isGood)
        throw Error(ErrorKind::Inconsistent, "The table of classes by crystal and zone axis does not fit together.");
}

std::vector<double> groupShares(const ZoneKnowledge& knowledge, const ZonePattern& pattern)
{
    knowledge.check();
    checkPattern(knowledge, pattern);
    std::vector<double> shares(at(knowledge.groups), 0);
    double unplaced = 0;
    for (int c = 0; c < knowledge.classes; ++c) {
        const auto has = groupsWith(knowledge, c, pattern.zone);
        const auto count = std::count(has.begin(), has.end(), 1);
        if (count == 0)
            unplaced += pattern.probabilities[at(c)];
        for (std::size_t g = 0; g < shares.size(); ++g)
            if (has[g])
                shares[g] += pattern.probabilities[at(c)] / static_cast<double>(count);
    }
    for (double& share : shares)
        share += unplaced / static_cast<double>(shares.size());
    return shares;
}

std::vector<double> pooledByMean(const ZoneKnowledge& knowledge, const std::vector<ZonePattern>& patterns)
{
    knowledge.check();
    std::vector<double> sum(at(knowledge.groups), 0);
    for (const ZonePattern& pattern : patterns) {
        const auto shares = groupShares(knowledge, pattern);
        for (std::size_t g = 0; g < sum.size(); ++g)
            sum[g] += shares[g];
    }
    normalise(sum);
    return sum;
}

std::vector<double> pooledByBayes(const ZoneKnowledge& knowledge, const std::vector<ZonePattern>& patterns, const BayesOptions& options)
{
    knowledge.check();
    std::vector<double> zonePrior = options.zonePrior.empty() ? std::vector<double>(at(knowledge.zones), 1) : options.zonePrior;
    if (static_cast<int>(zonePrior.size()) != knowledge.zones)
        throw Error(ErrorKind::Inconsistent, "The probabilities of the zone axes do not fit the table of classes.");
    normalise(zonePrior);
    std::vector<double> classPrior = knowledge.classPrior.empty() ? std::vector<double>(at(knowledge.classes), 1) : knowledge.classPrior;
    normalise(classPrior);

    const auto prior = priorOf(knowledge);
    std::vector<double> logs;
    for (const double p : prior)
        logs.push_back(std::log(std::max(p, 1e-300)));
    for (const ZonePattern& pattern : patterns) {
        checkPattern(knowledge, pattern);
        std::vector<double> likelihood(at(knowledge.classes)); // of the pattern, relative to that of any pattern
        for (std::size_t c = 0; c < likelihood.size(); ++c)
            likelihood[c] = options.error + (1 - options.error) * pattern.probabilities[c] / std::max(classPrior[c], 1e-9);
        for (std::size_t k = 0; k < logs.size(); ++k) {
            double sum = 0;
            for (int z = 0; z < knowledge.zones; ++z)
                if (!pattern.zone || *pattern.zone == z)
                    sum += (pattern.zone ? 1 : zonePrior[at(z)]) * likelihood[at(knowledge.classOf[k][at(z)])];
            logs[k] += std::log(std::max(sum, 1e-300));
        }
    }
    const double top = *std::max_element(logs.begin(), logs.end());
    std::vector<double> groups(at(knowledge.groups), 0);
    for (std::size_t k = 0; k < logs.size(); ++k)
        groups[at(knowledge.groupOf[k])] += std::exp(logs[k] - top);
    normalise(groups);
    return groups;
}

double logLoss(const LabelledAnswers& answers)
{
    answers.check();
    double sum = 0;
    for (std::int64_t i = 0; i < answers.size(); ++i)
        sum -= std::log(std::max(leastProbability, static_cast<double>(answers.of(i)[at(answers.truth[static_cast<std::size_t>(i)])])));
    return answers.size() ? sum / static_cast<double>(answers.size()) : 0;
}

} // namespace kikuscope::analysis
