// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/spot_classes/spot_classes.h"

#include "core/base/error.h"
#include "core/crystal/symmetry.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace kikuscope::simulate {

namespace {

bool isSameGeometry(const ZoneNet& a, const ZoneNet& b, const SpotClassOptions& options)
{
    return a.shape == b.shape && std::abs(a.ratio / b.ratio - 1) <= options.ratioTolerance &&
           std::abs(a.angleDeg - b.angleDeg) <= options.angleToleranceDeg;
}

/// Numbers equal things 0, 1, ... in the order given by `isBefore`.
struct Geometry
{
    ZoneNet net;                      // the first one
    std::vector<std::string> nodes;   // that occur, complete ones first
};

/// Reflections that the group extinguishes, as text: the fingerprint of its reflection conditions.
std::string conditionsOf(int spaceGroup)
{
    constexpr int furthest = 8;
    Phase phase;
    phase.spaceGroup = spaceGroup;
    const auto operations = crystal::symmetryOperations(phase);
    std::string text;
    for (int h = 0; h <= furthest; ++h)
        for (int k = 0; k <= furthest; ++k)
            for (int l = 0; l <= furthest; ++l) {
                const Eigen::Vector3i hkl(h, k, l);
                const bool isExtinct = std::ranges::any_of(operations, [&](const auto& operation) {
                    const double shift = operation.translation.dot(hkl.cast<double>());
                    return operation.rotation.transpose() * hkl == hkl && std::abs(shift - std::round(shift)) > 1e-3;
                });
                text += isExtinct ? '0' : '1';
            }
    return text;
}

} // namespace

SpotClasses spotClasses(const std::vector<Phase>& phases, const std::vector<ZoneAxis>& zones, const SpotClassOptions& options)
{
    SpotClasses result;
    std::vector<std::vector<ZoneNet>> nets;
    std::map<std::string, std::vector<ZoneNet>> known; // by group and variant: isotypes share their nets
    for (const Phase& phase : phases) {
        const Presence presence(phase, options.weakest);
        result.variants.push_back(presence.variant());
        auto& ofPhase = known[std::to_string(phase.spaceGroup) + ":" + phase.spaceGroupName + ":" + result.variants.back()];
        if (ofPhase.empty())
            for (const ZoneAxis& zone : zones)
                ofPhase.push_back(zoneNet(presence, phase.cell, zone));
        nets.push_back(ofPhase);
    }

    std::vector<Geometry> geometries;
    const auto geometryOf = [&](const ZoneNet& net) {
        return std::ranges::find_if(geometries, [&](const Geometry& g) { return isSameGeometry(g.net, net, options); });
    };
    std::vector<ZoneNet> all;
    for (const auto& ofPhase : nets)
        all.insert(all.end(), ofPhase.begin(), ofPhase.end());
    std::stable_sort(all.begin(), all.end(), [](const ZoneNet& a, const ZoneNet& b) {
        if (a.shape != b.shape)
            return a.shape < b.shape;
        return std::abs(a.ratio - b.ratio) > 1e-6 ? a.ratio < b.ratio : a.angleDeg < b.angleDeg - 1e-6;
    });
    for (const ZoneNet& net : all) {
        if (geometryOf(net) == geometries.end())
            geometries.push_back({net, {}});
        auto& nodes = geometryOf(net)->nodes;
        if (std::ranges::find(nodes, net.nodes) == nodes.end())
            nodes.push_back(net.nodes);
    }
    std::map<std::pair<std::size_t, std::string>, int> indexOf;
    std::map<NetShape, int> number;
    for (std::size_t g = 0; g < geometries.size(); ++g) {
        Geometry& geometry = geometries[g];
        std::sort(geometry.nodes.begin(), geometry.nodes.end(), std::greater<>()); // the complete net, all ones, is first
        const int count = ++number[geometry.net.shape];
        const bool hasComplete = geometry.nodes.front().find('0') == std::string::npos;
        for (std::size_t n = 0; n < geometry.nodes.size(); ++n) {
            indexOf[{g, geometry.nodes[n]}] = static_cast<int>(result.classes.size());
            ZoneNet net = geometry.net;
            net.nodes = geometry.nodes[n];
            result.classes.push_back({std::string(1, static_cast<char>(net.shape)) + std::to_string(count) + "-" +
                                          std::to_string(n + (hasComplete ? 0 : 1)),
                                      net});
        }
    }
    for (const auto& ofPhase : nets) {
        auto& row = result.classOf.emplace_back();
        for (const ZoneNet& net : ofPhase)
            row.push_back(indexOf.at({static_cast<std::size_t>(geometryOf(net) - geometries.begin()), net.nodes}));
    }
    return result;
}

std::vector<int> indistinguishableGroups(int spaceGroup)
{
    if (spaceGroup < 195 || spaceGroup > 230)
        throw Error(ErrorKind::BadSetting, "Space group " + std::to_string(spaceGroup) + " is not cubic.");
    const std::string wanted = conditionsOf(spaceGroup);
    std::vector<int> groups;
    for (int group = 195; group <= 230; ++group)
        if (conditionsOf(group) == wanted)
            groups.push_back(group);
    return groups;
}

} // namespace kikuscope::simulate
