// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/bloch_solver.h"

#include <Eigen/Eigenvalues>
#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

namespace kikuscope::simulate {
namespace {

constexpr double pi = std::numbers::pi;
constexpr int lanes = 8;
constexpr int krylovLeast = 12, krylovMost = 128;
constexpr double besselCut = 1e-7; // Chebyshev terms below are dropped
constexpr double normTolerance = 1.05;

int padded(std::size_t n) { return static_cast<int>((n + lanes - 1) / lanes * lanes); }

/// J_0(x) ... J_{count-1}(x) by Miller's downward recurrence.
std::vector<double> besselJ(double x, int count)
{
    std::vector<double> j(static_cast<std::size_t>(count), 0.);
    if (x == 0) {
        j[0] = 1;
        return j;
    }
    const int start = std::max(count, static_cast<int>(x)) + 40 + static_cast<int>(6 * std::cbrt(x));
    double above = 0, here = 1e-250, sum = 0;
    for (int k = start; k >= 0; --k) {
        const double below = 2 * (k + 1) / x * here - above; // J_k from J_{k+1}, J_{k+2}
        above = here;
        here = below;
        if (k < count)
            j[static_cast<std::size_t>(k)] = here;
        if (k % 2 == 0)
            sum += k == 0 ? here : 2 * here;
        if (std::abs(here) > 1e200) {
            constexpr double shrink = 1e-200;
            above *= shrink;
            here *= shrink;
            sum *= shrink;
            for (double& value : j)
                value *= shrink;
        }
    }
    for (double& value : j)
        value /= sum; // J_0 + 2 J_2 + 2 J_4 + ... = 1
    return j;
}

} // namespace

BlochSolver::BlochSolver(const CrystalPotential& potential, const BeamChoice& choice, const DepthNodes& depth)
    : m_potential(potential), m_kernel(bestBlochKernel()), m_depth(depth), m_krylov(choice.krylov)
{
    m_tables.waveNumber = static_cast<float>(potential.waveNumber());
    m_tables.perWaveNumber = static_cast<float>(0.5 / potential.waveNumber());
    m_tables.centre = potential.table() + potential.centre();
    m_tables.krylovMost =
        std::max(choice.krylov, krylovMost); // still far cheaper than a full diagonalisation
    prepareReflections(choice);
    prepareDepth(depth);
}

void BlochSolver::prepareReflections(const BeamChoice& choice)
{
    // r_g = min_h |s_g| / (lambda |U_{g-h}|) is |s_g| / (lambda U_max), because the list contains such an h
    const double unit = m_potential.wavelength() * m_potential.maxU();
    m_tables.strongLimit = static_cast<float>(choice.strong * unit);
    for (const auto& r : m_potential.reflections()) {
        m_gx.push_back(static_cast<float>(r.g.x()));
        m_gy.push_back(static_cast<float>(r.g.y()));
        m_gz.push_back(static_cast<float>(r.g.z()));
        m_gg.push_back(static_cast<float>(r.g.squaredNorm()));
        m_limit.push_back(static_cast<float>(std::min(choice.cutOff * m_potential.wavelength() * r.absU,
                                                      std::max(choice.strong, choice.weak) * unit)));
        m_index.push_back(r.index);
    }
    const int count = padded(m_gx.size());
    for (auto* v : {&m_gx, &m_gy, &m_gz, &m_gg})
        v->resize(static_cast<std::size_t>(count), 0.f);
    m_limit.resize(static_cast<std::size_t>(count), -1.f);
    m_index.resize(static_cast<std::size_t>(count), 0);
    m_tables.reflections = count;
    m_tables.gx = m_gx.data();
    m_tables.gy = m_gy.data();
    m_tables.gz = m_gz.data();
    m_tables.gg = m_gg.data();
    m_tables.candidateLimit = m_limit.data();
    m_tables.index = m_index.data();
}

void BlochSolver::prepareDepth(const DepthNodes& depth)
{
    const int nodes = static_cast<int>(depth.depth.size());
    const double perDepth = 2 * pi * m_potential.meanAbsorption() / m_potential.waveNumber();
    for (int i = 0; i < nodes; ++i) {
        const auto at = static_cast<std::size_t>(i);
        const double loss = perDepth * depth.depth[at];
        m_weight.push_back(static_cast<float>(depth.weight[at] * std::exp(-loss)));
        m_maxNorm.push_back(static_cast<float>(normTolerance * std::exp(loss)));
    }
    prepareChebyshev();
    m_tables.nodes = nodes;
    m_tables.columns = 2 * nodes;
    m_tables.depth = static_cast<float>(depth.depth.back());
    m_tables.weight = m_weight.data();
    m_tables.maxNorm = m_maxNorm.data();
}

/// One table of Chebyshev coefficients per spectral width, in steps of 6 %.
void BlochSolver::prepareChebyshev()
{
    // the nodes are equidistant, the first half a step below the surface
    std::vector<double> steps = m_depth.depth;
    for (std::size_t i = 0; i < m_depth.depth.size(); ++i)
        steps.push_back(2 * m_depth.depth.front() * static_cast<double>(i + 1));
    const double widest = 4 * m_tables.strongLimit + 8 * m_potential.maxU() * m_tables.perWaveNumber;
    std::vector<std::size_t> offsets;
    for (double width = widest / 12; width <= widest * 1.001; width *= 1.06) {
        const double xMax = 2 * pi * width * steps.back();
        const int limit = static_cast<int>(xMax + 10 * std::cbrt(xMax) + 12);
        std::vector<std::vector<double>> j;
        int most = 1;
        for (const double z : steps) {
            j.push_back(besselJ(2 * pi * width * z, limit));
            int terms = limit;
            while (terms > 1 && std::abs(j.back()[static_cast<std::size_t>(terms - 1)]) <= besselCut)
                --terms;
            m_terms.push_back(terms);
            most = std::max(most, terms);
        }
        offsets.push_back(m_bessel.size());
        for (int k = 0; k < most; ++k)
            for (const auto& column : j)
                m_bessel.push_back(
                    static_cast<float>((k == 0 ? 1 : 2) * column[static_cast<std::size_t>(k)]));
        m_chebyshev.push_back({static_cast<float>(width), nullptr, nullptr});
        m_maxTerms = std::max(m_maxTerms, most);
    }
    for (std::size_t i = 0; i < m_chebyshev.size(); ++i) {
        m_chebyshev[i].terms = m_terms.data() + i * steps.size();
        m_chebyshev[i].values = m_bessel.data() + offsets[i];
    }
    m_tables.chebyshevTables = static_cast<int>(m_chebyshev.size());
    m_tables.chebyshev = m_chebyshev.data();
}

BlochSolver::Workspace::Workspace(const BlochSolver& solver)
{
    const std::size_t count = solver.m_index.size() + 1;
    m_strongIndex.resize(count);
    m_weakIndex.resize(count);
    m_strongError.resize(count);
    m_weakError.resize(count);
    m_beams = {0, 0, m_strongIndex.data(), m_weakIndex.data(), m_strongError.data(), m_weakError.data()};
}

void BlochSolver::Workspace::fit(const BlochSolver& solver)
{
    BlochScratch& s = m_scratch;
    s.ld = padded(static_cast<std::size_t>(m_beams.strong));
    s.ldWeak = padded(static_cast<std::size_t>(m_beams.weak));
    s.ldm = padded(static_cast<std::size_t>(std::min(m_beams.strong, solver.m_tables.krylovMost)));
    const std::size_t ld = static_cast<std::size_t>(s.ld), ldm = static_cast<std::size_t>(s.ldm),
                      weak = static_cast<std::size_t>(s.ldWeak);
    const std::size_t longest = std::max({ld, ldm, weak}),
                      terms = static_cast<std::size_t>(solver.m_maxTerms);
    const std::size_t nodes = solver.m_depth.depth.size();
    struct Piece
    {
        float** pointer;
        std::size_t size;
    };
    const Piece pieces[] = {
        {&s.ar, ld * ld},     {&s.ai, ld * ld},     {&s.sr, ld * ld},     {&s.si, ld * ld},
        {&s.wr, ld * weak},   {&s.wi, ld * weak},   {&s.vr, ld * ldm},    {&s.vi, ld * ldm},
        {&s.tr, ld * ldm},    {&s.ti, ld * ldm},    {&s.hr, ldm * ldm},   {&s.hi, ldm * ldm},
        {&s.er, ldm * ldm},   {&s.ei, ldm * ldm},   {&s.fr, ldm * terms}, {&s.fi, ldm * terms},
        {&s.qr, ldm * nodes}, {&s.qi, ldm * nodes}, {&s.xr, longest},     {&s.xi, longest},
        {&s.yr, longest},     {&s.yi, longest},     {&s.zr, longest},     {&s.zi, longest}};
    std::size_t total = 0;
    for (const Piece& p : pieces)
        total += p.size;
    if (m_memory.size() < total)
        m_memory.resize(total);
    float* next = m_memory.data();
    for (const Piece& p : pieces) {
        *p.pointer = next;
        next += p.size;
    }
}

void BlochSolver::select(const Eigen::Vector3d& out, Workspace& workspace) const
{
    const float k[3] = {static_cast<float>(-out.x()), static_cast<float>(-out.y()),
                        static_cast<float>(-out.z())}; // reciprocity
    m_kernel.selectBeams(m_tables, k, workspace.m_beams);
}

BlochSolver::Answer BlochSolver::signal(const Eigen::Vector3d& out, Workspace& workspace) const
{
    select(out, workspace);
    workspace.fit(*this);
    const int first = workspace.m_dimension > 0 ? workspace.m_dimension : m_krylov;
    const BlochResult fast = m_kernel.solve(m_tables, workspace.m_beams, workspace.m_scratch, first);
    constexpr float ample = 0.02f * largestTail;
    if (fast.status == BlochStatus::Fine &&
        fast.tail > 0) // a closed space says nothing about other directions
        workspace.m_dimension =
            std::max(krylovLeast, fast.tail < ample ? fast.dimension - 2 : fast.dimension);
    Answer answer{0, fast.status != BlochStatus::Fine, workspace.m_beams.strong, workspace.m_beams.weak};
    const double value = answer.fallback ? diagonalise(workspace) : fast.signal;
    answer.signal = static_cast<float>(value / m_potential.meanSignal());
    return answer;
}

double BlochSolver::exactSignal(const Eigen::Vector3d& out, Workspace& workspace) const
{
    select(out, workspace);
    return diagonalise(workspace) / m_potential.meanSignal();
}

double BlochSolver::diagonalise(const Workspace& workspace) const
{
    using Complex = std::complex<double>;
    const BeamList& beams = workspace.m_beams;
    const int n = beams.strong, nw = beams.weak;
    const double perWaveNumber = 0.5 / m_potential.waveNumber();
    const auto u = [&](std::int32_t difference) {
        const auto& c = m_tables.centre[difference];
        return perWaveNumber * Complex(c.ur, c.ui);
    };
    Eigen::MatrixXcd a(n, n), s(n, n), strongWeak(n, nw), weakStrong(nw, n);
    for (int h = 0; h < n; ++h)
        for (int g = 0; g < n; ++g) {
            const auto& c = m_tables.centre[beams.strongIndex[g] - beams.strongIndex[h]];
            a(g, h) =
                g == h ? Complex(beams.strongError[g], 0) : u(beams.strongIndex[g] - beams.strongIndex[h]);
            s(g, h) = Complex(c.sr, c.si);
        }
    for (int w = 0; w < nw; ++w)
        for (int g = 0; g < n; ++g) {
            strongWeak(g, w) = u(beams.strongIndex[g] - beams.weakIndex[w]);
            weakStrong(w, g) =
                u(beams.weakIndex[w] - beams.strongIndex[g]) / static_cast<double>(beams.weakError[w]);
        }
    if (nw > 0)
        a -= strongWeak * weakStrong;
    const Eigen::ComplexEigenSolver<Eigen::MatrixXcd> solver(a);
    const Eigen::MatrixXcd& vectors = solver.eigenvectors();
    Eigen::VectorXcd start = Eigen::VectorXcd::Zero(n);
    start[0] = 1;
    const Eigen::VectorXcd excitation = vectors.partialPivLu().solve(start);
    double sum = 0;
    for (std::size_t i = 0; i < m_depth.depth.size(); ++i) {
        const Eigen::ArrayXcd phase =
            (Complex(0, 2 * pi * m_depth.depth[i]) * solver.eigenvalues().array()).exp();
        const Eigen::VectorXcd psi = vectors * (phase * excitation.array()).matrix();
        sum += m_weight[i] * psi.dot(s * psi).real();
    }
    return std::isfinite(sum) ? std::max(0., sum) : 0.;
}

} // namespace kikuscope::simulate
