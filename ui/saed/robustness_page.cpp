// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/saed/robustness_page.h"

#include "core/base/atomic_file.h"
#include "core/base/resources.h"
#include "core/crystal/structure_library.h"
#include "ui/plot/accuracy_curve.h"
#include "ui/saed/spot_bench.h"
#include "ui/saed/tables.h"
#include "ui/widgets/elided_combo_box.h"
#include "ui/widgets/qt_convert.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSpinBox>
#include <algorithm>

namespace kikuscope::ui {
namespace {

/// Names in the bundled specification, here to be translated.
[[maybe_unused]] constexpr const char* defectNames[] = {
    QT_TRANSLATE_NOOP("kikuscope::ui::RobustnessPage", "axial strain"),
    QT_TRANSLATE_NOOP("kikuscope::ui::RobustnessPage", "shear (rad)"),
    QT_TRANSLATE_NOOP("kikuscope::ui::RobustnessPage", "thermal displacements (K)"),
    QT_TRANSLATE_NOOP("kikuscope::ui::RobustnessPage", "vacancies, one in n x n x n cells"),
    QT_TRANSLATE_NOOP("kikuscope::ui::RobustnessPage", "substitution, one in n x n x n cells"),
    QT_TRANSLATE_NOOP("kikuscope::ui::RobustnessPage", "interstitial C"),
    QT_TRANSLATE_NOOP("kikuscope::ui::RobustnessPage", "four edge dislocations"),
    QT_TRANSLATE_NOOP("kikuscope::ui::RobustnessPage", "twin boundary"),
};

QString defectTitle(const Json& curve)
{
    return QCoreApplication::translate("kikuscope::ui::RobustnessPage", curve.at("name").get_ref<const std::string&>().c_str());
}

bool isPerfect(const Json& curve) { return !curve.contains("defects") && !curve.contains("vary"); }

/// "3 %" of a strain, the number itself of everything else.
QString valueText(const std::string& vary, const Json& value)
{
    if (!value.is_number())
        return RobustnessPage::tr("with defect");
    const double number = value.get<double>();
    return vary == "axial_strain" ? QLocale().toString(100 * number, 'g', 3) + QStringLiteral(" %") : QLocale().toString(number, 'g', 4);
}

/// Curve of the table and the plot: perfect crystals first.
std::vector<AccuracyPoint> pointsOf(const Json* perfect, const Json* curve)
{
    std::vector<AccuracyPoint> points;
    const auto add = [&](const QString& condition, const Json& accuracy) {
        points.push_back({condition, accuracy.at("value"), accuracy.at("low"), accuracy.at("high")});
    };
    if (perfect)
        add(RobustnessPage::tr("perfect"), perfect->at("accuracy"));
    if (curve)
        for (const Json& point : curve->at("points"))
            add(valueText(curve->at("vary"), point.at("value")), point.at("accuracy"));
    return points;
}

} // namespace

RobustnessPage::RobustnessPage(SpotBench& bench, JobRunner& runner, QWidget* parent)
    : QWidget(parent), m_bench(bench), m_runner(runner), m_crystal(new ElidedComboBox(this)), m_defect(new ElidedComboBox(this)), m_images(new QSpinBox(this)),
      m_start(new QPushButton(this)), m_save(new QPushButton(tr("Save &accuracies…"), this)), m_progress(new QProgressBar(this)), m_state(new QLabel(this)),
      m_curve(new AccuracyCurve(this)), m_table(makeTable("saedRobustnessTable", tr("Accuracies"), {tr("Condition"), tr("Patterns"), tr("Right / %"), tr("95 % interval")}, this))
{
    m_crystal->setObjectName(QStringLiteral("saedRobustnessCrystal"));
    m_crystal->setAccessibleName(tr("Crystal"));
    m_defect->setObjectName(QStringLiteral("saedRobustnessDefect"));
    m_defect->setAccessibleName(tr("Lattice defect"));
    m_images->setObjectName(QStringLiteral("saedRobustnessImages"));
    m_images->setAccessibleName(tr("Patterns for each point"));
    m_images->setToolTip(tr("Patterns that are simulated for each point of the curve, the 16 zone axes in turn"));
    m_images->setRange(16, 4096);
    m_images->setSingleStep(16);
    m_images->setValue(64);
    m_start->setObjectName(QStringLiteral("saedRobustnessStart"));
    m_save->setObjectName(QStringLiteral("saedRobustnessSave"));
    m_progress->setObjectName(QStringLiteral("saedRobustnessProgress"));
    m_progress->setAccessibleName(tr("Progress of the measurement"));
    m_progress->setTextVisible(false);
    m_state->setObjectName(QStringLiteral("saedRobustnessState"));
    m_state->setWordWrap(true);
    m_curve->setObjectName(QStringLiteral("saedRobustnessCurve"));

    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Crystal"), m_crystal);
    form->addRow(tr("&Defect"), m_defect);
    form->addRow(tr("Patterns"), m_images);
    auto* run = new QHBoxLayout;
    run->addWidget(m_start);
    run->addWidget(m_progress, 1);
    run->addWidget(m_save);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addLayout(run);
    layout->addWidget(m_state);
    layout->addWidget(m_curve, 2);
    layout->addWidget(m_table, 1);

    connect(m_start, &QPushButton::clicked, this, [this] { m_job ? m_job->cancel() : measure(); });
    connect(m_save, &QPushButton::clicked, this, &RobustnessPage::saveRequested);
    for (QComboBox* box : {m_crystal, m_defect})
        connect(box, &QComboBox::currentIndexChanged, this, &RobustnessPage::refresh);
    connect(&bench, &SpotBench::modelChanged, this, [this] {
        m_perfect.clear(); // those of another model
        m_measured.clear();
        fillCrystals();
        refresh();
    });
    connect(&bench, &SpotBench::structureChanged, this, &RobustnessPage::fillCrystals);
    m_runner.start({Lane::Interactive, tr("Read the list of defects"), {}, {}, false},
                   [](JobMonitor&) {
                       crystal::structureLibrary(); // for fillCrystals()
                       const auto file = resourcePath("models/saed/robustness.json");
                       return parseJson(readTextFile(file), file.string()).at("curves");
                   },
                   this,
                   [this](Json curves) {
                       m_defects = std::move(curves);
                       for (const Json& curve : m_defects)
                           if (!isPerfect(curve))
                               m_defect->addItem(defectTitle(curve), toQString(curve.at("name")));
                       fillCrystals();
                       refresh();
                   });
    refresh();
}

/// Library structures of the model's space groups, and the structure of the window where it is a file.
void RobustnessPage::fillCrystals()
{
    if (m_defects.empty() || !m_bench.model())
        return;
    const QString before = m_crystal->currentData().toString();
    const QSignalBlocker blocker(m_crystal);
    m_crystal->clear();
    const std::vector<int>& groups = m_bench.model()->knowledge.groups;
    for (const auto& structure : crystal::structureLibrary())
        if (std::find(groups.begin(), groups.end(), structure.phase.spaceGroup) != groups.end())
            m_crystal->addItem(QStringLiteral("%1  (%2)").arg(toQString(structure.phase.name)).arg(structure.phase.spaceGroup), toQString(structure.phase.name));
    const QString& own = m_bench.structure();
    if (own.endsWith(QLatin1String(".cif"), Qt::CaseInsensitive))
        m_crystal->addItem(QFileInfo(own).fileName(), own);
    m_crystal->setCurrentIndex(std::max(0, m_crystal->findData(before)));
    refresh();
}

void RobustnessPage::measure()
{
    const QString crystal = m_crystal->currentData().toString(), defect = m_defect->currentData().toString();
    nn::RobustnessSpec spec;
    spec.structures = {toStdString(crystal)};
    spec.images = m_images->value();
    for (const Json& curve : m_defects)
        if (curve.at("name") == toStdString(defect) || (isPerfect(curve) && !m_perfect.contains(crystal)))
            spec.curves.push_back(curve);
    const QString title = tr("Measure %1 with %2").arg(m_bench.model()->name, m_defect->currentText());
    m_job = m_runner.start({Lane::Compute, title, tr("patterns")},
                           [model = m_bench.model(), spec](JobMonitor& job) { return model->robustness(spec, job); }, this,
                           [this, crystal, model = m_bench.model()](const Json& report) {
                               if (model == m_bench.model())
                                   takeReport(report, crystal);
                           });
    connect(m_job, &Job::changed, this, [this] {
        const JobChannel::Progress progress = m_job->progress();
        m_progress->setRange(0, static_cast<int>(std::max<std::int64_t>(progress.total, 1)));
        m_progress->setValue(static_cast<int>(progress.done));
    });
    connect(m_job, &Job::finished, this, [this, job = m_job.data(), title] {
        if (job->state() == JobState::Failed)
            emit failed(title, job->errorMessage(), job->errorDetails());
        m_job = nullptr;
        refresh();
    });
    refresh();
}

void RobustnessPage::takeReport(const Json& report, const QString& crystal)
{
    for (const Json& curve : report.at("curves"))
        if (curve.at("vary").get_ref<const std::string&>().empty() && curve.at("name") == "perfect")
            m_perfect[crystal] = curve.at("points").at(0);
        else
            m_measured[{crystal, toQString(curve.at("name"))}] = curve;
    refresh();
}

void RobustnessPage::refresh()
{
    const auto& model = m_bench.model();
    const bool canMeasure = model && model->robustness && m_crystal->count() > 0 && m_defect->count() > 0;
    m_start->setText(m_job ? tr("S&top") : tr("&Measure"));
    m_start->setEnabled(canMeasure || m_job);
    m_progress->setVisible(m_job);
    for (QWidget* choice : {static_cast<QWidget*>(m_crystal), static_cast<QWidget*>(m_defect), static_cast<QWidget*>(m_images)})
        choice->setEnabled(canMeasure && !m_job);
    m_save->setEnabled(!m_measured.empty());
    const QString crystal = m_crystal->currentData().toString();
    const auto perfect = m_perfect.find(crystal);
    const auto measured = m_measured.find({crystal, m_defect->currentData().toString()});
    const Json* perfectPoint = perfect == m_perfect.end() ? nullptr : &perfect->second;
    const Json* curve = measured == m_measured.end() ? nullptr : &measured->second;
    const std::vector<AccuracyPoint> points = pointsOf(perfectPoint, curve);
    m_curve->setPoints(points, m_defect->currentText());
    if (!model)
        m_state->setText(tr("Choose a model for spot patterns on the page Space group."));
    else if (m_job)
        m_state->setText(tr("Patterns of %1 with this defect are simulated and classified…").arg(m_crystal->currentText()));
    else if (!curve)
        m_state->setText(tr("Measure how often %1 still names the class of simulated patterns when the crystal has this defect.").arg(model->name));
    else
        m_state->setText(tr("Simulated patterns. Bars: 95 % intervals; dashed: without the defect."));
    m_table->setRowCount(static_cast<int>(points.size()));
    for (int r = 0; r < m_table->rowCount(); ++r) {
        const AccuracyPoint& point = points[static_cast<std::size_t>(r)];
        const int inCurve = perfectPoint ? r - 1 : r;
        const Json& source = inCurve < 0 ? *perfectPoint : curve->at("points").at(static_cast<std::size_t>(inCurve));
        setCell(m_table, r, 0, point.condition);
        setCell(m_table, r, 1, QString::number(source.at("images").get<int>()));
        setCell(m_table, r, 2, locale().toString(100 * point.value, 'f', 1));
        setCell(m_table, r, 3, QStringLiteral("%1–%2").arg(locale().toString(100 * point.low, 'f', 1), locale().toString(100 * point.high, 'f', 1)));
    }
}

QString RobustnessPage::csv() const
{
    QString text = QStringLiteral("model,crystal,defect,value,patterns,accuracy,low,high\n");
    const QString model = m_bench.model() ? m_bench.model()->name : QString();
    const auto line = [&](const QString& crystal, const std::string& defect, const Json& point) {
        const Json& e = point.at("accuracy");
        const QString value = point.at("value").is_null() ? QString() : toQString(point.at("value").dump());
        text += QStringLiteral("%1,\"%2\",\"%3\",%4,%5,%6,%7,%8\n")
                    .arg(model, crystal, toQString(defect), value)
                    .arg(point.at("images").get<int>())
                    .arg(e.at("value").get<double>())
                    .arg(e.at("low").get<double>())
                    .arg(e.at("high").get<double>());
    };
    for (const auto& [crystal, point] : m_perfect)
        line(crystal, "perfect", point);
    for (const auto& [key, curve] : m_measured)
        for (const Json& point : curve.at("points"))
            line(key.first, curve.at("name"), point);
    return text;
}

} // namespace kikuscope::ui
