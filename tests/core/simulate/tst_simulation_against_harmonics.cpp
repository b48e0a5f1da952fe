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
#include <complex>
#include <numbers>

using namespace kikuscope;

namespace {

constexpr double pi = std::numbers::pi;

/// Our master as the files hold it (io::lambertFromHarmonics): every feature one latitude ring too far from
/// the pole, and in a direction d what is emitted along -d.
double asInFile(const simulate::MasterPattern& master, double theta, double phi, double shift)
{
    const double fromPole = std::max(0., std::min(theta, pi - theta) - shift);
    const double z = std::cos(fromPole) * (theta <= pi / 2 ? 1 : -1), s = std::sin(fromPole);
    return master.at({-s * std::cos(phi), -s * std::sin(phi), -z});
}

/// Coefficients of what a file of this bandwidth can hold of our master (midpoint rule in theta).
io::SphericalHarmonics analyse(const simulate::MasterPattern& master, int bandwidth)
{
    io::SphericalHarmonics result(bandwidth);
    const int rings = 2 * bandwidth, points = 2 * bandwidth;
    const double shift = pi / (bandwidth + 1);
    std::vector<std::complex<double>> turn(static_cast<std::size_t>(points)),
        f(static_cast<std::size_t>(bandwidth));
    for (int k = 0; k < points; ++k)
        turn[static_cast<std::size_t>(k)] = std::polar(1., -2 * pi * k / points);
    std::vector<double> values(static_cast<std::size_t>(points));
    for (int j = 0; j < rings; ++j) {
        const double theta = pi * (j + 0.5) / rings, x = std::cos(theta), s = std::sin(theta);
        const double area = s * (pi / rings) * (2 * pi / points);
        for (int k = 0; k < points; ++k)
            values[static_cast<std::size_t>(k)] = area * asInFile(master, theta, 2 * pi * k / points, shift);
        for (int m = 0; m < bandwidth; ++m) {
            std::complex<double> sum = 0;
            for (int k = 0, at = 0; k < points; ++k, at = (at + m) % points)
                sum += values[static_cast<std::size_t>(k)] * turn[static_cast<std::size_t>(at)];
            f[static_cast<std::size_t>(m)] = sum;
        }
        double diagonal = std::sqrt(1 / (4 * pi)); // normalised P_mm, as in SphericalHarmonics::ring
        for (int m = 0; m < bandwidth; ++m) {
            if (m > 0)
                diagonal *= -s * std::sqrt((2. * m + 1) / (2. * m));
            double before = 0, p = diagonal, scaleBefore = 0;
            for (int l = m; l < bandwidth; ++l) {
                result.coefficient(l, m) += p * f[static_cast<std::size_t>(m)];
                const double n = l + 1,
                             scale = std::sqrt((4 * n * n - 1) / (n * n - static_cast<double>(m) * m));
                const double next = scale * (x * p - (scaleBefore > 0 ? before / scaleBefore : 0));
                before = p, p = next, scaleBefore = scale;
            }
        }
    }
    return result;
}

/// Normalised cross-correlation over the sphere of two functions given by their coefficients.
double correlation(const io::SphericalHarmonics& ours, const io::SphericalHarmonics& theirs)
{
    double aa = 0, bb = 0, ab = 0;
    for (int m = 0; m < theirs.bandwidth(); ++m)
        for (int l = std::max(m, 1); l < theirs.bandwidth(); ++l) { // without the mean
            const double weight = m == 0 ? 1 : 2;
            const auto u = ours.coefficient(l, m), v = theirs.coefficient(l, m);
            aa += weight * std::norm(u), bb += weight * std::norm(v),
                ab += weight * std::real(u * std::conj(v));
        }
    return ab / std::sqrt(aa * bb);
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
        // KIKUSCOPE_HARMONICS=all: every file (minutes); =Os,Ir: those whose names begin so; else a sample.
        // KIKUSCOPE_HARMONICS_BEAMS=18,110: c1 and c3 of the beam choice.
        const QString wanted = qEnvironmentVariable("KIKUSCOPE_HARMONICS");
        const bool all = !wanted.isEmpty();
        const QStringList names = all && wanted != "all" ? wanted.split(',') : QStringList();
        const QStringList beams = qEnvironmentVariable("KIKUSCOPE_HARMONICS_BEAMS").split(',');
        const std::size_t step = all ? 1 : 10;
        std::vector<double> scores;
        for (std::size_t i = 0; i < files.size(); i += step) {
            const QString title = QString::fromStdString(files[i].stem().string()).remove(" {20kV}");
            const auto begins = [&](const QString& name) { return title.startsWith(name + ' '); };
            if (!names.isEmpty() && std::none_of(names.begin(), names.end(), begins))
                continue;
            const io::ShtFile file = io::readShtFile(files[i]);
            simulate::MasterPatternOptions options;
            options.size = 501;
            options.energyKeV = 18.3; // the files sum 10 to 20 keV; both chosen on eight of them (README.md)
            options.depthScale = 1.2;
            if (beams.size() == 2) {
                options.strong = options.weak = beams[0].toDouble();
                options.cutOff = beams[1].toDouble();
            }
            NullMonitor job;
            QElapsedTimer clock;
            clock.start();
            const auto ours = simulate::simulateMasterPattern(file.phase, options, job);
            const double seconds = static_cast<double>(clock.elapsed()) / 1000;
            const double score = correlation(analyse(ours, file.harmonics.bandwidth()), file.harmonics);
            qInfo("| %s | %s | %.3f | %d | %.1f |", qPrintable(title), file.phase.bravais.c_str(), score,
                  ours.fallbackPixels, seconds);
            scores.push_back(score);
        }
        std::sort(scores.begin(), scores.end());
        const double median = scores[scores.size() / 2];
        qInfo("%zu files: median %.3f, worst %.3f", scores.size(), median, scores.front());
        QVERIFY(scores.size() >= (names.isEmpty() ? 8u : 1u));
        QVERIFY(median > (names.isEmpty() ? 0.88 : 0.7));
        QVERIFY(scores.front() > 0.7);
    }
};

int main(int argc, char** argv)
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "7200000"); // all files take a quarter of an hour
    TestSimulationAgainstHarmonics test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_simulation_against_harmonics.moc"
