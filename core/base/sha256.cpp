// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/sha256.h"

#include "core/base/error.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <fstream>
#include <vector>

namespace kikuscope {
namespace {

constexpr std::uint32_t K[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

} // namespace

Sha256::Sha256()
    : m_h{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}
{
}

void Sha256::block(const std::uint8_t* p)
{
    std::uint32_t w[64];
    for (int i = 0; i < 16; ++i)
        w[i] = std::uint32_t{p[4 * i]} << 24 | std::uint32_t{p[4 * i + 1]} << 16 | std::uint32_t{p[4 * i + 2]} << 8 | p[4 * i + 3];
    for (int i = 16; i < 64; ++i) {
        const auto s0 = std::rotr(w[i - 15], 7) ^ std::rotr(w[i - 15], 18) ^ (w[i - 15] >> 3);
        const auto s1 = std::rotr(w[i - 2], 17) ^ std::rotr(w[i - 2], 19) ^ (w[i - 2] >> 10);
        w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    auto [a, b, c, d, e, f, g, h] = m_h;
    for (int i = 0; i < 64; ++i) {
        const auto t1 = h + (std::rotr(e, 6) ^ std::rotr(e, 11) ^ std::rotr(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i];
        const auto t2 = (std::rotr(a, 2) ^ std::rotr(a, 13) ^ std::rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
        h = g, g = f, f = e, e = d + t1, d = c, c = b, b = a, a = t1 + t2;
    }
    const std::uint32_t add[8] = {a, b, c, d, e, f, g, h};
    for (std::size_t i = 0; i < 8; ++i)
        m_h[i] += add[i];
}

void Sha256::add(std::span<const std::byte> bytes)
{
    const auto* p = reinterpret_cast<const std::uint8_t*>(bytes.data());
    std::size_t n = bytes.size();
    while (n > 0) {
        const std::size_t used = m_length % 64, take = std::min(n, 64 - used);
        std::memcpy(m_buffer.data() + used, p, take);
        m_length += take, p += take, n -= take;
        if (m_length % 64 == 0)
            block(m_buffer.data());
    }
}

void Sha256::add(const std::string& text) { add(std::as_bytes(std::span(text))); }

std::string Sha256::hex()
{
    const std::uint64_t bits = m_length * 8;
    std::vector<std::uint8_t> tail(m_length % 64 < 56 ? 64 - m_length % 64 : 128 - m_length % 64, 0);
    tail[0] = 0x80;
    for (std::size_t i = 0; i < 8; ++i)
        tail[tail.size() - 1 - i] = static_cast<std::uint8_t>(bits >> (8 * i));
    add(std::as_bytes(std::span(tail)));
    std::string text;
    for (const auto word : m_h)
        for (int shift = 28; shift >= 0; shift -= 4)
            text += "0123456789abcdef"[(word >> shift) & 15];
    return text;
}

std::string sha256Hex(const std::string& text)
{
    Sha256 sha;
    sha.add(text);
    return sha.hex();
}

std::string fileHash(const std::filesystem::path& path)
{
    constexpr std::uint64_t whole = 64u << 20, part = 4u << 20;
    std::ifstream in(path, std::ios::binary | std::ios::ate);
    if (!in)
        throw Error(ErrorKind::BadFile, path.string() + " cannot be read; check that it exists and may be opened.");
    const auto size = static_cast<std::uint64_t>(in.tellg());
    Sha256 sha;
    std::vector<char> buffer(part);
    const auto addRange = [&](std::uint64_t from, std::uint64_t count) {
        in.seekg(static_cast<std::streamoff>(from));
        while (count > 0 && in.read(buffer.data(), static_cast<std::streamsize>(std::min<std::uint64_t>(count, part)))) {
            sha.add(std::as_bytes(std::span(buffer.data(), static_cast<std::size_t>(in.gcount()))));
            count -= static_cast<std::uint64_t>(in.gcount());
        }
    };
    if (size <= whole) {
        addRange(0, size);
        return sha.hex();
    }
    sha.add(std::to_string(size));
    for (const std::uint64_t from : {std::uint64_t{0}, size / 2 - part / 2, size - part})
        addRange(from, part);
    return "sampled:" + sha.hex();
}

} // namespace kikuscope
