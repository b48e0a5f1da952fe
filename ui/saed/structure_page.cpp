// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/saed/structure_page.h"

#include "core/crystal/structure_library.h"
#include "ui/saed/spot_bench.h"
#include "ui/saed/tables.h"
#include "ui/widgets/qt_convert.h"

#include <QComboBox>
#include <QCompleter>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

namespace kikuscope::ui {

StructurePage::StructurePage(SpotBench& bench, JobRunner& runner, QWidget* parent)
    : QWidget(parent), m_bench(bench), m_structure(new QComboBox(this)), m_state(new QLabel(this)),
      m_zones(makeTable("saedZones", tr("Zone axes"), {tr("Zone axis"), tr("strain / %"), tr("match"), tr("Å·px"), tr("turn / °")}, this))
{
    m_structure->setObjectName(QStringLiteral("saedStructure"));
    m_structure->setAccessibleName(tr("Structure"));
    m_structure->setEditable(true);
    m_structure->setInsertPolicy(QComboBox::NoInsert);
    m_structure->completer()->setFilterMode(Qt::MatchContains);
    m_structure->completer()->setCompletionMode(QCompleter::PopupCompletion);
    m_structure->lineEdit()->setPlaceholderText(tr("Name of a structure"));
    auto* cif = new QPushButton(tr("CIF file…"), this);
    cif->setObjectName(QStringLiteral("saedCif"));
    m_state->setObjectName(QStringLiteral("saedZoneState"));
    m_state->setWordWrap(true);
    m_zones->horizontalHeaderItem(1)->setToolTip(tr("What no turn and no scale removes of the measured against the ideal lattice"));
    m_zones->horizontalHeaderItem(2)->setToolTip(tr("Cosine between measured and kinematical amplitudes: 1 where they agree"));
    m_zones->horizontalHeaderItem(3)->setToolTip(tr("Camera constant with which the zone axis fits"));

    auto* label = new QLabel(tr("&Structure"), this);
    label->setBuddy(m_structure);
    auto* line = new QHBoxLayout;
    line->addWidget(m_structure, 1);
    line->addWidget(cif);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(label);
    layout->addLayout(line);
    layout->addWidget(m_state);
    layout->addWidget(m_zones, 1);

    // the library is parsed once, which takes a moment
    runner.start({Lane::Interactive, tr("Read the structure library"), {}, {}, false}, [](JobMonitor&) { return &crystal::structureLibrary(); }, this,
                 [this](const std::vector<crystal::LibraryStructure>* library) {
                     const QString typed = m_structure->currentText();
                     const QSignalBlocker blocker(m_structure);
                     for (const auto& structure : *library)
                         m_structure->addItem(toQString(structure.phase.name));
                     m_structure->setCurrentIndex(m_structure->findText(typed));
                     m_structure->setEditText(typed);
                 });
    connect(m_structure, &QComboBox::activated, this, &StructurePage::applyStructure);
    connect(m_structure->lineEdit(), &QLineEdit::editingFinished, this, &StructurePage::applyStructure);
    connect(cif, &QPushButton::clicked, this, &StructurePage::askCif);
    connect(m_zones, &QTableWidget::currentCellChanged, this, [this](int row) {
        if (row >= 0)
            m_bench.chooseZone(m_id, row);
    });
    connect(&bench, &SpotBench::changed, this, [this](int id) {
        if (id == m_id)
            refresh();
    });
    connect(&bench, &SpotBench::structureChanged, this, [this] {
        m_structure->setEditText(m_bench.structure());
        refresh();
    });
    refresh();
}

void StructurePage::show(int id)
{
    m_id = id;
    refresh();
}

void StructurePage::applyStructure() { m_bench.setStructure(m_structure->currentText().trimmed()); }

void StructurePage::askCif()
{
    auto* dialog = new QFileDialog(this, tr("Structure"), QSettings().value(QStringLiteral("folder")).toString(), tr("Crystal structures (*.cif);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) { m_bench.setStructure(path); });
    dialog->open();
}

void StructurePage::refresh()
{
    const QSignalBlocker blocker(m_zones);
    m_zones->setRowCount(0);
    if (!m_bench.has(m_id) || !m_bench.pattern(m_id).image)
        return m_state->setText(tr("Open a spot pattern, then choose the structure that it may come from."));
    const OpenSpotPattern& p = m_bench.pattern(m_id);
    if (!p.measured.lattice)
        return m_state->setText(tr("The spots of this pattern lie on no lattice, so no zone axis can be found."));
    if (m_bench.structure().isEmpty())
        return m_state->setText(tr("Choose the structure that the pattern may come from."));
    if (!p.zoneError.isEmpty())
        return m_state->setText(p.zoneError);
    if (!p.zonesSearched)
        return m_state->setText(tr("Trying the zone axes of %1…").arg(QFileInfo(m_bench.structure()).completeBaseName()));
    if (p.zones.empty())
        m_state->setText(m_bench.cameraConstant() > 0 ? tr("No zone axis of this structure fits with the camera constant given.")
                                                      : tr("No zone axis of this structure up to index 4 fits."));
    else
        m_state->setText(tr("Zone axes that fit, the best first: %1").arg(p.zones.size()));
    m_zones->setRowCount(static_cast<int>(p.zones.size()));
    for (int r = 0; r < m_zones->rowCount(); ++r) {
        const match::ZoneCandidate& zone = p.zones[static_cast<std::size_t>(r)];
        setCell(m_zones, r, 0, toQString(simulate::zoneName(zone.zone)));
        setCell(m_zones, r, 1, locale().toString(100 * zone.strain, 'f', 2));
        setCell(m_zones, r, 2, locale().toString(zone.agreement, 'f', 3));
        setCell(m_zones, r, 3, locale().toString(zone.cameraConstantPx, 'f', 2));
        setCell(m_zones, r, 4, locale().toString(zone.rotationDeg, 'f', 1));
    }
    if (p.chosenZone >= 0)
        m_zones->setCurrentCell(p.chosenZone, 0);
}

} // namespace kikuscope::ui
