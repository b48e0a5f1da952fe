// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figure/figure_source.h"

#include "core/publish/figure_panels.h"
#include "ui/session/phase_rows.h"
#include "ui/widgets/qt_convert.h"

#include <QCoreApplication>
#include <algorithm>

namespace kikuscope::ui {
namespace {

const QString patternLayer = QStringLiteral("pattern");
const std::string resultName = "@result", referenceName = "@reference", scanName = "@scan", imageName = "@electron-image";

struct Figures // translation context
{
    Q_DECLARE_TR_FUNCTIONS(Figures)
};

/// Layers whose panel is only another `show` of the result.
struct ResultLayer { const char* layer; const char* show; };
constexpr ResultLayer resultLayers[] = {{"result", "phase"}, {"raw", "raw"}, {"confidence", "confidence"}, {"entropy", "entropy"}};

QString titleOf(const Session& session, const QString& layer)
{
    for (const LayerName& name : figureLayers(session))
        if (name.id == layer)
            return name.title;
    return {};
}

/// What a layer is in a recipe; no caption, no colours.
draw::PanelRecipe barePanel(const Session& session, const QString& layer)
{
    draw::PanelRecipe panel;
    const QString argument = layer.section(QLatin1Char(':'), 1);
    panel.file = dependsOnReference(layer) && layer != QLatin1String("agreement") ? referenceName : resultName;
    for (const ResultLayer& row : resultLayers)
        if (layer == QLatin1String(row.layer))
            panel.show = row.show;
    if (layer == QLatin1String("agreement")) {
        panel.show = "agreement";
        panel.against = referenceName;
    } else if (layer.startsWith(QLatin1String("class:"))) {
        panel.show = "probability";
        if (const auto result = session.result(); result && result->phases.contains(argument.toInt()))
            panel.scalar = publish::phaseName(result->phases[argument.toInt()]);
    } else if (layer.startsWith(QLatin1String("scalar:")) || layer.startsWith(QLatin1String("ipf:"))) {
        panel.show = layer.startsWith(QLatin1String("ipf:")) ? "ipf" : "scalar";
        panel.scalar = toStdString(argument);
    } else if (layer.startsWith(QLatin1String("sem:"))) {
        panel.show = "image";
        const auto index = static_cast<std::size_t>(argument.toUInt());
        panel.scalar = index < session.semImages().size() ? session.semImages()[index]->name : std::string();
        panel.file = imageName + (panel.scalar.empty() ? std::string() : ":" + panel.scalar);
    } else if (layer == patternLayer) {
        panel.show = "pattern";
        panel.file = scanName;
        panel.row = static_cast<int>(session.scan()->grid.row(session.pixel()));
        panel.col = static_cast<int>(session.scan()->grid.col(session.pixel()));
    }
    return panel;
}

bool isUsed(const draw::FigureRecipe& recipe, const std::string& name)
{
    return std::any_of(recipe.panels.begin(), recipe.panels.end(), [&](const draw::PanelRecipe& p) { return p.file == name || p.against == name; });
}

const SemImage* imageOfPanel(const Session& session, const draw::PanelRecipe& panel)
{
    const std::string wanted = panel.file.size() > imageName.size() ? panel.file.substr(imageName.size() + 1) : std::string();
    for (const auto& image : session.semImages())
        if (image->name == wanted || wanted.empty())
            return image.get();
    return nullptr;
}

} // namespace

std::vector<LayerName> figureLayers(const Session& session)
{
    std::vector<LayerName> layers = layersOf(session);
    std::erase_if(layers, [&](const LayerName& l) { // what there is a hint for only
        const bool ofResult = growsWithResult(l.id), image = l.id.startsWith(QLatin1String("sem:"));
        return (ofResult && !session.result()) || (l.id == QLatin1String("agreement") && !session.reference()) || (image && session.semImages().empty()) ||
               (l.id == QLatin1String("reference") && !session.reference());
    });
    if (const auto& scan = session.scan(); scan && scan->patterns && session.pixel() >= 0)
        layers.push_back({patternLayer, Figures::tr("Pattern at the crosshair"), 4});
    return layers;
}

draw::PanelRecipe panelOfLayer(const Session& session, const QString& layer, const LayerLook& look)
{
    draw::PanelRecipe panel = barePanel(session, layer);
    if (!look.colourMap.empty())
        panel.colourMap = look.colourMap;
    else if (panel.show == "scalar") // grey where it is a quality of patterns
        if (const auto scale = makeLayer(session, layer).scale)
            panel.colourMap = scale->colourMap;
    if (look.range)
        panel.low = static_cast<double>(look.range->first), panel.high = static_cast<double>(look.range->second);
    const QString title = layer == patternLayer ? Figures::tr("Pattern, row %1, column %2").arg(panel.row).arg(panel.col) : titleOf(session, layer);
    const bool saysSo = !session.isSimulated() || title.contains(QLatin1String("simulated"), Qt::CaseInsensitive);
    panel.caption = toStdString(saysSo ? title : Figures::tr("%1 (simulated)").arg(title));
    return panel;
}

QString layerOfPanel(const Session& session, const draw::PanelRecipe& panel)
{
    if (panel.show == "pattern")
        return panel.file == scanName ? patternLayer : QString();
    for (const LayerName& layer : figureLayers(session)) {
        if (layer.id == patternLayer)
            continue;
        const draw::PanelRecipe own = barePanel(session, layer.id);
        if (own.show == panel.show && own.file == panel.file && own.against == (panel.show == "image" ? std::string() : panel.against) && own.scalar == panel.scalar)
            return layer.id;
    }
    return {};
}

std::vector<draw::PhaseLook> phaseLooks(const Session& session, bool ofResult)
{
    std::vector<std::pair<std::size_t, draw::PhaseLook>> looks; // with their place in the phase table
    const auto rows = phaseRows(session);
    const PhaseList none;
    const auto result = session.result();
    const PhaseList& phases = ofResult ? (result ? result->phases : none) : session.reference() ? session.reference()->phases : none;
    const PhaseCounts& counts = ofResult ? session.resultCounts() : session.referenceCounts();
    const auto& colours = ofResult ? session.resultColours() : session.referenceColours();
    for (int id = 1; id <= phases.size(); ++id) {
        const auto i = static_cast<std::size_t>(id);
        if ((i < counts.size() && counts[i] == 0) || i >= colours.size())
            continue;
        const std::string key = ofResult ? session.resultKey(id) : session.referenceKey(id);
        const auto row = std::find_if(rows.begin(), rows.end(), [&](const PhaseRow& r) { return r.key == key; });
        looks.emplace_back(static_cast<std::size_t>(row - rows.begin()),
                           draw::PhaseLook{publish::phaseName(phases[id]), toStdString(ofResult ? session.resultName(id) : session.referenceName(id)), colourText(colours[i]),
                                           !session.phaseStyles().of(key).visible});
    }
    std::stable_sort(looks.begin(), looks.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<draw::PhaseLook> sorted;
    for (auto& [place, look] : looks)
        sorted.push_back(std::move(look));
    return sorted;
}

draw::FigureRecipe dressed(const Session& session, draw::FigureRecipe recipe)
{
    for (draw::PanelRecipe& panel : recipe.panels) {
        if ((panel.show == "phase" || panel.show == "raw") && (panel.file == resultName || panel.file == referenceName))
            panel.looks = phaseLooks(session, panel.file == resultName);
        if (panel.show != "image" || !panel.file.starts_with(imageName))
            continue;
        panel.placement.clear();
        panel.against.clear();
        const SemImage* image = imageOfPanel(session, panel);
        const auto registration = image ? session.registrationOf(*image) : nullptr;
        if (registration)
            for (int i = 0; i < 9; ++i)
                panel.placement.push_back(registration->sampleFromImage(i / 3, i % 3));
        if (registration || (image && image->mapInImage))
            panel.against = session.reference() ? referenceName : session.result() ? resultName : std::string();
        if (panel.against.empty())
            panel.placement.clear();
    }
    return recipe;
}

namespace {

/// That of the scan, where it came with the scan: its companion may hold it.
std::filesystem::path fileOfReference(const Session& session)
{
    const bool own = session.scan() && session.reference() == session.scan()->indexing;
    return own ? session.scanFile() : session.referenceFile();
}

std::filesystem::path fileOfImage(const Session& session, const SemImage& image)
{
    if (const auto& scan = session.scan())
        for (const SemImage& own : scan->semImages)
            if (&own == &image)
                return session.scanFile();
    return session.fileOf(image);
}

} // namespace

publish::FigureInputs figureInputs(const Session& session)
{
    publish::FigureInputs inputs;
    const auto add = [&](const std::string& name, std::filesystem::path path, const QString& unsaved) -> publish::FigureInput& {
        publish::FigureInput& input = inputs[name];
        input.path = std::move(path);
        if (input.path.empty())
            input.unsaved = toStdString(unsaved);
        return input;
    };
    if (const auto result = session.result(); result && !session.isClassifying())
        add(resultName, session.hasUnsavedResult() ? std::filesystem::path() : session.resultFile(), Figures::tr("the result is not saved")).map.result = result;
    if (session.reference())
        add(referenceName, fileOfReference(session), Figures::tr("the reference is in no file")).map.indexing = session.reference();
    if (session.scan() && session.scan()->patterns)
        add(scanName, session.scanFile(), Figures::tr("the scan is in no file")).scan = session.scan();
    for (const auto& image : session.semImages()) {
        publish::FigureInput& input = add(image->name.empty() ? imageName : imageName + ":" + image->name, fileOfImage(session, *image), Figures::tr("the electron image is in no file"));
        input.image = image;
        input.scan = session.scan(); // for its grid
    }
    return inputs;
}

publish::FigureInputs inputsFromFiles(const draw::FigureRecipe& recipe, const publish::FigureInputs& inputs)
{
    publish::FigureInputs used;
    for (const auto& [name, input] : inputs) {
        if (!isUsed(recipe, name))
            continue;
        publish::FigureInput& own = used[name] = input;
        if (own.path.empty())
            continue;
        if (name == referenceName) // beside its scan, maybe
            own.path = publish::indexingFileOf(own.path);
        if (own.path.empty())
            own.unsaved = toStdString(Figures::tr("the reference is in no file"));
        else
            own = publish::FigureInput(own.path);
    }
    return used;
}

QStringList unsavedParts(const draw::FigureRecipe& recipe, const publish::FigureInputs& inputs)
{
    QStringList parts;
    for (const auto& [name, input] : inputs)
        if (isUsed(recipe, name) && input.path.empty())
            parts << toQString(input.unsaved);
    return parts;
}

} // namespace kikuscope::ui
