// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/saed/heat.h"

#include <cmath>

namespace kikuscope::simulate {

namespace {

constexpr double planck = 6.62607015e-34, boltzmann = 1.380649e-23, dalton = 1.66053906660e-27; // CODATA 2018
constexpr double prefactor = 6 * planck * planck / (boltzmann * dalton) * 1e20;                 // A^2 u K
constexpr double leastDebye = 1, largestDebye = 1e6;                                            // K

} // namespace

double debyeFunction(double x)
{
    if (x < 1e-6)
        return 1 - x / 4;
    const double end = std::min(x, 60.); // the integrand is below 1e-24 beyond
    constexpr int steps = 200;           // Simpson
    double sum = 0;
    for (int i = 0; i <= steps; ++i) {
        const double t = end * i / steps;
        sum += (i == 0 || i == steps ? 1 : i % 2 ? 4 : 2) * (i == 0 ? 1 : t / std::expm1(t));
    }
    return sum * end / (3 * steps) / x;
}

double debyeB(double mass, double debyeK, double temperatureK)
{
    const double thermal = temperatureK > 0 ? debyeFunction(debyeK / temperatureK) * temperatureK / debyeK : 0;
    return prefactor / (mass * debyeK) * (thermal + 0.25);
}

double debyeTemperatureOf(double mass, double b)
{
    double low = leastDebye, high = largestDebye; // B falls with the Debye temperature
    for (int i = 0; i < 100 && high / low > 1 + 1e-12; ++i) {
        const double middle = std::sqrt(low * high);
        (debyeB(mass, middle, roomTemperatureK) > b ? low : high) = middle;
    }
    return std::sqrt(low * high);
}

double bAtTemperature(double mass, double b, double temperatureK)
{
    if (b <= 0 || temperatureK == roomTemperatureK)
        return b;
    const double debye = debyeTemperatureOf(mass, b);
    return b * debyeB(mass, debye, temperatureK) / debyeB(mass, debye, roomTemperatureK);
}

} // namespace kikuscope::simulate
