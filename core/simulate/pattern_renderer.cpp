// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/pattern_renderer.h"

#include "core/base/parallel.h"
#include "core/base/rotation.h"
#include "core/simulate/drawn_pattern.h"
#include "core/simulate/projection_kernel.h"

#include <algorithm>
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
                throw Error(ErrorKind::BadSetting, std::string("The range ") + name +
                                                       " must be two numbers [low, high], low <= high.");
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
    camera.vignette = draw(c.vignette, rng);
    const double flatten = draw(c.flatten, rng);
    camera.flatten = rng.uniform() < c.flattenProbability ? flatten : 0;
    camera.gain = draw(c.gain, rng);
    const double radius = draw(c.maskRadius, rng);
    camera.maskRadius = rng.uniform() < c.maskProbability ? radius : 0;
    return camera;
}

/// Smoothing of a function on the sphere that is given on the two Lambert squares. The squares keep areas but
/// not shapes (up to 3 : 1 near the equator), so weights are taken from true distances.
class SphereSmoother
{
public:
    SphereSmoother(int size, double sigmaRad)
        : m_size(size), m_radius2(static_cast<float>(8 * sigmaRad * sigmaRad))
    {
        const double p = (size - 1) / 2.;
        for (int r = 0; r < size; ++r)
            for (int c = 0; c < size; ++c)
                m_direction.push_back(directionFromLambert({c / p - 1, r / p - 1}).cast<float>());
        // one step is at least 0.72 / p radians long (at the corners), so nothing within the radius is missed
        m_reach = std::min(size - 1,
                           static_cast<int>(std::ceil(std::sqrt(static_cast<double>(m_radius2)) * p / 0.72)));
    }

    void apply(const Image<float>& half, const Image<float>& other, int row, Image<float>& out) const
    {
        for (int col = 0; col < m_size; ++col) {
            const Eigen::Vector3f& centre = at(row, col);
            float sum = 0, weights = 0;
            for (int r = row - m_reach; r <= row + m_reach; ++r)
                for (int c = col - m_reach; c <= col + m_reach; ++c) {
                    const int rr = reflected(r), cc = reflected(c);
                    const bool beyond = rr != r || cc != c; // past the equator, on the other square
                    Eigen::Vector3f d = at(rr, cc);
                    if (beyond)
                        d.z() = -d.z();
                    const float near = 1 - (d - centre).squaredNorm() / m_radius2;
                    if (near <= 0 || (rr != r && cc != c))
                        continue;
                    weights += near * near; // biweight kernel: sigma^2 = radius^2 / 8
                    sum += near * near * (beyond ? other : half)(rr, cc);
                }
            out(row, col) = sum / weights;
        }
    }

private:
    int reflected(int i) const { return i < 0 ? -i : i >= m_size ? 2 * (m_size - 1) - i : i; }
    const Eigen::Vector3f& at(int r, int c) const
    {
        return m_direction[static_cast<std::size_t>(r) * static_cast<std::size_t>(m_size) +
                           static_cast<std::size_t>(c)];
    }

    int m_size, m_reach;
    float m_radius2;
    std::vector<Eigen::Vector3f> m_direction;
};

} // namespace

void projectMaster(const MasterPattern& master, const Eigen::Matrix3d& crystalFromDetector,
                   const PatternCentre& pc, int height, int width, float* out)
{
    static const ProjectionKernel kernel = bestProjectionKernel();
    const Eigen::Vector3d origin =
        crystalFromDetector * Eigen::Vector3d(0.5 - pc.x * width, pc.y * height - 0.5, pc.z * height);
    ProjectionTask task{master.north.pixels.data(),
                        master.south.pixels.data(),
                        master.size(),
                        {},
                        {},
                        {},
                        height,
                        width,
                        out};
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
    // A pixel averages over its square, sigma = side / sqrt(12). Away from the pattern centre pixels look
    // smaller, by cos^2 and cos of the angle to it: 0.78 on average. 0.2 to 0.25 leave the least error
    // (README.md, "Projection").
    constexpr double sigmaOfPixel = 0.225;
    const double sigma = sigmaOfPixel * pixelAngleDeg * std::numbers::pi / 180;
    // the square of side 2 has the area of the unit hemisphere, 2 pi: one grid step is about sqrt(2 pi) /
    // (size - 1)
    const double step = std::sqrt(2 * std::numbers::pi) / (master.size() - 1);
    if (sigma < 0.3 * step)
        return master;
    MasterPattern result = master;
    const SphereSmoother smoother(master.size(), sigma);
    parallelFor(2 * master.size(), 0, [&](std::int64_t i) {
        const int row = static_cast<int>(i / 2);
        if (i % 2)
            smoother.apply(master.south, master.north, row, result.south);
        else
            smoother.apply(master.north, master.south, row, result.north);
    });
    return result;
}

void checkConditions(const RandomConditions& conditions)
{
    checkSettings(conditions, "conditions");
    RangeChecker checker;
    const_cast<RandomConditions&>(conditions)
        .visit(checker); // visit is written once, non-const; the checker only reads
}

ToldCentres::ToldCentres(const RandomConditions& conditions, int count, std::uint64_t seed)
{
    checkConditions(conditions);
    const double e = conditions.pcError;
    for (int i = 0; i < count; ++i) {
        Rng rng = Rng::stream(seed, static_cast<std::uint64_t>(i));
        const PatternCentre told{draw(conditions.pcX, rng), draw(conditions.pcY, rng), draw(conditions.pcZ, rng)};
        RandomConditions around = conditions;
        around.pcX = {told.x - e, told.x + e};
        around.pcY = {told.y - e, told.y + e};
        around.pcZ = {told.z - e, told.z + e};
        m_centres.push_back(told);
        m_around.push_back(std::move(around));
    }
}

DrawnPattern drawPattern(const RandomConditions& conditions, Rng& rng)
{
    DrawnPattern drawn;
    drawn.pc = {draw(conditions.pcX, rng), draw(conditions.pcY, rng), draw(conditions.pcZ, rng)};
    drawn.crystalFromPixels = randomRotation(rng);
    drawn.crystalFromPixels.col(0) *= draw(conditions.aspect, rng);
    drawn.camera = drawCamera(conditions, rng);
    drawn.secondShare = draw(conditions.energyMix, rng);
    return drawn;
}

void renderPattern(const MasterPattern& master, const MasterPattern& second, const DrawnPattern& drawn, int size, Rng& rng, float* out)
{
    projectMaster(master, drawn.crystalFromPixels, drawn.pc, size, size, out);
    const auto share = static_cast<float>(drawn.secondShare);
    if (&second != &master && share > 0) {
        std::vector<float> other(static_cast<std::size_t>(size) * static_cast<std::size_t>(size));
        projectMaster(second, drawn.crystalFromPixels, drawn.pc, size, size, other.data());
        for (std::size_t i = 0; i < other.size(); ++i)
            out[i] += share * (other[i] - out[i]);
    }
    applyCamera(drawn.camera, drawn.pc, rng, size, size, out);
}

void renderRandomPattern(const MasterPattern& master, const MasterPattern& second,
                         const RandomConditions& conditions, int size, Rng& rng, float* out)
{
    renderPattern(master, second, drawPattern(conditions, rng), size, rng, out);
}

void renderRandomPattern(const MasterPattern& master, const RandomConditions& conditions, int size, Rng& rng,
                         float* out)
{
    renderRandomPattern(master, master, conditions, size, rng, out);
}

} // namespace kikuscope::simulate
