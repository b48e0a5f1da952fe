// SPDX-License-Identifier: GPL-3.0-or-later
// formats: the rows of the format table.
#include "app/cli/command.h"
#include "app/cli/output.h"

#include "core/io/formats.h"

namespace kikuscope::cli {
namespace {

std::string holds(const io::ScanFormat& format)
{
    return format.patterns ? (format.indexing ? "patterns, indexing" : "patterns") : "indexing";
}

void printFormats(bool json)
{
    Json list = Json::array();
    TextTable table({"id", "extensions", "holds", "description"});
    for (const io::ScanFormat& format : io::scanFormats()) {
        list.push_back({{"id", format.id}, {"description", format.description}, {"extensions", format.extensions},
                        {"patterns", format.patterns}, {"indexing", format.indexing}});
        std::string extensions;
        for (const std::string& extension : format.extensions)
            extensions += (extensions.empty() ? "" : " ") + extension;
        table.add({format.id, extensions, holds(format), format.description});
    }
    if (json)
        return printJson({{"formats", std::move(list)}});
    table.print();
    printLine("\nA file is recognised by its content, whatever its name. SEM images: PNG, TIFF, BMP, JPEG.");
}

} // namespace

Action declareFormats(CLI::App& command)
{
    const auto json = std::make_shared<bool>(false);
    addJsonFlag(command, *json);
    addExamples(command, {"formats", "formats --json"});
    return [json](JobMonitor&) { printFormats(*json); };
}

} // namespace kikuscope::cli
