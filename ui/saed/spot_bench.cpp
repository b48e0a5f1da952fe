// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/saed/spot_bench.h"

#include "core/crystal/structure_library.h"
#include "core/io/image_file.h"
#include "ui/widgets/qt_convert.h"

#include <QFileInfo>
#include <algorithm>
#include <cmath>

namespace kikuscope::ui {
namespace {

constexpr int largestPicture = 2048;

/// Roots of the values from the darkest to the brightest: spots are many times brighter than each other.
QImage pictureOf(const Image<float>& image)
{
    Image<float> roots = image;
    float low = 0;
    bool any = false;
    for (const float v : image.pixels)
        if (std::isfinite(v)) {
            low = any ? std::min(low, v) : v;
            any = true;
        }
    float high = 0;
    for (float& v : roots.pixels) {
        v = std::isfinite(v) ? std::sqrt(v - low) : 0;
        high = std::max(high, v);
    }
    const QImage grey = toGreyImage(roots.view(), 0, high);
    return std::max(grey.width(), grey.height()) > largestPicture
               ? grey.scaled(largestPicture, largestPicture, Qt::KeepAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_Grayscale8)
               : grey;
}

struct Loaded
{
    std::shared_ptr<const Image<float>> image;
    QImage picture;
    match::SpotMeasurement measured;
};

Loaded load(const QString& path)
{
    Loaded loaded;
    loaded.image = std::make_shared<const Image<float>>(io::readGreyImage(toPath(path)));
    loaded.picture = pictureOf(*loaded.image);
    loaded.measured = match::measureSpots(loaded.image->view());
    return loaded;
}

} // namespace

SpotBench::SpotBench(JobRunner& runner, QObject* parent) : QObject(parent), m_runner(runner) {}

template <class Work, class Done>
void SpotBench::run(const QString& title, const QString& key, bool listed, Work work, Done done, std::function<void(const QString&)> onError)
{
    Job* job = m_runner.start({Lane::Interactive, title, {}, key, listed}, std::move(work), this, std::move(done));
    connect(job, &Job::finished, this, [this, job, title, onError = std::move(onError)] {
        if (job->state() != JobState::Failed)
            return;
        if (onError)
            onError(job->errorMessage());
        emit failed(title, job->errorMessage(), job->errorDetails());
    });
}

OpenSpotPattern* SpotBench::find(int id)
{
    const auto place = m_patterns.find(id);
    return place == m_patterns.end() ? nullptr : &place->second;
}

void SpotBench::open(const QStringList& paths)
{
    for (const QString& path : paths) {
        const int id = ++m_last;
        m_patterns[id].path = path;
        m_order << id;
        emit added(id);
        read(id);
    }
}

void SpotBench::read(int id)
{
    const QString path = m_patterns.at(id).path;
    run(tr("Measure %1").arg(QFileInfo(path).fileName()), {}, true, [path](JobMonitor&) { return load(path); },
        [this, id](Loaded loaded) {
            OpenSpotPattern* pattern = find(id);
            if (!pattern)
                return;
            pattern->image = std::move(loaded.image);
            pattern->picture = std::move(loaded.picture);
            pattern->measured = std::move(loaded.measured);
            emit changed(id);
            searchZones(id);
            classify(id);
        },
        [this, id](const QString& sentence) {
            if (OpenSpotPattern* pattern = find(id)) {
                pattern->error = sentence;
                emit changed(id);
            }
        });
}

void SpotBench::remove(int id)
{
    if (m_patterns.erase(id) == 0)
        return;
    m_order.removeAll(id);
    emit removed(id);
    emit poolChanged();
}

void SpotBench::moveCentre(int id, QPointF to)
{
    const OpenSpotPattern* pattern = find(id);
    if (!pattern || !pattern->image)
        return;
    run(tr("Move the centre"), QStringLiteral("saed-centre-%1").arg(id), false,
        [measured = pattern->measured, to](JobMonitor&) { return match::withCentre(measured, {to.x(), to.y()}); },
        [this, id](match::SpotMeasurement measured) {
            if (OpenSpotPattern* moved = find(id)) {
                moved->measured = std::move(measured);
                emit changed(id);
                searchZones(id);
            }
        });
}

void SpotBench::setCameraConstant(double angstromPx)
{
    if (angstromPx == m_cameraConstantPx)
        return;
    m_cameraConstantPx = angstromPx;
    emit cameraConstantChanged();
    for (const int id : m_order)
        searchZones(id);
}

void SpotBench::setStructure(const QString& cifOrName)
{
    if (cifOrName == m_structure)
        return;
    m_structure = cifOrName;
    emit structureChanged();
    for (const int id : m_order)
        searchZones(id);
}

void SpotBench::searchZones(int id)
{
    OpenSpotPattern* pattern = find(id);
    if (!pattern || !pattern->image)
        return;
    pattern->zones.clear();
    pattern->placed.clear();
    pattern->chosenZone = -1;
    pattern->zonesSearched = false;
    pattern->zoneError.clear();
    emit changed(id);
    if (m_structure.isEmpty())
        return;
    match::ZoneSearchOptions options;
    options.cameraConstantPx = m_cameraConstantPx;
    run(tr("Find the zone axis of %1").arg(QFileInfo(pattern->path).fileName()), QStringLiteral("saed-zones-%1").arg(id), true,
        [structure = toStdString(m_structure), measured = pattern->measured, options](JobMonitor& job) {
            return match::findZones(crystal::phaseFromCifOrName(structure), measured, options, job);
        },
        [this, id, structure = m_structure](std::vector<match::ZoneCandidate> zones) {
            OpenSpotPattern* searched = find(id);
            if (!searched || structure != m_structure)
                return;
            searched->zones = std::move(zones);
            searched->zonesSearched = true;
            searched->chosenZone = searched->zones.empty() ? -1 : 0;
            emit changed(id);
            place(id);
        },
        [this, id, structure = m_structure](const QString& sentence) {
            OpenSpotPattern* searched = find(id);
            if (!searched || structure != m_structure)
                return;
            searched->zoneError = sentence;
            emit changed(id);
        });
}

void SpotBench::chooseZone(int id, int candidate)
{
    OpenSpotPattern* pattern = find(id);
    if (!pattern || candidate == pattern->chosenZone || candidate >= static_cast<int>(pattern->zones.size()))
        return;
    pattern->chosenZone = candidate;
    place(id);
}

void SpotBench::place(int id)
{
    OpenSpotPattern* pattern = find(id);
    if (!pattern || pattern->chosenZone < 0)
        return;
    const match::ZoneCandidate zone = pattern->zones[static_cast<std::size_t>(pattern->chosenZone)];
    run(tr("Simulate %1").arg(m_structure), QStringLiteral("saed-place-%1").arg(id), false,
        [structure = toStdString(m_structure), zone, centre = pattern->measured.centre, rows = pattern->measured.rows, cols = pattern->measured.cols](JobMonitor&) {
            return match::placedSpots(crystal::phaseFromCifOrName(structure), zone, centre, rows, cols);
        },
        [this, id, structure = m_structure, chosen = pattern->chosenZone](std::vector<match::PlacedSpot> placed) {
            OpenSpotPattern* searched = find(id);
            if (!searched || structure != m_structure || searched->chosenZone != chosen)
                return;
            searched->placed = std::move(placed);
            emit changed(id);
        });
}

void SpotBench::loadModel(const QString& nameOrPath)
{
    run(tr("Load model %1").arg(QFileInfo(nameOrPath).completeBaseName()), QStringLiteral("saed-model"), true,
        [name = toStdString(nameOrPath)](JobMonitor&) { return loadSpotModel(name); },
        [this](std::shared_ptr<const SpotModel> model) { setModel(std::move(model)); }, [this](const QString&) { emit modelChanged(); });
}

void SpotBench::setModel(std::shared_ptr<const SpotModel> model)
{
    m_model = std::move(model);
    for (auto& [id, pattern] : m_patterns) {
        pattern.probabilities.clear();
        pattern.heat.reset();
    }
    emit modelChanged();
    emit poolChanged();
    for (const int id : m_order)
        classify(id);
}

void SpotBench::classify(int id)
{
    const OpenSpotPattern* pattern = find(id);
    if (!pattern || !pattern->image || !m_model)
        return;
    run(tr("Classify %1").arg(QFileInfo(pattern->path).fileName()), QStringLiteral("saed-classify-%1").arg(id), true,
        [model = m_model, image = pattern->image](JobMonitor&) { return model->probabilities(*image); },
        [this, id, model = m_model](std::vector<float> probabilities) {
            OpenSpotPattern* classified = find(id);
            if (!classified || model != m_model)
                return;
            classified->probabilities = std::move(probabilities);
            emit changed(id);
            emit poolChanged();
        });
}

void SpotBench::setKnownZone(int id, std::optional<int> zone)
{
    OpenSpotPattern* pattern = find(id);
    if (!pattern || pattern->zone == zone)
        return;
    pattern->zone = zone;
    emit changed(id);
    emit poolChanged();
}

void SpotBench::setPooled(int id, bool pooled)
{
    OpenSpotPattern* pattern = find(id);
    if (!pattern || pattern->pooled == pooled)
        return;
    pattern->pooled = pooled;
    emit changed(id);
    emit poolChanged();
}

void SpotBench::explain(int id)
{
    const OpenSpotPattern* pattern = find(id);
    if (!pattern || !pattern->image || pattern->heat || !m_model || !m_model->explain)
        return;
    run(tr("Explain %1").arg(QFileInfo(pattern->path).fileName()), QStringLiteral("saed-explain-%1").arg(id), true,
        [model = m_model, image = pattern->image](JobMonitor&) { return model->explain(*image); },
        [this, id, model = m_model](SpotHeat heat) {
            OpenSpotPattern* explained = find(id);
            if (!explained || model != m_model)
                return;
            if (model->centres) {
                const auto& measured = explained->measured;
                heat.area.translate(measured.centre.x() - (measured.cols - 1) / 2., measured.centre.y() - (measured.rows - 1) / 2.);
            }
            explained->heat = std::move(heat);
            emit changed(id);
        });
}

std::vector<PoolStep> SpotBench::pool() const
{
    std::vector<PoolStep> steps;
    if (!m_model)
        return steps;
    std::vector<analysis::ZonePattern> patterns;
    for (const int id : m_order) {
        const OpenSpotPattern& p = m_patterns.at(id);
        if (!p.pooled || p.probabilities.empty() || !isAccepted(*m_model, p.probabilities))
            continue;
        patterns.push_back(nn::zonePattern(p.probabilities, m_model->knowledge, p.zone));
        steps.push_back({id, analysis::pooledByBayes(m_model->knowledge.table, patterns)});
    }
    return steps;
}

} // namespace kikuscope::ui
