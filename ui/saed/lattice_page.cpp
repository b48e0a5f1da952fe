// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/saed/lattice_page.h"

#include "ui/saed/spot_bench.h"
#include "ui/saed/tables.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>
#include <QtMath>
#include <algorithm>
#include <cmath>

namespace kikuscope::ui {
namespace {

constexpr int shownSpots = 200;
constexpr double largestConstant = 100000;

QString shapeText(simulate::NetShape shape)
{
    switch (shape) {
    case simulate::NetShape::Square: return LatticePage::tr("Square");
    case simulate::NetShape::Rectangle: return LatticePage::tr("Rectangle");
    case simulate::NetShape::Hexagonal: return LatticePage::tr("Hexagonal");
    case simulate::NetShape::Oblique: break;
    }
    return LatticePage::tr("Parallelogram");
}

QString nodeText(int i, int j)
{
    if (i == 1 && j == 0)
        return QStringLiteral("a*");
    if (i == 0)
        return QStringLiteral("b*");
    return j > 0 ? QStringLiteral("a* + b*") : QStringLiteral("a* − b*");
}

} // namespace

LatticePage::LatticePage(SpotBench& bench, QWidget* parent)
    : QWidget(parent), m_bench(bench), m_constant(new QDoubleSpinBox(this)), m_unit(new QComboBox(this)),
      m_fromZone(new QPushButton(tr("From the structure"), this)), m_summary(new QLabel(this)),
      m_vectors(makeTable("saedVectors", tr("Vectors of the lattice"), {tr("Vector"), tr("px"), tr("±"), tr("angle / °"), tr("d / Å")}, this)),
      m_spots(makeTable("saedSpots", tr("Spots"), {tr("Node"), tr("px"), tr("d / Å"), tr("azimuth / °"), tr("I / %")}, this))
{
    m_constant->setObjectName(QStringLiteral("saedCameraConstant"));
    m_constant->setAccessibleName(tr("Camera constant"));
    m_constant->setRange(0, largestConstant);
    m_constant->setDecimals(3);
    m_constant->setSpecialValueText(tr("unknown"));
    m_constant->setKeyboardTracking(false);
    m_constant->setToolTip(tr("Distance of a spot from the centre times its lattice spacing"));
    m_unit->setObjectName(QStringLiteral("saedCameraUnit"));
    m_unit->setAccessibleName(tr("Unit of the camera constant"));
    m_unit->addItem(tr("Å·px"), 1.);
    m_unit->addItem(tr("nm·px"), 10.);
    m_fromZone->setObjectName(QStringLiteral("saedConstantFromZone"));
    m_fromZone->setToolTip(tr("Take the camera constant with which the chosen structure and zone axis fit"));
    m_summary->setObjectName(QStringLiteral("saedSummary"));
    m_summary->setWordWrap(true);
    m_summary->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);

    auto* label = new QLabel(tr("&Camera constant"), this);
    label->setBuddy(m_constant);
    auto* line = new QHBoxLayout;
    line->addWidget(m_constant, 1);
    line->addWidget(m_unit);
    line->addWidget(m_fromZone);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(label);
    layout->addLayout(line);
    layout->addWidget(m_summary);
    layout->addWidget(m_vectors);
    layout->addWidget(new QLabel(tr("Spots"), this));
    layout->addWidget(m_spots, 1);
    m_vectors->setFixedHeight(5 * (m_vectors->fontMetrics().height() + 8) + 10);

    connect(m_constant, &QDoubleSpinBox::valueChanged, this, &LatticePage::applyConstant);
    connect(m_unit, &QComboBox::currentIndexChanged, this, &LatticePage::refresh); // another way to write the same
    connect(m_fromZone, &QPushButton::clicked, this, [this] {
        const OpenSpotPattern& p = m_bench.pattern(m_id);
        m_bench.setCameraConstant(p.zones[static_cast<std::size_t>(p.chosenZone)].cameraConstantPx);
    });
    connect(&bench, &SpotBench::changed, this, [this](int id) {
        if (id == m_id)
            refresh();
    });
    connect(&bench, &SpotBench::cameraConstantChanged, this, [this] {
        QSettings().setValue(QStringLiteral("saed/cameraConstantPx"), m_bench.cameraConstant());
        refresh();
    });
    refresh();
}

void LatticePage::show(int id)
{
    m_id = id;
    refresh();
}

void LatticePage::applyConstant() { m_bench.setCameraConstant(m_constant->value() * m_unit->currentData().toDouble()); }

void LatticePage::refresh()
{
    {
        const QSignalBlocker blocker(m_constant);
        m_constant->setValue(m_bench.cameraConstant() / m_unit->currentData().toDouble());
    }
    const bool isOpen = m_bench.has(m_id);
    m_fromZone->setEnabled(isOpen && m_bench.pattern(m_id).chosenZone >= 0);
    if (!isOpen) {
        m_summary->setText(tr("Open a spot pattern to measure it."));
    } else {
        const OpenSpotPattern& p = m_bench.pattern(m_id);
        const match::SpotMeasurement& measured = p.measured;
        const QString centre = tr("centre %1, %2 px").arg(locale().toString(measured.centre.x(), 'f', 1), locale().toString(measured.centre.y(), 'f', 1));
        if (!p.error.isEmpty())
            m_summary->setText(p.error);
        else if (!p.image)
            m_summary->setText(tr("Measuring…"));
        else if (!measured.lattice)
            m_summary->setText(tr("%n spots, but no lattice of them: rings, a single row, or too few; %1", nullptr, static_cast<int>(measured.spots.size())).arg(centre));
        else
            m_summary->setText(tr("<b>%1</b>, ratio %2, angle %3° ± %4°; %5 of %6 spots within %7 px, %8")
                                   .arg(shapeText(measured.lattice->shape()), locale().toString(measured.lattice->ratio(), 'f', 4),
                                        locale().toString(measured.lattice->angleDeg(), 'f', 2), locale().toString(measured.lattice->angleErrorDeg, 'f', 2))
                                   .arg(measured.lattice->explained)
                                   .arg(measured.spots.size())
                                   .arg(locale().toString(measured.lattice->residualPx, 'f', 2), centre));
    }
    fillVectors();
    fillSpots();
}

void LatticePage::fillVectors()
{
    m_vectors->setRowCount(0);
    if (!m_bench.has(m_id) || !m_bench.pattern(m_id).measured.lattice)
        return;
    const auto rows = match::latticeRows(*m_bench.pattern(m_id).measured.lattice, m_bench.cameraConstant());
    m_vectors->setRowCount(static_cast<int>(rows.size()));
    for (int r = 0; r < m_vectors->rowCount(); ++r) {
        const match::LatticeRow& row = rows[static_cast<std::size_t>(r)];
        setCell(m_vectors, r, 0, nodeText(row.node[0], row.node[1]));
        setCell(m_vectors, r, 1, locale().toString(row.lengthPx, 'f', 2));
        setCell(m_vectors, r, 2, locale().toString(row.errorPx, 'f', 2));
        setCell(m_vectors, r, 3, locale().toString(row.fromADeg, 'f', 2));
        setCell(m_vectors, r, 4, row.dSpacing ? locale().toString(*row.dSpacing, 'f', 4) : QString());
    }
}

void LatticePage::fillSpots()
{
    m_spots->setRowCount(0);
    if (!m_bench.has(m_id))
        return;
    const match::SpotMeasurement& measured = m_bench.pattern(m_id).measured;
    double strongest = 0; // of those that are not the direct beam
    for (const preprocess::FoundSpot& s : measured.spots)
        if (std::hypot(s.x - measured.centre.x(), s.y - measured.centre.y()) >= s.sigmaPx)
            strongest = std::max(strongest, s.intensity);
    m_spots->horizontalHeaderItem(4)->setToolTip(tr("Intensity by the strongest diffracted spot; with a star: saturated, the true one is larger"));
    m_spots->setRowCount(std::min(shownSpots, static_cast<int>(measured.spots.size())));
    for (int r = 0; r < m_spots->rowCount(); ++r) {
        const preprocess::FoundSpot& s = measured.spots[static_cast<std::size_t>(r)];
        const double dx = s.x - measured.centre.x(), dy = s.y - measured.centre.y(), distance = std::hypot(dx, dy);
        const bool isDirect = distance < s.sigmaPx, hasNode = measured.lattice && measured.lattice->nodes[static_cast<std::size_t>(r)];
        const auto node = hasNode ? *measured.lattice->nodes[static_cast<std::size_t>(r)] : std::array<int, 2>{};
        setCell(m_spots, r, 0, hasNode ? QStringLiteral("%1, %2").arg(node[0]).arg(node[1]) : QStringLiteral("–"));
        setCell(m_spots, r, 1, locale().toString(distance, 'f', 1));
        setCell(m_spots, r, 2, m_bench.cameraConstant() > 0 && !isDirect ? locale().toString(m_bench.cameraConstant() / distance, 'f', 3) : QString());
        setCell(m_spots, r, 3, isDirect ? QString() : locale().toString(qRadiansToDegrees(std::atan2(-dy, dx)), 'f', 1));
        setCell(m_spots, r, 4, strongest > 0 ? locale().toString(100 * s.intensity / strongest, 'f', 1) + (s.saturated ? QStringLiteral(" *") : QString()) : QString());
    }
}

} // namespace kikuscope::ui
