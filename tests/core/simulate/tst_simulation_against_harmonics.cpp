// SPDX-License-Identifier: GPL-3.0-or-later
// Our master patterns against EMsoft's database of spherical harmonics (20 kV), structure taken from each
// file, over the whole sphere. The table of core/simulate/README.md is this test's output.
#include "core/io/sht_file.h"
#include "core/simulate/master_pattern.h"
#include "tests/support/test_data.h"

#include <QElapsedTimer>
#include <QTest>
#include <algorithm>
#include <cmath>

using namespace kikuscope;

namespace {

/// Normalised cross-correlation over the sphere: the squares are equal-area, so every pixel counts alike.
double correlation(const simulate::MasterPattern& ours, const io::LambertMaster& theirs)
{
    double n = 0, a = 0, b = 0, aa = 0, bb = 0, ab = 0;
    for (const auto& [x, y] : {std::pair(&ours.north, &theirs.north), std::pair(&ours.south, &theirs.south)})
        for (std::size_t i = 0; i < x->pixels.size(); ++i) {
            const double u = x->pixels[i], v = y->pixels[i];
            n += 1, a += u, b += v, aa += u * u, bb += v * v, ab += u * v;
        }
    return (ab - a * b / n) / std::sqrt((aa - a * a / n) * (bb - b * b / n));
}

} // namespace

class TestSimulationAgainstHarmonics : public QObject
{
    Q_OBJECT
private slots:
    void wholeSphere()
    {
        NEED_TEST_DATA(folder, "master_sht");
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
            if (entry.path().filename().string().ends_with("{20kV}.sht"))
                files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        // KIKUSCOPE_ALL_HARMONICS=1: every file and pixel (minutes); else a sample.
        const bool all = qEnvironmentVariableIsSet("KIKUSCOPE_ALL_HARMONICS");
        const std::size_t step = all ? 1 : 10;
        std::vector<double> scores;
        for (std::size_t i = 0; i < files.size(); i += step) {
            const io::ShtFile file = io::readShtFile(files[i]);
            simulate::MasterPatternOptions options;
            options.size = all ? 401 : 201;
            options.energyKeV = 19.5; // the files sum 10 to 20 keV; chosen on 12 of them (README.md)
            NullMonitor job;
            QElapsedTimer clock;
            clock.start();
            const auto ours = simulate::simulateMasterPattern(file.phase, options, job);
            const double seconds = static_cast<double>(clock.elapsed()) / 1000;
            const double score = correlation(ours, io::lambertFromHarmonics(file, options.size));
            qInfo("| %s | %s | %.3f | %d | %.1f |",
                  qPrintable(QString::fromStdString(files[i].stem().string()).remove(" {20kV}")),
                  file.phase.bravais.c_str(), score, ours.fallbackPixels, seconds);
            scores.push_back(score);
        }
        std::sort(scores.begin(), scores.end());
        const double median = scores[scores.size() / 2];
        qInfo("%zu files: median %.3f, worst %.3f", scores.size(), median, scores.front());
        QVERIFY(scores.size() >= (all ? 40u : 8u));
        QVERIFY(median > 0.8);
        QVERIFY(scores.front() > 0.6);
    }
};

QTEST_GUILESS_MAIN(TestSimulationAgainstHarmonics)
#include "tst_simulation_against_harmonics.moc"
