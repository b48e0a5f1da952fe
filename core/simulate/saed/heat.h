// SPDX-License-Identifier: GPL-3.0-or-later
// Thermal displacements in the Debye model (Warren, X-ray Diffraction (1969), chapter 11):
//     B(T) = 8 pi^2 <u_x^2> = (6 h^2 / m k Theta) (phi(x) / x + 1/4),  x = Theta / T,
//     phi(x) = 1/x int_0^x t / (e^t - 1) dt.
#pragma once

namespace kikuscope::simulate {

inline constexpr double roomTemperatureK = 295; // at which the B of a structure are taken to hold

/// phi(x) of the Debye model; 1 at x = 0.
double debyeFunction(double x);
/// B in A^2 of an atom of `mass` (u) in a crystal of Debye temperature `debyeK` at `temperatureK` >= 0.
double debyeB(double mass, double debyeK, double temperatureK);
/// The Debye temperature (K) at which an atom of this mass has `b` (A^2, > 0) at roomTemperatureK.
double debyeTemperatureOf(double mass, double b);
/// B at another temperature of an atom that has `b` at roomTemperatureK.
double bAtTemperature(double mass, double b, double temperatureK);

} // namespace kikuscope::simulate
