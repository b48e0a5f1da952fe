// SPDX-License-Identifier: GPL-3.0-or-later
// Kikuchi bands and zone axes of a known orientation, drawn over a pattern: the strongest reflectors of the crystal, their
// bands on the screen, and the axes in which they cross, with the order of rotation each axis has in the point group.
#pragma once
#include "core/crystal/phase.h"
#include "core/map/detector.h"

#include <string>
#include <vector>

namespace kikuscope::simulate {

struct OverlayOptions
{
    using IsSettings = void;
    int planes = 12;            // families are added, the strongest first, until there are so many
    double leastStrength = 0.2; // |F| relative to the strongest
    int largestIndex = 3;       // of a zone axis
    int leastBands = 3;         // that cross in a zone axis

    template <class V> void visit(V& v)
    {
        v.field("planes", planes, {.min = 1, .max = 200, .help = "Whole families of lattice planes are added, the strongest first, up to so many"});
        v.field("least_strength", leastStrength, {.min = 0, .max = 1, .help = "Least |F| relative to the strongest"});
        v.field("largest_index", largestIndex, {.min = 1, .max = 9, .help = "Largest index of a zone axis"});
        v.field("least_bands", leastBands, {.min = 2, .max = 20, .help = "Bands that cross in a zone axis, at least"});
    }
};

struct CrystalPlane
{
    Eigen::Vector3i hkl;
    Eigen::Vector3d normal; // unit vector in the crystal frame of phase.h
    double dSpacing;        // A
    double strength;        // |F| relative to the strongest, 0 ... 1
    int family;             // 0 = strongest
};

struct CrystalAxis
{
    Eigen::Vector3i uvw;
    Eigen::Vector3d direction; // unit vector in the crystal frame; its negative is an axis too
    int order;                 // of rotation in the point group: 1, 2, 3, 4, 6
    int bands;                 // of the planes below that cross in it
};

/// What can be drawn of a crystal in any orientation.
struct CrystalMarks
{
    std::vector<CrystalPlane> planes; // one of each pair (hkl), (-h -k -l)
    std::vector<CrystalAxis> axes;    // those with most bands first
    bool fourIndices = false;         // hexagonal axes: Miller-Bravais indices are customary
    bool fromStructureFactors = true; // else the phase has no atoms and planes were chosen by their spacing
};

/// Harmonics of a plane count once, by the strongest. A phase without atoms gets its widest-spaced planes, without the ones
/// its space group extinguishes. Throws Error(BadSetting) for a phase without cell or symmetry.
CrystalMarks crystalMarks(const Phase& phase, const OverlayOptions& options = {});

/// Points of the screen are (column, row), (0, 0) in the middle of the top left pixel.
using ScreenLine = std::vector<Eigen::Vector2d>;

struct BandOnScreen
{
    int plane = 0;                // index into CrystalMarks::planes
    ScreenLine centre;            // two points on the border of the pattern
    std::vector<ScreenLine> edges; // parts of the two hyperbolas at the Bragg angle
};

struct AxisOnScreen
{
    int axis = 0; // index into CrystalMarks::axes
    Eigen::Vector3i uvw; // with the sign that points to the screen
    Eigen::Vector2d at;
};

struct PatternOverlay
{
    std::vector<BandOnScreen> bands;
    std::vector<AxisOnScreen> axes;
};

/// What of the marks is on a pattern of width x height pixels. `crystalFromDetector`: see crystal_orientation.h.
PatternOverlay overlayOn(const CrystalMarks& marks, const Eigen::Matrix3d& crystalFromDetector, const PatternCentre& pc, int width,
                         int height, double energyKeV);
/// The axes alone.
std::vector<AxisOnScreen> axesOn(const CrystalMarks& marks, const Eigen::Matrix3d& crystalFromDetector, const PatternCentre& pc,
                                 int width, int height);

/// All axes of the crystal in stereographic projection of the hemisphere around its z, on a square of `side` pixels: (0, 0) is the
/// corner of the top left one, x of the crystal points right, y up. The highest orders of rotation first.
std::vector<AxisOnScreen> axesInProjection(const CrystalMarks& marks, int side);

/// "(1 -1 0)" and "[0 0 1]"; with four indices (h k i l) and [u v t w].
std::string planeLabel(const Eigen::Vector3i& hkl, bool fourIndices);
std::string axisLabel(const Eigen::Vector3i& uvw, bool fourIndices);

} // namespace kikuscope::simulate
