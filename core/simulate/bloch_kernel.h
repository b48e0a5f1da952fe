// SPDX-License-Identifier: GPL-3.0-or-later
// The inner loops of the Bloch-wave solver on plain arrays, compiled once per instruction set (see
// bloch_kernel.inl).
#pragma once
#include "core/simulate/potential.h"

#include <cstdint>

namespace kikuscope::simulate {

/// Chebyshev coefficients of exp(2 pi i H z) for spectra of at most this half width (1/A): values[term *
/// stride + column]. Columns: steps from the surface to the nodes of the first span, then steps from the last
/// node of a span to those of the next one.
struct ChebyshevTable
{
    float halfWidth;
    const int* terms; // of each column; rises within both groups
    const float* values;
};

/// What does not depend on the direction. All arrays belong to BlochSolver.
struct BlochTables
{
    // reflections, padded to a multiple of 8 with candidateLimit < 0
    int reflections;
    const float *gx, *gy, *gz, *gg; // vector (1/A) and its square
    const float* candidateLimit;    // largest |s| of a beam of this reflection
    const std::int32_t* index;
    float waveNumber, strongLimit; // |s| up to strongLimit: treated exactly
    // potential
    const CrystalPotential::Coefficient* centre; // table, already offset to q = 0
    float perWaveNumber;                         // 1 / (2 K)
    // depth
    int nodes, columns;            // columns of a Chebyshev table: 2 x nodes
    float depth;                   // of the last node (A)
    const float *weight, *maxNorm; // maxNorm: largest plausible |psi|^2 without the mean absorption
    int chebyshevTables;
    const ChebyshevTable* chebyshev;
    int krylovMost; // largest dimension
};

/// Beams of one direction: strong ones first found, weak ones with their excitation errors.
struct BeamList
{
    int strong = 0, weak = 0;
    std::int32_t *strongIndex, *weakIndex; // indices into the table
    float *strongError, *weakError;        // excitation errors s (1/A)
};

/// Scratch of one thread; sizes follow from the number of beams (see BlochSolver).
struct BlochScratch
{
    int ld, ldWeak, ldm; // leading dimensions (multiples of 8) for beams, weak beams, Krylov vectors
    float *ar, *ai;      // structure matrix, column-major, in 1/A
    float *sr, *si;      // signal matrix
    float *wr, *wi;      // couplings strong <- weak
    float *vr, *vi;      // Krylov basis, column-major
    float *tr, *ti;      // its conjugate transpose
    float *hr, *hi;      // projected matrix
    float *er, *ei;      // the same, scaled for the Chebyshev recurrence
    float *fr, *fi;      // Chebyshev vectors
    float *qr, *qi;      // wave function at all depth nodes, in the Krylov basis
    float *xr, *xi, *yr, *yi, *zr, *zi; // vectors of length max(ld, ldWeak, ldm)
};

enum class BlochStatus { Fine, NotFinite, NormGrew, Negative, TooWide, NotConverged };

struct BlochResult
{
    float signal = 0; // depth-integrated, same scale as S_0
    BlochStatus status = BlochStatus::Fine;
    int dimension = 0; // of the Krylov space reached
    float tail = 0;    // share of the wave function in its last vector, averaged over depth as the signal is
};

struct BlochKernel
{
    const char* name;
    /// k: unit vector of the incident beam.
    void (*selectBeams)(const BlochTables&, const float k[3], BeamList&);
    /// Begins with a Krylov space of `dimension` vectors and adds to it until the signal has converged.
    BlochResult (*solve)(const BlochTables&, const BeamList&, BlochScratch&, int dimension);
};

/// Largest `tail` that keeps the signal within 1 % of the full diagonalisation (tested).
constexpr float largestTail = 1e-4f;

const BlochKernel& blochKernelBaseline();
const BlochKernel& blochKernelAvx2();
/// The fastest one this processor can run.
const BlochKernel& bestBlochKernel();

} // namespace kikuscope::simulate
