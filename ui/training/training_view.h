// SPDX-License-Identifier: GPL-3.0-or-later
// One training as it goes: curves, what the network sees, whom it confuses with whom, time left; pause, stop,
// go on.
#pragma once
#include <QWidget>

class QLabel;
class QProgressBar;
class QTableView;
class QToolButton;

namespace kikuscope::ui {

class ConfusionModel;
class InputStrip;
class TrainingBench;
class TrainingCurves;
struct TrainingRun;

class TrainingView : public QWidget
{
    Q_OBJECT

public:
    explicit TrainingView(TrainingBench& bench, QWidget* parent = nullptr);

    /// 0: none.
    void show(int run);
    int shown() const { return m_run; }

signals:
    void openResultRequested(const QString& path);
    void useModelRequested(const QString& path);

private:
    void refresh();
    void showCurves();
    void showLook();
    QWidget* createHeader();
    QWidget* createPictures();
    void applyIcons();
    void changeEvent(QEvent* event) override;

    TrainingBench& m_bench;
    int m_run = 0;
    QLabel *m_title, *m_state, *m_message, *m_hint;
    QProgressBar* m_progress;
    QToolButton *m_pause, *m_start, *m_stop, *m_open, *m_use, *m_copy;
    QWidget* m_page;
    TrainingCurves* m_curves;
    ConfusionModel* m_confusion;
    QTableView* m_table;
    InputStrip* m_inputs;
    QWidget* m_inputsBox;
};

/// "running", "paused", ... and, where it is known, how far it is.
QString stateText(const TrainingRun& run);

} // namespace kikuscope::ui
