// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/job.h"

#include "ui/widgets/qt_convert.h"

namespace kikuscope::ui {

void JobChannel::stage(const std::string& text)
{
    const std::lock_guard lock(m_mutex);
    if (text == m_stage)
        return;
    m_stage = text;
    m_done = m_total = 0;
    m_startDone = -1;
    m_stageStart = std::chrono::steady_clock::now();
}

void JobChannel::progress(std::int64_t done, std::int64_t total)
{
    const std::lock_guard lock(m_mutex);
    if (m_startDone < 0) { // a resumed job does not start at zero: the rate counts only what is new
        m_startDone = done;
        m_stageStart = std::chrono::steady_clock::now();
    }
    m_done = done;
    m_total = total;
}

JobChannel::Progress JobChannel::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    Progress p{m_done, m_total, 0, 0, m_stage};
    p.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_stageStart).count();
    if (p.seconds > 0.2 && m_startDone >= 0)
        p.perSecond = static_cast<double>(m_done - m_startDone) / p.seconds;
    return p;
}

Job::Job(QString title, QString unit, bool listed, QObject* parent)
    : QObject(parent), m_title(std::move(title)), m_unit(std::move(unit)), m_listed(listed)
{
}

double Job::seconds() const
{
    return m_state == JobState::Running ? static_cast<double>(m_clock.elapsed()) / 1000. : m_seconds;
}

QStringList Job::warnings() const
{
    QStringList list;
    for (const auto& text : m_channel->warnings())
        list << toQString(text);
    return list;
}

void Job::setNote(const QString& note)
{
    m_note = note;
    emit changed();
}

void Job::cancel()
{
    if (isFinished())
        return;
    m_channel->requestStop();
    emit cancelRequested();
}

} // namespace kikuscope::ui
