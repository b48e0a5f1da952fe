// SPDX-License-Identifier: GPL-3.0-or-later
// Friedel centre: spot patterns have the same spots at g and -g, so the point of inversion is where the direct beam is, seen
// or hidden. The image is moved so that it lies in the middle. The point is where the image agrees best with itself turned by half a
// turn, searched on halves of pixels: first in the image at half its size, then around the best places.
#include "core/preprocess/steps.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <string>

namespace kikuscope::preprocess {
namespace {

struct Options
{
    using IsSettings = void;
    double reach = 0.1;
    template <class V> void visit(V& v)
    {
        v.field("reach", reach, {.min = 0, .max = 0.25, .help = "How far from the middle the centre may lie, in parts of the shorter side"});
    }
};

constexpr int placesKept = 6, placesRefined = 2; // of the coarse search
constexpr int leastSide = 8, mostSide = 512; // the search grows with the fourth power
constexpr float least = -1e30f;

struct Place
{
    int u = 0, v = 0; // twice the column and row of the centre
    float value = least;
};

class FriedelCentre : public Step
{
public:
    FriedelCentre(const Options& options, const Plan& plan)
        : m_height(plan.height), m_width(plan.width), m_halfHeight(plan.height / 2), m_halfWidth(plan.width / 2),
          m_coarseReach(static_cast<int>(std::ceil(options.reach * std::min(plan.height, plan.width))))
    {
    }

    std::size_t scratchFloats() const override
    {
        const int side = 2 * m_coarseReach + 3;
        const int tables = (m_height + 1) * (m_width + 1) + (m_halfHeight + 1) * (m_halfWidth + 1);
        return static_cast<std::size_t>(tables + 2 * m_height * m_width + 2 * m_halfHeight * m_halfWidth + side * side);
    }

    void apply(Frame& frame, StepMemory&) const override
    {
        const auto pixels = frame.size();
        double sum = 0;
        for (std::size_t i = 0; i < pixels; ++i)
            sum += frame.pixels[i];
        const auto mean = static_cast<float>(sum / static_cast<double>(pixels));
        float* squares = frame.scratch;
        float* halfSquares = squares + static_cast<std::ptrdiff_t>(m_height + 1) * (m_width + 1);
        float* plain = halfSquares + static_cast<std::ptrdiff_t>(m_halfHeight + 1) * (m_halfWidth + 1);
        float* half = plain + 2 * pixels;
        for (std::size_t i = 0; i < pixels; ++i)
            plain[i] = frame.pixels[i] - mean;
        halve(plain, half);
        sumSquares(plain, m_height, m_width, squares);
        sumSquares(half, m_halfHeight, m_halfWidth, halfSquares);
        const Grid fine{plain, mirrored(plain, m_height, m_width, plain + pixels), squares, m_height, m_width};
        const auto halfPixels = static_cast<std::size_t>(m_halfHeight) * static_cast<std::size_t>(m_halfWidth);
        const Grid coarse{half, mirrored(half, m_halfHeight, m_halfWidth, half + halfPixels), halfSquares, m_halfHeight, m_halfWidth};
        const Place best = refined(fine, coarsePlaces(coarse, half + 2 * halfPixels));
        if (!(best.value > 0))
            return;
        const auto top = [&](float before, float after) { // of the parabola through three values
            const float bend = before - 2 * best.value + after;
            return bend < 0 ? std::clamp(0.5f * (before - after) / bend, -0.5f, 0.5f) : 0.f;
        };
        const float x = 0.5f * (static_cast<float>(best.u) + top(fine.at(best.u - 1, best.v), fine.at(best.u + 1, best.v)));
        const float y = 0.5f * (static_cast<float>(best.v) + top(fine.at(best.u, best.v - 1), fine.at(best.u, best.v + 1)));
        move(frame, x - 0.5f * static_cast<float>(m_width - 1), y - 0.5f * static_cast<float>(m_height - 1), mean);
    }

private:
    struct Grid
    {
        const float *values, *turned; // by half a turn
        const float* squares;         // summed-area table, (height + 1) x (width + 1)
        int height, width;

        /// Correlation of the pixels that inversion in (u/2, v/2) swaps, of those whose partners are in the image.
        float at(int u, int v) const
        {
            // turned(h - 1 - v + y, w - 1 - u + x) = values(v - y, u - x)
            const int left = std::max(0, u - width + 1), right = std::min(width - 1, u) + 1, count = right - left;
            const int top = std::max(0, v - height + 1), bottom = std::min(height - 1, v) + 1;
            if (count <= 0 || bottom <= top)
                return 0;
            std::array<float, 8> lanes{};
            for (int y = top; y < bottom; ++y) {
                const float* a = values + static_cast<std::ptrdiff_t>(y) * width + left;
                const float* b = turned + static_cast<std::ptrdiff_t>(height - 1 - v + y) * width + width - 1 - u + left;
                int i = 0;
                for (; i + 8 <= count; i += 8)
                    for (std::size_t k = 0; k < 8; ++k)
                        lanes[k] += a[static_cast<std::size_t>(i) + k] * b[static_cast<std::size_t>(i) + k];
                for (; i < count; ++i)
                    lanes[0] += a[i] * b[i];
            }
            const auto table = [&](int y, int x) { return squares[static_cast<std::ptrdiff_t>(y) * (width + 1) + x]; };
            const float energy = table(bottom, right) - table(top, right) - table(bottom, left) + table(top, left);
            return energy > 0 ? std::accumulate(lanes.begin(), lanes.end(), 0.f) / energy : 0;
        }
    };

    static void sumSquares(const float* values, int height, int width, float* table)
    {
        std::fill_n(table, width + 1, 0.f);
        for (int y = 0; y < height; ++y) {
            double row = 0;
            float* to = table + static_cast<std::ptrdiff_t>(y + 1) * (width + 1);
            to[0] = 0;
            for (int x = 0; x < width; ++x) {
                const double value = values[static_cast<std::ptrdiff_t>(y) * width + x];
                row += value * value;
                to[x + 1] = to[x - width] + static_cast<float>(row);
            }
        }
    }

    static const float* mirrored(const float* values, int height, int width, float* to)
    {
        std::reverse_copy(values, values + static_cast<std::ptrdiff_t>(height) * width, to);
        return to;
    }

    void halve(const float* from, float* to) const
    {
        for (int y = 0; y < m_halfHeight; ++y)
            for (int x = 0; x < m_halfWidth; ++x) {
                const float* p = from + static_cast<std::ptrdiff_t>(2 * y) * m_width + 2 * x;
                to[static_cast<std::ptrdiff_t>(y) * m_halfWidth + x] = 0.25f * (p[0] + p[1] + p[m_width] + p[m_width + 1]);
            }
    }

    /// The highest of the local maxima.
    std::array<Place, placesKept> coarsePlaces(const Grid& coarse, float* map) const
    {
        const int side = 2 * m_coarseReach + 3, u0 = m_halfWidth - 2 - m_coarseReach, v0 = m_halfHeight - 2 - m_coarseReach; // with a margin
        for (int v = 0; v < side; ++v)
            for (int u = 0; u < side; ++u)
                map[v * side + u] = coarse.at(u0 + u, v0 + v);
        std::array<Place, placesKept> places;
        for (int v = 1; v + 1 < side; ++v)
            for (int u = 1; u + 1 < side; ++u) {
                const float* at = map + v * side + u;
                if (*at < at[-1] || *at < at[1] || *at < at[-side] || *at < at[side])
                    continue;
                Place place{u0 + u, v0 + v, *at};
                for (Place& kept : places)
                    if (place.value > kept.value)
                        std::swap(place, kept);
            }
        return places;
    }

    /// The best place around the two best of the coarse ones.
    static Place refined(const Grid& fine, std::array<Place, placesKept> places)
    {
        for (Place& place : places) // pixel i of the coarse image is the middle of 2 i and 2 i + 1
            place = place.value > least ? Place{2 * place.u + 1, 2 * place.v + 1, fine.at(2 * place.u + 1, 2 * place.v + 1)} : Place{};
        std::partial_sort(places.begin(), places.begin() + placesRefined, places.end(), [](const Place& a, const Place& b) { return a.value > b.value; });
        Place best;
        for (int k = 0; k < placesRefined; ++k)
            for (int v = places[static_cast<std::size_t>(k)].v - 2; v <= places[static_cast<std::size_t>(k)].v + 2; ++v)
                for (int u = places[static_cast<std::size_t>(k)].u - 2; u <= places[static_cast<std::size_t>(k)].u + 2; ++u)
                    if (const float value = fine.at(u, v); value > best.value)
                        best = {u, v, value};
        return best;
    }

    /// What lay at (x, y) from the middle lies in it.
    void move(Frame& frame, float x, float y, float fill) const
    {
        for (int row = 0; row < m_height; ++row)
            for (int col = 0; col < m_width; ++col) {
                const float fromX = static_cast<float>(col) + x, fromY = static_cast<float>(row) + y;
                const int left = static_cast<int>(std::floor(fromX)), above = static_cast<int>(std::floor(fromY));
                float value = fill;
                if (left >= 0 && above >= 0 && left + 1 < m_width && above + 1 < m_height) {
                    const float s = fromX - static_cast<float>(left), t = fromY - static_cast<float>(above);
                    const float* p = frame.row(above) + left;
                    value = (1 - t) * ((1 - s) * p[0] + s * p[1]) + t * ((1 - s) * p[m_width] + s * p[m_width + 1]);
                }
                frame.spare[static_cast<std::ptrdiff_t>(row) * m_width + col] = value;
            }
        frame.swap();
    }

    int m_height, m_width, m_halfHeight, m_halfWidth;
    int m_coarseReach; // in halves of coarse pixels
};

std::unique_ptr<Step> prepare(const Options& options, Plan& plan)
{
    if (std::min(plan.height, plan.width) < leastSide || std::max(plan.height, plan.width) > mostSide)
        throw Error(ErrorKind::BadSetting, "The step friedel-centre needs patterns of " + std::to_string(leastSide) + " to " + std::to_string(mostSide) +
                                               " pixels a side; put a resize before it.");
    return std::make_unique<FriedelCentre>(options, plan);
}

} // namespace

StepKind friedelCentreStep() { return stepRow<Options, prepare>("friedel-centre", "Centre of inversion into the middle"); }

} // namespace kikuscope::preprocess
