// SPDX-License-Identifier: GPL-3.0-or-later
// All models that can classify: bundled ones and the user's, each with its card; import, export, remove.
#pragma once
#include <QDialog>

class QListWidget;
class QListWidgetItem;
class QPushButton;
class QTextBrowser;

namespace kikuscope::ui {

class Job;
class JobRunner;
class MessageBanner;

class ModelLibrary : public QDialog
{
    Q_OBJECT

public:
    explicit ModelLibrary(JobRunner& runner, QWidget* parent = nullptr);

    void reload();
    void importFile(const QString& path, bool trusted = false);
    void exportTo(const QString& path);

signals:
    void useRequested(const QString& nameOrPath);
    void modelsChanged();

private:
    void addSection(const QString& title);
    void addModel(const QString& text, const QString& nameOrPath, bool own);
    void showCard();
    void askImport();
    void askTrust(const QString& path);
    void askExport();
    void askRemove();
    void choose(const QString& nameOrPath);
    /// Its error is told here too: the banner of the main window may be covered.
    void tellFailure(Job* job);
    QString chosen() const;
    bool chosenIsOwn() const;

    JobRunner& m_runner;
    MessageBanner* m_banner;
    QListWidget* m_list;
    QTextBrowser* m_card;
    QPushButton *m_use, *m_import, *m_export, *m_remove;
};

} // namespace kikuscope::ui
