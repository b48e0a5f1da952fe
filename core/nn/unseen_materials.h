// SPDX-License-Identifier: GPL-3.0-or-later
// Materials that a model must not have been trained on, where it is to be measured on unseen ones.
#pragma once
#include "core/nn/model_file.h"

#include <string>
#include <vector>

namespace kikuscope::nn {

/// Those of `structures` (library names or CIF paths) that the model, or the one it started from, has
/// learned: the same structure under any name, or one of the same structure type (of the same space group,
/// for CIF files) whose cell agrees within 1 %. Each with what it equals, such as "chromium (ferrite: type
/// A2, cell within 1 %)".
std::vector<std::string> materialsSeenBy(const ModelFile& model, const std::vector<std::string>& structures);

/// Throws Error(Inconsistent) that begins with `source` and names every one of them.
void refuseSeenMaterials(const ModelFile& model, const std::vector<std::string>& structures,
                         const std::string& source);

} // namespace kikuscope::nn
