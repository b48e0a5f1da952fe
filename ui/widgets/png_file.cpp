// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/png_file.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/version.h"
#include "ui/widgets/qt_convert.h"

#include <QBuffer>

namespace kikuscope::ui {

void writePng(QImage image, const QString& path)
{
    const QString software = QStringLiteral("Software"); // key of PNG text
    image.setText(software, QStringLiteral("Kikuscope " KIKUSCOPE_VERSION));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (!image.save(&buffer, "PNG"))
        throw Error(ErrorKind::Internal, toStdString(path) + ": the picture cannot be packed as PNG.");
    writeFileAtomically(toPath(path), bytes.toStdString());
}

} // namespace kikuscope::ui
