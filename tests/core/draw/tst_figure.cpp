// SPDX-License-Identifier: GPL-3.0-or-later
// Figures: what stands where in mm, the same bytes each time, text that stays text, pixels that stay sharp.
#include "core/draw/figure.h"

#include "core/base/error.h"

#include <QRegularExpression>
#include <QTest>
#include <cmath>
#include <set>

using namespace kikuscope;
using namespace kikuscope::draw;

namespace {

constexpr Rgba kRed{200, 0, 0, 255}, kBlue{0, 0, 200, 255}, kGreen{0, 160, 0, 255};

/// A chequered map of three colours.
PanelContent chequered(int rows, int cols, double stepUm = 1)
{
    ScanGrid grid;
    grid.rows = rows, grid.cols = cols;
    grid.stepXUm = grid.stepYUm = stepUm;
    Image<Rgba> map(rows, cols);
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < cols; ++c)
            map(r, c) = (r + c) % 3 == 0 ? kRed : (r + c) % 3 == 1 ? kBlue : kGreen;
    PanelContent content = mapPanel(map, grid);
    content.legend = {{kRed, "ferrite"}, {kBlue, "austenite"}};
    return content;
}

FigureRecipe recipeOf(int panels)
{
    FigureRecipe recipe;
    recipe.widthMm = 100;
    recipe.marginMm = 2;
    recipe.gapMm = 3;
    for (int i = 0; i < panels; ++i) {
        PanelRecipe panel;
        panel.file = "map.ctf";
        panel.caption = "caption " + std::to_string(i);
        recipe.panels.push_back(panel);
    }
    return recipe;
}

template <class Item> std::vector<Item> itemsOf(const Drawing& drawing)
{
    std::vector<Item> out;
    for (const auto& item : drawing.items)
        if (const auto* wanted = std::get_if<Item>(&item))
            out.push_back(*wanted);
    return out;
}

bool hasText(const Drawing& drawing, const std::string& text)
{
    for (const TextItem& item : itemsOf<TextItem>(drawing))
        if (item.text == text)
            return true;
    return false;
}

std::string errorOf(const Json& json)
{
    try {
        FigureRecipe::fromJson(json, "fig.json");
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

void compareMm(double actual, double expected) { QVERIFY2(std::abs(actual - expected) < 1e-9, qPrintable(QString("%1 instead of %2 mm").arg(actual).arg(expected))); }

} // namespace

class TestFigure : public QObject
{
    Q_OBJECT
private slots:
    /// Three maps of 40 x 20 points on 100 mm: (100 - 2 x 2 - 2 x 3) / 3 = 30 mm wide, 15 mm high.
    void threeInARow()
    {
        const Drawing drawing = composeFigure(recipeOf(3), {chequered(20, 40), chequered(20, 40), chequered(20, 40)});
        const auto pictures = itemsOf<PictureItem>(drawing);
        QCOMPARE(pictures.size(), std::size_t{3});
        compareMm(drawing.widthMm, 100);
        for (std::size_t i = 0; i < 3; ++i) {
            compareMm(pictures[i].box.x, 2 + 33. * static_cast<double>(i));
            compareMm(pictures[i].box.width, 30);
            compareMm(pictures[i].box.height, 15);
            compareMm(pictures[i].box.y, pictures[0].box.y);
        }
        for (const char* text : {"A", "B", "C", "caption 0", "caption 2", "ferrite", "austenite"})
            QVERIFY2(hasText(drawing, text), text);
        QVERIFY(drawing.heightMm > pictures[0].box.bottom());
        for (const TextItem& item : itemsOf<TextItem>(drawing))
            QVERIFY2(item.x >= 0 && item.y > 0 && item.y < drawing.heightMm, item.text.c_str());
    }

    /// Rows of 2 + 3: every row fills 96 mm.
    void freeRows()
    {
        FigureRecipe recipe = recipeOf(5);
        recipe.layout = "2+3";
        const auto pictures = itemsOf<PictureItem>(composeFigure(recipe, std::vector<PanelContent>(5, chequered(20, 40))));
        compareMm(pictures[0].box.width, 46.5);
        compareMm(pictures[1].box.right(), 98);
        compareMm(pictures[2].box.width, 30);
        compareMm(pictures[4].box.right(), 98);
        QVERIFY(pictures[2].box.y > pictures[0].box.bottom());
    }

    void shortLastRowIsNoHigher()
    {
        FigureRecipe recipe = recipeOf(3);
        recipe.layout = "2x2";
        const auto pictures = itemsOf<PictureItem>(composeFigure(recipe, std::vector<PanelContent>(3, chequered(20, 40))));
        compareMm(pictures[2].box.height, pictures[0].box.height);
        compareMm(pictures[2].box.x, 2);
    }

    /// A map of 200 um over 46.5 mm: the bar of 50 um (1, 2, 5: nearest to a fifth) is 11.625 mm long.
    void scaleBarIsTrue()
    {
        FigureRecipe recipe = recipeOf(2);
        recipe.scaleBar = "first";
        const Drawing drawing = composeFigure(recipe, {chequered(50, 100, 2), chequered(50, 100, 2)});
        int bars = 0;
        for (const FillItem& fill : itemsOf<FillItem>(drawing))
            if (fill.colour == Rgba{255, 255, 255, 255}) {
                compareMm(fill.box.width, 46.5 * 50 / 200);
                ++bars;
            }
        QCOMPARE(bars, 1);
        QVERIFY(hasText(drawing, "50 \xC2\xB5m"));
    }

    void lettersAndLegends_data()
    {
        QTest::addColumn<QString>("letters");
        QTest::addColumn<QString>("second");
        QTest::newRow("capital") << "A" << "B";
        QTest::newRow("small") << "a" << "b";
        QTest::newRow("brackets") << "(a)" << "(b)";
        QTest::newRow("none") << "none" << "";
    }
    void lettersAndLegends()
    {
        QFETCH(QString, letters);
        QFETCH(QString, second);
        FigureRecipe recipe = recipeOf(2);
        recipe.letters = letters.toStdString();
        recipe.legend = "none";
        recipe.scaleBar = "none";
        const Drawing drawing = composeFigure(recipe, {chequered(20, 40), chequered(20, 40)});
        QCOMPARE(itemsOf<TextItem>(drawing).size(), std::size_t{second.isEmpty() ? 2u : 4u});
        QVERIFY(second.isEmpty() || hasText(drawing, second.toStdString()));
    }

    /// Widths are those of DejaVu Sans: "M" is 1767 of 2048 units (its hmtx table).
    void textHasTheWidthOfItsFont()
    {
        compareMm(std::round(textWidthMm("M", "DejaVu Sans", 10) * 1e4), std::round(1767. / 2048 * 10 * 25.4 / 72 * 1e4));
        try {
            textWidthMm("M", "No Such Family", 10);
            QFAIL("another family was taken silently");
        } catch (const Error& error) {
            QVERIFY2(QByteArray(error.what()).contains("No Such Family is not installed"), error.what());
        }
    }

    /// At 25.4 dpi x 10 = 10 pixels per mm, 46.5 mm are 465 pixels of 40 columns: every pixel has a colour of the map.
    void pixelsStaySharp()
    {
        FigureRecipe recipe = recipeOf(2);
        recipe.legend = recipe.scaleBar = "none";
        const Drawing drawing = composeFigure(recipe, {chequered(20, 40), chequered(20, 40)});
        const Image<Rgba> page = renderPixels(drawing, 254);
        QCOMPARE(page.cols, 1000);
        const Box box = itemsOf<PictureItem>(drawing)[0].box;
        const int left = static_cast<int>(std::round(box.x * 10)), top = static_cast<int>(std::round(box.y * 10));
        const int right = static_cast<int>(std::round(box.right() * 10)), bottom = static_cast<int>(std::round(box.bottom() * 10));
        std::set<std::array<int, 3>> colours;
        for (int y = top; y < bottom; ++y)
            for (int x = left; x < right; ++x)
                colours.insert({page(y, x).r, page(y, x).g, page(y, x).b});
        QCOMPARE(colours, (std::set<std::array<int, 3>>{{200, 0, 0}, {0, 0, 200}, {0, 160, 0}}));
        // the middle of point (3, 5): column 5.5 / 40 of the width, row 3.5 / 20 of the height
        const Rgba middle = page(top + static_cast<int>(3.5 / 20 * (bottom - top)), left + static_cast<int>(5.5 / 40 * (right - left)));
        QVERIFY(middle == kGreen); // (3 + 5) % 3 = 2
    }

    void hexagonalRowsAreShifted()
    {
        ScanGrid grid;
        grid.kind = GridKind::Hexagonal;
        grid.rows = 2, grid.cols = grid.colsShifted = 3;
        grid.stepXUm = 1, grid.stepYUm = std::sqrt(3.) / 2;
        Image<Rgba> map(2, 3, kRed);
        map(1, 0) = kBlue;
        const PanelContent content = mapPanel(map, grid);
        QCOMPARE(content.pixels.cols, 7);
        QCOMPARE(content.widthUm, 3.5);
        QVERIFY(content.pixels(0, 0) == kRed && content.pixels(0, 6).a == 0);
        QVERIFY(content.pixels(1, 0).a == 0 && content.pixels(1, 1) == kBlue && content.pixels(1, 2) == kBlue && content.pixels(1, 3) == kRed);
    }

    void sameInputSameBytes()
    {
        const auto make = [] { return composeFigure(recipeOf(2), {chequered(20, 40), chequered(20, 40)}); };
        QVERIFY(renderPixels(make(), 300) == renderPixels(make(), 300));
        const DocumentText about{"title", R"({"kikuscope_figure": 1, "path": "a (b) \\ c"})"};
        const std::string pdf = renderPdf(make(), about), svg = renderSvg(make(), about);
        QTest::qWait(1100); // a date of writing would differ
        QVERIFY(pdf == renderPdf(make(), about));
        QVERIFY(svg == renderSvg(make(), about));
    }

    void svgHasText()
    {
        const QString svg = QString::fromStdString(renderSvg(composeFigure(recipeOf(2), {chequered(20, 40), chequered(20, 40)}), {"a < b", "{}"}));
        QVERIFY(svg.contains("width=\"100mm\""));
        QVERIFY(svg.contains("<title>a &lt; b</title>"));
        QVERIFY(QRegularExpression("<text [^>]*font-family=\"DejaVu Sans[^>]*>caption 1</text>").match(svg).hasMatch());
        QVERIFY(svg.contains("image-rendering"));
        QCOMPARE(svg.count("<image "), 2);
    }

    void pdfHasText()
    {
        const QByteArray pdf = QByteArray::fromStdString(renderPdf(composeFigure(recipeOf(2), {chequered(20, 40), chequered(20, 40)}), {"title", "{}"}));
        QVERIFY(pdf.startsWith("%PDF-1.4"));
        QVERIFY(pdf.contains("DejaVuSans")); // embedded, not outlines
        QVERIFY(pdf.contains("/Interpolate false") || !pdf.contains("/Interpolate true"));
        QVERIFY(QRegularExpression("/MediaBox \\[ ?0 0 283\\.46").match(QString::fromLatin1(pdf)).hasMatch()); // 100 mm in pt
    }

    void recipeSurvivesJson()
    {
        FigureRecipe recipe = recipeOf(2);
        recipe.name = "Fig. 4";
        recipe.layout = "2x1";
        recipe.panels[1].show = "scalar";
        recipe.panels[1].scalar = "Bands";
        const Json json = recipe.toJson();
        QCOMPARE(FigureRecipe::fromJson(json, "fig.json").toJson().dump(), json.dump());
        const Json preset = {{"journal", "nature-double"}, {"dpi", 300}, {"panels", {{{"file", "a.ctf"}}}}};
        const FigureRecipe made = FigureRecipe::fromJson(preset, "fig.json");
        QCOMPARE(made.widthMm, 183.);
        QCOMPARE(made.dpi, 300);
    }

    void badRecipes_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("no panels") << "{}" << "panels must be a list";
        QTest::newRow("empty") << R"({"panels": []})" << "no panels";
        QTest::newRow("width") << R"({"width_mm": 1e9, "panels": [{"file": "a"}]})" << "width_mm is";
        QTest::newRow("unknown") << R"({"widht": 1, "panels": [{"file": "a"}]})" << "Unknown setting widht";
        QTest::newRow("layout") << R"({"layout": "3 by 2", "panels": [{"file": "a"}]})" << "ROWSxCOLUMNS";
        QTest::newRow("layout too small") << R"({"layout": "1x1", "panels": [{"file": "a"}, {"file": "b"}]})" << "no room for 2 panels";
        QTest::newRow("free rows") << R"({"layout": "2+2", "panels": [{"file": "a"}]})" << "holds 4 panels";
        QTest::newRow("huge rows") << R"({"layout": "99999999999x1", "panels": [{"file": "a"}]})" << "ROWSxCOLUMNS";
        QTest::newRow("show") << R"({"panels": [{"file": "a", "show": "beauty"}]})" << "panels[0].show";
        QTest::newRow("no second") << R"({"panels": [{"file": "a", "show": "agreement"}]})" << "panels[0].against";
        QTest::newRow("no file") << R"({"panels": [{}]})" << "panels[0].file";
        QTest::newRow("type") << R"({"panels": [{"file": 7}]})" << "panels[0].file has the wrong type";
        QTest::newRow("journal") << R"({"journal": "Daily Mail", "panels": [{"file": "a"}]})" << "nature-single";
    }
    void badRecipes()
    {
        QFETCH(QString, json);
        QFETCH(QString, sentence);
        const std::string error = errorOf(Json::parse(json.toStdString()));
        QVERIFY2(QString::fromStdString(error).startsWith("fig.json: "), error.c_str());
        QVERIFY2(QString::fromStdString(error).contains(sentence), error.c_str());
    }

    void colourBarKeepsThePageWidth()
    {
        PanelContent values = chequered(20, 40);
        values.colourBar = ColourBar{"viridis", 0, 1, "Confidence"};
        FigureRecipe recipe = recipeOf(2);
        recipe.panels[0].caption.clear();
        const Drawing drawing = composeFigure(recipe, {values, values});
        QVERIFY(hasText(drawing, "Confidence") && hasText(drawing, "0.5"));
        double right = 0;
        for (const TextItem& item : itemsOf<TextItem>(drawing))
            right = std::max(right, item.x + textWidthMm(item.text, drawing.font, item.sizePt, item.bold));
        QVERIFY2(right <= 98 + 1e-6, qPrintable(QString::number(right)));
    }
};

QTEST_GUILESS_MAIN(TestFigure)
#include "tst_figure.moc"
