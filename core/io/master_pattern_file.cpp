// SPDX-License-Identifier: GPL-3.0-or-later
// Master patterns on disk: our own layout (kikuscope_h5.md), EMsoft's EBSDmaster, ECPmaster and TKDmaster
// files (mLPNH/mLPSH: atom sites x energies x rows x columns; lattice parameters in nm) and spherical harmonics.
#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/crystal/symmetry.h"
#include "core/io/hdf5_file.h"
#include "core/io/kikuscope_h5.h"
#include "core/io/own_layout.h"
#include "core/io/sht_file.h"

#include <algorithm>
#include <cmath>

namespace kikuscope::io {

namespace {

constexpr std::int64_t largestSquare = 8001;

Image<float> readSquare(const Hdf5File& file, const std::string& path)
{
    const Hdf5Info info = file.info(path);
    if (info.rank() != 2 || info.shape[0] != info.shape[1] || info.shape[0] < 3 ||
        info.shape[0] > largestSquare)
        file.fail(path, "is not a square of 3 to " + std::to_string(largestSquare) +
                            " pixels, as a master pattern must be.");
    Image<float> image;
    image.rows = image.cols = static_cast<int>(info.shape[0]);
    image.pixels = file.read<float>(path);
    return image;
}

LambertMaster readOwnMaster(const Hdf5File& file)
{
    LambertMaster master;
    checkFormatVersion(file);
    const std::string root = "Master Pattern/", name = file.path().string();
    master.north = readSquare(file, root + "North");
    master.south = readSquare(file, root + "South");
    if (master.north.rows != master.south.rows)
        throw Error(ErrorKind::Inconsistent,
                    name +
                        ": the two hemispheres of the master pattern differ in size; write the file again.");
    master.energyKeV = file.requiredNumber(root + "Energy keV");
    master.phase = phaseFromJson(readJson(file, root + "Phase"), name + ": \"" + root + "Phase\"");
    master.source = file.text(root + "Source").value_or("");
    master.provenance = readJson(file, "Provenance");
    return master;
}

/// The energy bin nearest to the wanted one (0: the last, which is the highest).
std::int64_t chosenBin(const std::vector<double>& energies, double wanted)
{
    if (wanted <= 0)
        return std::max_element(energies.begin(), energies.end()) - energies.begin();
    const auto nearer = [&](double a, double b) { return std::abs(a - wanted) < std::abs(b - wanted); };
    return std::min_element(energies.begin(), energies.end(), nearer) - energies.begin();
}

/// Sum over the atom sites (first axis) of one energy bin (second axis, absent in ECP files).
Image<float> readEmsoftHemisphere(const Hdf5File& file, const std::string& path, std::int64_t bin,
                                  std::size_t bins)
{
    const auto dataset = file.dataset(path);
    const auto& shape = dataset->info().shape;
    const std::size_t rank = shape.size();
    if ((rank != 3 && rank != 4) || shape[rank - 1] != shape[rank - 2] || shape[rank - 1] < 3 ||
        shape[rank - 1] > largestSquare)
        file.fail(path, "must be an array of sites x energies x rows x columns with square patterns.");
    if (rank == 4 && shape[1] != static_cast<std::int64_t>(bins))
        file.fail(path, "has " + std::to_string(shape[1]) + " energies, but \"EkeVs\" lists " +
                            std::to_string(bins) + ".");
    Image<float> sum(static_cast<int>(shape[rank - 1]), static_cast<int>(shape[rank - 1]));
    std::vector<float> site(sum.pixels.size());
    std::vector<std::int64_t> first(rank, 0), count(rank, 1);
    count[rank - 1] = count[rank - 2] = shape[rank - 1];
    for (std::int64_t k = 0; k < shape[0]; ++k) {
        first[0] = k;
        if (rank == 4)
            first[1] = bin;
        dataset->readBlock(std::span<const std::int64_t>(first), std::span<const std::int64_t>(count),
                           site.data());
        std::transform(site.begin(), site.end(), sum.pixels.begin(), sum.pixels.begin(), std::plus<>());
    }
    return sum;
}

std::vector<AtomSite> readEmsoftAtoms(const Hdf5File& file)
{
    constexpr std::int64_t mostAtoms = 10000;
    std::vector<AtomSite> atoms;
    if (!file.isDataset("CrystalData/AtomData") || !file.isDataset("CrystalData/Atomtypes"))
        return atoms;
    const Hdf5Info info = file.info("CrystalData/AtomData");
    if (info.rank() != 2 || info.shape[0] != 5 || info.shape[1] > mostAtoms)
        file.fail("CrystalData/AtomData",
                  "must be 5 x atoms numbers (position, occupancy, Debye-Waller factor).");
    const auto n = static_cast<std::size_t>(info.shape[1]);
    const auto data = file.read<double>("CrystalData/AtomData");
    const auto types = file.read<std::int32_t>("CrystalData/Atomtypes");
    for (std::size_t i = 0; i < std::min(n, types.size()); ++i) {
        AtomSite atom;
        atom.atomicNumber = types[i];
        atom.element = atom.label = crystal::elementOf(types[i]);
        atom.position = {data[i], data[n + i], data[2 * n + i]};
        atom.occupancy = data[3 * n + i];
        atom.bIso = data[4 * n + i] * 100; // nm^2 to A^2
        atoms.push_back(atom);
    }
    return atoms;
}

Phase readEmsoftPhase(const Hdf5File& file, const std::string& crystalName)
{
    Phase phase;
    phase.name = std::filesystem::path(crystalName).stem().string();
    phase.source = file.path().filename().string();
    if (file.isDataset("CrystalData/LatticeParameters")) {
        const auto lattice = file.read<double>("CrystalData/LatticeParameters", 6);
        phase.cell = {lattice[0] * 10, lattice[1] * 10, lattice[2] * 10, lattice[3], lattice[4], lattice[5]};
        if (!phase.cell.isValid())
            file.fail("CrystalData/LatticeParameters", "describes no possible unit cell.");
    }
    if (file.isDataset("CrystalData/SpaceGroupNumber"))
        phase.spaceGroup = static_cast<int>(file.requiredCount("CrystalData/SpaceGroupNumber", 1, 230));
    phase.atoms = readEmsoftAtoms(file);
    if (phase.spaceGroup)
        crystal::completeSymmetry(phase);
    return phase;
}

LambertMaster readEmsoftMaster(const Hdf5File& file, const std::string& kind, double energyKeV)
{
    LambertMaster master;
    const std::string group = "EMData/" + kind + "/", header = "EMheader/" + kind + "/";
    std::vector<double> energies{file.number("NMLparameters/MCCLNameList/EkeV").value_or(0)};
    if (file.isDataset(group + "EkeVs"))
        energies = file.read<double>(group + "EkeVs");
    if (energies.empty())
        file.fail(group + "EkeVs", "lists no energy.");
    const std::int64_t bin = chosenBin(energies, energyKeV);
    master.energyKeV = energies[static_cast<std::size_t>(bin)];
    master.north = readEmsoftHemisphere(file, group + "mLPNH", bin, energies.size());
    master.south = readEmsoftHemisphere(file, group + "mLPSH", bin, energies.size());
    if (master.north.rows != master.south.rows)
        throw Error(ErrorKind::Inconsistent,
                    file.path().string() + ": the two hemispheres of the master pattern differ in size.");
    master.phase = readEmsoftPhase(file, file.text(group + "xtalname").value_or(file.path().stem().string()));
    master.source = file.text(header + "ProgramName").value_or("EMsoft") + " " +
                    file.text(header + "Version").value_or("");
    master.provenance =
        Json{{"file", file.path().filename().string()}, {"energy_bin", bin}, {"energies_kev", energies}};
    return master;
}

} // namespace

void writeMasterPattern(const std::filesystem::path& path, const LambertMaster& master)
{
    if (master.north.empty() || master.north.rows != master.north.cols ||
        master.south.rows != master.north.rows || master.south.cols != master.north.cols)
        throw Error(ErrorKind::Internal, "A master pattern needs two squares of one size.");
    AtomicFile target(path);
    Hdf5Writer file(target.temporary());
    const std::vector<std::int64_t> shape{master.north.rows, master.north.cols};
    writeHeader(file, "master pattern");
    file.write<float>("Master Pattern/North", shape, master.north.pixels, 4);
    file.write<float>("Master Pattern/South", shape, master.south.pixels, 4);
    file.number("Master Pattern/Energy keV", master.energyKeV);
    file.text("Master Pattern/Phase", jsonText(phaseToJson(master.phase)));
    file.text("Master Pattern/Source", master.source);
    file.text("Provenance", jsonText(master.provenance));
    file.close();
    target.commit();
}

LambertMaster readMasterPattern(const std::filesystem::path& path, double energyKeV, int harmonicsSize)
{
    if (isShtFile(path))
        return lambertFromHarmonics(readShtFile(path), harmonicsSize);
    const auto file = Hdf5File::open(path);
    if (file->isGroup("Master Pattern"))
        return readOwnMaster(*file);
    for (const char* kind : {"EBSDmaster", "TKDmaster", "ECPmaster"})
        if (file->isDataset(std::string("EMData/") + kind + "/mLPNH"))
            return readEmsoftMaster(*file, kind, energyKeV);
    throw Error(ErrorKind::Unsupported,
                path.string() + " holds no master pattern (neither \"Master Pattern\" nor "
                                "\"EMData/EBSDmaster/mLPNH\"); choose a file of ours or of EMsoft.");
}

} // namespace kikuscope::io
