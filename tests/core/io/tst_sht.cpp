// SPDX-License-Identifier: GPL-3.0-or-later
// Master patterns as spherical harmonics: against closed forms, and the 108 files of EMsoft's database
// against values computed independently (index.csv of the test data).
#include "core/base/error.h"
#include "core/io/sht_file.h"
#include "tests/support/test_data.h"

#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <fstream>
#include <numbers>

using namespace kikuscope;
using namespace kikuscope::io;

namespace {

/// Fields of a line of comma-separated values; quotes keep commas.
std::vector<std::string> fields(const std::string& line)
{
    std::vector<std::string> out(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"')
            quoted = !quoted;
        else if (c == ',' && !quoted)
            out.emplace_back();
        else if (c != '\r')
            out.back() += c;
    }
    return out;
}

std::string bytesOf(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

constexpr const char* nickelFile = "master_sht/Cubic/Ni (nickel) [A1] {20kV}.sht";

} // namespace

class TestSht : public QObject
{
    Q_OBJECT
private slots:
    void closedForms_data()
    {
        using std::numbers::pi;
        QTest::addColumn<int>("l");
        QTest::addColumn<int>("m");
        QTest::addColumn<double>("expected");
        // direction (0.36, 0.48, 0.8); Condon-Shortley phase; 2 Re(a Y) with a = 1 for m > 0 (Varshalovich,
        // table 5.1)
        QTest::newRow("Y00") << 0 << 0 << std::sqrt(1 / (4 * pi));
        QTest::newRow("Y10") << 1 << 0 << std::sqrt(3 / (4 * pi)) * 0.8;
        QTest::newRow("Y11") << 1 << 1 << -2 * std::sqrt(3 / (8 * pi)) * 0.36;
        QTest::newRow("Y20") << 2 << 0 << std::sqrt(5 / (16 * pi)) * (3 * 0.64 - 1);
        QTest::newRow("Y21") << 2 << 1 << -2 * std::sqrt(15 / (8 * pi)) * 0.8 * 0.36;
        QTest::newRow("Y22") << 2 << 2 << 2 * std::sqrt(15 / (32 * pi)) * (0.36 * 0.36 - 0.48 * 0.48);
        QTest::newRow("Y40") << 4 << 0 << 3. / 16 / std::sqrt(pi) * (35 * 0.4096 - 30 * 0.64 + 3);
    }
    void closedForms()
    {
        QFETCH(int, l);
        QFETCH(int, m);
        QFETCH(double, expected);
        SphericalHarmonics harmonics(6);
        harmonics.coefficient(l, m) = 1;
        QVERIFY(std::abs(harmonics.at({0.36, 0.48, 0.8}) - expected) < 1e-12);
    }

    void databaseValues()
    {
        NEED_TEST_DATA(folder, "master_sht");
        std::ifstream index(folder / "index.csv");
        std::string line;
        std::getline(index, line);
        const Eigen::Vector3d directions[] = {{0, 0, 1},     {1, 0, 0},
                                              {0, 1, 0},     Eigen::Vector3d(1, 1, 1).normalized(),
                                              {0.6, 0, 0.8}, {0.36, 0.48, -0.8}};
        int files = 0;
        while (std::getline(index, line)) {
            const auto row = fields(line);
            const ShtFile file = readShtFile(folder / row[0]);
            QCOMPARE(QString::number(file.phase.spaceGroup), QString::fromStdString(row[4]));
            const std::string bravais = row[6] == "oS" ? "oC" : row[6]; // one side-centred lattice, two names
            QCOMPARE(QString::fromStdString(file.phase.bravais), QString::fromStdString(bravais));
            QCOMPARE(file.energyKeV, std::stod(row[7]));
            QVERIFY(std::abs(file.phase.cell.a - 10 * std::stod(row[8])) < 1e-4);
            QCOMPARE(file.phase.atoms.size(), static_cast<std::size_t>(std::stoi(row[14])));
            for (std::size_t k = 0; k < std::size(directions); ++k) {
                const double value = file.harmonics.at(directions[k]), expected = std::stod(row[20 + k]);
                QVERIFY2(std::abs(value - expected) < 2e-6 * (1 + std::abs(expected)),
                         qPrintable(QString("%1 direction %2: %3, expected %4")
                                        .arg(row[0].c_str())
                                        .arg(k)
                                        .arg(value)
                                        .arg(expected)));
            }
            ++files;
        }
        QCOMPARE(files, 108);
    }

    void lambertSquareEqualsSeries()
    {
        NEED_TEST_DATA(path, "master_sht/Trigonal/Al2O3 (corundum) [D5_1] {20kV}.sht");
        const ShtFile file = readShtFile(path);
        const LambertMaster master = lambertFromHarmonics(file, 41, false);
        for (const auto& [row, col] : {std::pair(20, 20), {0, 0}, {40, 7}, {13, 40}, {25, 18}, {3, 20}}) {
            // Rosca's inverse, written out from the paper (2010, equations 5 and 6), in [-1, 1] squares
            const double X = (col - 20) / 20., Y = (row - 20) / 20., big = std::max(std::abs(X), std::abs(Y));
            const double z = 1 - big * big, s = std::sqrt(1 - z * z);
            Eigen::Vector3d d(0, 0, 1);
            if (big > 0 && std::abs(Y) <= std::abs(X))
                d = {std::copysign(s * std::cos(Y * std::numbers::pi / (4 * X)), X),
                     std::copysign(1, X) * s * std::sin(Y * std::numbers::pi / (4 * X)), z};
            else if (big > 0)
                d = {std::copysign(1, Y) * s * std::sin(X * std::numbers::pi / (4 * Y)),
                     std::copysign(s * std::cos(X * std::numbers::pi / (4 * Y)), Y), z};
            QVERIFY(std::abs(master.north(row, col) - file.harmonics.at(d)) < 1e-4);
            QVERIFY(std::abs(master.south(row, col) - file.harmonics.at({d.x(), d.y(), -d.z()})) < 1e-4);
        }
    }

    void correctedMastersAreInverted()
    {
        // Zincite has no inversion centre. The pole is where no ring is pulled by more than one step.
        NEED_TEST_DATA(path, "master_sht/Hexagonal/ZnO (zincite) [B4] {20kV}.sht");
        const ShtFile file = readShtFile(path);
        const auto stored = lambertFromHarmonics(file, 201, false), ours = lambertFromHarmonics(file, 201, true);
        double same = 0, opposite = 0;
        for (int row = 80; row <= 120; ++row)
            for (int col = 80; col <= 120; ++col) {
                same += std::abs(ours.north(row, col) - stored.north(row, col));
                opposite += std::abs(ours.north(row, col) - stored.south(200 - row, 200 - col));
            }
        QVERIFY2(opposite < same, qPrintable(QString("%1 %2").arg(opposite).arg(same)));
    }

    void pulledRingsRestoreCubicSymmetry()
    {
        // A cubic crystal rotated about [111] is itself; as stored it is not (see sht_file.h).
        NEED_TEST_DATA(path, nickelFile);
        const ShtFile file = readShtFile(path);
        const double stored = threefoldCorrelation(lambertFromHarmonics(file, 401, false));
        const double pulled = threefoldCorrelation(lambertFromHarmonics(file, 401, true));
        qInfo("correlation with itself about [111]: %.3f as stored, %.3f with the rings pulled back", stored,
              pulled);
        QVERIFY(stored < 0.7);
        QVERIFY(pulled > 0.9); // nearest pixels
    }

    void damagedFilesAreRefused_data()
    {
        QTest::addColumn<int>("offset"); // -1: only cut
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("length");
        QTest::addColumn<QString>("word");
        QTest::newRow("empty") << -1 << QByteArray() << 0 << "file type";
        QTest::newRow("cut in header") << -1 << QByteArray() << 30 << "cut off";
        QTest::newRow("cut in coefficients") << -1 << QByteArray() << 70000 << "cut off";
        QTest::newRow("other type") << 0 << QByteArray("*sh!") << 0x7fffffff << "*sht";
        QTest::newRow("big endian") << 0 << QByteArray("*SHT") << 0x7fffffff << "byte order";
        QTest::newRow("modality") << 16 << QByteArray("\x03") << 0x7fffffff << "modality";
        QTest::newRow("energy not a number")
            << 20 << QByteArray("\xff\xff\xff\x7f") << 0x7fffffff << "beam energy";
        QTest::newRow("negative length") << 36 << QByteArray("\xff\xff") << 0x7fffffff << "DOI";
        QTest::newRow("no crystal") << 80 << QByteArray(1, '\0') << 0x7fffffff << "number of crystals";
        QTest::newRow("space group 0") << 88 << QByteArray(1, '\0') << 0x7fffffff << "space group";
        QTest::newRow("no cell") << 104 << QByteArray(4, '\0') << 0x7fffffff << "lattice";
        QTest::newRow("negative atoms") << 148 << QByteArray("\xff\xff") << 0x7fffffff << "atoms";
    }
    void damagedFilesAreRefused()
    {
        NEED_TEST_DATA(path, nickelFile);
        QFETCH(int, offset);
        QFETCH(QByteArray, bytes);
        QFETCH(int, length);
        QFETCH(QString, word);
        std::string data = bytesOf(path);
        if (offset >= 0)
            data.replace(static_cast<std::size_t>(offset), static_cast<std::size_t>(bytes.size()),
                         bytes.toStdString());
        data.resize(std::min(data.size(), static_cast<std::size_t>(length)));
        QTemporaryDir folder;
        const std::filesystem::path bad = folder.filePath("bad.sht").toStdString();
        std::ofstream(bad, std::ios::binary) << data;
        try {
            readShtFile(bad);
            QFAIL("read without complaint");
        } catch (const Error& error) {
            QVERIFY2(QString(error.what()).contains("bad.sht"), error.what());
            QVERIFY2(QString(error.what()).contains(word), error.what());
        }
    }

private:
    static double lookUp(const LambertMaster& master, Eigen::Vector3d d)
    {
        const Image<float>& square = d.z() < 0 ? master.south : master.north;
        const double s = std::sqrt(1 - std::abs(d.z())), half = square.rows / 2;
        double X = 0, Y = 0;
        if (std::abs(d.y()) <= std::abs(d.x())) {
            X = std::copysign(s, d.x());
            Y = X * 4 / std::numbers::pi * std::atan(d.y() / d.x());
        } else {
            Y = std::copysign(s, d.y());
            X = Y * 4 / std::numbers::pi * std::atan(d.x() / d.y());
        }
        return square(static_cast<int>(std::lround((Y + 1) * half)),
                      static_cast<int>(std::lround((X + 1) * half)));
    }
    static double threefoldCorrelation(const LambertMaster& master)
    {
        double n = 0, a = 0, b = 0, aa = 0, bb = 0, ab = 0;
        for (int i = 0; i < 40000; ++i) { // Fibonacci lattice on the sphere
            const double z = 1 - (2 * i + 1) / 40000., phi = i * 2.399963229728653, s = std::sqrt(1 - z * z);
            const Eigen::Vector3d d(s * std::cos(phi), s * std::sin(phi), z);
            const double x = lookUp(master, d), y = lookUp(master, {d.y(), d.z(), d.x()});
            n += 1, a += x, b += y, aa += x * x, bb += y * y, ab += x * y;
        }
        return (ab - a * b / n) / std::sqrt((aa - a * a / n) * (bb - b * b / n));
    }
};

QTEST_GUILESS_MAIN(TestSht)
#include "tst_sht.moc"
