// SPDX-License-Identifier: GPL-3.0-or-later
// What a user does, without a screen: open, classify, stop, save, reopen, a damaged file, a model of random weights.
#include "core/base/error.h"
#include "core/io/kikuscope_h5.h"
#include "core/nn/untrained.h"
#include "ui/main_window.h"
#include "ui/views/map_area.h"
#include "ui/views/map_pane.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/message_banner.h"
#include "ui/widgets/qt_convert.h"

#include <QAction>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QSemaphore>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace kikuscope;
using namespace kikuscope::ui;

namespace {

constexpr std::int64_t rows = 6, cols = 8;

Phase makePhase(const std::string& name, int spaceGroup)
{
    Phase phase;
    phase.name = name;
    phase.spaceGroup = spaceGroup;
    return phase;
}

PhaseList twoPhases() { return {{makePhase("quartz", 154), makePhase("rutile", 136)}}; }

/// 6 x 8 pixels of 12 x 10 patterns, left half quartz, right half rutile; pixel values name the pixel.
EbsdScan makeScan()
{
    EbsdScan scan;
    scan.name = "small.h5";
    scan.grid.rows = rows;
    scan.grid.cols = cols;
    scan.grid.stepXUm = scan.grid.stepYUm = 0.5;
    scan.detector.height = 12;
    scan.detector.width = 10;
    scan.simulated = scan.indexingIsGroundTruth = true;
    std::vector<std::uint16_t> pixels(static_cast<std::size_t>(rows * cols * 120));
    for (std::size_t i = 0; i < pixels.size(); ++i)
        pixels[i] = static_cast<std::uint16_t>((i * 7 + i / 120) % 251);
    scan.patterns = std::make_shared<MemoryPatternSource>(std::move(pixels), PixelType::U8, rows * cols, 12, 10);
    CrystalMap map;
    map.name = "ground truth";
    map.grid = scan.grid;
    map.phases = twoPhases();
    map.orientation.resize(static_cast<std::size_t>(rows * cols));
    for (std::int64_t i = 0; i < rows * cols; ++i)
        map.phaseId.push_back(scan.grid.col(i) < cols / 2 ? 1 : 2);
    scan.indexing = std::make_shared<const CrystalMap>(std::move(map));
    SemImage image;
    image.name = "BSE";
    image.pixels = Image<float>(24, 32, 100.f);
    scan.semImages.push_back(image);
    return scan;
}

/// One row of answers that agree with the ground truth.
Predictions answers(const EbsdScan& scan, std::int64_t row)
{
    Predictions p;
    p.resize({row * cols, cols});
    for (std::size_t i = 0; i < static_cast<std::size_t>(cols); ++i) {
        const auto id = scan.indexing->phaseId[static_cast<std::size_t>(row * cols) + i];
        p.id[i] = {id, static_cast<std::uint16_t>(3 - id), 0};
        p.probability[i] = {0.75f, 0.25f, 0};
        p.accepted[i] = p.present[i] = 1;
    }
    return p;
}

/// Classifies row by row; waits at `gate` before each row beyond the first, as long as nobody asks to stop.
WorkbenchFunctions rowByRow(QSemaphore* gate = nullptr, const std::optional<Error>& failAfterFirstRow = {})
{
    WorkbenchFunctions functions;
    functions.classify = [gate, failAfterFirstRow](const EbsdScan& scan, std::shared_ptr<const nn::ModelFile> model, const nn::ClassifyOptions&,
                                                   JobMonitor& job, const nn::BlockCallback& onBlock, const std::vector<Predictions>& done) {
        PhaseMap map(scan.grid, model->classes);
        for (const Predictions& block : done)
            map.set(block);
        for (std::int64_t row = 0; row < rows; ++row) {
            while (gate && row > 0 && !job.stopRequested() && !gate->tryAcquire(1, 1)) {
            }
            if (job.stopRequested())
                break;
            if (failAfterFirstRow && row > 0)
                throw *failAfterFirstRow;
            if (map.state[static_cast<std::size_t>(row * cols)] != PixelState::Pending)
                continue;
            const Predictions block = answers(scan, row);
            map.set(block);
            onBlock(block);
        }
        return map;
    };
    return functions;
}

/// Random weights: the view of class probabilities computes with it while the job is a made one.
std::shared_ptr<const nn::ModelFile> namedModel()
{
    auto model = std::make_shared<nn::ModelFile>(nn::untrainedModel("compact", 32, {"quartz", "rutile"}));
    model->name = "two phases";
    model->hash = "0123";
    return model;
}

/// The program without main(): the window is destroyed first, then the runner waits.
struct Program
{
    Session session;
    JobRunner runner;
    Workbench workbench;
    MainWindow window;

    explicit Program(WorkbenchFunctions functions = {}) : workbench(session, runner, std::move(functions)), window(session, runner, workbench)
    {
        window.resize(1000, 700);
        window.show();
    }
    bool settle() { return QTest::qWaitFor([this] { return runner.isIdle(); }, 20000); }
    QAction* action(const char* name) { return window.findChild<QAction*>(QString::fromLatin1(name)); }
    QString banner() { return window.findChild<MessageBanner*>()->isVisible() ? window.findChild<MessageBanner*>()->sentence() : QString(); }
    void openScan(const QString& path)
    {
        workbench.open(path);
        QVERIFY(settle());
        QVERIFY2(session.scan(), qPrintable(banner()));
    }
};

} // namespace

class TestWindowFlows : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void opensAScan();
    void classifiesWhileTheMapGrows();
    void stopKeepsWhatIsDone();
    void resumesFromTheJournal();
    void errorKeepsWhatIsDone();
    void savesAndReopensAResult();
    void badFileGivesOneSentence();
    void imageAloneIsRefusedKindly();
    void referenceOfOtherSizeIsRefused();
    void crosshairIsShared();
    void phaseColoursAgree();
    void symmetrySymbols_data();
    void symmetrySymbols();
    void realClassifierRuns();
    void closingWhileBusyIsSafe();

private:
    QString path(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestWindowFlows::initTestCase()
{
    QCoreApplication::setOrganizationName("KikuscopeTest");
    QCoreApplication::setApplicationName("tst_window_flows");
    initialiseResources();
}

void TestWindowFlows::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CACHE_HOME", m_folder->path().toUtf8()); // journals of classifications
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder->path());
    QSettings().clear();
    NullMonitor job;
    io::writeScan(toPath(path("small.h5")), makeScan(), Json::object(), job);
}

void TestWindowFlows::opensAScan()
{
    Program p;
    QVERIFY(!p.action("actionClassify")->isEnabled());
    p.openScan(path("small.h5"));
    QCOMPARE(p.session.scan()->grid.rows, rows);
    QVERIFY(p.window.windowTitle().contains("simulated"));
    QCOMPARE(p.window.maps().pane(1).map().raster().image.size(), QSize(cols, rows)); // ground truth
    QVERIFY(!p.window.maps().pane(2).map().raster().isEmpty());                       // electron image
    QVERIFY(p.window.maps().pane(0).map().raster().isEmpty());                        // nothing classified yet
    QVERIFY(p.session.pixel() >= 0);
    QVERIFY(QSettings().value("recent").toStringList().first().endsWith("small.h5"));
    QCOMPARE(p.banner(), QString());
}

void TestWindowFlows::classifiesWhileTheMapGrows()
{
    QSemaphore gate;
    Program p(rowByRow(&gate));
    p.openScan(path("small.h5"));
    p.session.setModel(namedModel());
    QVERIFY(p.action("actionClassify")->isEnabled());
    QSignalSpy grown(&p.session, &Session::resultRowsChanged);
    p.action("actionClassify")->trigger();
    QVERIFY(p.session.isClassifying());
    QVERIFY(!p.action("actionClassify")->isEnabled());
    QVERIFY(p.action("actionCancel")->isEnabled());
    QTRY_COMPARE(p.session.result()->doneCount(), cols); // the first row is on show while the job waits
    QCOMPARE(p.window.maps().pane(0).map().raster().image.pixel(0, 0), toQRgb(p.session.resultColours()[1]));
    QCOMPARE(p.window.maps().pane(0).map().raster().image.pixel(0, 1), MapRaster::pending);
    QCOMPARE(grown.count(), 1);
    gate.release(100);
    QVERIFY(p.settle());
    QVERIFY(!p.session.isClassifying());
    QCOMPARE(p.session.result()->doneCount(), rows * cols);
    QVERIFY(p.session.agreement());
    QCOMPARE(p.session.agreement()->accuracy, 1.);
    QVERIFY(p.session.hasUnsavedResult());
}

void TestWindowFlows::stopKeepsWhatIsDone()
{
    QSemaphore gate;
    Program p(rowByRow(&gate));
    p.openScan(path("small.h5"));
    p.session.setModel(namedModel());
    p.workbench.classify();
    gate.release(1);
    QTRY_COMPARE(p.session.result()->doneCount(), 2 * cols);
    QTest::keyClick(&p.window, Qt::Key_Escape);
    QVERIFY(p.settle());
    QVERIFY(!p.session.isClassifying());
    QCOMPARE(p.session.result()->doneCount(), 2 * cols);
    QVERIFY(p.action("actionSaveResult")->isEnabled());
    QVERIFY(p.action("actionClassify")->isEnabled());
    QCOMPARE(p.banner(), QString());
}

void TestWindowFlows::resumesFromTheJournal()
{
    QSemaphore gate;
    {
        Program p(rowByRow(&gate));
        p.openScan(path("small.h5"));
        p.session.setModel(namedModel());
        p.workbench.classify();
        gate.release(2);
        QTRY_COMPARE(p.session.result()->doneCount(), 3 * cols);
    } // the program ends in the middle
    std::size_t recovered = 0;
    WorkbenchFunctions functions = rowByRow();
    functions.classify = [&recovered, inner = functions.classify](const EbsdScan& scan, std::shared_ptr<const nn::ModelFile> model, const nn::ClassifyOptions& options,
                                                                  JobMonitor& job, const nn::BlockCallback& onBlock, const std::vector<Predictions>& done) {
        recovered = done.size();
        return inner(scan, std::move(model), options, job, onBlock, done);
    };
    Program p(functions);
    p.openScan(path("small.h5"));
    p.session.setModel(namedModel());
    p.workbench.classify();
    QVERIFY(p.settle());
    QCOMPARE(recovered, std::size_t(3));
    QCOMPARE(p.session.result()->doneCount(), rows * cols);
    p.workbench.classify(); // complete: the next run starts afresh
    QVERIFY(p.settle());
    QCOMPARE(recovered, std::size_t(0));
}

void TestWindowFlows::errorKeepsWhatIsDone()
{
    Program p(rowByRow(nullptr, Error(ErrorKind::BadFile, "small.h5: row 1 cannot be read.", "errno 5")));
    p.openScan(path("small.h5"));
    p.session.setModel(namedModel());
    p.workbench.classify();
    QVERIFY(p.settle());
    QCOMPARE(p.banner(), QString("small.h5: row 1 cannot be read."));
    QCOMPARE(p.session.result()->doneCount(), cols);
    QVERIFY(!p.session.isClassifying());
}

void TestWindowFlows::savesAndReopensAResult()
{
    {
        Program p(rowByRow());
        p.openScan(path("small.h5"));
        p.session.setModel(namedModel());
        p.workbench.classify();
        QVERIFY(p.settle());
        p.workbench.saveResult(path("result.h5"));
        QVERIFY(p.settle());
        QVERIFY(!p.session.hasUnsavedResult());
    }
    Program p;
    p.workbench.open(path("result.h5")); // without its scan: the map alone
    QVERIFY(p.settle());
    QVERIFY2(p.session.result(), qPrintable(p.banner()));
    QCOMPARE(p.session.result()->phaseId, makeScan().indexing->phaseId);
    QCOMPARE(p.window.maps().pane(0).map().raster().image.size(), QSize(cols, rows));
    QVERIFY(!p.action("actionClassify")->isEnabled());
    p.workbench.open(path("small.h5"));
    QVERIFY(p.settle());
    p.workbench.open(path("result.h5")); // beside its scan
    QVERIFY(p.settle());
    QVERIFY(p.session.scan()->patterns);
    QVERIFY(p.session.agreement());
    QCOMPARE(p.session.agreement()->accuracy, 1.);
}

void TestWindowFlows::badFileGivesOneSentence()
{
    Program p;
    QFile file(path("broken.up2"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is no scan");
    file.close();
    p.workbench.open(file.fileName());
    QVERIFY(p.settle());
    QVERIFY2(p.banner().contains("broken.up2"), qPrintable(p.banner()));
    QVERIFY(!p.session.scan());
    p.workbench.open(path("absent.h5"));
    QVERIFY(p.settle());
    QVERIFY2(p.banner().contains("absent.h5"), qPrintable(p.banner()));
    p.openScan(path("small.h5")); // a good file afterwards clears the message
    QCOMPARE(p.banner(), QString());
}

void TestWindowFlows::imageAloneIsRefusedKindly()
{
    Program p;
    QImage image(8, 8, QImage::Format_Grayscale8);
    image.fill(90);
    QVERIFY(image.save(path("sem.png")));
    p.workbench.open(path("sem.png"));
    QVERIFY(p.settle());
    QVERIFY(!p.banner().isEmpty());
    p.openScan(path("small.h5"));
    p.workbench.open(path("sem.png"));
    QVERIFY(p.settle());
    QCOMPARE(p.session.semImages().size(), std::size_t(2));
}

void TestWindowFlows::referenceOfOtherSizeIsRefused()
{
    EbsdScan other = makeScan();
    CrystalMap map = *other.indexing;
    map.grid.rows = rows - 1;
    map.phaseId.resize(static_cast<std::size_t>((rows - 1) * cols));
    map.orientation.resize(map.phaseId.size());
    Session session;
    session.setScan(std::make_shared<const EbsdScan>(makeScan()));
    const auto before = session.reference();
    QVERIFY_EXCEPTION_THROWN(session.setReference(std::make_shared<const CrystalMap>(map)), Error);
    QCOMPARE(session.reference(), before);
}

void TestWindowFlows::crosshairIsShared()
{
    Program p;
    p.openScan(path("small.h5"));
    QSignalSpy moved(&p.session, &Session::pixelChanged);
    p.session.select(0);
    MapWidget& map = p.window.maps().pane(1).map();
    QTest::keyClick(&map, Qt::Key_Right);
    QTest::keyClick(&map, Qt::Key_Down);
    QCOMPARE(p.session.pixel(), cols + 1);
    QTest::keyClick(&map, Qt::Key_Left, Qt::ShiftModifier); // stops at the border
    QCOMPARE(p.session.pixel(), cols);
    QCOMPARE(moved.count(), 4);
    const QPointF at = p.window.maps().viewport().toScreen(QPointF(3 * 0.5, 2 * 0.5), map.size());
    QTest::mouseClick(&map, Qt::LeftButton, {}, at.toPoint());
    QCOMPARE(p.session.pixel(), 2 * cols + 3);
    QVERIFY(p.settle());
}

void TestWindowFlows::phaseColoursAgree()
{
    Session session;
    session.setScan(std::make_shared<const EbsdScan>(makeScan()));
    auto model = std::make_shared<nn::ModelFile>();
    // Other order, other case, one more class, and one found by its space group only.
    model->classes = {{makePhase("hematite", 167), makePhase("TiO2 (rutile type)", 136), makePhase("Quartz", 154)}};
    session.setModel(model);
    QVERIFY(session.referenceColours()[1] == session.resultColours()[3]);
    QVERIFY(session.referenceColours()[2] == session.resultColours()[2]);
    QVERIFY(session.referenceColours()[0] == (Rgba{0, 0, 0, 255}));
}

void TestWindowFlows::symmetrySymbols_data()
{
    QTest::addColumn<QString>("hermannMauguin");
    QTest::addColumn<QString>("shown");
    QTest::newRow("screw axis") << "P 32 2 1" << QString::fromUtf8("P3₂21");
    QTest::newRow("screw axis with plane") << "P 42/m n m" << QString::fromUtf8("P4₂/mnm");
    QTest::newRow("inversion axis, setting") << "R -3 c:H" << QString::fromUtf8("R3\u0305c");
    QTest::newRow("cubic") << "F m -3 m" << QString::fromUtf8("Fm3\u0305m");
    QTest::newRow("six-fold screw") << "P 63/m m c" << QString::fromUtf8("P6₃/mmc");
}

void TestWindowFlows::symmetrySymbols()
{
    QFETCH(QString, hermannMauguin);
    QFETCH(QString, shown);
    Phase phase = makePhase("x", 1);
    phase.spaceGroupName = hermannMauguin.toStdString();
    QCOMPARE(symmetryText(phase), shown);
}

void TestWindowFlows::realClassifierRuns()
{
    nn::ModelFile model = nn::untrainedModel("compact", 32, {"quartz", "rutile", "corundum"}, 5);
    model.name = "random";
    nn::saveModel(toPath(path("random.safetensors")), model);
    Program p;
    p.openScan(path("small.h5"));
    p.workbench.chooseModel(path("random.safetensors"));
    QVERIFY(p.settle());
    QVERIFY2(p.session.model(), qPrintable(p.banner()));
    QCOMPARE(p.window.findChild<QComboBox*>("modelSelector")->currentText(), QString("random"));
    p.workbench.classify();
    QVERIFY(p.settle());
    QCOMPARE(p.banner(), QString());
    QCOMPARE(p.session.result()->doneCount(), rows * cols);
    const auto& top = p.session.result()->topProbability;
    for (const auto& t : top)
        QVERIFY(t[0] >= t[1] && t[1] >= t[2] && std::abs(t[0] + t[1] + t[2] - 1) < 1e-3f);
}

void TestWindowFlows::closingWhileBusyIsSafe()
{
    QSemaphore gate;
    auto p = std::make_unique<Program>(rowByRow(&gate));
    p->openScan(path("small.h5"));
    p->session.setModel(namedModel());
    p->workbench.classify();
    QTRY_COMPARE(p->session.result()->doneCount(), cols);
    p->window.close();
    QVERIFY(p->settle());
    p.reset();
    QCOMPARE(gate.available(), 0);
}

QTEST_MAIN(TestWindowFlows)
#include "tst_window_flows.moc"
