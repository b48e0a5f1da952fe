// SPDX-License-Identifier: GPL-3.0-or-later
// The grain boundaries of the reference, found once in a job for all panes that show them.
#pragma once
#include "core/analysis/boundaries.h"
#include "ui/jobs/job_runner.h"
#include "ui/session/session.h"

#include <map>

namespace kikuscope::ui {

class GrainBoundaries : public QObject
{
    Q_OBJECT

public:
    GrainBoundaries(Session& session, JobRunner& runner, QObject* parent);

    /// Null while they are being found (found() follows) or where there is no reference.
    std::shared_ptr<const analysis::BoundaryMap> of(double lowDeg, double highDeg);

signals:
    void found();

private:
    using Angles = std::pair<double, double>;

    Session& m_session;
    JobRunner& m_runner;
    std::map<Angles, std::shared_ptr<const analysis::BoundaryMap>> m_found; // null: in work
    int m_generation = 0;                                                   // of the reference
};

} // namespace kikuscope::ui
