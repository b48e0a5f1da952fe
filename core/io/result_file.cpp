// SPDX-License-Identifier: GPL-3.0-or-later
// Results of a classification (kikuscope_h5.md).
#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/io/formats.h"
#include "core/io/kikuscope_h5.h"
#include "core/io/own_layout.h"

#include <algorithm>
#include <array>

namespace kikuscope::io {

namespace {

constexpr int gzip = 4;

template <typename To, typename From>
std::vector<To> flattened(const std::vector<std::array<From, 3>>& triples)
{
    std::vector<To> values;
    values.reserve(triples.size() * 3);
    for (const auto& triple : triples)
        values.insert(values.end(), triple.begin(), triple.end());
    return values;
}

template <typename T> std::vector<std::array<T, 3>> triples(const std::vector<T>& values)
{
    std::vector<std::array<T, 3>> result(values.size() / 3);
    for (std::size_t i = 0; i < result.size(); ++i)
        result[i] = {values[3 * i], values[3 * i + 1], values[3 * i + 2]};
    return result;
}

void checkIds(const Hdf5File& file, const std::string& dataset, const std::vector<std::uint16_t>& ids,
              int phases)
{
    const auto largest = std::max_element(ids.begin(), ids.end());
    if (largest != ids.end() && *largest > phases)
        file.fail(dataset, "names class " + std::to_string(*largest) + ", but only " +
                               std::to_string(phases) + " are described; the file is damaged.");
}

auto openResult(const std::filesystem::path& path)
{
    auto file = Hdf5File::open(path);
    if (!hasContent(*file, "result"))
        throw Error(ErrorKind::Unsupported,
                    path.string() + " is not a Kikuscope result; choose the file that classify wrote.");
    checkFormatVersion(*file);
    return file;
}

} // namespace

void writePhaseMap(const std::filesystem::path& path, const PhaseMap& map, const CrystalMap* matching)
{
    const std::int64_t n = map.grid.size();
    const std::array<std::int64_t, 1> perPixel{n};
    const std::array<std::int64_t, 2> perPixelThree{n, 3};
    std::vector<std::uint8_t> state;
    state.reserve(map.state.size());
    for (const PixelState s : map.state)
        state.push_back(static_cast<std::uint8_t>(s));

    AtomicFile target(path);
    Hdf5Writer file(target.temporary());
    writeHeader(file, "result");
    file.text("Result/Name", map.name);
    writeGrid(file, "Result/Grid", map.grid);
    file.text("Result/Phases", jsonText(phasesToJson(map.phases)));
    file.write<std::uint8_t>("Result/State", perPixel, state, gzip);
    file.write<std::uint16_t>("Result/Phase", perPixel, map.phaseId, gzip);
    if (!map.rawPhaseId.empty())
        file.write<std::uint16_t>("Result/Raw Phase", perPixel, map.rawPhaseId, gzip);
    file.write<std::uint16_t>("Result/Top Phases", perPixelThree, flattened<std::uint16_t>(map.topId), gzip);
    file.write<float>("Result/Top Probabilities", perPixelThree, flattened<float>(map.topProbability), gzip);
    if (matching)
        writeCrystalMap(file, "Result/Matching", *matching, false);
    file.text("Provenance", jsonText(map.provenance));
    file.close();
    target.commit();
}

PhaseMap readPhaseMap(const std::filesystem::path& path)
{
    const auto file = openResult(path);
    const ScanGrid grid = readGrid(*file, "Result/Grid");
    const std::int64_t n = grid.size();
    const auto state = file->read<std::uint8_t>("Result/State", n);
    const auto probabilities = file->read<float>("Result/Top Probabilities", 3 * n);
    const auto topIds = file->read<std::uint16_t>("Result/Top Phases", 3 * n);

    PhaseMap map;
    map.grid = grid;
    map.name = file->text("Result/Name").value_or("");
    map.phases = phasesFromJson(readJson(*file, "Result/Phases"), path.string() + ": \"Result/Phases\"");
    map.phaseId = file->read<std::uint16_t>("Result/Phase", n);
    map.provenance = readJson(*file, "Provenance");
    checkIds(*file, "Result/Phase", map.phaseId, map.phases.size());
    if (file->isDataset("Result/Raw Phase")) {
        map.rawPhaseId = file->read<std::uint16_t>("Result/Raw Phase", n);
        checkIds(*file, "Result/Raw Phase", map.rawPhaseId, map.phases.size());
    }
    checkIds(*file, "Result/Top Phases", topIds, map.phases.size());
    if (std::any_of(state.begin(), state.end(),
                    [](std::uint8_t s) { return s > static_cast<std::uint8_t>(PixelState::NoPattern); }))
        file->fail("Result/State", "holds a value that no program version writes; the file is damaged.");
    if (!std::all_of(probabilities.begin(), probabilities.end(),
                     [](float p) { return p >= 0 && p <= 1.0001f; }))
        file->fail("Result/Top Probabilities", "holds values outside 0 to 1; the file is damaged.");
    map.state.reserve(state.size());
    for (const std::uint8_t s : state)
        map.state.push_back(static_cast<PixelState>(s));
    map.topId = triples(topIds);
    map.topProbability = triples(probabilities);
    return map;
}

std::shared_ptr<const CrystalMap> readMatching(const std::filesystem::path& path)
{
    const auto file = openResult(path);
    return file->isGroup("Result/Matching")
               ? readCrystalMap(*file, "Result/Matching", readGrid(*file, "Result/Grid"))
               : nullptr;
}

bool isResultFile(const std::filesystem::path& path)
{
    try {
        const FileProbe probe(path);
        return probe.isHdf5() && hasContent(*probe.hdf5(), "result");
    } catch (const Error&) {
        return false; // whoever opens it will be told why
    }
}

} // namespace kikuscope::io
