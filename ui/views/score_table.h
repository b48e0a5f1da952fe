// SPDX-License-Identifier: GPL-3.0-or-later
// Precision, recall, F1 and Jaccard of every class of a comparison, each with its 95 % interval.
#pragma once
#include "ui/session/session.h"

#include <QTreeWidget>

namespace kikuscope::ui {

class ScoreTable : public QTreeWidget
{
    Q_OBJECT

public:
    explicit ScoreTable(QWidget* parent = nullptr);
    void show(const Comparison& comparison);
};

/// "97.1 (96.0–98.2)", in percent.
QString percentWithInterval(const analysis::Estimate& estimate);

} // namespace kikuscope::ui
