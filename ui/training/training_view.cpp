// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_view.h"

#include "ui/jobs/jobs_panel.h"
#include "ui/plot/training_curves.h"
#include "ui/training/input_strip.h"
#include "ui/training/training_bench.h"
#include "ui/views/confusion_model.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/qt_convert.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace kikuscope::ui {
namespace {

constexpr int progressSteps = 1000, widestColumn = 110, narrowestColumn = 40, rowPadding = 6;

QToolButton* makeButton(QWidget* parent, const char* name, const QString& text, const QString& tip,
                        const QString& iconName)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(QString::fromLatin1(name));
    button->setText(text);
    button->setToolTip(tip);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setProperty("iconName", iconName);
    return button;
}

/// The matrix of the validation images as the maps' comparison is shown: class i means class i.
std::shared_ptr<const Comparison> comparisonOf(const nn::TrainingLook& look)
{
    auto comparison = std::make_shared<Comparison>();
    analysis::ConfusionMatrix& matrix = comparison->matrix;
    const std::size_t classes = look.classes.size(), side = classes + 1;
    matrix.reference = matrix.result = {std::string()}; // nothing is left without an answer
    for (const std::string& name : look.classes) {
        matrix.reference.push_back(name);
        matrix.result.push_back(name);
    }
    matrix.counts.assign(side * side, 0);
    for (std::size_t i = 0; i < side; ++i)
        matrix.matchOf.push_back(static_cast<int>(i));
    for (std::size_t row = 0; row < classes; ++row)
        for (std::size_t column = 0; column < classes; ++column)
            matrix.counts[(row + 1) * side + column + 1] = look.confusion[row * classes + column];
    return comparison;
}

QString percentText(double share) { return QLocale().toString(100 * share, 'f', 1); }

/// What the numbers of a training are now.
QString numbersText(const TrainingRun& run)
{
    const nn::TrainingProgress& p = run.latest;
    const QLocale locale;
    QStringList parts;
    if (p.total > 0)
        parts << TrainingView::tr("%1 of %2 images")
                     .arg(locale.toString(qlonglong(p.images)), locale.toString(qlonglong(p.total)));
    if (run.isLearning())
        parts << TrainingView::tr("%1 images/s").arg(locale.toString(p.imagesPerSecond, 'f', 0));
    if (p.loss > 0)
        parts << TrainingView::tr("loss %1").arg(locale.toString(p.loss, 'f', 3));
    if (p.validationAccuracy >= 0)
        parts << TrainingView::tr("validation %1 %").arg(percentText(p.validationAccuracy));
    return parts.join(QStringLiteral("  ·  "));
}

} // namespace

QString stateText(const TrainingRun& run)
{
    const auto& p = run.latest;
    const QString percent =
        p.total > 0
            ? QLocale().toString(100. * static_cast<double>(p.images) / static_cast<double>(p.total), 'f', 0)
            : QString();
    switch (run.state) {
    case RunState::Waiting:
        return TrainingView::tr("waiting");
    case RunState::Running:
        return percent.isEmpty() ? TrainingView::tr("running")
                                 : TrainingView::tr("running, %1 %").arg(percent);
    case RunState::Paused:
        return percent.isEmpty() ? TrainingView::tr("paused")
                                 : TrainingView::tr("paused at %1 %").arg(percent);
    case RunState::Stopped:
        return percent.isEmpty() ? TrainingView::tr("not finished")
                                 : TrainingView::tr("not finished, %1 %").arg(percent);
    case RunState::Failed:
        return TrainingView::tr("failed");
    case RunState::Done:
        return TrainingView::tr("done");
    }
    return {};
}

TrainingView::TrainingView(TrainingBench& bench, QWidget* parent)
    : QWidget(parent), m_bench(bench), m_hint(new QLabel(this)), m_page(new QWidget(this))
{
    setObjectName(QStringLiteral("trainingView"));
    m_hint->setText(
        tr("A training shows here what it learns, while it learns. Start one with New training."));
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setWordWrap(true);
    m_hint->setProperty("role", QStringLiteral("subtle"));

    auto* page = new QVBoxLayout(m_page);
    page->setContentsMargins(0, 0, 0, 0);
    page->addWidget(createHeader());
    page->addWidget(createPictures(), 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 8, 10, 8);
    layout->addWidget(m_hint, 1);
    layout->addWidget(m_page, 1);

    connect(m_start, &QToolButton::clicked, this, [this] { m_bench.start(m_run); });
    connect(m_pause, &QToolButton::clicked, this, [this] { m_bench.pause(m_run); });
    connect(m_stop, &QToolButton::clicked, this, [this] { m_bench.stop(m_run); });
    connect(m_open, &QToolButton::clicked, this,
            [this] { emit openResultRequested(fromPath(m_bench.run(m_run).result())); });
    connect(m_use, &QToolButton::clicked, this,
            [this] { emit useModelRequested(fromPath(m_bench.run(m_run).model)); });
    connect(m_copy, &QToolButton::clicked, this, [this] {
        const TrainingRun& run = m_bench.run(m_run);
        QGuiApplication::clipboard()->setText(replayCommand(run.kind, run.specification()));
    });
    connect(&bench, &TrainingBench::runChanged, this, [this](int run) {
        if (run == m_run)
            refresh();
    });
    connect(&bench, &TrainingBench::lookChanged, this, [this](int run) {
        if (run == m_run)
            showLook();
    });
    connect(&bench, &TrainingBench::runRemoved, this, [this](int run) {
        if (run == m_run)
            show(0);
    });
    applyIcons();
    show(0);
}

QWidget* TrainingView::createHeader()
{
    auto* header = new QWidget(this);
    m_title = new ElidedLabel(header);
    QFont bold = m_title->font();
    bold.setBold(true);
    bold.setPointSizeF(bold.pointSizeF() * 1.2);
    m_title->setFont(bold);
    m_state = new ElidedLabel(header);
    m_state->setObjectName(QStringLiteral("trainingState"));
    m_state->setProperty("role", QStringLiteral("subtle"));
    m_message = new QLabel(header);
    m_message->setObjectName(QStringLiteral("trainingMessage"));
    m_message->setWordWrap(true);
    m_message->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_progress = new QProgressBar(header);
    m_progress->setObjectName(QStringLiteral("trainingProgress"));
    m_progress->setAccessibleName(tr("Images seen"));
    m_progress->setTextVisible(false);
    m_progress->setRange(0, progressSteps);
    m_progress->setFixedHeight(8);
    m_start = makeButton(header, "trainingStart", tr("Go on"), tr("Go on from the last checkpoint"),
                         QStringLiteral("classify"));
    m_pause = makeButton(header, "trainingPause", tr("Pause"),
                         tr("Write a checkpoint and hold the training; it keeps its place and its memory"),
                         QStringLiteral("pause"));
    m_stop =
        makeButton(header, "trainingStop", tr("Stop"),
                   tr("End the job and keep the checkpoint; go on whenever you like, also after a restart"),
                   QStringLiteral("stop"));
    m_open = makeButton(header, "trainingOpenResult", tr("Open the map"),
                        tr("Open the map that this training made"), QStringLiteral("open"));
    m_use = makeButton(header, "trainingUseModel", tr("Use the model"),
                       tr("Classify with the network of this training"), QStringLiteral("classify"));
    m_copy = makeButton(header, "trainingCopyCommand", tr("Copy command"),
                        tr("Copy the command that repeats this training in a terminal"), {});

    auto* titleRow = new QHBoxLayout;
    titleRow->setSpacing(4);
    titleRow->addWidget(m_title, 1);
    for (QToolButton* button : {m_start, m_pause, m_stop, m_open, m_use, m_copy})
        titleRow->addWidget(button);
    auto* layout = new QVBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(5);
    layout->addLayout(titleRow);
    layout->addWidget(m_progress);
    layout->addWidget(m_state);
    layout->addWidget(m_message);
    return header;
}

QWidget* TrainingView::createPictures()
{
    const auto titled = [this](const QString& title, QWidget* content) {
        auto* box = new QWidget(this);
        auto* label = new ElidedLabel(title, box);
        label->setProperty("role", QStringLiteral("subtle"));
        label->setBuddy(content);
        auto* layout = new QVBoxLayout(box);
        layout->setContentsMargins(0, 4, 0, 0);
        layout->setSpacing(3);
        layout->addWidget(label);
        layout->addWidget(content, 1);
        return box;
    };
    m_curves = new TrainingCurves(this);
    m_curves->setObjectName(QStringLiteral("trainingCurves"));
    m_confusion = new ConfusionModel(this);
    m_confusion->setSubject(ConfusionSubject::ValidationImages);
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("trainingConfusion"));
    m_table->setAccessibleName(tr("Confusion matrix: true class down, network across"));
    m_table->setModel(m_confusion);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setCornerButtonEnabled(false);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->horizontalHeader()->setTextElideMode(Qt::ElideRight);
    m_table->horizontalHeader()->setMinimumSectionSize(narrowestColumn);
    m_table->horizontalHeader()->setMaximumSectionSize(widestColumn);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + rowPadding);
    m_inputs = new InputStrip(this);

    auto* upper = new QSplitter(Qt::Horizontal, this);
    upper->setChildrenCollapsible(false);
    upper->addWidget(titled(tr("Learning curves"), m_curves));
    upper->addWidget(titled(tr("Validation: % of each true class (row)"), m_table));
    upper->setStretchFactor(0, 1);
    upper->setStretchFactor(1, 1);
    auto* pictures = new QWidget(this);
    auto* layout = new QVBoxLayout(pictures);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(upper, 1);
    m_inputsBox = titled(tr("What the network sees: the latest inputs as they enter it"), m_inputs);
    layout->addWidget(m_inputsBox);
    return pictures;
}

void TrainingView::applyIcons()
{
    for (QToolButton* button : {m_start, m_pause, m_stop, m_open, m_use, m_copy})
        if (const QString name = button->property("iconName").toString(); !name.isEmpty())
            button->setIcon(icon(name));
}

void TrainingView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        applyIcons();
    QWidget::changeEvent(event);
}

void TrainingView::show(int run)
{
    m_run = run;
    m_page->setVisible(run > 0);
    m_hint->setVisible(run == 0);
    if (run == 0)
        return;
    showLook();
    refresh();
}

void TrainingView::refresh()
{
    const TrainingRun& run = m_bench.run(m_run);
    const auto& p = run.latest;
    m_title->setText(run.name);
    QStringList state{stateText(run)};
    const Job* job = m_bench.job(m_run);
    if (job && run.state == RunState::Running && !run.isLearning())
        state << progressText(*job); // before and after the learning: simulating, matching, calibrating
    if (const QString numbers = numbersText(run); !numbers.isEmpty())
        state << numbers;
    if (run.isLearning() && p.secondsLeft >= 0)
        state << tr("%1 left").arg(toQString(formatDuration(p.secondsLeft)));
    m_state->setText(state.join(QStringLiteral("  ·  ")));
    m_message->setText(run.state == RunState::Paused
                           ? tr("Paused. Other computations wait behind it; stop it to let them run.")
                           : run.message);
    m_message->setVisible(!m_message->text().isEmpty());
    m_progress->setValue(p.total > 0 ? static_cast<int>(progressSteps * static_cast<double>(p.images) /
                                                        static_cast<double>(p.total))
                                     : 0);
    const bool going = run.state == RunState::Running || run.state == RunState::Waiting;
    m_start->setVisible(!going && run.state != RunState::Done);
    m_start->setText(p.images > 0 || run.state == RunState::Paused ? tr("Go on") : tr("Start"));
    m_pause->setVisible(going);
    m_pause->setEnabled(run.isLearning());
    m_stop->setVisible(run.isActive());
    std::error_code ignored;
    m_open->setVisible(run.state == RunState::Done && run.kind == RunKind::Map);
    m_use->setVisible(run.state == RunState::Done && std::filesystem::exists(run.model, ignored));
    showCurves();
}

/// The history as it is kept, and the point between its last entry and now.
void TrainingView::showCurves()
{
    const TrainingRun& run = m_bench.run(m_run);
    std::vector<TrainingPoint> points;
    if (run.look)
        for (const Json& entry : run.look->history)
            points.push_back({entry.value("images", 0.), entry.value("loss", 0.),
                              entry.value("train_accuracy", 0.), entry.value("validation_accuracy", -1.)});
    const auto& p = run.latest;
    const auto images = static_cast<double>(p.images);
    if (p.loss > 0 && (points.empty() || images > points.back().images))
        points.push_back({images, p.loss, p.trainAccuracy, -1});
    m_curves->setPoints(points, static_cast<double>(p.total));
}

void TrainingView::showLook()
{
    const auto& look = m_bench.run(m_run).look;
    m_confusion->setComparison(look && !look->confusion.empty() ? comparisonOf(*look) : nullptr);
    m_table->resizeColumnsToContents();
    m_inputs->setInputs(look.get());
    m_inputsBox->setVisible(m_inputs->count() > 0); // inputs are not kept from session to session
    showCurves();
}

} // namespace kikuscope::ui
