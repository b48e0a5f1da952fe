// SPDX-License-Identifier: GPL-3.0-or-later
// Mean heat aligned in crystal coordinates: heat of patterns of one phase, whatever their orientations, collected by the
// crystal direction each pixel looks along.
#pragma once
#include "core/nn/explain_scan.h"
#include "core/preprocess/output_area.h"

#include <Eigen/Core>

namespace kikuscope::nn {

/// Stereographic projection of the hemisphere around the crystal's z (e3 || c*): the middle of the image is z, its right
/// border x (|| a), its top border y. Heat is relative to the mean of its pattern; NaN where no pattern reached.
struct CrystalHeat
{
    Image<float> heat;
    std::int64_t patterns = 0;
    double coverage = 0; // share of the hemisphere that was reached
};

/// Adds pattern by pattern; each pixel counts at all directions that the Laue group makes equivalent.
class CrystalHeatSum
{
public:
    /// `laueGroup`: rotations of the Laue group in the crystal frame; `side` of the image in pixels.
    CrystalHeatSum(std::vector<Eigen::Matrix3d> laueGroup, int side);
    void add(const Eigen::Matrix3d& crystalFromDetector, const Image<float>& heat, const preprocess::PatternArea& area, const PatternCentre& pc,
             int patternWidth, int patternHeight);
    CrystalHeat result() const;

private:
    std::vector<Eigen::Matrix3f> m_rotations;
    int m_side;
    std::vector<double> m_sum, m_weight;
    std::int64_t m_patterns = 0;
};

/// Of the pixels (rising) that `map` indexes as the phase. Throws Error(BadSetting) where there is none, or no pattern centre.
CrystalHeat crystalHeat(const EbsdScan& scan, const CrystalMap& map, int phaseId, const std::shared_ptr<const ModelFile>& model,
                        const std::vector<std::int64_t>& pixels, const ExplainOptions& explain, int side, const std::string& device, JobMonitor& job);

} // namespace kikuscope::nn
