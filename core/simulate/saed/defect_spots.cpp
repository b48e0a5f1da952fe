// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/saed/defect_spots.h"

#include <Eigen/LU>
#include <algorithm>
#include <cmath>

namespace kikuscope::simulate {

namespace {

constexpr double samePlacePx = 0.05;

/// Spots of the twin onto those of the matrix, each with half its intensity; what coincides is one spot.
void addTwin(SaedPattern& matrix, SaedPattern twin, double minIntensity)
{
    const double twinScale = matrix.strongest > 0 ? twin.strongest / matrix.strongest : 1;
    const std::size_t own = matrix.spots.size();
    for (std::size_t i = 1; i < own; ++i)
        matrix.spots[i].intensity /= 2;
    for (std::size_t i = 1; i < twin.spots.size(); ++i) {
        SaedSpot spot = twin.spots[i];
        spot.intensity *= twinScale / 2;
        const auto same = std::find_if(matrix.spots.begin() + 1, matrix.spots.begin() + static_cast<std::ptrdiff_t>(own), [&](const SaedSpot& s) {
            return std::hypot(s.x - spot.x, s.y - spot.y) < samePlacePx;
        });
        if (same != matrix.spots.begin() + static_cast<std::ptrdiff_t>(own))
            same->intensity += spot.intensity;
        else
            matrix.spots.push_back(spot);
    }
    double strongest = 0;
    for (std::size_t i = 1; i < matrix.spots.size(); ++i)
        strongest = std::max(strongest, matrix.spots[i].intensity);
    if (strongest <= 0)
        return;
    matrix.strongest *= strongest;
    for (SaedSpot& spot : matrix.spots)
        spot.intensity /= strongest;
    for (double& d : matrix.diffuse)
        d /= strongest;
    std::erase_if(matrix.spots, [&](const SaedSpot& s) { return !s.hkl.isZero() && s.intensity < minIntensity; });
    std::stable_sort(matrix.spots.begin() + 1, matrix.spots.end(), [](const SaedSpot& a, const SaedSpot& b) { return a.intensity > b.intensity; });
}

} // namespace

bool hasSpotList(const DefectSpec& defects)
{
    return defects.dislocations == 0 && defects.vacancies == 0 && defects.substitutions == 0 && defects.interstitials == 0;
}

SaedPattern saedSpots(const SaedCrystal& crystal, const SaedConditions& conditions, const DefectSpec& defects, std::uint64_t seed)
{
    checkSettings(defects);
    if (!hasSpotList(defects))
        throw Error(ErrorKind::BadSetting, "Point defects and dislocations have no spot list; take the virtual specimen.");
    const Eigen::Matrix3d deformation = deformationOf(defects);
    SaedConditions hot = conditions;
    hot.diffuse = conditions.diffuse || defects.thermalDisplacements;
    SaedPattern pattern = saedSpots(crystal, hot, deformation);
    if (!defects.twin)
        return pattern;
    const Eigen::Vector3d normal =
        (deformation.inverse().transpose() * twinNormal(crystal.phase(), defects, conditions.zone, seed)).normalized();
    const Eigen::Matrix3d mirror = Eigen::Matrix3d::Identity() - 2 * normal * normal.transpose();
    addTwin(pattern, saedSpotsOfTurned(crystal, hot, deformation, mirror), conditions.minIntensity);
    return pattern;
}

} // namespace kikuscope::simulate
