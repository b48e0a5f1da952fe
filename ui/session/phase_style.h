// SPDX-License-Identifier: GPL-3.0-or-later
// How the user wants phases to be shown: colour, name, visibility, order, classes shown as one. Maps stay as
// they are; only what is drawn and counted in tables follows. Kept as JSON with a project.
#pragma once
#include "core/base/image.h"
#include "core/base/settings.h"
#include "core/crystal/phase.h"

#include <optional>
#include <string>
#include <vector>

namespace kikuscope::ui {

struct PhaseStyle
{
    using IsSettings = void;
    std::string phase;      // phaseKey() of the phase it is for
    std::string name;       // shown instead of its own; empty: its own
    std::string colour;     // "#rrggbb"; empty: of the palette
    bool visible = true;    // false: drawn in hiddenColour
    std::string mergedInto; // key of another phase with which it is one; empty: none
    int position = -1;      // in tables, from the top; -1: by area, below those with a position

    template <class V> void visit(V& v)
    {
        v.field("phase", phase);
        v.field("name", name);
        v.field("colour", colour, {.help = "#rrggbb; empty: of the palette"});
        v.field("visible", visible);
        v.field("merged_into", mergedInto);
        v.field("position", position, {.min = -1, .max = 1e6});
    }
    bool operator==(const PhaseStyle&) const = default;
};

inline constexpr Rgba hiddenColour{72, 72, 72, 255};

/// Phases with the same key are the same to the user: the name (else the formula, else the symmetry) and the space
/// group, e.g. "zirconia #137".
std::string phaseKey(const Phase& phase);

/// A list of styles, at most one per phase.
class PhaseStyles
{
public:
    /// That of a phase, or the default.
    PhaseStyle of(const std::string& key) const;
    /// Replaces the style of style.phase; one that says nothing is dropped.
    void set(const PhaseStyle& style);
    /// The key under which a phase is shown: that of the end of its chain of merges.
    std::string shownKey(const std::string& key) const;
    std::optional<Rgba> colourOf(const std::string& key) const;

    Json toJson() const;
    /// Throws Error(BadSetting) naming the entry and the field.
    static PhaseStyles fromJson(const Json& json);
    const std::vector<PhaseStyle>& all() const { return m_styles; }
    bool empty() const { return m_styles.empty(); }
    bool operator==(const PhaseStyles&) const = default;

private:
    std::vector<PhaseStyle> m_styles;
};

std::string colourText(Rgba colour); // "#rrggbb"

} // namespace kikuscope::ui
