// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/resampling.h"

#include <algorithm>
#include <cmath>

namespace kikuscope::preprocess {
namespace {

/// For one output pixel: weights of the input pixels first, first + 1, ...
struct Taps
{
    int first = 0;
    std::vector<float> weights;
};

/// Weights for `outputs` pixels that cover [origin, origin + length) of `inputs` pixels.
std::vector<Taps> tapsFor(int inputs, double origin, double length, int outputs)
{
    const double step = length / outputs;
    std::vector<Taps> taps(static_cast<std::size_t>(outputs));
    for (int k = 0; k < outputs; ++k) {
        auto& t = taps[static_cast<std::size_t>(k)];
        const double from = origin + k * step, to = from + step, centre = (from + to) / 2;
        const double reach = step >= 1 ? step / 2 : 1;
        t.first = std::clamp(static_cast<int>(std::floor(step >= 1 ? from : centre - 0.5)), 0, inputs - 1);
        for (int i = t.first; i < inputs && i < centre + reach; ++i) {
            const double weight = step >= 1 ? std::min(to, i + 1.) - std::max(from, double(i)) : 1 - std::abs(i + 0.5 - centre);
            if (weight <= 1e-9) {
                if (t.weights.empty())
                    continue; // rounding put the first one a pixel too early
                break;
            }
            if (t.weights.empty())
                t.first = i;
            t.weights.push_back(static_cast<float>(weight));
        }
        if (t.weights.empty())
            t.weights.push_back(1);
        float sum = 0;
        for (const float w : t.weights)
            sum += w;
        for (float& w : t.weights)
            w /= sum;
    }
    return taps;
}

class Resampling : public Step
{
public:
    Resampling(const Plan& plan, double left, double top, double width, double height, int size)
        : m_inWidth(plan.width), m_size(size), m_rows(tapsFor(plan.height, top, height, size)),
          m_cols(tapsFor(plan.width, left, width, size))
    {
    }
    std::size_t scratchFloats() const override { return static_cast<std::size_t>(m_inWidth); }

    void apply(Frame& frame, StepMemory&) const override
    {
        float* line = frame.scratch;
        float* out = frame.spare;
        for (const auto& rowTaps : m_rows) {
            averageRows(frame, rowTaps, line);
            for (const auto& t : m_cols) {
                float sum = 0;
                for (std::size_t k = 0; k < t.weights.size(); ++k)
                    sum += t.weights[k] * line[static_cast<std::size_t>(t.first) + k];
                *out++ = sum;
            }
        }
        frame.swap();
        frame.height = frame.width = m_size;
    }
    /// Nothing lies where no pattern is.
    Image<float> onPattern(Image<float> values) const override
    {
        if (values.rows == m_size && values.cols == m_size)
            fillOutside(values.pixels.data(), m_size, m_seen, 0);
        return values;
    }
    void setSeen(Region seen) { m_seen = std::move(seen); }

private:
    void averageRows(const Frame& frame, const Taps& taps, float* line) const
    {
        const float* row = frame.row(taps.first);
        for (int x = 0; x < m_inWidth; ++x)
            line[x] = taps.weights[0] * row[x];
        for (std::size_t k = 1; k < taps.weights.size(); ++k) {
            row += m_inWidth;
            const float w = taps.weights[k];
            for (int x = 0; x < m_inWidth; ++x)
                line[x] += w * row[x];
        }
    }

    int m_inWidth, m_size;
    std::vector<Taps> m_rows, m_cols;
    Region m_seen; // of the result
};

} // namespace

std::unique_ptr<Step> resampled(Plan& plan, double left, double top, double width, double height, int size)
{
    auto step = std::make_unique<Resampling>(plan, left, top, width, height, size);
    for (auto& screen : plan.screens)
        screen = screen.transformed(left, top, size / width, size / height);
    plan.narrow(left, top, width, height);
    plan.height = plan.width = size;
    step->setSeen(regionOf(plan.screens.front(), size, size));
    return step;
}

} // namespace kikuscope::preprocess
