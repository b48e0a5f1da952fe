// SPDX-License-Identifier: GPL-3.0-or-later
// Orientations against those of others (EDAX's Hough indexing, EMsoft's simulations): checks every convention
// on the way.
#include "core/crystal/structure_library.h"
#include "core/io/formats.h"
#include "core/match/matcher.h"
#include "core/match/orientation_grid.h"
#include "tests/support/test_data.h"

#include <QTest>
#include <algorithm>
#include <fstream>
#include <numbers>
#include <sstream>

using namespace kikuscope;
using namespace kikuscope::match;

namespace {

struct Labelled
{
    PatternBlock block;
    std::vector<EulerAngles> euler;

    void add(const Image<float>& pattern, const EulerAngles& orientation)
    {
        block.height = pattern.rows;
        block.width = pattern.cols;
        block.pixels.insert(block.pixels.end(), pattern.pixels.begin(), pattern.pixels.end());
        block.present.push_back(1);
        ++block.range.count;
        euler.push_back(orientation);
    }
};

Conditions conditions(const Labelled& patterns, const PatternCentre& pc, double detectorTiltDeg)
{
    Conditions c;
    c.height = patterns.block.height;
    c.width = patterns.block.width;
    c.patternCentre = pc;
    c.detectorTiltDeg = detectorTiltDeg;
    c.screenRadius = screenRadiusOf(patterns.block);
    return c;
}

/// Median and largest angle (degrees) between our orientations and the given ones.
std::pair<double, double> misorientations(const Labelled& patterns, const Conditions& c)
{
    NullMonitor job;
    const MatchOptions options;
    const Matcher matcher({crystal::libraryStructure("ferrite").phase}, c, options, job);
    const auto matches = matcher.match(patterns.block, job);
    std::vector<double> angles;
    for (std::size_t i = 0; i < matches.size(); ++i)
        angles.push_back(misorientationDeg(matches[i].best().fit.crystalFromDetector,
                                           c.crystalFromDetector(patterns.euler[i]),
                                           matcher.candidates()[0].symmetry));
    std::sort(angles.begin(), angles.end());
    return {angles[angles.size() / 2], angles.back()};
}

} // namespace

class TestMatchRealPatterns : public QObject
{
    Q_OBJECT
private slots:
    void orientationsOfEdax()
    {
        NEED_TEST_DATA(folder, "patterns_real/steel_bcc_openxy");
        const CrystalMap map = io::openCrystalMap(folder / "steel.ang");
        QCOMPARE(map.frame, SampleFrame::Tsl);
        const ScalarMap* confidence = map.scalar("CI");
        Labelled patterns;
        for (int row = 0; row < 5; ++row)
            for (int col = 4; col < 9; ++col)
                if (const auto i = static_cast<std::size_t>(row * 29 + col);
                    !confidence || confidence->values[i] >= 0.6f)
                    patterns.add(io::openSemImage(folder / "patterns" /
                                                  ("Steel_x" + std::to_string(10 * col) + "y" +
                                                   std::to_string(10 * row) + ".jpg"))
                                     .pixels,
                                 map.orientation[i]);
        QVERIFY(patterns.euler.size() >= 20);
        // pattern centre of the .ang; elevation of the camera 5.2 degrees
        const PatternCentre pc =
            patternCentreFrom(PatternCentreConvention::Edax, 0.5017, 0.7189, 0.5342, 480, 480);
        const auto [median, largest] = misorientations(patterns, conditions(patterns, pc, 5.2));
        qInfo("%zu patterns: median %.2f degrees from EDAX's orientations, largest %.2f",
              patterns.euler.size(), median, largest);
        QVERIFY(median < 1.5);
        QVERIFY(largest < 5);
    }

    void orientationsOfEmsoft_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<int>("binning");
        QTest::newRow("without noise") << "1x1_nonoise" << 1;
        QTest::newRow("7 dB, 60 px") << "8x8_7dB" << 8;
    }
    void orientationsOfEmsoft()
    {
        QFETCH(QString, kind);
        NEED_TEST_DATA(folder, "patterns_sim/fe_bcc");
        std::ifstream in(folder / "truevalues.txt");
        Labelled patterns;
        for (std::string line; std::getline(in, line);) {
            std::istringstream words(line);
            std::string name;
            double phi1, Phi, phi2;
            if (!(words >> name >> phi1 >> Phi >> phi2))
                continue;
            const auto file = folder / (name + "_" + kind.toStdString() + ".png");
            constexpr double degree = std::numbers::pi / 180;
            if (std::filesystem::exists(file))
                patterns.add(io::openSemImage(file).pixels,
                             {static_cast<float>(phi1 * degree), static_cast<float>(Phi * degree),
                              static_cast<float>(phi2 * degree)});
        }
        QVERIFY(patterns.euler.size() >= 4);
        // truevalues.txt: xpc 0, ypc 80 px of 480, L 15000 um; pixels of 50 um and an elevation of 5 degrees
        const PatternCentre pc = patternCentreFromEmsoft(true, 0, 80, 15000, 50, 1, 480, 480);
        const auto [median, largest] = misorientations(patterns, conditions(patterns, pc, 5));
        qInfo("%zu patterns: median %.2f degrees from the truth, largest %.2f", patterns.euler.size(), median,
              largest);
        QVERIFY(median < 0.5);
        QVERIFY(largest < 1.5);
    }
};

QTEST_GUILESS_MAIN(TestMatchRealPatterns)
#include "tst_match_real_patterns.moc"
