// SPDX-License-Identifier: GPL-3.0-or-later
// Depth-integrated backscatter signal of one direction from the many-beam dynamical theory, by reciprocity
// (Winkelmann et al. 2007; Callahan & De Graef 2013; beam choice as Wang & De Graef 2016).
#pragma once
#include "core/simulate/bloch_kernel.h"
#include "core/simulate/depth_law.h"
#include "core/simulate/potential.h"

#include <vector>

namespace kikuscope::simulate {

struct BeamChoice
{
    double strong = 9, weak = 18, cutOff = 50; // c1, c2, c3
    int krylov = 24;                           // dimension to begin with
};

/// Immutable after construction; used by several threads, each with its own Workspace.
class BlochSolver
{
public:
    BlochSolver(const CrystalPotential& potential, const BeamChoice& choice, const DepthNodes& depth);
    BlochSolver(const BlochSolver&) = delete;
    BlochSolver& operator=(const BlochSolver&) = delete;

    class Workspace;
    struct Answer
    {
        float signal = 0;      // 1 = no diffraction
        bool fallback = false; // the fast solver failed its checks, the exact one was used
        int strongBeams = 0, weakBeams = 0;
    };
    /// Signal seen in direction `out` (unit vector, crystal frame, from the crystal to the screen).
    Answer signal(const Eigen::Vector3d& out, Workspace& workspace) const;

    /// The same by full complex diagonalisation in double precision, the reference of the fast way.
    double exactSignal(const Eigen::Vector3d& out, Workspace& workspace) const;

private:
    void prepareReflections(const BeamChoice& choice);
    void prepareDepth(const DepthNodes& depth);
    void prepareChebyshev();
    void select(const Eigen::Vector3d& out, Workspace& workspace) const;
    double diagonalise(const Workspace& workspace) const;

    const CrystalPotential& m_potential;
    const BlochKernel& m_kernel;
    BlochTables m_tables{};
    std::vector<float> m_gx, m_gy, m_gz, m_gg, m_limit, m_weight, m_maxNorm, m_bessel;
    std::vector<std::int32_t> m_index;
    std::vector<int> m_terms;
    std::vector<ChebyshevTable> m_chebyshev;
    DepthNodes m_depth;
    int m_krylov, m_maxTerms = 0;
};

/// Scratch memory of one thread; grows with the largest number of beams met. It also remembers how large a
/// Krylov space the last direction needed, because neighbours need about the same.
class BlochSolver::Workspace
{
public:
    explicit Workspace(const BlochSolver& solver);
    /// Forgets earlier directions, so that what follows does not depend on them in the last digits.
    void restart() { m_dimension = 0; }

private:
    friend class BlochSolver;
    void fit(const BlochSolver& solver);

    std::vector<std::int32_t> m_strongIndex, m_weakIndex;
    std::vector<float> m_strongError, m_weakError, m_memory;
    BeamList m_beams{};
    BlochScratch m_scratch{};
    int m_dimension = 0; // Krylov vectors to begin with; 0: as BeamChoice says
};

} // namespace kikuscope::simulate
