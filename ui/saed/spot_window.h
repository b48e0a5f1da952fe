// SPDX-License-Identifier: GPL-3.0-or-later
// The window for spot patterns (SAED): the open images, the chosen one with what is known of it, and pages with the numbers.
#pragma once
#include "ui/saed/spot_bench.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;
class QSlider;
class QTabWidget;

namespace kikuscope::ui {

class ClassPage;
class LatticePage;
class MessageBanner;
class RobustnessPage;
class SpotCanvas;
class StructurePage;

class SpotWindow : public QWidget
{
    Q_OBJECT

public:
    explicit SpotWindow(JobRunner& runner, QWidget* parent = nullptr);

    SpotBench& bench() { return m_bench; }
    void open(const QStringList& paths) { m_bench.open(paths); }
    int chosen() const; // id, 0: none
    void choose(int id);
    void exportPicture(const QString& path);
    void exportTable(const QString& path);

protected:
    void closeEvent(QCloseEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QWidget* makeSide();
    QWidget* makeCentre();
    void connectBench();
    QCheckBox* addToggle(const char* name, const QString& text, const QKeySequence& key, bool on);
    void addItem(int id);
    void refreshItem(int id);
    void refresh();
    void applyLook();
    void showPixel(QPointF pixel);
    void askOpen();
    void askSave(const QString& title, const QString& filter, const QString& suggested, const std::function<void(const QString&)>& use);
    void askPicture();
    void askTable();
    void askAccuracies();
    void save(const QString& title, const QString& path, std::function<void()> work);
    QListWidgetItem* itemOf(int id) const;

    JobRunner& m_runner;
    SpotBench m_bench;
    MessageBanner* m_banner;
    QListWidget* m_list = nullptr;
    QPushButton *m_remove = nullptr, *m_picture = nullptr, *m_table = nullptr;
    SpotCanvas* m_canvas = nullptr;
    QCheckBox *m_spots = nullptr, *m_lattice = nullptr, *m_simulated = nullptr, *m_heat = nullptr;
    QSlider* m_gamma = nullptr;
    QLabel* m_pixel = nullptr;
    QTabWidget* m_pages = nullptr;
    LatticePage* m_latticePage = nullptr;
    StructurePage* m_structurePage = nullptr;
    ClassPage* m_classPage = nullptr;
    RobustnessPage* m_robustnessPage = nullptr;
};

} // namespace kikuscope::ui
