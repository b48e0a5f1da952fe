// SPDX-License-Identifier: GPL-3.0-or-later
// The intensity on the Ewald sphere brought to the pixels of the screen.
#include "core/simulate/saed/ewald_sum.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kikuscope::simulate {

namespace {

constexpr double samplesPerSigma = 0.75; // of the Gaussian spot that the beam makes
constexpr double samplesPerPixel = 1.5;
constexpr double pixelMargin = 4;        // beyond the image, so that its border has all its light

/// Each sample's light to the four pixels around its place.
void addLight(Image<float>& image, double x, double y, double light)
{
    const double left = std::floor(x), top = std::floor(y);
    if (left < -1 || top < -1 || left >= image.cols || top >= image.rows)
        return;
    const int c = static_cast<int>(left), r = static_cast<int>(top);
    const double tx = x - left, ty = y - top;
    for (int i = 0; i < 4; ++i) {
        const int row = r + i / 2, col = c + i % 2;
        if (row >= 0 && row < image.rows && col >= 0 && col < image.cols)
            image(row, col) += static_cast<float>(light * (i / 2 ? ty : 1 - ty) * (i % 2 ? tx : 1 - tx));
    }
}

std::vector<float> gaussian(double sigma)
{
    const int half = static_cast<int>(std::ceil(4 * sigma));
    std::vector<float> weights(2 * static_cast<std::size_t>(half) + 1);
    double sum = 0;
    for (int i = -half; i <= half; ++i)
        sum += std::exp(-i * i / (2 * sigma * sigma));
    for (int i = -half; i <= half; ++i)
        weights[static_cast<std::size_t>(i + half)] = static_cast<float>(std::exp(-i * i / (2 * sigma * sigma)) / sum);
    return weights;
}

/// One direction of a separable blur, then turned by 90 degrees.
Image<float> blurredAndTransposed(const Image<float>& image, const std::vector<float>& weights)
{
    Image<float> out(image.cols, image.rows);
    const int half = static_cast<int>(weights.size() / 2);
    for (int r = 0; r < image.rows; ++r)
        for (int c = 0; c < image.cols; ++c) {
            float sum = 0;
            for (int i = std::max(-half, -c); i <= std::min(half, image.cols - 1 - c); ++i)
                sum += weights[static_cast<std::size_t>(i + half)] * image(r, c + i);
            out(c, r) = sum;
        }
    return out;
}

/// Height of the peak whose brightest pixel this is: parabolas through the logarithms, exact for a Gaussian spot.
double interpolatedPeak(const Image<float>& image, int r, int c)
{
    double peak = std::log(image(r, c));
    const auto add = [&](bool inside, float before, float after) {
        if (!inside || !(before > 0 && after > 0))
            return;
        const double left = std::log(before), right = std::log(after), middle = std::log(image(r, c));
        const double curvature = left - 2 * middle + right;
        if (curvature < 0)
            peak -= (right - left) * (right - left) / (8 * curvature);
    };
    add(c > 0 && c + 1 < image.cols, image(r, std::max(0, c - 1)), image(r, std::min(image.cols - 1, c + 1)));
    add(r > 0 && r + 1 < image.rows, image(std::max(0, r - 1), c), image(std::min(image.rows - 1, r + 1), c));
    return std::exp(peak);
}

/// Scales so that the highest peak outside the central beam is 1, and the central beam by its factor.
void normalise(Image<float>& image, const VirtualSpecimen& specimen, double centralBeam)
{
    const double radius = specimen.firstSpotPx / 2;
    const auto distance = [&](int r, int c) { return std::hypot(c - specimen.geometry.centreX, r - specimen.geometry.centreY); };
    int row = -1, col = -1;
    for (int r = 0; r < image.rows; ++r)
        for (int c = 0; c < image.cols; ++c)
            if (distance(r, c) >= radius && image(r, c) > (row < 0 ? 0 : image(row, col)))
                row = r, col = c;
    if (row < 0)
        return;
    const double peak = interpolatedPeak(image, row, col);
    for (int r = 0; r < image.rows; ++r)
        for (int c = 0; c < image.cols; ++c)
            image(r, c) *= static_cast<float>((distance(r, c) < radius ? centralBeam : 1) / peak);
}

} // namespace

Image<float> diffract(const VirtualSpecimen& specimen, const SaedConditions& conditions)
{
    const SaedGeometry& geometry = specimen.geometry;
    const double pixel = 1 / geometry.cameraConstant();                                       // 1/A
    const double beamSpot = 1 / (2 * std::numbers::sqrt2 * std::numbers::pi * specimen.beamSigma); // sigma of |FT of the beam|^2
    const double step = std::min(beamSpot / samplesPerSigma, pixel / samplesPerPixel);
    const double sides = std::max(conditions.width / 2. + std::abs(conditions.offsetXPx), conditions.height / 2. + std::abs(conditions.offsetYPx));
    const EwaldIntensity sphere = ewaldIntensity(specimen, (sides + pixelMargin) * pixel, step);

    Image<float> image(conditions.height, conditions.width);
    for (int ny = -sphere.half; ny <= sphere.half; ++ny)
        for (int nx = -sphere.half; nx <= sphere.half; ++nx) {
            const Eigen::Vector2d place = geometry.pixelOf(nx * step, ny * step);
            addLight(image, place(0), place(1), sphere.at(nx, ny));
        }
    // Spots are as wide as the conditions say; the beam and the four pixels of addLight() have done part of it already.
    const double missing = conditions.spotSigmaPx * conditions.spotSigmaPx - beamSpot * beamSpot / (pixel * pixel) - 1. / 6 + 1. / 12;
    if (missing > 0.01) {
        const std::vector<float> weights = gaussian(std::sqrt(missing));
        image = blurredAndTransposed(blurredAndTransposed(image, weights), weights);
    }
    normalise(image, specimen, conditions.camera.centralBeam);
    return image;
}

} // namespace kikuscope::simulate
