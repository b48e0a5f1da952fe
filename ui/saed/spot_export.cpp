// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/saed/spot_export.h"

#include "core/base/atomic_file.h"
#include "ui/widgets/png_file.h"
#include "ui/widgets/qt_convert.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace kikuscope::ui {
namespace {

constexpr int leastSide = 1200;  // px of an exported picture
constexpr int fontShare = 60;    // of the side
constexpr double labelled = 1e-3; // weaker simulated spots have no index

QPointF point(const Eigen::Vector2d& p) { return {p.x(), p.y()}; }

/// The simulated spot next to a place, within a quarter of the shortest vector.
const match::PlacedSpot* nearest(const OpenSpotPattern& pattern, const preprocess::FoundSpot& spot)
{
    if (!pattern.measured.lattice)
        return nullptr;
    const match::PlacedSpot* best = nullptr;
    double distance = pattern.measured.lattice->a.norm() / 4;
    for (const match::PlacedSpot& p : pattern.placed)
        if (const double d = std::hypot(p.x - spot.x, p.y - spot.y); d < distance) {
            distance = d;
            best = &p;
        }
    return best;
}

} // namespace

SpotPicture pictureOf(const OpenSpotPattern& pattern)
{
    SpotPicture picture;
    if (!pattern.image)
        return picture;
    const match::SpotMeasurement& measured = pattern.measured;
    picture.size = {measured.cols, measured.rows};
    picture.pattern = pattern.picture;
    picture.centre = point(measured.centre);
    for (std::size_t i = 0; i < measured.spots.size(); ++i)
        picture.spots << SpotPicture::Spot{{measured.spots[i].x, measured.spots[i].y}, 2.5 * measured.spots[i].sigmaPx, measured.lattice && measured.lattice->nodes[i]};
    if (measured.lattice) {
        picture.hasLattice = true;
        picture.a = point(measured.lattice->a);
        picture.b = point(measured.lattice->b);
    }
    for (const match::PlacedSpot& p : pattern.placed) {
        const bool isDirect = p.hkl.isZero();
        const QString label = isDirect || p.intensity < labelled ? QString() : indexText(p.hkl[0], p.hkl[1], p.hkl[2]);
        picture.simulated << SpotPicture::Simulated{{p.x, p.y}, label, isDirect ? 1 : std::pow(std::clamp(p.intensity, 0., 1.), 0.25)};
    }
    if (pattern.heat) {
        picture.heat = pattern.heat->heat;
        picture.heatArea = pattern.heat->area;
    }
    return picture;
}

void saveSpotPicture(const SpotPicture& picture, const SpotLook& look, const QString& title, const QString& path)
{
    const double zoom = std::max(1., std::ceil(double(leastSide) / std::max(1, std::max(picture.size.width(), picture.size.height()))));
    QImage image(picture.size * zoom, QImage::Format_RGB32);
    image.fill(Qt::black);
    {
        QPainter painter(&image);
        const int side = std::max(image.width(), image.height());
        QFont font;
        font.setPixelSize(std::max(12, side / fontShare));
        painter.setFont(font);
        paintSpots(painter, QRectF(image.rect()), QPointF(0, 0), zoom, picture, withGamma(picture.pattern, look.gamma), look, side / 700.);
    }
    const QString titleKey = QStringLiteral("Title"); // of PNG text
    image.setText(titleKey, title);
    writePng(std::move(image), path);
}

QString spotsCsv(const OpenSpotPattern& pattern, double cameraConstantPx)
{
    const match::SpotMeasurement& measured = pattern.measured;
    QString text = QStringLiteral("x_px,y_px,distance_px,d_angstrom,azimuth_deg,intensity,sigma_px,saturated,i,j,hkl,simulated_distance_px\n");
    const auto number = [](double value, int decimals) { return QString::number(value, 'f', decimals); };
    for (std::size_t i = 0; i < measured.spots.size(); ++i) {
        const preprocess::FoundSpot& s = measured.spots[i];
        const double dx = s.x - measured.centre.x(), dy = s.y - measured.centre.y(), distance = std::hypot(dx, dy);
        const bool isDirect = distance < s.sigmaPx;
        QStringList cells{number(s.x, 3), number(s.y, 3), number(distance, 3),
                          cameraConstantPx > 0 && !isDirect ? number(cameraConstantPx / distance, 4) : QString(),
                          isDirect ? QString() : number(std::atan2(-dy, dx) * 180 / std::numbers::pi, 2), QString::number(s.intensity, 'g', 6), number(s.sigmaPx, 2),
                          s.saturated ? QStringLiteral("1") : QStringLiteral("0")};
        const bool hasNode = measured.lattice && measured.lattice->nodes[i];
        cells << (hasNode ? QString::number((*measured.lattice->nodes[i])[0]) : QString()) << (hasNode ? QString::number((*measured.lattice->nodes[i])[1]) : QString());
        const match::PlacedSpot* p = nearest(pattern, s);
        cells << (p ? QStringLiteral("%1 %2 %3").arg(p->hkl[0]).arg(p->hkl[1]).arg(p->hkl[2]) : QString()) << (p ? number(std::hypot(p->x - s.x, p->y - s.y), 3) : QString());
        text += cells.join(QLatin1Char(',')) + QLatin1Char('\n');
    }
    return text;
}

void saveText(const QString& text, const QString& path) { writeFileAtomically(toPath(path), toStdString(text)); }

} // namespace kikuscope::ui
