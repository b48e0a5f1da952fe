// SPDX-License-Identifier: GPL-3.0-or-later
// Figures from what is open and from files, and made again; reports as HTML and PDF.
#include "core/base/atomic_file.h"
#include "core/draw/page_flow.h"
#include "core/io/image_file.h"
#include "core/io/kikuscope_h5.h"
#include "core/publish/figure_panels.h"
#include "core/publish/figure_reproduction.h"
#include "core/publish/map_report.h"

#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

using namespace kikuscope;
using namespace kikuscope::publish;
namespace fs = std::filesystem;

namespace {

constexpr int kRows = 6, kCols = 9;

ScanGrid grid()
{
    ScanGrid grid;
    grid.rows = kRows, grid.cols = kCols;
    grid.stepXUm = grid.stepYUm = 0.5;
    return grid;
}

PhaseList phases()
{
    PhaseList list;
    list.phases.resize(2);
    list.phases[0].name = "ferrite", list.phases[0].spaceGroup = 229, list.phases[0].cell = {2.866, 2.866, 2.866};
    list.phases[1].name = "nickel", list.phases[1].spaceGroup = 225, list.phases[1].cell = {3.524, 3.524, 3.524};
    return list;
}

/// Ferrite at the left; the first point says nickel.
PhaseMap result()
{
    PhaseMap map(grid(), phases());
    map.name = "steel";
    for (std::size_t i = 0; i < kRows * kCols; ++i) {
        map.state[i] = PixelState::Classified;
        map.phaseId[i] = static_cast<std::uint16_t>(i == 0 ? 2 : i % kCols < 4 ? 1 : 2);
        map.topId[i] = {map.phaseId[i], static_cast<std::uint16_t>(3 - map.phaseId[i]), 0};
        map.topProbability[i] = {0.75f, 0.25f, 0};
    }
    map.provenance = {{"app_version", "0.1.0"}, {"model_hash", "abcdef0123456789"}, {"options", {{"batch", 64}}}};
    return map;
}

CrystalMap indexing()
{
    CrystalMap map;
    map.name = "Hough";
    map.grid = grid();
    map.phases = phases();
    ScalarMap contrast{"BC", "", {}};
    for (std::size_t i = 0; i < kRows * kCols; ++i) {
        map.phaseId.push_back(i % kCols < 4 ? 1 : 2);
        map.orientation.push_back({0.1f, 0.2f, 0.3f});
        contrast.values.push_back(static_cast<float>(i));
    }
    map.scalars = {contrast};
    return map;
}

FigureInputs open()
{
    FigureInputs inputs;
    inputs["@result"].map.result = std::make_shared<const PhaseMap>(result());
    inputs["@result"].unsaved = "the result is not saved";
    inputs["@reference"].map.indexing = std::make_shared<const CrystalMap>(indexing());
    inputs["@reference"].unsaved = "the reference is in no file";
    return inputs;
}

draw::PanelRecipe panel(const std::string& show, const std::string& file = "@result", const std::string& scalar = {})
{
    draw::PanelRecipe out;
    out.show = show, out.file = file, out.scalar = scalar;
    return out;
}

draw::PanelContent contentOf(const draw::PanelRecipe& wanted, const FigureInputs& inputs = open())
{
    draw::FigureRecipe recipe;
    recipe.panels = {wanted};
    NullMonitor job;
    return loadPanels(recipe, inputs, job).front();
}

std::string errorOf(const std::function<void()>& work)
{
    try {
        work();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

MapReportRequest reportRequest()
{
    MapReportRequest request;
    request.input = open().at("@result");
    request.reference = open().at("@reference");
    request.folder = "/";
    return request;
}

/// Text of a PDF by poppler's pdftotext; null where that is not installed.
QString textOfPdf(const std::string& pdf)
{
    const QString program = QStandardPaths::findExecutable("pdftotext");
    if (program.isEmpty())
        return {};
    QTemporaryDir folder;
    QFile file(folder.filePath("a.pdf"));
    if (!file.open(QIODevice::WriteOnly) || file.write(pdf.data(), static_cast<qint64>(pdf.size())) < 0)
        return {};
    file.close();
    QProcess process;
    process.start(program, {"-layout", folder.filePath("a.pdf"), "-"});
    return process.waitForFinished() ? QString::fromUtf8(process.readAllStandardOutput()) : QString();
}

/// "/Type /Page" but not "/Pages".
int pagesOf(const std::string& pdf) { return static_cast<int>(QString::fromLatin1(pdf.data(), static_cast<qsizetype>(pdf.size())).count(QRegularExpression("/Type /Page\\b(?!s)"))); }

QString allText(const std::vector<draw::Drawing>& pages)
{
    QStringList text;
    for (const draw::Drawing& page : pages)
        for (const auto& item : page.items)
            if (const auto* t = std::get_if<draw::TextItem>(&item))
                text << QString::fromStdString(t->text);
    return text.join("|");
}

std::vector<std::tuple<const char*, Json, const char*>> wrongPanels()
{
    const Json look = {{"phase", "a"}, {"name", "a"}, {"colour", "red"}};
    return {{"axis", {{"show", "ipf"}, {"file", "a"}, {"scalar", "w"}}, "axis of the map"},
            {"colour", {{"file", "a"}, {"looks", Json::array({look})}}, "#rrggbb"},
            {"looks", {{"file", "a"}, {"looks", Json::array({Json{{"phase", "a"}}})}}, "looks has the wrong type"},
            {"placement", {{"show", "image"}, {"file", "a"}, {"against", "b"}, {"placement", {1, 2}}}, "nine numbers"},
            {"placement of a map", {{"file", "a"}, {"placement", {1, 0, 0, 0, 1, 0, 0, 0, 1}}}, "is for an image"},
            {"row", {{"show", "pattern"}, {"file", "a"}, {"row", -1}}, "row is -1"}};
}

} // namespace

class TestPublish : public QObject
{
    Q_OBJECT
private slots:
    /// H = 0.75 log2(4/3) + 0.25 log2(4) = 0.8113 bit at every point: one colour, that of 0.8113 / 2 of viridis.
    void entropy()
    {
        const draw::PanelContent content = contentOf(panel("entropy"));
        const double bits = 0.75 * std::log2(4. / 3) + 0.25 * 2;
        QCOMPARE(content.colourBar->high, 2.);
        QVERIFY(content.pixels(3, 3) == draw::colourAt("viridis", static_cast<float>(bits / 2)));
    }

    void probabilityOfAClass()
    {
        const draw::PanelContent content = contentOf(panel("probability", "@result", "nickel"));
        QVERIFY(content.pixels(1, 0) == draw::colourAt("viridis", 0.25f)); // second best
        QVERIFY(content.pixels(1, 8) == draw::colourAt("viridis", 0.75f));
        QVERIFY(QString::fromStdString(errorOf([] { contentOf(panel("probability", "@result", "quartz")); })).contains("no class \"quartz\""));
    }

    void looks()
    {
        draw::PanelRecipe wanted = panel("phase");
        wanted.looks = {{"nickel", "austenite", "#102030", false}, {"ferrite", "ferrite", "#484848", true}};
        const draw::PanelContent content = contentOf(wanted);
        QVERIFY(content.pixels(1, 8) == (Rgba{0x10, 0x20, 0x30, 255}) && content.pixels(1, 0) == (Rgba{0x48, 0x48, 0x48, 255}));
        QCOMPARE(content.legend.size(), std::size_t{1}); // what is hidden has no entry
        QCOMPARE(content.legend[0].text, std::string("austenite"));
        wanted.looks = {{"nickel", "metal", "#102030", false}, {"ferrite", "metal", "#102030", false}}; // merged
        QCOMPARE(contentOf(wanted).legend.size(), std::size_t{1});
    }

    void orientations()
    {
        const draw::PanelContent content = contentOf(panel("ipf", "@reference", "z"));
        QVERIFY(content.pixels == draw::renderIpfMap(indexing(), draw::ipfDirection("z")));
        QVERIFY(!content.keys.empty());
        QVERIFY(QString::fromStdString(errorOf([] { contentOf(panel("ipf", "@result", "z")); })).contains("has no orientations"));
    }

    /// An image twice as fine as the map, corner on corner: x_um = 0.25 x_px - 0.25.
    void placedImage()
    {
        SemImage image{"SE", Image<float>(2 * kRows, 2 * kCols), {}};
        for (int r = 0; r < image.pixels.rows; ++r)
            for (int c = 0; c < image.pixels.cols; ++c)
                image.pixels(r, c) = static_cast<float>(c < kCols ? 0 : 255);
        FigureInputs inputs = open();
        inputs["@electron-image:SE"].image = std::make_shared<const SemImage>(image);
        draw::PanelRecipe wanted = panel("image", "@electron-image:SE");
        wanted.against = "@reference";
        wanted.placement = {0.25, 0, -0.25, 0, 0.25, -0.25, 0, 0, 1};
        const draw::PanelContent content = contentOf(wanted, inputs);
        QCOMPARE(content.widthUm, 4.5);
        QCOMPARE(content.heightUm, 3.);
        const int middle = content.pixels.rows / 2, cols = content.pixels.cols;
        QVERIFY(content.pixels(middle, cols / 4) == (Rgba{0, 0, 0, 255}));
        QVERIFY(content.pixels(middle, 3 * cols / 4) == (Rgba{255, 255, 255, 255}));
        wanted.placement[2] = 100; // far away: paper
        QCOMPARE(contentOf(wanted, inputs).pixels(middle, 1).a, std::uint8_t{0});
    }

    void pattern()
    {
        auto scan = std::make_shared<EbsdScan>();
        scan->grid = grid();
        std::vector<std::uint16_t> pixels(kRows * kCols * 12);
        for (std::size_t i = 0; i < pixels.size(); ++i)
            pixels[i] = static_cast<std::uint16_t>(i % 12 * 10);
        scan->patterns = std::make_shared<MemoryPatternSource>(pixels, PixelType::U8, kRows * kCols, 3, 4);
        FigureInputs inputs;
        inputs["@scan"].scan = scan;
        draw::PanelRecipe wanted = panel("pattern", "@scan");
        wanted.row = 2, wanted.col = 1;
        const draw::PanelContent content = contentOf(wanted, inputs);
        QCOMPARE(content.pixels.rows, 3);
        QVERIFY(content.pixels(0, 0) == (Rgba{0, 0, 0, 255}) && content.pixels(2, 3) == (Rgba{255, 255, 255, 255}));
        wanted.row = 6;
        QVERIFY(QString::fromStdString(errorOf([&] { contentOf(wanted, inputs); })).contains("no pattern at row 6"));
    }

    void wrongRecipes_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("sentence");
        for (const auto& [name, panel, sentence] : wrongPanels())
            QTest::newRow(name) << QString::fromStdString(panel.dump()) << QString(sentence);
    }
    void wrongRecipes()
    {
        QFETCH(QString, json);
        QFETCH(QString, sentence);
        const Json recipe = {{"panels", Json::array({Json::parse(json.toStdString())})}};
        const QString error = QString::fromStdString(errorOf([&] { draw::FigureRecipe::fromJson(recipe, "fig.json"); }));
        QVERIFY2(error.contains(sentence), qPrintable(error));
    }

    /// From files: made again byte for byte. From what is open only: said so, and refused.
    void reproducible_data()
    {
        QTest::addColumn<bool>("saved");
        QTest::newRow("saved") << true;
        QTest::newRow("not saved") << false;
    }
    void reproducible()
    {
        QFETCH(bool, saved);
        QTemporaryDir scratch;
        const fs::path folder = scratch.path().toStdString();
        FigureInputs inputs = open();
        io::writePhaseMap(folder / "result.h5", result());
        if (saved)
            inputs["@result"] = FigureInput(folder / "result.h5");
        draw::FigureRecipe recipe;
        recipe.dpi = 100;
        recipe.panels = {panel("phase"), panel("confidence")};
        recipe.panels[0].looks = {{"nickel", "austenite", "#102030", false}};
        NullMonitor job;
        writeFileAtomically(folder / "fig.png", figureBytes(makeFigure(recipe, inputs, folder, job), io::FigureFormat::Png));
        const RecordedFigure recorded = readRecordedFigure(folder / "fig.png");
        if (saved) {
            QVERIFY(recorded.unsaved.empty());
            QVERIFY(reproduceFigure(recorded, folder / "again.png", job).sameBytes);
            QCOMPARE(readTextFile(folder / "again.png"), readTextFile(folder / "fig.png"));
        } else {
            QCOMPARE(recorded.unsaved, std::vector<std::string>{"@result: the result is not saved"});
            QCOMPARE(recorded.provenance["unsaved"][0]["provenance"]["model_hash"].get<std::string>(), std::string("abcdef0123456789"));
            requireInputs(recorded, false);
            QVERIFY(QString::fromStdString(errorOf([&] { reproduceFigure(recorded, folder / "again.png", job); })).contains("not saved"));
            QVERIFY(!fs::exists(folder / "again.png"));
        }
    }

    /// "@electron-image:NAME" is the file of this name, else the scan's image; "@reference" else the scan's own.
    void rolesOfAProject()
    {
        io::Project project;
        project.inputs = {{"scan", "/data/a.h5", ""}, {"electron-image", "/data/one.png", ""}, {"electron-image", "/data/two.png", ""}};
        draw::FigureRecipe recipe;
        recipe.panels = {panel("image", "@electron-image:two.png")};
        QCOMPARE(inputsOf(recipe, "/", &project).at("@electron-image:two.png").path, fs::path("/data/two.png"));
        recipe.panels = {panel("image", "@electron-image:BSE")};
        QCOMPARE(inputsOf(recipe, "/", &project).at("@electron-image:BSE").path, fs::path("/data/a.h5"));
        QCOMPARE(recipe.panels[0].scalar, std::string("BSE"));
        recipe.panels = {panel("phase", "@result")};
        QVERIFY(QString::fromStdString(errorOf([&] { inputsOf(recipe, "/", &project); })).contains("no such input"));
    }

    void reportAsPdf()
    {
        NullMonitor job;
        const Report report = mapReport(reportRequest(), job);
        const std::string pdf = reportBytes(report, ReportFormat::Pdf);
        QVERIFY(pdf.starts_with("%PDF-1.4"));
        QVERIFY(pagesOf(pdf) >= 2);
        QVERIFY(pdf.find("/FontFile") != std::string::npos); // text as text of an embedded font
        QCOMPARE(reportBytes(mapReport(reportRequest(), job), ReportFormat::Pdf), pdf); // the same bytes again
        const QString text = textOfPdf(pdf);
        if (text.isNull())
            QSKIP("pdftotext is not installed");
        for (const char* expected : {"Kikuscope: steel", "Area fractions", "ferrite", "95 % interval", "Cohen's kappa", "Confusion matrix", "abcdef0123456789", "Not reproducible", "98.1 %"})
            QVERIFY2(text.contains(expected), expected);
    }

    void reportAsHtml()
    {
        NullMonitor job;
        const QString html = QString::fromStdString(reportBytes(mapReport(reportRequest(), job), ReportFormat::Html));
        QVERIFY(html.startsWith("<!DOCTYPE html>") && html.contains("Area fractions") && html.contains("data:image/png;base64,") && html.contains("abcdef0123456789"));
        QVERIFY(!html.contains("src=\"http") && !html.contains("<script"));
        QVERIFY(QString::fromStdString(errorOf([] { reportFormatOf("a.docx"); })).contains(".html or .pdf"));
    }

    /// Everything lies on its page; long tables are continued with their header, wide ones with their first column.
    void pagesHold()
    {
        draw::PageFlow flow({});
        flow.addTitle("A title that is longer than a line can be, so that it has to be broken somewhere near its middle, or not much later");
        std::vector<std::vector<std::string>> rows;
        for (int r = 0; r < 120; ++r) {
            rows.push_back({"row " + std::to_string(r)});
            for (int c = 1; c < 20; ++c)
                rows.back().push_back("cell " + std::to_string(r) + "." + std::to_string(c));
        }
        std::vector<std::string> header{"first"};
        for (int c = 1; c < 20; ++c)
            header.push_back("column " + std::to_string(c));
        flow.addTable(header, rows);
        flow.addTable({"key", "value"}, {{"long", std::string(9000, 'x')}, {"\xFF\xFE bytes", "Gr\xC3\xBC\xC3\x9F" "e"}});
        const auto pages = flow.pages();
        QVERIFY(pages.size() >= 4);
        int headers = 0;
        for (const draw::Drawing& page : pages) {
            QCOMPARE(page.widthMm, 210.);
            for (const auto& item : page.items)
                if (const auto* text = std::get_if<draw::TextItem>(&item)) {
                    headers += text->text == "first";
                    const double width = draw::textWidthMm(text->text, page.font, text->sizePt, text->bold);
                    QVERIFY2(text->anchor == draw::Anchor::Right || text->x + width <= 210 - 17 + 0.2, text->text.c_str());
                    QVERIFY2(text->y > 17 && text->y < 297 - 8, text->text.c_str());
                }
        }
        QVERIFY(headers >= 4);
        const QString text = allText(pages);
        for (const char* expected : {"cell 0.1", "cell 119.19", "?? bytes", "1 / "})
            QVERIFY2(text.contains(expected), expected);
        QCOMPARE(text.count('x') >= 9000, true);
        QVERIFY(!draw::renderPdf(pages, {"t", "{}"}).empty());
    }
};

QTEST_GUILESS_MAIN(TestPublish)
#include "tst_publish.moc"
