// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crystal/phase_json.h"

#include <QTest>

using namespace kikuscope;
using namespace kikuscope::crystal;

namespace {

Phase quartz()
{
    Phase phase;
    phase.name = "quartz";
    phase.formula = "SiO2";
    phase.cell = {4.913, 4.913, 5.405, 90, 90, 120};
    phase.spaceGroup = 152;
    phase.spaceGroupName = "P 31 2 1";
    phase.pointGroup = "32";
    phase.laueGroup = "-3m";
    phase.bravais = "hP";
    phase.atoms = {{"Si1", "Si", 14, {0.4697, 0, 0}, 1, 0.47},
                   {"O1", "O", 8, {0.4133, 0.2672, 0.1188}, 0.5, {}}};
    phase.colour = {200, 20, 2, 255};
    phase.source = "Levien 1980";
    return phase;
}

Phase read(const char* text) { return phaseFromJson(parseJson(text, "test"), "f.h5: \"Phases\"[0]"); }

} // namespace

class TestPhaseJson : public QObject
{
    Q_OBJECT
private slots:
    void roundTrip()
    {
        const Phase phase = quartz();
        const Phase back = phaseFromJson(phaseToJson(phase), "test");
        QCOMPARE(phaseToJson(back).dump(), phaseToJson(phase).dump());
        QVERIFY(back.cell == phase.cell && back.colour == phase.colour);
        QCOMPARE(back.spaceGroup, 152);
        QCOMPARE(back.bravais, std::string("hP"));
        QCOMPARE(back.source, std::string("Levien 1980"));
        QCOMPARE(back.atoms.size(), std::size_t{2});
        QCOMPARE(back.atoms[0].bIso, std::optional(0.47));
        QVERIFY(!back.atoms[1].bIso);
        QCOMPARE(back.atoms[1].occupancy, 0.5);
        QCOMPARE(back.atoms[1].position.y(), 0.2672);
    }

    void onlyWhatIsKnownIsWritten()
    {
        Phase phase;
        phase.name = "unknown phase 3";
        QCOMPARE(phaseToJson(phase).dump(), std::string(R"({"name":"unknown phase 3"})"));
        const PhaseList back = phasesFromJson(phasesToJson({{phase, quartz()}}), "test");
        QCOMPARE(back.size(), 2);
        QCOMPARE(back[1].spaceGroup, 0);
        QVERIFY(!back[1].cell.isValid() && back[1].colour.a == 0);
        QCOMPARE(back[2].name, std::string("quartz"));
    }

    void firstHdf5Files() // empty texts, zero cells, colours without alpha
    {
        const Phase phase =
            read(R"({"name":"a","formula":"","cell":[0.0,0.0,0.0,90.0,90.0,90.0],"space_group":0,
            "space_group_name":"","point_group":"","laue_group":"m-3m","bravais":"","source":"","colour":[1,2,3]})");
        QVERIFY(phase.cell == UnitCell{});
        QVERIFY((phase.colour == Rgba{1, 2, 3, 255}));
        QCOMPARE(phase.laueGroup, std::string("m-3m"));
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("says");
        const auto row = [](const char* name, const char* json, const char* says) {
            QTest::newRow(name) << QByteArray(json) << QString(says);
        };
        row("no object", R"([1])", "[0] is no JSON object");
        row("no name", R"({})", ".name is missing");
        row("name a number", R"({"name":1})", ".name is no text");
        row("formula a list", R"({"name":"a","formula":[]})", ".formula is no text");
        row("short cell", R"({"name":"a","cell":[1,2,3]})", ".cell is no list of 6 numbers");
        row("cell of texts", R"({"name":"a","cell":["1",1,1,90,90,90]})", ".cell has the wrong type");
        row("impossible cell", R"({"name":"a","cell":[1,1,1,10,10,170]})", ".cell is impossible");
        row("no such space group", R"({"name":"a","space_group":231})",
            ".space_group is 231, but must lie between 0 and 230; the file is damaged.");
        row("space group 2^32 + 152", R"({"name":"a","space_group":4294967448})",
            ".space_group is 4294967448");
        row("half a space group", R"({"name":"a","space_group":1.5})", ".space_group has the wrong type");
        row("colour above 255", R"({"name":"a","colour":[256,0,0]})", ".colour is 256");
        row("two colour channels", R"({"name":"a","colour":[1,2]})", ".colour is no list");
        row("atoms an object", R"({"name":"a","atoms":{}})", ".atoms is no list");
        row("atom without a position",
            R"({"name":"a","atoms":[{"label":"x","element":"Fe","atomic_number":26}]})",
            ".atoms[0].position is missing");
        row("atom in two dimensions",
            R"({"name":"a","atoms":[{"label":"x","element":"Fe","atomic_number":26,"position":[0,0]}]})",
            ".atoms[0].position is no list of 3 numbers");
        row("negative atomic number",
            R"({"name":"a","atoms":[{"label":"x","element":"Fe","atomic_number":-1}]})",
            ".atoms[0].atomic_number is -1");
    }
    void refused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QString, says);
        try {
            read(json.constData());
            QFAIL("it was accepted");
        } catch (const Error& error) {
            const auto sentence = QString::fromUtf8(error.what());
            QVERIFY2(sentence.startsWith("f.h5") && sentence.contains(says), error.what());
        }
    }

    void notAList() { QVERIFY_EXCEPTION_THROWN(phasesFromJson(Json::object(), "test"), Error); }
};

QTEST_GUILESS_MAIN(TestPhaseJson)
#include "tst_phase_json.moc"
