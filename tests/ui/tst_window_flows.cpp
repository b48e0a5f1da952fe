// SPDX-License-Identifier: GPL-3.0-or-later
// What a user does, without a screen: open, classify, stop, save, reopen, a damaged file, a model of random
// weights.
#include "core/base/error.h"
#include "core/draw/map_image.h"
#include "core/io/kikuscope_h5.h"
#include "core/nn/untrained.h"
#include "ui/jobs/jobs_panel.h"
#include "ui/main_window.h"
#include "ui/views/confusion_view.h"
#include "ui/views/legend_view.h"
#include "ui/views/map_area.h"
#include "ui/views/map_pane.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/message_banner.h"
#include "ui/widgets/qt_convert.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractSlider>
#include <QAbstractSpinBox>
#include <QAccessible>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QWhatsThis>
#include <QAction>
#include <QComboBox>
#include <QDockWidget>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QProcess>
#include <QSemaphore>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>
#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

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
    scan.patterns =
        std::make_shared<MemoryPatternSource>(std::move(pixels), PixelType::U8, rows * cols, 12, 10);
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
    functions.classify =
        [gate, failAfterFirstRow](const EbsdScan& scan, std::shared_ptr<const nn::ModelFile> model,
                                  const nn::ClassifyOptions&, JobMonitor& job,
                                  const nn::BlockCallback& onBlock, const std::vector<Predictions>& done) {
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

    explicit Program(WorkbenchFunctions functions = {})
        : workbench(session, runner, std::move(functions)), window(session, runner, workbench)
    {
        window.resize(1000, 700);
        window.show();
    }
    bool settle()
    {
        return QTest::qWaitFor([this] { return runner.isIdle(); }, 60000);
    }
    std::int64_t doneCount() const { return session.result() ? session.result()->doneCount() : -1; }
    QAction* action(const char* name) { return window.findChild<QAction*>(QString::fromLatin1(name)); }
    QString banner()
    {
        return window.findChild<MessageBanner*>()->isVisible()
                   ? window.findChild<MessageBanner*>()->sentence()
                   : QString();
    }
    QMessageBox* question() { return window.findChild<QMessageBox*>("unsavedResult"); }
    bool answer(QMessageBox::StandardButton button)
    {
        QMessageBox* box = question();
        if (box)
            QTest::mouseClick(box->button(button), Qt::LeftButton);
        return box;
    }
    /// Names the file in the dialog that is open and accepts it.
    bool chooseFile(const QString& path)
    {
        auto* dialog = window.findChild<QFileDialog*>("fileDialog");
        if (!dialog)
            return false;
        dialog->selectFile(path);
        return QMetaObject::invokeMethod(dialog, "accept");
    }
    QString outcome() // of the latest job
    {
        for (const JobRow* row : window.findChildren<JobRow*>())
            if (&row->job() == runner.jobs().last())
                return row->findChild<QLabel*>("jobOutcome")->toolTip();
        return {};
    }
    void openScan(const QString& path)
    {
        workbench.open(path);
        QVERIFY(settle());
        QVERIFY2(session.scan(), qPrintable(banner()));
    }
};

bool dragEnter(QWidget& window, const QMimeData& data)
{
    QDragEnterEvent enter({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QCoreApplication::sendEvent(&window, &enter);
    return enter.isAccepted();
}

void drop(QWidget& window, const QStringList& paths)
{
    QMimeData data;
    QList<QUrl> urls;
    for (const QString& path : paths)
        urls << QUrl::fromLocalFile(path);
    data.setUrls(urls);
    QVERIFY(dragEnter(window, data));
    QDropEvent event({20, 20}, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
}

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

std::set<std::int64_t> selectedPixels(const Session& session)
{
    std::set<std::int64_t> pixels;
    if (const auto& selection = session.selection())
        for (std::size_t i = 0; i < selection->mask->size(); ++i)
            if ((*selection->mask)[i])
                pixels.insert(static_cast<std::int64_t>(i));
    return pixels;
}

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
    void levelGroupsTheClasses();
    void stoppedIsNotDone_data();
    void stoppedIsNotDone();
    void unsavedResultIsAskedFor_data();
    void unsavedResultIsAskedFor();
    void savingARunningClassificationStopsIt();
    void savedResultIsNotAskedFor();
    void closingWhileBusyIsSafe();
    void opensFromTheCommandLine();
    void detailsAreShownOnDemand();
    void dropsFiles();
    void dropOfABadFileGivesOneSentence();
    void recentFilesReopen();
    void hoverTellsWhatIsThere();
    void savesTheShownMapAsPng_data();
    void savesTheShownMapAsPng();
    void houghOnlyFileFillsThePanes();
    void chosenLayerStays();
    void confusionCellSelectsItsPixels();
    void whatsThisTellsTheToolTip();
    void everyControlHasAName();
    void mergedPhasesAreOneInTheConfusion();
    void confusionByKeyboardAndCsv();

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
    QCOMPARE(p.window.maps().pane(1).map().raster().size(), QSize(cols, rows)); // ground truth
    QVERIFY(!p.window.maps().pane(2).map().raster().isEmpty());                 // electron image
    QVERIFY(p.window.maps().pane(0).map().raster().isEmpty());                  // nothing classified yet
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
    QTRY_COMPARE(p.doneCount(), cols); // the first row is on show while the job waits
    QCOMPARE(p.window.maps().pane(0).map().raster().wordAt(0, 0), toQRgb(p.session.resultColours()[1]));
    QCOMPARE(p.window.maps().pane(0).map().raster().wordAt(1, 0), MapRaster::pending);
    QCOMPARE(grown.count(), 1);
    gate.release(100);
    QVERIFY(p.settle());
    QVERIFY(!p.session.isClassifying());
    QCOMPARE(p.doneCount(), rows * cols);
    QVERIFY(p.session.comparison());
    QCOMPARE(p.session.comparison()->agreement.accuracy, 1.);
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
    QTRY_COMPARE(p.doneCount(), 2 * cols);
    QTest::keyClick(&p.window, Qt::Key_Escape);
    QVERIFY(p.settle());
    QVERIFY(!p.session.isClassifying());
    QCOMPARE(p.doneCount(), 2 * cols);
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
        QTRY_COMPARE(p.doneCount(), 3 * cols);
    } // the program ends in the middle
    std::size_t recovered = 0;
    WorkbenchFunctions functions = rowByRow();
    functions.classify = [&recovered, inner = functions.classify](
                             const EbsdScan& scan, std::shared_ptr<const nn::ModelFile> model,
                             const nn::ClassifyOptions& options, JobMonitor& job,
                             const nn::BlockCallback& onBlock, const std::vector<Predictions>& done) {
        recovered = done.size();
        return inner(scan, std::move(model), options, job, onBlock, done);
    };
    Program p(functions);
    p.openScan(path("small.h5"));
    p.session.setModel(namedModel());
    p.workbench.classify();
    QVERIFY(p.settle());
    QCOMPARE(recovered, std::size_t(3));
    QCOMPARE(p.doneCount(), rows * cols);
    p.session.markSaved();
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
    QCOMPARE(p.doneCount(), cols);
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
    QCOMPARE(p.window.maps().pane(0).map().raster().size(), QSize(cols, rows));
    QVERIFY(!p.action("actionClassify")->isEnabled());
    p.workbench.open(path("small.h5"));
    QVERIFY(p.settle());
    p.workbench.open(path("result.h5")); // beside its scan
    QVERIFY(p.settle());
    QVERIFY(p.session.scan()->patterns);
    QVERIFY(p.session.comparison());
    QCOMPARE(p.session.comparison()->agreement.accuracy, 1.);
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
    model->classes = {
        {makePhase("hematite", 167), makePhase("TiO2 (rutile type)", 136), makePhase("Quartz", 154)}};
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
    QTest::newRow("in one word") << "m-3m" << QString::fromUtf8("m3\u0305m");
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
    QCOMPARE(p.doneCount(), rows * cols);
    const auto& top = p.session.result()->topProbability;
    for (const auto& t : top)
        QVERIFY(t[0] >= t[1] && t[1] >= t[2] && std::abs(t[0] + t[1] + t[2] - 1) < 1e-3f);
}

void TestWindowFlows::levelGroupsTheClasses()
{
    nn::ModelFile model = nn::untrainedModel("compact", 32, {"quartz", "rutile", "cassiterite", "no pattern"}, 5);
    const std::pair<const char*, const char*> lattices[] = {{"hP", "321"}, {"tP", "4/mmm"}, {"tP", "4/mmm"}};
    for (int id = 1; id <= 3; ++id) {
        model.classes[id].bravais = lattices[id - 1].first;
        model.classes[id].pointGroup = lattices[id - 1].second;
    }
    model.otherClasses = {4};
    model.name = "random";
    nn::saveModel(toPath(path("random.safetensors")), model);
    Program p;
    p.openScan(path("small.h5"));
    p.workbench.chooseModel(path("random.safetensors"));
    QVERIFY(p.settle());
    auto* levels = p.window.findChild<QComboBox*>("levelSelector");
    const auto choose = [&](const char* level) {
        levels->setCurrentIndex(levels->findData(level));
        emit levels->activated(levels->currentIndex());
        return p.settle();
    };
    QCOMPARE(p.session.model()->classes.size(), 4);
    QVERIFY(choose("bravais_lattice"));
    QCOMPARE(p.session.model()->classes.size(), 3); // hP, tP, no pattern
    QCOMPARE(p.session.model()->classes.idOf("tP"), 2);
    QCOMPARE(p.window.findChild<QComboBox*>("modelSelector")->currentText(), QString("random"));
    p.workbench.classify();
    QVERIFY(p.settle());
    QCOMPARE(p.banner(), QString());
    QCOMPARE(p.session.result()->phases.size(), 3);
    const auto* rows = qobject_cast<QStandardItemModel*>(levels->model());
    QVERIFY(rows->item(levels->findData("point_group"))->isEnabled());
    QVERIFY(!rows->item(levels->findData("space_group"))->isEnabled()); // no class has one
    QVERIFY(choose(""));
    QCOMPARE(p.session.model()->classes.size(), 4);
}

void TestWindowFlows::stoppedIsNotDone_data()
{
    QTest::addColumn<QString>("how");
    QTest::addColumn<QString>("listed");
    QTest::newRow("value") << "value"
                           << "done in";
    QTest::newRow("error") << "error"
                           << "failed: small.h5: row 1 cannot be read.";
    QTest::newRow("stopped") << "stopped"
                             << ": 16 of 48 patterns are kept";
}

void TestWindowFlows::stoppedIsNotDone()
{
    QFETCH(QString, how);
    QFETCH(QString, listed);
    QSemaphore gate;
    std::optional<Error> error;
    if (how == "error")
        error = Error(ErrorKind::BadFile, "small.h5: row 1 cannot be read.");
    Program p(rowByRow(how == "stopped" ? &gate : nullptr, error));
    p.openScan(path("small.h5"));
    p.session.setModel(namedModel());
    p.workbench.classify();
    if (how == "stopped") {
        gate.release(1);
        QTRY_COMPARE(p.doneCount(), 2 * cols);
        p.action("actionCancel")->trigger();
    }
    QVERIFY(p.settle());
    const Job* job = p.runner.jobs().last();
    QCOMPARE(job->state(), how == "value"   ? JobState::Done
                           : how == "error" ? JobState::Failed
                                            : JobState::Stopped);
    QVERIFY2(p.outcome().contains(listed), qPrintable(p.outcome()));
    QCOMPARE(p.outcome().startsWith("stopped after"), how == "stopped");
    if (how == "stopped") // what is kept can be saved, and says of itself that it is not complete
        QVERIFY(p.action("actionSaveResult")->isEnabled());
}

void TestWindowFlows::unsavedResultIsAskedFor_data()
{
    QTest::addColumn<QString>("action");
    QTest::addColumn<int>("button");
    for (const char* action : {"open", "classify", "close"})
        for (const auto& [name, button] :
             {std::pair("save", QMessageBox::Save), std::pair("discard", QMessageBox::Discard),
              std::pair("cancel", QMessageBox::Cancel)})
            QTest::addRow("%s, %s", action, name) << QString(action) << static_cast<int>(button);
}

void TestWindowFlows::unsavedResultIsAskedFor()
{
    QFETCH(QString, action);
    QFETCH(int, button);
    QVERIFY(QFile::copy(path("small.h5"), path("second.h5")));
    Program p(rowByRow());
    p.openScan(path("small.h5"));
    p.session.setModel(namedModel());
    p.workbench.classify();
    QVERIFY(p.settle());
    const auto result = p.session.result();
    QVERIFY(p.session.hasUnsavedResult());

    if (action == "open")
        p.workbench.open(path("second.h5"));
    else if (action == "classify")
        p.action("actionClassify")->trigger();
    else
        p.window.close();
    QVERIFY(p.settle());
    QVERIFY(p.question());
    QVERIFY(p.window.isVisible());
    QCOMPARE(p.session.result(), result); // nothing happens before the answer
    QVERIFY(p.answer(static_cast<QMessageBox::StandardButton>(button)));
    if (button == QMessageBox::Save) {
        QCOMPARE(p.session.result(), result);
        QVERIFY(p.chooseFile(path("kept.h5")));
    }
    QVERIFY(p.settle());
    QVERIFY(!p.question());
    QCOMPARE(p.banner(), QString());
    const bool goesOn = button != QMessageBox::Cancel;
    QCOMPARE(p.session.result() == result, !goesOn || action == "close");
    QCOMPARE(fromPath(p.session.scan()->path).endsWith("second.h5"), goesOn && action == "open");
    QCOMPARE(p.window.isVisible(), !goesOn || action != "close");
    QCOMPARE(QFile::exists(path("kept.h5")), button == QMessageBox::Save);
    if (button == QMessageBox::Save)
        QCOMPARE(io::readPhaseMap(toPath(path("kept.h5"))).phaseId, result->phaseId);
}

void TestWindowFlows::savingARunningClassificationStopsIt()
{
    QSemaphore gate;
    Program p(rowByRow(&gate));
    p.window.show();
    p.openScan(path("small.h5"));
    p.session.setModel(namedModel());
    p.workbench.classify();
    gate.release(1);
    QTRY_COMPARE(p.doneCount(), 2 * cols);
    p.window.close();
    QVERIFY(p.answer(QMessageBox::Save));
    QVERIFY(p.settle());
    QVERIFY(p.chooseFile(path("small-result.h5"))); // the suggested name
    QVERIFY(p.settle());
    QVERIFY(!p.window.isVisible());
    QCOMPARE(io::readPhaseMap(toPath(path("small-result.h5"))).doneCount(), 2 * cols);
}

void TestWindowFlows::savedResultIsNotAskedFor()
{
    Program p(rowByRow());
    p.openScan(path("small.h5"));
    p.session.setModel(namedModel());
    p.workbench.classify();
    QVERIFY(p.settle());
    p.workbench.saveResult(path("result.h5"));
    QVERIFY(p.settle());
    p.window.close();
    QVERIFY(!p.question());
    QVERIFY(!p.window.isVisible());
}

void TestWindowFlows::closingWhileBusyIsSafe()
{
    QSemaphore gate;
    auto p = std::make_unique<Program>(rowByRow(&gate));
    p->openScan(path("small.h5"));
    p->session.setModel(namedModel());
    p->workbench.classify();
    QTRY_COMPARE(p->doneCount(), cols);
    p->window.close();
    QVERIFY(p->answer(QMessageBox::Discard));
    QVERIFY(!p->window.isVisible());
    QVERIFY(p->settle());
    p.reset();
    QCOMPARE(gate.available(), 0);
}

void TestWindowFlows::opensFromTheCommandLine()
{
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("XDG_CONFIG_HOME", m_folder->path());
    environment.insert("LC_ALL", "C");
    program.setProcessEnvironment(environment);
    program.start(QStringLiteral(KIKUSCOPE_PROGRAM),
                  {path("small.h5"), "--theme", "light", "--size", "1000x640", "--screenshot",
                   path("window.png"), "--quit-after-done"});
    QVERIFY2(program.waitForFinished(120000), "the program does not end by itself");
    QCOMPARE(program.exitCode(), 0);
    const QImage window(path("window.png"));
    QCOMPARE(window.size(), QSize(1000, 640));
    std::map<QRgb, int> pixels; // the phases of the ground truth are on show, larger than any badge
    for (int y = 0; y < window.height(); ++y)
        for (int x = 0; x < window.width(); ++x)
            if (const QRgb colour = window.pixel(x, y); QColor(colour).saturation() > 100)
                ++pixels[colour];
    const auto large =
        std::count_if(pixels.begin(), pixels.end(), [](const auto& entry) { return entry.second > 8000; });
    QCOMPARE(large, 2);
}

void TestWindowFlows::detailsAreShownOnDemand()
{
    Program p(rowByRow(nullptr, Error(ErrorKind::BadFile, "small.h5: row 1 cannot be read.", "errno 5")));
    p.openScan(path("small.h5"));
    p.session.setModel(namedModel());
    p.workbench.classify();
    QVERIFY(p.settle());
    auto* details = p.window.findChild<QPlainTextEdit*>("bannerDetails");
    QVERIFY(!details->isVisible());
    QTest::mouseClick(p.window.findChild<QToolButton*>("bannerDetailsButton"), Qt::LeftButton);
    QVERIFY(details->isVisible());
    QCOMPARE(details->toPlainText(), QString("errno 5"));
}

void TestWindowFlows::dropsFiles()
{
    Program p;
    drop(p.window, {path("small.h5")});
    QVERIFY(p.settle());
    QVERIFY2(p.session.scan(), qPrintable(p.banner()));
    QImage image(8, 8, QImage::Format_Grayscale8);
    image.fill(90);
    QVERIFY(image.save(path("sem.png")));
    drop(p.window, {path("sem.png")});
    QVERIFY(p.settle());
    QCOMPARE(p.session.semImages().size(), std::size_t(2));
    QMimeData text;
    text.setText("just words");
    QVERIFY(!dragEnter(p.window, text));
}

void TestWindowFlows::dropOfABadFileGivesOneSentence()
{
    Program p;
    p.openScan(path("small.h5"));
    QFile file(path("notes.up1"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("not a pattern file at all, only some words");
    file.close();
    drop(p.window, {file.fileName()});
    QVERIFY(p.settle());
    QVERIFY2(p.banner().contains("notes.up1"), qPrintable(p.banner()));
    QCOMPARE(p.banner().count('\n'), 0);
    QVERIFY(p.banner().endsWith('.'));
    QCOMPARE(p.session.scan()->name, std::string("small.h5")); // what was open stays
    QTest::mouseClick(p.window.findChild<QToolButton*>("bannerClose"), Qt::LeftButton);
    QCOMPARE(p.banner(), QString());
}

void TestWindowFlows::recentFilesReopen()
{
    QVERIFY(QFile::copy(path("small.h5"), path("second.h5")));
    {
        Program p;
        p.openScan(path("small.h5"));
        p.openScan(path("second.h5"));
        p.openScan(path("small.h5")); // moves to the front, is not listed twice
    }
    Program p; // a new start of the program
    auto* menu = p.window.findChild<QMenu*>("recentMenu");
    QStringList names;
    for (QAction* action : menu->actions())
        names << action->text();
    QCOMPARE(names, (QStringList{"small.h5", "second.h5"}));
    menu->actions()[1]->trigger();
    QVERIFY(p.settle());
    QVERIFY(p.session.scan());
    QVERIFY(fromPath(p.session.scan()->path).endsWith("second.h5"));
}

void TestWindowFlows::hoverTellsWhatIsThere()
{
    Program p(rowByRow());
    p.openScan(path("small.h5"));
    p.session.setModel(namedModel());
    p.workbench.classify();
    QVERIFY(p.settle());
    MapWidget& map = p.window.maps().pane(0).map();
    const auto* text = p.window.findChild<QLabel*>("hoverText");
    QTest::mouseMove(&map,
                     p.window.maps().viewport().toScreen(QPointF(6 * 0.5, 2 * 0.5), map.size()).toPoint());
    const QLocale locale;
    for (const QString& part :
         {QString("row 2, column 6"),
          QString("x %1 µm, y %2 µm").arg(locale.toString(3., 'f', 2), locale.toString(1., 'f', 2)),
          QString("network: rutile, %1 %").arg(locale.toString(75., 'f', 1)),
          QString("ground truth: rutile")})
        QVERIFY2(text->text().contains(part), qPrintable(text->text() + " lacks " + part));
    QTest::mouseMove(&map, {1, 1}); // beside the map
    QCOMPARE(text->text(), QString());
}

void TestWindowFlows::savesTheShownMapAsPng_data()
{
    QTest::addColumn<QString>("layer");
    for (const char* layer : {"result", "reference", "confidence", "entropy", "agreement"})
        QTest::newRow(layer) << QString(layer);
}

void TestWindowFlows::savesTheShownMapAsPng()
{
    QFETCH(QString, layer);
    Program p(rowByRow());
    p.openScan(path("small.h5"));
    p.session.setModel(namedModel());
    p.workbench.classify();
    QVERIFY(p.settle());
    MapPane& pane = p.window.maps().activePane();
    pane.setLayer(layer);
    const MapRaster& shown = pane.map().raster();
    QVERIFY(!shown.isEmpty());

    p.action("actionExportMap")->trigger();
    auto* dialog = p.window.findChild<QFileDialog*>("fileDialog");
    QVERIFY(dialog);
    dialog->selectFile(path("map.png"));
    QVERIFY(QMetaObject::invokeMethod(dialog, "accept"));
    QVERIFY(p.settle());
    QCOMPARE(p.banner(), QString());
    const QImage figure(path("map.png"));
    QVERIFY(!figure.isNull());

    constexpr int margin = 18, block = 1200 / cols; // of draw::mapFigure; the title stands above the map
    constexpr QRgb ink = qRgb(20, 20, 20);
    int top = 60;
    while (top > 0 && figure.pixel(margin, top - 1) != 0xffffffff)
        --top;
    for (int row = 0; row < rows; ++row)
        for (int col = 0; col < cols; ++col)
            for (const QPoint corner : {QPoint(0, 0), QPoint(block - 1, block - 1)})
                QCOMPARE(figure.pixel(QPoint(margin + col * block, top + row * block) + corner),
                         shown.wordAt(row, col) | 0xff000000);
    int bar = 0; // the longest line of ink below the map
    for (int y = top + rows * block + 1; y < figure.height(); ++y) {
        int run = 0;
        while (figure.pixel(margin + run, y) == ink)
            ++run;
        bar = std::max(bar, run);
    }
    QCOMPARE(bar, static_cast<int>(std::lround(draw::scaleBar(cols * 0.5).first / 0.5 * block)));

    const auto provenance = QJsonDocument::fromJson(figure.text("Provenance").toUtf8()).object();
    QCOMPARE(provenance["layer"].toString(), layer);
    QCOMPARE(provenance["scan"].toString(), QString("small.h5"));
    QCOMPARE(provenance["simulated"].toBool(), true);
    QVERIFY(figure.text("Software").startsWith("Kikuscope "));
}

void TestWindowFlows::houghOnlyFileFillsThePanes()
{
    Program p;
    EbsdScan scan = makeScan();
    CrystalMap map = *scan.indexing;
    std::vector<float> rising(map.phaseId.size());
    std::iota(rising.begin(), rising.end(), 0.f);
    map.scalars = {{"BS", "", std::vector<float>(rising.size(), 0.f)}, // written, but never measured
                   {"MAD", "°", rising},
                   {"BC", "", rising}};
    scan.patterns = nullptr;
    scan.semImages.clear();
    scan.indexing = std::make_shared<const CrystalMap>(std::move(map));
    p.session.setScan(std::make_shared<const EbsdScan>(std::move(scan)));
    QVERIFY(p.settle());
    MapArea& maps = p.window.maps();
    QCOMPARE(maps.pane(0).layer(), QString("reference"));
    QCOMPARE(maps.pane(1).layer(), QString("scalar:BC")); // the picture of the microstructure comes first
    QCOMPARE(maps.pane(2).layer(), QString("scalar:MAD"));
    for (int i = 0; i < 3; ++i)
        QVERIFY(!maps.pane(i).map().raster().isEmpty());
    const auto* selector = maps.pane(0).findChild<QComboBox*>("layerSelector");
    QVERIFY(selector->findData("scalar:BC") >= 0);
    QVERIFY(selector->findData("result") < 0); // there is nothing to classify
    auto* legend = p.window.findChild<QTreeWidget*>("legendTable");
    QCOMPARE(legend->topLevelItemCount(), 2);
    QVERIFY(legend->isColumnHidden(2)); // the network's fractions
    auto* patterns = p.window.findChild<QDockWidget*>("patternDock");
    QVERIFY(patterns->isHidden());
    p.openScan(path("small.h5"));
    QVERIFY(!patterns->isHidden());
}

void TestWindowFlows::chosenLayerStays()
{
    QVERIFY(QFile::copy(path("small.h5"), path("second.h5")));
    Program p;
    p.openScan(path("small.h5"));
    auto* selector = p.window.maps().pane(1).findChild<QComboBox*>("layerSelector");
    selector->setCurrentIndex(selector->findData("entropy"));
    emit selector->activated(selector->currentIndex());
    QCOMPARE(p.window.maps().pane(1).layer(), QString("entropy"));
    p.openScan(path("second.h5"));
    QCOMPARE(p.window.maps().pane(1).layer(), QString("entropy"));
    QCOMPARE(p.window.maps().pane(0).layer(), QString("result"));
}

void TestWindowFlows::confusionCellSelectsItsPixels()
{
    Program p(rowByRow());
    EbsdScan scan = makeScan();
    p.session.setScan(std::make_shared<const EbsdScan>(scan));
    p.session.setModel(namedModel());
    auto result = std::make_shared<PhaseMap>(scan.grid, twoPhases());
    for (std::int64_t row = 0; row < rows; ++row)
        result->set(answers(scan, row));
    const std::set<std::int64_t> planted{3, 10, 17}; // quartz called rutile
    for (const auto i : planted)
        result->phaseId[static_cast<std::size_t>(i)] = 2;
    result->phaseId[40] = 0; // and one unknown
    p.session.setResult(result, true);
    auto* comparison = p.window.findChild<QDockWidget*>("confusionDock");
    comparison->raise();
    p.session.setComparison(nullptr);
    emit p.session.referenceChanged(); // the workbench compares
    QVERIFY(p.settle());
    QVERIFY(p.session.comparison());

    auto* table = p.window.findChild<QTableView*>("confusionTable");
    const QModelIndex cell = cellOf(*table, "quartz", "rutile");
    QVERIFY(cell.isValid());
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(cell).center());
    QVERIFY(p.settle());
    QVERIFY(p.session.selection());
    QCOMPARE(selectedPixels(p.session), planted);
    QVERIFY2(p.window.findChild<QLabel*>("confusionText")->text().startsWith("3 "),
             qPrintable(p.window.findChild<QLabel*>("confusionText")->text()));

    // Every map shows them: the planted pixel keeps its colour, its neighbour fades.
    MapWidget& map = p.window.maps().pane(0).map();
    const QImage picture = map.grab().toImage();
    const auto colourAt = [&](std::int64_t pixel) {
        return picture.pixel(
            p.window.maps().viewport().toScreen(pixelCentreUm(scan.grid, pixel), map.size()).toPoint());
    };
    QCOMPARE(colourAt(3), toQRgb(p.session.resultColours()[2]));
    QVERIFY(colourAt(2) != toQRgb(p.session.resultColours()[1]));

    const QModelIndex unknown = cellOf(*table, "quartz", "unknown");
    QTest::mouseClick(table->viewport(), Qt::LeftButton, Qt::ControlModifier,
                      table->visualRect(unknown).center());
    QVERIFY(p.settle());
    QCOMPARE(selectedPixels(p.session), (std::set<std::int64_t>{3, 10, 17, 40}));
    QTest::mouseClick(p.window.findChild<QToolButton*>("confusionClear"), Qt::LeftButton);
    QVERIFY(p.settle());
    QVERIFY(!p.session.selection());
}

void TestWindowFlows::whatsThisTellsTheToolTip()
{
    Program p(rowByRow());
    QVERIFY(p.window.findChild<QAction*>("actionWhatsThis"));
    auto* models = p.window.findChild<QComboBox*>("modelSelector");
    QHelpEvent ask(QEvent::WhatsThis, QPoint(3, 3), models->mapToGlobal(QPoint(3, 3)));
    QVERIFY(QCoreApplication::sendEvent(models, &ask));
    const auto isShown = [&] {
        const auto windows = QApplication::topLevelWidgets();
        return std::any_of(windows.begin(), windows.end(), [](QWidget* w) { return w->inherits("QWhatsThat") && w->isVisible(); });
    };
    QVERIFY(isShown());
    QWhatsThis::hideText();
    QHelpEvent query(QEvent::QueryWhatsThis, QPoint(3, 3), models->mapToGlobal(QPoint(3, 3)));
    QCoreApplication::sendEvent(models, &query);
    QVERIFY(query.isAccepted());
}

/// What a screen reader says of everything that can be operated.
void TestWindowFlows::everyControlHasAName()
{
    Program p(rowByRow());
    p.openScan(path("small.h5"));
    QStringList nameless;
    for (QWidget* widget : p.window.findChildren<QWidget*>()) {
        const bool operated = qobject_cast<QAbstractButton*>(widget) || qobject_cast<QComboBox*>(widget) || qobject_cast<QAbstractSpinBox*>(widget) ||
                              qobject_cast<QAbstractSlider*>(widget) || qobject_cast<QLineEdit*>(widget) || qobject_cast<QAbstractItemView*>(widget);
        const QString own = widget->objectName();
        if (!operated || own.startsWith("qt_") || qobject_cast<QScrollBar*>(widget) || (own.isEmpty() && !widget->isVisible()) ||
            widget->parentWidget()->inherits("QComboBoxPrivateContainer") || widget->inherits("QTableCornerButton") || qobject_cast<QHeaderView*>(widget))
            continue; // parts of other controls
        QAccessibleInterface* spoken = QAccessible::queryAccessibleInterface(widget);
        if (!spoken || spoken->text(QAccessible::Name).isEmpty())
            nameless << QString("%1 \"%2\" in %3").arg(widget->metaObject()->className(), own, widget->parentWidget()->objectName());
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join("; ")));
}

/// Quartz and rutile merged: one row and column whose cell holds the pixels of all four; undone, they are two again.
void TestWindowFlows::mergedPhasesAreOneInTheConfusion()
{
    Program p(rowByRow());
    p.openScan(path("small.h5"));
    p.session.setModel(namedModel());
    p.workbench.classify();
    QVERIFY(p.settle());
    p.window.findChild<QDockWidget*>("confusionDock")->raise();
    auto* table = p.window.findChild<QTableView*>("confusionTable");
    const int both = table->model()->rowCount();
    p.window.findChild<LegendView*>()->merge({p.session.resultKey(1), p.session.resultKey(2)});
    QVERIFY(p.settle());
    QCOMPARE(table->model()->rowCount(), both - 1);
    QVERIFY(!cellOf(*table, "rutile", "rutile").isValid());
    const QModelIndex cell = cellOf(*table, "quartz", "quartz");
    QVERIFY(cell.isValid());
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(cell).center());
    QVERIFY(p.settle());
    QCOMPARE(selectedPixels(p.session).size(), std::size_t(rows * cols));
    QCOMPARE(p.session.comparison()->agreement.accuracy, 1.);
    while (p.session.history().canUndo()) // the selection, then the merge
        p.session.history().undo();
    QVERIFY(p.settle());
    QCOMPARE(table->model()->rowCount(), both);
    QVERIFY(cellOf(*table, "rutile", "rutile").isValid());
}

void TestWindowFlows::confusionByKeyboardAndCsv()
{
    Program p(rowByRow());
    p.openScan(path("small.h5"));
    p.session.setModel(namedModel());
    p.workbench.classify();
    QVERIFY(p.settle());
    p.window.findChild<QDockWidget*>("confusionDock")->raise();
    auto* table = p.window.findChild<QTableView*>("confusionTable");
    table->setFocus();
    table->setCurrentIndex(cellOf(*table, "quartz", "quartz"));
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Right);
    QVERIFY(p.settle());
    QCOMPARE(table->currentIndex(), cellOf(*table, "rutile", "rutile"));
    QCOMPARE(selectedPixels(p.session).size(), std::size_t(rows * cols / 2));
    QVERIFY(selectedPixels(p.session).contains(cols - 1));

    p.window.findChild<ConfusionView*>()->saveCsv(path("confusion.csv"));
    QVERIFY(p.settle());
    QFile csv(path("confusion.csv"));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    QCOMPARE(csv.readAll(), QByteArray("reference \\ network,unknown,quartz,rutile\r\nnot "
                                       "indexed,0,0,0\r\nquartz,0,24,0\r\nrutile,0,0,24\r\n"));
    auto* unit = p.window.findChild<QComboBox*>("confusionUnit");
    QCOMPARE(cellOf(*table, "rutile", "rutile").data().toString(), QLocale().toString(100., 'f', 1));
    unit->setCurrentIndex(2);
    emit unit->activated(2);
    QCOMPARE(cellOf(*table, "rutile", "rutile").data().toString(), QString("24"));
}

QTEST_MAIN(TestWindowFlows)
#include "tst_window_flows.moc"
