// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icons.h"

#include <QApplication>
#include <QFile>
#include <QPainter>
#include <QPalette>
#include <QPixmap>
#include <QSvgRenderer>

// Q_INIT_RESOURCE must stand outside of namespaces.
static void initialiseQrc() { Q_INIT_RESOURCE(app); }

namespace kikuscope::ui {
namespace {

QPixmap renderSvg(const QByteArray& svg, int side)
{
    QSvgRenderer renderer(svg);
    QPixmap pixmap(side, side);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    return pixmap;
}

QByteArray svgSource(const QString& name, const QColor& colour)
{
    QFile file(QStringLiteral(":/icons/") + name + QStringLiteral(".svg"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return file.readAll().replace("currentColor", colour.name().toUtf8());
}

} // namespace

void initialiseResources() { initialiseQrc(); }

QIcon icon(const QString& name)
{
    const QPalette palette = QApplication::palette();
    const QByteArray normal = svgSource(name, palette.color(QPalette::Active, QPalette::ButtonText));
    const QByteArray disabled = svgSource(name, palette.color(QPalette::Disabled, QPalette::ButtonText));
    QIcon result;
    for (const int side : {16, 20, 24, 32, 40, 48, 64}) {
        result.addPixmap(renderSvg(normal, side), QIcon::Normal);
        result.addPixmap(renderSvg(disabled, side), QIcon::Disabled);
    }
    return result;
}

QIcon applicationIcon()
{
    QIcon result;
    const QByteArray svg = svgSource(QStringLiteral("kikuscope"), Qt::black);
    for (const int side : {16, 24, 32, 48, 64, 128, 256})
        result.addPixmap(renderSvg(svg, side));
    return result;
}

} // namespace kikuscope::ui
