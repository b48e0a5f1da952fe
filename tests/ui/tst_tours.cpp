// SPDX-License-Identifier: GPL-3.0-or-later
// Tours of the window: steps, keys, where the note stands, and that every step of every tour shows its target.
#include "ui/dialogs/tours.h"
#include "ui/main_window.h"

#include <QAction>
#include <QFrame>
#include <QLabel>
#include <QLayout>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

using namespace kikuscope;
using namespace kikuscope::ui;

namespace {

struct Plain // a window with one target at its left
{
    QMainWindow window;
    QWidget* target;
    TourGuide guide{&window};

    Plain() : target(new QWidget(&window))
    {
        target->setObjectName("target");
        target->setGeometry(0, 40, 120, 300);
        window.resize(900, 600);
        window.show();
    }
    QRect note() const { return window.findChild<QFrame*>("tourNote")->geometry(); }
};

} // namespace

class ToursTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void stepsByButtonAndKey();
    void noteStandsBesideItsTarget();
    void actionsAreTriggered();
    void everyTargetIsShown();
    void offeredWhereNothingIsOpen();
};

void ToursTest::stepsByButtonAndKey()
{
    Plain p;
    QSignalSpy finished(&p.guide, &TourGuide::finished);
    p.guide.start({{"target", "One", "first", {}}, {"target", "Two", "second", {}}});
    auto* note = p.window.findChild<QFrame*>("tourNote");
    QVERIFY(note->isVisible());
    QCOMPARE(p.window.findChild<QLabel*>("tourTitle")->text(), QString("One"));
    QVERIFY(!p.window.findChild<QPushButton*>("tourBack")->isEnabled());
    p.window.findChild<QPushButton*>("tourNext")->click();
    QCOMPARE(p.window.findChild<QLabel*>("tourTitle")->text(), QString("Two"));
    QTest::keyClick(note, Qt::Key_Left);
    QCOMPARE(p.guide.step(), 0);
    QTest::keyClick(note, Qt::Key_Right);
    QCOMPARE(p.guide.step(), 1);
    QCOMPARE(finished.count(), 0);
    QTest::keyClick(note, Qt::Key_Right); // beyond the last
    QCOMPARE(finished.count(), 1);
    QVERIFY(!note->isVisible() && !p.guide.isVisible() && !p.guide.isRunning());
    p.guide.start({{"target", "One", "first", {}}});
    QTest::keyClick(note, Qt::Key_Escape);
    QCOMPARE(finished.count(), 2);
    p.guide.start({});
    QCOMPARE(finished.count(), 3);
    QVERIFY(!p.guide.isRunning());
}

void ToursTest::noteStandsBesideItsTarget()
{
    Plain p;
    p.guide.start({{"target", "One", "first", {}}, {"nobody", "Two", "second", {}}});
    QCOMPARE(p.guide.targetArea(), QRect(0, 40, 120, 300));
    QVERIFY(!p.note().intersects(p.guide.targetArea()));
    QVERIFY(p.note().left() > 120 && p.window.rect().contains(p.note()));
    p.guide.goOn(); // nothing to point at: in the middle
    QVERIFY(p.guide.targetArea().isEmpty());
    QVERIFY((p.note().center() - p.window.rect().center()).manhattanLength() < 4);
    p.window.resize(500, 400); // follows the window
    QTRY_VERIFY((p.note().center() - p.window.rect().center()).manhattanLength() < 4);
    QCOMPARE(p.guide.size(), p.window.size());
}

void ToursTest::actionsAreTriggered()
{
    Plain p;
    auto* action = new QAction(&p.window);
    action->setObjectName("arrange");
    QSignalSpy triggered(action, &QAction::triggered);
    p.guide.start({{"target", "One", "first", "arrange"}, {"target", "Two", "second", {}}});
    QCOMPARE(triggered.count(), 1);
    p.guide.goOn();
    QCOMPARE(triggered.count(), 1);
}

void ToursTest::everyTargetIsShown()
{
    Session session;
    JobRunner runner;
    Workbench workbench(session, runner);
    MainWindow window(session, runner, workbench);
    window.resize(1280, 800);
    window.show();
    auto* guide = window.findChild<TourGuide*>();
    window.findChild<QAction*>(tours().front().id)->trigger(); // opens the demonstration
    QTRY_VERIFY_WITH_TIMEOUT(session.scan() && runner.isIdle(), 120000);
    QVERIFY(guide->isRunning());
    auto* note = window.findChild<QFrame*>("tourNote");
    for (const Tour& tour : tours()) {
        const auto steps = tourSteps(tour);
        guide->start(steps);
        for (std::size_t i = 0; i < steps.size(); ++i) {
            QCOMPARE(guide->step(), static_cast<int>(i));
            QTRY_VERIFY2(!guide->targetArea().isEmpty(), qPrintable(steps[i].target));
            QTest::qWait(100);
            QVERIFY2(window.rect().contains(note->geometry()), qPrintable(steps[i].target));
            QVERIFY(note->height() >= note->layout()->heightForWidth(note->width()));
            window.grab().save(QStringLiteral(KIKUSCOPE_TEST_OUTPUT) + QStringLiteral("/%1-%2.png").arg(tour.id).arg(i));
            guide->goOn();
        }
        QVERIFY(!guide->isRunning());
    }
}

void ToursTest::offeredWhereNothingIsOpen()
{
    Session session;
    JobRunner runner;
    Workbench workbench(session, runner);
    MainWindow window(session, runner, workbench);
    window.resize(1280, 800);
    window.show();
    for (const Tour& tour : tours()) {
        auto* action = window.findChild<QAction*>(tour.id);
        const auto buttons = window.findChild<QWidget*>("welcomePage")->findChildren<QToolButton*>();
        QVERIFY(std::any_of(buttons.begin(), buttons.end(), [&](QToolButton* b) { return b->defaultAction() == action; }));
    }
    window.grab().save(QStringLiteral(KIKUSCOPE_TEST_OUTPUT) + "/welcome.png");
}

QTEST_MAIN(ToursTest)
#include "tst_tours.moc"
