// SPDX-License-Identifier: GPL-3.0-or-later
// Lattice defects after Jeong et al., RSC Adv. 14 (2024) 18489, as settings, and the displacements they cause.
// All act on the virtual specimen (virtual_specimen.h); strain, heat and twins also on spot lists (defect_spots.h).
#pragma once
#include "core/base/settings.h"
#include "core/crystal/phase.h"
#include "core/simulate/saed/conditions.h"

#include <array>

namespace kikuscope::simulate {

/// Everything is off by default. Directions and planes are indices of the conventional cell.
struct DefectSpec
{
    using IsSettings = void;
    // uniform strain
    double axialStrain = 0; // along a; across it -poisson x as much
    double shear = 0;       // rad, by which the angle between a and b falls below what it was
    double poisson = 0.33;  // also that of the dislocations' field
    // heat: atoms displaced at random (Debye model, the conditions' temperature) instead of a Debye-Waller factor
    bool thermalDisplacements = false;
    // point defects, shares of the atoms
    double vacancies = 0, substitutions = 0, interstitials = 0;
    std::string substitute = "Au", interstitial = "C";
    std::array<double, 3> interstitialSite{0.25, 0.25, 0.25}; // fractional
    double vacancyRelaxation = -0.05, substituteRelaxation = 0.05,
           interstitialRelaxation = 0.15; // displacement of the nearest neighbours (A), > 0 outwards
    int pointDefectPeriod = 0; // > 0: instead of at random one defect of each kind named in every n x n x n cells
    // edge dislocations
    int dislocations = 0;
    std::array<int, 3> dislocationLine{1, 1, 2};
    std::array<double, 3> burgers{-0.5, 0.5, 0}; // in cell edges
    double dislocationSpacingNm = 3;
    std::string dislocationArray = "wall"; // wall: above each other; pile-up: in one slip plane
    // one twin boundary through the middle of the specimen
    bool twin = false;
    std::array<int, 3> twinPlane{0, 0, 0}; // all 0: {111} of cF, {112} of cI, the one most nearly along the beam
    bool randomVariant = false; // dislocations and twins in an equivalent orientation drawn with the seed

    template <class V> void visit(V& v)
    {
        v.field("axial_strain", axialStrain, {.min = -0.2, .max = 0.2, .help = "Uniform strain along a"});
        v.field("shear", shear, {.min = -0.2, .max = 0.2, .unit = "rad", .help = "Uniform shear of the angle between a and b"});
        v.field("poisson", poisson, {.min = 0, .max = 0.49});
        v.field("thermal_displacements", thermalDisplacements);
        v.field("vacancies", vacancies, {.min = 0, .max = 0.5, .help = "Share of the atoms"});
        v.field("substitutions", substitutions, {.min = 0, .max = 0.5, .help = "Share of the atoms"});
        v.field("interstitials", interstitials, {.min = 0, .max = 0.5, .help = "Per atom"});
        v.field("substitute", substitute);
        v.field("interstitial", interstitial);
        v.field("interstitial_site", interstitialSite);
        v.field("vacancy_relaxation", vacancyRelaxation, {.min = -1, .max = 1, .unit = "A"});
        v.field("substitute_relaxation", substituteRelaxation, {.min = -1, .max = 1, .unit = "A"});
        v.field("interstitial_relaxation", interstitialRelaxation, {.min = -1, .max = 1, .unit = "A"});
        v.field("point_defect_period", pointDefectPeriod, {.min = 0, .max = 100});
        v.field("dislocations", dislocations, {.min = 0, .max = 100});
        v.field("dislocation_line", dislocationLine);
        v.field("burgers", burgers);
        v.field("dislocation_spacing_nm", dislocationSpacingNm, {.min = 0.3, .max = 1000, .unit = "nm"});
        v.field("dislocation_array", dislocationArray, {.choices = {"wall", "pile-up"}});
        v.field("twin", twin);
        v.field("twin_plane", twinPlane);
        v.field("random_variant", randomVariant);
    }
};

/// x' = F x in the crystal frame for the uniform strain.
Eigen::Matrix3d deformationOf(const DefectSpec& defects);

/// Mirror plane of a twin: unit normal in the crystal frame. Throws Error(BadSetting) where none is given and the lattice
/// has no usual one.
Eigen::Vector3d twinNormal(const Phase& phase, const DefectSpec& defects, const ZoneAxis& zone, std::uint64_t seed = 1);

/// Displacements of parallel edge dislocations in an isotropic medium (Hirth & Lothe, Theory of Dislocations, 2nd ed.
/// 1982, eq. 3-45 and 3-46; their b is our b, cut along x < 0 of the slip plane):
///     u_x = b/2pi (atan2(y, x) + x y / (2 (1 - nu) r^2)),
///     u_y = -b/2pi ((1 - 2 nu) / (4 (1 - nu)) ln r^2 + (x^2 - y^2) / (4 (1 - nu) r^2)).
class DislocationField
{
public:
    /// No dislocations: no displacement. Throws Error(BadSetting) where line and Burgers vector are not at right angles.
    DislocationField(const UnitCell& cell, const DefectSpec& defects,
                     const Eigen::Matrix3d& variant = Eigen::Matrix3d::Identity());
    bool isEmpty() const { return m_places.empty(); }
    Eigen::Vector3d burgers() const { return m_b * m_frame.row(0).transpose(); } // crystal frame, A
    const Eigen::Matrix3d& frame() const { return m_frame; } // rows: x || b, y = slip plane normal, z = line
    Eigen::Vector3d displacement(const Eigen::Vector3d& position) const; // crystal frame, A

private:
    Eigen::Matrix3d m_frame = Eigen::Matrix3d::Identity();
    double m_b = 0, m_poisson = 0.33;
    std::vector<Eigen::Vector2d> m_places; // in the frame
};

} // namespace kikuscope::simulate
