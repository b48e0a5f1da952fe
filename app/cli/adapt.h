// SPDX-License-Identifier: GPL-3.0-or-later
// adapt: a network trained for one map, taught and checked by matching.
#pragma once
#include "app/cli/command.h"

namespace kikuscope::cli {

Action declareAdapt(CLI::App& command);

} // namespace kikuscope::cli
