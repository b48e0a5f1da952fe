// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/pattern_renderer.h"

#include "core/base/rotation.h"
#include "core/simulate/projection_kernel.h"

#include <cmath>
#include <numbers>

namespace kikuscope::simulate {
namespace {

struct RangeChecker
{
    template <class T> void field(const char* name, const T& value, const FieldInfo& = {}) const
    {
        if constexpr (std::is_same_v<T, RandomConditions::Range>)
            if (value.size() != 2 || !(value[0] <= value[1]))
                throw Error(ErrorKind::BadSetting, std::string("The range ") + name + " must be two numbers [low, high], low <= high.");
    }
};

double draw(const RandomConditions::Range& range, Rng& rng) { return rng.uniform(range[0], range[1]); }

CameraModel drawCamera(const RandomConditions& c, Rng& rng)
{
    CameraModel camera;
    camera.blurPx = draw(c.blurPx, rng);
    camera.mtf = draw(c.mtf, rng);
    camera.bandContrast = draw(c.bandContrast, rng);
    camera.backgroundWidth = draw(c.backgroundWidth, rng);
    camera.backgroundX = draw(c.backgroundX, rng);
    camera.backgroundY = draw(c.backgroundY, rng);
    camera.backgroundFloor = draw(c.backgroundFloor, rng);
    camera.gradient = draw(c.gradient, rng);
    camera.excessDeficiency = draw(c.excessDeficiency, rng);
    camera.gamma = draw(c.gamma, rng);
    camera.lowFrequency = draw(c.lowFrequency, rng);
    camera.noiseToSignal = draw(c.noiseToSignal, rng);
    camera.gain = draw(c.gain, rng);
    const double radius = draw(c.maskRadius, rng);
    camera.maskRadius = rng.uniform() < c.maskProbability ? radius : 0;
    return camera;
}

/// Gaussian blur along rows of both halves; beyond the edge of a Lambert square lies the other hemisphere, mirrored.
void blurRows(const std::vector<float>& kernel, const Image<float>& half, const Image<float>& other, Image<float>& out)
{
    const int size = half.cols, radius = static_cast<int>(kernel.size()) - 1;
    for (int r = 0; r < size; ++r)
        for (int c = 0; c < size; ++c) {
            float sum = kernel[0] * half(r, c);
            for (int k = 1; k <= radius; ++k) {
                const int left = c - k, right = c + k;
                sum += kernel[static_cast<std::size_t>(k)] * ((left >= 0 ? half(r, left) : other(r, -left)) +
                                                              (right < size ? half(r, right) : other(r, 2 * (size - 1) - right)));
            }
            out(r, c) = sum;
        }
}

Image<float> transposed(const Image<float>& image)
{
    Image<float> t(image.cols, image.rows);
    for (int r = 0; r < image.rows; ++r)
        for (int c = 0; c < image.cols; ++c)
            t(c, r) = image(r, c);
    return t;
}

std::vector<float> halfGaussian(double sigma, int maxRadius)
{
    const int radius = std::min(maxRadius, static_cast<int>(std::ceil(3 * sigma)));
    std::vector<float> kernel;
    double sum = 0;
    for (int k = 0; k <= radius; ++k) {
        kernel.push_back(static_cast<float>(std::exp(-0.5 * k * k / (sigma * sigma))));
        sum += (k == 0 ? 1 : 2) * static_cast<double>(kernel.back());
    }
    for (float& k : kernel)
        k = static_cast<float>(k / sum);
    return kernel;
}

} // namespace

void projectMaster(const MasterPattern& master, const Eigen::Matrix3d& crystalFromDetector, const PatternCentre& pc,
                   int height, int width, float* out)
{
    static const ProjectionKernel kernel = bestProjectionKernel();
    const Eigen::Vector3d origin = crystalFromDetector * Eigen::Vector3d(0.5 - pc.x * width, pc.y * height - 0.5, pc.z * height);
    ProjectionTask task{master.north.pixels.data(), master.south.pixels.data(), master.size(), {}, {}, {}, height, width, out};
    const double perHeight = 1. / height; // keeps the numbers near 1
    for (int i = 0; i < 3; ++i) {
        task.origin[i] = static_cast<float>(origin[i] * perHeight);
        task.perColumn[i] = static_cast<float>(crystalFromDetector(i, 0) * perHeight);
        task.perRow[i] = static_cast<float>(-crystalFromDetector(i, 1) * perHeight);
    }
    kernel(task);
}

double pixelAngleDeg(const PatternCentre& pc, int height)
{
    return std::atan(1 / (pc.z * height)) * 180 / std::numbers::pi;
}

MasterPattern prefiltered(const MasterPattern& master, double pixelAngleDeg)
{
    // the square of side 2 has the area of the unit hemisphere, 2 pi: one grid step is sqrt(2 pi) / (size - 1) radians
    const double step = std::sqrt(2 * std::numbers::pi) / (master.size() - 1) * 180 / std::numbers::pi;
    const double sigma = 0.5 * pixelAngleDeg / step;
    MasterPattern result = master;
    if (sigma < 0.3)
        return result;
    const auto kernel = halfGaussian(sigma, (master.size() - 1) / 2);
    const auto pass = [&] {
        Image<float> north(master.size(), master.size()), south(master.size(), master.size());
        blurRows(kernel, result.north, result.south, north);
        blurRows(kernel, result.south, result.north, south);
        result.north = transposed(north);
        result.south = transposed(south);
    };
    pass();
    pass();
    return result;
}

void checkConditions(const RandomConditions& conditions)
{
    checkSettings(conditions, "conditions");
    RangeChecker checker;
    const_cast<RandomConditions&>(conditions).visit(checker); // visit is written once, non-const; the checker only reads
}

void renderRandomPattern(const MasterPattern& master, const RandomConditions& conditions, int size, Rng& rng, float* out)
{
    const PatternCentre pc{draw(conditions.pcX, rng), draw(conditions.pcY, rng), draw(conditions.pcZ, rng)};
    Eigen::Matrix3d crystalFromPixels = randomRotation(rng);
    crystalFromPixels.col(0) *= draw(conditions.aspect, rng);
    const CameraModel camera = drawCamera(conditions, rng);
    projectMaster(master, crystalFromPixels, pc, size, size, out);
    applyCamera(camera, pc, rng, size, size, out);
}

} // namespace kikuscope::simulate
