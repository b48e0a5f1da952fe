// SPDX-License-Identifier: GPL-3.0-or-later
// Two maps compared in the window: walking through the disagreements, cleaning up and taking it back, comparing with
// the raw result, saving the matrix.
#include "core/analysis/cleanup.h"
#include "core/io/kikuscope_h5.h"
#include "tests/core/analysis/planted_maps.h"
#include "ui/main_window.h"
#include "ui/views/confusion_view.h"
#include "ui/views/disagreement_view.h"
#include "ui/views/map_area.h"
#include "ui/views/map_pane.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/qt_convert.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>
#include <set>

using namespace kikuscope;
using namespace kikuscope::ui;

namespace {

/// The window with the planted maps: reference and result of 200 x 200 pixels.
struct Program
{
    PlantedMaps maps = plantedMaps();
    Session session;
    JobRunner runner;
    Workbench workbench;
    MainWindow window;
    std::shared_ptr<PhaseMap> raw = std::make_shared<PhaseMap>(maps.result);

    Program() : workbench(session, runner), window(session, runner, workbench)
    {
        window.resize(1280, 800);
        window.show();
        EbsdScan scan;
        scan.name = "planted.h5";
        scan.grid = maps.reference.grid;
        scan.indexing = std::make_shared<const CrystalMap>(maps.reference);
        session.setScan(std::make_shared<const EbsdScan>(std::move(scan)));
        session.setResult(raw, true);
    }
    bool settle()
    {
        return QTest::qWaitFor([this] { return runner.isIdle(); }, 60000);
    }
    template <class T> T* find(const char* name) { return window.findChild<T*>(QString::fromLatin1(name)); }
    void raise(const char* dock)
    {
        find<QDockWidget>(dock)->raise();
        QTRY_VERIFY(find<QDockWidget>(dock)->widget()->isVisible());
        QVERIFY(settle());
    }
    std::set<std::int64_t> selected() const
    {
        std::set<std::int64_t> pixels;
        if (const auto& selection = session.selection())
            for (std::size_t i = 0; i < selection->mask->size(); ++i)
                if ((*selection->mask)[i])
                    pixels.insert(static_cast<std::int64_t>(i));
        return pixels;
    }
    /// Ticks the step and waits for its count.
    void tick(const char* step)
    {
        find<QCheckBox>((std::string("cleanup_") + step).c_str())->setChecked(true);
        QTRY_VERIFY(!find<QLabel>((std::string("cleanupChanged_") + step).c_str())->text().isEmpty());
    }
    void apply(const char* button)
    {
        QTRY_VERIFY(find<QPushButton>(button)->isEnabled());
        const auto before = session.result();
        QTest::mouseClick(find<QPushButton>(button), Qt::LeftButton);
        QTRY_VERIFY(session.result() != before);
        QVERIFY(settle());
    }
};

bool sameMap(const PhaseMap& a, const PhaseMap& b)
{
    return a.name == b.name && a.grid == b.grid && a.state == b.state && a.phaseId == b.phaseId && a.topId == b.topId &&
           a.topProbability == b.topProbability && a.rawPhaseId == b.rawPhaseId && a.provenance == b.provenance;
}

} // namespace

class TestCompareFlows : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void tenPlantedErrorsInTwelveKeys();
    void walkByButtonsAndFromTheMap();
    void toleranceAndUnknown();
    void cleanUpCountsAndIsUndone();
    void rawComesBackFromTheFile();
    void anotherResultIsNotUndoneOver();
    void cleanedAgainstRaw();
    void anotherMap();
    void scoresAndExports();

private:
    QString path(const char* name) const { return m_folder->filePath(QString::fromLatin1(name)); }
    QByteArray content(const char* name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestCompareFlows::initTestCase()
{
    QCoreApplication::setOrganizationName("KikuscopeTest");
    QCoreApplication::setApplicationName("tst_compare_flows");
    initialiseResources();
}

void TestCompareFlows::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CACHE_HOME", m_folder->path().toUtf8());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder->path());
    QSettings().clear();
}

void TestCompareFlows::tenPlantedErrorsInTwelveKeys()
{
    Program p;
    p.raise("disagreementDock");
    auto* table = p.find<QTableView>("disagreementTable");
    QTRY_COMPARE(table->model()->rowCount(), 10);
    MapViewport& viewport = p.window.maps().viewport();
    viewport.setView({100, 100}, 8 * viewport.scale()); // so near that the whole map is not in sight
    table->setFocus();
    std::vector<std::set<std::int64_t>> missing;
    for (const PlantedError& error : p.maps.errors)
        missing.push_back(error.pixels(p.session.scan()->grid));
    int keys = 0;
    while (!missing.empty() && keys < 12) {
        QTest::keyClick(table, Qt::Key_Return);
        ++keys;
        QVERIFY(p.settle());
        const auto found = std::find(missing.begin(), missing.end(), p.selected());
        if (found == missing.end())
            continue;
        QVERIFY(found->contains(p.session.pixel())); // the crosshair stands in it
        const QSizeF pane = p.window.maps().pane(0).map().size();
        QVERIFY(viewport.visibleUm(pane).contains(pixelCentreUm(p.session.scan()->grid, p.session.pixel())));
        missing.erase(found);
    }
    QVERIFY2(missing.empty(), qPrintable(QString("%1 errors not found").arg(missing.size())));
    QCOMPARE(keys, 10);
    QVERIFY(p.find<QLabel>("disagreementText")->text().contains("10"));
    QTest::keyClick(table, Qt::Key_Return); // the end: stays
    QCOMPARE(table->currentIndex().row(), 9);
    QVERIFY(!p.find<QToolButton>("disagreementNext")->isEnabled());
}

void TestCompareFlows::walkByButtonsAndFromTheMap()
{
    Program p;
    p.raise("disagreementDock");
    auto* table = p.find<QTableView>("disagreementTable");
    QTRY_COMPARE(table->model()->rowCount(), 10);
    QTest::mouseClick(p.find<QToolButton>("disagreementNext"), Qt::LeftButton);
    QTest::mouseClick(p.find<QToolButton>("disagreementNext"), Qt::LeftButton);
    QVERIFY(p.settle());
    QCOMPARE(p.selected(), p.maps.errors[1].pixels(p.session.scan()->grid));
    QTest::mouseClick(p.find<QToolButton>("disagreementPrevious"), Qt::LeftButton);
    QVERIFY(p.settle());
    QCOMPARE(p.selected(), p.maps.errors[0].pixels(p.session.scan()->grid));
    p.window.activateWindow();
    p.window.maps().pane(0).map().setFocus();
    QTest::keyClick(&p.window.maps().pane(0).map(), Qt::Key_F8);
    QVERIFY(p.settle());
    QCOMPARE(table->currentIndex().row(), 1);
    QTest::keyClick(&p.window.maps().pane(0).map(), Qt::Key_F8, Qt::ShiftModifier);
    QCOMPARE(table->currentIndex().row(), 0);
}

void TestCompareFlows::toleranceAndUnknown()
{
    Program p;
    auto result = std::make_shared<PhaseMap>(p.maps.result);
    for (std::int64_t col = 100; col < 120; ++col)
        for (std::int64_t row = 60; row < 80; ++row)
            result->phaseId[static_cast<std::size_t>(result->grid.index(row, col))] = 0;
    p.session.setResult(result, true);
    p.raise("disagreementDock");
    auto* table = p.find<QTableView>("disagreementTable");
    QTRY_COMPARE(table->model()->rowCount(), 10);
    p.find<QCheckBox>("disagreementSilent")->setChecked(true);
    QTRY_COMPARE(table->model()->rowCount(), 11);
    QCOMPARE(table->model()->index(0, 2).data().toString(), QString("unknown")); // 400 pixels
    p.find<QSpinBox>("disagreementTolerance")->setValue(0);
    QTRY_VERIFY(table->model()->rowCount() > 100);
    p.find<QSpinBox>("disagreementTolerance")->setValue(1);
    p.find<QCheckBox>("disagreementSilent")->setChecked(false);
    QTRY_COMPARE(table->model()->rowCount(), 10);
    auto* phases = p.find<QTreeWidget>("disagreementPhases");
    QCOMPARE(phases->topLevelItemCount(), 3);
    p.session.setResult(p.raw, true); // the list follows the map
    QTRY_COMPARE(table->model()->rowCount(), 10);
    QVERIFY(p.settle());
}

void TestCompareFlows::cleanUpCountsAndIsUndone()
{
    Program p;
    QVERIFY(p.settle());
    const PhaseMap before = *p.raw;
    p.raise("cleanupDock");
    QVERIFY(!p.find<QPushButton>("cleanupApply")->isEnabled()); // no step is chosen
    p.tick("majority");
    p.find<QSpinBox>("cleanupGrain")->setValue(30);
    p.tick("absorb");
    QVERIFY(p.settle());
    NullMonitor job;
    const analysis::CleanupSteps steps{.steps = {"majority", "absorb"}, .minGrainPixels = 30};
    const analysis::CleanedPhases expected = analysis::cleanedPhases(before, steps, job);
    QVERIFY(expected.outcomes[0].changed > 0 && expected.outcomes[1].changed > 0);
    const QLocale locale;
    QTRY_VERIFY(p.find<QLabel>("cleanupChanged_absorb")
                    ->text()
                    .contains(locale.toString(qlonglong(expected.outcomes[1].changed))));
    QVERIFY(p.find<QLabel>("cleanupText")->text().startsWith(locale.toString(qlonglong(expected.changed))));
    QVERIFY(sameMap(*p.session.result(), before)); // counting changes nothing

    p.apply("cleanupApply");
    QCOMPARE(p.session.result()->phaseId, expected.phaseId);
    QVERIFY(p.session.comparison());
    QVERIFY(sameMap(*p.raw, before));
    const auto* selector = p.window.maps().pane(0).findChild<QComboBox*>("layerSelector");
    QVERIFY(selector->findData("raw") >= 0); // the raw map is one click away
    QCOMPARE(makeLayer(p.session, "result").note, QString("cleaned up")); // the badge
    QCOMPARE(makeLayer(p.session, "raw").raster.wordAt(9, 26),
             toQRgb(p.session.resultColours()[before.phaseId[static_cast<std::size_t>(before.grid.index(9, 26))]]));

    p.find<QAction>("actionUndo")->trigger();
    QVERIFY(p.settle());
    QCOMPARE(p.session.result().get(), p.raw.get());
    QVERIFY(sameMap(*p.session.result(), before)); // bit for bit
    QVERIFY(p.session.comparison());
    QVERIFY(selector->findData("raw") < 0);
    QVERIFY(makeLayer(p.session, "result").note.isEmpty());
    p.find<QAction>("actionRedo")->trigger();
    QVERIFY(p.settle());
    QCOMPARE(p.session.result()->phaseId, expected.phaseId);
    p.apply("cleanupRaw"); // the other way back
    QVERIFY(sameMap(*p.session.result(), before));
    QCOMPARE(p.session.history().count(), 2);
}

void TestCompareFlows::rawComesBackFromTheFile()
{
    Program p;
    p.raise("cleanupDock");
    p.tick("pool");
    p.apply("cleanupApply");
    p.workbench.saveResult(path("cleaned.h5"));
    QVERIFY(p.settle());
    QVERIFY(!p.session.hasUnsavedResult());
    const PhaseMap read = io::readPhaseMap(toPath(path("cleaned.h5")));
    QVERIFY(sameMap(read, *p.session.result()));
    QVERIFY(sameMap(analysis::rawMap(read), *p.raw));
    p.find<QAction>("actionUndo")->trigger();
    QVERIFY(p.session.hasUnsavedResult()); // the raw result alone was never saved
    QVERIFY(p.settle());
}

void TestCompareFlows::anotherResultIsNotUndoneOver()
{
    Program p;
    p.raise("cleanupDock");
    p.tick("majority");
    p.apply("cleanupApply");
    const auto another = std::make_shared<PhaseMap>(p.maps.result);
    p.session.setResult(another, false);
    p.find<QAction>("actionUndo")->trigger();
    QVERIFY(p.settle());
    QCOMPARE(p.session.result().get(), another.get());
    QCOMPARE(p.session.history().count(), 0);
}

void TestCompareFlows::cleanedAgainstRaw()
{
    Program p;
    p.raise("cleanupDock");
    auto* target = p.find<QComboBox>("comparisonTarget");
    QCOMPARE(target->count(), 2);
    p.tick("majority");
    p.apply("cleanupApply");
    QCOMPARE(target->count(), 3);
    const double againstReference = p.session.comparison()->agreement.accuracy;
    target->setCurrentIndex(1);
    emit target->activated(1);
    QVERIFY(p.settle());
    const auto done = p.session.result()->provenance["clean_up"]["changed_pixels"].get<std::int64_t>();
    const analysis::Agreement raw = p.session.comparison()->agreement;
    QCOMPARE(raw.pixels - raw.agree, done);
    QVERIFY(raw.accuracy != againstReference);
    p.find<QAction>("actionUndo")->trigger(); // nothing is cleaned up any more: the reference again
    QVERIFY(p.settle());
    QVERIFY(p.session.comparesWithReference());
    QCOMPARE(target->currentIndex(), 0);
    QCOMPARE(target->count(), 2);
}

void TestCompareFlows::anotherMap()
{
    Program p;
    io::writePhaseMap(toPath(path("same.h5")), *p.raw);
    PhaseMap small(ScanGrid{2, 2}, p.raw->phases);
    io::writePhaseMap(toPath(path("small.h5")), small);
    QVERIFY(p.settle());
    auto* target = p.find<QComboBox>("comparisonTarget");
    QVERIFY(QMetaObject::invokeMethod(target, "openMap", Q_ARG(QString, path("same.h5"))));
    QVERIFY(p.settle());
    QVERIFY(!p.session.comparesWithReference());
    QCOMPARE(p.session.comparison()->agreement.accuracy, 1.);
    QVERIFY(target->currentText().contains("same.h5"));
    QVERIFY(QMetaObject::invokeMethod(target, "openMap", Q_ARG(QString, path("small.h5"))));
    QVERIFY(p.settle());
    QCOMPARE(p.session.comparison()->agreement.accuracy, 1.); // refused, with a sentence in the banner
    target->setCurrentIndex(0);
    emit target->activated(0);
    QVERIFY(p.settle());
    QVERIFY(p.session.comparison()->agreement.accuracy < 1);
}

void TestCompareFlows::scoresAndExports()
{
    Program p;
    p.raise("confusionDock");
    auto* unit = p.find<QComboBox>("confusionUnit");
    unit->setCurrentIndex(3);
    emit unit->activated(3);
    auto* scores = p.find<QTreeWidget>("confusionScores");
    QVERIFY(scores->isVisible() && !p.find<QTableView>("confusionTable")->isVisible());
    QCOMPARE(scores->topLevelItemCount(), 3);
    const analysis::Estimate recall = analysis::recallOf(p.session.comparison()->agreement.classes[0]);
    QCOMPARE(scores->topLevelItem(0)->text(2), QStringLiteral("%1 (%2–%3)")
                                                   .arg(QLocale().toString(100 * recall.value, 'f', 1),
                                                        QLocale().toString(100 * recall.low, 'f', 1),
                                                        QLocale().toString(100 * recall.high, 'f', 1)));
    QVERIFY(p.find<QLabel>("confusionText")->text().contains("κ"));

    auto* view = p.window.findChild<ConfusionView*>();
    for (const char* name : {"m.csv", "m.png", "m.svg", "m.tex", "again.svg"}) {
        view->saveTable(path(name));
        QVERIFY(p.settle());
    }
    QVERIFY(content("m.csv").startsWith("reference \\ network,unknown,ferrite,austenite,cementite\r\n"));
    QVERIFY(!QImage(path("m.png")).isNull());
    QVERIFY(content("m.svg").startsWith("<?xml") && content("m.svg").contains(">austenite</text>"));
    QCOMPARE(content("again.svg"), content("m.svg"));
    QVERIFY(content("m.tex").contains("\\begin{tabular}") && content("m.tex").contains("ferrite &"));
}

QTEST_MAIN(TestCompareFlows)
#include "tst_compare_flows.moc"
