// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/wizard_pages.h"

#include "core/base/atomic_file.h"
#include "core/nn/networks.h"
#include "ui/jobs/jobs_panel.h"
#include "ui/widgets/qt_convert.h"

#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QFontDatabase>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>
#include <algorithm>

namespace kikuscope::ui {
namespace {

constexpr int trialDelayMs = 400, indent = 22, widestChoice = 260;
constexpr int usualImagesOfAClassifier = 300000;

/// A line that explains the control above it.
QLabel* explanation(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setWordWrap(true);
    label->setProperty("role", QStringLiteral("subtle"));
    label->setContentsMargins(indent, 0, 0, 8);
    return label;
}

QSpinBox* makeSpin(QWidget* parent, const char* name, int low, int high, int step)
{
    auto* spin = new QSpinBox(parent);
    spin->setObjectName(QString::fromLatin1(name));
    spin->setRange(low, high);
    spin->setSingleStep(step);
    spin->setGroupSeparatorShown(true);
    spin->setMaximumWidth(150);
    return spin;
}

bool mapCanBeTrained(const TrainingPlan& plan)
{
    return plan.scan && plan.scan->patterns && !plan.scan->path.empty();
}

} // namespace

// --- goal
// --------------------------------------------------------------------------------------------------------

GoalPage::GoalPage(WizardContext context)
    : m_context(context), m_map(new QRadioButton(tr("Train for &this map"), this)),
      m_structures(new QRadioButton(tr("&Classifier from structures"), this)), m_name(new QLineEdit(this))
{
    setTitle(tr("What for?"));
    m_map->setObjectName(QStringLiteral("goalMap"));
    m_structures->setObjectName(QStringLiteral("goalStructures"));
    m_name->setObjectName(QStringLiteral("goalName"));
    const TrainingPlan& plan = context.plan;
    const bool forMap = mapCanBeTrained(plan);
    m_map->setEnabled(forMap);
    (forMap ? m_map : m_structures)->setChecked(true);
    const QString why = forMap ? QString()
                        : plan.scan && plan.scan->patterns
                            ? tr("The open scan exists in memory only.") + QLatin1Char(' ')
                            : tr("Open a scan with patterns for that.") + QLatin1Char(' ');
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_map);
    layout->addWidget(explanation(why + tr("Some patterns of the open map are matched with simulations of "
                                           "the candidate phases, which is slow "
                                           "but right on recorded patterns. A network learns from them, is "
                                           "checked on other regions of the map, "
                                           "and maps it if it agrees; else matching does."),
                                  this));
    layout->addWidget(m_structures);
    layout->addWidget(
        explanation(tr("A network learns simulated patterns of chosen structures, for any scan. "
                       "Recorded patterns look different: check it before you trust it."),
                    this));
    auto* form = new QFormLayout;
    form->addRow(tr("&Name"), m_name);
    layout->addLayout(form);
    layout->addStretch(1);
    m_name->setText(suggestedName());
    connect(m_name, &QLineEdit::textChanged, this, &GoalPage::completeChanged);
    connect(m_map, &QRadioButton::toggled, this, [this] {
        if (!m_name->isModified())
            m_name->setText(suggestedName());
    });
}

QString GoalPage::suggestedName() const
{
    return m_map->isChecked()
               ? tr("Network of %1").arg(QFileInfo(toQString(m_context.plan.scan->name)).completeBaseName())
               : tr("My classifier");
}

bool GoalPage::isComplete() const { return !m_name->text().trimmed().isEmpty(); }

bool GoalPage::validatePage()
{
    m_context.plan.goal = m_map->isChecked() ? RunKind::Map : RunKind::Structures;
    m_context.plan.name = m_name->text().trimmed();
    return true;
}

// --- network
// -----------------------------------------------------------------------------------------------------

NetworkPage::NetworkPage(WizardContext context)
    : m_context(context), m_network(new QComboBox(this)), m_description(new QLabel(this)),
      m_trial(new QLabel(this)), m_size(makeSpin(this, "networkSize", 16, 512, 8)),
      m_images(makeSpin(this, "networkImages", 64, 2000000000, 10000)),
      m_crystals(makeSpin(this, "networkCrystals", 0, 100000, 10)),
      m_seed(makeSpin(this, "networkSeed", 0, 2000000000, 1)), m_minutes(new QDoubleSpinBox(this)),
      m_byImages(new QRadioButton(tr("Images"), this)), m_byMinutes(new QRadioButton(tr("Minutes"), this))
{
    setTitle(tr("Network and training"));
    setSubTitle(
        tr("The compact network is right for nearly everything; the large ones want a graphics card."));
    m_network->setObjectName(QStringLiteral("networkChoice"));
    m_minutes->setObjectName(QStringLiteral("networkMinutes"));
    m_byImages->setObjectName(QStringLiteral("networkByImages"));
    m_byMinutes->setObjectName(QStringLiteral("networkByMinutes"));
    m_trial->setObjectName(QStringLiteral("networkTrial"));
    for (const nn::NetworkInfo& network : nn::networks())
        m_network->addItem(toQString(network.id), network.defaultSize);
    m_network->setMaximumWidth(widestChoice);
    for (QLabel* label : {m_description, m_trial}) {
        label->setWordWrap(true);
        label->setProperty("role", QStringLiteral("subtle"));
    }
    m_size->setSuffix(tr(" px"));
    m_minutes->setRange(0.1, 100000);
    m_minutes->setDecimals(1);
    m_minutes->setValue(5);
    m_minutes->setMaximumWidth(150);
    m_crystals->setToolTip(
        tr("Generated structures that teach the network what \"another structure\" looks like"));
    m_seed->setToolTip(tr("The same seed and number of images give the same network"));
    m_byImages->setChecked(true);
    const auto row = [this](QWidget* first, QWidget* second) {
        auto* box = new QHBoxLayout;
        box->addWidget(first);
        box->addWidget(second);
        box->addStretch(1);
        return box;
    };
    auto* form = new QFormLayout;
    form->addRow(tr("Network"), m_network);
    form->addRow({}, m_description);
    form->addRow(tr("Input"), m_size);
    form->addRow(tr("Learn"), row(m_byImages, m_images));
    form->addRow({}, row(m_byMinutes, m_minutes));
    form->addRow({}, m_trial);
    form->addRow(tr("Random crystals"), m_crystals);
    form->addRow(tr("Seed"), m_seed);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addStretch(1);
    m_delay.setSingleShot(true);
    m_delay.setInterval(trialDelayMs);

    connect(m_network, &QComboBox::currentIndexChanged, this, [this] {
        m_size->setValue(m_network->currentData().toInt());
        describeNetwork();
    });
    const auto changed = [this] {
        m_images->setEnabled(m_byImages->isChecked());
        m_minutes->setEnabled(m_byMinutes->isChecked());
        m_imagesWithin = 0;
        m_trial->clear();
        if (m_byMinutes->isChecked() && m_context.plan.goal == RunKind::Structures)
            m_delay.start();
        emit completeChanged();
    };
    for (QSpinBox* spin : {m_size, m_images, m_crystals, m_seed})
        connect(spin, &QSpinBox::valueChanged, this, changed);
    connect(m_minutes, &QDoubleSpinBox::valueChanged, this, changed);
    connect(m_byImages, &QRadioButton::toggled, this, changed);
    connect(m_network, &QComboBox::currentIndexChanged, this, changed);
    connect(&m_delay, &QTimer::timeout, this, &NetworkPage::tryOut);
}

void NetworkPage::initializePage()
{
    const TrainingPlan& plan = m_context.plan;
    m_size->setValue(plan.inputSize);
    m_images->setValue(plan.goal == RunKind::Map ? static_cast<int>(nn::MapTrainingOptions{}.images)
                                                 : usualImagesOfAClassifier);
    m_crystals->setValue(plan.randomCrystals);
    m_seed->setValue(static_cast<int>(plan.seed));
    m_minutes->setEnabled(m_byMinutes->isChecked());
    describeNetwork();
}

void NetworkPage::describeNetwork()
{
    const auto& network = nn::networks()[static_cast<std::size_t>(m_network->currentIndex())];
    const auto classes = static_cast<int>(m_context.plan.candidates.size()) + 2;
    m_description->setText(
        tr("%1\n%2 parameters")
            .arg(toQString(network.description),
                 QLocale().toString(qlonglong(nn::parameterCount(network.id, 1, classes)))));
}

/// A classifier's specification counts images, so that it can be repeated: a trial tells how many fit.
void NetworkPage::tryOut()
{
    if (m_job)
        m_job->cancel();
    TrainingPlan plan = m_context.plan;
    plan.network = toStdString(m_network->currentText());
    plan.inputSize = m_size->value();
    m_trial->setText(tr("Trying out how fast this computer learns…"));
    m_job = m_context.runner.start(
        {Lane::Compute, tr("Try out the network")},
        [spec = trainingSpec(plan), minutes = m_minutes->value()](JobMonitor& job) {
            return nn::imagesWithin(minutes, spec, {}, job);
        },
        this,
        [this](std::int64_t images) {
            m_imagesWithin = images;
            m_trial->setText(tr("About %1 images in that time.").arg(QLocale().toString(qlonglong(images))));
            emit completeChanged();
        });
}

bool NetworkPage::isComplete() const
{
    return m_byImages->isChecked() || m_context.plan.goal == RunKind::Map || m_imagesWithin > 0;
}

bool NetworkPage::validatePage()
{
    TrainingPlan& plan = m_context.plan;
    plan.network = toStdString(m_network->currentText());
    plan.inputSize = m_size->value();
    const bool byMinutes = m_byMinutes->isChecked();
    plan.images = byMinutes && m_imagesWithin > 0 ? m_imagesWithin : m_images->value();
    plan.minutes = byMinutes && plan.goal == RunKind::Map ? m_minutes->value() : 0;
    plan.randomCrystals = m_crystals->value();
    plan.seed = m_seed->value();
    return true;
}

// --- summary
// -----------------------------------------------------------------------------------------------------

SummaryPage::SummaryPage(WizardContext context)
    : m_context(context), m_text(new QLabel(this)), m_json(new QPlainTextEdit(this)),
      m_command(new QLineEdit(this))
{
    setTitle(tr("Summary"));
    setSubTitle(tr("Run starts the training and saves this specification, which the command line repeats."));
    setFinalPage(true);
    m_text->setObjectName(QStringLiteral("summaryText"));
    m_text->setWordWrap(true);
    m_json->setObjectName(QStringLiteral("summaryJson"));
    m_json->setAccessibleName(tr("Specification"));
    m_json->setReadOnly(true);
    m_json->setTabChangesFocus(true);
    m_json->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_command->setObjectName(QStringLiteral("summaryCommand"));
    m_command->setAccessibleName(tr("Command"));
    m_command->setReadOnly(true);
    m_command->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    auto* copy = new QPushButton(tr("Copy"), this);
    copy->setToolTip(tr("Copy the command that repeats this training in a terminal"));
    auto* saveAs = new QPushButton(tr("Save specification…"), this);
    saveAs->setObjectName(QStringLiteral("summarySave"));
    auto* commandRow = new QHBoxLayout;
    commandRow->addWidget(m_command, 1);
    commandRow->addWidget(copy);
    commandRow->addWidget(saveAs);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_text);
    layout->addWidget(m_json, 1);
    layout->addLayout(commandRow);
    connect(copy, &QPushButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_command->text()); });
    connect(saveAs, &QPushButton::clicked, this, &SummaryPage::save);
}

void SummaryPage::initializePage()
{
    const TrainingPlan& plan = m_context.plan;
    QStringList names;
    for (const Candidate& candidate : plan.candidates)
        names << toQString(candidate.phase.name);
    const QString amount = plan.minutes > 0 ? tr("%1 min").arg(QLocale().toString(plan.minutes))
                                            : tr("%1 images").arg(QLocale().toString(qlonglong(plan.images)));
    QStringList lines{tr("%1: %2").arg(plan.name, names.join(QStringLiteral(", "))),
                      tr("Network %1, %2 × %2 px, %3, seed %4")
                          .arg(toQString(plan.network))
                          .arg(plan.inputSize)
                          .arg(amount)
                          .arg(plan.seed)};
    if (!plan.groups)
        lines << tr("Which candidates can be told apart was not examined.");
    m_text->setText(lines.join(QLatin1Char('\n')));
    m_specification = specification(plan);
    m_json->setPlainText(toQString(m_specification.dump(2)));
    m_command->setText(
        replayCommand(plan.goal, freeRunFolder(m_context.runsFolder, plan.name) / "spec.json"));
    m_command->setCursorPosition(0);
}

void SummaryPage::save()
{
    auto* dialog = new QFileDialog(this, tr("Save specification"), {}, tr("Specifications (*.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_context.runner.start(
            {Lane::Interactive, tr("Save %1").arg(QFileInfo(path).fileName())},
            [file = toPath(path),
             text = toStdString(m_json->toPlainText() + QLatin1Char('\n'))](JobMonitor&) {
                writeFileAtomically(file, text);
                return true;
            },
            this, [](bool) {});
    });
    dialog->open();
}

} // namespace kikuscope::ui
