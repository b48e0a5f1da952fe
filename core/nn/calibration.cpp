// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/calibration.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>

namespace kikuscope::nn {
double negativeLogLikelihood(const analysis::LabelledAnswers& answers, double temperature)
{
    double sum = 0;
    for (std::int64_t i = 0; i < answers.size(); ++i) {
        const auto row = answers.of(i);
        const auto logit = [&](int c) {
            return std::log(std::max(static_cast<double>(row[static_cast<std::size_t>(c)]), 1e-30)) /
                   temperature;
        };
        const double top = logit(answers.answer(i));
        double total = 0;
        for (int c = 0; c < answers.classes; ++c)
            total += std::exp(logit(c) - top);
        sum += top + std::log(total) - logit(answers.truth[static_cast<std::size_t>(i)]);
    }
    return sum / static_cast<double>(answers.size());
}

analysis::LabelledAnswers answersTo(const Classifier& classifier, const SampleSource& source,
                                    std::int64_t count, int threads, JobMonitor& job)
{
    constexpr std::int64_t chunk = 64;
    const auto pixels = std::int64_t{classifier.model().inputSize} * classifier.model().inputSize;
    analysis::LabelledAnswers answers;
    answers.classes = classifier.model().classes.size();
    answers.truth.resize(static_cast<std::size_t>(count));
    answers.probabilities.resize(static_cast<std::size_t>(count * answers.classes));
    const int workers = classifier.device() != "cpu" ? 1 : threads > 0 ? threads : availableCores();
    const std::int64_t chunks = (count + chunk - 1) / chunk;
    parallelFor(workers, workers, [&](std::int64_t worker) {
        Classifier own = classifier.clone();
        const SampleWorker sample = source();
        std::vector<float> inputs(static_cast<std::size_t>(chunk * pixels));
        for (std::int64_t c = worker; c < chunks; c += workers) {
            if (job.stopRequested())
                throw Stopped{};
            const std::int64_t first = c * chunk, n = std::min(chunk, count - first);
            for (std::int64_t i = 0; i < n; ++i)
                answers.truth[static_cast<std::size_t>(first + i)] =
                    sample(static_cast<std::uint64_t>(first + i), inputs.data() + i * pixels);
            std::ranges::copy(own.probabilities(inputs.data(), n),
                              answers.probabilities.begin() + first * answers.classes);
        }
    });
    return answers;
}

double bestTemperature(const analysis::LabelledAnswers& answers)
{
    // Golden-section search over log T in [-2, 2].
    const double ratio = (std::sqrt(5.) - 1) / 2;
    const auto cost = [&](double logT) { return negativeLogLikelihood(answers, std::exp(logT)); };
    double low = -2, high = 2;
    double a = high - ratio * (high - low), b = low + ratio * (high - low);
    double costA = cost(a), costB = cost(b);
    while (high - low > 1e-3) {
        if (costA < costB) {
            high = b, b = a, costB = costA;
            a = high - ratio * (high - low), costA = cost(a);
        } else {
            low = a, a = b, costA = costB;
            b = low + ratio * (high - low), costB = cost(b);
        }
    }
    return std::exp((low + high) / 2);
}

double acceptanceThreshold(const analysis::LabelledAnswers& answers, const std::vector<int>& otherClasses,
                           double share)
{
    std::vector<float> confidences;
    for (std::int64_t i = 0; i < answers.size(); ++i) {
        const int answer = answers.answer(i);
        if (answer == answers.truth[static_cast<std::size_t>(i)] &&
            std::ranges::find(otherClasses, answer + 1) == otherClasses.end())
            confidences.push_back(answers.of(i)[static_cast<std::size_t>(answer)]);
    }
    if (confidences.empty())
        return 0;
    const auto refused = static_cast<std::ptrdiff_t>((1 - share) * static_cast<double>(confidences.size()));
    std::ranges::nth_element(confidences, confidences.begin() + refused);
    return static_cast<double>(confidences[static_cast<std::size_t>(refused)]);
}

} // namespace kikuscope::nn
