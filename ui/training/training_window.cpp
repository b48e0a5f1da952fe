// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_window.h"

#include "ui/training/training_bench.h"
#include "ui/training/training_view.h"
#include "ui/widgets/icons.h"

#include <QCloseEvent>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QVBoxLayout>

namespace kikuscope::ui {
namespace {

constexpr int listWidth = 230;

} // namespace

TrainingWindow::TrainingWindow(TrainingBench& bench, QWidget* parent)
    : QWidget(parent, Qt::Window), m_bench(bench), m_list(new QListWidget(this)),
      m_new(new QPushButton(tr("New training…"), this)), m_remove(new QPushButton(tr("Remove"), this)),
      m_view(new TrainingView(bench, this))
{
    setObjectName(QStringLiteral("trainingWindow"));
    setWindowTitle(tr("Trainings"));
    setWindowIcon(applicationIcon());
    m_list->setObjectName(QStringLiteral("trainingList"));
    m_list->setAccessibleName(tr("Trainings"));
    m_list->setAlternatingRowColors(true);
    m_new->setObjectName(QStringLiteral("trainingNew"));
    m_remove->setObjectName(QStringLiteral("trainingRemove"));
    m_remove->setToolTip(
        tr("Delete the chosen training with its checkpoint; a trained model stays in the library"));

    auto* side = new QWidget(this);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_new, 1);
    buttons->addWidget(m_remove);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(10, 10, 4, 10);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(side);
    splitter->addWidget(m_view);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({listWidth, 4 * listWidth});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);

    for (const int run : bench.runs())
        add(run);
    connect(&bench, &TrainingBench::runAdded, this, [this](int run) {
        add(run);
        choose(run);
    });
    connect(&bench, &TrainingBench::runChanged, this, &TrainingWindow::refresh);
    connect(&bench, &TrainingBench::runRemoved, this, [this](int run) { delete itemOf(run); });
    connect(m_list, &QListWidget::currentItemChanged, this, [this] {
        m_view->show(chosen());
        m_remove->setEnabled(chosen() > 0);
    });
    connect(m_new, &QPushButton::clicked, this, &TrainingWindow::newTrainingRequested);
    connect(m_remove, &QPushButton::clicked, this, &TrainingWindow::askRemove);
    connect(new QShortcut(QKeySequence::Delete, m_list, nullptr, nullptr, Qt::WidgetShortcut),
            &QShortcut::activated, this, &TrainingWindow::askRemove);
    connect(new QShortcut(QKeySequence(Qt::Key_Escape), this), &QShortcut::activated, this, &QWidget::close);
    m_remove->setEnabled(false);
    m_list->setCurrentRow(0);
    resize(1080, 680);
    restoreGeometry(QSettings().value(QStringLiteral("training/geometry")).toByteArray());
}

void TrainingWindow::closeEvent(QCloseEvent* event)
{
    QSettings().setValue(QStringLiteral("training/geometry"), saveGeometry());
    QWidget::closeEvent(event);
}

void TrainingWindow::add(int run)
{
    auto* item = new QListWidgetItem;
    item->setData(Qt::UserRole, run);
    m_list->insertItem(0, item); // the newest first
    refresh(run);
}

void TrainingWindow::refresh(int run)
{
    QListWidgetItem* item = itemOf(run);
    if (!item)
        return;
    const TrainingRun& training = m_bench.run(run);
    item->setText(training.name + QLatin1Char('\n') + stateText(training));
    item->setToolTip(training.message.isEmpty() ? training.name : training.message);
}

void TrainingWindow::choose(int run) { m_list->setCurrentItem(itemOf(run)); }

QListWidgetItem* TrainingWindow::itemOf(int run) const
{
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->data(Qt::UserRole).toInt() == run)
            return m_list->item(row);
    return nullptr;
}

int TrainingWindow::chosen() const
{
    const QListWidgetItem* item = m_list->currentItem();
    return item ? item->data(Qt::UserRole).toInt() : 0;
}

void TrainingWindow::askRemove()
{
    const int run = chosen();
    if (run == 0)
        return;
    auto* box = new QMessageBox(QMessageBox::Question, tr("Remove training"),
                                tr("Remove the training %1?").arg(m_bench.run(run).name),
                                QMessageBox::Yes | QMessageBox::Cancel, this);
    box->setObjectName(QStringLiteral("removeTraining"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(tr("Its specification, its checkpoint and its map are deleted. A trained model "
                               "stays in the library."));
    box->setDefaultButton(QMessageBox::Cancel);
    connect(box, &QDialog::finished, this, [this, run](int answer) {
        if (answer == QMessageBox::Yes && m_bench.runs().contains(run))
            m_bench.remove(run);
    });
    box->open();
}

} // namespace kikuscope::ui
