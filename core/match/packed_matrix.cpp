// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/packed_matrix.h"

#include <algorithm>

namespace kikuscope::match {

PackedMatrix::PackedMatrix(std::int64_t vectors, int length)
    : m_vectors(vectors), m_length(length),
      m_values(static_cast<std::size_t>(panels()) * kernelColumns * static_cast<std::size_t>(length))
{
}

void PackedMatrix::set(std::int64_t vector, const float* values)
{
    float* to =
        m_values.data() + (vector / kernelColumns) * m_length * kernelColumns + vector % kernelColumns;
    for (int k = 0; k < m_length; ++k)
        to[static_cast<std::ptrdiff_t>(k) * kernelColumns] = values[k];
}

void packRows(const float* rows, int count, int length, float* out)
{
    for (int r = 0; r < kernelRows; ++r)
        for (int k = 0; k < length; ++k)
            out[static_cast<std::ptrdiff_t>(k) * kernelRows + r] =
                r < count ? rows[static_cast<std::ptrdiff_t>(r) * length + k] : 0;
}

void PackedMatrix::multiply(const float* rows, std::int64_t count, float* out) const
{
    static const ProductKernel kernel = bestProductKernel();
    std::vector<float> packed(static_cast<std::size_t>(kernelRows) * static_cast<std::size_t>(m_length));
    float tile[kernelRows * kernelColumns];
    for (std::int64_t first = 0; first < count; first += kernelRows) {
        const int n = static_cast<int>(std::min<std::int64_t>(kernelRows, count - first));
        packRows(rows + first * m_length, n, m_length, packed.data());
        for (std::int64_t p = 0; p < panels(); ++p) {
            kernel(packed.data(), panel(p), m_length, tile);
            const std::int64_t columns = std::min<std::int64_t>(kernelColumns, m_vectors - p * kernelColumns);
            for (int r = 0; r < n; ++r)
                std::copy_n(tile + r * kernelColumns, columns,
                            out + (first + r) * m_vectors + p * kernelColumns);
        }
    }
}

} // namespace kikuscope::match
