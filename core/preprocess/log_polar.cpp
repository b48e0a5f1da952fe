// SPDX-License-Identifier: GPL-3.0-or-later
// Log-polar map about the middle: rows are logarithms of the radius, columns directions over half a turn; opposite points,
// which Friedel's law makes equal, are averaged. Turning a spot pattern, or another lattice constant or camera length, only
// shifts the result, so what is left to learn are ratios and angles of the net of spots.
#include "core/preprocess/steps.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace kikuscope::preprocess {
namespace {

struct Options
{
    using IsSettings = void;
    int size = 96;
    int overlap = 16;
    double innermost = 0.08;
    template <class V> void visit(V& v)
    {
        v.field("size", size, {.min = 16, .max = 512, .help = "Rows (radii) and columns (directions) of the result"});
        v.field("overlap", overlap, {.min = 0, .max = 256, .help = "Columns beyond half a turn, which repeat the first ones"});
        v.field("innermost", innermost, {.min = 0.01, .max = 0.5, .help = "Smallest radius, in parts of the largest; what is nearer is the direct beam"});
    }
};

constexpr int samplesPerSide = 3; // of the area of a cell, against aliasing of small spots

class LogPolar : public Step
{
public:
    LogPolar(const Options& options, const Plan& plan) : m_size(options.size), m_height(plan.height), m_width(plan.width), m_half(options.size - options.overlap)
    {
        m_largest = 0.5 * std::min(m_height, m_width) - 0.5;
        m_range = -std::log(options.innermost);
        for (int row = 0; row < m_size; ++row)
            for (int col = 0; col < m_half; ++col)
                addCell(row, col);
        m_firstTap.push_back(static_cast<std::int32_t>(m_taps.size()));
    }

    void apply(Frame& frame, StepMemory&) const override
    {
        std::size_t cell = 0;
        for (int row = 0; row < m_size; ++row) {
            float* to = frame.spare + static_cast<std::ptrdiff_t>(row) * m_size;
            for (int col = 0; col < m_half; ++col, ++cell) {
                float sum = 0;
                for (auto t = m_firstTap[cell]; t < m_firstTap[cell + 1]; ++t)
                    sum += m_taps[static_cast<std::size_t>(t)].weight * frame.pixels[m_taps[static_cast<std::size_t>(t)].pixel];
                to[col] = sum;
            }
            std::copy_n(to, m_size - m_half, to + m_half);
        }
        frame.swap();
        frame.height = frame.width = m_size;
        frame.screen = 0;
    }

    /// A pixel gets what lies at its radius and direction; the mean of both where columns repeat.
    Image<float> onPattern(Image<float> values) const override
    {
        Image<float> pattern(m_height, m_width, 0.f);
        for (int y = 0; y < m_height; ++y)
            for (int x = 0; x < m_width; ++x) {
                const double dx = x - 0.5 * (m_width - 1), dy = y - 0.5 * (m_height - 1), radius = std::hypot(dx, dy);
                const double row = (std::log(std::max(radius, 1e-9) / m_largest) + m_range) / m_range * (m_size - 1);
                if (row < 0 || row > m_size - 1)
                    continue;
                double direction = std::atan2(dy, dx) / std::numbers::pi;
                direction = (direction - std::floor(direction)) * m_half;
                const int above = std::min(static_cast<int>(row), m_size - 2), left = std::min(static_cast<int>(direction), m_half - 1);
                const auto t = static_cast<float>(row - above), s = static_cast<float>(direction - left);
                const auto at = [&](int col) { return (1 - t) * folded(values, above, col % m_half) + t * folded(values, above + 1, col % m_half); };
                pattern(y, x) = (1 - s) * at(left) + s * at(left + 1);
            }
        return pattern;
    }

private:
    struct Tap
    {
        std::int32_t pixel;
        float weight;
    };

    float folded(const Image<float>& values, int row, int col) const
    {
        return col < m_size - m_half ? 0.5f * (values(row, col) + values(row, col + m_half)) : values(row, col);
    }

    void addCell(int row, int col)
    {
        m_firstTap.push_back(static_cast<std::int32_t>(m_taps.size()));
        std::map<std::int32_t, double> weights;
        for (int i = 0; i < samplesPerSide; ++i)
            for (int j = 0; j < samplesPerSide; ++j) {
                const double inRow = row + (i + 0.5) / samplesPerSide - 0.5, inCol = col + (j + 0.5) / samplesPerSide - 0.5;
                const double radius = m_largest * std::exp(m_range * (inRow / (m_size - 1) - 1)), angle = inCol * std::numbers::pi / m_half;
                for (const double side : {-1., 1.})
                    addSample(weights, 0.5 * (m_width - 1) + side * radius * std::cos(angle), 0.5 * (m_height - 1) + side * radius * std::sin(angle));
            }
        for (const auto& [pixel, weight] : weights)
            m_taps.push_back({pixel, static_cast<float>(weight / (2 * samplesPerSide * samplesPerSide))});
    }

    void addSample(std::map<std::int32_t, double>& weights, double x, double y) const
    {
        const int left = std::clamp(static_cast<int>(std::floor(x)), 0, m_width - 2), above = std::clamp(static_cast<int>(std::floor(y)), 0, m_height - 2);
        const double s = std::clamp(x - left, 0., 1.), t = std::clamp(y - above, 0., 1.);
        const std::int32_t first = above * m_width + left;
        weights[first] += (1 - s) * (1 - t);
        weights[first + 1] += s * (1 - t);
        weights[first + m_width] += (1 - s) * t;
        weights[first + m_width + 1] += s * t;
    }

    int m_size, m_height, m_width, m_half;
    double m_largest = 0, m_range = 0; // pixels; logarithm of largest by smallest radius
    std::vector<std::int32_t> m_firstTap;
    std::vector<Tap> m_taps;
};

std::unique_ptr<Step> prepare(const Options& options, Plan& plan)
{
    if (2 * options.overlap > options.size)
        throw Error(ErrorKind::BadSetting, "The overlap of the step log-polar must not exceed half its size.");
    if (std::min(plan.height, plan.width) < 8)
        throw Error(ErrorKind::BadSetting, "The step log-polar needs patterns of at least 8 pixels a side.");
    auto step = std::make_unique<LogPolar>(options, plan);
    plan.height = plan.width = options.size;
    plan.screens = {Screen{}};
    return step;
}

} // namespace

StepKind logPolarStep()
{
    StepKind row = stepRow<Options, prepare>("log-polar", "Log-polar map");
    row.keepsPlane = false;
    return row;
}

} // namespace kikuscope::preprocess
