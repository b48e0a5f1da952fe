// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/scan_simulation.h"

#include "core/base/parallel.h"
#include "core/crystal/structure_library.h"
#include "core/crystal/symmetry.h"
#include "core/simulate/grain_structure.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <map>
#include <numbers>
#include <numeric>

namespace kikuscope::simulate {
namespace {

constexpr int beamSamples = 3;                // per axis: the beam sees an area of one step
constexpr double imageMargin = 0.15;          // the electron image reaches this share of the map beyond it
constexpr double imageFiner = 2.5;            // pixels of the electron image per map step
constexpr int largestImageSide = 2000;
constexpr double channelling = 0.15;          // strength of the orientation contrast of the electron image
constexpr double imageNoise = 5;              // grey values
constexpr std::uint64_t patternStreams = 1u << 16, imageStreams = 1, grainStream = 0; // streams of the seed
constexpr std::int64_t memoryLimit = std::int64_t{16} << 30;

/// Grains under the beam at one map pixel with their shares, the largest first; at most two are kept.
struct Spot
{
    int grain[2] = {0, 0};
    float share[2] = {1, 0};
};

struct World
{
    const ScanSpec& spec;
    std::vector<Phase> phases;
    std::vector<MasterPattern> masters; // as sharp as the pattern pixels allow
    GrainStructure grains;
    Eigen::Matrix3d sampleFromDetector;
};

void checkSpec(const ScanSpec& spec)
{
    const auto need = [](bool good, const std::string& what) {
        if (!good)
            throw Error(ErrorKind::BadSetting, what);
    };
    need(!spec.phases.empty(), "The scan specification has no phases; list at least one.");
    need(spec.phases.size() <= 1000, "The scan specification lists more than 1000 phases.");
    double sum = 0;
    for (std::size_t i = 0; i < spec.phases.size(); ++i) {
        checkSettings(spec.phases[i], "phases[" + std::to_string(i) + "]");
        need(!spec.phases[i].structure.empty(), "phases[" + std::to_string(i) + "].structure is empty; give a library name or a CIF path.");
        sum += spec.phases[i].fraction;
    }
    need(sum > 0, "All phase fractions are zero.");
    need(spec.rows >= 1 && spec.cols >= 1 && spec.rows <= 100000 && spec.cols <= 100000, "rows and cols must lie between 1 and 100000.");
    need(spec.patternHeight >= 8 && spec.patternWidth >= 8 && spec.patternHeight <= 4096 && spec.patternWidth <= 4096,
         "pattern_height and pattern_width must lie between 8 and 4096.");
    need(spec.stepUm > 0 && std::isfinite(spec.stepUm), "step_um must be above 0.");
    need(spec.pc.z > 0.05 && spec.pc.z < 20 && std::abs(spec.pc.x) < 20 && std::abs(spec.pc.y) < 20, "pc is out of range; z must be above 0.05.");
    need(std::abs(spec.sampleTiltDeg) <= 90 && std::abs(spec.detectorTiltDeg) <= 90, "The tilts must lie between -90 and 90 degrees.");
    need(spec.unindexedFraction >= 0 && spec.unindexedFraction <= 1, "unindexed_fraction must lie between 0 and 1.");
    checkSettings(spec.master, "master");
    checkSettings(spec.camera, "camera");
    const std::int64_t bytes = std::int64_t{2} * spec.rows * spec.cols * spec.patternHeight * spec.patternWidth;
    need(bytes <= memoryLimit, "The patterns of this scan would take " + std::to_string(bytes >> 30) + " GiB of memory; choose fewer or smaller ones.");
}

std::vector<GrainPhase> grainPhases(const ScanSpec& spec)
{
    double sum = 0;
    for (const ScanPhase& p : spec.phases)
        sum += p.fraction;
    std::vector<GrainPhase> phases;
    for (const ScanPhase& p : spec.phases)
        phases.push_back({p.fraction / sum, p.grainUm, p.aspect});
    return phases;
}

World makeWorld(const ScanSpec& spec, JobMonitor& job)
{
    std::vector<Phase> phases;
    std::vector<MasterPattern> masters;
    const double pixel = pixelAngleDeg(spec.pc, spec.patternHeight);
    for (std::size_t i = 0; i < spec.phases.size(); ++i) {
        phases.push_back(crystal::phaseFromCifOrName(spec.phases[i].structure));
        SubMonitor part(job, 0.5 * static_cast<double>(i) / static_cast<double>(spec.phases.size()),
                        0.5 * static_cast<double>(i + 1) / static_cast<double>(spec.phases.size()));
        masters.push_back(prefiltered(cachedMasterPattern(phases.back(), spec.master, part), pixel));
    }
    Rng rng = Rng::stream(spec.seed, grainStream);
    const double width = spec.cols * spec.stepUm, height = spec.rows * spec.stepUm;
    return {spec, std::move(phases), std::move(masters),
            GrainStructure(grainPhases(spec), width, height, imageMargin * std::max(width, height), rng),
            sampleFromDetector(SampleFrame::Tsl, spec.sampleTiltDeg, spec.detectorTiltDeg)};
}

std::vector<Spot> spotsOf(const World& world, JobMonitor& job)
{
    const ScanSpec& spec = world.spec;
    std::vector<Spot> spots(static_cast<std::size_t>(spec.rows) * static_cast<std::size_t>(spec.cols));
    parallelFor(spec.rows, 0, [&](std::int64_t row) {
        if (job.stopRequested())
            throw Stopped{};
        for (int col = 0; col < spec.cols; ++col) {
            std::map<int, int> hits;
            for (int i = 0; i < beamSamples * beamSamples; ++i)
                ++hits[world.grains.grainAt((col + (i % beamSamples + 0.5) / beamSamples) * spec.stepUm,
                                            (static_cast<double>(row) + (i / beamSamples + 0.5) / beamSamples) * spec.stepUm)];
            std::vector<std::pair<int, int>> byShare; // hits, grain
            for (const auto& [grain, count] : hits)
                byShare.emplace_back(count, grain);
            std::sort(byShare.rbegin(), byShare.rend());
            Spot& spot = spots[static_cast<std::size_t>(row) * static_cast<std::size_t>(spec.cols) + static_cast<std::size_t>(col)];
            spot.grain[0] = byShare[0].second;
            if (byShare.size() > 1) {
                const float both = static_cast<float>(byShare[0].first + byShare[1].first);
                spot.grain[1] = byShare[1].second;
                spot.share[0] = static_cast<float>(byShare[0].first) / both;
                spot.share[1] = 1 - spot.share[0];
            }
        }
    });
    return spots;
}

void projectGrain(const World& world, int index, float* out)
{
    const Grain& grain = world.grains.grains()[static_cast<std::size_t>(index)];
    const ScanSpec& spec = world.spec;
    projectMaster(world.masters[grain.phaseId - 1u], crystalFromSample(grain.orientation) * world.sampleFromDetector, spec.pc,
                  spec.patternHeight, spec.patternWidth, out);
}

float sigmaOf(const std::vector<float>& p)
{
    const double n = static_cast<double>(p.size()), mean = std::accumulate(p.begin(), p.end(), 0.) / n;
    double sum = 0;
    for (const float x : p)
        sum += (x - mean) * (x - mean);
    return static_cast<float>(std::sqrt(sum / n));
}

/// Pattern of one map pixel as grey values; returns the contrast relative to that of one grain alone.
float renderSpot(const World& world, const Spot& spot, std::int64_t pixel, std::vector<float>& pattern, std::vector<float>& second)
{
    const ScanSpec& spec = world.spec;
    projectGrain(world, spot.grain[0], pattern.data());
    CameraModel camera = spec.camera;
    float contrast = 1;
    if (spot.share[1] > 0) {
        projectGrain(world, spot.grain[1], second.data());
        const float alone = spot.share[0] * sigmaOf(pattern) + spot.share[1] * sigmaOf(second);
        for (std::size_t i = 0; i < pattern.size(); ++i)
            pattern[i] = spot.share[0] * pattern[i] + spot.share[1] * second[i];
        if (alone > 0)
            contrast = std::clamp(sigmaOf(pattern) / alone, 0.05f, 1.f);
        camera.bandContrast *= contrast; // overlapping patterns are weaker; noise and shading stay what they are
        camera.noiseToSignal /= contrast;
        camera.lowFrequency /= contrast;
    }
    Rng rng = Rng::stream(spec.seed, patternStreams + static_cast<std::uint64_t>(pixel));
    applyCamera(camera, spec.pc, rng, spec.patternHeight, spec.patternWidth, pattern.data());
    return contrast;
}

struct Patterns
{
    std::shared_ptr<const PatternSource> source;
    std::vector<float> contrast;
};

Patterns renderAll(const World& world, const std::vector<Spot>& spots, JobMonitor& job)
{
    const ScanSpec& spec = world.spec;
    const std::size_t size = static_cast<std::size_t>(spec.patternHeight) * static_cast<std::size_t>(spec.patternWidth);
    std::vector<std::uint16_t> pixels(spots.size() * size);
    std::vector<float> contrast(spots.size());
    std::atomic<std::int64_t> done{0};
    parallelFor(spec.rows, spec.master.threads, [&](std::int64_t row) {
        job.checkpoint(done, spec.rows);
        std::vector<float> pattern(size), second(size);
        for (int col = 0; col < spec.cols; ++col) {
            const std::size_t i = static_cast<std::size_t>(row) * static_cast<std::size_t>(spec.cols) + static_cast<std::size_t>(col);
            contrast[i] = renderSpot(world, spots[i], static_cast<std::int64_t>(i), pattern, second);
            for (std::size_t k = 0; k < size; ++k)
                pixels[i * size + k] = static_cast<std::uint16_t>(std::lround(pattern[k]));
        }
        ++done;
    });
    const PixelType type = spec.camera.bits <= 8 ? PixelType::U8 : PixelType::U16;
    return {std::make_shared<MemoryPatternSource>(std::move(pixels), type, static_cast<std::int64_t>(spots.size()), spec.patternHeight,
                                                  spec.patternWidth),
            std::move(contrast)};
}

/// Ground truth; the pixels of lowest contrast (grain boundaries first, then at random) are left out as wanted.
CrystalMap groundTruth(const World& world, const ScanGrid& grid, const std::vector<Spot>& spots, const std::vector<float>& contrast)
{
    CrystalMap map;
    map.name = "ground truth (simulated)";
    map.grid = grid;
    map.phases.phases = world.phases;
    map.frame = SampleFrame::Tsl;
    for (const Spot& spot : spots) {
        const Grain& grain = world.grains.grains()[static_cast<std::size_t>(spot.grain[0])];
        map.phaseId.push_back(grain.phaseId);
        map.orientation.push_back(grain.orientation);
    }
    map.scalars.push_back({"relative band contrast", "", contrast});

    const auto missing = static_cast<std::size_t>(std::llround(world.spec.unindexedFraction * static_cast<double>(spots.size())));
    Rng rng = Rng::stream(world.spec.seed, imageStreams + 1);
    std::vector<std::pair<float, std::size_t>> byQuality;
    for (std::size_t i = 0; i < spots.size(); ++i)
        byQuality.emplace_back(contrast[i] + 0.05f * static_cast<float>(rng.uniform()), i);
    std::sort(byQuality.begin(), byQuality.end());
    for (std::size_t i = 0; i < missing; ++i)
        map.phaseId[byQuality[i].second] = 0;
    return map;
}

/// Backscatter coefficient at about 20 kV (Reuter's fit, Goldstein et al., Scanning Electron Microscopy and X-Ray
/// Microanalysis).
double backscatterCoefficient(double z) { return -0.0254 + z * (0.016 + z * (-1.86e-4 + z * 8.3e-7)); }

SemImage electronImage(const World& world)
{
    const ScanSpec& spec = world.spec;
    const double width = spec.cols * spec.stepUm, height = spec.rows * spec.stepUm, margin = imageMargin * std::max(width, height);
    const double fullWidth = width + 2 * margin, fullHeight = height + 2 * margin;
    const double pixelUm = std::max(spec.stepUm / imageFiner, std::max(fullWidth, fullHeight) / largestImageSide);
    SemImage image;
    image.name = "BSE (simulated)";
    image.pixels = Image<float>(std::max(1, static_cast<int>(std::lround(fullHeight / pixelUm))), std::max(1, static_cast<int>(std::lround(fullWidth / pixelUm))));
    image.mapInImage = SemImage::Placement{margin / fullWidth, margin / fullHeight, width / fullWidth, height / fullHeight};

    // By reciprocity the yield of a grain is the master pattern in the direction of the gun (channelling contrast).
    const double tilt = spec.sampleTiltDeg * std::numbers::pi / 180;
    const Eigen::Vector3d gunInSample(-std::sin(tilt), 0, std::cos(tilt));
    std::vector<double> yield;
    for (const Grain& grain : world.grains.grains()) {
        const MasterPattern& master = world.masters[grain.phaseId - 1u];
        const double mean = std::accumulate(master.north.pixels.begin(), master.north.pixels.end(), 0.) / static_cast<double>(master.north.pixels.size());
        const double channel = std::clamp(master.at(crystalFromSample(grain.orientation) * gunInSample) / mean - 1, -1., 1.);
        yield.push_back(backscatterCoefficient(crystal::meanAtomicNumber(world.phases[grain.phaseId - 1u])) * (1 + channelling * channel));
    }
    const auto [least, most] = std::minmax_element(yield.begin(), yield.end());
    const double low = 0.8 * *least, range = std::max(1e-6, 1.1 * *most - low);
    parallelFor(image.pixels.rows, 0, [&](std::int64_t row) {
        Rng rng = Rng::stream(spec.seed ^ 0xb5e, static_cast<std::uint64_t>(row));
        for (int col = 0; col < image.pixels.cols; ++col) {
            const double x = (col + 0.5) / image.pixels.cols * fullWidth - margin;
            const double y = (static_cast<double>(row) + 0.5) / image.pixels.rows * fullHeight - margin;
            const double value = yield[static_cast<std::size_t>(world.grains.grainAt(x, y))];
            image.pixels(static_cast<int>(row), col) =
                static_cast<float>(std::clamp(std::round(255 * (value - low) / range + imageNoise * rng.normal()), 0., 255.));
        }
    });
    return image;
}

} // namespace

ScanSpec ScanSpec::fromJson(const Json& json, const std::string& source)
{
    if (!json.is_object())
        throw Error(ErrorKind::BadSetting, source + ": the scan specification must be a JSON object.");
    static const std::vector<std::string> known{"name", "phases", "rows", "cols", "step_um", "pattern_height", "pattern_width", "pc",
                                                "sample_tilt_deg", "detector_tilt_deg", "master", "camera", "unindexed_fraction", "seed"};
    for (const auto& [key, unused] : json.items())
        if (!key.starts_with('_') && std::find(known.begin(), known.end(), key) == known.end())
            throw Error(ErrorKind::BadSetting, source + ": unknown setting " + key + "; remove it or correct its name.");
    ScanSpec spec;
    const auto take = [&](const char* name, auto& value) {
        if (const auto it = json.find(name); it != json.end()) {
            try {
                value = it->template get<std::remove_reference_t<decltype(value)>>();
            } catch (const nlohmann::json::exception&) {
                throw Error(ErrorKind::BadSetting, source + ": " + name + " has the wrong type: " + it->dump().substr(0, 80) + ".");
            }
        }
    };
    take("name", spec.name);
    take("rows", spec.rows);
    take("cols", spec.cols);
    take("step_um", spec.stepUm);
    take("pattern_height", spec.patternHeight);
    take("pattern_width", spec.patternWidth);
    take("sample_tilt_deg", spec.sampleTiltDeg);
    take("detector_tilt_deg", spec.detectorTiltDeg);
    take("unindexed_fraction", spec.unindexedFraction);
    take("seed", spec.seed);
    if (json.contains("pc")) {
        std::vector<double> pc;
        take("pc", pc);
        if (pc.size() != 3)
            throw Error(ErrorKind::BadSetting, source + ": pc must be three numbers [x, y, z] (Bruker convention).");
        spec.pc = {pc[0], pc[1], pc[2]};
    }
    if (json.contains("master"))
        spec.master = settingsFromJson<MasterPatternOptions>(json["master"], "master");
    if (json.contains("camera"))
        spec.camera = settingsFromJson<CameraModel>(json["camera"], "camera");
    if (json.contains("phases")) {
        if (!json["phases"].is_array())
            throw Error(ErrorKind::BadSetting, source + ": phases must be a list.");
        for (std::size_t i = 0; i < json["phases"].size(); ++i)
            spec.phases.push_back(settingsFromJson<ScanPhase>(json["phases"][i], "phases[" + std::to_string(i) + "]"));
    }
    checkSpec(spec);
    return spec;
}

Json ScanSpec::toJson() const
{
    Json list = Json::array();
    for (const ScanPhase& p : phases)
        list.push_back(kikuscope::toJson(p));
    return {{"name", name},
            {"phases", list},
            {"rows", rows},
            {"cols", cols},
            {"step_um", stepUm},
            {"pattern_height", patternHeight},
            {"pattern_width", patternWidth},
            {"pc", {pc.x, pc.y, pc.z}},
            {"sample_tilt_deg", sampleTiltDeg},
            {"detector_tilt_deg", detectorTiltDeg},
            {"master", kikuscope::toJson(master)},
            {"camera", kikuscope::toJson(camera)},
            {"unindexed_fraction", unindexedFraction},
            {"seed", seed}};
}

EbsdScan simulateScan(const ScanSpec& spec, JobMonitor& job)
{
    checkSpec(spec);
    const World world = makeWorld(spec, job);
    SubMonitor rendering(job, 0.5, 1);
    rendering.stage("Rendering the patterns of " + spec.name);
    const std::vector<Spot> spots = spotsOf(world, rendering);
    Patterns patterns = renderAll(world, spots, rendering);

    EbsdScan scan;
    scan.name = spec.name;
    scan.format = "simulated";
    scan.simulated = true;
    scan.indexingIsGroundTruth = true;
    scan.grid.rows = spec.rows;
    scan.grid.cols = spec.cols;
    scan.grid.stepXUm = scan.grid.stepYUm = spec.stepUm;
    scan.detector.height = spec.patternHeight;
    scan.detector.width = spec.patternWidth;
    scan.detector.patternCentre = spec.pc;
    scan.detector.sampleTiltDeg = spec.sampleTiltDeg;
    scan.detector.detectorTiltDeg = spec.detectorTiltDeg;
    scan.detector.energyKeV = spec.master.energyKeV;
    scan.indexing = std::make_shared<CrystalMap>(groundTruth(world, scan.grid, spots, patterns.contrast));
    scan.patterns = std::move(patterns.source);
    scan.semImages.push_back(electronImage(world));
    scan.metadata = {{"origin", "simulated by Kikuscope (dynamical diffraction)"}, {"specification", spec.toJson().dump()}};
    rendering.checkpoint(1, 1);
    return scan;
}

} // namespace kikuscope::simulate
