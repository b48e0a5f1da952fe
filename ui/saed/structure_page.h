// SPDX-License-Identifier: GPL-3.0-or-later
// A structure laid over the pattern: which of its zone axes the measured lattice fits, best first.
#pragma once
#include <QWidget>

class QComboBox;
class QLabel;
class QTableWidget;

namespace kikuscope::ui {

class JobRunner;
class SpotBench;

class StructurePage : public QWidget
{
    Q_OBJECT

public:
    StructurePage(SpotBench& bench, JobRunner& runner, QWidget* parent = nullptr);
    void show(int id); // 0: none

private:
    void refresh();
    void askCif();
    void applyStructure();

    SpotBench& m_bench;
    int m_id = 0;
    QComboBox* m_structure;
    QLabel* m_state;
    QTableWidget* m_zones;
};

} // namespace kikuscope::ui
