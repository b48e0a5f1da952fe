// SPDX-License-Identifier: GPL-3.0-or-later
// Asks for the pattern centre of a scan whose file does not say it, or says another one, in the convention of any vendor.
#pragma once
#include "core/map/detector.h"

#include <QDialog>
#include <array>

class QComboBox;
class QDoubleSpinBox;
class QLabel;

namespace kikuscope::ui {

class PatternCentreDialog : public QDialog
{
    Q_OBJECT

public:
    /// Begins with what the detector says, else with a usual centre. Patterns of width x height pixels.
    PatternCentreDialog(const Detector& detector, int width, int height, QWidget* parent);

    PatternCentre value() const;

private:
    void show(const PatternCentre& centre);
    PatternCentreConvention convention() const;

    int m_width, m_height;
    PatternCentreConvention m_shown; // the convention of the numbers in sight
    QComboBox* m_conventions;
    std::array<QLabel*, 3> m_names{};
    std::array<QDoubleSpinBox*, 3> m_numbers{};
    QLabel* m_meaning;
};

} // namespace kikuscope::ui
