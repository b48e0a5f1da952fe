// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/image_file.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/io/binary_file.h"
#include "core/io/formats.h"
#include "core/io/text_lines.h"
#include "core/io/tiff_pages.h"

#include <opencv2/core.hpp>
#include <opencv2/core/utils/logger.hpp>
#include <opencv2/imgcodecs.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

namespace kikuscope::io {

namespace {

constexpr std::int64_t maxSide = 16384;
constexpr std::int64_t maxDecodedBytes = std::int64_t{1} << 30;
constexpr std::uint64_t maxPixelsPerByte = 10'000; // no compression of real images comes near

[[noreturn]] void failDamaged(const std::filesystem::path& path, const std::string& what)
{
    throw Error(ErrorKind::BadFile,
                path.string() + " " + what + "; the image is damaged or cut off, export it again.");
}

std::uint32_t bigEndian(const std::uint8_t* bytes, int length)
{
    std::uint32_t value = 0;
    for (int i = 0; i < length; ++i)
        value = value << 8 | bytes[i];
    return value;
}

/// OpenCV must neither write to the console nor let its own exceptions out.
template <typename Function> auto quietly(const std::filesystem::path& path, Function function)
{
    static const bool silent = (cv::utils::logging::setLogLevel(cv::utils::logging::LOG_LEVEL_SILENT), true);
    (void)silent;
    try {
        return function();
    } catch (const cv::Exception& failure) {
        throw Error(ErrorKind::BadFile,
                    path.string() + " cannot be decoded; the image is damaged or of a rare kind, "
                                    "save it as PNG or plain TIFF.",
                    failure.what());
    }
}

ImageInfo pngInfo(const BinaryFile& file)
{
    std::array<std::uint8_t, 26> head{};
    file.read(0, head);
    ImageInfo info{.kind = ImageKind::Png};
    if (bigEndian(head.data() + 12, 4) != 0x49484452) // IHDR
        failDamaged(file.path(), "has no PNG header chunk");
    info.width = bigEndian(head.data() + 16, 4);
    info.height = bigEndian(head.data() + 20, 4);
    info.type = head[24] == 16 ? PixelType::U16 : PixelType::U8;
    return info;
}

ImageInfo bmpInfo(const BinaryFile& file)
{
    std::array<std::uint8_t, 30> head{};
    file.read(0, head);
    ImageInfo info{.kind = ImageKind::Bmp};
    if (littleEndian<std::uint32_t>(head.data() + 14) == 12) { // OS/2 header with 16-bit numbers
        info.width = littleEndian<std::uint16_t>(head.data() + 18);
        info.height = littleEndian<std::uint16_t>(head.data() + 20);
    } else {
        info.width = littleEndian<std::int32_t>(head.data() + 18);
        info.height =
            std::abs(std::int64_t{littleEndian<std::int32_t>(head.data() + 22)}); // < 0: stored top-down
    }
    return info;
}

/// Walks over the JPEG segments to the frame header (SOF0 ... SOF15).
ImageInfo jpegInfo(const BinaryFile& file)
{
    std::uint64_t offset = 2;
    for (int segments = 0; segments < 10000; ++segments) {
        std::array<std::uint8_t, 9> segment{};
        if (file.readUpTo(offset, segment) < segment.size())
            break;
        if (segment[0] != 0xFF)
            break;
        if (segment[1] == 0xFF) { // fill byte
            ++offset;
            continue;
        }
        const int marker = segment[1];
        const bool isFrame =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (isFrame)
            return {.kind = ImageKind::Jpeg,
                    .width = bigEndian(segment.data() + 7, 2),
                    .height = bigEndian(segment.data() + 5, 2)};
        offset += 2 + std::uint64_t{bigEndian(segment.data() + 2, 2)};
    }
    failDamaged(file.path(), "has no JPEG frame header");
}

ImageInfo tiffInfo(const BinaryFile& file)
{
    const TiffPage page = readTiffPages(file, 1).pages.front();
    ImageInfo info{.kind = ImageKind::Tiff, .width = page.width, .height = page.height};
    info.type = page.isFloat      ? PixelType::F32
                : page.bits == 16 ? PixelType::U16
                : page.bits == 32 ? PixelType::I32
                                  : PixelType::U8;
    return info;
}

void checkSize(const BinaryFile& file, const ImageInfo& info)
{
    const auto& path = file.path();
    const auto shape = [&] {
        return std::to_string(info.width) + " x " + std::to_string(info.height) + " pixels";
    };
    if (info.width <= 0 || info.height <= 0)
        failDamaged(path, "announces " + shape());
    const bool longSide = info.width > maxSide || info.height > maxSide; // else the product cannot overflow
    const std::int64_t pixels = longSide ? 0 : info.width * info.height;
    if (longSide || pixels * static_cast<std::int64_t>(sizeof(float)) > maxDecodedBytes)
        throw Error(ErrorKind::Unsupported,
                    path.string() + " announces " + shape() + ", more than " + std::to_string(maxSide) +
                        " a side or 1 GB; it is damaged, or must be reduced before it can be shown.");
    if (static_cast<std::uint64_t>(pixels) / maxPixelsPerByte > file.size())
        failDamaged(path, "announces " + shape() + " but is only " + std::to_string(file.size()) + " bytes");
}

ImageInfo infoOf(const BinaryFile& file)
{
    std::array<std::uint8_t, 32> head{};
    const std::size_t length = file.readUpTo(0, head);
    const auto info = [&]() -> ImageInfo {
        switch (imageKindOf(head.data(), length)) {
        case ImageKind::Png:
            return pngInfo(file);
        case ImageKind::Bmp:
            return bmpInfo(file);
        case ImageKind::Jpeg:
            return jpegInfo(file);
        case ImageKind::Tiff:
            return tiffInfo(file);
        case ImageKind::None:
            break;
        }
        throw Error(ErrorKind::Unsupported,
                    file.path().string() +
                        (length == 0 ? " is empty" : " is no PNG, TIFF, BMP or JPEG image") +
                        "; choose another file or convert it.");
    }();
    checkSize(file, info);
    return info;
}

template <typename T> Image<float> greyOf(const cv::Mat& decoded)
{
    Image<float> grey(decoded.rows, decoded.cols);
    const int channels = decoded.channels();
    for (int r = 0; r < decoded.rows; ++r) {
        const T* from = decoded.ptr<T>(r);
        float* to = grey.row(r);
        for (int c = 0; c < decoded.cols; ++c, from += channels) {
            const auto b = static_cast<float>(from[0]);
            if (channels < 3 || (from[0] == from[1] && from[1] == from[2])) {
                to[c] = b;
            } else { // luminance of ITU-R BT.601; OpenCV stores blue, green, red
                const float y =
                    0.114f * b + 0.587f * static_cast<float>(from[1]) + 0.299f * static_cast<float>(from[2]);
                to[c] = std::is_integral_v<T> ? std::round(y) : y;
            }
        }
    }
    return grey;
}

Image<float> greyOf(const std::filesystem::path& path, const cv::Mat& decoded)
{
    switch (decoded.depth()) {
    case CV_8U:
        return greyOf<std::uint8_t>(decoded);
    case CV_16U:
        return greyOf<std::uint16_t>(decoded);
    case CV_16S:
        return greyOf<std::int16_t>(decoded);
    case CV_32S:
        return greyOf<std::int32_t>(decoded);
    case CV_32F:
        return greyOf<float>(decoded);
    case CV_64F:
        return greyOf<double>(decoded);
    default:
        break;
    }
    failDamaged(path, "has pixels of an unknown type");
}

/// The chunks follow each other up to IEND; a cut-off file is refused before the decoder complains on the
/// console.
void checkPngChunks(const BinaryFile& file)
{
    std::uint64_t offset = 8;
    for (;;) {
        std::array<std::uint8_t, 8> head{};
        if (file.readUpTo(offset, head) < head.size())
            failDamaged(file.path(),
                        "ends at byte " + std::to_string(file.size()) + " before its last chunk");
        offset += 12 + std::uint64_t{bigEndian(head.data(), 4)};
        if (bigEndian(head.data() + 4, 4) == 0x49454E44) // IEND
            return;
    }
}

/// Without its end marker a JPEG file was cut off; the decoder would fill up with grey and say nothing.
void checkJpegEnd(const BinaryFile& file)
{
    std::vector<std::uint8_t> tail(static_cast<std::size_t>(std::min<std::uint64_t>(file.size(), 4096)));
    file.read(file.size() - tail.size(), tail);
    static constexpr std::array<std::uint8_t, 2> end = {0xFF, 0xD9};
    if (std::search(tail.begin(), tail.end(), end.begin(), end.end()) == tail.end())
        failDamaged(file.path(), "has no JPEG end marker");
}

float luminance(std::uint8_t blue, std::uint8_t green, std::uint8_t red)
{
    if (blue == green && green == red)
        return blue;
    return std::round(0.114f * static_cast<float>(blue) + 0.587f * static_cast<float>(green) +
                      0.299f * static_cast<float>(red));
}

/// Uncompressed BMP of 8 (palette), 24 or 32 bits; none for the rare others. OpenCV's decoder writes to the
/// console when a file is damaged.
std::optional<Image<float>> readPlainBmp(const BinaryFile& file, const ImageInfo& info)
{
    std::array<std::uint8_t, 54> head{};
    if (file.readUpTo(0, head) < head.size())
        failDamaged(file.path(), "ends within its header");
    const auto headerSize = littleEndian<std::uint32_t>(head.data() + 14);
    const int bits = littleEndian<std::uint16_t>(head.data() + 28);
    const auto compression = littleEndian<std::uint32_t>(head.data() + 30);
    if (headerSize >= 40 && compression > 3)
        failDamaged(file.path(), "announces the unknown BMP compression " + std::to_string(compression));
    if (headerSize < 40 || compression != 0 || (bits != 8 && bits != 24 && bits != 32))
        return {};
    const auto dataOffset = littleEndian<std::uint32_t>(head.data() + 10);
    const std::int64_t stride = (info.width * bits + 31) / 32 * 4, channels = bits / 8;
    if (dataOffset + static_cast<std::uint64_t>(stride * info.height) > file.size())
        failDamaged(file.path(), "ends at byte " + std::to_string(file.size()) + " before its last pixel");
    std::array<float, 256> grey{};
    if (bits == 8) {
        const auto used = littleEndian<std::uint32_t>(head.data() + 46);
        std::vector<std::uint8_t> palette(4 * std::size_t{used == 0 || used > 256 ? 256 : used});
        file.read(14 + std::uint64_t{headerSize}, palette);
        for (std::size_t i = 0; i + 3 < palette.size(); i += 4)
            grey[i / 4] = luminance(palette[i], palette[i + 1], palette[i + 2]);
    }
    std::vector<std::uint8_t> row(static_cast<std::size_t>(stride));
    Image<float> image(static_cast<int>(info.height), static_cast<int>(info.width));
    const bool fromTop = littleEndian<std::int32_t>(head.data() + 22) < 0;
    for (int r = 0; r < image.rows; ++r) {
        const int stored = fromTop ? r : image.rows - 1 - r;
        file.read(dataOffset + static_cast<std::uint64_t>(stored * stride), row);
        const std::uint8_t* from = row.data();
        for (int c = 0; c < image.cols; ++c, from += channels)
            image(r, c) = bits == 8 ? grey[*from] : luminance(from[0], from[1], from[2]);
    }
    return image;
}

/// What can be read without a decoder, or must be checked before one.
std::optional<Image<float>> readWithoutDecoder(const BinaryFile& file, const ImageInfo& info)
{
    if (info.kind == ImageKind::Bmp)
        return readPlainBmp(file, info);
    if (info.kind == ImageKind::Png)
        checkPngChunks(file);
    if (info.kind == ImageKind::Jpeg)
        checkJpegEnd(file);
    if (info.kind != ImageKind::Tiff)
        return {};
    const TiffPages tiff = readTiffPages(file, 1);
    if (tiff.pages.front().plainOffset == 0)
        return {};
    Image<float> image(static_cast<int>(info.height), static_cast<int>(info.width));
    readPlainPage(file, tiff.pages.front(), tiff.bigEndian, image.pixels.data());
    return image;
}

void writeEncoded(const std::filesystem::path& path, const cv::Mat& image)
{
    std::vector<std::uint8_t> bytes;
    const bool done = quietly(path, [&] { return cv::imencode(".png", image, bytes); });
    if (!done)
        throw Error(ErrorKind::Internal, path.string() + " cannot be encoded as PNG.");
    writeFileAtomically(path, std::string(bytes.begin(), bytes.end()));
}

template <typename T> cv::Mat rounded(ImageView<const float> image, int type)
{
    cv::Mat out(image.rows, image.cols, type);
    constexpr float top = static_cast<float>(std::numeric_limits<T>::max());
    for (int r = 0; r < image.rows; ++r)
        for (int c = 0; c < image.cols; ++c) {
            const float value = image(r, c);
            out.at<T>(r, c) =
                value > 0 ? static_cast<T>(std::lround(std::min(value, top))) : T{0}; // NaN gives 0
        }
    return out;
}

} // namespace

ImageKind imageKindOf(const std::uint8_t* head, std::size_t length)
{
    static constexpr std::array<std::uint8_t, 8> png = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    if (length >= png.size() && std::equal(png.begin(), png.end(), head))
        return ImageKind::Png;
    if (isTiff(head, length))
        return ImageKind::Tiff;
    if (length >= 3 && head[0] == 0xFF && head[1] == 0xD8 && head[2] == 0xFF)
        return ImageKind::Jpeg;
    if (length >= 30 && head[0] == 'B' && head[1] == 'M')
        if (const auto header = littleEndian<std::uint32_t>(head + 14);
            header == 12 || (header >= 40 && header <= 124))
            return ImageKind::Bmp;
    return ImageKind::None;
}

bool hasImageExtension(const std::filesystem::path& path)
{
    const auto extension = lowerCase(path.extension().string());
    static constexpr const char* known[] = {".png", ".tif", ".tiff", ".bmp", ".jpg", ".jpeg"};
    return std::find(std::begin(known), std::end(known), extension) != std::end(known);
}

ImageInfo readImageInfo(const std::filesystem::path& path) { return infoOf(BinaryFile(path)); }

Image<float> readGreyImage(const std::filesystem::path& path)
{
    const BinaryFile file(path);
    const ImageInfo info = infoOf(file);
    if (auto image = readWithoutDecoder(file, info))
        return std::move(*image);
    const cv::Mat decoded = quietly(path, [&] { return cv::imread(path.string(), cv::IMREAD_UNCHANGED); });
    if (decoded.empty())
        failDamaged(path, "cannot be decoded");
    if (decoded.cols != info.width || decoded.rows != info.height)
        failDamaged(path, "announces another size than it has");
    return greyOf(path, decoded);
}

Image<Rgba> readColourImage(const std::filesystem::path& path)
{
    const ImageInfo info = readImageInfo(path);
    cv::Mat decoded = quietly(path, [&] { return cv::imread(path.string(), cv::IMREAD_UNCHANGED); });
    if (decoded.empty())
        failDamaged(path, "cannot be decoded");
    if (decoded.cols != info.width || decoded.rows != info.height)
        failDamaged(path, "announces another size than it has");
    if (decoded.depth() == CV_16U)
        decoded.convertTo(decoded, CV_8U, 1 / 257.);
    if (decoded.depth() != CV_8U)
        throw Error(ErrorKind::Unsupported, path.string() + " has values beyond 16 bits; save it as PNG of 8 or 16 bits.");
    const int channels = decoded.channels();
    Image<Rgba> image(decoded.rows, decoded.cols);
    for (int r = 0; r < image.rows; ++r) {
        const std::uint8_t* from = decoded.ptr<std::uint8_t>(r);
        for (int c = 0; c < image.cols; ++c, from += channels)
            image(r, c) = channels < 3 ? Rgba{from[0], from[0], from[0], 255} // OpenCV keeps blue first
                                       : Rgba{from[2], from[1], from[0], channels == 4 ? from[3] : std::uint8_t{255}};
    }
    return image;
}

std::vector<Image<float>> decodeTiffPages(const std::filesystem::path& path, int first, int count, int height,
                                          int width)
{
    std::vector<cv::Mat> pages;
    const bool done = quietly(
        path, [&] { return cv::imreadmulti(path.string(), pages, first, count, cv::IMREAD_UNCHANGED); });
    if (!done || pages.size() != static_cast<std::size_t>(count))
        failDamaged(path, "has pages " + std::to_string(first + 1) + " to " + std::to_string(first + count) +
                              " that cannot be decoded");
    std::vector<Image<float>> images;
    for (const auto& page : pages) {
        if (page.rows != height || page.cols != width)
            failDamaged(path, "has pages of different sizes");
        images.push_back(greyOf(path, page));
    }
    return images;
}

SemImage openSemImage(const std::filesystem::path& path)
{
    return {.name = path.filename().string(), .pixels = readGreyImage(path), .mapInImage = {}};
}

void writeGreyPng(const std::filesystem::path& path, ImageView<const float> image, int bits)
{
    if (bits != 8 && bits != 16)
        throw Error(ErrorKind::BadSetting,
                    "A grey PNG has 8 or 16 bits per pixel, not " + std::to_string(bits) + ".");
    if (image.empty())
        throw Error(ErrorKind::BadSetting, path.string() + " was not written: the image has no pixels.");
    writeEncoded(path,
                 bits == 8 ? rounded<std::uint8_t>(image, CV_8UC1) : rounded<std::uint16_t>(image, CV_16UC1));
}

void writeRgbaPng(const std::filesystem::path& path, const Image<Rgba>& image)
{
    if (image.empty())
        throw Error(ErrorKind::BadSetting, path.string() + " was not written: the image has no pixels.");
    cv::Mat out(image.rows, image.cols, CV_8UC4);
    for (int r = 0; r < image.rows; ++r)
        for (int c = 0; c < image.cols; ++c) {
            const Rgba p = image(r, c);
            out.at<cv::Vec4b>(r, c) = {p.b, p.g, p.r, p.a};
        }
    writeEncoded(path, out);
}

} // namespace kikuscope::io
