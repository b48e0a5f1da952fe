// SPDX-License-Identifier: GPL-3.0-or-later
// The window for spot patterns without a screen: it shows what core measures on images whose geometry is known.
#include "core/crystal/structure_library.h"
#include "core/io/formats.h"
#include "core/nn/networks.h"
#include "core/simulate/saed/draw.h"
#include "ui/plot/accuracy_curve.h"
#include "ui/saed/robustness_page.h"
#include "ui/saed/spot_canvas.h"
#include "ui/saed/spot_export.h"
#include "ui/saed/spot_window.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/message_banner.h"
#include "ui/widgets/theme.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using namespace kikuscope;
using namespace kikuscope::ui;

namespace {

constexpr double cameraConstant = 62;
constexpr double siliconEdge = 5.4309; // A, within 0.001 of the library's

simulate::SaedConditions conditionsOf(const simulate::ZoneAxis& zone)
{
    simulate::SaedConditions c;
    c.zone = zone;
    c.cameraConstantPx = cameraConstant;
    c.thicknessNm = 8;
    c.shape = "gaussian";
    c.rotationDeg = 12;
    c.offsetXPx = 14.3;
    c.offsetYPx = -6.6;
    c.camera.scaling = "gamma";
    c.camera.background = 0.03;
    c.camera.dose = 3000;
    return c;
}

/// Three kinds of crystal, of which two look alike along the first zone axis and the last two along the second.
std::shared_ptr<SpotModel> toyModel()
{
    auto model = std::make_shared<SpotModel>();
    model->name = QStringLiteral("toy");
    model->classes = QStringList{QStringLiteral("A1-0"), QStringLiteral("A1-1"), QStringLiteral("D1-0"), QStringLiteral("other")};
    auto& table = model->knowledge.table;
    table.classes = 3;
    table.zones = 16;
    table.groups = 3;
    model->knowledge.groups = {225, 227, 229};
    model->knowledge.variants = {"", "", ""};
    table.groupOf = {0, 1, 2};
    table.classOf.assign(3, std::vector<int>(16, 2));
    table.classOf[0][0] = table.classOf[1][0] = 0;
    table.classOf[2][0] = 1;
    table.classOf[0][1] = 1;
    table.classOf[1][1] = table.classOf[2][1] = 0;
    model->minConfidence = 0.5;
    // what it answers depends on the image alone: its first pixel
    model->probabilities = [](const Image<float>& image) {
        const int answer = image(0, 0) > 30000 ? 3 : image(0, 0) > 20000 ? 1 : 0;
        std::vector<float> p(4, 0.02f);
        p[static_cast<std::size_t>(answer)] = 0.94f;
        return p;
    };
    // falls by a tenth for each step of a curve
    model->robustness = [](const nn::RobustnessSpec& spec, JobMonitor& job) {
        Json curves = Json::array();
        for (const Json& curve : spec.curves) {
            job.checkpoint(1, 2);
            Json points = Json::array();
            double accuracy = curve["name"] == "perfect" ? 1 : 0.9;
            for (const Json& value : curve.value("values", Json::array({nullptr}))) {
                points.push_back({{"value", value}, {"images", spec.images}, {"accuracy", {{"value", accuracy}, {"low", accuracy - 0.05}, {"high", accuracy}}}});
                accuracy -= 0.1;
            }
            curves.push_back({{"name", curve["name"]}, {"vary", curve.value("vary", Json(""))}, {"points", points}});
        }
        return Json{{"curves", curves}, {"structures", spec.structures}};
    };
    return model;
}

} // namespace

class TestSaedWindow : public QObject
{
    Q_OBJECT

private:
    QString simulated(const char* structure, const simulate::ZoneAxis& zone, float firstPixel = -1)
    {
        const auto conditions = conditionsOf(zone);
        Image<float> image = simulate::drawSaed(simulate::saedSpots(crystal::phaseFromCifOrName(structure), conditions), conditions);
        for (float& v : image.pixels)
            v *= 65535;
        if (firstPixel >= 0)
            image(0, 0) = firstPixel;
        const QString path = m_folder.filePath(QStringLiteral("%1-%2.png").arg(QString::fromLatin1(structure)).arg(++m_files));
        io::writeGreyPng(path.toStdString(), image.view(), 16);
        return path;
    }

    template <class T> T* find(const char* name)
    {
        T* found = m_window->findChild<T*>(QString::fromLatin1(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }

    void settle() { QTRY_VERIFY_WITH_TIMEOUT(m_runner->isIdle(), 120000); }
    const OpenSpotPattern& pattern() { return m_window->bench().pattern(m_window->chosen()); }

private slots:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("kikuscope-test"));
        QCoreApplication::setApplicationName(QStringLiteral("tst_saed_window"));
        QSettings().clear();
        initialiseResources();
        nn::initialiseThreads();
    }

    void init()
    {
        QSettings().clear();
        m_runner = std::make_unique<JobRunner>();
        m_window = std::make_unique<SpotWindow>(*m_runner);
        m_window->resize(1280, 800);
        m_window->show();
        settle();
    }

    void cleanup()
    {
        m_window.reset();
        m_runner.reset();
    }

    void centreAndLatticeOfAnImage()
    {
        m_window->open({simulated("silicon", {0, 0, 1})});
        QVERIFY(!find<QAbstractButton>("saedSavePicture")->isEnabled());
        settle();
        QVERIFY(pattern().measured.lattice);
        const SpotPicture& shown = find<SpotCanvas>("saedCanvas")->picture();
        QVERIFY(shown.hasLattice);
        QVERIFY(std::hypot(shown.centre->x() - (127.5 + 14.3), shown.centre->y() - (127.5 - 6.6)) < 0.3);
        const double expected = cameraConstant * std::sqrt(8.) / siliconEdge; // 220
        QVERIFY(std::abs(std::hypot(shown.a.x(), shown.a.y()) / expected - 1) < 0.005);
        QVERIFY(find<QLabel>("saedSummary")->text().contains(QStringLiteral("Square")));
        auto* vectors = find<QTableWidget>("saedVectors");
        QCOMPARE(vectors->rowCount(), 4);
        QVERIFY(vectors->item(0, 4)->text().isEmpty()); // no camera constant yet
        find<QDoubleSpinBox>("saedCameraConstant")->setValue(cameraConstant);
        QVERIFY(std::abs(QLocale().toDouble(vectors->item(0, 4)->text()) - siliconEdge / std::sqrt(8.)) < 0.01);
        find<QComboBox>("saedCameraUnit")->setCurrentIndex(1); // nm px
        QVERIFY(std::abs(find<QDoubleSpinBox>("saedCameraConstant")->value() - cameraConstant / 10) < 1e-3);
        QCOMPARE(m_window->bench().cameraConstant(), cameraConstant);
        QVERIFY(find<QTableWidget>("saedSpots")->rowCount() >= 9);
    }

    void centreIsMovedByMouseAndKeys()
    {
        m_window->open({simulated("silicon", {0, 0, 1})});
        settle();
        auto* canvas = find<SpotCanvas>("saedCanvas");
        const auto lattice = *pattern().measured.lattice;
        const QPointF from = canvas->toWidget({lattice.centre.x(), lattice.centre.y()});
        const auto next = lattice.at(1, 0);
        const QPointF to = canvas->toWidget({next.x() + 2, next.y() - 3});
        QTest::mousePress(canvas, Qt::LeftButton, {}, from.toPoint());
        QTest::mouseMove(canvas, to.toPoint());
        QTest::mouseRelease(canvas, Qt::LeftButton, {}, to.toPoint());
        settle();
        QVERIFY((pattern().measured.centre - next).norm() < 0.1);
        canvas->setFocus();
        const auto before = pattern().measured.centre;
        QTest::keyClick(canvas, Qt::Key_Right, Qt::ShiftModifier);
        settle();
        QVERIFY(pattern().measured.centre.x() > before.x() + 0.5 * lattice.a.norm());
        QTest::keyClick(canvas, Qt::Key_Plus);
        QVERIFY(std::abs(canvas->toPixel(canvas->toWidget({3, 4})).x() - 3) < 1e-9);
    }

    void overlayLiesOnTheSpots()
    {
        m_window->open({simulated("silicon", {0, 1, 1})});
        settle();
        m_window->bench().setStructure(QStringLiteral("silicon"));
        settle();
        auto* zones = find<QTableWidget>("saedZones");
        QVERIFY(zones->rowCount() > 0);
        QCOMPARE(zones->item(0, 0)->text(), QStringLiteral("[011]"));
        QVERIFY(std::abs(pattern().zones[0].cameraConstantPx / cameraConstant - 1) < 0.005);
        const SpotPicture& shown = find<SpotCanvas>("saedCanvas")->picture();
        QVERIFY(shown.simulated.size() > 8);
        int onSpots = 0, strong = 0;
        for (const auto& s : shown.simulated) {
            if (s.strength < 0.5 || s.at.x() < 8 || s.at.y() < 8 || s.at.x() > 247 || s.at.y() > 247)
                continue;
            ++strong;
            onSpots += std::any_of(shown.spots.begin(), shown.spots.end(), [&](const auto& f) { return QLineF(f.at, s.at).length() < 1; });
        }
        QVERIFY(strong >= 7);
        QCOMPARE(onSpots, strong);
        if (zones->rowCount() > 1) {
            zones->setCurrentCell(1, 0);
            settle();
            QCOMPARE(pattern().chosenZone, 1);
        }
        zones->setCurrentCell(0, 0);
        settle();
        find<QAbstractButton>("saedConstantFromZone")->click();
        settle();
        QVERIFY(std::abs(m_window->bench().cameraConstant() / cameraConstant - 1) < 0.005);
        QCOMPARE(zones->item(0, 0)->text(), QStringLiteral("[011]"));
    }

    void wrongStructureIsSaidToBe()
    {
        m_window->open({simulated("silicon", {0, 1, 1})});
        settle();
        find<QDoubleSpinBox>("saedCameraConstant")->setValue(cameraConstant);
        m_window->bench().setStructure(QStringLiteral("aluminium"));
        settle();
        QCOMPARE(find<QTableWidget>("saedZones")->rowCount(), 0);
        QVERIFY(find<QLabel>("saedZoneState")->text().startsWith(QStringLiteral("No zone axis")));
        QSignalSpy failed(&m_window->bench(), &SpotBench::failed);
        m_window->bench().setStructure(QStringLiteral("no such thing"));
        settle();
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(find<QLabel>("saedZoneState")->text().contains(QStringLiteral("no such thing")));
    }

    void damagedFilesAreNamed()
    {
        const QString path = m_folder.filePath(QStringLiteral("damaged.png"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("this is no image");
        file.close();
        m_window->open({path, simulated("silicon", {0, 0, 1})});
        settle();
        QVERIFY(!pattern().error.isEmpty());
        QCOMPARE(m_window->findChild<QListWidget*>(QStringLiteral("saedList"))->count(), 2);
        find<QAbstractButton>("saedRemove")->click();
        QCOMPARE(m_window->bench().patterns().size(), 1);
        QVERIFY(pattern().measured.lattice);
    }

    void droppedFilesAreOpened()
    {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(simulated("silicon", {0, 0, 1}))});
        QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(m_window.get(), &drop);
        settle();
        QCOMPARE(m_window->bench().patterns().size(), 1);
        QVERIFY(pattern().measured.lattice);
    }

    void spaceGroupBuildsUp()
    {
        m_window->bench().setModel(nullptr); // whatever is installed
        QVERIFY(!find<QLabel>("saedModelHint")->isHidden());
        m_window->open({simulated("silicon", {0, 0, 1}, 0), simulated("silicon", {0, 0, 1}, 25000), simulated("silicon", {0, 0, 1}, 40000)});
        settle();
        m_window->bench().setModel(toyModel());
        settle();
        QVERIFY(find<QLabel>("saedModelHint")->isHidden());
        const QList<int> ids = m_window->bench().patterns();
        QCOMPARE(m_window->bench().pool().size(), std::size_t{2}); // the third is "other"
        auto* known = find<QComboBox>("saedKnownZone");
        const auto setZone = [&](int id, int zone) {
            m_window->choose(id);
            known->setCurrentIndex(known->findData(zone));
            emit known->activated(known->currentIndex());
        };
        setZone(ids[0], 0);
        setZone(ids[1], 1);
        const auto steps = m_window->bench().pool();
        // by hand: [001] leaves 225 and 227 alike, [101] of class A1-1 only 225
        QVERIFY(std::abs(steps[0].probabilities[0] - steps[0].probabilities[1]) < 1e-9);
        QVERIFY(steps[0].probabilities[0] > 0.45);
        QVERIFY(steps[1].probabilities[0] > 0.9);
        auto* table = find<QTableWidget>("saedPool");
        QCOMPARE(table->rowCount(), 2);
        QCOMPARE(table->columnCount(), 4);
        QCOMPARE(table->horizontalHeaderItem(1)->text(), QStringLiteral("225"));
        QVERIFY(QLocale().toDouble(table->item(1, 1)->text().chopped(2)) > 90);
        find<QAbstractButton>("saedPooled")->setChecked(false); // of the second
        QCOMPARE(table->rowCount(), 1);
        m_window->choose(ids[2]);
        QVERIFY(find<QLabel>("saedAnswer")->text().contains(QStringLiteral("unknown")));
    }

    void accuracyOverADefect()
    {
        m_window->bench().setModel(nullptr);
        settle();
        QVERIFY(!find<QAbstractButton>("saedRobustnessStart")->isEnabled());
        m_window->bench().setModel(toyModel());
        settle();
        auto* crystal = find<QComboBox>("saedRobustnessCrystal");
        auto* defect = find<QComboBox>("saedRobustnessDefect");
        QVERIFY(crystal->findData("silicon") >= 0); // 227
        QVERIFY(crystal->findData("quartz") < 0);   // of no group of the model
        crystal->setCurrentIndex(crystal->findData("silicon"));
        defect->setCurrentIndex(defect->findData("axial strain"));
        QVERIFY(defect->currentIndex() >= 0);
        auto* table = find<QTableWidget>("saedRobustnessTable");
        QCOMPARE(table->rowCount(), 0);
        find<QSpinBox>("saedRobustnessImages")->setValue(32);
        find<QAbstractButton>("saedRobustnessStart")->click();
        QVERIFY(!crystal->isEnabled());
        settle();
        QVERIFY(crystal->isEnabled());
        QCOMPARE(table->rowCount(), 6); // perfect, 1 to 5 %
        QCOMPARE(table->item(0, 1)->text(), QString("32"));
        QCOMPARE(QLocale().toDouble(table->item(0, 2)->text()), 100.);
        QCOMPARE(QLocale().toDouble(table->item(5, 2)->text()), 50.);
        QVERIFY(table->item(2, 0)->text().startsWith("2"));
        const auto& shown = find<AccuracyCurve>("saedRobustnessCurve")->points();
        QCOMPARE(shown.size(), std::size_t(6));
        QVERIFY(std::abs(shown[1].low - 0.85) < 1e-9);
        defect->setCurrentIndex(defect->findData("twin boundary"));
        QCOMPARE(table->rowCount(), 1); // perfect crystals were measured
        find<QAbstractButton>("saedRobustnessStart")->click();
        settle();
        QCOMPARE(table->rowCount(), 2);
        QVERIFY(find<QAbstractButton>("saedRobustnessSave")->isEnabled());
        const QStringList csv = m_window->findChild<RobustnessPage*>()->csv().trimmed().split('\n');
        QCOMPARE(csv.size(), 8); // header, perfect, five strains, twin
        QVERIFY(csv[1].startsWith("toy,\"silicon\",\"perfect\",,32,1,"));
        m_window->bench().setModel(toyModel()); // another model: nothing measured
        QCOMPARE(table->rowCount(), 0);
    }

    void aFailedMeasurementIsToldOf()
    {
        const auto model = toyModel();
        model->robustness = [](const nn::RobustnessSpec&, JobMonitor&) -> Json { throw Error(ErrorKind::BadSetting, "No such crystal."); };
        m_window->bench().setModel(model);
        settle();
        find<QAbstractButton>("saedRobustnessStart")->click();
        settle();
        QVERIFY(find<QAbstractButton>("saedRobustnessStart")->isEnabled());
        QTRY_VERIFY(!m_window->findChild<MessageBanner*>()->isHidden());
        QVERIFY(m_window->findChild<MessageBanner*>()->sentence().contains("No such crystal."));
    }

    void picturesAndTablesAreSaved()
    {
        m_window->open({simulated("silicon", {0, 1, 1})});
        settle();
        m_window->bench().setCameraConstant(cameraConstant);
        m_window->bench().setStructure(QStringLiteral("silicon"));
        settle();
        const QString png = m_folder.filePath(QStringLiteral("out.png")), csv = m_folder.filePath(QStringLiteral("out.csv"));
        m_window->exportPicture(png);
        m_window->exportTable(csv);
        settle();
        const QImage image(png);
        QVERIFY(image.width() >= 1200);
        QVERIFY(image.text(QStringLiteral("Title")).contains(QStringLiteral("[011]")));
        int coloured = 0; // the marks of the simulation
        for (int r = 0; r < image.height(); r += 2)
            for (int c = 0; c < image.width(); c += 2)
                coloured += image.pixelColor(c, r).saturation() > 100;
        QVERIFY(coloured > 500);
        QFile file(csv);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = file.readAll().trimmed().split('\n');
        QCOMPARE(lines.size(), static_cast<qsizetype>(pattern().measured.spots.size() + 1));
        const int columns = static_cast<int>(lines[0].count(','));
        bool has111 = false;
        for (const QByteArray& line : lines) {
            QCOMPARE(static_cast<int>(line.count(',')), columns);
            const auto cells = line.split(',');
            auto indices = cells[10].split(' ');
            for (auto& index : indices)
                index.replace("-", "");
            if (indices == QList<QByteArray>{"1", "1", "1"}) {
                has111 = true;
                QVERIFY(std::abs(cells[3].toDouble() - siliconEdge / std::sqrt(3.)) < 0.02);
            }
        }
        QVERIFY(has111);
        m_window->exportTable(QStringLiteral("/no/such/folder/out.csv"));
        settle();
    }

    void everythingHasANameForScreenReaders()
    {
        int named = 0;
        for (auto* widget : m_window->findChildren<QWidget*>()) {
            const bool isOurs = !widget->objectName().isEmpty() && !widget->objectName().startsWith(QStringLiteral("qt_"));
            const bool hasNoText = qobject_cast<QTableWidget*>(widget) || qobject_cast<QComboBox*>(widget) || qobject_cast<SpotCanvas*>(widget) ||
                                   qobject_cast<QListWidget*>(widget) || qobject_cast<QDoubleSpinBox*>(widget);
            if (!isOurs || !hasNoText)
                continue;
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
            ++named;
        }
        QVERIFY(named >= 10);
    }

    void grabs_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<int>("page");
        for (const bool dark : {false, true})
            for (int page = 0; page < 4; ++page)
                QTest::addRow("%s %d", dark ? "dark" : "light", page) << dark << page;
    }
    /// Pictures to look at, in the test folder.
    void grabs()
    {
        QFETCH(bool, dark);
        QFETCH(int, page);
        applyTheme(*qApp, dark ? ThemeChoice::Dark : ThemeChoice::Light);
        m_window->open({simulated("silicon", {0, 1, 1}), simulated("silicon", {1, 1, 2}, 25000), simulated("silicon", {0, 0, 1})});
        m_window->bench().setModel(toyModel());
        m_window->bench().setCameraConstant(cameraConstant);
        m_window->bench().setStructure(QStringLiteral("silicon"));
        settle();
        m_window->bench().setKnownZone(m_window->bench().patterns()[0], 0);
        m_window->bench().setKnownZone(m_window->bench().patterns()[1], 1);
        find<QTabWidget>("saedPages")->setCurrentIndex(page);
        if (page == 3) {
            find<QAbstractButton>("saedRobustnessStart")->click();
            settle();
        }
        QTest::qWait(200);
        const QString path = QStringLiteral(KIKUSCOPE_TEST_OUTPUT "/saed_window_%1_%2.png").arg(dark ? QStringLiteral("dark") : QStringLiteral("light")).arg(page);
        QVERIFY(m_window->grab().save(path));
        applyTheme(*qApp, ThemeChoice::Light);
    }

private:
    QTemporaryDir m_folder;
    int m_files = 0;
    std::unique_ptr<JobRunner> m_runner;
    std::unique_ptr<SpotWindow> m_window;
};

QTEST_MAIN(TestSaedWindow)
#include "tst_saed_window.moc"
