// SPDX-License-Identifier: GPL-3.0-or-later
// Project files: what goes in comes out; damaged ones are refused by field; moved and changed inputs are found. And the
// descriptions of figures.
#include "core/io/figure_file.h"
#include "core/io/image_file.h"
#include "core/io/project.h"
#include "core/io/shallow_json.h"
#include "tests/core/io/file_fixture.h"

#include "core/base/sha256.h"

using namespace kikuscope;
using namespace kikuscope::io;
namespace fs = std::filesystem;

namespace {

Project sample(const TestFolder& folder)
{
    Project project;
    project.name = "steel \xC2\xB5";
    project.inputs = {{"scan", folder.write("data/scan.up1", "patterns"), ""},
                      {"result", folder.write("result.h5", "phases"), ""},
                      {"electron-image", folder.write("se 1.png", "grey"), ""},
                      {"electron-image", folder.write("se 2.png", "grey too"), ""}};
    for (ProjectInput& input : project.inputs)
        input.hash = fileHash(input.path);
    project.registration = {{"se 1.png", {{"affine", {1.5, 0, 3, 0, 1.25, -7}}}}};
    project.phaseStyles = {{"ferrite", {{"colour", "#123456"}, {"visible", true}}}};
    project.figures = {{{"name", "Fig. 4"}, {"panels", Json::array({{{"file", "@result"}}})}}};
    return project;
}

} // namespace

class TestProject : public QObject
{
    Q_OBJECT
private slots:
    void comesBackEqual()
    {
        const TestFolder folder;
        const Project project = sample(folder);
        const fs::path file = folder.path() / "steel.kikuscope";
        writeProject(file, project);
        QVERIFY(isProjectFile(file));
        QVERIFY(readProject(file) == project);
        const std::string text = contentOf(file);
        QVERIFY(contains(text, "\"path\": \"data/scan.up1\"")); // relative, so that the folder may move
        writeProject(file, readProject(file));
        QCOMPARE(contentOf(file), text);
        Project other = project;
        other.selection = {{"pixel", {1, 2}}};
        QVERIFY(!(other == project));
    }

    void hashesAreFilledIn()
    {
        const TestFolder folder;
        Project project = sample(folder);
        project.inputs[0].hash.clear();
        const fs::path file = folder.path() / "p.kikuscope";
        writeProject(file, project);
        QCOMPARE(readProject(file).inputs[0].hash, sha256Hex("patterns"));
    }

    void damaged_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("sentence");
        const auto project = [](const char* rest) { return QString("{\"format\": \"kikuscope-project\", \"format_version\": 1, %1}").arg(rest); };
        QTest::newRow("empty") << "" << "not valid JSON";
        QTest::newRow("cut off") << "{\"format\": \"kikuscope-project\", \"for" << "not valid JSON";
        QTest::newRow("other JSON") << "{\"a\": 1}" << "format is not";
        QTest::newRow("list") << "[1, 2]" << "format is not";
        QTest::newRow("no version") << "{\"format\": \"kikuscope-project\"}" << "format_version";
        QTest::newRow("later version") << "{\"format\": \"kikuscope-project\", \"format_version\": 2, \"app_version\": \"9.1\"}" << "Kikuscope 9.1 in a later format";
        QTest::newRow("unknown field") << project("\"inptus\": []") << "inptus is not known";
        QTest::newRow("inputs no list") << project("\"inputs\": {}") << "inputs must be a list";
        QTest::newRow("input no object") << project("\"inputs\": [7]") << "inputs[0] must be";
        QTest::newRow("role") << project("\"inputs\": [{\"role\": \"virus\", \"path\": \"a\"}]") << "inputs[0].role";
        QTest::newRow("no path") << project("\"inputs\": [{\"role\": \"scan\"}]") << "inputs[0].path";
        QTest::newRow("path with NUL") << project("\"inputs\": [{\"role\": \"scan\", \"path\": \"a\\u0000b\"}]") << "inputs[0].path must be text";
        QTest::newRow("path no text") << project("\"inputs\": [{\"role\": \"scan\", \"path\": 1e300}]") << "inputs[0].path must be text";
        QTest::newRow("hash") << project("\"inputs\": [{\"role\": \"scan\", \"path\": \"a\", \"hash\": \"abc\"}]") << "inputs[0].hash";
        QTest::newRow("section") << project("\"selection\": [1]") << "selection must be a JSON object";
        QTest::newRow("figure") << project("\"figures\": [\"x\"]") << "figures[0]";
        QTest::newRow("too deep") << project(("\"layout\": " + QString("{\"a\":").repeated(100000) + "1" + QString("}").repeated(100000)).toUtf8()) << "levels deep";
    }
    void damaged()
    {
        QFETCH(QString, text);
        QFETCH(QString, sentence);
        const TestFolder folder;
        const fs::path file = folder.write("bad.kikuscope", text.toStdString());
        const std::string error = errorOf([&] { readProject(file); });
        QVERIFY2(contains(error, "bad.kikuscope") && contains(error, sentence.toStdString()), error.c_str());
    }

    /// Bytes of a good project overwritten: an Error or a project, never anything else.
    void mutations()
    {
        const TestFolder folder;
        const std::string good = projectText(sample(folder), folder.path());
        Rng rng(7);
        int refused = 0;
        for (int round = 0; round < 400; ++round) {
            std::string bad = good;
            for (int k = 0; k < 3; ++k)
                bad[static_cast<std::size_t>(rng.uniform() * static_cast<double>(bad.size()))] = static_cast<char>(rng.uniform() * 256);
            const fs::path file = folder.write("m.kikuscope", bad);
            refused += !errorOf([&] { readProject(file); }).empty();
        }
        QVERIFY(refused > 200);
    }

    void movedAndChanged()
    {
        const TestFolder folder;
        const fs::path file = folder.path() / "steel.kikuscope";
        writeProject(file, sample(folder));
        const Project project = readProject(file);
        for (const InputReport& report : checkInputs(project, file))
            QVERIFY(report.found.state == InputState::Present);

        fs::create_directories(folder.path() / "archive" / "2024");
        fs::rename(folder.path() / "data/scan.up1", folder.path() / "archive/2024/scan.up1"); // below a root
        folder.write("result.h5", "other phases");
        fs::remove(folder.path() / "se 1.png");
        const auto without = checkInputs(project, file);
        QVERIFY(without[0].found.state == InputState::Missing);
        QCOMPARE(without[0].recorded, std::string("data/scan.up1"));
        const auto reports = checkInputs(project, file, {folder.path() / "archive"});
        QVERIFY(reports[0].found.state == InputState::Moved);
        QVERIFY(reports[0].found.path == folder.path() / "archive/2024/scan.up1");
        QVERIFY(reports[1].found.state == InputState::Changed);
        QCOMPARE(reports[1].found.hash, sha256Hex("other phases"));
        QVERIFY(reports[2].found.state == InputState::Missing);
        QVERIFY(reports[3].found.state == InputState::Present);

        Project mended = project;
        repoint(mended, 0, reports[0].found.path);
        repoint(mended, 1, folder.path() / "result.h5");
        writeProject(file, mended);
        const auto after = checkInputs(readProject(file), file);
        QVERIFY(after[0].found.state == InputState::Present && after[1].found.state == InputState::Present);
    }

    void beside()
    {
        const TestFolder folder;
        folder.write("scan.up1", "patterns");
        folder.write("other/scan.up1", "not these");
        const FoundInput found = findInput({"scan", "../elsewhere/scan.up1", sha256Hex("patterns")}, folder.path());
        QVERIFY(found.state == InputState::Moved && found.path == folder.path() / "scan.up1");
        const FoundInput other = findInput({"scan", "x/scan.up1", sha256Hex("something else")}, folder.path(), {folder.path()});
        QVERIFY(other.state == InputState::Missing); // the same name is not enough
    }

    void figuresTellWhatMadeThem_data()
    {
        QTest::addColumn<bool>("tiff");
        QTest::newRow("png") << false;
        QTest::newRow("tiff") << true;
    }
    void figuresTellWhatMadeThem()
    {
        QFETCH(bool, tiff);
        Image<Rgba> image(300, 257); // more rows than one strip of TIFF
        for (int r = 0; r < image.rows; ++r)
            for (int c = 0; c < image.cols; ++c)
                image(r, c) = {static_cast<std::uint8_t>(r), static_cast<std::uint8_t>(c), static_cast<std::uint8_t>(r * c), 255};
        const FigureDescription about{"Fig. \xC2\xB5", "{\"kikuscope_figure\": 1, \"text\": \"a \\u00b5 \\\" b\"}"};
        const std::string bytes = tiff ? packTiff(image, 600, about) : packPng(image, 600, about);
        QVERIFY(bytes == (tiff ? packTiff(image, 600, about) : packPng(image, 600, about)));
        const TestFolder folder;
        const fs::path file = folder.write(tiff ? "f.tiff" : "f.png", bytes);
        QVERIFY(readColourImage(file) == image); // OpenCV's decoders (libpng, libtiff)
        const auto provenance = readFigureProvenance(file);
        QVERIFY(provenance.has_value());
        QCOMPARE((*provenance)["text"].get<std::string>(), std::string("a \xC2\xB5 \" b"));
        // cut off and overwritten files end in an Error or in nothing
        Rng rng(3);
        for (int round = 0; round < 300; ++round) {
            std::string bad = bytes.substr(0, round % 2 ? bytes.size() : static_cast<std::size_t>(rng.uniform() * static_cast<double>(bytes.size())));
            for (int k = 0; k < 4 && !bad.empty(); ++k)
                bad[static_cast<std::size_t>(rng.uniform() * static_cast<double>(std::min<std::size_t>(bad.size(), 400)))] = static_cast<char>(rng.uniform() * 256);
            const fs::path damagedFile = folder.write("bad", bad);
            errorOf([&] { readFigureProvenance(damagedFile); });
        }
    }

    void otherPicturesTellNothing()
    {
        const TestFolder folder;
        QVERIFY(!readFigureProvenance(folder.write("a.png", packPng(Image<Rgba>(2, 2), 72, {}))).has_value());
        QVERIFY(!readFigureProvenance(folder.write("a.svg", "<svg></svg>")).has_value());
        QVERIFY(!readFigureProvenance(folder.write("a.pdf", "%PDF-1.4\n")).has_value());
        QVERIFY(contains(errorOf([&] { readFigureProvenance(folder.write("a.txt", "text")); }), "no PNG, TIFF, PDF or SVG"));
        QVERIFY(contains(errorOf([&] { readFigureProvenance(folder.path() / "none.png"); }), "none.png"));
    }
};

QTEST_GUILESS_MAIN(TestProject)
#include "tst_project.moc"
