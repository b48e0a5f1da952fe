// SPDX-License-Identifier: GPL-3.0-or-later
// Real files of the vendors; the expected values were computed with h5py and numpy (shared data README).
#include "core/base/error.h"
#include "core/io/formats.h"
#include "tests/support/test_data.h"

#include <QTest>
#include <numeric>

using namespace kikuscope;
using namespace kikuscope::io;

class TstH5Vendor : public QObject
{
    Q_OBJECT

private slots:
    void patterns_data();
    void patterns();
    void oxford();
    void edaxWithPatterns();
    void edaxBigEndian();
    void edaxTwoPhases();
    void kikuchipy();
    void kikuchipyOld();
    void wrongVendor_data();
    void wrongVendor();
};

static double mean(const ImageView<const float>& image)
{
    double sum = 0;
    for (int r = 0; r < image.rows; ++r)
        sum = std::accumulate(image.row(r), image.row(r) + image.cols, sum);
    return sum / (static_cast<double>(image.rows) * image.cols);
}

static bool near(double a, double b, double tolerance = 1e-6) { return std::abs(a - b) <= tolerance; }

static bool mentions(const std::vector<std::string>& texts, const std::string& part)
{
    return std::any_of(texts.begin(), texts.end(),
                       [&](const std::string& t) { return t.find(part) != std::string::npos; });
}

void TstH5Vendor::patterns_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("format");
    QTest::addColumn<int>("index");
    QTest::addColumn<double>("mean");
    QTest::addColumn<int>("first");
    QTest::addColumn<int>("last");
    struct Row
    {
        const char* file;
        const char* format;
        int index;
        double mean;
        int first, last;
    };
    static const Row rows[] = {
        {"vendor/oxford/patterns.h5oina", "oxford-h5oina", 0, 103.81167, 95, 70},
        {"vendor/oxford/patterns.h5oina", "oxford-h5oina", 4, 90.25250, 65, 24},
        {"vendor/oxford/patterns.h5oina", "oxford-h5oina", 8, 84.70194, 63, 49},
        {"vendor/edax_h5/patterns.h5", "edax-h5", 0, 145.44139, 90, 27},
        {"vendor/edax_h5/patterns.h5", "edax-h5", 4, 146.11861, 89, 25},
        {"vendor/edax_h5/patterns.h5", "edax-h5", 8, 146.11417, 89, 28},
        {"vendor/kikuchipy_h5/patterns.h5", "kikuchipy-h5", 0, 145.44139, 90, 27},
        {"vendor/kikuchipy_h5/patterns.h5", "kikuchipy-h5", 4, 146.11861, 89, 25},
        {"vendor/kikuchipy_h5/patterns.h5", "kikuchipy-h5", 8, 146.11417, 89, 28},
        {"patterns_real/si_in.h5", "kikuchipy-h5", 0, 67.07240, 7, 6},
        {"patterns_real/si_out5mm.h5", "kikuchipy-h5", 0, 65.84734, 7, 7},
    };
    for (const Row& row : rows)
        QTest::addRow("%s[%d]", row.file, row.index)
            << row.file << row.format << row.index << row.mean << row.first << row.last;
}

void TstH5Vendor::patterns()
{
    QFETCH(QString, file);
    QFETCH(QString, format);
    QFETCH(int, index);
    QFETCH(double, mean);
    QFETCH(int, first);
    QFETCH(int, last);
    NEED_TEST_DATA(path, file.toStdString());
    const EbsdScan scan = openScan(path);
    QCOMPARE(QString::fromStdString(scan.format), format);
    QVERIFY(scan.patterns);
    QCOMPARE(scan.patterns->pixelType(), PixelType::U8);
    QCOMPARE(scan.patterns->size(), scan.grid.size());
    QVERIFY(scan.patterns->has(index));
    const PatternBlock block = scan.patterns->read({index, 1});
    QVERIFY(near(::mean(block.pattern(0)), mean, 5e-6));
    QCOMPARE(block.pixels.front(), static_cast<float>(first));
    QCOMPARE(block.pixels.back(), static_cast<float>(last));
    const PatternBlock all =
        scan.patterns->read({0, scan.patterns->size()}); // the same one inside a larger block
    QVERIFY(std::equal(block.pixels.begin(), block.pixels.end(), all.pattern(index).data));
}

void TstH5Vendor::oxford()
{
    NEED_TEST_DATA(path, "vendor/oxford/patterns.h5oina");
    const EbsdScan scan = openScan(path);
    QCOMPARE(scan.name, std::string("patterns.h5oina"));
    QCOMPARE(scan.grid.rows, 3);
    QCOMPARE(scan.grid.cols, 3);
    QCOMPARE(scan.grid.stepXUm, 1.5);
    QCOMPARE(scan.detector.height, 60);
    QVERIFY(near(scan.detector.sampleTiltDeg.value(), 69.9, 1e-3));  // 1.2199851 rad
    QVERIFY(near(scan.detector.detectorTiltDeg.value(), 1.5, 1e-3)); // 1.5969763 rad - 90 degrees
    QCOMPARE(scan.detector.energyKeV.value(), 20.0);
    QCOMPARE(scan.detector.workingDistanceMm.value(), 23.5);
    QCOMPARE(scan.detector.recordedAs, PatternCentreConvention::Oxford);
    QVERIFY(near(mean(scan.detector.staticBackground.view()), 138.08806, 5e-6));
    QVERIFY(mentions(scan.warnings, "hardly possible")); // the cut-down file has PC = 1, 1, 1
    QVERIFY(scan.indexing);
    QCOMPARE(scan.indexing->frame, SampleFrame::Hkl);
    QVERIFY(scan.indexing->xParallelAStar);
    QCOMPARE(scan.indexing->phases.size(), 1); // phase 1 is used but not described in this file
    QCOMPARE(scan.indexing->phases[1].name, std::string("unknown phase 1"));
    QVERIFY(mentions(scan.indexing->warnings, "phase number 1"));
    QCOMPARE(scan.indexing->scalar("Band Contrast")->values.front(), 1.f);
}

void TstH5Vendor::edaxWithPatterns()
{
    NEED_TEST_DATA(path, "vendor/edax_h5/patterns.h5");
    const EbsdScan scan = openScan(path);
    QCOMPARE(scan.grid.size(), 9);
    QVERIFY(near(scan.detector.sampleTiltDeg.value(), 75.7, 1e-5));
    QVERIFY(!scan.detector.patternCentre); // stored as 0, 0, 0
    QVERIFY(mentions(scan.warnings, "filler"));
    QCOMPARE(scan.indexing->phases.size(), 1);
    QCOMPARE(scan.indexing->phases[1].name, std::string("Nickel"));
    QCOMPARE(scan.indexing->phases[1].laueGroup, std::string("m-3m"));
    QCOMPARE(scan.semImages.size(), std::size_t{1});
    QCOMPARE(scan.semImages[0].pixels(0, 0), 145.f);
    QVERIFY(!scan.semImages[0].mapInImage); // the file gives the image no extent
}

void TstH5Vendor::edaxBigEndian()
{
    NEED_TEST_DATA(path, "vendor/edax_h5/EdaxAngOnly.h5");
    const EbsdScan scan = openScan(path);
    QVERIFY(!scan.patterns);
    QCOMPARE(scan.grid.rows, 151);
    QCOMPARE(scan.grid.cols, 186);
    QCOMPARE(scan.grid.stepXUm, 1.5);
    QVERIFY(near(scan.detector.patternCentre->x, 0.507262, 1e-6));
    QVERIFY(near(scan.detector.patternCentre->y, 1 - 0.737924, 1e-6));
    QVERIFY(near(scan.detector.patternCentre->z, 0.558489, 1e-6));
    QCOMPARE(scan.detector.sampleTiltDeg.value(), 70.0); // stored as -70
    QCOMPARE(scan.indexing->phases.size(), 1);
    QVERIFY(near(scan.indexing->phases[1].cell.a, 3.56, 1e-6));
    QCOMPARE(scan.indexing->phaseId.size(), std::size_t{28086});
    QCOMPARE(scan.indexing->frame, SampleFrame::Tsl);
    QVERIFY(scan.indexing->scalar("PRIAS Top Strip"));
    QVERIFY_THROWS_EXCEPTION(Error, openScan(path, "Scan 2"));
    QCOMPARE(openScan(path, "Scan_1").grid.rows, 151);
}

void TstH5Vendor::edaxTwoPhases() // angles and CI also as in the vendor's .ang of the scan (phases differ
                                  // there: it was cleaned)
{
    NEED_TEST_DATA(path, "vendor/edax_h5/Hematite_1.oh5");
    const EbsdScan scan = openScan(path);
    QCOMPARE(scan.grid.rows, 31);
    QVERIFY(near(scan.grid.stepXUm, 0.4));
    QCOMPARE(scan.detector.detectorTiltDeg.value(), 8.0);
    QCOMPARE(scan.detector.height, 240);
    const CrystalMap& map = *scan.indexing;
    QCOMPARE(map.phases.size(), 2);
    QCOMPARE(map.phases[1].name, std::string("Fe2 O3 (hematite)"));
    QCOMPARE(map.phases[1].pointGroup, std::string("-3m"));
    QCOMPARE(map.phases[1].laueGroup, std::string("-3m"));
    QCOMPARE(map.phases[2].pointGroup, std::string("m-3m"));
    QVERIFY(near(map.phases[2].cell.a, 8.396, 1e-6));
    QCOMPARE(std::count(map.phaseId.begin(), map.phaseId.end(), 1), 953);
    QCOMPARE(std::count(map.phaseId.begin(), map.phaseId.end(), 2), 8);
    QVERIFY(near(map.orientation[480].phi1, 2.36906, 5e-6));
    QVERIFY(near(map.orientation[480].Phi, 2.13936, 5e-6));
    QVERIFY(near(map.orientation[480].phi2, 3.44409, 5e-6));
    QVERIFY(near(map.scalar("CI")->values[960], 0.486, 5e-4));
    QCOMPARE(scan.semImages.size(), std::size_t{1});
    QCOMPARE(scan.semImages[0].pixels.rows, 400);
    QVERIFY(near(mean(scan.semImages[0].pixels.view()), 75.02742, 5e-6));
    // (start - half a step - left edge) / width of the image in micrometres
    QVERIFY(near(scan.semImages[0].mapInImage->x, (-17.322 - 0.2 + 59.37) / 118.74, 1e-5));
    QVERIFY(near(scan.semImages[0].mapInImage->y, (3.3754 - 0.2 + 46.23666763) / 92.47333526, 1e-5));
    QVERIFY(near(scan.semImages[0].mapInImage->width, 31 * 0.4 / 118.74, 1e-5));
}

void TstH5Vendor::kikuchipy()
{
    NEED_TEST_DATA(path, "vendor/kikuchipy_h5/patterns.h5");
    const EbsdScan scan = openScan(path);
    QCOMPARE(scan.name, std::string("patterns.h5: Scan 1"));
    QVERIFY(mentions(scan.warnings, "\"Scan 1\" was opened"));
    QVERIFY(mentions(scan.warnings, "varies over the map"));
    QVERIFY(near(scan.detector.patternCentre->x, 0.4260, 5e-3));
    QCOMPARE(scan.detector.sampleTiltDeg.value(), 70.0);
    QCOMPARE(scan.detector.energyKeV.value(), 20.0);
    QVERIFY(near(mean(scan.detector.staticBackground.view()), 138.08806, 5e-6));
    const CrystalMap& map = *scan.indexing;
    QCOMPARE(map.grid.rows, 3); // nx = ny = 9 in the file
    QCOMPARE(map.phases.size(), 1);
    QVERIFY(near(map.phases[1].cell.a, 3.5236)); // 0.35236 in the file: nm
    QCOMPARE(map.phases[1].bravais, std::string("cF"));
    QCOMPARE(map.phases[1].atoms.at(0).element, std::string("Ni"));
    QCOMPARE(map.phaseId, std::vector<std::uint16_t>(9, 1));
    QVERIFY(near(map.orientation[4].phi1, 5.09182627, 1e-6));
    QVERIFY(near(map.scalar("scores")->values[7], 0.42738655, 1e-6));
    QCOMPARE(openScan(path, "Scan 2").name, std::string("patterns.h5: Scan 2"));
}

void TstH5Vendor::kikuchipyOld()
{
    NEED_TEST_DATA(path, "patterns_real/si_in.h5");
    const EbsdScan scan = openScan(path);
    QCOMPARE(scan.grid.size(), 1);
    QCOMPARE(scan.patterns->height(), 480);
    QVERIFY(!scan.detector.patternCentre); // -1, -1, -1
    QVERIFY(!scan.indexing);
    QVERIFY_THROWS_EXCEPTION(Error, openCrystalMap(path));
}

void TstH5Vendor::wrongVendor_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("word");
    QTest::newRow("bruker") << "vendor/bruker/patterns.h5"
                            << "Bruker";
    QTest::newRow("emsoft master") << "vendor/emsoft/master_patterns.h5"
                                   << "EMData";
    QTest::newRow("emsoft crystal") << "vendor/emsoft/ni.xtal"
                                    << "CrystalData";
}

void TstH5Vendor::wrongVendor()
{
    QFETCH(QString, file);
    QFETCH(QString, word);
    NEED_TEST_DATA(path, file.toStdString());
    try {
        openScan(path);
        QFAIL("must not be opened");
    } catch (const Error& e) {
        QCOMPARE(e.kind(), ErrorKind::Unsupported);
        QVERIFY2(QString(e.what()).contains(word), e.what());
        QVERIFY2(QString(e.what()).contains("h5oina"), e.what()); // what was tried
    }
}

QTEST_GUILESS_MAIN(TstH5Vendor)
#include "tst_h5_vendor.moc"
