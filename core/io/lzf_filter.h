// SPDX-License-Identifier: GPL-3.0-or-later
// The LZF compression (HDF5 filter 32000) that stock libhdf5 lacks and h5oina files use.
#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace kikuscope::io {

/// Decodes one LibLZF stream into `out`; the number of bytes written, or nothing where the stream is damaged
/// or does not fit.
std::optional<std::size_t> decodeLzf(std::span<const std::uint8_t> in, std::span<std::uint8_t> out);

/// Encodes as LibLZF streams are written; the number of bytes, or nothing where `out` is too small.
std::optional<std::size_t> encodeLzf(std::span<const std::uint8_t> in, std::span<std::uint8_t> out);

/// Makes the filter known to HDF5, once.
void registerLzfFilter();

constexpr int lzfFilterId = 32000;

} // namespace kikuscope::io
