// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/score_table.h"

#include "ui/widgets/qt_convert.h"

#include <QHeaderView>
#include <QLocale>

namespace kikuscope::ui {
namespace {

enum Column { Name, Precision, Recall, F1, Jaccard, ColumnCount };

} // namespace

QString percentWithInterval(const analysis::Estimate& e)
{
    const auto percent = [](double share) { return QLocale().toString(100 * share, 'f', 1); };
    return QStringLiteral("%1 (%2–%3)").arg(percent(e.value), percent(e.low), percent(e.high));
}

ScoreTable::ScoreTable(QWidget* parent) : QTreeWidget(parent)
{
    setColumnCount(ColumnCount);
    setHeaderLabels({tr("Phase"), tr("Precision %"), tr("Recall %"), tr("F1 %"), tr("Jaccard %")});
    setRootIsDecorated(false);
    setIndentation(0);
    setUniformRowHeights(true);
    setSelectionMode(QAbstractItemView::NoSelection);
    setAccessibleName(tr("Scores of every class with 95 % intervals"));
    headerItem()->setToolTip(Precision, tr("Of the pixels the network gave to the class, how many the reference does too"));
    headerItem()->setToolTip(Recall, tr("Of the pixels of the class in the reference, how many the network found"));
    headerItem()->setToolTip(F1, tr("Harmonic mean of precision and recall"));
    headerItem()->setToolTip(Jaccard, tr("Pixels of the class in both maps over those in either"));
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(QHeaderView::ResizeToContents);
}

void ScoreTable::show(const Comparison& comparison)
{
    clear();
    for (const analysis::ClassScore& score : comparison.agreement.classes) {
        if (score.referencePixels + score.answers == 0)
            continue;
        auto* item = new QTreeWidgetItem(this);
        item->setText(Name, toQString(score.name));
        item->setToolTip(Name, tr("%1: %2 pixels in the reference, %3 by the network, %4 in both. The intervals count every "
                                  "pixel as a draw of its own; neighbours are alike, so that the true ones are wider.")
                                   .arg(toQString(score.name), QLocale().toString(qlonglong(score.referencePixels)),
                                        QLocale().toString(qlonglong(score.answers)),
                                        QLocale().toString(qlonglong(score.hits))));
        const std::pair<int, analysis::Estimate> figures[] = {{Precision, analysis::precisionOf(score)},
                                                              {Recall, analysis::recallOf(score)},
                                                              {F1, analysis::f1Of(score)},
                                                              {Jaccard, analysis::jaccardOf(score)}};
        for (const auto& [column, figure] : figures) {
            item->setText(column, percentWithInterval(figure));
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
        }
    }
}

} // namespace kikuscope::ui
