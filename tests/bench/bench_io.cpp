// SPDX-License-Identifier: GPL-3.0-or-later
// Opening scans and reading patterns: 40 x 50 points of 128 x 128 pixels in a temporary folder, from the page
// cache.
#include "core/io/formats.h"
#include "core/io/hdf5_file.h"
#include "core/io/kikuscope_h5.h"

#include <benchmark/benchmark.h>

#include <array>
#include <cstdlib>
#include <memory>
#include <unistd.h>

using namespace kikuscope;
using namespace kikuscope::io;

namespace {

constexpr std::int64_t rows = 40, cols = 50, side = 128, area = side * side;

class Folder
{
public:
    Folder()
    {
        std::string name = (std::filesystem::temp_directory_path() / "bench_io-XXXXXX").string();
        m_path = ::mkdtemp(name.data());
    }
    ~Folder()
    {
        std::error_code ec;
        std::filesystem::remove_all(m_path, ec);
    }
    std::filesystem::path operator/(const char* name) const { return m_path / name; }

private:
    std::filesystem::path m_path;
};

const Folder& folder()
{
    static const Folder instance;
    return instance;
}

/// A smooth pattern with noise, as compressible as real ones are.
std::vector<std::uint16_t> madePatterns()
{
    std::vector<std::uint16_t> pixels(static_cast<std::size_t>(rows * cols * area));
    std::uint32_t noise = 1;
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        noise = noise * 1664525u + 1013904223u;
        pixels[i] = static_cast<std::uint16_t>((i / side % side + i % side) / 2 + (noise >> 27));
    }
    return pixels;
}

EbsdScan madeScan()
{
    EbsdScan scan;
    scan.grid.rows = rows;
    scan.grid.cols = cols;
    scan.patterns =
        std::make_shared<MemoryPatternSource>(madePatterns(), PixelType::U8, rows * cols, side, side);
    return scan;
}

std::filesystem::path ownFile(int gzip)
{
    const auto path = folder() / (gzip ? "gzip.h5" : "plain.h5");
    if (!std::filesystem::exists(path)) {
        NullMonitor job;
        writeScan(path, madeScan(), {}, job, gzip);
    }
    return path;
}

std::filesystem::path oxfordFile()
{
    const auto path = folder() / "scan.h5oina";
    if (std::filesystem::exists(path))
        return path;
    Hdf5Writer file(path);
    const std::string header = "1/EBSD/Header/", data = "1/EBSD/Data/";
    file.text("Manufacturer", "Oxford Instruments");
    file.text("Format Version", "8.0");
    file.count(header + "X Cells", cols);
    file.count(header + "Y Cells", rows);
    file.number(header + "X Step", 0.1);
    file.number(header + "Y Step", 0.1);
    const std::array<std::int64_t, 1> points{rows * cols};
    const std::array<std::int64_t, 2> triples{rows * cols, 3};
    const std::array<std::int64_t, 3> patterns{rows * cols, side, side};
    const auto pixels = madePatterns();
    file.write<std::uint8_t>(data + "Phase", points, std::vector<std::uint8_t>(rows * cols, 1));
    file.write<float>(data + "Euler", triples, std::vector<float>(rows * cols * 3, 0.5f));
    file.write<std::uint8_t>(data + "Processed Patterns", patterns,
                             std::vector<std::uint8_t>(pixels.begin(), pixels.end()));
    file.close();
    return path;
}

void open(benchmark::State& state, const std::filesystem::path& path)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(openScan(path));
}

void read(benchmark::State& state, const std::filesystem::path& path)
{
    const EbsdScan scan = openScan(path);
    const std::int64_t n = scan.patterns->size(), step = scan.patterns->preferredBlock();
    for (auto _ : state)
        for (std::int64_t first = 0; first < n; first += step)
            benchmark::DoNotOptimize(scan.patterns->read({first, std::min(step, n - first)}));
    state.SetBytesProcessed(state.iterations() * n * area); // recorded bytes
    state.counters["patterns/s"] =
        benchmark::Counter(static_cast<double>(state.iterations() * n), benchmark::Counter::kIsRate);
}

void openOwn(benchmark::State& state) { open(state, ownFile(0)); }
void openOxford(benchmark::State& state) { open(state, oxfordFile()); }
void readOwn(benchmark::State& state) { read(state, ownFile(0)); }
void readOwnGzip(benchmark::State& state) { read(state, ownFile(1)); }
void readOxford(benchmark::State& state) { read(state, oxfordFile()); }

void writeOwn(benchmark::State& state)
{
    const EbsdScan scan = madeScan();
    NullMonitor job;
    for (auto _ : state)
        writeScan(folder() / "written.h5", scan, {}, job, static_cast<int>(state.range(0)));
    state.SetBytesProcessed(state.iterations() * rows * cols * area);
}

} // namespace

BENCHMARK(openOwn)->Unit(benchmark::kMillisecond);
BENCHMARK(openOxford)->Unit(benchmark::kMillisecond);
BENCHMARK(readOwn)->Unit(benchmark::kMillisecond);
BENCHMARK(readOwnGzip)->Unit(benchmark::kMillisecond);
BENCHMARK(readOxford)->Unit(benchmark::kMillisecond);
BENCHMARK(writeOwn)->Arg(0)->Arg(1)->Unit(benchmark::kMillisecond);
