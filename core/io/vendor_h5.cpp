// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/vendor_h5.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>

namespace kikuscope::io {

std::vector<std::string> ebsdGroups(const Hdf5File& file)
{
    std::vector<std::string> groups = file.children();
    std::erase_if(groups, [&](const std::string& group) { return !file.isGroup(group + "/EBSD/Data"); });
    return groups;
}

namespace {

/// NaN where the step is not usable.
double positiveStep(const Hdf5File& file, const std::string& dataset)
{
    const auto step = file.number(dataset);
    return step && std::isfinite(*step) && *step > 0 ? *step : std::nan("");
}

} // namespace

ScanGrid readSquareGrid(const Hdf5File& file, const GridFields& fields)
{
    constexpr std::int64_t mostCells = std::int64_t{1} << 24;
    ScanGrid grid;
    grid.rows = file.requiredCount(fields.rows, 1, mostCells);
    grid.cols = file.requiredCount(fields.cols, 1, mostCells);
    const double stepX = positiveStep(file, fields.stepX), stepY = positiveStep(file, fields.stepY);
    const auto needed = [&](double step, double other, std::int64_t cells, const std::string& dataset) {
        if (!std::isnan(step))
            return step;
        if (cells > 1)
            file.fail(
                dataset,
                "must be a positive step in micrometres; the header is damaged or from an unfinished scan.");
        return std::isnan(other) ? 1.0 : other; // a line or a point has no step across
    };
    grid.stepXUm = needed(stepX, stepY, grid.cols, fields.stepX);
    grid.stepYUm = needed(stepY, stepX, grid.rows, fields.stepY);
    return grid;
}

void addMetadata(const Hdf5File& file, const std::string& group,
                 std::vector<std::pair<std::string, std::string>>& metadata)
{
    constexpr std::size_t mostEntries = 300;
    for (const std::string& name : file.children(group)) {
        const std::string path = group.empty() ? name : group + "/" + name;
        if (metadata.size() >= mostEntries || !file.isDataset(path) || file.info(path).elements() != 1)
            continue;
        std::string value = file.display(path);
        if (value.empty())
            continue;
        if (const auto unit = file.attributeText(path, "Unit"); unit && !unit->empty())
            value += " " + *unit;
        metadata.emplace_back(name.substr(std::min(name.find_first_not_of(' '), name.size())), value);
    }
}

std::vector<ScalarMap> readScalars(const Hdf5File& file, const std::string& group, std::int64_t count,
                                   const std::vector<std::string>& except)
{
    std::vector<ScalarMap> scalars;
    for (const std::string& name : file.children(group)) {
        const std::string path = group + "/" + name;
        if (std::find(except.begin(), except.end(), name) != except.end() || !file.isDataset(path))
            continue;
        const Hdf5Info info = file.info(path);
        const bool perPoint = info.isNumeric() && info.elements() == count &&
                              (info.rank() == 1 || (info.rank() == 2 && info.shape[1] == 1));
        if (perPoint)
            scalars.push_back(
                {name, file.attributeText(path, "Unit").value_or(""), file.read<float>(path, count)});
    }
    return scalars;
}

Image<float> readBackground(const Hdf5File& file, const std::string& dataset, int height, int width,
                            std::vector<std::string>& warnings)
{
    Image<float> image;
    if (!file.isDataset(dataset))
        return image;
    const Hdf5Info info = file.info(dataset);
    if (info.elements() == 1) // kikuchipy writes -1 where there is none
        return image;
    if (!info.isNumeric() || info.elements() != static_cast<std::int64_t>(height) * width) {
        warnings.push_back("\"" + dataset + "\" does not have the size of the patterns and was left out.");
        return image;
    }
    image.rows = height;
    image.cols = width;
    image.pixels = file.read<float>(dataset);
    return image;
}

namespace {

struct Spread
{
    double mean = 0, range = 0;
    std::int64_t count = 0;
};

Spread spreadOf(std::span<const double> values)
{
    Spread spread;
    double low = 0, high = 0, sum = 0;
    for (const double v : values) {
        if (!std::isfinite(v))
            continue;
        low = spread.count ? std::min(low, v) : v;
        high = spread.count ? std::max(high, v) : v;
        sum += v;
        ++spread.count;
    }
    spread.mean = spread.count ? sum / static_cast<double>(spread.count) : 0;
    spread.range = high - low;
    return spread;
}

std::string rounded(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.4g", value);
    return text;
}

} // namespace

void setPatternShape(EbsdScan& scan, const Hdf5File& file, const std::string& header)
{
    const auto announced = [&](const char* name) {
        return static_cast<int>(std::clamp(finiteNumber(file, header + name).value_or(0), 0.0, 65535.0));
    };
    scan.detector.height = scan.patterns ? scan.patterns->height() : announced("/Pattern Height");
    scan.detector.width = scan.patterns ? scan.patterns->width() : announced("/Pattern Width");
}

void setPatternCentre(EbsdScan& scan, PatternCentreConvention convention, std::span<const double> x,
                      std::span<const double> y, std::span<const double> z)
{
    constexpr double visibleDrift = 0.002; // of the pattern width; about a quarter of a degree
    const Spread sx = spreadOf(x), sy = spreadOf(y), sz = spreadOf(z);
    const std::string numbers =
        "(" + rounded(sx.mean) + ", " + rounded(sy.mean) + ", " + rounded(sz.mean) + ")";
    if (sx.count == 0 || sy.count == 0 || sz.count == 0)
        return;
    if (sz.mean <= 0) {
        scan.warnings.push_back("The recorded pattern centre " + numbers + " is a filler and was left out.");
        return;
    }
    int width = scan.detector.width, height = scan.detector.height;
    if (width <= 0 || height <= 0) {
        scan.warnings.push_back("The file does not say how large the patterns were; the pattern centre was "
                                "converted as for square ones.");
        width = height = 1;
    }
    scan.detector.recordedAs = convention;
    scan.detector.patternCentre = patternCentreFrom(convention, sx.mean, sy.mean, sz.mean, width, height);
    if (std::max({sx.range, sy.range, sz.range}) > visibleDrift)
        scan.warnings.push_back("The pattern centre varies over the map (by up to " +
                                rounded(std::max({sx.range, sy.range, sz.range})) +
                                " of the pattern); its mean is used.");
    const PatternCentre& pc = *scan.detector.patternCentre;
    if (pc.x < -0.5 || pc.x > 1.5 || pc.y < -0.5 || pc.y > 1.5 || pc.z < 0.1 || pc.z > 5 ||
        numbers == "(1, 1, 1)")
        scan.warnings.push_back("The recorded pattern centre " + numbers +
                                " is hardly possible; calibrate it before using orientations.");
}

double snappedAngle(double degrees)
{
    for (const double exact : {60.0, 90.0, 120.0})
        if (std::abs(degrees - exact) < 0.01)
            return exact;
    return degrees;
}

std::optional<double> finiteNumber(const Hdf5File& file, const std::string& dataset)
{
    const auto value = file.number(dataset);
    return value && std::isfinite(*value) ? value : std::nullopt;
}

} // namespace kikuscope::io
