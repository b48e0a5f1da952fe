// SPDX-License-Identifier: GPL-3.0-or-later
// Phase colours: the set of Okabe & Ito (2008), moved and extended by a search so that the first twelve differ by
// CIEDE2000 >= 14 in pairs, for normal vision and simulated protanopia, deuteranopia and tritanopia alike (Machado et
// al. 2009; tst_draw checks it). Colour maps: viridis and cividis sampled from the published tables (Smith & van der
// Walt 2015, CC0; Nunez, Anderton & Renslow 2018), jet as the usual piecewise linear ramps.
#include "core/draw/palette.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace kikuscope::draw {
namespace {

constexpr Rgba kBlack{0, 0, 0, 255};

constexpr std::array<Rgba, 14> kPhaseColours = {{
    {26, 103, 206}, {219, 166, 4}, {8, 155, 96}, {200, 85, 13}, {86, 175, 255}, {245, 255, 73}, {90, 45, 30},
    {165, 135, 165}, {38, 56, 77}, {153, 249, 255}, {5, 0, 205}, {203, 231, 202}, {90, 105, 75}, {180, 195, 135},
}};

constexpr std::array<Rgba, 2> kGrey = {{{0, 0, 0}, {255, 255, 255}}};
constexpr std::array<Rgba, 10> kViridis = {{
    {0x44, 0x01, 0x54}, {0x48, 0x28, 0x78}, {0x3E, 0x49, 0x89}, {0x31, 0x68, 0x8E}, {0x26, 0x82, 0x8E},
    {0x1F, 0x9E, 0x89}, {0x35, 0xB7, 0x79}, {0x6E, 0xCE, 0x58}, {0xB5, 0xDE, 0x2B}, {0xFD, 0xE7, 0x25},
}};
constexpr std::array<Rgba, 10> kCividis = {{
    {0x00, 0x22, 0x4E}, {0x12, 0x35, 0x70}, {0x3B, 0x49, 0x6C}, {0x57, 0x5D, 0x6D}, {0x70, 0x71, 0x73},
    {0x8A, 0x86, 0x78}, {0xA5, 0x9C, 0x74}, {0xC3, 0xB3, 0x69}, {0xE1, 0xCC, 0x55}, {0xFE, 0xE8, 0x38},
}};

std::uint8_t toByte(double value) { return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0., 1.) * 255)); }

Rgba interpolated(std::span<const Rgba> points, float t)
{
    const float place = t * static_cast<float>(points.size() - 1);
    const auto k = std::min(static_cast<std::size_t>(place), points.size() - 2);
    const float f = place - static_cast<float>(k);
    const auto mix = [f](std::uint8_t a, std::uint8_t b) {
        return static_cast<std::uint8_t>(std::lround(static_cast<float>(a) * (1 - f) + static_cast<float>(b) * f));
    };
    const Rgba a = points[k], b = points[k + 1];
    return {mix(a.r, b.r), mix(a.g, b.g), mix(a.b, b.b), 255};
}

using Knot = std::pair<double, double>;

double ramp(std::span<const Knot> knots, double t)
{
    for (std::size_t k = 1; k < knots.size(); ++k)
        if (t <= knots[k].first) {
            const auto [x0, y0] = knots[k - 1];
            const auto [x1, y1] = knots[k];
            return y0 + (y1 - y0) * (t - x0) / (x1 - x0);
        }
    return knots.back().second;
}

Rgba jet(double t)
{
    static constexpr std::array<Knot, 5> red = {{{0, 0}, {0.35, 0}, {0.66, 1}, {0.89, 1}, {1, 0.5}}};
    static constexpr std::array<Knot, 6> green = {{{0, 0}, {0.125, 0}, {0.375, 1}, {0.64, 1}, {0.91, 0}, {1, 0}}};
    static constexpr std::array<Knot, 5> blue = {{{0, 0.5}, {0.11, 1}, {0.34, 1}, {0.65, 0}, {1, 0}}};
    return {toByte(ramp(red, t)), toByte(ramp(green, t)), toByte(ramp(blue, t)), 255};
}

/// Beyond the table: hues at the golden angle, three lightnesses in turn.
Rgba generated(std::size_t index)
{
    const double hue = std::fmod(static_cast<double>(index) * 0.618033988749895, 1.) * 6;
    const double value = std::array{0.95, 0.7, 0.45}[index % 3], saturation = std::array{0.5, 0.85, 0.7}[index / 3 % 3];
    const auto channel = [&](double n) {
        const double k = std::fmod(n + hue, 6.);
        return toByte(value * (1 - saturation * std::clamp(std::min(k, 4 - k), 0., 1.)));
    };
    return {channel(5), channel(3), channel(1), 255};
}

} // namespace

std::vector<Rgba> phaseColours(const PhaseList& phases)
{
    std::vector<Rgba> colours{kBlack};
    for (std::size_t i = 0; i < phases.phases.size(); ++i) {
        const Rgba own = phases.phases[i].colour;
        colours.push_back(own.a ? own : i < kPhaseColours.size() ? kPhaseColours[i] : generated(i));
    }
    return colours;
}

Rgba colourAt(const std::string& map, float t)
{
    if (std::isnan(t))
        return kBlack;
    t = std::clamp(t, 0.f, 1.f);
    if (map == "grey")
        return interpolated(kGrey, t);
    if (map == "viridis")
        return interpolated(kViridis, t);
    if (map == "cividis")
        return interpolated(kCividis, t);
    if (map == "jet")
        return jet(static_cast<double>(t));
    throw Error(ErrorKind::BadSetting, "Unknown colour map \"" + map + "\"; known are: grey, viridis, cividis, jet.");
}

const std::vector<std::string>& colourMaps()
{
    static const std::vector<std::string> names = {"grey", "viridis", "cividis", "jet"};
    return names;
}

} // namespace kikuscope::draw
