// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/workbench.h"

#include "core/analysis/confusion_matrix.h"
#include "core/base/atomic_file.h"
#include "core/base/resources.h"
#include "core/base/sha256.h"
#include "core/io/formats.h"
#include "core/io/kikuscope_h5.h"
#include "core/io/project.h"
#include "core/nn/symmetry_level.h"
#include "ui/session/user_models.h"
#include "ui/widgets/qt_convert.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QLocale>
#include <algorithm>
#include <filesystem>
#include <iterator>
#include <variant>

namespace kikuscope::ui {
namespace {

constexpr int feedIntervalMs = 50, feedBudgetMs = 4;
const char* const demoSpecification = "demo/demo.json";
const char* const demoModel = "phases-starter";
const char* const resultFormat = "kikuscope-result";

using Opened =
    std::variant<std::shared_ptr<const EbsdScan>, std::shared_ptr<PhaseMap>, std::shared_ptr<const SemImage>>;

bool isPicture(const std::filesystem::path& path)
{
    static const QStringList suffixes{"png", "jpg", "jpeg", "bmp"};
    return suffixes.contains(QFileInfo(fromPath(path)).suffix().toLower());
}

bool isTiff(const std::filesystem::path& path)
{
    const QString suffix = QFileInfo(fromPath(path)).suffix().toLower();
    return suffix == QLatin1String("tif") || suffix == QLatin1String("tiff");
}

Opened openAny(const std::filesystem::path& path)
{
    if (isPicture(path))
        return std::make_shared<const SemImage>(io::openSemImage(path));
    if (!std::filesystem::is_directory(path) && io::isResultFile(path))
        return std::make_shared<PhaseMap>(io::readPhaseMap(path));
    try {
        return std::make_shared<const EbsdScan>(io::openScan(path));
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::Unsupported ||
            !isTiff(path)) // one grey picture, not a stack of patterns
            throw;
    }
    return std::make_shared<const SemImage>(io::openSemImage(path));
}

/// Identifies input and model, so that a journal is never continued with other data.
Json journalKey(const EbsdScan& scan, const nn::ModelFile& model)
{
    std::error_code ignored;
    const auto size = std::filesystem::is_regular_file(scan.path, ignored)
                          ? std::filesystem::file_size(scan.path, ignored)
                          : 0;
    const auto changed = std::filesystem::last_write_time(scan.path, ignored).time_since_epoch().count();
    return Json{{"input", fromPath(scan.path).toStdString()},
                {"scan", scan.name},
                {"bytes", size},
                {"changed", changed},
                {"model", model.hash},
                {"recipe", model.recipe.toJson()},
                {"pattern_centre", nn::toldPatternCentre(scan.detector, model)}};
}

/// Blocks of a GUI classification are kept in the cache folder until the run is complete: nothing is lost
/// when the program is killed. Scans that exist in memory only have nothing to resume.
std::unique_ptr<io::ResultJournal> openJournal(const EbsdScan& scan, const nn::ModelFile& model)
{
    if (scan.path.empty() || model.hash.empty())
        return nullptr;
    const Json key = journalKey(scan, model);
    const auto folder = cacheFolder() / "results";
    std::filesystem::create_directories(folder);
    return std::make_unique<io::ResultJournal>(folder / (sha256Hex(key.dump()).substr(0, 32) + ".h5"), key);
}

} // namespace

std::shared_ptr<const EbsdScan> scanOfResult(const PhaseMap& map)
{
    EbsdScan scan;
    scan.name = map.name;
    scan.format = resultFormat;
    scan.grid = map.grid;
    return std::make_shared<const EbsdScan>(std::move(scan));
}

bool isOnlyGrid(const EbsdScan& scan) { return scan.format == resultFormat; }

std::shared_ptr<const nn::ModelFile> answeringWith(const std::shared_ptr<const nn::ModelFile>& model, const std::string& level)
{
    return !level.empty() && nn::knowsLevel(*model, level) ? nn::atLevel(*model, level) : model;
}

Workbench::Workbench(Session& session, JobRunner& runner, WorkbenchFunctions functions, QObject* parent)
    : QObject(parent), m_session(session), m_runner(runner), m_functions(std::move(functions))
{
    m_feedTimer.setInterval(feedIntervalMs);
    connect(&m_feedTimer, &QTimer::timeout, this, &Workbench::drainFeed);
    connect(&runner, &JobRunner::failed, this, &Workbench::failed);
    connect(&session, &Session::referenceChanged, this, &Workbench::compareMaps);
    connect(&session, &Session::counterpartChanged, this, &Workbench::compareMaps);
    connect(&session, &Session::resultChanged, this, &Workbench::compareMaps); // also by undo
    connect(&session, &Session::referenceChanged, this, &Workbench::countPhases);
    connect(&session, &Session::resultChanged, this, &Workbench::countPhases);
}

/// Frees large maps on the interactive lane: giving back a gigabyte takes longer than a frame.
void Workbench::retire(std::vector<std::shared_ptr<const void>> old)
{
    m_runner.start(
        {Lane::Interactive, tr("Free memory"), {}, {}, false},
        [old = std::move(old)](JobMonitor&) mutable {
            old.clear();
            return true;
        },
        this, [](bool) {});
}

void Workbench::setScan(std::shared_ptr<const EbsdScan> scan)
{
    std::vector<std::shared_ptr<const void>> old{m_session.scan(), m_session.reference(), m_session.result()};
    m_session.setScan(std::move(scan));
    retire(std::move(old));
}

void Workbench::report(const QString& title, const Error& error)
{
    emit failed(title, toQString(error.what()), toQString(error.details()));
}

void Workbench::open(const QString& path)
{
    if (io::isProjectFile(toPath(path)))
        return emit projectRequested(path);
    const QString name = QFileInfo(path).fileName();
    m_runner.start(
        {Lane::Interactive, tr("Open %1").arg(name)},
        [file = toPath(path)](JobMonitor&) { return openAny(file); }, this,
        [this, path, name](Opened opened) {
            if (auto* scan = std::get_if<std::shared_ptr<const EbsdScan>>(&opened))
                adoptScan(*scan, path);
            else if (auto* result = std::get_if<std::shared_ptr<PhaseMap>>(&opened))
                adoptResult(*result, path);
            else if (m_session.scan())
                m_session.addSemImage(std::get<std::shared_ptr<const SemImage>>(opened), toPath(path));
            else
                return report(
                    tr("Open %1").arg(name),
                    Error(ErrorKind::Inconsistent,
                          toStdString(
                              tr("An electron image needs a map to go with it; open the scan first."))));
            emit this->opened(path);
        });
}

void Workbench::guarded(Loss loss, std::function<void()> change)
{
    if (m_guard)
        m_guard(loss, std::move(change));
    else
        change();
}

void Workbench::replaceScan(std::shared_ptr<const EbsdScan> scan)
{
    stopClassifying();
    setScan(std::move(scan));
}

void Workbench::adoptScan(std::shared_ptr<const EbsdScan> scan, const QString& path)
{
    const auto& current = m_session.scan();
    const bool fits = current && current->patterns && !scan->patterns && scan->indexing &&
                      scan->grid.rows == current->grid.rows && scan->grid.cols == current->grid.cols;
    if (fits)
        return adoptReference(scan->indexing, path);
    guarded(Loss::Scan, [this, scan = std::move(scan)] { replaceScan(scan); });
}

void Workbench::adoptResult(std::shared_ptr<PhaseMap> result, const QString& path)
{
    const auto& scan = m_session.scan();
    const bool fits = scan && scan->grid.rows == result->grid.rows && scan->grid.cols == result->grid.cols;
    guarded(fits ? Loss::Result : Loss::Scan, [this, fits, path, result = std::move(result)] {
        stopClassifying();
        if (!fits)
            setScan(scanOfResult(*result));
        m_session.setResult(result, false, toPath(path));
    });
}

void Workbench::adoptReference(std::shared_ptr<const CrystalMap> map, const QString& path)
{
    try {
        m_session.setReference(std::move(map), toPath(path));
    } catch (const Error& error) {
        report(tr("Open reference map"), error);
    }
}

void Workbench::openReference(const QString& path)
{
    m_runner.start(
        {Lane::Interactive, tr("Open reference %1").arg(QFileInfo(path).fileName())},
        [file = toPath(path)](JobMonitor&) {
            return std::make_shared<const CrystalMap>(io::openCrystalMap(file));
        },
        this,
        [this, path](std::shared_ptr<const CrystalMap> map) {
            if (!m_session.scan()) { // its file is that of the scan
                EbsdScan scan;
                scan.name = map->name;
                scan.path = toPath(path);
                scan.grid = map->grid;
                scan.indexing = map;
                setScan(std::make_shared<const EbsdScan>(std::move(scan)));
            } else {
                adoptReference(map, path);
            }
            emit opened(path);
        });
}

void Workbench::openSemImage(const QString& path)
{
    m_runner.start(
        {Lane::Interactive, tr("Open electron image %1").arg(QFileInfo(path).fileName())},
        [file = toPath(path)](JobMonitor&) {
            return std::make_shared<const SemImage>(io::openSemImage(file));
        },
        this,
        [this, path](std::shared_ptr<const SemImage> image) {
            m_session.addSemImage(std::move(image), toPath(path));
            emit opened(path);
        });
}

void Workbench::setLevel(const QString& level)
{
    m_level = level;
    if (!m_model)
        return;
    m_runner.start({Lane::Interactive, tr("Level of the answer"), {}, QStringLiteral("model"), false},
                   [model = m_model, name = toStdString(level)](JobMonitor&) { return answeringWith(model, name); }, this,
                   [this](std::shared_ptr<const nn::ModelFile> model) { m_session.setModel(std::move(model)); });
}

void Workbench::adoptModel(std::shared_ptr<const nn::ModelFile> model, std::shared_ptr<const nn::ModelFile> levelled, const QString& level)
{
    m_model = std::move(model);
    m_level = level;
    m_session.setModel(std::move(levelled));
}

void Workbench::chooseModel(const QString& nameOrPath, bool quiet)
{
    struct Loaded
    {
        std::shared_ptr<const nn::ModelFile> model, levelled;
        std::optional<Error> error;
    };
    const QString title = tr("Load model %1").arg(QFileInfo(nameOrPath).completeBaseName());
    m_runner.start(
        {Lane::Interactive, title, {}, QStringLiteral("model"), false},
        [name = toStdString(nameOrPath), level = toStdString(m_level)](JobMonitor&) -> Loaded {
            try {
                const auto model = loadChosenModel(name);
                return {model, answeringWith(model, level), std::nullopt};
            } catch (const Error& error) {
                return {nullptr, nullptr, error};
            }
        },
        this,
        [this, quiet, title](Loaded loaded) {
            const bool classifyNow = std::exchange(m_classifyWhenModelArrives, false);
            if (loaded.error) {
                if (!quiet)
                    report(title, *loaded.error);
                return;
            }
            m_model = loaded.model;
            m_session.setModel(loaded.levelled);
            if (classifyNow)
                classify();
        });
}

void Workbench::classify()
{
    const auto scan = m_session.scan();
    const auto model = m_session.model();
    if (m_feed || !scan)
        return;
    if (!scan->patterns)
        return report(tr("Classify"),
                      Error(ErrorKind::Inconsistent,
                            toStdString(tr("%1 holds no patterns; open the pattern file of this map.")
                                            .arg(toQString(scan->name)))));
    if (!model)
        return report(
            tr("Classify"),
            Error(ErrorKind::BadSetting, toStdString(tr("No model is loaded; choose one in the toolbar."))));
    guarded(Loss::Result, [this, scan, model] { startClassification(scan, model); });
}

void Workbench::startClassification(std::shared_ptr<const EbsdScan> scan,
                                    std::shared_ptr<const nn::ModelFile> model)
{
    forgetFeed();
    m_feed = std::make_shared<Feed>();
    m_session.setClassifying(true);
    std::vector<std::shared_ptr<const void>> old{m_session.result()};
    m_session.setResult(nullptr, false);
    retire(std::move(old));
    m_feedTimer.start();
    const QString title = tr("%1, classified by %2").arg(toQString(scan->name), toQString(model->name));
    auto work = [scan, model, feed = m_feed, options = m_options, classify = m_functions.classify,
                 name = toStdString(title)](JobMonitor& job) {
        auto empty = std::make_shared<PhaseMap>(scan->grid, model->classes);
        empty->name = name;
        const auto put = [&feed](auto&& change) {
            const std::lock_guard lock(feed->mutex);
            change(*feed);
        };
        put([&](Feed& f) { f.emptyMap = std::move(empty); });
        const std::unique_ptr<io::ResultJournal> journal = openJournal(*scan, *model);
        const std::vector<Predictions> recovered =
            journal ? journal->recovered() : std::vector<Predictions>{};
        put([&](Feed& f) { f.blocks = recovered; });
        const auto onBlock = [&](const Predictions& block) {
            put([&](Feed& f) { f.blocks.push_back(block); });
            if (journal)
                journal->append(block);
        };
        const PhaseMap map = classify(*scan, model, options, job, onBlock, recovered);
        const std::int64_t kept = map.doneCount();
        put([&](Feed& f) { // the map itself has arrived block by block
            f.provenance = map.provenance;
            f.kept = kept;
        });
        if (kept < map.grid.size())
            throw Stopped{};
        if (journal)
            journal->remove();
        return true;
    };
    m_classification =
        m_runner.start({Lane::Compute, tr("Classify %1").arg(toQString(scan->name)), tr("patterns")},
                       std::move(work), this, [](bool) {});
    connect(m_classification, &Job::finished, this,
            [this, job = m_classification.data()] { finishClassification(job); });
}

void Workbench::endClassification()
{
    if (m_classification)
        m_classification->cancel();
}

void Workbench::stopClassifying()
{
    if (m_classification)
        m_classification->cancel();
    forgetFeed(); // what still comes belongs to the map that was left
}

void Workbench::forgetFeed()
{
    m_feed.reset();
    m_feedTimer.stop();
    m_arrived.clear();
    m_provenance.reset();
    m_feedEnded = false;
}

/// Adds blocks for a few milliseconds; many may have come at once from the journal of an earlier run.
void Workbench::drainFeed()
{
    if (!m_feed)
        return;
    std::shared_ptr<PhaseMap> empty;
    std::vector<Predictions> blocks;
    {
        const std::lock_guard lock(m_feed->mutex);
        empty.swap(m_feed->emptyMap);
        blocks.swap(m_feed->blocks);
    }
    if (empty)
        m_session.beginResult(std::move(empty));
    std::move(blocks.begin(), blocks.end(), std::back_inserter(m_arrived));
    QElapsedTimer clock;
    clock.start();
    while (!m_arrived.empty() && clock.elapsed() < feedBudgetMs) {
        m_session.addToResult(m_arrived.front());
        m_arrived.pop_front();
    }
    if (!m_arrived.empty())
        QTimer::singleShot(0, this, &Workbench::drainFeed);
    else if (m_feedEnded)
        concludeClassification();
}

void Workbench::finishClassification(Job* job)
{
    if (m_classification != job)
        return;
    if (!m_feed)
        return concludeClassification();
    m_feedEnded = true; // after a stop or an error what is done stays
    std::int64_t kept = 0;
    {
        const std::lock_guard lock(m_feed->mutex);
        m_provenance = std::move(m_feed->provenance);
        kept = m_feed->kept;
    }
    if (job->state() == JobState::Stopped) {
        const QLocale locale;
        job->setNote(tr("%1 of %2 patterns are kept")
                         .arg(locale.toString(qlonglong(kept)),
                              locale.toString(qlonglong(m_session.scan()->grid.size()))));
    }
    drainFeed();
}

void Workbench::concludeClassification()
{
    if (m_provenance)
        m_session.finishResult(std::move(*m_provenance));
    forgetFeed();
    m_classification.clear();
    m_session.setClassifying(false);
    compareMaps();
}

void Workbench::compareMaps()
{
    const auto result = m_session.result();
    const auto counterpart = m_session.counterpart();
    if (!result || !counterpart || counterpart->phaseId.empty() || m_feed || m_session.comparison())
        return;
    m_runner.start(
        {Lane::Interactive, tr("Compare maps"), {}, QStringLiteral("comparison"), false},
        [result, counterpart](JobMonitor&) {
            return analysis::confusionMatrix(*result, *counterpart);
        },
        this,
        [this, result, counterpart](analysis::ConfusionMatrix counted) {
            if (m_session.result() == result && m_session.counterpart() == counterpart)
                m_session.setComparison(std::make_shared<const Comparison>(mergedComparison(
                    std::move(counted), counterpart->phases, result->phases, m_session.phaseStyles())));
        });
}

void Workbench::countPhases()
{
    const auto result = m_session.result();
    const auto reference = m_session.reference();
    if (result && !m_feed && m_session.resultCounts().empty()) // a growing map is counted as it grows
        m_runner.start(
            {Lane::Interactive, tr("Count phases"), {}, QStringLiteral("count result"), false},
            [result](JobMonitor&) { return ui::countPhases(*result); }, this,
            [this, result](PhaseCounts counts) {
                if (m_session.result() == result)
                    m_session.setResultCounts(std::move(counts));
            });
    if (reference && m_session.referenceCounts().empty())
        m_runner.start(
            {Lane::Interactive, tr("Count phases"), {}, QStringLiteral("count reference"), false},
            [reference](JobMonitor&) { return ui::countPhases(*reference); }, this,
            [this, reference](PhaseCounts counts) {
                if (m_session.reference() == reference)
                    m_session.setReferenceCounts(std::move(counts));
            });
}

void Workbench::saveResult(const QString& path, std::function<void()> then)
{
    const auto result = m_session.result();
    if (!result || m_session.isClassifying())
        return;
    m_runner.start(
        {Lane::Interactive, tr("Save %1").arg(QFileInfo(path).fileName())},
        [result, file = toPath(path)](JobMonitor&) {
            io::writePhaseMap(file, *result);
            return true;
        },
        this,
        [this, result, path, then = std::move(then)](bool) {
            if (m_session.result() == result)
                m_session.markSaved(toPath(path));
            emit saved(path);
            if (then)
                then();
        });
}

void Workbench::runDemo()
{
    guarded(Loss::Scan, [this] { startDemo(); });
}

void Workbench::startDemo()
{
    stopClassifying();
    m_runner.start(
        {Lane::Compute, tr("Simulate the demonstration scan")},
        [simulate = m_functions.simulate](JobMonitor& job) {
            const auto path = resourcePath(demoSpecification);
            const auto source = fromPath(path).toStdString();
            const auto spec = simulate::ScanSpec::fromJson(parseJson(readTextFile(path), source), source);
            return std::make_shared<const EbsdScan>(simulate(spec, job));
        },
        this,
        [this](std::shared_ptr<const EbsdScan> scan) {
            setScan(std::move(scan));
            if (m_session.model())
                return classify();
            m_classifyWhenModelArrives = true;
            chooseModel(QString::fromLatin1(demoModel), true);
        });
}

} // namespace kikuscope::ui
