// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/map_area.h"

#include "ui/views/map_pane.h"
#include "ui/widgets/qt_convert.h"

#include <QLocale>
#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

namespace kikuscope::ui {
namespace {

constexpr int splitterGap = 5;

QSplitter* makeSplitter(Qt::Orientation orientation, const QString& name)
{
    auto* splitter = new QSplitter(orientation);
    splitter->setObjectName(name);
    splitter->setHandleWidth(splitterGap);
    splitter->setChildrenCollapsible(false);
    return splitter;
}

void shareEqually(QSplitter* splitter)
{
    QList<int> sizes;
    for (int i = 0; i < splitter->count(); ++i)
        sizes << 1000;
    splitter->setSizes(sizes);
}

} // namespace

MapArea::MapArea(Session& session, JobRunner& runner, QWidget* parent)
    : QWidget(parent), m_session(session), m_rows(makeSplitter(Qt::Vertical, QStringLiteral("mapRows"))),
      m_top(makeSplitter(Qt::Horizontal, QStringLiteral("mapsTop"))),
      m_bottom(makeSplitter(Qt::Horizontal, QStringLiteral("mapsBottom")))
{
    setObjectName(QStringLiteral("mapArea"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(splitterGap, splitterGap, splitterGap, splitterGap);
    layout->addWidget(m_rows);
    m_rows->addWidget(m_top);
    m_rows->addWidget(m_bottom);

    for (const char* layer : {"result", "reference", "sem:0", "confidence"}) {
        auto* pane = new MapPane(session, runner, m_viewport, QString::fromLatin1(layer), this);
        pane->setObjectName(QStringLiteral("mapPane%1").arg(m_panes.size() + 1));
        m_panes.push_back(pane);
        MapWidget& map = pane->map();
        connect(&map, &MapWidget::probed, this, [this, pane](QPointF um) {
            m_active = pane;
            probe(um);
        });
        connect(&map, &MapWidget::hovered, this, [this](QPointF um) { emit hoveredText(describe(um)); });
        connect(&map, &MapWidget::hoverLeft, this, [this] { emit hoveredText({}); });
        connect(&map, &MapWidget::stepRequested, &session, &Session::moveSelection);
        connect(&map, &MapWidget::fitRequested, this, &MapArea::fit);
        connect(&map, &MapWidget::resized, this, [this] {
            if (m_viewport.isFitted())
                fit();
        });
        connect(&map, &MapWidget::menuRequested, this, [this, pane](QPoint position) {
            m_active = pane;
            emit menuRequested(position);
        });
    }
    m_active = m_panes.front();
    // The columns of both rows stay aligned.
    connect(m_top, &QSplitter::splitterMoved, this, [this] {
        if (m_layout == PaneLayout::Grid)
            m_bottom->setSizes(m_top->sizes());
    });
    connect(m_bottom, &QSplitter::splitterMoved, this, [this] {
        if (m_layout == PaneLayout::Grid)
            m_top->setSizes(m_bottom->sizes());
    });
    connect(&session, &Session::scanChanged, this, &MapArea::adoptScan);
    connect(&session, &Session::lookedAt, this, [this] {
        if (!m_viewport.isFitted()) // else all of the map is in sight
            centreOnSelection();
    });
    connect(&session, &Session::referenceChanged, this, &MapArea::chooseLayers);
    connect(&session, &Session::semImagesChanged, this, &MapArea::chooseLayers);
    connect(&session, &Session::resultChanged, this, &MapArea::chooseLayers);
    setPaneLayout(PaneLayout::Grid);
}

MapPane& MapArea::activePane() const { return *m_active; }

void MapArea::setPaneLayout(PaneLayout layout)
{
    m_layout = layout;
    m_top->addWidget(m_panes[0]);
    m_top->addWidget(m_panes[1]);
    (layout == PaneLayout::Three ? m_top : m_bottom)->addWidget(m_panes[2]);
    m_bottom->addWidget(m_panes[3]);
    m_panes[2]->setVisible(layout != PaneLayout::Two);
    m_bottom->setVisible(layout == PaneLayout::Grid);
    shareEqually(m_top);
    shareEqually(m_bottom);
    shareEqually(m_rows);
    if (!m_active->isVisibleTo(this))
        m_active = m_panes.front();
    fit();
}

void MapArea::fit()
{
    QSizeF smallest(1e9, 1e9);
    for (MapPane* pane : m_panes)
        if (pane->isVisibleTo(this))
            smallest = smallest.boundedTo(pane->map().size());
    m_viewport.fit(smallest);
}

void MapArea::centreOnSelection()
{
    if (m_session.scan() && m_session.pixel() >= 0)
        m_viewport.centreOn(pixelCentreUm(m_session.scan()->grid, m_session.pixel()));
}

void MapArea::adoptScan()
{
    if (!m_session.scan())
        return;
    chooseLayers();
    const ScanGrid& grid = m_session.scan()->grid;
    QRectF area = gridAreaUm(grid);
    if (grid.kind == GridKind::Hexagonal)
        area.adjust(0, 0, grid.stepXUm / 2, 0);
    m_viewport.setContent(area, std::min(grid.stepXUm, grid.stepYUm));
    fit();
}

/// Panes whose layer the user did not pick show what the scan has, best first.
void MapArea::chooseLayers()
{
    QStringList wanted = defaultLayers(m_session);
    for (MapPane* pane : m_panes)
        if (pane->isChosen())
            wanted.removeAll(pane->layer());
    for (MapPane* pane : m_panes)
        if (!pane->isChosen() && !wanted.isEmpty())
            if (const QString layer = wanted.takeFirst(); layer != pane->layer())
                pane->setLayer(layer);
}

void MapArea::probe(QPointF um)
{
    if (m_session.scan())
        m_session.select(pixelAt(m_session.scan()->grid, um));
}

QString MapArea::describe(QPointF um) const
{
    const auto& scan = m_session.scan();
    if (!scan)
        return {};
    const std::int64_t pixel = pixelAt(scan->grid, um);
    if (pixel < 0)
        return {};
    const QLocale locale;
    const QPointF at = pixelCentreUm(scan->grid, pixel);
    const auto i = static_cast<std::size_t>(pixel);
    QStringList parts{
        tr("row %1, column %2").arg(scan->grid.row(pixel)).arg(scan->grid.col(pixel)),
        tr("x %1 µm, y %2 µm").arg(locale.toString(at.x(), 'f', 2), locale.toString(at.y(), 'f', 2))};
    if (const auto result = m_session.result(); result && result->state[i] == PixelState::Classified) {
        const int id = result->phaseId[i];
        const QString name = result->phases.contains(id) ? m_session.resultName(id) : tr("unknown");
        parts << tr("network: %1, %2 %")
                     .arg(name,
                          locale.toString(100. * static_cast<double>(result->confidence(pixel)), 'f', 1));
    }
    if (const auto& reference = m_session.reference(); reference && i < reference->phaseId.size()) {
        const int id = reference->phaseId[i];
        const QString name =
            reference->phases.contains(id) ? m_session.referenceName(id) : tr("not indexed");
        parts
            << (m_session.referenceIsGroundTruth() ? tr("ground truth: %1") : tr("reference: %1")).arg(name);
    }
    return parts.join(QStringLiteral("   ·   "));
}

} // namespace kikuscope::ui
