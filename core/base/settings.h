// SPDX-License-Identifier: GPL-3.0-or-later
// Settings described once: an options struct has `template <class V> void visit(V& v)` with one line per field,
//     v.field("energy_kev", energyKeV, {.min = 5, .max = 40, .unit = "kV", .help = "Beam energy"});
// and from that come JSON in both directions, range checks, --print-defaults and the forms of the GUI.
#pragma once
#include "core/base/error.h"

#include <nlohmann/json.hpp>

#include <limits>
#include <string>
#include <type_traits>
#include <vector>

namespace kikuscope {

using Json = nlohmann::ordered_json;

/// Range and meaning of one field. For strings, `choices` (if not empty) lists the allowed values.
struct FieldInfo
{
    double min = -std::numeric_limits<double>::infinity();
    double max = std::numeric_limits<double>::infinity();
    const char* unit = "";
    const char* help = "";
    std::vector<std::string> choices = {};
};

namespace detail {

struct JsonWriter
{
    Json out = Json::object();
    template <class T>
    void field(const char* name, T& value, const FieldInfo& = {})
    {
        if constexpr (requires { typename T::IsSettings; }) {
            JsonWriter inner;
            value.visit(inner);
            out[name] = std::move(inner.out);
        } else {
            out[name] = value;
        }
    }
};

struct Checker
{
    std::string where;
    template <class T>
    void field(const char* name, T& value, const FieldInfo& info = {})
    {
        const std::string full = where.empty() ? name : where + "." + name;
        if constexpr (requires { typename T::IsSettings; }) {
            Checker inner{full};
            value.visit(inner);
        } else if constexpr (std::is_arithmetic_v<T> && !std::is_same_v<T, bool>) {
            const double x = static_cast<double>(value);
            if (!(x >= info.min && x <= info.max))
                throw Error(ErrorKind::BadSetting, full + " is " + Json(value).dump() + ", but must lie between " +
                                                       Json(info.min).dump() + " and " + Json(info.max).dump() +
                                                       (*info.unit ? std::string(" ") + info.unit : "") + ".");
        } else if constexpr (std::is_same_v<T, std::string>) {
            if (info.choices.empty())
                return;
            std::string list;
            for (const auto& c : info.choices) {
                if (c == value)
                    return;
                list += (list.empty() ? "" : ", ") + c;
            }
            throw Error(ErrorKind::BadSetting, full + " is \"" + value + "\", but must be one of: " + list + ".");
        }
    }
};

struct JsonReader
{
    const Json& in;
    std::string where;
    std::vector<std::string> known = {};
    template <class T>
    void field(const char* name, T& value, const FieldInfo& = {})
    {
        known.emplace_back(name);
        const auto it = in.find(name);
        if (it == in.end())
            return;
        const std::string full = where.empty() ? name : where + "." + name;
        if constexpr (requires { typename T::IsSettings; }) {
            readObject(*it, value, full);
        } else {
            try {
                if constexpr (std::is_integral_v<T> && !std::is_same_v<T, bool>) {
                    if (!it->is_number_integer())
                        throw std::invalid_argument("not a whole number");
                }
                value = it->template get<T>();
            } catch (const std::exception&) {
                throw Error(ErrorKind::BadSetting, full + " has the wrong type or range: " + it->dump().substr(0, 80) + ".");
            }
        }
    }
    template <class S>
    static void readObject(const Json& json, S& settings, const std::string& where)
    {
        if (!json.is_object())
            throw Error(ErrorKind::BadSetting, (where.empty() ? std::string("The settings") : where) + " must be a JSON object.");
        JsonReader reader{json, where};
        settings.visit(reader);
        for (const auto& [key, unused] : json.items()) {
            bool ok = !key.empty() && key[0] == '_'; // "_comment" and the like are allowed
            for (const auto& k : reader.known)
                ok = ok || k == key;
            if (!ok)
                throw Error(ErrorKind::BadSetting, "Unknown setting " + (where.empty() ? key : where + "." + key) +
                                                       "; remove it or correct its name.");
        }
    }
};

} // namespace detail

/// A settings struct is marked by `using IsSettings = void;` and has visit(v).
template <class S>
Json toJson(const S& settings)
{
    detail::JsonWriter writer;
    const_cast<S&>(settings).visit(writer); // visit is written once, non-const; the writer only reads
    return std::move(writer.out);
}

/// Throws Error(BadSetting) naming the field, its value and the allowed range.
template <class S>
void checkSettings(const S& settings, const std::string& where = {})
{
    detail::Checker checker{where};
    const_cast<S&>(settings).visit(checker);
}

/// Missing fields keep their defaults, unknown ones are refused, all are checked.
template <class S>
S settingsFromJson(const Json& json, const std::string& where = {})
{
    S settings;
    detail::JsonReader::readObject(json, settings, where);
    checkSettings(settings, where);
    return settings;
}

/// Parses JSON text; throws Error(BadFile) naming `source` and the line of the mistake.
inline Json parseJson(const std::string& text, const std::string& source)
{
    try {
        return Json::parse(text);
    } catch (const nlohmann::json::exception& e) {
        throw Error(ErrorKind::BadFile, source + " is not valid JSON; " + e.what());
    }
}

} // namespace kikuscope
