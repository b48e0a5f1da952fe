// SPDX-License-Identifier: GPL-3.0-or-later
// Map pictures as the command line writes them.
#pragma once
#include "core/base/image.h"
#include "core/map/crystal_map.h"
#include "core/map/phase_map.h"

namespace kikuscope::cli {

/// Plain: one image pixel per scan pixel; else the figure with legend and scale bar.
Image<Rgba> phasePicture(const PhaseMap& map, const std::string& title, bool plain);
Image<Rgba> phasePicture(const CrystalMap& map, const std::string& title, bool plain);
Image<Rgba> confidencePicture(const PhaseMap& map, const std::string& title, bool plain);

} // namespace kikuscope::cli
