// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/figure_panels.h"
#include "app/cli/grey_picture.h"
#include "app/cli/map_input.h"
#include "app/cli/output.h"

#include "core/analysis/phase_matching.h"
#include "core/draw/map_image.h"
#include "core/io/formats.h"
#include "core/io/image_file.h"
#include "core/io/kikuscope_h5.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>

namespace kikuscope::cli {
namespace fs = std::filesystem;
namespace {

constexpr Rgba kAgree{222, 222, 222, 255}, kDisagree{213, 94, 0, 255}, kOneNotIndexed{86, 175, 255, 255}, kNoneIndexed{0, 0, 0, 255};

/// A file with a phase per pixel.
struct LoadedMap
{
    CrystalMap map;
    std::vector<PixelState> state;   // of results
    std::vector<float> confidence;   // of results; NaN where nothing was classified
    bool isResult = false;
};

LoadedMap loadMap(const fs::path& path, JobMonitor& job)
{
    LoadedMap loaded;
    if (!io::isResultFile(path)) {
        loaded.map = io::openCrystalMap(path);
        for (const std::string& warning : loaded.map.warnings)
            job.warn(warning);
        return loaded;
    }
    const PhaseMap result = io::readPhaseMap(path);
    loaded.map = asCrystalMap(result);
    loaded.state = result.state;
    loaded.isResult = true;
    loaded.confidence.assign(result.state.size(), std::numeric_limits<float>::quiet_NaN());
    for (std::size_t i = 0; i < result.state.size(); ++i)
        if (result.state[i] == PixelState::Classified)
            loaded.confidence[i] = result.confidence(static_cast<std::int64_t>(i));
    if (const auto matching = io::readMatching(path))
        loaded.map.scalars = matching->scalars;
    return loaded;
}

bool meanTheSame(const Phase& a, const Phase& b)
{
    return analysis::autoMatch(a, PhaseList{{b}}) == 1 || analysis::autoMatch(b, PhaseList{{a}}) == 1;
}

/// Colours of the phases of several files: a phase keeps the colour it has in an earlier file.
class SharedColours
{
public:
    std::vector<Rgba> coloursOf(const PhaseList& phases)
    {
        std::vector<Rgba> colours{draw::phaseColours(PhaseList())[0]};
        std::set<std::size_t> taken; // two phases of one file stay apart even where an earlier file has one lattice for both
        for (const Phase& phase : phases.phases) {
            std::size_t known = 0;
            while (known < m_known.phases.size() && (taken.contains(known) || !meanTheSame(phase, m_known.phases[known])))
                ++known;
            if (known == m_known.phases.size())
                add(phase);
            taken.insert(known);
            colours.push_back(m_colours[known]);
        }
        return colours;
    }

private:
    void add(Phase phase)
    {
        if (std::find(m_colours.begin(), m_colours.end(), phase.colour) != m_colours.end())
            phase.colour.a = 0; // the file's own colour is another phase's already
        m_known.phases.push_back(std::move(phase));
        m_colours.push_back(draw::phaseColours(m_known).back());
    }

    PhaseList m_known;
    std::vector<Rgba> m_colours;
};

class PanelLoader
{
public:
    PanelLoader(const draw::FigureRecipe& recipe, const FigureFiles& files, JobMonitor& job) : m_recipe(recipe), m_files(files), m_job(job) {}

    draw::PanelContent load(const draw::PanelRecipe& panel)
    {
        if (panel.show == "image")
            return image(m_files.at(panel.file));
        if (panel.show == "agreement")
            return agreement(panel);
        const LoadedMap& loaded = map(panel.file);
        if (panel.show == "phase")
            return phases(loaded);
        if (panel.show == "confidence") {
            if (!loaded.isResult)
                throw Error(ErrorKind::BadSetting, m_files.at(panel.file).string() + " is not a result of kikuscope-cli and has no confidence; draw its phases.");
            return values(loaded.map.grid, loaded.confidence, {panel.colourMap, 0, 1, "Confidence"});
        }
        return scalar(panel, loaded.map);
    }

private:
    const LoadedMap& map(const std::string& name)
    {
        auto it = m_maps.find(name);
        if (it == m_maps.end())
            it = m_maps.emplace(name, loadMap(m_files.at(name), m_job)).first;
        return it->second;
    }

    draw::PanelContent phases(const LoadedMap& loaded)
    {
        const CrystalMap& map = loaded.map;
        const std::vector<Rgba> colours = m_colours.coloursOf(map.phases);
        draw::PanelContent content = draw::mapPanel(draw::renderPhaseMap(map.grid, map.phaseId, colours, loaded.state), map.grid);
        const auto fractions = phaseFractions(map.grid, map.phases.size(), map.phaseId, loaded.state);
        const bool shares = m_recipe.fractions && m_recipe.legend == "panel";
        std::optional<draw::LegendEntry> notIndexed;
        for (const PhaseFraction& fraction : fractions) {
            if (fraction.pixels == 0)
                continue;
            const std::string name = fraction.id > 0 ? map.phases[fraction.id].name : std::string("not indexed");
            const draw::LegendEntry entry{colours[static_cast<std::size_t>(fraction.id)], shares ? name + "  " + percent(fraction.ofAll) : name};
            if (fraction.id == 0)
                notIndexed = entry;
            else
                content.legend.push_back(entry);
        }
        if (notIndexed)
            content.legend.push_back(*notIndexed);
        return content;
    }

    draw::PanelContent agreement(const draw::PanelRecipe& panel)
    {
        const LoadedMap &first = map(panel.file), &second = map(panel.against);
        const ScanGrid& grid = first.map.grid;
        if (grid.rows != second.map.grid.rows || grid.cols != second.map.grid.cols)
            throw Error(ErrorKind::Inconsistent, "The agreement of " + m_files.at(panel.file).string() + " and " + m_files.at(panel.against).string() +
                                                     " cannot be drawn: their maps differ in rows or columns; give two maps of one scan.");
        std::vector<std::uint16_t> matchOf{0};
        for (const Phase& phase : second.map.phases.phases)
            matchOf.push_back(static_cast<std::uint16_t>(analysis::autoMatch(phase, first.map.phases)));
        std::vector<std::uint16_t> kind(first.map.phaseId.size());
        for (std::size_t i = 0; i < kind.size(); ++i) {
            const std::uint16_t a = first.map.phaseId[i], b = second.map.phaseId[i];
            kind[i] = a == 0 && b == 0 ? 3 : a == 0 || b == 0 ? 2 : a == matchOf[b] ? 0 : 1;
        }
        const std::vector<Rgba> colours{kAgree, kDisagree, kOneNotIndexed, kNoneIndexed};
        static const std::vector<std::string> names{"agree", "disagree", "not indexed by one", "not indexed by both"};
        draw::PanelContent content = draw::mapPanel(draw::renderPhaseMap(grid, kind, colours, first.state), grid);
        for (std::size_t k = 0; k < names.size(); ++k)
            if (std::find(kind.begin(), kind.end(), k) != kind.end())
                content.legend.push_back({colours[k], names[k]});
        return content;
    }

    draw::PanelContent scalar(const draw::PanelRecipe& panel, const CrystalMap& map)
    {
        std::string known;
        for (const ScalarMap& scalar : map.scalars) {
            if (sameIgnoringCase(scalar.name, panel.scalar)) {
                const auto [low, high] = panel.low < panel.high ? std::pair{panel.low, panel.high} : range(scalar.values);
                return values(map.grid, scalar.values, {panel.colourMap, low, high, scalar.unit.empty() ? scalar.name : scalar.name + " (" + scalar.unit + ")"});
            }
            known += (known.empty() ? "" : ", ") + scalar.name;
        }
        throw Error(ErrorKind::BadSetting, m_files.at(panel.file).string() + " has no quantity \"" + panel.scalar + "\"; it has: " + (known.empty() ? "none" : known) + ".");
    }

    static bool sameIgnoringCase(const std::string& a, const std::string& b)
    {
        return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                          [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
    }

    /// 2nd to 98th percentile.
    static std::pair<double, double> range(const std::vector<float>& values)
    {
        std::vector<float> finite;
        std::copy_if(values.begin(), values.end(), std::back_inserter(finite), [](float v) { return std::isfinite(v); });
        if (finite.empty())
            return {0, 1};
        std::sort(finite.begin(), finite.end());
        const auto at = [&](double share) { return static_cast<double>(finite[static_cast<std::size_t>(share * static_cast<double>(finite.size() - 1))]); };
        return {at(0.02), at(0.98)};
    }

    static draw::PanelContent values(const ScanGrid& grid, const std::vector<float>& values, const draw::ColourBar& bar)
    {
        const auto image = draw::renderScalarMap(grid, values, static_cast<float>(bar.low), static_cast<float>(bar.high), bar.colourMap);
        draw::PanelContent content = draw::mapPanel(image, grid);
        content.colourBar = bar;
        return content;
    }

    static Image<Rgba> greyPicture(Image<float> grey)
    {
        stretch(grey, 8);
        Image<Rgba> out(grey.rows, grey.cols);
        std::transform(grey.pixels.begin(), grey.pixels.end(), out.pixels.begin(), [](float value) {
            const auto v = static_cast<std::uint8_t>(std::lround(value));
            return Rgba{v, v, v, 255};
        });
        return out;
    }

    /// An image file, or the first electron image of a scan.
    static draw::PanelContent image(const fs::path& path)
    {
        draw::PanelContent content;
        content.smooth = true;
        if (io::hasImageExtension(path)) {
            const bool bytes = io::readImageInfo(path).type == PixelType::U8;
            content.pixels = bytes ? io::readColourImage(path) : greyPicture(io::readGreyImage(path));
            return content;
        }
        const EbsdScan scan = io::openScan(path);
        if (scan.semImages.empty())
            throw Error(ErrorKind::BadSetting, path.string() + " has no electron image; name an image file.");
        const SemImage& sem = scan.semImages.front();
        content.pixels = greyPicture(sem.pixels);
        if (sem.mapInImage && sem.mapInImage->width > 0 && sem.mapInImage->height > 0) {
            content.widthUm = static_cast<double>(scan.grid.cols) * scan.grid.stepXUm / sem.mapInImage->width;
            content.heightUm = static_cast<double>(scan.grid.rows) * scan.grid.stepYUm / sem.mapInImage->height;
        }
        return content;
    }

    const draw::FigureRecipe& m_recipe;
    const FigureFiles& m_files;
    JobMonitor& m_job;
    std::map<std::string, LoadedMap> m_maps;
    SharedColours m_colours;
};

} // namespace

std::vector<draw::PanelContent> loadPanels(const draw::FigureRecipe& recipe, const FigureFiles& files, JobMonitor& job)
{
    PanelLoader loader(recipe, files, job);
    std::vector<draw::PanelContent> contents;
    for (const draw::PanelRecipe& panel : recipe.panels) {
        job.checkpoint(static_cast<std::int64_t>(contents.size()), static_cast<std::int64_t>(recipe.panels.size()));
        contents.push_back(loader.load(panel));
    }
    return contents;
}

} // namespace kikuscope::cli
