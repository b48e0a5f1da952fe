// SPDX-License-Identifier: GPL-3.0-or-later
// Which file each open thing came from or was saved to, so that figures can be made again from files.
#pragma once
#include "ui/session/workbench.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace kikuscope::ui {

class SessionFiles : public QObject
{
    Q_OBJECT

public:
    SessionFiles(const Session& session, const Workbench& workbench, QObject* parent = nullptr);

    // Paths are empty where there is no file with just this content.
    std::filesystem::path scan() const;
    std::filesystem::path result() const;
    /// That of the scan where the reference came with it; its companion may hold it.
    std::filesystem::path reference() const;
    /// That of the scan where the image came with it.
    std::filesystem::path image(const SemImage& image) const;

private:
    void adopt(const QString& path);
    std::filesystem::path fileOf(const std::shared_ptr<const void>& thing) const;

    struct Known
    {
        std::weak_ptr<const void> thing;
        std::filesystem::path path;
    };
    const Session& m_session;
    std::vector<Known> m_known;
    QString m_pending; // opened, but what it held waits for an answer about the unsaved result
};

} // namespace kikuscope::ui
