// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/saed/ewald_sum.h"

#include "core/crystal/structure_factors.h"

#include <fftw3.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <mutex>
#include <numbers>
#include <type_traits>

namespace kikuscope::simulate {

namespace {

using std::numbers::pi;
constexpr int planeWidth = 8;           // grid points that an atom spreads over, in x and y
constexpr double planeOversampling = 1.25;
constexpr int beamWidth = 6;            // slices that it spreads over
constexpr double beamOversampling = 1.5;
constexpr int largestGrid = 4096;

/// phi(t) = exp(beta (sqrt(1 - (2t/w)^2) - 1)), t in grid points, tabulated for the w grid points that an atom reaches.
template <int width> class Kernel
{
public:
    using Values = std::array<float, width>;
    explicit Kernel(double oversampling) : m_beta(0.976 * pi * width * (1 - 1 / (2 * oversampling))), m_rows(rows + 2)
    {
        for (int r = 0; r < rows + 2; ++r)
            for (int i = 0; i < width; ++i)
                m_rows[static_cast<std::size_t>(r)][static_cast<std::size_t>(i)] =
                    static_cast<float>(value(i - width / 2. + static_cast<double>(r) / rows));
    }
    /// The first grid point that `place` reaches, and the values there and at those after it.
    int spread(double place, Values& values) const
    {
        const double first = std::ceil(place - width / 2.), row = (first - place + width / 2.) * rows;
        const auto r = static_cast<std::size_t>(row);
        const float t = static_cast<float>(row - static_cast<double>(r));
        for (std::size_t i = 0; i < width; ++i)
            values[i] = (1 - t) * m_rows[r][i] + t * m_rows[r + 1][i];
        return static_cast<int>(first);
    }
    /// Fourier transform at f cycles per grid point.
    double transform(double f) const
    {
        constexpr int steps = 80; // Simpson over half of the even function
        const double h = width / 2. / steps;
        double sum = 0;
        for (int i = 0; i <= steps; ++i)
            sum += (i == 0 || i == steps ? 1 : i % 2 ? 4 : 2) * value(i * h) * std::cos(2 * pi * f * i * h);
        return 2 * sum * h / 3;
    }

private:
    static constexpr int rows = 1024;
    double value(double t) const
    {
        const double u = 2 * t / width, root = 1 - u * u;
        return root <= 0 ? 0 : std::exp(m_beta * (std::sqrt(root) - 1));
    }
    double m_beta;
    std::vector<Values> m_rows;
};

struct PlanDestroy
{
    void operator()(fftwf_plan plan) const { fftwf_destroy_plan(plan); }
};

/// FFTW's plans for real grids of side n; making them is not thread-safe, using them is.
fftwf_plan planFor(int n, float* in, fftwf_complex* out)
{
    static std::mutex mutex;
    static std::map<int, std::unique_ptr<std::remove_pointer_t<fftwf_plan>, PlanDestroy>> plans;
    const std::lock_guard lock(mutex);
    auto& plan = plans[n];
    if (!plan)
        plan.reset(fftwf_plan_dft_r2c_2d(n, n, in, out, FFTW_ESTIMATE)); // no timing: the same sums every time
    return plan.get();
}

struct FftwFree
{
    void operator()(void* memory) const { fftwf_free(memory); }
};

/// The next size with factors 2, 3 and 5 only.
int goodSize(int least)
{
    for (int n = least;; ++n) {
        int rest = n;
        for (const int factor : {2, 3, 5})
            while (rest % factor == 0)
                rest /= factor;
        if (rest == 1)
            return n;
    }
}

struct SpreadAtom
{
    int x, y; // first grid point
    std::array<float, planeWidth> across, down;
    std::array<float, beamWidth> along; // slices bucket ... bucket + beamWidth - 1
};

class EwaldSum
{
public:
    EwaldSum(const VirtualSpecimen& specimen, double kMax, double step)
        : m_specimen(specimen), m_step(step), m_half(static_cast<int>(std::ceil(kMax / step))), m_side(2 * m_half + 1)
    {
        const double grid = planeOversampling * m_side;
        if (!(grid < largestGrid))
            throw Error(ErrorKind::BadSetting, "The virtual specimen needs a Fourier grid of more than 4096 points; take a smaller "
                                               "image, a longer camera length or a smaller beam_sigma_nm.");
        m_grid = goodSize(static_cast<int>(std::ceil(grid)));
        m_padded = m_grid + planeWidth;
        const double corner = std::numbers::sqrt2 * m_half * step;
        m_sliceStep = 1 / (2 * beamOversampling * specimen.geometry.ewaldZ(corner, 0));
        m_real.reset(fftwf_alloc_real(static_cast<std::size_t>(m_grid) * m_grid));
        m_complex.reset(fftwf_alloc_complex(static_cast<std::size_t>(m_grid) * (m_grid / 2 + 1)));
        m_plan = planFor(m_grid, m_real.get(), m_complex.get());
        tabulate();
    }

    EwaldIntensity run()
    {
        const std::size_t points = m_ewaldZ.size();
        std::vector<float> total[4];
        for (auto& part : total)
            part.assign(points, 0);
        for (const SpecimenAtoms& kind : m_specimen.kinds) {
            for (auto& part : m_sum)
                part.assign(points, 0);
            sumSlices(kind);
            const std::vector<float> f = factors(kind);
            for (std::size_t part = 0; part < 4; ++part)
                for (std::size_t i = 0; i < points; ++i)
                    total[part][i] += f[i] * m_sum[part][i];
        }
        return intensity(total);
    }

private:
    /// Half the plane, kx >= 0, is enough for the tables: slices are real.
    std::size_t indexOf(int nx, int ny) const { return static_cast<std::size_t>(ny + m_half) * static_cast<std::size_t>(m_half + 1) + static_cast<std::size_t>(nx); }

    void tabulate()
    {
        m_ewaldZ.resize(static_cast<std::size_t>(m_side) * static_cast<std::size_t>(m_half + 1));
        m_window.resize(m_ewaldZ.size());
        std::vector<double> plane(static_cast<std::size_t>(m_half) + 1), beam(257);
        for (int n = 0; n <= m_half; ++n)
            plane[static_cast<std::size_t>(n)] = m_planeKernel.transform(static_cast<double>(n) / m_grid);
        const double beamStep = 1 / (2 * beamOversampling) / 256;
        for (std::size_t i = 0; i < beam.size(); ++i)
            beam[i] = m_beamKernel.transform(static_cast<double>(i) * beamStep);
        for (int ny = -m_half; ny <= m_half; ++ny)
            for (int nx = 0; nx <= m_half; ++nx) {
                const double z = m_specimen.geometry.ewaldZ(nx * m_step, ny * m_step), place = z * m_sliceStep / beamStep;
                const auto i = std::min(static_cast<std::size_t>(place), beam.size() - 2);
                const double t = place - static_cast<double>(i);
                m_ewaldZ[indexOf(nx, ny)] = static_cast<float>(z);
                m_window[indexOf(nx, ny)] = static_cast<float>(1 / (plane[static_cast<std::size_t>(nx)] * plane[static_cast<std::size_t>(std::abs(ny))] *
                                                                    ((1 - t) * beam[i] + t * beam[i + 1])));
            }
    }

    std::vector<float> factors(const SpecimenAtoms& kind) const
    {
        const crystal::ScatteringFactor& table = crystal::electronScatteringFactor(kind.atomicNumber);
        const double last = 2 * m_half * m_half * m_step * m_step * 1.01 / 4; // s^2 at the corner
        std::vector<float> bySquare(2049); // table in s^2, with the rise of the sphere left to the 1 %
        for (std::size_t i = 0; i < bySquare.size(); ++i) {
            const double s2 = last * static_cast<double>(i) / 2048;
            double f = 0;
            for (std::size_t j = 0; j < 5; ++j)
                f += table.a[j] * std::exp(-table.b[j] * s2);
            bySquare[i] = static_cast<float>(f * std::exp(-kind.b * s2));
        }
        std::vector<float> f(m_ewaldZ.size());
        for (int ny = -m_half; ny <= m_half; ++ny)
            for (int nx = 0; nx <= m_half; ++nx) {
                const std::size_t index = indexOf(nx, ny);
                const double z = m_ewaldZ[index], s2 = ((nx * nx + ny * ny) * m_step * m_step + z * z) / 4;
                const double place = std::min(2047.999, s2 / last * 2048);
                const auto i = static_cast<std::size_t>(place);
                const float t = static_cast<float>(place - static_cast<double>(i));
                f[index] = m_window[index] * ((1 - t) * bySquare[i] + t * bySquare[i + 1]);
            }
        return f;
    }

    /// Atoms by the first slice that they reach.
    std::vector<std::vector<SpreadAtom>> spread(const SpecimenAtoms& kind, int& firstSlice) const
    {
        const auto [low, high] = std::minmax_element(kind.z.begin(), kind.z.end());
        const auto bucketOf = [&](double z) { return static_cast<int>(std::ceil(z / m_sliceStep - beamWidth / 2.)); };
        const double gridPerLength = m_grid * m_step; // the period is 1 / m_step
        firstSlice = bucketOf(*low);
        std::vector<std::vector<SpreadAtom>> buckets(static_cast<std::size_t>(bucketOf(*high) - firstSlice + 1));
        for (std::size_t i = 0; i < kind.x.size(); ++i) {
            SpreadAtom atom;
            atom.x = onGrid(m_planeKernel.spread(kind.x[i] * gridPerLength, atom.across));
            atom.y = onGrid(m_planeKernel.spread(kind.y[i] * gridPerLength, atom.down));
            const int bucket = m_beamKernel.spread(kind.z[i] / m_sliceStep, atom.along);
            for (float& share : atom.along)
                share *= kind.weight[i];
            buckets[static_cast<std::size_t>(bucket - firstSlice)].push_back(atom);
        }
        return buckets;
    }

    /// 0 ... m_grid - 1; the padding takes what runs over the end.
    int onGrid(int place) const { return ((place % m_grid) + m_grid) % m_grid; }

    void sumSlices(const SpecimenAtoms& kind)
    {
        if (kind.x.empty())
            return;
        int firstSlice = 0;
        const auto buckets = spread(kind, firstSlice);
        const int slices = static_cast<int>(buckets.size()) + beamWidth - 1;
        startPhases(firstSlice);
        std::vector<float> padded(static_cast<std::size_t>(m_padded) * static_cast<std::size_t>(m_padded));
        for (int slice = 0; slice < slices; ++slice) {
            std::fill(padded.begin(), padded.end(), 0.f);
            for (int b = std::max(0, slice - beamWidth + 1); b <= std::min(slice, static_cast<int>(buckets.size()) - 1); ++b)
                for (const SpreadAtom& atom : buckets[static_cast<std::size_t>(b)])
                    addToSlice(atom, atom.along[static_cast<std::size_t>(slice - b)], padded.data());
            fold(padded);
            fftwf_execute_dft_r2c(m_plan, m_real.get(), m_complex.get());
            addSlice();
        }
    }

    void addToSlice(const SpreadAtom& atom, float weight, float* padded) const
    {
        for (int r = 0; r < planeWidth; ++r) {
            float* row = padded + static_cast<std::size_t>(atom.y + r) * static_cast<std::size_t>(m_padded) + atom.x;
            const float height = weight * atom.down[static_cast<std::size_t>(r)];
            for (std::size_t c = 0; c < planeWidth; ++c)
                row[c] += height * atom.across[c];
        }
    }

    /// The padding belongs to the other side of the periodic grid.
    void fold(const std::vector<float>& padded)
    {
        for (int r = 0; r < m_grid; ++r) {
            const float* from = padded.data() + static_cast<std::size_t>(r) * static_cast<std::size_t>(m_padded);
            float* to = m_real.get() + static_cast<std::size_t>(r) * static_cast<std::size_t>(m_grid);
            std::copy(from, from + m_grid, to);
            for (int c = 0; c < planeWidth; ++c)
                to[c] += from[m_grid + c];
        }
        for (int r = 0; r < planeWidth; ++r) {
            const float* from = padded.data() + static_cast<std::size_t>(m_grid + r) * static_cast<std::size_t>(m_padded);
            float* to = m_real.get() + static_cast<std::size_t>(r) * static_cast<std::size_t>(m_grid);
            for (int c = 0; c < m_padded; ++c)
                to[c % m_grid] += from[c];
        }
    }

    /// exp(-2 pi i z_slice ewaldZ) for the first slice, and the factor from one slice to the next.
    void startPhases(int firstSlice)
    {
        const std::size_t points = m_ewaldZ.size();
        for (auto* table : {&m_phaseRe, &m_phaseIm, &m_turnRe, &m_turnIm})
            table->resize(points);
        for (std::size_t i = 0; i < points; ++i) {
            const double turn = -2 * pi * m_ewaldZ[i] * m_sliceStep;
            m_turnRe[i] = static_cast<float>(std::cos(turn));
            m_turnIm[i] = static_cast<float>(std::sin(turn));
            m_phaseRe[i] = static_cast<float>(std::cos(turn * firstSlice));
            m_phaseIm[i] = static_cast<float>(std::sin(turn * firstSlice));
        }
    }

    /// The slice's transform F at (nx, ny), nx >= 0, and conj(F) at the opposite place.
    void addSlice()
    {
        const std::size_t width = static_cast<std::size_t>(m_half) + 1;
        for (int ny = -m_half; ny <= m_half; ++ny) {
            const std::size_t row = static_cast<std::size_t>(ny < 0 ? ny + m_grid : ny);
            const fftwf_complex* f = m_complex.get() + row * static_cast<std::size_t>(m_grid / 2 + 1);
            const std::size_t offset = indexOf(0, ny);
            float *pRe = m_phaseRe.data() + offset, *pIm = m_phaseIm.data() + offset;
            const float *tRe = m_turnRe.data() + offset, *tIm = m_turnIm.data() + offset;
            float *plusRe = m_sum[0].data() + offset, *plusIm = m_sum[1].data() + offset;
            float *minusRe = m_sum[2].data() + offset, *minusIm = m_sum[3].data() + offset;
            for (std::size_t i = 0; i < width; ++i) {
                const float re = f[i][0], im = f[i][1], c = pRe[i], s = pIm[i];
                plusRe[i] += re * c - im * s;
                plusIm[i] += re * s + im * c;
                minusRe[i] += re * c + im * s;
                minusIm[i] += re * s - im * c;
                pRe[i] = c * tRe[i] - s * tIm[i];
                pIm[i] = c * tIm[i] + s * tRe[i];
            }
        }
    }

    EwaldIntensity intensity(const std::vector<float> (&total)[4]) const
    {
        EwaldIntensity out{m_step, m_half, {}};
        const auto side = static_cast<std::size_t>(m_side), half = static_cast<std::size_t>(m_half);
        out.values.resize(side * side);
        for (int ny = -m_half; ny <= m_half; ++ny)
            for (int nx = 0; nx <= m_half; ++nx) {
                const std::size_t i = indexOf(nx, ny);
                const std::size_t row = static_cast<std::size_t>(ny + m_half), col = half + static_cast<std::size_t>(nx);
                out.values[row * side + col] = total[0][i] * total[0][i] + total[1][i] * total[1][i];
                out.values[(side - 1 - row) * side + (side - 1 - col)] = total[2][i] * total[2][i] + total[3][i] * total[3][i];
            }
        return out;
    }

    const VirtualSpecimen& m_specimen;
    double m_step;
    int m_half, m_side, m_grid = 0, m_padded = 0;
    double m_sliceStep = 0;
    Kernel<planeWidth> m_planeKernel{planeOversampling};
    Kernel<beamWidth> m_beamKernel{beamOversampling};
    std::unique_ptr<float, FftwFree> m_real;
    std::unique_ptr<fftwf_complex, FftwFree> m_complex;
    fftwf_plan m_plan = nullptr;
    std::vector<float> m_ewaldZ, m_window;                       // 1/A; 1 / transform of the kernels
    std::vector<float> m_phaseRe, m_phaseIm, m_turnRe, m_turnIm; // per slice
    std::vector<float> m_sum[4];                                 // amplitude at (nx, ny) and at (-nx, -ny): re, im, re, im
};

} // namespace

EwaldIntensity ewaldIntensity(const VirtualSpecimen& specimen, double kMax, double step)
{
    return EwaldSum(specimen, kMax, step).run();
}

} // namespace kikuscope::simulate
