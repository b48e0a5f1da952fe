// SPDX-License-Identifier: GPL-3.0-or-later
// EDAX/TSL HDF5 of OIM Analysis 7 and 8 (.h5, .oh5, .edaxh5), square and hexagonal grids, with or without
// patterns. Euler angles in radians, positions in micrometres, lattice in angstrom and degrees; numbers may
// be big-endian and root names may begin with a blank.
#include "core/base/error.h"
#include "core/io/edax_symmetry.h"
#include "core/io/format_rows.h"
#include "core/io/hdf5_patterns.h"
#include "core/io/indexing_file.h"
#include "core/io/vendor_h5.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace kikuscope::io {

namespace {

constexpr float notIndexedAngle = 12.5f; // OIM writes 4 pi = 12.566
constexpr float invalidPosition = -1111111.f;

std::vector<std::string> scanNames(const FileProbe& probe) { return ebsdGroups(*probe.hdf5()); }

int confidence(const FileProbe& probe)
{
    if (!probe.isHdf5() || probe.hdf5RootString("Manufacturer") != "EDAX")
        return 0;
    return probe.hasHdf5Path("**/EBSD/Data") ? 95 : 60;
}

/// Number of points, from whichever per-point set there is.
std::int64_t storedPoints(const Hdf5File& file, const std::string& data)
{
    for (const char* name : {"/Phi1", "/Phase", "/X Position", "/Pattern"})
        if (file.isDataset(data + name)) {
            const Hdf5Info info = file.info(data + name);
            return info.shape.empty() ? 1 : info.shape[0];
        }
    file.fail(data, "holds neither patterns nor an indexing; export the scan again.");
}

ScanGrid readGrid(const Hdf5File& file, const std::string& scan)
{
    const std::string header = scan + "/EBSD/Header";
    ScanGrid grid = readSquareGrid(
        file, {header + "/nRows", header + "/nColumns", header + "/Step Y", header + "/Step X"});
    const std::string kind = file.text(header + "/Grid Type").value_or("SqrGrid");
    const std::int64_t points = storedPoints(file, scan + "/EBSD/Data");
    if (kind.starts_with("Hex")) {
        grid.kind = GridKind::Hexagonal;
        grid.colsShifted = grid.cols;
        if (points != grid.pointCount())
            grid.colsShifted = std::max<std::int64_t>(grid.cols - 1, 1);
    } else if (!kind.starts_with("Sqr")) {
        file.fail(header + "/Grid Type", "is \"" + kind + "\", but only SqrGrid and HexGrid are known.");
    }
    if (points != grid.pointCount())
        throw Error(ErrorKind::Inconsistent,
                    file.path().string() + ": " + std::to_string(points) + " points are stored in \"" + scan +
                        "\", but nRows and nColumns announce " + std::to_string(grid.pointCount()) +
                        "; the scan was stopped or the file is incomplete.");
    return grid;
}

Phase readPhase(const Hdf5File& file, const std::string& group, const std::string& number,
                std::vector<std::string>& warnings)
{
    Phase phase;
    phase.name = file.text(group + "/MaterialName").value_or("");
    phase.formula = file.text(group + "/Formula").value_or("");
    if (phase.name.empty())
        phase.name = phase.formula.empty() ? "phase " + number : phase.formula;
    std::array<double, 6> cell{};
    const std::array<const char*, 6> names{"a", "b", "c", "alpha", "beta", "gamma"};
    for (std::size_t i = 0; i < cell.size(); ++i)
        cell[i] = finiteNumber(file, group + "/Lattice Constant " + names[i]).value_or(0);
    phase.cell = {
        cell[0], cell[1], cell[2], snappedAngle(cell[3]), snappedAngle(cell[4]), snappedAngle(cell[5])};
    const auto code = [&](const char* name) {
        return static_cast<int>(std::clamp(finiteNumber(file, group + "/" + name).value_or(0), 0.0, 1000.0));
    };
    phase.pointGroup = pointGroupOfEdaxId(code("PGsymID"));
    phase.laueGroup = laueGroupOfEdaxCode(code("LGsymID"));
    if (phase.laueGroup.empty())
        phase.laueGroup = laueGroupOfEdaxCode(code("Symmetry"));
    phase.source = file.text(group + "/Info").value_or("");
    completeVendorPhase(phase, "Phase list", warnings);
    return phase;
}

PhaseNumbers readPhases(const Hdf5File& file, const std::string& group, std::vector<std::string>& warnings)
{
    PhaseNumbers numbers;
    for (const std::string& name : file.children(group)) {
        int number = 0;
        const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
        if (error == std::errc() && end == name.data() + name.size() && number >= 1 && number <= 127)
            numbers.declare(number, readPhase(file, group + "/" + name, name, warnings));
    }
    numbers.finish();
    return numbers;
}

template <typename T>
std::vector<T> optionalPerPoint(const Hdf5File& file, const std::string& dataset, std::int64_t points)
{
    return file.isDataset(dataset) ? file.read<T>(dataset, points) : std::vector<T>{};
}

/// Points, in file order, whose position is the marker for an invalid one. Empty: none.
std::vector<std::uint8_t> validPoints(const Hdf5File& file, const std::string& data, std::int64_t points)
{
    const auto x = optionalPerPoint<float>(file, data + "/X Position", points);
    std::vector<std::uint8_t> valid(x.size());
    std::transform(x.begin(), x.end(), valid.begin(),
                   [](float v) { return std::uint8_t{v != invalidPosition}; });
    return std::find(valid.begin(), valid.end(), std::uint8_t{0}) == valid.end() ? std::vector<std::uint8_t>{}
                                                                                 : valid;
}

template <typename T> std::vector<T> spreadOverGrid(std::vector<T> points, const ScanGrid& grid, T missing)
{
    if (points.empty() || grid.pointCount() == grid.size())
        return points;
    std::vector<T> pixels(static_cast<std::size_t>(grid.size()), missing);
    for (std::size_t i = 0; i < points.size(); ++i)
        pixels[static_cast<std::size_t>(grid.pixelOfPoint(static_cast<std::int64_t>(i)))] = points[i];
    return pixels;
}

std::shared_ptr<const CrystalMap> readIndexing(const Hdf5File& file, const std::string& scan,
                                               const ScanGrid& grid, const std::vector<std::uint8_t>& valid)
{
    const std::string data = scan + "/EBSD/Data";
    for (const char* name : {"/Phi1", "/Phi", "/Phi2"})
        if (!file.isDataset(data + name))
            return nullptr;
    const std::int64_t n = grid.pointCount();
    auto map = std::make_shared<CrystalMap>();
    map->name = "Hough (EDAX)";
    map->grid = grid;
    map->frame = SampleFrame::Tsl;
    PhaseNumbers numbers = readPhases(file, scan + "/EBSD/Header/Phase", map->warnings);
    const auto phi1 = file.read<float>(data + "/Phi1", n), Phi = file.read<float>(data + "/Phi", n),
               phi2 = file.read<float>(data + "/Phi2", n);
    const auto phase = optionalPerPoint<std::int32_t>(file, data + "/Phase", n);
    const auto outcome =
        optionalPerPoint<std::int32_t>(file, data + "/Valid", n); // 0 indexed, 1 no solution, 2 invalid point
    const auto ci = optionalPerPoint<float>(file, data + "/CI", n);

    // 0 is the only phase of a single-phase scan and "not indexed" in others.
    const bool single = numbers.declaredCount() == 1;
    std::vector<std::uint16_t> ids(phi1.size());
    std::vector<EulerAngles> orientation(phi1.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const bool angles = phi1[i] < notIndexedAngle && std::isfinite(phi1[i]) && std::isfinite(Phi[i]) &&
                            std::isfinite(phi2[i]);
        const bool refused = (!outcome.empty() && outcome[i] != 0) || (!ci.empty() && !(ci[i] >= 0)) ||
                             (!valid.empty() && !valid[i]);
        int number = phase.empty() ? 0 : phase[i];
        if (number == 0 && single)
            number = numbers.onlyDeclared();
        if (angles && !refused && number > 0)
            ids[i] = numbers.idOf(number, file.path().string());
        if (angles)
            orientation[i] = {phi1[i], Phi[i], phi2[i]};
    }
    for (const int number : numbers.unknown())
        map->warnings.push_back("Points carry the phase number " + std::to_string(number) +
                                ", which the file does not describe.");
    map->phases = numbers.list();
    map->phaseId = spreadOverGrid<std::uint16_t>(std::move(ids), grid, 0);
    map->orientation = spreadOverGrid<EulerAngles>(std::move(orientation), grid, {});
    map->scalars = readScalars(
        file, data, n, {"Phase", "X Position", "Y Position", "Phi1", "Phi", "Phi2", "Valid", "Pattern"});
    for (ScalarMap& scalar : map->scalars)
        scalar.values = spreadOverGrid<float>(std::move(scalar.values), grid, std::nanf(""));
    return map;
}

void readDetector(const Hdf5File& file, const std::string& header, EbsdScan& scan)
{
    Detector& detector = scan.detector;
    setPatternShape(scan, file, header);
    if (const auto tilt = finiteNumber(file, header + "/Sample Tilt"))
        detector.sampleTiltDeg = std::abs(*tilt); // real files have -70 and 69.9 for the same set-up
    detector.detectorTiltDeg = finiteNumber(file, header + "/Camera Elevation Angle");
    detector.azimuthDeg = finiteNumber(file, header + "/Camera Azimuthal Angle");
    detector.workingDistanceMm = finiteNumber(file, header + "/Working Distance");
    const std::string pc = header + "/Pattern Center Calibration/";
    const auto star = [&](const char* name) {
        const auto value = finiteNumber(file, pc + name);
        return value ? std::vector<double>{*value} : std::vector<double>{};
    };
    setPatternCentre(scan, PatternCentreConvention::Edax, star("x-star"), star("y-star"), star("z-star"));
}

/// The header gives the edges of the image and the map's first point in micrometres from the image's centre,
/// y down (checked: in Hematite_1.oh5 the map's own SEM signal correlates with the image there, and nowhere
/// else).
std::optional<SemImage::Placement> placementOf(const Hdf5File& file, const std::string& header,
                                               const ScanGrid& grid)
{
    const auto value = [&](const char* name) { return finiteNumber(file, header + "/" + name).value_or(0); };
    const double x0 = value("Image X Min"), y0 = value("Image Y Min");
    const double width = value("Image X Max") - x0, height = value("Image Y Max") - y0;
    if (!(width > 0 && height > 0))
        return std::nullopt;
    const double left = value("Image X Scan Start") - grid.stepXUm / 2 - x0,
                 top = value("Image Y Scan Start") - grid.stepYUm / 2 - y0;
    return SemImage::Placement{left / width, top / height,
                               static_cast<double>(grid.cols) * grid.stepXUm / width,
                               static_cast<double>(grid.rows) * grid.stepYUm / height};
}

std::vector<SemImage> readSemImages(const Hdf5File& file, const std::string& scan, const ScanGrid& grid)
{
    constexpr std::int64_t largestSide = 32768;
    const std::string group = scan + "/SEM-PRIAS Images";
    std::vector<SemImage> images;
    for (const std::string& name : file.children(group + "/Data")) {
        const std::string path = group + "/Data/" + name;
        if (!file.isDataset(path))
            continue;
        const Hdf5Info info = file.info(path);
        if (info.rank() != 2 || !info.isNumeric() || info.elements() == 0 ||
            std::max(info.shape[0], info.shape[1]) > largestSide)
            continue;
        SemImage image{name, {}, placementOf(file, group + "/Header", grid)};
        image.pixels.rows = static_cast<int>(info.shape[0]);
        image.pixels.cols = static_cast<int>(info.shape[1]);
        image.pixels.pixels = file.read<float>(path);
        images.push_back(std::move(image));
    }
    return images;
}

EbsdScan open(const FileProbe& probe, const std::string& scanName)
{
    const auto& file = probe.hdf5();
    if (scanName.empty())
        throw Error(ErrorKind::Unsupported,
                    probe.path().string() +
                        " is an EDAX file without EBSD maps in it (APEX project files keep "
                        "theirs elsewhere); export the scan as .oh5, .h5 or .up1/.up2.");
    const std::string header = scanName + "/EBSD/Header", patterns = scanName + "/EBSD/Data/Pattern";
    EbsdScan scan;
    if (ebsdGroups(*file).size() > 1)
        scan.name = probe.path().filename().string() + ": " + scanName;
    scan.grid = readGrid(*file, scanName);
    const auto valid = validPoints(*file, scanName + "/EBSD/Data", scan.grid.pointCount());
    if (file->isDataset(patterns))
        scan.patterns = openPatterns(file, patterns, scan.grid, scan.warnings,
                                     spreadOverGrid<std::uint8_t>(valid, scan.grid, 0));
    scan.indexing = readIndexing(*file, scanName, scan.grid, valid);
    if (!scan.patterns && !scan.indexing)
        file->fail(scanName + "/EBSD/Data", "holds neither patterns nor an indexing; export the scan again.");
    readDetector(*file, header, scan);
    scan.semImages = readSemImages(*file, scanName, scan.grid);
    addMetadata(*file, "", scan.metadata);
    addMetadata(*file, header, scan.metadata);
    return scan;
}

} // namespace

ScanFormat edaxH5Format()
{
    return {"edax-h5", "EDAX/TSL HDF5 (OIM)", {".h5", ".oh5", ".edaxh5"}, true, true, confidence, open,
            scanNames};
}

} // namespace kikuscope::io
