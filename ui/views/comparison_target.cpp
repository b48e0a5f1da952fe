// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/comparison_target.h"

#include "core/analysis/cleanup.h"
#include "ui/session/project_state.h"
#include "ui/widgets/qt_convert.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QSignalBlocker>

namespace kikuscope::ui {

ComparisonTarget::ComparisonTarget(Session& session, JobRunner& runner, QWidget* parent)
    : QComboBox(parent), m_session(session), m_runner(runner)
{
    setObjectName(QStringLiteral("comparisonTarget"));
    setAccessibleName(tr("What the network's map is compared with"));
    setToolTip(tr("What the network's map is compared with"));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(16);
    connect(this, &QComboBox::activated, this, [this] { choose(currentData().toInt()); });
    connect(&session, &Session::counterpartChanged, this, &ComparisonTarget::follow);
    connect(&session, &Session::referenceChanged, this, &ComparisonTarget::refresh);
    connect(&session, &Session::resultChanged, this, [this] {
        if (m_choice == Raw && m_session.result() != m_rawOf)
            adoptRaw();
        refresh();
    });
    refresh();
}

/// The counterpart may have been chosen elsewhere.
void ComparisonTarget::follow()
{
    if (m_session.comparesWithReference()) {
        m_choice = Reference;
    } else if (!m_session.counterpartFile().empty()) {
        m_choice = OpenedMap;
        m_opened = m_session.counterpart();
    }
    refresh();
}

void ComparisonTarget::refresh()
{
    if (m_session.comparesWithReference())
        m_choice = Reference;
    const QSignalBlocker blocker(this);
    clear();
    addItem(m_session.referenceIsGroundTruth() ? tr("Network against ground truth") : tr("Network against reference"),
            Reference);
    if (const auto result = m_session.result(); result && analysis::isCleaned(*result))
        addItem(tr("Cleaned up against raw"), Raw);
    if (m_choice == OpenedMap && m_opened)
        addItem(tr("Network against %1").arg(toQString(m_opened->name)), OpenedMap);
    addItem(tr("Network against another map…"), OpenMap);
    setCurrentIndex(rowOf(m_choice));
    setEnabled(m_session.result() && !m_session.isClassifying());
}

void ComparisonTarget::choose(int choice)
{
    if (choice == OpenMap)
        askMap();
    else if (choice == Raw)
        adoptRaw();
    else if (choice == Reference)
        m_session.setCounterpart(nullptr);
    refresh();
}

/// The raw map is the counterpart as long as the result is a cleaned one.
void ComparisonTarget::adoptRaw()
{
    m_rawOf = m_session.result();
    if (!m_rawOf || !analysis::isCleaned(*m_rawOf)) {
        m_rawOf.reset();
        return m_session.setCounterpart(nullptr);
    }
    m_choice = Raw;
    m_session.setCounterpart(mapOfClasses(*m_rawOf, m_rawOf->rawPhaseId, toStdString(tr("raw result"))));
}

void ComparisonTarget::askMap()
{
    auto* dialog = new QFileDialog(this, tr("Compare with another map"), {},
                                   tr("Maps (*.h5 *.ang *.ctf *.h5oina *.oh5 *.hdf5);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &ComparisonTarget::openMap);
    dialog->open();
}

void ComparisonTarget::openMap(const QString& path)
{
    const QString name = QFileInfo(path).fileName();
    const auto scan = m_session.scan();
    m_runner.start(
        {Lane::Interactive, tr("Open %1").arg(name)},
        [file = toPath(path), scan](JobMonitor&) { return openCounterpart(file, scan ? &scan->grid : nullptr); },
        this,
        [this, scan, path](std::shared_ptr<const CrystalMap> map) {
            if (m_session.scan() == scan)
                m_session.setCounterpart(std::move(map), toPath(path));
        });
}

} // namespace kikuscope::ui
