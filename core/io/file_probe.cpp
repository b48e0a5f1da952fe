// SPDX-License-Identifier: GPL-3.0-or-later
// What recognition needs of a file, read once.
#include "core/base/error.h"
#include "core/io/formats.h"
#include "core/io/hdf5_file.h"

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace kikuscope::io {

namespace {

constexpr std::size_t headLength = 4096;

std::string readHead(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    std::string head(headLength, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    if (in.bad() || !(in || in.eof()) || (in.gcount() == 0 && !in.eof()))
        throw Error(ErrorKind::BadFile, path.string() + " cannot be read; check that you may open it.");
    head.resize(static_cast<std::size_t>(in.gcount()));
    return head;
}

} // namespace

FileProbe::FileProbe(const std::filesystem::path& path) : m_path(path)
{
    std::error_code ec;
    const auto status = std::filesystem::status(path, ec);
    if (ec || !std::filesystem::exists(status))
        throw Error(ErrorKind::BadFile, path.string() + " does not exist; check the name and the folder.");
    m_folder = std::filesystem::is_directory(status);
    if (m_folder)
        return;
    if (!std::filesystem::is_regular_file(status))
        throw Error(ErrorKind::BadFile,
                    path.string() + " is neither a file nor a folder, so it cannot hold a scan.");
    m_size = std::filesystem::file_size(path, ec);
    if (ec)
        throw Error(ErrorKind::BadFile, path.string() + " cannot be read (" + ec.message() + ").");
    if (m_size == 0)
        throw Error(ErrorKind::BadFile, path.string() + " is empty; was the export or the copy interrupted?");
    m_head = readHead(path);
}

FileProbe::~FileProbe() = default;

std::string FileProbe::extension() const
{
    std::string text = m_path.extension().string();
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

bool FileProbe::isHdf5() const
{
    static const std::string signature("\x89HDF\r\n\x1a\n", 8);
    return m_head.compare(0, signature.size(), signature) == 0;
}

const std::shared_ptr<const Hdf5File>& FileProbe::hdf5() const
{
    if (!m_hdf5 && isHdf5())
        m_hdf5 = Hdf5File::open(m_path);
    return m_hdf5;
}

bool FileProbe::hasHdf5Path(const std::string& h5path) const
{
    const auto& file = hdf5();
    if (!file)
        return false;
    const auto exists = [&](const std::string& path) { return file->isGroup(path) || file->isDataset(path); };
    if (h5path.rfind("**/", 0) != 0)
        return exists(h5path);
    const auto groups = file->children();
    return std::any_of(groups.begin(), groups.end(),
                       [&](const std::string& group) { return exists(group + h5path.substr(2)); });
}

std::string FileProbe::hdf5RootString(const std::string& name) const
{
    const auto& file = hdf5();
    if (!file)
        return {};
    if (const std::string path = file->child("", name); !path.empty())
        if (const auto text = file->text(path))
            return *text;
    return file->attributeText("", name).value_or("");
}

} // namespace kikuscope::io
