// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/heat_faithfulness.h"

#include "core/analysis/mean_estimate.h"
#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/nn/torchscript.h"
#include "core/nn/untrained.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kikuscope::nn {
namespace {

constexpr int squaresPerSide = 8;
constexpr int windowSide = 8;

/// Areas and curves of one order over all patterns.
struct CurveSum
{
    std::vector<double> sum, areas;

    void add(const std::vector<double>& curve)
    {
        sum.resize(curve.size());
        for (std::size_t i = 0; i < curve.size(); ++i)
            sum[i] += curve[i];
        areas.push_back(Faithfulness::area(curve));
    }
    FaithfulnessCurve result() const
    {
        FaithfulnessCurve curve{sum, analysis::meanEstimate(areas)};
        for (double& value : curve.mean)
            value /= static_cast<double>(areas.size());
        return curve;
    }
};

/// Heat that is random and constant within squares.
Explanation randomHeat(const Explanation& like, Rng& rng)
{
    Explanation random = like;
    const int side = like.heat.rows, square = std::max(1, side / squaresPerSide), count = (side + square - 1) / square;
    std::vector<float> values(static_cast<std::size_t>(count * count));
    for (float& value : values)
        value = static_cast<float>(rng.uniform());
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x)
            random.heat(y, x) = values[static_cast<std::size_t>(y / square * count + x / square)];
    return random;
}

std::vector<double> differences(const std::vector<double>& a, const std::vector<double>& b)
{
    std::vector<double> result(a.size());
    std::transform(a.begin(), a.end(), b.begin(), result.begin(), std::minus<>());
    return result;
}

std::vector<double> ranksOf(std::span<const float> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t i, std::size_t j) { return values[i] < values[j]; });
    std::vector<double> ranks(values.size());
    for (std::size_t i = 0; i < order.size();) {
        std::size_t end = i;
        while (end < order.size() && values[order[end]] == values[order[i]])
            ++end;
        for (std::size_t k = i; k < end; ++k)
            ranks[order[k]] = static_cast<double>(i + end - 1) / 2;
        i = end;
    }
    return ranks;
}

struct Moments
{
    double meanA = 0, meanB = 0, varianceA = 0, varianceB = 0, covariance = 0;
};

template <class Values> Moments momentsOf(const Values& a, const Values& b)
{
    Moments m;
    const double n = static_cast<double>(a.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        m.meanA += static_cast<double>(a[i]) / n;
        m.meanB += static_cast<double>(b[i]) / n;
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double da = static_cast<double>(a[i]) - m.meanA, db = static_cast<double>(b[i]) - m.meanB;
        m.varianceA += da * da / n;
        m.varianceB += db * db / n;
        m.covariance += da * db / n;
    }
    return m;
}

} // namespace

double rankCorrelation(std::span<const float> a, std::span<const float> b)
{
    const Moments m = momentsOf(ranksOf(a), ranksOf(b));
    return m.varianceA > 0 && m.varianceB > 0 ? m.covariance / std::sqrt(m.varianceA * m.varianceB) : 0;
}

double structuralSimilarity(const Image<float>& a, const Image<float>& b)
{
    constexpr double c1 = 0.01 * 0.01, c2 = 0.03 * 0.03;
    double sum = 0;
    int windows = 0;
    const int window = std::min({windowSide, a.rows, a.cols});
    for (int top = 0; top + window <= a.rows; ++top)
        for (int left = 0; left + window <= a.cols; ++left) {
            std::vector<float> pa, pb;
            for (int y = top; y < top + window; ++y) {
                pa.insert(pa.end(), a.row(y) + left, a.row(y) + left + window);
                pb.insert(pb.end(), b.row(y) + left, b.row(y) + left + window);
            }
            const Moments m = momentsOf(pa, pb);
            sum += (2 * m.meanA * m.meanB + c1) * (2 * m.covariance + c2) /
                   ((m.meanA * m.meanA + m.meanB * m.meanB + c1) * (m.varianceA + m.varianceB + c2));
            ++windows;
        }
    return windows > 0 ? sum / windows : 0;
}

HeatFaithfulness measureFaithfulness(Explainer& explainer, std::span<const float> inputs, const ExplainOptions& options, JobMonitor& job,
                                     int steps, std::uint64_t seed)
{
    const auto heats = explainer.explain(inputs, options);
    if (heats.empty())
        throw Error(ErrorKind::BadSetting, "There are no patterns on which faithfulness could be measured.");
    const std::size_t size = inputs.size() / heats.size();
    CurveSum deletion, insertion, randomDeletion, randomInsertion;
    for (std::size_t i = 0; i < heats.size(); ++i) {
        job.checkpoint(static_cast<std::int64_t>(i), static_cast<std::int64_t>(heats.size()));
        Rng rng = Rng::stream(seed, i);
        const auto input = inputs.subspan(i * size, size);
        const Faithfulness byHeat = explainer.faithfulness(input, heats[i], steps);
        const Faithfulness atRandom = explainer.faithfulness(input, randomHeat(heats[i], rng), steps);
        deletion.add(byHeat.deletion);
        insertion.add(byHeat.insertion);
        randomDeletion.add(atRandom.deletion);
        randomInsertion.add(atRandom.insertion);
    }
    return {static_cast<int>(heats.size()), deletion.result(), insertion.result(), randomDeletion.result(), randomInsertion.result(),
            analysis::meanEstimate(differences(randomDeletion.areas, deletion.areas)),
            analysis::meanEstimate(differences(insertion.areas, randomInsertion.areas))};
}

RandomisationCheck checkRandomisation(Explainer& explainer, std::span<const float> inputs, const ExplainOptions& options, JobMonitor& job,
                                      std::uint64_t seed)
{
    const ModelFile& model = explainer.model();
    if (model.network == torchScriptNetwork)
        throw Error(ErrorKind::BadSetting, "The model " + model.name + " is TorchScript, whose weights cannot be drawn anew; leave the check of random weights out.");
    std::vector<std::string> names;
    for (const Phase& phase : model.classes.phases)
        names.push_back(phase.name);
    Explainer random(std::make_shared<const ModelFile>(untrainedModel(model.network, model.inputSize, names, seed)));
    const auto heats = explainer.explain(inputs, options);
    if (heats.empty())
        throw Error(ErrorKind::BadSetting, "There are no patterns on which random weights could be tried.");
    const std::size_t size = inputs.size() / heats.size();
    std::vector<double> correlations, similarities;
    for (std::size_t i = 0; i < heats.size(); ++i) {
        job.checkpoint(static_cast<std::int64_t>(i), static_cast<std::int64_t>(heats.size()));
        ExplainOptions same = options;
        same.classId = heats[i].classId;
        const Explanation other = random.explain(inputs.subspan(i * size, size), same).front();
        correlations.push_back(rankCorrelation(heats[i].heat.pixels, other.heat.pixels));
        similarities.push_back(structuralSimilarity(heats[i].normalised(), other.normalised()));
    }
    return {static_cast<int>(heats.size()), analysis::meanEstimate(correlations), analysis::meanEstimate(similarities)};
}

} // namespace kikuscope::nn
