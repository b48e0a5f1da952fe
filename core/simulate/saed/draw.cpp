// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/saed/draw.h"

#include "core/base/rng.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kikuscope::simulate {

namespace {

constexpr double reach = 5;             // sigmas of a spot that are drawn
constexpr double largestPoissonMean = 50; // above: normal

/// Share of a Gaussian of unit sum in pixels first ... first + n - 1.
void gaussianShares(double centre, double sigma, int first, std::vector<double>& shares)
{
    const double scale = 1 / (sigma * std::numbers::sqrt2);
    double below = std::erf((first - 0.5 - centre) * scale);
    for (std::size_t i = 0; i < shares.size(); ++i) {
        const double above = std::erf((first + static_cast<double>(i) + 0.5 - centre) * scale);
        shares[i] = (above - below) / 2;
        below = above;
    }
}

double centredShare(double sigma)
{
    const double share = std::erf(0.5 / (sigma * std::numbers::sqrt2));
    return share * share;
}

void addSpot(Image<float>& image, double x, double y, double height, double sigma)
{
    const int x0 = std::max(0, static_cast<int>(std::floor(x - reach * sigma)));
    const int x1 = std::min(image.cols - 1, static_cast<int>(std::ceil(x + reach * sigma)));
    const int y0 = std::max(0, static_cast<int>(std::floor(y - reach * sigma)));
    const int y1 = std::min(image.rows - 1, static_cast<int>(std::ceil(y + reach * sigma)));
    if (x1 < x0 || y1 < y0)
        return;
    std::vector<double> across(static_cast<std::size_t>(x1 - x0 + 1)), down(static_cast<std::size_t>(y1 - y0 + 1));
    gaussianShares(x, sigma, x0, across);
    gaussianShares(y, sigma, y0, down);
    for (int r = y0; r <= y1; ++r) {
        const double rowHeight = height * down[static_cast<std::size_t>(r - y0)];
        float* row = image.row(r) + x0;
        for (std::size_t c = 0; c < across.size(); ++c)
            row[c] += static_cast<float>(rowHeight * across[c]);
    }
}

void addDiffuse(Image<float>& image, const SaedPattern& pattern, double scale)
{
    for (int r = 0; r < image.rows; ++r)
        for (int c = 0; c < image.cols; ++c) {
            const double position = pattern.geometry.reciprocalAt(c, r).norm() / pattern.diffuseStep;
            const auto i = std::min(static_cast<std::size_t>(position), pattern.diffuse.size() - 2);
            const double t = std::min(1., position - static_cast<double>(i));
            image(r, c) += static_cast<float>(scale * ((1 - t) * pattern.diffuse[i] + t * pattern.diffuse[i + 1]));
        }
}

double poisson(double mean, Rng& rng)
{
    if (mean <= 0)
        return 0;
    if (mean > largestPoissonMean)
        return std::max(0., std::round(mean + std::sqrt(mean) * rng.normal()));
    const double limit = std::exp(-mean); // Knuth
    double product = rng.uniform();
    int count = 0;
    for (; product > limit; ++count)
        product *= rng.uniform();
    return count;
}

/// The shadow of the beam stop: 0 inside, 1 outside, one pixel of transition.
class BeamStop
{
public:
    explicit BeamStop(const SaedCamera& camera)
        : m_isThere(camera.beamStop != "none"), m_isBar(camera.beamStop == "bar"), m_radius(camera.beamStopRadiusPx),
          m_cos(std::cos(camera.beamStopAngleDeg * std::numbers::pi / 180)),
          m_sin(std::sin(camera.beamStopAngleDeg * std::numbers::pi / 180))
    {
    }
    double transmission(double right, double up) const
    {
        if (!m_isThere)
            return 1;
        const bool alongBar = m_isBar && right * m_cos + up * m_sin > 0; // else its round end
        const double distance = alongBar ? std::abs(up * m_cos - right * m_sin) : std::hypot(right, up);
        return std::clamp(distance - m_radius + 0.5, 0., 1.);
    }

private:
    bool m_isThere, m_isBar;
    double m_radius, m_cos, m_sin;
};

/// Saturation and grey scale.
class GreyScale
{
public:
    explicit GreyScale(const SaedCamera& camera)
        : m_isGamma(camera.scaling == "gamma"), m_isLog(camera.scaling == "log"), m_factor(1 / camera.saturation),
          m_gamma(camera.gamma), m_range(camera.logRange), m_logFactor(1 / std::log1p(camera.logRange))
    {
    }
    double operator()(double x) const
    {
        x = std::clamp(x * m_factor, 0., 1.);
        return m_isGamma ? std::pow(x, m_gamma) : m_isLog ? std::log1p(m_range * x) * m_logFactor : x;
    }

private:
    bool m_isGamma, m_isLog;
    double m_factor, m_gamma, m_range, m_logFactor;
};

} // namespace

Image<float> spotImage(const SaedPattern& pattern, const SaedConditions& conditions)
{
    Image<float> image(conditions.height, conditions.width);
    const double peak = centredShare(conditions.spotSigmaPx);
    for (const SaedSpot& spot : pattern.spots) {
        const double factor = spot.hkl.isZero() ? conditions.camera.centralBeam : 1;
        addSpot(image, spot.x, spot.y, factor * spot.intensity / peak, conditions.spotSigmaPx);
    }
    const double constant = pattern.geometry.cameraConstant();
    if (pattern.diffuse.size() > 1)
        addDiffuse(image, pattern, 1 / (constant * constant * peak));
    return image;
}

void applySaedCamera(Image<float>& intensity, const SaedGeometry& geometry, const SaedCamera& camera, std::uint64_t seed)
{
    Rng rng(seed);
    const BeamStop beamStop(camera);
    const GreyScale grey(camera);
    for (int r = 0; r < intensity.rows; ++r)
        for (int c = 0; c < intensity.cols; ++c) {
            double x = intensity(r, c);
            if (camera.background > 0) {
                const double k = geometry.reciprocalAt(c, r).norm() / camera.backgroundWidth;
                x += camera.background / (1 + k * k);
            }
            x *= beamStop.transmission(c - geometry.centreX, geometry.centreY - r);
            if (camera.dose > 0)
                x = poisson(x * camera.dose, rng) / camera.dose;
            if (camera.readNoise > 0)
                x += camera.readNoise * rng.normal();
            intensity(r, c) = static_cast<float>(grey(x));
        }
}

Image<float> drawSaed(const SaedPattern& pattern, const SaedConditions& conditions, std::uint64_t seed)
{
    Image<float> image = spotImage(pattern, conditions);
    applySaedCamera(image, pattern.geometry, conditions.camera, seed);
    return image;
}

} // namespace kikuscope::simulate
