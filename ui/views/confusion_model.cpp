// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/confusion_model.h"

#include "ui/widgets/qt_convert.h"
#include "ui/widgets/theme.h"

#include <QApplication>
#include <QColor>
#include <QFont>
#include <QLocale>
#include <QPalette>
#include <algorithm>
#include <cmath>
#include <numeric>

namespace kikuscope::ui {
namespace {

const QColor matchColour(0x00, 0x72, 0xb2), errorColour(0xd5, 0x5e, 0x00),
    silentColour(0x80, 0x80, 0x80); // Okabe & Ito 2008

double ratio(std::int64_t part, std::int64_t whole)
{
    return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

QString percent(double share)
{
    const bool rare = share > 0 && share < 0.0005;
    return rare ? QStringLiteral("<%1").arg(QLocale().toString(0.1, 'f', 1))
                : QLocale().toString(100 * share, 'f', 1);
}

QColor mixed(const QColor& from, const QColor& to, double t)
{
    const auto mix = [t](int a, int b) { return static_cast<int>(std::lround(a + t * (b - a))); };
    return {mix(from.red(), to.red()), mix(from.green(), to.green()), mix(from.blue(), to.blue())};
}

QString quoted(QString field)
{
    if (!field.contains(QLatin1Char(',')) && !field.contains(QLatin1Char('"')) &&
        !field.contains(QLatin1Char('\n')))
        return field;
    return QLatin1Char('"') + field.replace(QLatin1Char('"'), QLatin1String("\"\"")) + QLatin1Char('"');
}

} // namespace

void ConfusionModel::setComparison(std::shared_ptr<const Comparison> comparison)
{
    beginResetModel();
    m_comparison = std::move(comparison);
    m_rows.clear();
    m_columns.clear();
    m_rowTotals.clear();
    m_columnTotals.clear();
    if (m_comparison) {
        const analysis::ConfusionMatrix& matrix = m_comparison->matrix;
        m_rowTotals.assign(matrix.reference.size(), 0);
        m_columnTotals.assign(matrix.result.size(), 0);
        for (std::size_t row = 0; row < matrix.reference.size(); ++row)
            for (std::size_t column = 0; column < matrix.result.size(); ++column) {
                const std::int64_t count = matrix.at(static_cast<int>(row), static_cast<int>(column));
                m_rowTotals[row] += count;
                m_columnTotals[column] += count;
            }
        orderLines();
    }
    endResetModel();
}

/// Phases by frequency, the classes that mean the same in the same order, so that agreement lies on the
/// diagonal; then "not indexed" and "unknown", then the other classes.
void ConfusionModel::orderLines()
{
    const auto byTotal = [](const std::vector<std::int64_t>& totals) {
        std::vector<int> lines;
        for (std::size_t i = 1; i < totals.size(); ++i)
            if (totals[i] > 0)
                lines.push_back(static_cast<int>(i));
        std::stable_sort(lines.begin(), lines.end(), [&](int a, int b) {
            return totals[static_cast<std::size_t>(a)] > totals[static_cast<std::size_t>(b)];
        });
        return lines;
    };
    m_rows = byTotal(m_rowTotals);
    const auto append = [this](int column) {
        if (std::find(m_columns.begin(), m_columns.end(), column) == m_columns.end())
            m_columns.push_back(column);
    };
    for (const int row : m_rows)
        if (const int match = m_comparison->matrix.matchOf[static_cast<std::size_t>(row)]; match > 0)
            append(match);
    const bool canBeSilent = m_subject == ConfusionSubject::Pixels;
    if (canBeSilent)
        append(0);
    for (const int column : byTotal(m_columnTotals))
        append(column);
    if (canBeSilent)
        m_rows.push_back(0);
}

void ConfusionModel::setUnit(ConfusionUnit unit)
{
    m_unit = unit;
    if (m_comparison)
        emit dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int ConfusionModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_comparison ? 0 : static_cast<int>(m_rows.size()) + 1;
}

int ConfusionModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_comparison ? 0 : static_cast<int>(m_columns.size()) + 1;
}

std::optional<std::pair<int, int>> ConfusionModel::cellAt(const QModelIndex& index) const
{
    const auto row = static_cast<std::size_t>(index.row()), column = static_cast<std::size_t>(index.column());
    if (!index.isValid() || row >= m_rows.size() || column >= m_columns.size())
        return std::nullopt;
    return std::pair{m_rows[row], m_columns[column]};
}

QString ConfusionModel::referenceName(int id) const
{
    return id == 0 ? tr("not indexed")
                   : toQString(m_comparison->matrix.reference[static_cast<std::size_t>(id)]);
}

QString ConfusionModel::resultName(int id) const
{
    return id == 0 ? tr("unknown") : toQString(m_comparison->matrix.result[static_cast<std::size_t>(id)]);
}

bool ConfusionModel::isMatch(int row, int column) const
{
    return row > 0 && column > 0 && m_comparison->matrix.matchOf[static_cast<std::size_t>(row)] == column;
}

double ConfusionModel::shareOfRow(int row, int column) const
{
    return ratio(m_comparison->matrix.at(row, column), m_rowTotals[static_cast<std::size_t>(row)]);
}

double ConfusionModel::shareOfColumn(int row, int column) const
{
    return ratio(m_comparison->matrix.at(row, column), m_columnTotals[static_cast<std::size_t>(column)]);
}

/// Recall of the row, precision of the column.
QString ConfusionModel::score(const QModelIndex& index) const
{
    const auto row = static_cast<std::size_t>(index.row()), column = static_cast<std::size_t>(index.column());
    std::int64_t hits = 0, all = 0;
    if (row < m_rows.size() && m_rows[row] > 0) {
        const int match = m_comparison->matrix.matchOf[static_cast<std::size_t>(m_rows[row])];
        hits = match > 0 ? m_comparison->matrix.at(m_rows[row], match) : 0;
        all = m_rowTotals[static_cast<std::size_t>(m_rows[row])];
    } else if (column < m_columns.size() && m_columns[column] > 0 && row == m_rows.size()) {
        for (const int r : m_rows)
            if (r > 0) { // pixels that the reference did not index say nothing about the network
                hits += isMatch(r, m_columns[column]) ? m_comparison->matrix.at(r, m_columns[column]) : 0;
                all += m_comparison->matrix.at(r, m_columns[column]);
            }
    }
    return all > 0 ? percent(ratio(hits, all)) : QString();
}

QString ConfusionModel::text(const QModelIndex& index) const
{
    const auto cell = cellAt(index);
    if (!cell)
        return score(index);
    const auto [row, column] = *cell;
    const std::int64_t count = m_comparison->matrix.at(row, column);
    if (count == 0)
        return QStringLiteral("·");
    switch (m_unit) {
    case ConfusionUnit::RowPercent:
        return percent(shareOfRow(row, column));
    case ConfusionUnit::ColumnPercent:
        return percent(shareOfColumn(row, column));
    case ConfusionUnit::Counts:
        break;
    }
    return QLocale().toString(qlonglong(count));
}

QString ConfusionModel::description(int row, int column) const
{
    const QString sentence =
        m_subject == ConfusionSubject::Pixels
            ? tr("%1 in the reference, %2 by the network: %3 pixels, %4 % of the row, %5 % of the column")
            : tr("%1 in truth, %2 by the network: %3 images, %4 % of the row, %5 % of the column");
    return sentence.arg(referenceName(row), resultName(column),
                        QLocale().toString(qlonglong(m_comparison->matrix.at(row, column))),
                        percent(shareOfRow(row, column)), percent(shareOfColumn(row, column)));
}

QVariant ConfusionModel::data(const QModelIndex& index, int role) const
{
    if (!m_comparison || !index.isValid())
        return {};
    const auto cell = cellAt(index);
    const double share = !cell                                    ? 0
                         : m_unit == ConfusionUnit::ColumnPercent ? shareOfColumn(cell->first, cell->second)
                                                                  : shareOfRow(cell->first, cell->second);
    const auto background = [&] {
        const bool silent = cell->first == 0 || cell->second == 0; // one of the maps does not say
        return mixed(QApplication::palette().color(QPalette::Base),
                     silent                               ? silentColour
                     : isMatch(cell->first, cell->second) ? matchColour
                                                          : errorColour,
                     std::sqrt(share)); // the root keeps rare errors visible
    };
    switch (role) {
    case Qt::DisplayRole:
        return text(index);
    case Qt::TextAlignmentRole:
        return int(Qt::AlignRight | Qt::AlignVCenter);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return cell ? description(cell->first, cell->second) : text(index);
    case Qt::BackgroundRole:
        return cell && share > 0 ? QVariant(background()) : QVariant();
    case Qt::ForegroundRole:
        if (!cell || share <= 0)
            return themeColours().subtleText;
        return QColor(qGray(background().rgb()) > 130 ? Qt::black : Qt::white);
    case Qt::FontRole:
        if (cell && isMatch(cell->first, cell->second)) {
            QFont bold = QApplication::font();
            bold.setBold(true);
            return bold;
        }
        return {};
    default:
        return {};
    }
}

QVariant ConfusionModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (!m_comparison || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const auto i = static_cast<std::size_t>(section);
    if (orientation == Qt::Vertical)
        return i < m_rows.size() ? referenceName(m_rows[i]) : tr("Precision %");
    return i < m_columns.size() ? resultName(m_columns[i]) : tr("Recall %");
}

Qt::ItemFlags ConfusionModel::flags(const QModelIndex& index) const
{
    return cellAt(index) ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::ItemIsEnabled;
}

QString ConfusionModel::csv() const
{
    if (!m_comparison)
        return {};
    const analysis::ConfusionMatrix& matrix = m_comparison->matrix;
    QString table = QStringLiteral("reference \\ network"); // English: programs read this
    for (const std::string& name : matrix.result)
        table += QLatin1Char(',') + quoted(toQString(name));
    table += QLatin1String("\r\n");
    for (std::size_t row = 0; row < matrix.reference.size(); ++row) {
        table += quoted(toQString(matrix.reference[row]));
        for (std::size_t column = 0; column < matrix.result.size(); ++column)
            table += QLatin1Char(',') +
                     QString::number(matrix.at(static_cast<int>(row), static_cast<int>(column)));
        table += QLatin1String("\r\n");
    }
    return table;
}

draw::ConfusionTable ConfusionModel::table() const
{
    draw::ConfusionTable table;
    if (!m_comparison)
        return table;
    const analysis::ConfusionMatrix& matrix = m_comparison->matrix;
    for (const int column : m_columns)
        table.columns.push_back(matrix.result[static_cast<std::size_t>(column)]);
    for (const int row : m_rows) {
        table.rows.push_back(matrix.reference[static_cast<std::size_t>(row)]);
        for (const int column : m_columns)
            table.counts.push_back(matrix.at(row, column));
    }
    return table;
}

} // namespace kikuscope::ui
