// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session.h"

#include "core/analysis/phase_matching.h"
#include "core/base/error.h"
#include "core/draw/palette.h"
#include "ui/widgets/qt_convert.h"

#include <QRegularExpression>
#include <QStringList>
#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace kikuscope::ui {
namespace {

constexpr std::int64_t undoBytes = 512 << 20;

using ColourSet = std::set<std::tuple<int, int, int>>;

/// The first colour of the standard palette that is not used yet.
Rgba freeColour(const ColourSet& used)
{
    PhaseList plain;
    plain.phases.resize(used.size() + 1);
    const std::vector<Rgba> candidates = draw::phaseColours(plain);
    const auto it = std::find_if(candidates.begin() + 1, candidates.end(), [&](Rgba c) {
        return !used.contains({c.r, c.g, c.b});
    });
    return it == candidates.end() ? candidates.back() : *it;
}

/// Phases that match a class get its colour, others one that is not in `used` (colours seen in the result).
std::vector<Rgba> coloursLike(const PhaseList& phases, const std::vector<int>& matches,
                              const std::vector<Rgba>& classColours, ColourSet used)
{
    std::vector<Rgba> colours(static_cast<std::size_t>(phases.size()) + 1, Rgba{0, 0, 0, 255});
    const auto give = [&](std::size_t id, Rgba colour) {
        colours[id] = colour;
        used.insert({colour.r, colour.g, colour.b});
    };
    for (std::size_t id = 1; id < colours.size(); ++id)
        if (matches[id] > 0)
            give(id, classColours[static_cast<std::size_t>(matches[id])]);
    for (std::size_t id = 1; id < colours.size(); ++id)
        if (matches[id] == 0)
            give(id, freeColour(used));
    return colours;
}

/// Colours by the key under which a phase is shown: the user's, else the palette's colour of the phase of that key.
class StyledColours
{
public:
    StyledColours(const Session& session, const std::vector<Rgba>& result, const std::vector<Rgba>& reference)
        : m_styles(session.phaseStyles())
    {
        const PhaseList& classes = session.classes();
        for (int id = 1; id <= classes.size(); ++id)
            m_palette.emplace(phaseKey(classes[id]), result[static_cast<std::size_t>(id)]);
        for (int id = 1; session.reference() && id <= session.reference()->phases.size(); ++id)
            m_palette.emplace(phaseKey(session.reference()->phases[id]), reference[static_cast<std::size_t>(id)]);
    }
    Rgba colourOf(const std::string& key, Rgba otherwise) const
    {
        if (!m_styles.of(key).visible)
            return hiddenColour;
        if (const auto own = m_styles.colourOf(key))
            return *own;
        const auto found = m_palette.find(key);
        return found == m_palette.end() ? otherwise : found->second;
    }

private:
    const PhaseStyles& m_styles;
    std::map<std::string, Rgba> m_palette;
};

ColourSet coloursSeen(const PhaseCounts& counts, const std::vector<Rgba>& colours)
{
    ColourSet set;
    for (std::size_t id = 1; id < std::min(counts.size(), colours.size()); ++id)
        if (counts[id] > 0)
            set.insert({colours[id].r, colours[id].g, colours[id].b});
    return set;
}

PhaseCounts countsOf(const ScanGrid& grid, int phases, const std::vector<std::uint16_t>& phaseId,
                     const std::vector<PixelState>& state)
{
    PhaseCounts counts;
    for (const PhaseFraction& f : phaseFractions(grid, phases, phaseId, state))
        counts.push_back(f.pixels);
    return counts;
}

} // namespace

PhaseCounts countPhases(const PhaseMap& map)
{
    return countsOf(map.grid, map.phases.size(), map.phaseId, map.state);
}

PhaseCounts countPhases(const CrystalMap& map)
{
    return map.phaseId.empty() ? PhaseCounts{} : countsOf(map.grid, map.phases.size(), map.phaseId, {});
}

const PhaseList& Session::classes() const
{
    static const PhaseList none;
    return m_result ? m_result->phases : m_model ? m_model->classes : none;
}

void Session::setScan(std::shared_ptr<const EbsdScan> scan)
{
    m_history.clear();
    m_scan = std::move(scan);
    if (m_scan) // selections are a byte per pixel: many steps for small maps, some for the largest
        m_history.setUndoLimit(static_cast<int>(
            std::clamp<std::int64_t>(undoBytes / std::max<std::int64_t>(m_scan->grid.size(), 1), 10, 200)));
    m_openedScan = m_scan;
    m_scanFile = m_scan ? m_scan->path : std::filesystem::path();
    m_reference = m_scan ? m_scan->indexing : nullptr;
    m_referenceFile.clear();
    m_counterpart.reset();
    m_counterpartFile.clear();
    m_semImages.clear();
    m_semImageFiles.clear();
    m_registrations.clear();
    if (m_scan)
        for (const SemImage& image : m_scan->semImages)
            m_semImages.push_back(std::shared_ptr<const SemImage>(m_scan, &image));
    m_result.reset();
    m_resultFile.clear();
    m_comparison.reset();
    m_selection.reset();
    m_labels.clear();
    m_labelsUnsaved = false;
    m_resultCounts.clear();
    m_referenceCounts.clear();
    m_unsaved = false;
    m_pixel = m_scan && m_scan->grid.size() > 0
                  ? m_scan->grid.index(m_scan->grid.rows / 2, m_scan->grid.cols / 2)
                  : -1;
    updateColours();
    emit scanChanged();
    emit referenceChanged();
    emit counterpartChanged();
    emit semImagesChanged();
    emit resultChanged();
    emit countsChanged();
    emit comparisonChanged();
    emit selectionChanged();
    emit labelsChanged();
    emit pixelChanged(m_pixel);
}

void Session::setPatternCentre(std::optional<PatternCentre> centre)
{
    if (!m_scan || m_scan->detector.patternCentre == centre)
        return;
    if (m_openedScan->detector.patternCentre == centre) {
        m_scan = m_openedScan;
    } else {
        auto scan = std::make_shared<EbsdScan>(*m_scan); // jobs may hold the other one
        scan->detector.patternCentre = centre;
        m_scan = std::move(scan);
    }
    emit detectorChanged();
}

std::optional<PatternCentre> Session::givenPatternCentre() const
{
    return m_scan != m_openedScan ? m_scan->detector.patternCentre : std::nullopt;
}

std::shared_ptr<const nn::ModelFile> Session::usableModel() const
{
    const bool lacks = m_model && m_model->recipe.needsPatternCentre() && !(m_scan && m_scan->detector.patternCentre);
    return lacks ? nullptr : m_model;
}

void Session::setReference(std::shared_ptr<const CrystalMap> reference, std::filesystem::path file)
{
    if (m_scan && reference &&
        (reference->grid.rows != m_scan->grid.rows || reference->grid.cols != m_scan->grid.cols))
        throw Error(ErrorKind::Inconsistent,
                    "The reference map has " + std::to_string(reference->grid.rows) + " x " +
                        std::to_string(reference->grid.cols) + " points but the scan has " +
                        std::to_string(m_scan->grid.rows) + " x " + std::to_string(m_scan->grid.cols) +
                        "; open the reference that belongs to this scan.");
    m_reference = std::move(reference);
    m_referenceFile = std::move(file);
    m_referenceCounts.clear();
    updateColours();
    setComparison(nullptr);
    emit referenceChanged();
    emit countsChanged();
}

void Session::setCounterpart(std::shared_ptr<const CrystalMap> map, std::filesystem::path file)
{
    if (map == m_counterpart)
        return;
    if (m_scan && map && (map->grid.rows != m_scan->grid.rows || map->grid.cols != m_scan->grid.cols))
        throw Error(ErrorKind::Inconsistent,
                    "The map " + map->name + " has another size than the scan; choose a map of the same scan.");
    m_counterpart = std::move(map);
    m_counterpartFile = std::move(file);
    setComparison(nullptr);
    emit counterpartChanged();
}

void Session::addSemImage(std::shared_ptr<const SemImage> image, std::filesystem::path file)
{
    if (!file.empty())
        m_semImageFiles[image.get()] = std::move(file);
    m_semImages.insert(m_semImages.begin(), std::move(image));
    emit semImagesChanged();
}

std::filesystem::path Session::fileOf(const SemImage& image) const
{
    const auto it = m_semImageFiles.find(&image);
    return it == m_semImageFiles.end() ? std::filesystem::path() : it->second;
}

std::shared_ptr<const Registration> Session::registrationOf(const SemImage& image) const
{
    const auto it = m_registrations.find(&image);
    return it == m_registrations.end() ? nullptr : it->second;
}

void Session::setRegistration(const SemImage& image, std::shared_ptr<const Registration> registration)
{
    if (registration)
        m_registrations[&image] = std::move(registration);
    else
        m_registrations.erase(&image);
    emit semImagesChanged();
}

void Session::setModel(std::shared_ptr<const nn::ModelFile> model)
{
    m_model = std::move(model);
    updateColours();
    emit modelChanged();
}

void Session::beginResult(std::shared_ptr<PhaseMap> empty)
{
    m_resultCounts.assign(static_cast<std::size_t>(empty->phases.size()) + 1, 0);
    m_result = std::move(empty);
    m_resultFile.clear();
    m_unsaved = true;
    updateColours();
    setComparison(nullptr);
    emit resultChanged();
    emit countsChanged();
}

void Session::addToResult(const Predictions& block)
{
    if (!m_result || block.range.count <= 0 || block.range.end() > m_result->grid.size())
        return;
    const ScanGrid& grid = m_result->grid;
    const auto first = static_cast<std::size_t>(block.range.first),
               last = static_cast<std::size_t>(block.range.end());
    const auto add =
        [&](std::int64_t one) { // the pixels of the block leave the counts before and enter them after
            for (std::size_t i = first; i < last; ++i)
                if (m_result->state[i] != PixelState::Pending && grid.hasPoint(static_cast<std::int64_t>(i)))
                    m_resultCounts[m_result->phaseId[i] < m_resultCounts.size() ? m_result->phaseId[i] : 0] +=
                        one;
        };
    add(-1);
    m_result->set(block);
    add(1);
    emit resultRowsChanged(grid.row(block.range.first), grid.row(block.range.end() - 1));
    emit countsChanged();
}

void Session::finishResult(Json provenance)
{
    if (!m_result)
        return;
    m_result->provenance = std::move(provenance);
    updateColours();
    emit resultChanged();
}

void Session::setResult(std::shared_ptr<PhaseMap> result, bool unsaved, std::filesystem::path file)
{
    m_result = std::move(result);
    m_resultFile = std::move(file);
    m_resultCounts.clear();
    m_unsaved = unsaved && m_result;
    updateColours();
    setComparison(nullptr);
    emit resultChanged();
    emit countsChanged();
}

void Session::setResultCounts(PhaseCounts counts)
{
    m_resultCounts = std::move(counts);
    updateColours();
    emit countsChanged();
}

void Session::setReferenceCounts(PhaseCounts counts)
{
    m_referenceCounts = std::move(counts);
    emit countsChanged();
}

void Session::setComparison(std::shared_ptr<const Comparison> comparison)
{
    m_comparison = std::move(comparison);
    emit comparisonChanged();
    if (!m_comparison)
        setSelection(nullptr); // it was made from the maps as they were
}

void Session::setSelection(std::shared_ptr<const PixelSelection> selection)
{
    if (!selection && !m_selection)
        return;
    m_selection = std::move(selection);
    emit selectionChanged();
}

void Session::setLabels(nn::PatternLabels labels)
{
    if (labels == m_labels)
        return;
    m_labels = std::move(labels);
    m_labelsUnsaved = !m_labels.empty();
    emit labelsChanged();
}

void Session::setFigures(std::vector<Json> figures)
{
    if (figures == m_figures)
        return;
    m_figures = std::move(figures);
    emit figuresChanged();
}

void Session::setClassifying(bool classifying)
{
    if (m_classifying == classifying)
        return;
    m_classifying = classifying;
    emit classifyingChanged(classifying);
}

void Session::markSaved(std::filesystem::path file)
{
    m_unsaved = false;
    m_resultFile = std::move(file);
    emit resultSaved();
}

void Session::select(std::int64_t pixel)
{
    if (!m_scan || pixel < 0 || pixel >= m_scan->grid.size() || pixel == m_pixel)
        return;
    m_pixel = pixel;
    emit pixelChanged(pixel);
}

void Session::lookAt(std::int64_t pixel)
{
    select(pixel);
    if (m_scan && pixel == m_pixel)
        emit lookedAt(pixel);
}

void Session::moveSelection(int dx, int dy)
{
    if (!m_scan || m_pixel < 0)
        return;
    const ScanGrid& grid = m_scan->grid;
    const std::int64_t row = std::clamp<std::int64_t>(grid.row(m_pixel) + dy, 0, grid.rows - 1);
    const std::int64_t col = std::clamp<std::int64_t>(grid.col(m_pixel) + dx, 0, grid.colsInRow(row) - 1);
    select(grid.index(row, col));
}

void Session::setPhaseStyles(PhaseStyles styles)
{
    if (styles == m_phaseStyles)
        return;
    m_phaseStyles = std::move(styles);
    m_resultColours.clear(); // names may have changed: tell even if no colour did
    updateColours();
    if (!m_comparison || !counterpart() || !m_result)
        return;
    const auto now = std::make_shared<const Comparison>(mergedComparison(m_comparison->counted, counterpart()->phases, m_result->phases, m_phaseStyles));
    if (now->rowOf != m_comparison->rowOf || now->columnOf != m_comparison->columnOf)
        setComparison(now);
}

std::string Session::ownResultKey(int id) const
{
    return classes().contains(id) ? phaseKey(classes()[id]) : std::string();
}

/// Of several reference phases that mean one class, the first goes by the class.
std::string Session::ownReferenceKey(int id) const
{
    if (!m_reference || !m_reference->phases.contains(id))
        return {};
    const auto i = static_cast<std::ptrdiff_t>(id);
    if (id < static_cast<int>(m_matches.size()) && m_matches[static_cast<std::size_t>(id)] > 0 &&
        std::find(m_matches.begin(), m_matches.begin() + i, m_matches[static_cast<std::size_t>(id)]) ==
            m_matches.begin() + i)
        return ownResultKey(m_matches[static_cast<std::size_t>(id)]);
    return phaseKey(m_reference->phases[id]);
}

std::string Session::resultKey(int id) const
{
    return m_phaseStyles.shownKey(ownResultKey(id));
}

std::string Session::referenceKey(int id) const
{
    return m_phaseStyles.shownKey(ownReferenceKey(id));
}

/// The name given by the user, else that of the first phase with this key.
QString Session::nameOf(const std::string& key) const
{
    if (const std::string name = m_phaseStyles.of(key).name; !name.empty())
        return toQString(name);
    for (int id = 1; id <= classes().size(); ++id)
        if (ownResultKey(id) == key)
            return phaseTitle(classes()[id]);
    for (int id = 1; m_reference && id <= m_reference->phases.size(); ++id)
        if (ownReferenceKey(id) == key)
            return phaseTitle(m_reference->phases[id]);
    return toQString(key);
}

QString Session::resultName(int id) const { return id > 0 ? nameOf(resultKey(id)) : QString(); }

/// As the file calls it, unless the user said otherwise.
QString Session::referenceName(int id) const
{
    if (!m_reference || !m_reference->phases.contains(id))
        return {};
    const std::string key = referenceKey(id);
    return key == ownReferenceKey(id) && m_phaseStyles.of(key).name.empty() ? phaseTitle(m_reference->phases[id])
                                                                           : nameOf(key);
}

void Session::updateColours()
{
    const PhaseList& list = classes();
    std::vector<Rgba> resultColours = draw::phaseColours(list), referenceColours;
    std::vector<int> matches;
    if (m_reference) {
        matches.assign(static_cast<std::size_t>(m_reference->phases.size()) + 1, 0);
        for (std::size_t id = 1; id < matches.size(); ++id)
            matches[id] = analysis::autoMatch(m_reference->phases[static_cast<int>(id)], list);
        referenceColours = coloursLike(m_reference->phases, matches, resultColours,
                                       coloursSeen(m_resultCounts, resultColours));
    }
    const bool sameMatches = matches == m_matches;
    m_matches = std::move(matches);
    if (!m_phaseStyles.empty()) {
        const StyledColours styled(*this, resultColours, referenceColours);
        for (std::size_t id = 1; id < resultColours.size(); ++id)
            resultColours[id] = styled.colourOf(resultKey(static_cast<int>(id)), resultColours[id]);
        for (std::size_t id = 1; id < referenceColours.size(); ++id)
            referenceColours[id] = styled.colourOf(referenceKey(static_cast<int>(id)), referenceColours[id]);
    }
    if (sameMatches && resultColours == m_resultColours && referenceColours == m_referenceColours)
        return;
    m_resultColours = std::move(resultColours);
    m_referenceColours = std::move(referenceColours);
    emit coloursChanged();
}

QString phaseTitle(const Phase& phase)
{
    return !phase.name.empty()      ? toQString(phase.name)
           : !phase.formula.empty() ? toQString(phase.formula)
                                    : Session::tr("unnamed phase");
}

namespace {

/// "P 32 2 1" -> "P3₂21", "R -3 c:H" -> "R3̅c", "m-3m" -> "m3̅m": screw axes with subscripts, inversion axes
/// with a bar.
QString prettySymbol(const QString& spaced)
{
    static const QRegularExpression screw(QStringLiteral("([2346])([1-5])(?=/|$)"));
    static const QRegularExpression inversion(QStringLiteral("-([1-6])"));
    QString text;
    const QStringList parts =
        spaced.section(QLatin1Char(':'), 0, 0).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (QString part : parts) {
        if (const auto match = screw.match(part); match.hasMatch() && match.capturedStart() == 0)
            part.replace(1, 1, QChar(0x2080 + match.captured(2).toInt()));
        else
            part.replace(inversion, QStringLiteral("\\1") + QChar(0x0305));
        text += part;
    }
    return text;
}

} // namespace

QString symmetryText(const Phase& phase)
{
    if (phase.spaceGroup > 0) {
        const QString symbol = prettySymbol(toQString(phase.spaceGroupName));
        return symbol.isEmpty() ? QStringLiteral("#%1").arg(phase.spaceGroup) : symbol;
    }
    if (!phase.pointGroup.empty())
        return prettySymbol(toQString(phase.pointGroup));
    return phase.bravais.empty() ? prettySymbol(toQString(phase.laueGroup)) : toQString(phase.bravais);
}

} // namespace kikuscope::ui
