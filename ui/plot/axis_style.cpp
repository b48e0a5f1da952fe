// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/axis_style.h"

#include "ui/widgets/theme.h"

#include <qcustomplot.h>

namespace kikuscope::ui {

void applyThemeTo(QCPAxis& axis, const QFont& font)
{
    const QColor subtle = themeColours().subtleText, border = themeColours().border;
    axis.setBasePen(QPen(border));
    axis.setTickPen(QPen(border));
    axis.setSubTickPen(QPen(border));
    axis.setTickLabelColor(subtle);
    axis.setLabelColor(subtle);
    axis.setTickLabelFont(font);
    axis.setLabelFont(font);
    axis.grid()->setPen(QPen(border, 0, Qt::DotLine));
}

} // namespace kikuscope::ui
