// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/saed/saed_spec.h"

#include "core/base/rng.h"
#include "core/crystal/structure_library.h"
#include "core/simulate/saed/defect_spots.h"
#include "core/simulate/saed/draw.h"

namespace kikuscope::simulate {

SaedImage simulateSaed(const SaedSpec& spec)
{
    checkSettings(spec);
    if (spec.structure.empty())
        throw Error(ErrorKind::BadSetting, "The specification names no structure; give a CIF file or a bundled structure.");
    SaedImage result;
    result.phase = crystal::phaseFromCifOrName(spec.structure);
    const bool fromLattice = spec.engine == "lattice" || (spec.engine == "auto" && hasSpotList(spec.defects));
    if (fromLattice) {
        result.spots = saedSpots(SaedCrystal(result.phase, spec.conditions), spec.conditions, spec.defects, spec.seed);
        result.image = drawSaed(*result.spots, spec.conditions, spec.seed);
        return result;
    }
    const VirtualSpecimen specimen = makeSpecimen(result.phase, spec.conditions, spec.defects, spec.specimen, spec.seed);
    result.atoms = specimen.atoms();
    result.image = diffract(specimen, spec.conditions);
    applySaedCamera(result.image, specimen.geometry, spec.conditions.camera, Rng::stream(spec.seed, 3).next());
    return result;
}

} // namespace kikuscope::simulate
