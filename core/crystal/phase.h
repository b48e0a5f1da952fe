// SPDX-License-Identifier: GPL-3.0-or-later
// A phase (crystal structure) and lists of phases. The Cartesian crystal frame is the same everywhere in
// core: e1 || a, e3 || c*, e2 = e3 x e1 (the EDAX/EMsoft choice).
#pragma once
#include "core/base/image.h"

#include <Eigen/Core>
#include <optional>
#include <string>
#include <vector>

namespace kikuscope {

/// Lengths in angstrom, angles in degrees.
struct UnitCell
{
    double a = 0, b = 0, c = 0, alphaDeg = 90, betaDeg = 90, gammaDeg = 90;

    bool isValid() const; // finite, lengths > 0, angles that close
    double volume() const; // A^3
    /// Columns are the direct basis vectors a, b, c (A) in the Cartesian crystal frame (a || x, c* || z).
    Eigen::Matrix3d directBasis() const;
    /// Columns are a*, b*, c* (1/A, without 2 pi) in the same frame.
    Eigen::Matrix3d reciprocalBasis() const;
    bool operator==(const UnitCell&) const = default;
};

/// One site of the asymmetric unit (or of the full cell, in expandedSites()).
struct AtomSite
{
    std::string label, element; // element symbol without charge, e.g. "Fe"
    int atomicNumber = 0;
    Eigen::Vector3d position = Eigen::Vector3d::Zero(); // fractional
    double occupancy = 1;                               // chemical occupancy of the position, 0..1
    std::optional<double> bIso;                         // Debye-Waller B (A^2); none: unknown
};

/// Optional parts are empty where a file does not say. Bravais symbols:
/// aP mP mC oP oC oI oF tP tI hR hP cP cI cF.
struct Phase
{
    std::string name;            // "quartz"
    std::string formula;         // "SiO2"
    UnitCell cell;               // conventional cell, all zero where unknown
    int spaceGroup = 0;          // 1..230, 0 unknown
    std::string spaceGroupName;  // extended Hermann-Mauguin symbol of the setting, e.g. "R -3 c:H"
    std::string pointGroup;      // Hermann-Mauguin, e.g. "-3m"; empty unknown
    std::string laueGroup;       // e.g. "-3m"; empty unknown
    std::string bravais;         // one of the 14 symbols; empty unknown
    std::vector<AtomSite> atoms; // asymmetric unit
    Rgba colour{0, 0, 0, 0};     // a = 0: not set, take it from the palette
    std::string source;          // literature or file
};

/// Ids of pixels: 0 = not indexed / unknown, 1 ... size() = phases[id - 1].
struct PhaseList
{
    std::vector<Phase> phases;

    int size() const { return static_cast<int>(phases.size()); }
    bool contains(int id) const { return id >= 1 && id <= size(); }
    const Phase& operator[](int id) const { return phases[static_cast<std::size_t>(id - 1)]; } // id >= 1
    Phase& operator[](int id) { return phases[static_cast<std::size_t>(id - 1)]; }
    int idOf(const std::string& name) const; // 0 if absent
};

} // namespace kikuscope
