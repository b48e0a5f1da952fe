// SPDX-License-Identifier: GPL-3.0-or-later
// What a user does with the figure composer, without a screen: choose panels, a preset, a caption; export, reproduce, keep,
// recall; and the reports.
#include "core/base/atomic_file.h"
#include "core/io/formats.h"
#include "core/io/image_file.h"
#include "core/io/kikuscope_h5.h"
#include "core/publish/figure_reproduction.h"
#include "ui/session/workbench.h"
#include "ui/figure/figure_composer.h"
#include "ui/figure/figure_form.h"
#include "ui/figure/figure_preview.h"
#include "ui/figure/panel_table.h"
#include "ui/widgets/message_banner.h"
#include "ui/widgets/qt_convert.h"

#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <algorithm>

using namespace kikuscope;
using namespace kikuscope::ui;

namespace {

constexpr int rows = 6, cols = 9;

QByteArray ctfText()
{
    QByteArray text = "Channel Text File\r\nPrj\ttest\r\nAuthor\t\r\nJobMode\tGrid\r\nXCells\t9\r\nYCells\t6\r\nXStep\t0.5\r\nYStep\t0.5\r\nAcqE1\t0\r\nAcqE2\t0\r\nAcqE3\t0\r\n"
                      "Euler angles refer to Sample Coordinate system (CS0)!\tMag\t0\tCoverage\t0\tDevice\t0\tKV\t20\tTiltAngle\t70\tTiltAxis\t0\r\nPhases\t2\r\n"
                      "2.866;2.866;2.866\t90;90;90\tIron bcc\t11\t229\r\n3.524;3.524;3.524\t90;90;90\tNickel\t11\t225\r\n"
                      "Phase\tX\tY\tBands\tError\tEuler1\tEuler2\tEuler3\tMAD\tBC\tBS\r\n";
    for (int row = 0; row < rows; ++row)
        for (int col = 0; col < cols; ++col)
            text += QString("%1\t%2\t%3\t6\t0\t10\t20\t30\t0.5\t%4\t200\r\n").arg(col < 4 ? 1 : 2).arg(0.5 * col).arg(0.5 * row).arg(60 + 10 * col + row).toLatin1();
    return text;
}

PhaseMap result()
{
    ScanGrid grid;
    grid.rows = rows, grid.cols = cols;
    grid.stepXUm = grid.stepYUm = 0.5;
    PhaseList phases;
    phases.phases.resize(2);
    phases.phases[0].name = "ferrite", phases.phases[0].spaceGroup = 229, phases.phases[0].cell = {2.866, 2.866, 2.866};
    phases.phases[1].name = "nickel", phases.phases[1].spaceGroup = 225, phases.phases[1].cell = {3.524, 3.524, 3.524};
    PhaseMap map(grid, phases);
    map.name = "test";
    for (std::size_t i = 0; i < rows * cols; ++i) {
        map.state[i] = PixelState::Classified;
        map.phaseId[i] = static_cast<std::uint16_t>(i == 0 ? 2 : i % cols < 4 ? 1 : 2);
        map.topId[i] = {map.phaseId[i], 0, 0};
        map.topProbability[i] = {0.5f + static_cast<float>(i) / 120, 0.1f, 0};
    }
    map.provenance = {{"app_version", "0.1.0"}, {"model_hash", "abcdef0123456789"}};
    return map;
}

/// A folder with an indexing, a result and an electron image; all three open.
struct Desk
{
    QTemporaryDir folder;
    Session session;
    JobRunner runner;
    Workbench workbench;
    FigureComposer composer;

    Desk() : workbench(session, runner), composer(session, runner)
    {
        QFile ctf(path("hough.ctf"));
        QVERIFY(ctf.open(QIODevice::WriteOnly) && ctf.write(ctfText()) > 0);
        ctf.close();
        io::writePhaseMap(toPath(path("result.h5")), result());
        Image<Rgba> grey(30, 45);
        for (int r = 0; r < 30; ++r)
            for (int c = 0; c < 45; ++c)
                grey(r, c) = {static_cast<std::uint8_t>(5 * c), static_cast<std::uint8_t>(5 * c), static_cast<std::uint8_t>(5 * c), 255};
        io::writeRgbaPng(toPath(path("sem.png")), grey);
        for (const char* name : {"hough.ctf", "result.h5", "sem.png"}) {
            workbench.open(path(name));
            QVERIFY(settle());
        }
        QVERIFY(session.result() && session.reference() && session.semImages().size() == 1);
        composer.resize(1100, 700);
        composer.show();
    }
    QString path(const QString& name) const { return folder.filePath(name); }
    bool settle()
    {
        return QTest::qWaitFor([this] { return runner.isIdle(); }, 60000);
    }
    template <class Widget> Widget* part(const char* name) { return composer.findChild<Widget*>(QString::fromLatin1(name)); }
    FigurePreview& preview() { return *part<FigurePreview>("figurePreview"); }
    void composeLikeFig4()
    {
        std::vector<draw::PanelRecipe> panels;
        for (const char* layer : {"result", "reference", "sem:0"})
            panels.push_back(panelOfLayer(session, QString::fromLatin1(layer)));
        composer.compose(panels);
    }
    /// The preview that follows the change made last.
    bool drawn(const QImage& before = {})
    {
        return QTest::qWaitFor([&] { return !preview().picture().image.isNull() && preview().picture().image != before && runner.isIdle(); }, 60000);
    }
    bool exportTo(const QString& name)
    {
        QSignalSpy exported(&composer, &FigureComposer::exported);
        composer.exportTo(path(name));
        return settle() && exported.size() == 1;
    }
    void choose(const char* box, const QString& data)
    {
        auto* combo = part<QComboBox>(box);
        const int index = combo->findData(data);
        QVERIFY2(index >= 0, box);
        combo->setCurrentIndex(index);
        emit combo->activated(index);
    }
};

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestFigureFlows : public QObject
{
    Q_OBJECT
private slots:
    void previewFollows()
    {
        Desk desk;
        desk.composeLikeFig4();
        QVERIFY(desk.drawn());
        QCOMPARE(desk.preview().picture().widthMm, 175.);
        const QImage first = desk.preview().picture().image;
        QVERIFY(first.width() <= desk.preview().room().width() + 1 && first.height() <= desk.preview().room().height() + 1);
        auto* table = desk.part<QTableWidget>("panelTable");
        QCOMPARE(table->rowCount(), 3);
        table->item(0, 1)->setText("A quite different caption");
        QVERIFY(desk.drawn(first));
        QCOMPARE(desk.composer.recipe().panels[0].caption, std::string("A quite different caption"));
        const QImage second = desk.preview().picture().image;
        auto* shows = qobject_cast<QComboBox*>(table->cellWidget(1, 0));
        shows->setCurrentIndex(shows->findData("agreement"));
        emit shows->activated(shows->currentIndex());
        QVERIFY(desk.drawn(second));
        QCOMPARE(desk.composer.recipe().panels[1].show, std::string("agreement"));
        QCOMPARE(desk.composer.recipe().panels[1].against, std::string("@reference"));
        desk.composer.grab().save(QStringLiteral(KIKUSCOPE_TEST_OUTPUT) + "/composer.png"); // to be looked at
    }

    void everyLayerCanBeDrawn()
    {
        Desk desk;
        for (const LayerName& layer : figureLayers(desk.session)) {
            desk.composer.compose({panelOfLayer(desk.session, layer.id)});
            const draw::FigureRecipe recipe = desk.composer.recipe();
            NullMonitor job;
            QVERIFY2(layerOfPanel(desk.session, recipe.panels[0]) == layer.id, qPrintable(layer.id));
            const draw::Drawing open = publish::drawFigure(recipe, figureInputs(desk.session), job);
            const draw::Drawing read = publish::drawFigure(recipe, inputsFromFiles(recipe, figureInputs(desk.session)), job);
            QVERIFY2(draw::renderPixels(open, 72) == draw::renderPixels(read, 72), qPrintable(layer.id)); // the preview is what is exported
        }
        QVERIFY(desk.settle());
    }

    void preset()
    {
        Desk desk;
        desk.composeLikeFig4();
        QVERIFY(desk.drawn());
        desk.choose("figureJournal", "nature-single");
        QCOMPARE(desk.part<QDoubleSpinBox>("figureWidth")->value(), 89.);
        QCOMPARE(desk.part<QSpinBox>("figureDpi")->value(), 600);
        QCOMPARE(desk.composer.recipe().fontPt, 7.);
        QVERIFY(QTest::qWaitFor([&] { return desk.preview().picture().widthMm == 89.; }, 60000));
    }

    void addMoveRemove()
    {
        Desk desk;
        desk.composeLikeFig4();
        QTest::mouseClick(desk.part<QToolButton>("panelAdd"), Qt::LeftButton);
        QCOMPARE(desk.composer.recipe().panels.size(), std::size_t{4});
        QCOMPARE(desk.composer.recipe().panels[3].show, std::string("confidence")); // the first not shown yet
        QTest::mouseClick(desk.part<QToolButton>("panelUp"), Qt::LeftButton);
        QCOMPARE(desk.composer.recipe().panels[2].show, std::string("confidence"));
        QTest::mouseClick(desk.part<QToolButton>("panelRemove"), Qt::LeftButton);
        QCOMPARE(desk.composer.recipe().panels.size(), std::size_t{3});
        QVERIFY(desk.settle());
    }

    void problemIsTold()
    {
        Desk desk;
        desk.composeLikeFig4();
        QVERIFY(desk.drawn());
        desk.part<QComboBox>("figureLayout")->setEditText("1x2");
        QVERIFY(QTest::qWaitFor([&] { return desk.preview().picture().problem.contains("no room for 3 panels"); }, 60000));
        QVERIFY(!desk.composer.findChild<MessageBanner*>()->isVisible());
        QVERIFY(!desk.exportTo("fig.png")); // that is told
        QVERIFY(desk.composer.findChild<MessageBanner*>()->sentence().contains("no room for 3 panels"));
        QVERIFY(!QFileInfo::exists(desk.path("fig.png")));
    }

    void exportAndReproduce_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"fig.png", "fig.tiff", "fig.pdf", "fig.svg"})
            QTest::newRow(name) << name;
    }
    /// What the command line does with the file: it finds the inputs and makes the same bytes.
    void exportAndReproduce()
    {
        QFETCH(QString, name);
        Desk desk;
        PhaseStyle style;
        style.phase = phaseKey(desk.session.result()->phases[1]);
        style.name = "bcc iron";
        style.colour = "#204060";
        PhaseStyles styles;
        styles.set(style);
        desk.session.setPhaseStyles(styles);
        desk.composeLikeFig4();
        desk.part<QSpinBox>("figureDpi")->setValue(120);
        QVERIFY(desk.exportTo(name));
        const auto recorded = publish::readRecordedFigure(toPath(desk.path(name)));
        QCOMPARE(recorded.inputs.size(), std::size_t{3});
        QVERIFY(recorded.unsaved.empty());
        const auto& looks = recorded.recipe.panels[0].looks;
        QVERIFY(std::any_of(looks.begin(), looks.end(), [](const draw::PhaseLook& l) { return l.phase == "ferrite" && l.name == "bcc iron" && l.colour == "#204060"; }));
        NullMonitor job;
        QVERIFY(publish::reproduceFigure(recorded, toPath(desk.path("again-" + name)), job).sameBytes);
        QCOMPARE(bytesOf(desk.path("again-" + name)), bytesOf(desk.path(name)));
    }

    /// A figure kept with the project is made from the project alone, byte for byte.
    void projectReplays()
    {
        Desk desk;
        desk.composeLikeFig4();
        desk.part<QComboBox>("figureNames")->setEditText("Fig. 4");
        desk.part<QSpinBox>("figureDpi")->setValue(100);
        QTest::mouseClick(desk.part<QPushButton>("figureKeep"), Qt::LeftButton);
        QCOMPARE(desk.session.figures().size(), std::size_t{1});
        QVERIFY(desk.exportTo("fig.png"));
        io::Project project;
        project.figures = desk.session.figures();
        project.inputs = {{"scan", toPath(desk.path("hough.ctf")), ""}, {"result", toPath(desk.path("result.h5")), ""}, {"electron-image", toPath(desk.path("sem.png")), ""}};
        const auto file = toPath(desk.path("steel.kikuscope"));
        io::writeProject(file, project);
        const io::Project read = io::readProject(file);
        auto recipe = draw::FigureRecipe::fromJson(read.figures[0], "project");
        const auto inputs = publish::inputsOf(recipe, file.parent_path(), &read);
        NullMonitor job;
        const auto figure = publish::makeFigure(recipe, inputs, file.parent_path(), job);
        QCOMPARE(QByteArray::fromStdString(publish::figureBytes(figure, io::FigureFormat::Png)), bytesOf(desk.path("fig.png")));
    }

    void keepAndRecall()
    {
        Desk desk;
        desk.composeLikeFig4();
        auto* names = desk.part<QComboBox>("figureNames");
        names->setEditText("maps");
        QTest::mouseClick(desk.part<QPushButton>("figureKeep"), Qt::LeftButton);
        desk.composer.compose({panelOfLayer(desk.session, "confidence")});
        desk.choose("figureJournal", "slide");
        names->setEditText("confidence");
        QTest::mouseClick(desk.part<QPushButton>("figureKeep"), Qt::LeftButton);
        QCOMPARE(names->count(), 2);
        names->setCurrentIndex(0);
        emit names->activated(0);
        QCOMPARE(desk.composer.recipe().panels.size(), std::size_t{3});
        QCOMPARE(desk.composer.recipe().widthMm, 175.);
        QCOMPARE(desk.composer.recipe().name, std::string("maps"));
        QTest::mouseClick(desk.part<QPushButton>("figureDelete"), Qt::LeftButton);
        QCOMPARE(desk.session.figures().size(), std::size_t{1});
        QVERIFY(!desk.part<QPushButton>("figureDelete")->isEnabled());
        QVERIFY(desk.settle());
    }

    /// Of a result that was not saved: asked, and the file says so.
    void unsavedResult()
    {
        Desk desk;
        desk.session.setResult(std::make_shared<PhaseMap>(result()), true);
        desk.composeLikeFig4();
        QVERIFY(desk.drawn());
        QVERIFY(desk.part<QLabel>("figureNote")->text().contains("not saved"));
        desk.composer.exportTo(desk.path("fig.png"));
        auto* box = desk.part<QMessageBox>("figureUnsaved");
        QVERIFY(box);
        QTest::mouseClick(box->findChild<QPushButton*>("figureExportAnyway"), Qt::LeftButton);
        QVERIFY(desk.settle());
        const auto recorded = publish::readRecordedFigure(toPath(desk.path("fig.png")));
        QCOMPARE(recorded.unsaved, std::vector<std::string>{"@result: the result is not saved"});
        QCOMPARE(recorded.inputs.size(), std::size_t{2});

        // save first: then it can be made again
        connect(&desk.composer, &FigureComposer::saveResultRequested, &desk.workbench,
                [&desk](const std::function<void()>& then) { desk.workbench.saveResult(desk.path("saved.h5"), then); });
        QTest::qWait(0);
        desk.composer.exportTo(desk.path("fig2.png"));
        box = nullptr;
        for (auto* candidate : desk.composer.findChildren<QMessageBox*>("figureUnsaved"))
            if (candidate->isVisible())
                box = candidate;
        QVERIFY(box);
        QTest::mouseClick(box->findChild<QPushButton*>("figureSaveFirst"), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return QFileInfo::exists(desk.path("fig2.png")) && desk.runner.isIdle(); }, 60000));
        const auto again = publish::readRecordedFigure(toPath(desk.path("fig2.png")));
        QVERIFY(again.unsaved.empty());
        NullMonitor job;
        QVERIFY(publish::reproduceFigure(again, toPath(desk.path("again.png")), job).sameBytes);
        QVERIFY(desk.part<QLabel>("figureNote")->text().isEmpty() || !desk.session.hasUnsavedResult());
    }

    void copy()
    {
        Desk desk;
        desk.composeLikeFig4();
        desk.part<QSpinBox>("figureDpi")->setValue(100);
        QTest::mouseClick(desk.part<QPushButton>("figureCopy"), Qt::LeftButton);
        QVERIFY(desk.settle());
        const QMimeData* data = QApplication::clipboard()->mimeData();
        QVERIFY(data && data->hasImage() && data->hasFormat("image/svg+xml"));
        QCOMPARE(qvariant_cast<QImage>(data->imageData()).width(), qRound(175 / 25.4 * 100));
        QVERIFY(data->data("image/svg+xml").contains(">ferrite</text>"));
    }

    void report_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("html") << "report.html";
        QTest::newRow("pdf") << "report.pdf";
    }
    void report()
    {
        QFETCH(QString, name);
        Desk desk;
        bool done = false;
        startReport(desk.runner, desk.session, desk.path(name), &desk.composer, [&done] { done = true; });
        QVERIFY(desk.settle() && done);
        const QByteArray bytes = bytesOf(desk.path(name));
        QVERIFY(bytes.startsWith(name.endsWith("pdf") ? "%PDF" : "<!DOCTYPE html>"));
        QVERIFY(bytes.contains("abcdef0123456789")); // the model, in the text or the description
    }
};

QTEST_MAIN(TestFigureFlows)
#include "tst_figure_flows.moc"
