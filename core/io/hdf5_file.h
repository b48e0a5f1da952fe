// SPDX-License-Identifier: GPL-3.0-or-later
// Private to this room: HDF5 files behind a few typed calls. All calls into the library hold one mutex, print
// nothing, and turn failures into Error with the library's stack as details. Every file is untrusted: shapes
// are checked in 64 bit against the file's size before anything is allocated, external links are not
// followed.
#pragma once
#include "core/io/hdf5_raw.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace kikuscope::io {

enum class Hdf5Class { Integer, Float, Text, Other };

struct Hdf5Info
{
    std::vector<std::int64_t> shape; // empty: scalar
    std::vector<std::int64_t> chunk; // empty: contiguous
    Hdf5Class kind = Hdf5Class::Other;
    int bytes = 0; // per element in the file
    bool isSigned = false, filtered = false;

    std::int64_t elements() const;
    std::int64_t rank() const { return static_cast<std::int64_t>(shape.size()); }
    bool isNumeric() const { return kind == Hdf5Class::Integer || kind == Hdf5Class::Float; }
};

/// Owner of one HDF5 identifier.
class Hdf5Id
{
public:
    explicit Hdf5Id(std::int64_t id = -1) : m_id(id) {}
    ~Hdf5Id();
    Hdf5Id(Hdf5Id&& other) noexcept : m_id(other.m_id) { other.m_id = -1; }
    Hdf5Id& operator=(Hdf5Id&& other) noexcept;
    std::int64_t get() const { return m_id; }
    explicit operator bool() const { return m_id >= 0; }

private:
    std::int64_t m_id;
};

class Hdf5File;

/// An opened numeric data set, read in blocks along its first axis. Thread-safe.
class ChunkReader;

class Hdf5Dataset
{
public:
    const Hdf5Info& info() const { return m_info; }
    /// Reads `count` entries of the first axis from `first` on, converted to T; `out` has room for them all.
    template <typename T> void readRows(std::int64_t first, std::int64_t count, T* out) const;
    /// Reads the block given per axis.
    template <typename T>
    void readBlock(std::span<const std::int64_t> first, std::span<const std::int64_t> count, T* out) const;
    /// Was the chunk with this entry of the first axis ever written? True for contiguous sets.
    bool isWritten(std::int64_t row) const;

private:
    friend class Hdf5File;
    Hdf5Dataset() = default;
    std::shared_ptr<const Hdf5File> m_file;
    std::string m_path;
    Hdf5Info m_info;
    Hdf5Id m_id;
    std::shared_ptr<ChunkReader> m_chunks; // null where libhdf5 reads by itself
};

/// A file opened for reading. Paths are relative to the root ("Scan 1/EBSD/Data"). Thread-safe.
class Hdf5File : public std::enable_shared_from_this<Hdf5File>
{
public:
    /// Throws Error(BadFile) where the file is damaged, cut off or not HDF5.
    static std::shared_ptr<const Hdf5File> open(const std::filesystem::path& path);

    const std::filesystem::path& path() const { return m_path; }
    std::uintmax_t size() const { return m_size; }

    bool isGroup(const std::string& path) const;
    bool isDataset(const std::string& path) const;
    /// Names in a group in natural order ("Scan 2" before "Scan 10"); empty where it is no group.
    std::vector<std::string> children(const std::string& group = {}) const;
    /// Path of the child whose name without leading and trailing blanks is `name`; "" if there is none.
    std::string child(const std::string& group, const std::string& name) const;

    /// Throws Error(BadFile) where there is no such data set or its shape is impossible for this file.
    Hdf5Info info(const std::string& dataset) const;
    /// First value of a numeric data set; none where it is absent, empty or not numeric.
    std::optional<double> number(const std::string& dataset) const;
    /// As number(), but throws Error(BadFile) where there is none or it is not finite.
    double requiredNumber(const std::string& dataset) const;
    /// A whole number in [low, high]; throws Error(BadFile) otherwise.
    std::int64_t requiredCount(const std::string& dataset, std::int64_t low, std::int64_t high) const;
    /// First string of a text data set as clean UTF-8, trimmed; none where it is absent or no text.
    /// Variable-length text is read without the library, for the same reason as below.
    std::optional<std::string> text(const std::string& dataset) const;
    /// text() or number() written out; "" where there is neither.
    std::string display(const std::string& dataset) const;
    /// Only text of fixed length: HDF5 1.10 can be led out of memory by a damaged heap of variable ones.
    std::optional<std::string> attributeText(const std::string& object, const std::string& name) const;
    std::optional<double> attributeNumber(const std::string& object, const std::string& name) const;

    /// All values of a numeric data set. `elements` >= 0: throws Error(Inconsistent) for any other number of
    /// values.
    template <typename T> std::vector<T> read(const std::string& dataset, std::int64_t elements = -1) const;
    std::shared_ptr<const Hdf5Dataset> dataset(const std::string& path) const;

    /// "name: data set PATH PROBLEM" as Error(BadFile).
    [[noreturn]] void fail(const std::string& dataset, const std::string& problem) const;

private:
    Hdf5File() = default;
    Hdf5Id openObject(const std::string& path) const;
    std::filesystem::path m_path;
    std::uintmax_t m_size = 0;
    Hdf5Addressing m_addressing;
    mutable std::ifstream m_bytes; // the same file without the library
    Hdf5Id m_id;
};

/// A file being written; wrap the path in AtomicFile. Throws Error(BadFile) naming the file when writing
/// fails.
class Hdf5Writer
{
public:
    explicit Hdf5Writer(const std::filesystem::path& path);

    /// Groups on the way are created.
    void text(const std::string& dataset, const std::string& value);
    void number(const std::string& dataset, double value);
    void count(const std::string& dataset, std::int64_t value);
    void attribute(const std::string& object, const std::string& name, const std::string& value);
    /// Numbers of the given shape; `gzip` 1 ... 9 compresses with byte shuffling, 0 does not.
    template <typename T>
    void write(const std::string& dataset, std::span<const std::int64_t> shape, std::span<const T> values,
               int gzip = 0);

    /// A data set that is filled block by block along its first axis; with gzip > 0 in chunks of
    /// `rowsPerChunk` entries.
    template <typename T>
    void begin(const std::string& dataset, std::span<const std::int64_t> shape, std::int64_t rowsPerChunk,
               int gzip);
    template <typename T>
    void append(const std::string& dataset, std::int64_t first, std::int64_t count, const T* values);
    void close();

private:
    Hdf5Id createDataset(const std::string& path, std::int64_t type, std::span<const std::int64_t> shape,
                         std::span<const std::int64_t> chunk, int gzip);
    [[noreturn]] void fail(const std::string& dataset) const;
    std::filesystem::path m_path;
    Hdf5Id m_id;
    Hdf5Id m_growing; // the data set last begun
    std::string m_growingPath;
};

/// "Scan 2" sorts before "Scan 10".
bool naturalLess(const std::string& a, const std::string& b);

} // namespace kikuscope::io
