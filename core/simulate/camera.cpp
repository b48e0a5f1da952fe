// SPDX-License-Identifier: GPL-3.0-or-later
// What lies between the projected diffraction signal and the recorded image (model and sources: README.md,
// "Camera").
#include "core/simulate/camera_kernel.h"
#include "core/simulate/pattern_renderer.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <vector>

namespace kikuscope::simulate {
namespace {

constexpr double sigmasOfAmplitude = 4; // bandContrast speaks of the amplitude of the signal, about 4 sigma
constexpr double asymmetryScale =
    0.025;                           // half width of the excess-deficiency difference, fraction of the height
constexpr double flattenSigmaOfHeight = 0.045;
constexpr float anyValue = -3e38f; // no lower limit

/// Half of a Gaussian, centre first, normalised; empty where there is nothing to smooth.
std::vector<float> gaussianTaps(double sigma)
{
    if (sigma < 0.2)
        return {};
    const int radius = std::max(1, static_cast<int>(std::ceil(2.7 * sigma)));
    std::vector<float> taps(static_cast<std::size_t>(radius + 1));
    double sum = 0;
    for (int k = 0; k <= radius; ++k) {
        const double value = std::exp(-0.5 * k * k / (sigma * sigma));
        taps[static_cast<std::size_t>(k)] = static_cast<float>(value);
        sum += (k == 0 ? 1 : 2) * value;
    }
    for (float& t : taps)
        t = static_cast<float>(t / sum);
    return taps;
}

struct Moments
{
    float mean, sigma;
};

/// A pattern on its way through the camera, with room for the steps. Order and meaning of the steps: README.md.
class Exposure
{
public:
    Exposure(const CameraModel& camera, const PatternCentre& pc, Rng& rng, int height, int width, float* pattern)
        : m_camera(camera), m_pc(pc), m_rng(rng), m_height(height), m_width(width),
          m_size(static_cast<std::size_t>(height) * static_cast<std::size_t>(width)), m_pattern(pattern),
          m_blur(gaussianTaps(camera.blurPx)), m_flatten(gaussianTaps(camera.flatten > 0 ? flattenSigmaOfHeight * height : 0))
    {
        const std::size_t radius = std::max({m_blur.size(), m_flatten.size(), m_mtf.size()});
        const auto h = static_cast<std::size_t>(height), w = static_cast<std::size_t>(width);
        const std::size_t forBlur = (h + 2 * radius) * w + w + 2 * radius, forLines = h + 2 * waveCount * w;
        m_memory = std::make_unique_for_overwrite<float[]>(2 * m_size + std::max(forBlur, forLines + 3 * (h + w)));
        m_light = m_memory.get();
        m_other = m_light + m_size;
        m_spare = m_other + m_size;
    }

    void run()
    {
        applyTone();
        standardise();
        addExcessDeficiency();
        blur(m_pattern, m_blur);
        sharpen();
        illuminate();
        addLowFrequency();
        addNoise();
        flatten();
        mask();
        expose();
    }

private:
    Moments momentsOf(const float* p) const
    {
        float m[2];
        m_kernels.moments(p, m_size, m);
        return {m[0], m[1]};
    }
    /// What brings the moments to mean 0 and this sigma; a constant image becomes 0.
    static float factorFor(const Moments& m, double sigma)
    {
        return m.sigma > 1e-6f * std::abs(m.mean) && m.sigma > 0 ? static_cast<float>(sigma) / m.sigma : 0;
    }
    /// pattern += image, brought to mean 0 and this sigma
    void addStandardised(const float* image, double sigma, float least)
    {
        const Moments m = momentsOf(image);
        const float f = factorFor(m, sigma);
        m_kernels.combine(m_pattern, image, m_size, 1, f, -f * m.mean, least);
    }
    void blur(float* image, const std::vector<float>& taps)
    {
        if (!taps.empty())
            m_kernels.blur(image, m_height, m_width, taps.data(), static_cast<int>(taps.size()) - 1, m_spare);
    }

    void applyTone()
    {
        float lowHigh[2];
        m_kernels.range(m_pattern, m_size, lowHigh);
        const float range = lowHigh[1] - lowHigh[0];
        if (m_camera.gamma != 1 && range > 0)
            m_kernels.tone(m_pattern, m_size, lowHigh[0], 1 / range, static_cast<float>(m_camera.gamma));
    }

    void standardise()
    {
        const Moments m = momentsOf(m_pattern);
        m_kernels.scale(m_pattern, m_size, m.mean, factorFor(m, 1));
    }

    /// Excess-deficiency (Winkelmann 2008, Winkelmann & Nolze 2010): inelastic scattering is peaked around the
    /// incident beam, so the two edges of a band whose normal points along the beam get unequal shares: a part
    /// odd across the band, zero for bands that contain the beam. Here: the slope of the signal along the tilt
    /// direction (rows).
    void addExcessDeficiency()
    {
        if (m_camera.excessDeficiency == 0)
            return;
        const int reach = std::max(1, static_cast<int>(std::lround(2 * asymmetryScale * m_height)));
        float *weights = m_spare, *line = weights + m_height;
        for (int r = 0; r < m_height; ++r) {
            // forward-peaked: cosine between the pixel and the incident beam, which runs downwards in the pattern
            const double y = (r + 0.5) / m_height - m_pc.y;
            weights[r] = static_cast<float>(1 + y / std::sqrt(y * y + m_pc.z * m_pc.z));
        }
        m_kernels.rowSlopes(m_pattern, m_height, m_width, reach, weights, line, m_other);
        addStandardised(m_other, m_camera.excessDeficiency, anyValue);
    }

    /// Amplifies or damps detail finer than about 3 pixels.
    void sharpen()
    {
        if (m_camera.mtf == 0)
            return;
        std::copy(m_pattern, m_pattern + m_size, m_other);
        blur(m_other, m_mtf);
        const float f = static_cast<float>(m_camera.mtf);
        m_kernels.combine(m_pattern, m_other, m_size, 1 + f, -f, 0, anyValue);
    }

    /// Background, and the diffraction signal on it.
    void illuminate()
    {
        makeLight();
        const Moments m = momentsOf(m_pattern);
        m_kernels.illuminate(m_pattern, m_light, m_size, m.mean, factorFor(m, m_camera.bandContrast / sigmasOfAmplitude));
        m_signalSigma = momentsOf(m_pattern).sigma; // as the camera sees it
        m_kernels.combine(m_pattern, m_light, m_size, 1, 1, 0, 0);
    }

    /// The vignette grows as the sixth power of the distance to the centre: steep enough to survive a fitted
    /// polynomial.
    void makeLight()
    {
        const double spread = m_camera.backgroundWidth * m_height, floor = m_camera.backgroundFloor;
        float *base = m_spare, *peak = base + m_height, *y2 = peak + m_height, *across = y2 + m_height, *x2 = across + m_width;
        if (spread > 0) {
            m_kernels.gaussian((0.5 - m_camera.backgroundX * m_width) / spread, 1 / spread, m_width, across);
            m_kernels.gaussian((0.5 - m_camera.backgroundY * m_height) / spread, 1 / spread, m_height, peak);
        } else {
            std::fill(across, across + m_width, 1.f);
            std::fill(peak, peak + m_height, 1.f);
        }
        for (int r = 0; r < m_height; ++r) {
            const double slope = 1 + m_camera.gradient * ((r + 0.5) / m_height - 0.5), y = (2 * r + 1.) / m_height - 1;
            base[r] = static_cast<float>(slope * floor);
            peak[r] *= static_cast<float>(slope * (1 - floor));
            y2[r] = static_cast<float>(y * y);
        }
        for (int c = 0; c < m_width; ++c) {
            const double x = (2 * c + 1.) / m_width - 1;
            x2[c] = static_cast<float>(x * x);
        }
        m_kernels.light({base, peak, across, x2, y2, static_cast<float>(m_camera.vignette), m_height, m_width}, m_light);
    }

    /// Random smooth fields: uneven phosphor, dirt, shading the flat field leaves.
    void addLowFrequency()
    {
        const double sigma = m_camera.lowFrequency * m_signalSigma;
        if (sigma <= 0)
            return;
        constexpr double turn = 2 * std::numbers::pi;
        Wave waves[waveCount];
        const auto set = [](double (&z)[2], double length, double angle) {
            z[0] = length * std::cos(angle);
            z[1] = length * std::sin(angle);
        };
        for (Wave& wave : waves) {
            const double cycles = m_rng.uniform(0.3, 3.5), angle = m_rng.uniform(0, turn), phase = m_rng.uniform(0, turn);
            set(wave.start, 1 / std::sqrt(cycles), phase); // more power at long waves
            set(wave.perColumn, 1, turn * cycles * std::cos(angle) / m_width);
            set(wave.perRow, 1, turn * cycles * std::sin(angle) / m_height);
        }
        m_kernels.waves(waves, m_height, m_width, m_spare, m_other);
        addStandardised(m_other, sigma, anyValue);
    }

    void addNoise()
    {
        const double sigma = m_camera.noiseToSignal * m_signalSigma;
        if (sigma <= 0)
            return;
        std::uint32_t state[4 * noiseLanes];
        for (std::size_t i = 0; i < std::size(state); i += 2) {
            const std::uint64_t word = m_rng.next();
            state[i] = static_cast<std::uint32_t>(word);
            state[i + 1] = static_cast<std::uint32_t>(word >> 32);
        }
        m_kernels.noise(m_pattern, m_size, static_cast<float>(sigma), 1 / std::max(1e-6f, momentsOf(m_pattern).mean), state);
    }

    /// What acquisition software calls dynamic background: the pattern minus its own blurred copy; the mean
    /// stays.
    void flatten()
    {
        if (m_camera.flatten <= 0)
            return;
        std::copy(m_pattern, m_pattern + m_size, m_other);
        blur(m_other, m_flatten);
        const float f = static_cast<float>(m_camera.flatten);
        m_kernels.combine(m_pattern, m_other, m_size, 1, -f, f * momentsOf(m_other).mean, 0);
    }

    /// 0 outside the circular screen.
    void mask()
    {
        if (m_camera.maskRadius <= 0)
            return;
        const double radius = m_camera.maskRadius * std::min(m_height, m_width);
        for (int row = 0; row < m_height; ++row) {
            const double y = row + 0.5 - m_height / 2., rest = radius * radius - y * y;
            const double half = rest > 0 ? std::sqrt(rest) : -1;
            float *first = m_pattern + static_cast<std::ptrdiff_t>(row) * m_width, *last = first + m_width;
            int out = 0; // pixels at either end whose centre lies outside
            while (2 * out < m_width && m_width / 2. - out - 0.5 > half)
                ++out;
            std::fill(first, first + out, 0.f);
            std::fill(last - out, last, 0.f);
        }
    }

    void expose()
    {
        float lowHigh[2];
        m_kernels.range(m_pattern, m_size, lowHigh);
        const float top = static_cast<float>((1 << m_camera.bits) - 1);
        m_kernels.expose(m_pattern, m_size, lowHigh[1] > 0 ? static_cast<float>(m_camera.gain) * top / lowHigh[1] : 0, top);
    }

    const CameraKernels& m_kernels = bestCameraKernels();
    const CameraModel& m_camera;
    const PatternCentre& m_pc;
    Rng& m_rng;
    int m_height, m_width;
    std::size_t m_size;
    float* m_pattern;
    std::vector<float> m_blur, m_flatten, m_mtf = gaussianTaps(1);
    std::unique_ptr<float[]> m_memory;
    float *m_light, *m_other, *m_spare; // images, and lines or the copy that blurring needs
    float m_signalSigma = 0;
};

} // namespace

void applyCamera(const CameraModel& camera, const PatternCentre& pc, Rng& rng, int height, int width,
                 float* pattern)
{
    Exposure(camera, pc, rng, height, width, pattern).run();
}

} // namespace kikuscope::simulate
