// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figure/figure_form.h"

#include "ui/widgets/qt_convert.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFontComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

namespace kikuscope::ui {
namespace {

constexpr int leastLetters = 12; // of a list that is closed

struct Preset { const char* id; const char* title; };
constexpr Preset presets[] = { // titles of draw::journalPresets()
    {"single", QT_TRANSLATE_NOOP("kikuscope::ui::FigureForm", "One column")},
    {"double", QT_TRANSLATE_NOOP("kikuscope::ui::FigureForm", "Two columns")},
    {"elsevier-single", QT_TRANSLATE_NOOP("kikuscope::ui::FigureForm", "Elsevier, one column")},
    {"elsevier-double", QT_TRANSLATE_NOOP("kikuscope::ui::FigureForm", "Elsevier, two columns")},
    {"nature-single", QT_TRANSLATE_NOOP("kikuscope::ui::FigureForm", "Nature, one column")},
    {"nature-double", QT_TRANSLATE_NOOP("kikuscope::ui::FigureForm", "Nature, two columns")},
    {"springer-single", QT_TRANSLATE_NOOP("kikuscope::ui::FigureForm", "Springer, one column")},
    {"springer-double", QT_TRANSLATE_NOOP("kikuscope::ui::FigureForm", "Springer, two columns")},
    {"acs-single", QT_TRANSLATE_NOOP("kikuscope::ui::FigureForm", "ACS, one column")},
    {"acs-double", QT_TRANSLATE_NOOP("kikuscope::ui::FigureForm", "ACS, two columns")},
    {"slide", QT_TRANSLATE_NOOP("kikuscope::ui::FigureForm", "Slide or screen")},
};

void choose(QComboBox& box, const QString& data) { box.setCurrentIndex(std::max(0, box.findData(data))); }
std::string chosen(const QComboBox& box) { return toStdString(box.currentData().toString()); }

} // namespace

FigureForm::FigureForm(QWidget* parent) : QWidget(parent)
{
    auto* form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    makePage(*form);
    makeType(*form);
    makeParts(*form);
    setRecipe({});
    connect(m_journal, &QComboBox::activated, this, &FigureForm::applyPreset);
    connect(m_layout, &QComboBox::editTextChanged, this, &FigureForm::tell);
    for (QComboBox* box : {m_letters, m_legend, m_scaleBar})
        connect(box, &QComboBox::currentIndexChanged, this, &FigureForm::tell);
    connect(m_font, &QFontComboBox::currentFontChanged, this, &FigureForm::tell);
    for (QDoubleSpinBox* box : {m_width, m_margin, m_gap, m_fontPt, m_letterPt, m_linePt})
        connect(box, &QDoubleSpinBox::valueChanged, this, &FigureForm::tell);
    connect(m_dpi, &QSpinBox::valueChanged, this, &FigureForm::tell);
    for (QCheckBox* box : {m_fractions, m_colourBars})
        connect(box, &QCheckBox::toggled, this, &FigureForm::tell);
}

QDoubleSpinBox* FigureForm::number(QFormLayout& form, const char* objectName, const QString& label, double low, double high, double step, const QString& unit)
{
    auto* box = new QDoubleSpinBox(this);
    box->setObjectName(QString::fromLatin1(objectName));
    box->setAccessibleName(label);
    box->setRange(low, high);
    box->setSingleStep(step);
    box->setDecimals(step < 0.5 ? 2 : 1);
    box->setSuffix(QLatin1Char(' ') + unit);
    box->setKeyboardTracking(false);
    form.addRow(label, box);
    return box;
}

QComboBox* FigureForm::choice(QFormLayout& form, const char* objectName, const QString& label, const std::vector<std::pair<QString, QString>>& items)
{
    auto* box = new QComboBox(this);
    box->setObjectName(QString::fromLatin1(objectName));
    box->setAccessibleName(label);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(leastLetters);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (const auto& [text, value] : items)
        box->addItem(text, value);
    form.addRow(label, box);
    return box;
}

QCheckBox* FigureForm::check(QFormLayout& form, const char* objectName, const QString& text)
{
    auto* box = new QCheckBox(text, this);
    box->setObjectName(QString::fromLatin1(objectName));
    form.addRow(QString(), box);
    return box;
}

void FigureForm::makePage(QFormLayout& form)
{
    std::vector<std::pair<QString, QString>> journals{{tr("Own size"), QString()}};
    for (const Preset& preset : presets)
        journals.emplace_back(tr(preset.title), QString::fromLatin1(preset.id));
    m_journal = choice(form, "figureJournal", tr("Journal"), journals);
    m_journal->setToolTip(tr("Sets width, dpi and sizes of type"));
    m_layout = choice(form, "figureLayout", tr("Layout"), {});
    m_layout->setEditable(true);
    m_layout->setInsertPolicy(QComboBox::NoInsert);
    m_layout->addItems({QString(), QStringLiteral("1x1"), QStringLiteral("1x2"), QStringLiteral("1x3"), QStringLiteral("2x2"), QStringLiteral("2x3"), QStringLiteral("1+2"), QStringLiteral("2+3")});
    m_layout->lineEdit()->setPlaceholderText(tr("automatic"));
    m_layout->setToolTip(tr("Rows x columns, as 1x3, or panels per row, as 2+3"));
    m_width = number(form, "figureWidth", tr("Width"), 20, 1000, 1, QStringLiteral("mm"));
    m_dpi = new QSpinBox(this);
    m_dpi->setObjectName(QStringLiteral("figureDpi"));
    m_dpi->setAccessibleName(tr("Resolution"));
    m_dpi->setToolTip(tr("Of PNG and TIFF; PDF and SVG have none"));
    m_dpi->setRange(72, 2400);
    m_dpi->setSingleStep(50);
    m_dpi->setSuffix(QStringLiteral(" dpi"));
    m_dpi->setKeyboardTracking(false);
    form.addRow(tr("Resolution"), m_dpi);
    m_margin = number(form, "figureMargin", tr("Margin"), 0, 100, 0.5, QStringLiteral("mm"));
    m_gap = number(form, "figureGap", tr("Gap"), 0, 100, 0.5, QStringLiteral("mm"));
}

void FigureForm::makeType(QFormLayout& form)
{
    m_font = new QFontComboBox(this);
    m_font->setObjectName(QStringLiteral("figureFont"));
    m_font->setAccessibleName(tr("Font"));
    m_font->setFontFilters(QFontComboBox::ScalableFonts);
    m_font->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    form.addRow(tr("Font"), m_font);
    m_fontPt = number(form, "figureFontPt", tr("Text"), 3, 72, 0.5, QStringLiteral("pt"));
    m_letterPt = number(form, "figureLetterPt", tr("Letters"), 3, 72, 0.5, QStringLiteral("pt"));
    m_linePt = number(form, "figureLinePt", tr("Lines"), 0, 10, 0.1, QStringLiteral("pt"));
}

void FigureForm::makeParts(QFormLayout& form)
{
    m_letters = choice(form, "figureLetters", tr("Panel letters"), {{tr("A B C"), QStringLiteral("A")}, {tr("a b c"), QStringLiteral("a")}, {tr("(a) (b) (c)"), QStringLiteral("(a)")}, {tr("none"), QStringLiteral("none")}});
    m_legend = choice(form, "figureLegend", tr("Legend"), {{tr("one below all"), QStringLiteral("common")}, {tr("below each panel"), QStringLiteral("panel")}, {tr("none"), QStringLiteral("none")}});
    m_scaleBar = choice(form, "figureScaleBar", tr("Scale bar"), {{tr("in each panel"), QStringLiteral("all")}, {tr("in the first panel"), QStringLiteral("first")}, {tr("none"), QStringLiteral("none")}});
    m_fractions = check(form, "figureFractions", tr("Area fractions in the legend"));
    m_fractions->setToolTip(tr("Where each panel has its own legend"));
    m_colourBars = check(form, "figureColourBars", tr("Colour bars and keys"));
}

void FigureForm::setRecipe(const draw::FigureRecipe& recipe)
{
    m_filling = true;
    choose(*m_journal, toQString(recipe.journal));
    m_layout->setEditText(toQString(recipe.layout));
    m_width->setValue(recipe.widthMm);
    m_dpi->setValue(recipe.dpi);
    m_margin->setValue(recipe.marginMm);
    m_gap->setValue(recipe.gapMm);
    m_font->setCurrentFont(QFont(toQString(recipe.font)));
    m_fontPt->setValue(recipe.fontPt);
    m_letterPt->setValue(recipe.letterPt);
    m_linePt->setValue(recipe.linePt);
    choose(*m_letters, toQString(recipe.letters));
    choose(*m_legend, toQString(recipe.legend));
    choose(*m_scaleBar, toQString(recipe.scaleBar));
    m_fractions->setChecked(recipe.fractions);
    m_colourBars->setChecked(recipe.colourBars);
    m_fractions->setEnabled(recipe.legend == "panel");
    m_filling = false;
}

void FigureForm::writeTo(draw::FigureRecipe& recipe) const
{
    recipe.journal = chosen(*m_journal);
    recipe.layout = toStdString(m_layout->currentText().trimmed());
    recipe.widthMm = m_width->value();
    recipe.dpi = m_dpi->value();
    recipe.marginMm = m_margin->value();
    recipe.gapMm = m_gap->value();
    recipe.font = toStdString(m_font->currentFont().family());
    recipe.fontPt = m_fontPt->value();
    recipe.letterPt = m_letterPt->value();
    recipe.linePt = m_linePt->value();
    recipe.letters = chosen(*m_letters);
    recipe.legend = chosen(*m_legend);
    recipe.scaleBar = chosen(*m_scaleBar);
    recipe.fractions = m_fractions->isChecked();
    recipe.colourBars = m_colourBars->isChecked();
}

void FigureForm::applyPreset()
{
    draw::FigureRecipe recipe;
    writeTo(recipe);
    if (!recipe.journal.empty())
        draw::applyPreset(recipe, recipe.journal);
    setRecipe(recipe);
    emit changed();
}

void FigureForm::tell()
{
    if (m_filling)
        return;
    m_fractions->setEnabled(chosen(*m_legend) == "panel");
    emit changed();
}

} // namespace kikuscope::ui
