// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/about_dialog.h"

#include "core/base/version.h"
#include "ui/widgets/icons.h"

#include <QCoreApplication>
#include <QMessageBox>

namespace kikuscope::ui {
namespace {

struct AboutDialog // translation context
{
    Q_DECLARE_TR_FUNCTIONS(AboutDialog)
};

} // namespace

void showAbout(QWidget* parent)
{
    auto* box = new QMessageBox(parent);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setObjectName(QStringLiteral("aboutDialog"));
    box->setWindowTitle(AboutDialog::tr("About Kikuscope"));
    box->setIconPixmap(applicationIcon().pixmap(64, 64));
    box->setTextFormat(Qt::RichText);
    box->setText(QStringLiteral("<h3>%1 %2</h3><p>%3</p>")
                     .arg(QStringLiteral("Kikuscope"), QStringLiteral(KIKUSCOPE_VERSION),
                          AboutDialog::tr("Phase mapping by machine learning in electron diffraction.")));
    box->setInformativeText(
        AboutDialog::tr("Free software under the GNU General Public License, version 3 or later.\n\n"
                        "Built with Qt, QCustomPlot, LibTorch, HDF5, OpenCV, Eigen, gemmi and spglib."));
    box->open();
}

} // namespace kikuscope::ui
