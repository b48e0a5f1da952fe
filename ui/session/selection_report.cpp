// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/selection_report.h"

#include "ui/widgets/qt_convert.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <locale>
#include <sstream>

namespace kikuscope::ui {
namespace {

using analysis::AreaShare;
using analysis::Estimate;
using analysis::Shares;

const std::string scalarPrefix = "scalar:";

/// A field of a CSV table (RFC 4180).
std::string quoted(std::string text)
{
    if (text.find_first_of(",\"\r\n") == std::string::npos)
        return text;
    for (std::size_t at = text.find('"'); at != std::string::npos; at = text.find('"', at + 2))
        text.insert(at, 1, '"');
    return '"' + text + '"';
}

/// Adds the shares of one map to the rows; `keyOf` and the like speak of ids of that map.
template <class KeyOf, class NameOf>
void addShares(std::vector<ShownShare>& rows, const Shares& shares,
               std::optional<AreaShare> ShownShare::*member, const std::vector<Rgba>& colours, KeyOf keyOf,
               NameOf nameOf)
{
    for (const AreaShare& share : shares.phases) {
        if (share.pixels == 0)
            continue;
        const std::string key = keyOf(share.id);
        auto row = std::ranges::find(rows, key, &ShownShare::key);
        if (row == rows.end()) {
            const auto id = static_cast<std::size_t>(share.id);
            rows.push_back({key, nameOf(share.id), id < colours.size() ? colours[id] : Rgba{}, {}, {}});
            row = rows.end() - 1;
        }
        auto& sum = (*row).*member;
        if (!sum)
            sum = AreaShare{share.id, 0, {}, {}};
        sum->pixels += share.pixels;
        sum->byPixels = analysis::proportion(sum->pixels, shares.pixels);
        sum->byRegions = analysis::fraction(sum->byPixels.value, shares.effectiveRegions);
    }
}

class CsvLines
{
public:
    CsvLines()
    {
        m_out.imbue(std::locale::classic());
        m_out.precision(8);
        m_out << "quantity,of,value,low_95,high_95,low_95_regions,high_95_regions,pixels,sd\r\n";
    }
    void value(const std::string& quantity, const std::string& of, double value,
               const std::string& pixels = {})
    {
        m_out << quoted(quantity) << ',' << quoted(of) << ',' << value << ",,,,," << pixels << ",\r\n";
    }
    void share(const std::string& quantity, const std::string& of, const AreaShare& s)
    {
        m_out << quoted(quantity) << ',' << quoted(of) << ',' << s.byPixels.value << ',' << s.byPixels.low
              << ',' << s.byPixels.high << ',' << s.byRegions.low << ',' << s.byRegions.high << ','
              << s.pixels << ",\r\n";
    }
    void moments(const std::string& quantity, const std::string& of, const analysis::Moments& m)
    {
        m_out << quoted(quantity) << ',' << quoted(of) << ',' << m.mean << ",,,,," << m.count << ',' << m.sd
              << "\r\n";
    }
    std::string text() const { return m_out.str(); }

private:
    std::ostringstream m_out;
};

} // namespace

SelectionReport reportOn(const PixelSelection& selection, const std::shared_ptr<const PhaseMap>& result,
                         const std::shared_ptr<const CrystalMap>& reference)
{
    SelectionReport report;
    report.pixels = selection.count;
    const analysis::PixelMask& mask = *selection.mask;
    const CrystalMap* orientations = reference && !reference->orientation.empty() ? reference.get() : nullptr;
    if (result) {
        report.result =
            analysis::areaShares(analysis::PhasesView(*result), result->phases.size(), mask, orientations);
        report.statistics = analysis::resultStatistics(*result, mask);
    }
    if (reference && !reference->phaseId.empty())
        report.reference = analysis::areaShares(analysis::PhasesView(*reference), reference->phases.size(),
                                                mask, orientations);
    if (reference)
        for (const ScalarMap& scalar : reference->scalars)
            report.scalars.push_back({scalar.name, scalar.unit, analysis::momentsOf(scalar.values, mask)});
    return report;
}

std::vector<ShownShare> shownShares(const SelectionReport& report, const Session& session)
{
    std::vector<ShownShare> rows;
    if (report.result)
        addShares(
            rows, *report.result, &ShownShare::result, session.resultColours(),
            [&](int id) { return session.resultKey(id); }, [&](int id) { return session.resultName(id); });
    if (report.reference)
        addShares(
            rows, *report.reference, &ShownShare::reference, session.referenceColours(),
            [&](int id) { return session.referenceKey(id); },
            [&](int id) { return session.referenceName(id); });
    const auto weight = [](const ShownShare& row) {
        return std::max(row.result ? row.result->byPixels.value : 0.,
                        row.reference ? row.reference->byPixels.value : 0.);
    };
    std::ranges::stable_sort(rows, [&](const ShownShare& a, const ShownShare& b) {
        return a.key.empty() != b.key.empty() ? b.key.empty() : weight(a) > weight(b);
    });
    return rows;
}

std::string csvOf(const SelectionReport& report, const PixelSelection& selection, const Session& session)
{
    CsvLines csv;
    csv.value("pixels_selected", toStdString(selection.description), static_cast<double>(report.pixels));
    for (const ShownShare& row : shownShares(report, session)) {
        const std::string name = row.key.empty() ? "not indexed" : toStdString(row.name);
        if (row.result)
            csv.share("fraction_network", name, *row.result);
        if (row.reference)
            csv.share("fraction_reference", name, *row.reference);
    }
    if (report.result)
        csv.value("equal_regions_network", "", report.result->effectiveRegions);
    if (report.reference)
        csv.value("equal_regions_reference", "", report.reference->effectiveRegions);
    if (report.statistics) {
        csv.moments("confidence", "", report.statistics->confidence);
        for (int id = 1; id < static_cast<int>(report.statistics->best.size()); ++id) {
            const auto i = static_cast<std::size_t>(id);
            const std::string name = toStdString(session.resultName(id)),
                              count = std::to_string(report.statistics->best[i]);
            if (report.statistics->best[i] > 0)
                csv.value("pixels_with_this_best_class", name,
                          static_cast<double>(report.statistics->best[i]), count);
            csv.value("pooled_probability_mean", name, report.statistics->pooled.mean[i]);
            csv.value("pooled_probability_product", name, report.statistics->pooled.product[i]);
        }
    }
    for (const ScalarSummary& scalar : report.scalars)
        csv.moments(scalar.name + (scalar.unit.empty() ? "" : " (" + scalar.unit + ")"), "", scalar.moments);
    return csv.text();
}

double entropyOf(const PhaseMap& map, std::int64_t pixel)
{
    const auto& top = map.topProbability[static_cast<std::size_t>(pixel)];
    double rest = 1, bits = 0;
    const auto add = [&](double p) { bits -= p > 0 ? p * std::log2(p) : 0; };
    for (const float p : top) {
        add(static_cast<double>(p));
        rest -= static_cast<double>(p);
    }
    add(rest);
    return bits;
}

LineProfile profileOf(const Session& session, const PixelSelection& selection, const QString& quantity)
{
    LineProfile profile;
    const auto result = session.result();
    const std::string id = toStdString(quantity);
    const ScalarMap* scalar = nullptr;
    if (id.starts_with(scalarPrefix) && session.reference())
        scalar = session.reference()->scalar(id.substr(scalarPrefix.size()));
    if (selection.line.empty() || (scalar ? scalar->values.empty() : !result))
        return profile;
    const auto start = selection.grid.positionUm(selection.line.front());
    for (const std::int64_t pixel : selection.line) {
        const auto i = static_cast<std::size_t>(pixel);
        const auto at = selection.grid.positionUm(pixel);
        double value = std::numeric_limits<double>::quiet_NaN();
        if (scalar)
            value = static_cast<double>(scalar->values[i]);
        else if (result->state[i] == PixelState::Classified)
            value =
                id == "entropy" ? entropyOf(*result, pixel) : static_cast<double>(result->confidence(pixel));
        profile.distanceUm.push_back(std::hypot(at.first - start.first, at.second - start.second));
        profile.value.push_back(value);
    }
    return profile;
}

} // namespace kikuscope::ui
