// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/confusion_output.h"

#include "core/io/formats.h"

namespace kikuscope::cli {

void addConfusion(draw::ConfusionTable& table, const Json& confusion)
{
    const auto counts = confusion["counts"].get<std::vector<std::vector<std::int64_t>>>();
    if (table.rows.empty()) {
        table.rows = confusion["rows"].get<std::vector<std::string>>();
        table.columns = confusion["columns"].get<std::vector<std::string>>();
        table.counts.assign(table.rows.size() * table.columns.size(), 0);
    }
    std::size_t at = 0;
    for (const auto& row : counts)
        for (const std::int64_t count : row)
            table.counts.at(at++) += count;
}

void writeConfusion(const std::filesystem::path& path, const draw::ConfusionTable& table)
{
    if (path.extension() != ".png")
        throw Error(ErrorKind::BadSetting, "--figure " + path.string() + " must end in .png.");
    io::writeRgbaPng(path, draw::confusionFigure(table.withoutEmptyColumns()));
}

} // namespace kikuscope::cli
