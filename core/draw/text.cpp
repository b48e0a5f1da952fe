// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/text.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace kikuscope::draw {
namespace {

constexpr int kFont = cv::FONT_HERSHEY_SIMPLEX;
constexpr int kOversampling = 4;
constexpr double kCapitalHeight = 21; // of the font at scale 1
constexpr char kMicro = '\x01';       // stands for the micro sign after simplified()

using Replacement = std::pair<std::string_view, std::string_view>;
constexpr std::array kReplacements = std::to_array<Replacement>({
    {"\xC2\xB5", "\x01"}, {"\xCE\xBC", "\x01"}, {"\xCE\xB1", "alpha"}, {"\xCE\xB2", "beta"}, {"\xCE\xB3", "gamma"}, {"\xCE\xB4", "delta"},
    {"\xCE\xB5", "epsilon"}, {"\xCE\xB6", "zeta"}, {"\xCE\xB7", "eta"}, {"\xCF\x83", "sigma"}, {"\xCF\x87", "chi"}, {"\xC2\xB0", " deg"},
    {"\xE2\x80\x93", "-"}, {"\xE2\x88\x92", "-"}, {"\xC3\x97", "x"},
});

/// ASCII and kMicro only.
std::string simplified(const std::string& text)
{
    std::string result;
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view rest = std::string_view(text).substr(i);
        const auto known = std::find_if(kReplacements.begin(), kReplacements.end(), [&](const auto& r) { return rest.starts_with(r.first); });
        const auto c = static_cast<unsigned char>(rest[0]);
        if (known != kReplacements.end()) {
            result += known->second;
            i += known->first.size();
            continue;
        }
        result += c >= 0x20 && c < 0x7F ? static_cast<char>(c) : '?';
        for (++i; i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;)
            ++i;
    }
    return result;
}

std::string withoutMicro(std::string text)
{
    std::replace(text.begin(), text.end(), kMicro, 'u');
    return text;
}

double fontScale(int capitalHeight) { return capitalHeight * kOversampling / kCapitalHeight; }
int strokeWidth(int capitalHeight) { return std::max(1, static_cast<int>(std::lround(capitalHeight * kOversampling / 8.5))); }

int bigWidth(const std::string& ascii, int capitalHeight)
{
    int baseline = 0;
    return cv::getTextSize(ascii, kFont, fontScale(capitalHeight), strokeWidth(capitalHeight), &baseline).width;
}

std::uint8_t mixed(std::uint8_t below, std::uint8_t above, int alpha)
{
    return static_cast<std::uint8_t>((below * (255 - alpha) + above * alpha + 127) / 255);
}

} // namespace

int textWidth(const std::string& text, int capitalHeight)
{
    return (bigWidth(withoutMicro(simplified(text)), capitalHeight) + kOversampling - 1) / kOversampling;
}

void drawText(Image<Rgba>& image, const std::string& text, int x, int y, int capitalHeight, Rgba colour)
{
    const std::string letters = simplified(text), ascii = withoutMicro(letters);
    const int above = capitalHeight * 2, below = capitalHeight, width = textWidth(text, capitalHeight) + capitalHeight;
    const int baseline = above * kOversampling, left = kOversampling * (capitalHeight / 4), stroke = strokeWidth(capitalHeight);
    cv::Mat big((above + below) * kOversampling, width * kOversampling, CV_8UC1, cv::Scalar(0));
    cv::putText(big, ascii, {left, baseline}, kFont, fontScale(capitalHeight), 255, stroke, cv::LINE_AA);
    for (std::size_t i = 0; i < letters.size(); ++i)
        if (letters[i] == kMicro) { // the left stem of the u, continued below the line
            const int stem = left + (i ? bigWidth(ascii.substr(0, i), capitalHeight) : 0) + static_cast<int>(4 * fontScale(capitalHeight));
            cv::line(big, {stem, baseline - capitalHeight * kOversampling / 3}, {stem, baseline + capitalHeight * kOversampling / 3}, 255, stroke, cv::LINE_AA);
        }
    cv::Mat coverage;
    cv::resize(big, coverage, {width, above + below}, 0, 0, cv::INTER_AREA);
    const int shiftX = x - capitalHeight / 4, shiftY = y - above;
    for (int row = std::max(0, -shiftY); row < coverage.rows && row + shiftY < image.rows; ++row)
        for (int col = std::max(0, -shiftX); col < coverage.cols && col + shiftX < image.cols; ++col) {
            const int alpha = coverage.at<std::uint8_t>(row, col);
            Rgba& p = image(row + shiftY, col + shiftX);
            p = {mixed(p.r, colour.r, alpha), mixed(p.g, colour.g, alpha), mixed(p.b, colour.b, alpha), p.a};
        }
}

} // namespace kikuscope::draw
