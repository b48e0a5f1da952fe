// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/panel_image.h"

#include "core/draw/heat_figure.h"
#include "core/io/formats.h"
#include "core/io/image_file.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

namespace kikuscope::publish {
namespace {

constexpr int kMostPlacedSide = 4000; // pixels of an image drawn through a transform

struct Picture
{
    Image<Rgba> pixels;
    std::optional<SemImage::Placement> mapInImage;
    ScanGrid grid; // of the scan, where it is one's image
};

const SemImage& chosenImage(const EbsdScan& scan, const std::string& wanted, const std::string& title)
{
    std::string known;
    for (const SemImage& image : scan.semImages) {
        if (wanted.empty() || wanted == image.name)
            return image;
        known += (known.empty() ? "" : ", ") + image.name;
    }
    throw Error(ErrorKind::BadSetting, title + " has no electron image" + (known.empty() ? "; name an image file." : " \"" + wanted + "\"; it has: " + known + "."));
}

Picture pictureOf(const draw::PanelRecipe& panel, const FigureInput& input)
{
    if (!input.path.empty() && io::hasImageExtension(input.path)) { // as the file has it, also where it is open
        const bool bytes = io::readImageInfo(input.path).type == PixelType::U8;
        return {bytes ? io::readColourImage(input.path) : draw::greyImage(io::readGreyImage(input.path)), std::nullopt, {}};
    }
    if (input.image)
        return {draw::greyImage(input.image->pixels), input.image->mapInImage, input.scan ? input.scan->grid : ScanGrid()};
    if (input.path.empty())
        throw Error(ErrorKind::BadSetting, input.title() + " is no electron image; choose another.");
    const EbsdScan scan = io::openScan(input.path);
    const SemImage& image = chosenImage(scan, panel.scalar, input.title());
    return {draw::greyImage(image.pixels), image.mapInImage, scan.grid};
}

/// Between pixel centres; transparent outside.
Rgba interpolated(const Image<Rgba>& image, double x, double y)
{
    x -= 0.5, y -= 0.5;
    if (!(x > -0.5 && y > -0.5 && x < image.cols - 0.5 && y < image.rows - 0.5))
        return {255, 255, 255, 0};
    const int left = std::clamp(static_cast<int>(std::floor(x)), 0, image.cols - 1), top = std::clamp(static_cast<int>(std::floor(y)), 0, image.rows - 1);
    const int right = std::min(left + 1, image.cols - 1), bottom = std::min(top + 1, image.rows - 1);
    const double u = std::clamp(x - left, 0., 1.), v = std::clamp(y - top, 0., 1.);
    const auto mixed = [&](auto channel) {
        const double above = (1 - u) * channel(image(top, left)) + u * channel(image(top, right));
        const double below = (1 - u) * channel(image(bottom, left)) + u * channel(image(bottom, right));
        return static_cast<std::uint8_t>(std::lround((1 - v) * above + v * below));
    };
    return {mixed([](Rgba c) { return c.r; }), mixed([](Rgba c) { return c.g; }), mixed([](Rgba c) { return c.b; }), 255};
}

/// The image where the map is, about as fine as it was taken.
draw::PanelContent placed(const Image<Rgba>& image, const std::vector<double>& placement, const ScanGrid& grid)
{
    const Eigen::Matrix3d sampleFromImage = Eigen::Map<const Eigen::Matrix<double, 3, 3, Eigen::RowMajor>>(placement.data());
    if (!(std::abs(sampleFromImage.determinant()) > 0))
        throw Error(ErrorKind::BadSetting, "The placement of an image cannot be turned around; register the image anew.");
    const Eigen::Matrix3d imageFromSample = sampleFromImage.inverse();
    draw::PanelContent content;
    content.smooth = true;
    content.widthUm = (static_cast<double>(grid.cols) + (grid.kind == GridKind::Hexagonal ? 0.5 : 0)) * grid.stepXUm;
    content.heightUm = static_cast<double>(grid.rows) * grid.stepYUm;
    const auto imagePoint = [&](double xUm, double yUm) { return Eigen::Vector2d((imageFromSample * Eigen::Vector3d(xUm, yUm, 1)).hnormalized()); };
    const double left = -grid.stepXUm / 2, top = -grid.stepYUm / 2; // the first point lies at (0, 0)
    const double across = (imagePoint(left + content.widthUm, top + content.heightUm / 2) - imagePoint(left, top + content.heightUm / 2)).norm();
    const int cols = std::clamp(static_cast<int>(std::ceil(std::isfinite(across) ? across : 1.)), 16, kMostPlacedSide);
    const int rows = std::clamp(static_cast<int>(std::ceil(cols * content.heightUm / content.widthUm)), 1, kMostPlacedSide);
    content.pixels = Image<Rgba>(rows, cols);
    for (int row = 0; row < rows; ++row)
        for (int col = 0; col < cols; ++col) {
            const Eigen::Vector2d at = imagePoint(left + (col + 0.5) / cols * content.widthUm, top + (row + 0.5) / rows * content.heightUm);
            content.pixels(row, col) = interpolated(image, at.x(), at.y());
        }
    return content;
}

} // namespace

draw::PanelContent imagePanel(const draw::PanelRecipe& panel, const FigureInput& input, const ScanGrid* under)
{
    Picture picture = pictureOf(panel, input);
    if (!panel.placement.empty() && under)
        return placed(picture.pixels, panel.placement, *under);
    draw::PanelContent content;
    content.smooth = true;
    content.pixels = std::move(picture.pixels);
    const ScanGrid& grid = under ? *under : picture.grid;
    if (const auto& place = picture.mapInImage; place && place->width > 0 && place->height > 0) {
        content.widthUm = static_cast<double>(grid.cols) * grid.stepXUm / place->width;
        content.heightUm = static_cast<double>(grid.rows) * grid.stepYUm / place->height;
    }
    return content;
}

draw::PanelContent patternPanel(const draw::PanelRecipe& panel, const FigureInput& input)
{
    const std::shared_ptr<const EbsdScan> scan = input.scan ? input.scan : std::make_shared<const EbsdScan>(io::openScan(input.path));
    if (!scan->patterns)
        throw Error(ErrorKind::BadSetting, input.title() + " holds no patterns; draw one of its maps.");
    const bool inside = panel.row < scan->grid.rows && panel.col < scan->grid.cols;
    const std::int64_t index = inside ? scan->grid.index(panel.row, panel.col) : -1;
    if (!inside || !scan->patterns->has(index))
        throw Error(ErrorKind::BadSetting, input.title() + " has no pattern at row " + std::to_string(panel.row) + ", column " + std::to_string(panel.col) + "; choose another point.");
    const PatternBlock block = scan->patterns->read({index, 1});
    Image<float> grey(scan->patterns->height(), scan->patterns->width());
    const auto pattern = block.pattern(0);
    for (int row = 0; row < grey.rows; ++row)
        for (int col = 0; col < grey.cols; ++col)
            grey(row, col) = pattern(row, col);
    draw::PanelContent content;
    content.pixels = draw::greyImage(grey);
    content.label = "Pattern (" + std::to_string(panel.row) + ", " + std::to_string(panel.col) + ")";
    return content;
}

} // namespace kikuscope::publish
