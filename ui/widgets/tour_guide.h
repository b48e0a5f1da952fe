// SPDX-License-Identifier: GPL-3.0-or-later
// A short tour of a window: one note after the other beside the part it speaks of, while the window stays usable.
#pragma once
#include <QPointer>
#include <QString>
#include <QWidget>
#include <vector>

class QFrame;
class QLabel;
class QMainWindow;
class QPushButton;

namespace kikuscope::ui {

struct TourStep
{
    QString target; // object name of a widget, or of an action in a tool bar; not in sight: the note stands in the middle
    QString title, text;
    QString action; // object name of an action of the window that is triggered before; may be empty
};

/// Dims all but the target; clicks go through to the window. Right and Left step, Escape ends.
class TourGuide : public QWidget
{
    Q_OBJECT

public:
    explicit TourGuide(QMainWindow* window);

    void start(std::vector<TourStep> steps); // from the first; an empty tour ends at once
    void goOn();
    void goBack();
    void finish();
    bool isRunning() const { return m_step >= 0; }
    int step() const { return m_step; } // -1: no tour
    /// Of the target of this step in the window; empty where it is not in sight.
    QRect targetArea() const;

signals:
    void finished();

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void show(int step);
    void place();

    QMainWindow* m_window;
    QFrame* m_note;
    QLabel *m_title, *m_text, *m_count;
    QPushButton *m_back, *m_next, *m_end;
    std::vector<TourStep> m_steps;
    int m_step = -1;
};

} // namespace kikuscope::ui
