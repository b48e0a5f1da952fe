// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/saed/spot_window.h"

#include "ui/saed/class_page.h"
#include "ui/saed/lattice_page.h"
#include "ui/saed/robustness_page.h"
#include "ui/saed/spot_canvas.h"
#include "ui/saed/spot_export.h"
#include "ui/saed/structure_page.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/message_banner.h"
#include "ui/widgets/qt_convert.h"

#include <QCheckBox>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QPainter>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>
#include <QSlider>
#include <QSplitter>
#include <QTabWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

namespace kikuscope::ui {
namespace {

constexpr int thumbnailSide = 56, sideWidth = 210, pagesWidth = 390;
constexpr int leastGamma = 10, mostGamma = 100; // per cent

QPixmap thumbnail(const QImage& picture)
{
    QPixmap pixmap(thumbnailSide, thumbnailSide);
    pixmap.fill(Qt::black);
    const QImage small = withGamma(picture.scaled(thumbnailSide, thumbnailSide, Qt::KeepAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_Grayscale8), 0.4);
    QPainter painter(&pixmap);
    painter.drawImage((thumbnailSide - small.width()) / 2, (thumbnailSide - small.height()) / 2, small);
    return pixmap;
}

QStringList imagePaths(const QMimeData* data)
{
    QStringList paths;
    for (const QUrl& url : data->urls())
        if (url.isLocalFile())
            paths << url.toLocalFile();
    return paths;
}

} // namespace

SpotWindow::SpotWindow(JobRunner& runner, QWidget* parent) : QWidget(parent, Qt::Window), m_runner(runner), m_bench(runner), m_banner(new MessageBanner(this))
{
    setObjectName(QStringLiteral("spotWindow"));
    setWindowTitle(tr("Spot patterns"));
    setWindowIcon(applicationIcon());
    setAcceptDrops(true);
    m_latticePage = new LatticePage(m_bench, this);
    m_structurePage = new StructurePage(m_bench, runner, this);
    m_classPage = new ClassPage(m_bench, this);
    m_robustnessPage = new RobustnessPage(m_bench, runner, this);
    m_pages = new QTabWidget(this);
    m_pages->setObjectName(QStringLiteral("saedPages"));
    m_pages->setDocumentMode(true); // the colour of the window around it
    m_pages->addTab(m_latticePage, tr("&Lattice"));
    m_pages->addTab(m_structurePage, tr("St&ructure"));
    m_pages->addTab(m_classPage, tr("S&pace group"));
    m_pages->addTab(m_robustnessPage, tr("Ro&bustness"));
    auto* splitter = new QSplitter(this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeSide());
    splitter->addWidget(makeCentre());
    splitter->addWidget(m_pages);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({sideWidth, 3 * sideWidth, pagesWidth});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_banner);
    layout->addWidget(splitter, 1);

    connectBench();
    m_bench.setCameraConstant(QSettings().value(QStringLiteral("saed/cameraConstantPx"), 0.).toDouble());
    connect(m_robustnessPage, &RobustnessPage::failed, m_banner, &MessageBanner::showError);
    connect(m_robustnessPage, &RobustnessPage::saveRequested, this, &SpotWindow::askAccuracies);
    connect(new QShortcut(QKeySequence::Open, this), &QShortcut::activated, this, &SpotWindow::askOpen);
    connect(new QShortcut(QKeySequence(Qt::Key_Escape), this), &QShortcut::activated, this, &QWidget::close);
    applyLook();
    refresh();
    resize(1180, 740);
    restoreGeometry(QSettings().value(QStringLiteral("saed/geometry")).toByteArray());
}

QWidget* SpotWindow::makeSide()
{
    auto* side = new QWidget(this);
    m_list = new QListWidget(side);
    m_list->setObjectName(QStringLiteral("saedList"));
    m_list->setAccessibleName(tr("Open spot patterns"));
    m_list->setIconSize({thumbnailSide, thumbnailSide});
    m_list->setAlternatingRowColors(true);
    m_list->setWordWrap(true);
    auto* open = new QPushButton(tr("&Open…"), side);
    open->setObjectName(QStringLiteral("saedOpen"));
    m_remove = new QPushButton(tr("Remove"), side);
    m_remove->setObjectName(QStringLiteral("saedRemove"));
    m_remove->setToolTip(tr("Take the chosen pattern from the list; its file stays"));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(open, 1);
    buttons->addWidget(m_remove);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(10, 10, 4, 10);
    column->addLayout(buttons);
    column->addWidget(m_list, 1);
    connect(open, &QPushButton::clicked, this, &SpotWindow::askOpen);
    connect(m_remove, &QPushButton::clicked, this, [this] { m_bench.remove(chosen()); });
    connect(new QShortcut(QKeySequence::Delete, m_list, nullptr, nullptr, Qt::WidgetShortcut), &QShortcut::activated, this, [this] { m_bench.remove(chosen()); });
    connect(m_list, &QListWidget::currentItemChanged, this, [this] {
        const int id = chosen();
        m_latticePage->show(id);
        m_structurePage->show(id);
        m_classPage->show(id);
        refresh();
        applyLook();
    });
    return side;
}

QCheckBox* SpotWindow::addToggle(const char* name, const QString& text, const QKeySequence& key, bool on)
{
    auto* box = new QCheckBox(text, this);
    box->setObjectName(QString::fromLatin1(name));
    box->setShortcut(key);
    box->setToolTip(QStringLiteral("%1  (%2)").arg(text, key.toString(QKeySequence::NativeText)));
    box->setChecked(on);
    connect(box, &QCheckBox::toggled, this, &SpotWindow::applyLook);
    return box;
}

QWidget* SpotWindow::makeCentre()
{
    auto* centre = new QWidget(this);
    m_canvas = new SpotCanvas(centre);
    m_canvas->setObjectName(QStringLiteral("saedCanvas"));
    m_canvas->setAccessibleName(tr("Spot pattern"));
    m_canvas->setAccessibleDescription(tr("Plus and minus zoom, arrows move the picture, with Shift they move the centre by one node, 0 shows everything"));
    m_spots = addToggle("saedShowSpots", tr("Spots"), QKeySequence(QStringLiteral("Alt+1")), true);
    m_lattice = addToggle("saedShowLattice", tr("Lattice"), QKeySequence(QStringLiteral("Alt+2")), true);
    m_simulated = addToggle("saedShowSimulated", tr("Simulation"), QKeySequence(QStringLiteral("Alt+3")), true);
    m_heat = addToggle("saedShowHeat", tr("Heat"), QKeySequence(QStringLiteral("Alt+4")), false);
    m_gamma = new QSlider(Qt::Horizontal, centre);
    m_gamma->setObjectName(QStringLiteral("saedGamma"));
    m_gamma->setAccessibleName(tr("Brightness of weak spots"));
    m_gamma->setToolTip(tr("Brightness of weak spots"));
    m_gamma->setRange(leastGamma, mostGamma);
    m_gamma->setInvertedAppearance(true);
    m_gamma->setInvertedControls(true);
    m_gamma->setValue(40);
    m_gamma->setMaximumWidth(120);
    m_picture = new QPushButton(tr("Save p&icture…"), centre);
    m_picture->setObjectName(QStringLiteral("saedSavePicture"));
    m_table = new QPushButton(tr("Save &table…"), centre);
    m_table->setObjectName(QStringLiteral("saedSaveTable"));
    m_pixel = new QLabel(centre);
    m_pixel->setObjectName(QStringLiteral("saedPixel"));

    auto* top = new QHBoxLayout;
    for (QCheckBox* box : {m_spots, m_lattice, m_simulated, m_heat})
        top->addWidget(box);
    top->addStretch(1);
    top->addWidget(m_gamma);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(m_pixel, 1);
    bottom->addWidget(m_picture);
    bottom->addWidget(m_table);
    auto* column = new QVBoxLayout(centre);
    column->setContentsMargins(4, 10, 4, 10);
    column->addLayout(top);
    column->addWidget(m_canvas, 1);
    column->addLayout(bottom);
    connect(m_gamma, &QSlider::valueChanged, this, &SpotWindow::applyLook);
    connect(m_picture, &QPushButton::clicked, this, &SpotWindow::askPicture);
    connect(m_table, &QPushButton::clicked, this, &SpotWindow::askTable);
    connect(m_canvas, &SpotCanvas::centreMoved, this, [this](QPointF to) { m_bench.moveCentre(chosen(), to); });
    connect(m_canvas, &SpotCanvas::hovered, this, &SpotWindow::showPixel);
    connect(m_canvas, &SpotCanvas::hoverLeft, m_pixel, &QLabel::clear);
    return centre;
}

void SpotWindow::connectBench()
{
    connect(&m_bench, &SpotBench::added, this, &SpotWindow::addItem);
    connect(&m_bench, &SpotBench::removed, this, [this](int id) { delete itemOf(id); });
    connect(&m_bench, &SpotBench::changed, this, [this](int id) {
        refreshItem(id);
        if (id == chosen())
            refresh();
    });
    connect(&m_bench, &SpotBench::modelChanged, this, [this] {
        applyLook(); // heat of the new model
        refresh();
    });
    connect(&m_bench, &SpotBench::failed, this,
            [this](const QString& title, const QString& sentence, const QString& details) { m_banner->showError(title, sentence, details); });
}

void SpotWindow::closeEvent(QCloseEvent* event)
{
    QSettings().setValue(QStringLiteral("saed/geometry"), saveGeometry());
    QWidget::closeEvent(event);
}

void SpotWindow::dragEnterEvent(QDragEnterEvent* event)
{
    if (!imagePaths(event->mimeData()).isEmpty())
        event->acceptProposedAction();
}

void SpotWindow::dropEvent(QDropEvent* event)
{
    open(imagePaths(event->mimeData()));
    event->acceptProposedAction();
}

void SpotWindow::addItem(int id)
{
    auto* item = new QListWidgetItem;
    item->setData(Qt::UserRole, id);
    QPixmap waiting(thumbnailSide, thumbnailSide);
    waiting.fill(Qt::black);
    item->setIcon(waiting);
    m_list->addItem(item);
    refreshItem(id);
    if (m_list->count() == 1)
        m_list->setCurrentItem(item);
}

void SpotWindow::refreshItem(int id)
{
    QListWidgetItem* item = itemOf(id);
    if (!item)
        return;
    const OpenSpotPattern& p = m_bench.pattern(id);
    const QString name = QFileInfo(p.path).fileName();
    QString state = tr("measuring…");
    if (!p.error.isEmpty())
        state = tr("cannot be read");
    else if (p.image && m_bench.model() && !p.probabilities.empty())
        state = isAccepted(*m_bench.model(), p.probabilities)
                    ? m_bench.model()->classes.value(static_cast<int>(std::max_element(p.probabilities.begin(), p.probabilities.end()) - p.probabilities.begin()))
                    : tr("unknown");
    else if (p.image)
        state = tr("%n spots", nullptr, static_cast<int>(p.measured.spots.size()));
    if (p.chosenZone >= 0)
        state += QStringLiteral(", ") + toQString(simulate::zoneName(p.zones[static_cast<std::size_t>(p.chosenZone)].zone));
    item->setText(name + QLatin1Char('\n') + state);
    item->setToolTip(p.error.isEmpty() ? p.path : p.error);
    if (p.image && item->data(Qt::UserRole + 1).isNull()) {
        item->setIcon(thumbnail(p.picture));
        item->setData(Qt::UserRole + 1, true);
    }
}

int SpotWindow::chosen() const
{
    const QListWidgetItem* item = m_list->currentItem();
    return item ? item->data(Qt::UserRole).toInt() : 0;
}

void SpotWindow::choose(int id) { m_list->setCurrentItem(itemOf(id)); }

QListWidgetItem* SpotWindow::itemOf(int id) const
{
    for (int row = 0; row < m_list->count(); ++row)
        if (m_list->item(row)->data(Qt::UserRole).toInt() == id)
            return m_list->item(row);
    return nullptr;
}

void SpotWindow::refresh()
{
    const int id = chosen();
    const bool isOpen = m_bench.has(id) && m_bench.pattern(id).image;
    m_remove->setEnabled(m_bench.has(id));
    m_picture->setEnabled(isOpen);
    m_table->setEnabled(isOpen);
    m_heat->setEnabled(m_bench.model() && m_bench.model()->explain);
    if (isOpen)
        return m_canvas->setPicture(pictureOf(m_bench.pattern(id)));
    if (!m_bench.has(id))
        m_canvas->clear(tr("Open spot patterns (PNG, TIFF, BMP, JPEG), or drop them here."));
    else
        m_canvas->clear(m_bench.pattern(id).error.isEmpty() ? tr("Measuring…") : m_bench.pattern(id).error);
}

void SpotWindow::applyLook()
{
    SpotLook look;
    look.spots = m_spots->isChecked();
    look.lattice = m_lattice->isChecked();
    look.simulated = m_simulated->isChecked();
    look.heat = m_heat->isChecked();
    look.gamma = m_gamma->value() / 100.;
    m_canvas->setLook(look);
    if (look.heat)
        m_bench.explain(chosen());
}

void SpotWindow::showPixel(QPointF pixel)
{
    if (!m_bench.has(chosen()) || !m_bench.pattern(chosen()).image)
        return;
    const OpenSpotPattern& p = m_bench.pattern(chosen());
    const int row = static_cast<int>(std::lround(pixel.y())), col = static_cast<int>(std::lround(pixel.x()));
    if (row < 0 || col < 0 || row >= p.image->rows || col >= p.image->cols)
        return m_pixel->clear();
    const double distance = std::hypot(pixel.x() - p.measured.centre.x(), pixel.y() - p.measured.centre.y());
    QString text = tr("%1, %2: %3; %4 px from the centre").arg(col).arg(row).arg(locale().toString((*p.image)(row, col), 'g', 5), locale().toString(distance, 'f', 1));
    if (m_bench.cameraConstant() > 0 && distance > 1)
        text += QStringLiteral(", d = %1 Å").arg(locale().toString(m_bench.cameraConstant() / distance, 'f', 3));
    m_pixel->setText(text);
}

void SpotWindow::askOpen()
{
    auto* dialog = new QFileDialog(this, tr("Open spot patterns"), QSettings().value(QStringLiteral("folder")).toString(),
                                   tr("Images (*.png *.tif *.tiff *.bmp *.jpg *.jpeg);;All files (*)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("saedOpenDialog"));
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& paths) {
        if (paths.isEmpty())
            return;
        QSettings().setValue(QStringLiteral("folder"), QFileInfo(paths.first()).absolutePath());
        open(paths);
    });
    dialog->open();
}

void SpotWindow::save(const QString& title, const QString& path, std::function<void()> work)
{
    Job* job = m_runner.start({Lane::Interactive, title},
                              [work = std::move(work)](JobMonitor&) {
                                  work();
                                  return true;
                              },
                              this, [this, path](bool) { m_pixel->setText(tr("Saved %1").arg(path)); });
    connect(job, &Job::finished, this, [this, job, title] {
        if (job->state() == JobState::Failed)
            m_banner->showError(title, job->errorMessage(), job->errorDetails());
    });
}

void SpotWindow::exportPicture(const QString& path)
{
    if (!m_bench.has(chosen()))
        return;
    const OpenSpotPattern& p = m_bench.pattern(chosen());
    QString title = QFileInfo(p.path).fileName();
    if (p.chosenZone >= 0)
        title += QStringLiteral(", %1 %2").arg(QFileInfo(m_bench.structure()).completeBaseName(), toQString(simulate::zoneName(p.zones[static_cast<std::size_t>(p.chosenZone)].zone)));
    save(tr("Save %1").arg(QFileInfo(path).fileName()), path,
         [picture = m_canvas->picture(), look = m_canvas->look(), title, path] { saveSpotPicture(picture, look, title, path); });
}

void SpotWindow::exportTable(const QString& path)
{
    if (!m_bench.has(chosen()))
        return;
    save(tr("Save %1").arg(QFileInfo(path).fileName()), path, [text = spotsCsv(m_bench.pattern(chosen()), m_bench.cameraConstant()), path] { saveText(text, path); });
}

void SpotWindow::askSave(const QString& title, const QString& filter, const QString& suggested, const std::function<void(const QString&)>& use)
{
    auto* dialog = new QFileDialog(this, title, QSettings().value(QStringLiteral("folder")).toString(), filter);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QFileInfo(suggested).suffix());
    dialog->selectFile(suggested);
    connect(dialog, &QFileDialog::fileSelected, this, use);
    dialog->open();
}

void SpotWindow::askPicture()
{
    askSave(tr("Save picture"), tr("PNG images (*.png)"), QFileInfo(m_bench.pattern(chosen()).path).completeBaseName() + QStringLiteral("-indexed.png"),
            [this](const QString& path) { exportPicture(path); });
}

void SpotWindow::askTable()
{
    askSave(tr("Save table of spots"), tr("Tables (*.csv)"), QFileInfo(m_bench.pattern(chosen()).path).completeBaseName() + QStringLiteral("-spots.csv"),
            [this](const QString& path) { exportTable(path); });
}

void SpotWindow::askAccuracies()
{
    askSave(tr("Save accuracies"), tr("Tables (*.csv)"), QStringLiteral("robustness.csv"), [this](const QString& path) {
        save(tr("Save %1").arg(QFileInfo(path).fileName()), path, [text = m_robustnessPage->csv(), path] { saveText(text, path); });
    });
}

} // namespace kikuscope::ui
