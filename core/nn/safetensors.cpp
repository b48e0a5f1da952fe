// SPDX-License-Identifier: GPL-3.0-or-later
// The safetensors container (huggingface.co/docs/safetensors): u64 little-endian header size, JSON header, raw tensors.
#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/nn/model_file.h"

#include <algorithm>
#include <array>
#include <bit>
#include <fstream>
#include <set>

namespace kikuscope::nn {

static_assert(std::endian::native == std::endian::little, "tensors are stored little-endian and copied as they are");

namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t headerLimit = 32u << 20;
constexpr std::size_t dimensionLimit = 16;

struct Dtype
{
    const char* name;
    std::uint64_t bytes;
};
constexpr Dtype dtypes[] = {{"BOOL", 1}, {"U8", 1},  {"I8", 1},  {"F8_E5M2", 1}, {"F8_E4M3", 1}, {"I16", 2}, {"U16", 2},
                            {"F16", 2},  {"BF16", 2}, {"I32", 4}, {"U32", 4},     {"F32", 4},     {"F64", 8}, {"I64", 8},
                            {"U64", 8}};

std::uint64_t bytesPerElement(const std::string& dtype)
{
    for (const auto& known : dtypes)
        if (dtype == known.name)
            return known.bytes;
    return 0;
}

[[noreturn]] void fail(const fs::path& path, const std::string& what)
{
    throw Error(ErrorKind::BadFile, path.filename().string() + " is not a sound safetensors file: " + what + ".");
}

/// The product shape x dtype, or nothing where it exceeds `limit`.
bool sizeOf(const StoredTensor& tensor, std::uint64_t limit, std::uint64_t& size)
{
    size = bytesPerElement(tensor.dtype);
    if (std::find(tensor.shape.begin(), tensor.shape.end(), 0) != tensor.shape.end()) {
        size = 0;
        return true;
    }
    for (const auto extent : tensor.shape) {
        const auto n = static_cast<std::uint64_t>(extent);
        if (n > limit / size)
            return false;
        size *= n;
    }
    return size <= limit;
}

/// nlohmann keeps the last of two equal keys without a word; here they are an attack or a broken writer.
Json parseHeader(const std::string& text, const fs::path& path)
{
    std::vector<std::set<std::string>> open;
    std::string twice;
    const auto watch = [&](int, Json::parse_event_t event, Json& value) {
        if (event == Json::parse_event_t::object_start)
            open.emplace_back();
        else if (event == Json::parse_event_t::object_end)
            open.pop_back();
        else if (event == Json::parse_event_t::key && !open.back().insert(value.get<std::string>()).second)
            twice = value.get<std::string>();
        return true;
    };
    Json header;
    try {
        header = Json::parse(text, watch);
    } catch (const nlohmann::json::exception& e) {
        fail(path, std::string("its header is not valid JSON (") + e.what() + ")");
    }
    if (!header.is_object())
        fail(path, "its header is not a JSON object");
    if (!twice.empty())
        fail(path, "its header has the key \"" + twice + "\" twice");
    return header;
}

std::vector<std::pair<std::string, std::string>> parseMetadata(const Json& json, const fs::path& path)
{
    if (!json.is_object())
        fail(path, "__metadata__ is not an object");
    std::vector<std::pair<std::string, std::string>> metadata;
    for (const auto& [key, value] : json.items()) {
        if (!value.is_string())
            fail(path, "__metadata__." + key + " is not a string");
        metadata.emplace_back(key, value.get<std::string>());
    }
    return metadata;
}

struct Entry
{
    StoredTensor tensor;
    std::uint64_t begin = 0, end = 0;
};

Entry parseEntry(const std::string& name, const Json& json, std::uint64_t dataSize, const fs::path& path)
{
    const auto bad = [&](const std::string& what) { fail(path, "tensor \"" + name + "\" " + what); };
    if (!json.is_object() || json.size() != 3 || !json.contains("dtype") || !json.contains("shape") ||
        !json.contains("data_offsets"))
        bad("must have exactly dtype, shape and data_offsets");
    Entry entry;
    entry.tensor.name = name;

    const auto& dtype = json["dtype"];
    if (!dtype.is_string() || bytesPerElement(dtype.get<std::string>()) == 0)
        bad("has the unknown dtype " + dtype.dump().substr(0, 40));
    entry.tensor.dtype = dtype.get<std::string>();

    const auto& shape = json["shape"];
    if (!shape.is_array() || shape.size() > dimensionLimit)
        bad("has a shape that is not a list of at most 16 numbers");
    for (const auto& extent : shape) {
        if (!extent.is_number_unsigned() || extent.get<std::uint64_t>() > std::uint64_t{1} << 62)
            bad("has the impossible extent " + extent.dump().substr(0, 40));
        entry.tensor.shape.push_back(extent.get<std::int64_t>());
    }

    const auto& offsets = json["data_offsets"];
    if (!offsets.is_array() || offsets.size() != 2 || !offsets[0].is_number_unsigned() || !offsets[1].is_number_unsigned())
        bad("has data_offsets that are not two numbers");
    entry.begin = offsets[0].get<std::uint64_t>();
    entry.end = offsets[1].get<std::uint64_t>();
    if (entry.begin > entry.end || entry.end > dataSize)
        bad("lies outside the file");
    std::uint64_t size = 0;
    if (!sizeOf(entry.tensor, dataSize, size) || size != entry.end - entry.begin)
        bad("has data_offsets that do not fit its shape and dtype");
    return entry;
}

void checkCoverage(std::vector<Entry> entries, std::uint64_t dataSize, const fs::path& path)
{
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
    });
    std::uint64_t at = 0;
    for (const auto& entry : entries) {
        if (entry.begin != at)
            fail(path, std::string("there is ") + (entry.begin > at ? "a gap before" : "an overlap at") + " tensor \"" +
                           entry.tensor.name + "\"");
        at = entry.end;
    }
    if (at != dataSize)
        fail(path, "its tensors end at byte " + std::to_string(at) + " of " + std::to_string(dataSize));
}

template <typename T>
char* bytesOf(T* data)
{
    return reinterpret_cast<char*>(data);
}

} // namespace

Safetensors readSafetensors(const fs::path& path)
{
    std::error_code ec;
    const std::uint64_t fileSize = fs::file_size(path, ec);
    std::ifstream file(path, std::ios::binary);
    if (ec || !file)
        throw Error(ErrorKind::BadFile, "The model file " + path.string() + " cannot be read; check the path.");

    std::uint64_t headerSize = 0;
    if (fileSize < sizeof headerSize || !file.read(bytesOf(&headerSize), sizeof headerSize))
        fail(path, "it has only " + std::to_string(fileSize) + " bytes");
    if (headerSize > fileSize - sizeof headerSize || headerSize > headerLimit)
        fail(path, "its header would have " + std::to_string(headerSize) + " bytes");
    std::string text(headerSize, '\0');
    if (!file.read(text.data(), static_cast<std::streamsize>(headerSize)))
        fail(path, "its header cannot be read");
    if (text.empty() || text.front() != '{')
        fail(path, "its header does not start with {");
    const Json header = parseHeader(text, path);

    const std::uint64_t dataSize = fileSize - sizeof headerSize - headerSize;
    Safetensors content;
    std::vector<Entry> entries;
    for (const auto& [name, value] : header.items()) {
        if (name == "__metadata__")
            content.metadata = parseMetadata(value, path);
        else
            entries.push_back(parseEntry(name, value, dataSize, path));
    }
    checkCoverage(entries, dataSize, path);

    for (auto& entry : entries) {
        entry.tensor.bytes.resize(entry.end - entry.begin);
        file.seekg(static_cast<std::streamoff>(sizeof headerSize + headerSize + entry.begin));
        if (!file.read(bytesOf(entry.tensor.bytes.data()), static_cast<std::streamsize>(entry.tensor.bytes.size())))
            fail(path, "tensor \"" + entry.tensor.name + "\" cannot be read");
        content.tensors.push_back(std::move(entry.tensor));
    }
    return content;
}

void writeSafetensors(const fs::path& path, const Safetensors& content)
{
    Json header = Json::object();
    if (!content.metadata.empty()) {
        auto& metadata = header["__metadata__"] = Json::object();
        for (const auto& [key, value] : content.metadata)
            metadata[key] = value;
    }
    std::uint64_t at = 0;
    for (const auto& tensor : content.tensors) {
        std::uint64_t size = 0;
        if (bytesPerElement(tensor.dtype) == 0 || !sizeOf(tensor, tensor.bytes.size(), size) || size != tensor.bytes.size() ||
            header.contains(tensor.name))
            throw Error(ErrorKind::Internal, "The tensor \"" + tensor.name + "\" cannot be written to " + path.string() +
                                                 ": its shape, type and size do not fit or its name is taken.");
        header[tensor.name] = {{"dtype", tensor.dtype}, {"shape", tensor.shape}, {"data_offsets", {at, at + size}}};
        at += size;
    }
    std::string text = header.dump(-1, ' ', false, Json::error_handler_t::replace);
    text.resize((text.size() + 7) / 8 * 8, ' '); // tensors start at a multiple of eight
    const std::uint64_t headerSize = text.size();
    if (headerSize > headerLimit)
        throw Error(ErrorKind::Internal, "The header of " + path.string() + " is too large to be read again.");

    AtomicFile target(path);
    std::ofstream file(target.temporary(), std::ios::binary);
    file.write(reinterpret_cast<const char*>(&headerSize), sizeof headerSize);
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
    for (const auto& tensor : content.tensors)
        file.write(reinterpret_cast<const char*>(tensor.bytes.data()), static_cast<std::streamsize>(tensor.bytes.size()));
    file.close();
    if (!file)
        throw Error(ErrorKind::BadFile, path.string() + " cannot be written; is the disk full?");
    target.commit();
}

} // namespace kikuscope::nn
