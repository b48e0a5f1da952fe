// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/whats_this.h"

#include <QHelpEvent>
#include <QWhatsThis>
#include <QWidget>

namespace kikuscope::ui {
namespace {

/// Of the widget or the nearest one around it.
QString textOf(const QWidget* widget)
{
    for (; widget; widget = widget->isWindow() ? nullptr : widget->parentWidget()) {
        if (!widget->whatsThis().isEmpty())
            return {}; // Qt's own way
        if (!widget->toolTip().isEmpty()) {
            const QString name = widget->accessibleName();
            return name.isEmpty() || name == widget->toolTip() ? widget->toolTip()
                                                               : QStringLiteral("<b>%1</b><br>%2").arg(name, widget->toolTip());
        }
    }
    return {};
}

} // namespace

bool WhatsThisFromToolTips::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::WhatsThis && event->type() != QEvent::QueryWhatsThis)
        return false;
    auto* widget = qobject_cast<QWidget*>(watched);
    const QString text = textOf(widget);
    if (text.isEmpty())
        return false;
    event->accept();
    if (event->type() == QEvent::WhatsThis)
        QWhatsThis::showText(static_cast<QHelpEvent*>(event)->globalPos(), text, widget);
    return true;
}

} // namespace kikuscope::ui
