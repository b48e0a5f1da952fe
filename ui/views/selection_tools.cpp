// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/selection_tools.h"

#include "ui/session/selection_command.h"
#include "ui/views/map_area.h"
#include "ui/views/map_pane.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QActionGroup>
#include <QDoubleSpinBox>
#include <QMenu>
#include <QMouseEvent>
#include <QToolBar>
#include <QToolButton>
#include <QWidgetAction>
#include <algorithm>
#include <numbers>

namespace kikuscope::ui {
namespace {

constexpr double dragPixels = 4; // a shorter way is a click
using analysis::Combination;

bool isFreehand(SelectionTool tool) { return tool == SelectionTool::Lasso || tool == SelectionTool::Pixel; }
bool hasTwoEnds(SelectionTool tool)
{
    return tool == SelectionTool::Rectangle || tool == SelectionTool::Line;
}

} // namespace

SelectionTools::SelectionTools(Session& session, JobRunner& runner, MapArea& maps, QObject* parent)
    : QObject(parent), m_session(session), m_runner(runner), m_maps(maps)
{
    setObjectName(QStringLiteral("selectionTools"));
    createActions();
    adoptPanes();
    connect(&maps, &MapArea::paneLayoutChanged, this, &SelectionTools::adoptPanes);
    connect(&session, &Session::scanChanged, this, [this] {
        cancel();
        for (QAction* action : actions())
            action->setEnabled(m_session.scan() != nullptr);
    });
    connect(&session, &Session::coloursChanged, this, &SelectionTools::applyIcons); // also sent by a new theme
    applyIcons();
}

void SelectionTools::adoptPanes()
{
    for (MapPane* pane : m_maps.findChildren<MapPane*>())
        if (std::ranges::none_of(m_panes, [pane](const Entry& entry) { return entry.pane == pane; }))
            adopt(*pane);
}

void SelectionTools::adopt(MapPane& pane)
{
    m_panes.push_back({&pane, &pane.map(), new SketchOverlay(m_maps.viewport(), &pane.map())});
    pane.map().installEventFilter(this);
    connect(&pane, &QObject::destroyed, this, [this, gone = &pane] {
        std::erase_if(m_panes, [gone](const Entry& entry) { return entry.pane == gone; });
    });
}

void SelectionTools::createActions()
{
    struct Row
    {
        int value;
        const char *name, *icon;
        QString text;
        QKeySequence key;
        QString tip;
    };
    const auto add = [this](QActionGroup* group, const Row& row) {
        auto* action = new QAction(row.text, group);
        action->setObjectName(QString::fromLatin1(row.name));
        action->setCheckable(true);
        action->setData(row.value);
        action->setProperty("iconName", QString::fromLatin1(row.icon));
        action->setShortcut(row.key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut); // letters are free outside of the maps
        const QString keys = row.key.toString(QKeySequence::NativeText);
        action->setToolTip(row.tip + (keys.isEmpty() ? QString() : QStringLiteral("  (%1)").arg(keys)));
        action->setEnabled(m_session.scan() != nullptr);
        m_maps.addAction(action);
    };
    m_tools = new QActionGroup(this);
    const Row tools[] = {
        {int(SelectionTool::Probe), "toolProbe", "tool-probe", tr("Crosshair"), Qt::Key_V,
         tr("Move the crosshair; nothing is selected")},
        {int(SelectionTool::Pixel), "toolPixel", "tool-pixel", tr("Select pixels"), Qt::Key_P,
         tr("Select pixels: click, or drag over them")},
        {int(SelectionTool::Rectangle), "toolRectangle", "tool-rectangle", tr("Select rectangle"), Qt::Key_R,
         tr("Select a rectangle")},
        {int(SelectionTool::Lasso), "toolLasso", "tool-lasso", tr("Select with lasso"), Qt::Key_L,
         tr("Select inside a line drawn by hand, or inside corners that are clicked; a double click or Enter "
            "closes them")},
        {int(SelectionTool::Line), "toolLine", "tool-line", tr("Line profile"), Qt::Key_I,
         tr("Select the pixels along a line; the statistics show the profile")},
        {int(SelectionTool::Flood), "toolFlood", "tool-flood", tr("Select phase region"), Qt::Key_F,
         tr("Select the connected pixels of one phase")},
        {int(SelectionTool::Grain), "toolGrain", "tool-grain", tr("Select grain"), Qt::Key_G,
         tr("Select a grain: connected pixels of one phase, with orientations also within a misorientation "
            "angle")}};
    for (const Row& row : tools)
        add(m_tools, row);
    m_tools->actions().first()->setChecked(true);
    m_combinations = new QActionGroup(this);
    const Row combinations[] = {{int(Combination::Replace),
                                 "combineReplace",
                                 "combine-replace",
                                 tr("Replace selection"),
                                 {},
                                 tr("The shape replaces the selection")},
                                {int(Combination::Add),
                                 "combineAdd",
                                 "combine-add",
                                 tr("Add to selection"),
                                 {},
                                 tr("The shape is added to the selection (Shift)")},
                                {int(Combination::Subtract),
                                 "combineSubtract",
                                 "combine-subtract",
                                 tr("Subtract from selection"),
                                 {},
                                 tr("The shape is taken out of the selection (Alt)")},
                                {int(Combination::Intersect),
                                 "combineIntersect",
                                 "combine-intersect",
                                 tr("Intersect with selection"),
                                 {},
                                 tr("What is in the selection and in the shape (Shift+Alt)")}};
    for (const Row& row : combinations)
        add(m_combinations, row);
    m_combinations->actions().first()->setChecked(true);
    connect(m_tools, &QActionGroup::triggered, this,
            [this](const QAction* a) { setTool(static_cast<SelectionTool>(a->data().toInt())); });
}

QList<QAction*> SelectionTools::actions() const { return m_tools->actions() + m_combinations->actions(); }

void SelectionTools::applyIcons()
{
    for (QAction* action : actions())
        action->setIcon(icon(action->property("iconName").toString()));
}

QToolBar* SelectionTools::makeToolBar(QWidget* parent)
{
    auto* bar = new QToolBar(tr("Selection tools"), parent);
    bar->setObjectName(QStringLiteral("selectionToolBar"));
    bar->setIconSize({18, 18});
    bar->setToolButtonStyle(Qt::ToolButtonIconOnly);
    bar->addActions(m_tools->actions());
    bar->addSeparator();
    bar->addActions(m_combinations->actions());
    auto* angle = new QDoubleSpinBox;
    angle->setObjectName(QStringLiteral("grainAngle"));
    angle->setAccessibleName(tr("Grain angle"));
    angle->setPrefix(tr("grain angle "));
    angle->setSuffix(QStringLiteral("°"));
    angle->setRange(0.1, 62);
    angle->setDecimals(1);
    angle->setValue(m_grainAngleDeg);
    connect(angle, &QDoubleSpinBox::valueChanged, this, &SelectionTools::setGrainAngleDeg);
    auto* menu = new QMenu(bar);
    auto* holder = new QWidgetAction(menu);
    holder->setDefaultWidget(angle);
    menu->addAction(holder);
    for (QAction* action : actions())
        if (auto* button = qobject_cast<QToolButton*>(bar->widgetForAction(action))) {
            button->setAccessibleName(action->text());
            button->setFocusPolicy(Qt::TabFocus);
            if (action->objectName() == QLatin1String("toolGrain")) {
                button->setPopupMode(QToolButton::DelayedPopup); // hold the button down
                button->setMenu(menu);
            }
        }
    return bar;
}

void SelectionTools::setTool(SelectionTool tool)
{
    cancel();
    m_tool = tool;
    for (QAction* action : m_tools->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(tool));
}

Combination SelectionTools::combination() const
{
    return static_cast<Combination>(m_combinations->checkedAction()->data().toInt());
}

Combination SelectionTools::combinationFor(Qt::KeyboardModifiers modifiers) const
{
    const bool shift = modifiers & Qt::ShiftModifier, alt = modifiers & Qt::AltModifier;
    return shift && alt ? Combination::Intersect
           : shift      ? Combination::Add
           : alt        ? Combination::Subtract
                        : combination();
}

MapPane* SelectionTools::paneOf(QObject* map) const
{
    for (const Entry& entry : m_panes)
        if (entry.map == map)
            return entry.pane;
    return nullptr;
}

bool SelectionTools::eventFilter(QObject* watched, QEvent* event)
{
    MapPane* pane = paneOf(watched);
    if (!pane || !m_session.scan())
        return false;
    switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonDblClick:
        return press(*pane, *static_cast<QMouseEvent*>(event));
    case QEvent::MouseMove:
        return move(*pane, *static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonRelease:
        return release(*static_cast<QMouseEvent*>(event));
    case QEvent::KeyPress:
        return key(*pane, *static_cast<QKeyEvent*>(event));
    case QEvent::KeyRelease:
        if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space)
            m_spaceHeld = false;
        return false;
    case QEvent::FocusOut:
        m_spaceHeld = false;
        return false;
    case QEvent::ShortcutOverride: // Esc ends the shape before it stops a job
        if (static_cast<QKeyEvent*>(event)->key() != Qt::Key_Escape || m_um.isEmpty())
            return false;
        event->accept();
        return true;
    default:
        return false;
    }
}

bool SelectionTools::press(MapPane& pane, const QMouseEvent& event)
{
    if (m_tool == SelectionTool::Probe || event.button() != Qt::LeftButton || m_spaceHeld ||
        pane.map().raster().isEmpty())
        return false;
    const QPointF um = m_maps.viewport().toUm(event.position(), pane.map().size());
    if (m_byCorners &&
        event.type() == QEvent::MouseButtonDblClick) { // the click before it set the last corner
        finish();
        return true;
    }
    if (m_byCorners)
        m_um << um;
    else
        begin(pane, um, event.modifiers());
    m_buttonDown = m_byMouse = true;
    m_dragged = false;
    m_pressedAt = event.position();
    drawSketch();
    return true;
}

void SelectionTools::begin(MapPane& pane, QPointF um, Qt::KeyboardModifiers modifiers)
{
    cancel();
    m_pane = &pane;
    m_how = combinationFor(modifiers);
    m_um << um;
    if (hasTwoEnds(m_tool))
        m_um << um;
    m_cursor = um;
}

bool SelectionTools::move(MapPane& pane, const QMouseEvent& event)
{
    if (m_um.isEmpty() || event.buttons() & Qt::MiddleButton)
        return false;
    m_cursor = m_maps.viewport().toUm(event.position(), pane.map().size());
    if (event.buttons() & Qt::LeftButton) {
        m_dragged = m_dragged || QPointF(event.position() - m_pressedAt).manhattanLength() >= dragPixels;
        if (hasTwoEnds(m_tool))
            m_um.last() = m_cursor;
        else if (isFreehand(m_tool) && m_dragged)
            m_um << m_cursor;
    } else if (hasTwoEnds(m_tool)) { // the first end was set by a key
        m_um.last() = m_cursor;
    }
    drawSketch();
    emit pane.map().hovered(m_cursor);
    return true;
}

bool SelectionTools::release(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton || !m_buttonDown)
        return false;
    m_buttonDown = false;
    if (!m_pane)
        return true;
    const bool click = !m_dragged;
    if (click && !m_byCorners)
        emit m_pane->map().probed(m_um.first()); // the crosshair goes where one clicks, with every tool
    if (m_tool == SelectionTool::Lasso && (click || m_byCorners)) {
        m_byCorners = true;
        drawSketch();
    } else if (hasTwoEnds(m_tool) && click) {
        cancel();
    } else {
        finish();
    }
    return true;
}

bool SelectionTools::key(MapPane& pane, const QKeyEvent& event)
{
    switch (event.key()) {
    case Qt::Key_Space:
        m_spaceHeld = true;
        return false;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_tool == SelectionTool::Probe)
            return false;
        pointByKey(pane, event.modifiers());
        return true;
    case Qt::Key_Backspace:
        if (!m_byCorners)
            return false;
        m_um.removeLast();
        if (m_um.isEmpty())
            cancel();
        drawSketch();
        return true;
    case Qt::Key_Escape:
        if (!m_um.isEmpty())
            cancel();
        else if (m_session.selection())
            chooseSelection(m_session, nullptr);
        else
            return false;
        return true;
    default:
        return false;
    }
}

/// A press at the crosshair: the second ends a line or a box; a lasso ends when its last corner is named
/// again.
void SelectionTools::pointByKey(MapPane& pane, Qt::KeyboardModifiers modifiers)
{
    if (m_session.pixel() < 0 || pane.map().raster().isEmpty())
        return;
    const QPointF um = pixelCentreUm(m_session.scan()->grid, m_session.pixel());
    const bool started = !m_um.isEmpty();
    if (!started)
        begin(pane, um, modifiers);
    if (m_tool == SelectionTool::Lasso) {
        if (started && (m_byMouse || m_um.last() == um))
            return finish();
        m_byCorners = true;
        if (started)
            m_um << um;
        m_cursor = um;
    } else if (hasTwoEnds(m_tool)) {
        m_um.last() = um;
        if (started)
            return finish();
    } else {
        return finish();
    }
    drawSketch();
}

QString SelectionTools::describe(bool byReference) const
{
    if (m_how != Combination::Replace)
        return tr("several shapes");
    const QString map = byReference ? tr("reference") : tr("network");
    switch (m_tool) {
    case SelectionTool::Rectangle:
        return tr("rectangle");
    case SelectionTool::Lasso:
        return tr("lasso");
    case SelectionTool::Line:
        return tr("line");
    case SelectionTool::Flood:
        return tr("phase region, %1").arg(map);
    case SelectionTool::Grain:
        return tr("grain");
    case SelectionTool::Pixel:
    case SelectionTool::Probe:
        break;
    }
    return tr("pixels");
}

void SelectionTools::finish()
{
    if (!m_pane || m_um.isEmpty())
        return cancel();
    const QString layer = m_pane->layer();
    const bool byReference = dependsOnReference(layer) && !growsWithResult(layer);
    ShapeRequest request = shapeRequest(m_session, m_tool, byReference);
    for (const QPointF& um : m_um)
        request.points.push_back({um.x(), um.y()});
    request.combination = m_how;
    request.grainAngle = m_grainAngleDeg * std::numbers::pi / 180;
    request.description = describe(byReference || !m_session.result());
    const bool needsMap = m_tool == SelectionTool::Flood || m_tool == SelectionTool::Grain;
    cancel();
    if (needsMap && !request.phaseId && !request.orientations) {
        emit message(tr("There is no phase map to follow: classify the scan or open a reference map."));
        return;
    }
    run(request);
}

void SelectionTools::run(const ShapeRequest& request)
{
    m_runner.start(
        {Lane::Interactive, tr("Select pixels"), {}, {}, false},
        [request](JobMonitor&) {
            return std::shared_ptr<const PixelSelection>(
                std::make_shared<PixelSelection>(selectShape(request)));
        },
        this,
        [this, request, scan = m_session.scan()](std::shared_ptr<const PixelSelection> selection) {
            if (scan != m_session.scan())
                return;
            if (request.combination == Combination::Replace || request.old == m_session.selection())
                return chooseSelection(m_session, std::move(selection));
            ShapeRequest again = request; // another shape came first: combine with what it left
            again.old = m_session.selection();
            run(again);
        });
}

void SelectionTools::cancel()
{
    m_um.clear();
    m_pane.clear();
    m_buttonDown = m_dragged = m_byCorners = m_byMouse = false;
    drawSketch();
}

/// On every pane: they show the same place.
void SelectionTools::drawSketch()
{
    Sketch sketch{m_um, m_tool == SelectionTool::Lasso, m_tool == SelectionTool::Rectangle};
    if (m_byCorners && !m_um.isEmpty() && !m_buttonDown)
        sketch.um << m_cursor;
    for (const Entry& entry : m_panes)
        entry.overlay->setSketch(sketch);
}

} // namespace kikuscope::ui
