// SPDX-License-Identifier: GPL-3.0-or-later
// The user guide: every page is there, every link inside it leads somewhere, search finds words of the text.
#include "core/base/atomic_file.h"
#include "core/base/resources.h"
#include "ui/dialogs/help_browser.h"

#include <QFileInfo>
#include <QLineEdit>
#include <QListWidget>
#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTextBrowser>

using namespace kikuscope;
using namespace kikuscope::ui;

class HelpBrowserTest : public QObject
{
    Q_OBJECT

private slots:
    void pages_data();
    void pages();
    void linksOpenPages();
    void searchFindsWords();
};

void HelpBrowserTest::pages_data()
{
    QTest::addColumn<QString>("file");
    for (const HelpPage& page : helpPages())
        QTest::newRow(page.file) << QString::fromLatin1(page.file);
}

void HelpBrowserTest::pages()
{
    QFETCH(QString, file);
    const QString path = QString::fromStdString(resourcePath(file.toStdString()).string());
    const QString text = QString::fromStdString(readTextFile(path.toStdString()));
    QVERIFY2(text.startsWith("# "), "a page begins with its title");

    QSet<QString> pages;
    for (const HelpPage& page : helpPages())
        pages.insert(QFileInfo(QString::fromStdString(resourcePath(page.file).string())).canonicalFilePath());
    static const QRegularExpression link(R"(\]\(([^)#]+)(#[^)]*)?\))");
    for (auto match = link.globalMatch(text); match.hasNext();) {
        const QString target = match.next().captured(1);
        const QFileInfo there(QFileInfo(path).path() + '/' + target);
        QVERIFY2(there.exists(), qPrintable(target));
        if (file.startsWith("help/") && target.endsWith(".md"))
            QVERIFY2(pages.contains(there.canonicalFilePath()), qPrintable(target + " is no page of the guide"));
    }
}

void HelpBrowserTest::linksOpenPages()
{
    HelpBrowser browser;
    QCOMPARE(browser.page(), QString("help/start.md"));
    auto* text = browser.findChild<QTextBrowser*>("helpText");
    emit text->anchorClicked(QUrl("trust.md"));
    QCOMPARE(browser.page(), QString("help/trust.md"));
    QVERIFY(text->toPlainText().contains("yardstick"));
    emit text->anchorClicked(QUrl("../models/structure-types.md"));
    QCOMPARE(browser.page(), QString("models/structure-types.md"));
    QVERIFY(text->toPlainText().contains("94 structure types"));
    QCOMPARE(browser.findChild<QListWidget*>("helpContents")->currentItem()->data(Qt::UserRole).toString(), browser.page());
    emit text->anchorClicked(QUrl("no-such-page.md"));
    QCOMPARE(browser.page(), QString("models/structure-types.md"));
}

void HelpBrowserTest::searchFindsWords()
{
    HelpBrowser browser;
    auto* contents = browser.findChild<QListWidget*>("helpContents");
    const auto shown = [&] {
        int count = 0;
        for (int row = 0; row < contents->count(); ++row)
            count += !contents->item(row)->isHidden();
        return count;
    };
    QCOMPARE(shown(), static_cast<int>(helpPages().size()));
    QTest::keyClicks(browser.findChild<QLineEdit*>("helpSearch"), "torchvision");
    QVERIFY(shown() >= 1 && shown() < static_cast<int>(helpPages().size()));
    QCOMPARE(browser.page(), QString("help/files.md"));
    QVERIFY(!browser.findChild<QTextBrowser*>("helpText")->extraSelections().isEmpty());
    browser.search("xyzzy");
    QCOMPARE(shown(), 0);
    browser.search({});
    QCOMPARE(shown(), static_cast<int>(helpPages().size()));
}

QTEST_MAIN(HelpBrowserTest)
#include "tst_help_browser.moc"
