// SPDX-License-Identifier: GPL-3.0-or-later
// Sliding-window sums and Gaussian smoothing with zero beyond the border. Dividing by the same smoothing of the
// region's indicator (0/1) gives the normalised ("masked") local mean.
#pragma once
#include "core/preprocess/regions.h"

#include <vector>

namespace kikuscope::preprocess {

/// image := sum over the (2 radius + 1)^2 window of every pixel, `passes` times. `spare` is as large as the image.
void boxSum(float* image, float* spare, int height, int width, int radius, int passes = 1);

/// Gaussian of sigma px: a sampled kernel up to sigma 3, three sliding windows of the same variance above.
class Smoother
{
public:
    Smoother(int height, int width, double sigmaPx);
    std::size_t spareFloats() const;
    void run(float* image, float* spare) const;

private:
    int m_height, m_width, m_boxRadius = 0;
    std::vector<float> m_kernel; // centre first; empty where windows are used
};

/// values := 1 inside, 0 outside.
void indicator(const Region& region, int width, float* values);

} // namespace kikuscope::preprocess
