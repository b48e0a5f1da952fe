// SPDX-License-Identifier: GPL-3.0-or-later
// Registration of electron images: transforms made by hand, noise, points that fix nothing.
#include "core/base/rng.h"
#include "core/map/registration.h"

#include <QTest>
#include <cmath>

using namespace kikuscope;

namespace {

/// Image of 1024 x 768 pixels, 0.05 um each, turned by 3 degrees, sheared, shifted.
const Eigen::Matrix3d affine{{0.0499, -0.0026, -7}, {0.0031, 0.0493, 4}, {0, 0, 1}};
const Eigen::Matrix3d perspective{{0.0499, -0.0026, -7}, {0.0031, 0.0493, 4}, {5e-5, -8e-5, 1}};

const std::vector<std::pair<double, double>> places{{100, 80}, {900, 120}, {150, 700}, {870, 650}, {500, 380}, {320, 600}, {700, 250}};

std::vector<TiePoint> tiePoints(const Eigen::Matrix3d& transform, std::size_t count, double noiseUm = 0)
{
    std::vector<TiePoint> points;
    Rng rng(5);
    for (std::size_t i = 0; i < count; ++i) {
        const auto [x, y] = places[i];
        const Eigen::Vector2d at = sampleOfImagePoint(transform, x, y);
        points.push_back({x, y, at.x() + noiseUm * rng.normal(), at.y() + noiseUm * rng.normal()});
    }
    return points;
}

/// Greatest distance in um over the image.
double worst(const Eigen::Matrix3d& a, const Eigen::Matrix3d& b)
{
    double most = 0;
    for (int x = 0; x <= 1024; x += 128)
        for (int y = 0; y <= 768; y += 128)
            most = std::max(most, (sampleOfImagePoint(a, x, y) - sampleOfImagePoint(b, x, y)).norm());
    return most;
}

} // namespace

class TestRegistration : public QObject
{
    Q_OBJECT

private slots:
    void recoversTransforms_data();
    void recoversTransforms();
    void threePointsByHand();
    void affineLeavesPerspectiveResiduals();
    void noiseIsAveraged();
    void oneWrongPointShows();
    void refusals_data();
    void refusals();
    void json();
};

void TestRegistration::recoversTransforms_data()
{
    QTest::addColumn<bool>("homography");
    QTest::addColumn<int>("count");
    QTest::newRow("affine, 3") << false << 3;
    QTest::newRow("affine, 7") << false << 7;
    QTest::newRow("homography, 4") << true << 4;
    QTest::newRow("homography, 7") << true << 7;
}

void TestRegistration::recoversTransforms()
{
    QFETCH(bool, homography);
    QFETCH(int, count);
    const Eigen::Matrix3d& truth = homography ? perspective : affine;
    const Registration r = registerImage(tiePoints(truth, static_cast<std::size_t>(count)),
                                         homography ? TransformKind::Homography : TransformKind::Affine);
    QVERIFY2(worst(r.sampleFromImage, truth) < 1e-8, qPrintable(QString::number(worst(r.sampleFromImage, truth))));
    QCOMPARE(r.residualsUm.size(), static_cast<std::size_t>(count));
    QVERIFY(r.rmsUm < 1e-9);
}

void TestRegistration::threePointsByHand()
{
    // Pixels of 0.5 um, the image's corner at (10, 20) um.
    const Registration r = registerImage({{0, 0, 10, 20}, {100, 0, 60, 20}, {0, 200, 10, 120}}, TransformKind::Affine);
    QVERIFY(r.sampleFromImage.isApprox(Eigen::Matrix3d{{0.5, 0, 10}, {0, 0.5, 20}, {0, 0, 1}}, 1e-12));
    QVERIFY((sampleOfImagePoint(r.sampleFromImage, 40, 60) - Eigen::Vector2d(30, 50)).norm() < 1e-9);
}

void TestRegistration::affineLeavesPerspectiveResiduals()
{
    const auto points = tiePoints(perspective, 7);
    QVERIFY(registerImage(points, TransformKind::Affine).rmsUm > 0.1);
    QVERIFY(registerImage(points, TransformKind::Homography).rmsUm < 1e-9);
}

void TestRegistration::noiseIsAveraged()
{
    const Registration r = registerImage(tiePoints(affine, 7, 0.2), TransformKind::Affine);
    QVERIFY(r.rmsUm > 0.05 && r.rmsUm < 0.4);
    QVERIFY2(worst(r.sampleFromImage, affine) < 1, qPrintable(QString::number(worst(r.sampleFromImage, affine))));
}

void TestRegistration::oneWrongPointShows()
{
    auto points = tiePoints(affine, 7);
    points[4].xUm += 5; // in the middle, where it cannot bend the transform much
    const Registration r = registerImage(points, TransformKind::Affine);
    const auto largest = std::max_element(r.residualsUm.begin(), r.residualsUm.end());
    QCOMPARE(largest - r.residualsUm.begin(), 4);
    QVERIFY(*largest > 3);
}

void TestRegistration::refusals_data()
{
    QTest::addColumn<bool>("homography");
    QTest::addColumn<QList<QList<double>>>("points");
    QTest::addColumn<QString>("word");
    using P = QList<QList<double>>;
    QTest::newRow("two") << false << P{{0, 0, 0, 0}, {1, 0, 1, 0}} << "at least 3";
    QTest::newRow("three for a homography") << true << P{{0, 0, 0, 0}, {9, 0, 9, 0}, {0, 9, 0, 9}} << "at least 4";
    QTest::newRow("image line") << false << P{{0, 0, 0, 0}, {5, 5, 9, 0}, {9, 9, 0, 9}} << "electron image";
    QTest::newRow("map line") << false << P{{0, 0, 0, 0}, {5, 0, 1, 1}, {9, 9, 2, 2}} << "map";
    QTest::newRow("nearly a line") << false << P{{0, 0, 0, 0}, {500, 2, 9, 0}, {1000, 0, 0, 9}} << "electron image";
    QTest::newRow("one point thrice") << false << P{{3, 3, 0, 0}, {3, 3, 9, 0}, {3, 3, 0, 9}} << "electron image";
    QTest::newRow("three of four on a line") << true << P{{0, 0, 0, 0}, {5, 0, 5, 0}, {9, 0, 9, 0}, {0, 9, 0, 9}} << "line";
    QTest::newRow("no number") << false << P{{0, 0, 0, 0}, {9, 0, 9, 0}, {0, 9, std::nan(""), 9}} << "coordinates";
    QTest::newRow("folded over") << true << P{{0, 0, 0, 0}, {9, 0, 9, 0}, {9, 9, 0, 9}, {0, 9, 9, 9.5}} << "fold";
}

void TestRegistration::refusals()
{
    QFETCH(bool, homography);
    QFETCH(QList<QList<double>>, points);
    QFETCH(QString, word);
    std::vector<TiePoint> tied;
    for (const QList<double>& p : points)
        tied.push_back({p[0], p[1], p[2], p[3]});
    try {
        registerImage(tied, homography ? TransformKind::Homography : TransformKind::Affine);
        QFAIL("accepted");
    } catch (const Error& error) {
        QCOMPARE(error.kind(), ErrorKind::BadSetting);
        QVERIFY2(QString(error.what()).contains(word), error.what());
    }
}

void TestRegistration::json()
{
    const Registration r = registerImage(tiePoints(perspective, 6, 0.01), TransformKind::Homography);
    const Registration again = registrationFromJson(Json::parse(toJson(r).dump()));
    QCOMPARE(again.kind, r.kind);
    QVERIFY(again.points == r.points);
    QVERIFY(again.sampleFromImage.isApprox(r.sampleFromImage, 1e-12));
    for (const char* damaged : {"{}", "[]", R"({"transform":"affine","points":[{"image_px":[1]}]})",
                                R"({"transform":"spline","points":[]})", R"({"transform":"affine","points":[]})"})
        QVERIFY_EXCEPTION_THROWN(registrationFromJson(Json::parse(damaged)), Error);
}

QTEST_APPLESS_MAIN(TestRegistration)
#include "tst_registration.moc"
