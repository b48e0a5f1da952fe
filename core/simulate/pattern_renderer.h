// SPDX-License-Identifier: GPL-3.0-or-later
// From a master pattern to a pattern on the detector, as a real camera would record it.
#pragma once
#include "core/base/rng.h"
#include "core/map/detector.h"
#include "core/simulate/master_pattern.h"

namespace kikuscope::simulate {

/// Explicit imaging conditions of one pattern. Defaults: an ideal noise-free camera with no background.
struct CameraModel
{
    using IsSettings = void;
    double blurPx = 0;          // Gaussian sigma of the optics
    double mtf = 0;             // > 0: fine detail amplified by this share (sharpening camera), < 0: damped
    double bandContrast = 1;    // amplitude (4 sigma) of the diffraction signal relative to the background
    double backgroundWidth = 0; // Gaussian background sigma as fraction of the height; 0: flat background
    double backgroundX = 0.5, backgroundY = 0.5; // its centre, fraction of width / height from top left
    double backgroundFloor = 0.2;                // background far from its centre
    double vignette = 0; // share of light the corners lose (lens, edge of the screen), mostly near the border
    double gradient = 0; // linear intensity slope from top to bottom, -1..1
    double excessDeficiency =
        0;            // rms of the asymmetric part / sigma of the symmetric one; > 0: bands brighter below
    double gamma = 1; // tone curve of the diffraction signal; < 1 compresses the bright zone axes
    double lowFrequency = 0; // amplitude of random smooth fields (dirt, shading) in units of the signal sigma
    double noiseToSignal =
        0; // noise sigma / signal sigma on the camera image (shot noise: grows with sqrt(intensity))
    double flatten = 0;    // share of the smooth brightness that acquisition software removes afterwards
    double maskRadius = 0; // circular screen: radius as fraction of the smaller side; 0: none
    double gain = 1;       // exposure: fraction of the range the brightest part reaches
    int bits = 8;

    template <class V> void visit(V& v)
    {
        v.field("blur_px", blurPx, {.min = 0, .max = 20, .unit = "px"});
        v.field("mtf", mtf, {.min = -1, .max = 2});
        v.field("band_contrast", bandContrast, {.min = 0, .max = 10});
        v.field("background_width", backgroundWidth, {.min = 0, .max = 10});
        v.field("background_x", backgroundX, {.min = -5, .max = 5});
        v.field("background_y", backgroundY, {.min = -5, .max = 5});
        v.field("background_floor", backgroundFloor, {.min = 0, .max = 1});
        v.field("vignette", vignette, {.min = 0, .max = 1});
        v.field("gradient", gradient, {.min = -1, .max = 1});
        v.field("excess_deficiency", excessDeficiency, {.min = -5, .max = 5});
        v.field("gamma", gamma, {.min = 0.1, .max = 5});
        v.field("low_frequency", lowFrequency, {.min = 0, .max = 10});
        v.field("noise_to_signal", noiseToSignal, {.min = 0, .max = 50});
        v.field("flatten", flatten, {.min = 0, .max = 1});
        v.field("mask_radius", maskRadius, {.min = 0, .max = 2});
        v.field("gain", gain, {.min = 0.01, .max = 1});
        v.field("bits", bits, {.min = 8, .max = 16});
    }
};

/// Projects without camera effects: out[row * width + col] = master at crystalFromDetector * pixelDirection.
/// The hot path of training; allocation-free. The matrix may contain a scale (directions are normalised).
void projectMaster(const MasterPattern& master, const Eigen::Matrix3d& crystalFromDetector,
                   const PatternCentre& pc, int height, int width, float* out);

/// The master as seen by pixels of this angle (at the pattern centre): smoothed by what a pixel averages
/// over, so that projecting does not alias. Do this once per master before rendering small patterns.
MasterPattern prefiltered(const MasterPattern& master, double pixelAngleDeg);
/// Angle of one pixel at the pattern centre (degrees).
double pixelAngleDeg(const PatternCentre& pc, int height);

/// Adds what the camera does, in place, to a projected pattern (any linear scale), in the order of
/// CameraModel's description in README.md. Result is in grey values 0 ... 2^bits - 1, not rounded.
void applyCamera(const CameraModel& camera, const PatternCentre& pc, Rng& rng, int height, int width,
                 float* pattern);

/// Detector geometry and imaging conditions drawn at random: what training sees (domain randomisation of
/// README.md). Every field is a range [low, high].
struct RandomConditions
{
    using IsSettings = void;
    using Range = std::vector<double>; // exactly two numbers
    Range pcX{0.35, 0.65}, pcY{0.1, 0.6}, pcZ{0.42, 0.9}, aspect{0.96, 1.04};
    Range blurPx{0, 1}, bandContrast{0.06, 0.8}, backgroundWidth{0.4, 1.5}, gradient{-0.3, 0.3};
    Range backgroundX{0.2, 0.8}, backgroundY{0.1, 0.9}, backgroundFloor{0.1, 0.6}, gain{0.6, 1};
    Range excessDeficiency{-1.5, 1.5}, gamma{0.25, 1}, lowFrequency{0, 1.5}, noiseToSignal{0, 3},
        mtf{-0.4, 1.5};
    Range vignette{0, 1};
    double flattenProbability = 0.5; // else none
    Range flatten{0.6, 1};
    Range energyMix{0, 1}; // share of the second master, where there are two
    double maskProbability = 0.3;
    Range maskRadius{0.45, 0.52};
    double pcError = 0.01; // of each number of the pattern centre that a recipe is told, where it asks for one: at most

    template <class V> void visit(V& v)
    {
        v.field("pc_x", pcX);
        v.field("pc_y", pcY);
        v.field("pc_z", pcZ);
        v.field("aspect", aspect);
        v.field("blur_px", blurPx);
        v.field("band_contrast", bandContrast);
        v.field("background_width", backgroundWidth);
        v.field("gradient", gradient);
        v.field("background_x", backgroundX);
        v.field("background_y", backgroundY);
        v.field("background_floor", backgroundFloor);
        v.field("gain", gain);
        v.field("excess_deficiency", excessDeficiency);
        v.field("gamma", gamma);
        v.field("low_frequency", lowFrequency);
        v.field("noise_to_signal", noiseToSignal);
        v.field("mtf", mtf);
        v.field("vignette", vignette);
        v.field("flatten_probability", flattenProbability, {.min = 0, .max = 1});
        v.field("flatten", flatten);
        v.field("energy_mix", energyMix);
        v.field("mask_probability", maskProbability, {.min = 0, .max = 1});
        v.field("mask_radius", maskRadius);
        v.field("pc_error", pcError, {.min = 0, .max = 0.2});
    }
};

/// Pattern centres within the ranges of some conditions as the files of scans would tell them, and conditions whose pattern
/// centres are off each by at most its error: for recipes that are told the pattern centre.
class ToldCentres
{
public:
    ToldCentres(const RandomConditions& conditions, int count, std::uint64_t seed);
    const std::vector<PatternCentre>& centres() const { return m_centres; }
    const RandomConditions& around(std::size_t centre) const { return m_around[centre]; }

private:
    std::vector<PatternCentre> m_centres;
    std::vector<RandomConditions> m_around;
};

/// Throws Error(BadSetting) naming a range that is not two numbers in rising order.
void checkConditions(const RandomConditions& conditions);

/// One random training pattern (random orientation, geometry and camera) of size x size pixels, before the
/// recipe.
void renderRandomPattern(const MasterPattern& master, const RandomConditions& conditions, int size, Rng& rng,
                         float* out);
/// `second`: the same structure at another energy or depth, mixed in by a random share (electrons of all
/// energies up to that of the beam reach the screen); may be the same master.
void renderRandomPattern(const MasterPattern& master, const MasterPattern& second,
                         const RandomConditions& conditions, int size, Rng& rng, float* out);

} // namespace kikuscope::simulate
