// SPDX-License-Identifier: GPL-3.0-or-later
// What lies between the projected diffraction signal and the recorded image (model and sources: README.md,
// "Camera").
#include "core/simulate/pattern_renderer.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <complex>
#include <numbers>
#include <utility>
#include <vector>

namespace kikuscope::simulate {
namespace {

constexpr double sigmasOfAmplitude = 4; // bandContrast speaks of the amplitude of the signal, about 4 sigma
constexpr double asymmetryScale =
    0.025;                           // half width of the excess-deficiency difference, fraction of the height
constexpr int lowFrequencyWaves = 6; // 0.3 ... 3.5 cycles per frame

struct Frame
{
    int height, width;
    std::size_t size() const { return static_cast<std::size_t>(height) * static_cast<std::size_t>(width); }
};

struct Moments
{
    float mean, sigma;
};

Moments momentsOf(const float* p, std::size_t n)
{
    std::array<float, 8> sum{};
    std::size_t i = 0;
    for (; i + 8 <= n; i += 8)
        for (std::size_t k = 0; k < 8; ++k)
            sum[k] += p[i + k];
    double total = 0;
    for (; i < n; ++i)
        total += p[i];
    for (const float s : sum)
        total += s;
    const float mean = static_cast<float>(total / static_cast<double>(n));
    std::array<float, 8> square{};
    for (i = 0; i + 8 <= n; i += 8)
        for (std::size_t k = 0; k < 8; ++k)
            square[k] += (p[i + k] - mean) * (p[i + k] - mean);
    total = 0;
    for (; i < n; ++i)
        total += (p[i] - mean) * (p[i] - mean);
    for (const float s : square)
        total += s;
    return {mean, static_cast<float>(std::sqrt(total / static_cast<double>(n)))};
}

std::pair<float, float> rangeOf(const float* p, std::size_t n)
{
    std::array<float, 8> low, high; // eight independent lanes, for vector registers
    low.fill(p[0]);
    high.fill(p[0]);
    std::size_t i = 0;
    for (; i + 8 <= n; i += 8)
        for (std::size_t k = 0; k < 8; ++k) {
            low[k] = p[i + k] < low[k] ? p[i + k] : low[k];
            high[k] = p[i + k] > high[k] ? p[i + k] : high[k];
        }
    for (; i < n; ++i) {
        low[0] = std::min(low[0], p[i]);
        high[0] = std::max(high[0], p[i]);
    }
    return {*std::min_element(low.begin(), low.end()), *std::max_element(high.begin(), high.end())};
}

/// Mean 0, standard deviation `sigma`; a constant image becomes 0.
void standardise(float* p, std::size_t n, float sigma)
{
    const Moments m = momentsOf(p, n);
    const float f = m.sigma > 1e-6f * std::abs(m.mean) && m.sigma > 0 ? sigma / m.sigma : 0;
    for (std::size_t i = 0; i < n; ++i)
        p[i] = (p[i] - m.mean) * f;
}

/// x^e for 0 < x <= 1, relative error below 3e-4: exponent and mantissa apart, polynomials for both
/// logarithm and power, so that the loop runs in vector registers.
inline float fastPower(float x, float exponent)
{
    const auto bits = std::bit_cast<std::int32_t>(x);
    const float mantissa = std::bit_cast<float>((bits & 0x7fffff) | 0x3f800000) - 1; // [0, 1)
    const float log2 =
        static_cast<float>((bits >> 23) - 127) +
        mantissa * (1.44252730f +
                    mantissa * (-0.71791389f +
                                mantissa * (0.45654253f +
                                            mantissa * (-0.27597366f +
                                                        mantissa * (0.12010496f - mantissa * 0.02528724f)))));
    const float y = std::max(-126.f, exponent * log2),
                whole = static_cast<float>(static_cast<std::int32_t>(y) - 1), part = y - whole;
    const float power =
        1 + part * (0.69328860f +
                    part * (0.23910207f + part * (0.05829091f + part * (0.00673555f + part * 0.00259054f))));
    return power * std::bit_cast<float>((static_cast<std::int32_t>(whole) + 127) << 23);
}

void applyTone(double gamma, float* p, std::size_t n)
{
    const auto [base, top] = rangeOf(p, n);
    const float range = top - base;
    if (gamma == 1 || !(range > 0))
        return;
    const float exponent = static_cast<float>(gamma), scale = 1 / range;
    for (std::size_t i = 0; i < n; ++i)
        p[i] = fastPower(std::max(1e-6f, (p[i] - base) * scale), exponent);
}

/// Sums of `count` consecutive rows from `first` on, rows beyond the frame repeated.
class RowWindow
{
public:
    RowWindow(const float* p, Frame frame, int first, int count)
        : m_p(p), m_frame(frame), m_first(first), m_count(count),
          m_sum(static_cast<std::size_t>(frame.width), 0.f)
    {
        for (int r = first; r < first + count; ++r)
            add(r, 1);
    }
    void advance()
    {
        add(m_first, -1);
        add(m_first + m_count, 1);
        ++m_first;
    }
    float operator[](int col) const { return m_sum[static_cast<std::size_t>(col)]; }

private:
    void add(int row, float sign)
    {
        const float* p =
            m_p + static_cast<std::ptrdiff_t>(std::clamp(row, 0, m_frame.height - 1)) * m_frame.width;
        for (std::size_t c = 0; c < m_sum.size(); ++c)
            m_sum[c] += sign * p[c];
    }
    const float* m_p;
    Frame m_frame;
    int m_first, m_count;
    std::vector<float> m_sum;
};

/// Excess-deficiency (Winkelmann 2008, Winkelmann & Nolze 2010): inelastic scattering is peaked around the
/// incident beam, so the two edges of a band whose normal points along the beam get unequal shares: a part
/// odd across the band, zero for bands that contain the beam. Here: the slope of the signal along the tilt
/// direction (rows).
void addExcessDeficiency(double strength, const PatternCentre& pc, Frame frame, float* p)
{
    if (strength == 0)
        return;
    const int reach = std::max(1, static_cast<int>(std::lround(2 * asymmetryScale * frame.height)));
    std::vector<float> odd(frame.size());
    RowWindow above(p, frame, -reach, reach), below(p, frame, 1, reach);
    for (int r = 0; r < frame.height; ++r) {
        // forward-peaked: cosine between the pixel and the incident beam, which runs downwards in the pattern
        const double y = (r + 0.5) / frame.height - pc.y;
        const float weight = static_cast<float>(1 + y / std::hypot(y, pc.z));
        float* row = odd.data() + static_cast<std::ptrdiff_t>(r) * frame.width;
        for (int c = 0; c < frame.width; ++c)
            row[c] = weight * (above[c] - below[c]);
        above.advance();
        below.advance();
    }
    standardise(odd.data(), odd.size(), static_cast<float>(strength));
    for (std::size_t i = 0; i < odd.size(); ++i)
        p[i] += odd[i];
}

/// Separable Gaussian, edges repeated.
void blur(double sigma, Frame frame, float* p)
{
    if (sigma < 0.2)
        return;
    const int radius = std::max(1, static_cast<int>(std::ceil(2.7 * sigma)));
    std::vector<float> kernel(static_cast<std::size_t>(radius + 1));
    double sum = 0;
    for (int k = 0; k <= radius; ++k) {
        const double value = std::exp(-0.5 * k * k / (sigma * sigma));
        kernel[static_cast<std::size_t>(k)] = static_cast<float>(value);
        sum += (k == 0 ? 1 : 2) * value;
    }
    for (float& k : kernel)
        k = static_cast<float>(k / sum);

    const int h = frame.height, w = frame.width;
    std::vector<float> rows(frame.size()), line(static_cast<std::size_t>(w + 2 * radius));
    for (int r = 0; r < h; ++r) { // along columns
        float* out = rows.data() + static_cast<std::ptrdiff_t>(r) * w;
        const float* centre = p + static_cast<std::ptrdiff_t>(r) * w;
        for (int c = 0; c < w; ++c)
            out[c] = kernel[0] * centre[c];
        for (int k = 1; k <= radius; ++k) {
            const float* a = p + static_cast<std::ptrdiff_t>(std::max(0, r - k)) * w;
            const float* b = p + static_cast<std::ptrdiff_t>(std::min(h - 1, r + k)) * w;
            const float f = kernel[static_cast<std::size_t>(k)];
            for (int c = 0; c < w; ++c)
                out[c] += f * (a[c] + b[c]);
        }
    }
    for (int r = 0; r < h; ++r) { // along rows
        const float* in = rows.data() + static_cast<std::ptrdiff_t>(r) * w;
        std::fill(line.begin(), line.begin() + radius, in[0]);
        std::copy(in, in + w, line.begin() + radius);
        std::fill(line.end() - radius, line.end(), in[w - 1]);
        float* out = p + static_cast<std::ptrdiff_t>(r) * w;
        const float* centre = line.data() + radius;
        for (int c = 0; c < w; ++c)
            out[c] = kernel[0] * centre[c];
        for (int k = 1; k <= radius; ++k) {
            const float f = kernel[static_cast<std::size_t>(k)];
            const float *a = centre - k, *b = centre + k;
            for (int c = 0; c < w; ++c)
                out[c] += f * (a[c] + b[c]);
        }
    }
}

/// Amplifies or damps detail finer than about 3 pixels.
void applyMtf(double mtf, Frame frame, float* p)
{
    if (mtf == 0)
        return;
    std::vector<float> smooth(p, p + frame.size());
    blur(1, frame, smooth.data());
    const float f = static_cast<float>(mtf);
    for (std::size_t i = 0; i < smooth.size(); ++i)
        p[i] += f * (p[i] - smooth[i]);
}

/// Loss of light as the sixth power of the distance to the centre: steep enough to survive a fitted
/// polynomial.
void addVignette(double strength, Frame frame, float* p)
{
    if (strength <= 0)
        return;
    for (int r = 0; r < frame.height; ++r) {
        const float y = static_cast<float>((2 * r + 1.) / frame.height - 1);
        for (int c = 0; c < frame.width; ++c) {
            const float x = static_cast<float>((2 * c + 1.) / frame.width - 1), r2 = (x * x + y * y) / 2;
            *p++ *= 1 - static_cast<float>(strength) * r2 * r2 * r2;
        }
    }
}

std::vector<float> background(const CameraModel& camera, Frame frame)
{
    std::vector<float> b(frame.size(), 1.f), across(static_cast<std::size_t>(frame.width));
    const double spread = camera.backgroundWidth * frame.height;
    for (int c = 0; c < frame.width; ++c) {
        const double x = c + 0.5 - camera.backgroundX * frame.width;
        across[static_cast<std::size_t>(c)] =
            spread > 0 ? static_cast<float>(std::exp(-0.5 * x * x / (spread * spread))) : 1.f;
    }
    for (int r = 0; r < frame.height; ++r) {
        const double y = r + 0.5 - camera.backgroundY * frame.height;
        const float along = spread > 0 ? static_cast<float>(std::exp(-0.5 * y * y / (spread * spread))) : 1.f;
        const float slope = static_cast<float>(1 + camera.gradient * ((r + 0.5) / frame.height - 0.5));
        const float floor = static_cast<float>(camera.backgroundFloor);
        float* row = b.data() + static_cast<std::ptrdiff_t>(r) * frame.width;
        for (int c = 0; c < frame.width; ++c)
            row[c] = slope * (floor + (1 - floor) * along * across[static_cast<std::size_t>(c)]);
    }
    addVignette(camera.vignette, frame, b.data());
    return b;
}

/// What acquisition software calls dynamic background: the pattern minus its own blurred copy; the mean
/// stays.
void flatten(double share, Frame frame, float* p)
{
    if (share <= 0)
        return;
    constexpr double sigmaOfHeight = 0.045;
    std::vector<float> smooth(p, p + frame.size());
    blur(sigmaOfHeight * frame.height, frame, smooth.data());
    const float mean = momentsOf(smooth.data(), smooth.size()).mean, f = static_cast<float>(share);
    for (std::size_t i = 0; i < smooth.size(); ++i)
        p[i] = std::max(0.f, p[i] - f * (smooth[i] - mean));
}

std::complex<double> product(std::complex<double> a,
                             std::complex<double> b) // without the checks for infinities
{
    return {a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real()};
}

/// Random smooth fields of standard deviation `sigma`: uneven phosphor, dirt, shading the flat field leaves.
void addLowFrequency(double sigma, Rng& rng, Frame frame, float* p)
{
    if (sigma <= 0)
        return;
    std::vector<float> field(frame.size(), 0.f), cosine(static_cast<std::size_t>(frame.width)),
        sine(cosine.size());
    for (int wave = 0; wave < lowFrequencyWaves; ++wave) {
        const double cycles = rng.uniform(0.3, 3.5), angle = rng.uniform(0, 2 * std::numbers::pi),
                     phase = rng.uniform(0, 2 * std::numbers::pi);
        const double fx = 2 * std::numbers::pi * cycles * std::cos(angle) / frame.width;
        const double fy = 2 * std::numbers::pi * cycles * std::sin(angle) / frame.height;
        const double amplitude = 1 / std::sqrt(cycles); // more power at long waves
        std::complex<double> across = std::polar(amplitude, phase), down = 1;
        const std::complex<double> perColumn = std::polar(1., fx), perRow = std::polar(1., fy);
        for (std::size_t c = 0; c < cosine.size(); ++c, across = product(across, perColumn)) {
            cosine[c] = static_cast<float>(across.real());
            sine[c] = static_cast<float>(across.imag());
        }
        for (int r = 0; r < frame.height; ++r, down = product(down, perRow)) {
            const float a = static_cast<float>(down.real()), b = static_cast<float>(down.imag());
            float* row = field.data() + static_cast<std::ptrdiff_t>(r) * frame.width;
            for (int c = 0; c < frame.width; ++c)
                row[c] += a * cosine[static_cast<std::size_t>(c)] - b * sine[static_cast<std::size_t>(c)];
        }
    }
    standardise(field.data(), field.size(), static_cast<float>(sigma));
    for (std::size_t i = 0; i < field.size(); ++i)
        p[i] += field[i];
}

/// Nearly normal deviates: the sum of four uniform numbers (variance 1, kurtosis 2.7) from one random word
/// each.
void fastNormals(Rng& rng, float* out, std::size_t n)
{
    constexpr float unit = 1 / 37837.22f; // 65536 sqrt(4 / 12)
    for (std::size_t i = 0; i < n; ++i) {
        const std::uint64_t word = rng.next();
        const auto sum = static_cast<std::int32_t>((word & 0xffff) + (word >> 16 & 0xffff) +
                                                   (word >> 32 & 0xffff) + (word >> 48));
        out[i] = static_cast<float>(sum - 131070) * unit;
    }
}

void addNoise(double sigma, Rng& rng, Frame frame, float* p)
{
    if (sigma <= 0)
        return;
    const float perMean = 1 / std::max(1e-6f, momentsOf(p, frame.size()).mean), s = static_cast<float>(sigma);
    std::vector<float> deviates(frame.size());
    fastNormals(rng, deviates.data(), deviates.size());
    for (std::size_t i = 0; i < frame.size(); ++i)
        p[i] += s * std::sqrt(std::max(0.f, p[i]) * perMean) * deviates[i];
}

/// Calls f(pixel) for all pixels outside the circular screen.
template <class F> void forOutside(double radius, Frame frame, const F& f)
{
    if (radius <= 0)
        return;
    const double r = radius * std::min(frame.height, frame.width);
    for (int row = 0; row < frame.height; ++row) {
        const double y = row + 0.5 - frame.height / 2., rest = r * r - y * y;
        const double half = rest > 0 ? std::sqrt(rest) : -1;
        for (int col = 0; col < frame.width; ++col)
            if (std::abs(col + 0.5 - frame.width / 2.) > half)
                f(static_cast<std::size_t>(row) * static_cast<std::size_t>(frame.width) +
                  static_cast<std::size_t>(col));
    }
}

} // namespace

void applyCamera(const CameraModel& camera, const PatternCentre& pc, Rng& rng, int height, int width,
                 float* pattern)
{
    const Frame frame{height, width};
    const std::size_t n = frame.size();
    applyTone(camera.gamma, pattern, n);
    standardise(pattern, n, 1);
    addExcessDeficiency(camera.excessDeficiency, pc, frame, pattern);
    blur(camera.blurPx, frame, pattern);
    applyMtf(camera.mtf, frame, pattern);
    standardise(pattern, n, static_cast<float>(camera.bandContrast / sigmasOfAmplitude));

    const std::vector<float> light = background(camera, frame);
    for (std::size_t i = 0; i < n; ++i)
        pattern[i] *= light[i]; // the diffraction signal as the camera sees it
    const float signalSigma = momentsOf(pattern, n).sigma;
    for (std::size_t i = 0; i < n; ++i)
        pattern[i] = std::max(0.f, pattern[i] + light[i]);

    addLowFrequency(camera.lowFrequency * signalSigma, rng, frame, pattern);
    addNoise(camera.noiseToSignal * signalSigma, rng, frame, pattern);
    flatten(camera.flatten, frame, pattern);
    forOutside(camera.maskRadius, frame, [&](std::size_t i) { pattern[i] = 0; });

    const float brightest = rangeOf(pattern, n).second;
    const float top = static_cast<float>((1 << camera.bits) - 1);
    const float scale = brightest > 0 ? static_cast<float>(camera.gain) * top / brightest : 0;
    for (std::size_t i = 0; i < n; ++i)
        pattern[i] = std::clamp(pattern[i] * scale, 0.f, top);
}

} // namespace kikuscope::simulate
