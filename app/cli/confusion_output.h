// SPDX-License-Identifier: GPL-3.0-or-later
// Confusion matrices as pictures.
#pragma once
#include "core/base/settings.h"
#include "core/draw/confusion_figure.h"

#include <filesystem>

namespace kikuscope::cli {

/// Adds the counts of {"rows", "columns", "counts"}, as core/nn reports them; the first one gives the names.
void addConfusion(draw::ConfusionTable& table, const Json& confusion);
/// As PNG, without columns that are never answered. Throws Error for another ending.
void writeConfusion(const std::filesystem::path& path, const draw::ConfusionTable& table);

} // namespace kikuscope::cli
