// SPDX-License-Identifier: GPL-3.0-or-later
// "Train for this map" in one file: what the wizard of the window saves and `kikuscope-cli adapt --options`
// repeats.
#pragma once
#include "core/nn/train_for_map.h"

namespace kikuscope::nn {

struct MapTrainingRequest
{
    using IsSettings = void;
    std::string scan;                  // file or folder of images
    std::vector<std::string> phases;   // library names or CIF files
    std::vector<double> patternCentre; // x, y, z in Bruker's convention; empty: as the file says
    double energyKeV = 0;              // 0: as the file says
    double screenRadius = -1; // fraction of the shorter side, 0: whole pattern; -1: as the patterns show
    match::MatchOptions match;
    MapTrainingOptions training;

    template <class V> void visit(V& v)
    {
        v.field("scan", scan);
        v.field("phases", phases);
        v.field("pattern_centre", patternCentre);
        v.field("energy_kev", energyKeV, {.min = 0, .max = 40, .unit = "keV"});
        v.field("screen_radius", screenRadius, {.min = -1, .max = 1});
        v.field("match", match);
        v.field("training", training);
    }

    /// Throws Error(BadSetting) that begins with `source`.
    static MapTrainingRequest fromJson(const Json& json, const std::string& source);
};

/// The scan's own conditions with what the request says instead.
match::Conditions conditionsOf(const MapTrainingRequest& request, const EbsdScan& scan, JobMonitor& job);

/// Candidates, groups that cannot be told apart, training, map. The request goes into the map's provenance.
MapTraining runMapTraining(const MapTrainingRequest& request, const EbsdScan& scan,
                           const match::Conditions& conditions, JobMonitor& job);

} // namespace kikuscope::nn
