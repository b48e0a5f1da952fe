// SPDX-License-Identifier: GPL-3.0-or-later
// Small good files of each HDF5 format, 3 x 4 points with patterns of 6 x 8 pixels, pixel value = 10 point +
// column.
#pragma once
#include "core/io/lzf_filter.h"
#include "tests/core/io/h5_builder.h"

#include <cmath>
#include <functional>
#include <limits>

namespace samples {

constexpr int rows = 3, cols = 4, points = rows * cols, height = 6, width = 8;

inline std::vector<unsigned char> patternBytes(int count)
{
    std::vector<unsigned char> values;
    for (int p = 0; p < count; ++p)
        for (int i = 0; i < height * width; ++i)
            values.push_back(static_cast<unsigned char>(10 * p + i % width));
    return values;
}

template <typename T> std::vector<T> perPoint(int count, const std::function<T(int)>& value)
{
    std::vector<T> values;
    for (int p = 0; p < count; ++p)
        values.push_back(value(p));
    return values;
}

/// What a test may change before the file is written.
struct OxfordOptions
{
    int xCells = cols, yCells = rows;
    float xStep = 0.5f;
    int filter = 0;
    bool unprocessed = false, phase = true, patterns = true, nanRow = false;
    int phaseOfPoint5 = 1;
    H5Builder::Shape patternShape{points, height, width};
};

inline void writeOxford(const std::filesystem::path& path, const OxfordOptions& o = {})
{
    kikuscope::io::registerLzfFilter();
    H5Builder file(path);
    file.variableText("Manufacturer", "Oxford Instruments");
    file.text("Format Version", "5.0");
    file.text("Index", "1", false);
    const std::string header = "1/EBSD/Header/", data = "1/EBSD/Data/";
    file.ints(header + "X Cells", {}, {o.xCells});
    file.ints(header + "Y Cells", {1, 1}, {o.yCells});
    file.floats(header + "X Step", {1}, {o.xStep});
    file.floats(header + "Y Step", {}, {0.5f}, H5T_IEEE_F64BE);
    file.floats(header + "Tilt Angle", {}, {1.2217305f});
    file.floats(header + "Relative Offset", {2}, {0.25f, 0.5f});
    file.floats(header + "Relative Size", {2}, {0.5f, 0.25f});
    file.text(header + "Phases/1/Phase Name", "Iron fcc");
    file.floats(header + "Phases/1/Lattice Angles", {1, 3}, {1.5707963f, 1.5707963f, 1.5707963f});
    file.floats(header + "Phases/1/Lattice Dimensions", {3}, {3.66f, 3.66f, 3.66f});
    file.ints(header + "Phases/1/Laue Group", {}, {11});
    file.ints(header + "Phases/1/Space Group", {}, {225});
    file.variableText(header + "Phases/2/Phase Name", "Iron fcc", true);
    file.floats(header + "Phases/2/Lattice Angles", {3}, {1.5707963f, 1.5707963f, 2.0943951f});
    file.floats(header + "Phases/2/Lattice Dimensions", {3}, {2.5f, 2.5f, 4.f});
    file.ints(header + "Phases/2/Laue Group", {}, {9});
    const float none = std::numeric_limits<float>::quiet_NaN();
    const auto outside = [&](int p) { return o.nanRow && p / cols == 1; };
    if (o.phase) {
        file.ints(data + "Phase", {points},
                  perPoint<int>(points, [&](int p) { return p == 5 ? o.phaseOfPoint5 : p % 3; }),
                  H5T_STD_U8LE);
        file.floats(data + "Euler", {points, 3},
                    perPoint<float>(points * 3, [](int i) { return 0.1f * static_cast<float>(i); }));
        file.floats(data + "X", {points}, perPoint<float>(points, [&](int p) {
                        return outside(p) ? none : 0.5f * static_cast<float>(p % cols);
                    }));
    }
    file.floats(data + "Pattern Center X", {points}, std::vector<float>(points, 0.5f));
    file.floats(data + "Pattern Center Y", {points}, std::vector<float>(points, 0.375f));
    file.floats(data + "Detector Distance", {points}, std::vector<float>(points, 0.6f));
    if (o.patterns)
        file.bytes(data + "Processed Patterns", o.patternShape, patternBytes(points), o.filter);
    if (o.unprocessed)
        file.ints(data + "Unprocessed Patterns", {points, height, width},
                  perPoint<int>(points * height * width, [](int i) { return i % 2 ? 1000 : -5; }),
                  H5T_STD_I16LE);
    file.ints("1/Electron Image/Header/X Cells", {}, {5});
    file.ints("1/Electron Image/Header/Y Cells", {}, {2});
    file.bytes("1/Electron Image/Data/SE/SE Image 1", {10}, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});
}

struct EdaxOptions
{
    std::string grid = "SqrGrid";
    int stored = points; // entries of the per-point sets
    int declaredPhases = 1;
    float stepX = 0.5f;
};

inline void writeEdax(const std::filesystem::path& path, const EdaxOptions& o = {})
{
    H5Builder file(path);
    const auto n = static_cast<hsize_t>(o.stored);
    file.text(" Manufacturer", "EDAX", false);
    file.text(" Version", "OIM Analysis 7.2.1", false, H5T_STR_SPACEPAD);
    const std::string header = "Scan 1/EBSD/Header/", data = "Scan 1/EBSD/Data/";
    file.text(header + "Grid Type", o.grid, false);
    file.ints(header + "nRows", {1}, {rows}, H5T_STD_I32BE);
    file.ints(header + "nColumns", {1}, {cols}, H5T_STD_I32BE);
    file.floats(header + "Step X", {1}, {o.stepX}, H5T_IEEE_F32BE);
    file.floats(header + "Step Y", {1}, {0.5f}, H5T_IEEE_F32BE);
    file.floats(header + "Sample Tilt", {1}, {-70.f}, H5T_IEEE_F32BE);
    file.floats(header + "Pattern Center Calibration/x-star", {1}, {0.5f}, H5T_IEEE_F32BE);
    file.floats(header + "Pattern Center Calibration/y-star", {1}, {0.7f}, H5T_IEEE_F32BE);
    file.floats(header + "Pattern Center Calibration/z-star", {1}, {0.6f}, H5T_IEEE_F32BE);
    for (int k = 1; k <= o.declaredPhases; ++k) {
        const std::string phase = header + "Phase/" + std::to_string(k) + "/";
        file.text(phase + "MaterialName", "phase number " + std::to_string(k), false);
        for (const char* name : {"a", "b", "c"})
            file.floats(phase + "Lattice Constant " + name, {1}, {3.5f}, H5T_IEEE_F32BE);
        for (const char* name : {"alpha", "beta", "gamma"})
            file.floats(phase + "Lattice Constant " + name, {1}, {90.f}, H5T_IEEE_F32BE);
        file.ints(phase + "Symmetry", {1}, {43}, H5T_STD_I32BE);
    }
    // point 1 was not indexed (4 pi), point 2 has a negative CI, point 3 is marked invalid
    file.floats(data + "Phi1", {n},
                perPoint<float>(o.stored, [](int p) { return p == 1 ? 12.56637f : 1.f; }));
    file.floats(data + "Phi", {n}, std::vector<float>(n, 0.5f));
    file.floats(data + "Phi2", {n}, std::vector<float>(n, 0.25f));
    file.floats(data + "CI", {n}, perPoint<float>(o.stored, [](int p) { return p == 2 ? -1.f : 0.5f; }));
    file.floats(data + "X Position", {n},
                perPoint<float>(o.stored, [](int p) { return p == 3 ? -1111111.f : 0.f; }));
    file.ints(data + "Phase", {n},
              perPoint<int>(o.stored, [&](int p) { return o.declaredPhases == 1 ? 0 : p % 3; }),
              H5T_STD_I8LE);
    file.bytes(data + "Pattern", {n, height, width}, patternBytes(o.stored));
    file.bytes("Scan 1/SEM-PRIAS Images/Data/SEM Image", {2, 3}, {1, 2, 3, 4, 5, 6});
}

inline void writeKikuchipy(const std::filesystem::path& path, int xStepSign = 1)
{
    H5Builder file(path);
    file.text("manufacturer", "kikuchipy", false);
    const std::string header = "Scan 1/EBSD/Header/", map = "Scan 1/EBSD/CrystalMap/crystal_map/";
    file.ints(header + "n_rows", {1}, {rows});
    file.ints(header + "n_columns", {1}, {cols});
    file.floats(header + "step_x", {1}, {0.5f * static_cast<float>(xStepSign)});
    file.floats(header + "step_y", {1}, {0.5f});
    file.floats(header + "pcx", {}, {0.5f});
    file.floats(header + "pcy", {}, {0.25f});
    file.floats(header + "pcz", {}, {0.6f});
    file.ints(header + "static_background", {}, {-1});
    file.numbers("Scan 1/EBSD/Data/patterns", {points, height, width},
                 perPoint<int>(points * height * width, [](int i) { return 256 * (i % 5); }), H5T_STD_U16BE,
                 H5T_NATIVE_INT, H5Z_FILTER_DEFLATE);
    file.ints(map + "data/phase_id", {points},
              perPoint<int>(points, [](int p) { return p == 7 ? -1 : p % 2; }), H5T_STD_I64LE);
    for (const char* angle : {"phi1", "Phi", "phi2"}) // two matches per point, the first is the better one
        file.floats(map + "data/" + angle, {points, 2},
                    perPoint<float>(points * 2, [](int i) { return i % 2 ? 9.f : 0.25f; }));
    file.floats(map + "data/x", {points},
                perPoint<float>(points, [](int p) { return 0.5f * static_cast<float>(p % cols); }));
    file.floats(map + "data/y", {points},
                perPoint<float>(points, [](int p) { return 0.5f * static_cast<float>(p / cols); }));
    file.floats(map + "header/x_step", {1}, {0.5f});
    file.floats(map + "header/y_step", {1}, {0.5f});
    file.text(map + "header/phases/0/name", "al", false);
    file.ints(map + "header/phases/0/space_group", {1}, {225});
    file.floats(map + "header/phases/0/structure/lattice/abcABG", {6}, {4.05f, 4.05f, 4.05f, 90, 90, 90});
    file.text(map + "header/phases/1/name", "ni", false);
    file.floats(map + "header/phases/1/structure/lattice/abcABG", {6}, {0.352f, 0.352f, 0.352f, 90, 90, 90});
}

} // namespace samples
