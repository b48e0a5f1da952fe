// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/spot_classes/spot_data.h"

#include "core/base/rng.h"
#include "core/crystal/symmetry.h"
#include "core/simulate/saed/defect_spots.h"
#include "core/simulate/saed/draw.h"
#include "core/simulate/saed/heat.h"
#include "core/simulate/saed/shape.h"
#include "core/simulate/saed/virtual_specimen.h"
#include "core/simulate/spot_classes/materials.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <map>
#include <mutex>
#include <numbers>
#include <optional>
#include <tuple>

namespace kikuscope::simulate {

namespace {

constexpr double visible = 0.003;    // of the strongest spot, for min_spots
constexpr int conditionTries = 8, sampleTries = 8;
constexpr double crystalMargin = 1.15; // beyond what the image needs, for strain
constexpr double leastIntensity = 3e-4;
constexpr std::uint64_t imageSeedStep = 0x9e3779b97f4a7c15ull;
constexpr double typicalMass = 60, typicalB = 0.5; // of the heat of "hot" samples

[[noreturn]] void fail(const std::string& what) { throw Error(ErrorKind::BadSetting, what); }

double uniform(Rng& rng, const std::vector<double>& range) { return rng.uniform(range[0], range[1]); }

double logUniform(Rng& rng, const std::vector<double>& range)
{
    const double u = rng.uniform();
    return range[0] > 0 ? range[0] * std::pow(range[1] / range[0], u) : 0;
}

template <class T> const T& chosen(Rng& rng, const std::vector<T>& list) { return list[rng.index(list.size())]; }

void checkRange(const std::string& name, const std::vector<double>& range, double low, double high)
{
    if (range.size() != 2 || !(range[0] <= range[1]) || !(range[0] >= low) || !(range[1] <= high))
        fail(name + " must be two numbers from " + Json(low).dump() + " to " + Json(high).dump() + ", the smaller one first.");
}

/// Whether enough spots are seen, and not all in one row.
bool isReadable(const SaedPattern& pattern, int size, int minSpots)
{
    const Eigen::Vector2d centre(pattern.geometry.centreX, pattern.geometry.centreY);
    std::vector<Eigen::Vector2d> seen;
    for (const SaedSpot& spot : pattern.spots)
        if (!spot.hkl.isZero() && spot.intensity >= visible && spot.x >= 0 && spot.y >= 0 && spot.x <= size - 1 && spot.y <= size - 1)
            seen.push_back(Eigen::Vector2d(spot.x, spot.y) - centre);
    if (static_cast<int>(seen.size()) < minSpots)
        return false;
    return std::ranges::any_of(seen, [&](const Eigen::Vector2d& v) {
        return std::abs(v.x() * seen.front().y() - v.y() * seen.front().x()) > 0.05 * v.norm() * seen.front().norm();
    });
}

/// Classes of the whole table, so that they do not depend on the part, and which of them `materials` show; -1: none, for
/// materials from elsewhere.
SpotClasses classesOf(const SpotDataSpec& spec, const std::vector<Phase>& materials)
{
    std::vector<Phase> all = materialsOf(spec);
    SpotClasses table = spotClasses(all, standardZoneAxes(), spec.classes);
    const std::size_t first = all.size();
    all.insert(all.end(), materials.begin(), materials.end());
    const SpotClasses both = spotClasses(all, standardZoneAxes(), spec.classes); // may have more, and other numbers
    std::map<int, int> ofTable;
    for (std::size_t m = 0; m < first; ++m)
        for (std::size_t z = 0; z < table.classOf[m].size(); ++z)
            ofTable[both.classOf[m][z]] = table.classOf[m][z];
    table.classOf.clear();
    table.variants.assign(both.variants.begin() + static_cast<std::ptrdiff_t>(first), both.variants.end());
    for (std::size_t m = first; m < all.size(); ++m) {
        auto& row = table.classOf.emplace_back();
        for (const int c : both.classOf[m])
            row.push_back(ofTable.contains(c) ? ofTable[c] : -1);
    }
    return table;
}

} // namespace

void SpotDataSpec::check() const
{
    checkSettings(*this);
    if (groups.size() < 2 || std::ranges::any_of(groups, [](int g) { return g < 195 || g > 230; }))
        fail("groups must be at least two cubic space groups (195 to 230).");
    for (const auto& [name, list, low, high] : {std::tuple("voltages_kv", &voltagesKv, 20., 2000.), std::tuple("camera_lengths_mm", &cameraLengthsMm, 10., 20000.)})
        if (list->empty() || std::ranges::any_of(*list, [&](double v) { return !(v >= low && v <= high); }))
            fail(std::string(name) + " must hold at least one value from " + Json(low).dump() + " to " + Json(high).dump() + ".");
    checkRange("rotation_deg", rotationDeg, -360, 360);
    checkRange("tilt_deg", tiltDeg, 0, 10);
    checkRange("thickness_nm", thicknessNm, 0.5, 500);
    checkRange("double_diffraction", doubleDiffraction, 0, 1);
    checkRange("spot_sigma_px", spotSigmaPx, 0.2, 20);
    checkRange("background", background, 0, 10);
    checkRange("read_noise", readNoise, 0, 1);
    checkRange("gamma", gamma, 0.1, 2);
    checkRange("saturation", saturation, 1e-3, 10);
    checkRange("dose", dose, 0, 1e9);
    checkRange("defects.axial_strain", defects.axialStrain, -0.1, 0.1);
    checkRange("defects.shear", defects.shear, -0.1, 0.1);
    checkRange("defects.temperature_k", defects.temperatureK, 0, 3000);
    checkRange("defects.mosaic_spread", defects.mosaicSpread, 0, 0.1);
    if (defects.strained + defects.hot + defects.twinned + defects.mosaic + defects.specimen > 1)
        fail("The shares of defects add up to more than 1.");
}

struct SpotData::Impl
{
    SpotDataSpec spec;
    std::vector<Phase> materials;
    int known = 0;
    SpotClasses classes; // rows of `materials`
    std::vector<std::string> labels;
    double gMax = 0;

    struct Kind
    {
        double share = 0; // within its group
        std::vector<int> members;
    };
    std::vector<std::vector<Kind>> groups;

    struct Crystal
    {
        std::once_flag once;
        std::unique_ptr<const SaedCrystal> crystal;
    };
    std::unique_ptr<Crystal[]> crystals;

    void arrange();
    const SaedCrystal& crystal(int material) const;
    int drawMaterial(Rng& rng) const;
    void drawOptics(Rng& rng, SpotDraw& draw) const;
    void drawCamera(Rng& rng, SpotDraw& draw) const;
    void drawDefect(Rng& rng, SpotDraw& draw) const;
    SpotDraw drawWith(int material, int zone, Rng& rng) const;
    SaedPattern spots(const SpotDraw& draw, std::uint64_t seed) const;
    SaedPattern mosaic(const SpotDraw& draw, std::uint64_t seed) const;
    std::optional<DefectSpec> specimenDefects(const SpotDraw& draw) const;
    Image<float> drawn(const SpotDraw& draw, std::uint64_t spotSeed, Rng& rng) const;
};

/// Kinds of crystals of each group, and how far in reciprocal space images reach.
void SpotData::Impl::arrange()
{
    for (const int group : spec.groups) {
        std::map<std::string, std::vector<int>> kinds;
        for (int m = 0; m < known; ++m)
            if (materials[static_cast<std::size_t>(m)].spaceGroup == group)
                kinds[classes.variants[static_cast<std::size_t>(m)]].push_back(m);
        if (kinds.empty())
            continue; // a part may lack a group
        auto& row = groups.emplace_back();
        double sum = 0;
        for (auto& [variant, members] : kinds) {
            row.push_back({std::sqrt(static_cast<double>(members.size())), std::move(members)});
            sum += row.back().share;
        }
        for (Kind& kind : row)
            kind.share /= sum;
    }
    if (groups.empty())
        fail("No material of the wanted space groups is in this part of the set.");
    SaedConditions widest;
    widest.height = widest.width = spec.size;
    widest.pixelSizeMm = spec.pixelSizeMm;
    widest.cameraLengthMm = *std::ranges::min_element(spec.cameraLengthsMm);
    widest.offsetXPx = widest.offsetYPx = spec.offsetPx;
    widest.thicknessNm = spec.thicknessNm[0];
    widest.spotSigmaPx = spec.spotSigmaPx[1];
    widest.shape = spec.shape;
    widest.minIntensity = leastIntensity;
    for (const double voltage : spec.voltagesKv) {
        widest.voltageKv = voltage;
        gMax = std::max(gMax, crystalMargin * furthestReflection(widest));
    }
    crystals = std::make_unique<Crystal[]>(materials.size());
}

const SaedCrystal& SpotData::Impl::crystal(int material) const
{
    Crystal& entry = crystals[static_cast<std::size_t>(material)];
    std::call_once(entry.once, [&] { entry.crystal = std::make_unique<const SaedCrystal>(materials[static_cast<std::size_t>(material)], gMax); });
    return *entry.crystal;
}

int SpotData::Impl::drawMaterial(Rng& rng) const
{
    const auto others = static_cast<int>(materials.size()) - known;
    if (spec.others > 0 && others > 0 && rng.uniform() < spec.others)
        return known + static_cast<int>(rng.index(static_cast<std::uint64_t>(others)));
    const auto& kinds = chosen(rng, groups);
    double u = rng.uniform();
    std::size_t k = 0;
    while (k + 1 < kinds.size() && u >= kinds[k].share)
        u -= kinds[k++].share;
    return chosen(rng, kinds[k].members);
}

void SpotData::Impl::drawOptics(Rng& rng, SpotDraw& draw) const
{
    SaedConditions& c = draw.conditions;
    c.height = c.width = spec.size;
    c.pixelSizeMm = spec.pixelSizeMm;
    c.shape = spec.shape;
    c.minIntensity = leastIntensity;
    c.zone = standardZoneAxes()[static_cast<std::size_t>(draw.zone)];
    c.rotationDeg = uniform(rng, spec.rotationDeg);
    const double tilt = uniform(rng, spec.tiltDeg), towards = rng.uniform(0, 2 * std::numbers::pi);
    c.tiltXDeg = tilt * std::cos(towards);
    c.tiltYDeg = tilt * std::sin(towards);
    c.offsetXPx = rng.uniform(-spec.offsetPx, spec.offsetPx);
    c.offsetYPx = rng.uniform(-spec.offsetPx, spec.offsetPx);
    c.thicknessNm = logUniform(rng, spec.thicknessNm);
    c.doubleDiffraction = uniform(rng, spec.doubleDiffraction);
    c.spotSigmaPx = uniform(rng, spec.spotSigmaPx);
    for (int i = 0; i < (spec.minSpots > 0 ? conditionTries : 1); ++i) {
        c.voltageKv = chosen(rng, spec.voltagesKv);
        c.cameraLengthMm = chosen(rng, spec.cameraLengthsMm);
        draw.isReadable = spec.minSpots == 0 || isReadable(saedSpots(crystal(draw.material), c), spec.size, spec.minSpots);
        if (draw.isReadable)
            return;
    }
    c.voltageKv = *std::ranges::max_element(spec.voltagesKv); // shows most
    c.cameraLengthMm = *std::ranges::min_element(spec.cameraLengthsMm);
    draw.isReadable = isReadable(saedSpots(crystal(draw.material), c), spec.size, spec.minSpots);
}

void SpotData::Impl::drawCamera(Rng& rng, SpotDraw& draw) const
{
    SaedCamera& camera = draw.conditions.camera;
    camera.scaling = "gamma";
    camera.gamma = uniform(rng, spec.gamma);
    camera.background = uniform(rng, spec.background);
    camera.backgroundWidth = rng.uniform(0.1, 0.5);
    camera.readNoise = uniform(rng, spec.readNoise);
    camera.saturation = logUniform(rng, spec.saturation);
    camera.dose = logUniform(rng, spec.dose);
    if (rng.uniform() >= spec.beamStop)
        return;
    camera.beamStop = rng.uniform() < 0.5 ? "disc" : "bar";
    camera.beamStopRadiusPx = rng.uniform(0.015, 0.035) * spec.size;
    camera.beamStopAngleDeg = rng.uniform(0, 360);
}

void SpotData::Impl::drawDefect(Rng& rng, SpotDraw& draw) const
{
    const SpotDefects& d = spec.defects;
    double u = rng.uniform();
    if (u < d.strained) {
        draw.defect = "strained";
        draw.defectValues = {uniform(rng, d.axialStrain), uniform(rng, d.shear)};
    } else if ((u -= d.strained) < d.hot) {
        draw.defect = "hot";
        draw.defectValues = {uniform(rng, d.temperatureK)};
    } else if ((u -= d.hot) < d.twinned) {
        draw.defect = "twinned";
    } else if ((u -= d.twinned) < d.mosaic) {
        draw.defect = "mosaic";
        draw.defectValues = {logUniform(rng, d.mosaicSpread)};
    } else if (u - d.mosaic < d.specimen) {
        static constexpr const char* kinds[] = {"dislocations", "dislocations", "vacancies", "substitutions", "displaced"};
        draw.defect = kinds[rng.index(std::size(kinds))];
        draw.defectValues = {rng.uniform(), rng.uniform()};
        const std::string& lattice = materials[static_cast<std::size_t>(draw.material)].bravais;
        if (draw.defect == "dislocations" && lattice.find_first_of("cth") != 0)
            draw.defect = "displaced"; // [112] and [-110] are at right angles only where a = b
    }
}

SpotDraw SpotData::Impl::drawWith(int material, int zone, Rng& rng) const
{
    SpotDraw draw;
    draw.material = material;
    draw.zone = zone;
    draw.label = material < known ? classes.classOf[static_cast<std::size_t>(material)][static_cast<std::size_t>(zone)]
                                  : static_cast<int>(labels.size()) - 1;
    drawOptics(rng, draw);
    drawCamera(rng, draw);
    drawDefect(rng, draw);
    return draw;
}

/// Blocks of the crystal, each strained and turned a little.
SaedPattern SpotData::Impl::mosaic(const SpotDraw& draw, std::uint64_t seed) const
{
    Rng rng(seed);
    const SaedCrystal& whole = crystal(draw.material);
    SaedPattern sum = saedSpots(whole, draw.conditions);
    const double n = spec.defects.mosaicBlocks;
    std::vector<SaedSpot> spots{sum.spots.front()};
    for (int block = 0; block < spec.defects.mosaicBlocks; ++block) {
        Eigen::Matrix3d deformation;
        for (int i = 0; i < 9; ++i)
            deformation(i / 3, i % 3) = (i % 4 == 0 ? 1 : 0) + std::clamp(draw.defectValues[0] * rng.normal(), -0.05, 0.05);
        // the beam stays along the zone axis of the whole crystal, as it is turned less than the shape factor notices
        for (SaedSpot spot : saedSpots(whole, draw.conditions, deformation).spots)
            if (!spot.hkl.isZero()) {
                spot.intensity /= n;
                spots.push_back(spot);
            }
    }
    sum.spots = std::move(spots);
    return sum;
}

/// What the virtual specimen of a sample has; none: the sample is drawn from a list of spots.
std::optional<DefectSpec> SpotData::Impl::specimenDefects(const SpotDraw& draw) const
{
    DefectSpec d;
    if (draw.defect == "dislocations") {
        d.dislocations = 1 + static_cast<int>(4 * draw.defectValues[0]);
        d.dislocationArray = draw.defectValues[1] < 0.5 ? "wall" : "pile-up";
        d.randomVariant = true;
        const std::string& lattice = materials[static_cast<std::size_t>(draw.material)].bravais;
        if (lattice == "cI")
            d.burgers = {0.5, 0.5, -0.5};
        else if (lattice != "cF")
            d.burgers = {-1, 1, 0};
    } else if (draw.defect == "vacancies" || draw.defect == "substitutions") {
        (draw.defect == "vacancies" ? d.vacancies : d.substitutions) = 0.005 + 0.03 * draw.defectValues[0];
        d.pointDefectPeriod = draw.defectValues[1] < 0.5 ? 0 : draw.defectValues[1] < 0.75 ? 2 : 3;
    } else if (draw.defect == "displaced") {
        d.thermalDisplacements = true; // at the conditions' temperature
    } else {
        return std::nullopt;
    }
    return d;
}

SaedPattern SpotData::Impl::spots(const SpotDraw& draw, std::uint64_t seed) const
{
    const SaedCrystal& whole = crystal(draw.material);
    DefectSpec defects;
    if (draw.defect == "strained") {
        defects.axialStrain = draw.defectValues[0];
        defects.shear = draw.defectValues[1];
        return saedSpots(whole, draw.conditions, deformationOf(defects));
    }
    if (draw.defect == "twinned") {
        defects.twin = true;
        defects.randomVariant = true;
        const std::string& lattice = materials[static_cast<std::size_t>(draw.material)].bravais;
        if (lattice != "cF" && lattice != "cI")
            defects.twinPlane = {1, 1, 1};
        return saedSpots(whole, draw.conditions, defects, seed);
    }
    if (draw.defect == "mosaic")
        return mosaic(draw, seed);
    SaedPattern pattern = saedSpots(whole, draw.conditions);
    if (draw.defect == "hot") {
        const double more = bAtTemperature(typicalMass, typicalB, draw.defectValues[0]) - typicalB;
        for (SaedSpot& spot : pattern.spots)
            if (spot.dSpacing > 0)
                spot.intensity *= std::min(1., std::exp(-more / (2 * spot.dSpacing * spot.dSpacing)));
    }
    return pattern;
}

Image<float> SpotData::Impl::drawn(const SpotDraw& draw, std::uint64_t spotSeed, Rng& rng) const
{
    const auto defects = specimenDefects(draw);
    if (!defects)
        return drawSaed(spots(draw, spotSeed), draw.conditions, rng.next());
    SaedConditions conditions = draw.conditions;
    if (defects->thermalDisplacements)
        conditions.temperatureK = spec.defects.temperatureK[0] + draw.defectValues[0] * (spec.defects.temperatureK[1] - spec.defects.temperatureK[0]);
    return simulateSaed(materials[static_cast<std::size_t>(draw.material)], conditions, *defects, {spec.defects.specimenBeamNm}, rng.next());
}

SpotData::SpotData(const SpotDataSpec& spec, std::vector<Phase> materials, std::vector<Phase> others) : m_impl(std::make_unique<Impl>())
{
    spec.check();
    m_impl->spec = spec;
    m_impl->known = static_cast<int>(materials.size());
    m_impl->classes = classesOf(spec, materials);
    for (const SpotClass& spotClass : m_impl->classes.classes)
        m_impl->labels.push_back(spotClass.label);
    if (spec.others > 0)
        m_impl->labels.push_back("other");
    m_impl->materials = std::move(materials);
    for (Phase& phase : others)
        m_impl->materials.push_back(std::move(phase));
    m_impl->arrange();
}

SpotData::~SpotData() = default;
SpotData::SpotData(SpotData&&) noexcept = default;

const SpotDataSpec& SpotData::spec() const { return m_impl->spec; }
const std::vector<Phase>& SpotData::materials() const { return m_impl->materials; }
int SpotData::known() const { return m_impl->known; }
const std::vector<std::string>& SpotData::labels() const { return m_impl->labels; }
const SpotClasses& SpotData::classes() const { return m_impl->classes; }
const std::string& SpotData::variant(int material) const { return m_impl->classes.variants[static_cast<std::size_t>(material)]; }

SpotDraw SpotData::draw(std::uint64_t seed, std::uint64_t index) const
{
    Rng rng = Rng::stream(seed, index);
    for (int i = 1;; ++i) {
        const int material = m_impl->drawMaterial(rng);
        const auto zone = static_cast<int>(rng.index(standardZoneAxes().size()));
        SpotDraw draw = m_impl->drawWith(material, zone, rng);
        if (draw.isReadable || i == sampleTries)
            return draw;
    }
}

SpotDraw SpotData::drawOf(int material, int zone, std::uint64_t seed, std::uint64_t index) const
{
    Rng rng = Rng::stream(seed, index);
    return m_impl->drawWith(material, zone, rng);
}

Image<float> SpotData::image(const SpotDraw& draw, std::uint64_t seed, std::uint64_t index) const
{
    Rng rng = Rng::stream(seed + imageSeedStep, index);
    const std::uint64_t spotSeed = rng.next();
    Image<float> image = m_impl->drawn(draw, spotSeed, rng);
    if (m_impl->spec.mirrored && rng.uniform() < 0.5)
        for (int r = 0; r < image.rows; ++r)
            std::reverse(image.row(r), image.row(r) + image.cols);
    return image;
}

std::vector<double> SpotData::classShares() const
{
    std::vector<double> shares(m_impl->labels.size(), 0);
    const double ofOthers = m_impl->spec.others > 0 && known() < static_cast<int>(materials().size()) ? m_impl->spec.others : 0;
    if (ofOthers > 0)
        shares.back() = ofOthers;
    const double zones = static_cast<double>(standardZoneAxes().size()), groups = static_cast<double>(m_impl->groups.size());
    for (const auto& kinds : m_impl->groups)
        for (const auto& kind : kinds)
            for (const int member : kind.members)
                for (const int label : m_impl->classes.classOf[static_cast<std::size_t>(member)])
                    if (label >= 0)
                        shares[static_cast<std::size_t>(label)] +=
                        (1 - ofOthers) * kind.share / (groups * zones * static_cast<double>(kind.members.size()));
    return shares;
}

std::vector<Phase> materialsOf(const SpotDataSpec& spec)
{
    std::vector<Phase> all = materialsOf(spec.groups);
    std::vector<std::string> kinds;
    std::map<std::string, int> count;
    for (const Phase& phase : all) {
        kinds.push_back(std::to_string(phase.spaceGroup) + ":" + Presence(phase, spec.classes.weakest).variant());
        ++count[kinds.back()];
    }
    std::vector<Phase> common;
    for (std::size_t m = 0; m < all.size(); ++m)
        if (count[kinds[m]] >= spec.minMaterials)
            common.push_back(std::move(all[m]));
    return common;
}

SpotData makeSpotData(const SpotDataSpec& spec, bool heldOut)
{
    spec.check();
    const auto seed = static_cast<std::uint64_t>(spec.splitSeed);
    SpotMaterials known = splitByMaterial(materialsOf(spec), spec.heldOutShare, seed), others;
    if (spec.others > 0)
        others = splitByMaterial(materialsOutside(spec.groups), spec.heldOutShare, seed);
    return heldOut ? SpotData(spec, std::move(known.heldOut), std::move(others.heldOut))
                   : SpotData(spec, std::move(known.training), std::move(others.training));
}

} // namespace kikuscope::simulate
