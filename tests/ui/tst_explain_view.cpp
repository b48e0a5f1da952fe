// SPDX-License-Identifier: GPL-3.0-or-later
// The Explain view without a screen: what it shows is what core computes for that pixel, class, method and stage.
#include "core/nn/networks.h"
#include "core/nn/untrained.h"
#include "core/simulate/scan_simulation.h"
#include "ui/views/explain_view.h"

#include <QComboBox>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QAction>
#include <QTest>
#include <QToolButton>
#include <cmath>
#include <numeric>

using namespace kikuscope;
using namespace kikuscope::ui;

namespace {

std::shared_ptr<const EbsdScan> makeScan()
{
    simulate::ScanSpec spec;
    spec.phases = {{"nickel", 1, 1}};
    spec.rows = 3;
    spec.cols = 4;
    spec.patternHeight = 60;
    spec.patternWidth = 80;
    spec.master.size = 101;
    NullMonitor job;
    EbsdScan scan = simulate::simulateScan(spec, job);
    auto map = std::make_shared<CrystalMap>(*scan.indexing);
    map->phaseId[11] = 0; // not indexed
    scan.indexing = map;
    return std::make_shared<const EbsdScan>(std::move(scan));
}

} // namespace

class TestExplainView : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        nn::initialiseThreads();
        m_scan = makeScan();
        m_model = std::make_shared<const nn::ModelFile>(nn::untrainedModel("compact", 64, {"nickel", "aluminium", "silver"}));
    }

    void init()
    {
        m_session = std::make_unique<Session>();
        m_runner = std::make_unique<JobRunner>();
        m_view = std::make_unique<ExplainView>(*m_session, *m_runner);
        m_view->resize(600, 420);
        m_view->show();
    }

    void cleanup()
    {
        m_view.reset();
        m_runner.reset();
        m_session.reset();
    }

    void showsWhatCoreComputes_data()
    {
        QTest::addColumn<int>("classId");
        QTest::addColumn<int>("method");
        QTest::addColumn<int>("layer");
        QTest::newRow("answer of the model") << 0 << 0 << 0;
        QTest::newRow("a class") << 3 << 0 << 0;
        QTest::newRow("Grad-CAM++ of the second stage") << 2 << 1 << 2;
        QTest::newRow("occlusion") << 1 << 2 << 0;
    }
    void showsWhatCoreComputes()
    {
        QFETCH(int, classId);
        QFETCH(int, method);
        QFETCH(int, layer);
        open(5);
        choose("explainMethod", method);
        choose("explainLayer", layer);
        choose("explainClass", classId);
        const nn::ExplainOptions options{static_cast<nn::ExplainMethod>(method), classId, layer};
        const auto expected = explained(5, options);
        QTRY_COMPARE(m_view->first().heat.heat.pixels, expected.heat.pixels);
        QCOMPARE(m_view->first().heat.classId, expected.classId);
        QCOMPARE(m_view->first().pixel, std::int64_t{5});
        // The canvas has it in grey levels, over the square in the middle of the 80 x 60 pattern.
        const HeatPicture& picture = canvas("explainCanvas")->picture();
        QCOMPARE(picture.pattern.size(), QSize(80, 60));
        QCOMPARE(picture.heatArea, QRectF(10, 0, 60, 60));
        const auto normalised = expected.normalised();
        for (const auto& [row, col] : {std::pair(0, 0), std::pair(31, 40), std::pair(63, 63)})
            QVERIFY(std::abs(picture.heat.constScanLine(row)[col] - 255 * normalised(row, col)) <= 1);
        QVERIFY(!canvas("explainSecondCanvas")->isVisible());
    }

    void classChangesTheHeat()
    {
        open(2);
        choose("explainClass", 1);
        QTRY_COMPARE(m_view->first().heat.classId, 1);
        const auto before = m_view->first().heat.heat;
        QTest::keyClick(box("explainClass"), Qt::Key_Down);
        QTRY_COMPARE(m_view->first().heat.classId, 2);
        QVERIFY(m_view->first().heat.heat != before);
    }

    void secondClassAndPinnedPixel()
    {
        open(1);
        choose("explainClass", 1);
        choose("explainSecondClass", 3); // items: none, answer, classes
        QTRY_COMPARE(m_view->second().heat.classId, 2);
        QCOMPARE(m_view->second().pixel, std::int64_t{1});
        QVERIFY(canvas("explainSecondCanvas")->isVisible());
        button("explainPin")->click();
        m_session->select(6);
        QTRY_COMPARE(m_view->first().pixel, std::int64_t{6});
        QCOMPARE(m_view->second().pixel, std::int64_t{1});
        QCOMPARE(m_view->second().heat.heat.pixels, explained(1, {nn::ExplainMethod::GradCam, 2}).heat.pixels);
        button("explainPin")->click();
        QTRY_COMPARE(m_view->second().pixel, std::int64_t{6});
        choose("explainSecondClass", 0);
        QTRY_VERIFY(!canvas("explainSecondCanvas")->isVisible());
    }

    void meanOfTheSelection()
    {
        open(0);
        QVERIFY(!button("explainMean")->isEnabled());
        auto selection = std::make_shared<PixelSelection>();
        selection->grid = m_scan->grid;
        auto mask = std::make_shared<std::vector<std::uint8_t>>(12);
        (*mask)[2] = (*mask)[5] = (*mask)[9] = 1;
        selection->mask = mask;
        selection->count = 3;
        m_session->setSelection(selection);
        QVERIFY(button("explainMean")->isEnabled());
        choose("explainClass", 1);
        button("explainMean")->click();
        QTRY_VERIFY(m_view->mean().has_value());
        NullMonitor job;
        const auto expected = nn::meanHeat(*m_scan, m_model, {2, 5, 9}, {nn::ExplainMethod::GradCam, 1}, "cpu", job);
        QCOMPARE(m_view->mean()->heat.pixels, expected.heat.pixels);
        QVERIFY(m_view->findChild<QLabel*>("explainSecondCanvasCaption")->text().contains("3"));
        QVERIFY(canvas("explainSecondCanvas")->isVisible());
        choose("explainSecondClass", 0);
        QTRY_VERIFY(!m_view->mean() && !canvas("explainSecondCanvas")->isVisible());
    }

    void meanByCrystalDirection()
    {
        open(0);
        auto* action = m_view->findChild<QAction*>("explainMeanCrystal");
        QVERIFY(!action->isEnabled());
        auto selection = std::make_shared<PixelSelection>();
        selection->grid = m_scan->grid;
        auto mask = std::make_shared<std::vector<std::uint8_t>>(12);
        (*mask)[2] = (*mask)[5] = (*mask)[9] = 1;
        selection->mask = mask;
        selection->count = 3;
        m_session->setSelection(selection);
        QVERIFY(action->isEnabled());
        choose("explainClass", 1);
        action->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(m_view->crystalMean().has_value(), 20000);
        NullMonitor job;
        const auto expected = nn::crystalHeat(*m_scan, *m_scan->indexing, m_scan->indexing->phaseId[2], m_model, {2, 5, 9},
                                              {nn::ExplainMethod::GradCam, 1}, m_view->crystalMean()->heat.cols, "cpu", job);
        QCOMPARE(m_view->crystalMean()->patterns, expected.patterns);
        for (std::size_t i = 0; i < expected.heat.pixels.size(); ++i) // NaN where nothing reached
            QVERIFY(m_view->crystalMean()->heat.pixels[i] == expected.heat.pixels[i] || std::isnan(expected.heat.pixels[i]));
        const HeatPicture& picture = canvas("explainSecondCanvas")->picture();
        QVERIFY(!m_view->mean() && canvas("explainSecondCanvas")->isVisible());
        const auto top = std::ranges::max_element(picture.axes, {}, &HeatPicture::Axis::order); // [001] of a cubic crystal
        QCOMPARE(top->order, 4);
        QVERIFY(std::ranges::any_of(picture.axes, [&](const auto& axis) {
            return axis.text == "[001]" && (axis.at - QPointF(128.5, 128.5)).manhattanLength() < 1e-6;
        }));
        m_view->grab().save(QStringLiteral(KIKUSCOPE_TEST_OUTPUT) + "/crystal-heat.png");
        choose("explainSecondClass", 0);
        QTRY_VERIFY(!m_view->crystalMean() && !canvas("explainSecondCanvas")->isVisible());
    }

    void bandsWhereTheOrientationIsKnown()
    {
        open(3);
        QTRY_COMPARE(m_view->first().pixel, std::int64_t{3});
        QVERIFY(canvas("explainCanvas")->picture().axes.isEmpty());
        button("explainMarks")->click();
        QTRY_COMPARE(m_view->first().marksState, MarksState::Drawn);
        const HeatPicture& picture = canvas("explainCanvas")->picture();
        QVERIFY(picture.axes.size() >= 3 && picture.bandCentres.size() >= 3 && !picture.bandEdges.isEmpty());
        QVERIFY(picture.axes.front().text.startsWith('[') && !picture.axes.front().text.contains('-'));
        m_session->select(11);
        QTRY_COMPARE(m_view->first().marksState, MarksState::NoOrientation);
        QVERIFY(canvas("explainCanvas")->picture().axes.isEmpty());
        QVERIFY(m_view->findChild<QLabel*>("explainText")->text().contains("no orientation"));
    }

    void hiddenViewDoesNoWork()
    {
        open(4);
        QTRY_COMPARE(m_view->first().pixel, std::int64_t{4});
        m_view->hide();
        m_session->select(7);
        QTest::qWait(50);
        QVERIFY(m_runner->isIdle());
        QCOMPARE(m_view->first().pixel, std::int64_t{4});
        m_view->show();
        QTRY_COMPARE(m_view->first().pixel, std::int64_t{7});
    }

    void styleChangesThePicture()
    {
        open(4);
        QTRY_COMPARE(m_view->first().pixel, std::int64_t{4});
        const QImage before = m_view->grab().toImage();
        m_view->findChild<QSlider*>("explainOpacity")->setValue(0);
        const QImage plain = m_view->grab().toImage();
        QVERIFY(plain != before);
        m_view->findChild<QSlider*>("explainOpacity")->setValue(50);
        QVERIFY(m_view->grab().toImage() == before);
        choose("explainColours", 2);
        QVERIFY(m_view->grab().toImage() != before);
    }

    void savesAPicture()
    {
        open(4);
        choose("explainSecondClass", 2);
        QTRY_VERIFY(m_view->second().pixel == 4);
        QTemporaryDir folder;
        const QString path = folder.filePath("heat.png");
        m_view->saveFigure(path);
        QTRY_VERIFY(m_runner->isIdle() && QFile::exists(path));
        const QImage image(path);
        QVERIFY(image.width() > 2 * 600 && image.width() > image.height());
        QVERIFY(image.text("Provenance").contains("gradcam"));
    }

    void overlines()
    {
        QCOMPARE(withBars("[1 -1 0]"), QString("[11\u03050]"));
        QCOMPARE(withBars("(2 -1 -1 0)"), QString("(21\u03051\u03050)"));
    }

    void nothingToShow()
    {
        m_session->setScan(m_scan);
        m_session->select(1);
        QCOMPARE(m_view->first().pixel, std::int64_t{-1});
        QVERIFY(!button("explainSave")->isEnabled() && !button("explainPin")->isEnabled());
        QVERIFY(!m_view->grab().isNull());
    }

private:
    void open(std::int64_t pixel)
    {
        m_session->setScan(m_scan);
        m_session->setReference(m_scan->indexing);
        m_session->setModel(m_model);
        m_session->select(pixel);
        QTRY_COMPARE(m_view->first().pixel, pixel);
    }
    QComboBox* box(const char* name) const { return m_view->findChild<QComboBox*>(QString::fromLatin1(name)); }
    QToolButton* button(const char* name) const { return m_view->findChild<QToolButton*>(QString::fromLatin1(name)); }
    HeatCanvas* canvas(const char* name) const { return m_view->findChild<HeatCanvas*>(QString::fromLatin1(name)); }
    void choose(const char* name, int index) const
    {
        QVERIFY(index < box(name)->count());
        box(name)->setCurrentIndex(index);
        emit box(name)->activated(index);
    }
    nn::Explanation explained(std::int64_t pixel, const nn::ExplainOptions& options) const
    {
        const preprocess::RecipeRunner recipe(m_model->recipe, 60, 80, m_scan->detector.staticBackground);
        return nn::Explainer(m_model).explain(recipe.apply(m_scan->patterns->read({pixel, 1})), options).front();
    }

    std::shared_ptr<const EbsdScan> m_scan;
    std::shared_ptr<const nn::ModelFile> m_model;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<JobRunner> m_runner;
    std::unique_ptr<ExplainView> m_view;
};

QTEST_MAIN(TestExplainView)
#include "tst_explain_view.moc"
