// SPDX-License-Identifier: GPL-3.0-or-later
// Do two phases mean the same? Files name one phase in many ways ("Ferrite", "Iron (Alpha)", "Fe-bcc").
#pragma once
#include "core/analysis/confusion_matrix.h"

namespace kikuscope::analysis {

/// A spelling that is equal for names that mean the same: lower case, elements as symbols, words sorted, common
/// mineral and metallurgical names replaced ("Iron (Alpha)", "alpha-Fe" and "Ferrite" all give "alpha fe").
std::string canonicalName(const std::string& name);

/// What two phases must share at a level; empty where the phase does not say. Not for MatchBy::Auto.
std::string matchKey(const Phase& phase, MatchBy by);

/// The finest level a class of a model speaks of: Name for real structures, else the group or lattice it stands for.
MatchBy levelOf(const Phase& resultClass);

/// For MatchBy::Auto: id of the class that means the same as the reference phase, 0 if there is none. Structures match
/// by name or formula, else by space group together with a cell that agrees within 3 %.
int autoMatch(const Phase& reference, const PhaseList& classes);

} // namespace kikuscope::analysis
