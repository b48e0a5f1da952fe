// SPDX-License-Identifier: GPL-3.0-or-later
// Row-major images: an owner (Image) and a view with a stride (ImageView). Row 0 is the top row.
#pragma once
#include <cstddef>
#include <cstdint>
#include <type_traits>
#include <utility>
#include <vector>

namespace kikuscope {

/// Non-owning view; `stride` counts elements from one row to the next.
template <typename T>
struct ImageView
{
    T* data = nullptr;
    int rows = 0, cols = 0;
    std::ptrdiff_t stride = 0;

    ImageView() = default;
    ImageView(T* d, int r, int c) : data(d), rows(r), cols(c), stride(c) {}
    ImageView(T* d, int r, int c, std::ptrdiff_t s) : data(d), rows(r), cols(c), stride(s) {}
    template <typename U>
        requires(std::is_same_v<const U, T> && !std::is_same_v<U, T>)
    ImageView(const ImageView<U>& o) : data(o.data), rows(o.rows), cols(o.cols), stride(o.stride)
    {
    }

    T* row(int r) const { return data + static_cast<std::ptrdiff_t>(r) * stride; }
    T& operator()(int r, int c) const { return row(r)[c]; }
    bool empty() const { return rows == 0 || cols == 0; }
};

/// Owning, contiguous, value semantics.
template <typename T>
struct Image
{
    int rows = 0, cols = 0;
    std::vector<T> pixels;

    Image() = default;
    Image(int r, int c, T value = T()) : rows(r), cols(c), pixels(static_cast<std::size_t>(r) * static_cast<std::size_t>(c), value) {}

    T* row(int r) { return pixels.data() + static_cast<std::size_t>(r) * static_cast<std::size_t>(cols); }
    const T* row(int r) const { return pixels.data() + static_cast<std::size_t>(r) * static_cast<std::size_t>(cols); }
    T& operator()(int r, int c) { return row(r)[c]; }
    const T& operator()(int r, int c) const { return row(r)[c]; }
    bool empty() const { return pixels.empty(); }
    ImageView<T> view() { return {pixels.data(), rows, cols}; }
    ImageView<const T> view() const { return {pixels.data(), rows, cols}; }
    bool operator==(const Image&) const = default;
};

struct Rgba
{
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    bool operator==(const Rgba&) const = default;
};

} // namespace kikuscope
