// SPDX-License-Identifier: GPL-3.0-or-later
// Our own scan files (kikuscope_h5.md).
#include "core/io/kikuscope_h5.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/io/format_rows.h"
#include "core/io/hdf5_patterns.h"
#include "core/io/own_layout.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kikuscope::io {

namespace {

constexpr std::int64_t chunkBytes = 1 << 20;
constexpr int smallDataGzip = 4;

// ---- writing

void writeImage(Hdf5Writer& file, const std::string& path, const Image<float>& image)
{
    const std::array<std::int64_t, 2> shape{image.rows, image.cols};
    file.write<float>(path, shape, image.pixels, smallDataGzip);
}

void writeDetector(Hdf5Writer& file, const std::string& group, const Detector& detector)
{
    const auto optional = [&](const char* name, const std::optional<double>& value) {
        if (value)
            file.number(group + name, *value);
    };
    file.count(group + "/Height", detector.height);
    file.count(group + "/Width", detector.width);
    if (detector.patternCentre) {
        const std::array<double, 3> pc{detector.patternCentre->x, detector.patternCentre->y,
                                       detector.patternCentre->z};
        const std::array<std::int64_t, 1> shape{3};
        file.write<double>(group + "/Pattern Centre", shape, pc);
    }
    file.text(group + "/Recorded As", toString(detector.recordedAs));
    optional("/Sample Tilt deg", detector.sampleTiltDeg);
    optional("/Detector Tilt deg", detector.detectorTiltDeg);
    optional("/Azimuth deg", detector.azimuthDeg);
    optional("/Beam Energy keV", detector.energyKeV);
    optional("/Working Distance mm", detector.workingDistanceMm);
    if (!detector.staticBackground.empty())
        writeImage(file, group + "/Static Background", detector.staticBackground);
}

void writeSemImages(Hdf5Writer& file, const std::vector<SemImage>& images)
{
    for (std::size_t k = 0; k < images.size(); ++k) {
        const std::string group = "Scan/Electron Images/" + std::to_string(k + 1);
        file.text(group + "/Name", images[k].name);
        writeImage(file, group + "/Pixels", images[k].pixels);
        if (const auto& place = images[k].mapInImage) {
            const std::array<double, 4> values{place->x, place->y, place->width, place->height};
            const std::array<std::int64_t, 1> shape{4};
            file.write<double>(group + "/Map in Image", shape, values);
        }
    }
}

/// Streams all patterns; returns one flag per pixel.
template <typename T>
std::vector<std::uint8_t> writePatternsAs(Hdf5Writer& file, const std::string& path,
                                          const PatternSource& source, int gzip, JobMonitor& job)
{
    const std::int64_t count = source.size(),
                       area = static_cast<std::int64_t>(source.height()) * source.width();
    const std::int64_t perChunk =
        std::max<std::int64_t>(1, chunkBytes / (area * static_cast<std::int64_t>(sizeof(T))));
    const std::int64_t perBlock =
        std::max<std::int64_t>(1, (source.preferredBlock() + perChunk - 1) / perChunk) * perChunk;
    const std::array<std::int64_t, 3> shape{count, source.height(), source.width()};
    file.begin<T>(path, shape, perChunk, gzip);
    std::vector<std::uint8_t> present;
    present.reserve(static_cast<std::size_t>(count));
    std::vector<T> values;
    for (std::int64_t first = 0; first < count; first += perBlock) {
        job.checkpoint(first, count);
        const PatternBlock block = source.read({first, std::min(perBlock, count - first)});
        values.resize(block.pixels.size());
        std::transform(block.pixels.begin(), block.pixels.end(), values.begin(), [](float v) {
            if constexpr (std::is_integral_v<T>)
                return static_cast<T>(std::lround(v));
            else
                return v;
        });
        file.append<T>(path, first, block.range.count, values.data());
        present.insert(present.end(), block.present.begin(), block.present.end());
    }
    job.checkpoint(count, count);
    return present;
}

void writePatterns(Hdf5Writer& file, const PatternSource& source, int gzip, JobMonitor& job)
{
    const std::string path = "Scan/Patterns";
    const auto present = [&] {
        switch (source.pixelType()) {
        case PixelType::U8:
            return writePatternsAs<std::uint8_t>(file, path, source, gzip, job);
        case PixelType::U16:
            return writePatternsAs<std::uint16_t>(file, path, source, gzip, job);
        case PixelType::I16:
            return writePatternsAs<std::int16_t>(file, path, source, gzip, job);
        case PixelType::I32: // blocks are float32, so this is what a reader sees in any case
        case PixelType::F32:
            break;
        }
        return writePatternsAs<float>(file, path, source, gzip, job);
    }();
    if (std::find(present.begin(), present.end(), std::uint8_t{0}) == present.end())
        return;
    const std::array<std::int64_t, 1> shape{static_cast<std::int64_t>(present.size())};
    file.write<std::uint8_t>("Scan/Pattern Present", shape, present, smallDataGzip);
}

Json metadataToJson(const std::vector<std::pair<std::string, std::string>>& metadata)
{
    Json list = Json::array();
    for (const auto& [name, value] : metadata)
        list.push_back(Json{name, value});
    return list;
}

// ---- reading

Image<float> readImage(const Hdf5File& file, const std::string& path)
{
    constexpr std::int64_t largestImage = 65535;
    const Hdf5Info info = file.info(path);
    if (info.rank() != 2 || info.shape[0] > largestImage || info.shape[1] > largestImage)
        file.fail(path, "is no grey image.");
    Image<float> image;
    image.rows = static_cast<int>(info.shape[0]);
    image.cols = static_cast<int>(info.shape[1]);
    image.pixels = file.read<float>(path);
    return image;
}

PatternCentreConvention conventionNamed(const std::string& name)
{
    using enum PatternCentreConvention;
    for (const auto convention : {Bruker, Edax, Oxford, Emsoft5, Emsoft4})
        if (name == toString(convention))
            return convention;
    return Bruker;
}

Detector readDetector(const Hdf5File& file, const std::string& group)
{
    Detector detector;
    detector.height = static_cast<int>(file.requiredCount(group + "/Height", 0, 65535));
    detector.width = static_cast<int>(file.requiredCount(group + "/Width", 0, 65535));
    if (file.isDataset(group + "/Pattern Centre")) {
        const auto pc = file.read<double>(group + "/Pattern Centre", 3);
        if (!std::all_of(pc.begin(), pc.end(), [](double v) { return std::isfinite(v); }))
            file.fail(group + "/Pattern Centre", "is not finite.");
        detector.patternCentre = PatternCentre{pc[0], pc[1], pc[2]};
    }
    detector.recordedAs = conventionNamed(file.text(group + "/Recorded As").value_or(""));
    detector.sampleTiltDeg = file.number(group + "/Sample Tilt deg");
    detector.detectorTiltDeg = file.number(group + "/Detector Tilt deg");
    detector.azimuthDeg = file.number(group + "/Azimuth deg");
    detector.energyKeV = file.number(group + "/Beam Energy keV");
    detector.workingDistanceMm = file.number(group + "/Working Distance mm");
    if (file.isDataset(group + "/Static Background"))
        detector.staticBackground = readImage(file, group + "/Static Background");
    return detector;
}

std::vector<SemImage> readSemImages(const Hdf5File& file)
{
    std::vector<SemImage> images;
    for (const std::string& name : file.children("Scan/Electron Images")) {
        const std::string group = "Scan/Electron Images/" + name;
        SemImage image{file.text(group + "/Name").value_or(name), readImage(file, group + "/Pixels"), {}};
        if (file.isDataset(group + "/Map in Image")) {
            const auto place = file.read<double>(group + "/Map in Image", 4);
            image.mapInImage = SemImage::Placement{place[0], place[1], place[2], place[3]};
        }
        images.push_back(std::move(image));
    }
    return images;
}

int confidence(const FileProbe& probe)
{
    return probe.isHdf5() && hasContent(*probe.hdf5(), "scan") ? 100 : 0;
}

EbsdScan open(const FileProbe& probe, const std::string&)
{
    const auto& file = probe.hdf5();
    checkFormatVersion(*file);
    EbsdScan scan;
    scan.name = file->text("Scan/Name").value_or("");
    scan.grid = readGrid(*file, "Scan/Grid");
    scan.detector = readDetector(*file, "Scan/Detector");
    scan.simulated = file->number("Scan/Simulated").value_or(0) != 0;
    if (file->isDataset("Scan/Patterns")) {
        std::vector<std::uint8_t> present;
        if (file->isDataset("Scan/Pattern Present"))
            present = file->read<std::uint8_t>("Scan/Pattern Present", scan.grid.size());
        const PatternShape shape = patternShape(*file, "Scan/Patterns");
        if (shape.count != scan.grid.size() || shape.height != scan.detector.height ||
            shape.width != scan.detector.width)
            file->fail("Scan/Patterns",
                       "does not fit the grid or the detector of the scan; the file is damaged.");
        ScanGrid pixels =
            scan.grid; // one pattern is stored per pixel, also where a hexagonal grid has no point
        pixels.kind = GridKind::Square;
        scan.patterns = openPatterns(file, "Scan/Patterns", pixels, scan.warnings, std::move(present));
    }
    if (file->isGroup("Scan/Indexing")) {
        scan.indexing = readCrystalMap(*file, "Scan/Indexing", scan.grid);
        scan.indexingIsGroundTruth = file->number("Scan/Indexing/Ground Truth").value_or(0) != 0;
    }
    if (!scan.patterns && !scan.indexing)
        file->fail("Scan", "holds neither patterns nor an indexing; the file is incomplete.");
    scan.semImages = readSemImages(*file);
    if (file->isDataset("Scan/Metadata"))
        for (const Json& entry : readJson(*file, "Scan/Metadata"))
            if (entry.is_array() && entry.size() == 2 && entry[0].is_string() && entry[1].is_string())
                scan.metadata.emplace_back(entry[0].get<std::string>(), entry[1].get<std::string>());
    return scan;
}

} // namespace

void writeScan(const std::filesystem::path& path, const EbsdScan& scan, const Json& provenance,
               JobMonitor& job, int gzip)
{
    job.stage("Writing " + path.filename().string());
    AtomicFile target(path);
    Hdf5Writer file(target.temporary());
    writeHeader(file, "scan");
    file.text("Scan/Name", scan.name);
    writeGrid(file, "Scan/Grid", scan.grid);
    Detector detector = scan.detector;
    if (scan.patterns) {
        detector.height = scan.patterns->height();
        detector.width = scan.patterns->width();
    }
    writeDetector(file, "Scan/Detector", detector);
    file.count("Scan/Simulated", scan.simulated);
    if (scan.patterns)
        writePatterns(file, *scan.patterns, gzip, job);
    if (scan.indexing)
        writeCrystalMap(file, "Scan/Indexing", *scan.indexing, scan.indexingIsGroundTruth);
    writeSemImages(file, scan.semImages);
    file.text("Scan/Metadata", jsonText(metadataToJson(scan.metadata)));
    file.text("Provenance", jsonText(provenance));
    file.close();
    target.commit();
}

ScanFormat kikuscopeScanFormat()
{
    return {"kikuscope", "Kikuscope scan (HDF5)", {".h5"}, true, true, confidence, open};
}

} // namespace kikuscope::io
