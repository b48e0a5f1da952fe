// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/registration_panel.h"

#include "ui/views/map_area.h"
#include "ui/views/map_pane.h"
#include "ui/widgets/qt_convert.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QShortcut>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace kikuscope::ui {
namespace {

const QString imagePrefix = QStringLiteral("sem:");

QString pair(const std::optional<QPointF>& point, int decimals)
{
    const QLocale locale;
    return point ? QStringLiteral("%1; %2").arg(locale.toString(point->x(), 'f', decimals), locale.toString(point->y(), 'f', decimals))
                 : QStringLiteral("–");
}

} // namespace

RegistrationPanel::RegistrationPanel(Session& session, MapArea& maps, QWidget* parent)
    : QDialog(parent, Qt::Tool), m_session(session), m_maps(maps), m_draft(session), m_images(new QComboBox(this)),
      m_kind(new QComboBox(this)), m_table(new QTableWidget(0, 3, this)), m_say(new QLabel(this)),
      m_delete(new QPushButton(tr("Delete point"), this)), m_apply(new QPushButton(tr("Apply"), this)),
      m_unplace(new QPushButton(tr("Take back"), this))
{
    setObjectName(QStringLiteral("registrationPanel"));
    setWindowTitle(tr("Register electron image"));
    m_images->setObjectName(QStringLiteral("registrationImage"));
    m_images->setAccessibleName(tr("Electron image"));
    m_images->setToolTip(tr("The image to place on the sample"));
    m_kind->setObjectName(QStringLiteral("registrationKind"));
    m_kind->setAccessibleName(tr("Kind of transform"));
    m_kind->setToolTip(tr("Affine: shift, turn, scale and shear, from 3 points. Perspective: from 4 points."));
    m_kind->addItem(tr("affine"), static_cast<int>(TransformKind::Affine));
    m_kind->addItem(tr("perspective"), static_cast<int>(TransformKind::Homography));
    m_table->setObjectName(QStringLiteral("registrationPoints"));
    m_table->setAccessibleName(tr("Points of the registration"));
    m_table->setHorizontalHeaderLabels({tr("Image (px)"), tr("Map (µm)"), tr("Residual (µm)")});
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_say->setObjectName(QStringLiteral("registrationState"));
    m_say->setWordWrap(true);
    const std::tuple<QPushButton*, const char*, QString> buttons[] = {
        {m_delete, "registrationDelete", tr("Delete the chosen point (Del)")},
        {m_apply, "registrationApply", tr("Draw the image through this transform in all panes")},
        {m_unplace, "registrationUnplace", tr("Draw the image where its file places it")}};
    auto* row = new QHBoxLayout;
    for (const auto& [button, name, tip] : buttons) {
        button->setObjectName(QString::fromLatin1(name));
        button->setToolTip(tip);
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    auto* form = new QFormLayout;
    form->addRow(tr("Image"), m_images);
    form->addRow(tr("Transform"), m_kind);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_say);
    layout->addLayout(row);
    resize(420, 380);

    connect(m_images, &QComboBox::activated, this, &RegistrationPanel::takeUp);
    connect(m_kind, &QComboBox::activated, this,
            [this] { m_draft.setKind(static_cast<TransformKind>(m_kind->currentData().toInt())); });
    connect(m_delete, &QPushButton::clicked, this, &RegistrationPanel::removeChosen);
    connect(new QShortcut(QKeySequence::Delete, m_table), &QShortcut::activated, this, &RegistrationPanel::removeChosen);
    connect(m_table, &QTableWidget::itemSelectionChanged, this,
            [this] { m_delete->setEnabled(m_table->currentRow() >= 0 && !m_table->selectedItems().isEmpty()); });
    connect(m_apply, &QPushButton::clicked, &m_draft, &RegistrationDraft::apply);
    connect(m_unplace, &QPushButton::clicked, &m_draft, &RegistrationDraft::unplace);
    connect(&m_draft, &RegistrationDraft::changed, this, &RegistrationPanel::refresh);
    connect(&session, &Session::semImagesChanged, this, [this] {
        if (!isVisible())
            return;
        fillImages();
        refresh();
    });
    connect(&session, &Session::scanChanged, this, &QWidget::hide);
    connect(&maps, &MapArea::clickedIn, this, &RegistrationPanel::picked);
    connect(&maps, &MapArea::paneLayoutChanged, this, &RegistrationPanel::refreshMarks);
}

void RegistrationPanel::begin()
{
    const auto& images = m_session.semImages();
    if (images.empty())
        return;
    const QString active = m_maps.activePane().layer();
    int index = active.startsWith(imagePrefix) ? active.mid(imagePrefix.size()).toInt() : 0;
    index = std::clamp(index, 0, static_cast<int>(images.size()) - 1);
    show();
    raise();
    takeUp(index);
}

void RegistrationPanel::takeUp(int index)
{
    const auto& images = m_session.semImages();
    if (index < 0 || static_cast<std::size_t>(index) >= images.size())
        return;
    m_draft.begin(images[static_cast<std::size_t>(index)]);
    fillImages();
    const QString layer = layerOfImage();
    for (int i = 0; i < m_maps.paneCount(); ++i)
        if (m_maps.pane(i).layer() == layer && m_maps.pane(i).isVisibleTo(&m_maps))
            return refresh();
    MapPane& pane = m_maps.activePane();
    (pane.layer().startsWith(imagePrefix) ? pane : m_maps.addPane(pane, Qt::Horizontal)).chooseLayer(layer);
    refresh();
}

void RegistrationPanel::fillImages()
{
    m_images->clear();
    const auto& images = m_session.semImages();
    for (std::size_t i = 0; i < images.size(); ++i) {
        m_images->addItem(images[i]->name.empty() ? tr("Electron image") : toQString(images[i]->name));
        if (images[i] == m_draft.image())
            m_images->setCurrentIndex(static_cast<int>(i));
    }
}

QString RegistrationPanel::layerOfImage() const
{
    const auto& images = m_session.semImages();
    const auto it = std::find(images.begin(), images.end(), m_draft.image());
    return it == images.end() ? QString() : imagePrefix + QString::number(it - images.begin());
}

void RegistrationPanel::picked(MapPane& pane, QPointF um)
{
    if (!isVisible() || !m_draft.image())
        return;
    const QString layer = layerOfImage();
    if (pane.layer() != layer) {
        if (!pane.layer().startsWith(imagePrefix)) // another image says nothing about the sample
            m_draft.pickOnMap(um);
        return;
    }
    const QPointF pixel = placementOf(m_session, *m_draft.image()).inverted().map(um);
    const auto& pixels = m_draft.image()->pixels;
    if (QRectF(0, 0, pixels.cols, pixels.rows).contains(pixel))
        m_draft.pickInImage(pixel);
}

void RegistrationPanel::refresh()
{
    const auto& points = m_draft.points();
    m_table->setRowCount(static_cast<int>(points.size()));
    std::size_t complete = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool hasResidual = points[i].isComplete() && m_draft.fit();
        const QString texts[] = {pair(points[i].image, 1), pair(points[i].sample, 2),
                                 hasResidual ? QLocale().toString(m_draft.fit()->residualsUm[complete], 'f', 3)
                                             : QStringLiteral("–")};
        complete += points[i].isComplete();
        for (int column = 0; column < 3; ++column)
            m_table->setItem(static_cast<int>(i), column, new QTableWidgetItem(texts[column]));
    }
    m_kind->setCurrentIndex(m_kind->findData(static_cast<int>(m_draft.kind())));
    const int missing = pointsNeeded(m_draft.kind()) - static_cast<int>(complete);
    QString text;
    if (!points.empty() && !points.back().isComplete())
        text = points.back().image ? tr("Click the same feature in a pane with a map.")
                                   : tr("Click the same feature in the electron image.");
    else if (!m_draft.problem().isEmpty())
        text = m_draft.problem();
    else if (missing > 0)
        text = tr("Click a feature in the electron image, then the same in a map: %n more point(s).", nullptr, missing);
    else if (m_draft.fit() && missing == 0)
        text = tr("These points fix the transform exactly; more of them show how good it is.");
    else if (m_draft.fit())
        text = tr("Residual %1 µm (root of the mean square of %2 points).")
                   .arg(QLocale().toString(m_draft.fit()->rmsUm, 'f', 3))
                   .arg(complete);
    m_say->setText(text);
    m_delete->setEnabled(!m_table->selectedItems().isEmpty());
    m_apply->setEnabled(m_draft.fit() && !m_draft.isApplied());
    m_unplace->setEnabled(m_draft.image() && m_session.registrationOf(*m_draft.image()));
    refreshMarks();
}

void RegistrationPanel::refreshMarks()
{
    const QString layer = layerOfImage();
    for (int i = 0; i < m_maps.paneCount(); ++i) {
        MapPane& pane = m_maps.pane(i);
        const bool inImage = pane.layer() == layer;
        std::vector<MapMark> marks;
        if (isVisible() && m_draft.image() && (inImage || !pane.layer().startsWith(imagePrefix))) {
            const QTransform placement = placementOf(m_session, *m_draft.image());
            int number = 0;
            for (const DraftPoint& p : m_draft.points()) {
                ++number;
                const auto& half = inImage ? p.image : p.sample;
                if (half)
                    marks.push_back({inImage ? placement.map(*half) : *half, QString::number(number), !p.isComplete()});
            }
        }
        pane.map().setMarks(std::move(marks));
    }
}

void RegistrationPanel::removeChosen()
{
    if (!m_table->selectedItems().isEmpty())
        m_draft.remove(m_table->currentRow());
}

void RegistrationPanel::showEvent(QShowEvent* event)
{
    QDialog::showEvent(event);
    refreshMarks();
}

void RegistrationPanel::hideEvent(QHideEvent* event)
{
    QDialog::hideEvent(event);
    refreshMarks();
}

} // namespace kikuscope::ui
