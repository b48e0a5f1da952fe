// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/disagreement_model.h"

#include "ui/widgets/qt_convert.h"
#include "ui/widgets/theme.h"

#include <QLocale>

namespace kikuscope::ui {

void DisagreementModel::show(std::shared_ptr<const analysis::Disagreement> disagreement)
{
    beginResetModel();
    m_disagreement = std::move(disagreement);
    m_visited.clear();
    endResetModel();
}

const analysis::DisagreeingRegion& DisagreementModel::region(int row) const
{
    return m_disagreement->regions[static_cast<std::size_t>(row)];
}

QString DisagreementModel::className(int id, bool ofReference) const
{
    if (id == 0)
        return ofReference ? tr("not indexed") : tr("unknown");
    return toQString(m_disagreement->classes[static_cast<std::size_t>(id)]);
}

void DisagreementModel::markVisited(int row)
{
    if (m_visited.insert(row).second)
        emit dataChanged(index(row, 0), index(row, ColumnCount - 1), {Qt::ForegroundRole, Qt::AccessibleTextRole});
}

int DisagreementModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() || !m_disagreement ? 0 : static_cast<int>(m_disagreement->regions.size());
}

int DisagreementModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QString DisagreementModel::text(const analysis::DisagreeingRegion& r, int row, int column) const
{
    const QLocale locale;
    switch (column) {
    case Rank:
        return locale.toString(row + 1);
    case Reference:
        return className(r.reference, true);
    case Result:
        return className(r.result, false);
    case Pixels:
        return locale.toString(qlonglong(r.pixels));
    default:
        return locale.toString(100 * r.meanConfidence, 'f', 0);
    }
}

QVariant DisagreementModel::data(const QModelIndex& index, int role) const
{
    if (!m_disagreement || !index.isValid())
        return {};
    const analysis::DisagreeingRegion& r = region(index.row());
    const bool isNumber = index.column() == Rank || index.column() >= Pixels;
    switch (role) {
    case Qt::DisplayRole:
        return text(r, index.row(), index.column());
    case Qt::TextAlignmentRole:
        return int((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case Qt::ForegroundRole:
        return m_visited.contains(index.row()) ? QVariant(themeColours().subtleText) : QVariant();
    case Qt::ToolTipRole:
        return tr("%1 in the reference, %2 by the network; %3 pixels, mean confidence %4 %; rows %5–%6, columns %7–%8")
            .arg(className(r.reference, true), className(r.result, false), text(r, 0, Pixels), text(r, 0, Confidence))
            .arg(r.firstRow)
            .arg(r.lastRow)
            .arg(r.firstCol)
            .arg(r.lastCol);
    case Qt::AccessibleTextRole:
        return m_visited.contains(index.row()) ? tr("%1, looked at").arg(text(r, index.row(), index.column()))
                                               : text(r, index.row(), index.column());
    default:
        return {};
    }
}

QVariant DisagreementModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::ToolTipRole) {
        switch (section) {
        case Rank:
            return tr("By pixels that the tolerance does not excuse, times their mean confidence");
        case Confidence:
            return tr("Mean confidence of the network in these pixels, in percent");
        default:
            return {};
        }
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Rank:
        return tr("#");
    case Reference:
        return tr("Reference");
    case Result:
        return tr("Network");
    case Pixels:
        return tr("Pixels");
    default:
        return tr("Conf. %");
    }
}

} // namespace kikuscope::ui
