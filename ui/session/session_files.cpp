// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session_files.h"

#include "ui/widgets/qt_convert.h"

namespace kikuscope::ui {

SessionFiles::SessionFiles(const Session& session, const Workbench& workbench, QObject* parent) : QObject(parent), m_session(session)
{
    connect(&workbench, &Workbench::opened, this, [this](const QString& path) {
        m_pending = path;
        adopt(path);
    });
    connect(&session, &Session::resultChanged, this, [this] {
        if (m_session.result() && !m_session.hasUnsavedResult() && !m_session.isClassifying())
            adopt(m_pending);
    });
    connect(&workbench, &Workbench::saved, this, [this](const QString& path) {
        const auto result = m_session.result();
        if (!result || m_session.hasUnsavedResult()) // another one by now
            return;
        std::erase_if(m_known, [&](const Known& known) { return known.thing.lock() == result; });
        m_known.push_back({result, toPath(path)});
    });
}

/// What is open and has no file yet came from this one.
void SessionFiles::adopt(const QString& path)
{
    if (path.isEmpty())
        return;
    std::erase_if(m_known, [](const Known& known) { return known.thing.expired(); });
    std::vector<std::shared_ptr<const void>> things;
    if (m_session.result() && !m_session.hasUnsavedResult() && !m_session.isClassifying())
        things.push_back(m_session.result());
    if (m_session.reference() && (!m_session.scan() || m_session.reference() != m_session.scan()->indexing))
        things.push_back(m_session.reference());
    for (const auto& image : m_session.semImages())
        if (this->image(*image).empty())
            things.push_back(image);
    for (const auto& thing : things)
        if (fileOf(thing).empty()) {
            m_known.push_back({thing, toPath(path)});
            m_pending.clear();
        }
}

std::filesystem::path SessionFiles::fileOf(const std::shared_ptr<const void>& thing) const
{
    for (const Known& known : m_known)
        if (thing && known.thing.lock() == thing)
            return known.path;
    return {};
}

std::filesystem::path SessionFiles::scan() const { return m_session.scan() ? m_session.scan()->path : std::filesystem::path(); }

std::filesystem::path SessionFiles::result() const
{
    return m_session.hasUnsavedResult() || m_session.isClassifying() ? std::filesystem::path() : fileOf(m_session.result());
}

std::filesystem::path SessionFiles::reference() const
{
    const bool own = m_session.scan() && m_session.reference() && m_session.reference() == m_session.scan()->indexing;
    return own ? scan() : fileOf(m_session.reference());
}

std::filesystem::path SessionFiles::image(const SemImage& image) const
{
    if (const auto& scan = m_session.scan())
        for (const SemImage& own : scan->semImages)
            if (&own == &image)
                return scan->path;
    for (const auto& open : m_session.semImages())
        if (open.get() == &image)
            return fileOf(open);
    return {};
}

} // namespace kikuscope::ui
