// SPDX-License-Identifier: GPL-3.0-or-later
// JSON of untrusted files: nesting is limited, since objects are written and released by recursion.
#pragma once
#include "core/base/settings.h"

#include <string>

namespace kikuscope::io {

inline constexpr int deepestJson = 64;

/// As parseJson(); throws Error(BadFile) beyond `deepestJson` levels too.
inline Json parseShallowJson(const std::string& text, const std::string& source)
{
    const auto check = [&source](int depth, Json::parse_event_t, const Json&) {
        if (depth > deepestJson)
            throw Error(ErrorKind::BadFile, source + " is nested more than " + std::to_string(deepestJson) + " levels deep; it was not written by Kikuscope.");
        return true;
    };
    try {
        return Json::parse(text, check);
    } catch (const nlohmann::json::exception& e) {
        throw Error(ErrorKind::BadFile, source + " is not valid JSON; " + e.what());
    }
}

} // namespace kikuscope::io
