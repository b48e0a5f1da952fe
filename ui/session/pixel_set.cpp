// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/pixel_set.h"

#include "core/base/error.h"
#include "ui/widgets/qt_convert.h"

#include <QByteArray>
#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace kikuscope::ui {
namespace {

constexpr std::array<std::pair<nn::PatternMark, const char*>, 3> kMarks = {
    {{nn::PatternMark::Labelled, "labelled"}, {nn::PatternMark::Wrong, "wrong"}, {nn::PatternMark::Excluded, "excluded"}}};

[[noreturn]] void refuse(const std::string& where, const std::string& what)
{
    throw Error(ErrorKind::BadSetting, where + " " + what + "; take an earlier copy of the project.");
}

QByteArray runsOf(const std::vector<std::uint8_t>& mask)
{
    QByteArray bytes;
    for (std::size_t i = 0, in = 0; i < mask.size(); in = 1 - in) {
        const auto end = std::find_if(mask.begin() + static_cast<std::ptrdiff_t>(i), mask.end(), [in](std::uint8_t m) { return (m != 0) != (in != 0); });
        auto length = static_cast<std::size_t>(end - mask.begin()) - i;
        i += length;
        for (; length >= 0x80; length >>= 7)
            bytes.append(static_cast<char>((length & 0x7f) | 0x80));
        bytes.append(static_cast<char>(length));
        if (static_cast<std::size_t>(bytes.size()) > mask.size() / 8 + 1)
            break; // bits are shorter
    }
    return bytes;
}

QByteArray bitsOf(const std::vector<std::uint8_t>& mask)
{
    QByteArray bytes(static_cast<qsizetype>((mask.size() + 7) / 8), '\0');
    for (std::size_t i = 0; i < mask.size(); ++i)
        if (mask[i])
            bytes[static_cast<qsizetype>(i / 8)] = static_cast<char>(bytes[static_cast<qsizetype>(i / 8)] | (1 << (i % 8)));
    return bytes;
}

void readRuns(const QByteArray& bytes, std::vector<std::uint8_t>& mask, const std::string& where)
{
    std::size_t at = 0;
    std::uint8_t in = 0;
    for (qsizetype k = 0; k < bytes.size(); in = static_cast<std::uint8_t>(1 - in)) {
        std::size_t length = 0;
        for (int shift = 0;; shift += 7) {
            if (k == bytes.size() || shift > 56)
                refuse(where, "ends within a number");
            const auto byte = static_cast<std::uint8_t>(bytes[k++]);
            length |= static_cast<std::size_t>(byte & 0x7f) << shift;
            if (byte < 0x80)
                break;
        }
        if (length > mask.size() - at)
            refuse(where, "has more pixels than the map");
        std::fill_n(mask.begin() + static_cast<std::ptrdiff_t>(at), length, in);
        at += length;
    }
    if (at != mask.size())
        refuse(where, "has fewer pixels than the map");
}

const Json& field(const Json& json, const char* key, const std::string& where)
{
    const auto it = json.is_object() ? json.find(key) : json.end();
    if (!json.is_object() || it == json.end())
        refuse(where + "." + key, "is missing");
    return *it;
}

std::string text(const Json& json, const char* key, const std::string& where)
{
    const Json& value = field(json, key, where);
    if (!value.is_string())
        refuse(where + "." + key, "is no text");
    return value.get<std::string>();
}

} // namespace

Json pixelSetJson(const std::vector<std::uint8_t>& mask)
{
    const QByteArray runs = runsOf(mask);
    const bool shorter = static_cast<std::size_t>(runs.size()) <= (mask.size() + 7) / 8;
    return {{"count", mask.size() - static_cast<std::size_t>(std::count(mask.begin(), mask.end(), std::uint8_t{0}))},
            {"encoding", shorter ? "runs" : "bits"},
            {"data", (shorter ? runs : bitsOf(mask)).toBase64().toStdString()}};
}

std::vector<std::uint8_t> pixelSetFromJson(const Json& json, std::int64_t size, const std::string& where)
{
    const std::string encoding = text(json, "encoding", where), data = text(json, "data", where);
    const auto decoded = QByteArray::fromBase64Encoding(QByteArray::fromStdString(data), QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        refuse(where + ".data", "is no base64 text");
    std::vector<std::uint8_t> mask(static_cast<std::size_t>(size), 0);
    if (encoding == "runs") {
        readRuns(*decoded, mask, where);
    } else if (encoding == "bits") {
        if (static_cast<std::size_t>((*decoded).size()) != (mask.size() + 7) / 8)
            refuse(where, "has another number of pixels than the map");
        for (std::size_t i = 0; i < mask.size(); ++i)
            mask[i] = (static_cast<std::uint8_t>((*decoded)[static_cast<qsizetype>(i / 8)]) >> (i % 8)) & 1;
    } else {
        refuse(where + ".encoding", "must be one of: runs, bits");
    }
    return mask;
}

Json selectionJson(const PixelSelection* selection)
{
    if (!selection)
        return Json::object();
    return {{"pixels", pixelSetJson(*selection->mask)}, {"description", toStdString(selection->description)}, {"line", selection->line}};
}

std::shared_ptr<const PixelSelection> selectionFromJson(const Json& json, const ScanGrid& grid)
{
    if (json.empty())
        return nullptr;
    auto mask = std::make_shared<std::vector<std::uint8_t>>(pixelSetFromJson(field(json, "pixels", "selection"), grid.size(), "selection.pixels"));
    auto selection = std::make_shared<PixelSelection>();
    selection->grid = grid;
    selection->count = grid.size() - std::count(mask->begin(), mask->end(), std::uint8_t{0});
    selection->mask = std::move(mask);
    selection->description = toQString(text(json, "description", "selection"));
    const Json& line = field(json, "line", "selection");
    if (!line.is_array())
        refuse("selection.line", "is no list");
    for (const Json& pixel : line)
        selection->line.push_back(numberFromJson<std::int64_t>(pixel, "selection.line", {.min = 0, .max = static_cast<double>(grid.size() - 1)}));
    return selection;
}

Json labelsJson(const nn::PatternLabels& labels, const ScanGrid& grid)
{
    if (labels.empty())
        return Json::object();
    std::map<std::pair<int, std::string>, std::vector<std::int64_t>> sets; // in the order of kMarks
    for (const auto& [pixel, label] : labels)
        sets[{static_cast<int>(label.mark), label.label}].push_back(pixel);
    Json marks = Json::array();
    for (const auto& [key, pixels] : sets) {
        std::vector<std::uint8_t> mask(static_cast<std::size_t>(grid.size()), 0);
        for (const std::int64_t pixel : pixels)
            mask[static_cast<std::size_t>(pixel)] = 1;
        marks.push_back({{"mark", kMarks[static_cast<std::size_t>(key.first)].second}, {"label", key.second}, {"pixels", pixelSetJson(mask)}});
    }
    return {{"marks", std::move(marks)}};
}

nn::PatternLabels labelsFromJson(const Json& json, const ScanGrid& grid)
{
    nn::PatternLabels labels;
    if (json.empty())
        return labels;
    const Json& marks = field(json, "marks", "labels");
    if (!marks.is_array())
        refuse("labels.marks", "is no list");
    for (std::size_t i = 0; i < marks.size(); ++i) {
        const std::string where = "labels.marks[" + std::to_string(i) + "]", name = text(marks[i], "mark", where);
        const auto mark = std::find_if(kMarks.begin(), kMarks.end(), [&](const auto& m) { return name == m.second; });
        if (mark == kMarks.end())
            refuse(where + ".mark", "must be one of: labelled, wrong, excluded");
        const nn::PatternLabel label{mark->first, text(marks[i], "label", where)};
        const auto mask = pixelSetFromJson(field(marks[i], "pixels", where), grid.size(), where + ".pixels");
        for (std::size_t pixel = 0; pixel < mask.size(); ++pixel)
            if (mask[pixel])
                labels[static_cast<std::int64_t>(pixel)] = label;
    }
    return labels;
}

} // namespace kikuscope::ui
