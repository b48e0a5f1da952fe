// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figure/figure_jobs.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "ui/widgets/qt_convert.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <algorithm>

namespace kikuscope::ui {
namespace {

constexpr double mmPerInch = 25.4, leastDpi = 20, mostDpi = 300;

struct Figures // translation context
{
    Q_DECLARE_TR_FUNCTIONS(Figures)
};

QImage pictureOf(const draw::Drawing& drawing, double dpi) { return toQImage(draw::renderPixels(drawing, dpi)).convertToFormat(QImage::Format_RGB32); }

PreviewPicture preview(const draw::FigureRecipe& recipe, const publish::FigureInputs& inputs, QSize size, JobMonitor& job)
{
    PreviewPicture out;
    try {
        const draw::Drawing drawing = publish::drawFigure(recipe, inputs, job);
        out.widthMm = drawing.widthMm;
        out.heightMm = drawing.heightMm;
        job.checkpoint(1, 1);
        out.image = pictureOf(drawing, std::clamp(mmPerInch * std::min(size.width() / drawing.widthMm, size.height() / drawing.heightMm), leastDpi, mostDpi));
    } catch (const Error& error) { // while one is choosing, this is no failure
        out.problem = toQString(error.what());
    }
    return out;
}

std::filesystem::path folderOf(const std::filesystem::path& path) { return std::filesystem::absolute(path).parent_path(); }

} // namespace

Job* startPreview(JobRunner& runner, const draw::FigureRecipe& recipe, const publish::FigureInputs& inputs, QSize size, QObject* context,
                  std::function<void(PreviewPicture)> done)
{
    return runner.start({Lane::Interactive, Figures::tr("Preview of the figure"), {}, QStringLiteral("figurePreview"), false},
                        [recipe, inputs, size](JobMonitor& job) { return preview(recipe, inputs, size, job); }, context, std::move(done));
}

Job* startExport(JobRunner& runner, const draw::FigureRecipe& recipe, const publish::FigureInputs& inputs, const QString& path, QObject* context,
                 std::function<void()> done)
{
    return runner.start({Lane::Interactive, Figures::tr("Export %1").arg(QFileInfo(path).fileName())},
                        [recipe, inputs, file = toPath(path)](JobMonitor& job) {
                            const io::FigureFormat format = io::figureFormatOf(file);
                            const publish::MadeFigure figure = publish::makeFigure(recipe, inputsFromFiles(recipe, inputs), folderOf(file), job);
                            writeFileAtomically(file, publish::figureBytes(figure, format));
                            return true;
                        },
                        context, [done = std::move(done)](bool) { done(); });
}

Job* startCopy(JobRunner& runner, const draw::FigureRecipe& recipe, const publish::FigureInputs& inputs, QObject* context,
               std::function<void(ClipboardFigure)> done)
{
    return runner.start({Lane::Interactive, Figures::tr("Copy the figure")},
                        [recipe, inputs](JobMonitor& job) {
                            const draw::Drawing drawing = publish::drawFigure(recipe, inputs, job);
                            ClipboardFigure figure{pictureOf(drawing, recipe.dpi), QByteArray::fromStdString(draw::renderSvg(drawing, {recipe.name, {}}))};
                            const int dotsPerMetre = static_cast<int>(recipe.dpi / mmPerInch * 1000);
                            figure.image.setDotsPerMeterX(dotsPerMetre);
                            figure.image.setDotsPerMeterY(dotsPerMetre);
                            return figure;
                        },
                        context, std::move(done));
}

Job* startReport(JobRunner& runner, const Session& session, const QString& path, QObject* context, std::function<void()> done)
{
    const publish::FigureInputs inputs = figureInputs(session);
    const bool hasResult = inputs.contains("@result"), hasReference = inputs.contains("@reference");
    if (!hasResult && !hasReference)
        throw Error(ErrorKind::BadSetting, toStdString(Figures::tr("There is no map to report on; classify the scan or open a reference first.")));
    draw::FigureRecipe used; // names what is to be read
    used.panels.resize(2);
    used.panels[0].file = hasResult ? "@result" : "@reference";
    used.panels[1].file = hasReference ? "@reference" : "@result";
    publish::MapReportRequest request;
    request.title = session.scan() ? session.scan()->name + (session.isSimulated() ? toStdString(Figures::tr(" (simulated)")) : std::string()) : std::string();
    request.inputLooks = phaseLooks(session, hasResult);
    request.referenceLooks = phaseLooks(session, false);
    request.folder = folderOf(toPath(path));
    return runner.start({Lane::Interactive, Figures::tr("Report %1").arg(QFileInfo(path).fileName())},
                        [request, used, inputs, hasResult, hasReference, file = toPath(path)](JobMonitor& job) mutable {
                            const publish::ReportFormat format = publish::reportFormatOf(file);
                            const publish::FigureInputs read = inputsFromFiles(used, inputs);
                            request.input = read.at(hasResult ? "@result" : "@reference");
                            if (hasResult && hasReference)
                                request.reference = read.at("@reference");
                            writeFileAtomically(file, publish::reportBytes(publish::mapReport(request, job), format));
                            return true;
                        },
                        context, [done = std::move(done)](bool) { done(); });
}

} // namespace kikuscope::ui
