// SPDX-License-Identifier: GPL-3.0-or-later
// The shape factor of the specimen along the beam.
#pragma once
#include "core/simulate/saed/conditions.h"

namespace kikuscope::simulate {

/// Intensity against excitation error s (1/A), 1 at s = 0. foil: sinc^2(pi t s). gaussian: a crystal that thins out
/// like a Gaussian of the same rms depth, sigma = t / sqrt(12), so exp(-4 pi^2 sigma^2 s^2); equal up to s^2.
class SaedShape
{
public:
    explicit SaedShape(const SaedConditions& conditions);
    double thickness() const { return m_thickness; } // A
    double sigma() const;                            // of the Gaussian crystal, A
    bool isGaussian() const { return m_gaussian; }
    double intensity(double s) const;
    /// (int w)^2 / int w^2 of the profile w(z): what diffuse scattering, which adds without phase, is compared with.
    double coherentThickness() const;
    /// |s| beyond which the intensity stays below minIntensity; at most largestExcitation.
    double furthest() const;

private:
    double m_thickness, m_minIntensity;
    bool m_gaussian;
};

inline constexpr double largestExcitation = 0.6; // 1/A

/// Largest |g| (1/A) that may reach the image.
double furthestReflection(const SaedConditions& conditions);

} // namespace kikuscope::simulate
