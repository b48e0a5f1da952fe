// SPDX-License-Identifier: GPL-3.0-or-later
// From spots, or from the intensity on the screen, to the image that a camera stores.
#pragma once
#include "core/base/image.h"
#include "core/simulate/saed/spots.h"

namespace kikuscope::simulate {

/// Gaussian spots integrated over pixels, then the camera. Values 0 ... 1. The seed is that of the noise; same
/// seed, same image.
Image<float> drawSaed(const SaedPattern& pattern, const SaedConditions& conditions, std::uint64_t seed = 1);
/// Spots (and diffuse background) without the camera: the brightest pixel of the strongest diffracted spot is 1
/// where that spot lies on the middle of a pixel.
Image<float> spotImage(const SaedPattern& pattern, const SaedConditions& conditions);
/// Background, beam stop, noise, saturation and grey scale, in place.
void applySaedCamera(Image<float>& intensity, const SaedGeometry& geometry, const SaedCamera& camera, std::uint64_t seed = 1);

} // namespace kikuscope::simulate
