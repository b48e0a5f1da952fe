// SPDX-License-Identifier: GPL-3.0-or-later
// Many vectors of one length, stored so that inner products with other vectors run at the processor's speed.
#pragma once
#include "core/match/product_kernel.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kikuscope::match {

/// Vectors 16 c ... 16 c + 15 form panel c: their k-th elements stand together. Missing ones of the last
/// panel are 0.
class PackedMatrix
{
public:
    PackedMatrix() = default;
    PackedMatrix(std::int64_t vectors, int length);

    std::int64_t vectors() const { return m_vectors; }
    std::int64_t panels() const { return (m_vectors + kernelColumns - 1) / kernelColumns; }
    int length() const { return m_length; }
    void set(std::int64_t vector, const float* values);
    const float* panel(std::int64_t index) const
    {
        return m_values.data() + static_cast<std::size_t>(index * m_length * kernelColumns);
    }

    /// out[i * vectors() + j] = inner product of row i (contiguous) and vector j.
    void multiply(const float* rows, std::int64_t count, float* out) const;

private:
    std::int64_t m_vectors = 0;
    int m_length = 0;
    std::vector<float> m_values;
};

/// Up to 6 contiguous vectors interleaved for the kernel; missing ones are 0. `out` has 6 * length values.
void packRows(const float* rows, int count, int length, float* out);

} // namespace kikuscope::match
