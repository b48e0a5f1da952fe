// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/map_pane.h"

#include "core/base/error.h"
#include "ui/views/grain_boundaries.h"
#include "ui/views/pane_panel.h"
#include "ui/widgets/elided_combo_box.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/qt_convert.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace kikuscope::ui {
namespace {

constexpr double compositionStep = 0.05;
constexpr int headerRest = 90; // frame of the badge, button and gaps of the header

/// The work of a job that makes what a layer left for one.
auto completed(MapLayer layer)
{
    return [layer = std::move(layer)](JobMonitor&) {
        MapLayer made = layer;
        complete(made);
        return made;
    };
}

} // namespace

MapPane::MapPane(Session& session, JobRunner& runner, MapViewport& viewport, GrainBoundaries& boundaries,
                 const QString& layer, QWidget* parent)
    : QFrame(parent), m_session(session), m_runner(runner), m_layer(layer), m_boundaries(boundaries),
      m_options(new QToolButton(this)), m_selector(new ElidedComboBox(this)),
      m_badge(new QLabel(tr("simulated"), this)), m_note(new ElidedLabel(this)),
      m_map(new MapWidget(viewport, this))
{
    setProperty("role", QStringLiteral("pane"));
    makeHeader();
    connectSession();
    connect(m_map, &MapWidget::maximiseRequested, this, &MapPane::maximiseRequested);
    connect(m_map, &MapWidget::swipeMoved, this, [this](double share) {
        m_settings.swipe = share;
        applyComposition();
        emit settingsChanged();
    });
    connect(m_map, &MapWidget::compositionStepped, this, [this](int way) {
        double& value = m_settings.secondMode == "swipe" ? m_settings.swipe : m_settings.opacity;
        value = std::clamp(value + (m_settings.secondMode == "swipe" ? -way : way) * compositionStep, 0., 1.);
        applyComposition();
        emit settingsChanged();
    });
    connect(&boundaries, &GrainBoundaries::found, this, &MapPane::showBoundaries);
    reloadIf(true);
}

void MapPane::makeHeader()
{
    m_selector->setObjectName(QStringLiteral("layerSelector"));
    m_selector->setAccessibleName(tr("Layer shown in this pane"));
    m_selector->setToolTip(tr("Choose what this pane shows"));
    m_selector->setFocusPolicy(Qt::TabFocus);
    m_selector->setMaxVisibleItems(30);
    m_map->setObjectName(QStringLiteral("map"));
    m_map->setAccessibleName(tr("Map"));
    m_badge->setProperty("role", QStringLiteral("badge"));
    m_badge->setAccessibleName(tr("simulated"));
    m_badge->setToolTip(tr("These data were computed, not measured."));
    m_note->setProperty("role", QStringLiteral("subtle"));
    m_note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_note->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_options->setObjectName(QStringLiteral("paneOptions"));
    m_options->setAccessibleName(tr("Display options of this pane"));
    m_options->setToolTip(tr("Colours, second layer, boundaries, rulers; more panes"));
    m_options->setText(QStringLiteral("⋯"));
    m_options->setAutoRaise(true);
    m_options->setFocusPolicy(Qt::TabFocus);
    connect(m_options, &QToolButton::clicked, this, &MapPane::openPanel);

    auto* header = new QHBoxLayout;
    header->setContentsMargins(4, 4, 4, 0);
    header->setSpacing(6);
    header->addWidget(m_selector);
    header->addWidget(m_badge, 0, Qt::AlignVCenter);
    header->addWidget(m_note, 1);
    header->addWidget(m_options);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(4);
    layout->addLayout(header);
    layout->addWidget(m_map, 1);
    connect(m_selector, &QComboBox::activated, this,
            [this] { chooseLayer(m_selector->currentData().toString()); });
}

void MapPane::connectSession()
{
    const auto reloadBoth = [this](auto affects) {
        reloadIf(affects(m_layer));
        if (affects(toQString(m_settings.secondLayer)))
            loadSecond();
        showBoundaries();
    };
    const auto all = [](const QString&) { return true; };
    connect(&m_session, &Session::scanChanged, this, [=] { reloadBoth(all); });
    connect(&m_session, &Session::resultChanged, this, [=] { reloadBoth(growsWithResult); });
    connect(&m_session, &Session::referenceChanged, this, [=] { reloadBoth(dependsOnReference); });
    connect(&m_session, &Session::semImagesChanged, this, [=] { reloadBoth(all); });
    connect(&m_session, &Session::coloursChanged, this, [=] { reloadBoth(all); });
    connect(&m_session, &Session::modelChanged, this, [this] { reloadIf(m_map->raster().isEmpty()); });
    connect(&m_session, &Session::classifyingChanged, this, [this] { reloadIf(false); });
    connect(&m_session, &Session::countsChanged, this, [this] {
        if (!m_session.isClassifying()) // classes join the list when all are known; keys show the phases there are
            reloadIf(m_layer.startsWith(QLatin1String("ipf:")));
    });
    connect(&m_session, &Session::resultRowsChanged, this, &MapPane::updateRows);
    connect(&m_session, &Session::pixelChanged, this, &MapPane::updateCrosshair);
    connect(&m_session, &Session::selectionChanged, this, &MapPane::updateHighlight);
}

QString MapPane::layerTitle() const { return m_selector->currentText(); }

void MapPane::setLayer(const QString& layer)
{
    m_layer = layer;
    reloadIf(true);
}

void MapPane::chooseLayer(const QString& layer)
{
    m_chosen = true;
    if (layer != m_layer) { // colours and range were those of the other layer
        m_settings.colourMap.clear();
        m_settings.autoRange = true;
    }
    setLayer(layer);
    emit settingsChanged();
}

PaneSettings MapPane::settings() const
{
    PaneSettings settings = m_settings;
    settings.layer = toStdString(m_layer);
    return settings;
}

void MapPane::setSettings(const PaneSettings& settings)
{
    checkSettings(settings);
    const PaneSettings before = this->settings();
    const bool hasLayer = !settings.layer.empty();
    m_settings = settings;
    if (hasLayer && settings.layer != before.layer)
        m_chosen = true;
    if (hasLayer)
        m_layer = toQString(settings.layer);
    const bool sameLook = settings.layer == before.layer && settings.colourMap == before.colourMap &&
                          settings.autoRange == before.autoRange && settings.low == before.low &&
                          settings.high == before.high;
    if (!sameLook)
        reloadIf(true);
    if (settings.secondLayer != before.secondLayer)
        loadSecond();
    applyComposition();
    showBoundaries();
    m_map->setRulersShown(settings.rulers);
    m_map->setScaleBarShown(settings.scaleBar);
    emit settingsChanged();
}

LayerLook MapPane::look() const
{
    LayerLook look{m_settings.colourMap, std::nullopt};
    if (!m_settings.autoRange)
        look.range = {static_cast<float>(m_settings.low), static_cast<float>(m_settings.high)};
    return look;
}

void MapPane::openPanel()
{
    auto* panel = new PanePanel(m_session, *this);
    panel->setAttribute(Qt::WA_DeleteOnClose);
    panel->openBelow(*m_options);
}

void MapPane::applyComposition()
{
    m_map->setComposition({m_settings.secondMode == "swipe" ? SecondMode::Swipe : SecondMode::Blend,
                           m_settings.opacity, m_settings.swipe});
}

/// The second layer takes the look that suits it.
void MapPane::loadSecond()
{
    const int generation = ++m_secondGeneration;
    const QString id = toQString(m_settings.secondLayer);
    const std::vector<LayerName> layers = layersOf(m_session);
    const bool known =
        std::any_of(layers.begin(), layers.end(), [&](const LayerName& layer) { return layer.id == id; });
    if (!known || !m_session.scan())
        return m_map->setSecond({});
    try {
        const MapLayer layer = makeLayer(m_session, id);
        if (!layer.rest)
            return m_map->setSecond(layer.raster);
        m_runner.start(
            {Lane::Interactive, tr("Prepare picture"), {}, QStringLiteral("secondPicture:") + objectName(), false},
            completed(layer), this, [this, generation](MapLayer made) {
                if (generation == m_secondGeneration)
                    m_map->setSecond(std::move(made.raster));
            });
    } catch (const Error&) { // the first layer of that map says what is wrong with it
        m_map->setSecond({});
    }
}

void MapPane::showBoundaries()
{
    const QRgb colour = QColor(toQString(m_settings.boundaryColour)).rgb();
    const int width = m_settings.boundaryWidth;
    const auto& reference = m_session.reference();
    const bool hasPhases = reference && !reference->phaseId.empty();
    if (m_settings.boundaries == "grains") {
        if (const auto found = m_boundaries.of(m_settings.lowAngleDeg, m_settings.highAngleDeg))
            return m_map->setBoundaries(grainBoundaries(found, colour, width));
    } else if (m_settings.boundaries == "phases" && hasPhases) {
        return m_map->setBoundaries(phaseBoundaries(reference, colour, width));
    } else if (m_settings.boundaries == "result" && m_session.result()) {
        return m_map->setBoundaries(phaseBoundaries(m_session.result(), colour, width));
    }
    m_map->setBoundaries(std::nullopt);
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
    m_selector->updateGeometry(); // its signals are blocked
    updateBadge();
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
    MapLayer layer = makeLayer(m_session, m_layer, look());
    m_scale = layer.scale;
    if (!layer.rest)
        return show(std::move(layer));
    m_runner.start(
        {Lane::Interactive, tr("Prepare picture"), {}, QStringLiteral("picture of ") + objectName(), false},
        completed(std::move(layer)), this, [this, generation](MapLayer made) {
            if (generation != m_generation)
                return;
            show(std::move(made));
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
    const bool wasEmpty = m_map->raster().isEmpty(); // then the second layer was taken away too
    m_map->setRaster(std::move(layer.raster));
    m_map->setColourScale(layer.scale, layer.unit);
    if (wasEmpty && !m_settings.secondLayer.empty())
        loadSecond();
    m_map->setKey(layer.key);
    std::vector<KeyImage> keys;
    for (const draw::KeyPicture& key : layer.keyPictures)
        keys.push_back({toQString(key.title), toQImage(key.image)});
    m_map->setKeyImages(std::move(keys));
}

void MapPane::updateRows(std::int64_t first, std::int64_t last)
{
    if (growsWithResult(m_layer) || growsWithResult(toQString(m_settings.secondLayer)) ||
        m_settings.boundaries == "result")
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

/// Says "sim." where the whole word would cut the name of the layer.
void MapPane::updateBadge()
{
    m_badge->setVisible(m_session.isSimulated() && !m_map->raster().isEmpty());
    const QString whole = tr("simulated");
    const int needed = m_selector->sizeHint().width() + m_badge->fontMetrics().horizontalAdvance(whole) + headerRest;
    m_badge->setText(width() < needed ? tr("sim.", "short for simulated") : whole);
}

void MapPane::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    updateBadge();
}

} // namespace kikuscope::ui
