// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/steps.h"

namespace kikuscope::preprocess {

const std::vector<StepKind>& stepKinds()
{
    static const std::vector<StepKind> kinds = {
        staticBackgroundStep(), dynamicBackgroundStep(), cropStep(), maskStep(), resizeStep(), gnomonicStep(),
        flatFieldStep(), localContrastStep(), lowPassStep(), rankGaussStep(), standardiseStep(), radonStep(),
        friedelCentreStep(), logPolarStep(),
    };
    return kinds;
}

const StepKind& stepKind(const std::string& id)
{
    std::string known;
    for (const auto& kind : stepKinds()) {
        if (id == kind.id)
            return kind;
        known += (known.empty() ? "" : ", ") + std::string(kind.id);
    }
    throw Error(ErrorKind::BadSetting, "Unknown preprocessing step \"" + id + "\"; known are: " + known + ".");
}

} // namespace kikuscope::preprocess
