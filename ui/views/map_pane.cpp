// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/map_pane.h"

#include "core/base/error.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/qt_convert.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

namespace kikuscope::ui {
namespace {

constexpr int selectorFrame = 44; // borders, padding and arrow of the selector

} // namespace

MapPane::MapPane(Session& session, JobRunner& runner, MapViewport& viewport, const QString& layer,
                 QWidget* parent)
    : QFrame(parent), m_session(session), m_runner(runner), m_layer(layer), m_selector(new QComboBox(this)),
      m_badge(new QLabel(tr("simulated"), this)), m_note(new ElidedLabel(this)),
      m_map(new MapWidget(viewport, this))
{
    setProperty("role", QStringLiteral("pane"));
    m_selector->setObjectName(QStringLiteral("layerSelector"));
    m_selector->setAccessibleName(tr("Layer shown in this pane"));
    m_selector->setToolTip(tr("Choose what this pane shows"));
    m_selector->setFocusPolicy(Qt::TabFocus);
    m_selector->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_selector->setMaxVisibleItems(30);
    m_map->setObjectName(QStringLiteral("map"));
    m_map->setAccessibleName(tr("Map"));
    m_badge->setProperty("role", QStringLiteral("badge"));
    m_badge->setToolTip(tr("These data were computed, not measured."));
    m_note->setProperty("role", QStringLiteral("subtle"));
    m_note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);

    auto* header = new QHBoxLayout;
    header->setContentsMargins(4, 4, 8, 0);
    header->setSpacing(8);
    header->addWidget(m_selector);
    header->addWidget(m_badge, 0, Qt::AlignVCenter);
    header->addWidget(m_note, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(4);
    layout->addLayout(header);
    layout->addWidget(m_map, 1);

    connect(m_selector, &QComboBox::activated, this, [this] {
        m_chosen = true;
        setLayer(m_selector->currentData().toString());
    });
    connect(&session, &Session::scanChanged, this, [this] { reloadIf(true); });
    connect(&session, &Session::resultChanged, this, [this] { reloadIf(growsWithResult(m_layer)); });
    connect(&session, &Session::referenceChanged, this, [this] { reloadIf(dependsOnReference(m_layer)); });
    connect(&session, &Session::semImagesChanged, this, [this] { reloadIf(true); });
    connect(&session, &Session::coloursChanged, this, [this] { reloadIf(true); });
    connect(&session, &Session::modelChanged, this, [this] { reloadIf(m_map->raster().isEmpty()); });
    connect(&session, &Session::classifyingChanged, this, [this] { reloadIf(false); });
    connect(&session, &Session::countsChanged, this, [this] {
        if (!m_session.isClassifying()) // classes join the list when all are known
            reloadIf(false);
    });
    connect(&session, &Session::resultRowsChanged, this, &MapPane::updateRows);
    connect(&session, &Session::pixelChanged, this, &MapPane::updateCrosshair);
    connect(&session, &Session::selectionChanged, this, &MapPane::updateHighlight);
    reloadIf(true);
}

QString MapPane::layerTitle() const { return m_selector->currentText(); }

void MapPane::setLayer(const QString& layer)
{
    m_layer = layer;
    reloadIf(true);
}

void MapPane::fillSelector()
{
    const std::vector<LayerName> layers = layersOf(m_session);
    const auto shown = [&](int row) { return m_selector->itemData(row).toString(); };
    QStringList now, wanted;
    for (int i = 0; i < m_selector->count(); ++i)
        if (!shown(i).isEmpty())
            now << shown(i) << m_selector->itemText(i);
    for (const LayerName& layer : layers)
        wanted << layer.id << layer.title;
    const QSignalBlocker blocker(m_selector);
    if (now != wanted) {
        m_selector->clear();
        for (std::size_t i = 0; i < layers.size(); ++i) {
            if (i > 0 && layers[i].group != layers[i - 1].group)
                m_selector->insertSeparator(m_selector->count());
            m_selector->addItem(layers[i].title, layers[i].id);
        }
    }
    if (m_selector->findData(m_layer) < 0) {
        m_layer = layers.front().id;
        m_chosen = false;
    }
    m_selector->setCurrentIndex(m_selector->findData(m_layer));
    const QFontMetrics metrics = m_selector->fontMetrics();
    m_selector->setFixedWidth(metrics.horizontalAdvance(m_selector->currentText()) + selectorFrame);
    int widest = 0; // the list is as wide as its longest entry, the closed selector as the layer shown
    for (int i = 0; i < m_selector->count(); ++i)
        widest = std::max(widest, metrics.horizontalAdvance(m_selector->itemText(i)));
    m_selector->view()->setMinimumWidth(widest + selectorFrame);
}

void MapPane::reloadIf(bool affected)
{
    const QString before = m_layer;
    fillSelector();
    if (!affected && m_layer == before)
        return;
    try {
        reload();
    } catch (const Error& error) {
        m_map->clear(toQString(error.what()));
    }
    updateBadge();
    updateCrosshair();
}

void MapPane::reload()
{
    const int generation = ++m_generation;
    MapLayer layer = makeLayer(m_session, m_layer);
    if (!layer.picture)
        return show(std::move(layer));
    m_runner.start(
        {Lane::Interactive, tr("Prepare picture"), {}, QStringLiteral("picture of ") + objectName(), false},
        [picture = layer.picture, area = layer.pictureAreaUm](JobMonitor&) {
            return semRaster(*picture, area);
        },
        this,
        [this, layer, generation](MapRaster raster) mutable {
            if (generation != m_generation)
                return;
            layer.raster = std::move(raster);
            show(std::move(layer));
            updateBadge();
            updateCrosshair();
        });
}

void MapPane::show(MapLayer layer)
{
    m_note->setText(layer.note);
    m_note->setToolTip(layer.noteTip);
    if (layer.raster.isEmpty())
        return m_map->clear(layer.hint);
    m_map->setRaster(std::move(layer.raster));
    m_map->setColourScale(layer.scale, layer.unit);
    m_map->setKey(layer.key);
}

void MapPane::updateRows(std::int64_t first, std::int64_t last)
{
    if (growsWithResult(m_layer))
        m_map->rowsChanged(first, last);
}

void MapPane::updateCrosshair()
{
    const auto& scan = m_session.scan();
    if (!scan || m_session.pixel() < 0 || m_map->raster().isEmpty())
        return m_map->setCrosshair(std::nullopt);
    const ScanGrid& grid = scan->grid;
    QRectF cell(0, 0, grid.stepXUm, grid.stepYUm);
    cell.moveCenter(pixelCentreUm(grid, m_session.pixel()));
    m_map->setCrosshair(cell);
}

void MapPane::updateHighlight()
{
    const auto& selection = m_session.selection();
    m_map->setHighlight(selection ? std::optional(MapHighlight{selection->grid, selection->mask})
                                  : std::nullopt);
}

void MapPane::updateBadge() { m_badge->setVisible(m_session.isSimulated() && !m_map->raster().isEmpty()); }

} // namespace kikuscope::ui
