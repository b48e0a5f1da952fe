// SPDX-License-Identifier: GPL-3.0-or-later
// Selecting pixels with every tool, their statistics, the phase table, and the gallery up to a training set;
// undo and redo of each.
#include "core/base/error.h"
#include "core/nn/map_labels.h"
#include "core/nn/untrained.h"
#include "ui/plot/line_profile.h"
#include "ui/plot/pattern_canvas.h"
#include "ui/session/gallery_order.h"
#include "ui/session/phase_rows.h"
#include "ui/session/selection_command.h"
#include "ui/session/workbench.h"
#include "ui/views/gallery_model.h"
#include "ui/views/gallery_view.h"
#include "ui/views/legend_view.h"
#include "ui/views/map_area.h"
#include "ui/views/map_export.h"
#include "ui/views/map_pane.h"
#include "ui/views/selection_tools.h"
#include "ui/views/statistics_view.h"
#include "ui/views/views.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/qt_convert.h"

#include <QAction>
#include <QColorDialog>
#include <QComboBox>
#include <QDockWidget>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMainWindow>
#include <QMouseEvent>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

using namespace kikuscope;
using namespace kikuscope::ui;

namespace {

constexpr std::int64_t rows = 6, cols = 8;
using Pixels = std::set<std::int64_t>;

Phase makePhase(const std::string& name, int spaceGroup, Rgba colour = {0, 0, 0, 0})
{
    Phase phase;
    phase.name = name;
    phase.spaceGroup = spaceGroup;
    phase.colour = colour;
    return phase;
}

/// 6 x 8 pixels of 24 x 24 patterns. Reference: left half quartz, right half rutile, whose last two columns
/// are another grain (turned by 30 degrees).
EbsdScan makeScan()
{
    EbsdScan scan;
    scan.name = "small.h5";
    scan.grid.rows = rows;
    scan.grid.cols = cols;
    scan.grid.stepXUm = scan.grid.stepYUm = 0.5;
    scan.detector.height = scan.detector.width = 24;
    std::vector<std::uint16_t> pixels(static_cast<std::size_t>(rows * cols * 24 * 24));
    for (std::size_t i = 0; i < pixels.size(); ++i)
        pixels[i] = static_cast<std::uint16_t>(10 + (i * 7 + i / 576) % 211);
    scan.patterns =
        std::make_shared<MemoryPatternSource>(std::move(pixels), PixelType::U8, rows * cols, 24, 24);
    CrystalMap map;
    map.name = "Hough";
    map.grid = scan.grid;
    map.phases = {
        {makePhase("quartz", 154, {200, 10, 10, 255}), makePhase("rutile", 136, {10, 10, 200, 255})}};
    ScalarMap contrast{"BC", "", {}};
    for (std::int64_t i = 0; i < rows * cols; ++i) {
        const std::int64_t col = scan.grid.col(i);
        map.phaseId.push_back(col < cols / 2 ? 1 : 2);
        map.orientation.push_back({col < 6 ? 0.f : static_cast<float>(std::numbers::pi / 6), 0, 0});
        contrast.values.push_back(static_cast<float>(10 * scan.grid.row(i) + col));
    }
    map.scalars.push_back(contrast);
    scan.indexing = std::make_shared<const CrystalMap>(std::move(map));
    return scan;
}

/// Network's map: as the reference, but three pixels of quartz are called rutile, with these confidences.
const std::map<std::int64_t, float> planted{{3, 0.9f}, {10, 0.5f}, {17, 0.7f}};

std::shared_ptr<PhaseMap> makeResult(const EbsdScan& scan)
{
    auto result = std::make_shared<PhaseMap>(scan.grid, scan.indexing->phases);
    Predictions p;
    p.resize({0, rows * cols});
    for (std::size_t i = 0; i < static_cast<std::size_t>(rows * cols); ++i) {
        auto id = scan.indexing->phaseId[i];
        float confidence = 0.8f;
        if (const auto wrong = planted.find(static_cast<std::int64_t>(i)); wrong != planted.end()) {
            id = 2;
            confidence = wrong->second;
        }
        p.id[i] = {id, static_cast<std::uint16_t>(3 - id), 0};
        p.probability[i] = {confidence, 1 - confidence, 0};
        p.accepted[i] = p.present[i] = 1;
    }
    result->set(p);
    return result;
}

Pixels selectedPixels(const Session& session)
{
    Pixels pixels;
    if (const auto& selection = session.selection())
        for (std::size_t i = 0; i < selection->mask->size(); ++i)
            if ((*selection->mask)[i])
                pixels.insert(static_cast<std::int64_t>(i));
    return pixels;
}

/// Rows r0 ... r1 and columns c0 ... c1.
Pixels block(std::int64_t r0, std::int64_t r1, std::int64_t c0, std::int64_t c1)
{
    Pixels pixels;
    for (std::int64_t r = r0; r <= r1; ++r)
        for (std::int64_t c = c0; c <= c1; ++c)
            pixels.insert(r * cols + c);
    return pixels;
}

/// The maps with their tools, all docks, undo and redo: the window without its other commands.
class Window : public QMainWindow
{
public:
    Window(Session& session, JobRunner& runner) : m_maps(new MapArea(session, runner, this))
    {
        setCentralWidget(m_maps);
        auto* tools = new SelectionTools(session, runner, *m_maps, this);
        addToolBar(Qt::LeftToolBarArea, tools->makeToolBar(this));
        QDockWidget* previous = nullptr;
        for (const ViewEntry& entry : views()) {
            auto* dock = new QDockWidget(viewTitle(entry), this);
            dock->setObjectName(QString::fromLatin1(entry.id));
            dock->setWidget(entry.make(session, runner, dock));
            addDockWidget(entry.area, dock);
            if (entry.tabbedWithPrevious && previous)
                tabifyDockWidget(previous, dock);
            previous = dock;
        }
        session.history().createUndoAction(this)->setObjectName(QStringLiteral("actionUndo"));
        session.history().createRedoAction(this)->setObjectName(QStringLiteral("actionRedo"));
    }
    MapArea& maps() { return *m_maps; }

private:
    MapArea* m_maps;
};

/// With a classified scan.
struct Program
{
    Session session;
    JobRunner runner;
    Workbench workbench;
    Window window;
    std::shared_ptr<const EbsdScan> scan = std::make_shared<const EbsdScan>(makeScan());
    std::shared_ptr<PhaseMap> result = makeResult(*scan);

    Program() : workbench(session, runner), window(session, runner)
    {
        window.resize(1280, 800);
        window.show();
        static_cast<void>(QTest::qWaitForWindowActive(&window));
        session.setModel(
            std::make_shared<nn::ModelFile>(nn::untrainedModel("compact", 32, {"quartz", "rutile"})));
        session.setScan(scan);
        session.setResult(result, false);
        map().setFocus();
        settle();
    }
    ~Program() { runner.stopAll(); }
    bool settle()
    {
        return QTest::qWaitFor([this] { return runner.isIdle(); }, 120000);
    }
    template <class T> T* find(const char* name) { return window.findChild<T*>(QString::fromLatin1(name)); }
    void show(const char* dock)
    {
        auto* d = find<QDockWidget>(dock);
        d->show();
        d->raise();
        QTest::qWait(1);
    }
    MapWidget& map(int pane = 0) { return window.maps().pane(pane).map(); }
    /// Screen position on a map of a place in rows and columns.
    QPointF at(double row, double col, int pane = 0)
    {
        return window.maps().viewport().toScreen({col * 0.5, row * 0.5}, map(pane).size());
    }
    void mouse(QEvent::Type type, QPointF position, Qt::KeyboardModifiers modifiers = {}, int pane = 0)
    {
        const Qt::MouseButton button = type == QEvent::MouseMove ? Qt::NoButton : Qt::LeftButton;
        const Qt::MouseButtons buttons = type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton;
        QMouseEvent event(type, position, map(pane).mapToGlobal(position), button, buttons, modifiers);
        QCoreApplication::sendEvent(&map(pane), &event);
    }
    void drag(const std::vector<QPointF>& way, Qt::KeyboardModifiers modifiers = {}, int pane = 0)
    {
        mouse(QEvent::MouseButtonPress, way.front(), modifiers, pane);
        for (const QPointF& p : way)
            mouse(QEvent::MouseMove, p, modifiers, pane);
        mouse(QEvent::MouseButtonRelease, way.back(), modifiers, pane);
        settle();
    }
    void rectangle(double r0, double c0, double r1, double c1, Qt::KeyboardModifiers modifiers = {})
    {
        find<QAction>("toolRectangle")->trigger();
        drag({at(r0, c0), at(r1, c1)}, modifiers);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(&map(), key, modifiers); }
    /// For the eye: only where somebody asks for pictures.
    void picture(const char* name)
    {
        settle();
        if (qEnvironmentVariableIsSet("KIKUSCOPE_KEEP_PICTURES"))
            window.grab().save(QStringLiteral(KIKUSCOPE_TEST_OUTPUT "/%1.png").arg(QLatin1String(name)));
    }
    void undo() { find<QAction>("actionUndo")->trigger(); }
    void redo() { find<QAction>("actionRedo")->trigger(); }
    SelectionTools& tools() { return *find<SelectionTools>("selectionTools"); }
};

QModelIndex cellOf(const QTableView& table, const QString& reference, const QString& network)
{
    const QAbstractItemModel& model = *table.model();
    for (int row = 0; row < model.rowCount(); ++row)
        for (int column = 0; column < model.columnCount(); ++column)
            if (model.headerData(row, Qt::Vertical).toString() == reference &&
                model.headerData(column, Qt::Horizontal).toString() == network)
                return model.index(row, column);
    return {};
}

QTreeWidgetItem* rowOf(QTreeWidget& table, const QString& name)
{
    const auto found = table.findItems(name, Qt::MatchExactly, 0);
    return found.isEmpty() ? nullptr : found.first();
}

} // namespace

class TestSelectionFlows : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void toolsByMouse_data();
    void toolsByMouse();
    void lassoByCorners();
    void floodFollowsTheMapItIsUsedOn();
    void combinations_data();
    void combinations();
    void quickShapesAllCount();
    void shapesByKeys();
    void escapeEndsTheShapeThenTheSelection();
    void probeStaysTheDefault();
    void rubberBandIsDrawn();
    void confusionCellIsReleasedByAnotherSelection();
    void statisticsOfASelection();
    void statisticsFile();
    void profileAlongALine();
    void poolsAllClasses();
    void phaseTableEdits_data();
    void phaseTableEdits();
    void phaseTableByHand();
    void hiddenAndMergedPhasesInMapAndFigure();
    void phaseStylesAsJson();
    void galleryOfAConfusionCell();
    void galleryOrders();
    void thumbnailsAreReadWhenSeen();
    void labelsBecomeATrainingSet();
    void labelsAreUndone();

private:
    QString path(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestSelectionFlows::initTestCase()
{
    QCoreApplication::setOrganizationName("KikuscopeTest");
    QCoreApplication::setApplicationName("tst_selection_flows");
    initialiseResources();
}

void TestSelectionFlows::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder->path());
    QSettings().clear();
}

void TestSelectionFlows::toolsByMouse_data()
{
    QTest::addColumn<QString>("tool");
    QTest::addColumn<QList<QPointF>>("way"); // column, row
    QTest::addColumn<QList<qint64>>("expected");
    const auto row = [](const char* name, const char* tool, QList<QPointF> way, const Pixels& pixels) {
        QTest::newRow(name) << QString::fromLatin1(tool) << way
                            << QList<qint64>(pixels.begin(), pixels.end());
    };
    row("one pixel", "toolPixel", {{2, 1}, {2, 1}}, {10});
    row("painted pixels", "toolPixel", {{2, 1}, {4, 1}, {4, 3}}, {10, 11, 12, 20, 28});
    row("rectangle", "toolRectangle", {{0.6, 0.6}, {3.4, 2.4}}, block(1, 2, 1, 3));
    row("rectangle backwards", "toolRectangle", {{3.4, 2.4}, {0.6, 0.6}}, block(1, 2, 1, 3));
    row("lasso, a triangle", "toolLasso", {{-0.4, -0.4}, {3.0, -0.4}, {-0.4, 3.0}}, {0, 1, 2, 8, 9, 16});
    row("line", "toolLine", {{1, 4}, {6, 4}}, block(4, 4, 1, 6));
    // The network's map is shown: its left half without the three pixels called rutile.
    Pixels quartz = block(0, 5, 0, 3);
    for (const auto& [pixel, confidence] : planted)
        quartz.erase(pixel);
    row("phase region", "toolFlood", {{0, 5}, {0, 5}}, quartz);
    row("a lonely pixel", "toolFlood", {{2, 1}, {2, 1}}, {10});
    row("grain", "toolGrain", {{7, 2}, {7, 2}}, block(0, 5, 6, 7));
    row("its neighbour", "toolGrain", {{5, 2}, {5, 2}}, block(0, 5, 4, 5));
}

void TestSelectionFlows::toolsByMouse()
{
    QFETCH(QString, tool);
    QFETCH(QList<QPointF>, way);
    QFETCH(QList<qint64>, expected);
    Program p;
    QCOMPARE(p.window.maps().pane(0).layer(), QString("result"));
    p.find<QAction>(tool.toLatin1().constData())->trigger();
    std::vector<QPointF> screen;
    for (const QPointF& place : way)
        screen.push_back(p.at(place.y(), place.x()));
    p.drag(screen);
    const Pixels pixels(expected.begin(), expected.end());
    QCOMPARE(selectedPixels(p.session), pixels);
    QCOMPARE(p.session.selection()->count, std::int64_t(pixels.size()));
    p.undo();
    QVERIFY(!p.session.selection());
    p.redo();
    QCOMPARE(selectedPixels(p.session), pixels);
}

void TestSelectionFlows::lassoByCorners()
{
    Program p;
    p.key(Qt::Key_L); // single keys choose the tool while a map has the focus
    QVERIFY(p.tools().tool() == SelectionTool::Lasso);
    for (const QPointF place : {QPointF(-0.4, -0.4), QPointF(2.4, -0.4), QPointF(7, 5), QPointF(2.4, 1.4)}) {
        p.mouse(QEvent::MouseButtonPress, p.at(place.y(), place.x()));
        p.mouse(QEvent::MouseButtonRelease, p.at(place.y(), place.x()));
    }
    p.key(Qt::Key_Backspace); // the last two were a mistake
    p.key(Qt::Key_Backspace);
    for (const QPointF place : {QPointF(2.4, 1.4), QPointF(-0.4, 1.4)}) {
        p.mouse(QEvent::MouseButtonPress, p.at(place.y(), place.x()));
        p.mouse(QEvent::MouseButtonRelease, p.at(place.y(), place.x()));
    }
    QVERIFY(!p.session.selection());
    p.mouse(QEvent::MouseButtonDblClick, p.at(1.4, -0.4));
    QVERIFY(p.settle());
    QCOMPARE(selectedPixels(p.session), block(0, 1, 0, 2));
}

void TestSelectionFlows::floodFollowsTheMapItIsUsedOn()
{
    Program p;
    QCOMPARE(p.window.maps().pane(1).layer(), QString("reference"));
    p.find<QAction>("toolFlood")->trigger();
    p.drag({p.at(1, 2, 1), p.at(1, 2, 1)}, {}, 1);
    QCOMPARE(selectedPixels(p.session), block(0, 5, 0, 3)); // with the three that the network calls rutile
}

void TestSelectionFlows::combinations_data()
{
    QTest::addColumn<int>("modifiers");
    QTest::addColumn<QString>("button");
    QTest::addColumn<QList<qint64>>("expected");
    const auto row = [](const char* name, Qt::KeyboardModifiers m, const char* button, Pixels pixels) {
        QTest::newRow(name) << static_cast<int>(m.toInt()) << QString::fromLatin1(button)
                            << QList<qint64>(pixels.begin(), pixels.end());
    };
    const Pixels first = block(0, 2, 0, 2), second = block(1, 3, 1, 3);
    Pixels both = first, minus = first;
    both.insert(second.begin(), second.end());
    for (const auto pixel : block(1, 2, 1, 2))
        minus.erase(pixel);
    row("replace", {}, "combineReplace", second);
    row("Shift adds", Qt::ShiftModifier, "combineReplace", both);
    row("Alt subtracts", Qt::AltModifier, "combineReplace", minus);
    row("Shift and Alt intersect", Qt::ShiftModifier | Qt::AltModifier, "combineReplace", block(1, 2, 1, 2));
    row("add", {}, "combineAdd", both);
    row("subtract", {}, "combineSubtract", minus);
    row("intersect", {}, "combineIntersect", block(1, 2, 1, 2));
}

void TestSelectionFlows::combinations()
{
    QFETCH(int, modifiers);
    QFETCH(QString, button);
    QFETCH(QList<qint64>, expected);
    Program p;
    p.rectangle(-0.4, -0.4, 2.4, 2.4);
    p.find<QAction>(button.toLatin1().constData())->trigger();
    p.rectangle(0.6, 0.6, 3.4, 3.4, Qt::KeyboardModifiers::fromInt(modifiers));
    QCOMPARE(selectedPixels(p.session), Pixels(expected.begin(), expected.end()));
    p.undo();
    QCOMPARE(selectedPixels(p.session), block(0, 2, 0, 2));
    p.undo();
    QVERIFY(!p.session.selection());
    p.redo();
    p.redo();
    QCOMPARE(selectedPixels(p.session), Pixels(expected.begin(), expected.end()));
}

/// The second shape is drawn before the job of the first has ended.
void TestSelectionFlows::quickShapesAllCount()
{
    Program p;
    p.find<QAction>("toolRectangle")->trigger();
    p.find<QAction>("combineAdd")->trigger();
    for (const double row : {0., 2., 4.}) {
        p.mouse(QEvent::MouseButtonPress, p.at(row - 0.4, -0.4));
        p.mouse(QEvent::MouseMove, p.at(row + 0.4, 1.4));
        p.mouse(QEvent::MouseButtonRelease, p.at(row + 0.4, 1.4));
    }
    QVERIFY(p.settle());
    QCOMPARE(selectedPixels(p.session), (Pixels{0, 1, 16, 17, 32, 33}));
}

void TestSelectionFlows::shapesByKeys()
{
    Program p;
    p.map().setFocus();
    p.session.select(9);
    p.key(Qt::Key_R);
    p.key(Qt::Key_Return);
    p.key(Qt::Key_Right);
    p.key(Qt::Key_Down);
    p.key(Qt::Key_Return);
    QVERIFY(p.settle());
    QCOMPARE(selectedPixels(p.session), block(1, 2, 1, 2));
    p.key(Qt::Key_P);
    p.session.select(47);
    p.key(Qt::Key_Return, Qt::ShiftModifier);
    QVERIFY(p.settle());
    QCOMPARE(selectedPixels(p.session), (Pixels{9, 10, 17, 18, 47}));
    p.key(Qt::Key_G);
    p.key(Qt::Key_Return);
    QVERIFY(p.settle());
    QCOMPARE(selectedPixels(p.session), block(0, 5, 6, 7));
}

void TestSelectionFlows::escapeEndsTheShapeThenTheSelection()
{
    Program p;
    p.rectangle(-0.4, -0.4, 2.4, 2.4);
    p.mouse(QEvent::MouseButtonPress, p.at(0, 0));
    p.mouse(QEvent::MouseMove, p.at(4, 4));
    p.key(Qt::Key_Escape);
    p.mouse(QEvent::MouseButtonRelease, p.at(4, 4));
    QVERIFY(p.settle());
    QCOMPARE(selectedPixels(p.session), block(0, 2, 0, 2));
    p.key(Qt::Key_Escape);
    QVERIFY(!p.session.selection());
    p.undo();
    QCOMPARE(selectedPixels(p.session), block(0, 2, 0, 2));
}

void TestSelectionFlows::probeStaysTheDefault()
{
    Program p;
    QVERIFY(p.tools().tool() == SelectionTool::Probe);
    p.drag({p.at(4, 5), p.at(4, 5)});
    QCOMPARE(p.session.pixel(), 4 * cols + 5);
    QVERIFY(!p.session.selection());
    QCOMPARE(p.session.history().count(), 0);
    // A click with a tool moves the crosshair, too.
    p.find<QAction>("toolRectangle")->trigger();
    p.drag({p.at(1, 1), p.at(1, 1)});
    QCOMPARE(p.session.pixel(), cols + 1);
    QVERIFY(!p.session.selection());
}

void TestSelectionFlows::rubberBandIsDrawn()
{
    Program p;
    p.find<QAction>("toolRectangle")->trigger();
    const QImage before = p.map(1).grab().toImage();
    p.mouse(QEvent::MouseButtonPress, p.at(0.6, 0.6));
    p.mouse(QEvent::MouseMove, p.at(4.4, 5.4));
    const QImage during = p.map(1).grab().toImage(); // on the other panes as well
    QVERIFY(before != during);
    p.key(Qt::Key_Escape);
    QVERIFY(p.map(1).grab().toImage() == before);
}

void TestSelectionFlows::confusionCellIsReleasedByAnotherSelection()
{
    Program p;
    p.show("confusionDock");
    emit p.session.referenceChanged(); // the workbench compares
    QVERIFY(p.settle());
    auto* table = p.find<QTableView>("confusionTable");
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualRect(cellOf(*table, "quartz", "rutile")).center());
    QVERIFY(p.settle());
    QCOMPARE(selectedPixels(p.session), (Pixels{3, 10, 17}));
    p.rectangle(-0.4, -0.4, 1.4, 1.4);
    QCOMPARE(selectedPixels(p.session), block(0, 1, 0, 1));
    QVERIFY(!table->selectionModel()->hasSelection());
    p.undo();
    QCOMPARE(selectedPixels(p.session), (Pixels{3, 10, 17}));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualRect(cellOf(*table, "rutile", "rutile")).center());
    QVERIFY(p.settle());
    QCOMPARE(selectedPixels(p.session), block(0, 5, 4, 7));
}

void TestSelectionFlows::statisticsOfASelection()
{
    Program p;
    p.show("statisticsDock");
    QVERIFY(p.find<QLabel>("statisticsHint")->isVisible());
    p.rectangle(-0.4, 1.6, 1.4, 4.4); // rows 0, 1; columns 2, 3, 4: two planted pixels
    QVERIFY(!p.find<QLabel>("statisticsHint")->isVisible());
    const SelectionReport& report = p.window.findChild<StatisticsView*>()->report();
    QCOMPARE(report.pixels, 6);
    // Network: quartz at (0,2) and (1,3), rutile at (0,3), (0,4), (1,2), (1,4).
    QCOMPARE(report.result->phases[1].pixels, 2);
    QCOMPARE(report.result->phases[2].pixels, 4);
    QCOMPARE(report.reference->phases[1].pixels, 4);
    QVERIFY(std::abs(report.statistics->confidence.mean - (4 * 0.8 + 0.9 + 0.5) / 6) < 1e-6);
    QVERIFY(std::abs(report.statistics->pooled.mean[2] - (2 * 0.2 + 2 * 0.8 + 0.9 + 0.5) / 6) < 1e-6);
    QVERIFY(std::abs(report.scalars[0].moments.mean - (2 + 3 + 4 + 12 + 13 + 14) / 6.) < 1e-6);
    auto* table = p.find<QTreeWidget>("statisticsTable");
    QVERIFY(rowOf(*table, "rutile")->text(1).startsWith(QLocale().toString(66.7, 'f', 1)));
    QVERIFY(p.find<QLabel>("statisticsTitle")->text().contains("6"));
    QVERIFY(p.find<QLabel>("averageText")->text().contains("6"));
    p.picture("statistics");
    // The average: every pattern at the mean brightness of all.
    const Image<float>& average = p.find<PatternCanvas>("averagePattern")->pattern();
    QCOMPARE(average.rows, 24);
    double expected = 0, brightness = 0;
    for (const std::int64_t pixel : selectedPixels(p.session)) {
        const PatternBlock b = p.scan->patterns->read({pixel, 1});
        double mean = 0;
        for (const float v : b.pixels)
            mean += static_cast<double>(v) / static_cast<double>(b.pixels.size());
        expected += static_cast<double>(b.pixels[100]) / mean / 6;
        brightness += mean / 6;
    }
    QVERIFY(std::abs(static_cast<double>(average.pixels[100]) - expected * brightness) < 1e-2);
    // Another selection, other figures.
    p.rectangle(-0.4, 5.6, 5.4, 7.4);
    QCOMPARE(report.pixels, 12);
    p.undo();
    QVERIFY(p.settle());
    QCOMPARE(report.pixels, 6);
}

void TestSelectionFlows::statisticsFile()
{
    Program p;
    p.rectangle(-0.4, 1.6, 1.4, 4.4);
    p.window.findChild<StatisticsView*>()->saveCsv(path("statistics.csv"));
    QVERIFY(p.settle());
    QFile file(path("statistics.csv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    QCOMPARE(lines[0].trimmed(),
             QByteArray("quantity,of,value,low_95,high_95,low_95_regions,high_95_regions,pixels,sd"));
    const auto field = [&](const QByteArray& start, int column) {
        for (const QByteArray& line : lines)
            if (line.startsWith(start))
                return line.split(',')[column].toDouble();
        return -1.;
    };
    QVERIFY(std::abs(field("fraction_network,rutile", 2) - 4 / 6.) < 1e-7);
    QCOMPARE(field("fraction_network,rutile", 7), 4.);
    QVERIFY(std::abs(field("fraction_reference,quartz", 2) - 4 / 6.) < 1e-7);
    // Wilson for 4 of 6, R: prop.test(4, 6, correct = FALSE)$conf.int = 0.29999 0.90323
    QVERIFY(std::abs(field("fraction_network,rutile", 3) - 0.29999) < 5e-5);
    QVERIFY(std::abs(field("fraction_network,rutile", 4) - 0.90323) < 5e-5);
    QCOMPARE(field("pixels_with_this_best_class,rutile", 2), 4.);
}

void TestSelectionFlows::profileAlongALine()
{
    Program p;
    p.show("statisticsDock");
    p.find<QAction>("toolLine")->trigger();
    p.drag({p.at(1, 6), p.at(1, 1)});
    QCOMPARE(p.session.selection()->line, (std::vector<std::int64_t>{14, 13, 12, 11, 10, 9}));
    auto* quantity = p.find<QComboBox>("profileQuantity");
    QVERIFY(p.find<QWidget>("lineProfile")->isVisibleTo(p.window.findChild<StatisticsView*>()));
    quantity->setCurrentIndex(quantity->findData("scalar:BC"));
    const LineProfile profile = profileOf(p.session, *p.session.selection(), "scalar:BC");
    QCOMPARE(profile.value, (std::vector<double>{16, 15, 14, 13, 12, 11}));
    QCOMPARE(profile.distanceUm, (std::vector<double>{0, 0.5, 1, 1.5, 2, 2.5}));
    QCOMPARE(p.window.findChild<LineProfilePlot*>()->points(), 6);
    const LineProfile confidence = profileOf(p.session, *p.session.selection(), "confidence");
    QVERIFY(std::abs(confidence.value[4] - 0.5) < 1e-6); // the planted pixel 10
    const LineProfile entropy = profileOf(p.session, *p.session.selection(), "entropy");
    QVERIFY(std::abs(entropy.value[4] - 1) < 1e-6); // 0.5 and 0.5: one bit
    p.window.findChild<StatisticsView*>()->saveProfile(path("profile.csv"));
    QVERIFY(p.settle());
    QFile file(path("profile.csv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = file.readAll().split('\n');
    QCOMPARE(lines[0].trimmed(), QByteArray("distance_um,row,column,\"BC\""));
    QCOMPARE(lines[2].trimmed(), QByteArray("0.5,1,5,15"));
    p.rectangle(-0.4, -0.4, 1.4, 1.4); // an area has no profile
    QVERIFY(!p.find<QWidget>("lineProfile")->isVisibleTo(p.window.findChild<StatisticsView*>()));
}

void TestSelectionFlows::poolsAllClasses()
{
    Program p;
    p.rectangle(-0.4, 1.6, 1.4, 4.4);
    p.window.findChild<StatisticsView*>()->poolAll();
    QVERIFY(p.settle());
    QVERIFY2(p.find<QLabel>("pooledText")->text().contains("6"),
             qPrintable(p.find<QLabel>("pooledText")->text()));
    QVERIFY(p.find<QLabel>("pooledText")->text().contains(toQString(p.session.model()->name)));
}

using Edit = std::function<void(LegendView&)>;
Q_DECLARE_METATYPE(Edit)
using Check = std::function<bool(const Session&)>;
Q_DECLARE_METATYPE(Check)

void TestSelectionFlows::phaseTableEdits_data()
{
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<Check>("done");
    const auto row = [](const char* name, Edit edit, Check done) { QTest::newRow(name) << edit << done; };
    const std::string quartz = "quartz #154", rutile = "rutile #136";
    row(
        "colour", [=](LegendView& v) { v.setColour(quartz, QColor("#123456")); },
        [](const Session& s) {
            return s.resultColours()[1] == Rgba{0x12, 0x34, 0x56, 255} &&
                   s.referenceColours()[1] == Rgba{0x12, 0x34, 0x56, 255}; // the same phase in both maps
        });
    row(
        "rename", [=](LegendView& v) { v.rename(quartz, "alpha quartz"); },
        [](const Session& s) {
            return s.resultName(1) == "alpha quartz" && s.referenceName(1) == "alpha quartz";
        });
    row(
        "hide", [=](LegendView& v) { v.showPhase(rutile, false); },
        [](const Session& s) { return s.resultColours()[2] == hiddenColour && !phaseRows(s)[0].visible; });
    row(
        "merge",
        [=](LegendView& v) {
            v.merge({quartz, rutile});
        },
        [](const Session& s) {
            const auto rows_ = phaseRows(s);
            return s.resultColours()[2] == s.resultColours()[1] && s.resultName(2) == "quartz" &&
                   rows_[0].members.size() == 2 && rows_[0].result->pixels == rows * cols &&
                   rows_[0].result->ofAll == 1;
        });
    row(
        "order", [=](LegendView& v) { v.moveRow(quartz, -1); },
        [](const Session& s) { return phaseRows(s)[0].name == "quartz"; });
    row(
        "colours of the file",
        [](LegendView& v) {
            v.setColour("quartz #154", QColor("#00ff00"));
            v.takeFileColours();
        },
        [](const Session& s) {
            return s.referenceColours()[1] == Rgba{200, 10, 10, 255} &&
                   s.referenceColours()[2] == Rgba{10, 10, 200, 255};
        });
}

void TestSelectionFlows::phaseTableEdits()
{
    QFETCH(Edit, edit);
    QFETCH(Check, done);
    Program p;
    LegendView& view = *p.window.findChild<LegendView*>();
    QVERIFY(phaseRows(p.session)[0].name == "rutile"); // more of it
    const auto ids = p.result->phaseId;
    const auto before = p.session.phaseStyles();
    edit(view);
    const auto after = p.session.phaseStyles();
    QVERIFY(done(p.session));
    QVERIFY(p.result->phaseId == ids); // what was measured and answered never changes
    while (p.session.history().canUndo())
        p.undo();
    QVERIFY(p.session.phaseStyles() == before);
    while (p.session.history().canRedo())
        p.redo();
    QVERIFY(p.session.phaseStyles() == after);
    QVERIFY(done(p.session));
    view.reset();
    QVERIFY(p.session.phaseStyles().empty());
    p.undo();
    QVERIFY(done(p.session));
}

void TestSelectionFlows::phaseTableByHand()
{
    Program p;
    auto* table = p.find<QTreeWidget>("legendTable");
    const auto pick = [&](const QStringList& names) {
        table->clearSelection();
        for (const QString& name : names) {
            rowOf(*table, name)->setSelected(true);
            table->setCurrentItem(rowOf(*table, name), 0, QItemSelectionModel::NoUpdate);
        }
    };
    QCOMPARE(rowOf(*table, "rutile")->text(1).left(2), QString("tP"));
    pick({"quartz"});
    p.find<QAction>("phaseRename")->trigger(); // type a name
    auto* editor = table->findChild<QLineEdit*>();
    QVERIFY(editor);
    editor->setText("silica");
    QTest::keyClick(editor, Qt::Key_Return);
    QTRY_VERIFY(rowOf(*table, "silica"));
    QVERIFY(!rowOf(*table, "quartz"));
    rowOf(*table, "silica")->setCheckState(0, Qt::Unchecked); // the tick
    QTRY_VERIFY(p.session.resultColours()[1] == hiddenColour);
    p.undo();
    QVERIFY(p.session.resultColours()[1] != hiddenColour);
    pick({"silica"});
    p.find<QAction>("phaseColour")->trigger();
    auto* dialog = p.find<QColorDialog>("phaseColourDialog");
    QVERIFY(dialog);
    dialog->setCurrentColor(QColor("#ff8800"));
    dialog->accept();
    QVERIFY((p.session.resultColours()[1] == Rgba{0xff, 0x88, 0, 255}));
    pick({"rutile", "silica"});
    p.find<QAction>("phaseMerge")->trigger();
    QTRY_COMPARE(table->topLevelItemCount(), 1);
    QCOMPARE(table->topLevelItem(0)->text(0), QString("rutile"));
    pick({"rutile"});
    QVERIFY(p.find<QAction>("phaseSplit")->isEnabled());
    p.find<QAction>("phaseSplit")->trigger();
    QCOMPARE(table->topLevelItemCount(), 2);
    pick({"silica"});
    p.find<QAction>("phaseUp")->trigger();
    QCOMPARE(table->topLevelItem(0)->text(0), QString("silica"));
    QVERIFY(table->topLevelItem(0)->isSelected()); // it can go on moving
    while (p.session.history().canUndo())
        p.undo();
    QCOMPARE(table->topLevelItem(0)->text(0), QString("rutile"));
    QVERIFY(rowOf(*table, "quartz"));
}

void TestSelectionFlows::hiddenAndMergedPhasesInMapAndFigure()
{
    Program p;
    LegendView& view = *p.window.findChild<LegendView*>();
    const auto colourAt = [&](double row, double col) {
        return p.map().grab().toImage().pixel(p.at(row, col).toPoint());
    };
    p.session.select(47);
    view.showPhase("quartz #154", false);
    QVERIFY(p.settle());
    QCOMPARE(colourAt(4, 1), toQRgb(hiddenColour));
    QCOMPARE(colourAt(2, 5), toQRgb(p.session.resultColours()[2]));
    FigureSource figure = figureSource(p.session, "result", "map");
    QCOMPARE(figure.legend.size(), std::size_t(1));
    QVERIFY(figure.provenance.contains("phase_styles"));
    view.showPhase("quartz #154", true);
    view.merge({"rutile #136", "quartz #154"});
    QVERIFY(p.settle());
    QCOMPARE(colourAt(4, 1), toQRgb(p.session.resultColours()[2]));
    figure = figureSource(p.session, "result", "map");
    QCOMPARE(figure.legend.size(), std::size_t(1));
    QVERIFY(toQString(figure.legend[0].text).contains("100"));
}

void TestSelectionFlows::phaseStylesAsJson()
{
    PhaseStyles styles;
    PhaseStyle style;
    style.phase = "quartz #154";
    style.name = "α quartz";
    style.colour = "#102030";
    style.position = 2;
    styles.set(style);
    style.phase = "rutile #136";
    style.mergedInto = "quartz #154";
    style.visible = false;
    styles.set(style);
    QVERIFY(PhaseStyles::fromJson(Json::parse(styles.toJson().dump())) == styles);
    QCOMPARE(styles.shownKey("rutile #136"), std::string("quartz #154"));
    QCOMPARE(styles.shownKey("gold"), std::string("gold"));
    style.phase = "quartz #154"; // in a circle
    style.mergedInto = "rutile #136";
    styles.set(style);
    QVERIFY(!styles.shownKey("quartz #154").empty());
    for (const char* bad : {"{}", R"([{"phase": ""}])", R"([{"phase": "a", "colour": "reddish"}])",
                            R"([{"phase": "a", "size": 3}])", R"([{"phase": "a", "position": -7}])"})
        QVERIFY_EXCEPTION_THROWN(PhaseStyles::fromJson(Json::parse(bad)), Error);
}

void TestSelectionFlows::galleryOfAConfusionCell()
{
    Program p;
    p.show("confusionDock");
    emit p.session.referenceChanged();
    QVERIFY(p.settle());
    auto* table = p.find<QTableView>("confusionTable");
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                      table->visualRect(cellOf(*table, "quartz", "rutile")).center());
    QVERIFY(p.settle());
    QCOMPARE(selectedPixels(p.session), (Pixels{3, 10, 17})); // exactly the planted ones
    p.show("galleryDock");
    auto* list = p.find<QListView>("galleryList");
    const auto& model = p.window.findChild<GalleryView*>()->model();
    QCOMPARE(model.pixels(), (std::vector<std::int64_t>{10, 17, 3})); // confidences 0.5, 0.7, 0.9
    QCOMPARE(list->model()->rowCount(), 3);
    QVERIFY(model.index(0).data().toString().contains("rutile"));
    // A click moves the crosshair of every map and the pattern.
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(model.index(1)).center());
    QCOMPARE(p.session.pixel(), 17);
    QTest::keyClick(list, Qt::Key_Right);
    QCOMPARE(p.session.pixel(), 3);
    p.picture("gallery");
}

void TestSelectionFlows::galleryOrders()
{
    const EbsdScan scan = makeScan();
    auto result = makeResult(scan);
    result->phaseId[20] = 0; // unknown to the network only
    result->state[21] = PixelState::NoPattern;
    auto mask = std::make_shared<std::vector<std::uint8_t>>(std::size_t(rows * cols), std::uint8_t{0});
    for (const std::int64_t i : {3, 4, 10, 17, 20, 21})
        (*mask)[static_cast<std::size_t>(i)] = 1;
    const PixelSelection selection{scan.grid, mask, 6, {}, {}};
    const std::vector<int> matches{0, 1, 2};
    using P = std::vector<std::int64_t>;
    QCOMPARE(orderedPixels(selection, result, scan.indexing, matches, GalleryOrder::Map),
             (P{3, 4, 10, 17, 20, 21}));
    QCOMPARE(orderedPixels(selection, result, scan.indexing, matches, GalleryOrder::Confidence),
             (P{10, 17, 4, 20, 3, 21}));
    QCOMPARE(orderedPixels(selection, result, scan.indexing, matches, GalleryOrder::Entropy),
             (P{10, 17, 4, 20, 3, 21}));
    // Disagreeing ones first, the surest first: 3 (0.9), 17 (0.7), 10 (0.5); then 20; then 4, which agrees.
    QCOMPARE(orderedPixels(selection, result, scan.indexing, matches, GalleryOrder::Disagreement),
             (P{3, 17, 10, 20, 4, 21}));
    QCOMPARE(orderedPixels(selection, nullptr, scan.indexing, matches, GalleryOrder::Confidence),
             (P{3, 4, 10, 17, 20, 21}));
}

void TestSelectionFlows::thumbnailsAreReadWhenSeen()
{
    Program p;
    p.rectangle(-0.4, -0.4, 5.4, 7.4);
    p.show("galleryDock");
    auto* list = p.find<QListView>("galleryList");
    const auto& model = p.window.findChild<GalleryView*>()->model();
    QCOMPARE(list->model()->rowCount(), int(rows * cols));
    list->viewport()->grab(); // seen: asked for
    QTRY_VERIFY(!model.index(0).data(Qt::DecorationRole).value<QPixmap>().isNull());
    QVERIFY(p.settle());
    const QImage picture = model.index(0).data(Qt::DecorationRole).value<QPixmap>().toImage();
    QCOMPARE(picture.size(), QSize(2 * GalleryModel::thumbnailSide, 2 * GalleryModel::thumbnailSide));
}

void TestSelectionFlows::labelsBecomeATrainingSet()
{
    Program p;
    p.rectangle(-0.4, 1.6, 1.4, 4.4); // 2 3 4 / 10 11 12, in order of confidence: 10, then 2 4 11 12 (0.8), 3
    p.show("galleryDock");
    auto* list = p.find<QListView>("galleryList");
    GalleryView& view = *p.window.findChild<GalleryView*>();
    QCOMPARE(view.model().pixels(), (std::vector<std::int64_t>{10, 2, 4, 11, 12, 3}));
    const auto pick = [&](const QList<int>& chosen) {
        list->clearSelection();
        for (const int row : chosen)
            list->selectionModel()->select(view.model().index(row), QItemSelectionModel::Select);
    };
    list->setFocus(); // the letters are the list's own
    pick({1, 2});
    QTest::keyClick(list, Qt::Key_Y); // right: 2 is quartz, 4 is rutile
    pick({0});
    view.labelAs("quartz"); // 10: the network said rutile
    pick({3});
    QTest::keyClick(list, Qt::Key_N);
    pick({5});
    QTest::keyClick(list, Qt::Key_X);
    QCOMPARE(view.model().index(0).data(GalleryModel::markRole).toString(), QString("✓ quartz"));
    QCOMPARE(view.model().index(3).data(GalleryModel::markRole).toString(), QString("✗"));
    QVERIFY(p.session.hasUnsavedLabels());
    view.saveLabels(path("labels.csv"));
    QVERIFY(p.settle());
    QVERIFY(!p.session.hasUnsavedLabels());

    QFile file(path("labels.csv"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const CrystalMap map = nn::handLabels(file.readAll().toStdString(), "labels.csv", p.scan->grid);
    std::map<std::int64_t, std::string> read;
    for (std::size_t i = 0; i < map.phaseId.size(); ++i)
        if (map.phaseId[i] > 0)
            read[static_cast<std::int64_t>(i)] = map.phases[map.phaseId[i]].name;
    QVERIFY(read == (std::map<std::int64_t, std::string>{{2, "quartz"}, {4, "rutile"}, {10, "quartz"}}));

    // Another day: the labels come back, marks and all.
    const nn::PatternLabels labels = p.session.labels();
    p.session.setScan(p.scan);
    QVERIFY(p.session.labels().empty());
    view.openLabels(path("labels.csv"));
    QVERIFY(p.settle());
    QVERIFY(p.session.labels() == labels);
}

void TestSelectionFlows::labelsAreUndone()
{
    Program p;
    p.rectangle(-0.4, 1.6, 1.4, 4.4);
    p.show("galleryDock");
    auto* list = p.find<QListView>("galleryList");
    list->selectAll();
    const std::pair<const char*, std::size_t> steps[] = {
        {"galleryRight", 6}, {"galleryWrong", 6}, {"galleryExclude", 6}, {"galleryClear", 0}};
    std::vector<nn::PatternLabels> states{p.session.labels()};
    for (const auto& [name, count] : steps) {
        p.find<QAction>(name)->trigger();
        QCOMPARE(p.session.labels().size(), count);
        states.push_back(p.session.labels());
    }
    for (std::size_t i = states.size() - 1; i > 0; --i) {
        QVERIFY(p.session.labels() == states[i]);
        p.undo();
    }
    QVERIFY(p.session.labels() == states[0]);
    for (std::size_t i = 1; i < states.size(); ++i) {
        p.redo();
        QVERIFY(p.session.labels() == states[i]);
    }
    QCOMPARE(selectedPixels(p.session).size(), std::size_t(6)); // labels do not touch the selection
}

QTEST_MAIN(TestSelectionFlows)
#include "tst_selection_flows.moc"
