// SPDX-License-Identifier: GPL-3.0-or-later
// The settings of a figure but its panels: layout, sizes in mm, type and lines in pt, letters, legend, bars.
#pragma once
#include "core/draw/figure_recipe.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFontComboBox;
class QFormLayout;
class QSpinBox;

namespace kikuscope::ui {

class FigureForm : public QWidget
{
    Q_OBJECT

public:
    explicit FigureForm(QWidget* parent = nullptr);

    /// Panels and name are left alone.
    void setRecipe(const draw::FigureRecipe& recipe);
    void writeTo(draw::FigureRecipe& recipe) const;

signals:
    void changed();

private:
    QDoubleSpinBox* number(QFormLayout& form, const char* objectName, const QString& label, double low, double high, double step, const QString& unit);
    QComboBox* choice(QFormLayout& form, const char* objectName, const QString& label, const std::vector<std::pair<QString, QString>>& items);
    QCheckBox* check(QFormLayout& form, const char* objectName, const QString& text);
    void makePage(QFormLayout& form);
    void makeType(QFormLayout& form);
    void makeParts(QFormLayout& form);
    void applyPreset();
    void tell();

    QComboBox *m_layout, *m_journal, *m_letters, *m_legend, *m_scaleBar;
    QFontComboBox* m_font;
    QDoubleSpinBox *m_width, *m_margin, *m_gap, *m_fontPt, *m_letterPt, *m_linePt;
    QSpinBox* m_dpi;
    QCheckBox *m_fractions, *m_colourBars;
    bool m_filling = false;
};

} // namespace kikuscope::ui
