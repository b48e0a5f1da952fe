// SPDX-License-Identifier: GPL-3.0-or-later
// Labelled spot patterns from a specification, drawn on the fly: sample i of a seed is always the same.
#pragma once
#include "core/base/image.h"
#include "core/simulate/saed/conditions.h"
#include "core/simulate/spot_classes/spot_classes.h"

#include <memory>

namespace kikuscope::simulate {

/// Lattice defects that samples may have, each with its own probability. What a spot list can show (defect_spots.h), and
/// "mosaic": blocks slightly turned and strained against each other, a quick stand-in for the bent lattice around dislocations;
/// "specimen": edge dislocations, point defects or displaced atoms in a virtual specimen (some 0.1 s each).
struct SpotDefects
{
    using IsSettings = void;
    double strained = 0, hot = 0, twinned = 0, mosaic = 0, specimen = 0; // shares of the samples
    std::vector<double> axialStrain{-0.03, 0.03}, shear{-0.02, 0.02}; // rad
    std::vector<double> temperatureK{0, 600};
    std::vector<double> mosaicSpread{0.002, 0.03}; // sigma of the entries of the deformation
    int mosaicBlocks = 4;
    double specimenBeamNm = 2; // sigma of the beam on virtual specimens: their size

    template <class V> void visit(V& v)
    {
        v.field("strained", strained, {.min = 0, .max = 1});
        v.field("hot", hot, {.min = 0, .max = 1});
        v.field("twinned", twinned, {.min = 0, .max = 1});
        v.field("mosaic", mosaic, {.min = 0, .max = 1});
        v.field("specimen", specimen, {.min = 0, .max = 1});
        v.field("axial_strain", axialStrain);
        v.field("shear", shear);
        v.field("temperature_k", temperatureK);
        v.field("mosaic_spread", mosaicSpread);
        v.field("mosaic_blocks", mosaicBlocks, {.min = 2, .max = 20});
        v.field("specimen_beam_nm", specimenBeamNm, {.min = 0.5, .max = 10, .unit = "nm"});
    }
};

/// Lists of two numbers are ranges [low, high].
struct SpotDataSpec
{
    using IsSettings = void;
    // what
    std::vector<int> groups{213, 221, 225, 227, 229};
    double heldOutShare = 0.15; // of the materials of each group
    std::int64_t splitSeed = 1;
    SpotClassOptions classes;
    int minMaterials = 5;       // kinds of crystals of which the table has fewer are left out
    double others = 0;          // share of samples of other space groups, class "other"
    // microscope
    std::vector<double> voltagesKv{100, 200, 300}, cameraLengthsMm{400, 500, 600}; // one of each by chance
    double pixelSizeMm = 0.1;
    int size = 224;             // side of the samples, px
    double offsetPx = 16;       // largest: a random crop of size + 2 x this
    int minSpots = 0;           // > 0: other camera constants, then other samples are tried where fewer are seen, or all in one row
    std::vector<double> rotationDeg{0, 30}, tiltDeg{0, 0}, thicknessNm{8, 8}, doubleDiffraction{0, 0};
    std::string shape = "gaussian";
    // camera
    std::vector<double> spotSigmaPx{1.5, 1.5}, background{0, 0}, readNoise{0, 0}, gamma{0.5, 0.5};
    std::vector<double> saturation{1, 1}; // log-uniform
    std::vector<double> dose{0, 0};       // log-uniform; 0, 0: no shot noise
    double beamStop = 0;                  // share of samples with one (disc or bar)
    bool mirrored = false;                // half of the samples are seen from the other side
    SpotDefects defects;

    template <class V> void visit(V& v)
    {
        v.field("groups", groups);
        v.field("held_out_share", heldOutShare, {.min = 0, .max = 0.9});
        v.field("split_seed", splitSeed, {.min = 0, .max = 9e15});
        v.field("classes", classes);
        v.field("min_materials", minMaterials, {.min = 1, .max = 100});
        v.field("others", others, {.min = 0, .max = 0.9});
        v.field("voltages_kv", voltagesKv);
        v.field("camera_lengths_mm", cameraLengthsMm);
        v.field("pixel_size_mm", pixelSizeMm, {.min = 1e-4, .max = 10, .unit = "mm"});
        v.field("size", size, {.min = 32, .max = 1024, .unit = "px"});
        v.field("offset_px", offsetPx, {.min = 0, .max = 512, .unit = "px"});
        v.field("min_spots", minSpots, {.min = 0, .max = 1000});
        v.field("rotation_deg", rotationDeg);
        v.field("tilt_deg", tiltDeg);
        v.field("thickness_nm", thicknessNm);
        v.field("double_diffraction", doubleDiffraction);
        v.field("shape", shape, {.choices = {"foil", "gaussian"}});
        v.field("spot_sigma_px", spotSigmaPx);
        v.field("background", background);
        v.field("read_noise", readNoise);
        v.field("gamma", gamma);
        v.field("saturation", saturation);
        v.field("dose", dose);
        v.field("beam_stop", beamStop, {.min = 0, .max = 1});
        v.field("mirrored", mirrored);
        v.field("defects", defects);
    }

    /// Throws Error(BadSetting) naming the range, list or group at fault.
    void check() const;
};

/// What is drawn, before it is.
struct SpotDraw
{
    int material = 0, zone = 0; // of the SpotData; zone: of standardZoneAxes()
    int label = 0;              // class; -1: none, of a material that is not in the table
    SaedConditions conditions;
    bool isReadable = true;     // enough spots, and not all in one row (min_spots)
    std::string defect;         // "", strained, hot, twinned, mosaic, or of a specimen: dislocations, vacancies, substitutions, displaced
    std::vector<double> defectValues;
};

/// The materials of a part (training or held out) with their classes. Crystals are prepared when they are first drawn; several
/// threads may use one object.
class SpotData
{
public:
    /// Classes are those of the whole table, whichever part of it (or CIF files from elsewhere) these are.
    SpotData(const SpotDataSpec& spec, std::vector<Phase> materials, std::vector<Phase> others = {});
    ~SpotData();
    SpotData(SpotData&&) noexcept;

    const SpotDataSpec& spec() const;
    const std::vector<Phase>& materials() const; // those of `others` follow at the end
    int known() const;                           // materials that have classes
    /// Labels of all classes; "other" is the last where the specification has others.
    const std::vector<std::string>& labels() const;
    const SpotClasses& classes() const;          // classOf and variants: of materials(), the known ones
    const std::string& variant(int material) const;

    /// Group by chance, kind of crystal in it by the root of its number of materials, material, zone.
    SpotDraw draw(std::uint64_t seed, std::uint64_t index) const;
    /// The same for a given material and zone.
    SpotDraw drawOf(int material, int zone, std::uint64_t seed, std::uint64_t index) const;
    Image<float> image(const SpotDraw& draw, std::uint64_t seed, std::uint64_t index) const;
    /// Expected share of each class among samples of draw().
    std::vector<double> classShares() const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// The materials of the table that a specification takes: those of its groups whose kind of crystal (group, and what the sites make
/// absent) is common enough.
std::vector<Phase> materialsOf(const SpotDataSpec& spec);

/// Materials and classes of a specification; `heldOut`: the part that tests.
SpotData makeSpotData(const SpotDataSpec& spec, bool heldOut);

} // namespace kikuscope::simulate
