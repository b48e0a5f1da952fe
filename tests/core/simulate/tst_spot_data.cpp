// SPDX-License-Identifier: GPL-3.0-or-later
// Sets of labelled spot patterns: the same sample every time, divided by material, refused where they leak.
#include "core/base/error.h"
#include "core/simulate/spot_classes/materials.h"
#include "core/simulate/spot_classes/spot_data.h"

#include <QtTest>
#include <map>
#include <numeric>
#include <set>

using namespace kikuscope;
using namespace kikuscope::simulate;

namespace {

SpotDataSpec small()
{
    SpotDataSpec spec;
    spec.size = 64;
    spec.pixelSizeMm = 0.35;
    spec.offsetPx = 4;
    spec.readNoise = {0.01, 0.02};
    return spec;
}

std::set<std::string> keysOf(const std::vector<Phase>& phases)
{
    std::set<std::string> keys;
    for (const Phase& phase : phases)
        keys.insert(materialKey(phase));
    return keys;
}

} // namespace

class TestSpotData : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_materials = materialsOf(small());
        m_data = std::make_unique<SpotData>(makeSpotData(small(), false));
    }

    void everyMaterialOnce()
    {
        QCOMPARE(keysOf(m_materials).size(), m_materials.size());
        std::map<int, int> count;
        for (const Phase& phase : m_materials)
            ++count[phase.spaceGroup];
        for (const auto& [group, n] : count)
            qInfo("space group %d: %d materials", group, n);
        for (const int group : {221, 225, 227, 229})
            QVERIFY(count[group] >= 50);
        QVERIFY(m_materials.size() < materialsOf(small().groups).size()); // rare kinds are left out
        for (const Phase& phase : materialsOutside({225}))
            QVERIFY(phase.spaceGroup != 225 && phase.spaceGroup != 216 && phase.spaceGroup != 202); // 216 looks like 225
    }

    void splitIsByMaterial()
    {
        const SpotMaterials split = splitByMaterial(m_materials, 0.15, 1);
        QCOMPARE(split.training.size() + split.heldOut.size(), m_materials.size());
        const auto training = keysOf(split.training), heldOut = keysOf(split.heldOut);
        for (const auto& key : heldOut)
            QVERIFY(!training.contains(key));
        std::map<int, int> all, held;
        for (const Phase& phase : m_materials)
            ++all[phase.spaceGroup];
        for (const Phase& phase : split.heldOut)
            ++held[phase.spaceGroup];
        for (const auto& [group, n] : all)
            QCOMPARE(held[group], static_cast<int>(std::lround(0.15 * n)));
        // independent of the order, other with another seed
        std::vector<Phase> reversed(m_materials.rbegin(), m_materials.rend());
        QCOMPARE(keysOf(splitByMaterial(reversed, 0.15, 1).heldOut), heldOut);
        QVERIFY(keysOf(splitByMaterial(m_materials, 0.15, 2).heldOut) != heldOut);
    }

    void leaksAreRefused()
    {
        const SpotMaterials split = splitByMaterial(m_materials, 0.15, 1);
        auto leaking = split.heldOut;
        Phase again = split.training.front(); // under another name, with another edge
        again.name = "the same again";
        again.cell.a *= 1.001;
        leaking.push_back(again);
        try {
            refuseLeaks(split.training, leaking);
            QFAIL("a material that teaches and tests was let through");
        } catch (const Error& error) {
            QVERIFY(error.kind() == ErrorKind::Inconsistent);
            QVERIFY(std::string(error.what()).find("the same again (as " + split.training.front().name + ")") != std::string::npos);
        }
        refuseLeaks(split.training, split.heldOut);
    }

    void samplesAreTheSameEveryTime()
    {
        const SpotData again = makeSpotData(small(), false);
        std::set<int> labels;
        for (const std::uint64_t index : {0u, 7u, 3u, 99u, 7u}) {
            const SpotDraw a = m_data->draw(5, index), b = again.draw(5, index);
            QCOMPARE(a.material, b.material);
            QCOMPARE(a.zone, b.zone);
            QCOMPARE(a.label, b.label);
            QVERIFY(m_data->image(a, 5, index) == again.image(b, 5, index));
            labels.insert(a.label);
        }
        QVERIFY(labels.size() > 1);
        const SpotDraw other = m_data->draw(6, 0);
        QVERIFY(!(m_data->image(other, 6, 0) == m_data->image(m_data->draw(5, 0), 5, 0)));
    }

    void drawsFollowTheShares()
    {
        const auto shares = m_data->classShares();
        QVERIFY(std::abs(std::accumulate(shares.begin(), shares.end(), 0.) - 1) < 1e-9);
        constexpr int draws = 4000;
        std::vector<double> counts(shares.size(), 0);
        std::map<int, int> groups;
        for (int i = 0; i < draws; ++i) {
            const SpotDraw draw = m_data->draw(9, static_cast<std::uint64_t>(i));
            ++counts[static_cast<std::size_t>(draw.label)];
            ++groups[m_data->materials()[static_cast<std::size_t>(draw.material)].spaceGroup];
        }
        for (std::size_t c = 0; c < shares.size(); ++c)
            QVERIFY2(std::abs(counts[c] - draws * shares[c]) < 5 * std::sqrt(draws * shares[c]) + 5, m_data->labels()[c].c_str());
        for (const auto& [group, n] : groups)
            QVERIFY(std::abs(n - draws / 5) < 150);
    }

    void bothPartsHaveTheSameClasses()
    {
        const SpotData heldOut = makeSpotData(small(), true);
        QCOMPARE(heldOut.labels(), m_data->labels());
        qInfo("%d classes of %d + %d materials", int(heldOut.labels().size()), m_data->known(), heldOut.known());
        QVERIFY_THROWS_EXCEPTION(Error, refuseLeaks(m_data->materials(), m_data->materials()));
    }

    void unreadablePatternsAreDrawnAnew()
    {
        SpotDataSpec spec = small();
        spec.minSpots = 6;
        const SpotData careful = makeSpotData(spec, false);
        int unreadable = 0, hopeless = 0;
        constexpr int draws = 200;
        for (int i = 0; i < draws; ++i) {
            unreadable += !careful.draw(1, static_cast<std::uint64_t>(i)).isReadable;
            const SpotDraw any = m_data->draw(1, static_cast<std::uint64_t>(i));
            hopeless += !careful.drawOf(any.material, any.zone, 1, static_cast<std::uint64_t>(i)).isReadable;
        }
        qInfo("%d of %d crystals and zone axes show fewer than 6 spots or one row whatever the camera length", hopeless, draws);
        QVERIFY(unreadable <= 2);
        QVERIFY(hopeless > unreadable && hopeless < draws / 4);
    }

    void defectsAndOthers()
    {
        SpotDataSpec spec = small();
        spec.defects.strained = spec.defects.hot = spec.defects.twinned = spec.defects.mosaic = 0.2;
        spec.others = 0.2;
        const SpotData data = makeSpotData(spec, true);
        QCOMPARE(data.labels().back(), std::string("other"));
        std::map<std::string, int> defects;
        int others = 0;
        for (std::uint64_t i = 0; i < 60; ++i) {
            const SpotDraw draw = data.draw(2, i);
            ++defects[draw.defect];
            others += draw.material >= data.known();
            QCOMPARE(draw.material >= data.known(), draw.label == static_cast<int>(data.labels().size()) - 1);
            const auto image = data.image(draw, 2, i);
            QVERIFY(std::ranges::all_of(image.pixels, [](float v) { return v >= 0 && v <= 1; }));
            QVERIFY(*std::ranges::max_element(image.pixels) > 0.1f);
        }
        QCOMPARE(defects.size(), std::size_t{5});
        QVERIFY(others > 3 && others < 30);
    }

    void specimensShowTheirDefects()
    {
        SpotDataSpec spec = small();
        spec.defects.specimen = 1;
        spec.defects.specimenBeamNm = 1;
        spec.thicknessNm = {4, 4};
        const SpotData data = makeSpotData(spec, true);
        std::map<std::string, int> defects;
        for (std::uint64_t i = 0; i < 24; ++i) {
            const SpotDraw draw = data.draw(4, i);
            ++defects[draw.defect];
            const auto image = data.image(draw, 4, i);
            QCOMPARE(image.pixels, data.image(draw, 4, i).pixels);
            QVERIFY(std::ranges::all_of(image.pixels, [](float v) { return v >= 0 && v <= 1; }));
            SpotDraw perfect = draw;
            perfect.defect.clear();
            const auto without = data.image(perfect, 4, i);
            double difference = 0, all = 0; // the same spots, and something of the defect
            for (std::size_t k = 0; k < image.pixels.size(); ++k) {
                difference += std::abs(image.pixels[k] - without.pixels[k]);
                all += without.pixels[k];
            }
            QVERIFY2(difference > 0, draw.defect.c_str());
            QVERIFY2(std::isfinite(all) && all > 0, draw.defect.c_str());
        }
        QCOMPARE(defects.size(), std::size_t{4});
    }

    /// Orthorhombic and lower crystals have no edge dislocation of the cubic slip system.
    void specimensOfAnyLattice()
    {
        SpotDataSpec spec = small();
        spec.others = 0.9;
        spec.defects.specimen = 1;
        spec.defects.specimenBeamNm = 0.6;
        spec.thicknessNm = {3, 3};
        const SpotData data = makeSpotData(spec, true);
        std::set<char> families;
        for (std::uint64_t i = 0; i < 40; ++i) {
            const SpotDraw draw = data.draw(6, i);
            const char family = data.materials()[static_cast<std::size_t>(draw.material)].bravais.at(0);
            QVERIFY(draw.defect != "dislocations" || family == 'c' || family == 't' || family == 'h');
            QVERIFY(!data.image(draw, 6, i).pixels.empty());
            families.insert(family);
        }
        QVERIFY(families.contains('o') || families.contains('m'));
    }

    void mistakesAreNamed()
    {
        const auto complaint = [](const SpotDataSpec& spec) -> std::string {
            try {
                spec.check();
            } catch (const Error& error) {
                return error.what();
            }
            return "";
        };
        QCOMPARE(complaint(small()), std::string());
        SpotDataSpec spec = small();
        spec.thicknessNm = {8, 4};
        QVERIFY(complaint(spec).starts_with("thickness_nm"));
        spec = small();
        spec.groups = {225, 194};
        QVERIFY(complaint(spec).starts_with("groups"));
        spec = small();
        spec.voltagesKv = {};
        QVERIFY(complaint(spec).starts_with("voltages_kv"));
        spec = small();
        spec.defects.twinned = spec.defects.specimen = 0.6;
        QVERIFY(complaint(spec).find("more than 1") != std::string::npos);
    }

private:
    std::vector<Phase> m_materials;
    std::unique_ptr<SpotData> m_data;
};

QTEST_GUILESS_MAIN(TestSpotData)
#include "tst_spot_data.moc"
