// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/info_view.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/qt_convert.h"

#include <QHeaderView>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace kikuscope::ui {
namespace {

void line(QTreeWidgetItem* parent, const QString& name, const QString& value)
{
    auto* item = new QTreeWidgetItem(parent, {name, value});
    item->setToolTip(0, name);
    item->setToolTip(1, value);
}

QString number(double value, int decimals = 3) { return QLocale().toString(value, 'f', decimals); }

} // namespace

InfoView::InfoView(Session& session, QWidget* parent) : QWidget(parent), m_session(session), m_tree(new QTreeWidget(this))
{
    setObjectName(QStringLiteral("infoView"));
    m_tree->setObjectName(QStringLiteral("infoTree"));
    m_tree->setAccessibleName(tr("Properties of the scan"));
    m_tree->setColumnCount(2);
    m_tree->setHeaderLabels({tr("Property"), tr("Value")});
    m_tree->setAlternatingRowColors(true);
    m_tree->setUniformRowHeights(true);
    m_tree->setIndentation(14);
    m_tree->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 2, 6, 4);
    layout->addWidget(m_tree);
    connect(&session, &Session::scanChanged, this, &InfoView::refresh);
    connect(&session, &Session::detectorChanged, this, &InfoView::refresh);
    connect(&session, &Session::referenceChanged, this, &InfoView::refresh);
    connect(&session, &Session::modelChanged, this, &InfoView::refresh);
    refresh();
}

QTreeWidgetItem* InfoView::group(const QString& title)
{
    auto* item = new QTreeWidgetItem(m_tree, {title});
    item->setFirstColumnSpanned(true);
    QFont bold = font();
    bold.setBold(true);
    item->setFont(0, bold);
    item->setExpanded(true);
    return item;
}

void InfoView::addScan(const EbsdScan& scan)
{
    const ScanGrid& grid = scan.grid;
    const QLocale locale;
    auto* g = group(tr("Scan"));
    line(g, tr("Name"), toQString(scan.name));
    if (!scan.path.empty())
        line(g, tr("File"), fromPath(scan.path));
    line(g, tr("Format"), toQString(scan.format));
    if (scan.simulated)
        line(g, tr("Origin"), tr("simulated, not measured"));
    line(g, tr("Grid"), tr("%1 rows × %2 columns, %3").arg(grid.rows).arg(grid.cols).arg(grid.kind == GridKind::Square ? tr("square") : tr("hexagonal")));
    line(g, tr("Points"), locale.toString(qlonglong(grid.pointCount())));
    line(g, tr("Step"), grid.stepXUm == grid.stepYUm ? tr("%1 µm").arg(number(grid.stepXUm)) : tr("%1 × %2 µm").arg(number(grid.stepXUm), number(grid.stepYUm)));
    if (scan.patterns)
        line(g, tr("Patterns"), tr("%1 × %2 px, %3").arg(scan.patterns->width()).arg(scan.patterns->height()).arg(QLatin1String(toString(scan.patterns->pixelType()))));
    if (const auto& reference = m_session.reference()) {
        auto* r = group(m_session.referenceIsGroundTruth() ? tr("Ground truth") : tr("Reference"));
        line(r, tr("Name"), toQString(reference->name));
        for (int id = 1; id <= reference->phases.size(); ++id)
            line(r, tr("Phase %1").arg(id), QStringList{phaseTitle(reference->phases[id]), symmetryText(reference->phases[id])}.join(QStringLiteral("   ")));
    }
}

void InfoView::addDetector(const Detector& detector)
{
    auto* g = group(tr("Detector"));
    if (detector.patternCentre)
        line(g, tr("Pattern centre (Bruker)"), tr("x %1, y %2, z %3").arg(number(detector.patternCentre->x, 4), number(detector.patternCentre->y, 4), number(detector.patternCentre->z, 4)));
    if (detector.sampleTiltDeg)
        line(g, tr("Sample tilt"), tr("%1°").arg(number(*detector.sampleTiltDeg, 2)));
    if (detector.detectorTiltDeg)
        line(g, tr("Detector tilt"), tr("%1°").arg(number(*detector.detectorTiltDeg, 2)));
    if (detector.energyKeV)
        line(g, tr("Beam energy"), tr("%1 keV").arg(number(*detector.energyKeV, 1)));
    if (detector.workingDistanceMm)
        line(g, tr("Working distance"), tr("%1 mm").arg(number(*detector.workingDistanceMm, 2)));
    if (g->childCount() == 0)
        delete g;
}

void InfoView::addWarnings(const EbsdScan& scan)
{
    std::vector<std::string> warnings = scan.warnings;
    if (const auto& reference = m_session.reference())
        warnings.insert(warnings.end(), reference->warnings.begin(), reference->warnings.end());
    if (warnings.empty())
        return;
    auto* g = group(tr("What the reader had to choose"));
    g->setIcon(0, icon(QStringLiteral("warning")));
    for (const auto& text : warnings) {
        auto* item = new QTreeWidgetItem(g, {toQString(text)});
        item->setFirstColumnSpanned(true);
        item->setToolTip(0, toQString(text));
    }
}

void InfoView::addModel(const nn::ModelFile& model)
{
    auto* g = group(tr("Model"));
    line(g, tr("Name"), toQString(model.name));
    if (!model.description.empty())
        line(g, tr("Description"), toQString(model.description));
    line(g, tr("Network"), toQString(model.network));
    line(g, tr("Input"), tr("%1 × %1 px").arg(model.inputSize));
    line(g, tr("Classes"), QString::number(model.classes.size()));
}

void InfoView::refresh()
{
    m_tree->clear();
    if (const auto& scan = m_session.scan()) {
        addWarnings(*scan);
        addScan(*scan);
        addDetector(scan->detector);
        if (!scan->metadata.empty()) {
            auto* g = group(tr("Metadata of the file"));
            for (const auto& [name, value] : scan->metadata)
                line(g, toQString(name), toQString(value));
        }
    }
    if (const auto& model = m_session.model())
        addModel(*model);
}

} // namespace kikuscope::ui
