// SPDX-License-Identifier: GPL-3.0-or-later
// kikuchipy HDF5 (0.2 and later) and the orientation maps of orix, alone or inside it. Pattern centres in
// Bruker's convention, angles in radians, phase -1 = not indexed. The map's own nx, ny are wrong in real
// files.
#include "core/base/error.h"
#include "core/crystal/symmetry.h"
#include "core/io/format_rows.h"
#include "core/io/hdf5_patterns.h"
#include "core/io/indexing_file.h"
#include "core/io/vendor_h5.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace kikuscope::io {

namespace {

const std::string orixMap = "crystal_map";

bool isOrixMap(const Hdf5File& file) { return file.isGroup(orixMap + "/data"); }

std::vector<std::string> scanNames(const FileProbe& probe)
{
    if (isOrixMap(*probe.hdf5()))
        return {orixMap};
    return ebsdGroups(*probe.hdf5());
}

int confidence(const FileProbe& probe)
{
    if (!probe.isHdf5())
        return 0;
    const std::string manufacturer = probe.hdf5RootString("manufacturer");
    if (manufacturer == "kikuchipy")
        return probe.hasHdf5Path("**/EBSD/Data") ? 95 : 60;
    return manufacturer == "orix" && isOrixMap(*probe.hdf5()) ? 95 : 0;
}

/// Lattice lengths in nm (from EMsoft) or angstrom: the unit is not stored. No crystal has a cell edge below
/// 2 A.
UnitCell cellOf(const std::vector<double>& abcABG)
{
    constexpr double shortestEdge = 2;
    const double longest = std::max({abcABG[0], abcABG[1], abcABG[2]});
    const double scale = longest > 0 && longest < shortestEdge ? 10 : 1;
    return {abcABG[0] * scale,       abcABG[1] * scale,       abcABG[2] * scale,
            snappedAngle(abcABG[3]), snappedAngle(abcABG[4]), snappedAngle(abcABG[5])};
}

std::vector<AtomSite> readAtoms(const Hdf5File& file, const std::string& group)
{
    std::vector<AtomSite> atoms;
    for (const std::string& name : file.children(group)) {
        const std::string path = group + "/" + name;
        if (!file.isDataset(path + "/xyz") || file.info(path + "/xyz").elements() != 3)
            continue;
        AtomSite atom;
        atom.label = file.text(path + "/label").value_or("");
        atom.element = file.text(path + "/element").value_or("");
        if (const auto z = finiteNumber(file, path + "/element"); z && *z >= 1 && *z <= 118)
            atom.element = crystal::elementOf(static_cast<int>(*z));
        atom.atomicNumber = crystal::atomicNumberOf(atom.element);
        const auto xyz = file.read<double>(path + "/xyz");
        atom.position = {xyz[0], xyz[1], xyz[2]};
        atom.occupancy = finiteNumber(file, path + "/occupancy").value_or(1);
        atoms.push_back(std::move(atom));
    }
    return atoms;
}

PhaseNumbers readPhases(const Hdf5File& file, const std::string& group, std::vector<std::string>& warnings)
{
    PhaseNumbers numbers;
    for (const std::string& id : file.children(group)) {
        int number = 0;
        const auto [end, error] = std::from_chars(id.data(), id.data() + id.size(), number);
        if (error != std::errc() || end != id.data() + id.size() || number < 0) // -1 is "not indexed"
            continue;
        const std::string path = group + "/" + id;
        Phase phase;
        phase.name = file.text(path + "/name").value_or("");
        if (phase.name.empty())
            phase.name = "phase " + id;
        const double spaceGroup = finiteNumber(file, path + "/space_group").value_or(0);
        phase.spaceGroup = spaceGroup >= 1 && spaceGroup <= 230 ? static_cast<int>(spaceGroup) : 0;
        if (const auto pointGroup = file.text(path + "/point_group"); pointGroup && *pointGroup != "None")
            phase.pointGroup = *pointGroup;
        const std::string lattice = path + "/structure/lattice/abcABG";
        if (file.isDataset(lattice) && file.info(lattice).elements() == 6)
            phase.cell = cellOf(file.read<double>(lattice));
        phase.atoms = readAtoms(file, path + "/structure/atoms");
        completeVendorPhase(phase, "Phase list", warnings);
        numbers.declare(number, std::move(phase));
    }
    numbers.finish();
    return numbers;
}

/// First of k best matches.
std::vector<float> bestPerPoint(const Hdf5File& file, const std::string& dataset, std::int64_t points)
{
    const Hdf5Info info = file.info(dataset);
    if (info.rank() != 2)
        return file.read<float>(dataset, points);
    if (info.shape[0] != points || info.shape[1] < 1)
        file.fail(dataset, "does not hold one row per point.");
    const auto all = file.read<float>(dataset);
    std::vector<float> best(static_cast<std::size_t>(points));
    for (std::size_t i = 0; i < best.size(); ++i)
        best[i] = all[i * static_cast<std::size_t>(info.shape[1])];
    return best;
}

std::vector<double> coordinates(const Hdf5File& file, const std::string& dataset, std::int64_t points)
{
    if (file.isDataset(dataset) && file.info(dataset).elements() == points)
        return file.read<double>(dataset);
    return std::vector<double>(static_cast<std::size_t>(points), 0.0);
}

/// Where the points of the map lie: on the scan's grid, or on their own where the file has no patterns.
PlacedPoints place(const Hdf5File& file, const std::string& map, std::int64_t points,
                   const ScanGrid& scanGrid)
{
    AnnouncedGrid announced;
    announced.rows = scanGrid.rows;
    announced.cols = scanGrid.cols;
    const auto positive = [](std::optional<double> step) { return step && *step > 0 ? step : std::nullopt; };
    announced.stepX = positive(finiteNumber(file, map + "/header/x_step"));
    announced.stepY = positive(finiteNumber(file, map + "/header/y_step"));
    const auto x = coordinates(file, map + "/data/x", points), y = coordinates(file, map + "/data/y", points);
    return placePoints(announced, x, y, file.path().string());
}

std::shared_ptr<const CrystalMap> readIndexing(const Hdf5File& file, const std::string& group,
                                               const ScanGrid& scanGrid)
{
    const std::string data = group + "/data";
    auto map = std::make_shared<CrystalMap>();
    map->name = "orientation map (orix)";
    PhaseNumbers numbers = readPhases(file, group + "/header/phases", map->warnings);
    const auto phase = file.read<std::int32_t>(data + "/phase_id");
    const auto points = static_cast<std::int64_t>(phase.size());
    const auto phi1 = bestPerPoint(file, data + "/phi1", points),
               Phi = bestPerPoint(file, data + "/Phi", points),
               phi2 = bestPerPoint(file, data + "/phi2", points);
    const auto inData = file.isDataset(data + "/is_in_data")
                            ? file.read<std::uint8_t>(data + "/is_in_data", points)
                            : std::vector<std::uint8_t>{};
    const PlacedPoints placed = place(file, group, points, scanGrid);
    std::vector<std::uint16_t> ids(phase.size());
    std::vector<EulerAngles> orientation(phase.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
        const bool finite = std::isfinite(phi1[i]) && std::isfinite(Phi[i]) && std::isfinite(phi2[i]);
        if (phase[i] >= 0 && finite && (inData.empty() || inData[i]))
            ids[i] = numbers.idOf(phase[i], file.path().string());
        if (finite)
            orientation[i] = {phi1[i], Phi[i], phi2[i]};
    }
    for (const int number : numbers.unknown())
        map->warnings.push_back("Points carry the phase number " + std::to_string(number) +
                                ", which the file does not describe.");
    map->warnings.insert(map->warnings.end(), placed.warnings.begin(), placed.warnings.end());
    map->grid = placed.grid;
    map->phases = numbers.list();
    map->phaseId = onGrid<std::uint16_t>(std::move(ids), placed, 0);
    map->orientation = onGrid<EulerAngles>(std::move(orientation), placed, {});
    map->scalars = readScalars(file, data, points,
                               {"x", "y", "z", "id", "phi1", "Phi", "phi2", "phase_id", "is_in_data"});
    for (ScalarMap& scalar : map->scalars)
        scalar.values = onGrid<float>(std::move(scalar.values), placed, std::nanf(""));
    return map;
}

void readDetector(const Hdf5File& file, const std::string& scanGroup, EbsdScan& scan)
{
    const std::string header = scanGroup + "/EBSD/Header/";
    Detector& detector = scan.detector;
    detector.height = scan.patterns->height();
    detector.width = scan.patterns->width();
    detector.sampleTiltDeg = finiteNumber(file, header + "sample_tilt");
    detector.detectorTiltDeg = finiteNumber(file, header + "elevation_angle");
    detector.azimuthDeg = finiteNumber(file, header + "azimuth_angle");
    const auto energy = finiteNumber(file, scanGroup + "/SEM/Header/beam_energy");
    detector.energyKeV = energy && *energy > 0 ? energy : std::nullopt;
    const auto distance = finiteNumber(file, scanGroup + "/SEM/Header/working_distance");
    detector.workingDistanceMm = distance && *distance > 0 ? distance : std::nullopt;
    const auto values = [&](const char* name, const char* oldName) {
        const std::string path = header + (file.isDataset(header + name) ? name : oldName);
        return file.isDataset(path) ? file.read<double>(path) : std::vector<double>{};
    };
    if (!file.isDataset(header + "pcx") && file.isDataset(header + "xpc") &&
        finiteNumber(file, header + "zpc").value_or(0) > 0)
        scan.warnings.push_back(
            "This old file does not say in whose convention its pattern centre is; Bruker's was assumed.");
    setPatternCentre(scan, PatternCentreConvention::Bruker, values("pcx", "xpc"), values("pcy", "ypc"),
                     values("pcz", "zpc"));
    detector.staticBackground =
        readBackground(file, header + "static_background", detector.height, detector.width, scan.warnings);
}

EbsdScan openOrixMap(const FileProbe& probe)
{
    EbsdScan scan;
    scan.indexing = readIndexing(*probe.hdf5(), orixMap, {});
    scan.grid = scan.indexing->grid;
    addMetadata(*probe.hdf5(), "", scan.metadata);
    return scan;
}

EbsdScan open(const FileProbe& probe, const std::string& scanName)
{
    const auto& file = probe.hdf5();
    if (scanName.empty())
        throw Error(ErrorKind::Unsupported,
                    probe.path().string() +
                        " was written by kikuchipy but holds no EBSD patterns; choose the file "
                        "that EBSD.save() wrote.");
    if (scanName == orixMap)
        return openOrixMap(probe);
    const std::string header = scanName + "/EBSD/Header", patterns = scanName + "/EBSD/Data/patterns";
    EbsdScan scan;
    if (ebsdGroups(*file).size() > 1)
        scan.name = probe.path().filename().string() + ": " + scanName;
    scan.grid = readSquareGrid(
        *file, {header + "/n_rows", header + "/n_columns", header + "/step_y", header + "/step_x"});
    const std::int64_t stored = patternShape(*file, patterns).count;
    if (stored != scan.grid.size())
        throw Error(ErrorKind::Inconsistent,
                    file->path().string() + ": \"" + patterns + "\" holds " + std::to_string(stored) +
                        " patterns, but n_rows and n_columns announce " + std::to_string(scan.grid.size()) +
                        "; the file is incomplete.");
    scan.patterns = openPatterns(file, patterns, scan.grid, scan.warnings);
    readDetector(*file, scanName, scan);
    if (const std::string map = scanName + "/EBSD/CrystalMap/crystal_map";
        file->isDataset(map + "/data/phase_id")) {
        const auto indexing = readIndexing(*file, map, scan.grid);
        if (indexing->grid.rows == scan.grid.rows && indexing->grid.cols == scan.grid.cols)
            scan.indexing = indexing;
        else
            scan.warnings.push_back(
                "The orientation map in the file has another shape than the scan and was left out.");
    }
    addMetadata(*file, "", scan.metadata);
    addMetadata(*file, header, scan.metadata);
    addMetadata(*file, scanName + "/SEM/Header", scan.metadata);
    return scan;
}

} // namespace

ScanFormat kikuchipyH5Format()
{
    return {"kikuchipy-h5", "kikuchipy HDF5, orix orientation map", {".h5"}, true, true, confidence, open,
            scanNames};
}

} // namespace kikuscope::io
