// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/confusion_latex.h"

#include <QTest>

using namespace kikuscope;
using namespace kikuscope::analysis;

class TestConfusionLatex : public QObject
{
    Q_OBJECT
private slots:
    void escapesWhatLatexReads()
    {
        QCOMPARE(latexEscaped("50% Fe_3C & {M} #1 $x$"), std::string("50\\% Fe\\_3C \\& \\{M\\} \\#1 \\$x\\$"));
        QCOMPARE(latexEscaped("a\\b~^"), std::string("a\\textbackslash{}b\\textasciitilde{}\\textasciicircum{}"));
    }

    void matrix_data()
    {
        QTest::addColumn<int>("unit");
        QTest::addColumn<QString>("rows");
        QTest::newRow("pixels") << int(TableUnit::Counts) << "a & 1 & 3 & 4 \\\\\nnot indexed & 2 & -- & 2 \\\\\n";
        QTest::newRow("row") << int(TableUnit::RowPercent) << "a & 25.0 & 75.0 & 4 \\\\\nnot indexed & 100.0 & -- & 2 \\\\\n";
        QTest::newRow("column") << int(TableUnit::ColumnPercent) << "a & 33.3 & 100.0 & 4 \\\\\nnot indexed & 66.7 & -- & 2 \\\\\n";
    }
    void matrix()
    {
        QFETCH(int, unit);
        QFETCH(QString, rows);
        // reference: not indexed, a, b (never); result: unknown, x (never), a
        const ConfusionMatrix m{{"not indexed", "a", "b"}, {"unknown", "x", "a"}, {0, 0, 2, 3, 0, 1, 0, 0, 0}, {0, 2, 0}};
        const QString table = QString::fromStdString(latexMatrix(m, TableUnit(unit)));
        QVERIFY2(table.contains("reference & a & unknown & pixels \\\\\n\\midrule\n" + rows + "\\bottomrule"), qPrintable(table));
        QVERIFY(table.startsWith("\\begin{tabular}{lrrr}\n") && table.endsWith("\\end{tabular}\n"));
    }

    void scoresHaveIntervals()
    {
        const ConfusionMatrix m{{"not indexed", "a", "b"}, {"unknown", "a", "b"}, {0, 0, 0, 0, 20, 5, 0, 10, 15}, {0, 1, 2}};
        const std::string tables = latexTables(m, agreement(m));
        // Wilson of 20 / 30 (R: prop.test(20, 30, correct = FALSE)): 0.488 to 0.808; of 20 / 25: 0.609 to 0.911
        QVERIFY(tables.find("a & 25 & 66.7 (48.8--80.8) & 80.0 (60.9--91.1) & 72.7 (") != std::string::npos);
        QVERIFY(tables.find("$\\kappa$ 0.400 (0.151 to 0.649)") != std::string::npos); // 0.4 -+ 1.96 x 0.126996
    }
};

QTEST_GUILESS_MAIN(TestConfusionLatex)
#include "tst_confusion_latex.moc"
