// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/explain_view.h"

#include "core/base/settings.h"
#include "core/base/version.h"
#include "ui/widgets/elided_combo_box.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/qt_convert.h"

#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QRegularExpression>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <algorithm>
#include <map>
#include <utility>

namespace kikuscope::ui {
namespace {

constexpr std::size_t mostOfMean = 1000; // patterns
constexpr int crystalSide = 257;         // pixels of the stereographic projection
constexpr int noSecond = -1;             // data of the second class box; 0: the model's answer
const QString heatKey = QStringLiteral("explain");

QComboBox* makeBox(QWidget* parent, const QString& name, const QString& accessibleName)
{
    auto* box = new ElidedComboBox(parent);
    box->setObjectName(name);
    box->setAccessibleName(accessibleName);
    box->setToolTip(accessibleName);
    box->setMinimumContentsLength(6);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    return box;
}

QToolButton* makeButton(QWidget* parent, const QString& name, const QString& text, const QString& tip, bool checkable)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(tip);
    button->setCheckable(checkable);
    return button;
}

QHBoxLayout* rowOf(std::initializer_list<QWidget*> widgets)
{
    auto* row = new QHBoxLayout;
    row->setSpacing(4);
    for (QWidget* widget : widgets)
        row->addWidget(widget);
    return row;
}

std::vector<std::int64_t> pixelsOf(const PixelSelection& selection)
{
    std::vector<std::int64_t> pixels;
    pixels.reserve(static_cast<std::size_t>(selection.count));
    for (std::size_t i = 0; i < selection.mask->size(); ++i)
        if ((*selection.mask)[i])
            pixels.push_back(static_cast<std::int64_t>(i));
    return pixels;
}

double probabilityOf(const nn::Explanation& heat) { return static_cast<double>(heat.probabilities[static_cast<std::size_t>(heat.classId - 1)]); }

} // namespace

ExplainView::ExplainView(Session& session, JobRunner& runner, QWidget* parent) : QWidget(parent), m_session(session), m_runner(runner)
{
    setObjectName(QStringLiteral("explainView"));
    createControls();
    m_left = createPanel(QStringLiteral("explainCanvas"), tr("Heat of the pattern at the crosshair"));
    m_right = createPanel(QStringLiteral("explainSecondCanvas"), tr("Heat to compare with"));
    m_bar = new HeatBar(this);
    m_text = new ElidedLabel(this);
    m_text->setObjectName(QStringLiteral("explainText"));
    m_text->setProperty("role", QStringLiteral("subtle"));
    m_panels = new QBoxLayout(QBoxLayout::LeftToRight);
    arrange(m_panels);
    follow();
    fillClasses();
    fillLayers(0);
    restyle();
    renewProbe();
}

void ExplainView::createControls()
{
    m_class = makeBox(this, QStringLiteral("explainClass"), tr("Class to explain"));
    m_method = makeBox(this, QStringLiteral("explainMethod"), tr("Method"));
    m_method->addItem(tr("Grad-CAM"), static_cast<int>(nn::ExplainMethod::GradCam));
    m_method->addItem(tr("Grad-CAM++"), static_cast<int>(nn::ExplainMethod::GradCamPlusPlus));
    m_method->addItem(tr("Occlusion"), static_cast<int>(nn::ExplainMethod::Occlusion));
    m_layer = makeBox(this, QStringLiteral("explainLayer"), tr("Stage of the network: earlier ones are finer but know less"));
    m_colours = makeBox(this, QStringLiteral("explainColours"), tr("Colours of the heat"));
    for (const char* name : {"viridis", "cividis", "jet"})
        m_colours->addItem(QString::fromLatin1(name), QString::fromLatin1(name));
    m_opacity = new QSlider(Qt::Horizontal, this);
    m_opacity->setObjectName(QStringLiteral("explainOpacity"));
    m_opacity->setRange(0, 100);
    m_opacity->setValue(50);
    m_opacity->setToolTip(tr("Opacity of the heat"));
    m_opacity->setAccessibleName(tr("Opacity of the heat"));
    m_marks = makeButton(this, QStringLiteral("explainMarks"), tr("Bands"),
                         tr("Draw Kikuchi bands and zone axes with their Miller indices, where the reference knows the orientation"), true);
    m_secondClass = makeBox(this, QStringLiteral("explainSecondClass"), tr("Class of the second panel"));
    m_pin = makeButton(this, QStringLiteral("explainPin"), tr("Pin"), tr("Keep this pixel in the second panel"), true);
    m_meanButton = makeButton(this, QStringLiteral("explainMean"), tr("Mean"), tr("Mean heat of the selected pixels, in the second panel"), false);
    m_crystalAction = new QAction(tr("Mean by crystal direction"), this);
    m_crystalAction->setObjectName(QStringLiteral("explainMeanCrystal"));
    m_crystalAction->setToolTip(tr("Aligned by the orientations of the reference, for the commonest phase of the selection"));
    m_meanButton->addAction(m_crystalAction);
    m_meanButton->setPopupMode(QToolButton::MenuButtonPopup);
    m_save = makeButton(this, QStringLiteral("explainSave"), tr("PNG…"), tr("Save the panels as a picture"), false);
}

ExplainView::Panel ExplainView::createPanel(const QString& name, const QString& accessibleName)
{
    Panel panel{new HeatCanvas(this), new ElidedLabel(this)};
    panel.canvas->setObjectName(name);
    panel.canvas->setAccessibleName(accessibleName);
    panel.caption->setObjectName(name + QStringLiteral("Caption"));
    return panel;
}

void ExplainView::arrange(QBoxLayout* panels)
{
    panels->setSpacing(6);
    for (const Panel& panel : {m_left, m_right}) {
        auto* column = new QVBoxLayout;
        column->setSpacing(2);
        column->addWidget(panel.canvas, 1);
        column->addWidget(panel.caption);
        panels->addLayout(column, 1);
    }
    auto* pictures = new QHBoxLayout;
    pictures->setSpacing(6);
    pictures->addLayout(panels, 1);
    pictures->addWidget(m_bar);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->setSpacing(4);
    layout->addLayout(rowOf({m_class, m_method, m_layer}));
    layout->addLayout(rowOf({m_colours, m_opacity, m_marks}));
    layout->addLayout(rowOf({m_secondClass, m_pin, m_meanButton, m_save}));
    layout->addLayout(pictures, 1);
    layout->addWidget(m_text);
}

void ExplainView::follow()
{
    for (QComboBox* box : {m_class, m_method, m_layer})
        connect(box, &QComboBox::activated, this, &ExplainView::fetch);
    connect(m_secondClass, &QComboBox::activated, this, [this] {
        forgetMean();
        fetch();
    });
    connect(m_marks, &QToolButton::toggled, this, &ExplainView::fetch);
    connect(m_pin, &QToolButton::toggled, this, &ExplainView::pin);
    connect(m_meanButton, &QToolButton::clicked, this, &ExplainView::startMean);
    connect(m_crystalAction, &QAction::triggered, this, &ExplainView::startCrystalMean);
    connect(m_save, &QToolButton::clicked, this, &ExplainView::askSave);
    connect(m_colours, &QComboBox::activated, this, &ExplainView::restyle);
    connect(m_opacity, &QSlider::valueChanged, this, &ExplainView::restyle);
    connect(&m_session, &Session::scanChanged, this, &ExplainView::renewProbe);
    connect(&m_session, &Session::detectorChanged, this, &ExplainView::renewProbe);
    connect(&m_session, &Session::referenceChanged, this, &ExplainView::renewProbe);
    connect(&m_session, &Session::modelChanged, this, [this] {
        fillClasses();
        fillLayers(0);
        renewProbe();
    });
    connect(&m_session, &Session::pixelChanged, this, &ExplainView::fetch);
    connect(&m_session, &Session::selectionChanged, this, &ExplainView::updateControls);
}

void ExplainView::renewProbe()
{
    const auto& scan = m_session.scan();
    const bool possible = scan && scan->patterns && m_session.usableModel();
    m_probe = possible ? std::make_shared<HeatProbe>(scan, m_session.model(), m_session.reference()) : nullptr;
    forgetMean();
    m_pinned = -1;
    const QSignalBlocker quiet(m_pin);
    m_pin->setChecked(false);
    fetch();
}

void ExplainView::fillClasses()
{
    const auto& model = m_session.model();
    for (QComboBox* box : {m_class, m_secondClass}) {
        const QString before = box->currentText();
        box->clear();
        if (box == m_secondClass)
            box->addItem(tr("No second panel"), noSecond);
        box->addItem(tr("Model's answer"), 0);
        if (model)
            for (int id = 1; id <= model->classes.size(); ++id)
                box->addItem(phaseTitle(model->classes[id]), id);
        box->setCurrentIndex(std::max(0, box->findText(before)));
    }
}

void ExplainView::fillLayers(int layers)
{
    if (m_layer->count() == layers + 1)
        return;
    const int before = m_layer->currentData().toInt();
    m_layer->clear();
    m_layer->addItem(tr("Last stage"), 0);
    for (int layer = 1; layer <= layers; ++layer)
        m_layer->addItem(tr("Stage %1").arg(layer), layer);
    m_layer->setCurrentIndex(std::max(0, m_layer->findData(before)));
}

nn::ExplainOptions ExplainView::options(const QComboBox* classBox) const
{
    return {static_cast<nn::ExplainMethod>(m_method->currentData().toInt()), std::max(0, classBox->currentData().toInt()),
            m_layer->currentData().toInt()};
}

void ExplainView::fetch()
{
    m_stale = !isVisible();
    updateControls();
    if (m_stale) // nobody looks: no work
        return;
    if (!m_probe || m_session.pixel() < 0)
        return present({}, {});
    const HeatRequest first{m_session.pixel(), options(m_class), m_marks->isChecked()};
    HeatRequest second{m_pinned >= 0 ? m_pinned : m_session.pixel(), options(m_secondClass), m_marks->isChecked()};
    if (m_meanPicture || (m_pinned < 0 && m_secondClass->currentData().toInt() == noSecond))
        second.pixel = -1;
    m_runner.start(
        {Lane::Interactive, tr("Explain the pattern"), {}, heatKey, false},
        [probe = m_probe, first, second](JobMonitor&) {
            return std::pair(probe->heat(first), second.pixel >= 0 ? probe->heat(second) : HeatAnswer{});
        },
        this,
        [this, probe = m_probe](std::pair<HeatAnswer, HeatAnswer> answers) {
            if (probe == m_probe)
                present(std::move(answers.first), std::move(answers.second));
        });
}

void ExplainView::present(HeatAnswer first, HeatAnswer second)
{
    m_first = std::move(first);
    m_second = std::move(second);
    if (!m_first.recorded.empty())
        fillLayers(m_first.layers);
    refresh();
}

void ExplainView::refresh()
{
    if (m_first.recorded.empty()) {
        m_left.canvas->clear(emptyReason());
        m_left.caption->clear();
    } else {
        m_left.canvas->setPicture(pictureOf(m_first));
        m_left.caption->setText(captionOf(m_first));
    }
    const bool two = m_meanPicture || !m_second.recorded.empty();
    m_right.canvas->setVisible(two);
    m_right.caption->setVisible(two);
    if (m_meanPicture) {
        m_right.canvas->setPicture(*m_meanPicture);
        m_right.caption->setText(m_meanCaption);
    } else if (two) {
        m_right.canvas->setPicture(pictureOf(m_second));
        m_right.caption->setText(captionOf(m_second));
    }
    m_text->setText(marksText());
    updateControls();
}

QString ExplainView::captionOf(const HeatAnswer& answer) const
{
    const auto& model = m_session.model();
    if (!model || !model->classes.contains(answer.heat.classId))
        return {};
    const ScanGrid& grid = m_session.scan()->grid;
    const QString caption = tr("%1, %2 %").arg(phaseTitle(model->classes[answer.heat.classId]), QLocale().toString(100 * probabilityOf(answer.heat), 'f', 1));
    const QString silent = answer.heat.peak() > 0 ? QString() : tr("nothing speaks for it");
    const QString where = tr("row %1, column %2").arg(grid.row(answer.pixel)).arg(grid.col(answer.pixel));
    return QStringList{caption, silent, where}.filter(QRegularExpression(QStringLiteral("."))).join(QStringLiteral(" · "));
}

QString ExplainView::emptyReason() const
{
    if (!m_session.scan())
        return {};
    if (!m_session.scan()->patterns)
        return tr("This file holds no patterns.");
    if (m_session.model() && !m_session.usableModel())
        return tr("This model needs the pattern centre: Analyse > Pattern centre.");
    return m_session.model() ? tr("No pattern here.") : tr("Choose a model to see what it looks at.");
}

QString ExplainView::marksText() const
{
    switch (m_first.marksState) {
    case MarksState::NotAsked: break;
    case MarksState::NoOrientation: return tr("No bands: the reference has no orientation here.");
    case MarksState::NoPatternCentre: return tr("No bands: the file does not say the pattern centre.");
    case MarksState::UnknownCrystal: return tr("No bands: cell or symmetry of %1 are not known.").arg(toQString(m_first.phase));
    case MarksState::Drawn:
        return m_first.marks->fromStructureFactors ? tr("Bands of %1 in the orientation of the reference").arg(toQString(m_first.phase))
                                                   : tr("Bands of %1 by lattice spacing: its atoms are not known").arg(toQString(m_first.phase));
    }
    return m_session.model() ? tr("Heat relative to its peak; what it says is how this model decides.") : QString();
}

void ExplainView::restyle()
{
    const HeatStyle style{m_colours->currentData().toString(), m_opacity->value() / 100.};
    m_left.canvas->setHeatStyle(style);
    m_right.canvas->setHeatStyle(style);
    m_bar->setColourMap(style.colourMap);
}

void ExplainView::pin(bool on)
{
    m_pinned = on ? m_session.pixel() : -1;
    forgetMean();
    fetch();
}

void ExplainView::forgetMean()
{
    m_mean.reset();
    m_crystalMean.reset();
    m_meanPicture.reset();
}

void ExplainView::startMean()
{
    const auto selection = m_session.selection();
    if (!selection || !m_probe || !selection->mask)
        return;
    const nn::ExplainOptions how = options(m_class);
    m_runner.start(
        {Lane::Compute, tr("Mean heat of the selection"), tr("patterns")},
        [scan = m_session.scan(), model = m_session.model(), selection, how](JobMonitor& job) {
            return nn::meanHeat(*scan, model, nn::evenSample(pixelsOf(*selection), mostOfMean), how, "cpu", job);
        },
        this,
        [this, probe = m_probe, how, selected = selection->count](nn::MeanHeat mean) {
            if (probe == m_probe)
                showMean(std::move(mean), how.classId, selected);
        });
}

void ExplainView::showMean(nn::MeanHeat mean, int classId, std::int64_t selected)
{
    const QLocale locale;
    m_meanCaption = tr("Mean of %1 of %2 selected · %3, %4 %")
                        .arg(locale.toString(qlonglong(mean.patterns)), locale.toString(qlonglong(selected)), classText(classId),
                             locale.toString(100 * mean.probability, 'f', 1));
    forgetMean();
    m_meanPicture = pictureOf(mean);
    m_mean = std::move(mean);
    refresh();
}

QString ExplainView::classText(int classId) const
{
    return classId > 0 ? phaseTitle(m_session.model()->classes[classId]) : tr("model's answers");
}

void ExplainView::startCrystalMean()
{
    const auto selection = m_session.selection();
    const auto reference = m_session.reference();
    if (!selection || !m_probe || !selection->mask || !reference)
        return;
    const std::vector<std::int64_t> pixels = nn::evenSample(pixelsOf(*selection), mostOfMean);
    std::map<int, int> counts; // of indexed phases
    for (const std::int64_t pixel : pixels)
        if (const int id = reference->phaseId[static_cast<std::size_t>(pixel)]; reference->phases.contains(id))
            ++counts[id];
    if (counts.empty()) {
        m_text->setText(tr("No bands: the reference has no orientation here."));
        return;
    }
    const int phaseId = std::ranges::max_element(counts, {}, [](const auto& entry) { return entry.second; })->first;
    const nn::ExplainOptions how = options(m_class);
    m_runner.start(
        {Lane::Compute, tr("Mean heat of the selection"), tr("patterns")},
        [scan = m_session.scan(), model = m_session.model(), reference, phaseId, pixels, how](JobMonitor& job) {
            return nn::crystalHeat(*scan, *reference, phaseId, model, pixels, how, crystalSide, "cpu", job);
        },
        this,
        [this, probe = m_probe, phase = reference->phases[phaseId], how](nn::CrystalHeat heat) {
            if (probe != m_probe)
                return;
            forgetMean();
            m_meanCaption = tr("%1 patterns of %2 by crystal direction · %3")
                                .arg(QLocale().toString(qlonglong(heat.patterns)), phaseTitle(phase), classText(how.classId));
            m_meanPicture = pictureOf(heat, phase);
            m_crystalMean = std::move(heat);
            refresh();
        });
}

void ExplainView::updateControls()
{
    const bool ready = m_probe != nullptr;
    m_pin->setEnabled(ready && (m_session.pixel() >= 0 || m_pin->isChecked()));
    m_meanButton->setEnabled(ready && m_session.selection() != nullptr);
    m_crystalAction->setEnabled(m_meanButton->isEnabled() && m_session.reference() && !m_session.reference()->orientation.empty() &&
                                m_session.scan()->detector.patternCentre);
    m_save->setEnabled(!m_first.recorded.empty());
    m_layer->setEnabled(ready && m_method->currentData().toInt() != static_cast<int>(nn::ExplainMethod::Occlusion));
}

void ExplainView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    if (m_stale)
        fetch();
}

/// Side by side where there is room for it, one above the other in a narrow dock.
void ExplainView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_panels->setDirection(width() > height() ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

QString ExplainView::provenance() const
{
    const auto& model = m_session.model();
    const auto how = options(m_class);
    const Json json{{"program", "Kikuscope " KIKUSCOPE_VERSION},
                    {"scan", m_session.scan()->name},
                    {"simulated", m_session.isSimulated()},
                    {"model", model ? model->name : ""},
                    {"model_hash", model ? model->hash : ""},
                    {"method", nn::explainMethods()[static_cast<std::size_t>(how.method)]},
                    {"layer", how.layer},
                    {"pixel", m_first.pixel}};
    return toQString(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

void ExplainView::saveFigure(const QString& path)
{
    std::vector<HeatFigurePanel> panels{{pictureOf(m_first), m_left.caption->text()}};
    if (m_meanPicture)
        panels.push_back({*m_meanPicture, m_meanCaption});
    else if (!m_second.recorded.empty())
        panels.push_back({pictureOf(m_second), m_right.caption->text()});
    const HeatStyle style{m_colours->currentData().toString(), m_opacity->value() / 100.};
    m_runner.start(
        {Lane::Interactive, tr("Save %1").arg(QFileInfo(path).fileName())},
        [panels, style, text = provenance(), path](JobMonitor&) {
            saveHeatFigure(panels, style, text, path);
            return true;
        },
        this, [](bool) {});
}

void ExplainView::askSave()
{
    auto* dialog = new QFileDialog(this, tr("Save heat maps"), {}, tr("PNG pictures (*.png)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("png"));
    connect(dialog, &QFileDialog::fileSelected, this, &ExplainView::saveFigure);
    dialog->open();
}

} // namespace kikuscope::ui
