// SPDX-License-Identifier: GPL-3.0-or-later
// The journal of a running classification. Layout, little-endian: magic, then records of
//   u32 mark, u32 CRC of the next 8 bytes, u64 payload bytes, payload, u32 CRC of the payload (CRC-32 of IEEE
//   802.3).
// The first payload is the key as JSON, each other one a block. After a damaged record reading goes on at the
// next mark whose CRC is right.
#include "core/base/error.h"
#include "core/io/kikuscope_h5.h"
#include "core/io/own_layout.h"

#include <array>
#include <cstring>
#include <fcntl.h>
#include <mutex>
#include <sys/file.h>
#include <unistd.h>

namespace kikuscope::io {

namespace {

constexpr std::string_view magic = "KIKUJRN1";
constexpr std::uint32_t recordMark = 0x4B424C4B;
constexpr std::size_t recordHead = 16;
constexpr std::size_t bytesPerPixelOfBlock = 3 * sizeof(std::uint16_t) + 3 * sizeof(float) + 2;

std::uint32_t crc32(std::string_view bytes)
{
    static const auto table = [] {
        std::array<std::uint32_t, 256> entries{};
        for (std::uint32_t i = 0; i < 256; ++i) {
            std::uint32_t c = i;
            for (int k = 0; k < 8; ++k)
                c = c & 1 ? 0xEDB88320u ^ (c >> 1) : c >> 1;
            entries[i] = c;
        }
        return entries;
    }();
    std::uint32_t crc = 0xFFFFFFFFu;
    for (const char byte : bytes)
        crc = table[(crc ^ static_cast<std::uint8_t>(byte)) & 255] ^ (crc >> 8);
    return ~crc;
}

template <typename T> void put(std::string& out, const T& value)
{
    out.append(reinterpret_cast<const char*>(&value), sizeof value);
}

template <typename T> void putAll(std::string& out, const std::vector<T>& values)
{
    out.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
}

template <typename T> T take(std::string_view& in)
{
    T value;
    std::memcpy(&value, in.data(), sizeof value);
    in.remove_prefix(sizeof value);
    return value;
}

template <typename T> void takeAll(std::string_view& in, std::vector<T>& values)
{
    std::memcpy(values.data(), in.data(), values.size() * sizeof(T));
    in.remove_prefix(values.size() * sizeof(T));
}

std::string record(const std::string& payload)
{
    std::string length;
    put(length, static_cast<std::uint64_t>(payload.size()));
    std::string out;
    put(out, recordMark);
    put(out, crc32(length));
    out += length;
    out += payload;
    put(out, crc32(payload));
    return out;
}

/// The payload of the next good record from `position` on, which is moved behind it; none at the end.
std::optional<std::string_view> nextPayload(std::string_view file, std::size_t& position)
{
    for (; position + recordHead <= file.size(); ++position) {
        std::string_view head = file.substr(position, recordHead);
        if (take<std::uint32_t>(head) != recordMark || take<std::uint32_t>(head) != crc32(head))
            continue;
        const auto length = take<std::uint64_t>(head);
        const std::size_t room = file.size() - position - recordHead;
        if (length > room || room - length < sizeof(std::uint32_t))
            continue; // cut off
        const std::string_view payload = file.substr(position + recordHead, length);
        std::string_view tail = file.substr(position + recordHead + length, sizeof(std::uint32_t));
        if (take<std::uint32_t>(tail) != crc32(payload))
            continue;
        position += recordHead + length + sizeof(std::uint32_t);
        return payload;
    }
    return std::nullopt;
}

std::string packed(const Predictions& block)
{
    std::string out;
    put(out, block.range.first);
    put(out, block.range.count);
    putAll(out, block.id);
    putAll(out, block.probability);
    putAll(out, block.accepted);
    putAll(out, block.present);
    return out;
}

std::optional<Predictions> unpacked(std::string_view payload)
{
    if (payload.size() < 2 * sizeof(std::int64_t))
        return std::nullopt;
    PatternRange range;
    range.first = take<std::int64_t>(payload);
    range.count = take<std::int64_t>(payload);
    const auto pixels = payload.size() / bytesPerPixelOfBlock;
    if (range.first < 0 || range.count != static_cast<std::int64_t>(pixels) ||
        payload.size() % bytesPerPixelOfBlock != 0)
        return std::nullopt;
    Predictions block;
    block.resize(range);
    takeAll(payload, block.id);
    takeAll(payload, block.probability);
    takeAll(payload, block.accepted);
    takeAll(payload, block.present);
    return block;
}

} // namespace

struct ResultJournal::Impl
{
    std::filesystem::path path;
    int descriptor = -1;
    std::vector<Predictions> blocks;
    std::mutex mutex;

    ~Impl() { close(); }

    void close()
    {
        if (descriptor >= 0)
            ::close(descriptor);
        descriptor = -1;
    }

    [[noreturn]] void failWriting() const
    {
        throw Error(ErrorKind::BadFile, path.string() + " cannot be written (" + std::strerror(errno) +
                                            "); check free space and permissions.");
    }

    std::string content() const
    {
        const off_t size = ::lseek(descriptor, 0, SEEK_END);
        std::string text(size > 0 ? static_cast<std::size_t>(size) : 0, '\0');
        std::size_t done = 0;
        while (done < text.size()) {
            const ssize_t got =
                ::pread(descriptor, text.data() + done, text.size() - done, static_cast<off_t>(done));
            if (got <= 0)
                break;
            done += static_cast<std::size_t>(got);
        }
        text.resize(done);
        return text;
    }

    void write(const std::string& bytes)
    {
        for (std::size_t done = 0; done < bytes.size();) {
            const ssize_t put = ::write(descriptor, bytes.data() + done, bytes.size() - done);
            if (put < 0 && errno == EINTR)
                continue;
            if (put <= 0)
                failWriting();
            done += static_cast<std::size_t>(put);
        }
    }

    /// False where the journal is another run's.
    bool recover(const std::string& key)
    {
        const std::string file = content();
        if (file.compare(0, magic.size(), magic) != 0)
            return false;
        std::size_t position = magic.size();
        if (nextPayload(file, position) != std::optional<std::string_view>(key))
            return false;
        while (const auto payload = nextPayload(file, position))
            if (auto block = unpacked(*payload))
                blocks.push_back(std::move(*block));
        return true;
    }
};

std::filesystem::path ResultJournal::pathFor(const std::filesystem::path& result)
{
    std::filesystem::path path = result;
    path += ".partial";
    return path;
}

ResultJournal::ResultJournal(const std::filesystem::path& result, const Json& key)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->path = pathFor(result);
    m_impl->descriptor = ::open(m_impl->path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    if (m_impl->descriptor < 0)
        m_impl->failWriting();
    if (::flock(m_impl->descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        throw Error(ErrorKind::BadFile, m_impl->path.string() +
                                            " is in use: another run is writing this result; wait for it or "
                                            "choose another name.");
    const std::string keyText = jsonText(key);
    if (m_impl->recover(keyText))
        return;
    if (::ftruncate(m_impl->descriptor, 0) != 0)
        m_impl->failWriting();
    m_impl->write(std::string(magic) + record(keyText));
}

ResultJournal::~ResultJournal() = default;

std::vector<Predictions> ResultJournal::recovered() const { return m_impl->blocks; }

void ResultJournal::append(const Predictions& block)
{
    const auto count = static_cast<std::size_t>(block.range.count);
    if (block.id.size() != count || block.probability.size() != count || block.accepted.size() != count ||
        block.present.size() != count)
        throw Error(ErrorKind::Internal, "A block of predictions has arrays of unequal length.");
    const std::string bytes = record(packed(block));
    const std::lock_guard lock(m_impl->mutex);
    m_impl->write(bytes);
}

void ResultJournal::remove()
{
    const std::lock_guard lock(m_impl->mutex);
    std::error_code ec;
    std::filesystem::remove(m_impl->path, ec);
    m_impl->close();
}

} // namespace kikuscope::io
