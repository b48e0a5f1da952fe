// SPDX-License-Identifier: GPL-3.0-or-later
// Inverse pole figure colours. Corner colours: the TSL convention. Equal directions: the operations of
// core/crystal/symmetry.h, all of them, for all eleven Laue groups. Oxford and EDAX frames: worked out by hand.
#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/crystal/symmetry.h"
#include "core/draw/ipf.h"
#include "core/map/orientation_frames.h"

#include <QTest>
#include <cmath>
#include <numbers>
#include <set>

using namespace kikuscope;
using namespace kikuscope::draw;

namespace {

constexpr double degree = std::numbers::pi / 180;

Phase makePhase(int spaceGroup, UnitCell cell, const std::string& name = "made")
{
    Phase phase;
    phase.name = name;
    phase.spaceGroup = spaceGroup;
    phase.cell = cell;
    return phase;
}

int difference(Rgba a, Rgba b) { return std::max({std::abs(a.r - b.r), std::abs(a.g - b.g), std::abs(a.b - b.b)}); }

Eigen::Vector3d randomDirection(Rng& rng) { return randomRotation(rng).col(0); }

/// One row per Laue group, and settings whose axes lie otherwise.
void phaseRows()
{
    QTest::addColumn<int>("spaceGroup");
    QTest::addColumn<QList<double>>("cell");
    QTest::addColumn<QString>("setting");
    QTest::addColumn<QString>("laue");
    QTest::newRow("-1") << 2 << QList<double>{5, 6, 7, 80, 95, 103} << "" << "-1";
    QTest::newRow("2/m, unique axis b") << 14 << QList<double>{5, 6, 7, 90, 110, 90} << "" << "2/m";
    QTest::newRow("2/m, unique axis c") << 14 << QList<double>{5, 6, 7, 90, 90, 110} << "P 1 1 2/b" << "2/m";
    QTest::newRow("mmm") << 62 << QList<double>{5.09, 6.74, 4.52, 90, 90, 90} << "" << "mmm";
    QTest::newRow("4/m") << 88 << QList<double>{5.2, 5.2, 11.4, 90, 90, 90} << "" << "4/m";
    QTest::newRow("4/mmm") << 136 << QList<double>{4.59, 4.59, 2.96, 90, 90, 90} << "" << "4/mmm";
    QTest::newRow("-3") << 148 << QList<double>{5, 5, 13, 90, 90, 120} << "" << "-3";
    QTest::newRow("-3, rhombohedral axes") << 148 << QList<double>{5.4, 5.4, 5.4, 55, 55, 55} << "R -3:R" << "-3";
    QTest::newRow("-3m, mirrors normal to a") << 167 << QList<double>{4.76, 4.76, 13, 90, 90, 120} << "" << "-3m";
    QTest::newRow("-3m, rhombohedral axes") << 166 << QList<double>{4.7, 4.7, 4.7, 57, 57, 57} << "R -3 m:R" << "-3m";
    QTest::newRow("-3m, mirrors through a") << 162 << QList<double>{5, 5, 8, 90, 90, 120} << "" << "-3m";
    QTest::newRow("6/m") << 176 << QList<double>{9.4, 9.4, 6.9, 90, 90, 120} << "" << "6/m";
    QTest::newRow("6/mmm") << 194 << QList<double>{3.2, 3.2, 5.2, 90, 90, 120} << "" << "6/mmm";
    QTest::newRow("m-3") << 205 << QList<double>{5.4, 5.4, 5.4, 90, 90, 90} << "" << "m-3";
    QTest::newRow("m-3m") << 225 << QList<double>{3.6, 3.6, 3.6, 90, 90, 90} << "" << "m-3m";
}

Phase phaseOfRow()
{
    QFETCH(int, spaceGroup);
    QFETCH(QList<double>, cell);
    QFETCH(QString, setting);
    Phase phase = makePhase(spaceGroup, {cell[0], cell[1], cell[2], cell[3], cell[4], cell[5]});
    phase.spaceGroupName = setting.toStdString();
    return phase;
}

CrystalMap onePixel(const Phase& phase, const EulerAngles& euler)
{
    CrystalMap map;
    map.grid.rows = map.grid.cols = 1;
    map.phases.phases = {phase};
    map.phaseId = {1};
    map.orientation = {euler};
    return map;
}

constexpr Rgba red{255, 0, 0, 255}, green{0, 255, 0, 255}, blue{0, 0, 255, 255};

} // namespace

class TestIpf : public QObject
{
    Q_OBJECT

private slots:
    void equalDirectionsHaveOneColour_data() { phaseRows(); }
    void equalDirectionsHaveOneColour();
    void colourIsContinuous_data() { phaseRows(); }
    void colourIsContinuous();
    void differentDirectionsDiffer_data() { phaseRows(); }
    void differentDirectionsDiffer();
    void corners_data();
    void corners();
    void interiorFollowsTheFormula();
    void unknownSymmetryIsRefused();
    void frames_data();
    void frames();
    void framesAgreeWithTheDetector();
    void tablesAgreeWithTheFormula_data() { phaseRows(); }
    void tablesAgreeWithTheFormula();
    void notIndexedIsBlack();
    void keyShowsItsColours_data() { phaseRows(); }
    void keyShowsItsColours();
};

void TestIpf::equalDirectionsHaveOneColour()
{
    const Phase phase = phaseOfRow();
    QFETCH(QString, laue);
    const IpfKey key(phase);
    QCOMPARE(QString::fromStdString(key.laueGroup()), laue);
    const auto operations = crystal::laueGroupRotations(phase);
    Rng rng(1);
    for (int i = 0; i < 300; ++i) {
        const Eigen::Vector3d d = randomDirection(rng);
        const Rgba colour = key.colour(d);
        for (const Eigen::Matrix3d& operation : operations)
            QVERIFY(difference(key.colour(operation * d), colour) <= 2);
    }
}

void TestIpf::colourIsContinuous()
{
    const IpfKey key(phaseOfRow());
    Rng rng(2);
    int worst = 0;
    for (int i = 0; i < 20000; ++i) { // steps of 0.01 degrees cross every edge; where the key is torn, a channel jumps by 100
        const Eigen::Vector3d d = randomDirection(rng), side = d.cross(randomDirection(rng)).normalized();
        worst = std::max(worst, difference(key.colour(d), key.colour(d + 0.01 * degree * side)));
    }
    QVERIFY2(worst <= 20, qPrintable(QStringLiteral("a step of 0.01 degrees changes a channel by %1").arg(worst)));
}

/// The mirrors of the lattice that a Laue group lacks lead to other colours: as many as its index in the lattice's group.
void TestIpf::differentDirectionsDiffer()
{
    const Phase phase = phaseOfRow();
    if (phase.spaceGroupName.find(":R") != std::string::npos)
        QSKIP("in rhombohedral axes the mirrors lie otherwise");
    Phase lattice;
    lattice.spaceGroup = phase.spaceGroup >= 195   ? 225
                         : phase.spaceGroup >= 143 ? 194
                         : phase.spaceGroup >= 75  ? 136
                                                   : 62;
    const auto all = crystal::laueGroupRotations(lattice);
    const std::size_t expected = all.size() / crystal::laueGroupRotations(phase).size();
    const IpfKey key(phase);
    for (const Eigen::Vector3d& d : {Eigen::Vector3d(0.37, 0.15, 0.8), Eigen::Vector3d(0.5, 0.2, 0.65)}) {
        std::vector<Rgba> colours;
        for (const Eigen::Matrix3d& operation : all) {
            const Rgba c = key.colour(operation * d);
            if (std::none_of(colours.begin(), colours.end(), [&](Rgba known) { return difference(c, known) < 20; }))
                colours.push_back(c);
        }
        QCOMPARE(colours.size(), expected);
    }
}

void TestIpf::corners_data()
{
    QTest::addColumn<int>("spaceGroup");
    QTest::addColumn<QList<double>>("direction"); // Cartesian: a || x, c || z
    QTest::addColumn<int>("expected");
    const double c60 = std::cos(30 * degree), s60 = 0.5;
    for (const auto& [name, group] : {std::pair{"m-3m", 225}, {"m-3", 205}}) {
        QTest::addRow("%s 001", name) << group << QList<double>{0, 0, 1} << 0;
        QTest::addRow("%s 101", name) << group << QList<double>{1, 0, 1} << 1;
        QTest::addRow("%s 111", name) << group << QList<double>{1, 1, 1} << 2;
        QTest::addRow("%s -100", name) << group << QList<double>{-1, 0, 0} << 0;
    }
    for (const auto& [name, group] : {std::pair{"6/mmm", 194}, {"6/m", 176}, {"-3m", 167}, {"-31m", 162}, {"-3", 147}}) {
        QTest::addRow("%s 0001", name) << group << QList<double>{0, 0, 1} << 0;
        QTest::addRow("%s 2-1-10", name) << group << QList<double>{1, 0, 0} << 1;
        QTest::addRow("%s 10-10", name) << group << QList<double>{c60, s60, 0} << 2; // a* is 30 degrees from a
    }
    for (const auto& [name, group] : {std::pair{"4/mmm", 136}, {"4/m", 88}}) {
        QTest::addRow("%s 001", name) << group << QList<double>{0, 0, 1} << 0;
        QTest::addRow("%s 100", name) << group << QList<double>{1, 0, 0} << 1;
        QTest::addRow("%s 110", name) << group << QList<double>{1, 1, 0} << 2;
    }
    for (const auto& [name, group] : {std::pair{"mmm", 62}, {"2/m", 14}, {"-1", 2}}) {
        QTest::addRow("%s c", name) << group << QList<double>{0, 0, 1} << 0;
        QTest::addRow("%s a", name) << group << QList<double>{1, 0, 0} << 1;
        QTest::addRow("%s b", name) << group << QList<double>{0, 1, 0} << 2;
    }
}

void TestIpf::corners()
{
    QFETCH(int, spaceGroup);
    QFETCH(QList<double>, direction);
    QFETCH(int, expected);
    Phase phase;
    phase.spaceGroup = spaceGroup;
    const Rgba colour = IpfKey(phase).colour({direction[0], direction[1], direction[2]});
    const Rgba wanted = expected == 0 ? red : expected == 1 ? green : blue;
    QVERIFY2(difference(colour, wanted) <= 2,
             qPrintable(QStringLiteral("%1 %2 %3").arg(colour.r).arg(colour.g).arg(colour.b)));
}

void TestIpf::interiorFollowsTheFormula()
{
    Phase phase;
    phase.spaceGroup = 225;
    // eta = 22.5, chi = 25 degrees: chiMax = atan(1 / cos 22.5) = 47.266, red 1 - 25/47.266 = 0.47108, green = blue
    // 0.26446; roots 0.68635, 0.51426; divided by the largest: 1, 0.74927.
    const double eta = 22.5 * degree, chi = 25 * degree;
    const Rgba c = IpfKey(phase).colour({std::sin(chi) * std::cos(eta), std::sin(chi) * std::sin(eta), std::cos(chi)});
    QVERIFY(difference(c, {255, 191, 191, 255}) <= 1);
}

void TestIpf::unknownSymmetryIsRefused()
{
    Phase phase;
    phase.name = "dust";
    try {
        const IpfKey key(phase);
        QFAIL("accepted");
    } catch (const Error& error) {
        QVERIFY(QString(error.what()).contains("dust"));
    }
    phase.laueGroup = "m-3m"; // as an .ang file says it
    QVERIFY(difference(IpfKey(phase).colour({0, 0, -2}), red) == 0);
}

void TestIpf::frames_data()
{
    QTest::addColumn<int>("spaceGroup");
    QTest::addColumn<bool>("oxford");
    QTest::addColumn<QList<double>>("eulerDeg");
    QTest::addColumn<QString>("axis");
    QTest::addColumn<int>("expected");
    const QList<double> none{0, 0, 0};
    // Magnesium, all angles 0. EDAX: crystal a || tsl X, which is down the map: Y of the map is a, X is b* (10-10).
    QTest::newRow("Mg, EDAX, z") << 194 << false << none << "z" << 0;
    QTest::newRow("Mg, EDAX, y is a") << 194 << false << none << "y" << 1;
    QTest::newRow("Mg, EDAX, x is normal to a") << 194 << false << none << "x" << 2;
    // Oxford: crystal a* || X, right in the map; b, normal to a*, is Y.
    QTest::newRow("Mg, Oxford, x is a*") << 194 << true << none << "x" << 2;
    QTest::newRow("Mg, Oxford, y is b") << 194 << true << none << "y" << 1;
    // phi2 = 30 turns a (EDAX) by 30 degrees away from tsl X: X of the sample is then 10-10 and Y 2-1-10.
    QTest::newRow("Mg, EDAX, phi2 30, y") << 194 << false << QList<double>{0, 0, 30} << "y" << 2;
    QTest::newRow("Mg, Oxford, phi2 30, x") << 194 << true << QList<double>{0, 0, 30} << "x" << 1;
    // Phi = 90 tilts c into the sample plane, along -Y of the file: c = (sin phi1, -cos phi1, 0).
    QTest::newRow("Mg, Oxford, Phi 90, y is c") << 194 << true << QList<double>{0, 90, 0} << "y" << 0;
    QTest::newRow("Mg, Oxford, phi1 and Phi 90, x is c") << 194 << true << QList<double>{90, 90, 0} << "x" << 0;
    QTest::newRow("Mg, EDAX, Phi 90, x is c") << 194 << false << QList<double>{0, 90, 0} << "x" << 0;
    QTest::newRow("Ni, 45 about z: x is 110") << 225 << true << QList<double>{45, 0, 0} << "x" << 1;
    // Rotated by 54.7356 about X after 45 about z: the normal is 111.
    QTest::newRow("Ni, 111 normal") << 225 << true << QList<double>{0, 54.7356, 45} << "z" << 2;
}

void TestIpf::frames()
{
    QFETCH(int, spaceGroup);
    QFETCH(bool, oxford);
    QFETCH(QList<double>, eulerDeg);
    QFETCH(QString, axis);
    QFETCH(int, expected);
    const Phase phase = makePhase(spaceGroup, spaceGroup == 194 ? UnitCell{3.2, 3.2, 5.2, 90, 90, 120}
                                                                : UnitCell{3.6, 3.6, 3.6, 90, 90, 90});
    const auto rad = [&](int i) { return static_cast<float>(eulerDeg[i] * degree); };
    CrystalMap map = onePixel(phase, {rad(0), rad(1), rad(2)});
    map.frame = oxford ? SampleFrame::Hkl : SampleFrame::Tsl;
    map.xParallelAStar = oxford;
    const Rgba wanted = expected == 0 ? red : expected == 1 ? green : blue;
    const Rgba colour = renderIpfMap(map, ipfDirection(axis.toStdString())).pixels.front();
    QVERIFY2(difference(colour, wanted) <= 4,
             qPrintable(QStringLiteral("%1 %2 %3").arg(colour.r).arg(colour.g).arg(colour.b)));
}

void TestIpf::framesAgreeWithTheDetector()
{
    for (const SampleFrame frame : {SampleFrame::Tsl, SampleFrame::Hkl}) {
        const Eigen::Matrix3d file = sampleFromDetector(frame, 70, 5);
        const Eigen::Matrix3d map = sampleFromDetector(SampleFrame::Hkl, 70, 5);
        QVERIFY((fileFromMapAxes(frame) * map).isApprox(file, 1e-12));
    }
    // Triclinic, Oxford: the file's x is a* (normal to b and c), its z is c.
    const Phase phase = makePhase(2, {5, 6, 7, 80, 95, 103});
    const Eigen::Matrix3d axes = crystalFromFileAxes(phase, true), basis = phase.cell.directBasis();
    QVERIFY(std::abs(axes.col(0).dot(basis.col(1))) < 1e-12 && std::abs(axes.col(0).dot(basis.col(2))) < 1e-12);
    QVERIFY(axes.col(2).cross(basis.col(2)).norm() < 1e-12 && axes.col(2).dot(basis.col(2)) > 0);
    QVERIFY((axes.transpose() * axes).isIdentity(1e-12) && axes.determinant() > 0);
    QVERIFY(crystalFromFileAxes(phase, false).isIdentity());
}

void TestIpf::tablesAgreeWithTheFormula()
{
    auto map = std::make_shared<CrystalMap>(onePixel(phaseOfRow(), {}));
    map->xParallelAStar = true;
    map->grid.cols = 2000;
    map->phaseId.assign(2000, 1);
    map->orientation.clear();
    Rng rng(4);
    for (int i = 0; i < 2000; ++i)
        map->orientation.push_back(eulerFromMatrix(randomRotation(rng)));
    const Eigen::Vector3d direction(0.3, -0.5, 0.8);
    const Image<Rgba> exact = renderIpfMap(*map, direction.normalized());
    const IpfColours table(map, direction);
    double sum = 0;
    int far = 0;
    for (std::size_t i = 0; i < 2000; ++i) {
        const int d = difference(table(i), exact.pixels[i]);
        sum += d;
        far += d > 40; // beside a corner of the key the root is steep
    }
    QVERIFY2(sum / 2000 < 4, qPrintable(QString::number(sum / 2000)));
    QVERIFY2(far <= 10, qPrintable(QString::number(far)));
}

void TestIpf::notIndexedIsBlack()
{
    auto map = std::make_shared<CrystalMap>(onePixel(makePhase(225, {3.6, 3.6, 3.6, 90, 90, 90}), {}));
    Phase unknown;
    unknown.name = "unknown phase 2";
    map->phases.phases.push_back(unknown);
    map->grid.cols = 4;
    map->phaseId = {0, 1, 2, 1};
    map->orientation.assign(4, {});
    map->orientation[3].Phi = std::nanf("");
    const IpfColours table(map, {0, 0, 1});
    const Image<Rgba> exact = renderIpfMap(*map, {0, 0, 1});
    const Rgba black{0, 0, 0, 255}, grey{128, 128, 128, 255};
    for (const auto& colours : {std::vector{table(0), table(1), table(2), table(3)}, exact.pixels}) {
        QCOMPARE(colours[0], black);
        QVERIFY(difference(colours[1], red) < 20);
        QCOMPARE(colours[2], grey);
        QCOMPARE(colours[3], black);
    }
    map->orientation.pop_back();
    QVERIFY_EXCEPTION_THROWN(IpfColours(map, {0, 0, 1}), Error);
    QVERIFY_EXCEPTION_THROWN(ipfDirection("w"), Error);
}

void TestIpf::keyShowsItsColours()
{
    const IpfKey key(phaseOfRow());
    const Image<Rgba> picture = key.picture(160, {255, 255, 255, 255});
    QVERIFY(picture.rows <= 160 && picture.rows > 60);
    std::set<std::tuple<int, int, int>> colours;
    bool transparent = false, letters = false;
    for (const Rgba& c : picture.pixels) {
        if (c.a == 255)
            colours.insert({c.r, c.g, c.b});
        transparent |= c.a == 0;
        letters |= c.a > 0 && c.a < 255 && c.r == 255 && c.g == 255 && c.b == 255; // smooth edges of letters
    }
    QVERIFY(colours.size() > 500);
    QVERIFY(transparent && letters);
    QVERIFY_EXCEPTION_THROWN(key.picture(20, {}), Error);
    if (qEnvironmentVariableIsSet("KIKUSCOPE_SAVE_KEYS")) { // to look at them
        const QString name = QString::fromLatin1(QTest::currentDataTag()).replace('/', '_');
        FILE* file = std::fopen(qPrintable("ipf_key_" + name + ".ppm"), "wb");
        std::fprintf(file, "P6 %d %d 255\n", picture.cols, picture.rows);
        for (const Rgba& c : picture.pixels)
            for (const int channel : {c.r, c.g, c.b})
                std::fputc(channel * c.a / 255 + 60 * (255 - c.a) / 255, file);
        std::fclose(file);
    }
}

QTEST_APPLESS_MAIN(TestIpf)
#include "tst_ipf.moc"
