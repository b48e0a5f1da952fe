// SPDX-License-Identifier: GPL-3.0-or-later
// What takes long about figures and reports, as jobs: files are written atomically, or not at all.
#pragma once
#include "core/publish/map_report.h"
#include "ui/figure/figure_source.h"
#include "ui/jobs/job_runner.h"

#include <QImage>
#include <QSize>

namespace kikuscope::ui {

/// A figure as it will look, small enough for the window.
struct PreviewPicture
{
    QImage image;
    double widthMm = 0, heightMm = 0;
    QString problem; // instead: why there is no figure
};

/// Draws what is open, to fit into `size` device pixels. A newer preview replaces an older one that waits.
Job* startPreview(JobRunner& runner, const draw::FigureRecipe& recipe, const publish::FigureInputs& inputs, QSize size, QObject* context,
                  std::function<void(PreviewPicture)> done);

/// Writes the figure from its files, in the format of the path's ending; what has no file is drawn as it is open, and the
/// figure says that it cannot be made again.
Job* startExport(JobRunner& runner, const draw::FigureRecipe& recipe, const publish::FigureInputs& inputs, const QString& path, QObject* context,
                 std::function<void()> done);

/// The figure for the clipboard: pixels at the recipe's dpi, and SVG.
struct ClipboardFigure
{
    QImage image;
    QByteArray svg;
};
Job* startCopy(JobRunner& runner, const draw::FigureRecipe& recipe, const publish::FigureInputs& inputs, QObject* context,
               std::function<void(ClipboardFigure)> done);

/// The report of the result beside the reference, or of the reference alone; HTML or PDF by the path's ending. Throws
/// Error(BadSetting) where the session has no map.
Job* startReport(JobRunner& runner, const Session& session, const QString& path, QObject* context, std::function<void()> done);

} // namespace kikuscope::ui
