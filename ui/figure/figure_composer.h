// SPDX-License-Identifier: GPL-3.0-or-later
// The window that composes a figure of the session's maps: panels and settings at the left, the page at the right.
#pragma once
#include "ui/figure/figure_jobs.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

class QComboBox;
class QLabel;
class QPushButton;

namespace kikuscope::ui {

class FigureForm;
class FigurePreview;
class MessageBanner;
class PanelTable;

class FigureComposer : public QDialog
{
    Q_OBJECT

public:
    FigureComposer(Session& session, JobRunner& runner, QWidget* parent = nullptr);

    /// A new figure of these panels.
    void compose(std::vector<draw::PanelRecipe> panels);
    /// As it is set now, with colours, names and places of the session.
    draw::FigureRecipe recipe() const;
    void setRecipe(const draw::FigureRecipe& recipe);
    /// Shows a figure of the session again.
    void recall(const QString& name);
    /// Keeps the figure with the session under the name in the box; one of that name is replaced.
    void keep();
    /// Writes the file in the format of its ending; asks first where something that is shown was not saved.
    void exportTo(const QString& path);

signals:
    /// The user wants the result to be saved before the figure is exported; `then` is called afterwards.
    void saveResultRequested(const std::function<void()>& then);
    void exported(const QString& path);

private:
    QWidget* makeSettings();
    void makeButtons();
    void connectSession();
    void refreshNames();
    void changed();
    void drawPreview();
    void refreshNote();
    void askExport();
    void askUnsaved(const QString& path, const QStringList& parts);
    void writeFile(const QString& path);
    void copy();
    void removeFigure();
    /// Its error is told here too: the banner of the main window may be covered.
    void tellFailure(Job* job);

    Session& m_session;
    JobRunner& m_runner;
    draw::FigureRecipe m_recipe; // what no widget shows
    QTimer m_pause;              // between a change and its preview
    QPointer<Job> m_drawing;
    MessageBanner* m_banner;
    QComboBox* m_names;
    PanelTable* m_panels;
    FigureForm* m_form;
    FigurePreview* m_preview;
    QLabel* m_note;
    QPushButton *m_keep, *m_delete, *m_export, *m_copy;
};

} // namespace kikuscope::ui
