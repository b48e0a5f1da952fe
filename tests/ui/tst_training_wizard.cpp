// SPDX-License-Identifier: GPL-3.0-or-later
// The wizard without a screen: what it proposes, what it saves, and that the command line repeats it; the library of
// models: list, cards, import, export, remove.
#include "core/base/atomic_file.h"
#include "core/io/kikuscope_h5.h"
#include "core/nn/networks.h"
#include "core/nn/untrained.h"
#include "core/simulate/scan_simulation.h"
#include "ui/main_window.h"
#include "ui/session/user_models.h"
#include "ui/training/candidate_model.h"
#include "ui/training/model_library.h"
#include "ui/training/training_bench.h"
#include "ui/training/training_wizard.h"
#include "ui/training/wizard_pages.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/message_banner.h"
#include "ui/widgets/qt_convert.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QRadioButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBrowser>

using namespace kikuscope;
using namespace kikuscope::ui;

namespace {

constexpr int patience = 240000;

std::shared_ptr<const EbsdScan> tinyScan(const QString& path)
{
    NullMonitor job;
    const auto spec = simulate::ScanSpec::fromJson(
        Json::parse(R"({"name": "tiny", "rows": 8, "cols": 8, "step_um": 0.25, "pattern_height": 60, "pattern_width": 60,
            "pc": [0.52, 0.31, 0.58],
            "phases": [{"structure": "ferrite", "fraction": 1, "grain_um": 0.6}, {"structure": "austenite", "fraction": 1, "grain_um": 0.6}],
            "master": {"energy_kev": 15, "size": 201}, "seed": 7})"),
        "tiny");
    EbsdScan scan = simulate::simulateScan(spec, job);
    io::writeScan(toPath(path), scan, Json::object(), job);
    scan.path = toPath(path);
    return std::make_shared<const EbsdScan>(std::move(scan));
}

/// A wizard and what it asked to run.
struct Walk
{
    JobRunner runner;
    QPointer<TrainingWizard> wizard;
    int requests = 0;
    QString name;
    RunKind kind = RunKind::Structures;
    Json specification;

    explicit Walk(std::shared_ptr<const EbsdScan> scan, const std::filesystem::path& runs)
        : wizard(new TrainingWizard(std::move(scan), runner, runs))
    {
        QObject::connect(wizard, &TrainingWizard::runRequested, &runner,
                         [this](const QString& n, RunKind k, const Json& json) {
                             ++requests;
                             name = n;
                             kind = k;
                             specification = json;
                         });
        wizard->show();
    }
    ~Walk() { delete wizard; }

    template <class T> T* find(const char* name_) { return wizard->findChild<T*>(QString::fromLatin1(name_)); }
    template <class Page> bool isAt() { return qobject_cast<Page*>(wizard->currentPage()) != nullptr; }
    bool next()
    {
        QAbstractButton* button = wizard->button(QWizard::NextButton);
        if (!QTest::qWaitFor([&] { return button->isEnabled(); }, patience))
            return false;
        button->click();
        return true;
    }
    bool libraryArrives()
    {
        return QTest::qWaitFor([this] { return find<QTableView>("candidateTable")->model()->rowCount() > 100; }, patience);
    }
    void choose(const QStringList& names)
    {
        auto* model = wizard->findChild<CandidateModel*>();
        for (const QString& phase : names)
            model->choose(toStdString(phase));
    }
};

} // namespace

class TestTrainingWizard : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QCoreApplication::setOrganizationName("KikuscopeTest");
        QCoreApplication::setApplicationName("tst_training_wizard");
        qputenv("XDG_CACHE_HOME", m_cache.path().toUtf8());
        initialiseResources();
        nn::initialiseThreads();
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        qputenv("XDG_DATA_HOME", m_folder->path().toUtf8());
        QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder->path());
    }

    void candidatesAreFiltered_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("elements");
        QTest::addColumn<QStringList>("among");
        QTest::addColumn<QStringList>("notAmong");
        QTest::newRow("nothing") << "" << "" << QStringList{"ferrite", "quartz"} << QStringList{};
        QTest::newRow("text") << "FERR" << "" << QStringList{"ferrite"} << QStringList{"quartz"};
        QTest::newRow("formula") << "sio2" << "" << QStringList{"quartz", "coesite"} << QStringList{"ferrite"};
        QTest::newRow("elements") << "" << "Fe, c" << QStringList{"ferrite", "cementite"} << QStringList{"magnetite", "TiC"};
        QTest::newRow("both") << "iron" << "Si O" << QStringList{} << QStringList{"quartz", "ferrite"};
    }
    void candidatesAreFiltered()
    {
        QFETCH(QString, text);
        QFETCH(QString, elements);
        QFETCH(QStringList, among);
        QFETCH(QStringList, notAmong);
        CandidateModel model;
        model.setLibrary(crystal::structureLibrary());
        CandidateFilter filter(model);
        filter.setText(text);
        filter.setElements(elements);
        QStringList shown;
        for (int row = 0; row < filter.rowCount(); ++row)
            shown << filter.index(row, CandidateModel::Name).data().toString();
        for (const QString& name : among)
            QVERIFY2(shown.contains(name), qPrintable(name));
        for (const QString& name : notAmong)
            QVERIFY2(!shown.contains(name), qPrintable(name));
    }

    void phasesOfAFileAreFound_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("formula");
        QTest::addColumn<int>("group");
        QTest::addColumn<double>("a");
        QTest::addColumn<QString>("meant");
        QTest::newRow("by name") << "ferrite" << "" << 0 << 0. << "ferrite";
        QTest::newRow("as EDAX calls it") << "Iron - Alpha" << "Fe" << 229 << 2.87 << "ferrite";
        QTest::newRow("other elements") << "Chrome" << "Cr" << 229 << 2.88 << "chromium";
        QTest::newRow("not in the library") << "mystery" << "Xy" << 1 << 3. << "";
    }
    void phasesOfAFileAreFound()
    {
        QFETCH(QString, name);
        QFETCH(QString, formula);
        QFETCH(int, group);
        QFETCH(double, a);
        QFETCH(QString, meant);
        Phase phase;
        phase.name = toStdString(name);
        phase.formula = toStdString(formula);
        phase.spaceGroup = group;
        phase.cell = {a, a, a, 90, 90, 90};
        const auto* found = structureMeant(phase);
        QCOMPARE(found ? toQString(found->phase.name) : QString(), meant);
    }

    void classifierFromStructuresRepeatsOnTheCommandLine()
    {
        Walk walk(nullptr, m_folder->filePath("runs").toStdString());
        QVERIFY(!walk.find<QRadioButton>("goalMap")->isEnabled()); // no scan is open
        walk.find<QLineEdit>("goalName")->setText("iron or quartz");
        QVERIFY(walk.next() && walk.isAt<CandidatesPage>());
        QVERIFY(!walk.wizard->button(QWizard::NextButton)->isEnabled());
        QVERIFY(walk.libraryArrives());
        walk.choose({"ferrite", "quartz"});
        QVERIFY(walk.next() && walk.isAt<ConditionsPage>());
        walk.find<QDoubleSpinBox>("conditionEnergy")->setValue(25);
        walk.find<QDoubleSpinBox>("conditionNoise")->setValue(1.5);
        QVERIFY(walk.next() && walk.isAt<GroupsPage>());
        QVERIFY(walk.next() && walk.isAt<NetworkPage>()); // without waiting
        walk.find<QSpinBox>("networkSize")->setValue(32);
        walk.find<QSpinBox>("networkImages")->setValue(640);
        walk.find<QSpinBox>("networkCrystals")->setValue(0);
        walk.find<QSpinBox>("networkSeed")->setValue(9);
        QVERIFY(walk.next() && walk.isAt<SummaryPage>());
        const QString shown = walk.find<QPlainTextEdit>("summaryJson")->toPlainText();
        QVERIFY2(walk.find<QLineEdit>("summaryCommand")->text().startsWith("kikuscope-cli train "),
                 qPrintable(walk.find<QLineEdit>("summaryCommand")->text()));
        walk.wizard->button(QWizard::FinishButton)->click();
        QCOMPARE(walk.requests, 1);
        QCOMPARE(walk.name, QString("iron or quartz"));
        QCOMPARE(walk.kind, RunKind::Structures);
        QCOMPARE(shown, toQString(walk.specification.dump(2)));

        auto spec = nn::TrainingSpec::fromJson(walk.specification, "wizard");
        QCOMPARE(spec.seed, std::uint64_t{9});
        QCOMPARE(spec.energiesKeV, std::vector<double>{25});
        QCOMPARE(spec.conditions.noiseToSignal, (std::vector<double>{0, 1.5}));
        QCOMPARE(spec.classes.size(), std::size_t{3}); // and "no pattern"

        // The window trains it, the command line repeats it from the file that the window saved.
        spec.validationImages = 40; // quick calibration
        Session session;
        TrainingBench bench(session, walk.runner);
        const int run = bench.add(walk.name, walk.kind, spec.toJson());
        bench.start(run);
        QVERIFY(QTest::qWaitFor([&] { return bench.run(run).state == RunState::Done; }, patience));
        const QString repeated = m_folder->filePath("repeated.safetensors");
        QProcess cli;
        cli.start(QStringLiteral(KIKUSCOPE_CLI), {"train", fromPath(bench.run(run).specification()), "-o", repeated});
        QVERIFY(cli.waitForFinished(patience));
        QVERIFY2(cli.exitCode() == 0, cli.readAllStandardError().constData());
        const auto first = nn::loadModel(bench.run(run).model), second = nn::loadModel(toPath(repeated));
        for (std::size_t i = 0; i < first->weights.size(); ++i)
            QVERIFY2(first->weights[i].bytes == second->weights[i].bytes, first->weights[i].name.c_str());
    }

    void minutesBecomeImages()
    {
        Walk walk(nullptr, m_folder->filePath("runs").toStdString());
        QVERIFY(walk.next() && walk.libraryArrives());
        walk.choose({"ferrite", "quartz"});
        QVERIFY(walk.next() && walk.next() && walk.next() && walk.isAt<NetworkPage>());
        walk.find<QSpinBox>("networkSize")->setValue(32);
        walk.find<QRadioButton>("networkByMinutes")->setChecked(true);
        walk.find<QDoubleSpinBox>("networkMinutes")->setValue(0.2);
        QVERIFY(!walk.wizard->button(QWizard::NextButton)->isEnabled());
        QVERIFY(walk.next()); // once the trial has told
        walk.wizard->button(QWizard::FinishButton)->click();
        const auto spec = nn::TrainingSpec::fromJson(walk.specification, "wizard");
        QVERIFY(spec.images >= spec.batch && spec.images % spec.batch == 0);
    }

    void mapIsMeasured()
    {
        const auto scan = tinyScan(m_folder->filePath("tiny.h5"));
        Walk walk(scan, m_folder->filePath("runs").toStdString());
        QVERIFY(walk.find<QRadioButton>("goalMap")->isChecked());
        QVERIFY(walk.next() && walk.libraryArrives());
        walk.choose({"nickel"}); // beside those that the file names
        QVERIFY(walk.next() && walk.isAt<ConditionsPage>());
        QVERIFY(QTest::qWaitFor([&] { return walk.wizard->button(QWizard::NextButton)->isEnabled(); }, patience));
        QVERIFY(walk.find<QLabel>("conditionSize")->text().contains("60"));
        QCOMPARE(walk.find<QDoubleSpinBox>("conditionEnergy")->value(), 15.);
        QCOMPARE(walk.find<QDoubleSpinBox>("conditionX")->value(), 0.52);
        QCOMPARE(walk.find<QDoubleSpinBox>("conditionZ")->value(), 0.58);

        // A wrong centre is found again from the patterns, with its uncertainty.
        walk.find<QDoubleSpinBox>("conditionX")->setValue(0.51);
        walk.find<QPushButton>("conditionEstimate")->click();
        QVERIFY(QTest::qWaitFor([&] { return walk.wizard->button(QWizard::NextButton)->isEnabled(); }, patience));
        QVERIFY2(walk.find<QLabel>("conditionNote")->text().contains(QChar(0xb1)),
                 qPrintable(walk.find<QLabel>("conditionNote")->text()));
        QVERIFY(std::abs(walk.find<QDoubleSpinBox>("conditionX")->value() - 0.52) < 0.005);

        QVERIFY(walk.next() && walk.isAt<GroupsPage>());
        QVERIFY(QTest::qWaitFor([&] { return !walk.find<QLabel>("groupsText")->text().isEmpty(); }, patience));
        const QString groups = walk.find<QLabel>("groupsText")->text();
        QVERIFY2(groups.contains("austenite / nickel") || groups.contains("nickel / austenite"), qPrintable(groups));
        QVERIFY2(!groups.contains("ferrite"), qPrintable(groups));
        QVERIFY(walk.next() && walk.isAt<NetworkPage>());
        walk.find<QRadioButton>("networkByMinutes")->setChecked(true);
        walk.find<QDoubleSpinBox>("networkMinutes")->setValue(2.5);
        QVERIFY(walk.next() && walk.isAt<SummaryPage>());
        QVERIFY(walk.find<QLineEdit>("summaryCommand")->text().startsWith("kikuscope-cli adapt --options "));
        walk.wizard->button(QWizard::FinishButton)->click();
        QCOMPARE(walk.kind, RunKind::Map);
        const auto request = nn::MapTrainingRequest::fromJson(walk.specification, "wizard");
        QCOMPARE(toQString(request.scan), m_folder->filePath("tiny.h5"));
        const std::set<std::string> phases(request.phases.begin(), request.phases.end());
        QCOMPARE(phases, (std::set<std::string>{"austenite", "ferrite", "nickel"}));
        QCOMPARE(request.training.minutes, 2.5);
        QCOMPARE(request.energyKeV, 15.);
    }

    void cifFilesAreAdded()
    {
        const QString good = m_folder->filePath("polonium.cif"), bad = m_folder->filePath("bad.cif");
        writeFileAtomically(toPath(good), R"(data_Po
_chemical_name_common 'alpha polonium'
_cell_length_a 3.359
_cell_length_b 3.359
_cell_length_c 3.359
_cell_angle_alpha 90
_cell_angle_beta 90
_cell_angle_gamma 90
_symmetry_space_group_name_H-M 'P m -3 m'
loop_
_atom_site_label
_atom_site_type_symbol
_atom_site_fract_x
_atom_site_fract_y
_atom_site_fract_z
Po1 Po 0 0 0
)");
        writeFileAtomically(toPath(bad), "data_nothing\n");
        Walk walk(nullptr, m_folder->filePath("runs").toStdString());
        QVERIFY(walk.next() && walk.libraryArrives());
        auto* page = walk.wizard->findChild<CandidatesPage*>();
        page->addCifs({good, bad});
        auto* model = walk.wizard->findChild<CandidateModel*>();
        QTRY_COMPARE_WITH_TIMEOUT(model->chosenCount(), 1, patience);
        QCOMPARE(model->chosen().front().source, toStdString(good));
        QCOMPARE(model->chosen().front().phase.spaceGroup, 221);
        bool told = false; // which file could not be read
        for (const QLabel* label : page->findChildren<QLabel*>())
            told = told || label->text().contains("bad.cif");
        QVERIFY(told);
    }

    void groupsBecomeOneClass()
    {
        TrainingPlan plan;
        plan.name = "steel";
        for (const char* name : {"austenite", "nickel", "ferrite"})
            plan.candidates.push_back({name, crystal::libraryStructure(name).phase});
        plan.groups = match::CandidateGroups{{{1, 2}, {3}}, {}};
        const auto joined = nn::TrainingSpec::fromJson(specification(plan), "plan");
        QCOMPARE(joined.classes[0].structures, (std::vector<std::string>{"austenite", "nickel"}));
        QCOMPARE(joined.classes.size(), std::size_t{4}); // ferrite, other structure, no pattern
        plan.joinGroups = false;
        QCOMPARE(nn::TrainingSpec::fromJson(specification(plan), "plan").classes.size(), std::size_t{5});
        plan.likeScan = true;
        plan.conditions.patternCentre = {0.4, 0.3, 0.6};
        plan.conditions.height = plan.conditions.width = 60;
        const auto likeScan = nn::TrainingSpec::fromJson(specification(plan), "plan");
        QVERIFY(likeScan.conditions.pcX[0] > 0.38 && likeScan.conditions.pcX[1] < 0.42);
    }

    // --- library ------------------------------------------------------------------------------------------------

    void libraryListsImportsExportsAndRemoves()
    {
        nn::ModelFile model = nn::untrainedModel("compact", 32, {"first phase", "second_phase"});
        model.name = "mine";
        const QString source = m_folder->filePath("mine.safetensors");
        nn::saveModel(toPath(source), model);

        Session session;
        JobRunner runner;
        Workbench workbench(session, runner);
        MainWindow window(session, runner, workbench);
        window.show();
        window.findChild<QAction*>("actionModels")->trigger();
        auto* library = window.findChild<ModelLibrary*>();
        QVERIFY(library && library->isVisible());
        auto* list = library->findChild<QListWidget*>("modelList");
        auto* card = library->findChild<QTextBrowser*>("modelCard");
        const auto bundled = nn::bundledModels();
        QVERIFY(list->findItems(toQString(bundled.front()), Qt::MatchExactly).size() == 1);
        QVERIFY(!library->findChild<QPushButton*>("modelRemove")->isEnabled()); // a bundled one is chosen
        QTRY_VERIFY_WITH_TIMEOUT(card->toPlainText().contains("Model card"), patience);

        library->importFile(source);
        QTRY_COMPARE_WITH_TIMEOUT(userModels().size(), std::size_t{1}, patience);
        QTRY_VERIFY_WITH_TIMEOUT(card->toPlainText().contains("second_phase"), patience);
        auto* selector = window.findChild<QComboBox*>("modelSelector");
        QVERIFY(selector->findText("mine") >= 0);
        QTest::mouseClick(library->findChild<QPushButton*>("modelUse"), Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(session.model() && session.model()->name == "mine", patience);
        QCOMPARE(selector->currentText(), QString("mine"));

        const QString copy = m_folder->filePath("copy.safetensors");
        library->exportTo(copy);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(copy) && runner.isIdle(), patience);
        QCOMPARE(nn::loadModel(toPath(copy))->name, std::string("mine"));

        const auto answer = [&](QMessageBox::StandardButton button) {
            QTest::mouseClick(library->findChild<QPushButton*>("modelRemove"), Qt::LeftButton);
            auto* box = library->findChild<QMessageBox*>("removeModel");
            QVERIFY(box);
            QTest::mouseClick(box->button(button), Qt::LeftButton);
            QTRY_VERIFY(!library->findChild<QMessageBox*>("removeModel") && runner.isIdle());
        };
        answer(QMessageBox::Cancel);
        QCOMPARE(userModels().size(), std::size_t{1});
        answer(QMessageBox::Yes);
        QVERIFY(userModels().empty());
        QVERIFY(list->findItems("mine", Qt::MatchExactly).isEmpty());
    }

    void weightsOfOtherProgramsNeedADescription()
    {
        // The tensors alone, as PyTorch's safetensors writes them.
        const nn::ModelFile model = nn::untrainedModel("resnet18", 32, {"a", "b"}, 3);
        const QString source = m_folder->filePath("foreign.safetensors");
        nn::writeSafetensors(toPath(source), {model.weights, {{"format", "pt"}}});
        QVERIFY_EXCEPTION_THROWN(importModel(toPath(source)), Error);
        Json description = {{"network", "resnet18"}, {"input_size", 32}, {"classes", Json::array({{{"name", "a"}}, {{"name", "b"}}})},
                            {"recipe", model.recipe.toJson()}};
        writeFileAtomically(toPath(source + ".json"), description.dump());
        const auto imported = importModel(toPath(source));
        const auto loaded = nn::loadModel(imported); // a file of ours now
        QCOMPARE(loaded->network, std::string("resnet18"));
        QVERIFY(loaded->weights.front().bytes == model.weights.front().bytes);
        description["network"] = "resnet34";
        writeFileAtomically(toPath(source + ".json"), description.dump());
        QVERIFY_EXCEPTION_THROWN(importModel(toPath(source)), Error); // other tensors
        QCOMPARE(userModels().size(), std::size_t{1});
    }

    void badImportIsTold()
    {
        const QString source = m_folder->filePath("bad.safetensors");
        writeFileAtomically(toPath(source), "not a model");
        JobRunner runner;
        ModelLibrary library(runner);
        QSignalSpy failed(&runner, &JobRunner::failed);
        library.importFile(source);
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, patience);
        QVERIFY(failed[0][1].toString().contains("bad.safetensors"));
        QVERIFY(library.findChild<MessageBanner*>()->sentence().contains("bad.safetensors"));
        QVERIFY(userModels().empty());
    }

    void torchScriptIsAskedAbout()
    {
        JobRunner runner;
        ModelLibrary library(runner);
        library.show();
        library.importFile(m_folder->filePath("script.pt"));
        auto* box = library.findChild<QMessageBox*>("trustModel");
        QVERIFY(box);
        QTest::mouseClick(box->button(QMessageBox::Cancel), Qt::LeftButton);
        QTRY_VERIFY(!library.findChild<QMessageBox*>("trustModel"));
        QTRY_VERIFY_WITH_TIMEOUT(runner.isIdle(), patience);
        QVERIFY(runner.jobs().isEmpty() && userModels().empty()); // nothing but the card was read
    }

private:
    QTemporaryDir m_cache;
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_MAIN(TestTrainingWizard)
#include "tst_training_wizard.moc"
