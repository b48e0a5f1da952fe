// SPDX-License-Identifier: GPL-3.0-or-later
// Inner products of 6 vectors with 16 others on plain arrays, compiled once per instruction set
// (product_kernel.inl).
#pragma once

namespace kikuscope::match {

inline constexpr int kernelRows = 6, kernelColumns = 16;

/// out[r * 16 + c] = sum over k of rows[k * 6 + r] * columns[k * 16 + c]
using ProductKernel = void (*)(const float* rows, const float* columns, int length, float* out);

void productBaseline(const float* rows, const float* columns, int length, float* out);
void productAvx2(const float* rows, const float* columns, int length, float* out);
/// The fastest one this processor can run.
ProductKernel bestProductKernel();

} // namespace kikuscope::match
