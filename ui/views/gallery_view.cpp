// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/gallery_view.h"

#include "core/base/atomic_file.h"
#include "ui/views/gallery_model.h"
#include "ui/widgets/qt_convert.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QListView>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace kikuscope::ui {
namespace {

constexpr int cellGap = 4;

/// A thumbnail, what the network says below, and the mark in the corner: a sign, not only a colour.
class ThumbnailDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        const int side = GalleryModel::thumbnailSide + 2 * cellGap;
        return {side, side + option.fontMetrics.height()};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        const QRect cell = option.rect;
        const bool chosen = option.state & QStyle::State_Selected;
        if (chosen)
            painter->fillRect(cell, option.palette.color(QPalette::Highlight));
        const QRect box(cell.left() + cellGap, cell.top() + cellGap, GalleryModel::thumbnailSide,
                        GalleryModel::thumbnailSide);
        const auto picture = index.data(Qt::DecorationRole).value<QPixmap>();
        if (picture.isNull()) {
            painter->fillRect(box, themeColours().checkerA);
        } else {
            QRect target(QPoint(), picture.size().scaled(box.size(), Qt::KeepAspectRatio));
            target.moveCenter(box.center());
            painter->setRenderHint(QPainter::SmoothPixmapTransform);
            painter->drawPixmap(target, picture);
        }
        if (option.state & QStyle::State_HasFocus) {
            painter->setPen(QPen(themeColours().accent, 2));
            painter->drawRect(box);
        }
        painter->setPen(option.palette.color(chosen ? QPalette::HighlightedText : QPalette::Text));
        const QRect below(cell.left() + 1, box.bottom() + 1, cell.width() - 2,
                          cell.bottom() - box.bottom() - 1);
        painter->drawText(below, Qt::AlignCenter,
                          option.fontMetrics.elidedText(index.data(Qt::DisplayRole).toString(),
                                                        Qt::ElideRight, below.width()));
        if (const QString mark = index.data(GalleryModel::markRole).toString(); !mark.isEmpty()) {
            const QString text = option.fontMetrics.elidedText(mark, Qt::ElideRight, box.width() - 8);
            const QRect badge(box.left(), box.top(), option.fontMetrics.horizontalAdvance(text) + 8,
                              option.fontMetrics.height() + 2);
            painter->fillRect(badge, QColor(0, 0, 0, 190));
            painter->setPen(Qt::white);
            painter->drawText(badge, Qt::AlignCenter, text);
        }
    }
};

} // namespace

GalleryView::GalleryView(Session& session, JobRunner& runner, QWidget* parent)
    : QWidget(parent), m_session(session), m_runner(runner), m_model(new GalleryModel(session, runner, this)),
      m_order(new QComboBox(this)), m_list(new QListView(this)), m_hint(new QLabel(this)),
      m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("galleryView"));
    m_order->setObjectName(QStringLiteral("galleryOrder"));
    m_order->setAccessibleName(tr("Order of the patterns"));
    m_order->addItem(tr("Least confident"), static_cast<int>(GalleryOrder::Confidence));
    m_order->addItem(tr("Most entropy"), static_cast<int>(GalleryOrder::Entropy));
    m_order->addItem(tr("Disagreement"), static_cast<int>(GalleryOrder::Disagreement));
    m_order->addItem(tr("As in the map"), static_cast<int>(GalleryOrder::Map));
    m_list->setObjectName(QStringLiteral("galleryList"));
    m_list->setAccessibleName(tr("Patterns of the selection"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(new ThumbnailDelegate(m_list));
    m_list->setViewMode(QListView::IconMode);
    m_list->setMovement(QListView::Static);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_hint->setProperty("role", QStringLiteral("subtle"));
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_text->setObjectName(QStringLiteral("galleryText"));
    m_text->setProperty("role", QStringLiteral("subtle"));
    m_text->setWordWrap(true);

    auto* controls = new QHBoxLayout;
    controls->setSpacing(2);
    controls->addWidget(m_order);
    controls->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->setSpacing(4);
    layout->addLayout(controls);
    layout->addWidget(m_hint, 1);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_text);
    createActions();
    for (QAction* action : {m_right, m_wrong, m_exclude, m_label}) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->setAccessibleName(action->text());
        controls->addWidget(button);
    }
    auto* file = new QToolButton(this);
    file->setObjectName(QStringLiteral("trainingSetMenu"));
    file->setText(tr("Training set"));
    file->setToolTip(tr("Labels are saved as a training set that fine-tuning reads"));
    file->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(file);
    menu->addActions({m_save, m_open, m_clear});
    file->setMenu(menu);
    controls->addWidget(file);

    connect(m_order, &QComboBox::currentIndexChanged, this, &GalleryView::reorder);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& index) {
                if (index.isValid())
                    m_session.select(m_model->pixelAt(index.row()));
            });
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &GalleryView::refreshText);
    connect(&session, &Session::selectionChanged, this, &GalleryView::reorder);
    connect(&session, &Session::resultChanged, this, &GalleryView::reorder);
    connect(&session, &Session::classifyingChanged, this, &GalleryView::reorder);
    connect(&session, &Session::labelsChanged, this, &GalleryView::refreshText);
    reorder();
}

QAction* GalleryView::addCommand(const char* name, const QString& text, const QString& shortText,
                                 const QKeySequence& key, const std::function<void()>& use)
{
    auto* action = new QAction(text, m_list);
    action->setObjectName(QString::fromLatin1(name));
    action->setIconText(shortText);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut); // letters, in the list only
    const QString keys = key.toString(QKeySequence::NativeText);
    action->setToolTip(text + (keys.isEmpty() ? QString() : QStringLiteral("  (%1)").arg(keys)));
    connect(action, &QAction::triggered, this, use);
    m_list->addAction(action);
    return action;
}

void GalleryView::createActions()
{
    m_right =
        addCommand("galleryRight", tr("The network is right"), tr("✓"), Qt::Key_Y, [this] { markRight(); });
    m_wrong = addCommand("galleryWrong", tr("The network is wrong"), tr("✗"), Qt::Key_N, [this] {
        mark(tr("mark as wrong"), [](std::int64_t) { return nn::PatternLabel{nn::PatternMark::Wrong, {}}; });
    });
    m_exclude = addCommand("galleryExclude", tr("Exclude from training"), tr("–"), Qt::Key_X, [this] {
        mark(tr("exclude patterns"), [](std::int64_t) {
            return nn::PatternLabel{nn::PatternMark::Excluded, {}};
        });
    });
    m_label = addCommand("galleryLabel", tr("Label as…"), tr("Label…"), Qt::Key_L, [this] { askLabel(); });
    m_clear = addCommand("galleryClear", tr("Remove labels"), tr("Remove"), Qt::Key_Delete, [this] {
        mark(tr("remove labels"), [](std::int64_t) { return std::optional<nn::PatternLabel>(); });
    });
    m_save = addCommand("gallerySave", tr("Save labels as a training set…"), tr("Save…"), {},
                        [this] { askSave(); });
    m_open = addCommand("galleryOpen", tr("Open labels…"), tr("Open…"), {}, [this] { askOpen(); });
}

void GalleryView::reorder()
{
    const auto& selection = m_session.selection();
    const auto& scan = m_session.scan();
    const bool shown = selection && scan && scan->patterns && !m_session.isClassifying();
    m_list->setVisible(shown);
    m_hint->setVisible(!shown);
    m_hint->setText(scan && !scan->patterns ? tr("This file holds no patterns.")
                    : m_session.isClassifying()
                        ? tr("Patterns are listed when the classification is done.")
                        : tr("Select pixels, or click a cell of the comparison, to see their "
                             "patterns."));
    if (!shown) {
        m_model->setPixels({});
        return refreshText();
    }
    m_runner.start(
        {Lane::Interactive, tr("List patterns"), {}, QStringLiteral("gallery"), false},
        [selection, result = m_session.result(), reference = m_session.reference(),
         matches = m_session.matches(), order = static_cast<GalleryOrder>(m_order->currentData().toInt())](
            JobMonitor&) { return orderedPixels(*selection, result, reference, matches, order); },
        this,
        [this, selection](std::vector<std::int64_t> pixels) {
            if (selection != m_session.selection())
                return;
            m_model->setPixels(std::move(pixels));
            m_list->scrollToTop();
            refreshText();
        });
}

void GalleryView::refreshText()
{
    const bool any = !chosen().empty();
    for (QAction* action : {m_wrong, m_exclude, m_label, m_clear})
        action->setEnabled(any);
    m_right->setEnabled(any && m_session.result());
    const auto& labels = m_session.labels();
    const auto taught = std::ranges::count_if(
        labels, [](const auto& entry) { return entry.second.mark == nn::PatternMark::Labelled; });
    m_save->setEnabled(taught > 0);
    m_open->setEnabled(m_session.scan() != nullptr);
    const QLocale locale;
    QStringList parts;
    if (!m_model->pixels().empty())
        parts << tr("%1 patterns").arg(locale.toString(qlonglong(m_model->pixels().size())));
    if (!labels.empty())
        parts << tr("%1 labelled for training, %2 wrong or excluded")
                     .arg(locale.toString(qlonglong(taught)),
                          locale.toString(qlonglong(static_cast<std::ptrdiff_t>(labels.size()) - taught)));
    m_text->setText(parts.join(QStringLiteral("  ·  ")));
    m_text->setVisible(!parts.isEmpty());
}

std::vector<std::int64_t> GalleryView::chosen() const
{
    std::vector<std::int64_t> pixels;
    for (const QModelIndex& index : m_list->selectionModel()->selectedIndexes())
        pixels.push_back(m_model->pixelAt(index.row()));
    return pixels;
}

void GalleryView::mark(const QString& text,
                       const std::function<std::optional<nn::PatternLabel>(std::int64_t)>& labelOf)
{
    LabelChanges changes;
    for (const std::int64_t pixel : chosen())
        changes.emplace_back(pixel, labelOf(pixel));
    push(text, std::move(changes));
}

void GalleryView::push(const QString& text, LabelChanges changes)
{
    if (!changes.empty())
        m_session.history().push(new LabelCommand(m_session, std::move(changes), text));
}

/// Right: the answer becomes the label. Patterns without an answer keep what they have.
void GalleryView::markRight()
{
    const auto result = m_session.result();
    LabelChanges changes;
    for (const std::int64_t pixel : chosen())
        if (const int best = result->topId[static_cast<std::size_t>(pixel)][0]; result->phases.contains(best))
            changes.emplace_back(pixel, nn::PatternLabel{nn::PatternMark::Labelled,
                                                         toStdString(phaseTitle(result->phases[best]))});
    push(tr("mark as right"), std::move(changes));
}

void GalleryView::labelAs(const QString& name)
{
    const QString trimmed = name.simplified();
    if (!trimmed.isEmpty())
        mark(tr("label as %1").arg(trimmed), [label = toStdString(trimmed)](std::int64_t) {
            return nn::PatternLabel{nn::PatternMark::Labelled, label};
        });
}

void GalleryView::askLabel()
{
    QStringList names;
    const PhaseList& classes = m_session.classes();
    for (const Phase& phase : classes.phases)
        names << phaseTitle(phase);
    if (const auto& reference = m_session.reference())
        for (const Phase& phase : reference->phases.phases)
            names << phaseTitle(phase);
    names.removeDuplicates();
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("labelDialog"));
    dialog->setWindowTitle(tr("Label patterns"));
    dialog->setLabelText(tr("Class of the chosen patterns:"));
    dialog->setComboBoxItems(names);
    dialog->setComboBoxEditable(true);
    connect(dialog, &QInputDialog::textValueSelected, this, &GalleryView::labelAs);
    dialog->open();
}

void GalleryView::saveLabels(const QString& path)
{
    m_runner.start(
        {Lane::Interactive, tr("Save %1").arg(QFileInfo(path).fileName())},
        [labels = m_session.labels(), scan = m_session.scan(), file = toPath(path)](JobMonitor&) {
            writeFileAtomically(file, nn::trainingSetText(labels, scan->grid, scan->name));
            return labels;
        },
        this,
        [this](const nn::PatternLabels& saved) {
            if (saved == m_session.labels())
                m_session.markLabelsSaved();
        });
}

/// They replace the labels of the same pixels; undone like any other label.
void GalleryView::openLabels(const QString& path)
{
    m_runner.start(
        {Lane::Interactive, tr("Open %1").arg(QFileInfo(path).fileName())},
        [scan = m_session.scan(), file = toPath(path)](JobMonitor&) {
            return std::pair(scan, nn::labelsFromText(readTextFile(file), file.string(), scan->grid));
        },
        this,
        [this](const std::pair<std::shared_ptr<const EbsdScan>, nn::PatternLabels>& read) {
            if (read.first == m_session.scan())
                m_session.history().push(new LabelCommand(
                    m_session, LabelChanges(read.second.begin(), read.second.end()), tr("open labels")));
        });
}

void GalleryView::askSave()
{
    auto* dialog = new QFileDialog(this, tr("Save training set"), {}, tr("Labels (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, &GalleryView::saveLabels);
    dialog->open();
}

void GalleryView::askOpen()
{
    auto* dialog = new QFileDialog(this, tr("Open labels"), {}, tr("Labels (*.csv *.json)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &GalleryView::openLabels);
    dialog->open();
}

} // namespace kikuscope::ui
