// SPDX-License-Identifier: GPL-3.0-or-later
// How a TorchScript file is kept inside a ModelFile: as one U8 tensor of this name.
#pragma once

namespace kikuscope::nn {

inline constexpr const char* torchScriptNetwork = "torchscript";

} // namespace kikuscope::nn
