// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/sht_file.h"

#include "core/base/error.h"
#include "core/base/parallel.h"
#include "core/crystal/symmetry.h"
#include "core/io/binary_file.h"

#include <array>
#include <cmath>
#include <cstring>
#include <numbers>
#include <numeric>

namespace kikuscope::io {

using std::numbers::pi;

SphericalHarmonics::SphericalHarmonics(int bandwidth)
    : m_bandwidth(bandwidth),
      m_a(static_cast<std::size_t>(bandwidth) * static_cast<std::size_t>(bandwidth + 1) / 2)
{
}

std::vector<std::complex<double>> SphericalHarmonics::ring(double theta) const
{
    const double x = std::cos(theta), s = std::sin(theta);
    std::vector<std::complex<double>> sums(static_cast<std::size_t>(m_bandwidth));
    double diagonal = std::sqrt(1 / (4 * pi)); // normalised P_mm
    for (int m = 0; m < m_bandwidth; ++m) {
        if (m > 0)
            diagonal *= -s * std::sqrt((2. * m + 1) / (2. * m));
        const std::complex<double>* a = &m_a[index(m, m)];
        std::complex<double> sum = a[0] * diagonal;
        double before = 0, p = diagonal, scaleBefore = 0;
        for (int l = m + 1; l < m_bandwidth; ++l) {
            const double scale =
                std::sqrt((4. * l * l - 1) / (static_cast<double>(l) * l - static_cast<double>(m) * m));
            const double next = scale * (x * p - (scaleBefore > 0 ? before / scaleBefore : 0));
            before = p;
            p = next;
            scaleBefore = scale;
            sum += a[l - m] * p;
        }
        sums[static_cast<std::size_t>(m)] = m == 0 ? sum : 2. * sum;
    }
    return sums;
}

namespace {

constexpr int largestBandwidth = 2048;
constexpr int mostAtoms = 10000;

/// Re sum over m of sums[m] exp(i m phi), m in multiples of `step`.
double along(const std::vector<std::complex<double>>& sums, int step, double phi)
{
    const auto turn = std::polar(1., step * phi);
    std::complex<double> value = 0;
    for (int m = static_cast<int>(sums.size() - 1) / step * step; m >= 0; m -= step)
        value = value * turn + sums[static_cast<std::size_t>(m)];
    return value.real();
}

/// Reads the fields of a file one after the other.
class Reader
{
public:
    explicit Reader(const std::filesystem::path& path) : m_file(path) {}

    template <class T> T next(const char* field)
    {
        std::array<std::uint8_t, sizeof(T)> bytes;
        need(sizeof(T), field);
        m_file.read(m_at, bytes);
        m_at += sizeof(T);
        return littleEndian<T>(bytes.data());
    }
    void skip(std::uint64_t bytes, const char* field)
    {
        need(bytes, field);
        m_at += bytes;
    }
    /// A text padded to a multiple of 8 bytes.
    std::string text(int length, const char* field)
    {
        if (length < 0)
            fail(field, "has the negative length " + std::to_string(length));
        const auto size = static_cast<std::uint64_t>(length);
        need((size + 7) / 8 * 8, field);
        std::string value(size, '\0');
        m_file.read(m_at, {reinterpret_cast<std::uint8_t*>(value.data()), value.size()});
        m_at += (size + 7) / 8 * 8;
        return value.substr(0, value.find('\0'));
    }
    void need(std::uint64_t bytes, const char* field) const
    {
        if (bytes > m_file.size() || m_at > m_file.size() - bytes)
            throw Error(ErrorKind::BadFile, m_file.path().string() + " ends inside \"" + field +
                                                "\"; it was cut off, copy it again.");
    }
    [[noreturn]] void fail(const char* field, const std::string& what) const
    {
        throw Error(ErrorKind::BadFile, m_file.path().string() + ": \"" + field + "\" " + what +
                                            "; the file is damaged, copy it again.");
    }

private:
    BinaryFile m_file;
    std::uint64_t m_at = 0;
};

/// The crystal and its texts (72 bytes, 32 per atom, then formula, name, structure symbol, references, note).
Phase readCrystal(Reader& in)
{
    Phase phase;
    phase.spaceGroup = in.next<std::uint8_t>("space group");
    if (phase.spaceGroup < 1 || phase.spaceGroup > 230)
        in.fail("space group", "is " + std::to_string(phase.spaceGroup));
    const auto setting = in.next<std::int8_t>("setting");
    in.skip(2 + 12, "origin shift");
    std::array<double, 6> cell{};
    for (auto& value : cell)
        value = in.next<float>("lattice");
    phase.cell = {cell[0] * 10, cell[1] * 10, cell[2] * 10, cell[3], cell[4], cell[5]}; // nm to A
    if (!phase.cell.isValid())
        in.fail("lattice", "describes no possible unit cell");
    in.skip(16 + 4, "orientation");
    std::array<int, 6> counts{};
    for (auto& count : counts)
        count = in.next<std::int16_t>("number of atoms and lengths of texts");
    if (counts[0] < 0 || counts[0] > mostAtoms)
        in.fail("number of atoms", "is " + std::to_string(counts[0]));
    for (int i = 0; i < counts[0]; ++i) {
        AtomSite atom;
        for (double* coordinate : {&atom.position[0], &atom.position[1], &atom.position[2]})
            *coordinate = in.next<float>("atom position") / 24.;
        atom.occupancy = in.next<float>("occupancy");
        in.skip(4, "charge");
        atom.bIso = in.next<float>("Debye-Waller factor") * 100.; // nm^2 to A^2
        in.skip(4, "reserved");
        atom.atomicNumber = in.next<std::int8_t>("atomic number");
        in.skip(3, "reserved");
        atom.element = atom.label = crystal::elementOf(atom.atomicNumber);
        const bool finite = std::isfinite(atom.position[0]) && std::isfinite(atom.position[1]) &&
                            std::isfinite(atom.position[2]) && std::isfinite(atom.occupancy) &&
                            std::isfinite(*atom.bIso);
        if (atom.element.empty() || !finite)
            in.fail("atoms", "hold an impossible atom (number " + std::to_string(i + 1) + ")");
        phase.atoms.push_back(atom);
    }
    phase.formula = in.text(counts[1], "formula");
    phase.name = in.text(counts[2], "material name");
    in.text(counts[3], "structure symbol");
    phase.source = in.text(counts[4], "references");
    in.text(counts[5], "note");
    if (phase.name.empty())
        phase.name = phase.formula;
    crystal::completeSymmetry(phase);
    if (setting == 1 && phase.spaceGroupName.ends_with(":2"))
        phase.spaceGroupName.back() = '1';
    return phase;
}

enum Compression : std::uint8_t { Inversion = 1, MirrorZ = 2, RealOnly = 4, RealOrImaginary = 8 };

SphericalHarmonics readHarmonics(Reader& in)
{
    const int bandwidth = in.next<std::int16_t>("bandwidth");
    const int order = in.next<std::int8_t>("rotational order");
    const auto flags = in.next<std::uint8_t>("compression flags");
    const int stored = in.next<std::int32_t>("number of coefficients");
    if (bandwidth < 1 || bandwidth > largestBandwidth)
        in.fail("bandwidth", "is " + std::to_string(bandwidth));
    if (order < 1)
        in.fail("rotational order", "is " + std::to_string(order));
    if (stored < 0)
        in.fail("number of coefficients", "is " + std::to_string(stored));
    in.need(static_cast<std::uint64_t>(stored) * sizeof(double), "coefficients");
    SphericalHarmonics harmonics(bandwidth);
    int left = stored;
    const auto take = [&] {
        if (--left < 0)
            in.fail("number of coefficients", "is smaller than the compression flags ask for");
        const auto value = in.next<double>("coefficients");
        if (!std::isfinite(value))
            in.fail("coefficients", "hold a value that is not a number");
        return value;
    };
    for (int m = 0; m < bandwidth; m += order)
        for (int l = m; l < bandwidth; ++l) {
            if (((flags & Inversion) && l % 2) || ((flags & MirrorZ) && (l + m) % 2))
                continue;
            auto& a = harmonics.coefficient(l, m);
            if (flags & RealOnly)
                a = take();
            else if (flags & RealOrImaginary)
                a = m % (2 * order) == 0 ? std::complex(take(), 0.) : std::complex(0., take());
            else {
                const double re = take();
                a = {re, take()};
            }
        }
    if (left != 0)
        in.fail("number of coefficients", "is larger than the compression flags ask for");
    return harmonics;
}

/// Largest step such that only m in multiples of it occur.
int orderOf(const SphericalHarmonics& harmonics)
{
    int step = 0;
    for (int m = 1; m < harmonics.bandwidth(); ++m)
        for (int l = m; l < harmonics.bandwidth(); ++l)
            if (harmonics.coefficient(l, m) != 0.)
                step = std::gcd(step, m);
    return std::max(step, 1);
}

} // namespace

double SphericalHarmonics::at(const Eigen::Vector3d& unit) const
{
    return along(ring(std::acos(std::clamp(unit.z(), -1., 1.))), 1, std::atan2(unit.y(), unit.x()));
}

bool isShtFile(const std::filesystem::path& path)
{
    std::array<std::uint8_t, 4> magic{};
    BinaryFile file(path);
    return file.readUpTo(0, magic) == magic.size() &&
           (std::memcmp(magic.data(), "*sht", 4) == 0 || std::memcmp(magic.data(), "*SHT", 4) == 0);
}

ShtFile readShtFile(const std::filesystem::path& path)
{
    Reader in(path);
    const auto magic = in.next<std::uint32_t>("file type");
    if (std::memcmp(&magic, "*SHT", 4) == 0)
        throw Error(ErrorKind::Unsupported,
                    path.string() +
                        " was written with the byte order of another kind of computer; convert it there.");
    if (std::memcmp(&magic, "*sht", 4) != 0)
        throw Error(ErrorKind::Unsupported,
                    path.string() + " is no .sht master pattern (\"*sht\" is missing at its start).");
    in.skip(4, "version");
    ShtFile file;
    for (int i = 0; i < 8; ++i)
        if (const char c = static_cast<char>(in.next<std::uint8_t>("software")); c)
            file.software += c;
    if (const auto modality = in.next<std::int8_t>("modality"); modality != 1)
        throw Error(ErrorKind::Unsupported, path.string() + ": \"modality\" is " + std::to_string(modality) +
                                                ", but only EBSD master patterns (1) can be read.");
    in.skip(3, "reserved");
    file.energyKeV = in.next<float>("beam energy");
    if (!(file.energyKeV > 0 && file.energyKeV < 1000))
        in.fail("beam energy", "is not between 0 and 1000 keV");
    in.skip(12, "angles");
    const int doi = in.next<std::int16_t>("length of the DOI"),
              notes = in.next<std::int16_t>("length of the notes");
    in.text(doi, "DOI");
    file.notes = in.text(notes, "notes");
    const int crystals = in.next<std::int8_t>("number of crystals");
    if (crystals != 1)
        throw Error(ErrorKind::Unsupported, path.string() + ": \"number of crystals\" is " +
                                                std::to_string(crystals) +
                                                ", but only files of one crystal can be read.");
    in.skip(5, "material");
    const int simulation = in.next<std::int16_t>("size of the simulation data");
    if (simulation < 0)
        in.fail("size of the simulation data", "is " + std::to_string(simulation));
    file.phase = readCrystal(in);
    in.skip(static_cast<std::uint64_t>(simulation), "simulation data");
    file.harmonics = readHarmonics(in);
    return file;
}

LambertMaster lambertFromHarmonics(const ShtFile& file, int size, bool corrected)
{
    if (size < 3 || size % 2 == 0)
        throw Error(ErrorKind::BadSetting, "The side of a Lambert square must be odd and at least 3.");
    LambertMaster master;
    master.north = Image<float>(size, size);
    master.south = Image<float>(size, size);
    master.energyKeV = file.energyKeV;
    master.phase = file.phase;
    master.source = "spherical harmonics, " + file.software;
    master.provenance = Json{{"bandwidth", file.harmonics.bandwidth()}, {"corrected", corrected}};
    const int step = orderOf(file.harmonics), half = size / 2;
    const double shift = corrected ? pi / (file.harmonics.bandwidth() + 1) : 0;
    // All pixels at one distance k from the centre (largest of |row|, |col|) have one colatitude.
    parallelFor(half + 1, 0, [&](std::int64_t ring) {
        const int k = static_cast<int>(ring);
        const double r = static_cast<double>(k) / half, theta = std::acos(1 - r * r);
        const auto north = file.harmonics.ring(theta + shift),
                   south = file.harmonics.ring(pi - theta - shift);
        for (int dy = -k; dy <= k; ++dy)
            for (int dx = -k; dx <= k; dx += std::abs(dy) == k ? 1 : std::max(2 * k, 1)) {
                double phi = 0;
                if (k > 0)
                    phi = std::abs(dy) <= std::abs(dx) ? pi / 4 * dy / dx + (dx < 0 ? pi : 0)
                                                       : pi / 2 - pi / 4 * dx / dy + (dy < 0 ? pi : 0);
                const auto above = static_cast<float>(along(north, step, phi)),
                           below = static_cast<float>(along(south, step, phi));
                if (corrected) { // the value of -d
                    master.north(half - dy, half - dx) = below;
                    master.south(half - dy, half - dx) = above;
                } else {
                    master.north(half + dy, half + dx) = above;
                    master.south(half + dy, half + dx) = below;
                }
            }
    });
    return master;
}

} // namespace kikuscope::io
