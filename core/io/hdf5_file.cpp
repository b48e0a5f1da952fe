// SPDX-License-Identifier: GPL-3.0-or-later
// HDF5 through its C API (the C++ and high-level APIs are not thread-safe). Format: HDF5 File Format
// Specification 3.0.
#include "core/io/hdf5_file.h"

#include "core/base/error.h"
#include "core/io/hdf5_chunks.h"
#include "core/io/hdf5_raw.h"
#include "core/io/lzf_filter.h"

#include <hdf5.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <cstring>
#include <fstream>
#include <limits>
#include <mutex>

namespace kikuscope::io {

namespace {

static_assert(sizeof(hid_t) == sizeof(std::int64_t));

constexpr std::int64_t largestText = 64 << 20;
constexpr std::int64_t largestWholeRead = std::int64_t{4} << 30;
constexpr std::int64_t largestChunk = std::int64_t{1} << 30;
// Deflate cannot shrink data more than 1032 times, so a larger claim than this cannot be true.
constexpr std::int64_t largestCompression = 1100;
constexpr std::int64_t smallFileAllowance = 1 << 20; // constant data in files of a few kB
constexpr std::size_t mostChildren = 100000;

std::recursive_mutex& libraryMutex()
{
    static std::recursive_mutex mutex;
    return mutex;
}

/// Held during calls into the library. Error printing is per thread, so it is switched off here and not once.
class LibraryCall
{
public:
    LibraryCall() : m_lock(libraryMutex())
    {
        H5Eget_auto2(H5E_DEFAULT, &m_print, &m_printData);
        H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
        registerLzfFilter();
    }
    ~LibraryCall() { H5Eset_auto2(H5E_DEFAULT, m_print, m_printData); }
    LibraryCall(const LibraryCall&) = delete;
    LibraryCall& operator=(const LibraryCall&) = delete;

    static std::string stack()
    {
        std::string text;
        H5Ewalk2(H5E_DEFAULT, H5E_WALK_DOWNWARD, appendEntry, &text);
        H5Eclear2(H5E_DEFAULT);
        return text;
    }

private:
    static herr_t appendEntry(unsigned, const H5E_error2_t* entry, void* text)
    {
        if (entry)
            static_cast<std::string*>(text)
                ->append(entry->func_name ? entry->func_name : "?")
                .append(": ")
                .append(entry->desc ? entry->desc : "?")
                .append("\n");
        return 0;
    }

    std::lock_guard<std::recursive_mutex> m_lock;
    H5E_auto2_t m_print = nullptr;
    void* m_printData = nullptr;
};

herr_t refuseExternalLink(const char*, const char*, const char*, const char*, unsigned*, hid_t, void*)
{
    return -1;
}

template <typename T> hid_t nativeType()
{
    if constexpr (std::is_same_v<T, float>)
        return H5T_NATIVE_FLOAT;
    else if constexpr (std::is_same_v<T, double>)
        return H5T_NATIVE_DOUBLE;
    else if constexpr (std::is_same_v<T, std::uint8_t>)
        return H5T_NATIVE_UINT8;
    else if constexpr (std::is_same_v<T, std::int16_t>)
        return H5T_NATIVE_INT16;
    else if constexpr (std::is_same_v<T, std::uint16_t>)
        return H5T_NATIVE_UINT16;
    else if constexpr (std::is_same_v<T, std::int32_t>)
        return H5T_NATIVE_INT32;
    else if constexpr (std::is_same_v<T, std::int64_t>)
        return H5T_NATIVE_INT64;
}

/// Cuts at the first NUL, turns Latin-1 into UTF-8 where the bytes are not UTF-8, drops control characters,
/// trims.
std::string cleanText(std::string_view raw)
{
    raw = raw.substr(0, raw.find('\0'));
    const auto sequenceLength = [&](std::size_t i) -> std::size_t {
        const auto c = static_cast<unsigned char>(raw[i]);
        const std::size_t length = c < 0x80                ? 1
                                   : c >= 0xC2 && c < 0xE0 ? 2
                                   : c >= 0xE0 && c < 0xF0 ? 3
                                   : c >= 0xF0 && c < 0xF5 ? 4
                                                           : 0;
        for (std::size_t k = 1; k < length; ++k)
            if (i + k >= raw.size() || (static_cast<unsigned char>(raw[i + k]) & 0xC0) != 0x80)
                return 0;
        return length;
    };
    std::string text;
    for (std::size_t i = 0; i < raw.size();) {
        const auto c = static_cast<unsigned char>(raw[i]);
        const std::size_t length = sequenceLength(i);
        if (length == 0) {
            text += static_cast<char>(0xC0 | (c >> 6));
            text += static_cast<char>(0x80 | (c & 0x3F));
        } else if (length > 1 || (c >= 0x20 && c != 0x7F)) {
            text += raw.substr(i, length);
        } else if (c == '\n' || c == '\t' || c == '\r') {
            text += ' ';
        }
        i += std::max<std::size_t>(length, 1);
    }
    const auto first = text.find_first_not_of(' ');
    return first == std::string::npos ? std::string()
                                      : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::string trimmedName(const std::string& name)
{
    const auto first = name.find_first_not_of(' ');
    return first == std::string::npos ? std::string()
                                      : name.substr(first, name.find_last_not_of(' ') - first + 1);
}

std::vector<std::int64_t> dimensions(hid_t space)
{
    hsize_t sizes[H5S_MAX_RANK];
    const int rank = H5Sget_simple_extent_dims(space, sizes, nullptr);
    std::vector<std::int64_t> shape;
    for (int i = 0; i < rank; ++i)
        shape.push_back(sizes[i] > static_cast<hsize_t>(std::numeric_limits<std::int64_t>::max())
                            ? -1
                            : static_cast<std::int64_t>(sizes[i]));
    return shape;
}

/// Product of sizes, or -1 where it exceeds `limit` or a size is negative.
std::int64_t boundedProduct(std::span<const std::int64_t> sizes, std::int64_t limit)
{
    std::int64_t product = 1;
    for (const std::int64_t size : sizes) {
        if (size < 0)
            return -1;
        if (size == 0)
            return 0;
    }
    for (const std::int64_t size : sizes) {
        if (product > limit / size)
            return -1;
        product *= size;
    }
    return product;
}

bool isPlainInteger(hid_t type)
{
    const std::size_t bytes = H5Tget_size(type);
    return (bytes == 1 || bytes == 2 || bytes == 4 || bytes == 8) && H5Tget_precision(type) == 8 * bytes &&
           H5Tget_offset(type) == 0;
}

bool isPlainFloat(hid_t type)
{
    for (const hid_t known : {H5T_IEEE_F32LE, H5T_IEEE_F64LE, H5T_IEEE_F32BE, H5T_IEEE_F64BE})
        if (H5Tequal(type, known) > 0)
            return true;
    return false;
}

/// Types with bit offsets or odd widths count as Other: no vendor writes them, and a damaged description of
/// one makes HDF5 1.10 read beyond its buffers.
Hdf5Class classOf(hid_t type)
{
    switch (H5Tget_class(type)) {
    case H5T_INTEGER:
        return isPlainInteger(type) ? Hdf5Class::Integer : Hdf5Class::Other;
    case H5T_ENUM: {
        const Hdf5Id base(H5Tget_super(type));
        return base && isPlainInteger(base.get()) ? Hdf5Class::Integer : Hdf5Class::Other;
    }
    case H5T_FLOAT:
        return isPlainFloat(type) ? Hdf5Class::Float : Hdf5Class::Other;
    case H5T_STRING:
        return Hdf5Class::Text;
    default:
        return Hdf5Class::Other;
    }
}

/// First string of fixed length of a data set or attribute through the given read call; none where it cannot
/// be read.
template <typename Read>
std::optional<std::string> firstString(hid_t type, std::int64_t elements, const Read& read)
{
    if (H5Tget_class(type) != H5T_STRING || H5Tis_variable_str(type) != 0)
        return std::nullopt;
    if (elements == 0)
        return std::string();
    const auto length = static_cast<std::int64_t>(H5Tget_size(type));
    if (length <= 0 || length > largestText || elements < 0 || elements > largestText / length)
        return std::nullopt;
    std::string raw(static_cast<std::size_t>(length * elements), '\0');
    if (read(type, raw.data()) < 0)
        return std::nullopt;
    return cleanText(std::string_view(raw).substr(0, static_cast<std::size_t>(length)));
}

/// Layout of a data set; what is wrong with it, or nothing. HDF5 1.10 trusts these fields when it reads.
const char* readLayout(hid_t dataset, std::uintmax_t fileSize, Hdf5Info& info)
{
    const Hdf5Id properties(H5Dget_create_plist(dataset));
    if (!properties)
        return "has a damaged description; copy or export the file again.";
    info.filtered = H5Pget_nfilters(properties.get()) > 0;
    const H5D_layout_t layout = H5Pget_layout(properties.get());
    if (layout == H5D_VIRTUAL || H5Pget_external_count(properties.get()) > 0)
        return "keeps its data in other files; copy it into one file first.";
    if (layout == H5D_CHUNKED) {
        hsize_t sizes[H5S_MAX_RANK];
        const int rank = H5Pget_chunk(properties.get(), H5S_MAX_RANK, sizes);
        for (int i = 0; i < rank; ++i)
            info.chunk.push_back(static_cast<std::int64_t>(std::min<hsize_t>(sizes[i], hsize_t{1} << 40)));
        return nullptr;
    }
    const hsize_t stored = H5Dget_storage_size(dataset);
    const auto needed =
        static_cast<hsize_t>(std::max<std::int64_t>(info.elements(), 0)) * static_cast<hsize_t>(info.bytes);
    if (stored == 0 && needed > 0)
        return "was never written; the export was interrupted.";
    if (stored < needed || stored > fileSize)
        return "claims a size that its storage does not have; the file is damaged or cut off.";
    if (layout == H5D_CONTIGUOUS && needed > 0) {
        const haddr_t offset = H5Dget_offset(dataset);
        if (offset == HADDR_UNDEF || offset > fileSize || needed > fileSize - offset)
            return "lies beyond the end of the file, which is cut off; copy it again.";
    }
    return nullptr;
}

/// What a data set of variable-length text stores for its first one: {u32 length, u64 address of a heap
/// collection, u32 index in it}. None where it lies in the object's header or is compressed.
std::optional<std::string> heapPointer(hid_t dataset, const Hdf5Info& info, std::ifstream& in,
                                       std::uintmax_t fileSize)
{
    constexpr std::int64_t pointerBytes = 16, mostTexts = 4096;
    if (info.elements() < 1 || info.filtered)
        return std::nullopt;
    if (info.chunk.empty()) {
        const haddr_t offset = H5Dget_offset(dataset);
        return offset == HADDR_UNDEF ? std::nullopt : bytesAt(in, offset, pointerBytes, fileSize);
    }
    const std::int64_t texts = boundedProduct(info.chunk, mostTexts);
    if (texts < 1)
        return std::nullopt;
    std::string raw(static_cast<std::size_t>(texts * pointerBytes), '\0');
    const std::vector<hsize_t> first(info.chunk.size(), 0);
    std::uint32_t mask = 0;
    return H5Dread_chunk(dataset, H5P_DEFAULT, first.data(), &mask, raw.data()) >= 0 ? std::optional(raw)
                                                                                     : std::nullopt;
}

/// A variable-length text read straight from its global heap (specification III.E), because HDF5 1.10 follows
/// damaged heaps out of memory.
std::optional<std::string> heapText(hid_t dataset, const Hdf5Info& info, std::ifstream& in,
                                    std::uintmax_t fileSize)
{
    constexpr std::uint64_t collectionHead = 16, objectHead = 16;
    const auto pointer = heapPointer(dataset, info, in, fileSize);
    if (!pointer)
        return std::nullopt;
    const auto length = littleEndian<std::uint32_t>(pointer->data());
    const auto address = littleEndian<std::uint64_t>(pointer->data() + 4);
    const auto index = littleEndian<std::uint32_t>(pointer->data() + 12);
    if (length == 0 || address == 0)
        return std::string();
    const auto head = bytesAt(in, address, collectionHead, fileSize);
    if (!head || head->compare(0, 4, "GCOL") != 0)
        return std::nullopt;
    const auto collection = bytesAt(in, address, littleEndian<std::uint64_t>(head->data() + 8), fileSize);
    if (!collection)
        return std::nullopt;
    for (std::uint64_t at = collectionHead; at + objectHead <= collection->size();) {
        const char* const object = collection->data() + at;
        const auto id = littleEndian<std::uint16_t>(object);
        const auto size = littleEndian<std::uint64_t>(object + 8);
        if (id == 0 || size > collection->size() - at - objectHead)
            return std::nullopt;
        if (id == index)
            return cleanText(
                std::string_view(*collection).substr(at + objectHead, std::min<std::uint64_t>(size, length)));
        at += objectHead + (size + 7) / 8 * 8;
    }
    return std::nullopt;
}

/// For compressed data sets whose filters we know; null where libhdf5 is to read.
std::shared_ptr<ChunkReader> chunkReader(hid_t dataset, const Hdf5Info& info)
{
    if (!info.filtered || info.chunk.empty())
        return nullptr;
    const Hdf5Id properties(H5Dget_create_plist(dataset));
    auto filters = properties ? ChunkFilters::of(properties.get(), info) : std::nullopt;
    return filters ? std::make_shared<ChunkReader>(std::move(*filters), info) : nullptr;
}

/// A block through our own decoding, converted to T; false where a chunk is damaged.
template <typename T>
bool readChunks(hid_t dataset, ChunkReader& reader, const Hdf5Info& info, std::span<const std::int64_t> first,
                std::span<const std::int64_t> count, std::uintmax_t fileSize, T* out)
{
    std::size_t elements = 1;
    for (const std::int64_t n : count)
        elements *= static_cast<std::size_t>(n);
    const Hdf5Id type(H5Dget_type(dataset)), properties(H5Dget_create_plist(dataset));
    std::vector<std::uint8_t> fill(static_cast<std::size_t>(info.bytes), 0);
    if (!type || !properties || H5Tget_size(type.get()) != fill.size() ||
        H5Pget_fill_value(properties.get(), type.get(), fill.data()) < 0)
        return false;
    if (H5Tequal(type.get(), nativeType<T>()) > 0)
        return reader.read(dataset, first, count, fill, fileSize, reinterpret_cast<std::uint8_t*>(out));
    std::vector<std::uint8_t> raw(elements * std::max(fill.size(), sizeof(T)));
    if (!reader.read(dataset, first, count, fill, fileSize, raw.data()) ||
        H5Tconvert(type.get(), nativeType<T>(), elements, raw.data(), nullptr, H5P_DEFAULT) < 0)
        return false;
    std::memcpy(out, raw.data(), elements * sizeof(T));
    return true;
}

/// Room for two chunks, so that neighbouring blocks do not decompress the same chunk twice.
Hdf5Id accessProperties(const Hdf5Info& info)
{
    Hdf5Id access(H5Pcreate(H5P_DATASET_ACCESS));
    const std::int64_t chunkBytes = boundedProduct(info.chunk, largestChunk) * info.bytes;
    const std::int64_t room = std::clamp<std::int64_t>(2 * chunkBytes, 1 << 20, 24 << 20);
    H5Pset_chunk_cache(access.get(), 521, static_cast<std::size_t>(room), 1.0);
    return access;
}

} // namespace

bool naturalLess(const std::string& a, const std::string& b)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        if (digit(a[i]) && digit(b[j])) {
            const auto numberAt = [&](const std::string& s, std::size_t& k) {
                while (k < s.size() && s[k] == '0')
                    ++k;
                const std::size_t from = k;
                while (k < s.size() && digit(s[k]))
                    ++k;
                return std::string_view(s).substr(from, k - from);
            };
            const auto x = numberAt(a, i), y = numberAt(b, j);
            if (x != y)
                return x.size() != y.size() ? x.size() < y.size() : x < y;
        } else if (a[i] != b[j]) {
            return a[i] < b[j];
        } else {
            ++i;
            ++j;
        }
    }
    return a.size() - i < b.size() - j;
}

std::int64_t Hdf5Info::elements() const
{
    return boundedProduct(shape, std::numeric_limits<std::int64_t>::max() / 16);
}

Hdf5Id::~Hdf5Id()
{
    if (m_id < 0)
        return;
    const LibraryCall call;
    H5Idec_ref(m_id);
}

Hdf5Id& Hdf5Id::operator=(Hdf5Id&& other) noexcept
{
    std::swap(m_id, other.m_id);
    return *this;
}

// ---- reading
// ------------------------------------------------------------------------------------------------

std::shared_ptr<const Hdf5File> Hdf5File::open(const std::filesystem::path& path)
{
    std::error_code ec;
    const auto size = std::filesystem::file_size(path, ec);
    if (ec)
        throw Error(ErrorKind::BadFile, path.string() + " cannot be read (" + ec.message() + ").");
    const LibraryCall call;
    if (H5Fis_hdf5(path.c_str()) == 0)
        throw Error(ErrorKind::Unsupported, path.string() + " is not an HDF5 file; choose another one.");
    const Hdf5Id access(H5Pcreate(H5P_FILE_ACCESS));
    H5Pset_cache(access.get(), 0, 521, 1 << 20, 1.0);
#if H5_VERSION_GE(1, 10, 7)
    H5Pset_file_locking(access.get(), false, true); // instruments' network shares often cannot lock
#endif
    Hdf5Id id(H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.get()));
    if (!id)
        throw Error(ErrorKind::BadFile,
                    path.string() +
                        " is a damaged or cut-off HDF5 file and cannot be opened; copy or export it again.",
                    LibraryCall::stack());
    const std::shared_ptr<Hdf5File> file(new Hdf5File);
    file->m_path = path;
    file->m_size = size;
    file->m_id = std::move(id);
    const Hdf5Id creation(H5Fget_create_plist(file->m_id.get()));
    std::size_t addressBytes = 0, lengthBytes = 0;
    hsize_t userBlock = 0;
    if (!creation || H5Pget_sizes(creation.get(), &addressBytes, &lengthBytes) < 0 ||
        H5Pget_userblock(creation.get(), &userBlock) < 0)
        throw Error(ErrorKind::BadFile, path.string() + " has a damaged header; copy or export it again.",
                    LibraryCall::stack());
    file->m_addressing = {userBlock, static_cast<unsigned>(addressBytes), static_cast<unsigned>(lengthBytes)};
    file->m_bytes.open(path, std::ios::binary);
    return file;
}

void Hdf5File::fail(const std::string& dataset, const std::string& problem) const
{
    const LibraryCall call;
    throw Error(ErrorKind::BadFile, m_path.string() + ": \"" + dataset + "\" " + problem,
                LibraryCall::stack());
}

Hdf5Id Hdf5File::openObject(const std::string& path) const
{
    const Hdf5Id access(H5Pcreate(H5P_LINK_ACCESS));
    H5Pset_elink_cb(access.get(), refuseExternalLink, nullptr);
    H5Pset_nlinks(access.get(), 8);
    const char* const name = path.empty() ? "/" : path.c_str();
#if H5_VERSION_LE(1, 10, 99)
    H5O_info_t place;
    if (H5Oget_info_by_name2(m_id.get(), name, &place, H5O_INFO_BASIC, access.get()) < 0 ||
        hasEmptyChunks(m_bytes, m_size, m_addressing, place.addr))
        return Hdf5Id();
#endif
    return Hdf5Id(H5Oopen(m_id.get(), name, access.get()));
}

bool Hdf5File::isGroup(const std::string& path) const
{
    const LibraryCall call;
    const Hdf5Id object = openObject(path);
    return object && H5Iget_type(object.get()) == H5I_GROUP;
}

bool Hdf5File::isDataset(const std::string& path) const
{
    const LibraryCall call;
    const Hdf5Id object = openObject(path);
    return object && H5Iget_type(object.get()) == H5I_DATASET;
}

std::vector<std::string> Hdf5File::children(const std::string& group) const
{
    const LibraryCall call;
    std::vector<std::string> names;
    const Hdf5Id object = openObject(group);
    if (!object || H5Iget_type(object.get()) != H5I_GROUP)
        return names;
    const auto collect = [](hid_t, const char* name, const H5L_info_t*, void* list) -> herr_t {
        auto& all = *static_cast<std::vector<std::string>*>(list);
        all.emplace_back(name);
        return all.size() < mostChildren ? 0 : 1;
    };
    hsize_t position = 0;
    H5Literate(object.get(), H5_INDEX_NAME, H5_ITER_NATIVE, &position, collect, &names);
    std::sort(names.begin(), names.end(), naturalLess);
    return names;
}

std::string Hdf5File::child(const std::string& group, const std::string& name) const
{
    const std::string prefix = group.empty() ? "" : group + "/";
    const LibraryCall call;
    if (const Hdf5Id object = openObject(prefix + name))
        return prefix + name;
    for (const std::string& candidate : children(group))
        if (trimmedName(candidate) == name)
            return prefix + candidate;
    return {};
}

Hdf5Info Hdf5File::info(const std::string& dataset) const
{
    const LibraryCall call;
    const Hdf5Id object = openObject(dataset);
    if (!object || H5Iget_type(object.get()) != H5I_DATASET)
        fail(dataset, "is missing or damaged; the file is incomplete or not of the expected kind.");
    const Hdf5Id type(H5Dget_type(object.get())), space(H5Dget_space(object.get()));
    if (!type || !space)
        fail(dataset, "has a damaged description; copy or export the file again.");
    Hdf5Info info;
    info.kind = classOf(type.get());
    const std::size_t elementBytes = H5Tget_size(type.get());
    info.bytes = static_cast<int>(std::min<std::size_t>(elementBytes, 1 << 30));
    info.isSigned = H5Tget_class(type.get()) == H5T_INTEGER && H5Tget_sign(type.get()) == H5T_SGN_2;
    info.shape = H5Sget_simple_extent_type(space.get()) == H5S_NULL ? std::vector<std::int64_t>{0}
                                                                    : dimensions(space.get());
    const std::int64_t elements = info.elements();
    if (elements < 0 || info.bytes <= 0)
        fail(dataset, "claims an impossible size; the file is damaged.");
    if (const char* problem = readLayout(object.get(), m_size, info))
        fail(dataset, problem);
    const auto fileBytes =
        static_cast<std::int64_t>(std::min<std::uintmax_t>(m_size, std::uintmax_t{1} << 50));
    const std::int64_t plausible =
        info.chunk.empty() ? fileBytes : fileBytes * largestCompression + smallFileAllowance;
    if (elements > plausible / info.bytes)
        fail(dataset, "claims more values than a file of " + std::to_string(m_size) +
                          " bytes can hold; the file is damaged or cut off.");
    const std::int64_t chunkElements = boundedProduct(info.chunk, largestChunk / info.bytes);
    if (chunkElements < 0 || chunkElements * info.bytes > plausible)
        fail(dataset, "is stored in chunks too large for the file; the file is damaged.");
    return info;
}

std::optional<double> Hdf5File::number(const std::string& dataset) const
{
    const LibraryCall call;
    if (!isDataset(dataset))
        return std::nullopt;
    const Hdf5Info found = info(dataset);
    if (!found.isNumeric() || found.elements() < 1 || found.elements() > 1 << 20)
        return std::nullopt;
    const auto values = read<double>(dataset);
    return values.front();
}

double Hdf5File::requiredNumber(const std::string& dataset) const
{
    const auto value = number(dataset);
    if (!value)
        fail(dataset, "is missing or not a number; the file is incomplete.");
    if (!std::isfinite(*value))
        fail(dataset, "is not a finite number; the file is damaged or was written by an unfinished export.");
    return *value;
}

std::int64_t Hdf5File::requiredCount(const std::string& dataset, std::int64_t low, std::int64_t high) const
{
    const double value = requiredNumber(dataset);
    if (value != std::floor(value) || value < static_cast<double>(low) || value > static_cast<double>(high)) {
        char text[32];
        const auto end = std::to_chars(text, text + sizeof text, value).ptr;
        fail(dataset, "is " + std::string(text, end) + ", but must be a whole number from " +
                          std::to_string(low) + " to " + std::to_string(high) + ".");
    }
    return static_cast<std::int64_t>(value);
}

std::optional<std::string> Hdf5File::text(const std::string& dataset) const
{
    const LibraryCall call;
    const Hdf5Id object = openObject(dataset);
    if (!object || H5Iget_type(object.get()) != H5I_DATASET)
        return std::nullopt;
    const Hdf5Info found = info(dataset);
    const Hdf5Id type(H5Dget_type(object.get()));
    if (!type)
        return std::nullopt;
    if (H5Tis_variable_str(type.get()) > 0)
        return m_addressing.isPlain() ? heapText(object.get(), found, m_bytes, m_size) : std::nullopt;
    return firstString(type.get(), found.elements(), [&](hid_t memory, void* out) {
        return H5Dread(object.get(), memory, H5S_ALL, H5S_ALL, H5P_DEFAULT, out);
    });
}

std::string Hdf5File::display(const std::string& dataset) const
{
    if (const auto found = text(dataset))
        return *found;
    const auto value = number(dataset);
    if (!value)
        return {};
    char digits[32];
    return {digits, std::to_chars(digits, digits + sizeof digits, static_cast<float>(*value)).ptr};
}

namespace {

struct OpenAttribute
{
    Hdf5Id attribute, type, space;
};

std::optional<OpenAttribute> openAttribute(const Hdf5Id& owner, const std::string& name)
{
    if (!owner || H5Aexists(owner.get(), name.c_str()) <= 0)
        return std::nullopt;
    Hdf5Id attribute(H5Aopen(owner.get(), name.c_str(), H5P_DEFAULT));
    if (!attribute)
        return std::nullopt;
    Hdf5Id type(H5Aget_type(attribute.get())), space(H5Aget_space(attribute.get()));
    if (!type || !space)
        return std::nullopt;
    return OpenAttribute{std::move(attribute), std::move(type), std::move(space)};
}

} // namespace

std::optional<std::string> Hdf5File::attributeText(const std::string& object, const std::string& name) const
{
    const LibraryCall call;
    const auto found = openAttribute(openObject(object), name);
    if (!found)
        return std::nullopt;
    return firstString(found->type.get(), boundedProduct(dimensions(found->space.get()), largestText),
                       [&](hid_t memory, void* out) { return H5Aread(found->attribute.get(), memory, out); });
}

std::optional<double> Hdf5File::attributeNumber(const std::string& object, const std::string& name) const
{
    const LibraryCall call;
    const auto found = openAttribute(openObject(object), name);
    if (!found)
        return std::nullopt;
    const Hdf5Class kind = classOf(found->type.get());
    const std::int64_t elements = boundedProduct(dimensions(found->space.get()), 4096);
    if (elements < 1 || (kind != Hdf5Class::Integer && kind != Hdf5Class::Float))
        return std::nullopt;
    std::vector<double> values(static_cast<std::size_t>(elements));
    if (H5Aread(found->attribute.get(), H5T_NATIVE_DOUBLE, values.data()) < 0)
        return std::nullopt;
    return values.front();
}

template <typename T> std::vector<T> Hdf5File::read(const std::string& path, std::int64_t elements) const
{
    const LibraryCall call;
    const Hdf5Info found = info(path);
    if (!found.isNumeric())
        fail(path, "does not hold numbers; the file is not of the expected kind.");
    const std::int64_t count = found.elements();
    if (elements >= 0 && count != elements)
        throw Error(ErrorKind::Inconsistent,
                    m_path.string() + ": \"" + path + "\" has " + std::to_string(count) + " values, but " +
                        std::to_string(elements) + " are expected; the file is incomplete.");
    if (count > largestWholeRead / static_cast<std::int64_t>(sizeof(T)))
        fail(path, "has " + std::to_string(count) + " values, more than can be loaded at once.");
    const Hdf5Id object = openObject(path);
    std::vector<T> values(static_cast<std::size_t>(count));
    const std::vector<std::int64_t> origin(found.shape.size(), 0);
    const auto chunks = chunkReader(object.get(), found);
    const auto readAll = [&] {
        return chunks ? readChunks<T>(object.get(), *chunks, found, origin, found.shape, m_size, values.data())
                      : H5Dread(object.get(), nativeType<T>(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()) >= 0;
    };
    if (count > 0 && !readAll())
        fail(path, "cannot be read; the file is damaged or uses a compression that is not available.");
    return values;
}

std::shared_ptr<const Hdf5Dataset> Hdf5File::dataset(const std::string& path) const
{
    const LibraryCall call;
    std::shared_ptr<Hdf5Dataset> dataset(new Hdf5Dataset);
    dataset->m_info = info(path);
    if (!dataset->m_info.isNumeric())
        fail(path, "does not hold numbers; the file is not of the expected kind.");
    dataset->m_file = shared_from_this();
    dataset->m_path = path;
    const Hdf5Id properties = accessProperties(dataset->m_info);
    // Opened by path a second time, for its own chunk cache; openObject() has proved that no external link is
    // in the way.
    if (openObject(path))
        dataset->m_id = Hdf5Id(H5Dopen2(m_id.get(), path.c_str(), properties.get()));
    if (!dataset->m_id)
        fail(path, "cannot be opened; the file is damaged.");
    dataset->m_chunks = chunkReader(dataset->m_id.get(), dataset->m_info);
    return dataset;
}

template <typename T>
void Hdf5Dataset::readBlock(std::span<const std::int64_t> first, std::span<const std::int64_t> count,
                            T* out) const
{
    const auto rank = m_info.shape.size();
    hsize_t start[H5S_MAX_RANK], extent[H5S_MAX_RANK];
    bool inside = first.size() == rank && count.size() == rank && rank > 0, empty = false;
    for (std::size_t i = 0; inside && i < rank; ++i) {
        inside = first[i] >= 0 && count[i] >= 0 && first[i] <= m_info.shape[i] &&
                 count[i] <= m_info.shape[i] - first[i];
        start[i] = static_cast<hsize_t>(first[i]);
        extent[i] = static_cast<hsize_t>(count[i]);
        empty = empty || count[i] == 0;
    }
    if (!inside)
        throw Error(ErrorKind::Internal,
                    m_file->path().string() + ": a block outside \"" + m_path + "\" was asked for.");
    if (empty)
        return;
    const LibraryCall call;
    const auto readSelection = [&] {
        const Hdf5Id space(H5Dget_space(m_id.get()));
        const Hdf5Id memory(H5Screate_simple(static_cast<int>(rank), extent, nullptr));
        return H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, start, nullptr, extent, nullptr) >= 0 &&
               H5Dread(m_id.get(), nativeType<T>(), memory.get(), space.get(), H5P_DEFAULT, out) >= 0;
    };
    if (!(m_chunks ? readChunks<T>(m_id.get(), *m_chunks, m_info, first, count, m_file->size(), out) : readSelection()))
        m_file->fail(m_path, "cannot be read at entry " + std::to_string(first[0]) +
                                 "; the file is damaged or uses a compression that is not available.");
}

template <typename T> void Hdf5Dataset::readRows(std::int64_t first, std::int64_t count, T* out) const
{
    std::vector<std::int64_t> start(m_info.shape.size(), 0), extent = m_info.shape;
    if (!start.empty()) {
        start[0] = first;
        extent[0] = count;
    }
    readBlock(std::span<const std::int64_t>(start), std::span<const std::int64_t>(extent), out);
}

bool Hdf5Dataset::isWritten(std::int64_t row) const
{
    constexpr std::int64_t largestProbe = 8 << 20;
    if (m_info.chunk.empty())
        return true;
    const LibraryCall call;
    std::vector<hsize_t> entry(m_info.shape.size(), 0);
    entry[0] = static_cast<hsize_t>(row / m_info.chunk[0] * m_info.chunk[0]);
    if (m_info.filtered) {
        hsize_t bytes = 0;
        return H5Dget_chunk_storage_size(m_id.get(), entry.data(), &bytes) >= 0 && bytes > 0;
    }
    // For chunks without filters HDF5 1.10 answers that call without looking; reading a chunk that is absent
    // fails.
    const std::int64_t bytes = boundedProduct(m_info.chunk, largestProbe) * m_info.bytes;
    if (bytes <= 0 || bytes > largestProbe)
        return true;
    std::vector<std::uint8_t> raw(static_cast<std::size_t>(bytes));
    std::uint32_t mask = 0;
    return H5Dread_chunk(m_id.get(), H5P_DEFAULT, entry.data(), &mask, raw.data()) >= 0;
}

// ---- writing
// ------------------------------------------------------------------------------------------------

Hdf5Writer::Hdf5Writer(const std::filesystem::path& path) : m_path(path)
{
    const LibraryCall call;
    m_id = Hdf5Id(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT));
    if (!m_id)
        throw Error(ErrorKind::BadFile,
                    path.string() + " cannot be written; check free space and permissions.",
                    LibraryCall::stack());
}

void Hdf5Writer::fail(const std::string& dataset) const
{
    const LibraryCall call;
    throw Error(ErrorKind::BadFile,
                m_path.string() + ": \"" + dataset +
                    "\" cannot be written; check free space and permissions.",
                LibraryCall::stack());
}

Hdf5Id Hdf5Writer::createDataset(const std::string& path, std::int64_t type,
                                 std::span<const std::int64_t> shape, std::span<const std::int64_t> chunk,
                                 int gzip)
{
    const std::vector<hsize_t> sizes(shape.begin(), shape.end());
    const Hdf5Id space(sizes.empty()
                           ? H5Screate(H5S_SCALAR)
                           : H5Screate_simple(static_cast<int>(sizes.size()), sizes.data(), nullptr));
    const Hdf5Id links(H5Pcreate(H5P_LINK_CREATE)), creation(H5Pcreate(H5P_DATASET_CREATE));
    H5Pset_create_intermediate_group(links.get(), 1);
    H5Pset_obj_track_times(creation.get(), false); // the same content gives the same bytes
    if (!chunk.empty()) {
        const std::vector<hsize_t> chunkSizes(chunk.begin(), chunk.end());
        H5Pset_chunk(creation.get(), static_cast<int>(chunkSizes.size()), chunkSizes.data());
        if (gzip > 0) {
            if (H5Tget_size(type) > 1)
                H5Pset_shuffle(creation.get());
            H5Pset_deflate(creation.get(), static_cast<unsigned>(gzip));
        }
    }
    Hdf5Id dataset(
        H5Dcreate2(m_id.get(), path.c_str(), type, space.get(), links.get(), creation.get(), H5P_DEFAULT));
    if (!dataset)
        fail(path);
    return dataset;
}

void Hdf5Writer::text(const std::string& dataset, const std::string& value)
{
    const LibraryCall call;
    const Hdf5Id type(H5Tcopy(H5T_C_S1));
    H5Tset_size(type.get(), std::max<std::size_t>(value.size(), 1));
    H5Tset_strpad(type.get(), H5T_STR_NULLPAD);
    H5Tset_cset(type.get(), H5T_CSET_UTF8);
    const Hdf5Id id = createDataset(dataset, type.get(), {}, {}, 0);
    const std::string bytes = value.empty() ? std::string(1, '\0') : value;
    if (H5Dwrite(id.get(), type.get(), H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes.data()) < 0)
        fail(dataset);
}

void Hdf5Writer::number(const std::string& dataset, double value)
{
    const LibraryCall call;
    const Hdf5Id id = createDataset(dataset, H5T_NATIVE_DOUBLE, {}, {}, 0);
    if (H5Dwrite(id.get(), H5T_NATIVE_DOUBLE, H5S_ALL, H5S_ALL, H5P_DEFAULT, &value) < 0)
        fail(dataset);
}

void Hdf5Writer::count(const std::string& dataset, std::int64_t value)
{
    const LibraryCall call;
    const Hdf5Id id = createDataset(dataset, H5T_NATIVE_INT64, {}, {}, 0);
    if (H5Dwrite(id.get(), H5T_NATIVE_INT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, &value) < 0)
        fail(dataset);
}

void Hdf5Writer::attribute(const std::string& object, const std::string& name, const std::string& value)
{
    const LibraryCall call;
    const Hdf5Id owner(H5Oopen(m_id.get(), object.empty() ? "/" : object.c_str(), H5P_DEFAULT));
    const Hdf5Id type(H5Tcopy(H5T_C_S1)), space(H5Screate(H5S_SCALAR));
    H5Tset_size(type.get(), std::max<std::size_t>(value.size(), 1));
    H5Tset_strpad(type.get(), H5T_STR_NULLPAD);
    H5Tset_cset(type.get(), H5T_CSET_UTF8);
    const Hdf5Id id(H5Acreate2(owner.get(), name.c_str(), type.get(), space.get(), H5P_DEFAULT, H5P_DEFAULT));
    const std::string bytes = value.empty() ? std::string(1, '\0') : value;
    if (!id || H5Awrite(id.get(), type.get(), bytes.data()) < 0)
        fail(object + "@" + name);
}

template <typename T>
void Hdf5Writer::write(const std::string& dataset, std::span<const std::int64_t> shape,
                       std::span<const T> values, int gzip)
{
    const LibraryCall call;
    std::vector<std::int64_t> chunk;
    if (gzip > 0 && !values.empty()) { // chunks of about 1 MB along the first axis
        chunk.assign(shape.begin(), shape.end());
        const auto rowBytes = static_cast<std::int64_t>(values.size() * sizeof(T)) / shape[0];
        chunk[0] = std::clamp<std::int64_t>((1 << 20) / std::max<std::int64_t>(rowBytes, 1), 1, shape[0]);
    }
    const Hdf5Id id = createDataset(dataset, nativeType<T>(), shape, chunk, gzip);
    if (!values.empty() &&
        H5Dwrite(id.get(), nativeType<T>(), H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()) < 0)
        fail(dataset);
}

template <typename T>
void Hdf5Writer::begin(const std::string& dataset, std::span<const std::int64_t> shape,
                       std::int64_t rowsPerChunk, int gzip)
{
    const LibraryCall call;
    std::vector<std::int64_t> chunk;
    if (gzip > 0 && shape[0] > 0) {
        chunk.assign(shape.begin(), shape.end());
        chunk[0] = std::clamp<std::int64_t>(rowsPerChunk, 1, shape[0]);
    }
    m_growing = createDataset(dataset, nativeType<T>(), shape, chunk, gzip);
    m_growingPath = dataset;
}

template <typename T>
void Hdf5Writer::append(const std::string& dataset, std::int64_t first, std::int64_t count, const T* values)
{
    const LibraryCall call;
    if (dataset != m_growingPath)
        throw Error(ErrorKind::Internal, "Blocks of \"" + dataset + "\" are written before it was begun.");
    const Hdf5Id space(H5Dget_space(m_growing.get()));
    const auto shape = dimensions(space.get());
    std::vector<hsize_t> start(shape.size(), 0), extent(shape.begin(), shape.end());
    start[0] = static_cast<hsize_t>(first);
    extent[0] = static_cast<hsize_t>(count);
    const Hdf5Id memory(H5Screate_simple(static_cast<int>(extent.size()), extent.data(), nullptr));
    if (H5Sselect_hyperslab(space.get(), H5S_SELECT_SET, start.data(), nullptr, extent.data(), nullptr) < 0 ||
        H5Dwrite(m_growing.get(), nativeType<T>(), memory.get(), space.get(), H5P_DEFAULT, values) < 0)
        fail(dataset);
}

void Hdf5Writer::close()
{
    const LibraryCall call;
    m_growing = Hdf5Id();
    if (H5Fflush(m_id.get(), H5F_SCOPE_LOCAL) < 0)
        fail("the file");
    m_id = Hdf5Id();
}

#define KIKUSCOPE_INSTANTIATE(T)                                                                             \
    template std::vector<T> Hdf5File::read<T>(const std::string&, std::int64_t) const;                       \
    template void Hdf5Dataset::readBlock<T>(std::span<const std::int64_t>, std::span<const std::int64_t>,    \
                                            T*) const;                                                       \
    template void Hdf5Dataset::readRows<T>(std::int64_t, std::int64_t, T*) const;                            \
    template void Hdf5Writer::write<T>(const std::string&, std::span<const std::int64_t>,                    \
                                       std::span<const T>, int);                                             \
    template void Hdf5Writer::begin<T>(const std::string&, std::span<const std::int64_t>, std::int64_t,      \
                                       int);                                                                 \
    template void Hdf5Writer::append<T>(const std::string&, std::int64_t, std::int64_t, const T*);
KIKUSCOPE_INSTANTIATE(std::uint8_t)
KIKUSCOPE_INSTANTIATE(std::int16_t)
KIKUSCOPE_INSTANTIATE(std::uint16_t)
KIKUSCOPE_INSTANTIATE(std::int32_t)
KIKUSCOPE_INSTANTIATE(std::int64_t)
KIKUSCOPE_INSTANTIATE(float)
KIKUSCOPE_INSTANTIATE(double)
#undef KIKUSCOPE_INSTANTIATE

} // namespace kikuscope::io
