// SPDX-License-Identifier: GPL-3.0-or-later
// Runs kikuscope-cli in a scratch folder and keeps what it said.
#pragma once
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

struct CliRun
{
    int exitCode = -1;
    bool crashed = false;
    QByteArray out, err;

    /// stdout as the one JSON object it has to be; empty where it is anything else.
    QJsonObject json() const
    {
        QJsonParseError error;
        const QJsonDocument document = QJsonDocument::fromJson(out, &error);
        return error.error == QJsonParseError::NoError && document.isObject() ? document.object() : QJsonObject();
    }
    /// The sentence after "kikuscope-cli: ", if stderr ends with exactly one such line.
    QString sentence() const
    {
        QString found;
        for (const QByteArray& line : err.split('\n'))
            if (line.startsWith("kikuscope-cli: "))
                found = found.isEmpty() ? QString::fromUtf8(line.mid(15)) : QStringLiteral("(more than one sentence)");
        return found;
    }
};

class CliFolder
{
public:
    CliFolder() { Q_ASSERT(m_folder.isValid()); }

    QString path(const QString& name) const { return m_folder.filePath(name); }

    void write(const QString& name, const QByteArray& content) const
    {
        QFile file(path(name));
        QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(file.fileName()));
        QCOMPARE(file.write(content), content.size());
    }

    /// A started process, in the folder, with a cache of its own.
    void start(QProcess& process, const QStringList& arguments) const
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("XDG_CACHE_HOME", path("cache"));
        process.setProcessEnvironment(environment);
        process.setWorkingDirectory(m_folder.path());
        process.start(QStringLiteral(KIKUSCOPE_CLI), arguments);
    }

    static CliRun finish(QProcess& process)
    {
        CliRun run;
        if (!process.waitForFinished(500000)) {
            process.kill();
            process.waitForFinished(5000);
        }
        run.crashed = process.exitStatus() != QProcess::NormalExit;
        run.exitCode = run.crashed ? -1 : process.exitCode();
        run.out = process.readAllStandardOutput();
        run.err = process.readAllStandardError();
        return run;
    }

    CliRun run(const QStringList& arguments) const
    {
        QProcess process;
        start(process, arguments);
        return finish(process);
    }

private:
    QTemporaryDir m_folder;
};

/// Compares exit codes and shows what the program said where they differ.
#define COMPARE_EXIT(run, expected) \
    QVERIFY2(!(run).crashed && (run).exitCode == (expected), \
             ("exit " + QByteArray::number((run).exitCode) + "\n" + (run).err + (run).out).constData())

/// A scan of 5 rows x 6 columns, ferrite and austenite, patterns of 24 x 24, made in about a second.
inline QByteArray tinyScanSpec(int bits = 8)
{
    return R"({"name": "tiny", "rows": 5, "cols": 6, "step_um": 0.25, "pattern_height": 24, "pattern_width": 24,
 "phases": [{"structure": "ferrite", "fraction": 1, "grain_um": 0.6}, {"structure": "austenite", "fraction": 1, "grain_um": 0.6}],
 "master": {"energy_kev": 20, "size": 61}, "camera": {"bits": )" +
           QByteArray::number(bits) + R"(}, "seed": 7})";
}
