// SPDX-License-Identifier: GPL-3.0-or-later
// kikuscope: sets up threads, session, jobs and window, runs, and tears down in reverse order.
#include "core/base/version.h"
#include "core/nn/networks.h"
#include "ui/main_window.h"
#include "ui/project_commands.h"
#include "ui/widgets/icons.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>
#include <QTimer>
#include <QTranslator>

using namespace kikuscope;

namespace {

constexpr int settleMs =
    400; // jobs often follow one another; a picture is taken once nothing follows any more

QSize parseSize(const QString& text)
{
    const QStringList parts = text.split(QLatin1Char('x'));
    return parts.size() == 2 ? QSize(parts[0].toInt(), parts[1].toInt()) : QSize();
}

/// Saves a picture of the window for documentation once all jobs are done; commands (object names of actions) are given
/// one by one before, each as soon as nothing runs any more.
void takeScreenshot(ui::MainWindow& window, ui::JobRunner& runner, const QString& path, const QStringList& commands, bool quit)
{
    auto* settled = new QTimer(&window);
    settled->setSingleShot(true);
    settled->setInterval(settleMs);
    QObject::connect(&runner, &ui::JobRunner::idle, settled, qOverload<>(&QTimer::start));
    QObject::connect(settled, &QTimer::timeout, &window, [&window, &runner, settled, path, left = commands, quit]() mutable {
        if (!runner.isIdle())
            return;
        if (!left.isEmpty()) {
            if (auto* action = window.findChild<QAction*>(left.takeFirst()))
                action->trigger();
            settled->start();
            return;
        }
        if (!window.grab().save(path))
            qCritical("Cannot write %s.", qPrintable(path));
        if (quit)
            QApplication::exit(); // quit() would ask about the unsaved result
    });
    settled->start();
}

} // namespace

int main(int argc, char** argv)
{
    nn::initialiseThreads(); // before the first thread of Torch or OpenBLAS exists
    QApplication app(argc, argv);
    QApplication::setOrganizationName(QStringLiteral("Kikuscope"));
    QApplication::setApplicationName(QStringLiteral("kikuscope"));
    QApplication::setApplicationDisplayName(QStringLiteral("Kikuscope"));
    QApplication::setApplicationVersion(QStringLiteral(KIKUSCOPE_VERSION));
    ui::initialiseResources();
    ui::rememberSystemTheme(app);

    QTranslator translator, qtTranslator; // ours, and Qt's own for the buttons of its dialogs
    const QString separator = QStringLiteral("_");
    if (translator.load(QLocale(), QStringLiteral("kikuscope"), separator,
                        QStringLiteral(":/translations"))) {
        QApplication::installTranslator(&translator);
        if (qtTranslator.load(QLocale(), QStringLiteral("qtbase"), separator,
                              QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
            QApplication::installTranslator(&qtTranslator);
    }

    QCommandLineParser parser;
    parser.setApplicationDescription(
        QApplication::tr("Phase mapping by machine learning in electron diffraction."));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(
        QStringLiteral("files"),
        QApplication::tr("Projects, scans, reference maps, electron images or results to open."),
        QStringLiteral("[FILE...]"));
    const QCommandLineOption demo(QStringLiteral("demo"),
                                  QApplication::tr("Simulate and classify the demonstration scan."));
    const QCommandLineOption model(QStringLiteral("model"), QApplication::tr("Bundled model or model file."),
                                   QStringLiteral("NAME"));
    const QCommandLineOption theme(QStringLiteral("theme"), QApplication::tr("system, light or dark."),
                                   QStringLiteral("NAME"));
    QCommandLineOption classify(QStringLiteral("classify"),
                                QApplication::tr("Classify the opened scan at once."));
    QCommandLineOption screenshot(QStringLiteral("screenshot"),
                                  QApplication::tr("Save a picture of the window when all jobs are done."),
                                  QStringLiteral("OUT.png"));
    QCommandLineOption size(QStringLiteral("size"), QApplication::tr("Size of the window, e.g. 1280x800."),
                            QStringLiteral("WxH"));
    QCommandLineOption quitAfter(QStringLiteral("quit-after-done"),
                                 QApplication::tr("Quit after the picture was saved."));
    QCommandLineOption commands(QStringLiteral("command"), QApplication::tr("Give a command of the menus before the picture is saved."),
                                QStringLiteral("ACTION"));
    QCommandLineOption autosave(QStringLiteral("autosave-seconds"), QApplication::tr("Time from a change to its autosave."), QStringLiteral("N"));
    for (QCommandLineOption* hidden : {&screenshot, &size, &quitAfter, &commands, &autosave})
        hidden->setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({demo, model, theme, classify, screenshot, size, quitAfter, commands, autosave});
    parser.process(app);

    const QString themeName =
        parser.isSet(theme) ? parser.value(theme) : QSettings().value(QStringLiteral("theme")).toString();
    ui::applyTheme(app, ui::themeFromString(themeName));
    QApplication::setWindowIcon(ui::applicationIcon());

    // Destroyed in reverse order: window and workbench first, then the runner stops and waits, then models
    // are dropped.
    ui::Session session;
    ui::JobRunner runner;
    ui::Workbench workbench(session, runner);
    ui::MainWindow window(session, runner, workbench);
    if (const QSize wanted = parseSize(parser.value(size)); wanted.isValid())
        window.resize(wanted);
    window.show();

    window.chooseStartModel(parser.value(model));
    window.projects().startAutosave(ui::autosaveFolder(), 1000 * parser.value(autosave).toInt());
    if (parser.isSet(demo))
        workbench.runDemo();
    for (const QString& file : parser.positionalArguments())
        workbench.open(file);
    if (parser.isSet(classify))
        QObject::connect(&runner, &ui::JobRunner::idle, &workbench, &ui::Workbench::classify,
                         Qt::SingleShotConnection);
    if (parser.isSet(screenshot))
        takeScreenshot(window, runner, parser.value(screenshot), parser.values(commands), parser.isSet(quitAfter));
    return QApplication::exec();
}
