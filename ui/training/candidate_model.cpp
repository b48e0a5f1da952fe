// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/candidate_model.h"

#include "ui/widgets/qt_convert.h"

#include <QRegularExpression>
#include <algorithm>
#include <cmath>

namespace kikuscope::ui {
namespace {

constexpr double sameLength = 0.02; // relative: alloys of a phase differ that much

bool sameSize(const UnitCell& a, const UnitCell& b)
{
    const auto near = [](double x, double y) { return std::abs(x - y) <= sameLength * y; };
    return a.isValid() && near(a.a, b.a) && near(a.b, b.b) && near(a.c, b.c);
}

QSet<QString> elementsIn(const std::string& formula)
{
    static const QRegularExpression symbol(QStringLiteral("[A-Z][a-z]?"));
    QSet<QString> found;
    for (auto it = symbol.globalMatch(toQString(formula)); it.hasNext();)
        found.insert(it.next().captured());
    return found;
}

} // namespace

const crystal::LibraryStructure* structureMeant(const Phase& phase)
{
    if (const auto* named = crystal::findLibraryStructure(phase.name))
        return named;
    const QSet<QString> elements = elementsIn(phase.formula);
    for (const crystal::LibraryStructure& structure : crystal::structureLibrary())
        if (structure.phase.spaceGroup == phase.spaceGroup && sameSize(phase.cell, structure.phase.cell) &&
            (elements.isEmpty() || elements.contains(elementsIn(structure.phase.formula))))
            return &structure;
    return nullptr;
}

CandidateModel::Row CandidateModel::rowOf(Candidate candidate, const std::vector<std::string>& aliases)
{
    Row row{std::move(candidate), {}, {}};
    const Phase& phase = row.candidate.phase;
    for (const AtomSite& atom : phase.atoms)
        row.elements.insert(toQString(atom.element));
    QStringList words{toQString(phase.name), toQString(phase.formula), toQString(phase.spaceGroupName),
                      toQString(phase.bravais), toQString(row.candidate.source)};
    for (const std::string& alias : aliases)
        words << toQString(alias);
    row.words = words.join(QLatin1Char('\n')).toLower();
    return row;
}

void CandidateModel::setLibrary(const std::vector<crystal::LibraryStructure>& library)
{
    beginResetModel();
    std::vector<Row> rows;
    for (const crystal::LibraryStructure& structure : library)
        rows.push_back(rowOf({structure.phase.name, structure.phase}, structure.aliases));
    std::ranges::stable_sort(rows, [](const Row& a, const Row& b) {
        return toQString(a.candidate.phase.name)
                   .compare(toQString(b.candidate.phase.name), Qt::CaseInsensitive) < 0;
    });
    m_rows.insert(m_rows.end(), std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.end()));
    endResetModel();
}

int CandidateModel::rowOf(const std::string& source) const
{
    const auto it =
        std::ranges::find_if(m_rows, [&](const Row& row) { return row.candidate.source == source; });
    return it == m_rows.end() ? -1 : static_cast<int>(it - m_rows.begin());
}

void CandidateModel::add(Candidate candidate)
{
    const std::string source = candidate.source;
    Row row = rowOf(std::move(candidate), {});
    if (const int old = rowOf(source); old >= 0) {
        m_rows[static_cast<std::size_t>(old)] = std::move(row);
        emit dataChanged(index(old, 0), index(old, Columns - 1));
    } else {
        beginInsertRows({}, 0, 0);
        m_rows.insert(m_rows.begin(), std::move(row));
        endInsertRows();
    }
    choose(source);
}

void CandidateModel::choose(const std::string& source)
{
    if (const int row = rowOf(source); row >= 0)
        setData(index(row, Name), Qt::Checked, Qt::CheckStateRole);
}

void CandidateModel::raiseChosen()
{
    beginResetModel();
    std::ranges::stable_partition(
        m_rows, [this](const Row& row) { return m_chosen.contains(toQString(row.candidate.source)); });
    endResetModel();
}

std::vector<Candidate> CandidateModel::chosen() const
{
    std::vector<Candidate> candidates;
    for (const Row& row : m_rows)
        if (m_chosen.contains(toQString(row.candidate.source)))
            candidates.push_back(row.candidate);
    return candidates;
}

bool CandidateModel::isChosen(int row) const
{
    return m_chosen.contains(toQString(m_rows[static_cast<std::size_t>(row)].candidate.source));
}

bool CandidateModel::mentions(int row, const QString& text) const
{
    return m_rows[static_cast<std::size_t>(row)].words.contains(text);
}

int CandidateModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int CandidateModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : Columns; }

QVariant CandidateModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Candidate& candidate = m_rows[static_cast<std::size_t>(index.row())].candidate;
    if (role == Qt::CheckStateRole && index.column() == Name)
        return isChosen(index.row()) ? Qt::Checked : Qt::Unchecked;
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    const Phase& phase = candidate.phase;
    switch (index.column()) {
    case Name:
        return toQString(phase.name);
    case Formula:
        return toQString(phase.formula);
    case Lattice:
        return toQString(phase.bravais);
    case SpaceGroup:
        return QStringLiteral("%1 (%2)").arg(toQString(phase.spaceGroupName)).arg(phase.spaceGroup);
    case Source:
        return toQString(phase.source);
    default:
        return {};
    }
}

bool CandidateModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::CheckStateRole || index.column() != Name)
        return false;
    const QString source = toQString(m_rows[static_cast<std::size_t>(index.row())].candidate.source);
    if (value.toInt() == Qt::Checked)
        m_chosen.insert(source);
    else
        m_chosen.remove(source);
    emit dataChanged(index, index, {Qt::CheckStateRole});
    emit chosenChanged();
    return true;
}

QVariant CandidateModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Phase"), tr("Formula"), tr("Lattice"), tr("Space group"), tr("Source")};
    return titles[section];
}

Qt::ItemFlags CandidateModel::flags(const QModelIndex& index) const
{
    const auto plain = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    return index.column() == Name ? plain | Qt::ItemIsUserCheckable : plain;
}

CandidateFilter::CandidateFilter(CandidateModel& model, QObject* parent)
    : QSortFilterProxyModel(parent), m_model(model)
{
    setSourceModel(&model);
    setSortCaseSensitivity(Qt::CaseInsensitive);
}

void CandidateFilter::setText(const QString& text)
{
    m_text = text.trimmed().toLower();
    invalidateFilter();
}

void CandidateFilter::setElements(const QString& symbols)
{
    static const QRegularExpression separators(QStringLiteral("[\\s,;]+"));
    m_elements.clear();
    for (QString symbol : symbols.split(separators, Qt::SkipEmptyParts))
        m_elements.insert(symbol.left(1).toUpper() + symbol.mid(1).toLower());
    invalidateFilter();
}

void CandidateFilter::setChosenOnly(bool chosenOnly)
{
    m_chosenOnly = chosenOnly;
    invalidateFilter();
}

bool CandidateFilter::filterAcceptsRow(int row, const QModelIndex&) const
{
    return (!m_chosenOnly || m_model.isChosen(row)) &&
           (m_elements.isEmpty() || m_elements.contains(m_model.elements(row))) &&
           (m_text.isEmpty() || m_model.mentions(row, m_text));
}

} // namespace kikuscope::ui
