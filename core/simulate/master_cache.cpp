// SPDX-License-Identifier: GPL-3.0-or-later
// Master patterns on disk, so that a structure is computed once per machine. File: magic, header length (u32,
// little endian), JSON header, the two squares as float32, SHA-256 of all before (64 hexadecimal digits).
#include "core/base/atomic_file.h"
#include "core/base/resources.h"
#include "core/base/sha256.h"
#include "core/simulate/master_pattern.h"

#include <bit>
#include <cstring>
#include <fstream>
#include <optional>

namespace kikuscope::simulate {
namespace {

constexpr int physicsVersion = 3; // raise whenever the same input gives other numbers
const std::string magic = "KIKUMP01";
constexpr std::size_t hashDigits = 64;
static_assert(std::endian::native == std::endian::little,
              "The cache files are written in the machine's byte order.");

/// What the numbers depend on: cell, symmetry, atoms, options; not names, colours or threads.
std::string cacheKey(const Phase& phase, MasterPatternOptions options)
{
    options.threads = 0;
    Json atoms = Json::array();
    for (const AtomSite& a : phase.atoms)
        atoms.push_back({a.atomicNumber, a.position.x(), a.position.y(), a.position.z(), a.occupancy,
                         a.bIso.value_or(-1)});
    const UnitCell& c = phase.cell;
    const Json key = {{"version", physicsVersion},
                      {"cell", {c.a, c.b, c.c, c.alphaDeg, c.betaDeg, c.gammaDeg}},
                      {"space_group", phase.spaceGroup},
                      {"setting", phase.spaceGroupName},
                      {"atoms", atoms},
                      {"options", toJson(options)}};
    return sha256Hex(key.dump());
}

std::string serialised(const MasterPattern& master, const std::string& key)
{
    const std::string header = Json{
        {"key", key},
        {"size", master.size()},
        {"energy_kev", master.energyKeV},
        {"fallback_pixels", master.fallbackPixels},
        {"provenance",
         master.provenance}}.dump();
    const auto length = static_cast<std::uint32_t>(header.size());
    std::string text = magic + std::string(reinterpret_cast<const char*>(&length), sizeof length) + header;
    for (const Image<float>* half : {&master.north, &master.south})
        text.append(reinterpret_cast<const char*>(half->pixels.data()), half->pixels.size() * sizeof(float));
    return text + sha256Hex(text);
}

std::string fileContent(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Empty for anything but an intact file of this key.
std::optional<MasterPattern> parsed(const std::string& text, const std::string& key)
{
    const std::size_t prefix = magic.size() + sizeof(std::uint32_t);
    if (text.size() < prefix + hashDigits || text.compare(0, magic.size(), magic) != 0)
        return std::nullopt;
    const std::size_t end = text.size() - hashDigits;
    if (sha256Hex(text.substr(0, end)) != text.substr(end))
        return std::nullopt;
    std::uint32_t length = 0;
    std::memcpy(&length, text.data() + magic.size(), sizeof length);
    if (length > end - prefix)
        return std::nullopt;
    const Json header =
        Json::parse(text.begin() + static_cast<std::ptrdiff_t>(prefix),
                    text.begin() + static_cast<std::ptrdiff_t>(prefix + length), nullptr, false);
    if (!header.is_object() || header.value("key", "") != key)
        return std::nullopt;
    MasterPattern master;
    const int size = header.value("size", 0);
    const std::uint64_t bytes =
        size > 0 ? static_cast<std::uint64_t>(size) * static_cast<std::uint64_t>(size) * sizeof(float) : 0;
    if (bytes == 0 || end - prefix - length != 2 * bytes)
        return std::nullopt;
    master.energyKeV = header.value("energy_kev", 0.);
    master.fallbackPixels = header.value("fallback_pixels", 0);
    master.provenance = header.value("provenance", Json::object());
    const char* data = text.data() + prefix + length;
    for (Image<float>* half : {&master.north, &master.south}) {
        *half = Image<float>(size, size);
        std::memcpy(half->pixels.data(), data, bytes);
        data += bytes;
    }
    return master;
}

} // namespace

MasterPattern cachedMasterPattern(const Phase& phase, const MasterPatternOptions& options, JobMonitor& job)
{
    checkSettings(options, "master");
    const std::string key = cacheKey(phase, options);
    const std::filesystem::path folder = cacheFolder() / "masters", file = folder / (key + ".kmp");
    if (auto master = parsed(fileContent(file), key)) {
        master->phase = phase;
        return std::move(*master);
    }
    MasterPattern master = simulateMasterPattern(phase, options, job);
    try {
        std::filesystem::create_directories(folder);
        writeFileAtomically(file, serialised(master, key));
    } catch (const std::exception& e) { // a full or read-only disk must not cost the result
        job.warn(std::string("The master pattern could not be kept in the cache: ") + e.what());
    }
    return master;
}

} // namespace kikuscope::simulate
