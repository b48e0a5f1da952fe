// SPDX-License-Identifier: GPL-3.0-or-later
// How a spot pattern (selected-area electron diffraction) is taken: microscope, specimen, camera; and where a
// reciprocal-lattice vector lies on the image. Conventions (README.md, "Spot patterns"):
// seen from the electron source, zone axis [uvw] towards the viewer; pattern frame x right, y up, z = [uvw],
// so that going from g1 to g2 counter-clockwise g1 x g2 || [uvw]; image rows run down. Pixel (0, 0) is the
// middle of the top left one. Reciprocal lengths are 1/d in 1/A, without 2 pi.
#pragma once
#include "core/base/settings.h"
#include "core/crystal/phase.h"

#include <array>

namespace kikuscope::simulate {

using ZoneAxis = std::array<int, 3>; // direct lattice direction [uvw], not all zero

/// What happens between the diffracted intensities and the stored image. Intensities are in units of the
/// brightest pixel of the strongest diffracted spot; the stored image is 0 ... 1. Order: README.md.
struct SaedCamera
{
    using IsSettings = void;
    double background = 0;          // inelastic background at the centre
    double backgroundWidth = 0.3;   // 1/A, half width of its Lorentzian
    double centralBeam = 1;         // factor on the direct beam (|F_000|^2); 0 leaves it out
    std::string beamStop = "none";  // none, disc, bar (from the centre to the edge)
    double beamStopRadiusPx = 10;   // of the disc, and half the width of the bar
    double beamStopAngleDeg = 90;   // of the bar: 0 to the right, 90 up
    double dose = 0;                // electrons per pixel at intensity 1 (shot noise); 0: none
    double readNoise = 0;           // sigma of the camera's own noise (Gaussian)
    double saturation = 1;          // intensity that is stored as 1; what is brighter is cut
    std::string scaling = "linear"; // linear, gamma, log
    double gamma = 0.5;             // exponent of "gamma"
    double logRange = 1000;         // "log" stores log(1 + range x) / log(1 + range)

    template <class V> void visit(V& v)
    {
        v.field("background", background, {.min = 0, .max = 100, .help = "Inelastic background at the centre"});
        v.field("background_width", backgroundWidth, {.min = 0.001, .max = 10, .unit = "1/A"});
        v.field("central_beam", centralBeam, {.min = 0, .max = 1000, .help = "Factor on the direct beam"});
        v.field("beam_stop", beamStop, {.help = "Shadow", .choices = {"none", "disc", "bar"}});
        v.field("beam_stop_radius_px", beamStopRadiusPx, {.min = 0, .max = 4096, .unit = "px"});
        v.field("beam_stop_angle_deg", beamStopAngleDeg, {.min = -360, .max = 360, .unit = "deg"});
        v.field("dose", dose, {.min = 0, .max = 1e9, .help = "Electrons per pixel at intensity 1; 0: no shot noise"});
        v.field("read_noise", readNoise, {.min = 0, .max = 10});
        v.field("saturation", saturation, {.min = 1e-6, .max = 1e6});
        v.field("scaling", scaling, {.help = "Grey scale", .choices = {"linear", "gamma", "log"}});
        v.field("gamma", gamma, {.min = 0.05, .max = 5});
        v.field("log_range", logRange, {.min = 0.01, .max = 1e9});
    }
};

struct SaedConditions
{
    using IsSettings = void;
    double voltageKv = 200;
    double cameraLengthMm = 500, pixelSizeMm = 0.1;
    double cameraConstantPx = 0; // lambda L / pixel in A px (spot distance x d); > 0 replaces length and pixel
    int height = 256, width = 256;
    ZoneAxis zone{0, 0, 1};
    double tiltXDeg = 0, tiltYDeg = 0; // mis-tilt of the crystal about x, then y of the pattern (right-handed)
    double rotationDeg = 0; // in-plane, counter-clockwise; 0: shortest hkl of the zone, the last in order, to the right
    double offsetXPx = 0, offsetYPx = 0; // of the direct beam from the middle of the image, right and down
    double thicknessNm = 10;             // along the beam
    std::string shape = "foil"; // foil: sinc^2 of thickness x excitation error; gaussian: same rms, no side lobes
    double spotSigmaPx = 1.5;   // of the Gaussian spots
    bool debyeWaller = true;
    double temperatureK = 295;   // the B of a structure are taken to be those of 295 K (heat.h)
    bool diffuse = false;        // thermal diffuse scattering as a smooth background (Einstein model)
    double doubleDiffraction = 0; // share of a diffracted beam that diffracts again, at the strongest spot
    double minIntensity = 1e-4;   // weaker spots (relative to the strongest diffracted one) are left out
    SaedCamera camera;

    template <class V> void visit(V& v)
    {
        v.field("voltage_kv", voltageKv, {.min = 20, .max = 2000, .unit = "kV", .help = "Acceleration voltage"});
        v.field("camera_length_mm", cameraLengthMm, {.min = 10, .max = 20000, .unit = "mm"});
        v.field("pixel_size_mm", pixelSizeMm, {.min = 1e-4, .max = 10, .unit = "mm"});
        v.field("camera_constant_px", cameraConstantPx, {.min = 0, .max = 1e5, .unit = "A px",
                .help = "Spot distance times d; 0: from camera length and pixel size"});
        v.field("height", height, {.min = 16, .max = 4096, .unit = "px"});
        v.field("width", width, {.min = 16, .max = 4096, .unit = "px"});
        v.field("zone", zone);
        v.field("tilt_x_deg", tiltXDeg, {.min = -20, .max = 20, .unit = "deg"});
        v.field("tilt_y_deg", tiltYDeg, {.min = -20, .max = 20, .unit = "deg"});
        v.field("rotation_deg", rotationDeg, {.min = -360, .max = 360, .unit = "deg"});
        v.field("offset_x_px", offsetXPx, {.min = -4096, .max = 4096, .unit = "px"});
        v.field("offset_y_px", offsetYPx, {.min = -4096, .max = 4096, .unit = "px"});
        v.field("thickness_nm", thicknessNm, {.min = 0.2, .max = 1000, .unit = "nm"});
        v.field("shape", shape, {.choices = {"foil", "gaussian"}});
        v.field("spot_sigma_px", spotSigmaPx, {.min = 0.2, .max = 50, .unit = "px"});
        v.field("debye_waller", debyeWaller);
        v.field("temperature_k", temperatureK, {.min = 0, .max = 3000, .unit = "K"});
        v.field("diffuse", diffuse);
        v.field("double_diffraction", doubleDiffraction, {.min = 0, .max = 1});
        v.field("min_intensity", minIntensity, {.min = 1e-12, .max = 1});
        v.field("camera", camera);
    }
};

/// The 16 zone axes of the standard patterns of cubic crystals, [001] ... [233] (Ra et al., RSC Adv. 11 (2021)
/// 38307): the directions without common factor in the triangle 0 <= u <= v <= w with u^2 + v^2 + w^2 <= 22,
/// by rising length.
const std::vector<ZoneAxis>& standardZoneAxes();
std::string zoneName(const ZoneAxis& zone); // "[001]", "[-1 12 3]" where an index has more than a digit

/// Where things lie for a crystal under given conditions. Cheap to make.
struct SaedGeometry
{
    double wavelength = 0;  // A, relativistic
    double cameraPx = 0;    // camera length in pixels
    double centreX = 0, centreY = 0;          // direct beam, pixels
    Eigen::Matrix3d patternFromCrystal;       // Cartesian crystal frame of phase.h -> pattern frame
    Eigen::Vector3i xReflection;              // hkl of the zone that points to the right at rotation 0

    /// `deformation` acts on the atoms, x' = deformation x in the crystal frame; [uvw] goes with it. Throws
    /// Error(BadSetting) for an impossible zone axis, setting or cell.
    SaedGeometry(const UnitCell& cell, const SaedConditions& conditions,
                 const Eigen::Matrix3d& deformation = Eigen::Matrix3d::Identity());

    /// lambda L / pixel (A px): distance of a spot from the centre times its d, for small angles.
    double cameraConstant() const { return wavelength * cameraPx; }
    /// z of the Ewald sphere above (kx, ky) in 1/A; the sphere's centre is at z = +1/lambda.
    double ewaldZ(double kx, double ky) const;
    /// Pixel (x = column, y = row) of the beam whose scattering vector has these components in the pattern
    /// frame; the flat screen makes distances grow with tan, not sin, of the angle.
    Eigen::Vector2d pixelOf(double kx, double ky) const;
    Eigen::Vector2d reciprocalAt(double x, double y) const; // inverse of pixelOf
};

/// lambda L / pixel in A px, whichever way the conditions give it.
double cameraConstantOf(const SaedConditions& conditions);
/// Largest |k| (1/A) that falls on the image, corners included.
double largestReciprocal(const SaedConditions& conditions);

} // namespace kikuscope::simulate
