// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/saed/class_page.h"

#include "core/nn/modality.h"
#include "core/simulate/spot_classes/spot_classes.h"
#include "ui/plot/probability_bars.h"
#include "ui/saed/spot_bench.h"
#include "ui/saed/tables.h"
#include "ui/widgets/qt_convert.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QSettings>
#include <QVBoxLayout>
#include <algorithm>
#include <numeric>

namespace kikuscope::ui {
namespace {

constexpr std::size_t shownClasses = 4;
constexpr int barsHeight = 112;
constexpr int strongestTint = 110; // of 255: text stays readable on it

/// Indices by falling value.
template <class T> std::vector<std::size_t> ranked(const std::vector<T>& values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] > values[b]; });
    return order;
}

} // namespace

ClassPage::ClassPage(SpotBench& bench, QWidget* parent)
    : QWidget(parent), m_bench(bench), m_models(new QComboBox(this)), m_zone(new QComboBox(this)), m_hint(new QLabel(this)), m_answer(new QLabel(this)),
      m_poolTitle(new QLabel(this)), m_pooled(new QCheckBox(tr("Counts for the space group"), this)), m_classBars(new ProbabilityBars(this)),
      m_groupBars(new ProbabilityBars(this)), m_steps(makeTable("saedPool", tr("Space groups, pattern by pattern"), {tr("Patterns")}, this))
{
    m_models->setObjectName(QStringLiteral("saedModel"));
    m_models->setAccessibleName(tr("Model for spot patterns"));
    m_zone->setObjectName(QStringLiteral("saedKnownZone"));
    m_zone->setAccessibleName(tr("Zone axis of this pattern"));
    m_zone->setToolTip(tr("Where the zone axis is known, the space group follows with fewer patterns"));
    m_zone->addItem(tr("not known"), -1);
    for (const simulate::ZoneAxis& zone : simulate::standardZoneAxes())
        m_zone->addItem(toQString(simulate::zoneName(zone)), m_zone->count() - 1);
    for (QLabel* text : {m_hint, m_answer, m_poolTitle})
        text->setWordWrap(true);
    m_hint->setObjectName(QStringLiteral("saedModelHint"));
    m_answer->setObjectName(QStringLiteral("saedAnswer"));
    m_poolTitle->setObjectName(QStringLiteral("saedPoolTitle"));
    m_pooled->setObjectName(QStringLiteral("saedPooled"));
    m_classBars->setObjectName(QStringLiteral("saedClassBars"));
    m_groupBars->setObjectName(QStringLiteral("saedGroupBars"));
    m_classBars->setFixedHeight(barsHeight);
    m_groupBars->setFixedHeight(barsHeight + 16);

    auto* modelLine = new QHBoxLayout;
    auto* modelLabel = new QLabel(tr("&Model"), this);
    modelLabel->setBuddy(m_models);
    modelLine->addWidget(modelLabel);
    modelLine->addWidget(m_models, 1);
    auto* zoneLine = new QHBoxLayout;
    auto* zoneLabel = new QLabel(tr("&Zone axis"), this);
    zoneLabel->setBuddy(m_zone);
    zoneLine->addWidget(zoneLabel);
    zoneLine->addWidget(m_zone);
    zoneLine->addWidget(m_pooled, 1);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(modelLine);
    layout->addWidget(m_hint);
    layout->addLayout(zoneLine);
    layout->addWidget(m_answer);
    layout->addWidget(m_classBars);
    layout->addWidget(m_poolTitle);
    layout->addWidget(m_groupBars);
    layout->addWidget(m_steps, 1);

    fillModels();
    connect(m_models, &QComboBox::activated, this, &ClassPage::chooseModel);
    connect(m_zone, &QComboBox::activated, this, [this] {
        const int zone = m_zone->currentData().toInt();
        m_bench.setKnownZone(m_id, zone < 0 ? std::nullopt : std::optional(zone));
    });
    connect(m_pooled, &QCheckBox::toggled, this, [this](bool on) { m_bench.setPooled(m_id, on); });
    connect(&bench, &SpotBench::changed, this, [this](int id) {
        if (id == m_id)
            refresh();
    });
    connect(&bench, &SpotBench::poolChanged, this, &ClassPage::refreshPool);
    connect(&bench, &SpotBench::modelChanged, this, [this] {
        if (m_bench.model() && !m_wanted.isEmpty())
            QSettings().setValue(QStringLiteral("saed/model"), m_wanted);
        fillModels();
        refresh();
        refreshPool();
    });
    const QString last = QSettings().value(QStringLiteral("saed/model")).toString();
    const auto bundled = nn::bundledSpotModels();
    const bool isThere = std::find(bundled.begin(), bundled.end(), toStdString(last)) != bundled.end() || (!last.isEmpty() && QFileInfo::exists(last));
    if (isThere || !bundled.empty()) {
        m_wanted = isThere ? last : toQString(bundled.front());
        m_bench.loadModel(m_wanted);
    }
    refresh();
    refreshPool();
}

void ClassPage::fillModels()
{
    const QSignalBlocker blocker(m_models);
    m_models->clear();
    for (const std::string& name : nn::bundledSpotModels())
        m_models->addItem(toQString(name), toQString(name));
    if (m_bench.model() && m_models->findText(m_bench.model()->name) < 0)
        m_models->addItem(m_bench.model()->name, m_wanted);
    m_models->setCurrentIndex(m_bench.model() ? m_models->findText(m_bench.model()->name) : -1);
    m_models->setPlaceholderText(m_models->count() > 0 ? tr("Choose a model") : tr("no model is installed"));
    m_models->addItem(tr("Open model file…"), QString());
}

void ClassPage::chooseModel()
{
    const QString choice = m_models->currentData().toString();
    fillModels(); // what is used, until another one is loaded
    if (choice.isEmpty() || choice == m_wanted)
        return choice.isEmpty() ? askModel() : void();
    m_wanted = choice;
    m_bench.loadModel(choice);
}

void ClassPage::askModel()
{
    auto* dialog = new QFileDialog(this, tr("Open model"), QSettings().value(QStringLiteral("folder")).toString(), tr("Models (*.safetensors);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        m_wanted = path;
        m_bench.loadModel(path);
    });
    dialog->open();
}

void ClassPage::show(int id)
{
    m_id = id;
    refresh();
}

void ClassPage::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange) { // bars and cells have the theme's colours
        refresh();
        refreshPool();
    }
    QWidget::changeEvent(event);
}

void ClassPage::refresh()
{
    const auto& model = m_bench.model();
    m_hint->setVisible(!model);
    m_hint->setText(tr("Classes need a model for spot patterns. Choose one, or train it with <tt>kikuscope-cli saed train</tt> and open its file."));
    const bool isOpen = m_bench.has(m_id);
    m_zone->setEnabled(isOpen && model);
    m_pooled->setEnabled(isOpen && model);
    m_answer->setVisible(model != nullptr);
    m_classBars->setVisible(model != nullptr);
    if (!isOpen || !model) {
        m_answer->setText(tr("No pattern is chosen."));
        return m_classBars->setBars({});
    }
    const OpenSpotPattern& p = m_bench.pattern(m_id);
    {
        const QSignalBlocker zoneBlocker(m_zone), pooledBlocker(m_pooled);
        m_zone->setCurrentIndex(m_zone->findData(p.zone.value_or(-1)));
        m_pooled->setChecked(p.pooled);
    }
    if (p.probabilities.empty()) {
        m_answer->setText(p.error.isEmpty() ? tr("Not classified yet.") : p.error);
        return m_classBars->setBars({});
    }
    const auto order = ranked(p.probabilities);
    const QString best = model->classes.value(static_cast<int>(order[0]));
    m_answer->setText(isAccepted(*model, p.probabilities) ? tr("Class of this pattern: <b>%1</b>").arg(best)
                                                          : tr("Class of this pattern: <b>unknown</b>; it is left out of the space group"));
    std::vector<ProbabilityBar> bars;
    for (std::size_t k = 0; k < std::min(shownClasses, order.size()); ++k)
        bars.push_back({model->classes.value(static_cast<int>(order[k])), p.probabilities[order[k]], themeColours().accent});
    m_classBars->setBars(bars);
}

void ClassPage::refreshPool()
{
    const auto& model = m_bench.model();
    m_poolTitle->setVisible(model != nullptr);
    m_groupBars->setVisible(model != nullptr);
    m_steps->setVisible(model != nullptr);
    m_steps->setRowCount(0);
    if (!model)
        return;
    const nn::SpotKnowledge& knowledge = model->knowledge;
    const std::vector<PoolStep> steps = m_bench.pool();
    m_poolTitle->setText(steps.empty() ? tr("Space group: no pattern counts yet") : tr("Space group from %n patterns of one crystal", nullptr, static_cast<int>(steps.size())));
    QStringList header{tr("Patterns")};
    for (const int group : knowledge.groups)
        header << QString::number(group);
    m_steps->setColumnCount(static_cast<int>(header.size()));
    m_steps->setHorizontalHeaderLabels(header);
    for (std::size_t g = 0; g < knowledge.groups.size(); ++g) {
        QStringList alike;
        for (const int other : simulate::indistinguishableGroups(knowledge.groups[g]))
            alike << QString::number(other);
        m_steps->horizontalHeaderItem(static_cast<int>(g) + 1)->setToolTip(tr("Space groups whose spot patterns look the same: %1").arg(alike.join(QStringLiteral(", "))));
    }
    m_steps->setRowCount(static_cast<int>(steps.size()));
    for (int r = 0; r < m_steps->rowCount(); ++r) {
        const PoolStep& step = steps[static_cast<std::size_t>(r)];
        const QString name = QFileInfo(m_bench.pattern(step.pattern).path).completeBaseName();
        setCell(m_steps, r, 0, r == 0 ? name : QStringLiteral("+ ") + name)->setToolTip(name);
        for (std::size_t g = 0; g < step.probabilities.size(); ++g) {
            auto* cell = setCell(m_steps, r, static_cast<int>(g) + 1, locale().toString(100 * step.probabilities[g], 'f', 1) + QStringLiteral(" %"));
            QColor tint = themeColours().accent;
            tint.setAlpha(static_cast<int>(strongestTint * step.probabilities[g]));
            cell->setBackground(tint);
        }
    }
    std::vector<ProbabilityBar> bars;
    if (!steps.empty())
        for (const std::size_t g : ranked(steps.back().probabilities))
            bars.push_back({QString::number(knowledge.groups[g]), steps.back().probabilities[g], themeColours().accent});
    m_groupBars->setBars(bars);
}

} // namespace kikuscope::ui
