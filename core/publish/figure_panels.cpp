// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/figure_panels.h"

#include "core/analysis/phase_matching.h"
#include "core/base/error.h"
#include "core/publish/number_text.h"
#include "core/publish/panel_image.h"
#include "core/publish/shared_colours.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace kikuscope::publish {
namespace {

constexpr Rgba kAgree{222, 222, 222, 255}, kDisagree{213, 94, 0, 255}, kOneNotIndexed{86, 175, 255, 255}, kNoneIndexed{0, 0, 0, 255};
constexpr double kMostEntropyBits = 2; // a guess among four
constexpr int kKeySide = 480;          // pixels of a key of orientation colours

bool sameIgnoringCase(const std::string& a, const std::string& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

/// 2nd to 98th percentile.
std::pair<double, double> usualRange(const std::vector<float>& values)
{
    std::vector<float> finite;
    std::copy_if(values.begin(), values.end(), std::back_inserter(finite), [](float v) { return std::isfinite(v); });
    if (finite.empty())
        return {0, 1};
    const auto at = [&](double share) {
        const auto place = finite.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(finite.size() - 1));
        std::nth_element(finite.begin(), place, finite.end());
        return static_cast<double>(*place);
    };
    return {at(0.02), at(0.98)};
}

/// Shannon entropy in bits of the best three classes and of all others as one.
float entropyBits(const std::array<float, 3>& best)
{
    const float rest = std::max(0.f, 1 - best[0] - best[1] - best[2]);
    float bits = 0;
    for (const float p : {best[0], best[1], best[2], rest})
        if (p > 0)
            bits -= p * std::log2(p);
    return bits;
}

class PanelLoader
{
public:
    PanelLoader(const draw::FigureRecipe& recipe, const FigureInputs& inputs, JobMonitor& job) : m_recipe(recipe), m_inputs(inputs), m_job(job) {}

    draw::PanelContent load(const draw::PanelRecipe& panel)
    {
        if (panel.show == "image")
            return image(panel);
        if (panel.show == "pattern")
            return patternPanel(panel, input(panel.file));
        if (panel.show == "agreement")
            return agreement(panel);
        const FigureMap& loaded = map(panel.file);
        if (panel.show == "phase" || panel.show == "raw")
            return phases(panel, loaded);
        if (panel.show == "scalar")
            return scalar(panel, loaded);
        if (panel.show == "ipf")
            return orientations(panel, loaded);
        return probabilities(panel, loaded);
    }

private:
    const FigureInput& input(const std::string& name) const
    {
        const auto it = m_inputs.find(name);
        if (it == m_inputs.end())
            throw Error(ErrorKind::BadSetting, "There is no " + name + " to make the figure from; open it, or name another file.");
        return it->second;
    }

    const FigureMap& map(const std::string& name)
    {
        auto it = m_maps.find(name);
        if (it == m_maps.end())
            it = m_maps.emplace(name, mapOf(input(name), m_job)).first;
        return it->second;
    }

    draw::PanelContent image(const draw::PanelRecipe& panel)
    {
        const ScanGrid* under = panel.against.empty() ? nullptr : &map(panel.against).grid();
        return imagePanel(panel, input(panel.file), under);
    }

    struct Look
    {
        Rgba colour;
        std::string name;
        bool hidden = false;
        std::size_t order = 0;
    };
    /// By phase id, [0] not indexed.
    std::vector<Look> looksOf(const draw::PanelRecipe& panel, const PhaseList& phases)
    {
        const std::vector<Rgba> colours = m_colours.coloursOf(phases);
        std::vector<Look> looks{{colours[0], "not indexed", false, std::numeric_limits<std::size_t>::max()}};
        for (int id = 1; id <= phases.size(); ++id) {
            Look look{colours[static_cast<std::size_t>(id)], phaseName(phases[id]), false, panel.looks.size() + static_cast<std::size_t>(id)};
            const auto wanted = std::find_if(panel.looks.begin(), panel.looks.end(), [&](const draw::PhaseLook& l) { return l.phase == look.name; });
            if (wanted != panel.looks.end())
                look = {draw::colourFromText(wanted->colour).value_or(look.colour), wanted->name, wanted->hidden, static_cast<std::size_t>(wanted - panel.looks.begin())};
            looks.push_back(look);
        }
        return looks;
    }

    draw::PanelContent phases(const draw::PanelRecipe& panel, const FigureMap& map)
    {
        const bool raw = panel.show == "raw" && map.result && !map.result->rawPhaseId.empty();
        const std::vector<std::uint16_t>& ids = raw ? map.result->rawPhaseId : map.phaseId();
        const std::vector<Look> looks = looksOf(panel, map.phases());
        std::vector<Rgba> colours;
        for (const Look& look : looks)
            colours.push_back(look.colour);
        draw::PanelContent content = draw::mapPanel(draw::renderPhaseMap(map.grid(), ids, colours, map.state()), map.grid());
        addLegend(content, looks, phaseFractions(map.grid(), map.phases().size(), ids, map.state()));
        return content;
    }

    /// Phases of one name and one colour share an entry and add up.
    void addLegend(draw::PanelContent& content, const std::vector<Look>& looks, const std::vector<PhaseFraction>& fractions) const
    {
        std::vector<std::pair<Look, double>> entries;
        for (const PhaseFraction& fraction : fractions) {
            const Look& look = looks[static_cast<std::size_t>(fraction.id)];
            if (fraction.pixels == 0 || look.hidden)
                continue;
            const auto same = std::find_if(entries.begin(), entries.end(), [&](const auto& e) { return e.first.name == look.name && e.first.colour == look.colour; });
            if (same == entries.end())
                entries.emplace_back(look, fraction.ofAll);
            else
                same->second += fraction.ofAll;
        }
        std::stable_sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.first.order < b.first.order; });
        const bool shares = m_recipe.fractions && m_recipe.legend == "panel";
        for (const auto& [look, share] : entries)
            content.legend.push_back({look.colour, shares ? look.name + "  " + percentText(share) : look.name});
    }

    draw::PanelContent agreement(const draw::PanelRecipe& panel)
    {
        const FigureMap &first = map(panel.file), &second = map(panel.against);
        const ScanGrid& grid = first.grid();
        if (grid.rows != second.grid().rows || grid.cols != second.grid().cols)
            throw Error(ErrorKind::Inconsistent, "The agreement of " + input(panel.file).title() + " and " + input(panel.against).title() +
                                                     " cannot be drawn: their maps differ in rows or columns; give two maps of one scan.");
        std::vector<std::uint16_t> matchOf{0};
        for (const Phase& phase : second.phases().phases)
            matchOf.push_back(static_cast<std::uint16_t>(analysis::autoMatch(phase, first.phases())));
        std::vector<std::uint16_t> kind(first.phaseId().size());
        for (std::size_t i = 0; i < kind.size(); ++i) {
            const std::uint16_t a = first.phaseId()[i], b = second.phaseId()[i];
            kind[i] = a == 0 && b == 0 ? 3 : a == 0 || b == 0 ? 2 : a == matchOf[b] ? 0 : 1;
        }
        const std::vector<Rgba> colours{kAgree, kDisagree, kOneNotIndexed, kNoneIndexed};
        static const std::vector<std::string> names{"agree", "disagree", "not indexed by one", "not indexed by both"};
        draw::PanelContent content = draw::mapPanel(draw::renderPhaseMap(grid, kind, colours, first.state()), grid);
        for (std::size_t k = 0; k < names.size(); ++k)
            if (std::find(kind.begin(), kind.end(), k) != kind.end())
                content.legend.push_back({colours[k], names[k]});
        content.label = "Agreement";
        return content;
    }

    draw::PanelContent scalar(const draw::PanelRecipe& panel, const FigureMap& map)
    {
        std::string known;
        if (map.indexing)
            for (const ScalarMap& scalar : map.indexing->scalars) {
                if (sameIgnoringCase(scalar.name, panel.scalar))
                    return values(panel, map.grid(), scalar.values, panel.low < panel.high ? std::pair{panel.low, panel.high} : usualRange(scalar.values),
                                  scalar.unit.empty() ? scalar.name : scalar.name + " (" + scalar.unit + ")");
                known += (known.empty() ? "" : ", ") + scalar.name;
            }
        throw Error(ErrorKind::BadSetting, input(panel.file).title() + " has no quantity \"" + panel.scalar + "\"; it has: " + (known.empty() ? "none" : known) + ".");
    }

    /// Confidence, entropy, the probability of one class.
    draw::PanelContent probabilities(const draw::PanelRecipe& panel, const FigureMap& map)
    {
        if (!map.result)
            throw Error(ErrorKind::BadSetting, input(panel.file).title() + " is not a result of kikuscope-cli and has no confidence; draw its phases.");
        const PhaseMap& result = *map.result;
        const std::uint16_t wanted = panel.show == "probability" ? classOf(panel, result) : std::uint16_t{0};
        std::vector<float> numbers(result.state.size(), std::numeric_limits<float>::quiet_NaN());
        for (std::size_t i = 0; i < numbers.size(); ++i) {
            if (result.state[i] != PixelState::Classified)
                continue;
            const auto& best = result.topProbability[i];
            if (panel.show == "confidence")
                numbers[i] = best[0];
            else if (panel.show == "entropy")
                numbers[i] = entropyBits(best);
            else
                numbers[i] = probabilityOf(wanted, result.topId[i], best);
        }
        const std::pair<double, double> usual{0, panel.show == "entropy" ? kMostEntropyBits : 1};
        return values(panel, result.grid, numbers, panel.low < panel.high ? std::pair{panel.low, panel.high} : usual,
                      panel.show == "confidence" ? "Confidence" : panel.show == "entropy" ? "Entropy (bit)" : "Probability of " + panel.scalar);
    }

    std::uint16_t classOf(const draw::PanelRecipe& panel, const PhaseMap& result) const
    {
        for (int id = 1; id <= result.phases.size(); ++id)
            if (phaseName(result.phases[id]) == panel.scalar)
                return static_cast<std::uint16_t>(id);
        throw Error(ErrorKind::BadSetting, input(panel.file).title() + " has no class \"" + panel.scalar + "\"; name one of its legend.");
    }

    /// 0 where the class is not among the best three.
    static float probabilityOf(std::uint16_t id, const std::array<std::uint16_t, 3>& ids, const std::array<float, 3>& best)
    {
        const auto found = std::find(ids.begin(), ids.end(), id);
        return found == ids.end() ? 0 : best[static_cast<std::size_t>(found - ids.begin())];
    }

    draw::PanelContent orientations(const draw::PanelRecipe& panel, const FigureMap& map)
    {
        const auto& indexing = map.indexing;
        if (!indexing || indexing->orientation.empty())
            throw Error(ErrorKind::BadSetting, input(panel.file).title() + " has no orientations; draw its phases.");
        draw::PanelContent content = draw::mapPanel(draw::renderIpfMap(*indexing, draw::ipfDirection(panel.scalar)), indexing->grid);
        std::vector<int> present;
        for (const PhaseFraction& fraction : phaseFractions(indexing->grid, indexing->phases.size(), indexing->phaseId))
            if (fraction.id > 0 && fraction.pixels > 0)
                present.push_back(fraction.id);
        content.keys = draw::ipfKeys(indexing->phases, present, kKeySide, {20, 20, 20, 255});
        content.label = "IPF, " + std::string(1, static_cast<char>(std::toupper(static_cast<unsigned char>(panel.scalar[0]))));
        return content;
    }

    static draw::PanelContent values(const draw::PanelRecipe& panel, const ScanGrid& grid, const std::vector<float>& numbers, std::pair<double, double> range, const std::string& label)
    {
        const auto image = draw::renderScalarMap(grid, numbers, static_cast<float>(range.first), static_cast<float>(range.second), panel.colourMap);
        draw::PanelContent content = draw::mapPanel(image, grid);
        content.colourBar = {panel.colourMap, range.first, range.second, label};
        content.label = label;
        return content;
    }

    const draw::FigureRecipe& m_recipe;
    const FigureInputs& m_inputs;
    JobMonitor& m_job;
    std::map<std::string, FigureMap> m_maps;
    SharedColours m_colours;
};

} // namespace

std::string phaseName(const Phase& phase)
{
    return !phase.name.empty() ? phase.name : !phase.formula.empty() ? phase.formula : !phase.bravais.empty() ? phase.bravais : !phase.pointGroup.empty() ? phase.pointGroup : phase.laueGroup;
}

std::vector<draw::PanelContent> loadPanels(const draw::FigureRecipe& recipe, const FigureInputs& inputs, JobMonitor& job)
{
    PanelLoader loader(recipe, inputs, job);
    std::vector<draw::PanelContent> contents;
    for (const draw::PanelRecipe& panel : recipe.panels) {
        job.checkpoint(static_cast<std::int64_t>(contents.size()), static_cast<std::int64_t>(recipe.panels.size()));
        contents.push_back(loader.load(panel));
    }
    return contents;
}

} // namespace kikuscope::publish
