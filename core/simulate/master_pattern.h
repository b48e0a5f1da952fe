// SPDX-License-Identifier: GPL-3.0-or-later
// Dynamical EBSD master patterns by the Bloch-wave method, solved in a small Krylov space
// (core/simulate/README.md).
#pragma once
#include "core/base/image.h"
#include "core/base/settings.h"
#include "core/crystal/phase.h"
#include "core/jobs/job_monitor.h"

namespace kikuscope::simulate {

struct MasterPatternOptions
{
    using IsSettings = void;
    double energyKeV = 20; // beam energy
    int size = 401;        // odd side of the Lambert square
    double dMin = 0;       // smallest lattice spacing of reflections (A); 0: by volume of the primitive cell
    double strong = 9;     // beam choice c1, c2, c3 (criterion of Wang & De Graef 2016)
    double weak = 9;       // as strong: no Bethe potentials, which spoil heavy elements (README.md)
    double cutOff = 50;
    int krylov = 24;        // dimension of the Krylov space
    double meanDepthNm = 0; // mean depth of the signal; 0: law of density and Z (README.md, "Depth")
    double depthScale = 1;  // multiplies the mean depth
    int threads = 0;        // 0: all cores (does not change the result)

    template <class V> void visit(V& v)
    {
        v.field("energy_kev", energyKeV, {.min = 5, .max = 40, .unit = "keV", .help = "Beam energy"});
        v.field("size", size,
                {.min = 11, .max = 2001, .unit = "px", .help = "Side of the Lambert square (odd)"});
        v.field("d_min", dMin,
                {.min = 0, .max = 3, .unit = "A", .help = "Smallest lattice spacing; 0 = by cell volume"});
        v.field("strong", strong, {.min = 1, .max = 200, .help = "Beams up to this r are treated exactly"});
        v.field("weak", weak, {.min = 1, .max = 400, .help = "Beams up to this r enter as Bethe potentials"});
        v.field("cut_off", cutOff, {.min = 1, .max = 800, .help = "Candidates |s| <= cut_off lambda |U|"});
        v.field("krylov", krylov, {.min = 4, .max = 200, .help = "Dimension of the Krylov space"});
        v.field("mean_depth", meanDepthNm,
                {.min = 0,
                 .max = 200,
                 .unit = "nm",
                 .help = "Mean depth of the signal; 0 = from density and atomic number"});
        v.field("depth_scale", depthScale,
                {.min = 0.1, .max = 10, .help = "Factor on the mean depth of the signal"});
        v.field("threads", threads, {.min = 0, .max = 1024, .help = "Threads; 0 = all cores"});
    }
};

/// Intensities over the sphere of crystal directions (frame of phase.h) as modified Lambert squares (Rosca
/// 2010), column = (X + 1) p, row = (Y + 1) p, p = (size - 1)/2. `south` is looked up with (x, y, -z).
struct MasterPattern
{
    Phase phase;
    double energyKeV = 0;
    Image<float> north, south;
    int fallbackPixels = 0; // pixels where the fast solver broke down and the fall-back was used
    Json provenance = Json::object();

    int size() const { return north.rows; }
    /// Bilinear look-up; direction need not be normalised.
    float at(const Eigen::Vector3d& direction) const;
};

/// Throws Error(Unsupported/BadSetting) for phases without atoms or elements without scattering factors.
MasterPattern simulateMasterPattern(const Phase& phase, const MasterPatternOptions& options, JobMonitor& job);

/// The same through the disk cache (keyed by structure, options and code version) in `cacheFolder()/masters`.
MasterPattern cachedMasterPattern(const Phase& phase, const MasterPatternOptions& options, JobMonitor& job);

/// Unit vector -> Lambert square in [-1, 1]^2 (z >= 0; the hemisphere is the sign of z) and back.
Eigen::Vector2d lambertFromDirection(const Eigen::Vector3d& unit);
Eigen::Vector3d directionFromLambert(const Eigen::Vector2d& xy);

} // namespace kikuscope::simulate
