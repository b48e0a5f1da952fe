// SPDX-License-Identifier: GPL-3.0-or-later
// Opening and reading of EDAX pattern files and text results.
#include "core/io/formats.h"

#include <benchmark/benchmark.h>
#include <cstring>
#include <fstream>
#include <unistd.h>

using namespace kikuscope;

namespace {

namespace fs = std::filesystem;

/// A file that goes away with the program.
struct Scratch
{
    fs::path path;
    explicit Scratch(const std::string& name)
        : path(fs::temp_directory_path() / ("kikuscope-bench-" + std::to_string(::getpid()) + "-" + name))
    {
    }
    ~Scratch()
    {
        std::error_code ec;
        fs::remove(path, ec);
    }
};

/// Version 3 header for a map of rows x cols patterns of side x side pixels; the pixels are a hole in the
/// file.
void writeSparseUp2(const fs::path& path, std::uint32_t side, std::uint32_t rows, std::uint32_t cols)
{
    char head[42] = {};
    const std::uint32_t words[] = {3, side, side, sizeof head};
    std::memcpy(head, words, sizeof words);
    std::memcpy(head + 17, &cols, 4);
    std::memcpy(head + 21, &rows, 4);
    const double step = 0.5;
    std::memcpy(head + 26, &step, 8);
    std::memcpy(head + 34, &step, 8);
    std::ofstream(path, std::ios::binary).write(head, sizeof head);
    fs::resize_file(path, sizeof head + std::uintmax_t{rows} * cols * side * side * 2);
}

void openSparseUp2(benchmark::State& state)
{
    const Scratch file("large.up2");
    writeSparseUp2(file.path, 480, 200, 220); // 20.3 GB
    for (auto _ : state)
        benchmark::DoNotOptimize(io::openScan(file.path));
}
BENCHMARK(openSparseUp2)->Unit(benchmark::kMicrosecond);

void readUp2(benchmark::State& state)
{
    const Scratch file("patterns.up2");
    const auto side = static_cast<std::uint32_t>(state.range(0));
    writeSparseUp2(file.path, side, 20, 100);
    const EbsdScan scan = io::openScan(file.path);
    const std::int64_t block = scan.patterns->preferredBlock();
    std::int64_t first = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(scan.patterns->read({first, block}));
        first = (first + block) % (scan.patterns->size() - block);
    }
    state.SetBytesProcessed(state.iterations() * block * side * side * 2);
}
BENCHMARK(readUp2)->Arg(60)->Arg(120)->Arg(480);

void readText(benchmark::State& state, const char* name, const std::string& header, const char* line)
{
    const Scratch file(name);
    constexpr int rows = 500, cols = 500;
    {
        std::ofstream out(file.path);
        out << header;
        char text[160];
        for (int r = 0; r < rows; ++r)
            for (int c = 0; c < cols; ++c) {
                std::snprintf(text, sizeof text, line, 0.5 * c, 0.5 * r);
                out << text;
            }
    }
    for (auto _ : state)
        benchmark::DoNotOptimize(io::openCrystalMap(file.path));
    state.SetItemsProcessed(state.iterations() * rows * cols); // lines per second
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(fs::file_size(file.path)));
}

const std::string angHeader =
    "# Phase 1\n# MaterialName Nickel\n# Symmetry 43\n# LatticeConstants 3.52 3.52 3.52 90 90 90\n"
    "# GRID: SqrGrid\n# XSTEP: 0.5\n# YSTEP: 0.5\n# NCOLS_ODD: 500\n# NCOLS_EVEN: 500\n# NROWS: 500\n";
const std::string ctfHeader =
    "Channel Text "
    "File\nPrj\tbench\nJobMode\tGrid\nXCells\t500\nYCells\t500\nXStep\t0.5\nYStep\t0.5\nPhases\t1\n"
    "3.52;3.52;3.52\t90;90;"
    "90\tNickel\t11\t225\nPhase\tX\tY\tBands\tError\tEuler1\tEuler2\tEuler3\tMAD\tBC\tBS\n";

BENCHMARK_CAPTURE(readText, ang, "lines.ang", angHeader,
                  "  4.24251   2.07492   3.35758 %12.5f %12.5f 1957.3  0.648  0   1208  1.814\n")
    ->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(readText, ctf, "lines.ctf", ctfHeader,
                  "1\t%.4f\t%.4f\t7\t0\t248.4804\t31.8310\t68.9251\t0.8566\t123\t99\n")
    ->Unit(benchmark::kMillisecond);

} // namespace
