// SPDX-License-Identifier: GPL-3.0-or-later
// Inverse pole figure colours of the eleven Laue groups. In mmm, 4/mmm, 6/mmm and m-3m: the TSL colours of the
// standard triangle (formula as in DREAM.3D, EbsdLib/TSLColorKey.cpp): red at [001], green at [100], [100], [2-1-10]
// and [101], blue at [010], [110], [10-10] and [111]. The seven groups without all of these mirrors have a sector of
// two or four such triangles: the first has the TSL colours, the others the same on their edges and darker ones inside,
// so that colours are continuous and directions that differ have different ones (the idea of Nolze & Hielscher 2016,
// J. Appl. Cryst. 49, 1786, with dark centres besides white ones).
#pragma once
#include "core/draw/map_image.h"

#include <Eigen/Core>
#include <memory>

namespace kikuscope::draw {

/// The colours of the directions of one phase.
class IpfKey
{
public:
    /// Throws Error(BadSetting) where the phase has neither a space group nor a point or Laue group.
    explicit IpfKey(const Phase& phase);

    const std::string& laueGroup() const { return m_laue; }
    /// Of a direction in the crystal frame of phase.h, of any length; equal for directions that the Laue group makes
    /// equal.
    Rgba colour(const Eigen::Vector3d& crystalDirection) const;
    /// The sector in stereographic projection, `side` pixels high or wide, with Miller indices (Miller-Bravais for
    /// trigonal and hexagonal groups) at its corners in `ink`; transparent around.
    Image<Rgba> picture(int side, Rgba ink) const;

private:
    struct Corner
    {
        double etaDeg, chiDeg;
        std::string indices; // "10-10"
    };
    Rgba colourInStandardAxes(const Eigen::Vector3d& direction) const;
    bool isInSector(double eta, double chi) const;
    std::vector<Corner> corners() const;

    enum class Triangle { Mmm, Tetragonal, Hexagonal, Cubic };
    std::string m_laue;
    Triangle m_triangle = Triangle::Mmm;
    Eigen::Matrix3d m_standardFromCrystal = Eigen::Matrix3d::Identity();
    int m_mirrorBits[3] = {0, 0, 0}; // by mirror of the triangle: which other triangle of the sector lies behind it
    int m_triangles = 1;             // of the sector
    double m_etaFromDeg = 0, m_etaToDeg = 90;
};

/// The colours of all pixels of a map for one direction in map axes (orientation_frames.h), from tables of sines and of
/// colours: 0.6 degrees coarse, a few nanoseconds each. Not indexed is black; phases without known symmetry are grey.
class IpfColours
{
public:
    /// Throws Error(Inconsistent) where the map has no orientation or no phase for some pixel.
    IpfColours(std::shared_ptr<const CrystalMap> map, const Eigen::Vector3d& inMapAxes);
    Rgba operator()(std::size_t pixel) const;

private:
    struct PhaseTable
    {
        Eigen::Matrix3f crystalFromFile;
        std::shared_ptr<const std::vector<Rgba>> colours; // null: symmetry unknown
    };
    std::shared_ptr<const CrystalMap> m_map;
    Eigen::Vector3f m_direction; // in the file's sample frame
    std::vector<PhaseTable> m_phases;
};

/// "x", "y", "z" as directions in map axes; throws Error(BadSetting) for another name.
Eigen::Vector3d ipfDirection(const std::string& axis);

/// One image pixel per scan pixel, exact. Throws as IpfColours does.
Image<Rgba> renderIpfMap(const CrystalMap& map, const Eigen::Vector3d& inMapAxes);

/// A picture with its heading, to stand beside a map.
struct KeyPicture
{
    std::string title;
    Image<Rgba> image; // may be transparent
};
/// The keys of the phases with these ids, one per Laue group, headed by the names of its phases.
std::vector<KeyPicture> ipfKeys(const PhaseList& phases, const std::vector<int>& ids, int side, Rgba ink);
/// A figure of mapFigure() with pictures to its right.
Image<Rgba> withKeysBeside(const Image<Rgba>& figure, const std::vector<KeyPicture>& keys);

} // namespace kikuscope::draw
