// SPDX-License-Identifier: GPL-3.0-or-later
// The main job: one reading thread ahead of several classifying threads, all ended before the function returns.
#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/base/version.h"
#include "core/nn/classifier.h"
#include "core/nn/modality.h"
#include "core/nn/threads.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <ctime>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>

namespace kikuscope::nn {
namespace {

constexpr int workersPerGpu = 4; // they prepare patterns while the device computes
constexpr auto progressInterval = std::chrono::milliseconds(100);

/// How a scan is cut. Depends on the scan and the options only, never on the number of workers or on what is done
/// already: so the same patterns share a forward pass in every run.
struct Cutting
{
    std::int64_t size = 0;
    std::int64_t task = 1;  // patterns per task: one forward pass
    std::int64_t read = 1;  // patterns per read, a multiple of `task`
    std::int64_t inFlight = 2; // tasks read but not finished that memory allows

    Cutting(const PatternSource& source, const ModelFile& model, const ClassifyOptions& options) : size(source.size())
    {
        const double recorded = static_cast<double>(source.height()) * source.width();
        const double prepared = static_cast<double>(model.inputSize) * model.inputSize;
        const double patternMiB = (2 * recorded + prepared) * sizeof(float) / (1 << 20);
        const double patterns = std::max(1., options.memoryMiB / patternMiB);
        task = std::clamp<std::int64_t>(static_cast<std::int64_t>(patterns / 4), 1, options.batch);
        const auto wanted = (source.preferredBlock() + task - 1) / task;
        const auto allowed = static_cast<std::int64_t>(patterns / 2 / static_cast<double>(task));
        read = task * std::clamp<std::int64_t>(wanted, 1, std::max<std::int64_t>(1, allowed));
        inFlight = std::max<std::int64_t>(read / task + 1, allowed);
    }

    PatternRange taskAt(std::int64_t first) const { return {first, std::min(task, size - first)}; }
    PatternRange readAt(std::int64_t first) const { return {first, std::min(read, size - first)}; }
};

PatternBlock part(const PatternBlock& block, PatternRange range)
{
    PatternBlock result(range, block.height, block.width);
    const auto from = range.first - block.range.first;
    std::copy_n(block.pixels.begin() + from * block.patternSize(), range.count * block.patternSize(), result.pixels.begin());
    std::copy_n(block.present.begin() + from, range.count, result.present.begin());
    return result;
}

std::string rowsOf(const ScanGrid& grid, PatternRange range)
{
    const auto first = grid.row(range.first), last = grid.row(range.end() - 1);
    return first == last ? "row " + std::to_string(first) : "rows " + std::to_string(first) + " to " + std::to_string(last);
}

std::string utcNow()
{
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

class ScanClassification
{
public:
    ScanClassification(const EbsdScan& scan, const Classifier& classifier, const Cutting& cutting, const BlockCallback& onBlock, PhaseMap& map)
        : m_scan(scan), m_classifier(classifier), m_cutting(cutting), m_onBlock(onBlock), m_map(map), m_done(map.doneCount())
    {
        for (std::int64_t i = 0; i < cutting.size; i += cutting.task)
            m_open.push_back(isOpen(cutting.taskAt(i)));
    }

    /// True if everything was done, false if the job was stopped.
    bool run(int workers, std::int64_t batch, JobMonitor& job);
    std::int64_t computed() const { return m_computed; }

private:
    bool isOpen(PatternRange range) const
    {
        const auto from = m_map.state.begin() + range.first;
        return std::find(from, from + range.count, PixelState::Pending) != from + range.count;
    }
    bool isOpenTask(std::int64_t first) const { return m_open[static_cast<std::size_t>(first / m_cutting.task)]; }

    void readAll();
    bool push(PatternBlock block);
    void classifyAll(Classifier classifier);
    void keep(const Predictions& predictions);
    void endAll(std::exception_ptr error);
    bool watch(JobMonitor& job);

    const EbsdScan& m_scan;
    const Classifier& m_classifier;
    const Cutting m_cutting;
    const BlockCallback& m_onBlock;
    PhaseMap& m_map; // guarded by m_resultMutex while threads run
    std::vector<char> m_open;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<PatternBlock> m_queue;
    std::int64_t m_inFlight = 0, m_done = 0, m_computed = 0;
    int m_running = 0;
    bool m_allRead = false, m_stop = false;
    std::exception_ptr m_error;
    std::mutex m_resultMutex;
};

void ScanClassification::readAll()
{
    try {
        for (std::int64_t first = 0; first < m_cutting.size; first += m_cutting.read) {
            const PatternRange range = m_cutting.readAt(first);
            std::optional<PatternBlock> block;
            for (std::int64_t at = range.first; at < range.end(); at += m_cutting.task) {
                if (!isOpenTask(at))
                    continue;
                if (!block) {
                    try {
                        block = m_scan.patterns->read(range);
                    } catch (const Error& e) {
                        throw Error(e.kind(), "Reading " + rowsOf(m_scan.grid, range) + " of " + m_scan.name + " failed: " + e.what(), e.details());
                    }
                }
                if (!push(part(*block, m_cutting.taskAt(at))))
                    return;
            }
        }
        const std::lock_guard lock(m_mutex);
        m_allRead = true;
        m_changed.notify_all();
    } catch (...) {
        endAll(std::current_exception());
    }
}

bool ScanClassification::push(PatternBlock block)
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return m_stop || m_inFlight < m_cutting.inFlight; });
    if (m_stop)
        return false;
    ++m_inFlight;
    m_queue.push_back(std::move(block));
    m_changed.notify_all();
    return true;
}

void ScanClassification::classifyAll(Classifier classifier)
{
    try {
        useTorchThreads(1);
        for (;;) {
            PatternBlock block;
            {
                std::unique_lock lock(m_mutex);
                m_changed.wait(lock, [&] { return m_stop || m_allRead || !m_queue.empty(); });
                if (m_stop || m_queue.empty())
                    break;
                block = std::move(m_queue.front());
                m_queue.pop_front();
            }
            keep(classifier.predict(block, m_scan.detector));
        }
    } catch (...) {
        endAll(std::current_exception());
    }
    const std::lock_guard lock(m_mutex);
    --m_running;
    m_changed.notify_all();
}

void ScanClassification::keep(const Predictions& predictions)
{
    {
        const std::lock_guard lock(m_resultMutex);
        m_map.set(predictions);
        if (m_onBlock)
            m_onBlock(predictions);
    }
    const std::lock_guard lock(m_mutex);
    --m_inFlight;
    m_done += predictions.range.count;
    m_computed += predictions.range.count;
    m_changed.notify_all();
}

void ScanClassification::endAll(std::exception_ptr error)
{
    const std::lock_guard lock(m_mutex);
    if (error && !m_error)
        m_error = error;
    m_stop = true;
    m_changed.notify_all();
}

/// Progress is reported by the calling thread alone, which also learns there that it should stop.
bool ScanClassification::watch(JobMonitor& job)
{
    bool stopped = false;
    std::unique_lock lock(m_mutex);
    while (m_running > 0) {
        m_changed.wait_for(lock, progressInterval);
        const auto done = m_done;
        lock.unlock();
        try {
            if (!stopped)
                job.checkpoint(std::min(done, m_cutting.size), m_cutting.size);
        } catch (const Stopped&) {
            stopped = true;
            endAll(nullptr);
        }
        lock.lock();
    }
    return stopped;
}

bool ScanClassification::run(int workers, std::int64_t batch, JobMonitor& job)
{
    m_running = workers;
    bool stopped = false;
    {
        std::vector<std::jthread> threads;
        threads.emplace_back([this] { readAll(); });
        for (int w = 0; w < workers; ++w) {
            auto classifier = std::make_shared<Classifier>(m_classifier.clone());
            classifier->setBatch(batch);
            threads.emplace_back([this, classifier] { classifyAll(std::move(*classifier)); });
        }
        try {
            stopped = watch(job);
        } catch (...) {
            endAll(std::current_exception());
        }
    }
    if (m_error)
        std::rethrow_exception(m_error);
    return !stopped || m_map.doneCount() == m_cutting.size;
}

void check(const EbsdScan& scan, const ModelFile& model, const ClassifyOptions& options, const std::vector<Predictions>& alreadyDone)
{
    checkSettings(options);
    if (model.recipe.needsPatternCentre() && !scan.detector.patternCentre)
        throw Error(ErrorKind::BadSetting, "The model " + model.name + " needs the pattern centre, which " + scan.name +
                                               " does not say; give it (--pc x,y,z on the command line, Analyse > Pattern centre in the window), "
                                               "or choose a model that does not need it.");
    if (!scan.patterns)
        throw Error(ErrorKind::Unsupported, scan.name + " has no patterns (only the results of an indexing), so there is nothing to classify.");
    if (scan.patterns->size() != scan.grid.size())
        throw Error(ErrorKind::Inconsistent, scan.name + " has " + std::to_string(scan.patterns->size()) + " patterns for a grid of " +
                                                 std::to_string(scan.grid.size()) + " points.");
    for (const auto& block : alreadyDone)
        if (block.range.first < 0 || block.range.count < 0 || block.range.end() > scan.grid.size())
            throw Error(ErrorKind::Inconsistent, "The unfinished result does not belong to " + scan.name + ": it has points outside its grid.");
}

} // namespace

Json toldPatternCentre(const Detector& detector, const ModelFile& model)
{
    const auto& pc = detector.patternCentre;
    if (!pc || !model.recipe.needsPatternCentre())
        return nullptr;
    return {{"x", pc->x}, {"y", pc->y}, {"z", pc->z}, {"convention", "Bruker"}};
}

PhaseMap classifyScan(const EbsdScan& scan, std::shared_ptr<const ModelFile> model, const ClassifyOptions& options, JobMonitor& job,
                      const BlockCallback& onBlock, const std::vector<Predictions>& alreadyDone)
{
    requireModality(*model, "ebsd");
    check(scan, *model, options, alreadyDone);
    job.stage("Loading the model");
    const Classifier classifier(model, options.device);
    const bool onGpu = classifier.device() != "cpu";
    const int cores = availableCores();
    const int workers = options.workers > 0 ? options.workers : (onGpu ? std::min(cores, workersPerGpu) : cores);

    PhaseMap map(scan.grid, model->classes);
    map.name = model->name;
    for (const auto& block : alreadyDone)
        map.set(block);

    const Cutting cutting(*scan.patterns, *model, options);
    const auto started = utcNow();
    const auto start = std::chrono::steady_clock::now();
    job.stage("Classifying patterns");
    ScanClassification classification(scan, classifier, cutting, onBlock, map);
    const bool complete = classification.run(workers, options.batch, job);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();

    map.provenance = {{"app_version", KIKUSCOPE_VERSION},
                      {"model", {{"name", model->name}, {"network", model->network}, {"hash", model->hash}, {"path", model->path.string()}}},
                      {"recipe", model->recipe.toJson()},
                      {"temperature", model->temperature},
                      {"min_confidence", model->minConfidence},
                      {"seed", model->training.value("seed", Json())},
                      {"input", {{"name", scan.name}, {"path", scan.path.string()}, {"format", scan.format}}},
                      {"device", classifier.device()},
                      {"workers", workers},
                      {"batch", cutting.task},
                      {"started", started},
                      {"seconds", seconds},
                      {"patterns", classification.computed()},
                      {"patterns_per_second", seconds > 0 ? static_cast<double>(classification.computed()) / seconds : 0},
                      {"stopped", !complete}};
    if (const Json centre = toldPatternCentre(scan.detector, *model); !centre.is_null())
        map.provenance["pattern_centre"] = centre;
    return map;
}

} // namespace kikuscope::nn
