// SPDX-License-Identifier: GPL-3.0-or-later
// What made a figure, and the figure again where its data are at hand.
#pragma once
#include "core/io/recorded_input.h"
#include "core/publish/figure_maker.h"

#include <optional>
#include <vector>

namespace kikuscope::publish {

/// What a figure says of itself, and where its inputs are now.
struct RecordedFigure
{
    std::filesystem::path path;
    draw::FigureRecipe recipe;
    std::string version;
    std::vector<io::RecordedInput> inputs;
    std::vector<io::FoundInput> found;     // by input
    std::vector<std::string> unsaved;      // "@result: the result is not saved"
    Json provenance;
};
/// Reads the inputs for their hashes; moved ones are looked for below `roots`. Throws Error(Unsupported) for a picture that
/// does not say what made it and one of a later format, Error(BadFile) naming the damaged field.
RecordedFigure readRecordedFigure(const std::filesystem::path& path, const std::vector<std::filesystem::path>& roots = {});

/// Throws Error(Inconsistent) for an input that is not what it was; where the figure is to be made again also Error(BadFile)
/// for a missing one and Error(Unsupported) for a figure of something that was never saved.
void requireInputs(const RecordedFigure& recorded, bool makeAgain);

struct Reproduction
{
    bool sameBytes = false;
    std::optional<std::int64_t> differentPixels; // of PNG and TIFF
    bool isTheSame() const { return sameBytes || differentPixels == 0; }
};
/// Makes the figure again, writes it to `output` (atomic) in the format of its extension and compares it with the original
/// in that one's format. Throws Error.
Reproduction reproduceFigure(const RecordedFigure& recorded, const std::filesystem::path& output, JobMonitor& job);

} // namespace kikuscope::publish
