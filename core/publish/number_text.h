// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers as legends and reports write them.
#pragma once
#include <cstdio>
#include <string>

namespace kikuscope::publish {

/// Fixed number of decimals.
inline std::string numberText(double value, int decimals)
{
    char text[64];
    std::snprintf(text, sizeof text, "%.*f", decimals, value);
    return text;
}

/// 0.1234 -> "12.3 %".
inline std::string percentText(double share) { return numberText(100 * share, 1) + " %"; }

} // namespace kikuscope::publish
