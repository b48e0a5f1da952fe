// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/pane_panel.h"

#include "ui/views/map_pane.h"
#include "ui/widgets/qt_convert.h"

#include <QCheckBox>
#include <QColorDialog>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScreen>
#include <QSlider>
#include <QSpinBox>
#include <algorithm>
#include <cmath>

namespace kikuscope::ui {
namespace {

constexpr int opacitySteps = 100;

template <class Widget> Widget* named(Widget* widget, const char* objectName, const QString& accessibleName)
{
    widget->setObjectName(QString::fromLatin1(objectName));
    widget->setAccessibleName(accessibleName);
    widget->setToolTip(accessibleName);
    return widget;
}

QWidget* row(std::initializer_list<QWidget*> widgets)
{
    auto* box = new QWidget;
    auto* layout = new QHBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QWidget* widget : widgets)
        layout->addWidget(widget);
    return box;
}

QDoubleSpinBox* angleBox()
{
    auto* box = new QDoubleSpinBox;
    box->setRange(0.1, 180);
    box->setDecimals(1);
    box->setSuffix(QStringLiteral("°"));
    return box;
}

void choose(QComboBox& box, const std::string& data) { box.setCurrentIndex(std::max(0, box.findData(toQString(data)))); }
std::string chosen(const QComboBox& box) { return toStdString(box.currentData().toString()); }

} // namespace

PanePanel::PanePanel(const Session& session, MapPane& pane)
    : QFrame(&pane, Qt::Popup), m_session(session), m_pane(pane)
{
    setObjectName(QStringLiteral("panePanel"));
    setFrameShape(QFrame::StyledPanel);
    auto* form = new QFormLayout(this);
    form->setContentsMargins(12, 10, 12, 10);
    makeColours(*form);
    makeSecond(*form);
    makeBoundaries(*form);
    makeCommands(*form);
    fill(pane.settings());
    for (QComboBox* box : {m_colourMap, m_second, m_mode, m_boundaries})
        connect(box, &QComboBox::activated, this, &PanePanel::apply);
    for (QCheckBox* box : {m_auto, m_rulers, m_scaleBar})
        connect(box, &QCheckBox::toggled, this, &PanePanel::apply);
    for (QDoubleSpinBox* box : {m_low, m_high, m_lowAngle, m_highAngle})
        connect(box, &QDoubleSpinBox::valueChanged, this, &PanePanel::apply);
    connect(m_opacity, &QSlider::valueChanged, this, &PanePanel::apply);
    connect(m_width, &QSpinBox::valueChanged, this, &PanePanel::apply);
}

void PanePanel::makeColours(QFormLayout& form)
{
    m_colourMap = named(new QComboBox, "paneColourMap", tr("Colours of a layer of numbers"));
    m_colourMap->addItem(tr("as suits the layer"), QString());
    for (const std::string& name : draw::colourMaps())
        m_colourMap->addItem(toQString(name), toQString(name));
    m_auto = named(new QCheckBox(tr("automatic")), "paneAutoRange", tr("Range chosen from the values, without the outermost 1 % at each end"));
    m_low = named(new QDoubleSpinBox, "paneLow", tr("Value of the first colour"));
    m_high = named(new QDoubleSpinBox, "paneHigh", tr("Value of the last colour"));
    for (QDoubleSpinBox* box : {m_low, m_high}) {
        box->setRange(-1e9, 1e9);
        box->setDecimals(3);
        box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
        box->setKeyboardTracking(false);
    }
    form.addRow(tr("Colours"), m_colourMap);
    form.addRow(tr("Range"), row({m_auto, m_low, m_high}));
}

void PanePanel::makeSecond(QFormLayout& form)
{
    m_second = named(new QComboBox, "paneSecondLayer", tr("A second layer over the first"));
    m_second->addItem(tr("none"), QString());
    for (const LayerName& layer : layersOf(m_session))
        if (layer.id != m_pane.layer())
            m_second->addItem(layer.title, layer.id);
    m_mode = named(new QComboBox, "paneSecondMode", tr("How the second layer is shown; key X shows it alone"));
    m_mode->addItem(tr("blended"), QStringLiteral("blend"));
    m_mode->addItem(tr("beside a handle"), QStringLiteral("swipe"));
    m_opacity = named(new QSlider(Qt::Horizontal), "paneOpacity", tr("Opacity of the second layer (keys [ and ])"));
    m_opacity->setRange(0, opacitySteps);
    form.addRow(tr("Over it"), m_second);
    form.addRow(QString(), row({m_mode, m_opacity}));
}

void PanePanel::makeBoundaries(QFormLayout& form)
{
    m_boundaries = named(new QComboBox, "paneBoundaries", tr("Boundaries drawn over the map"));
    m_boundaries->addItem(tr("none"), QStringLiteral("none"));
    m_boundaries->addItem(tr("grains of the reference"), QStringLiteral("grains"));
    m_boundaries->addItem(tr("phases of the reference"), QStringLiteral("phases"));
    m_boundaries->addItem(tr("phases of the network"), QStringLiteral("result"));
    m_colour = named(new QPushButton, "paneBoundaryColour", tr("Colour of the boundaries"));
    m_width = named(new QSpinBox, "paneBoundaryWidth", tr("Width of the boundaries"));
    m_width->setRange(1, 9);
    m_width->setSuffix(tr(" px"));
    m_lowAngle = named(angleBox(), "paneLowAngle", tr("Smallest misorientation of a low-angle boundary, drawn half transparent"));
    m_highAngle = named(angleBox(), "paneHighAngle", tr("Smallest misorientation of a high-angle boundary"));
    for (QDoubleSpinBox* box : {m_lowAngle, m_highAngle})
        box->setKeyboardTracking(false);
    m_rulers = named(new QCheckBox(tr("rulers")), "paneRulers", tr("Micrometres along the edges"));
    m_scaleBar = named(new QCheckBox(tr("scale bar")), "paneScaleBar", tr("Scale bar"));
    connect(m_colour, &QPushButton::clicked, this, &PanePanel::pickColour);
    form.addRow(tr("Boundaries"), m_boundaries);
    form.addRow(QString(), row({m_colour, m_width, m_lowAngle, m_highAngle}));
    form.addRow(tr("Measure"), row({m_rulers, m_scaleBar}));
}

void PanePanel::makeCommands(QFormLayout& form)
{
    const auto command = [this](const char* name, const QString& text, const auto& emitIt) {
        auto* button = named(new QPushButton(text), name, text);
        connect(button, &QPushButton::clicked, this, [this, emitIt] {
            close();
            emitIt();
        });
        return button;
    };
    auto* right = command("paneAddRight", tr("Pane right"), [this] { emit m_pane.addRequested(Qt::Horizontal); });
    auto* below = command("paneAddBelow", tr("Pane below"), [this] { emit m_pane.addRequested(Qt::Vertical); });
    auto* large = command("paneMaximise", tr("Large"), [this] { emit m_pane.maximiseRequested(); });
    auto* closing = command("paneClose", tr("Close"), [this] { emit m_pane.closeRequested(); });
    form.addRow(row({right, below, large, closing}));
}

void PanePanel::fill(const PaneSettings& settings)
{
    m_filling = true;
    const std::optional<ScalarScale> scale = m_pane.scale();
    const auto shown = [&](double own, float automatic) {
        return settings.autoRange && scale ? static_cast<double>(automatic) : own;
    };
    choose(*m_colourMap, settings.colourMap);
    m_auto->setChecked(settings.autoRange);
    m_low->setValue(shown(settings.low, scale ? scale->low : 0));
    m_high->setValue(shown(settings.high, scale ? scale->high : 1));
    for (QWidget* widget : std::initializer_list<QWidget*>{m_colourMap, m_auto})
        widget->setEnabled(scale.has_value());
    for (QWidget* widget : {m_low, m_high})
        widget->setEnabled(scale && !settings.autoRange);
    choose(*m_second, settings.secondLayer);
    choose(*m_mode, settings.secondMode);
    m_opacity->setValue(static_cast<int>(std::lround(settings.opacity * opacitySteps)));
    m_opacity->setEnabled(!settings.secondLayer.empty() && settings.secondMode == "blend");
    m_mode->setEnabled(!settings.secondLayer.empty());
    choose(*m_boundaries, settings.boundaries);
    m_boundaryColour = settings.boundaryColour;
    QPixmap swatch(14, 14);
    swatch.fill(QColor(toQString(m_boundaryColour)));
    m_colour->setIcon(swatch);
    m_width->setValue(settings.boundaryWidth);
    m_lowAngle->setValue(settings.lowAngleDeg);
    m_highAngle->setValue(settings.highAngleDeg);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_colour, m_width})
        widget->setEnabled(settings.boundaries != "none");
    for (QWidget* widget : {m_lowAngle, m_highAngle})
        widget->setEnabled(settings.boundaries == "grains");
    m_rulers->setChecked(settings.rulers);
    m_scaleBar->setChecked(settings.scaleBar);
    m_filling = false;
}

void PanePanel::apply()
{
    if (m_filling)
        return;
    PaneSettings s = m_pane.settings();
    s.colourMap = chosen(*m_colourMap);
    s.autoRange = m_auto->isChecked();
    s.low = m_low->value();
    s.high = m_high->value();
    s.secondLayer = chosen(*m_second);
    s.secondMode = chosen(*m_mode);
    s.opacity = m_opacity->value() / static_cast<double>(opacitySteps);
    s.boundaries = chosen(*m_boundaries);
    s.boundaryColour = m_boundaryColour;
    s.boundaryWidth = m_width->value();
    s.lowAngleDeg = m_lowAngle->value();
    s.highAngleDeg = std::max(m_highAngle->value(), s.lowAngleDeg);
    s.rulers = m_rulers->isChecked();
    s.scaleBar = m_scaleBar->isChecked();
    m_pane.setSettings(s);
    fill(m_pane.settings());
}

void PanePanel::pickColour()
{
    auto* dialog = new QColorDialog(QColor(toQString(m_boundaryColour)), &m_pane);
    dialog->setObjectName(QStringLiteral("boundaryColourDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QColorDialog::colorSelected, &m_pane, [&pane = m_pane](const QColor& colour) {
        PaneSettings s = pane.settings();
        s.boundaryColour = toStdString(colour.name());
        pane.setSettings(s);
    });
    close(); // a popup would keep the mouse from the dialog
    dialog->open();
}

void PanePanel::openBelow(const QWidget& button)
{
    adjustSize();
    QPoint corner = button.mapToGlobal(QPoint(button.width(), button.height())) - QPoint(width(), 0);
    if (const QScreen* screen = button.screen()) {
        const QRect room = screen->availableGeometry();
        corner.setX(std::clamp(corner.x(), room.left(), std::max(room.left(), room.right() - width())));
        corner.setY(std::clamp(corner.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    }
    move(corner);
    QFrame::show();
    m_second->setFocus();
}

} // namespace kikuscope::ui
