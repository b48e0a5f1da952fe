// SPDX-License-Identifier: GPL-3.0-or-later
// The structures to choose candidates from: the library and added CIF files, filtered by elements and text.
#pragma once
#include "core/crystal/structure_library.h"
#include "ui/training/training_plan.h"

#include <QAbstractTableModel>
#include <QSet>
#include <QSortFilterProxyModel>

namespace kikuscope::ui {

class CandidateModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { Name, Formula, Lattice, SpaceGroup, Source, Columns };
    using QAbstractTableModel::QAbstractTableModel;

    void setLibrary(const std::vector<crystal::LibraryStructure>& library);
    /// A structure of the user's own, chosen at once. One of that name replaces the earlier one.
    void add(Candidate candidate);
    void choose(const std::string& source);
    /// Moves the chosen ones to the top, where they are seen.
    void raiseChosen();
    /// In the order of the table.
    std::vector<Candidate> chosen() const;
    int chosenCount() const { return static_cast<int>(m_chosen.size()); }

    bool isChosen(int row) const;
    QSet<QString> elements(int row) const { return m_rows[static_cast<std::size_t>(row)].elements; }
    bool mentions(int row, const QString& text) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;

signals:
    void chosenChanged();

private:
    struct Row
    {
        Candidate candidate;
        QSet<QString> elements;
        QString words; // lower case: everything a search may mean
    };
    static Row rowOf(Candidate candidate, const std::vector<std::string>& aliases);
    int rowOf(const std::string& source) const;

    std::vector<Row> m_rows;
    QSet<QString> m_chosen; // sources
};

class CandidateFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit CandidateFilter(CandidateModel& model, QObject* parent = nullptr);

    void setText(const QString& text);
    /// "Fe, C": structures of these elements only; empty: of any.
    void setElements(const QString& symbols);
    void setChosenOnly(bool chosenOnly);

protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

private:
    const CandidateModel& m_model;
    QString m_text;
    QSet<QString> m_elements;
    bool m_chosenOnly = false;
};

/// The library structure that a file means by a phase: the same name, else the same space group and a cell of
/// the same size; nullptr: none.
const crystal::LibraryStructure* structureMeant(const Phase& phase);

} // namespace kikuscope::ui
