// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256 (FIPS 180-4), for provenance: hashes of inputs and models.
#pragma once
#include <array>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace kikuscope {

class Sha256
{
public:
    Sha256();
    void add(std::span<const std::byte> bytes);
    void add(const std::string& text);
    std::string hex(); // 64 lower-case digits; ends the computation

private:
    void block(const std::uint8_t* p);
    std::array<std::uint32_t, 8> m_h;
    std::array<std::uint8_t, 64> m_buffer{};
    std::uint64_t m_length = 0;
};

std::string sha256Hex(const std::string& text);

/// Hash that identifies a data file without reading terabytes: the whole file up to 64 MiB, beyond that its
/// size with the first, middle and last 4 MiB, marked by the prefix "sampled:".
std::string fileHash(const std::filesystem::path& path);

} // namespace kikuscope
