// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/project_inputs_dialog.h"

#include "ui/widgets/qt_convert.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace kikuscope::ui {
namespace {

enum Column { RoleColumn, FileColumn, StateColumn, LocateColumn };

QString roleText(const std::string& role)
{
    const std::pair<const char*, QString> texts[] = {
        {"scan", ProjectInputsDialog::tr("Scan")},   {"reference", ProjectInputsDialog::tr("Reference map")}, {"result", ProjectInputsDialog::tr("Result")},
        {"model", ProjectInputsDialog::tr("Model")}, {"electron-image", ProjectInputsDialog::tr("Electron image")},
        {"counterpart", ProjectInputsDialog::tr("Compared map")}};
    for (const auto& [id, text] : texts)
        if (role == id)
            return text;
    return toQString(role);
}

QString stateText(io::InputState state)
{
    switch (state) {
    case io::InputState::Present: return ProjectInputsDialog::tr("found");
    case io::InputState::Moved: return ProjectInputsDialog::tr("found in another place");
    case io::InputState::Changed: return ProjectInputsDialog::tr("changed since it was saved");
    case io::InputState::Missing: break;
    }
    return ProjectInputsDialog::tr("missing");
}

bool is(const io::InputReport& report, io::InputState state) { return report.found.state == state; }

bool isGood(const io::InputReport& report) { return is(report, io::InputState::Present) || is(report, io::InputState::Moved); }

} // namespace

QString inputsSentence(const std::vector<io::InputReport>& reports)
{
    const auto first = std::find_if(reports.begin(), reports.end(), [](const auto& report) { return !isGood(report); });
    if (first == reports.end())
        return {};
    const QString name = QFileInfo(toQString(first->recorded)).fileName();
    const auto others = static_cast<int>(std::count_if(first + 1, reports.end(), [](const auto& report) { return !isGood(report); }));
    const QString sentence = is(*first, io::InputState::Changed) ? ProjectInputsDialog::tr("%1 (%2) has changed since the project was saved").arg(name, roleText(first->role))
                                                                 : ProjectInputsDialog::tr("%1 (%2) is not where the project says").arg(name, roleText(first->role));
    return others == 0 ? ProjectInputsDialog::tr("%1; nothing was opened yet.").arg(sentence)
                       : ProjectInputsDialog::tr("%1, and %n more file(s) need a look; nothing was opened yet.", nullptr, others).arg(sentence);
}

ProjectInputsDialog::ProjectInputsDialog(ProjectRequest request, JobRunner& runner, QWidget* parent)
    : QDialog(parent), m_request(std::move(request)), m_runner(runner), m_list(new QTreeWidget(this)), m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("projectInputs"));
    setWindowTitle(tr("Files of %1").arg(QFileInfo(m_request.file).fileName()));
    m_text->setWordWrap(true);
    m_list->setObjectName(QStringLiteral("projectInputsList"));
    m_list->setAccessibleName(tr("Files of the project"));
    m_list->setHeaderLabels({tr("What"), tr("File"), tr("State"), QString()});
    m_list->setRootIsDecorated(false);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->header()->setStretchLastSection(false);
    for (std::size_t i = 0; i < m_request.project.inputs.size(); ++i) {
        auto* item = new QTreeWidgetItem(m_list, {roleText(m_request.project.inputs[i].role)});
        auto* button = new QPushButton(tr("Locate…"), m_list);
        button->setObjectName(QStringLiteral("locate%1").arg(i + 1));
        button->setToolTip(tr("Point to this file anew"));
        connect(button, &QPushButton::clicked, this, [this, i] { askFile(i); });
        m_list->setItemWidget(item, LocateColumn, button);
    }
    for (const auto& [column, mode] : {std::pair(RoleColumn, QHeaderView::ResizeToContents), {FileColumn, QHeaderView::Stretch},
                                       {StateColumn, QHeaderView::ResizeToContents}, {LocateColumn, QHeaderView::ResizeToContents}})
        m_list->header()->setSectionResizeMode(column, mode);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    m_open = buttons->addButton(QString(), QDialogButtonBox::AcceptRole);
    m_open->setObjectName(QStringLiteral("openProjectAnyway"));
    connect(buttons, &QDialogButtonBox::accepted, this, &ProjectInputsDialog::finish);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    resize(720, 320);
    refresh();
}

void ProjectInputsDialog::refresh()
{
    const auto& reports = m_request.reports;
    for (std::size_t i = 0; i < reports.size(); ++i) {
        QTreeWidgetItem* item = m_list->topLevelItem(static_cast<int>(i));
        const io::ProjectInput& input = m_request.project.inputs[i];
        item->setText(FileColumn, fromPath(input.path.filename()));
        item->setToolTip(FileColumn, fromPath(input.path));
        item->setText(StateColumn, stateText(reports[i].found.state));
        QFont font = item->font(StateColumn);
        font.setBold(!isGood(reports[i]));
        item->setFont(StateColumn, font);
        m_list->itemWidget(item, LocateColumn)->setEnabled(!isGood(reports[i]));
    }
    const bool good = std::all_of(reports.begin(), reports.end(), isGood);
    m_open->setText(good ? tr("Open") : tr("Open anyway"));
    m_text->setText(good ? tr("All files are there.")
                         : tr("Locate the files that were moved or renamed. \"Open anyway\" takes changed files as they are now and leaves missing ones out; the "
                              "project file stays as it is until you save it."));
}

void ProjectInputsDialog::askFile(std::size_t input)
{
    auto* dialog = new QFileDialog(this, tr("Locate %1").arg(fromPath(m_request.project.inputs[input].path.filename())), QFileInfo(m_request.file).absolutePath());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("fileDialog"));
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this, input](const QString& path) { locate(input, path); });
    dialog->open();
}

/// A located file counts as found whatever its content: the user said so.
void ProjectInputsDialog::locate(std::size_t input, const QString& path)
{
    m_list->setEnabled(false); // one at a time
    Job* job = m_runner.start(
        {Lane::Interactive, tr("Locate %1").arg(QFileInfo(path).fileName()), {}, {}, false},
        [request = m_request, input, file = toPath(path)](JobMonitor&) mutable {
            io::repoint(request.project, input, file);
            const auto others = io::checkInputs(request.project, toPath(request.file), {file.parent_path()});
            for (std::size_t i = 0; i < others.size(); ++i) {
                if (i == input)
                    request.reports[i].found = {io::InputState::Moved, request.project.inputs[i].path, request.project.inputs[i].hash};
                else if (!isGood(request.reports[i]) && isGood(others[i])) {
                    request.reports[i].found = others[i].found;
                    request.project.inputs[i].path = others[i].found.path;
                }
            }
            return request;
        },
        this,
        [this](ProjectRequest request) {
            m_request = std::move(request);
            refresh();
        });
    connect(job, &Job::finished, this, [this] { m_list->setEnabled(true); });
}

void ProjectInputsDialog::finish()
{
    std::vector<bool> leaveOut;
    for (const io::InputReport& report : m_request.reports)
        leaveOut.push_back(is(report, io::InputState::Missing));
    emit openRequested(m_request, leaveOut);
    accept();
}

} // namespace kikuscope::ui
