// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/grain_boundaries.h"

namespace kikuscope::ui {
namespace {

constexpr std::size_t mostKept = 4; // one byte per pixel each

} // namespace

GrainBoundaries::GrainBoundaries(Session& session, JobRunner& runner, QObject* parent)
    : QObject(parent), m_session(session), m_runner(runner)
{
    const auto forget = [this] {
        m_found.clear();
        ++m_generation;
    };
    connect(&session, &Session::scanChanged, this, forget);
    connect(&session, &Session::referenceChanged, this, forget);
}

std::shared_ptr<const analysis::BoundaryMap> GrainBoundaries::of(double lowDeg, double highDeg)
{
    const auto& reference = m_session.reference();
    if (!reference || reference->phaseId.empty() || lowDeg > highDeg)
        return nullptr;
    const Angles angles{lowDeg, highDeg};
    if (const auto known = m_found.find(angles); known != m_found.end())
        return known->second;
    if (m_found.size() >= mostKept)
        m_found.clear(); // panes keep what they show
    m_found[angles] = nullptr;
    Job* search = m_runner.start(
        {Lane::Interactive, tr("Find grain boundaries")},
        [reference, lowDeg, highDeg](JobMonitor& job) {
            return std::make_shared<const analysis::BoundaryMap>(
                analysis::findBoundaries(*reference, {.lowDeg = lowDeg, .highDeg = highDeg}, job));
        },
        this,
        [this, angles, generation = m_generation](std::shared_ptr<const analysis::BoundaryMap> map) {
            if (generation != m_generation)
                return;
            m_found[angles] = std::move(map);
            emit found();
        });
    connect(search, &Job::finished, this, [this, angles] {
        if (const auto it = m_found.find(angles); it != m_found.end() && !it->second)
            m_found.erase(it); // stopped or failed: may be asked for again
    });
    return nullptr;
}

} // namespace kikuscope::ui
