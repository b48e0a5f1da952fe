// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/main_window.h"
#include "ui/project_commands.h"

#include "core/base/error.h"
#include "core/io/formats.h"
#include "core/nn/symmetry_level.h"
#include "ui/dialogs/about_dialog.h"
#include "ui/dialogs/help_browser.h"
#include "ui/dialogs/pattern_centre_dialog.h"
#include "ui/dialogs/tours.h"
#include "ui/figure/figure_composer.h"
#include "ui/jobs/jobs_panel.h"
#include "ui/saed/spot_window.h"
#include "ui/session/pattern_centre_command.h"
#include "ui/session/selection_command.h"
#include "ui/session/user_models.h"
#include "ui/training/model_library.h"
#include "ui/training/training_bench.h"
#include "ui/training/training_view.h"
#include "ui/training/training_window.h"
#include "ui/training/training_wizard.h"
#include "ui/views/map_area.h"
#include "ui/views/map_export.h"
#include "ui/views/map_pane.h"
#include "ui/views/registration_panel.h"
#include "ui/views/selection_tools.h"
#include "ui/views/views.h"
#include "ui/views/welcome_page.h"
#include "ui/views/workspaces.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/message_banner.h"
#include "ui/widgets/qt_convert.h"
#include "ui/widgets/whats_this.h"

#include <QWhatsThis>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QComboBox>
#include <QDockWidget>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QProgressBar>
#include <QSettings>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QStandardItemModel>
#include <QStandardPaths>
#include <QStatusBar>
#include <QToolBar>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <utility>

namespace kikuscope::ui {
namespace {

constexpr int recentFilesKept = 10;
constexpr int sideDockWidth = 372, mostSideDockWidth = 640, sideDockPercent = 24;
constexpr int jobsDockHeight = 84, leastBottomHeight = 60, leastTabHeight = 100, leastDockWidth = 200;
const QString defaultModel = QStringLiteral("phases-starter");

QString openFilter()
{
    QStringList patterns;
    for (const auto& format : io::scanFormats())
        for (const auto& extension : format.extensions)
            patterns << QLatin1Char('*') + toQString(extension);
    patterns << QStringLiteral("*.h5") << QStringLiteral("*.kikuscope");
    patterns.removeDuplicates();
    return MainWindow::tr("Scans, results and projects (%1)").arg(patterns.join(QLatin1Char(' '))) +
           QStringLiteral(";;") + MainWindow::tr("All files (*)");
}

} // namespace

MainWindow::MainWindow(Session& session, JobRunner& runner, Workbench& workbench, QWidget* parent)
    : QMainWindow(parent), m_session(session), m_runner(runner), m_workbench(workbench),
      m_unsavedResult(QStringLiteral("unsavedResult"), this, [this](SaveQuestion::Next next) { saveResultThen(next); })
{
    setObjectName(QStringLiteral("mainWindow"));
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    setDockOptions(AllowTabbedDocks | AllowNestedDocks | AnimatedDocks);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    createCentre();
    createActions();
    createWorkspaces();
    createTours();
    createDocks();
    createProjects();
    createMenus();
    createToolBar();
    createStatusBar();
    connectSession();
    createTrainings();
    applyIcons();
    fillModels();
    fillRecent();
    refreshTitle();
    refreshActions();
    restoreLayout();
    m_workbench.setGuard(
        [this](Workbench::Loss loss, std::function<void()> proceed) { guard(loss, std::move(proceed)); });
}

MainWindow::~MainWindow()
{
    m_workbench.setGuard({});
    delete m_projects; // it asks the views for their state
    disconnect(&m_runner, nullptr, this, nullptr); // views that die stop their jobs, which is no news any more
}

void MainWindow::createCentre()
{
    m_banner = new MessageBanner(this);
    m_maps = new MapArea(m_session, m_runner, this);
    m_welcome = new WelcomePage(this);
    m_centre = new QStackedWidget(this);
    m_centre->addWidget(m_welcome);
    m_centre->addWidget(m_maps);
    auto* page = new QWidget(this);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(m_centre, 1);
    setCentralWidget(page);
    m_selectionTools = new SelectionTools(m_session, m_runner, *m_maps, this);
    connect(m_welcome, &WelcomePage::openRequested, this, &MainWindow::askOpen);
    connect(m_welcome, &WelcomePage::demoRequested, &m_workbench, &Workbench::runDemo);
}

void MainWindow::createDocks()
{
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    QDockWidget *previous = nullptr, *first = nullptr; // of the tabs that are being filled
    QList<QDockWidget*> inFront;
    for (const ViewEntry& entry : views()) {
        const QString title = viewTitle(entry);
        auto* dock = new QDockWidget(title, this);
        dock->setObjectName(QString::fromLatin1(entry.id));
        dock->setAccessibleName(title);
        dock->setFeatures(QDockWidget::DockWidgetMovable | QDockWidget::DockWidgetFloatable |
                          QDockWidget::DockWidgetClosable);
        dock->setWidget(entry.make(m_session, m_runner, dock));
        if (entry.area == Qt::BottomDockWidgetArea) // maps come first; who wants more there draws it up
            dock->widget()->setMinimumSize(leastDockWidth, leastBottomHeight);
        else if (entry.tabbedWithPrevious) // a page that is not looked at does not make the window large
            dock->widget()->setMinimumSize(leastDockWidth, leastTabHeight);
        addDockWidget(entry.area, dock);
        if (entry.tabbedWithPrevious && previous) {
            tabifyDockWidget(previous, dock);
            if (!inFront.contains(first))
                inFront << first;
            for (QDockWidget* tab : {previous, dock})
                tab->setTitleBarWidget(new QWidget(tab)); // the tab bears the title already
        } else {
            first = dock;
        }
        previous = dock;
    }
    for (QDockWidget* dock : inFront)
        dock->raise();
}

void MainWindow::createProjects()
{
    m_projects = new ProjectCommands(m_session, m_runner, m_workbench, *this, *m_maps, *m_banner,
                                     [this](const QString& title, const QString& filter, QFileDialog::FileMode mode,
                                            const std::function<void(const QString&)>& use) { return askFile(title, filter, mode, use); });
    ProjectFile& project = m_projects->project();
    connect(m_projects, &ProjectCommands::failed, this, &MainWindow::showFailure);
    connect(&project, &ProjectFile::changed, this, &MainWindow::refreshTitle);
    connect(&project, &ProjectFile::opened, &m_workbench, &Workbench::opened);
    connect(&project, &ProjectFile::noted, this, [this](const QString& title, const QString& sentence) { m_banner->showError(title, sentence); });
    connect(&project, &ProjectFile::saved, this, [this](const QString& path) {
        rememberRecent(path);
        m_hover->setText(tr("Saved %1").arg(path));
    });
}

QAction* MainWindow::addCommand(const char* name, const QString& text, const QString& iconName,
                                const QKeySequence& key, const QString& tip)
{
    auto* action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(key);
    action->setProperty("iconName", iconName);
    QString plain = text;
    plain.remove(QLatin1Char('&')).remove(QStringLiteral("…"));
    const QString keys = key.toString(QKeySequence::NativeText);
    action->setToolTip((tip.isEmpty() ? plain : tip) +
                       (keys.isEmpty() ? QString() : QStringLiteral("  (%1)").arg(keys)));
    action->setStatusTip(QString());
    addAction(action);
    return action;
}

void MainWindow::createActions()
{
    m_open = addCommand("actionOpen", tr("&Open…"), "open", QKeySequence::Open,
                        tr("Open a scan, a result or an electron image"));
    m_openFolder = addCommand("actionOpenFolder", tr("Open &folder of patterns…"), "open", {},
                              tr("Open a folder of pattern images"));
    m_openReference = addCommand("actionOpenReference", tr("Open &reference map…"), "reference",
                                 QKeySequence(QStringLiteral("Ctrl+Shift+O")),
                                 tr("Open the vendor's indexing to compare with: .ang, .ctf, HDF5"));
    m_openSem =
        addCommand("actionOpenSem", tr("Open &electron image…"), "electron-image",
                   QKeySequence(QStringLiteral("Ctrl+I")), tr("Open an SEM image of the mapped area"));
    m_registerSem = addCommand("actionRegisterSem", tr("Re&gister electron image…"), "", {},
                               tr("Place an electron image by points picked in it and in a map"));
    m_patternCentre = addCommand("actionPatternCentre", tr("Pattern ce&ntre…"), "", {},
                                 tr("Say where the pattern centre is, where the file does not or is wrong"));
    m_openModel = addCommand("actionOpenModel", tr("Open &model…"), "", {}, tr("Open a trained model file"));
    m_demo = addCommand("actionDemo", tr("Simulated &demonstration"), "demo", {},
                        tr("Simulate a small multiphase scan and classify it"));
    m_classify = addCommand("actionClassify", tr("&Classify"), "classify", QKeySequence(Qt::Key_F5),
                            tr("Name the phase of every pattern"));
    m_cancel = addCommand("actionCancel", tr("&Stop"), "stop", QKeySequence(Qt::Key_Escape),
                          tr("Stop the running job; what is done stays"));
    m_saveResult = addCommand("actionSaveResult", tr("&Save result…"), "save", QKeySequence::Save,
                              tr("Save the classification as HDF5"));
    m_export = addCommand("actionExportMap", tr("Save map as &PNG…"), "export",
                          QKeySequence(QStringLiteral("Ctrl+Shift+E")),
                          tr("Save the map of the active pane with legend and scale bar"));
    m_figure = addCommand("actionFigure", tr("Compose fi&gure…"), "", QKeySequence(QStringLiteral("Ctrl+Shift+F")),
                          tr("A figure of several maps for a paper: PDF, SVG, PNG, TIFF"));
    m_report = addCommand("actionReport", tr("Save re&port…"), "", QKeySequence(QStringLiteral("Ctrl+Shift+R")),
                          tr("Maps, fractions, confusion, settings and provenance in one HTML or PDF file"));
    m_fit = addCommand("actionFit", tr("&Fit maps"), "fit", QKeySequence(QStringLiteral("Ctrl+0")),
                       tr("Show the whole map"));
    m_centreCrosshair = addCommand("actionCentre", tr("&Centre on crosshair"), "",
                                   QKeySequence(QStringLiteral("Ctrl+J")), {});
    m_newTraining = addCommand("actionNewTraining", tr("&New training…"), "train",
                               QKeySequence(QStringLiteral("Ctrl+Shift+T")),
                               tr("Train a network for this map, or a classifier from structures"));
    m_showTrainings = addCommand("actionTrainings", tr("T&rainings"), "",
                                 QKeySequence(QStringLiteral("Ctrl+T")),
                                 tr("Follow, pause and take up trainings"));
    m_runSpecification = addCommand("actionRunSpecification", tr("Train from a &file…"), "", {},
                                    tr("Train as a JSON file says, saved by the wizard or written by hand"));
    m_showSpotPatterns = addCommand("actionSpotPatterns", tr("Spot &patterns…"), "", QKeySequence(QStringLiteral("Ctrl+D")),
                                    tr("Measure, index and classify spot patterns (SAED)"));
    m_showModels = addCommand("actionModels", tr("&Models…"), "", QKeySequence(QStringLiteral("Ctrl+M")),
                              tr("Cards of all models; import, export, remove"));
    m_clearSelection = addCommand("actionClearSelection", tr("Clear &selection"), "",
                                  QKeySequence(QStringLiteral("Ctrl+Shift+A")),
                                  tr("Show all pixels of the maps alike again"));
    m_undo = m_session.history().createUndoAction(this, tr("&Undo"));
    m_undo->setObjectName(QStringLiteral("actionUndo"));
    m_undo->setShortcut(QKeySequence::Undo);
    m_redo = m_session.history().createRedoAction(this, tr("&Redo"));
    m_redo->setObjectName(QStringLiteral("actionRedo"));
    m_redo->setShortcut(QKeySequence::Redo);
    m_toggleTheme = addCommand("actionToggleTheme", tr("Light or dark"), "theme", {},
                               tr("Switch between light and dark"));
    m_quit = addCommand("actionQuit", tr("&Quit"), "", QKeySequence::Quit, {});
    m_help = addCommand("actionHelp", tr("&User guide"), "info", QKeySequence::HelpContents,
                        tr("How to use the program, and how far to trust its models"));
    m_about = addCommand("actionAbout", tr("&About Kikuscope"), "info", {}, {});

    connect(m_open, &QAction::triggered, this, &MainWindow::askOpen);
    connect(m_openFolder, &QAction::triggered, this, &MainWindow::askOpenFolder);
    connect(m_openReference, &QAction::triggered, this, &MainWindow::askOpenReference);
    connect(m_openSem, &QAction::triggered, this, &MainWindow::askOpenSemImage);
    connect(m_openModel, &QAction::triggered, this, &MainWindow::askModel);
    connect(m_demo, &QAction::triggered, &m_workbench, &Workbench::runDemo);
    connect(m_classify, &QAction::triggered, &m_workbench, &Workbench::classify);
    connect(m_cancel, &QAction::triggered, this, [this] {
        for (Job* job : m_runner.jobs())
            job->cancel();
    });
    connect(m_saveResult, &QAction::triggered, this, [this] { askSaveResult(); });
    connect(m_export, &QAction::triggered, this, &MainWindow::askExport);
    connect(m_figure, &QAction::triggered, this, &MainWindow::showComposer);
    connect(m_report, &QAction::triggered, this, &MainWindow::askReport);
    connect(m_fit, &QAction::triggered, m_maps, &MapArea::fit);
    connect(m_centreCrosshair, &QAction::triggered, m_maps, &MapArea::centreOnSelection);
    connect(m_clearSelection, &QAction::triggered, &m_session, [this] { chooseSelection(m_session, nullptr); });
    connect(m_newTraining, &QAction::triggered, this, &MainWindow::showWizard);
    connect(m_showTrainings, &QAction::triggered, this, &MainWindow::showTrainings);
    connect(m_showModels, &QAction::triggered, this, &MainWindow::showModels);
    connect(m_showSpotPatterns, &QAction::triggered, this, &MainWindow::showSpotPatterns);
    connect(m_patternCentre, &QAction::triggered, this, &MainWindow::askPatternCentre);
    connect(m_runSpecification, &QAction::triggered, this, &MainWindow::askSpecification);
    connect(m_toggleTheme, &QAction::triggered, this,
            [this] { setTheme(isDarkTheme() ? ThemeChoice::Light : ThemeChoice::Dark); });
    connect(m_quit, &QAction::triggered, this, &QWidget::close);
    connect(m_about, &QAction::triggered, this, [this] { showAbout(this); });
    connect(m_help, &QAction::triggered, this, &MainWindow::showHelp);

    m_paneLayouts = new QActionGroup(this);
    const std::pair<PaneLayout, std::pair<QString, QString>> layouts[] = {
        {PaneLayout::Two, {tr("&Two maps"), "panes-two"}},
        {PaneLayout::Three, {tr("T&hree maps"), "panes-three"}},
        {PaneLayout::Grid, {tr("Fo&ur maps"), "panes-grid"}}};
    int digit = 2;
    for (const auto& [layout, look] : layouts) {
        auto* action = addCommand("actionPanes", look.first, look.second,
                                  QKeySequence(QStringLiteral("Ctrl+%1").arg(digit++)), {});
        action->setCheckable(true);
        action->setData(static_cast<int>(layout));
        m_paneLayouts->addAction(action);
    }
    connect(m_paneLayouts, &QActionGroup::triggered, this,
            [this](QAction* a) { m_maps->setPaneLayout(static_cast<PaneLayout>(a->data().toInt())); });

    m_themes = new QActionGroup(this);
    const std::pair<ThemeChoice, QString> themes[] = {{ThemeChoice::System, tr("As the &system")},
                                                      {ThemeChoice::Light, tr("&Light")},
                                                      {ThemeChoice::Dark, tr("&Dark")}};
    for (const auto& [choice, text] : themes) {
        auto* action = new QAction(text, m_themes);
        action->setCheckable(true);
        action->setData(static_cast<int>(choice));
    }
    connect(m_themes, &QActionGroup::triggered, this,
            [this](QAction* a) { setTheme(static_cast<ThemeChoice>(a->data().toInt())); });
}

/// Arrangements for one kind of work on the number keys, and the window that places electron images.
void MainWindow::createWorkspaces()
{
    for (const Workspace& workspace : workspaces()) {
        const QString key = QString::number(m_workspaces.size() + 1);
        QAction* action = addCommand(workspace.id, workspaceTitle(workspace), "", QKeySequence(key), {});
        connect(action, &QAction::triggered, this,
                [this, &workspace] { applyWorkspace(workspace, m_session, *this, *m_maps); });
        m_workspaces << action;
    }
    m_registration = new RegistrationPanel(m_session, *m_maps, this);
    connect(m_registerSem, &QAction::triggered, m_registration, &RegistrationPanel::begin);
    connect(m_maps, &MapArea::paneLayoutChanged, this, [this] {
        for (QAction* action : m_paneLayouts->actions())
            action->setChecked(action->data().toInt() == static_cast<int>(m_maps->paneLayout()));
    });
}

void MainWindow::createTours()
{
    m_tourGuide = new TourGuide(this);
    for (const Tour& tour : tours()) {
        QAction* action = addCommand(tour.id, tourTitle(tour), "", {}, {});
        connect(action, &QAction::triggered, this, [this, &tour] { startTour(tour); });
        m_tours << action;
    }
    m_welcome->offerTours(m_tours);
}

/// Tours need something to show: the demonstration, where nothing is open.
void MainWindow::startTour(const Tour& tour)
{
    if (!m_session.scan())
        m_workbench.runDemo();
    m_tourGuide->start(tourSteps(tour));
}

void MainWindow::createMenus()
{
    QMenu* file = menuBar()->addMenu(tr("&File"));
    const QList<QAction*>& projects = m_projects->actions();
    file->addActions({projects[0], m_open, m_openFolder, projects[1]});
    m_recentMenu = file->addMenu(tr("Open &recent"));
    m_recentMenu->setObjectName(QStringLiteral("recentMenu"));
    file->addSeparator();
    file->addActions({m_openReference, m_openSem, m_openModel});
    file->addSeparator();
    file->addActions(projects.mid(2));
    file->addSeparator();
    file->addActions({m_saveResult, m_export, m_figure, m_report});
    file->addSeparator();
    file->addAction(m_quit);
    QMenu* edit = menuBar()->addMenu(tr("&Edit"));
    edit->setObjectName(QStringLiteral("editMenu"));
    edit->addActions({m_undo, m_redo});
    edit->addSeparator();
    edit->addAction(m_clearSelection);
    edit->addMenu(tr("Selection &tools"))->addActions(m_selectionTools->actions());
    QMenu* analyse = menuBar()->addMenu(tr("&Analyse"));
    analyse->addActions({m_classify, m_cancel});
    analyse->addSeparator();
    analyse->addActions({m_patternCentre, m_registerSem, m_showSpotPatterns});
    analyse->addAction(m_demo);
    QMenu* train = menuBar()->addMenu(tr("&Train"));
    train->addActions({m_newTraining, m_runSpecification, m_showTrainings});
    train->addSeparator();
    train->addAction(m_showModels);
    m_viewMenu = menuBar()->addMenu(tr("&View"));
    m_viewMenu->addActions({m_fit, m_centreCrosshair});
    m_viewMenu->addSeparator();
    m_viewMenu->addActions(m_paneLayouts->actions());
    m_viewMenu->addSeparator();
    m_viewMenu->addActions(m_workspaces);
    m_viewMenu->addSeparator();
    for (QDockWidget* dock : findChildren<QDockWidget*>())
        m_viewMenu->addAction(dock->toggleViewAction());
    m_viewMenu->addSeparator();
    m_viewMenu->addMenu(tr("&Theme"))->addActions(m_themes->actions());
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addAction(m_help);
    QAction* whatsThis = QWhatsThis::createAction(this); // Shift+F1
    whatsThis->setObjectName(QStringLiteral("actionWhatsThis"));
    help->addAction(whatsThis);
    qApp->installEventFilter(new WhatsThisFromToolTips(this));
    help->addMenu(tr("&Tours"))->addActions(m_tours);
    help->addAction(m_about);
}

void MainWindow::createToolBar()
{
    auto* bar = addToolBar(tr("Commands"));
    bar->setObjectName(QStringLiteral("toolBar"));
    bar->setMovable(false);
    bar->setIconSize({18, 18});
    bar->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    bar->setContextMenuPolicy(Qt::PreventContextMenu);
    m_open->setIconText(tr("Open"));
    m_openReference->setIconText(tr("Reference"));
    m_openSem->setIconText(tr("Image"));
    m_saveResult->setIconText(tr("Save"));
    m_export->setIconText(tr("PNG"));
    m_fit->setIconText(tr("Fit"));
    bar->addActions({m_open, m_openReference, m_openSem});
    bar->addSeparator();
    addToolBar(Qt::LeftToolBarArea, m_selectionTools->makeToolBar(this));
    m_models = new QComboBox(bar);
    m_models->setObjectName(QStringLiteral("modelSelector"));
    m_models->setAccessibleName(tr("Model"));
    m_models->setToolTip(tr("The model that classifies"));
    m_models->setMinimumWidth(150);
    bar->addWidget(m_models);
    createLevels(bar);
    bar->addActions({m_classify, m_cancel});
    bar->addSeparator();
    bar->addActions({m_saveResult, m_export});
    auto* gap = new QWidget(bar);
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    bar->addWidget(gap);
    bar->addAction(m_fit);
    bar->addActions(m_paneLayouts->actions());
    bar->addSeparator();
    bar->addAction(m_toggleTheme);
    QList<QAction*> withoutText = m_paneLayouts->actions();
    withoutText << m_toggleTheme;
    for (QAction* iconOnly : withoutText)
        if (auto* button = bar->widgetForAction(iconOnly))
            static_cast<QToolButton*>(button)->setToolButtonStyle(Qt::ToolButtonIconOnly);
    connect(m_models, &QComboBox::activated, this, [this] {
        const QString choice = m_models->currentData().toString();
        if (choice.isEmpty()) {
            fillModels(); // back to the model in use, until another one is chosen
            askModel();
        } else {
            m_workbench.chooseModel(choice);
        }
    });
}

void MainWindow::createLevels(QToolBar* bar)
{
    m_levels = new QComboBox(bar);
    m_levels->setObjectName(QStringLiteral("levelSelector"));
    m_levels->setAccessibleName(tr("Level of the answer"));
    m_levels->setToolTip(tr("What the model names: its own classes, or the symmetry that they have in common"));
    m_levels->addItem(tr("Classes"), QString());
    const std::pair<const char*, QString> levels[] = {{"crystal_family", tr("Crystal families")}, {"bravais_lattice", tr("Bravais lattices")},
                                                      {"laue_group", tr("Laue classes")},         {"point_group", tr("Point groups")},
                                                      {"space_group", tr("Space groups")}};
    for (const auto& [id, text] : levels)
        m_levels->addItem(text, QString::fromLatin1(id));
    bar->addWidget(m_levels);
    connect(m_levels, &QComboBox::activated, this, [this] { m_workbench.setLevel(m_levels->currentData().toString()); });
}

/// Levels that the model does not know cannot be chosen.
void MainWindow::refreshLevels()
{
    const auto& model = m_workbench.chosenModel();
    m_levels->setEnabled(model != nullptr);
    for (int row = 1; model && row < m_levels->count(); ++row) {
        const bool known = nn::knowsLevel(*model, toStdString(m_levels->itemData(row).toString()));
        qobject_cast<QStandardItemModel*>(m_levels->model())->item(row)->setEnabled(known);
    }
    const bool levelled = model && m_session.model() != model;
    m_levels->setCurrentIndex(levelled ? m_levels->findData(m_workbench.level()) : 0);
}

void MainWindow::createStatusBar()
{
    m_hover = new ElidedLabel(this);
    m_hover->setObjectName(QStringLiteral("hoverText"));
    m_hover->setContentsMargins(8, 0, 0, 0);
    m_simulated = new QLabel(tr("simulated data"), this);
    m_simulated->setProperty("role", QStringLiteral("badge"));
    m_simulated->hide();
    m_jobText = new QLabel(this);
    m_jobText->setObjectName(QStringLiteral("jobText"));
    m_jobBar = new QProgressBar(this);
    m_jobBar->setTextVisible(false);
    m_jobBar->setFixedSize(130, 8);
    m_jobBar->hide();
    statusBar()->setSizeGripEnabled(false);
    statusBar()->addWidget(m_hover, 1);
    statusBar()->addPermanentWidget(m_jobText);
    statusBar()->addPermanentWidget(m_jobBar);
    statusBar()->addPermanentWidget(m_simulated);
}

void MainWindow::connectSession()
{
    connect(&m_session, &Session::scanChanged, this, [this] {
        m_centre->setCurrentWidget(m_session.scan() ? static_cast<QWidget*>(m_maps) : m_centre->widget(0));
        if (m_session.scan())
            m_maps->activePane().map().setFocus();
        m_simulated->setVisible(m_session.isSimulated());
        showUsefulDocks();
        refreshTitle();
        refreshActions();
    });
    connect(&m_session, &Session::resultChanged, this, [this] {
        showUsefulDocks();
        refreshActions();
    });
    connect(&m_session, &Session::classifyingChanged, this, &MainWindow::refreshActions);
    connect(&m_session, &Session::selectionChanged, this, &MainWindow::refreshActions);
    connect(&m_session, &Session::semImagesChanged, this, &MainWindow::refreshActions);
    connect(&m_session, &Session::modelChanged, this, [this] {
        fillModels();
        refreshActions();
    });
    connect(&m_workbench, &Workbench::failed, this, &MainWindow::showFailure);
    connect(&m_workbench, &Workbench::opened, this, [this](const QString& path) {
        m_banner->hide();
        rememberRecent(path);
    });
    connect(&m_workbench, &Workbench::saved, this,
            [this](const QString& path) { m_hover->setText(tr("Saved %1").arg(path)); });
    connect(m_maps, &MapArea::hoveredText, m_hover, &QLabel::setText);
    connect(m_selectionTools, &SelectionTools::message, m_hover, &QLabel::setText);
    connect(m_maps, &MapArea::menuRequested, this, [this](QPoint position) {
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addActions({m_fit, m_centreCrosshair, m_export, m_figure});
        menu->popup(position);
    });
    connect(&m_runner, &JobRunner::jobAdded, this, [this](Job* job) {
        connect(job, &Job::started, this, &MainWindow::refreshProgress);
        connect(job, &Job::changed, this, &MainWindow::refreshProgress);
        refreshActions();
    });
    connect(&m_runner, &JobRunner::jobFinished, this, [this](Job* job) {
        refreshProgress();
        if (job->isListed())
            refreshActions();
    });
}

void MainWindow::createTrainings()
{
    m_bench = new TrainingBench(m_session, m_runner, this);
    m_trainings = new TrainingWindow(*m_bench, this);
    connect(m_trainings, &TrainingWindow::newTrainingRequested, this, &MainWindow::showWizard);
    connect(m_bench, &TrainingBench::failed, this, &MainWindow::showFailure);
    connect(m_bench, &TrainingBench::modelTrained, this, &MainWindow::fillModels);
    connect(m_bench, &TrainingBench::mapTrained, this, &MainWindow::showMapOf);
    connect(&m_trainings->view(), &TrainingView::openResultRequested, &m_workbench, &Workbench::open);
    connect(&m_trainings->view(), &TrainingView::useModelRequested, &m_workbench,
            [this](const QString& path) { m_workbench.chooseModel(path); });
}

void MainWindow::showTrainings()
{
    m_trainings->show();
    m_trainings->raise();
    m_trainings->activateWindow();
}

/// The map of the open scan; that of another one waits until the user opens it.
void MainWindow::showMapOf(int training)
{
    const auto& scan = m_session.scan();
    const TrainingRun& run = m_bench->run(training);
    if (scan && isSameFile(scan->path, m_bench->scanOf(training)))
        m_workbench.open(fromPath(run.result()));
}

void MainWindow::applyIcons()
{
    for (QAction* action : actions())
        if (const QString name = action->property("iconName").toString(); !name.isEmpty())
            action->setIcon(icon(name));
    for (QAction* action : {m_openFolder, m_openModel})
        action->setIcon({});
}

void MainWindow::setTheme(ThemeChoice choice)
{
    applyTheme(*static_cast<QApplication*>(QApplication::instance()), choice);
    QSettings().setValue(QStringLiteral("theme"), toString(choice));
    for (QAction* action : m_themes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(choice));
    applyIcons();
    emit m_session.coloursChanged(); // swatches have a border in the theme's colour
}

void MainWindow::restoreLayout()
{
    const QSettings settings;
    resize(1280, 800);
    if (!restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray()))
        resize(1280, 800);
    m_defaultLayout =
        !restoreState(settings.value(QStringLiteral("window/state")).toByteArray(), layoutVersion);
    const auto panes = static_cast<PaneLayout>(
        settings.value(QStringLiteral("window/panes"), static_cast<int>(PaneLayout::Grid)).toInt());
    m_maps->setPaneLayout(panes);
    for (QAction* action : m_paneLayouts->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(m_maps->paneLayout()));
    const ThemeChoice theme = themeFromString(settings.value(QStringLiteral("theme")).toString());
    for (QAction* action : m_themes->actions())
        action->setChecked(action->data().toInt() == static_cast<int>(theme));
}

/// The side docks take their share of the window as it is first shown.
void MainWindow::showEvent(QShowEvent* event)
{
    QMainWindow::showEvent(event);
    if (!std::exchange(m_defaultLayout, false))
        return;
    QList<QDockWidget*> side;
    for (const char* name : {"patternDock", "probabilitiesDock", "legendDock"})
        side << findChild<QDockWidget*>(QString::fromLatin1(name));
    resizeDocks({side.first()},
                {std::clamp(width() * sideDockPercent / 100, sideDockWidth, mostSideDockWidth)},
                Qt::Horizontal);
    resizeDocks(side, {290, 150, 220}, Qt::Vertical);
    resizeDocks({findChild<QDockWidget*>(QStringLiteral("jobsDock"))}, {jobsDockHeight}, Qt::Vertical);
}

/// A map without patterns leaves the room of the docks about patterns to the legend.
void MainWindow::showUsefulDocks()
{
    const bool patterns = !m_session.scan() || m_session.scan()->patterns;
    const std::pair<const char*, bool> docks[] = {{"patternDock", patterns},
                                                  {"probabilitiesDock", patterns || m_session.result()}};
    for (const auto& [name, useful] : docks) {
        auto* dock = findChild<QDockWidget*>(QString::fromLatin1(name));
        if (!useful && !dock->isHidden())
            m_docksPutAway.insert(dock);
        else if (!useful || !m_docksPutAway.remove(dock))
            continue; // as the user left it
        dock->setVisible(useful);
    }
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    const ProjectFile& project = m_projects->project();
    const bool loses = project.path().isEmpty() ? m_session.hasUnsavedResult() || m_session.hasUnsavedLabels() : project.isModified();
    if (loses && !m_closeAnyway) {
        event->ignore();
        return guard(Workbench::Loss::Scan, [this] {
            m_closeAnyway = true;
            close();
        });
    }
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    if (m_docksPutAway.isEmpty()) // the saved layout is the one for patterns
        settings.setValue(QStringLiteral("window/state"), saveState(layoutVersion));
    settings.setValue(QStringLiteral("window/panes"), static_cast<int>(m_maps->paneLayout()));
    m_runner.stopAll();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event)
{
    for (const QUrl& url : event->mimeData()->urls())
        if (url.isLocalFile())
            m_workbench.open(url.toLocalFile());
    event->acceptProposedAction();
}

QString MainWindow::startFolder() const
{
    return QSettings()
        .value(QStringLiteral("folder"), QStandardPaths::writableLocation(QStandardPaths::HomeLocation))
        .toString();
}

QFileDialog* MainWindow::askFile(const QString& title, const QString& filter, QFileDialog::FileMode mode,
                                 const std::function<void(const QString&)>& use)
{
    // open() returns at once: no nested event loop while jobs report.
    auto* dialog = new QFileDialog(this, title, startFolder(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("fileDialog"));
    dialog->setFileMode(mode);
    if (mode == QFileDialog::AnyFile)
        dialog->setAcceptMode(QFileDialog::AcceptSave);
    connect(dialog, &QFileDialog::filesSelected, this, [use](const QStringList& paths) {
        for (const QString& path : paths)
            use(path);
        if (!paths.isEmpty())
            QSettings().setValue(QStringLiteral("folder"), QFileInfo(paths.first()).absolutePath());
    });
    dialog->open();
    return dialog;
}

void MainWindow::askOpen()
{
    askFile(tr("Open"), openFilter(), QFileDialog::ExistingFiles,
            [this](const QString& path) { m_workbench.open(path); });
}

void MainWindow::askOpenFolder()
{
    QFileDialog* dialog = askFile(tr("Open folder of patterns"), {}, QFileDialog::Directory,
                                  [this](const QString& path) { m_workbench.open(path); });
    dialog->setOption(QFileDialog::ShowDirsOnly);
}

void MainWindow::askOpenReference()
{
    askFile(tr("Open reference map"), tr("Maps (*.ang *.ctf *.h5oina *.oh5 *.h5 *.hdf5);;All files (*)"),
            QFileDialog::ExistingFile, [this](const QString& path) { m_workbench.openReference(path); });
}

void MainWindow::askOpenSemImage()
{
    askFile(tr("Open electron image"), tr("Images (*.png *.tif *.tiff *.bmp *.jpg *.jpeg);;All files (*)"),
            QFileDialog::ExistingFile, [this](const QString& path) { m_workbench.openSemImage(path); });
}

void MainWindow::askModel()
{
    askFile(tr("Open model"), tr("Models (*.safetensors);;All files (*)"), QFileDialog::ExistingFile,
            [this](const QString& path) { m_workbench.chooseModel(path); });
}

void MainWindow::askSpecification()
{
    askFile(tr("Train from a file"), tr("Specifications (*.json);;All files (*)"), QFileDialog::ExistingFile,
            [this](const QString& path) {
                train(m_bench->addFromFile(path));
            });
}

void MainWindow::askPatternCentre()
{
    const auto& scan = m_session.scan();
    auto* dialog = new PatternCentreDialog(scan->detector, scan->patterns->width(), scan->patterns->height(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, scan, before = dialog->value()] {
        const bool isNew = !scan->detector.patternCentre || dialog->value() != before;
        if (scan == m_session.scan() && !m_session.isClassifying() && isNew)
            m_session.history().push(new PatternCentreCommand(m_session, dialog->value(), tr("Pattern centre")));
    });
    dialog->open();
}

void MainWindow::showWizard()
{
    auto* wizard = new TrainingWizard(m_session.scan(), m_runner, m_bench->root(), this);
    connect(wizard, &TrainingWizard::runRequested, this,
            [this](const QString& name, RunKind kind, const Json& specification) {
                train(m_bench->add(name, kind, specification));
            });
    wizard->open();
}

void MainWindow::showHelp()
{
    if (!m_guide) {
        m_guide = new HelpBrowser(this);
        m_guide->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_guide->show();
    m_guide->raise();
    m_guide->activateWindow();
}

void MainWindow::showSpotPatterns()
{
    if (!m_spotPatterns)
        m_spotPatterns = new SpotWindow(m_runner, this);
    m_spotPatterns->show();
    m_spotPatterns->raise();
    m_spotPatterns->activateWindow();
}

void MainWindow::showModels()
{
    if (!m_library) {
        m_library = new ModelLibrary(m_runner, this);
        m_library->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_library, &ModelLibrary::modelsChanged, this, &MainWindow::fillModels);
        connect(m_library, &ModelLibrary::useRequested, &m_workbench,
                [this](const QString& nameOrPath) { m_workbench.chooseModel(nameOrPath); });
        connect(m_bench, &TrainingBench::modelTrained, m_library, &ModelLibrary::reload);
    }
    m_library->show();
    m_library->raise();
    m_library->activateWindow();
}

/// -1: it could not be added, which has been told.
void MainWindow::train(int run)
{
    if (run < 0)
        return;
    m_bench->start(run);
    showTrainings();
}

void MainWindow::askSaveResult(const std::function<void()>& then)
{
    QFileDialog* dialog = askFile(tr("Save result"), tr("Kikuscope results (*.h5)"), QFileDialog::AnyFile,
                                  [this, then](const QString& path) { m_workbench.saveResult(path, then); });
    dialog->setDefaultSuffix(QStringLiteral("h5"));
    dialog->selectFile(suggestedName(QStringLiteral("-result.h5")));
}

void MainWindow::guard(Workbench::Loss loss, std::function<void()> proceed)
{
    const ProjectFile& project = m_projects->project();
    if (loss == Workbench::Loss::Scan && !project.path().isEmpty()) // it holds the result and the labels
        return project.isModified() ? m_projects->askAboutChanges(std::move(proceed)) : proceed();
    const auto thenLabels = [this, loss, proceed = std::move(proceed)] {
        if (loss == Workbench::Loss::Scan && m_session.hasUnsavedLabels())
            m_projects->askAboutLabels(proceed);
        else
            proceed();
    };
    if (m_session.hasUnsavedResult())
        askAboutUnsavedResult(thenLabels);
    else
        thenLabels();
}

void MainWindow::askAboutUnsavedResult(std::function<void()> proceed)
{
    m_unsavedResult.ask(tr("Unsaved result"), tr("The classification of %1 is not saved.").arg(toQString(m_session.scan()->name)),
                        m_session.isClassifying() ? tr("It is still running. Saving stops it and keeps what is done; "
                                                       "discarding loses it.")
                                                  : tr("Save it now, or it is lost."),
                        std::move(proceed));
}

void MainWindow::saveResultThen(const SaveQuestion::Next& next)
{
    if (m_session.isClassifying()) {
        connect(&m_session, &Session::classifyingChanged, this, [this, next] { saveResultThen(next); }, Qt::SingleShotConnection);
        return m_workbench.endClassification();
    }
    if (m_session.hasUnsavedResult())
        askSaveResult(next);
    else if (next) // stopped before the first pattern
        next();
}

void MainWindow::askExport()
{
    QFileDialog* dialog = askFile(tr("Save map as PNG"), tr("PNG images (*.png)"), QFileDialog::AnyFile,
                                  [this](const QString& path) { exportMap(path); });
    dialog->setDefaultSuffix(QStringLiteral("png"));
    dialog->selectFile(suggestedName(QStringLiteral("-map.png")));
}

QString MainWindow::suggestedName(const QString& ending) const
{
    return QFileInfo(toQString(m_session.scan()->name)).completeBaseName() + ending;
}

void MainWindow::exportMap(const QString& path)
{
    const MapPane& pane = m_maps->activePane();
    const QString title = tr("Save %1").arg(QFileInfo(path).fileName());
    try {
        m_runner.start(
            {Lane::Interactive, title},
            [source = figureSource(m_session, pane.layer(), pane.layerTitle(), pane.look()), path](JobMonitor&) {
                saveFigure(source, path);
                return true;
            },
            this, [this, path](bool) { m_hover->setText(tr("Saved %1").arg(path)); });
    } catch (const Error& error) { // the layer cannot be drawn
        showFailure(title, toQString(error.what()), toQString(error.details()));
    }
}

/// A new composer begins with what the panes show.
void MainWindow::showComposer()
{
    if (!m_composer) {
        m_composer = new FigureComposer(m_session, m_runner, this);
        m_composer->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_composer, &FigureComposer::saveResultRequested, this, &MainWindow::askSaveResult);
        connect(m_composer, &FigureComposer::exported, this, [this](const QString& path) { m_hover->setText(tr("Saved %1").arg(path)); });
        std::vector<draw::PanelRecipe> panels;
        const auto layers = figureLayers(m_session);
        for (int i = 0; i < m_maps->paneCount(); ++i) {
            const MapPane& pane = m_maps->pane(i);
            if (pane.isVisibleTo(m_maps) && std::any_of(layers.begin(), layers.end(), [&](const LayerName& l) { return l.id == pane.layer(); }))
                panels.push_back(panelOfLayer(m_session, pane.layer(), pane.look()));
        }
        m_composer->compose(std::move(panels));
    }
    m_composer->show();
    m_composer->raise();
    m_composer->activateWindow();
}

void MainWindow::askReport()
{
    QFileDialog* dialog = askFile(tr("Save report"), tr("Web page (*.html);;PDF (*.pdf)"), QFileDialog::AnyFile, [this](const QString& path) {
        try {
            startReport(m_runner, m_session, path, this, [this, path] { m_hover->setText(tr("Saved %1").arg(path)); });
        } catch (const Error& error) { // no map any more
            showFailure(tr("Save report"), toQString(error.what()), toQString(error.details()));
        }
    });
    dialog->setDefaultSuffix(QStringLiteral("html"));
    connect(dialog, &QFileDialog::filterSelected, dialog,
            [dialog](const QString& filter) { dialog->setDefaultSuffix(filter.contains(QLatin1String("pdf")) ? QStringLiteral("pdf") : QStringLiteral("html")); });
    dialog->selectFile(suggestedName(QStringLiteral("-report")));
}

void MainWindow::chooseStartModel(const QString& wanted)
{
    if (!wanted.isEmpty())
        return m_workbench.chooseModel(wanted);
    m_workbench.chooseModel(QSettings().value(QStringLiteral("model"), defaultModel).toString(), true);
}

void MainWindow::fillModels()
{
    const QSignalBlocker blocker(m_models);
    m_models->clear();
    for (const auto& name : nn::bundledModels())
        m_models->addItem(toQString(name), toQString(name));
    const std::vector<std::filesystem::path> own = userModels();
    if (!own.empty())
        m_models->insertSeparator(m_models->count());
    for (const auto& path : own)
        m_models->addItem(fromPath(path.stem()), fromPath(path));
    if (const auto& model = m_workbench.chosenModel() ? m_workbench.chosenModel() : m_session.model()) {
        const bool bundled = m_models->findData(toQString(model->name)) >= 0;
        const QString choice = bundled ? toQString(model->name) : fromPath(model->path);
        if (m_models->findData(choice) < 0)
            m_models->addItem(toQString(model->name), choice);
        m_models->setCurrentIndex(m_models->findData(choice));
        QSettings().setValue(QStringLiteral("model"), m_models->currentData());
    } else {
        m_models->setCurrentIndex(-1);
        m_models->setPlaceholderText(tr("Choose a model"));
    }
    m_models->insertSeparator(m_models->count());
    m_models->addItem(tr("Open model file…"), QString());
    refreshLevels();
}

void MainWindow::fillRecent()
{
    m_recentMenu->clear();
    const QStringList files = QSettings().value(QStringLiteral("recent")).toStringList();
    for (const QString& path : files) {
        QAction* action = m_recentMenu->addAction(QFileInfo(path).fileName());
        action->setToolTip(path);
        connect(action, &QAction::triggered, this, [this, path] { m_workbench.open(path); });
    }
    m_recentMenu->setToolTipsVisible(true);
    m_recentMenu->setEnabled(!files.isEmpty());
}

void MainWindow::rememberRecent(const QString& path)
{
    QSettings settings;
    QStringList files = settings.value(QStringLiteral("recent")).toStringList();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    files.removeAll(absolute);
    files.prepend(absolute);
    settings.setValue(QStringLiteral("recent"), QStringList(files.mid(0, recentFilesKept)));
    fillRecent();
}

void MainWindow::showFailure(const QString& title, const QString& sentence, const QString& details)
{
    qWarning("%s: %s", qPrintable(title), qPrintable(sentence));
    m_banner->showError(title, sentence, details);
}

void MainWindow::refreshTitle()
{
    const auto& scan = m_session.scan();
    const QString simulated = m_session.isSimulated() ? tr(" (simulated)") : QString();
    const ProjectFile& project = m_projects->project();
    QStringList parts;
    if (!project.path().isEmpty())
        parts << project.name() + QStringLiteral("[*]");
    if (scan)
        parts << toQString(scan->name) + simulated;
    parts << QStringLiteral("Kikuscope");
    setWindowTitle(parts.join(QStringLiteral(" — ")));
    setWindowModified(!project.path().isEmpty() && project.seemsModified());
}

void MainWindow::refreshActions()
{
    const auto& scan = m_session.scan();
    const QList<Job*> jobs = m_runner.jobs();
    const bool busy =
        std::any_of(jobs.begin(), jobs.end(), [](const Job* job) { return !job->isFinished(); });
    m_classify->setEnabled(scan && scan->patterns && m_session.model() && !m_session.isClassifying());
    m_cancel->setEnabled(busy);
    m_openSem->setEnabled(scan != nullptr);
    m_patternCentre->setEnabled(scan && scan->patterns && !m_session.isClassifying());
    m_registerSem->setEnabled(scan && !m_session.semImages().empty());
    m_saveResult->setEnabled(m_session.result() && !m_session.isClassifying());
    m_export->setEnabled(scan != nullptr && !m_session.isClassifying());
    m_figure->setEnabled(scan != nullptr);
    m_report->setEnabled((m_session.result() || m_session.reference()) && !m_session.isClassifying());
    m_clearSelection->setEnabled(m_session.selection() != nullptr);
    m_fit->setEnabled(scan != nullptr);
    m_centreCrosshair->setEnabled(scan != nullptr);
}

void MainWindow::refreshProgress()
{
    const QList<Job*> jobs = m_runner.jobs();
    const auto running = std::find_if(jobs.begin(), jobs.end(),
                                      [](const Job* job) { return job->state() == JobState::Running; });
    m_jobBar->setVisible(running != jobs.end());
    if (running == jobs.end())
        return m_jobText->clear();
    const auto p = (*running)->progress();
    m_jobText->setText((*running)->title());
    m_jobBar->setRange(0, p.total > 0 ? 1000 : 0);
    m_jobBar->setValue(
        p.total > 0 ? static_cast<int>(1000 * static_cast<double>(p.done) / static_cast<double>(p.total))
                    : 0);
}

} // namespace kikuscope::ui
