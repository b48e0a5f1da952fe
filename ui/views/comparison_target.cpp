// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/comparison_target.h"

#include "core/analysis/cleanup.h"
#include "core/io/formats.h"
#include "core/io/kikuscope_h5.h"
#include "ui/widgets/qt_convert.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QSignalBlocker>

namespace kikuscope::ui {
namespace {

std::shared_ptr<const CrystalMap> phasesOf(const PhaseMap& map, const std::vector<std::uint16_t>& phaseId,
                                           const std::string& name)
{
    auto phases = std::make_shared<CrystalMap>();
    phases->name = name;
    phases->grid = map.grid;
    phases->phases = map.phases;
    phases->phaseId = phaseId;
    return phases;
}

} // namespace

ComparisonTarget::ComparisonTarget(Session& session, JobRunner& runner, QWidget* parent)
    : QComboBox(parent), m_session(session), m_runner(runner)
{
    setObjectName(QStringLiteral("comparisonTarget"));
    setAccessibleName(tr("What the network's map is compared with"));
    setToolTip(tr("What the network's map is compared with"));
    setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    setMinimumContentsLength(16);
    connect(this, &QComboBox::activated, this, [this] { choose(currentData().toInt()); });
    connect(&session, &Session::counterpartChanged, this, &ComparisonTarget::refresh);
    connect(&session, &Session::referenceChanged, this, &ComparisonTarget::refresh);
    connect(&session, &Session::resultChanged, this, [this] {
        if (m_choice == Raw && m_session.result() != m_rawOf)
            adoptRaw();
        refresh();
    });
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
    m_session.setCounterpart(phasesOf(*m_rawOf, m_rawOf->rawPhaseId, toStdString(tr("raw result"))));
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
        [file = toPath(path), scan, name = toStdString(name)](JobMonitor&) {
            std::shared_ptr<const CrystalMap> map;
            if (io::isResultFile(file)) {
                const PhaseMap result = io::readPhaseMap(file);
                map = phasesOf(result, result.phaseId, name);
            } else {
                auto opened = std::make_shared<CrystalMap>(io::openCrystalMap(file));
                opened->name = name;
                map = std::move(opened);
            }
            if (scan && (map->grid.rows != scan->grid.rows || map->grid.cols != scan->grid.cols))
                throw Error(ErrorKind::Inconsistent,
                            name + " has another size than the scan; choose a map of the same scan.");
            return map;
        },
        this,
        [this, scan](std::shared_ptr<const CrystalMap> map) {
            if (m_session.scan() != scan)
                return;
            m_opened = std::move(map);
            m_choice = OpenedMap;
            m_session.setCounterpart(m_opened);
        });
}

} // namespace kikuscope::ui
