// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/dictionary.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/match/orientation_grid.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <atomic>
#include <cmath>

namespace kikuscope::match {
namespace {

constexpr std::int64_t chunk = 16 * kernelColumns; // templates rendered at a time
constexpr int samplesPerPixel = 6;                 // templates that decide on the components
constexpr double smoothing = 1.5; // wider than a pixel: the nearest template may be 2 degrees off (README.md)
constexpr double bytesPerMiB = 1024 * 1024;

double templateMiB(const Candidates& candidates, const DictionaryOptions& options)
{
    const double length = options.components > 0 ? options.components : options.size * options.size;
    double count = 0;
    for (const Candidate& c : candidates)
        count += static_cast<double>(orientationGridSize(c.symmetry.size(), options.spacingDeg));
    return count * length * sizeof(float) / bytesPerMiB;
}

} // namespace

Dictionary::Dictionary(const Candidates& candidates, const Conditions& conditions,
                       const DictionaryOptions& options, JobMonitor& job)
    : m_view(candidates, conditions, options.size, smoothing)
{
    checkSettings(options, "dictionary");
    if (const double needed = templateMiB(candidates, options); needed > options.memoryMiB)
        throw Error(ErrorKind::BadSetting, "The templates of " + std::to_string(candidates.size()) +
                                               " phases every " + Json(options.spacingDeg).dump() +
                                               " degrees take " + std::to_string(std::llround(needed)) +
                                               " MiB, more than the " +
                                               std::to_string(std::llround(options.memoryMiB)) +
                                               " MiB allowed; choose a wider spacing or fewer phases.");
    job.stage("Rendering templates of " + std::to_string(candidates.size()) + " phases");
    for (const Candidate& c : candidates)
        m_orientations.push_back(orientationGrid(c.symmetry, options.spacingDeg));
    findComponents(options.components, options.threads);
    job.checkpoint(0, size());
    std::int64_t done = 0;
    for (int c = 0; c < static_cast<int>(candidates.size()); ++c) {
        const auto count = static_cast<std::int64_t>(m_orientations[static_cast<std::size_t>(c)].size());
        m_templates.emplace_back(count, m_components.vectors() > 0 ? static_cast<int>(m_components.vectors())
                                                                   : static_cast<int>(m_view.pixels()));
        render(c, options.threads, job, done);
        done += count;
    }
}

std::int64_t Dictionary::size() const
{
    std::int64_t count = 0;
    for (const auto& o : m_orientations)
        count += static_cast<std::int64_t>(o.size());
    return count;
}

void Dictionary::findComponents(int wanted, int threads)
{
    const auto pixels = static_cast<std::int64_t>(m_view.pixels());
    if (wanted <= 0 || wanted >= pixels)
        return;
    const std::int64_t perPhase = std::max<std::int64_t>(
        64, samplesPerPixel * pixels / static_cast<std::int64_t>(m_orientations.size()));
    Eigen::MatrixXf samples(pixels, perPhase * static_cast<std::int64_t>(m_orientations.size()));
    parallelFor(static_cast<std::int64_t>(m_orientations.size()), threads, [&](std::int64_t c) {
        auto workspace = m_view.makeWorkspace();
        const auto& orientations = m_orientations[static_cast<std::size_t>(c)];
        for (std::int64_t i = 0; i < perPhase; ++i)
            m_view.render(static_cast<int>(c),
                          orientations[static_cast<std::size_t>(i) * orientations.size() /
                                       static_cast<std::size_t>(perPhase)]
                              .cast<double>(),
                          m_view.conditions().patternCentre, samples.col(c * perPhase + i).data(), workspace);
    });
    Eigen::MatrixXf covariance = Eigen::MatrixXf::Zero(pixels, pixels);
    covariance.selfadjointView<Eigen::Lower>().rankUpdate(samples);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXf> solver(covariance); // rising eigenvalues
    m_components = PackedMatrix(wanted, static_cast<int>(pixels));
    for (int k = 0; k < wanted; ++k)
        m_components.set(k, solver.eigenvectors().col(pixels - 1 - k).data());
    m_keptPower = solver.eigenvalues().tail(wanted).sum() / solver.eigenvalues().sum();
}

std::vector<float> Dictionary::compress(const float* prepared, std::int64_t count) const
{
    if (m_components.vectors() == 0)
        return {prepared, prepared + count * static_cast<std::int64_t>(m_view.pixels())};
    std::vector<float> result(static_cast<std::size_t>(count * m_components.vectors()));
    m_components.multiply(prepared, count, result.data());
    return result;
}

void Dictionary::render(int candidate, int threads, JobMonitor& job, std::int64_t done)
{
    const auto& orientations = m_orientations[static_cast<std::size_t>(candidate)];
    PackedMatrix& templates = m_templates.back();
    const auto count = static_cast<std::int64_t>(orientations.size());
    std::atomic<std::int64_t> rendered{0};
    parallelFor((count + chunk - 1) / chunk, threads, [&](std::int64_t i) {
        auto workspace = m_view.makeWorkspace();
        const std::int64_t first = i * chunk, n = std::min(chunk, count - first);
        std::vector<float> pixels(static_cast<std::size_t>(n) * m_view.pixels());
        for (std::int64_t k = 0; k < n; ++k)
            m_view.render(candidate, orientations[static_cast<std::size_t>(first + k)].cast<double>(),
                          m_view.conditions().patternCentre,
                          pixels.data() + static_cast<std::size_t>(k) * m_view.pixels(), workspace);
        const std::vector<float> compressed = compress(pixels.data(), n);
        for (std::int64_t k = 0; k < n; ++k)
            templates.set(first + k, compressed.data() + k * templates.length());
        job.checkpoint(done + (rendered += n), size());
    });
}

} // namespace kikuscope::match
