// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/saed/shape.h"

#include "core/simulate/potential.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kikuscope::simulate {

using std::numbers::pi;

SaedShape::SaedShape(const SaedConditions& conditions)
    : m_thickness(10 * conditions.thicknessNm), m_minIntensity(conditions.minIntensity), m_gaussian(conditions.shape == "gaussian")
{
}

double SaedShape::sigma() const { return m_thickness / std::sqrt(12.); }

double SaedShape::intensity(double s) const
{
    if (m_gaussian)
        return std::exp(-4 * pi * pi * sigma() * sigma() * s * s);
    const double x = pi * m_thickness * s;
    const double sinc = std::abs(x) < 1e-4 ? 1 - x * x / 6 : std::sin(x) / x;
    return sinc * sinc;
}

double SaedShape::coherentThickness() const { return m_gaussian ? 2 * std::sqrt(pi) * sigma() : m_thickness; }

double SaedShape::furthest() const
{
    const double s = m_gaussian ? std::sqrt(-std::log(m_minIntensity) + 1e-12) / (2 * pi * sigma())
                                : 1 / (pi * m_thickness * std::sqrt(m_minIntensity));
    return std::min(s, largestExcitation);
}

double furthestReflection(const SaedConditions& conditions)
{
    const double k = largestReciprocal(conditions) + 4 * conditions.spotSigmaPx / cameraConstantOf(conditions);
    const double z = k * k * electronWavelength(conditions.voltageKv) + SaedShape(conditions).furthest();
    return std::hypot(k, z);
}

} // namespace kikuscope::simulate
