// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/rng.h"

#include <bit>
#include <cmath>

namespace kikuscope {
namespace {

std::uint64_t splitmix(std::uint64_t& x)
{
    std::uint64_t z = (x += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

} // namespace

Rng::Rng(std::uint64_t seed)
{
    for (auto& word : m_state)
        word = splitmix(seed);
}

Rng Rng::stream(std::uint64_t seed, std::uint64_t index)
{
    std::uint64_t mixed = seed;
    const std::uint64_t a = splitmix(mixed);
    std::uint64_t b = index ^ 0x6a09e667f3bcc908ULL;
    return Rng(a ^ std::rotl(splitmix(b), 17));
}

std::uint64_t Rng::next()
{
    auto& s = m_state;
    const std::uint64_t result = std::rotl(s[0] + s[3], 23) + s[0];
    const std::uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = std::rotl(s[3], 45);
    return result;
}

double Rng::uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

double Rng::uniform(double low, double high) { return low + (high - low) * uniform(); }

double Rng::normal()
{
    if (m_hasSpare) {
        m_hasSpare = false;
        return m_spare;
    }
    double u, v, s;
    do { // Marsaglia's polar method
        u = uniform(-1, 1);
        v = uniform(-1, 1);
        s = u * u + v * v;
    } while (s >= 1 || s == 0);
    const double f = std::sqrt(-2 * std::log(s) / s);
    m_spare = v * f;
    m_hasSpare = true;
    return u * f;
}

std::uint64_t Rng::index(std::uint64_t count)
{
    const std::uint64_t limit = (~std::uint64_t{0} / count) * count;
    std::uint64_t x;
    do
        x = next();
    while (x >= limit);
    return x % count;
}

} // namespace kikuscope
