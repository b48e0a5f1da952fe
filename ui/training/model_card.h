// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of a model as Markdown: its written card where it is bundled with one, else from the model
// file.
#pragma once
#include "core/nn/model_file.h"

#include <QString>

namespace kikuscope::ui {

QString modelCard(const nn::ModelFile& model);
/// The card of a bundled model; empty where it has none.
QString bundledCard(const std::string& name);

} // namespace kikuscope::ui
