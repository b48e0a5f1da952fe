// SPDX-License-Identifier: GPL-3.0-or-later
// The phases of a session as the user sees them: one row per phase of the network's map, the reference or
// both, with merged ones in one row.
#pragma once
#include "ui/session/session.h"

#include <QStringList>
#include <optional>
#include <vector>

namespace kikuscope::ui {

struct PhaseShare
{
    std::int64_t pixels = 0;
    double ofAll = 0, ofIndexed = 0; // of all measured points, of the indexed ones
};

struct PhaseRow
{
    std::string key;                 // phase_style.h; empty: not indexed
    QString name, symmetry, lattice; // lattice: Bravais symbol; empty where unknown
    QString cell;                    // "a 3.52 Å"
    Rgba colour;
    bool visible = true;
    QStringList members; // names of the phases in it, where it is more than one
    std::optional<PhaseShare> result, reference;
    double weight() const { return std::max(result ? result->ofAll : 0., reference ? reference->ofAll : 0.); }
};

/// Rows with a position first, then by area, not indexed last. Classes of the model that are nowhere in the
/// map are left out.
std::vector<PhaseRow> phaseRows(const Session& session);

} // namespace kikuscope::ui
