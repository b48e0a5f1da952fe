// SPDX-License-Identifier: GPL-3.0-or-later
// Bloch-wave propagation of one direction in a Krylov space (physics in core/simulate/README.md). Included by
// one file per instruction set, so: no templates or inline functions of other headers (the linker would keep
// one copy of them, perhaps the one an older processor cannot run).
#include "core/simulate/bloch_kernel.h"

namespace kikuscope::simulate {
namespace {

constexpr int lanes = 8;
typedef float Vec __attribute__((vector_size(lanes * sizeof(float))));
typedef float LooseVec __attribute__((vector_size(lanes * sizeof(float)), aligned(4), may_alias));

inline Vec load(const float* p) { return *reinterpret_cast<const LooseVec*>(p); }
inline void store(float* p, Vec v) { *reinterpret_cast<LooseVec*>(p) = v; }
inline float magnitude(float x) { return x < 0 ? -x : x; }
inline bool isFinite(float x) { return x - x == 0; }
inline int padded(int n) { return (n + lanes - 1) / lanes * lanes; }

/// y[rows] = M[rows x columns] x for B x 8 rows; columns from `first`. The four products are summed apart:
/// with few rows the time is that of dependent additions.
template <int B>
inline void multiplyRows(const float* mr, const float* mi, int ld, int first, int columns, const float* xr,
                         const float* xi, float* yr, float* yi)
{
    Vec rr[B] = {}, ii[B] = {}, ri[B] = {}, ir[B] = {};
    for (int c = first; c < columns; ++c) {
        const float a = xr[c], b = xi[c];
        const float* pr = mr + static_cast<std::ptrdiff_t>(c) * ld;
        const float* pi = mi + static_cast<std::ptrdiff_t>(c) * ld;
        for (int k = 0; k < B; ++k) {
            const Vec r = load(pr + k * lanes), i = load(pi + k * lanes);
            rr[k] += r * a;
            ii[k] += i * b;
            ri[k] += r * b;
            ir[k] += i * a;
        }
    }
    for (int k = 0; k < B; ++k) {
        store(yr + k * lanes, rr[k] - ii[k]);
        store(yi + k * lanes, ri[k] + ir[k]);
    }
}

/// y = M x, column-major with leading dimension ld, rows a multiple of 8.
inline void multiply(const float* mr, const float* mi, int ld, int rows, int columns, const float* xr,
                     const float* xi, float* yr, float* yi)
{
    int r = 0;
    for (; r + 3 * lanes <= rows; r += 3 * lanes)
        multiplyRows<3>(mr + r, mi + r, ld, 0, columns, xr, xi, yr + r, yi + r);
    for (; r + 2 * lanes <= rows; r += 2 * lanes)
        multiplyRows<2>(mr + r, mi + r, ld, 0, columns, xr, xi, yr + r, yi + r);
    for (; r < rows; r += lanes)
        multiplyRows<1>(mr + r, mi + r, ld, 0, columns, xr, xi, yr + r, yi + r);
}

inline float sumOf(Vec v)
{
    float s = 0;
    for (int i = 0; i < lanes; ++i)
        s += v[i];
    return s;
}

inline float norm2(const float* re, const float* im, int n)
{
    Vec sum = {};
    for (int i = 0; i < n; i += lanes) {
        const Vec a = load(re + i), b = load(im + i);
        sum += a * a + b * b;
    }
    return sumOf(sum);
}

void selectBeams(const BlochTables& t, const float k[3], BeamList& beams)
{
    const float kx = k[0] * t.waveNumber, ky = k[1] * t.waveNumber, kz = k[2] * t.waveNumber;
    int strong = 1, weak = 0; // beam 0 is the transmitted one
    beams.strongIndex[0] = 0;
    beams.strongError[0] = 0;
    for (int i = 0; i < t.reflections; i += lanes) {
        const Vec gx = load(t.gx + i), gy = load(t.gy + i), gz = load(t.gz + i), gg = load(t.gg + i),
                  limit = load(t.candidateLimit + i);
        const Vec kg = gx * kx + gy * ky + gz * kz;
        const Vec nominator = -2 * kg - gg;                                   // -(2 K d.g + g^2)
        const Vec denominator = 2 * (t.waveNumber + kg * (1 / t.waveNumber)); // 2 (K + d.g)
        const Vec size = nominator < 0 ? -nominator : nominator;
        const auto inside = size <= limit * denominator;
        bool any = false;
        for (int l = 0; l < lanes; ++l)
            any |= inside[l] != 0;
        if (!any)
            continue;
        for (int l = 0; l < lanes; ++l) {
            if (!inside[l])
                continue;
            const float error = nominator[l] / denominator[l];
            if (magnitude(error) <= t.strongLimit) {
                beams.strongIndex[strong] = t.index[i + l];
                beams.strongError[strong++] = error;
            } else {
                beams.weakIndex[weak] = t.index[i + l];
                beams.weakError[weak++] = error;
            }
        }
    }
    beams.strong = strong;
    beams.weak = weak;
}

/// Structure matrix A (Bethe potentials of the weak beams included; the mean absorption is left to the depth
/// weights) and signal matrix S.
void fillMatrices(const BlochTables& t, const BeamList& beams, BlochScratch& w)
{
    const int n = beams.strong, nw = beams.weak, rows = w.ld;
    for (int h = 0; h < n; ++h) {
        float *ar = w.ar + h * rows, *ai = w.ai + h * rows, *sr = w.sr + h * rows, *si = w.si + h * rows;
        for (int g = 0; g < n; ++g) {
            const auto& c = t.centre[beams.strongIndex[g] - beams.strongIndex[h]];
            ar[g] = c.ur * t.perWaveNumber;
            ai[g] = c.ui * t.perWaveNumber;
            sr[g] = c.sr;
            si[g] = c.si;
        }
        for (int g = n; g < rows; ++g)
            ar[g] = ai[g] = sr[g] = si[g] = 0;
        ar[h] = beams.strongError[h];
        ai[h] = 0;
    }
    if (nw == 0)
        return;
    for (int x = 0; x < nw; ++x) {
        float *wr = w.wr + x * rows, *wi = w.wi + x * rows;
        for (int g = 0; g < n; ++g) {
            const auto& c = t.centre[beams.strongIndex[g] - beams.weakIndex[x]];
            wr[g] = c.ur * t.perWaveNumber;
            wi[g] = c.ui * t.perWaveNumber;
        }
        for (int g = n; g < rows; ++g)
            wr[g] = wi[g] = 0;
    }
    // A_gh -= sum_w A_gw A_wh / s_w, one column h at a time
    for (int h = 0; h < n; ++h) {
        for (int x = 0; x < nw; ++x) {
            const auto& c = t.centre[beams.weakIndex[x] - beams.strongIndex[h]];
            const float f = t.perWaveNumber / beams.weakError[x];
            w.xr[x] = c.ur * f;
            w.xi[x] = c.ui * f;
        }
        multiply(w.wr, w.wi, rows, rows, nw, w.xr, w.xi, w.yr, w.yi);
        float *ar = w.ar + h * rows, *ai = w.ai + h * rows;
        for (int g = 0; g < rows; g += lanes) {
            store(ar + g, load(ar + g) - load(w.yr + g));
            store(ai + g, load(ai + g) - load(w.yi + g));
        }
    }
}

/// w.y -= V h with h = V^+ w.y; adds h to column j of H.
void orthogonalise(BlochScratch& w, int n, int j)
{
    const int used = padded(j + 1);
    multiply(w.tr, w.ti, w.ldm, used, n, w.yr, w.yi, w.xr, w.xi);
    float *hr = w.hr + j * w.ldm, *hi = w.hi + j * w.ldm;
    for (int i = 0; i < used; i += lanes) {
        store(hr + i, load(hr + i) + load(w.xr + i));
        store(hi + i, load(hi + i) + load(w.xi + i));
    }
    multiply(w.vr, w.vi, w.ld, w.ld, j + 1, w.xr, w.xi, w.zr, w.zi);
    for (int i = 0; i < w.ld; i += lanes) {
        store(w.yr + i, load(w.yr + i) - load(w.zr + i));
        store(w.yi + i, load(w.yi + i) - load(w.zi + i));
    }
}

void appendVector(BlochScratch& w, int n, int j, float factor)
{
    float *vr = w.vr + j * w.ld, *vi = w.vi + j * w.ld;
    for (int i = 0; i < w.ld; i += lanes) {
        store(vr + i, load(w.yr + i) * factor);
        store(vi + i, load(w.yi + i) * factor);
    }
    for (int i = 0; i < n; ++i) {
        w.tr[i * w.ldm + j] = vr[i];
        w.ti[i * w.ldm + j] = -vi[i];
    }
}

/// Arnoldi space from the transmitted beam. w.y holds A v - V V^+ A v of the last vector v.
struct KrylovSpace
{
    int size = 0;
    bool closed = false;        // nothing is missing: invariant, or as large as the matrix
    float norm2 = 0, scale = 0; // |A v|^2 of the last vector, and the largest so far
};

void beginSpace(BlochScratch& w, int n)
{
    for (int i = 0; i < w.ldm * w.ldm; ++i)
        w.hr[i] = w.hi[i] = 0;
    for (int i = 0; i < w.ldm * n; ++i)
        w.tr[i] = w.ti[i] = 0;
    for (int i = 0; i < w.ld; ++i)
        w.yr[i] = w.yi[i] = 0;
    w.yr[0] = 1;
    appendVector(w, n, 0, 1);
}

/// The remainder w.y becomes the next basis vector. False where the space closes early, as it does where
/// symmetry decouples beams (mirror planes): the test is relative, else rounding noise would be normalised to
/// a vector.
bool appendRemainder(BlochScratch& w, int n, KrylovSpace& space)
{
    constexpr float cancelled = 0.1f;  // less left than this: orthogonalise once more
    constexpr float breakDown = 1e-8f; // (1e-4)^2, relative to the largest |A v|
    const int last = space.size - 1;
    float after = norm2(w.yr, w.yi, w.ld);
    if (after < cancelled * space.norm2) {
        orthogonalise(w, n, last);
        after = norm2(w.yr, w.yi, w.ld);
    }
    if (!(after > breakDown * space.scale))
        return false;
    const float beta = __builtin_sqrtf(after);
    w.hr[last * w.ldm + last + 1] = beta;
    appendVector(w, n, last + 1, 1 / beta);
    return true;
}

void growSpace(BlochScratch& w, int n, int wanted, KrylovSpace& space)
{
    while (space.size < wanted && !space.closed) {
        if (space.size > 0 && !appendRemainder(w, n, space)) {
            space.closed = true;
            return;
        }
        const int j = space.size++;
        multiply(w.ar, w.ai, w.ld, w.ld, n, w.vr + j * w.ld, w.vi + j * w.ld, w.yr, w.yi);
        space.norm2 = norm2(w.yr, w.yi, w.ld);
        space.scale = space.norm2 > space.scale ? space.norm2 : space.scale;
        orthogonalise(w, n, j);
    }
    space.closed = space.closed || space.size == n;
}

struct Interval
{
    float centre, halfWidth;
};

/// Gershgorin discs of the projected matrix (nearly tridiagonal, so they are tight).
Interval spectrum(const BlochScratch& w, int m)
{
    float low = 0, high = 0;
    for (int i = 0; i < m; ++i) {
        float radius = magnitude(w.hi[i * w.ldm + i]);
        for (int j = i == 0 ? 0 : i - 1; j < m; ++j) {
            const float re = w.hr[j * w.ldm + i], im = w.hi[j * w.ldm + i];
            if (j != i)
                radius += __builtin_sqrtf(re * re + im * im);
        }
        const float c = w.hr[i * w.ldm + i];
        if (i == 0 || c - radius < low)
            low = c - radius;
        if (i == 0 || c + radius > high)
            high = c + radius;
    }
    constexpr float margin =
        1.05f; // absorption moves eigenvalues off the real axis; near +-1 polynomials would grow
    return {(low + high) / 2, (high - low) / 2 * margin};
}

/// Bound of the imaginary parts of the eigenvalues: Frobenius norm of (H - H^+) / 2i.
float strongestAbsorption(const BlochScratch& w, int m)
{
    float sum = 0;
    for (int j = 0; j < m; ++j) {
        for (int i = 0; i < j; ++i) {
            const float re = w.hr[j * w.ldm + i] - w.hr[i * w.ldm + j],
                        im = w.hi[j * w.ldm + i] + w.hi[i * w.ldm + j];
            sum += 0.5f * (re * re + im * im);
        }
        sum += w.hi[j * w.ldm + j] * w.hi[j * w.ldm + j];
    }
    return __builtin_sqrtf(sum);
}

/// Depth nodes per Chebyshev series. Along an imaginary part b the polynomials grow as exp(2 pi |b| z) also
/// where the wave itself decays, so a series over a depth z costs that factor in precision: heavy absorbers
/// need short ones.
int nodesPerSpan(const BlochTables& t, const BlochScratch& w, int m)
{
    constexpr float pi = 3.14159265f, largestLoss = 6; // ln of the precision given away
    const float loss = 2 * pi * strongestAbsorption(w, m) * t.depth;
    int nodes = t.nodes;
    while (nodes > 1 && loss * static_cast<float>(nodes) > largestLoss * static_cast<float>(t.nodes))
        nodes = (nodes + 1) / 2;
    return nodes;
}

/// w.e = 2 i (H - centre) / halfWidth
void scaleMatrix(BlochScratch& w, int m, Interval interval)
{
    const int rows = padded(m);
    const float f = 2 / interval.halfWidth;
    for (int j = 0; j < m; ++j) {
        const float *hr = w.hr + j * w.ldm, *hi = w.hi + j * w.ldm;
        float *er = w.er + j * w.ldm, *ei = w.ei + j * w.ldm;
        for (int i = 0; i < rows; ++i) {
            const float re = hr[i] - (i == j ? interval.centre : 0), im = hi[i];
            er[i] = i < m ? -f * im : 0;
            ei[i] = i < m ? f * re : 0;
        }
    }
}

/// phi_k = i^k T_k(H') phi_0 by phi_{k+1} = 2 i H' phi_k + phi_{k-1}, H' = (H - centre) / halfWidth; phi_0 is
/// given.
void chebyshevVectors(BlochScratch& w, int m, int terms)
{
    const int ldm = w.ldm, rows = padded(m);
    for (int k = 1; k < terms; ++k) {
        const float *pr = w.fr + (k - 1) * ldm, *pi = w.fi + (k - 1) * ldm;
        float *qr = w.fr + k * ldm, *qi = w.fi + k * ldm;
        int r = 0; // rows r... of the Hessenberg matrix begin at column r - 1
        for (; r + 2 * lanes <= rows; r += 2 * lanes)
            multiplyRows<2>(w.er + r, w.ei + r, ldm, r == 0 ? 0 : r - 1, m, pr, pi, qr + r, qi + r);
        if (r < rows)
            multiplyRows<1>(w.er + r, w.ei + r, ldm, r == 0 ? 0 : r - 1, m, pr, pi, qr + r, qi + r);
        for (int i = 0; i < rows; i += lanes) {
            if (k == 1) {
                store(qr + i, load(qr + i) * 0.5f);
                store(qi + i, load(qi + i) * 0.5f);
            } else {
                store(qr + i, load(qr + i) + load(qr - 2 * ldm + i));
                store(qi + i, load(qi + i) + load(qi - 2 * ldm + i));
            }
        }
    }
}

/// Wave function at one depth node (in the Krylov basis) into w.q.
void combine(const ChebyshevTable& table, int columns, int column, int node, BlochScratch& w, int m)
{
    const int terms = table.terms[column];
    for (int r = 0; r < padded(m); r += lanes) {
        Vec re = {}, im = {};
        for (int k = 0; k < terms; ++k) {
            const float c = table.values[k * columns + column];
            re += load(w.fr + k * w.ldm + r) * c;
            im += load(w.fi + k * w.ldm + r) * c;
        }
        store(w.qr + node * w.ldm + r, re);
        store(w.qi + node * w.ldm + r, im);
    }
}

/// The wave function at all depth nodes in a Krylov space of dimension m, span by span.
BlochStatus propagate(const BlochTables& t, BlochScratch& w, int m)
{
    const Interval interval = spectrum(w, m);
    const ChebyshevTable* table = nullptr;
    for (int i = 0; i < t.chebyshevTables && !table; ++i)
        if (t.chebyshev[i].halfWidth >= interval.halfWidth)
            table = &t.chebyshev[i];
    if (!table)
        return BlochStatus::TooWide;
    scaleMatrix(w, m, {interval.centre, table->halfWidth});
    const int rows = padded(m), span = nodesPerSpan(t, w, m);
    for (int i = 0; i < rows; ++i)
        w.fr[i] = w.fi[i] = 0;
    w.fr[0] = 1;
    for (int first = 0; first < t.nodes; first += span) {
        const int count = first + span < t.nodes ? span : t.nodes - first, column = first == 0 ? 0 : t.nodes;
        if (first > 0)
            for (int i = 0; i < rows; i += lanes) {
                store(w.fr + i, load(w.qr + (first - 1) * w.ldm + i));
                store(w.fi + i, load(w.qi + (first - 1) * w.ldm + i));
            }
        chebyshevVectors(w, m, table->terms[column + count - 1]);
        for (int i = 0; i < count; ++i)
            combine(*table, t.columns, column + i, first + i, w, m);
    }
    return BlochStatus::Fine;
}

/// Norms at all nodes: what grows is wrong. `tail`: share of the signal's wave function in the last basis
/// vector.
BlochStatus checkWave(const BlochTables& t, const BlochScratch& w, int m, float& tail)
{
    float all = 0, last = 0;
    for (int node = 0; node < t.nodes; ++node) {
        const float *qr = w.qr + node * w.ldm, *qi = w.qi + node * w.ldm;
        const float norm = norm2(qr, qi, padded(m));
        if (!(norm <= t.maxNorm[node]))
            return isFinite(norm) ? BlochStatus::NormGrew : BlochStatus::NotFinite;
        all += t.weight[node] * norm;
        last += t.weight[node] * (qr[m - 1] * qr[m - 1] + qi[m - 1] * qi[m - 1]);
    }
    tail = last / all;
    return BlochStatus::Fine;
}

float depthIntegrated(const BlochTables& t, BlochScratch& w, int n, int m)
{
    float signal = 0;
    for (int node = 0; node < t.nodes; ++node) {
        multiply(w.vr, w.vi, w.ld, w.ld, m, w.qr + node * w.ldm, w.qi + node * w.ldm, w.yr,
                 w.yi); // to the beams
        multiply(w.sr, w.si, w.ld, w.ld, n, w.yr, w.yi, w.zr, w.zi);
        Vec sum = {};
        for (int i = 0; i < w.ld; i += lanes)
            sum += load(w.yr + i) * load(w.zr + i) + load(w.yi + i) * load(w.zi + i);
        signal += t.weight[node] * sumOf(sum);
    }
    return signal;
}

BlochResult solve(const BlochTables& t, const BeamList& beams, BlochScratch& w, int dimension)
{
    const int n = beams.strong, most = n < t.krylovMost ? n : t.krylovMost;
    fillMatrices(t, beams, w);
    beginSpace(w, n);
    KrylovSpace space;
    BlochResult result;
    for (int wanted = dimension;; wanted = space.size + space.size / 4 + 2) {
        growSpace(w, n, wanted < most ? wanted : most, space);
        result.dimension = space.size;
        result.status = propagate(t, w, space.size);
        if (result.status == BlochStatus::Fine)
            result.status = checkWave(t, w, space.size, result.tail);
        if (space.closed)
            result.tail = 0;
        if (result.status != BlochStatus::Fine)
            return result;
        if (result.tail <= largestTail)
            break;
        if (space.size >= most) {
            result.status = BlochStatus::NotConverged;
            return result;
        }
    }
    result.signal = depthIntegrated(t, w, n, space.size);
    if (!isFinite(result.signal))
        result.status = BlochStatus::NotFinite;
    else if (result.signal < 0)
        result.status = BlochStatus::Negative;
    return result;
}

} // namespace

const BlochKernel& KIKUSCOPE_KERNEL_FUNCTION()
{
    static const BlochKernel kernel{KIKUSCOPE_KERNEL_NAME, selectBeams, solve};
    return kernel;
}

} // namespace kikuscope::simulate
