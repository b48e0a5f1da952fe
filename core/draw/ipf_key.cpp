// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the sectors of inverse pole figures.
#include "core/base/error.h"
#include "core/draw/ipf.h"
#include "core/draw/text.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kikuscope::draw {
namespace {

constexpr double degree = std::numbers::pi / 180;
constexpr int capitalHeight = 9, labelRoom = 15, samples = 3; // samples x samples colours per pixel
constexpr int keyMargin = 18, keyTitleHeight = 11;
constexpr std::size_t mostTitleBytes = 40;
constexpr Rgba paper{255, 255, 255, 255}, figureInk{20, 20, 20, 255};

struct Point
{
    double x = 0, y = 0;
};

Point stereographic(double eta, double chi)
{
    const double r = std::tan(chi / 2);
    return {r * std::cos(eta), r * std::sin(eta)};
}

/// "1-10" in white on black, centred at (x, y); a minus becomes a bar over its digit.
void drawIndices(Image<Rgba>& coverage, const std::string& indices, double x, double y)
{
    std::string digits;
    std::vector<std::size_t> barred;
    for (const char c : indices) {
        if (c == '-')
            barred.push_back(digits.size());
        else
            digits += c;
    }
    const int width = textWidth(digits, capitalHeight);
    const int left = std::clamp(static_cast<int>(std::lround(x - width / 2.)), 0, std::max(0, coverage.cols - width));
    const int base =
        std::clamp(static_cast<int>(std::lround(y + capitalHeight / 2.)), capitalHeight + 3, coverage.rows - 3);
    drawText(coverage, digits, left, base, capitalHeight, {255, 255, 255, 255});
    for (const std::size_t at : barred) {
        const int from = left + (at ? textWidth(digits.substr(0, at), capitalHeight) : 0);
        const int to = left + textWidth(digits.substr(0, at + 1), capitalHeight);
        for (int col = std::max(0, from + 1); col < std::min(coverage.cols, to); ++col)
            coverage(base - capitalHeight - 3, col) = {255, 255, 255, 255};
    }
}

void blend(Rgba& below, Rgba above, double opacity)
{
    const double under = below.a / 255. * (1 - opacity), all = under + opacity;
    if (all <= 0)
        return;
    const auto mix = [&](int b, int a) { return static_cast<std::uint8_t>(std::lround((b * under + a * opacity) / all)); };
    below = {mix(below.r, above.r), mix(below.g, above.g), mix(below.b, above.b),
             static_cast<std::uint8_t>(std::lround(255 * all))};
}

} // namespace

bool IpfKey::isInSector(double eta, double chi) const
{
    const double etaDeg = eta / degree, from = m_etaFromDeg, to = m_etaToDeg;
    const double turned = etaDeg < from ? etaDeg + 360 : etaDeg;
    if (turned < from || turned > to)
        return false;
    if (m_triangle != Triangle::Cubic)
        return chi <= 90 * degree;
    return std::max(std::cos(eta), std::sin(eta)) * std::sin(chi) <= std::cos(chi);
}

std::vector<IpfKey::Corner> IpfKey::corners() const
{
    const double side = 45, diagonal = std::acos(1 / std::sqrt(3.)) / degree;
    if (m_laue == "m-3m")
        return {{0, 0, "001"}, {0, side, "101"}, {45, diagonal, "111"}};
    if (m_laue == "m-3")
        return {{0, 0, "001"}, {0, side, "101"}, {45, diagonal, "111"}, {90, side, "011"}};
    if (m_laue == "4/mmm")
        return {{0, 0, "001"}, {0, 90, "100"}, {45, 90, "110"}};
    if (m_laue == "4/m")
        return {{0, 0, "001"}, {0, 90, "100"}, {45, 90, "110"}, {90, 90, "010"}};
    if (m_laue == "mmm")
        return {{0, 0, "001"}, {0, 90, "100"}, {90, 90, "010"}};
    if (m_laue == "6/mmm")
        return {{0, 0, "0001"}, {0, 90, "2-1-10"}, {30, 90, "10-10"}};
    if (m_laue == "6/m" || (m_laue == "-3m" && m_etaFromDeg == 0))
        return {{0, 0, "0001"}, {0, 90, "2-1-10"}, {30, 90, "10-10"}, {60, 90, "11-20"}};
    if (m_laue == "-3m")
        return {{0, 0, "0001"}, {-30, 90, "1-100"}, {0, 90, "2-1-10"}, {30, 90, "10-10"}};
    if (m_laue == "-3")
        return {{0, 0, "0001"}, {0, 90, "2-1-10"}, {60, 90, "11-20"}, {120, 90, "-12-10"}};
    // Axes of the crystal frame: a and c* (with b where it is normal to both).
    if (m_laue == "2/m" && m_etaFromDeg == 0)
        return {{0, 0, "c*"}, {0, 90, "a"}, {90, 90, "b"}};
    return {{0, 0, "c*"}, {0, 90, "a"}};
}

Image<Rgba> IpfKey::picture(int side, Rgba ink) const
{
    if (side < 4 * labelRoom)
        throw Error(ErrorKind::BadSetting, "A colour key needs at least 60 pixels.");
    double left = 0, right = 0, bottom = 0, top = 0;
    for (double etaDeg = m_etaFromDeg; etaDeg <= m_etaToDeg; etaDeg += 1) {
        double chi = 90 * degree;
        while (!isInSector(etaDeg * degree, chi) && chi > 0)
            chi -= 0.25 * degree;
        const Point p = stereographic(etaDeg * degree, chi);
        left = std::min(left, p.x), right = std::max(right, p.x);
        bottom = std::min(bottom, p.y), top = std::max(top, p.y);
    }
    const double scale = (side - 2 * labelRoom) / std::max(right - left, top - bottom);
    const int labelWidth = textWidth("00000", capitalHeight);
    const int marginX = labelWidth / 2 + 3, marginY = labelRoom;
    Image<Rgba> image(static_cast<int>(std::ceil((top - bottom) * scale)) + 2 * marginY,
                      static_cast<int>(std::ceil((right - left) * scale)) + 2 * marginX, Rgba{0, 0, 0, 0});
    for (int row = 0; row < image.rows; ++row)
        for (int col = 0; col < image.cols; ++col) {
            int hits = 0, sum[3] = {0, 0, 0};
            for (int k = 0; k < samples * samples; ++k) {
                const double x = left + (col + (k % samples + 0.5) / samples - marginX) / scale;
                const double y = top - (row + (k / samples + 0.5) / samples - marginY) / scale;
                const double chi = 2 * std::atan(std::hypot(x, y)), eta = std::atan2(y, x);
                if (!isInSector(eta, chi))
                    continue;
                const Rgba c = colourInStandardAxes(
                    {std::sin(chi) * std::cos(eta), std::sin(chi) * std::sin(eta), std::cos(chi)});
                ++hits, sum[0] += c.r, sum[1] += c.g, sum[2] += c.b;
            }
            if (hits > 0)
                image(row, col) = {static_cast<std::uint8_t>(sum[0] / hits), static_cast<std::uint8_t>(sum[1] / hits),
                                   static_cast<std::uint8_t>(sum[2] / hits),
                                   static_cast<std::uint8_t>(255 * hits / (samples * samples))};
        }

    Image<Rgba> letters(image.rows, image.cols, Rgba{0, 0, 0, 255});
    const double middle = (top + bottom) / 2;
    for (const Corner& corner : corners()) {
        const Point p = stereographic(corner.etaDeg * degree, corner.chiDeg * degree);
        const bool atCentre = corner.chiDeg == 0, inside = atCentre && m_etaToDeg - m_etaFromDeg > 180;
        const double away = inside ? 0 : p.y >= middle + 0.05 * (top - bottom) ? -1 : 1; // above or below the sector
        const double y = marginY + (top - p.y) * scale + away * (capitalHeight / 2. + 5);
        drawIndices(letters, corner.indices, marginX + (p.x - left) * scale, y);
    }
    for (std::size_t i = 0; i < image.pixels.size(); ++i)
        blend(image.pixels[i], ink, letters.pixels[i].r / 255.);
    return image;
}

std::vector<KeyPicture> ipfKeys(const PhaseList& phases, const std::vector<int>& ids, int side, Rgba ink)
{
    std::vector<KeyPicture> keys;
    std::vector<std::string> laueGroups;
    for (const int id : ids) {
        if (!phases.contains(id))
            continue;
        try {
            const IpfKey key(phases[id]);
            const auto known = std::find(laueGroups.begin(), laueGroups.end(), key.laueGroup());
            if (known != laueGroups.end()) {
                keys[static_cast<std::size_t>(known - laueGroups.begin())].title += ", " + phases[id].name;
                continue;
            }
            laueGroups.push_back(key.laueGroup());
            keys.push_back({phases[id].name, key.picture(side, ink)});
        } catch (const Error&) { // symmetry unknown: drawn grey, without a key
        }
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (keys[i].title.size() > mostTitleBytes)
            keys[i].title = keys[i].title.substr(0, mostTitleBytes - 3) + "...";
        keys[i].title += " (" + laueGroups[i] + ")";
    }
    return keys;
}

Image<Rgba> withKeysBeside(const Image<Rgba>& figure, const std::vector<KeyPicture>& keys)
{
    if (keys.empty())
        return figure;
    int width = 0, height = keyMargin;
    for (const KeyPicture& key : keys) {
        width = std::max({width, key.image.cols, textWidth(key.title, keyTitleHeight)});
        height += keyTitleHeight + 8 + key.image.rows + keyMargin;
    }
    Image<Rgba> wide(std::max(figure.rows, height), figure.cols + width + keyMargin, paper);
    for (int row = 0; row < figure.rows; ++row)
        std::copy_n(figure.row(row), figure.cols, wide.row(row));
    int top = keyMargin;
    for (const KeyPicture& key : keys) {
        drawText(wide, key.title, figure.cols, top + keyTitleHeight, keyTitleHeight, figureInk);
        top += keyTitleHeight + 8;
        for (int row = 0; row < key.image.rows; ++row)
            for (int col = 0; col < key.image.cols; ++col) {
                const Rgba c = key.image(row, col);
                blend(wide(top + row, figure.cols + col), {c.r, c.g, c.b, 255}, c.a / 255.);
            }
        top += key.image.rows + keyMargin;
    }
    return wide;
}

} // namespace kikuscope::draw
