// SPDX-License-Identifier: GPL-3.0-or-later
// The training bench: the list of trainings, also unfinished ones of earlier sessions, and the chosen one.
#pragma once
#include <QWidget>

class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace kikuscope::ui {

class TrainingBench;
class TrainingView;

class TrainingWindow : public QWidget
{
    Q_OBJECT

public:
    explicit TrainingWindow(TrainingBench& bench, QWidget* parent = nullptr);

    void choose(int run);
    TrainingView& view() { return *m_view; }

signals:
    void newTrainingRequested();

protected:
    void closeEvent(QCloseEvent* event) override;

private:
    void add(int run);
    void refresh(int run);
    void askRemove();
    QListWidgetItem* itemOf(int run) const;
    int chosen() const; // 0: none

    TrainingBench& m_bench;
    QListWidget* m_list;
    QPushButton *m_new, *m_remove;
    TrainingView* m_view;
};

} // namespace kikuscope::ui
