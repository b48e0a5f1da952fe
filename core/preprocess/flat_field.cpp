// SPDX-License-Identifier: GPL-3.0-or-later
// Flat field: least-squares fit of a 2-D polynomial to the screen, then (I - fit) / max(fit, floor x largest fit).
// The fit uses products of Legendre polynomials, p_i(x) p_j(y) with i + j <= degree; moments are taken along the columns
// first, so that a pattern costs degree + 1 multiply-adds per pixel and not the number of terms.
#include "core/preprocess/steps.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>
#include <array>

namespace kikuscope::preprocess {
namespace {

constexpr int kMostDegree = 8;

struct Options
{
    using IsSettings = void;
    int degree = 4;
    double floor = 0.15;
    template <class V> void visit(V& v)
    {
        v.field("degree", degree, {.min = 0, .max = kMostDegree, .help = "Degree of the polynomial"});
        v.field("floor", floor, {.min = 0.001, .max = 1, .help = "Least divisor as fraction of the largest fitted value"});
    }
};

/// [i][k] = p_i at the k-th of n pixels, normalised to mean square 1 over the interval.
std::vector<std::vector<float>> legendre(int degree, int n)
{
    std::vector<std::vector<float>> p(static_cast<std::size_t>(degree) + 1, std::vector<float>(static_cast<std::size_t>(n)));
    for (int k = 0; k < n; ++k) {
        const double x = (2 * k + 1.) / n - 1;
        double before = 0, now = 1;
        for (int i = 0; i <= degree; ++i) {
            p[static_cast<std::size_t>(i)][static_cast<std::size_t>(k)] = static_cast<float>(now * std::sqrt(2. * i + 1));
            const double next = ((2 * i + 1) * x * now - i * before) / (i + 1);
            before = now;
            now = next;
        }
    }
    return p;
}

class FlatField : public Step
{
public:
    FlatField(const Options& options, const Plan& plan)
        : m_degree(std::min({options.degree, plan.width - 1, plan.height - 1})), m_floor(static_cast<float>(options.floor)),
          m_regions(plan.regions()), m_px(legendre(m_degree, plan.width)), m_py(legendre(m_degree, plan.height)), m_width(plan.width)
    {
        for (const auto& region : m_regions)
            m_solvers.emplace_back(normalMatrix(region));
    }
    std::size_t scratchFloats() const override { return static_cast<std::size_t>(m_degree + 1) * static_cast<std::size_t>(m_width); }

    void apply(Frame& frame, StepMemory&) const override
    {
        const auto& region = m_regions[static_cast<std::size_t>(frame.screen)];
        Eigen::Matrix<double, Eigen::Dynamic, 1, 0, kMostTerms, 1> coefficients(terms());
        moments(frame, region, coefficients);
        m_solvers[static_cast<std::size_t>(frame.screen)].solveInPlace(coefficients);
        const float largest = evaluate(frame, region, coefficients);
        divide(frame, region, largest);
        frame.swap();
        fillOutside(frame.pixels, frame.width, region, 0);
    }

private:
    static constexpr int kMostTerms = (kMostDegree + 1) * (kMostDegree + 2) / 2;
    using Coefficients = Eigen::Matrix<double, Eigen::Dynamic, 1, 0, kMostTerms, 1>;

    int terms() const { return (m_degree + 1) * (m_degree + 2) / 2; }
    const float* px(int i) const { return m_px[static_cast<std::size_t>(i)].data(); }
    float py(int j, int y) const { return m_py[static_cast<std::size_t>(j)][static_cast<std::size_t>(y)]; }

    Eigen::LLT<Eigen::MatrixXd> normalMatrix(const Region& region) const
    {
        Eigen::MatrixXd gram = Eigen::MatrixXd::Zero(terms(), terms());
        Eigen::MatrixXd rowGram(m_degree + 1, m_degree + 1);
        for (int y = 0; y < static_cast<int>(region.rows.size()); ++y) {
            const auto [begin, end] = region.rows[static_cast<std::size_t>(y)];
            for (int i = 0; i <= m_degree; ++i)
                for (int k = 0; k <= i; ++k) {
                    double sum = 0;
                    for (int x = begin; x < end; ++x)
                        sum += static_cast<double>(px(i)[x]) * px(k)[x];
                    rowGram(i, k) = rowGram(k, i) = sum;
                }
            for (int j = 0, a = 0; j <= m_degree; ++j)
                for (int i = 0; i + j <= m_degree; ++i, ++a)
                    for (int l = 0, b = 0; l <= m_degree; ++l)
                        for (int k = 0; k + l <= m_degree; ++k, ++b)
                            gram(a, b) += static_cast<double>(py(j, y)) * py(l, y) * rowGram(i, k);
        }
        // keeps the system solvable where the screen has fewer pixels than the polynomial has terms
        gram.diagonal().array() += 1e-9 * std::max<double>(1, gram.trace());
        return gram.llt();
    }

    void moments(const Frame& frame, const Region& region, Coefficients& result) const
    {
        float* columns = frame.scratch; // (degree + 1) x width: sums over y of p_j(y) I(y, x)
        std::fill_n(columns, scratchFloats(), 0.f);
        for (int y = 0; y < frame.height; ++y) {
            const auto [begin, end] = region.rows[static_cast<std::size_t>(y)];
            const float* row = frame.row(y);
            for (int j = 0; j <= m_degree; ++j) {
                float* sums = columns + static_cast<std::size_t>(j) * static_cast<std::size_t>(m_width);
                const float weight = py(j, y);
                for (int x = begin; x < end; ++x)
                    sums[x] += weight * row[x];
            }
        }
        for (int j = 0, a = 0; j <= m_degree; ++j)
            for (int i = 0; i + j <= m_degree; ++i, ++a) {
                const float* sums = columns + static_cast<std::size_t>(j) * static_cast<std::size_t>(m_width);
                double sum = 0;
                for (int x = 0; x < m_width; ++x)
                    sum += static_cast<double>(sums[x]) * px(i)[x];
                result[a] = sum;
            }
    }

    /// Fit into frame.spare; returns its largest value inside.
    float evaluate(const Frame& frame, const Region& region, const Coefficients& c) const
    {
        float largest = -3e38f;
        for (int y = 0; y < frame.height; ++y) {
            const auto [begin, end] = region.rows[static_cast<std::size_t>(y)];
            std::array<float, kMostDegree + 1> inX{};
            for (int j = 0, a = 0; j <= m_degree; ++j)
                for (int i = 0; i + j <= m_degree; ++i, ++a)
                    inX[static_cast<std::size_t>(i)] += static_cast<float>(c[a]) * py(j, y);
            float* fit = frame.spare + static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width);
            std::fill(fit + begin, fit + end, inX[0]);
            for (int i = 1; i <= m_degree; ++i) {
                const float weight = inX[static_cast<std::size_t>(i)];
                const float* p = px(i);
                for (int x = begin; x < end; ++x)
                    fit[x] += weight * p[x];
            }
            float lanes[4] = {largest, largest, largest, largest};
            int x = begin;
            for (; x + 4 <= end; x += 4)
                for (int l = 0; l < 4; ++l)
                    lanes[l] = fit[x + l] > lanes[l] ? fit[x + l] : lanes[l];
            for (; x < end; ++x)
                lanes[0] = std::max(lanes[0], fit[x]);
            largest = std::max(std::max(lanes[0], lanes[1]), std::max(lanes[2], lanes[3]));
        }
        return largest;
    }

    void divide(Frame& frame, const Region& region, float largest) const
    {
        const bool ratio = largest > 0; // already background-free patterns may have a mean of zero: difference only
        const float least = m_floor * largest;
        float strongest = 0, size = 0;
        for (int y = 0; y < frame.height; ++y) {
            const auto [begin, end] = region.rows[static_cast<std::size_t>(y)];
            const float* row = frame.row(y);
            float* fit = frame.spare + static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width);
            for (int x = begin; x < end; ++x) {
                const float f = fit[x], difference = row[x] - f;
                fit[x] = ratio ? difference / (f > least ? f : least) : difference;
            }
            for (int x = begin; x < end; ++x)
                strongest = std::max(strongest, std::abs(fit[x]));
            for (int x = begin; !ratio && x < end; ++x)
                size = std::max(size, std::abs(row[x]));
        }
        frame.blank = strongest <= static_cast<float>(kNoContrast) * (ratio ? 1 : size);
    }

    int m_degree;
    float m_floor;
    std::vector<Region> m_regions;
    std::vector<std::vector<float>> m_px, m_py;
    int m_width;
    std::vector<Eigen::LLT<Eigen::MatrixXd>> m_solvers;
};

std::unique_ptr<Step> prepare(const Options& options, Plan& plan) { return std::make_unique<FlatField>(options, plan); }

} // namespace

StepKind flatFieldStep() { return stepRow<Options, prepare>("flat-field", "Flat field"); }

} // namespace kikuscope::preprocess
