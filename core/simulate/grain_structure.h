// SPDX-License-Identifier: GPL-3.0-or-later
// A synthetic microstructure: weighted Voronoi grains of several phases with wanted area fractions.
#pragma once
#include "core/base/rotation.h"

#include <vector>

namespace kikuscope::simulate {

struct GrainPhase
{
    double fraction; // wanted area fraction, all add up to 1
    double grainUm, aspect;
};

struct Grain
{
    std::uint16_t phaseId;    // 1, 2, ...
    EulerAngles orientation;  // Bunge, radians; sample frame of the scan
    double x, y;              // nucleus, um
    double along[2];          // unit vector of the long axis
    double scaleAlong, scaleAcross; // 1 / um
};

class GrainStructure
{
public:
    /// Covers [-margin, width + margin] x [-margin, height + margin] (um).
    GrainStructure(const std::vector<GrainPhase>& phases, double widthUm, double heightUm, double marginUm, Rng& rng);
    const std::vector<Grain>& grains() const { return m_grains; }
    /// The grain at a point: the nearest nucleus, distances measured in its own size and shape.
    int grainAt(double xUm, double yUm) const;

private:
    void balance(const std::vector<GrainPhase>& phases, double widthUm, double heightUm);
    std::vector<Grain> m_grains;
    std::vector<double> m_bonus; // per phase: subtracted from the squared distance, tuned to the fractions
};

} // namespace kikuscope::simulate
