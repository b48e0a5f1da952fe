// SPDX-License-Identifier: GPL-3.0-or-later
// Everything a user reads can be translated, and the translations that we ship are complete: no unfinished
// entry, nothing that lupdate would add, the same placeholders, and the program speaks the language of the
// system.
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>
#include <algorithm>
#include <set>

namespace {

const QString sourceFolder = QStringLiteral(KIKUSCOPE_SOURCE_DIR);

struct Message
{
    QString context, source, translation;
    bool unfinished = false;
    bool operator<(const Message& other) const
    {
        return std::tie(context, source) < std::tie(other.context, other.source);
    }
};

std::vector<Message> readTs(const QString& path)
{
    std::vector<Message> messages;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == QLatin1String("name")) {
            context = xml.readElementText();
        } else if (xml.name() == QLatin1String("source")) {
            messages.push_back({context, xml.readElementText(), {}, false});
        } else if (xml.name() == QLatin1String("translation")) {
            messages.back().unfinished = xml.attributes().hasAttribute(QLatin1String("type"));
            QStringList forms; // of a number: each is a translation of its own
            QString text;
            while (!(xml.isEndElement() && xml.name() == QLatin1String("translation")) && !xml.atEnd()) {
                xml.readNext();
                if (xml.isStartElement())
                    forms << xml.readElementText().trimmed();
                else if (xml.isCharacters())
                    text += xml.text();
            }
            messages.back().translation = forms.isEmpty() ? text.trimmed() : forms.takeFirst();
            for (const QString& form : forms) {
                messages.push_back(messages.back());
                messages.back().translation = form;
            }
        }
    }
    return messages;
}

QStringList sourceFiles()
{
    QStringList files;
    for (const QString& folder : {QStringLiteral("/ui"), QStringLiteral("/app/gui")})
        for (QDirIterator it(sourceFolder + folder, {"*.cpp", "*.h"}, QDir::Files,
                             QDirIterator::Subdirectories);
             it.hasNext();)
            files << it.next();
    files.sort();
    return files;
}

std::multiset<QString> placeholders(const QString& text)
{
    static const QRegularExpression pattern(QStringLiteral("%n|%L?\\d|<[^>]+>"));
    std::multiset<QString> found;
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found.insert(it.next().captured());
    return found;
}

/// Blanks what is no text for users: comments, and calls that translate.
QString withoutTranslated(QString code)
{
    static const QRegularExpression comment(QStringLiteral("//[^\\n]*"));
    static const QRegularExpression styleSheet(QStringLiteral("R\"\\(.*?\\)\""),
                                               QRegularExpression::DotMatchesEverythingOption);
    // The literal may follow on several lines, and translate() names its context first.
    static const QRegularExpression translated(QStringLiteral(
        R"(\b(?:tr|translate|QT_TRANSLATE_NOOP|QT_TR_NOOP)\s*\(\s*(?:"[^"]*"\s*,\s*)?(?:"(?:[^"\\]|\\.)*"\s*)+)"));
    static const QRegularExpression coreError(
        QStringLiteral("\\b(?:Error\\(ErrorKind::|refuse\\()[^;]*;")); // English, as core's are
    code.remove(styleSheet);
    code.remove(coreError);
    code.remove(translated);
    code.remove(comment);
    return code;
}

/// Literals that look like something to read: given to a setter of a text, or several words.
QStringList untranslated(const QString& code)
{
    static const QRegularExpression setter(QStringLiteral(
        R"re(\b(?:setText|setToolTip|setStatusTip|setWhatsThis|setWindowTitle|setTitle|setPlaceholderText|setAccessibleName|)re"
        R"re(setAccessibleDescription|setHeaderLabels|setIconText|setInformativeText|addItem|addAction|addMenu|addTab|addToolBar|)re"
        R"re(QLabel|QPushButton|QGroupBox|QCheckBox|showMessage|clear)\s*\(\s*\{?\s*(?:QStringLiteral\(|QLatin1String\(|QString\()?)re"
        R"re("[^"]*[A-Za-z]{2}[^"]*")re"));
    static const QRegularExpression prose(QStringLiteral(R"re("[A-Z]?[a-z]+,? [a-z]+ [^"]*[a-z][^"]*")re"));
    QStringList found;
    const QString rest = withoutTranslated(code);
    for (const QString& line : rest.split(QLatin1Char('\n'))) {
        if (line.contains(QLatin1String("qWarning")) || line.contains(QLatin1String("qCritical")))
            continue; // the log is English
        if (setter.match(line).hasMatch() || prose.match(line).hasMatch())
            found << line.trimmed();
    }
    return found;
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT

private slots:
    void scannerCatches_data();
    void scannerCatches();
    void everyTextIsTranslatable();
    void languages_data();
    void nothingIsUnfinished_data() { languages_data(); }
    void nothingIsUnfinished();
    void placeholdersAgree_data() { languages_data(); }
    void placeholdersAgree();
    void lupdateFindsNothingNew_data() { languages_data(); }
    void lupdateFindsNothingNew();
    void programSpeaksTheLanguageOfTheSystem();
};

void TestTranslations::scannerCatches_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<bool>("offends");
    QTest::newRow("bare setter") << QString("label->setText(\"Open file\");") << true;
    QTest::newRow("literal macro") << QString("m->addMenu(QStringLiteral(\"Edit\"));") << true;
    QTest::newRow("prose elsewhere") << QString("show(\"this file is not good\");") << true;
    QTest::newRow("translated") << QString("label->setText(tr(\"Open file now please\"));") << false;
    QTest::newRow("translated with context")
        << QString("QCoreApplication::translate(\"Views\", \"all the words of it\")") << false;
    QTest::newRow("two lines") << QString("tr(\"all the words \"\n   \"of this sentence here\")") << false;
    QTest::newRow("object name") << QString("w->setObjectName(QStringLiteral(\"mapPane\"));") << false;
    QTest::newRow("comment") << QString("// setText(\"Open file\")") << false;
    QTest::newRow("unit") << QString("text + QStringLiteral(\" %\")") << false;
}

void TestTranslations::scannerCatches()
{
    QFETCH(QString, code);
    QFETCH(bool, offends);
    QCOMPARE(!untranslated(code).isEmpty(), offends);
}

void TestTranslations::everyTextIsTranslatable()
{
    QVERIFY(sourceFiles().size() > 40);
    QStringList offences;
    for (const QString& path : sourceFiles()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const QString& line : untranslated(QString::fromUtf8(file.readAll())))
            offences << path.mid(sourceFolder.size() + 1) + QStringLiteral(": ") + line;
    }
    QVERIFY2(offences.isEmpty(), qPrintable("wrap these in tr():\n" + offences.join('\n')));
}

void TestTranslations::languages_data()
{
    QTest::addColumn<QString>("path");
    for (QDirIterator it(sourceFolder + QStringLiteral("/translations"), {"*.ts"}); it.hasNext();) {
        const QString path = it.next();
        QTest::newRow(qPrintable(it.fileName())) << path;
    }
}

void TestTranslations::nothingIsUnfinished()
{
    QFETCH(QString, path);
    const std::vector<Message> messages = readTs(path);
    QVERIFY(messages.size() > 200);
    std::size_t same = 0;
    for (const Message& m : messages) {
        QVERIFY2(!m.unfinished && !m.translation.isEmpty(), qPrintable(m.context + ": " + m.source));
        same += m.translation == m.source;
    }
    QVERIFY2(same < messages.size() / 5,
             "too many texts are the English ones"); // names, units and formats may be
}

void TestTranslations::placeholdersAgree()
{
    QFETCH(QString, path);
    for (const Message& m : readTs(path))
        QVERIFY2(placeholders(m.source) == placeholders(m.translation),
                 qPrintable(m.source + "  ->  " + m.translation));
}

void TestTranslations::lupdateFindsNothingNew()
{
    QFETCH(QString, path);
    QTemporaryDir folder;
    const QString fresh = folder.filePath(QStringLiteral("fresh.ts"));
    QProcess lupdate;
    lupdate.setWorkingDirectory(sourceFolder);
    QStringList arguments{"-I", ".", "-no-obsolete", "-locations", "none"};
    for (const QString& file : sourceFiles())
        arguments << file.mid(sourceFolder.size() + 1);
    lupdate.start(QStringLiteral(KIKUSCOPE_LUPDATE), arguments + QStringList{"-ts", fresh});
    QVERIFY2(lupdate.waitForFinished(60000) && lupdate.exitCode() == 0,
             lupdate.readAllStandardError().constData());
    const std::vector<Message> wanted = readTs(fresh), have = readTs(path);
    QVERIFY(wanted.size() > 200);
    const std::set<Message> known(have.begin(), have.end()), used(wanted.begin(), wanted.end());
    for (const Message& m : wanted)
        QVERIFY2(known.contains(m), qPrintable("not in the translation: " + m.context + ": " + m.source));
    for (const Message& m : have)
        QVERIFY2(used.contains(m), qPrintable("no longer in the program: " + m.context + ": " + m.source));
}

void TestTranslations::programSpeaksTheLanguageOfTheSystem()
{
    const auto helpIn = [](const QString& locale) {
        QProcess program;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.remove(QStringLiteral("LANGUAGE"));
        environment.insert(QStringLiteral("LC_ALL"), locale);
        environment.insert(QStringLiteral("LANG"), locale);
        program.setProcessEnvironment(environment);
        program.start(QStringLiteral(KIKUSCOPE_PROGRAM), {QStringLiteral("--help")});
        return program.waitForFinished(60000) ? QString::fromUtf8(program.readAllStandardOutput())
                                              : QString();
    };
    const QString english = helpIn(QStringLiteral("C")), german = helpIn(QStringLiteral("de_DE.UTF-8"));
    QVERIFY2(english.contains("Simulate and classify the demonstration scan."), qPrintable(english));
    QVERIFY2(german.contains(QString::fromUtf8("Den Vorführscan simulieren und klassifizieren.")),
             qPrintable(german));
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "tst_translations.moc"
