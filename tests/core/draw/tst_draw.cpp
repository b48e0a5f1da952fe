// SPDX-License-Identifier: GPL-3.0-or-later
// Golden pictures are in tests/data/golden. KIKUSCOPE_UPDATE_GOLDEN=1 writes them anew (look at them before committing).
#include "core/draw/confusion_figure.h"
#include "core/draw/heat_figure.h"
#include "core/draw/map_image.h"

#include "core/base/error.h"

#include <QDir>
#include <QImage>
#include <QTest>
#include <cmath>
#include <numbers>
#include <set>

using namespace kikuscope;
using namespace kikuscope::draw;

namespace {

constexpr int kTolerance = 3; // per channel

QImage toQImage(const Image<Rgba>& image)
{
    QImage out(image.cols, image.rows, QImage::Format_RGBA8888);
    for (int y = 0; y < image.rows; ++y)
        std::memcpy(out.scanLine(y), image.row(y), static_cast<std::size_t>(image.cols) * sizeof(Rgba));
    return out;
}

/// Empty if equal; else what differs. Writes NAME_actual.png and NAME_diff.png to the working directory.
QString compareWithGolden(const Image<Rgba>& image, const QString& name)
{
    const QString path = QString(KIKUSCOPE_SOURCE_DIR "/tests/data/golden/%1.png").arg(name);
    const QImage actual = toQImage(image);
    if (qEnvironmentVariableIsSet("KIKUSCOPE_UPDATE_GOLDEN")) {
        QDir().mkpath(QFileInfo(path).path());
        return actual.save(path) ? QString() : "cannot write " + path;
    }
    const QImage golden = QImage(path).convertToFormat(QImage::Format_RGBA8888);
    if (golden.isNull())
        return "cannot read " + path;
    if (golden.size() != actual.size()) {
        actual.save(name + "_actual.png");
        return "another size than " + path;
    }
    int different = 0;
    QImage diff(actual.size(), QImage::Format_RGBA8888);
    diff.fill(Qt::white);
    for (int y = 0; y < actual.height(); ++y)
        for (int x = 0; x < actual.width(); ++x) {
            const QRgb a = actual.pixel(x, y), g = golden.pixel(x, y);
            const int worst = std::max({std::abs(qRed(a) - qRed(g)), std::abs(qGreen(a) - qGreen(g)), std::abs(qBlue(a) - qBlue(g)),
                                        std::abs(qAlpha(a) - qAlpha(g))});
            if (worst > kTolerance) {
                ++different;
                diff.setPixel(x, y, qRgb(255, 0, 0));
            }
        }
    if (different == 0)
        return {};
    actual.save(name + "_actual.png");
    diff.save(name + "_diff.png");
    return QString("%1 pixels differ; see %2_actual.png and %2_diff.png in %3").arg(different).arg(name, QDir::currentPath());
}

ScanGrid squareGrid(std::int64_t rows, std::int64_t cols, double step = 1)
{
    ScanGrid grid;
    grid.rows = rows;
    grid.cols = cols;
    grid.stepXUm = grid.stepYUm = step;
    return grid;
}

ScanGrid hexagonalGrid(std::int64_t rows, std::int64_t cols)
{
    ScanGrid grid = squareGrid(rows, cols, 0.5);
    grid.kind = GridKind::Hexagonal;
    grid.stepYUm = 0.5 * std::sqrt(3.) / 2;
    grid.colsShifted = cols - 1;
    return grid;
}

PhaseList phasesNamed(const std::vector<std::string>& names)
{
    PhaseList list;
    for (const auto& name : names) {
        Phase phase;
        phase.name = name;
        list.phases.push_back(phase);
    }
    return list;
}

/// Blobs of ids 0 ... 3.
std::vector<std::uint16_t> blobs(const ScanGrid& grid)
{
    std::vector<std::uint16_t> ids;
    for (std::int64_t i = 0; i < grid.size(); ++i) {
        const double x = static_cast<double>(grid.col(i)), y = static_cast<double>(grid.row(i));
        ids.push_back(static_cast<std::uint16_t>(std::lround(1.5 + 1.5 * std::sin(x / 3) * std::cos(y / 4))));
    }
    return ids;
}

// ---- colour differences, for the check of the palette

using Colour = std::array<double, 3>;

double linear(std::uint8_t v)
{
    const double c = v / 255.;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

Colour times(const std::array<Colour, 3>& m, const Colour& v)
{
    Colour out{};
    for (std::size_t r = 0; r < 3; ++r)
        out[r] = m[r][0] * v[0] + m[r][1] * v[1] + m[r][2] * v[2];
    return out;
}

/// CIE L*a*b* (D65) of an sRGB colour seen through a simulated deficiency (identity: normal vision).
Colour labOf(Rgba c, const std::array<Colour, 3>& vision)
{
    static const std::array<Colour, 3> xyzFromRgb = {{{0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}}};
    Colour rgb = times(vision, {linear(c.r), linear(c.g), linear(c.b)});
    for (double& v : rgb)
        v = std::clamp(v, 0., 1.);
    Colour f = times(xyzFromRgb, rgb);
    const Colour white = times(xyzFromRgb, {1, 1, 1});
    for (std::size_t k = 0; k < 3; ++k) {
        const double t = f[k] / white[k];
        f[k] = t > 216. / 24389 ? std::cbrt(t) : (24389. / 27 * t + 16) / 116;
    }
    return {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
}

/// Sharma, Wu & Dalal, Color Res. Appl. 30 (2005) 21.
double ciede2000(const Colour& p, const Colour& q)
{
    const auto deg = [](double r) { return r * 180 / std::numbers::pi; };
    const auto rad = [](double d) { return d * std::numbers::pi / 180; };
    const double cMean = (std::hypot(p[1], p[2]) + std::hypot(q[1], q[2])) / 2, c7 = std::pow(cMean, 7), p25 = std::pow(25., 7);
    const double g = 0.5 * (1 - std::sqrt(c7 / (c7 + p25)));
    const double a1 = (1 + g) * p[1], a2 = (1 + g) * q[1], c1 = std::hypot(a1, p[2]), c2 = std::hypot(a2, q[2]);
    const auto hue = [&](double a, double b) { return a == 0 && b == 0 ? 0 : std::fmod(deg(std::atan2(b, a)) + 360, 360); };
    const double h1 = hue(a1, p[2]), h2 = hue(a2, q[2]);
    double dh = h2 - h1;
    if (c1 * c2 == 0)
        dh = 0;
    else if (std::abs(dh) > 180)
        dh -= std::copysign(360, dh);
    const double dL = q[0] - p[0], dC = c2 - c1, dH = 2 * std::sqrt(c1 * c2) * std::sin(rad(dh / 2));
    const double lMean = (p[0] + q[0]) / 2, cm = (c1 + c2) / 2;
    double hm = h1 + h2;
    if (c1 * c2 != 0)
        hm = std::abs(h1 - h2) <= 180 ? hm / 2 : (hm < 360 ? (hm + 360) / 2 : (hm - 360) / 2);
    const double t = 1 - 0.17 * std::cos(rad(hm - 30)) + 0.24 * std::cos(rad(2 * hm)) + 0.32 * std::cos(rad(3 * hm + 6)) - 0.2 * std::cos(rad(4 * hm - 63));
    const double rc = 2 * std::sqrt(std::pow(cm, 7) / (std::pow(cm, 7) + p25)), theta = 30 * std::exp(-std::pow((hm - 275) / 25, 2));
    const double sl = 1 + 0.015 * std::pow(lMean - 50, 2) / std::sqrt(20 + std::pow(lMean - 50, 2)), sc = 1 + 0.045 * cm, sh = 1 + 0.015 * cm * t;
    const double l = dL / sl, c = dC / sc, h = dH / sh;
    return std::sqrt(l * l + c * c + h * h - std::sin(rad(2 * theta)) * rc * c * h);
}

// Machado, Oliveira & Fernandes, IEEE TVCG 15 (2009) 1291, severity 1.0, linear RGB
const std::array<std::pair<const char*, std::array<Colour, 3>>, 4> kVisions = {{
    {"normal", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    {"protanopia", {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
    {"deuteranopia", {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    {"tritanopia", {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}},
}};

} // namespace

class TestDraw : public QObject
{
    Q_OBJECT
private slots:
    void ciede2000IsTheStandardOne_data()
    {
        QTest::addColumn<double>("a1");
        QTest::addColumn<double>("b1");
        QTest::addColumn<double>("a2");
        QTest::addColumn<double>("b2");
        QTest::addColumn<double>("difference");
        // Sharma et al. 2005, table 1, pairs 1, 7, 13, 17 (L* = 50)
        QTest::newRow("1") << 2.6772 << -79.7751 << 0. << -82.7485 << 2.0425;
        QTest::newRow("7") << 0. << 0. << -1. << 2. << 2.3669;
        QTest::newRow("13") << -0.001 << 2.49 << 0.0009 << -2.49 << 4.8045;
    }
    void ciede2000IsTheStandardOne()
    {
        QFETCH(double, a1);
        QFETCH(double, b1);
        QFETCH(double, a2);
        QFETCH(double, b2);
        QFETCH(double, difference);
        QVERIFY(std::abs(ciede2000({50, a1, b1}, {50, a2, b2}) - difference) < 1e-4);
    }

    void phaseColoursCanBeToldApart_data()
    {
        QTest::addColumn<int>("vision");
        for (int v = 0; v < static_cast<int>(kVisions.size()); ++v)
            QTest::newRow(kVisions[static_cast<std::size_t>(v)].first) << v;
    }
    void phaseColoursCanBeToldApart()
    {
        QFETCH(int, vision);
        const auto colours = phaseColours(phasesNamed(std::vector<std::string>(12, "x")));
        for (std::size_t a = 0; a < colours.size(); ++a) // black of unindexed pixels included
            for (std::size_t b = 0; b < a; ++b) {
                const auto& matrix = kVisions[static_cast<std::size_t>(vision)].second;
                const double difference = ciede2000(labOf(colours[a], matrix), labOf(colours[b], matrix));
                QVERIFY2(difference >= 14, qPrintable(QString("%1 and %2: %3").arg(a).arg(b).arg(difference)));
            }
    }

    void manyPhasesHaveDifferentColours()
    {
        auto phases = phasesNamed(std::vector<std::string>(60, "x"));
        phases.phases[4].colour = {1, 2, 3, 255};
        const auto colours = phaseColours(phases);
        QCOMPARE(colours.size(), std::size_t{61});
        QVERIFY((colours[0] == Rgba{0, 0, 0, 255}));
        QVERIFY((colours[5] == Rgba{1, 2, 3, 255}));
        std::set<std::tuple<int, int, int>> seen;
        for (const auto c : colours)
            seen.insert({c.r, c.g, c.b});
        QCOMPARE(seen.size(), colours.size());
    }

    void colourMapsHaveTheirPublishedEnds_data()
    {
        QTest::addColumn<QString>("map");
        QTest::addColumn<QRgb>("low");
        QTest::addColumn<QRgb>("high");
        QTest::newRow("grey") << "grey" << qRgb(0, 0, 0) << qRgb(255, 255, 255);
        QTest::newRow("viridis") << "viridis" << qRgb(68, 1, 84) << qRgb(253, 231, 37);
        QTest::newRow("cividis") << "cividis" << qRgb(0, 34, 78) << qRgb(254, 232, 56);
        QTest::newRow("jet") << "jet" << qRgb(0, 0, 128) << qRgb(128, 0, 0);
    }
    void colourMapsHaveTheirPublishedEnds()
    {
        QFETCH(QString, map);
        QFETCH(QRgb, low);
        QFETCH(QRgb, high);
        const auto at = [&](float t) {
            const Rgba c = colourAt(map.toStdString(), t);
            return qRgb(c.r, c.g, c.b);
        };
        QCOMPARE(at(0), low);
        QCOMPARE(at(-5), low);
        QCOMPARE(at(1), high);
        QCOMPARE(at(7), high);
        QCOMPARE(at(std::nanf("")), qRgb(0, 0, 0));
    }

    void perceptualMapsGetSteadilyLighter()
    {
        for (const char* map : {"grey", "viridis", "cividis"}) {
            double before = -1;
            for (int k = 0; k <= 100; ++k) {
                const double lightness = labOf(colourAt(map, static_cast<float>(k) / 100), kVisions[0].second)[0];
                QVERIFY2(lightness > before - 0.3, map);
                before = lightness;
            }
        }
        QVERIFY_EXCEPTION_THROWN(colourAt("rainbow", 0.5f), Error);
    }

    void pixelsOfAPhaseMap()
    {
        const auto grid = hexagonalGrid(2, 3);
        const std::vector<std::uint16_t> ids = {1, 2, 0, 9, 1, 1};
        const std::vector<PixelState> state = {PixelState::Classified, PixelState::Pending, PixelState::NoPattern, PixelState::Classified,
                                               PixelState::Classified, PixelState::Classified};
        const std::vector<Rgba> colours = {{0, 0, 0, 255}, {200, 100, 0, 255}, {0, 0, 200, 255}};
        const auto image = renderPhaseMap(grid, ids, colours, state, {1, 1, 1, 1, 0.5f, 1});
        QVERIFY((image(0, 0) == Rgba{200, 100, 0, 255}));
        QCOMPARE(image(0, 1).a, std::uint8_t{0}); // pending
        QVERIFY((image(0, 2) == Rgba{0, 0, 0, 255}));
        QVERIFY((image(1, 0) == Rgba{0, 0, 0, 255})); // id beyond the list
        QVERIFY((image(1, 1) == Rgba{100, 50, 0, 255}));
        QCOMPARE(image(1, 2).a, std::uint8_t{0}); // no point there
        QVERIFY_EXCEPTION_THROWN(renderPhaseMap(grid, {1, 2}, colours), Error);
    }

    void rowsAreUpdatedAlone()
    {
        const auto grid = squareGrid(20, 30);
        const auto colours = phaseColours(phasesNamed({"a", "b", "c"}));
        auto ids = blobs(grid);
        auto image = renderPhaseMap(grid, ids, colours);
        const auto before = image;
        for (auto& id : ids)
            id = static_cast<std::uint16_t>(3 - id);
        updatePhaseMapRows(image, grid, ids, colours, {}, 5, 8);
        const auto all = renderPhaseMap(grid, ids, colours);
        for (int y = 0; y < 20; ++y)
            for (int x = 0; x < 30; ++x)
                QVERIFY(image(y, x) == (y >= 5 && y <= 8 ? all : before)(y, x));
        updatePhaseMapRows(image, grid, ids, colours, {}, -3, 1000);
        QVERIFY(image == all);
    }

    void scaleBars_data()
    {
        QTest::addColumn<double>("width");
        QTest::addColumn<double>("length");
        QTest::addColumn<QString>("label");
        QTest::newRow("100") << 100. << 20. << "20 \u00B5m";
        QTest::newRow("7") << 7. << 1. << "1 \u00B5m";
        QTest::newRow("2.4") << 2.4 << 0.5 << "500 nm";
        QTest::newRow("430") << 430. << 100. << "100 \u00B5m";
        QTest::newRow("12 mm") << 12000. << 2000. << "2 mm";
        QTest::newRow("nothing") << 0. << 0. << "";
    }
    void scaleBars()
    {
        QFETCH(double, width);
        QFETCH(double, length);
        QFETCH(QString, label);
        const auto [l, text] = scaleBar(width);
        QVERIFY(std::abs(l - length) < 1e-9);
        QCOMPARE(QString::fromStdString(text), label);
    }

    void legendNamesAndFractions()
    {
        const auto phases = phasesNamed({"nickel", "gold"});
        const auto colours = phaseColours(phases);
        const std::vector<PhaseFraction> fractions = {{0, 1, 0.1, 0}, {1, 6, 0.6, 0.667}, {2, 3, 0.3, 0.333}};
        const auto legend = phaseLegend(phases, colours, fractions);
        QCOMPARE(legend.size(), std::size_t{3});
        QCOMPARE(legend[0].text, std::string("nickel  60.0 %"));
        QVERIFY(legend[1].colour == colours[2]);
        QCOMPARE(legend[2].text, std::string("not indexed  10.0 %"));
        QCOMPARE(phaseLegend(phases, colours, {{0, 0, 0, 0}}).size(), std::size_t{2});
        const auto onlyGold = phaseLegend(phases, colours, {{0, 0, 0, 0}, {1, 0, 0, 0}, {2, 9, 1, 1}}); // no nickel in the map
        QCOMPARE(onlyGold.size(), std::size_t{1});
        QCOMPARE(onlyGold[0].text, std::string("gold  100.0 %"));
    }

    void heatOverPattern()
    {
        Image<float> pattern(2, 2), heat(2, 2);
        pattern.pixels = {-1, 0, 1, std::nanf("")};
        heat.pixels = {0, 0.5f, 1, 1};
        const auto grey = greyImage(pattern);
        QVERIFY(grey(0, 0) == (Rgba{0, 0, 0, 255}) && grey(1, 0) == (Rgba{255, 255, 255, 255}) && grey(1, 1) == (Rgba{0, 0, 0, 255}));
        QVERIFY(heatOverlay(pattern, heat, "jet", 0) == grey);
        QVERIFY(heatOverlay(pattern, heat, "jet", 1)(0, 1) == colourAt("jet", 0.5f));
        const Rgba half = heatOverlay(pattern, heat, "viridis", 0.5)(1, 0), top = colourAt("viridis", 1);
        QVERIFY(std::abs(half.r - (255 + top.r) / 2) <= 1 && std::abs(half.b - (255 + top.b) / 2) <= 1);
    }

    void goldenHeatFigure()
    {
        Image<float> pattern(16, 16), heat(16, 16);
        for (int y = 0; y < 16; ++y)
            for (int x = 0; x < 16; ++x) {
                pattern(y, x) = static_cast<float>((x + y) % 5);
                heat(y, x) = static_cast<float>(x) / 15;
            }
        const HeatPanel plain{greyImage(pattern), "row 3, column 14"}, hot{heatOverlay(pattern, heat, "viridis", 0.5), "ferrite 93.1 %"};
        const auto result = compareWithGolden(heatFigure({{plain, hot, hot}, {plain, hot}}, "viridis", 130), "heat_figure");
        QVERIFY2(result.isEmpty(), qPrintable(result));
        QVERIFY(heatFigure({}, "viridis").empty());
    }

    void goldenPhaseMap()
    {
        const auto grid = squareGrid(32, 48);
        std::vector<PixelState> state(static_cast<std::size_t>(grid.size()), PixelState::Classified);
        std::fill(state.end() - 48 * 6, state.end(), PixelState::Pending);
        std::vector<float> shade;
        for (std::int64_t i = 0; i < grid.size(); ++i)
            shade.push_back(0.4f + 0.6f * static_cast<float>(i % 48) / 47);
        const auto image = renderPhaseMap(grid, blobs(grid), phaseColours(phasesNamed({"a", "b", "c"})), state, shade);
        const auto difference = compareWithGolden(image, "phase_map");
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    void goldenHexagonalPhaseMap() // no pattern, pending, and the filler at the end of short rows
    {
        const auto grid = hexagonalGrid(20, 30);
        std::vector<PixelState> state(static_cast<std::size_t>(grid.size()), PixelState::Classified);
        std::fill(state.begin(), state.begin() + 45, PixelState::NoPattern);
        std::fill(state.end() - 75, state.end(), PixelState::Pending);
        const auto image = renderPhaseMap(grid, blobs(grid), phaseColours(phasesNamed({"a", "b", "c"})), state);
        const auto difference = compareWithGolden(image, "phase_map_hexagonal");
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    void goldenConfidenceMap() // as the command line draws it: viridis from 0 to 1, NaN where there is no answer
    {
        const auto grid = squareGrid(32, 48);
        std::vector<float> values;
        for (std::int64_t i = 0; i < grid.size(); ++i) {
            const auto x = static_cast<float>(grid.col(i)) / 47, y = static_cast<float>(grid.row(i)) / 31;
            values.push_back(grid.row(i) > 27 ? std::nanf("") : 1 - 0.7f * std::abs(std::sin(6 * x) * std::cos(5 * y)));
        }
        const auto image = renderScalarMap(grid, values, 0, 1, "viridis");
        auto difference = compareWithGolden(image, "confidence_map");
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
        std::vector<LegendEntry> legend;
        for (const float t : {1.f, 0.5f, 0.f})
            legend.push_back({colourAt("viridis", t), t == 0.5f ? "0.5" : t > 0 ? "1" : "0"});
        difference = compareWithGolden(mapFigure(image, grid, legend, "steel.up2: confidence", 300), "figure_confidence");
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    void goldenScalarMap_data()
    {
        QTest::addColumn<QString>("map");
        for (const auto& name : colourMaps())
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void goldenScalarMap()
    {
        QFETCH(QString, map);
        const auto grid = squareGrid(24, 48);
        std::vector<float> values;
        for (std::int64_t i = 0; i < grid.size(); ++i)
            values.push_back(i % 97 == 0 ? std::nanf("") : static_cast<float>(grid.col(i)) + 3 * std::sin(static_cast<float>(grid.row(i))));
        const auto difference = compareWithGolden(renderScalarMap(grid, values, 0, 47, map.toStdString()), "scalar_map_" + map);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    void goldenFigure_data()
    {
        QTest::addColumn<bool>("hexagonal");
        QTest::newRow("square") << false;
        QTest::newRow("hexagonal") << true;
    }
    void goldenFigure()
    {
        QFETCH(bool, hexagonal);
        const auto grid = hexagonal ? hexagonalGrid(14, 20) : squareGrid(14, 20, 0.5);
        const auto phases = phasesNamed({"Ferrite", "\xCE\xB3-iron", "Cementite (Fe3C)"});
        const auto colours = phaseColours(phases);
        const auto ids = blobs(grid);
        const auto map = renderPhaseMap(grid, ids, colours);
        const auto figure = mapFigure(map, grid, phaseLegend(phases, colours, phaseFractions(grid, 3, ids)), "Phases of steel.up2", 300);
        const auto difference = compareWithGolden(figure, hexagonal ? "figure_hexagonal" : "figure_square");
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    void confusionFigureIsTheGoldenOne()
    {
        const ConfusionTable table{{"aP", "mP", "\xCE\xB3-iron"}, {"aP", "mP", "\xCE\xB3-iron", "unknown"}, {190, 6, 0, 4, 1, 1999, 0, 0, 30, 0, 10, 60}, "model on map"};
        const auto difference = compareWithGolden(confusionFigure(table), "figure_confusion");
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    void confusionCellsHaveTheColourOfTheirShare()
    {
        for (const std::size_t classes : {1u, 2u, 5u, 14u, 40u}) {
            ConfusionTable table{std::vector<std::string>(classes, "x"), std::vector<std::string>(classes, "y"), std::vector<std::int64_t>(classes * classes), ""};
            table.counts[0] = 7; // the only cell with anything in it
            const auto figure = confusionFigure(table);
            const auto bright = std::count(figure.pixels.begin(), figure.pixels.end(), colourAt("viridis", 1));
            const auto dark = std::count(figure.pixels.begin(), figure.pixels.end(), colourAt("viridis", 0));
            QVERIFY2(bright > 500, qPrintable(QString::number(classes)));
            if (classes > 1) // numbers cover a part of the bright cell, bars a few pixels of either colour
                QVERIFY(std::abs(static_cast<double>(dark) / static_cast<double>(bright) / static_cast<double>(classes * classes - 1) - 1) < 0.5);
        }
    }

    void columnsThatAreNeverAnsweredAreLeftOut()
    {
        const ConfusionTable kept = ConfusionTable{{"a", "b"}, {"c", "a", "d", "b"}, {0, 3, 1, 0, 0, 2, 0, 0}, "t"}.withoutEmptyColumns();
        QVERIFY((kept.columns == std::vector<std::string>{"a", "d", "b"})); // b is a true class, c nothing at all
        QVERIFY((kept.counts == std::vector<std::int64_t>{3, 1, 0, 2, 0, 0}));
        QCOMPARE(kept.total(0), std::int64_t{4});
    }

    void figuresOfOddSizes_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("cols");
        for (const auto& [r, c] : {std::pair{1, 1}, {1, 3000}, {5000, 1}, {3, 2}})
            QTest::addRow("%d x %d", r, c) << r << c;
    }
    void figuresOfOddSizes()
    {
        QFETCH(int, rows);
        QFETCH(int, cols);
        const auto grid = squareGrid(rows, cols);
        const auto map = renderPhaseMap(grid, std::vector<std::uint16_t>(static_cast<std::size_t>(grid.size()), 1), {{0, 0, 0, 255}, {255, 0, 0, 255}});
        const auto figure = mapFigure(map, grid, {}, "");
        QVERIFY(figure.rows > 0 && figure.rows < 20000 && figure.cols < 20000);
        const std::int64_t red = std::count(figure.pixels.begin(), figure.pixels.end(), Rgba{255, 0, 0, 255});
        QVERIFY2(red > 0, qPrintable(QString::number(red)));
    }
};

QTEST_GUILESS_MAIN(TestDraw)
#include "tst_draw.moc"
