// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/tour_guide.h"

#include "ui/widgets/theme.h"

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMainWindow>
#include <QPainter>
#include <QPushButton>
#include <QTimer>
#include <QToolBar>
#include <algorithm>

namespace kikuscope::ui {
namespace {

constexpr int noteWidth = 340, gap = 12, ringWidth = 3, settleMs = 60;

/// A visible widget of that name, or the button of an action of that name.
QWidget* widgetNamed(const QMainWindow& window, const QString& name)
{
    for (QWidget* widget : window.findChildren<QWidget*>(name))
        if (widget->isVisible())
            return widget;
    for (QAction* action : window.findChildren<QAction*>(name))
        for (QToolBar* bar : window.findChildren<QToolBar*>())
            if (QWidget* button = bar->widgetForAction(action); button && button->isVisible())
                return button;
    return nullptr;
}

} // namespace

TourGuide::TourGuide(QMainWindow* window)
    : QWidget(window), m_window(window), m_note(new QFrame(window)), m_title(new QLabel(m_note)), m_text(new QLabel(m_note)),
      m_count(new QLabel(m_note)), m_back(new QPushButton(tr("Back"), m_note)), m_next(new QPushButton(tr("Next"), m_note)),
      m_end(new QPushButton(tr("End tour"), m_note))
{
    setObjectName(QStringLiteral("tourGuide"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_note->setObjectName(QStringLiteral("tourNote"));
    m_note->setFrameShape(QFrame::StyledPanel);
    m_note->setAutoFillBackground(true);
    m_note->setAccessibleName(tr("Tour"));
    m_title->setObjectName(QStringLiteral("tourTitle"));
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_title->setWordWrap(true);
    m_text->setObjectName(QStringLiteral("tourText"));
    m_text->setWordWrap(true);
    m_count->setProperty("role", QStringLiteral("subtle"));
    m_back->setObjectName(QStringLiteral("tourBack"));
    m_next->setObjectName(QStringLiteral("tourNext"));
    m_end->setObjectName(QStringLiteral("tourEnd"));

    auto* layout = new QGridLayout(m_note);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->addWidget(m_title, 0, 0, 1, 4);
    layout->addWidget(m_text, 1, 0, 1, 4);
    layout->addWidget(m_count, 2, 0);
    layout->setColumnStretch(0, 1);
    layout->addWidget(m_end, 2, 1);
    layout->addWidget(m_back, 2, 2);
    layout->addWidget(m_next, 2, 3);

    connect(m_next, &QPushButton::clicked, this, &TourGuide::goOn);
    connect(m_back, &QPushButton::clicked, this, &TourGuide::goBack);
    connect(m_end, &QPushButton::clicked, this, &TourGuide::finish);
    m_note->installEventFilter(this);
    window->installEventFilter(this);
    m_note->hide();
    hide();
}

void TourGuide::start(std::vector<TourStep> steps)
{
    m_steps = std::move(steps);
    m_step = -1;
    if (m_steps.empty())
        return emit finished();
    show(0);
}

void TourGuide::goOn()
{
    if (m_step + 1 < static_cast<int>(m_steps.size()))
        show(m_step + 1);
    else
        finish();
}

void TourGuide::goBack()
{
    if (m_step > 0)
        show(m_step - 1);
}

void TourGuide::finish()
{
    if (m_step < 0)
        return;
    m_step = -1;
    hide();
    m_note->hide();
    emit finished();
}

void TourGuide::show(int step)
{
    m_step = step;
    const TourStep& now = m_steps[static_cast<std::size_t>(step)];
    if (!now.action.isEmpty())
        if (auto* action = m_window->findChild<QAction*>(now.action))
            action->trigger();
    m_title->setText(now.title);
    m_text->setText(now.text);
    m_count->setText(QStringLiteral("%1 / %2").arg(step + 1).arg(m_steps.size()));
    m_back->setEnabled(step > 0);
    m_next->setText(step + 1 < static_cast<int>(m_steps.size()) ? tr("Next") : tr("Done"));
    QWidget::show();
    m_note->show();
    place();
    m_next->setFocus();
    QTimer::singleShot(settleMs, this, [this] { place(); }); // docks that were just shown have their places now
}

QRect TourGuide::targetArea() const
{
    if (m_step < 0)
        return {};
    const QWidget* target = widgetNamed(*m_window, m_steps[static_cast<std::size_t>(m_step)].target);
    if (!target)
        return {};
    return QRect(target->mapTo(m_window, QPoint(0, 0)), target->size()) & m_window->rect();
}

/// Beside the target where there is room: right, left, below, above; else in the middle of the window.
void TourGuide::place()
{
    if (m_step < 0)
        return;
    setGeometry(m_window->rect());
    m_note->setFixedWidth(std::min(noteWidth, m_window->width() - 2 * gap));
    m_note->setFixedHeight(m_note->layout()->heightForWidth(m_note->width()));
    const QRect all = m_window->rect().adjusted(gap, gap, -gap, -gap), target = targetArea();
    const int w = m_note->width(), h = m_note->height();
    const int y = std::clamp(target.top(), all.top(), std::max(all.top(), all.bottom() - h));
    const int x = std::clamp(target.left(), all.left(), std::max(all.left(), all.right() - w));
    QPoint corner = all.center() - QPoint(w / 2, h / 2);
    const QPoint beside[] = {{target.right() + gap, y}, {target.left() - gap - w, y}, {x, target.bottom() + gap}, {x, target.top() - gap - h}};
    if (!target.isEmpty())
        for (const QPoint& p : beside)
            if (all.contains(QRect(p, QSize(w, h)))) {
                corner = p;
                break;
            }
    m_note->move(corner);
    raise();
    m_note->raise();
    update();
}

void TourGuide::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const QRect target = targetArea();
    QRegion dimmed(rect());
    painter.setClipRegion(dimmed.subtracted(target));
    painter.fillRect(rect(), QColor(0, 0, 0, 70));
    if (target.isEmpty())
        return;
    painter.setClipping(false);
    painter.setPen(QPen(themeColours().accent, ringWidth));
    painter.drawRect(target.adjusted(1, 1, -2, -2));
}

bool TourGuide::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_window && event->type() == QEvent::Resize)
        place();
    if (watched == m_note && event->type() == QEvent::KeyPress) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Right:
            goOn();
            return true;
        case Qt::Key_Left:
            goBack();
            return true;
        case Qt::Key_Escape:
            finish();
            return true;
        default:
            break;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace kikuscope::ui
