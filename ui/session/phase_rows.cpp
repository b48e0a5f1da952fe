// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/phase_rows.h"

#include "core/crystal/symmetry.h"
#include "ui/widgets/qt_convert.h"

#include <QLocale>
#include <algorithm>
#include <numeric>

namespace kikuscope::ui {
namespace {

QString latticeOf(const Phase& phase)
{
    if (!phase.bravais.empty())
        return toQString(phase.bravais);
    return phase.spaceGroup > 0 && phase.spaceGroup <= 230
               ? toQString(crystal::bravaisOfSpaceGroup(phase.spaceGroup))
               : QString();
}

/// "a 4.913 Å, c 5.405 Å, γ 120°": what the lattice does not already say.
QString cellOf(const UnitCell& cell)
{
    if (!cell.isValid())
        return {};
    const QLocale locale;
    QStringList parts;
    const auto length = [&](const char* name, double value) {
        parts << QStringLiteral("%1 %2 Å").arg(QLatin1String(name), locale.toString(value, 'f', 3));
    };
    const auto angle = [&](const QString& name, double value) {
        if (value != 90)
            parts << QStringLiteral("%1 %2°").arg(name, locale.toString(value, 'g', 5));
    };
    length("a", cell.a);
    if (cell.b != cell.a)
        length("b", cell.b);
    if (cell.c != cell.a)
        length("c", cell.c);
    angle(QStringLiteral("α"), cell.alphaDeg);
    angle(QStringLiteral("β"), cell.betaDeg);
    angle(QStringLiteral("γ"), cell.gammaDeg);
    return parts.join(QStringLiteral(", "));
}

void addShare(std::optional<PhaseShare>& share, const PhaseCounts& counts, std::size_t id)
{
    const auto all = static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}));
    const double indexed = all - static_cast<double>(counts[0]);
    if (!share)
        share.emplace();
    share->pixels += counts[id];
    const auto pixels = static_cast<double>(share->pixels);
    share->ofAll = all > 0 ? pixels / all : 0;
    share->ofIndexed = id > 0 && indexed > 0 ? pixels / indexed : 0;
}

class Rows
{
public:
    explicit Rows(const Session& session) : m_session(session) {}

    /// The row of a key; the first phase that comes gives its symmetry and, if it is the one merged into or
    /// alone, its name.
    PhaseRow& row(const std::string& key, const QString& name, const Phase* phase, Rgba colour)
    {
        auto found = std::ranges::find(m_rows, key, &PhaseRow::key);
        if (found == m_rows.end()) {
            PhaseRow row;
            row.key = key;
            row.name = name;
            row.colour = colour;
            row.visible = m_session.phaseStyles().of(key).visible;
            m_rows.push_back(row);
            found = m_rows.end() - 1;
        }
        if (phase) {
            if (const QString own = phaseTitle(*phase); !found->members.contains(own))
                found->members << own;
            if (found->symmetry.isEmpty() || phaseKey(*phase) == key) {
                found->symmetry = symmetryText(*phase);
                found->lattice = latticeOf(*phase);
                found->cell = cellOf(phase->cell);
            }
        }
        return *found;
    }
    std::vector<PhaseRow> sorted()
    {
        std::ranges::stable_sort(m_rows, [&](const PhaseRow& a, const PhaseRow& b) {
            const auto place = [&](const PhaseRow& row) {
                const int position = m_session.phaseStyles().of(row.key).position;
                return position < 0 ? std::numeric_limits<int>::max() : position;
            };
            if (a.key.empty() != b.key.empty())
                return b.key.empty();
            return place(a) != place(b) ? place(a) < place(b) : a.weight() > b.weight();
        });
        return std::move(m_rows);
    }

private:
    const Session& m_session;
    std::vector<PhaseRow> m_rows;
};

} // namespace

std::vector<PhaseRow> phaseRows(const Session& session)
{
    Rows rows(session);
    const PhaseCounts &ours = session.resultCounts(), &theirs = session.referenceCounts();
    const auto result = session.result();
    const auto& reference = session.reference();
    for (std::size_t id = 0; result && id < std::min(ours.size(), session.resultColours().size()); ++id) {
        const int number = static_cast<int>(id);
        if (id == 0 || ours[id] > 0)
            addShare(rows.row(session.resultKey(number), session.resultName(number),
                              id > 0 ? &result->phases[number] : nullptr, session.resultColours()[id])
                         .result,
                     ours, id);
    }
    for (std::size_t id = 0; reference && id < std::min(theirs.size(), session.referenceColours().size());
         ++id) {
        const int number = static_cast<int>(id);
        addShare(rows.row(session.referenceKey(number), session.referenceName(number),
                          id > 0 ? &reference->phases[number] : nullptr, session.referenceColours()[id])
                     .reference,
                 theirs, id);
    }
    return rows.sorted();
}

} // namespace kikuscope::ui
