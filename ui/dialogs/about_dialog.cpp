// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/about_dialog.h"

#include "core/base/version.h"
#include "ui/widgets/icons.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace kikuscope::ui {

void showAbout(QWidget* parent)
{
    const auto tr = [](const char* text) { return QCoreApplication::translate("AboutDialog", text); };
    auto* box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("aboutDialog"));
    box->setWindowTitle(tr("About Kikuscope"));
    box->setIconPixmap(applicationIcon().pixmap(64, 64));
    box->setTextFormat(Qt::RichText);
    box->setText(QStringLiteral("<h3>Kikuscope %1</h3><p>%2</p>")
                     .arg(QStringLiteral(KIKUSCOPE_VERSION),
                          tr("Phase mapping by machine learning in electron diffraction.")));
    box->setInformativeText(tr("Free software under the GNU General Public License, version 3 or later.\n\n"
                               "Built with Qt, QCustomPlot, LibTorch, HDF5, OpenCV, Eigen, gemmi and spglib."));
    box->open();
}

} // namespace kikuscope::ui
