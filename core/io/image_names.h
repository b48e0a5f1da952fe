// SPDX-License-Identifier: GPL-3.0-or-later
// What the names of a folder's images say of the map: coordinates, running numbers, or just an order.
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kikuscope::io {

/// x2 before x10; equal numbers by text.
bool naturalLess(std::string_view a, std::string_view b);

/// "Calibration (294,532).bmp", "Background acquisition pattern.bmp", "Area.bmp": images that are no map
/// pattern.
bool isSideImage(const std::filesystem::path& path);

struct NameCoordinates
{
    double x = 0, y = 0;
};
/// "Steel_x10y20", "map_X10_Y20", "p_x=1.5_y=2": the last x-number, y-number pair of a name.
std::optional<NameCoordinates> coordinatesInName(std::string_view stem);

/// Position of every image in the map, as far as names tell.
struct NamedPlaces
{
    bool hasCoordinates = false;
    std::int64_t rows = 0, cols = 0;         // of the rectangle that holds all images
    std::int64_t firstRow = 0, firstCol = 0; // of the rectangle in the whole map, if steps start at 0
    std::vector<std::int64_t> place;         // of image i: row-major in the rectangle, or the running number
};

/// `stems` in natural order. With coordinates in all names: a grid; else running numbers, gaps kept where the
/// numbers are nearly complete, or 0, 1, 2, ... None where two images claim the same place.
std::optional<NamedPlaces> placesFromNames(const std::vector<std::string>& stems);

} // namespace kikuscope::io
