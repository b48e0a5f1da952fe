// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/session.h"

#include "core/base/error.h"
#include "core/draw/palette.h"
#include "ui/widgets/qt_convert.h"

#include <QRegularExpression>
#include <QStringList>
#include <algorithm>
#include <set>
#include <tuple>

namespace kikuscope::ui {
namespace {

/// Vendors write "Iron/ferrite" or "Quartz (low)": the whole name or one word of it is the class.
bool sameName(const QString& vendorName, const QString& className)
{
    static const QRegularExpression separators(QStringLiteral("[/,;()]+|\\s+"));
    const auto same = [&](const QString& word) { return word.compare(className, Qt::CaseInsensitive) == 0; };
    const QStringList words = vendorName.split(separators, Qt::SkipEmptyParts);
    return !className.isEmpty() && (same(vendorName) || std::any_of(words.begin(), words.end(), same));
}

/// The class a reference phase stands for: same name, else the only one with the same space group or lattice; 0: none.
int matchingClass(const PhaseList& classes, const Phase& phase)
{
    int bySymmetry = 0;
    for (int id = 1; id <= classes.size(); ++id) {
        if (sameName(toQString(phase.name), toQString(classes[id].name)))
            return id;
        const bool same = phase.spaceGroup > 0 ? classes[id].spaceGroup == phase.spaceGroup
                                               : !phase.bravais.empty() && classes[id].bravais == phase.bravais;
        if (same)
            bySymmetry = bySymmetry == 0 ? id : -1;
    }
    return std::max(bySymmetry, 0);
}

using ColourSet = std::set<std::tuple<int, int, int>>;

/// The first colour of the standard palette that is not used yet.
Rgba freeColour(const ColourSet& used)
{
    PhaseList plain;
    plain.phases.resize(used.size() + 1);
    const std::vector<Rgba> candidates = draw::phaseColours(plain);
    const auto it = std::find_if(candidates.begin() + 1, candidates.end(),
                                 [&](Rgba c) { return !used.contains({c.r, c.g, c.b}); });
    return it == candidates.end() ? candidates.back() : *it;
}

/// Phases that match a class get its colour, others one that is not in `used` (colours seen in the result).
std::vector<Rgba> coloursLike(const PhaseList& phases, const PhaseList& classes, const std::vector<Rgba>& classColours, ColourSet used)
{
    std::vector<Rgba> colours(static_cast<std::size_t>(phases.size()) + 1, Rgba{0, 0, 0, 255});
    std::vector<int> unmatched;
    const auto give = [&](int id, Rgba colour) {
        colours[static_cast<std::size_t>(id)] = colour;
        used.insert({colour.r, colour.g, colour.b});
    };
    for (int id = 1; id <= phases.size(); ++id) {
        if (const int match = matchingClass(classes, phases[id]); match > 0)
            give(id, classColours[static_cast<std::size_t>(match)]);
        else
            unmatched.push_back(id);
    }
    for (const int id : unmatched)
        give(id, freeColour(used));
    return colours;
}

ColourSet coloursSeen(const PhaseMap& map, const std::vector<Rgba>& colours)
{
    std::vector<bool> seen(colours.size(), false);
    for (const std::uint16_t id : map.phaseId)
        if (id < seen.size())
            seen[id] = true;
    ColourSet set;
    for (std::size_t id = 1; id < seen.size(); ++id)
        if (seen[id])
            set.insert({colours[id].r, colours[id].g, colours[id].b});
    return set;
}

} // namespace

const PhaseList& Session::classes() const
{
    static const PhaseList none;
    return m_result ? m_result->phases : m_model ? m_model->classes : none;
}

void Session::setScan(std::shared_ptr<const EbsdScan> scan)
{
    m_scan = std::move(scan);
    m_reference = m_scan ? m_scan->indexing : nullptr;
    m_semImages.clear();
    if (m_scan)
        for (const SemImage& image : m_scan->semImages)
            m_semImages.push_back(std::shared_ptr<const SemImage>(m_scan, &image));
    m_result.reset();
    m_agreement.reset();
    m_unsaved = false;
    m_pixel = m_scan && m_scan->grid.size() > 0 ? m_scan->grid.index(m_scan->grid.rows / 2, m_scan->grid.cols / 2) : -1;
    updateColours();
    emit scanChanged();
    emit referenceChanged();
    emit semImagesChanged();
    emit resultChanged();
    emit agreementChanged();
    emit pixelChanged(m_pixel);
}

void Session::setReference(std::shared_ptr<const CrystalMap> reference)
{
    if (m_scan && reference && (reference->grid.rows != m_scan->grid.rows || reference->grid.cols != m_scan->grid.cols))
        throw Error(ErrorKind::Inconsistent,
                    "The reference map has " + std::to_string(reference->grid.rows) + " x " +
                        std::to_string(reference->grid.cols) + " points but the scan has " +
                        std::to_string(m_scan->grid.rows) + " x " + std::to_string(m_scan->grid.cols) +
                        "; open the reference that belongs to this scan.");
    m_reference = std::move(reference);
    m_agreement.reset();
    updateColours();
    emit referenceChanged();
    emit agreementChanged();
}

void Session::addSemImage(std::shared_ptr<const SemImage> image)
{
    m_semImages.insert(m_semImages.begin(), std::move(image));
    emit semImagesChanged();
}

void Session::setModel(std::shared_ptr<const nn::ModelFile> model)
{
    m_model = std::move(model);
    updateColours();
    emit modelChanged();
}

void Session::beginResult(PhaseList classes, const QString& name)
{
    m_result = std::make_shared<PhaseMap>(m_scan->grid, std::move(classes));
    m_result->name = toStdString(name);
    m_agreement.reset();
    m_unsaved = true;
    updateColours();
    emit resultChanged();
    emit agreementChanged();
}

void Session::addToResult(const Predictions& block)
{
    if (!m_result || block.range.count <= 0 || block.range.end() > m_result->grid.size())
        return;
    m_result->set(block);
    emit resultRowsChanged(m_result->grid.row(block.range.first), m_result->grid.row(block.range.end() - 1));
}

void Session::setResult(std::shared_ptr<PhaseMap> result, bool unsaved)
{
    m_result = std::move(result);
    m_unsaved = unsaved && m_result;
    m_agreement.reset();
    updateColours();
    emit resultChanged();
    emit agreementChanged();
}

void Session::setAgreement(std::optional<AgreementSummary> agreement)
{
    m_agreement = agreement;
    emit agreementChanged();
}

void Session::setClassifying(bool classifying)
{
    if (m_classifying == classifying)
        return;
    m_classifying = classifying;
    emit classifyingChanged(classifying);
}

void Session::markSaved() { m_unsaved = false; }

void Session::select(std::int64_t pixel)
{
    if (!m_scan || pixel < 0 || pixel >= m_scan->grid.size() || pixel == m_pixel)
        return;
    m_pixel = pixel;
    emit pixelChanged(pixel);
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

void Session::updateColours()
{
    const PhaseList& list = classes();
    m_resultColours = draw::phaseColours(list);
    m_referenceColours.clear();
    if (m_reference)
        m_referenceColours = coloursLike(m_reference->phases, list, m_resultColours,
                                         m_result ? coloursSeen(*m_result, m_resultColours) : ColourSet{});
    emit coloursChanged();
}

QString phaseTitle(const Phase& phase)
{
    return !phase.name.empty()      ? toQString(phase.name)
           : !phase.formula.empty() ? toQString(phase.formula)
                                    : Session::tr("unnamed phase");
}

namespace {

/// "P 32 2 1" -> "P3₂21", "R -3 c:H" -> "R3̅c": screw axes with subscripts, inversion axes with a bar.
QString prettySymbol(const QString& spaced)
{
    static const QRegularExpression screw(QStringLiteral("([2346])([1-5])(?=/|$)"));
    QString text;
    const QStringList parts = spaced.section(QLatin1Char(':'), 0, 0).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (QString part : parts) {
        if (const auto match = screw.match(part); match.hasMatch() && match.capturedStart() == 0)
            part.replace(1, 1, QChar(0x2080 + match.captured(2).toInt()));
        else if (part.size() > 1 && part[0] == QLatin1Char('-'))
            part = part.mid(1, 1) + QChar(0x0305) + part.mid(2);
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
    return toQString(phase.bravais.empty() ? phase.laueGroup : phase.bravais);
}

} // namespace kikuscope::ui
