// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/pattern_view.h"

#include "ui/plot/pattern_canvas.h"
#include "ui/widgets/elided_label.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

namespace kikuscope::ui {
namespace {

QToolButton* makeChoice(const QString& text, const QString& tip, const QString& name, QButtonGroup* group)
{
    auto* button = new QToolButton;
    button->setText(text);
    button->setToolTip(tip);
    button->setObjectName(name);
    button->setCheckable(true);
    group->addButton(button);
    return button;
}

} // namespace

PatternView::PatternView(Session& session, JobRunner& runner, QWidget* parent)
    : QWidget(parent), m_session(session), m_runner(runner), m_canvas(new PatternCanvas(this)),
      m_contrast(new QSlider(Qt::Horizontal, this)), m_text(new ElidedLabel(this))
{
    setObjectName(QStringLiteral("patternView"));
    auto* group = new QButtonGroup(this);
    m_recorded = makeChoice(tr("Recorded"), tr("The pattern as the file has it"),
                            QStringLiteral("showRecorded"), group);
    m_processed = makeChoice(tr("After recipe"),
                             tr("What the network sees: the pattern after the model's preprocessing recipe"),
                             QStringLiteral("showProcessed"), group);
    m_recorded->setChecked(true);
    m_canvas->setObjectName(QStringLiteral("patternCanvas"));
    m_canvas->setAccessibleName(tr("Diffraction pattern at the crosshair"));
    m_contrast->setRange(0, 100);
    m_contrast->setValue(20);
    m_contrast->setToolTip(tr("Contrast"));
    m_contrast->setAccessibleName(tr("Contrast of the pattern"));
    m_contrast->setMaximumWidth(110);
    m_text->setProperty("role", QStringLiteral("subtle"));

    auto* controls = new QHBoxLayout;
    controls->setSpacing(2);
    controls->addWidget(m_recorded);
    controls->addWidget(m_processed);
    controls->addStretch(1);
    controls->addWidget(m_contrast);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 2, 6, 4);
    layout->setSpacing(4);
    layout->addLayout(controls);
    layout->addWidget(m_canvas, 1);
    layout->addWidget(m_text);

    connect(group, &QButtonGroup::buttonClicked, this, &PatternView::refreshCanvas);
    connect(m_contrast, &QSlider::valueChanged, m_canvas, [this](int v) { m_canvas->setContrast(v / 100.); });
    connect(m_canvas, &PatternCanvas::hovered, this, [this](int row, int col, float value) {
        m_text->setText(tr("pixel row %1, column %2: %3")
                            .arg(row)
                            .arg(col)
                            .arg(QLocale().toString(static_cast<double>(value), 'g', 5)));
    });
    connect(m_canvas, &PatternCanvas::hoverLeft, this, &PatternView::describe);
    connect(&session, &Session::scanChanged, this, &PatternView::renewProbe);
    connect(&session, &Session::detectorChanged, this, &PatternView::renewProbe);
    connect(&session, &Session::modelChanged, this, &PatternView::renewProbe);
    connect(&session, &Session::pixelChanged, this, &PatternView::fetch);
    m_canvas->setContrast(m_contrast->value() / 100.);
    renewProbe();
}

void PatternView::renewProbe()
{
    const auto& scan = m_session.scan();
    m_probe = scan && scan->patterns ? std::make_shared<Probe>(scan, m_session.usableModel()) : nullptr;
    m_processed->setEnabled(m_session.usableModel() != nullptr);
    if (!m_processed->isEnabled())
        m_recorded->setChecked(true);
    fetch();
}

void PatternView::fetch()
{
    if (!m_probe || m_session.pixel() < 0)
        return show({});
    m_runner.start(
        {Lane::Interactive, tr("Read pattern"), {}, QStringLiteral("pattern"), false},
        [probe = m_probe, pixel = m_session.pixel()](JobMonitor&) { return probe->patterns(pixel); }, this,
        [this](Probe::Patterns patterns) { show(std::move(patterns)); });
}

void PatternView::show(Probe::Patterns patterns)
{
    m_patterns = std::move(patterns);
    refreshCanvas();
}

void PatternView::refreshCanvas()
{
    const Image<float>& wanted = m_processed->isChecked() ? m_patterns.processed : m_patterns.recorded;
    if (wanted.empty())
        m_canvas->clear(m_session.scan() && !m_session.scan()->patterns ? tr("This file holds no patterns.")
                                                                        : tr("No pattern here."));
    else
        m_canvas->setPattern(wanted);
    describe();
}

void PatternView::describe()
{
    const Image<float>& p = m_canvas->pattern();
    if (p.empty() || !m_session.scan())
        return m_text->clear();
    const ScanGrid& grid = m_session.scan()->grid;
    m_text->setText(tr("row %1, column %2   ·   %3 × %4 px")
                        .arg(grid.row(m_session.pixel()))
                        .arg(grid.col(m_session.pixel()))
                        .arg(p.cols)
                        .arg(p.rows));
}

} // namespace kikuscope::ui
