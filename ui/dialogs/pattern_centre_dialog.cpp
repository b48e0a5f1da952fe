// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/pattern_centre_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace kikuscope::ui {
namespace {

constexpr PatternCentre usualCentre{0.5, 0.3, 0.6};

struct Convention
{
    PatternCentreConvention id;
    const char* name; // a vendor's, not translated
    const char* names[3];
    const char* meaning;
};
constexpr Convention conventions[] = {
    {PatternCentreConvention::Bruker, "Bruker", {"x", "y", "z"},
     QT_TRANSLATE_NOOP("kikuscope::ui::PatternCentreDialog", "x from the left in parts of the width, y from the top and z, the distance, in parts of the height.")},
    {PatternCentreConvention::Edax, "EDAX (TSL)", {"x*", "y*", "z*"},
     QT_TRANSLATE_NOOP("kikuscope::ui::PatternCentreDialog", "x* from the left, y* from the bottom and z*, the distance, all as EDAX OIM writes them.")},
    {PatternCentreConvention::Oxford, "Oxford (AZtec)", {"PCx", "PCy", "DD"},
     QT_TRANSLATE_NOOP("kikuscope::ui::PatternCentreDialog", "PCx from the left, PCy from the bottom and DD, the distance, all in parts of the width.")},
};

const Convention& rowOf(PatternCentreConvention id)
{
    for (const Convention& row : conventions)
        if (row.id == id)
            return row;
    return conventions[0];
}

} // namespace

PatternCentreDialog::PatternCentreDialog(const Detector& detector, int width, int height, QWidget* parent)
    : QDialog(parent), m_width(width), m_height(height), m_shown(rowOf(detector.recordedAs).id), m_conventions(new QComboBox(this)),
      m_meaning(new QLabel(this))
{
    setObjectName(QStringLiteral("patternCentreDialog"));
    setWindowTitle(tr("Pattern centre"));
    auto* form = new QFormLayout;
    m_conventions->setObjectName(QStringLiteral("pcConvention"));
    for (const Convention& row : conventions)
        m_conventions->addItem(QString::fromLatin1(row.name), static_cast<int>(row.id));
    m_conventions->setCurrentIndex(m_conventions->findData(static_cast<int>(m_shown)));
    form->addRow(tr("&Convention"), m_conventions);
    for (std::size_t i = 0; i < m_numbers.size(); ++i) {
        auto* number = new QDoubleSpinBox(this);
        number->setObjectName(QStringLiteral("pc%1").arg(QLatin1Char("XYZ"[i])));
        number->setDecimals(5);
        number->setSingleStep(0.001);
        number->setRange(i < 2 ? -5 : 0.05, 20);
        m_numbers[i] = number;
        m_names[i] = new QLabel(this);
        m_names[i]->setBuddy(number);
        form->addRow(m_names[i], number);
    }
    m_meaning->setWordWrap(true);
    m_meaning->setMinimumWidth(320);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_conventions, &QComboBox::currentIndexChanged, this, [this] {
        const PatternCentre same = value();
        m_shown = convention();
        show(same);
    });
    auto* layout = new QVBoxLayout(this);
    auto* what = new QLabel(tr("Where the pattern centre is, in every pattern of this scan. Bands and zone axes are drawn with it, and models that need it use it; the file is not changed."), this);
    what->setWordWrap(true);
    layout->addWidget(what);
    layout->addLayout(form);
    layout->addWidget(m_meaning);
    layout->addWidget(buttons);
    show(detector.patternCentre.value_or(usualCentre));
}

PatternCentreConvention PatternCentreDialog::convention() const
{
    return static_cast<PatternCentreConvention>(m_conventions->currentData().toInt());
}

PatternCentre PatternCentreDialog::value() const
{
    return patternCentreFrom(m_shown, m_numbers[0]->value(), m_numbers[1]->value(), m_numbers[2]->value(), m_width, m_height);
}

void PatternCentreDialog::show(const PatternCentre& centre)
{
    const Convention& row = rowOf(m_shown);
    const Eigen::Vector3d numbers = patternCentreTo(m_shown, centre, m_width, m_height);
    for (std::size_t i = 0; i < m_numbers.size(); ++i) {
        m_numbers[i]->setValue(numbers(static_cast<Eigen::Index>(i)));
        m_names[i]->setText(QString::fromLatin1(row.names[i]));
        m_numbers[i]->setAccessibleName(QString::fromLatin1(row.names[i]));
    }
    m_meaning->setText(tr(row.meaning));
}

} // namespace kikuscope::ui
