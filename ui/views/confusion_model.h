// SPDX-License-Identifier: GPL-3.0-or-later
// A confusion matrix as a table: reference down, network across, "not indexed" and "unknown" first and never
// dropped; phases without a pixel are left out. A last column holds the recall, a last row the precision.
#pragma once
#include "core/draw/confusion_figure.h"
#include "ui/session/session.h"

#include <QAbstractTableModel>
#include <optional>

namespace kikuscope::ui {

enum class ConfusionUnit { Counts, RowPercent, ColumnPercent };
/// What is counted: pixels of two maps, or the images of a training's validation, which all have a class and an answer.
enum class ConfusionSubject { Pixels, ValidationImages };

class ConfusionModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setComparison(std::shared_ptr<const Comparison> comparison);
    void setUnit(ConfusionUnit unit);
    void setSubject(ConfusionSubject subject) { m_subject = subject; } // before the first comparison

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

    /// (reference id, result id) of a cell; empty for precision and recall.
    std::optional<std::pair<int, int>> cellAt(const QModelIndex& index) const;
    QString referenceName(int id) const; // translated where it is "not indexed"
    QString resultName(int id) const;
    /// All rows and columns as counts, comma separated (RFC 4180).
    QString csv() const;
    /// The rows and columns shown, for a figure; English names.
    draw::ConfusionTable table() const;

private:
    void orderLines();
    bool isMatch(int row, int column) const;
    double shareOfRow(int row, int column) const;
    double shareOfColumn(int row, int column) const;
    QString text(const QModelIndex& index) const;
    QString description(int row, int column) const;
    QString score(const QModelIndex& index) const;

    std::shared_ptr<const Comparison> m_comparison;
    std::vector<int> m_rows, m_columns; // of the matrix that are shown
    std::vector<std::int64_t> m_rowTotals, m_columnTotals;
    ConfusionUnit m_unit = ConfusionUnit::RowPercent;
    ConfusionSubject m_subject = ConfusionSubject::Pixels;
};

} // namespace kikuscope::ui
