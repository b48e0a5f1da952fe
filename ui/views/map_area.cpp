// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/map_area.h"

#include "ui/views/grain_boundaries.h"
#include "ui/views/map_pane.h"
#include "ui/views/pane_arrangement.h"
#include "ui/widgets/qt_convert.h"

#include <QLocale>
#include <QSplitter>
#include <QVariant>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace kikuscope::ui {
namespace {

constexpr int splitterGap = 5;
constexpr const char* sharesProperty = "shares"; // of 1000, where the user moved a handle
constexpr std::array<const char*, 4> layoutNames{"two", "three", "grid", "free"}; // by PaneLayout
constexpr std::array standardLayers{"result", "reference", "sem:0", "confidence"};

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
    splitter->setProperty(sharesProperty, {});
    QList<int> sizes;
    for (int i = 0; i < splitter->count(); ++i)
        sizes << 1000;
    splitter->setSizes(sizes);
}

std::vector<int> sharesOf(const QSplitter* splitter)
{
    std::vector<int> shares;
    for (const QVariant& share : splitter->property(sharesProperty).toList())
        shares.push_back(share.toInt());
    return shares;
}

void setShares(QSplitter* splitter, const std::vector<int>& shares)
{
    if (shares.empty())
        return;
    splitter->setSizes({shares.begin(), shares.end()});
    splitter->setProperty(sharesProperty, QVariantList(shares.begin(), shares.end()));
}

} // namespace

MapArea::MapArea(Session& session, JobRunner& runner, QWidget* parent)
    : QWidget(parent), m_session(session), m_rows(makeSplitter(Qt::Vertical, QStringLiteral("mapRows"))),
      m_top(makeSplitter(Qt::Horizontal, QStringLiteral("mapsTop"))),
      m_bottom(makeSplitter(Qt::Horizontal, QStringLiteral("mapsBottom"))),
      m_boundaries(new GrainBoundaries(session, runner, this)), m_runner(runner)
{
    setObjectName(QStringLiteral("mapArea"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(splitterGap, splitterGap, splitterGap, splitterGap);
    layout->addWidget(m_rows);
    m_rows->addWidget(m_top);
    m_rows->addWidget(m_bottom);
    for (const char* layer : standardLayers)
        makePane(QString::fromLatin1(layer));
    m_active = m_panes.front();
    // The columns of both rows stay aligned.
    const auto align = [this](QSplitter* moved, QSplitter* other) {
        connect(moved, &QSplitter::splitterMoved, this, [this, moved, other] {
            if (m_layout == PaneLayout::Grid) {
                other->setSizes(moved->sizes());
                other->setProperty(sharesProperty, moved->property(sharesProperty));
            }
        });
    };
    for (QSplitter* splitter : {m_rows, m_top, m_bottom})
        keepShares(splitter);
    align(m_top, m_bottom);
    align(m_bottom, m_top);
    connect(&session, &Session::scanChanged, this, &MapArea::adoptScan);
    connect(&session, &Session::lookedAt, this, [this] {
        if (!m_viewport.isFitted()) // else all of the map is in sight
            centreOnSelection();
    });
    connect(&session, &Session::referenceChanged, this, &MapArea::chooseLayers);
    connect(&session, &Session::semImagesChanged, this, &MapArea::chooseLayers);
    connect(&session, &Session::resultChanged, this, &MapArea::chooseLayers);
    connect(this, &MapArea::paneLayoutChanged, this, &MapArea::arrangementChanged);
    setPaneLayout(PaneLayout::Grid);
}

/// Kept as shares of 1000: pixels would be others in another window.
void MapArea::keepShares(QSplitter* splitter)
{
    connect(splitter, &QSplitter::splitterMoved, this, [this, splitter] {
        const QList<int> sizes = splitter->sizes();
        const int sum = std::max(1, std::accumulate(sizes.begin(), sizes.end(), 0));
        QVariantList shares;
        for (const int size : sizes)
            shares << size * 1000 / sum;
        splitter->setProperty(sharesProperty, shares);
        emit arrangementChanged();
    });
}

MapPane& MapArea::activePane() const { return *m_active; }

MapPane* MapArea::makePane(const QString& layer)
{
    auto* pane = new MapPane(m_session, m_runner, m_viewport, *m_boundaries, layer, this);
    pane->setObjectName(QStringLiteral("mapPane%1").arg(++m_panesMade));
    m_panes.push_back(pane);
    MapWidget& map = pane->map();
    connect(&map, &MapWidget::probed, this, [this, pane](QPointF um) {
        m_active = pane;
        probe(um);
    });
    connect(&map, &MapWidget::clicked, this, [this, pane](QPointF um) { emit clickedIn(*pane, um); });
    connect(&map, &MapWidget::hovered, this, [this](QPointF um) { emit hoveredText(describe(um)); });
    connect(&map, &MapWidget::hoverLeft, this, [this] { emit hoveredText({}); });
    connect(&map, &MapWidget::stepRequested, &m_session, &Session::moveSelection);
    connect(&map, &MapWidget::fitRequested, this, &MapArea::fit);
    connect(&map, &MapWidget::resized, this, [this] {
        if (m_viewport.isFitted())
            fit();
    });
    connect(&map, &MapWidget::menuRequested, this, [this, pane](QPoint position) {
        m_active = pane;
        emit menuRequested(position);
    });
    connect(pane, &MapPane::settingsChanged, this, &MapArea::arrangementChanged);
    connect(pane, &MapPane::addRequested, this, [this, pane](Qt::Orientation where) { addPane(*pane, where); });
    connect(pane, &MapPane::closeRequested, this, [this, pane] { closePane(*pane); });
    connect(pane, &MapPane::maximiseRequested, this, [this, pane] { toggleMaximised(*pane); });
    return pane;
}

QSplitter* MapArea::rowOf(const MapPane& pane) const { return static_cast<QSplitter*>(pane.parentWidget()); }

void MapArea::setPaneLayout(PaneLayout layout)
{
    if (layout == PaneLayout::Free)
        layout = PaneLayout::Grid;
    restoreMaximised();
    m_layout = layout;
    while (m_panes.size() > standardLayers.size()) {
        dropPane(m_panes.back());
        m_panes.pop_back();
    }
    while (m_panes.size() < standardLayers.size())
        makePane(freshLayer());
    for (int i = m_rows->count() - 1; i >= 0; --i)
        if (QWidget* row = m_rows->widget(i); row != m_top && row != m_bottom) {
            row->setParent(nullptr); // rows are counted
            row->deleteLater();
        }
    m_top->insertWidget(0, m_panes[0]);
    m_top->insertWidget(1, m_panes[1]);
    (layout == PaneLayout::Three ? m_top : m_bottom)->addWidget(m_panes[2]);
    m_bottom->addWidget(m_panes[3]);
    for (MapPane* pane : m_panes)
        pane->setVisible(true);
    m_panes[2]->setVisible(layout != PaneLayout::Two);
    m_top->show();
    m_bottom->setVisible(layout == PaneLayout::Grid);
    shareEqually(m_top);
    shareEqually(m_bottom);
    shareEqually(m_rows);
    if (std::find(m_panes.begin(), m_panes.end(), m_active) == m_panes.end() || !m_active->isVisibleTo(this))
        m_active = m_panes.front();
    fit();
    emit paneLayoutChanged();
}

void MapArea::dropPane(MapPane* pane)
{
    pane->hide();
    pane->deleteLater();
}

QSplitter* MapArea::makeRow()
{
    QSplitter* row = makeSplitter(Qt::Horizontal, QStringLiteral("mapRow%1").arg(m_panesMade));
    keepShares(row);
    return row;
}

/// The best layer that no pane shows.
QString MapArea::freshLayer() const
{
    QStringList wanted = defaultLayers(m_session);
    for (const MapPane* pane : m_panes)
        wanted.removeAll(pane->layer());
    return wanted.isEmpty() ? QStringLiteral("reference") : wanted.front();
}

MapPane& MapArea::addPane(MapPane& beside, Qt::Orientation where)
{
    restoreMaximised();
    const QString layer = freshLayer();
    QSplitter* row = rowOf(beside);
    MapPane* pane = makePane(layer);
    if (where == Qt::Horizontal) {
        row->insertWidget(row->indexOf(&beside) + 1, pane);
    } else {
        QSplitter* fresh = makeRow();
        m_rows->insertWidget(m_rows->indexOf(row) + 1, fresh);
        fresh->addWidget(pane);
        row = fresh;
        shareEqually(m_rows);
    }
    pane->setVisible(true);
    row->show();
    shareEqually(row);
    m_layout = PaneLayout::Free;
    m_active = pane;
    pane->map().setFocus();
    if (m_viewport.isFitted())
        fit();
    emit paneLayoutChanged();
    return *pane;
}

void MapArea::closePane(MapPane& pane)
{
    restoreMaximised();
    const auto isSeen = [this](const MapPane* p) { return p->isVisibleTo(this); };
    if (std::count_if(m_panes.begin(), m_panes.end(), isSeen) < 2)
        return;
    QSplitter* row = rowOf(pane);
    std::erase(m_panes, &pane);
    dropPane(&pane);
    pane.setParent(nullptr); // the row counts its panes below
    const auto inRow = [&](const MapPane* p) { return rowOf(*p) == row && isSeen(p); };
    if (std::none_of(m_panes.begin(), m_panes.end(), inRow))
        row->hide();
    if (m_active == &pane)
        m_active = *std::find_if(m_panes.begin(), m_panes.end(), isSeen);
    m_active->map().setFocus();
    m_layout = PaneLayout::Free;
    if (m_viewport.isFitted())
        fit();
    emit paneLayoutChanged();
}

void MapArea::toggleMaximised(MapPane& pane)
{
    if (m_maximised)
        return restoreMaximised();
    m_maximised = &pane;
    QSplitter* row = rowOf(pane);
    const auto putAway = [this](QWidget* widget) {
        if (widget->isVisibleTo(widget->parentWidget())) {
            widget->hide();
            m_putAway.push_back(widget);
        }
    };
    for (MapPane* other : m_panes)
        if (other != &pane && rowOf(*other) == row)
            putAway(other);
    for (int i = 0; i < m_rows->count(); ++i)
        if (m_rows->widget(i) != row)
            putAway(m_rows->widget(i));
    m_active = &pane;
    if (m_viewport.isFitted())
        fit();
}

void MapArea::restoreMaximised()
{
    m_maximised = nullptr;
    for (QWidget* widget : std::exchange(m_putAway, {}))
        widget->show();
    if (m_viewport.isFitted())
        fit();
}

void MapArea::showLayers(const QStringList& layers)
{
    QStringList there;
    const std::vector<LayerName> known = layersOf(m_session);
    for (const QString& id : layers)
        if (std::any_of(known.begin(), known.end(), [&](const LayerName& layer) { return layer.id == id; }))
            there << id;
    for (MapPane* pane : m_panes)
        if (pane->isVisibleTo(this) && !there.isEmpty())
            pane->chooseLayer(there.takeFirst());
}

/// Put away for a pane that takes all the room, it still counts as seen.
bool MapArea::isSeen(const QWidget* widget) const
{
    return !widget->isHidden() || std::find(m_putAway.begin(), m_putAway.end(), widget) != m_putAway.end();
}

Json MapArea::arrangement() const
{
    PaneArrangement arrangement;
    arrangement.layout = layoutNames[static_cast<std::size_t>(m_layout)];
    arrangement.rowShares = sharesOf(m_rows);
    std::vector<const MapPane*> listed;
    for (int i = 0; i < m_rows->count() && m_layout == PaneLayout::Free; ++i) {
        const auto* row = static_cast<const QSplitter*>(m_rows->widget(i));
        const std::size_t before = listed.size();
        for (int k = 0; isSeen(row) && k < row->count(); ++k)
            if (isSeen(row->widget(k)))
                listed.push_back(static_cast<const MapPane*>(row->widget(k)));
        if (listed.size() > before)
            arrangement.rows.push_back({static_cast<int>(listed.size() - before), sharesOf(row)});
    }
    if (m_layout != PaneLayout::Free) {
        arrangement.rows = {{0, sharesOf(m_top)}, {0, sharesOf(m_bottom)}};
        listed.assign(m_panes.begin(), m_panes.end());
    }
    for (std::size_t i = 0; i < listed.size(); ++i) {
        arrangement.panes.push_back({listed[i]->settings(), listed[i]->isChosen()});
        if (listed[i] == m_active)
            arrangement.active = static_cast<int>(i);
        if (listed[i] == m_maximised)
            arrangement.maximised = static_cast<int>(i);
    }
    return paneArrangementJson(arrangement);
}

void MapArea::arrange(const Json& json)
{
    const PaneArrangement arrangement = paneArrangementFromJson(json);
    const auto name = std::find(layoutNames.begin(), layoutNames.end(), arrangement.layout);
    const auto layout = static_cast<PaneLayout>(name - layoutNames.begin());
    if (layout == PaneLayout::Free)
        rebuild(arrangement);
    else
        setPaneLayout(layout);
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        m_panes[i]->setSettings(arrangement.panes[i].settings);
        m_panes[i]->setChosen(arrangement.panes[i].chosen && toStdString(m_panes[i]->layer()) == arrangement.panes[i].settings.layer);
    }
    setShares(m_rows, arrangement.rowShares);
    for (int i = 0; i < std::min(m_rows->count(), static_cast<int>(arrangement.rows.size())); ++i)
        setShares(static_cast<QSplitter*>(m_rows->widget(i)), arrangement.rows[static_cast<std::size_t>(i)].shares);
    m_active = m_panes[static_cast<std::size_t>(arrangement.active)];
    if (arrangement.maximised >= 0)
        toggleMaximised(*m_panes[static_cast<std::size_t>(arrangement.maximised)]);
    else if (m_viewport.isFitted())
        fit();
    emit paneLayoutChanged();
}

/// New panes, row by row; those that were there go.
void MapArea::rebuild(const PaneArrangement& arrangement)
{
    restoreMaximised();
    for (MapPane* pane : std::exchange(m_panes, {})) {
        dropPane(pane);
        pane->setParent(nullptr);
    }
    for (int i = m_rows->count() - 1; i >= 0; --i)
        if (QWidget* row = m_rows->widget(i); row != m_top && row != m_bottom) {
            row->setParent(nullptr);
            row->deleteLater();
        }
    for (std::size_t r = 0; r < arrangement.rows.size(); ++r) {
        QSplitter* row = r == 0 ? m_top : r == 1 ? m_bottom : makeRow();
        if (r > 1)
            m_rows->addWidget(row);
        for (int k = 0; k < arrangement.rows[r].panes; ++k) {
            MapPane* pane = makePane(toQString(arrangement.panes[m_panes.size()].settings.layer));
            row->addWidget(pane);
            pane->setVisible(true);
        }
        shareEqually(row);
        row->show();
    }
    m_bottom->setVisible(arrangement.rows.size() > 1);
    shareEqually(m_rows);
    m_layout = PaneLayout::Free;
    m_active = m_panes.front();
}

Json MapArea::view() const
{
    const QPointF centre = m_viewport.centreUm();
    return {{"centre_um", {centre.x(), centre.y()}}, {"pixels_per_um", m_viewport.scale()}, {"fitted", m_viewport.isFitted()}};
}

/// What does not make sense is passed over: it is only looked at.
void MapArea::setView(const Json& view)
{
    const Json centre = view.value("centre_um", Json()), scale = view.value("pixels_per_um", Json());
    fit();
    if (view.value("fitted", Json(true)) == Json(false) && centre.is_array() && centre.size() == 2 && centre[0].is_number() && centre[1].is_number() && scale.is_number())
        m_viewport.setView({centre[0].get<double>(), centre[1].get<double>()}, scale.get<double>());
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
