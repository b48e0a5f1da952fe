// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/phase_style.h"

#include "core/base/error.h"

#include <QColor>
#include <QString>
#include <algorithm>

namespace kikuscope::ui {
namespace {

std::optional<Rgba> rgbaOf(const std::string& text)
{
    const QColor colour(QString::fromStdString(text));
    if (text.empty() || !colour.isValid())
        return std::nullopt;
    return Rgba{static_cast<std::uint8_t>(colour.red()), static_cast<std::uint8_t>(colour.green()),
                static_cast<std::uint8_t>(colour.blue()), 255};
}

} // namespace

std::string phaseKey(const Phase& phase)
{
    const std::string number = phase.spaceGroup > 0 ? " #" + std::to_string(phase.spaceGroup) : "";
    for (const std::string* text :
         {&phase.name, &phase.formula, &phase.bravais, &phase.pointGroup, &phase.laueGroup})
        if (!text->empty())
            return *text + number;
    return "phase" + number;
}

std::string colourText(Rgba colour) { return QColor(colour.r, colour.g, colour.b).name().toStdString(); }

PhaseStyle PhaseStyles::of(const std::string& key) const
{
    const auto found = std::ranges::find(m_styles, key, &PhaseStyle::phase);
    if (found != m_styles.end())
        return *found;
    PhaseStyle style;
    style.phase = key;
    return style;
}

void PhaseStyles::set(const PhaseStyle& style)
{
    std::erase_if(m_styles, [&](const PhaseStyle& s) { return s.phase == style.phase; });
    PhaseStyle plain;
    plain.phase = style.phase;
    if (style != plain)
        m_styles.push_back(style);
    std::ranges::sort(m_styles, {}, &PhaseStyle::phase);
}

std::string PhaseStyles::shownKey(const std::string& key) const
{
    std::string shown = key;
    for (std::size_t step = 0; step <= m_styles.size(); ++step) {
        const std::string next = of(shown).mergedInto;
        if (next.empty() || next == key)
            break;
        shown = next;
    }
    return shown;
}

std::optional<Rgba> PhaseStyles::colourOf(const std::string& key) const { return rgbaOf(of(key).colour); }

Json PhaseStyles::toJson() const
{
    Json list = Json::array();
    for (const PhaseStyle& style : m_styles)
        list.push_back(kikuscope::toJson(style));
    return list;
}

PhaseStyles PhaseStyles::fromJson(const Json& json)
{
    if (!json.is_array())
        throw Error(ErrorKind::BadSetting, "The phase styles must be a list of objects.");
    PhaseStyles styles;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const std::string where = "phase style " + std::to_string(i + 1);
        const auto style = settingsFromJson<PhaseStyle>(json[i], where);
        if (style.phase.empty())
            throw Error(ErrorKind::BadSetting, where + ".phase is empty; give the name of a phase.");
        if (!style.colour.empty() && !rgbaOf(style.colour))
            throw Error(ErrorKind::BadSetting,
                        where + ".colour is \"" + style.colour + "\", but must be of the form #rrggbb.");
        styles.set(style);
    }
    return styles;
}

} // namespace kikuscope::ui
