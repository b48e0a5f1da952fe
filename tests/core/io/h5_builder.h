// SPDX-License-Identifier: GPL-3.0-or-later
// Writes small HDF5 files of any kind for tests, through the C API itself and not through core/io: with
// foreign byte orders, padded texts, wrong ranks and filters.
#pragma once
#include <hdf5.h>

#include <filesystem>
#include <span>
#include <string>
#include <vector>

class H5Builder
{
public:
    explicit H5Builder(const std::filesystem::path& path)
        : m_file(H5Fcreate(path.c_str(), H5F_ACC_TRUNC, H5P_DEFAULT, H5P_DEFAULT))
    {
    }
    ~H5Builder() { H5Fclose(m_file); }
    H5Builder(const H5Builder&) = delete;
    H5Builder& operator=(const H5Builder&) = delete;

    using Shape = std::vector<hsize_t>;
    static constexpr int unfilteredChunks = -1;

    /// `filter` 0: contiguous; else that filter (or none) on chunks of one entry of the first axis.
    template <typename T>
    void numbers(const std::string& path, const Shape& shape, const std::vector<T>& values, hid_t fileType,
                 hid_t memoryType, int filter = 0)
    {
        const hid_t dataset = create(path, shape, fileType, filter);
        H5Dwrite(dataset, memoryType, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data());
        H5Dclose(dataset);
    }
    void floats(const std::string& path, const Shape& shape, const std::vector<float>& values,
                hid_t fileType = H5T_IEEE_F32LE)
    {
        numbers(path, shape, values, fileType, H5T_NATIVE_FLOAT);
    }
    void ints(const std::string& path, const Shape& shape, const std::vector<int>& values,
              hid_t fileType = H5T_STD_I32LE)
    {
        numbers(path, shape, values, fileType, H5T_NATIVE_INT);
    }
    void bytes(const std::string& path, const Shape& shape, const std::vector<unsigned char>& values,
               int filter = 0)
    {
        numbers(path, shape, values, H5T_STD_U8LE, H5T_NATIVE_UCHAR, filter);
    }
    void text(const std::string& path, const std::string& value, bool scalar = true,
              H5T_str_t padding = H5T_STR_NULLPAD)
    {
        const hid_t type = H5Tcopy(H5T_C_S1);
        H5Tset_size(type, value.empty() ? 1 : value.size());
        H5Tset_strpad(type, padding);
        const std::string bytes = value.empty() ? std::string(1, '\0') : value;
        const hid_t dataset = create(path, scalar ? Shape{} : Shape{1}, type, 0);
        H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes.data());
        H5Dclose(dataset);
        H5Tclose(type);
    }
    void variableText(const std::string& path, const std::string& value, bool chunked = false)
    {
        const hid_t type = H5Tcopy(H5T_C_S1);
        H5Tset_size(type, H5T_VARIABLE);
        const char* pointer = value.c_str();
        const hid_t dataset =
            create(path, chunked ? Shape{1} : Shape{}, type, chunked ? unfilteredChunks : 0);
        H5Dwrite(dataset, type, H5S_ALL, H5S_ALL, H5P_DEFAULT, &pointer);
        H5Dclose(dataset);
        H5Tclose(type);
    }
    /// A data set that claims a size but never gets data: chunked, so that the file stays small.
    void claim(const std::string& path, const Shape& shape, hid_t type)
    {
        H5Dclose(create(path, shape, type, H5Z_FILTER_DEFLATE));
    }
    void externalLink(const std::string& path, const std::string& otherFile, const std::string& object)
    {
        const hid_t links = linkProperties();
        H5Lcreate_external(otherFile.c_str(), object.c_str(), m_file, path.c_str(), links, H5P_DEFAULT);
        H5Pclose(links);
    }
    hid_t file() const { return m_file; }

private:
    static hid_t linkProperties()
    {
        const hid_t links = H5Pcreate(H5P_LINK_CREATE);
        H5Pset_create_intermediate_group(links, 1);
        return links;
    }
    hid_t create(const std::string& path, const Shape& shape, hid_t type, int filter)
    {
        const hid_t space = shape.empty()
                                ? H5Screate(H5S_SCALAR)
                                : H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr);
        const hid_t links = linkProperties(), creation = H5Pcreate(H5P_DATASET_CREATE);
        if (filter) {
            Shape chunk = shape;
            chunk[0] = 1;
            H5Pset_chunk(creation, static_cast<int>(chunk.size()), chunk.data());
            if (filter == H5Z_FILTER_DEFLATE)
                H5Pset_deflate(creation, 4);
            else if (filter != unfilteredChunks)
                H5Pset_filter(creation, filter, H5Z_FLAG_OPTIONAL, 0, nullptr);
        }
        const hid_t dataset = H5Dcreate2(m_file, path.c_str(), type, space, links, creation, H5P_DEFAULT);
        H5Pclose(creation);
        H5Pclose(links);
        H5Sclose(space);
        return dataset;
    }

    hid_t m_file;
};
