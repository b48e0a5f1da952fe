// SPDX-License-Identifier: GPL-3.0-or-later
// Projects without a screen: everything that is open comes back bit-equal; files that moved or changed; what is not saved is asked for and
// survives a killed program.
#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/io/kikuscope_h5.h"
#include "core/nn/untrained.h"
#include "ui/dialogs/pattern_centre_dialog.h"
#include "ui/dialogs/project_inputs_dialog.h"
#include "ui/main_window.h"
#include "ui/project_commands.h"
#include "ui/session/clean_up_command.h"
#include "ui/session/label_command.h"
#include "ui/session/phase_style_command.h"
#include "ui/session/pixel_set.h"
#include "ui/session/selection_command.h"
#include "ui/views/cleanup_view.h"
#include "ui/views/comparison_target.h"
#include "ui/views/map_area.h"
#include "ui/views/map_pane.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/message_banner.h"
#include "ui/widgets/qt_convert.h"

#include <QAction>
#include <QComboBox>
#include <QDir>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QImage>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QProcess>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

using namespace kikuscope;
using namespace kikuscope::ui;

namespace {

constexpr std::int64_t rows = 6, cols = 8, pixels = rows * cols;

Phase makePhase(const std::string& name, int spaceGroup)
{
    Phase phase;
    phase.name = name;
    phase.spaceGroup = spaceGroup;
    return phase;
}

/// Left of column `border` quartz, right of it rutile; with patterns and an electron image.
EbsdScan makeScan(std::int64_t border)
{
    EbsdScan scan;
    scan.name = "small.h5";
    scan.grid.rows = rows;
    scan.grid.cols = cols;
    scan.grid.stepXUm = scan.grid.stepYUm = 0.5;
    scan.detector.height = 12;
    scan.detector.width = 10;
    scan.simulated = scan.indexingIsGroundTruth = true;
    std::vector<std::uint16_t> values(static_cast<std::size_t>(pixels * 120));
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<std::uint16_t>((i * 7 + i / 120) % 251);
    scan.patterns = std::make_shared<MemoryPatternSource>(std::move(values), PixelType::U8, pixels, 12, 10);
    CrystalMap map;
    map.name = "ground truth";
    map.grid = scan.grid;
    map.phases = {{makePhase("quartz", 154), makePhase("rutile", 136)}};
    map.orientation.resize(static_cast<std::size_t>(pixels));
    for (std::int64_t i = 0; i < pixels; ++i)
        map.phaseId.push_back(scan.grid.col(i) < border ? 1 : 2);
    scan.indexing = std::make_shared<const CrystalMap>(std::move(map));
    SemImage image;
    image.name = "BSE";
    image.pixels = Image<float>(24, 32, 100.f);
    scan.semImages.push_back(image);
    return scan;
}

nn::ModelFile makeModel()
{
    nn::ModelFile model = nn::untrainedModel("compact", 32, {"quartz", "rutile"}, 5);
    model.name = "random";
    const std::pair<const char*, const char*> lattices[] = {{"hP", "32"}, {"tP", "4/mmm"}};
    for (int id = 1; id <= 2; ++id) {
        model.classes[id].bravais = lattices[id - 1].first;
        model.classes[id].pointGroup = lattices[id - 1].second;
    }
    return model;
}

/// Answers that agree with the ground truth, but for the first pixel.
WorkbenchFunctions made()
{
    WorkbenchFunctions functions;
    functions.classify = [](const EbsdScan& scan, std::shared_ptr<const nn::ModelFile> model, const nn::ClassifyOptions&, JobMonitor&,
                            const nn::BlockCallback& onBlock, const std::vector<Predictions>&) {
        PhaseMap map(scan.grid, model->classes);
        Predictions p;
        p.resize({0, pixels});
        for (std::size_t i = 0; i < static_cast<std::size_t>(pixels); ++i) {
            const auto id = static_cast<std::uint16_t>(i == 0 ? 2 : scan.indexing->phaseId[i]);
            p.id[i] = {id, static_cast<std::uint16_t>(3 - id), 0};
            p.probability[i] = {0.75f, 0.25f, 0};
            p.accepted[i] = p.present[i] = 1;
        }
        map.set(p);
        map.provenance = {{"seed", 7}};
        onBlock(p);
        return map;
    };
    return functions;
}

struct Program
{
    Session session;
    JobRunner runner;
    Workbench workbench;
    MainWindow window;

    Program() : workbench(session, runner, made()), window(session, runner, workbench)
    {
        window.resize(1280, 800);
        window.show();
        QCoreApplication::processEvents();
    }
    ProjectFile& project() { return window.projects().project(); }
    bool settle()
    {
        QCoreApplication::processEvents();
        const bool idle = QTest::qWaitFor([this] { return runner.isIdle(); }, 60000);
        QCoreApplication::processEvents();
        return idle;
    }
    bool open(const QString& path)
    {
        workbench.open(path);
        return settle();
    }
    bool save(const QString& path)
    {
        QSignalSpy saved(&project(), &ProjectFile::saved);
        project().save(path);
        return settle() && saved.count() == 1;
    }
    /// As it would be written now.
    io::Project now()
    {
        HashCache hashes;
        return projectOf(project().state(), hashes);
    }
    QAction* action(const char* name) { return window.findChild<QAction*>(QString::fromLatin1(name)); }
    QString banner()
    {
        auto* banner = window.findChild<MessageBanner*>();
        return banner->isVisible() ? banner->sentence() : QString();
    }
    QMessageBox* question(const char* name) { return window.findChild<QMessageBox*>(QString::fromLatin1(name)); }
    bool answer(const char* name, QMessageBox::StandardButton button)
    {
        QMessageBox* box = question(name);
        if (box)
            QTest::mouseClick(box->button(button), Qt::LeftButton);
        return box;
    }
    bool chooseFile(const QString& path)
    {
        auto* dialog = window.findChild<QFileDialog*>("fileDialog");
        if (!dialog)
            return false;
        dialog->selectFile(path);
        return QMetaObject::invokeMethod(dialog, "accept");
    }
    ProjectInputsDialog* inputs() { return window.findChild<ProjectInputsDialog*>(); }
    bool press(QWidget* parent, const char* name)
    {
        auto* button = parent ? parent->findChild<QPushButton*>(QString::fromLatin1(name)) : nullptr;
        if (button && button->isEnabled())
            QTest::mouseClick(button, Qt::LeftButton);
        return button && settle();
    }
    void select(const std::vector<std::int64_t>& chosen)
    {
        auto mask = std::make_shared<std::vector<std::uint8_t>>(static_cast<std::size_t>(pixels), std::uint8_t{0});
        for (const std::int64_t pixel : chosen)
            (*mask)[static_cast<std::size_t>(pixel)] = 1;
        chooseSelection(session, std::make_shared<PixelSelection>(PixelSelection{session.scan()->grid, mask, static_cast<std::int64_t>(chosen.size()), "by hand µ", chosen}));
    }
    void label(std::int64_t pixel, nn::PatternMark mark, const std::string& name)
    {
        session.history().push(new LabelCommand(session, {{pixel, nn::PatternLabel{mark, name}}}, "label"));
    }
};

QByteArray contentOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("not there");
}

/// Where two projects differ, for the report; empty: nowhere.
QString difference(const io::Project& a, const io::Project& b)
{
    const std::pair<const char*, Json io::Project::*> sections[] = {
        {"registration", &io::Project::registration}, {"phase styles", &io::Project::phaseStyles}, {"selection", &io::Project::selection},
        {"labels", &io::Project::labels},             {"answer", &io::Project::answer},            {"clean-up", &io::Project::cleanUp},
        {"layout", &io::Project::layout}};
    for (const auto& [name, section] : sections)
        if (a.*section != b.*section)
            return QString("%1: %2").arg(name, toQString(Json::diff(a.*section, b.*section).dump()).left(900));
    for (std::size_t i = 0; i < std::max(a.inputs.size(), b.inputs.size()); ++i)
        if (i >= a.inputs.size() || i >= b.inputs.size() || a.inputs[i].path != b.inputs[i].path || a.inputs[i].hash != b.inputs[i].hash)
            return QString("input %1: %2 / %3").arg(i).arg(i < a.inputs.size() ? fromPath(a.inputs[i].path) : "none", i < b.inputs.size() ? fromPath(b.inputs[i].path) : "none");
    return a == b ? QString() : QString("name or figures");
}

bool sameMap(const PhaseMap& a, const PhaseMap& b)
{
    return a.grid == b.grid && a.state == b.state && a.phaseId == b.phaseId && a.topId == b.topId && a.topProbability == b.topProbability && a.rawPhaseId == b.rawPhaseId &&
           a.provenance == b.provenance;
}

Registration placed(double shift)
{
    return registerImage({{0, 0, shift, 0.25}, {30, 1, 4.1, 0}, {2, 20, 0.1, 3.3}, {28, 22, 4, 3}}, TransformKind::Homography);
}

void setPane(MapPane& pane, const std::string& layer, const std::function<void(PaneSettings&)>& change)
{
    pane.chooseLayer(toQString(layer));
    PaneSettings settings = pane.settings();
    change(settings);
    pane.setSettings(settings);
}

} // namespace

class TestProjectFlows : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void pixelSets_data();
    void pixelSets();
    void damagedPixelSets_data();
    void damagedPixelSets();
    void damagedArrangements_data();
    void damagedArrangements();
    void everythingComesBack_data();
    void everythingComesBack();
    void whatIsInMemoryOnlyIsWritten();
    void nothingOpenIsAProjectToo();
    void opensFromRecentFilesAndDrops();
    void movedFilesAreFound();
    void renamedFileIsLocated();
    void changedFileIsReported();
    void missingFilesMayBeLeftOut();
    void failureLosesNothing_data();
    void failureLosesNothing();
    void historyGoesOn();
    void givenPatternCentreComesBack();
    void titleTellsChanges();
    void changesAreAskedFor_data();
    void changesAreAskedFor();
    void labelsAreAskedFor_data();
    void labelsAreAskedFor();
    void savingStopsAClassificationFirst();
    void anotherScanLeavesTheProject();
    void figuresStayWithTheirFiles();
    void autosaveOfTwoWindows();
    void savedWorkIsNotKept();
    void survivesAKill();

private:
    QString path(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    void fill(Program& p);
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestProjectFlows::initTestCase()
{
    QCoreApplication::setOrganizationName("KikuscopeTest");
    QCoreApplication::setApplicationName("tst_project_flows");
    initialiseResources();
}

void TestProjectFlows::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    for (const char* variable : {"XDG_CACHE_HOME", "XDG_DATA_HOME"})
        qputenv(variable, m_folder->path().toUtf8());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder->path());
    QSettings().clear();
    QVERIFY(QDir(m_folder->path()).mkpath("data"));
    NullMonitor job;
    io::writeScan(toPath(path("data/small.h5")), makeScan(cols / 2), Json::object(), job);
    EbsdScan other = makeScan(cols / 2 - 1);
    other.patterns = nullptr;
    other.indexingIsGroundTruth = false;
    io::writeScan(toPath(path("data/hough.h5")), other, Json::object(), job);
    QImage picture(32, 24, QImage::Format_Grayscale8);
    picture.fill(90);
    QVERIFY(picture.save(path("data/se 1.png")));
    picture.fill(120);
    QVERIFY(picture.save(path("data/se 2.png")));
    nn::saveModel(toPath(path("data/random.safetensors")), makeModel());
}

/// Opens one of everything and changes everything that a project keeps.
void TestProjectFlows::fill(Program& p)
{
    QVERIFY(p.open(path("data/small.h5")));
    p.workbench.openReference(path("data/hough.h5"));
    p.workbench.openSemImage(path("data/se 1.png"));
    p.workbench.openSemImage(path("data/se 2.png"));
    p.workbench.chooseModel(path("data/random.safetensors"));
    QVERIFY(p.settle());
    p.workbench.setLevel("bravais_lattice");
    QVERIFY(p.settle());
    QCOMPARE(p.session.model()->classes[1].name, std::string("hP"));
    p.workbench.classify();
    QVERIFY(p.settle());
    QCOMPARE(p.session.result()->doneCount(), pixels);
    p.session.setRegistration(*p.session.semImages()[1], std::make_shared<const Registration>(placed(0.5))); // se 1, opened first
    p.session.setRegistration(*p.session.semImages()[2], std::make_shared<const Registration>(placed(0.1))); // of the scan
    PhaseStyles styles;
    const std::string first = p.session.resultKey(1), second = p.session.resultKey(2);
    styles.set({first, "my α-quartz", "#102030", true, "", 1});
    styles.set({second, "", "#a0b0c0", false, "", 0});
    styles.set({"rutile #136", "", "", true, first, -1});
    p.session.history().push(new PhaseStyleCommand(p.session, styles, "styles"));
    p.label(3, nn::PatternMark::Labelled, "quartz");
    p.label(4, nn::PatternMark::Labelled, "rutile");
    p.label(5, nn::PatternMark::Excluded, "");
    analysis::CleanupSteps steps;
    steps.steps = {"majority", "absorb"};
    steps.minConfidence = 0.57;
    steps.majorityPasses = 3;
    steps.minGrainPixels = 17;
    steps.unknown = "fill";
    p.window.findChild<CleanupView*>()->setSteps(steps);
    p.session.setFigures({Json{{"name", "Fig. 1"}, {"panels", Json::array({{{"file", "@result"}}})}}});
    p.session.select(11);
}

void TestProjectFlows::pixelSets_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("encoding");
    QTest::newRow("none") << 0 << "runs";
    QTest::newRow("all") << 1 << "runs";
    QTest::newRow("first and last") << 2 << "runs";
    QTest::newRow("every other") << 3 << "bits";
    QTest::newRow("a block of 300") << 4 << "runs";
    QTest::newRow("pseudo-random") << 5 << "bits";
}

void TestProjectFlows::pixelSets()
{
    QFETCH(int, kind);
    QFETCH(QString, encoding);
    for (const std::size_t size : {1001u, 100000u}) {
        std::vector<std::uint8_t> mask(size);
        std::uint32_t state = 1;
        for (std::size_t i = 0; i < size; ++i) {
            state = state * 1664525u + 1013904223u; // Numerical Recipes
            const bool isIn[] = {false, true, i == 0 || i + 1 == size, i % 2 == 1, i >= 500 && i < 800, state >> 31 == 1};
            mask[i] = isIn[kind];
        }
        const Json json = pixelSetJson(mask);
        QCOMPARE(toQString(json["encoding"].get<std::string>()), encoding);
        QCOMPARE(json["count"].get<std::int64_t>(), std::count(mask.begin(), mask.end(), std::uint8_t{1}));
        QVERIFY(pixelSetFromJson(Json::parse(json.dump()), static_cast<std::int64_t>(size), "set") == mask);
        QVERIFY(json.dump().size() < size / 6 + 100);
    }
}

void TestProjectFlows::damagedPixelSets_data()
{
    QTest::addColumn<QString>("encoding");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("unknown encoding") << "zip" << QByteArray("a") << "encoding must be";
    QTest::newRow("short bits") << "bits" << QByteArray(1, '\1') << "another number of pixels";
    QTest::newRow("long bits") << "bits" << QByteArray(3, '\1') << "another number of pixels";
    QTest::newRow("short runs") << "runs" << QByteArray(1, '\3') << "fewer pixels";
    QTest::newRow("long runs") << "runs" << QByteArray("\x0c\x01", 2) << "more pixels";
    QTest::newRow("huge run") << "runs" << QByteArray("\xff\xff\xff\xff\xff\xff\xff\x7f", 8) << "more pixels";
    QTest::newRow("endless number") << "runs" << QByteArray(20, '\xff') << "within a number";
    QTest::newRow("cut number") << "runs" << QByteArray(1, '\x80') << "within a number";
    QTest::newRow("no runs") << "runs" << QByteArray() << "fewer pixels";
}

void TestProjectFlows::damagedPixelSets()
{
    QFETCH(QString, encoding);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, sentence);
    const Json json = {{"count", 1}, {"encoding", toStdString(encoding)}, {"data", bytes.toBase64().toStdString()}};
    try {
        pixelSetFromJson(json, 12, "set");
        QFAIL("accepted");
    } catch (const Error& error) {
        QVERIFY2(toQString(error.what()).contains(sentence), error.what());
    }
    QVERIFY_THROWS_EXCEPTION(Error, pixelSetFromJson(Json{{"encoding", "bits"}, {"data", "?!"}}, 12, "set"));
    QVERIFY_THROWS_EXCEPTION(Error, pixelSetFromJson(Json::array(), 12, "set"));
}

void TestProjectFlows::damagedArrangements_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("list") << "[]";
    QTest::newRow("layout") << "{\"layout\": 7}";
    QTest::newRow("two panes") << "{\"layout\": \"grid\", \"panes\": [{}, {}]}";
    QTest::newRow("pane no object") << "{\"layout\": \"free\", \"panes\": [3], \"rows\": [{\"panes\": 1}]}";
    QTest::newRow("setting") << "{\"layout\": \"free\", \"panes\": [{\"settings\": {\"opacity\": 9}}], \"rows\": [{\"panes\": 1}]}";
    QTest::newRow("rows too few") << "{\"layout\": \"free\", \"panes\": [{}, {}], \"rows\": [{\"panes\": 1}]}";
    QTest::newRow("empty row") << "{\"layout\": \"free\", \"panes\": [{}], \"rows\": [{\"panes\": 1}, {\"panes\": 0}]}";
    QTest::newRow("active") << "{\"layout\": \"free\", \"panes\": [{}], \"rows\": [{\"panes\": 1}], \"active\": 1}";
    QTest::newRow("share") << "{\"layout\": \"free\", \"panes\": [{}], \"rows\": [{\"panes\": 1, \"shares\": [-1]}]}";
}

void TestProjectFlows::damagedArrangements()
{
    QFETCH(QString, text);
    Program p;
    QVERIFY(p.open(path("data/small.h5")));
    const Json before = p.window.maps().arrangement();
    QVERIFY_THROWS_EXCEPTION(Error, p.window.maps().arrange(Json::parse(toStdString(text))));
    QVERIFY(p.window.maps().arrangement() == before);
    p.window.maps().arrange(before);
    QVERIFY(p.window.maps().arrangement() == before);
}

void TestProjectFlows::everythingComesBack_data()
{
    QTest::addColumn<QString>("kind");
    QTest::newRow("four panes, against a file") << "grid";
    QTest::newRow("free panes, against the raw result") << "free";
    QTest::newRow("three panes, one large") << "large";
}

void TestProjectFlows::everythingComesBack()
{
    QFETCH(QString, kind);
    io::Project before;
    PhaseMap result;
    QByteArray text;
    {
        Program p;
        fill(p);
        MapArea& maps = p.window.maps();
        if (kind == "grid") {
            p.window.findChild<ComparisonTarget*>()->openMap(path("data/hough.h5"));
            QVERIFY(p.settle());
            setPane(maps.pane(0), "confidence", [](PaneSettings& s) {
                s.colourMap = "jet";
                s.autoRange = false;
                s.low = 0.125;
                s.high = 0.875;
            });
            setPane(maps.pane(1), "sem:1", [](PaneSettings& s) {
                s.secondLayer = "reference";
                s.opacity = 0.3;
                s.boundaries = "phases";
                s.boundaryColour = "#ff8800";
                s.boundaryWidth = 3;
            });
            setPane(maps.pane(3), "result", [](PaneSettings& s) {
                s.secondLayer = "agreement";
                s.secondMode = "swipe";
                s.swipe = 0.7;
                s.rulers = true;
                s.scaleBar = false;
            });
            maps.viewport().setView({1.7, 1.1}, maps.viewport().scale() * 2);
            p.window.findChild<QDockWidget*>("infoDock")->hide();
            p.window.findChild<QDockWidget*>("cleanupDock")->raise();
        } else if (kind == "free") {
            p.action("workspaceExplain")->trigger(); // the docks of another arrangement
            NullMonitor job;
            analysis::CleanupSteps steps;
            steps.steps = {"absorb"};
            p.session.history().push(new CleanUpCommand(p.session, std::make_shared<PhaseMap>(analysis::cleanUp(*p.session.result(), steps, job)), "clean up"));
            QVERIFY(p.settle());
            p.window.findChild<ComparisonTarget*>()->compareWithRaw();
            QVERIFY(!p.session.comparesWithReference());
            maps.setPaneLayout(PaneLayout::Grid);
            maps.addPane(maps.pane(0), Qt::Horizontal).chooseLayer("raw");
            maps.addPane(maps.pane(1), Qt::Vertical).chooseLayer("entropy");
            maps.closePane(maps.pane(3));
        } else {
            maps.setPaneLayout(PaneLayout::Three);
            setPane(maps.pane(2), "scalar:none", [](PaneSettings&) {}); // no such layer: falls back
            maps.toggleMaximised(maps.pane(1));
        }
        QVERIFY(p.settle());
        p.select({1, 9, 17, 25});
        QVERIFY(p.project().path().isEmpty());
        QVERIFY(p.save(path("small.kikuscope")));
        QVERIFY(!p.project().isModified() && !p.session.hasUnsavedResult() && !p.session.hasUnsavedLabels());
        before = p.now();
        result = *p.session.result();
        text = contentOf(path("small.kikuscope"));
        QCOMPARE(difference(before, io::readProject(toPath(path("small.kikuscope")))), QString());
        for (const char* role : {"scan", "reference", "result", "electron-image", "model"})
            QVERIFY2(before.input(role), role);
        QCOMPARE(before.input("counterpart") != nullptr, kind == "grid");
    }
    Program q;
    QVERIFY(q.open(path("small.kikuscope")));
    QCOMPARE(q.banner(), QString());
    QCOMPARE(difference(q.now(), before), QString());
    QVERIFY(!q.project().isModified() && !q.session.hasUnsavedResult() && !q.session.hasUnsavedLabels());
    QVERIFY(sameMap(*q.session.result(), result));
    QCOMPARE(q.session.model()->classes[1].name, std::string("hP"));
    QCOMPARE(q.session.comparesWithReference(), kind == "large");
    QCOMPARE(q.session.referenceIsGroundTruth(), false);
    QCOMPARE(q.session.labels().size(), std::size_t(3));
    QCOMPARE(q.session.selection()->description, QString("by hand µ"));
    QCOMPARE(q.session.selection()->count, std::int64_t(4));
    QVERIFY(*q.session.registrationOf(*q.session.semImages()[1]) == placed(0.5));
    QVERIFY(!q.session.registrationOf(*q.session.semImages()[0]));
    QVERIFY(q.session.comparison() != nullptr);
    QVERIFY(q.save(path("small.kikuscope")));
    QCOMPARE(contentOf(path("small.kikuscope")), text);
}

/// A simulated scan and its result have no file; nothing is overwritten.
void TestProjectFlows::whatIsInMemoryOnlyIsWritten()
{
    QFile taken(path("demo-result.h5"));
    QVERIFY(taken.open(QIODevice::WriteOnly) && taken.write("mine") == 4);
    taken.close();
    Program p;
    p.session.setScan(std::make_shared<const EbsdScan>(makeScan(3)));
    p.workbench.chooseModel(path("data/random.safetensors"));
    QVERIFY(p.settle());
    p.workbench.classify();
    QVERIFY(p.settle());
    QVERIFY(p.save(path("demo.kikuscope")));
    QCOMPARE(contentOf(path("demo-result.h5")), QByteArray("mine"));
    QCOMPARE(fromPath(p.session.resultFile()), path("demo-result-2.h5"));
    QCOMPARE(fromPath(p.session.scanFile()), path("demo-scan.h5"));
    QVERIFY(!p.project().isModified());
    QVERIFY(p.save(path("demo.kikuscope"))); // nothing new
    QVERIFY(!QFile::exists(path("demo-result-3.h5")) && !QFile::exists(path("demo-scan-2.h5")));
    Program q;
    QVERIFY(q.open(path("demo.kikuscope")));
    QVERIFY(sameMap(*q.session.result(), *p.session.result()));
    QCOMPARE(q.session.scan()->indexing->phaseId, p.session.scan()->indexing->phaseId);
    QVERIFY(q.session.scan()->patterns != nullptr);
    QCOMPARE(difference(q.now(), p.now()), QString());
}

void TestProjectFlows::nothingOpenIsAProjectToo()
{
    Program p;
    p.session.setFigures({Json{{"name", "Fig. 1"}}});
    QVERIFY(p.save(path("empty.kikuscope")));
    Program q;
    QVERIFY(q.open(path("data/small.h5")));
    QVERIFY(q.open(path("empty.kikuscope")));
    QVERIFY(!q.session.scan());
    QCOMPARE(q.session.figures().size(), std::size_t(1));
    QCOMPARE(q.project().name(), QString("empty"));
}

void TestProjectFlows::opensFromRecentFilesAndDrops()
{
    {
        Program p;
        QVERIFY(p.open(path("data/small.h5")));
        p.action("actionSaveProject")->trigger();
        QVERIFY(p.chooseFile(path("a project")));
        QVERIFY(p.settle());
        QVERIFY(QFile::exists(path("a project.kikuscope")));
        QVERIFY(p.window.windowTitle().startsWith("a project[*] — small"));
    }
    Program p;
    const QList<QAction*> recent = p.window.findChild<QMenu*>("recentMenu")->actions();
    QCOMPARE(recent.first()->text(), QString("a project.kikuscope"));
    recent.first()->trigger();
    QVERIFY(p.settle());
    QCOMPARE(p.project().path(), path("a project.kikuscope"));
    p.action("actionNewProject")->trigger();
    QVERIFY(p.settle());
    QVERIFY(!p.session.scan() && p.project().path().isEmpty());
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path("a project.kikuscope"))});
    QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&p.window, &enter);
    QDropEvent drop({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&p.window, &drop);
    QVERIFY(p.settle());
    QVERIFY(p.session.scan() && p.project().path() == path("a project.kikuscope"));
    p.action("actionNewProject")->trigger();
    p.action("actionOpenProject")->trigger();
    QVERIFY(p.chooseFile(path("a project.kikuscope")));
    QVERIFY(p.settle());
    QVERIFY(p.session.scan() && p.project().path() == path("a project.kikuscope"));
}

void TestProjectFlows::movedFilesAreFound()
{
    io::Project before;
    {
        Program p;
        fill(p);
        QVERIFY(p.save(path("small.kikuscope")));
        before = p.now();
    }
    QVERIFY(QDir(m_folder->path()).mkpath("archive/2026"));
    QVERIFY(QFile::rename(path("data/small.h5"), path("archive/2026/small.h5")));
    QVERIFY(QFile::rename(path("data/se 2.png"), path("archive/se 2.png")));
    Program q;
    QVERIFY(q.open(path("small.kikuscope")));
    QVERIFY(!q.inputs());
    QVERIFY2(q.banner().contains("2 file(s)"), qPrintable(q.banner()));
    QCOMPARE(q.session.scan()->path, toPath(path("archive/2026/small.h5")));
    QVERIFY(q.project().isModified()); // the new places are worth saving
    for (io::ProjectInput& input : before.inputs) {
        if (input.path.filename() == "small.h5")
            input.path = toPath(path("archive/2026/small.h5"));
        else if (input.path.filename() == "se 2.png")
            input.path = toPath(path("archive/se 2.png"));
    }
    io::Project now = q.now();
    now.layout["sight"] = before.layout["sight"]; // the banner takes room from the maps
    QCOMPARE(difference(now, before), QString());
    QVERIFY(q.save(path("small.kikuscope")));
    Program r;
    QVERIFY(r.open(path("small.kikuscope")));
    QCOMPARE(r.banner(), QString());
    QVERIFY(!r.project().isModified());
}

void TestProjectFlows::renamedFileIsLocated()
{
    {
        Program p;
        fill(p);
        QVERIFY(p.save(path("small.kikuscope")));
    }
    QTemporaryDir elsewhere;
    QVERIFY(QFile::copy(path("data/small.h5"), elsewhere.filePath("renamed.h5")) && QFile::remove(path("data/small.h5")));
    QVERIFY(QFile::copy(path("data/se 1.png"), elsewhere.filePath("se 1.png")) && QFile::remove(path("data/se 1.png")));
    Program q;
    QVERIFY(q.open(path("data/hough.h5")));
    const auto open = q.session.scan();
    QVERIFY(q.open(path("small.kikuscope")));
    QVERIFY(q.inputs());
    QVERIFY2(q.banner().contains("small.h5 (Scan) is not where the project says, and 1 more"), qPrintable(q.banner()));
    QCOMPARE(q.session.scan(), open); // nothing changed yet
    auto* list = q.inputs()->findChild<QTreeWidget*>("projectInputsList");
    const auto stateIn = [&](int row) { return list->topLevelItem(row)->text(2); };
    QCOMPARE(stateIn(0), QString("missing"));
    QCOMPARE(stateIn(1), QString("found"));
    QCOMPARE(q.inputs()->findChild<QPushButton*>("openProjectAnyway")->text(), QString("Open anyway"));
    QVERIFY(q.press(q.inputs(), "locate1"));
    auto* dialog = q.inputs()->findChild<QFileDialog*>("fileDialog");
    auto* name = dialog->findChild<QLineEdit*>("fileNameEdit"); // as typed by a user
    QVERIFY(name);
    name->setText(elsewhere.filePath("renamed.h5"));
    static_cast<QDialog*>(dialog)->accept();
    QTRY_VERIFY2(list->isEnabled() && stateIn(0) != "missing", qPrintable(q.banner()));
    for (int row = 0; row < list->topLevelItemCount(); ++row)
        QVERIFY2(stateIn(row).startsWith("found"), qPrintable(list->topLevelItem(row)->text(1))); // se 1.png lay beside it
    QVERIFY(q.press(q.inputs(), "openProjectAnyway"));
    QCOMPARE(q.session.scan()->path, toPath(elsewhere.filePath("renamed.h5")));
    QCOMPARE(q.session.semImages().size(), std::size_t(3));
    QVERIFY(q.project().isModified());
    QVERIFY(*q.session.registrationOf(*q.session.semImages()[1]) == placed(0.5));
}

void TestProjectFlows::changedFileIsReported()
{
    {
        Program p;
        fill(p);
        QVERIFY(p.save(path("small.kikuscope")));
    }
    EbsdScan other = makeScan(2);
    other.patterns = nullptr;
    NullMonitor job;
    io::writeScan(toPath(path("data/hough.h5")), other, Json::object(), job);
    Program q;
    QVERIFY(q.open(path("small.kikuscope")));
    QCOMPARE(q.banner(), QString("hough.h5 (Reference map) has changed since the project was saved; nothing was opened yet."));
    QVERIFY(!q.session.scan());
    QVERIFY(q.press(q.inputs(), "openProjectAnyway"));
    QCOMPARE(q.session.reference()->phaseId[2], std::uint16_t(2));
    QVERIFY(q.project().isModified());
    QCOMPARE(q.session.labels().size(), std::size_t(3));
}

void TestProjectFlows::missingFilesMayBeLeftOut()
{
    {
        Program p;
        fill(p);
        QVERIFY(p.save(path("small.kikuscope")));
    }
    QVERIFY(QFile::remove(path("data/se 2.png")) && QFile::remove(path("data/hough.h5")));
    Program q;
    QVERIFY(q.open(path("small.kikuscope")));
    QVERIFY(q.press(q.inputs(), "openProjectAnyway"));
    QVERIFY(q.session.scan() && q.session.result());
    QVERIFY(q.session.referenceIsGroundTruth()); // that of the scan
    QCOMPARE(q.session.semImages().size(), std::size_t(2));
    QVERIFY(*q.session.registrationOf(*q.session.semImages()[0]) == placed(0.5)); // each kept its own
    QVERIFY(*q.session.registrationOf(*q.session.semImages()[1]) == placed(0.1));
    QVERIFY(q.project().isModified());
}

void TestProjectFlows::failureLosesNothing_data()
{
    QTest::addColumn<QString>("what");
    QTest::newRow("project damaged") << "project";
    QTest::newRow("section damaged") << "section";
    QTest::newRow("selection of another map") << "selection";
    QTest::newRow("input damaged") << "input";
    QTest::newRow("result of another scan") << "grid";
}

void TestProjectFlows::failureLosesNothing()
{
    QFETCH(QString, what);
    const auto file = toPath(path("small.kikuscope"));
    {
        Program p;
        fill(p);
        p.select({4});
        QVERIFY(p.save(path("small.kikuscope")));
    }
    io::Project project = io::readProject(file);
    if (what == "section")
        project.phaseStyles = {{"phases", Json::array({{{"phase", "a"}, {"colour", "no colour"}}})}};
    if (what == "selection")
        project.selection["pixels"] = pixelSetJson(std::vector<std::uint8_t>(7, 1));
    if (what == "grid")
        for (io::ProjectInput& input : project.inputs)
            if (input.role == "result") {
                ScanGrid grid;
                grid.rows = grid.cols = 3;
                input.path = toPath(path("other-result.h5"));
                input.hash.clear();
                io::writePhaseMap(input.path, PhaseMap(grid, {{makePhase("a", 1)}}));
            }
    io::writeProject(file, project);
    if (what == "project")
        writeFileAtomically(file, "{\"format\": \"kikuscope-project\", \"form");
    if (what == "input")
        writeFileAtomically(toPath(path("data/small.h5")), "no HDF5");

    Program q;
    QVERIFY(q.open(path("data/hough.h5")));
    q.label(2, nn::PatternMark::Wrong, "");
    q.select({5, 6});
    const ProjectMark before(q.project().state());
    const int steps = q.session.history().count();
    QVERIFY(q.open(path("small.kikuscope")));
    if (what == "input") { // changed, and the user insists
        QVERIFY(q.press(q.inputs(), "openProjectAnyway"));
    }
    if (what != "project") // the labels would be lost, the user agrees; then the files turn out to be bad
        QVERIFY(q.answer("unsavedLabels", QMessageBox::Discard));
    QVERIFY(q.settle());
    QVERIFY(!q.banner().isEmpty());
    QVERIFY(ProjectMark(q.project().state()) == before);
    QCOMPARE(q.session.history().count(), steps);
    QVERIFY(q.session.hasUnsavedLabels());
    q.session.history().undo();
    QVERIFY(!q.session.selection());
    QVERIFY(q.project().path().isEmpty());
}

/// A restored project begins a new history; saving leaves it alone.
void TestProjectFlows::historyGoesOn()
{
    Program p;
    fill(p);
    QVERIFY(p.save(path("small.kikuscope")));
    const int steps = p.session.history().count();
    QVERIFY(steps >= 4);
    p.session.history().undo(); // the last label
    QCOMPARE(p.session.labels().size(), std::size_t(2));
    QVERIFY(p.project().isModified());
    p.session.history().redo();
    QVERIFY(!p.project().isModified()); // as saved
    QCOMPARE(p.session.history().count(), steps);
    QVERIFY(p.open(path("small.kikuscope")));
    QCOMPARE(p.session.history().count(), 0);
    p.label(9, nn::PatternMark::Wrong, "");
    QVERIFY(p.project().isModified());
    p.action("actionUndo")->trigger();
    QVERIFY(!p.project().isModified());
    QCOMPARE(p.session.labels().size(), std::size_t(3));
}

/// What the file does not say (or says wrong) is asked for in any vendor's numbers, can be undone, and is kept by the project.
void TestProjectFlows::givenPatternCentreComesBack()
{
    Program p;
    QVERIFY(!p.action("actionPatternCentre")->isEnabled());
    QVERIFY(p.open(path("data/small.h5")));
    QVERIFY(!p.session.scan()->detector.patternCentre);
    QVERIFY(p.save(path("centre.kikuscope")));
    const auto ask = [&](bool accept, const char* convention, std::array<double, 3> numbers) {
        p.action("actionPatternCentre")->trigger();
        auto* dialog = p.window.findChild<PatternCentreDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        dialog->findChild<QComboBox*>("pcConvention")->setCurrentText(convention);
        const char* names[] = {"pcX", "pcY", "pcZ"};
        for (std::size_t i = 0; i < numbers.size(); ++i)
            dialog->findChild<QDoubleSpinBox*>(names[i])->setValue(numbers[i]);
        accept ? dialog->accept() : dialog->reject();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    };
    ask(false, "EDAX (TSL)", {0.5, 0.7, 0.5});
    QVERIFY(!p.session.scan()->detector.patternCentre && !p.project().isModified());
    ask(true, "EDAX (TSL)", {0.5017, 0.7189, 0.5342}); // patterns 10 wide and 12 high: z counts in widths
    const auto given = p.session.scan()->detector.patternCentre;
    QVERIFY(given && std::abs(given->x - 0.5017) < 1e-9 && std::abs(given->y - 0.2811) < 1e-9 && std::abs(given->z - 0.5342 * 10 / 12) < 1e-9);
    QTRY_VERIFY(p.project().isModified());
    p.action("actionUndo")->trigger();
    QVERIFY(!p.session.scan()->detector.patternCentre);
    QTRY_VERIFY(!p.project().isModified());
    p.action("actionRedo")->trigger();
    QVERIFY(p.session.scan()->detector.patternCentre == given);
    QVERIFY(p.save(path("centre.kikuscope")));
    QVERIFY(!p.project().isModified());

    Program q;
    QVERIFY(q.open(path("centre.kikuscope")));
    QVERIFY(q.session.scan()->detector.patternCentre == given && q.session.givenPatternCentre() == given);
    QVERIFY(!q.project().isModified());
    io::Project damaged = io::readProject(toPath(path("centre.kikuscope")));
    damaged.answer["pattern_centre"] = {0.5, "a"};
    io::writeProject(toPath(path("damaged.kikuscope")), damaged);
    QVERIFY(q.open(path("damaged.kikuscope")));
    QVERIFY2(q.banner().contains("pattern_centre"), qPrintable(q.banner()));
    QVERIFY(q.session.scan()->detector.patternCentre == given);
}

void TestProjectFlows::titleTellsChanges()
{
    Program p;
    QVERIFY(p.open(path("data/small.h5")));
    QVERIFY(!p.window.isWindowModified());
    QVERIFY(p.save(path("t.kikuscope")));
    QVERIFY(!p.window.isWindowModified());
    p.session.select(3); // only looking
    p.window.maps().viewport().setView({1, 1}, p.window.maps().viewport().scale() * 2);
    QTest::qWait(300);
    QVERIFY(!p.window.isWindowModified());
    p.window.maps().pane(0).chooseLayer("reference");
    QTRY_VERIFY(p.window.isWindowModified());
    QVERIFY(p.save(path("t.kikuscope")));
    QVERIFY(!p.window.isWindowModified());
    analysis::CleanupSteps steps;
    steps.steps = {"majority"};
    p.window.findChild<CleanupView*>()->setSteps(steps);
    QTRY_VERIFY(p.window.isWindowModified());
}

void TestProjectFlows::changesAreAskedFor_data()
{
    QTest::addColumn<int>("button");
    QTest::newRow("save") << int(QMessageBox::Save);
    QTest::newRow("discard") << int(QMessageBox::Discard);
    QTest::newRow("cancel") << int(QMessageBox::Cancel);
}

void TestProjectFlows::changesAreAskedFor()
{
    QFETCH(int, button);
    Program p;
    QVERIFY(p.open(path("data/small.h5")));
    QVERIFY(p.save(path("t.kikuscope")));
    p.label(7, nn::PatternMark::Labelled, "quartz");
    p.window.close();
    QVERIFY(p.window.isVisible());
    QVERIFY(!p.question("unsavedLabels")); // one question for all
    QVERIFY(p.answer("unsavedProject", QMessageBox::StandardButton(button)));
    QVERIFY(p.settle());
    QCOMPARE(p.window.isVisible(), button == QMessageBox::Cancel);
    const io::Project saved = io::readProject(toPath(path("t.kikuscope")));
    QCOMPARE(saved.labels.empty(), button != QMessageBox::Save);
    if (button == QMessageBox::Cancel) {
        QCOMPARE(p.session.labels().size(), std::size_t(1));
        p.session.history().undo();
        p.window.close();
        QVERIFY(!p.window.isVisible());
    }
}

void TestProjectFlows::labelsAreAskedFor_data() { changesAreAskedFor_data(); }

void TestProjectFlows::labelsAreAskedFor()
{
    QFETCH(int, button);
    Program p;
    QVERIFY(p.open(path("data/small.h5")));
    p.label(7, nn::PatternMark::Wrong, ""); // no training set can hold it
    QVERIFY(p.open(path("data/small.h5"))); // anew
    QCOMPARE(p.session.labels().size(), std::size_t(1));
    QVERIFY(p.answer("unsavedLabels", QMessageBox::StandardButton(button)));
    if (button == QMessageBox::Save) {
        QVERIFY(p.chooseFile(path("labels.kikuscope")));
        QVERIFY(p.settle());
        QVERIFY(!io::readProject(toPath(path("labels.kikuscope"))).labels.empty());
    }
    QVERIFY(p.settle());
    QCOMPARE(p.session.labels().size(), std::size_t(button == QMessageBox::Cancel));
    if (button != QMessageBox::Cancel)
        return;
    p.window.close();
    QVERIFY(p.window.isVisible());
    QVERIFY(p.answer("unsavedLabels", QMessageBox::Discard));
    QVERIFY(!p.window.isVisible());
}

void TestProjectFlows::savingStopsAClassificationFirst()
{
    Program p;
    QVERIFY(p.open(path("data/small.h5")));
    p.workbench.chooseModel(path("data/random.safetensors"));
    QVERIFY(p.settle());
    QVERIFY(p.save(path("t.kikuscope")));
    p.workbench.classify();
    QVERIFY(p.session.isClassifying());
    QVERIFY(!p.action("actionSaveProject")->isEnabled());
    p.label(7, nn::PatternMark::Labelled, "quartz");
    p.window.close();
    QVERIFY(p.answer("unsavedProject", QMessageBox::Save));
    QVERIFY(QTest::qWaitFor([&] { return !p.window.isVisible(); }, 20000));
    const io::Project saved = io::readProject(toPath(path("t.kikuscope")));
    QVERIFY(!saved.labels.empty());
}

void TestProjectFlows::anotherScanLeavesTheProject()
{
    Program p;
    QVERIFY(p.open(path("data/small.h5")));
    p.session.setFigures({Json{{"name", "Fig. 1"}}});
    QVERIFY(p.save(path("t.kikuscope")));
    const QByteArray text = contentOf(path("t.kikuscope"));
    QVERIFY(p.open(path("data/small.h5"))); // nothing unsaved: no question
    QVERIFY(p.project().path().isEmpty() && p.session.figures().empty());
    p.action("actionSaveProject")->trigger(); // asks for a file, as there is none
    QVERIFY(p.window.findChild<QFileDialog*>("fileDialog"));
    QCOMPARE(contentOf(path("t.kikuscope")), text);
}

void TestProjectFlows::figuresStayWithTheirFiles()
{
    const std::vector<Json> figures{Json{{"panels", Json::array({{{"file", "data/a.h5"}, {"against", "@result"}}, {{"file", "/abs/b.h5"}}})}}, Json{{"panels", 3}}};
    const auto rebased = rebasedFigures(figures, "/p/q", "/p/r/s");
    QCOMPARE(rebased[0]["panels"][0]["file"].get<std::string>(), std::string("../../q/data/a.h5"));
    QCOMPARE(rebased[0]["panels"][0]["against"].get<std::string>(), std::string("@result"));
    QCOMPARE(rebased[0]["panels"][1]["file"].get<std::string>(), std::string("/abs/b.h5"));
    QVERIFY(rebased[1] == figures[1]);
    QVERIFY(rebasedFigures(figures, {}, "/p") == figures);
}

void TestProjectFlows::autosaveOfTwoWindows()
{
    const QString folder = path("autosave");
    const auto slots_ = [&] { return QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot); };
    {
        Program p, q;
        p.window.projects().startAutosave(folder, 50);
        q.window.projects().startAutosave(folder, 50);
        QVERIFY(slots_().isEmpty());
        fill(p);
        QVERIFY(q.open(path("data/hough.h5")));
        QTRY_COMPARE(slots_().size(), 2);
        QVERIFY(p.settle() && q.settle());
        QTRY_VERIFY(QFile::exists(folder + "/" + slots_().first() + "/session.kikuscope") && QFile::exists(folder + "/" + slots_().last() + "/session.kikuscope"));
        QVERIFY(!p.window.projects().autosave()->leftover()); // both live
        Program r;
        r.window.projects().startAutosave(folder, 50);
        QCOMPARE(r.banner(), QString());
        QVERIFY(!r.action("actionRestore")->isVisible());
    }
    QVERIFY(slots_().isEmpty()); // they ended properly
}

void TestProjectFlows::savedWorkIsNotKept()
{
    const QString folder = path("autosave");
    Program p;
    p.window.projects().startAutosave(folder, 50);
    fill(p);
    const auto kept = [&] {
        const QStringList entries = QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
        return !entries.isEmpty() && QFile::exists(folder + "/" + entries.first() + "/session.kikuscope");
    };
    QTRY_VERIFY(kept());
    QVERIFY(p.session.hasUnsavedResult()); // writing it aside is not saving
    QVERIFY(p.save(path("small.kikuscope")));
    QTRY_VERIFY(QDir(folder).isEmpty(QDir::Dirs | QDir::NoDotAndDotDot));
    p.label(1, nn::PatternMark::Wrong, "");
    QTRY_VERIFY(kept());
    p.session.history().undo();
    QTRY_VERIFY(QDir(folder).isEmpty(QDir::Dirs | QDir::NoDotAndDotDot));
}

/// The real program is killed while a classified map is not saved; the next window offers it.
void TestProjectFlows::survivesAKill()
{
    {
        Program p;
        fill(p);
        p.session.setResult(nullptr, false);
        p.select({1, 9, 17, 25});
        QVERIFY(p.save(path("small.kikuscope")));
    }
    QProcess program;
    program.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("QT_QPA_PLATFORM", "offscreen");
    environment.insert("XDG_CONFIG_HOME", path("config"));
    program.setProcessEnvironment(environment);
    program.start(KIKUSCOPE_PROGRAM, {path("small.kikuscope"), "--model", path("data/random.safetensors"), "--classify", "--autosave-seconds", "1"});
    QVERIFY(program.waitForStarted());
    const QDir folder(path("Kikuscope/kikuscope/autosave"));
    std::filesystem::path file;
    const auto hasResult = [&] {
        for (const QString& slot : folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            if (file = toPath(folder.filePath(slot)) / "session.kikuscope"; std::filesystem::exists(file) && io::readProject(file).input("result"))
                return true;
        return false;
    };
    QVERIFY2(QTest::qWaitFor(hasResult, 120000), "no autosave");
    program.kill(); // SIGKILL
    QVERIFY(program.waitForFinished());
    QCOMPARE(program.exitStatus(), QProcess::CrashExit);

    io::Project kept = io::readProject(file);
    const PhaseMap result = io::readPhaseMap(kept.input("result")->path);
    QCOMPARE(result.doneCount(), pixels);
    Program q;
    q.window.projects().startAutosave(folder.path(), 50);
    QVERIFY2(q.banner().contains("on the project small was kept"), qPrintable(q.banner()));
    QVERIFY(q.action("actionRestore")->isVisible());
    QVERIFY(q.press(q.window.findChild<MessageBanner*>(), "bannerAnswer1"));
    QCOMPARE(q.banner(), QString());
    QVERIFY(!q.action("actionRestore")->isVisible());
    QVERIFY(sameMap(*q.session.result(), result));
    QCOMPARE(q.project().path(), path("small.kikuscope"));
    QVERIFY(q.project().isModified() && q.session.hasUnsavedResult());
    std::erase_if(kept.inputs, [](const io::ProjectInput& input) { return input.role == "result"; }); // in memory again
    io::Project now = q.now();
    now.layout["sight"] = kept.layout["sight"]; // that of a window of another size
    QCOMPARE(difference(now, kept), QString());
    const io::Project saved = io::readProject(toPath(path("small.kikuscope")));
    for (const auto section : {&io::Project::registration, &io::Project::phaseStyles, &io::Project::labels, &io::Project::cleanUp, &io::Project::answer})
        QVERIFY(now.*section == saved.*section);

    q.label(30, nn::PatternMark::Excluded, ""); // goes on in the folder of the killed window
    QTRY_VERIFY(io::readProject(file).labels != saved.labels);
    QVERIFY(q.settle());
    QVERIFY(sameMap(io::readPhaseMap(io::readProject(file).input("result")->path), result));
    QVERIFY(q.save(path("small.kikuscope")));
    QTRY_VERIFY(folder.isEmpty(QDir::Dirs | QDir::NoDotAndDotDot));
    Program r;
    QVERIFY(r.open(path("small.kikuscope")));
    QVERIFY(sameMap(*r.session.result(), result));
    QCOMPARE(r.session.labels().size(), std::size_t(4));
}

QTEST_MAIN(TestProjectFlows)
#include "tst_project_flows.moc"
