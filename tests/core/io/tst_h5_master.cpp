// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/io/kikuscope_h5.h"
#include "tests/support/test_data.h"

#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <numeric>

using namespace kikuscope;
using namespace kikuscope::io;

class TstH5Master : public QObject
{
    Q_OBJECT

private slots:
    void readsEmsoftNickel();
    void readsEnergyBins_data();
    void readsEnergyBins();
    void roundTrip();
    void refusesOthers();
};

static double mean(const Image<float>& image)
{
    return std::accumulate(image.pixels.begin(), image.pixels.end(), 0.0) /
           static_cast<double>(image.pixels.size());
}

void TstH5Master::readsEmsoftNickel() // facts: shared data README (computed there with h5py and numpy)
{
    NEED_TEST_DATA(path, "vendor/emsoft/ni_mc_mp_20kv_uint8_gzip_opts9.h5");
    const LambertMaster master = readMasterPattern(path);
    QCOMPARE(master.north.rows, 401);
    QCOMPARE(master.north.cols, 401);
    QVERIFY(std::abs(mean(master.north) - 44.14993) < 1e-4);
    QVERIFY(std::abs(mean(master.south) - 44.14993) < 1e-4);
    QCOMPARE(master.energyKeV, 20.0);
    QCOMPARE(master.phase.spaceGroup, 225);
    QCOMPARE(master.phase.bravais, std::string("cF"));
    QVERIFY(std::abs(master.phase.cell.a - 3.5236) < 1e-9);
    QCOMPARE(master.phase.atoms.size(), std::size_t{1});
    QCOMPARE(master.phase.atoms[0].element, std::string("Ni"));
    QVERIFY(std::abs(master.phase.atoms[0].bIso.value() - 0.35) < 1e-6);
}

void TstH5Master::readsEnergyBins_data()
{
    QTest::addColumn<double>("wanted");
    QTest::addColumn<double>("found");
    QTest::newRow("highest") << 0.0 << 20.0;
    QTest::newRow("exact") << 12.0 << 12.0;
    QTest::newRow("nearest") << 14.7 << 15.0;
    QTest::newRow("below all") << 1.0 << 10.0;
    QTest::newRow("above all") << 30.0 << 20.0;
}

void TstH5Master::readsEnergyBins() // every pixel of this file equals its energy
{
    NEED_TEST_DATA(path, "vendor/emsoft/master_patterns.h5");
    QFETCH(double, wanted);
    QFETCH(double, found);
    const LambertMaster master = readMasterPattern(path, wanted);
    QCOMPARE(master.energyKeV, found);
    QCOMPARE(master.north.rows, 13);
    QCOMPARE(mean(master.north), found);
    QCOMPARE(mean(master.south), found);
    QCOMPARE(master.phase.spaceGroup, 140);
    QVERIFY(std::abs(master.phase.cell.c - 5.821) < 1e-9);
    QCOMPARE(master.phase.atoms.size(), std::size_t{2});
}

void TstH5Master::roundTrip()
{
    QTemporaryDir folder;
    const auto path = std::filesystem::path(folder.path().toStdString()) / "master.h5";
    LambertMaster master;
    master.north = Image<float>(5, 5);
    std::iota(master.north.pixels.begin(), master.north.pixels.end(), 0.25f);
    master.south = Image<float>(5, 5, 7.5f);
    master.energyKeV = 17.5;
    master.phase.name = "fer\xc3\xa9rite"; // not ASCII
    master.phase.cell = {2.87, 2.87, 2.87, 90, 90, 90};
    master.phase.spaceGroup = 229;
    master.phase.colour = {1, 2, 3, 255};
    master.phase.atoms = {{"Fe1", "Fe", 26, {0, 0, 0}, 0.5, 0.3}, {"X", "", 0, {0.5, 0.5, 0.25}, 1, {}}};
    master.source = "a test";
    master.provenance = Json{{"seed", 3}};
    writeMasterPattern(path, master);

    const LambertMaster back = readMasterPattern(path);
    QVERIFY(back.north == master.north);
    QVERIFY(back.south == master.south);
    QCOMPARE(back.energyKeV, 17.5);
    QCOMPARE(back.phase.name, master.phase.name);
    QVERIFY(back.phase.cell == master.phase.cell);
    QVERIFY(back.phase.colour == master.phase.colour);
    QCOMPARE(back.phase.atoms.size(), std::size_t{2});
    QVERIFY(back.phase.atoms[0].bIso == std::optional<double>(0.3));
    QVERIFY(!back.phase.atoms[1].bIso);
    QCOMPARE(back.phase.atoms[1].position.z(), 0.25);
    QVERIFY(back.provenance == master.provenance);
}

void TstH5Master::refusesOthers()
{
    QTemporaryDir folder;
    const auto text = std::filesystem::path(folder.path().toStdString()) / "text.h5";
    std::ofstream(text) << "no HDF5 at all";
    QVERIFY_THROWS_EXCEPTION(Error, readMasterPattern(text));
    QVERIFY_THROWS_EXCEPTION(Error, readMasterPattern(text.parent_path() / "absent.h5"));
    NEED_TEST_DATA(scan, "vendor/kikuchipy_h5/patterns.h5");
    QVERIFY_THROWS_EXCEPTION(Error, readMasterPattern(scan));
}

QTEST_GUILESS_MAIN(TstH5Master)
#include "tst_h5_master.moc"
