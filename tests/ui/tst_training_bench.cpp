// SPDX-License-Identifier: GPL-3.0-or-later
// Trainings in the window, without a screen: run, pause, stop, go on after a restart, what the view shows, the map of a
// "Train for this map", and specifications or folders that are no good.
#include "core/base/atomic_file.h"
#include "core/io/kikuscope_h5.h"
#include "core/nn/networks.h"
#include "core/simulate/scan_simulation.h"
#include "ui/plot/training_curves.h"
#include "ui/session/session.h"
#include "ui/session/user_models.h"
#include "ui/training/input_strip.h"
#include "ui/training/training_bench.h"
#include "ui/training/training_view.h"
#include "ui/training/training_window.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/qt_convert.h"

#include <QLabel>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace kikuscope;
using namespace kikuscope::ui;

namespace {

constexpr int patience = 240000;

Json smallSpec(int images = 1280)
{
    Json json = Json::parse(R"({"name": "two", "network": "compact", "input_size": 32, "render_size": 32, "master_size": 61,
        "batch": 64, "validation_images": 60, "seed": 5,
        "classes": [{"name": "ferrite", "structures": ["ferrite"]}, {"name": "quartz", "structures": ["quartz"]}]})");
    json["images"] = images;
    return json;
}

/// What a user has of the program, as often as it is started.
struct Program
{
    Session session;
    JobRunner runner;
    TrainingBench bench;
    TrainingWindow window;

    Program() : bench(session, runner), window(bench)
    {
        window.resize(900, 600);
        window.show();
    }
    bool reaches(int run, RunState state)
    {
        return QTest::qWaitFor([&] { return bench.run(run).state == state; }, patience);
    }
    int started(const Json& spec, RunKind kind = RunKind::Structures)
    {
        const int run = bench.add("two", kind, spec);
        if (run > 0)
            bench.start(run);
        return run;
    }
    QToolButton* button(const char* name) { return window.findChild<QToolButton*>(QString::fromLatin1(name)); }
    QString text(const char* label) { return window.findChild<QLabel*>(QString::fromLatin1(label))->text(); }
};

bool sameWeights(const std::filesystem::path& a, const std::filesystem::path& b)
{
    const auto first = nn::loadModel(a), second = nn::loadModel(b);
    bool same = first->weights.size() == second->weights.size();
    for (std::size_t i = 0; same && i < first->weights.size(); ++i)
        same = first->weights[i].bytes == second->weights[i].bytes;
    return same;
}

} // namespace

class TestTrainingBench : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName("KikuscopeTest");
        QCoreApplication::setApplicationName("tst_training_bench");
        qputenv("XDG_CACHE_HOME", m_cache.path().toUtf8()); // master patterns
        initialiseResources();
        nn::initialiseThreads();
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", m_folder->path().toUtf8());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder->path());
    }

    void showsWhatItLearnsWhileItLearns()
    {
        Program p;
        const int run = p.started(smallSpec());
        QCOMPARE(p.window.view().shown(), run); // a new one is chosen
        QVERIFY(p.reaches(run, RunState::Done));
        const TrainingRun& done = p.bench.run(run);
        QVERIFY(std::filesystem::exists(done.model));
        QCOMPARE(userModels(), std::vector<std::filesystem::path>{done.model});
        QVERIFY(!std::filesystem::exists(done.checkpoint()));
        QCOMPARE(done.latest.images, std::int64_t{1280});

        const auto& points = p.window.findChild<TrainingCurves*>()->points();
        QCOMPARE(points.size(), std::size_t{20}); // one per step
        QCOMPARE(points.back().images, 1280.);
        QVERIFY(points.back().loss > 0 && points.back().validationAccuracy >= 0);

        const QAbstractItemModel& matrix = *p.window.findChild<QTableView*>("trainingConfusion")->model();
        QCOMPARE(matrix.rowCount(), 3); // two classes and the precision; everything has an answer
        QVERIFY(matrix.headerData(0, Qt::Vertical).toString() == "ferrite" ||
                matrix.headerData(0, Qt::Vertical).toString() == "quartz");

        const auto* inputs = p.window.findChild<InputStrip*>();
        QCOMPARE(inputs->count(), 16);
        QVERIFY(QStringList({"ferrite", "quartz"}).contains(inputs->item(0)->text()));
        QVERIFY(!inputs->item(0)->icon().isNull());
        QVERIFY(!p.button("trainingUseModel")->isHidden() && p.button("trainingPause")->isHidden());
        QVERIFY2(p.text("trainingState").contains("done"), qPrintable(p.text("trainingState")));
    }

    void interruptedTrainingGivesTheSameWeights()
    {
        std::filesystem::path whole;
        {
            Program p;
            const int run = p.started(smallSpec(3200));
            QVERIFY(p.reaches(run, RunState::Done));
            whole = p.bench.run(run).model;
        }
        {
            Program p;
            const int run = p.started(smallSpec(3200));
            QTRY_VERIFY_WITH_TIMEOUT(p.bench.run(run).latest.images > 0, patience);
            QTest::mouseClick(p.button("trainingPause"), Qt::LeftButton);
            QCOMPARE(p.bench.run(run).state, RunState::Paused);
            QTRY_VERIFY_WITH_TIMEOUT(std::filesystem::exists(p.bench.run(run).checkpoint()), patience);
            QTest::qWait(150);
            const auto held = p.bench.run(run).latest.images;
            QTest::qWait(400);
            QCOMPARE(p.bench.run(run).latest.images, held);
            QTest::mouseClick(p.button("trainingStart"), Qt::LeftButton);
            QTRY_VERIFY_WITH_TIMEOUT(p.bench.run(run).latest.images > held, patience);
            QTest::mouseClick(p.button("trainingStop"), Qt::LeftButton);
            QVERIFY(p.reaches(run, RunState::Stopped));
            QVERIFY(p.bench.run(run).latest.images < 3200);
        }
        Program restarted;
        QCOMPARE(restarted.bench.runs().size(), 2);
        const int run = restarted.bench.runs().last();
        QCOMPARE(restarted.bench.run(run).state, RunState::Stopped);
        restarted.window.choose(run);
        QVERIFY(!restarted.window.findChild<TrainingCurves*>()->points().empty()); // as they were left
        QTest::mouseClick(restarted.button("trainingStart"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(restarted.bench.run(run).isLearning(), patience);
        restarted.bench.pause(run);
        restarted.bench.stop(run); // while it is held
        QVERIFY(restarted.reaches(run, RunState::Stopped));
        restarted.bench.start(run);
        QVERIFY(restarted.reaches(run, RunState::Done));
        QVERIFY(restarted.bench.run(run).model != whole);
        QVERIFY(sameWeights(restarted.bench.run(run).model, whole));
    }

    void closingTheProgramKeepsTheTraining()
    {
        {
            Program p;
            const int run = p.started(smallSpec(64000));
            QTRY_VERIFY_WITH_TIMEOUT(p.bench.run(run).latest.images > 0, patience);
        } // as main() does: views and bench first, then the runner stops and waits
        Program restarted;
        const TrainingRun& run = restarted.bench.run(restarted.bench.runs().last());
        QCOMPARE(run.state, RunState::Stopped);
        QVERIFY(std::filesystem::exists(run.checkpoint()));
    }

    void mapTrainingMakesAMap()
    {
        NullMonitor job;
        auto scanSpec = simulate::ScanSpec::fromJson(
            Json::parse(R"({"name": "tiny", "rows": 12, "cols": 12, "step_um": 0.25, "pattern_height": 40, "pattern_width": 40,
                "phases": [{"structure": "ferrite", "fraction": 1, "grain_um": 0.6}, {"structure": "austenite", "fraction": 1, "grain_um": 0.6}],
                "master": {"energy_kev": 20, "size": 101}, "seed": 7})"),
            "tiny");
        const QString scan = m_folder->filePath("tiny.h5");
        io::writeScan(toPath(scan), simulate::simulateScan(scanSpec, job), Json::object(), job);
        Json request = {{"scan", toStdString(scan)},
                        {"phases", {"ferrite", "austenite"}},
                        {"match", {{"dictionary", {{"spacing_deg", 5}}}}},
                        {"training", {{"minutes", 0.001}, {"labelled", 40}, {"random_crystals", 0}, {"master_size", 101}}}};
        const QString file = m_folder->filePath("request.json");
        writeFileAtomically(toPath(file), request.dump());

        Program p;
        QSignalSpy mapped(&p.bench, &TrainingBench::mapTrained);
        const int run = p.bench.addFromFile(file);
        QVERIFY(run > 0);
        QCOMPARE(p.bench.run(run).kind, RunKind::Map);
        p.bench.start(run);
        QVERIFY(p.reaches(run, RunState::Done));
        QCOMPARE(mapped.size(), 1);
        QCOMPARE(p.bench.scanOf(run), toPath(scan));
        QVERIFY2(p.bench.run(run).message.contains("match"), qPrintable(p.bench.run(run).message));
        QVERIFY(p.bench.run(run).look); // the network's training was followed
        const PhaseMap map = io::readPhaseMap(p.bench.run(run).result());
        QCOMPARE(map.doneCount(), std::int64_t{144});
        QVERIFY(!p.button("trainingOpenResult")->isHidden());
        // Minutes became the images they sufficed for, so that the saved file repeats the run.
        const Json saved = parseJson(readTextFile(p.bench.run(run).specification()), "spec.json");
        QCOMPARE(saved.at("training").at("minutes").get<double>(), 0.);
        QCOMPARE(saved.at("training").at("images").get<std::int64_t>(), p.bench.run(run).latest.total);
    }

    void badSpecificationsAreTold_data()
    {
        QTest::addColumn<QString>("content");
        QTest::addColumn<QString>("complaint");
        QTest::newRow("no JSON") << "images: 3" << "not valid JSON";
        QTest::newRow("misspelt") << R"({"name": "x", "imges": 3})" << "imges";
        QTest::newRow("map without phases") << R"({"phases": []})" << "phases";
        QTest::newRow("no object") << "[1]" << "object";
    }
    void badSpecificationsAreTold()
    {
        QFETCH(QString, content);
        QFETCH(QString, complaint);
        const QString file = m_folder->filePath("bad.json");
        writeFileAtomically(toPath(file), toStdString(content));
        Program p;
        QSignalSpy failed(&p.bench, &TrainingBench::failed);
        QCOMPARE(p.bench.addFromFile(file), -1);
        QCOMPARE(failed.size(), 1);
        QVERIFY2(failed[0][1].toString().contains(complaint), qPrintable(failed[0][1].toString()));
        QVERIFY(p.bench.runs().isEmpty());
    }

    void errorOfATrainingIsKept()
    {
        Json spec = smallSpec();
        spec["classes"][0]["structures"] = {"unobtainium"};
        Program p;
        QSignalSpy failed(&p.runner, &JobRunner::failed);
        const int run = p.started(spec);
        QVERIFY(p.reaches(run, RunState::Failed));
        QVERIFY2(p.text("trainingMessage").contains("unobtainium"), qPrintable(p.text("trainingMessage")));
        QCOMPARE(failed.size(), 1);
        QVERIFY(!p.button("trainingStart")->isHidden()); // the file may be put right
    }

    void strangeFoldersAreLeftOut()
    {
        Program first;
        const int run = first.bench.add("good", RunKind::Structures, smallSpec());
        const auto root = first.bench.root();
        std::filesystem::create_directories(root / "empty");
        std::filesystem::copy(first.bench.run(run).folder, root / "damaged");
        writeFileAtomically(root / "damaged" / "run.json", "{\"kind\": 3");
        std::filesystem::copy(first.bench.run(run).folder, root / "odd");
        writeFileAtomically(root / "odd" / "run.json", R"({"kind": "train", "name": 5})");
        Program again;
        QCOMPARE(again.bench.runs().size(), 1);
        QCOMPARE(again.bench.run(again.bench.runs().first()).name, QString("good"));
    }

    void twoRunsOfOneNameHaveFoldersOfTheirOwn()
    {
        Program p;
        const int a = p.bench.add("iron / carbon", RunKind::Structures, smallSpec());
        const int b = p.bench.add("iron / carbon", RunKind::Structures, smallSpec());
        QCOMPARE(fromPath(p.bench.run(a).folder.filename()), QString("iron-carbon"));
        QCOMPARE(fromPath(p.bench.run(b).folder.filename()), QString("iron-carbon-2"));
    }

    void removesAfterAQuestion_data()
    {
        QTest::addColumn<bool>("running");
        QTest::newRow("idle") << false;
        QTest::newRow("running") << true;
    }
    void removesAfterAQuestion()
    {
        QFETCH(bool, running);
        Program p;
        const int run = p.bench.add("two", RunKind::Structures, smallSpec(64000));
        if (running) {
            p.bench.start(run);
            QTRY_VERIFY_WITH_TIMEOUT(p.bench.run(run).latest.images > 0, patience);
        }
        const auto folder = p.bench.run(run).folder;
        const auto answer = [&](QMessageBox::StandardButton button) {
            QTest::mouseClick(p.window.findChild<QPushButton*>("trainingRemove"), Qt::LeftButton);
            auto* box = p.window.findChild<QMessageBox*>("removeTraining");
            QVERIFY(box);
            QTest::mouseClick(box->button(button), Qt::LeftButton);
            QTRY_VERIFY(!p.window.findChild<QMessageBox*>("removeTraining"));
        };
        answer(QMessageBox::Cancel);
        QVERIFY(p.bench.runs().contains(run));
        answer(QMessageBox::Yes);
        QVERIFY(p.bench.runs().isEmpty());
        QTRY_VERIFY_WITH_TIMEOUT(!std::filesystem::exists(folder), patience);
        QCOMPARE(p.window.findChild<QListWidget*>("trainingList")->count(), 0);
        QCOMPARE(p.window.view().shown(), 0);
    }

private:
    QTemporaryDir m_cache;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(TestTrainingBench)
#include "tst_training_bench.moc"
