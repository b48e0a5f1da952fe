// SPDX-License-Identifier: GPL-3.0-or-later
// Space groups: operations, names, Bravais lattices, point groups (International Tables A). gemmi is private
// here.
#pragma once
#include "core/crystal/phase.h"

#include <Eigen/Core>
#include <string>
#include <vector>

namespace kikuscope::crystal {

/// x' = rotation x + translation in fractional coordinates; translations in [0, 1).
struct SymmetryOperation
{
    Eigen::Matrix3i rotation;
    Eigen::Vector3d translation;
};

/// All operations including centring. The setting comes from spaceGroupName (e.g. "R -3 c:R", "F d -3 m:2",
/// "P 1 1 2/b") or, if that is empty, the standard setting of the number (origin 2, hexagonal axes, unique
/// axis b). Throws Error(BadSetting) for an unknown group.
std::vector<SymmetryOperation> symmetryOperations(const Phase& phase);

/// Distinct rotation parts (point group) as Cartesian 3x3 matrices in the crystal frame of phase.h.
std::vector<Eigen::Matrix3d> pointGroupRotations(const Phase& phase);
/// The same with inversion added (Laue group).
std::vector<Eigen::Matrix3d> laueGroupRotations(const Phase& phase);
bool isCentrosymmetric(const Phase& phase);

/// Fills pointGroup, laueGroup, bravais (and spaceGroupName or spaceGroup from one another) from the space
/// group; where only a Laue group and a cell are known, fills what follows from them. Never overwrites a
/// known value that agrees; throws Error(Inconsistent) naming both values where the space group contradicts
/// the cell.
void completeSymmetry(Phase& phase);

/// "cF" for 225, ...; from the table of the 230 groups.
std::string bravaisOfSpaceGroup(int number);
std::string pointGroupOfSpaceGroup(int number);
std::string laueGroupOfPointGroup(const std::string& pointGroup);
/// "cubic", "hexagonal", ... of a Bravais symbol (crystal family letter + lattice); "trigonal" for hR.
std::string crystalSystemOfSpaceGroup(int number);

/// The 14 Bravais lattices in the usual order (aP ... cF) with plain names ("cubic, face-centred").
struct BravaisLattice
{
    std::string symbol, name;
};
const std::vector<BravaisLattice>& bravaisLattices();

/// All atoms of the conventional cell: each site expanded by the operations, copies closer than 1e-2 A
/// merged; occupancy stays the chemical occupancy of the position (special positions are not over-counted).
std::vector<AtomSite> expandedSites(const Phase& phase);

/// Space group number found by symmetry search (spglib) in the expanded cell; 0 if none is found.
int findSpaceGroup(const Phase& phase, double toleranceAngstrom = 1e-3);

double densityGramPerCm3(const Phase& phase);
/// Shortest interatomic distance in the crystal (A), periodic images included.
double shortestDistance(const Phase& phase);
/// Mass-weighted mean atomic number (depth law of the simulation).
double meanAtomicNumber(const Phase& phase);

int atomicNumberOf(const std::string& element); // 0 if unknown
std::string elementOf(int atomicNumber);
double atomicWeight(int atomicNumber);

} // namespace kikuscope::crystal
