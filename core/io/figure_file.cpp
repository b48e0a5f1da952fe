// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/figure_file.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/version.h"
#include "core/io/image_file.h"
#include "core/io/shallow_json.h"
#include "core/io/text_lines.h"

#include <zlib.h>

#include <algorithm>
#include <cctype>
#include <array>
#include <cmath>
#include <cstring>

namespace kikuscope::io {
namespace {

constexpr std::uintmax_t kLargestFigure = std::uintmax_t{1} << 30;
constexpr const char* kKeyword = "Provenance"; // of the PNG chunk
constexpr int kLevel = 6;

void putBigEndian(std::string& out, std::uint32_t value)
{
    for (const int shift : {24, 16, 8, 0})
        out += static_cast<char>(value >> shift & 255);
}

std::uint32_t bigEndianAt(const std::string& bytes, std::size_t at)
{
    std::uint32_t value = 0;
    for (std::size_t k = 0; k < 4; ++k)
        value = value << 8 | static_cast<std::uint8_t>(bytes[at + k]);
    return value;
}

void addChunk(std::string& out, const std::string& type, const std::string& content)
{
    putBigEndian(out, static_cast<std::uint32_t>(content.size()));
    const std::string body = type + content;
    out += body;
    putBigEndian(out, static_cast<std::uint32_t>(crc32(0, reinterpret_cast<const Bytef*>(body.data()), static_cast<uInt>(body.size()))));
}

/// zlib in one go over rows that `row(r)` delivers.
template <typename Row> std::string deflated(int rows, Row row)
{
    z_stream stream{};
    if (deflateInit(&stream, kLevel) != Z_OK)
        throw Error(ErrorKind::Internal, "The figure cannot be packed: not enough memory.");
    std::string out;
    std::array<char, 65536> buffer;
    const auto feed = [&](const std::string& bytes, int flush) {
        stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
        stream.avail_in = static_cast<uInt>(bytes.size());
        do {
            stream.next_out = reinterpret_cast<Bytef*>(buffer.data());
            stream.avail_out = static_cast<uInt>(buffer.size());
            deflate(&stream, flush);
            out.append(buffer.data(), buffer.size() - stream.avail_out);
        } while (stream.avail_out == 0);
    };
    for (int r = 0; r < rows; ++r)
        feed(row(r), Z_NO_FLUSH);
    feed({}, Z_FINISH);
    deflateEnd(&stream);
    return out;
}

std::string rgbRow(const Image<Rgba>& image, int row)
{
    std::string out(static_cast<std::size_t>(image.cols) * 3, '\0');
    const Rgba* from = image.row(row);
    for (int col = 0; col < image.cols; ++col) {
        char* to = out.data() + 3 * static_cast<std::size_t>(col);
        to[0] = static_cast<char>(from[col].r), to[1] = static_cast<char>(from[col].g), to[2] = static_cast<char>(from[col].b);
    }
    return out;
}

void checkNotEmpty(const Image<Rgba>& image)
{
    if (image.empty())
        throw Error(ErrorKind::BadSetting, "The figure was not written: it has no pixels.");
}

[[noreturn]] void failDamaged(const std::filesystem::path& path, const std::string& what)
{
    throw Error(ErrorKind::BadFile, path.string() + " " + what + "; the file is damaged or was changed, take the original.");
}

// ---- TIFF

constexpr std::uint16_t kShort = 3, kLong = 4, kRational = 5, kAscii = 2;

void putLittle(std::string& out, std::uint32_t value, int bytes)
{
    for (int k = 0; k < bytes; ++k)
        out += static_cast<char>(value >> (8 * k) & 255);
}

void addEntry(std::string& directory, std::uint16_t tag, std::uint16_t type, std::uint32_t count, std::uint32_t value)
{
    putLittle(directory, tag, 2);
    putLittle(directory, type, 2);
    putLittle(directory, count, 4);
    putLittle(directory, value, 4);
}

std::uint32_t littleAt(const std::string& bytes, std::size_t at, std::size_t length)
{
    std::uint32_t value = 0;
    for (std::size_t k = 0; k < length; ++k)
        value |= static_cast<std::uint32_t>(static_cast<std::uint8_t>(bytes[at + k])) << (8 * k);
    return value;
}

// ---- reading the description

std::optional<std::string> pngDescription(const std::string& bytes, const std::filesystem::path& path)
{
    for (std::size_t at = 8; at + 12 <= bytes.size();) {
        const std::size_t length = bigEndianAt(bytes, at);
        if (length > bytes.size() - at - 12)
            failDamaged(path, "ends within a chunk");
        const std::string type = bytes.substr(at + 4, 4), content = type == "tEXt" ? bytes.substr(at + 8, length) : std::string();
        if (type == "tEXt" && content.compare(0, std::strlen(kKeyword) + 1, std::string(kKeyword) + '\0') == 0)
            return content.substr(std::strlen(kKeyword) + 1);
        at += length + 12;
    }
    return {};
}

/// Of files as packTiff() writes them: little-endian, one directory.
std::optional<std::string> tiffDescription(const std::string& bytes, const std::filesystem::path& path)
{
    if (bytes.size() < 8 || bytes.compare(0, 4, std::string("II*\0", 4)) != 0)
        return {};
    const std::size_t directory = littleAt(bytes, 4, 4);
    if (directory > bytes.size() - 2)
        failDamaged(path, "has no directory");
    const std::size_t entries = littleAt(bytes, directory, 2);
    if (entries * 12 > bytes.size() - directory - 2)
        failDamaged(path, "ends within its directory");
    for (std::size_t i = 0; i < entries; ++i) {
        const std::size_t at = directory + 2 + 12 * i;
        if (littleAt(bytes, at, 2) != 270)
            continue;
        const std::size_t length = littleAt(bytes, at + 4, 4), offset = littleAt(bytes, at + 8, 4);
        if (length <= 4)
            return {};
        if (offset > bytes.size() || length > bytes.size() - offset)
            failDamaged(path, "ends within its description");
        return bytes.substr(offset, length - 1);
    }
    return {};
}

/// "<FEFF007B...>": cairo writes texts with a backslash as UTF-16. Ours is ASCII.
std::string hexText(const std::string& bytes, std::size_t start, const std::filesystem::path& path)
{
    std::string digits;
    for (std::size_t i = start + 1; i < bytes.size() && bytes[i] != '>'; ++i)
        if (std::isxdigit(static_cast<unsigned char>(bytes[i])))
            digits += bytes[i];
    std::string text;
    for (std::size_t i = 4; i + 4 <= digits.size(); i += 4) { // after the byte order mark
        const unsigned long unit = std::stoul(digits.substr(i, 4), nullptr, 16);
        if (unit > 0x7f)
            failDamaged(path, "has a description that is not ASCII");
        text += static_cast<char>(unit);
    }
    return text;
}

/// The string after /Keywords of the description dictionary, which is not compressed up to PDF 1.4.
std::optional<std::string> pdfDescription(const std::string& bytes, const std::filesystem::path& path)
{
    const std::size_t key = bytes.rfind("/Keywords");
    const std::size_t start = key == std::string::npos ? key : bytes.find_first_not_of(" \r\n", key + 9);
    if (start != std::string::npos && bytes[start] == '<')
        return hexText(bytes, start, path);
    if (start == std::string::npos || bytes[start] != '(')
        return {};
    std::string text;
    int depth = 1;
    for (std::size_t i = start + 1; i < bytes.size(); ++i) {
        char c = bytes[i];
        if (c == '\\' && i + 1 < bytes.size()) {
            c = bytes[++i];
            if (c == '\n')
                continue; // a line that goes on
        } else if (c == '(') {
            ++depth;
        } else if (c == ')' && --depth == 0) {
            return text;
        }
        text += c;
    }
    failDamaged(path, "ends within its description");
}

std::optional<std::string> svgDescription(const std::string& bytes, const std::filesystem::path& path)
{
    static const std::string open = "<metadata id=\"kikuscope-provenance\">", close = "</metadata>";
    const std::size_t start = bytes.find(open);
    if (start == std::string::npos)
        return {};
    const std::size_t end = bytes.find(close, start);
    if (end == std::string::npos)
        failDamaged(path, "ends within its description");
    std::string text = bytes.substr(start + open.size(), end - start - open.size());
    for (const auto& [entity, letter] : std::to_array<std::pair<const char*, const char*>>({{"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&amp;", "&"}})) {
        std::string out;
        for (std::size_t i = 0; i < text.size();)
            if (text.compare(i, std::strlen(entity), entity) == 0) {
                out += letter;
                i += std::strlen(entity);
            } else {
                out += text[i++];
            }
        text = std::move(out);
    }
    return text;
}

} // namespace

FigureFormat figureFormatOf(const std::filesystem::path& path)
{
    const std::string extension = lowerCase(path.extension().string());
    if (extension == ".png")
        return FigureFormat::Png;
    if (extension == ".tif" || extension == ".tiff")
        return FigureFormat::Tiff;
    if (extension == ".pdf")
        return FigureFormat::Pdf;
    if (extension == ".svg")
        return FigureFormat::Svg;
    throw Error(ErrorKind::Unsupported, path.string() + " has no extension of a figure; give one of .pdf, .svg, .png, .tiff.");
}

std::string packPng(const Image<Rgba>& image, double dpi, const FigureDescription& about)
{
    checkNotEmpty(image);
    std::string out = "\x89PNG\r\n\x1A\n", header, resolution;
    putBigEndian(header, static_cast<std::uint32_t>(image.cols));
    putBigEndian(header, static_cast<std::uint32_t>(image.rows));
    header += std::string("\x08\x02\0\0\0", 5); // 8 bits, RGB
    addChunk(out, "IHDR", header);
    const auto perMetre = static_cast<std::uint32_t>(std::lround(dpi / 0.0254));
    putBigEndian(resolution, perMetre);
    putBigEndian(resolution, perMetre);
    addChunk(out, "pHYs", resolution + '\x01');
    const std::string zero(1, '\0');
    if (!about.title.empty()) // iTXt holds UTF-8
        addChunk(out, "iTXt", "Title" + zero + zero + zero + zero + zero + about.title);
    addChunk(out, "tEXt", "Software" + zero + "Kikuscope " KIKUSCOPE_VERSION);
    if (!about.provenance.empty())
        addChunk(out, "tEXt", kKeyword + zero + about.provenance);
    std::string above(static_cast<std::size_t>(image.cols) * 3, '\0');
    const std::string pixels = deflated(image.rows, [&](int r) { // filter "Up": enlarged maps repeat their rows
        const std::string row = rgbRow(image, r);
        std::string line(1, '\x02');
        line.resize(row.size() + 1);
        for (std::size_t i = 0; i < row.size(); ++i)
            line[i + 1] = static_cast<char>(row[i] - above[i]);
        above = row;
        return line;
    });
    constexpr std::size_t chunk = std::size_t{1} << 24;
    for (std::size_t first = 0; first < pixels.size(); first += chunk)
        addChunk(out, "IDAT", pixels.substr(first, chunk));
    addChunk(out, "IEND", {});
    return out;
}

std::string packTiff(const Image<Rgba>& image, double dpi, const FigureDescription& about)
{
    checkNotEmpty(image);
    constexpr int rowsPerStrip = 256;
    std::string out("II*\0\0\0\0\0", 8);
    std::vector<std::uint32_t> offsets, lengths;
    for (int first = 0; first < image.rows; first += rowsPerStrip) {
        const std::string strip = deflated(std::min(rowsPerStrip, image.rows - first), [&](int r) {
            std::string row = rgbRow(image, first + r);
            for (std::size_t i = row.size() - 1; i >= 3; --i) // predictor 2
                row[i] = static_cast<char>(row[i] - row[i - 3]);
            return row;
        });
        offsets.push_back(static_cast<std::uint32_t>(out.size()));
        lengths.push_back(static_cast<std::uint32_t>(strip.size()));
        out += strip;
        if (out.size() > (std::size_t{1} << 31))
            throw Error(ErrorKind::BadSetting, "The figure does not fit into a TIFF file; lower its dpi.");
    }
    const auto place = [&out](const std::string& content) {
        out.resize((out.size() + 1) / 2 * 2);
        const auto offset = static_cast<std::uint32_t>(out.size());
        out += content;
        return offset;
    };
    const auto list = [&](const std::vector<std::uint32_t>& values) { // one value stands in the entry itself
        std::string bytes;
        for (const std::uint32_t value : values)
            putLittle(bytes, value, 4);
        return values.size() == 1 ? values[0] : place(bytes);
    };
    std::string bits, rational;
    for (int k = 0; k < 3; ++k)
        putLittle(bits, 8, 2);
    putLittle(rational, static_cast<std::uint32_t>(std::lround(dpi * 1000)), 4);
    putLittle(rational, 1000, 4);
    const std::string description = (about.provenance.empty() ? about.title : about.provenance) + '\0';
    const std::string software = std::string("Kikuscope " KIKUSCOPE_VERSION) + '\0';
    const auto strips = static_cast<std::uint32_t>(offsets.size());
    const std::uint32_t bitsAt = place(bits), descriptionAt = place(description), offsetsAt = list(offsets), lengthsAt = list(lengths),
                        dpiAt = place(rational), softwareAt = place(software);
    std::string directory;
    putLittle(directory, description.size() > 4 ? 15 : 14, 2);
    addEntry(directory, 256, kLong, 1, static_cast<std::uint32_t>(image.cols));
    addEntry(directory, 257, kLong, 1, static_cast<std::uint32_t>(image.rows));
    addEntry(directory, 258, kShort, 3, bitsAt);
    addEntry(directory, 259, kShort, 1, 8); // Deflate
    addEntry(directory, 262, kShort, 1, 2); // RGB
    if (description.size() > 4)
        addEntry(directory, 270, kAscii, static_cast<std::uint32_t>(description.size()), descriptionAt);
    addEntry(directory, 273, kLong, strips, offsetsAt);
    addEntry(directory, 277, kShort, 1, 3);
    addEntry(directory, 278, kLong, 1, rowsPerStrip);
    addEntry(directory, 279, kLong, strips, lengthsAt);
    addEntry(directory, 282, kRational, 1, dpiAt);
    addEntry(directory, 283, kRational, 1, dpiAt);
    addEntry(directory, 296, kShort, 1, 2); // inch
    addEntry(directory, 305, kAscii, static_cast<std::uint32_t>(software.size()), softwareAt);
    addEntry(directory, 317, kShort, 1, 2);
    putLittle(directory, 0, 4); // no other page
    const std::uint32_t directoryAt = place(directory);
    for (int k = 0; k < 4; ++k)
        out[static_cast<std::size_t>(4 + k)] = static_cast<char>(directoryAt >> (8 * k) & 255);
    return out;
}

std::optional<Json> readFigureProvenance(const std::filesystem::path& path)
{
    const std::string bytes = readTextFile(path, kLargestFigure);
    std::optional<std::string> text;
    const ImageKind kind = imageKindOf(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
    if (kind == ImageKind::Png)
        text = pngDescription(bytes, path);
    else if (kind == ImageKind::Tiff)
        text = tiffDescription(bytes, path);
    else if (bytes.compare(0, 5, "%PDF-") == 0)
        text = pdfDescription(bytes, path);
    else if (bytes.find("<svg") < 4096)
        text = svgDescription(bytes, path);
    else
        throw Error(ErrorKind::Unsupported, path.string() + " is no PNG, TIFF, PDF or SVG; give a figure that Kikuscope exported.");
    if (!text || text->find("kikuscope_figure") == std::string::npos)
        return {};
    return parseShallowJson(*text, path.string() + ": its description");
}

} // namespace kikuscope::io
