// SPDX-License-Identifier: GPL-3.0-or-later
// Flat field: least-squares fit of a 2-D polynomial to the screen, then (I - fit) / max(fit, floor x largest fit).
// The fit uses products of Legendre polynomials, p_i(x) p_j(y) with i + j <= degree; moments are taken along the columns
// first, so that a pattern costs degree + 1 multiply-adds per pixel and not the number of terms.
#include "core/preprocess/pixel_kernel.h"
#include "core/preprocess/steps.h"

#include <Eigen/Cholesky>
#include <Eigen/Core>
#include <algorithm>

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

/// [i * n + k] = p_i at the k-th of n pixels, normalised to mean square 1 over the interval.
std::vector<float> legendre(int degree, int n)
{
    std::vector<float> p(static_cast<std::size_t>(degree + 1) * static_cast<std::size_t>(n));
    for (int k = 0; k < n; ++k) {
        const double x = (2 * k + 1.) / n - 1;
        double before = 0, now = 1;
        for (int i = 0; i <= degree; ++i) {
            p[static_cast<std::size_t>(i) * static_cast<std::size_t>(n) + static_cast<std::size_t>(k)] = static_cast<float>(now * std::sqrt(2. * i + 1));
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
          m_regions(plan.regions()), m_px(legendre(m_degree, plan.width)), m_py(legendre(m_degree, plan.height)), m_width(plan.width),
          m_height(plan.height)
    {
        for (const auto& region : m_regions)
            m_solvers.emplace_back(normalMatrix(region));
    }
    std::size_t scratchFloats() const override { return static_cast<std::size_t>(m_degree + 1) * static_cast<std::size_t>(std::max(m_width, m_height)); }

    void apply(Frame& frame, StepMemory&) const override
    {
        const auto& region = m_regions[static_cast<std::size_t>(frame.screen)];
        Eigen::Matrix<double, Eigen::Dynamic, 1, 0, kMostTerms, 1> coefficients(terms());
        fillOutside(frame.pixels, frame.width, region, 0);
        moments(frame, coefficients);
        m_solvers[static_cast<std::size_t>(frame.screen)].solveInPlace(coefficients);
        evaluate(frame, coefficients);
        divide(frame, region);
        frame.swap();
        fillOutside(frame.pixels, frame.width, region, 0);
    }

private:
    static constexpr int kMostTerms = (kMostDegree + 1) * (kMostDegree + 2) / 2;
    using Coefficients = Eigen::Matrix<double, Eigen::Dynamic, 1, 0, kMostTerms, 1>;

    int terms() const { return (m_degree + 1) * (m_degree + 2) / 2; }
    const float* px(int i) const { return m_px.data() + static_cast<std::ptrdiff_t>(i) * m_width; }
    float py(int j, int y) const { return m_py[static_cast<std::size_t>(j) * static_cast<std::size_t>(m_height) + static_cast<std::size_t>(y)]; }

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

    void moments(const Frame& frame, Coefficients& result) const
    {
        float* columns = frame.scratch; // (degree + 1) x width: sums over y of p_j(y) I(y, x)
        pixelKernels().columnMoments(frame.pixels, frame.height, m_width, m_py.data(), m_degree + 1, columns);
        for (int j = 0, a = 0; j <= m_degree; ++j)
            for (int i = 0; i + j <= m_degree; ++i, ++a)
                result[a] = innerProduct(columns + static_cast<std::ptrdiff_t>(j) * m_width, px(i));
    }

    double innerProduct(const float* a, const float* b) const
    {
        double sums[4] = {};
        int x = 0;
        for (; x + 4 <= m_width; x += 4)
            for (int l = 0; l < 4; ++l)
                sums[l] += static_cast<double>(a[x + l]) * b[x + l];
        for (; x < m_width; ++x)
            sums[0] += static_cast<double>(a[x]) * b[x];
        return (sums[0] + sums[1]) + (sums[2] + sums[3]);
    }

    /// Fit into frame.spare.
    void evaluate(const Frame& frame, const Coefficients& c) const
    {
        float* inX = frame.scratch; // height x (degree + 1): coefficients of p_i(x) in this row
        for (int y = 0; y < frame.height; ++y) {
            float* row = inX + static_cast<std::ptrdiff_t>(y) * (m_degree + 1);
            std::fill_n(row, m_degree + 1, 0.f);
            for (int j = 0, a = 0; j <= m_degree; ++j)
                for (int i = 0; i + j <= m_degree; ++i, ++a)
                    row[i] += static_cast<float>(c[a]) * py(j, y);
        }
        pixelKernels().polynomial(frame.spare, frame.height, m_width, m_px.data(), inX, m_degree + 1);
    }

    void divide(Frame& frame, const Region& region) const
    {
        const float largest = rangeOf(frame.spare, m_width, region).high;
        const bool ratio = largest > 0; // already background-free patterns may have a mean of zero: difference only
        const float size = ratio ? 1 : rangeOf(frame.pixels, m_width, region).magnitude();
        pixelKernels().flatten(frame.pixels, frame.spare, frame.size(), m_floor * largest, ratio);
        frame.blank = rangeOf(frame.spare, m_width, region).magnitude() <= static_cast<float>(kNoContrast) * size;
    }

    int m_degree;
    float m_floor;
    std::vector<Region> m_regions;
    std::vector<float> m_px, m_py;
    int m_width, m_height;
    std::vector<Eigen::LLT<Eigen::MatrixXd>> m_solvers;
};

std::unique_ptr<Step> prepare(const Options& options, Plan& plan) { return std::make_unique<FlatField>(options, plan); }

} // namespace

StepKind flatFieldStep() { return stepRow<Options, prepare>("flat-field", "Flat field"); }

} // namespace kikuscope::preprocess
