// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/spots/spot_lattice.h"

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace kikuscope::match {
namespace {

using preprocess::FoundSpot;
using Eigen::Matrix2d;
using Eigen::Vector2d;
using Node = std::array<int, 2>;

constexpr std::size_t spotsCompared = 60; // whose differences are looked at
constexpr std::size_t vectorsTried = 28, originsTried = 8;
constexpr double almostAsMany = 0.92; // the largest cell that explains so much of what the best one does
constexpr double saturatedWeight = 0.25;
constexpr double outsideShare = 0.3;  // symmetry that a spot counts for whose partner would lie outside the image

Vector2d placeOf(const FoundSpot& s) { return {s.x, s.y}; }

/// Centroids of saturated and of large spots are worth less.
double weightOf(const FoundSpot& s, double usualSigma)
{
    const double relative = std::min(1., usualSigma / s.sigmaPx);
    return (s.saturated ? saturatedWeight : 1) * relative * relative;
}

double medianSigma(const std::vector<FoundSpot>& spots)
{
    std::vector<double> sigmas;
    for (const FoundSpot& s : spots)
        sigmas.push_back(s.sigmaPx);
    std::nth_element(sigmas.begin(), sigmas.begin() + static_cast<std::ptrdiff_t>(sigmas.size() / 2), sigmas.end());
    return sigmas[sigmas.size() / 2];
}

struct Cell
{
    Vector2d origin = Vector2d::Zero(), a = origin, b = origin;
    double weight = 0;
    double area() const { return std::abs(a.x() * b.y() - a.y() * b.x()); }
};

/// Differences between spots, equal ones once, the most frequent first.
std::vector<Vector2d> frequentDifferences(const std::vector<FoundSpot>& spots, double same)
{
    struct Group
    {
        Vector2d mean;
        int count;
    };
    std::vector<Group> groups;
    for (std::size_t i = 0; i < spots.size(); ++i)
        for (std::size_t j = i + 1; j < spots.size(); ++j) {
            Vector2d d = placeOf(spots[j]) - placeOf(spots[i]);
            if (d.y() < 0 || (d.y() == 0 && d.x() < 0))
                d = -d;
            const auto group = std::find_if(groups.begin(), groups.end(), [&](const Group& g) {
                return std::min((g.mean - d).norm(), (g.mean + d).norm()) < same;
            });
            if (group == groups.end()) {
                groups.push_back({d, 1});
            } else {
                if ((group->mean - d).norm() > same)
                    d = -d;
                group->mean += (d - group->mean) / ++group->count;
            }
        }
    // short differences are frequent in any lattice; of equal counts the shorter first
    std::stable_sort(groups.begin(), groups.end(), [](const Group& l, const Group& r) {
        return l.count != r.count ? l.count > r.count : l.mean.norm() < r.mean.norm();
    });
    std::vector<Vector2d> vectors;
    for (const Group& g : groups)
        vectors.push_back(g.mean);
    return vectors;
}

Node nearestNode(const Cell& cell, const Vector2d& place, double* distance)
{
    Matrix2d basis;
    basis << cell.a, cell.b;
    const Vector2d in = basis.inverse() * (place - cell.origin);
    const Node node{static_cast<int>(std::lround(in.x())), static_cast<int>(std::lround(in.y()))};
    *distance = (cell.origin + node[0] * cell.a + node[1] * cell.b - place).norm();
    return node;
}

struct Fit
{
    Cell cell;
    Eigen::Matrix3d covariance = Eigen::Matrix3d::Zero(); // of (origin, a, b), the same for x and y
    double rms = 0, variance = 0; // of the places, of unit weight
    double quality = 0; // explained spots, those at the limit of the distance for nothing
    int explained = 0;
    std::vector<std::optional<Node>> nodes;
};

/// Weighted least squares for origin, a and b from the spots near nodes and no further than `reach` from the origin.
std::optional<Fit> fitted(const Cell& start, const std::vector<FoundSpot>& spots, double near, double reach = 1e9)
{
    const double usualSigma = medianSigma(spots), limit = std::min(near * start.a.norm(), 1.5 + 0.75 * usualSigma);
    Fit fit;
    fit.nodes.resize(spots.size());
    Eigen::Matrix3d normal = Eigen::Matrix3d::Zero();
    Eigen::Matrix<double, 3, 2> right = Eigen::Matrix<double, 3, 2>::Zero();
    for (std::size_t i = 0; i < spots.size(); ++i) {
        double distance = 0;
        const Node node = nearestNode(start, placeOf(spots[i]), &distance);
        if (distance > limit || (placeOf(spots[i]) - start.origin).norm() > reach)
            continue;
        const double w = weightOf(spots[i], usualSigma);
        const Eigen::Vector3d row(1, node[0], node[1]);
        normal += w * row * row.transpose();
        right += w * row * placeOf(spots[i]).transpose();
        fit.nodes[i] = node;
        ++fit.explained;
    }
    if (fit.explained < 3 || std::abs(normal.determinant()) < 1e-9)
        return std::nullopt; // all in one row
    fit.covariance = normal.inverse();
    const Eigen::Matrix<double, 3, 2> solution = fit.covariance * right;
    fit.cell = {solution.row(0).transpose(), solution.row(1).transpose(), solution.row(2).transpose(), 0};
    double squares = 0, weighted = 0;
    for (std::size_t i = 0; i < spots.size(); ++i)
        if (fit.nodes[i]) {
            const Vector2d node = fit.cell.origin + (*fit.nodes[i])[0] * fit.cell.a + (*fit.nodes[i])[1] * fit.cell.b;
            squares += (node - placeOf(spots[i])).squaredNorm();
            fit.quality += std::max(0., 1 - (node - placeOf(spots[i])).squaredNorm() / (limit * limit));
            weighted += weightOf(spots[i], usualSigma) * (node - placeOf(spots[i])).squaredNorm();
        }
    fit.rms = std::sqrt(squares / fit.explained);
    fit.variance = weighted / std::max(1, 2 * fit.explained - 6);
    return fit;
}

/// The cell fitted to the spots around its origin, then to ever more of them: errors of a and b add up outwards.
Cell grown(Cell cell, const std::vector<FoundSpot>& spots, double near)
{
    for (const double reach : {2.2, 4., 8., 1e6}) {
        const std::optional<Fit> fit = fitted(cell, spots, near, reach * cell.b.norm());
        if (!fit)
            continue;
        cell = fit->cell;
        cell.weight = fit->quality;
    }
    return cell;
}

/// The cell of largest area among those that explain almost as many spots as the best.
std::optional<Cell> bestCell(const std::vector<FoundSpot>& spots, const SpotLatticeOptions& options)
{
    const double sigma = medianSigma(spots);
    std::vector<Vector2d> vectors = frequentDifferences(spots, std::max(0.75, 0.7 * sigma));
    vectors.resize(std::min(vectors.size(), vectorsTried));
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < vectors.size(); ++i)
        for (std::size_t j = i + 1; j < vectors.size(); ++j) {
            const double sine = std::abs(vectors[i].x() * vectors[j].y() - vectors[i].y() * vectors[j].x()) / (vectors[i].norm() * vectors[j].norm());
            if (sine < 0.2)
                continue;
            const auto reduced = simulate::reducedCell(vectors[i], vectors[j]);
            Cell cell{Vector2d::Zero(), reduced.a, reduced.b, 0};
            if (cell.a.norm() < 3 * sigma || cell.area() < 0.3 * reduced.a.squaredNorm())
                continue;
            const bool isKnown = std::any_of(cells.begin(), cells.end(), [&](const Cell& c) {
                return std::abs(c.area() / cell.area() - 1) < 0.02 && std::abs(c.a.norm() / cell.a.norm() - 1) < 0.02 &&
                       std::min((c.a - cell.a).norm(), (c.a + cell.a).norm()) < 0.05 * cell.a.norm();
            });
            if (isKnown)
                continue;
            Cell best = cell;
            for (std::size_t s = 0; s < std::min(originsTried, spots.size()); ++s) {
                cell.origin = placeOf(spots[s]);
                if (const Cell fit = grown(cell, spots, options.nearNode); fit.weight > best.weight)
                    best = fit;
            }
            cells.push_back(best);
        }
    double most = 0;
    for (const Cell& cell : cells)
        most = std::max(most, cell.weight);
    const Cell* chosen = nullptr;
    for (const Cell& cell : cells)
        if (cell.weight >= almostAsMany * most && (!chosen || cell.area() > 1.02 * chosen->area() ||
                                                   (cell.area() > 0.98 * chosen->area() && cell.weight > chosen->weight)))
            chosen = &cell;
    return chosen ? std::optional(*chosen) : std::nullopt;
}

/// How well the pattern turns into itself about a node: spots weigh by the root of their intensity, and agree with their partners as far as the
/// weaker one goes. The direct beam itself speaks for its node.
double symmetryAbout(const Node& node, const Fit& fit, const std::vector<FoundSpot>& spots, int rows, int cols)
{
    const auto amplitude = [&](std::size_t i) { return std::sqrt(spots[i].intensity); };
    double all = 0, strongest = 0, agreeing = 0, own = 0;
    for (std::size_t i = 0; i < spots.size(); ++i)
        if (fit.nodes[i]) {
            all += amplitude(i);
            strongest = std::max(strongest, amplitude(i));
        }
    const Vector2d about = fit.cell.origin + node[0] * fit.cell.a + node[1] * fit.cell.b;
    const double margin = 0.05 * std::min(rows, cols);
    for (std::size_t i = 0; i < spots.size(); ++i) {
        if (!fit.nodes[i])
            continue;
        const Node partner{2 * node[0] - (*fit.nodes[i])[0], 2 * node[1] - (*fit.nodes[i])[1]};
        if (partner == *fit.nodes[i]) {
            own = amplitude(i);
            continue;
        }
        const Vector2d place = 2 * about - placeOf(spots[i]);
        if (place.x() < margin || place.y() < margin || place.x() > cols - 1 - margin || place.y() > rows - 1 - margin) {
            agreeing += outsideShare * amplitude(i);
            continue;
        }
        for (std::size_t j = 0; j < spots.size(); ++j)
            if (fit.nodes[j] && *fit.nodes[j] == partner)
                agreeing += std::min(amplitude(i), amplitude(j));
    }
    const double rest = all - own;
    return (rest > 0 ? agreeing / rest : 0) + 0.5 * own / strongest;
}

Node centreNode(const Fit& fit, const std::vector<FoundSpot>& spots, int rows, int cols, const std::optional<Vector2d>& known)
{
    if (known) {
        double distance = 0;
        return nearestNode(fit.cell, *known, &distance);
    }
    double distance = 0;
    const Node middle = nearestNode(fit.cell, {(cols - 1) / 2., (rows - 1) / 2.}, &distance);
    const int reach = std::min(40, static_cast<int>(std::ceil(0.5 * std::hypot(rows, cols) / fit.cell.a.norm())) + 1);
    Node best = middle;
    double bestScore = -1;
    for (int i = -reach; i <= reach; ++i)
        for (int j = -reach; j <= reach; ++j) {
            const Node node{middle[0] + i, middle[1] + j};
            const Vector2d place = fit.cell.origin + node[0] * fit.cell.a + node[1] * fit.cell.b;
            if (place.x() < 0 || place.y() < 0 || place.x() > cols - 1 || place.y() > rows - 1)
                continue;
            // of equals the one nearer to the middle
            const double away = std::hypot(place.x() - cols / 2., place.y() - rows / 2.) / std::hypot(rows, cols);
            const double score = symmetryAbout(node, fit, spots, rows, cols) - 0.05 * away;
            if (score > bestScore)
                bestScore = score, best = node;
        }
    return best;
}

/// The two shortest vectors as the fit's own cell, kept as integers so that the nodes follow.
SpotLattice described(const Fit& fit, const Node& centre)
{
    // reducedCell() gives the vectors; their coordinates in the fit's cell are whole numbers
    const auto reduced = simulate::reducedCell(fit.cell.a, fit.cell.b);
    Matrix2d basis;
    basis << fit.cell.a, fit.cell.b;
    Matrix2d to;
    to << basis.inverse() * reduced.a, basis.inverse() * reduced.b;
    to = to.array().round();
    const Matrix2d from = to.inverse();
    SpotLattice lattice;
    lattice.centre = fit.cell.origin + basis * Vector2d(centre[0], centre[1]);
    lattice.a = basis * to.col(0);
    lattice.b = basis * to.col(1);
    lattice.residualPx = fit.rms;
    lattice.explained = fit.explained;
    const auto error = [&](double o, double i, double j) { // of o origin + i a + j b, one coordinate
        const Eigen::Vector3d v(o, i, j);
        return std::sqrt(fit.variance * v.dot(fit.covariance * v));
    };
    lattice.centreErrorPx = error(1, centre[0], centre[1]);
    lattice.aErrorPx = error(0, to(0, 0), to(1, 0));
    lattice.bErrorPx = error(0, to(0, 1), to(1, 1));
    lattice.angleErrorDeg = std::hypot(lattice.aErrorPx / lattice.a.norm(), lattice.bErrorPx / lattice.b.norm()) * 180 / std::numbers::pi;
    for (const auto& node : fit.nodes) {
        if (!node) {
            lattice.nodes.emplace_back();
            continue;
        }
        const Vector2d in = from * Vector2d((*node)[0] - centre[0], (*node)[1] - centre[1]);
        lattice.nodes.push_back(Node{static_cast<int>(std::lround(in.x())), static_cast<int>(std::lround(in.y()))});
    }
    return lattice;
}

} // namespace

double SpotLattice::angleDeg() const
{
    return std::acos(std::clamp(a.dot(b) / (a.norm() * b.norm()), -1., 1.)) * 180 / std::numbers::pi;
}

std::optional<SpotLattice> latticeOf(const std::vector<preprocess::FoundSpot>& spots, int rows, int cols, const SpotLatticeOptions& options)
{
    if (spots.size() < 4)
        return std::nullopt;
    const std::vector<FoundSpot> strong(spots.begin(), spots.begin() + static_cast<std::ptrdiff_t>(std::min(spots.size(), spotsCompared)));
    std::optional<Cell> cell = bestCell(strong, options);
    if (!cell)
        return std::nullopt;
    std::optional<Fit> fit = fitted(*cell, strong, options.nearNode);
    for (int round = 0; fit && round < 3; ++round) // now with all spots
        fit = fitted(fit->cell, spots, options.nearNode);
    if (!fit)
        return std::nullopt;
    const auto onNodes = std::count_if(fit->nodes.begin(), fit->nodes.begin() + static_cast<std::ptrdiff_t>(strong.size()), [](const auto& node) { return node.has_value(); });
    if (static_cast<double>(onNodes) < std::max(4., options.leastShare * static_cast<double>(strong.size())))
        return std::nullopt;
    return described(*fit, centreNode(*fit, spots, rows, cols, options.centre));
}

} // namespace kikuscope::match
