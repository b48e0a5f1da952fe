// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/model_card.h"

#include "core/base/atomic_file.h"
#include "core/base/resources.h"
#include "core/jobs/job_monitor.h"
#include "core/nn/networks.h"
#include "ui/widgets/qt_convert.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>

namespace kikuscope::ui {
namespace {

struct ModelCard // translation context
{
    Q_DECLARE_TR_FUNCTIONS(ModelCard)
};

QString percent(double share) { return QLocale().toString(100 * share, 'f', 1); }

/// Text of a file between the marks of a table.
QString plain(QString text)
{
    for (const QChar mark : {QLatin1Char('\\'), QLatin1Char('|'), QLatin1Char('<'), QLatin1Char('*'),
                             QLatin1Char('_'), QLatin1Char('['), QLatin1Char('`')})
        text.replace(mark, QLatin1Char('\\') + QString(mark));
    return text.replace(QLatin1Char('\n'), QLatin1Char(' '));
}

QString plain(const std::string& text) { return plain(toQString(text)); }

class Table
{
public:
    explicit Table(const QStringList& titles)
    {
        add(titles);
        m_text += QLatin1Char('|') + QStringLiteral("---|").repeated(titles.size()) + QLatin1Char('\n');
    }
    void add(const QStringList& cells)
    {
        m_text += QStringLiteral("| ") + cells.join(QStringLiteral(" | ")) + QStringLiteral(" |\n");
    }
    QString text() const { return m_text + QLatin1Char('\n'); }

private:
    QString m_text;
};

QString networkText(const nn::ModelFile& model)
{
    const auto& table = nn::networks();
    const bool known = std::ranges::any_of(
        table, [&](const nn::NetworkInfo& network) { return network.id == model.network; });
    const QString size = ModelCard::tr("%1, %2 × %2 px").arg(plain(model.network)).arg(model.inputSize);
    return known ? ModelCard::tr("%1, %2 parameters")
                       .arg(size, QLocale().toString(
                                      qlonglong(nn::parameterCount(model.network, 1, model.classes.size()))))
                 : size;
}

QString recipeText(const nn::ModelFile& model)
{
    QStringList steps;
    for (const Json& step : model.recipe.toJson())
        steps << plain(step.value("step", std::string()));
    return steps.join(QStringLiteral(" → "));
}

QString classesText(const nn::ModelFile& model)
{
    QStringList names;
    for (int id = 1; id <= model.classes.size(); ++id) {
        const bool other = std::ranges::find(model.otherClasses, id) != model.otherClasses.end();
        const QString name = plain(model.classes[id].name);
        names << (other ? ModelCard::tr("%1 (reported as unknown)").arg(name) : name);
    }
    return QStringLiteral("%1: %2").arg(names.size()).arg(names.join(QStringLiteral(", ")));
}

using Rows = std::vector<QStringList>;

Rows trainingRows(const Json& training)
{
    if (!training.contains("spec"))
        return {};
    const Json& spec = training.at("spec");
    QStringList structures;
    for (const Json& entry : spec.at("classes"))
        for (const Json& structure : entry.at("structures"))
            structures << plain(structure.get<std::string>());
    Rows rows{{ModelCard::tr("Trained on"), structures.join(QStringLiteral(", "))},
              {ModelCard::tr("Training"),
               ModelCard::tr("%1 images, seed %2, %3")
                   .arg(QLocale().toString(qlonglong(spec.at("images").get<std::int64_t>())),
                        QString::number(spec.at("seed").get<qulonglong>()),
                        toQString(formatDuration(training.at("seconds_of_last_run").get<double>())))}};
    if (const auto start = spec.value("start_from", std::string()); !start.empty())
        rows.push_back({ModelCard::tr("Started from"), plain(start)});
    return rows;
}

QString byNoise(const Json& metrics)
{
    if (!metrics.contains("by_noise"))
        return {};
    Table table({ModelCard::tr("noise / signal"), ModelCard::tr("accuracy %"), ModelCard::tr("accepted %"),
                 ModelCard::tr("accuracy of the accepted %")});
    for (const Json& level : metrics.at("by_noise"))
        table.add({QLocale().toString(level.at("noise_to_signal").get<double>()),
                   percent(level.at("accuracy").get<double>()), percent(level.at("accepted").get<double>()),
                   percent(level.at("accuracy_of_accepted").get<double>())});
    return QStringLiteral("## %1\n\n%2\n\n")
               .arg(ModelCard::tr("Simulated patterns: new orientations of the trained structures"),
                    ModelCard::tr("They say little about recorded patterns.")) +
           table.text();
}

QString heldOut(const Json& metrics)
{
    if (!metrics.contains("held_out_real_patterns"))
        return {};
    const Json& report = metrics.at("held_out_real_patterns");
    Table table({ModelCard::tr("class"), ModelCard::tr("patterns"), ModelCard::tr("agreement %")});
    for (const Json& entry : report.at("classes"))
        table.add({plain(entry.at("class").get<std::string>()),
                   QString::number(entry.at("patterns").get<std::int64_t>()),
                   percent(entry.at("agreement").get<double>())});
    table.add({ModelCard::tr("all"), QString::number(report.at("patterns").get<std::int64_t>()),
               percent(report.at("agreement").get<double>())});
    return QStringLiteral("## %1\n\n")
               .arg(ModelCard::tr(
                   "Recorded patterns of the map, in regions it was not taught, against matching")) +
           table.text();
}

/// Other programs' files may hold anything there: what cannot be read is left out.
template <class Part> auto readable(Part part) -> decltype(part())
{
    try {
        return part();
    } catch (const nlohmann::json::exception&) {
        return {};
    }
}

} // namespace

QString modelCard(const nn::ModelFile& model)
{
    QString card = QStringLiteral("# %1\n\n%2\n\n").arg(plain(model.name), plain(model.description));
    Table facts({ModelCard::tr("Property"), ModelCard::tr("Value")});
    facts.add({ModelCard::tr("Network"), networkText(model)});
    facts.add({ModelCard::tr("Classes"), classesText(model)});
    facts.add({ModelCard::tr("Preprocessing"), recipeText(model)});
    for (const QStringList& row : readable([&] { return trainingRows(model.training); }))
        facts.add(row);
    facts.add({ModelCard::tr("File"), plain(fromPath(model.path))});
    facts.add({QStringLiteral("SHA-256"), toQString(model.hash)});
    card += facts.text();
    card += readable([&] { return heldOut(model.metrics); });
    card += readable([&] { return byNoise(model.metrics); });
    return card;
}

QString bundledCard(const std::string& name)
{
    try {
        return toQString(readTextFile(resourcePath("models/" + name + ".md")));
    } catch (const Error&) {
        return {};
    }
}

} // namespace kikuscope::ui
