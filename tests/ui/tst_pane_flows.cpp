// SPDX-License-Identifier: GPL-3.0-or-later
// What a user does with the panes, without a screen: settings, more panes and fewer, one pane large, arrangements on
// the number keys, registration of an electron image with undo.
#include "core/base/error.h"
#include "ui/main_window.h"
#include "ui/views/map_area.h"
#include "ui/views/map_export.h"
#include "ui/views/map_pane.h"
#include "ui/views/pane_panel.h"
#include "ui/views/registration_panel.h"
#include "ui/widgets/icons.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSlider>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <algorithm>
#include <cmath>

using namespace kikuscope;
using namespace kikuscope::ui;

namespace {

constexpr std::int64_t rows = 20, cols = 30;

/// Two grains of nickel, left and right, misoriented by 30 degrees; a strip of not indexed pixels below; no patterns.
std::shared_ptr<EbsdScan> makeScan()
{
    auto scan = std::make_shared<EbsdScan>();
    scan->name = "two grains.ctf";
    scan->grid.rows = rows;
    scan->grid.cols = cols;
    auto map = std::make_shared<CrystalMap>();
    map->name = "Hough";
    map->grid = scan->grid;
    map->frame = SampleFrame::Hkl;
    Phase nickel;
    nickel.name = "nickel";
    nickel.spaceGroup = 225;
    map->phases.phases = {nickel};
    ScalarMap contrast{"BC", "", {}};
    for (std::int64_t i = 0; i < rows * cols; ++i) {
        map->phaseId.push_back(scan->grid.row(i) < rows - 2 ? 1 : 0);
        map->orientation.push_back({scan->grid.col(i) < cols / 2 ? 0.f : 0.5236f, 0, 0});
        contrast.values.push_back(static_cast<float>(scan->grid.col(i)));
    }
    map->scalars.push_back(contrast);
    scan->indexing = map;
    SemImage image;
    image.name = "SE";
    image.pixels = Image<float>(200, 300, 100.f);
    scan->semImages.push_back(image);
    return scan;
}

struct Program
{
    Session session;
    JobRunner runner;
    Workbench workbench{session, runner};
    MainWindow window{session, runner, workbench};

    Program()
    {
        window.resize(1200, 800);
        window.show();
        session.setScan(makeScan());
        settle();
    }
    bool settle()
    {
        QCoreApplication::processEvents();
        return QTest::qWaitFor([this] { return runner.isIdle(); }, 60000);
    }
    MapArea& maps() { return window.maps(); }
    QAction* action(const char* name) { return window.findChild<QAction*>(QString::fromLatin1(name)); }
    bool isDockShown(const char* name) { return !window.findChild<QDockWidget*>(QString::fromLatin1(name))->isHidden(); }
    std::vector<int> seenPanes()
    {
        std::vector<int> seen;
        for (int i = 0; i < maps().paneCount(); ++i)
            if (maps().pane(i).isVisibleTo(&maps()))
                seen.push_back(i);
        return seen;
    }
    MapPane& paneWith(const QString& layer)
    {
        for (int i = 0; i < maps().paneCount(); ++i)
            if (maps().pane(i).layer() == layer)
                return maps().pane(i);
        return maps().pane(0);
    }
    void clickAt(MapPane& pane, QPointF um)
    {
        MapWidget& map = pane.map();
        QTest::mouseClick(&map, Qt::LeftButton, {}, maps().viewport().toScreen(um, map.size()).toPoint());
    }
};

template <class Widget> Widget& part(QWidget& parent, const char* name)
{
    auto* widget = parent.findChild<Widget*>(QString::fromLatin1(name));
    if (!widget)
        qFatal("no widget %s", name);
    return *widget;
}

PanePanel& openPanel(MapPane& pane)
{
    QTest::mouseClick(&part<QToolButton>(pane, "paneOptions"), Qt::LeftButton);
    return part<PanePanel>(pane, "panePanel");
}

void choose(QComboBox& box, const QString& data)
{
    box.setCurrentIndex(box.findData(data));
    emit box.activated(box.currentIndex());
}

QRgb colourAt(MapPane& pane, MapArea& maps, QPointF um)
{
    const QPoint at = maps.viewport().toScreen(um, pane.map().size()).toPoint();
    return pane.map().grab().toImage().pixel(at);
}

} // namespace

class TestPaneFlows : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void settingsSurviveJson();
    void ipfLayerHasColoursAndKey();
    void ipfFigureHasItsKey();
    void rangeAndColourMap();
    void panelSetsSecondLayerAndSwipe();
    void grainBoundariesAreFoundAndDrawn();
    void boundariesAreAskedForAgainAfterAStop();
    void panesAreAddedAndClosed();
    void lastPaneStays();
    void doubleClickMakesAPaneLarge();
    void workspacesOnNumberKeys();
    void registersAnElectronImage();
    void registrationRefusesALine();
    void imageAddedMeanwhile();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestPaneFlows::initTestCase()
{
    QCoreApplication::setOrganizationName("KikuscopeTest");
    QCoreApplication::setApplicationName("tst_pane_flows");
    initialiseResources();
}

void TestPaneFlows::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder->path());
    QSettings().clear();
}

void TestPaneFlows::settingsSurviveJson()
{
    Program p;
    MapPane& pane = p.maps().pane(0);
    PaneSettings s = pane.settings();
    s.layer = "scalar:BC";
    s.colourMap = "cividis";
    s.autoRange = false;
    s.low = 3;
    s.high = 17.5;
    s.secondLayer = "ipf:z";
    s.secondMode = "swipe";
    s.swipe = 0.3;
    s.boundaries = "grains";
    s.boundaryColour = "#ff8800";
    s.boundaryWidth = 3;
    s.rulers = true;
    s.scaleBar = false;
    const auto again = settingsFromJson<PaneSettings>(Json::parse(toJson(s).dump()));
    QVERIFY(again == s);
    pane.setSettings(again);
    QVERIFY(p.settle());
    QVERIFY(pane.settings() == s);
    QCOMPARE(pane.layer(), "scalar:BC");
    QVERIFY(pane.isChosen());
    QVERIFY(!pane.map().second().isEmpty() && pane.map().boundaries());
    QCOMPARE(pane.map().composition().swipe, 0.3);
    s.opacity = 2;
    QVERIFY_EXCEPTION_THROWN(pane.setSettings(s), Error);
    QVERIFY_EXCEPTION_THROWN(settingsFromJson<PaneSettings>(Json{{"second_mode", "fade"}}), Error);
}

void TestPaneFlows::ipfLayerHasColoursAndKey()
{
    Program p;
    MapPane& pane = p.maps().pane(0);
    auto& selector = part<QComboBox>(pane, "layerSelector");
    QVERIFY(selector.findData("ipf:x") >= 0 && selector.findData("ipf:y") >= 0);
    choose(selector, "ipf:z");
    QCOMPARE(pane.layer(), "ipf:z");
    QVERIFY(p.settle()); // its tables are made in a job
    const QRgb word = pane.map().raster().wordAt(3, 3); // [001] along the normal: red
    QVERIFY(qRed(word) == 255 && qGreen(word) < 30 && qBlue(word) < 30);
    QCOMPARE(pane.map().raster().wordAt(rows - 1, 3), 0xff000000); // not indexed
    choose(selector, "ipf:x");
    QVERIFY(p.settle());
    const QRgb left = pane.map().raster().wordAt(3, 3), right = pane.map().raster().wordAt(3, cols - 1);
    QVERIFY(qRed(left) == 255 && qGreen(left) < 30);
    // Turned by 30 degrees: 15 from [101], on the edge [001]-[101]: red 1 - 30/45, green 30/45, roots over the largest; on an
    // edge the table's 0.6 degrees are worth some 30 levels of the channel that vanishes there.
    QVERIFY(std::abs(qRed(right) - 180) <= 12 && qGreen(right) == 255 && qBlue(right) < 45);
    // The key stands in the lower right corner: its dark box is not the map's colour.
    const QImage shown = pane.map().grab().toImage();
    const QRgb corner = shown.pixel(shown.width() - 12, shown.height() - 20);
    QVERIFY(corner != left && corner != right);
}

void TestPaneFlows::ipfFigureHasItsKey()
{
    Program p;
    MapPane& pane = p.maps().pane(0);
    pane.chooseLayer("ipf:z");
    const FigureSource source = figureSource(p.session, pane.layer(), pane.layerTitle(), pane.look());
    MapLayer layer = source.layer;
    complete(layer);
    QCOMPARE(layer.keyPictures.size(), std::size_t{1});
    QVERIFY(layer.keyPictures.front().title.find("nickel (m-3m)") != std::string::npos);
    const FigureSource plain = figureSource(p.session, "reference", "phases");
    QVERIFY(renderFigure(source).cols > 1200 && plain.layer.keyPictures.empty());
}

void TestPaneFlows::rangeAndColourMap()
{
    Program p;
    MapPane& pane = p.maps().pane(0);
    pane.chooseLayer("scalar:BC"); // 0 ... 29 from left to right, grey
    const QRgb automatic = pane.map().raster().wordAt(3, 10);
    QCOMPARE(qRed(automatic), qBlue(automatic));
    PanePanel& panel = openPanel(pane);
    QVERIFY(panel.isVisible());
    auto& low = part<QDoubleSpinBox>(panel, "paneLow");
    QVERIFY(!low.isEnabled());
    part<QCheckBox>(panel, "paneAutoRange").setChecked(false);
    QVERIFY(low.isEnabled());
    low.setValue(10);
    part<QDoubleSpinBox>(panel, "paneHigh").setValue(20);
    QCOMPARE(pane.map().raster().wordAt(3, 10), 0xff000000);
    QCOMPARE(pane.map().raster().wordAt(3, 20), 0xffffffff);
    choose(part<QComboBox>(panel, "paneColourMap"), "viridis");
    QVERIFY(qBlue(pane.map().raster().wordAt(3, 10)) > qGreen(pane.map().raster().wordAt(3, 10)));
    part<QCheckBox>(panel, "paneAutoRange").setChecked(true); // reset
    choose(part<QComboBox>(panel, "paneColourMap"), "");
    QCOMPARE(pane.map().raster().wordAt(3, 10), automatic);
    panel.close();
}

void TestPaneFlows::panelSetsSecondLayerAndSwipe()
{
    Program p;
    MapPane& pane = p.maps().pane(0);
    pane.chooseLayer("reference");
    PanePanel& panel = openPanel(pane);
    auto& second = part<QComboBox>(panel, "paneSecondLayer");
    QCOMPARE(second.findData("reference"), -1); // not over itself
    choose(second, "scalar:BC");
    QVERIFY(!pane.map().second().isEmpty());
    part<QSlider>(panel, "paneOpacity").setValue(80);
    QCOMPARE(pane.map().composition().opacity, 0.8);
    choose(part<QComboBox>(panel, "paneSecondMode"), "swipe");
    QCOMPARE(pane.map().composition().mode, SecondMode::Swipe);
    panel.close();
    MapWidget& map = pane.map();
    QTest::mousePress(&map, Qt::LeftButton, {}, {map.width() / 2, 30});
    QTest::mouseMove(&map, {map.width() / 4, 30});
    QTest::mouseRelease(&map, Qt::LeftButton, {}, {map.width() / 4, 30});
    QVERIFY(std::abs(pane.settings().swipe - 0.25) < 0.01);
    QTest::keyClick(&map, Qt::Key_BracketLeft); // less of the second layer
    QVERIFY(std::abs(pane.settings().swipe - 0.3) < 0.01);
    // An electron image over the map is made ready in a job.
    PaneSettings s = pane.settings();
    s.secondLayer = "sem:0";
    pane.setSettings(s);
    QVERIFY(p.settle());
    QVERIFY(pane.map().second().isPicture());
    s.secondLayer.clear();
    pane.setSettings(s);
    QVERIFY(pane.map().second().isEmpty());
}

void TestPaneFlows::grainBoundariesAreFoundAndDrawn()
{
    Program p;
    MapPane& pane = p.maps().pane(0);
    pane.chooseLayer("reference");
    const QPointF boundary(cols / 2 - 0.5, 5.5), grain(4.5, 4.5);
    const QRgb before = colourAt(pane, p.maps(), boundary);
    QCOMPARE(before, colourAt(pane, p.maps(), grain));
    PanePanel& panel = openPanel(pane);
    choose(part<QComboBox>(panel, "paneBoundaries"), "grains");
    part<QSpinBox>(panel, "paneBoundaryWidth").setValue(5);
    QVERIFY(p.settle());
    QCOMPARE(colourAt(pane, p.maps(), boundary), 0xff000000);
    QCOMPARE(colourAt(pane, p.maps(), grain), before);
    part<QDoubleSpinBox>(panel, "paneHighAngle").setValue(50);
    part<QDoubleSpinBox>(panel, "paneLowAngle").setValue(40); // more than the 30 degrees of the grains
    QVERIFY(p.settle());
    QCOMPARE(colourAt(pane, p.maps(), boundary), before);
    choose(part<QComboBox>(panel, "paneBoundaries"), "phases");
    QCOMPARE(colourAt(pane, p.maps(), boundary), before);
    QCOMPARE(colourAt(pane, p.maps(), {4.5, rows - 2.5}), 0xff000000); // towards the strip that is not indexed
    panel.close();
}

void TestPaneFlows::boundariesAreAskedForAgainAfterAStop()
{
    Program p;
    MapPane& pane = p.maps().pane(0);
    PaneSettings s = pane.settings();
    s.boundaries = "grains";
    pane.setSettings(s);
    for (Job* job : p.runner.jobs())
        job->cancel();
    QVERIFY(p.settle());
    s.boundaryWidth = 2;
    pane.setSettings(s); // looks again
    QVERIFY(p.settle());
    QVERIFY(pane.map().boundaries());
}

void TestPaneFlows::panesAreAddedAndClosed()
{
    Program p;
    p.action("actionPanes")->trigger(); // two maps
    QCOMPARE(p.seenPanes(), (std::vector<int>{0, 1}));
    PanePanel& panel = openPanel(p.maps().pane(0));
    QTest::mouseClick(&part<QPushButton>(panel, "paneAddBelow"), Qt::LeftButton);
    QVERIFY(!panel.isVisible());
    QCOMPARE(p.seenPanes().size(), std::size_t{3});
    QCOMPARE(p.maps().paneLayout(), PaneLayout::Free);
    MapPane& added = p.maps().activePane();
    QVERIFY(added.mapTo(&p.maps(), QPoint()).y() > p.maps().pane(0).mapTo(&p.maps(), QPoint()).y());
    MapPane& right = p.maps().addPane(added, Qt::Horizontal);
    QCoreApplication::processEvents();
    QVERIFY(right.mapTo(&p.maps(), QPoint()).x() > added.mapTo(&p.maps(), QPoint()).x());
    QCOMPARE(right.mapTo(&p.maps(), QPoint()).y(), added.mapTo(&p.maps(), QPoint()).y());
    for (int i = 0; i < 4; ++i)
        p.maps().addPane(right, i % 2 ? Qt::Horizontal : Qt::Vertical);
    QCOMPARE(p.seenPanes().size(), std::size_t{8});
    p.maps().viewport().zoomAt({3, 3}, 2); // all of them follow
    QVERIFY(p.settle());
    p.maps().closePane(right);
    QCOMPARE(p.seenPanes().size(), std::size_t{7});
    p.maps().setPaneLayout(PaneLayout::Grid);
    QCOMPARE(p.maps().paneCount(), 4);
    QCOMPARE(p.seenPanes().size(), std::size_t{4});
    QVERIFY(p.settle());
}

void TestPaneFlows::lastPaneStays()
{
    Program p;
    while (p.seenPanes().size() > 1)
        p.maps().closePane(p.maps().pane(p.seenPanes().front()));
    MapPane& last = p.maps().pane(p.seenPanes().front());
    p.maps().closePane(last);
    QCOMPARE(p.seenPanes().size(), std::size_t{1});
    QCOMPARE(&p.maps().activePane(), &last);
    QVERIFY(last.width() > p.maps().width() / 2);
    p.maps().setPaneLayout(PaneLayout::Three); // the missing ones are made again
    QCOMPARE(p.seenPanes().size(), std::size_t{3});
}

void TestPaneFlows::doubleClickMakesAPaneLarge()
{
    Program p;
    MapPane& pane = p.maps().pane(2);
    const int before = pane.width();
    QTest::mouseDClick(&pane.map(), Qt::LeftButton, {}, {30, 30});
    QCoreApplication::processEvents();
    QVERIFY(p.maps().isMaximised());
    QCOMPARE(p.seenPanes(), std::vector<int>{2});
    QVERIFY(pane.width() > before * 3 / 2);
    QTest::mouseDClick(&pane.map(), Qt::LeftButton, {}, {30, 30});
    QCOMPARE(p.seenPanes(), (std::vector<int>{0, 1, 2, 3}));
    QTest::mouseDClick(&pane.map(), Qt::LeftButton, {}, {30, 30});
    p.maps().setPaneLayout(PaneLayout::Two); // another layout ends it too
    QVERIFY(!p.maps().isMaximised());
    QCOMPARE(p.seenPanes(), (std::vector<int>{0, 1}));
}

void TestPaneFlows::workspacesOnNumberKeys()
{
    Program p;
    p.window.activateWindow();
    p.maps().pane(0).map().setFocus();
    QTest::keyClick(&p.maps().pane(0).map(), Qt::Key_2);
    QTRY_COMPARE(p.maps().paneLayout(), PaneLayout::Three);
    QVERIFY(p.isDockShown("confusionDock") && !p.isDockShown("patternDock"));
    QTest::keyClick(&p.maps().pane(0).map(), Qt::Key_3);
    QTRY_COMPARE(p.maps().paneLayout(), PaneLayout::Two);
    QVERIFY(p.isDockShown("patternDock") && !p.isDockShown("confusionDock"));
    QTest::keyClick(&p.maps().pane(0).map(), Qt::Key_1);
    QTRY_COMPARE(p.maps().paneLayout(), PaneLayout::Grid);
    QVERIFY(p.isDockShown("patternDock") && p.isDockShown("legendDock"));
    QVERIFY(p.settle());
}

void TestPaneFlows::registersAnElectronImage()
{
    Program p;
    p.maps().setPaneLayout(PaneLayout::Two);
    p.maps().pane(0).chooseLayer("sem:0");
    p.maps().pane(1).chooseLayer("reference");
    QVERIFY(p.settle());
    MapPane &sem = p.maps().pane(0), &map = p.maps().pane(1);
    QVERIFY(p.action("actionRegisterSem")->isEnabled());
    p.action("actionRegisterSem")->trigger();
    auto& panel = part<RegistrationPanel>(p.window, "registrationPanel");
    auto& table = part<QTableWidget>(panel, "registrationPoints");
    auto& apply = part<QPushButton>(panel, "registrationApply");
    QVERIFY(panel.isVisible() && !apply.isEnabled());

    // Without a placement the image (300 x 200 px) covers the map (30 x 20 um): 0.1 um a pixel. What is seen at `um` in the
    // image lies 1 um further right and 2 um further down on the sample, and everything is 1.1 times as large.
    const QPointF places[] = {{4, 3}, {24, 4}, {6, 15}, {20, 13}};
    const auto onSample = [](QPointF um) { return QPointF(1 + 1.1 * um.x(), -1 + 1.1 * um.y()); };
    const SemImage& image = *p.session.semImages().front();
    const QTransform before = placementOf(p.session, image);
    for (const QPointF& um : places) {
        p.clickAt(sem, um);
        QVERIFY(!panel.draft().points().back().isComplete());
        QCOMPARE(sem.map().marks().size(), panel.draft().points().size());
        p.clickAt(map, onSample(um));
        QVERIFY(panel.draft().points().back().isComplete());
    }
    QCOMPARE(table.rowCount(), 4);
    QVERIFY(panel.draft().fit());
    const double umPerScreenPixel = 1 / p.maps().viewport().scale();
    QVERIFY2(panel.draft().fit()->rmsUm < 2 * umPerScreenPixel, "clicks are rounded to screen pixels");
    bool isNumber = false;
    QLocale().toDouble(table.item(2, 2)->text(), &isNumber);
    QVERIFY(isNumber);
    QVERIFY(apply.isEnabled());
    QTest::mouseClick(&apply, Qt::LeftButton);
    QVERIFY(p.settle());
    QVERIFY(p.session.registrationOf(image));
    const QPointF pixel = before.inverted().map(QPointF(10, 8));
    const QPointF now = placementOf(p.session, image).map(pixel), wanted = onSample({10, 8});
    QVERIFY(std::hypot(now.x() - wanted.x(), now.y() - wanted.y()) < 2 * umPerScreenPixel);
    QVERIFY(!sem.map().raster().sampleFromImage.isIdentity()); // drawn through it
    QVERIFY(!apply.isEnabled());

    // Everything is undone and done again, step by step.
    QUndoStack& history = p.session.history();
    QCOMPARE(history.count(), 9); // eight halves and the placing
    history.undo();
    QVERIFY(!p.session.registrationOf(image));
    history.undo();
    QVERIFY(!panel.draft().points().back().isComplete());
    history.redo();
    history.redo();
    QVERIFY(p.session.registrationOf(image));
    table.selectRow(1);
    QTest::mouseClick(&part<QPushButton>(panel, "registrationDelete"), Qt::LeftButton);
    QCOMPARE(table.rowCount(), 3);
    history.undo();
    QCOMPARE(table.rowCount(), 4);
    choose(part<QComboBox>(panel, "registrationKind"), QString()); // not there: nothing
    panel.draft().setKind(TransformKind::Homography);
    QVERIFY(panel.draft().fit() && panel.draft().fit()->kind == TransformKind::Homography);
    history.undo();
    QVERIFY(panel.draft().kind() == TransformKind::Affine);

    QTest::mouseClick(&part<QPushButton>(panel, "registrationUnplace"), Qt::LeftButton);
    QVERIFY(p.settle());
    QVERIFY(!p.session.registrationOf(image));
    history.undo();
    QVERIFY(p.session.registrationOf(image));
    panel.close();
    QVERIFY(sem.map().marks().empty());
    p.clickAt(sem, {5, 5}); // no longer picked
    QCOMPARE(panel.draft().points().size(), std::size_t{4});
    p.session.setScan(makeScan()); // another scan: nothing is left of it
    QVERIFY(p.settle());
    QVERIFY(panel.draft().points().empty() && !panel.isVisible());
}

void TestPaneFlows::registrationRefusesALine()
{
    Program p;
    p.action("actionRegisterSem")->trigger();
    QVERIFY(p.settle());
    auto& panel = part<RegistrationPanel>(p.window, "registrationPanel");
    for (const double x : {20., 100., 280.}) {
        panel.draft().pickInImage({x, 50});
        panel.draft().pickOnMap({x / 10, 5});
    }
    QVERIFY(!panel.draft().fit());
    QVERIFY(part<QLabel>(panel, "registrationState").text().contains("line"));
    QVERIFY(!part<QPushButton>(panel, "registrationApply").isEnabled());
    panel.draft().pickOnMap({9, 9}); // the map first is as good
    panel.draft().pickInImage({90, 150});
    QVERIFY(panel.draft().fit());
}

void TestPaneFlows::imageAddedMeanwhile()
{
    Program p;
    p.action("actionRegisterSem")->trigger();
    auto& panel = part<RegistrationPanel>(p.window, "registrationPanel");
    const auto first = panel.draft().image();
    auto other = std::make_shared<SemImage>();
    other->name = "BSE";
    other->pixels = Image<float>(50, 50, 1.f);
    p.session.addSemImage(other); // becomes image 0
    QVERIFY(p.settle());
    auto& images = part<QComboBox>(panel, "registrationImage");
    QCOMPARE(images.count(), 2);
    QCOMPARE(panel.draft().image(), first);
    QCOMPARE(images.currentIndex(), 1);
    images.setCurrentIndex(0);
    emit images.activated(0);
    QCOMPARE(panel.draft().image()->name, std::string("BSE"));
    QVERIFY(p.settle());
}

QTEST_MAIN(TestPaneFlows)
#include "tst_pane_flows.moc"
