// SPDX-License-Identifier: GPL-3.0-or-later
// Settings described once: an options struct has `template <class V> void visit(V& v)` with one line per
// field,
//     v.field("energy_kev", energyKeV, {.min = 5, .max = 40, .unit = "kV", .help = "Beam energy"});
// and from that come JSON in both directions, range checks, --print-defaults and the forms of the GUI.
#pragma once
#include "core/base/error.h"

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>
#include <string>
#include <type_traits>
#include <utility>
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

template <class T>
concept Number = std::is_arithmetic_v<T> && !std::is_same_v<T, bool>;

template <Number T> bool isWithin(T value, const FieldInfo& info)
{
    const auto x = static_cast<double>(value);
    return x >= info.min && x <= info.max;
}

/// The range named is the field's own, narrowed to what its type can hold.
template <Number T>
[[noreturn]] void refuseRange(const std::string& name, const Json& value, const FieldInfo& info)
{
    using Limits = std::numeric_limits<T>;
    const auto bound = [](double ofField, T ofType, bool typeIsNarrower) {
        return (typeIsNarrower          ? Json(ofType)
                : std::is_integral_v<T> ? Json(static_cast<T>(ofField))
                                        : Json(ofField))
            .dump();
    };
    throw Error(ErrorKind::BadSetting,
                name + " is " + value.dump() + ", but must lie between " +
                    bound(info.min, Limits::lowest(), info.min <= static_cast<double>(Limits::lowest())) +
                    " and " + bound(info.max, Limits::max(), info.max >= static_cast<double>(Limits::max())) +
                    (*info.unit ? std::string(" ") + info.unit : "") + ".");
}

} // namespace detail

/// A number as `T`, or Error(BadSetting) where it is none, outside its range or too large for `T`.
template <detail::Number T>
T numberFromJson(const Json& json, const std::string& name, const FieldInfo& info = {})
{
    if (std::is_integral_v<T> ? !json.is_number_integer() : !json.is_number())
        throw Error(ErrorKind::BadSetting, name + " has the wrong type: " + json.dump().substr(0, 80) + ".");
    if constexpr (std::is_integral_v<T>) {
        const bool fits = json.is_number_unsigned() ? std::in_range<T>(json.get<std::uint64_t>())
                                                    : std::in_range<T>(json.get<std::int64_t>());
        if (!fits)
            detail::refuseRange<T>(name, json, info);
    } else if (!(std::abs(json.get<double>()) <= static_cast<double>(std::numeric_limits<T>::max()))) {
        detail::refuseRange<T>(name, json, info);
    }
    const T value = json.get<T>();
    if (!detail::isWithin(value, info))
        detail::refuseRange<T>(name, json, info);
    return value;
}

namespace detail {

struct JsonWriter
{
    Json out = Json::object();
    template <class T> void field(const char* name, T& value, const FieldInfo& = {})
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
    template <class T> void field(const char* name, T& value, const FieldInfo& info = {})
    {
        const std::string full = where.empty() ? name : where + "." + name;
        if constexpr (requires { typename T::IsSettings; }) {
            Checker inner{full};
            value.visit(inner);
        } else if constexpr (Number<T>) {
            if (!isWithin(value, info))
                refuseRange<T>(full, value, info);
        } else if constexpr (std::is_same_v<T, std::string>) {
            if (info.choices.empty())
                return;
            std::string list;
            for (const auto& c : info.choices) {
                if (c == value)
                    return;
                list += (list.empty() ? "" : ", ") + c;
            }
            throw Error(ErrorKind::BadSetting,
                        full + " is \"" + value + "\", but must be one of: " + list + ".");
        }
    }
};

struct JsonReader
{
    const Json& in;
    std::string where;
    std::vector<std::string> known = {};
    template <class T> void field(const char* name, T& value, const FieldInfo& info = {})
    {
        known.emplace_back(name);
        const auto it = in.find(name);
        if (it == in.end())
            return;
        const std::string full = where.empty() ? name : where + "." + name;
        if constexpr (requires { typename T::IsSettings; }) {
            readObject(*it, value, full);
        } else if constexpr (Number<T>) {
            value = numberFromJson<T>(*it, full, info);
        } else {
            try {
                value = it->template get<T>();
            } catch (const std::exception&) {
                throw Error(ErrorKind::BadSetting,
                            full + " has the wrong type: " + it->dump().substr(0, 80) + ".");
            }
        }
    }
    template <class S> static void readObject(const Json& json, S& settings, const std::string& where)
    {
        if (!json.is_object())
            throw Error(ErrorKind::BadSetting,
                        (where.empty() ? std::string("The settings") : where) + " must be a JSON object.");
        JsonReader reader{json, where};
        settings.visit(reader);
        for (const auto& [key, unused] : json.items()) {
            bool ok = !key.empty() && key[0] == '_'; // "_comment" and the like are allowed
            for (const auto& k : reader.known)
                ok = ok || k == key;
            if (!ok)
                throw Error(ErrorKind::BadSetting, "Unknown setting " +
                                                       (where.empty() ? key : where + "." + key) +
                                                       "; remove it or correct its name.");
        }
    }
};

} // namespace detail

/// A settings struct is marked by `using IsSettings = void;` and has visit(v).
template <class S> Json toJson(const S& settings)
{
    detail::JsonWriter writer;
    const_cast<S&>(settings).visit(writer); // visit is written once, non-const; the writer only reads
    return std::move(writer.out);
}

/// Throws Error(BadSetting) naming the field, its value and the allowed range.
template <class S> void checkSettings(const S& settings, const std::string& where = {})
{
    detail::Checker checker{where};
    const_cast<S&>(settings).visit(checker);
}

/// Missing fields keep their defaults, unknown ones are refused, all are checked.
template <class S> S settingsFromJson(const Json& json, const std::string& where = {})
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
