// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
class TestSelectionFlows : public QObject
{
    Q_OBJECT
};
QTEST_MAIN(TestSelectionFlows)
#include "tst_selection_flows.moc"
