// SPDX-License-Identifier: GPL-3.0-or-later
// Real instrument files lie outside the repository: $KIKUSCOPE_TEST_DATA, default ../shared/data beside the project.
#pragma once
#include <QTest>
#include <cstdlib>
#include <filesystem>
#include <string>

inline std::filesystem::path testDataFolder()
{
    if (const char* folder = std::getenv("KIKUSCOPE_TEST_DATA"); folder && *folder)
        return folder;
    return std::filesystem::path(KIKUSCOPE_SOURCE_DIR) / ".." / "shared" / "data";
}

/// Skips the running test function, saying so, where a real file is absent.
#define NEED_TEST_DATA(variable, relative) \
    const std::filesystem::path variable = testDataFolder() / (relative); \
    if (!std::filesystem::exists(variable)) \
    QSKIP(("test data absent: " + variable.string() + " (set KIKUSCOPE_TEST_DATA)").c_str())
