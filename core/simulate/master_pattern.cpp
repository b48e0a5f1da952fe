// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/master_pattern.h"

#include "core/base/parallel.h"
#include "core/crystal/symmetry.h"
#include "core/simulate/bloch_solver.h"

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <memory>
#include <mutex>

namespace kikuscope::simulate {
namespace {

constexpr int depthNodeCount = 16;
constexpr int directionsPerTask = 128;

double automaticDMin(const Phase& phase)
{
    int translations = 0; // lattice points per cell
    for (const auto& operation : crystal::symmetryOperations(phase))
        translations += operation.rotation == Eigen::Matrix3i::Identity();
    const double primitive = phase.cell.volume() / std::max(1, translations);
    return primitive < 60 ? 0.5 : primitive < 150 ? 0.65 : 0.8;
}

/// One pixel of one hemisphere (0 north, 1 south).
struct SpherePixel
{
    std::int32_t half, row, col;
};

/// The Lambert grid of both hemispheres and the symmetry that relates its pixels.
class SphereGrid
{
public:
    SphereGrid(int size, std::vector<Eigen::Matrix3d> rotations, bool northOnly)
        : m_size(size), m_p((size - 1) / 2.), m_rotations(std::move(rotations)), m_halves(northOnly ? 1 : 2)
    {
        for (const auto& r : m_rotations)
            m_turnedGeneric.push_back(r.transpose() * m_generic);
    }

    int halves() const { return m_halves; }
    Eigen::Vector3d direction(const SpherePixel& pixel) const
    {
        Eigen::Vector3d d = directionFromLambert({pixel.col / m_p - 1, pixel.row / m_p - 1});
        if (pixel.half == 1)
            d.z() = -d.z();
        return d;
    }

    /// The symmetrically equivalent direction in the asymmetric region: the Dirichlet cell of a generic
    /// vector. Returns `d` itself (bit for bit) if it lies there.
    Eigen::Vector3d canonical(const Eigen::Vector3d& d) const
    {
        constexpr double tie = 1e-10;
        double most = m_generic.dot(d) + tie;
        const Eigen::Matrix3d* best = nullptr;
        for (std::size_t i = 0; i < m_rotations.size(); ++i)
            if (const double dot = m_turnedGeneric[i].dot(d);
                dot > most) { // generic . (R d) = (R^T generic) . d
                most = dot;
                best = &m_rotations[i];
            }
        return best ? Eigen::Vector3d(*best * d) : d;
    }

    struct Stencil
    {
        std::int32_t half, row, col; // top left of the four pixels
        double u, v;
    };
    Stencil stencil(const Eigen::Vector3d& d) const
    {
        const Eigen::Vector2d xy = lambertFromDirection(d);
        const double col = snapped((xy.x() + 1) * m_p), row = snapped((xy.y() + 1) * m_p);
        const int c = std::clamp(static_cast<int>(col), 0, m_size - 2),
                  r = std::clamp(static_cast<int>(row), 0, m_size - 2);
        return {d.z() < 0 && m_halves == 2, r, c, std::clamp(col - c, 0., 1.), std::clamp(row - r, 0., 1.)};
    }

private:
    /// Symmetry that maps pixels on pixels (four-fold axes, mirrors) must not interpolate because of
    /// rounding.
    static double snapped(double x) { return std::abs(x - std::round(x)) < 1e-7 ? std::round(x) : x; }

    int m_size;
    double m_p;
    std::vector<Eigen::Matrix3d> m_rotations;
    int m_halves;
    Eigen::Vector3d m_generic = Eigen::Vector3d(0.3217, 0.1131, 0.9401).normalized();
    std::vector<Eigen::Vector3d> m_turnedGeneric;
};

/// Pixels that must be computed: those of the asymmetric region and those its equivalents interpolate from.
class Sampling
{
public:
    Sampling(const SphereGrid& grid, int size) : m_grid(grid), m_size(size)
    {
        const auto count = static_cast<std::size_t>(grid.halves()) * static_cast<std::size_t>(size) *
                           static_cast<std::size_t>(size);
        m_computed.resize(count);
        forAll([&](const SpherePixel& pixel) {
            const Eigen::Vector3d d = grid.direction(pixel), c = grid.canonical(d);
            if (c == d) {
                m_computed[at(pixel)] = 1;
                return;
            }
            const auto s = grid.stencil(c);
            m_copies.push_back({pixel, s});
            for (int dr = 0; dr < 2; ++dr)
                for (int dc = 0; dc < 2; ++dc)
                    if ((dr ? s.v : 1 - s.v) > 0 && (dc ? s.u : 1 - s.u) > 0)
                        m_computed[at({s.half, s.row + dr, s.col + dc})] = 1;
        });
        forAll([&](const SpherePixel& pixel) {
            if (m_computed[at(pixel)])
                m_pixels.push_back(pixel);
        });
    }

    const std::vector<SpherePixel>& pixels() const { return m_pixels; }

    void fillRest(std::array<Image<float>*, 2> halves) const
    {
        for (const auto& [pixel, s] : m_copies) {
            if (m_computed[at(pixel)])
                continue;
            const Image<float>& from = *halves[static_cast<std::size_t>(s.half)];
            double sum = 0;
            for (int dr = 0; dr < 2; ++dr)
                for (int dc = 0; dc < 2; ++dc)
                    sum += (dr ? s.v : 1 - s.v) * (dc ? s.u : 1 - s.u) * from(s.row + dr, s.col + dc);
            (*halves[static_cast<std::size_t>(pixel.half)])(pixel.row, pixel.col) = static_cast<float>(sum);
        }
    }

private:
    std::size_t at(const SpherePixel& p) const
    {
        return (static_cast<std::size_t>(p.half) * static_cast<std::size_t>(m_size) +
                static_cast<std::size_t>(p.row)) *
                   static_cast<std::size_t>(m_size) +
               static_cast<std::size_t>(p.col);
    }
    template <class F> void forAll(const F& f) const
    {
        for (std::int32_t half = 0; half < m_grid.halves(); ++half)
            for (std::int32_t row = 0; row < m_size; ++row)
                for (std::int32_t col = 0; col < m_size; ++col)
                    f(SpherePixel{half, row, col});
    }

    struct Copy
    {
        SpherePixel pixel;
        SphereGrid::Stencil from;
    };
    const SphereGrid& m_grid;
    int m_size;
    std::vector<std::uint8_t> m_computed;
    std::vector<Copy> m_copies;
    std::vector<SpherePixel> m_pixels;
};

/// Workspaces handed from task to task.
class WorkspacePool
{
public:
    explicit WorkspacePool(const BlochSolver& solver) : m_solver(solver) {}
    std::unique_ptr<BlochSolver::Workspace> take()
    {
        const std::lock_guard lock(m_mutex);
        if (m_free.empty())
            return std::make_unique<BlochSolver::Workspace>(m_solver);
        auto workspace = std::move(m_free.back());
        m_free.pop_back();
        return workspace;
    }
    void giveBack(std::unique_ptr<BlochSolver::Workspace> workspace)
    {
        const std::lock_guard lock(m_mutex);
        m_free.push_back(std::move(workspace));
    }

private:
    const BlochSolver& m_solver;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<BlochSolver::Workspace>> m_free;
};

struct Effort
{
    std::int64_t fallbacks = 0, strongBeams = 0, weakBeams = 0;
};

Effort computeDirections(const BlochSolver& solver, const SphereGrid& grid,
                         const std::vector<SpherePixel>& pixels, std::array<Image<float>*, 2> halves,
                         int threads, JobMonitor& job)
{
    const auto total = static_cast<std::int64_t>(pixels.size());
    const std::int64_t tasks = (total + directionsPerTask - 1) / directionsPerTask;
    WorkspacePool pool(solver);
    std::atomic<std::int64_t> done{0}, fallbacks{0}, strong{0}, weak{0};
    parallelFor(tasks, threads, [&](std::int64_t task) {
        job.checkpoint(done, total);
        auto workspace = pool.take();
        workspace->restart();
        const std::int64_t first = task * directionsPerTask,
                           last = std::min(total, first + directionsPerTask);
        Effort effort;
        for (std::int64_t i = first; i < last; ++i) {
            const SpherePixel& pixel = pixels[static_cast<std::size_t>(i)];
            const auto answer = solver.signal(grid.direction(pixel), *workspace);
            (*halves[static_cast<std::size_t>(pixel.half)])(pixel.row, pixel.col) = answer.signal;
            effort.fallbacks += answer.fallback;
            effort.strongBeams += answer.strongBeams;
            effort.weakBeams += answer.weakBeams;
        }
        pool.giveBack(std::move(workspace));
        fallbacks += effort.fallbacks;
        strong += effort.strongBeams;
        weak += effort.weakBeams;
        done += last - first;
    });
    job.checkpoint(total, total);
    return {fallbacks, strong, weak};
}

/// South of a centrosymmetric crystal: (x, y, -z) equals (-x, -y, z).
Image<float> turnedByPi(const Image<float>& north)
{
    Image<float> south(north.rows, north.cols);
    std::reverse_copy(north.pixels.begin(), north.pixels.end(), south.pixels.begin());
    return south;
}

} // namespace

MasterPattern simulateMasterPattern(const Phase& phase, const MasterPatternOptions& options, JobMonitor& job)
{
    checkSettings(options, "master");
    if (options.size % 2 == 0)
        throw Error(ErrorKind::BadSetting,
                    "master.size is " + std::to_string(options.size) + ", but must be odd.");
    job.stage("Simulating the master pattern of " +
              (phase.name.empty() ? std::string("a phase") : phase.name));
    job.checkpoint(0, 1);
    const auto start = std::chrono::steady_clock::now();

    if (phase.atoms.empty()) // before the symmetry is asked for
        throw Error(ErrorKind::Unsupported,
                    (phase.name.empty() ? "The phase" : "Phase " + phase.name) +
                        " has no atom positions; give a CIF with atoms to simulate it.");
    const double dMin = options.dMin > 0 ? options.dMin : automaticDMin(phase);
    const double depth =
        options.depthScale * (options.meanDepthNm > 0 ? options.meanDepthNm : meanDepthNm(phase));
    const CrystalPotential potential(phase, options.energyKeV, dMin);
    const BlochSolver solver(potential, {options.strong, options.weak, options.cutOff, options.krylov},
                             depthNodes(depth, depthNodeCount));

    const bool centric = crystal::isCentrosymmetric(phase);
    const SphereGrid grid(options.size, crystal::pointGroupRotations(phase), centric);
    const Sampling sampling(grid, options.size);

    MasterPattern master;
    master.phase = phase;
    master.energyKeV = options.energyKeV;
    master.north = Image<float>(options.size, options.size);
    if (!centric)
        master.south = Image<float>(options.size, options.size);
    const std::array<Image<float>*, 2> halves{&master.north, &master.south};
    const Effort effort = computeDirections(solver, grid, sampling.pixels(), halves, options.threads, job);
    sampling.fillRest(halves);
    if (centric)
        master.south = turnedByPi(master.north);
    master.fallbackPixels = static_cast<int>(effort.fallbacks);

    const double directions = static_cast<double>(sampling.pixels().size());
    master.provenance = {
        {"method", "Bloch waves in a Krylov space"},
        {"options", toJson(options)},
        {"d_min", dMin},
        {"mean_depth_nm", depth},
        {"reflections", potential.reflections().size()},
        {"directions", sampling.pixels().size()},
        {"mean_strong_beams", static_cast<double>(effort.strongBeams) / directions},
        {"mean_weak_beams", static_cast<double>(effort.weakBeams) / directions},
        {"fallback_pixels", effort.fallbacks},
        {"seconds", std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count()}};
    return master;
}

} // namespace kikuscope::simulate
