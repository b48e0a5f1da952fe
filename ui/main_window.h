// SPDX-License-Identifier: GPL-3.0-or-later
// The window: maps in the centre, docks around them, and every command as an action.
#pragma once
#include "ui/session/workbench.h"
#include "ui/widgets/save_question.h"
#include "ui/widgets/theme.h"

#include <QFileDialog>
#include <QMainWindow>
#include <QSet>
#include <functional>

class QActionGroup;
class QComboBox;
class QDockWidget;
class QLabel;
class QProgressBar;
class QStackedWidget;

namespace kikuscope::ui {

class FigureComposer;
class HelpBrowser;
class MapArea;
class MessageBanner;
class ModelLibrary;
class ProjectCommands;
class SelectionTools;
class SpotWindow;
class RegistrationPanel;
class TrainingBench;
class TrainingWindow;
class TourGuide;
class WelcomePage;
struct Tour;

class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    MainWindow(Session& session, JobRunner& runner, Workbench& workbench, QWidget* parent = nullptr);
    ~MainWindow() override;

    MapArea& maps() { return *m_maps; }
    TrainingBench& trainings() { return *m_bench; }
    ProjectCommands& projects() { return *m_projects; }
    /// Loads the model chosen last (or the bundled default) without complaint if there is none.
    void chooseStartModel(const QString& wanted = {});
    void setTheme(ThemeChoice choice);

protected:
    void showEvent(QShowEvent* event) override;
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void createCentre();
    void createDocks();
    void createActions();
    void createWorkspaces();
    void createTours();
    void createToolBar();
    void createLevels(QToolBar* bar);
    void refreshLevels();
    void createMenus();
    void createStatusBar();
    void connectSession();
    void createTrainings();
    void createProjects();
    void applyIcons();
    void restoreLayout();
    void showUsefulDocks();

    void askOpen();
    void askOpenFolder();
    void askOpenReference();
    void askOpenSemImage();
    void askModel();
    void askSpecification();
    void askPatternCentre();
    void showWizard();
    void showModels();
    void showHelp();
    void startTour(const Tour& tour);
    void showSpotPatterns();
    void train(int run);
    void showTrainings();
    void showMapOf(int training);
    void askSaveResult(const std::function<void()>& then = {});
    /// Asks about everything that would be lost, one thing after the other.
    void guard(Workbench::Loss loss, std::function<void()> proceed);
    /// Save, discard or cancel; `proceed` is what loses the result.
    void askAboutUnsavedResult(std::function<void()> proceed);
    void saveResultThen(const SaveQuestion::Next& next);
    void askExport();
    void exportMap(const QString& path);
    void showComposer();
    void askReport();
    void fillModels();
    void fillRecent();
    void rememberRecent(const QString& path);
    void showFailure(const QString& title, const QString& sentence, const QString& details);
    void refreshTitle();
    void refreshActions();
    void refreshProgress();
    QString startFolder() const;
    QString suggestedName(const QString& ending) const;
    QFileDialog* askFile(const QString& title, const QString& filter, QFileDialog::FileMode mode,
                         const std::function<void(const QString&)>& use);
    QAction* addCommand(const char* name, const QString& text, const QString& iconName,
                        const QKeySequence& key, const QString& tip);

    Session& m_session;
    JobRunner& m_runner;
    Workbench& m_workbench;
    SaveQuestion m_unsavedResult;
    bool m_closeAnyway = false;
    bool m_defaultLayout = false;      // no layout was saved
    QSet<QDockWidget*> m_docksPutAway; // while the open map has no patterns
    QStackedWidget* m_centre = nullptr;
    MapArea* m_maps = nullptr;
    SelectionTools* m_selectionTools = nullptr;
    MessageBanner* m_banner = nullptr;
    TrainingBench* m_bench = nullptr;
    ProjectCommands* m_projects = nullptr;
    TrainingWindow* m_trainings = nullptr;
    QPointer<ModelLibrary> m_library;
    QPointer<HelpBrowser> m_guide;
    QPointer<FigureComposer> m_composer;
    SpotWindow* m_spotPatterns = nullptr; // made when it is first asked for
    QComboBox* m_models = nullptr;
    QComboBox* m_levels = nullptr;
    QLabel* m_hover = nullptr;
    QLabel* m_simulated = nullptr;
    QLabel* m_jobText = nullptr;
    QProgressBar* m_jobBar = nullptr;
    QMenu* m_recentMenu = nullptr;
    QMenu* m_viewMenu = nullptr;
    QActionGroup* m_themes = nullptr;
    QActionGroup* m_paneLayouts = nullptr;
    QList<QAction*> m_workspaces, m_tours;
    TourGuide* m_tourGuide = nullptr;
    WelcomePage* m_welcome = nullptr;
    RegistrationPanel* m_registration = nullptr;
    QAction *m_open = nullptr, *m_openFolder = nullptr, *m_openReference = nullptr, *m_openSem = nullptr,
            *m_openModel = nullptr, *m_registerSem = nullptr, *m_patternCentre = nullptr, *m_demo = nullptr, *m_showSpotPatterns = nullptr, *m_classify = nullptr, *m_cancel = nullptr,
            *m_saveResult = nullptr, *m_export = nullptr, *m_figure = nullptr, *m_report = nullptr, *m_fit = nullptr, *m_centreCrosshair = nullptr,
            *m_newTraining = nullptr, *m_runSpecification = nullptr, *m_showTrainings = nullptr, *m_showModels = nullptr, *m_clearSelection = nullptr,
            *m_undo = nullptr, *m_redo = nullptr,
            *m_toggleTheme = nullptr, *m_quit = nullptr, *m_help = nullptr, *m_about = nullptr;
};

} // namespace kikuscope::ui
