// SPDX-License-Identifier: GPL-3.0-or-later
// What was measured on a spot pattern: lattice, spacings with the camera constant, spots.
#pragma once
#include <QWidget>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace kikuscope::ui {

class SpotBench;

class LatticePage : public QWidget
{
    Q_OBJECT

public:
    explicit LatticePage(SpotBench& bench, QWidget* parent = nullptr);
    void show(int id); // 0: none

private:
    void refresh();
    void fillVectors();
    void fillSpots();
    void applyConstant();

    SpotBench& m_bench;
    int m_id = 0;
    QDoubleSpinBox* m_constant;
    QComboBox* m_unit;
    QPushButton* m_fromZone;
    QLabel* m_summary;
    QTableWidget *m_vectors, *m_spots;
};

} // namespace kikuscope::ui
