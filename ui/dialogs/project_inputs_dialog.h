// SPDX-License-Identifier: GPL-3.0-or-later
// The inputs of a project of which some are missing or changed: where each is, and the chance to point to it anew.
#pragma once
#include "ui/session/project_file.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace kikuscope::ui {

/// One sentence about the inputs that are not as they were, for the banner.
QString inputsSentence(const std::vector<io::InputReport>& reports);

class ProjectInputsDialog : public QDialog
{
    Q_OBJECT

public:
    ProjectInputsDialog(ProjectRequest request, JobRunner& runner, QWidget* parent);

    /// Points an input to a file, in a job; others that are missing are looked for in its folder.
    void locate(std::size_t input, const QString& path);

signals:
    /// The user goes on: missing inputs are left out.
    void openRequested(const kikuscope::ui::ProjectRequest& request, const std::vector<bool>& leaveOut);

private:
    void refresh();
    void askFile(std::size_t input);
    void finish();

    ProjectRequest m_request;
    JobRunner& m_runner;
    QTreeWidget* m_list;
    QLabel* m_text;
    QPushButton* m_open = nullptr;
};

} // namespace kikuscope::ui
