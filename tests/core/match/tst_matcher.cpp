// SPDX-License-Identifier: GPL-3.0-or-later
// Simulated patterns of known phase and orientation are found again; what cannot be told apart is said to be
// so.
#include "core/match/matcher.h"

#include "core/base/error.h"
#include "core/crystal/structure_library.h"
#include "core/match/groups.h"
#include "core/match/orientation_grid.h"
#include "core/match/pattern_centre_fit.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace kikuscope;
using namespace kikuscope::match;

namespace {

std::vector<Phase> phasesNamed(std::initializer_list<const char*> names)
{
    std::vector<Phase> phases;
    for (const char* name : names)
        phases.push_back(crystal::libraryStructure(name).phase);
    return phases;
}

Conditions conditions()
{
    Conditions c;
    c.height = c.width = 60;
    c.patternCentre = {0.48, 0.27, 0.58};
    return c;
}

MatchOptions options(double spacingDeg = 3)
{
    MatchOptions o;
    o.dictionary.spacingDeg = spacingDeg;
    return o;
}

struct Simulated
{
    PatternBlock block;
    std::vector<Eigen::Quaterniond> truth;
};

/// Patterns of one structure as a camera records them, in random orientations.
Simulated simulated(const Phase& phase, const Conditions& c, int count, double noiseToSignal,
                    std::uint64_t seed)
{
    NullMonitor job;
    const auto master = simulate::cachedMasterPattern(phase, {}, job); // 401 px: not the one the matcher uses
    simulate::CameraModel camera;
    camera.blurPx = 0.4;
    camera.bandContrast = 0.4;
    camera.backgroundWidth = 0.8;
    camera.noiseToSignal = noiseToSignal;
    camera.maskRadius = c.screenRadius;
    Simulated s{PatternBlock({0, count}, c.height, c.width), {}};
    for (int i = 0; i < count; ++i) {
        Rng rng = Rng::stream(seed, static_cast<std::uint64_t>(i));
        const Eigen::Matrix3d orientation = randomRotation(rng);
        float* out = s.block.pattern(i).data;
        simulate::projectMaster(master, orientation, c.patternCentre, c.height, c.width, out);
        simulate::applyCamera(camera, c.patternCentre, rng, c.height, c.width, out);
        s.block.present[static_cast<std::size_t>(i)] = 1;
        s.truth.emplace_back(orientation);
    }
    return s;
}

} // namespace

class TestMatcher : public QObject
{
    Q_OBJECT
private slots:
    void orientationIsRecovered_data()
    {
        QTest::addColumn<QString>("structure");
        QTest::addColumn<double>("spacingDeg");
        QTest::addColumn<double>("screenRadius");
        QTest::newRow("cubic") << "nickel" << 3. << 0.;
        QTest::newRow("cubic without inversion centre") << "GaAs" << 3. << 0.;
        QTest::newRow("cubic, round screen") << "nickel" << 3. << 0.46875;
        QTest::newRow("hexagonal") << "alpha-titanium" << 3. << 0.;
        QTest::newRow("trigonal") << "quartz" << 3. << 0.;
        QTest::newRow("monoclinic") << "baddeleyite" << 3. << 0.;
    }
    void orientationIsRecovered()
    {
        QFETCH(QString, structure);
        QFETCH(double, spacingDeg);
        QFETCH(double, screenRadius);
        Conditions c = conditions();
        c.screenRadius = screenRadius;
        NullMonitor job;
        const Matcher matcher(phasesNamed({structure.toUtf8().constData()}), c, options(spacingDeg), job);
        const Simulated s = simulated(matcher.phases()[1], c, 6, 0.5, 11);
        const auto matches = matcher.match(s.block, job);
        for (std::size_t i = 0; i < matches.size(); ++i) {
            const Fit& fit = matches[i].best().fit;
            const double off =
                misorientationDeg(fit.crystalFromDetector, s.truth[i], matcher.candidates()[0].symmetry);
            QVERIFY2(
                off < 0.5,
                qPrintable(QString("pattern %1: %2 degrees off, score %3").arg(i).arg(off).arg(fit.score)));
            // the same in Euler angles of the sample frame and back
            const Eigen::Quaterniond back = c.crystalFromDetector(c.eulerAngles(fit.crystalFromDetector));
            QVERIFY(misorientationDeg(back, fit.crystalFromDetector, {Eigen::Quaterniond::Identity()}) <
                    0.05);
        }
    }

    void phaseAmongEight_data()
    {
        QTest::addColumn<double>("noise");
        QTest::newRow("noise/signal 1") << 1.;
        QTest::newRow("noise/signal 2") << 2.;
    }
    void phaseAmongEight()
    {
        QFETCH(double, noise);
        const Matcher& matcher = eight();
        NullMonitor job;
        int right = 0, all = 0;
        for (int id = 1; id <= matcher.phases().size(); ++id) {
            const Simulated s = simulated(matcher.phases()[id], matcher.conditions(), 4, noise,
                                          100 + static_cast<std::uint64_t>(id));
            for (const PatternMatch& match : matcher.match(s.block, job)) {
                right += match.best().phase == id;
                ++all;
            }
        }
        QVERIFY2(right == all, qPrintable(QString("%1 of %2").arg(right).arg(all)));
    }

    void isotypesAreAGroup()
    {
        NullMonitor job;
        const Matcher matcher(phasesNamed({"nickel", "austenite", "ferrite", "silicon"}), conditions(),
                              options(), job);
        const CandidateGroups found = candidateGroups(matcher, {}, job);
        QCOMPARE(found.of(1), found.of(2));
        QVERIFY(found.of(3) != found.of(1));
        QVERIFY(found.of(4) != found.of(1) && found.of(4) != found.of(3));

        const Simulated s = simulated(matcher.phases()[1], conditions(), 2, 1, 7);
        const auto matches = matcher.match(s.block, job);
        for (std::size_t i = 0; i < matches.size(); ++i) {
            const Verdict verdict = judge(matcher, s.block.pattern(static_cast<std::int64_t>(i)), matches[i]);
            QVERIFY(std::ranges::find(verdict.phases, 1) != verdict.phases.end());
            QVERIFY(std::ranges::find(verdict.phases, 3) == verdict.phases.end());
            QVERIFY(verdict.margin > verdict.centreEffect);
        }
    }

    void patternCentreIsFitted()
    {
        NullMonitor job;
        Conditions guessed = conditions();
        guessed.patternCentre.x += 0.012;
        guessed.patternCentre.y -= 0.01;
        guessed.patternCentre.z += 0.015;
        const Matcher matcher(phasesNamed({"nickel", "ferrite"}), guessed, options(), job);
        const Simulated s = simulated(matcher.phases()[1], conditions(), 6, 0.5, 21);
        const PatternCentreFit fit = fitPatternCentre(matcher, s.block, 0.2, job);
        QCOMPARE(fit.patterns, 6);
        QVERIFY(fit.scoreAfter > fit.scoreBefore);
        const PatternCentre truth = conditions().patternCentre;
        const Eigen::Vector3d error(fit.patternCentre.x - truth.x, fit.patternCentre.y - truth.y,
                                    fit.patternCentre.z - truth.z);
        for (int k = 0; k < 3; ++k) {
            QVERIFY2(std::abs(error[k]) < 0.004, qPrintable(QString::number(error[k])));
            QVERIFY2(fit.sigma[k] > 0 && fit.sigma[k] < 0.005, qPrintable(QString::number(fit.sigma[k])));
        }
    }

    void noiseStaysBelowPatterns()
    {
        NullMonitor job;
        const double floor = eight().noiseFloor(job);
        const Simulated s = simulated(eight().phases()[1], eight().conditions(), 4, 2, 31);
        for (const PatternMatch& match : eight().match(s.block, job))
            QVERIFY2(match.best().fit.score > floor,
                     qPrintable(QString("%1, noise %2").arg(match.best().fit.score).arg(floor)));
    }

    void emptyPatternsMatchNothing()
    {
        PatternBlock block({0, 2}, 60, 60);
        block.present = {1, 0};
        std::fill_n(block.pixels.begin(), 3600, 7.f);
        NullMonitor job;
        for (const PatternMatch& match : eight().match(block, job))
            QVERIFY(match.phases.empty());
    }

    void canBeStopped()
    {
        NullMonitor job;
        const Simulated s = simulated(eight().phases()[1], eight().conditions(), 1, 1, 1);
        job.requestStop();
        QVERIFY_THROWS_EXCEPTION(Stopped, eight().match(s.block, job));
        QVERIFY_THROWS_EXCEPTION(Stopped, Matcher(phasesNamed({"nickel"}), conditions(), options(), job));
    }

    void badInput()
    {
        NullMonitor job;
        EbsdScan scan;
        scan.name = "map.up1";
        QVERIFY_THROWS_EXCEPTION(Error, conditionsOf(scan, {}, job)); // no patterns
        scan.patterns = std::make_shared<MemoryPatternSource>(std::vector<std::uint16_t>(3600, 5),
                                                              PixelType::U8, 1, 60, 60);
        scan.grid.rows = scan.grid.cols = 1;
        try {
            conditionsOf(scan, {}, job);
            QFAIL("a scan without pattern centre was accepted");
        } catch (const Error& e) {
            QVERIFY(std::string(e.what()).find("pattern centre") != std::string::npos);
            QVERIFY(std::string(e.what()).find("x,y,z") != std::string::npos);
        }
        QVERIFY(conditionsOf(scan, PatternCentre{0.5, 0.3, 0.6}, job).patternCentre ==
                (PatternCentre{0.5, 0.3, 0.6}));
        QVERIFY(!job.warnings().empty()); // tilts and energy had to be assumed
        QVERIFY_THROWS_EXCEPTION(Error, conditionsOf(scan, PatternCentre{0.5, 0.3, 0}, job));
        QVERIFY_THROWS_EXCEPTION(Error, Matcher({}, conditions(), options(), job));
        QVERIFY_THROWS_EXCEPTION(Error,
                                 Matcher(phasesNamed({"nickel", "nickel"}), conditions(), options(), job));
        MatchOptions tooMuch = options(0.5);
        QVERIFY_THROWS_EXCEPTION(Error,
                                 Matcher(phasesNamed({"nickel"}), conditions(), tooMuch, job)); // memory
    }

private:
    static const Matcher& eight()
    {
        static const Matcher matcher = [] {
            NullMonitor job;
            return Matcher(phasesNamed({"ferrite", "nickel", "aluminium", "cementite", "alpha-titanium",
                                        "silicon", "germanium", "quartz"}),
                           conditions(), options(), job);
        }();
        return matcher;
    }
};

QTEST_GUILESS_MAIN(TestMatcher)
#include "tst_matcher.moc"
