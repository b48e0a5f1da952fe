// SPDX-License-Identifier: GPL-3.0-or-later
// Reproducible random numbers (xoshiro256++ by Blackman & Vigna, seeded by splitmix64). The standard
// library's distributions differ between implementations, so same seed = same data needs our own.
#pragma once
#include <cstdint>

namespace kikuscope {

class Rng
{
public:
    explicit Rng(std::uint64_t seed = 1);
    /// An independent generator for a numbered stream (sample index, thread, epoch) of the same seed.
    static Rng stream(std::uint64_t seed, std::uint64_t index);

    std::uint64_t next();
    double uniform();                            // [0, 1)
    double uniform(double low, double high);     // [low, high)
    double normal();                             // mean 0, standard deviation 1
    std::uint64_t index(std::uint64_t count);    // 0 ... count-1; count > 0

private:
    std::uint64_t m_state[4];
    double m_spare = 0;
    bool m_hasSpare = false;
};

} // namespace kikuscope
