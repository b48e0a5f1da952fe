// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/map_pane.h"

#include "core/base/error.h"
#include "ui/widgets/qt_convert.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <algorithm>

namespace kikuscope::ui {
namespace {

const QString resultLayer = QStringLiteral("result");
const QString confidenceLayer = QStringLiteral("confidence");
const QString referenceLayer = QStringLiteral("reference");
const QString scalarPrefix = QStringLiteral("scalar:");
const QString semPrefix = QStringLiteral("sem:");
const ScalarScale confidenceScale{0, 1, "viridis"};

} // namespace

bool isPatternQuality(const std::string& scalarName)
{
    static const char* const words[] = {"contrast", "iq", "bc", "bs", "slope", "quality"};
    const QString lower = toQString(scalarName).toLower();
    return std::any_of(std::begin(words), std::end(words), [&](const char* w) { return lower.contains(QLatin1String(w)); });
}

MapPane::MapPane(Session& session, MapViewport& viewport, const QString& layer, QWidget* parent)
    : QFrame(parent), m_session(session), m_layer(layer), m_selector(new QComboBox(this)), m_badge(new QLabel(tr("simulated"), this)),
      m_note(new QLabel(this)), m_map(new MapWidget(viewport, this))
{
    setProperty("role", QStringLiteral("pane"));
    m_selector->setObjectName(QStringLiteral("layerSelector"));
    m_selector->setAccessibleName(tr("Layer shown in this pane"));
    m_selector->setToolTip(tr("Choose what this pane shows"));
    m_selector->setFocusPolicy(Qt::TabFocus);
    m_selector->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_map->setObjectName(QStringLiteral("map"));
    m_badge->setProperty("role", QStringLiteral("badge"));
    m_badge->setToolTip(tr("These data were computed, not measured."));
    m_note->setProperty("role", QStringLiteral("subtle"));
    m_note->setMinimumWidth(1);

    auto* header = new QHBoxLayout;
    header->setContentsMargins(4, 4, 8, 0);
    header->setSpacing(8);
    header->addWidget(m_selector);
    header->addWidget(m_badge, 0, Qt::AlignVCenter);
    header->addStretch(1);
    header->addWidget(m_note);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(1, 1, 1, 1);
    layout->setSpacing(4);
    layout->addLayout(header);
    layout->addWidget(m_map, 1);

    connect(m_selector, &QComboBox::activated, this, [this] { setLayer(m_selector->currentData().toString()); });
    connect(&session, &Session::scanChanged, this, [this] { reloadIf(true); });
    connect(&session, &Session::resultChanged, this, [this] { reloadIf(m_layer == resultLayer || m_layer == confidenceLayer); });
    connect(&session, &Session::referenceChanged, this, [this] { reloadIf(m_layer == referenceLayer || m_layer.startsWith(scalarPrefix)); });
    connect(&session, &Session::semImagesChanged, this, [this] { reloadIf(m_layer.startsWith(semPrefix)); });
    connect(&session, &Session::coloursChanged, this, [this] { reloadIf(m_layer == referenceLayer); });
    connect(&session, &Session::modelChanged, this, [this] { reloadIf(m_map->raster().isEmpty()); });
    connect(&session, &Session::resultRowsChanged, this, &MapPane::updateRows);
    connect(&session, &Session::pixelChanged, this, &MapPane::updateCrosshair);
    reloadIf(true);
}

QString MapPane::layerTitle() const { return m_selector->currentText(); }

void MapPane::setLayer(const QString& layer)
{
    m_layer = layer;
    reloadIf(true);
    emit layerChanged();
}

void MapPane::fillSelector()
{
    const QSignalBlocker blocker(m_selector);
    m_selector->clear();
    m_selector->addItem(tr("Phases (network)"), resultLayer);
    m_selector->addItem(tr("Confidence"), confidenceLayer);
    m_selector->addItem(m_session.referenceIsGroundTruth() ? tr("Phases (ground truth)") : tr("Phases (reference)"), referenceLayer);
    if (const auto reference = m_session.reference())
        for (const ScalarMap& scalar : reference->scalars)
            m_selector->addItem(toQString(scalar.name), scalarPrefix + toQString(scalar.name));
    const auto& images = m_session.semImages();
    for (std::size_t i = 0; i < images.size(); ++i) {
        const QString name = toQString(images[i]->name);
        m_selector->addItem(name.isEmpty() ? tr("Electron image") : name, semPrefix + QString::number(i));
    }
    if (images.empty())
        m_selector->addItem(tr("Electron image"), semPrefix + QStringLiteral("0"));
    int index = m_selector->findData(m_layer);
    if (index < 0 && m_layer.startsWith(semPrefix)) {
        m_layer = semPrefix + QStringLiteral("0");
        index = m_selector->findData(m_layer);
    }
    if (index < 0) {
        m_layer = referenceLayer;
        index = m_selector->findData(m_layer);
    }
    m_selector->setCurrentIndex(index);
}

void MapPane::reloadIf(bool affected)
{
    fillSelector();
    if (!affected)
        return;
    try {
        reload();
    } catch (const Error& error) {
        showHint(toQString(error.what()));
    }
    updateBadge();
    updateCrosshair();
}

void MapPane::reload()
{
    m_note->clear();
    m_map->setColourScale(std::nullopt);
    if (!m_session.scan())
        return showHint({});
    if (m_layer == resultLayer || m_layer == confidenceLayer)
        showResult();
    else if (m_layer == referenceLayer)
        showReference();
    else if (m_layer.startsWith(scalarPrefix))
        showScalar(m_layer.mid(scalarPrefix.size()));
    else
        showSem(m_layer.mid(semPrefix.size()).toInt());
}

void MapPane::showResult()
{
    const auto result = m_session.result();
    if (!result)
        return showHint(m_session.scan()->patterns ? (m_session.model() ? tr("Not classified yet: press F5.") : tr("Not classified yet: choose a model, then press F5.")) : tr("This file holds no patterns to classify."));
    if (m_layer == confidenceLayer) {
        m_map->setRaster(confidenceRaster(*result, confidenceScale));
        m_map->setColourScale(confidenceScale);
    } else {
        m_map->setRaster(phaseRaster(result->grid, result->phaseId, m_session.resultColours(), result->state));
    }
}

void MapPane::showReference()
{
    const auto reference = m_session.reference();
    if (!reference || reference->phaseId.empty())
        return showHint(tr("No reference map: open an .ang, .ctf or HDF5 file with File > Open reference map."));
    m_note->setText(toQString(reference->name));
    m_note->setToolTip(toQString(reference->name));
    m_map->setRaster(phaseRaster(reference->grid, reference->phaseId, m_session.referenceColours()));
}

void MapPane::showScalar(const QString& name)
{
    const auto reference = m_session.reference();
    const ScalarMap* scalar = reference ? reference->scalar(toStdString(name)) : nullptr;
    if (!scalar || scalar->values.empty())
        return showHint(tr("%1 is not in this file.").arg(name));
    const ScalarScale scale = robustScale(scalar->values, isPatternQuality(scalar->name) ? "grey" : "viridis");
    m_map->setRaster(scalarRaster(reference->grid, scalar->values, scale));
    m_map->setColourScale(scale, toQString(scalar->unit));
}

void MapPane::showSem(int index)
{
    const auto& images = m_session.semImages();
    if (index < 0 || static_cast<std::size_t>(index) >= images.size())
        return showHint(tr("No electron image: open one with File > Open electron image."));
    const SemImage& image = *images[static_cast<std::size_t>(index)];
    if (!image.mapInImage) {
        m_note->setText(tr("placement not recorded"));
        m_note->setToolTip(tr("The file does not say where the map lies in this image; it is drawn over the whole map."));
    }
    m_map->setRaster(semRaster(image, semAreaUm(image, m_session.scan()->grid)));
}

void MapPane::updateRows(std::int64_t first, std::int64_t last)
{
    const auto result = m_session.result();
    if (!result || m_map->raster().isEmpty())
        return;
    if (m_layer == resultLayer)
        updatePhaseRows(m_map->editRaster(), result->grid, result->phaseId, m_session.resultColours(), result->state, first, last);
    else if (m_layer == confidenceLayer)
        updateConfidenceRows(m_map->editRaster(), *result, confidenceScale, first, last);
    else
        return;
    m_map->rasterChanged();
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

void MapPane::updateBadge() { m_badge->setVisible(m_session.isSimulated() && !m_map->raster().isEmpty()); }

} // namespace kikuscope::ui
