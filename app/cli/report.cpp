// SPDX-License-Identifier: GPL-3.0-or-later
// report: a map in one self-contained HTML or PDF file.
#include "app/cli/command.h"
#include "app/cli/output.h"

#include "core/base/atomic_file.h"
#include "core/publish/map_report.h"

namespace kikuscope::cli {
namespace fs = std::filesystem;
namespace {

struct Options
{
    fs::path input, reference, output;
    std::string title;
    bool json = false;
};

void writeReport(const Options& options, JobMonitor& job)
{
    const publish::ReportFormat format = publish::reportFormatOf(options.output); // before any work
    publish::MapReportRequest request;
    request.input = options.input;
    if (!options.reference.empty())
        request.reference = options.reference;
    request.title = options.title;
    request.folder = fs::absolute(options.output).parent_path();
    const publish::Report report = publish::mapReport(request, job);
    writeFileAtomically(options.output, publish::reportBytes(report, format));
    if (options.json)
        printJson({{"output", options.output.string()}, {"title", report.title}});
    else
        printLine(options.output.string());
}

} // namespace

Action declareReport(CLI::App& command)
{
    const auto options = std::make_shared<Options>();
    command.add_option("RESULT", options->input, "Result of kikuscope-cli classify, or a file with indexing")->required();
    command.add_option("--reference", options->reference, "Another map of the scan to compare with");
    command.add_option("--title", options->title, "Title of the report");
    command.add_option("-o,--output", options->output, "File to write: .html or .pdf")->required();
    addJsonFlag(command, options->json);
    addExamples(command, {"report result.h5 --reference hough.ctf -o report.html", "report hough.ctf -o report.pdf"});
    return [options](JobMonitor& job) { writeReport(*options, job); };
}

} // namespace kikuscope::cli
