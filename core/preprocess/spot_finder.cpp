// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/spot_finder.h"

#include "core/base/error.h"

#include <opencv2/core.hpp>
#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numbers>
#include <optional>

namespace kikuscope::preprocess {
namespace {

constexpr int searchedSide = 640;       // blobs are searched on an image no longer than this, and placed on the full one
constexpr double firstSigma = 0.7, step = std::numbers::sqrt2;
constexpr double ridgeRatio = 8;        // of the curvatures along and across: a streak, no spot
constexpr double noiseCap = 0.03;       // of the strongest contrast: patterns full of spots are not noise
constexpr double rimContrast = 4;       // a small blob so much weaker inside a large one belongs to that
constexpr int noiseWindow = 31;         // px, where noise is taken to be the same
constexpr int ringPlaces = 16, ringAllowed = 2; // around a spot, and how many of them may be as bright (its neighbours)
constexpr double leastRise = 0.8;       // above that ring, by its contrast
constexpr double darkShare = 0.005;     // of the pixels count as black
constexpr int windowRounds = 12;

/// Values above the darkest ones (a quantile: dead pixels may be anything); 0 for what is not finite.
cv::Mat finiteCopy(ImageView<const float> image)
{
    std::vector<float> all;
    for (int r = 0; r < image.rows; ++r)
        std::copy_if(image.row(r), image.row(r) + image.cols, std::back_inserter(all), [](float v) { return std::isfinite(v); });
    cv::Mat copy = cv::Mat::zeros(image.rows, image.cols, CV_32F);
    if (all.empty())
        return copy;
    const auto k = all.begin() + static_cast<std::ptrdiff_t>(darkShare * static_cast<double>(all.size()));
    std::nth_element(all.begin(), k, all.end());
    for (int r = 0; r < image.rows; ++r)
        for (int c = 0; c < image.cols; ++c)
            copy.at<float>(r, c) = std::isfinite(image(r, c)) ? std::max(0.f, image(r, c) - *k) : 0;
    return copy;
}

/// Quantile of absolute values.
double absoluteQuantile(const cv::Mat& values, double fraction)
{
    std::vector<float> all;
    all.reserve(values.total());
    for (int r = 0; r < values.rows; ++r)
        for (int c = 0; c < values.cols; ++c)
            all.push_back(std::abs(values.at<float>(r, c)));
    const auto k = static_cast<std::ptrdiff_t>(fraction * static_cast<double>(all.size() - 1));
    std::nth_element(all.begin(), all.begin() + k, all.end());
    return all[static_cast<std::size_t>(k)];
}

/// Sigma of white noise around every pixel, from a mask that smooth images vanish under (Immerkaer, Comput. Vis. Image
/// Underst. 64 (1996) 300).
cv::Mat pixelNoise(const cv::Mat& image)
{
    const cv::Mat mask = (cv::Mat_<float>(3, 3) << 1, -2, 1, -2, 4, -2, 1, -2, 1);
    cv::Mat response, mean;
    cv::filter2D(image, response, CV_32F, mask);
    cv::boxFilter(cv::abs(response), mean, CV_32F, {noiseWindow, noiseWindow});
    return mean * (std::sqrt(std::numbers::pi / 2) / 6);
}

/// Sigma of a difference of Gaussians of white noise of sigma 1.
double noiseGain(double sigma1, double sigma2)
{
    const double a = sigma1 * sigma1, b = sigma2 * sigma2;
    return std::sqrt((1 / (4 * a) + 1 / (4 * b) - 1 / (a + b)) / std::numbers::pi);
}

struct Blob
{
    double x, y, sigma, contrast, significance; // on the searched image
};

bool isRidge(const cv::Mat& d, int r, int c)
{
    const double centre = d.at<float>(r, c);
    const double xx = d.at<float>(r, c + 1) + d.at<float>(r, c - 1) - 2 * centre;
    const double yy = d.at<float>(r + 1, c) + d.at<float>(r - 1, c) - 2 * centre;
    const double xy = (d.at<float>(r + 1, c + 1) + d.at<float>(r - 1, c - 1) - d.at<float>(r + 1, c - 1) - d.at<float>(r - 1, c + 1)) / 4;
    const double determinant = xx * yy - xy * xy, trace = xx + yy;
    return determinant <= 0 || trace * trace > determinant * (ridgeRatio + 1) * (ridgeRatio + 1) / ridgeRatio;
}

/// How far the smoothed image falls around a place, whatever the direction: not on the rim of a beam stop or on the shoulder of
/// something bright.
double riseAt(const cv::Mat& smooth, int r, int c, double radius)
{
    std::array<double, ringPlaces> ring{};
    for (int i = 0; i < ringPlaces; ++i) {
        const double angle = 2 * std::numbers::pi * i / ringPlaces;
        const int y = std::clamp(static_cast<int>(std::lround(r + radius * std::sin(angle))), 0, smooth.rows - 1);
        const int x = std::clamp(static_cast<int>(std::lround(c + radius * std::cos(angle))), 0, smooth.cols - 1);
        ring[static_cast<std::size_t>(i)] = smooth.at<float>(y, x);
    }
    std::nth_element(ring.begin(), ring.end() - 1 - ringAllowed, ring.end());
    return smooth.at<float>(r, c) - *(ring.end() - 1 - ringAllowed);
}

/// Not below any neighbour; of equal ones the first counts.
bool isLargest(const std::vector<cv::Mat>& stack, std::size_t s, int r, int c)
{
    const float value = stack[s].at<float>(r, c);
    for (std::size_t t = s > 0 ? s - 1 : 0; t <= std::min(s + 1, stack.size() - 1); ++t)
        for (int i = -1; i <= 1; ++i)
            for (int j = -1; j <= 1; ++j) {
                if (t == s && i == 0 && j == 0)
                    continue;
                const float other = stack[t].at<float>(r + i, c + j);
                const bool isBefore = std::array<long, 3>{static_cast<long>(t), i, j} < std::array<long, 3>{static_cast<long>(s), 0, 0};
                if (other > value || (other == value && isBefore))
                    return false;
            }
    return true;
}

std::vector<Blob> blobsOf(const cv::Mat& linear, const SpotFinderOptions& options)
{
    cv::Mat image;
    cv::sqrt(linear, image); // so that shot noise is the same everywhere
    const double largest = std::max(2., options.largestShare * std::min(image.rows, image.cols));
    std::vector<double> sigmas{firstSigma};
    while (sigmas.back() < largest * step)
        sigmas.push_back(sigmas.back() * step);
    std::vector<cv::Mat> stack, levels; // differences, and the images they are taken from
    cv::Mat smooth, smoother;
    cv::GaussianBlur(image, smooth, {}, sigmas[0], sigmas[0], cv::BORDER_REPLICATE);
    for (std::size_t s = 1; s < sigmas.size(); ++s) {
        cv::GaussianBlur(smooth, smoother, {}, std::sqrt(sigmas[s] * sigmas[s] - sigmas[s - 1] * sigmas[s - 1]), 0, cv::BORDER_REPLICATE);
        stack.push_back(smooth - smoother);
        levels.push_back(smooth);
        smooth = smoother.clone();
    }
    const cv::Mat white = pixelNoise(image);
    double rounding = 0; // contrast that rounding errors of the sums reach
    cv::minMaxLoc(image, nullptr, &rounding);
    rounding *= 1e-5;
    double strongest = 0;
    for (const cv::Mat& difference : stack) {
        double here = 0;
        cv::minMaxLoc(difference, nullptr, &here);
        strongest = std::max(strongest, here);
    }
    std::vector<Blob> blobs;
    for (std::size_t s = 0; s < stack.size(); ++s) {
        const double floor = std::min(absoluteQuantile(stack[s], 0.25) / 0.3186, noiseCap * strongest); // noise of larger grain
        const double everywhere = std::max(floor, rounding), gain = noiseGain(sigmas[s], sigmas[s + 1]), sigma = sigmas[s] * std::sqrt(step);
        const auto least = static_cast<float>(options.significance * everywhere);
        for (int r = 1; r + 1 < stack[s].rows; ++r)
            for (int c = 1; c + 1 < stack[s].cols; ++c) {
                const float contrast = stack[s].at<float>(r, c);
                if (!(contrast > least) || !isLargest(stack, s, r, c) || isRidge(stack[s], r, c))
                    continue;
                const double noise = std::max(everywhere, gain * white.at<float>(r, c));
                if (contrast > options.significance * noise && riseAt(levels[s], r, c, 2.2 * sigma) > leastRise * contrast)
                    blobs.push_back({double(c), double(r), sigma, contrast, contrast / noise});
            }
    }
    return blobs;
}

/// The plane through the pixels between two radii.
struct Plane
{
    double value = 0, dx = 0, dy = 0; // at the spot, and its slopes
    double at(double x, double y) const { return value + dx * x + dy * y; }
};

Plane surroundings(const cv::Mat& image, double x, double y, double inner, double outer)
{
    double n = 0, sx = 0, sy = 0, sxx = 0, sxy = 0, syy = 0, sv = 0, sxv = 0, syv = 0;
    const int r0 = std::max(0, int(y - outer)), r1 = std::min(image.rows - 1, int(y + outer + 1));
    const int c0 = std::max(0, int(x - outer)), c1 = std::min(image.cols - 1, int(x + outer + 1));
    for (int r = r0; r <= r1; ++r)
        for (int c = c0; c <= c1; ++c) {
            const double dx = c - x, dy = r - y, d2 = dx * dx + dy * dy, v = image.at<float>(r, c);
            if (d2 < inner * inner || d2 > outer * outer)
                continue;
            n += 1, sx += dx, sy += dy, sxx += dx * dx, sxy += dx * dy, syy += dy * dy;
            sv += v, sxv += dx * v, syv += dy * v;
        }
    if (n == 0)
        return {};
    const cv::Matx33d normal(n, sx, sy, sx, sxx, sxy, sy, sxy, syy);
    const cv::Vec3d solution = n < 6 ? cv::Vec3d(sv / n, 0, 0) : normal.solve(cv::Vec3d(sv, sxv, syv), cv::DECOMP_SVD);
    return {solution[0], solution[1], solution[2]};
}

/// None where the window runs to another place or out of the image.
std::optional<FoundSpot> placed(const cv::Mat& image, const Blob& blob, float top)
{
    const double sigma = blob.sigma, reach = 3 * sigma + 1;
    const double margin = std::max(1., sigma);
    double x = blob.x, y = blob.y;
    Plane plane;
    for (int round = 0; round < windowRounds; ++round) {
        plane = surroundings(image, x, y, 2.5 * sigma + 0.5, 3.5 * sigma + 1.5);
        double sum = 0, mx = 0, my = 0;
        for (int r = std::max(0, int(y - reach)); r <= std::min(image.rows - 1, int(y + reach + 1)); ++r)
            for (int c = std::max(0, int(x - reach)); c <= std::min(image.cols - 1, int(x + reach + 1)); ++c) {
                const double dx = c - x, dy = r - y;
                const double w = std::exp(-(dx * dx + dy * dy) / (2 * sigma * sigma)) * (image.at<float>(r, c) - plane.at(dx, dy));
                sum += w, mx += w * dx, my += w * dy;
            }
        if (!(sum > 0))
            return std::nullopt;
        const double shiftX = 2 * mx / sum, shiftY = 2 * my / sum;
        x += shiftX, y += shiftY;
        if (!(std::hypot(x - blob.x, y - blob.y) < 1.5 * sigma + 1) || x < margin || y < margin || x > image.cols - 1 - margin || y > image.rows - 1 - margin)
            return std::nullopt;
        if (std::hypot(shiftX, shiftY) < 1e-3)
            break;
    }
    FoundSpot spot{x, y, 0, sigma, blob.significance, false};
    int full = 0;
    const double radius = 2.5 * sigma + 0.5;
    for (int r = std::max(0, int(y - radius)); r <= std::min(image.rows - 1, int(y + radius + 1)); ++r)
        for (int c = std::max(0, int(x - radius)); c <= std::min(image.cols - 1, int(x + radius + 1)); ++c)
            if (const double dx = c - x, dy = r - y; dx * dx + dy * dy <= radius * radius) {
                spot.intensity += image.at<float>(r, c) - plane.at(dx, dy);
                full += image.at<float>(r, c) >= top;
            }
    spot.saturated = full >= 4;
    return spot.intensity > 0 ? std::optional(spot) : std::nullopt;
}

} // namespace

std::vector<FoundSpot> findSpots(ImageView<const float> view, const SpotFinderOptions& options)
{
    if (view.rows < 16 || view.cols < 16)
        throw Error(ErrorKind::Unsupported, "An image of " + std::to_string(view.cols) + " x " + std::to_string(view.rows) +
                                                " pixels is too small for a spot pattern; 16 pixels a side are needed.");
    const cv::Mat image = finiteCopy(view);
    cv::Mat searched = image;
    const double scale = std::min(1., double(searchedSide) / std::max(view.rows, view.cols));
    if (scale < 1)
        cv::resize(image, searched, {}, scale, scale, cv::INTER_AREA);
    std::vector<Blob> blobs = blobsOf(searched, options);
    std::stable_sort(blobs.begin(), blobs.end(), [](const Blob& a, const Blob& b) { return a.contrast > b.contrast; });
    double top = 0;
    cv::minMaxLoc(image, nullptr, &top);
    std::vector<FoundSpot> spots;
    std::vector<double> contrasts;
    const double sx = double(view.cols) / searched.cols, sy = double(view.rows) / searched.rows;
    for (Blob& blob : blobs) {
        blob.x = (blob.x + 0.5) * sx - 0.5;
        blob.y = (blob.y + 0.5) * sy - 0.5;
        blob.sigma *= (sx + sy) / 2;
        const auto spot = placed(image, blob, float(top));
        // One thing seen at two scales, the rim of something bright, or a glow around spots that are there already?
        bool isNew = spot.has_value();
        for (std::size_t i = 0; isNew && i < spots.size(); ++i) {
            const double larger = std::max(spots[i].sigmaPx, spot->sigmaPx), smaller = std::min(spots[i].sigmaPx, spot->sigmaPx);
            if (std::hypot(spots[i].x - spot->x, spots[i].y - spot->y) < 1.5 * larger + 0.5)
                isNew = larger > 2 * smaller && spot->sigmaPx == smaller && contrasts[i] < rimContrast * blob.contrast;
        }
        if (isNew) {
            spots.push_back(*spot);
            contrasts.push_back(blob.contrast);
        }
        if (spots.size() >= static_cast<std::size_t>(options.most))
            break;
    }
    return spots;
}

} // namespace kikuscope::preprocess
