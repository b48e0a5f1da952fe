// SPDX-License-Identifier: GPL-3.0-or-later
// Our simulation against other programs and real patterns: EMsoft's nickel master, EMsoft's and EDAX's orientations.
#include "core/base/rotation.h"
#include "core/io/formats.h"
#include "core/io/kikuscope_h5.h"
#include "core/simulate/pattern_renderer.h"
#include "tests/core/simulate/test_phases.h"
#include "tests/support/test_data.h"

#include <QTest>
#include <cmath>
#include <fstream>
#include <hdf5.h>
#include <numbers>
#include <sstream>

using namespace kikuscope;
using namespace kikuscope::simulate;

namespace {

using Values = std::vector<double>;

double correlation(const Values& a, const Values& b)
{
    double ma = 0, mb = 0, ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ma += a[i] / static_cast<double>(a.size());
        mb += b[i] / static_cast<double>(b.size());
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - ma) * (b[i] - mb);
        aa += (a[i] - ma) * (a[i] - ma);
        bb += (b[i] - mb) * (b[i] - mb);
    }
    return ab / std::sqrt(aa * bb);
}

Image<float> binned(const Image<float>& image, int factor)
{
    Image<float> out(image.rows / factor, image.cols / factor);
    for (int r = 0; r < out.rows * factor; ++r)
        for (int c = 0; c < out.cols * factor; ++c)
            out(r / factor, c / factor) += image(r, c);
    return out;
}

/// Image minus its Gaussian of sigma = height / 12, inside a circle of 0.46 heights (formats.md 7.2).
Values highPassedDisc(const Image<float>& image)
{
    const double sigma = image.rows / 12.;
    const int reach = static_cast<int>(3 * sigma);
    Values kernel;
    for (int k = -reach; k <= reach; ++k)
        kernel.push_back(std::exp(-0.5 * k * k / (sigma * sigma)));
    const auto smooth = [&](const Image<float>& in, bool alongRows) {
        Image<float> out(in.rows, in.cols);
        for (int r = 0; r < in.rows; ++r)
            for (int c = 0; c < in.cols; ++c) {
                double sum = 0, weights = 0;
                for (int k = -reach; k <= reach; ++k) {
                    const int rr = alongRows ? r : r + k, cc = alongRows ? c + k : c;
                    if (rr < 0 || cc < 0 || rr >= in.rows || cc >= in.cols)
                        continue;
                    const double w = kernel[static_cast<std::size_t>(k + reach)];
                    sum += w * in(rr, cc);
                    weights += w;
                }
                out(r, c) = static_cast<float>(sum / weights);
            }
        return out;
    };
    const Image<float> low = smooth(smooth(image, true), false);
    Values disc;
    for (int r = 0; r < image.rows; ++r)
        for (int c = 0; c < image.cols; ++c)
            if (std::hypot(r + 0.5 - image.rows / 2., c + 0.5 - image.cols / 2.) < 0.46 * image.rows)
                disc.push_back(image(r, c) - low(r, c));
    return disc;
}

Image<float> mirrored(const Image<float>& image, bool leftRight)
{
    Image<float> out(image.rows, image.cols);
    for (int r = 0; r < image.rows; ++r)
        for (int c = 0; c < image.cols; ++c)
            out(r, c) = leftRight ? image(r, image.cols - 1 - c) : image(image.rows - 1 - r, c);
    return out;
}

struct Geometry
{
    PatternCentre pc;
    double sampleTilt, detectorTilt;
    EulerAngles euler;
};

/// Correlation of a pattern, reduced to 120 rows, with the master seen in this geometry.
double score(const Image<float>& pattern, const MasterPattern& master, const Geometry& g)
{
    const Image<float> small = binned(pattern, pattern.rows / 120);
    Image<float> expected(small.rows, small.cols);
    projectMaster(master, crystalFromSample(g.euler) * sampleFromDetector(SampleFrame::Tsl, g.sampleTilt, g.detectorTilt), g.pc,
                  small.rows, small.cols, expected.pixels.data());
    return correlation(highPassedDisc(small), highPassedDisc(expected));
}

EulerAngles degrees(double phi1, double Phi, double phi2)
{
    constexpr double d = std::numbers::pi / 180;
    return {static_cast<float>(phi1 * d), static_cast<float>(Phi * d), static_cast<float>(phi2 * d)};
}

Image<float> emsoftPattern(const std::filesystem::path& path, int rows, int cols)
{
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols));
    const hid_t file = H5Fopen(path.c_str(), H5F_ACC_RDONLY, H5P_DEFAULT);
    const hid_t set = H5Dopen2(file, "EMData/EBSD/EBSDPatterns", H5P_DEFAULT);
    const bool good = H5Sget_simple_extent_npoints(H5Dget_space(set)) == static_cast<hssize_t>(bytes.size()) &&
                      H5Dread(set, H5T_NATIVE_UINT8, H5S_ALL, H5S_ALL, H5P_DEFAULT, bytes.data()) >= 0;
    H5Dclose(set);
    H5Fclose(file);
    Image<float> image(rows, cols);
    if (good)
        std::copy(bytes.begin(), bytes.end(), image.pixels.begin());
    return image;
}

} // namespace

class TestSimulationAgainstOthers : public QObject
{
    Q_OBJECT
private slots:
    void nickelMasterOfEmsoft()
    {
        NEED_TEST_DATA(path, "vendor/emsoft/ni_mc_mp_20kv_uint8_gzip_opts9.h5");
        const io::LambertMaster reference = io::readMasterPattern(path);
        QCOMPARE(reference.north.rows, 401);
        MasterPatternOptions options;
        options.dMin = 0.5; // as in the file
        // Mean of the file's own depth histogram (EMData/MCOpenCL/accum_z, 1 nm bins, 20 keV shell only): 2.50 nm;
        // EMsoft takes each bin at its lower end, and the amplitude at its upper one.
        options.meanDepthNm = 2.5 + 0.5;
        NullMonitor job;
        const MasterPattern ours = simulateMasterPattern(test::nickel(), options, job);
        QCOMPARE(ours.fallbackPixels, 0);
        const double ncc = correlation({ours.north.pixels.begin(), ours.north.pixels.end()},
                                       {reference.north.pixels.begin(), reference.north.pixels.end()});
        qInfo("NCC with EMsoft's Ni master: %.4f", ncc);
        QVERIFY2(ncc >= 0.97, qPrintable(QString::number(ncc)));
        const double south = correlation({ours.south.pixels.begin(), ours.south.pixels.end()},
                                         {reference.south.pixels.begin(), reference.south.pixels.end()});
        QVERIFY2(south >= 0.97, qPrintable(QString::number(south)));
    }

    void realSteelPatternsWithVendorOrientations()
    {
        // EDAX map of a ferritic steel (OpenXY): Hough orientations of the vendor, PC of the .ang, elevation 5.2 degrees.
        NEED_TEST_DATA(folder, "patterns_real/steel_bcc_openxy");
        const CrystalMap map = io::openCrystalMap(folder / "steel.ang");
        const PatternCentre pc = patternCentreFrom(PatternCentreConvention::Edax, 0.5017, 0.7189, 0.5342, 480, 480);
        const ScalarMap* confidence = map.scalar("CI");
        double sum = 0, wrong = 0;
        int count = 0;
        for (int row = 0; row < 5; ++row)
            for (int col = 4; col < 9; ++col) {
                const auto i = static_cast<std::size_t>(row * 29 + col);
                if (confidence && confidence->values[i] < 0.6f)
                    continue;
                const auto file = folder / "patterns" / ("Steel_x" + std::to_string(10 * col) + "y" + std::to_string(10 * row) + ".jpg");
                const Image<float> pattern = io::openSemImage(file).pixels;
                const Geometry g{pc, 70, 5.2, map.orientation[i]};
                sum += score(pattern, ironMaster(), g);
                wrong = std::max({wrong, std::abs(score(mirrored(pattern, true), ironMaster(), g)),
                                  std::abs(score(mirrored(pattern, false), ironMaster(), g))});
                ++count;
            }
        QVERIFY(count >= 20);
        qInfo("mean score of %d real patterns %.3f, largest of a mirrored one %.3f", count, sum / count, wrong);
        QVERIFY(sum / count > 0.55);
        QVERIFY(wrong < 0.2);
    }

    void emsoftIronPatterns()
    {
        // truevalues.txt: xpc 0, ypc 80 px, L 15000 um; pixel size 50 um and elevation 5 degrees from matching (formats.md)
        NEED_TEST_DATA(folder, "patterns_sim/fe_bcc");
        const PatternCentre pc = patternCentreFromEmsoft(true, 0, 80, 15000, 50, 1, 480, 480);
        std::ifstream in(folder / "truevalues.txt");
        double sum = 0, wrong = 0;
        int count = 0;
        for (std::string line; std::getline(in, line);) {
            std::istringstream words(line);
            std::string name;
            double phi1, Phi, phi2;
            if (!(words >> name >> phi1 >> Phi >> phi2) || !name.starts_with("Fe_bcc_"))
                continue;
            const auto file = folder / (name + "_1x1_nonoise.png");
            if (!std::filesystem::exists(file))
                continue;
            const Image<float> pattern = io::openSemImage(file).pixels;
            const Geometry g{pc, 70, 5, degrees(phi1, Phi, phi2)};
            sum += score(pattern, ironMaster(), g);
            wrong = std::max(wrong, std::abs(score(mirrored(pattern, true), ironMaster(), g)));
            ++count;
        }
        QCOMPARE(count, 5);
        qInfo("mean score of %d EMsoft patterns %.3f, largest of a mirrored one %.3f", count, sum / count, wrong);
        QVERIFY(sum / count > 0.75);
        QVERIFY(wrong < 0.25);
    }

    void emsoftNickelPattern()
    {
        NEED_TEST_DATA(path, "vendor/emsoft/EBSD_TEST_Ni.h5");
        const Image<float> pattern = emsoftPattern(path, 480, 640);
        MasterPatternOptions options;
        NullMonitor job;
        const MasterPattern master = simulateMasterPattern(test::nickel(), options, job);
        // written by EMsoft 4.2: the sign of xpc used before version 5
        const Geometry g{patternCentreFromEmsoft(false, 20, 20, 15000, 50, 1, 640, 480), 70, 10, {2.094396f, 0.7853985f, 1.0471979f}};
        const double right = score(pattern, master, g);
        Geometry other = g;
        other.pc = patternCentreFromEmsoft(true, 20, 20, 15000, 50, 1, 640, 480);
        const double newSign = score(pattern, master, other);
        qInfo("score %.3f; with the sign of EMsoft 5 %.3f", right, newSign);
        QVERIFY(right > 0.75);
        QVERIFY(newSign < 0.5 * right);
    }

private:
    static const MasterPattern& ironMaster()
    {
        static const MasterPattern master = [] {
            NullMonitor job;
            return simulateMasterPattern(test::ferrite(), {}, job);
        }();
        return master;
    }
};

QTEST_GUILESS_MAIN(TestSimulationAgainstOthers)
#include "tst_simulation_against_others.moc"
