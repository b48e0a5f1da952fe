// SPDX-License-Identifier: GPL-3.0-or-later
// One spot pattern as a specification: what `kikuscope-cli saed simulate` reads.
#pragma once
#include "core/base/image.h"
#include "core/simulate/saed/spots.h"
#include "core/simulate/saed/virtual_specimen.h"

#include <optional>

namespace kikuscope::simulate {

struct SaedSpec
{
    using IsSettings = void;
    std::string structure;        // library name or CIF path
    std::string engine = "auto";  // lattice, specimen; auto: the specimen where defects need it
    SaedConditions conditions;
    DefectSpec defects;
    SpecimenOptions specimen;
    std::uint64_t seed = 1;

    template <class V> void visit(V& v)
    {
        v.field("structure", structure, {.help = "CIF file or name of a bundled structure"});
        v.field("engine", engine, {.help = "What computes", .choices = {"auto", "lattice", "specimen"}});
        v.field("conditions", conditions);
        v.field("defects", defects);
        v.field("specimen", specimen);
        v.field("seed", seed);
    }
};

struct SaedImage
{
    Image<float> image;               // 0 ... 1
    std::optional<SaedPattern> spots; // engine lattice only
    std::size_t atoms = 0;            // engine specimen only
    Phase phase;
};

/// Same specification, same image. Throws Error naming the setting, structure or file.
SaedImage simulateSaed(const SaedSpec& spec);

} // namespace kikuscope::simulate
