// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses what the result is compared with: the reference, the raw result where it was cleaned up, or another file.
#pragma once
#include "ui/jobs/job_runner.h"
#include "ui/session/session.h"

#include <QComboBox>

namespace kikuscope::ui {

class ComparisonTarget : public QComboBox
{
    Q_OBJECT

public:
    ComparisonTarget(Session& session, JobRunner& runner, QWidget* parent = nullptr);
    /// Opens a map of any format, in a job, and compares with it.
    Q_INVOKABLE void openMap(const QString& path);
    /// The raw result, where the result was cleaned up.
    void compareWithRaw() { choose(Raw); }

private:
    enum Choice { Reference, Raw, OpenedMap, OpenMap };
    void follow();
    void refresh();
    void choose(int choice);
    void adoptRaw();
    void askMap();
    int rowOf(Choice choice) const { return findData(choice); }

    Session& m_session;
    JobRunner& m_runner;
    Choice m_choice = Reference;
    std::shared_ptr<const PhaseMap> m_rawOf;       // the cleaned result whose raw map is the counterpart
    std::shared_ptr<const CrystalMap> m_opened;
};

} // namespace kikuscope::ui
