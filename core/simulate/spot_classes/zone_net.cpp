// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/spot_classes/zone_net.h"

#include <Eigen/Geometry>
#include <Eigen/LU>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace kikuscope::simulate {

namespace {

constexpr int furthestIndex = 18; // of reflections that are looked at: 4 x [014], the longest that may be the first one seen
constexpr int furthestNode = 3;   // orders of the net whose nodes are told apart
constexpr double sameLength = 1e-6;

using Vector2l = Eigen::Vector2i;

/// Basis of the lattice that integer vectors span: columns of an upper triangular matrix, built one vector at a time.
class IntegerLattice
{
public:
    void add(Vector2l v)
    {
        // Euclid on the second component, against the row that owns it
        while (v.y() != 0) {
            if (m_second.y() == 0 || std::abs(v.y()) < std::abs(m_second.y()))
                std::swap(v, m_second);
            if (v.y() != 0)
                v -= (v.y() / m_second.y()) * m_second;
        }
        m_first = std::gcd(m_first, v.x());
        if (m_first != 0)
            m_second.x() %= m_first;
    }
    bool isPlane() const { return m_first != 0 && m_second.y() != 0; }
    Vector2l first() const { return {m_first, 0}; }
    Vector2l second() const { return m_second; }

private:
    int m_first = 0;
    Vector2l m_second{0, 0};
};

bool isBefore(const Eigen::Vector3i& a, const Eigen::Vector3i& b)
{
    const int la = a.squaredNorm(), lb = b.squaredNorm();
    return la != lb ? la < lb : std::lexicographical_compare(b.data(), b.data() + 3, a.data(), a.data() + 3);
}

std::vector<Eigen::Vector3i> zoneReflections(const ZoneAxis& zone)
{
    std::vector<Eigen::Vector3i> all;
    for (int h = -furthestIndex; h <= furthestIndex; ++h)
        for (int k = -furthestIndex; k <= furthestIndex; ++k)
            for (int l = -furthestIndex; l <= furthestIndex; ++l)
                if (h * zone[0] + k * zone[1] + l * zone[2] == 0 && (h != 0 || k != 0 || l != 0))
                    all.emplace_back(h, k, l);
    std::sort(all.begin(), all.end(), isBefore);
    return all;
}

/// Reduces by Gauss; the same steps are done to the indices.
void reduce(Eigen::Vector2d& a, Eigen::Vector2d& b, Eigen::Vector3i* ha, Eigen::Vector3i* hb)
{
    const auto swap = [&] {
        std::swap(a, b);
        if (ha)
            std::swap(*ha, *hb);
    };
    for (int i = 0; i < 1000; ++i) {
        if (a.squaredNorm() > b.squaredNorm() * (1 + sameLength))
            swap();
        const double share = a.dot(b) / a.squaredNorm();
        const int n = std::abs(share) <= 0.5 + sameLength ? 0 : static_cast<int>(std::lround(share));
        if (n == 0)
            break;
        b -= n * a;
        if (ha)
            *hb -= n * *ha;
    }
    if (a.dot(b) < 0) {
        b = -b;
        if (ha)
            *hb = -*hb;
    }
}

/// The letters of the nodes, the smallest text over all ways to lay the net upon itself.
std::string nodesText(const Presence& presence, const Eigen::Vector3i& ha, const Eigen::Vector3i& hb, const Eigen::Matrix2d& metric)
{
    std::string best;
    for (int code = 0; code < 81; ++code) {
        Eigen::Matrix2i turn;
        turn << code % 3 - 1, code / 3 % 3 - 1, code / 9 % 3 - 1, code / 27 - 1;
        const Eigen::Matrix2d t = turn.cast<double>();
        if (std::abs(turn.determinant()) != 1 || (t.transpose() * metric * t - metric).norm() > 1e-4 * metric.norm())
            continue;
        std::string text;
        for (int j = 0; j <= furthestNode; ++j)
            for (int i = -furthestNode; i <= furthestNode; ++i)
                if (j > 0 || i > 0) { // the rest follows from Friedel's law
                    const Eigen::Vector2i n = turn * Eigen::Vector2i(i, j);
                    text += presence.isPresent(n.x() * ha + n.y() * hb) ? '1' : '0';
                }
        if (best.empty() || text < best)
            best = text;
    }
    return best;
}

} // namespace

double ReducedCell::angleDeg() const
{
    return std::acos(std::clamp(a.dot(b) / (a.norm() * b.norm()), -1., 1.)) * 180 / std::numbers::pi;
}

ReducedCell reducedCell(Eigen::Vector2d a, Eigen::Vector2d b)
{
    reduce(a, b, nullptr, nullptr);
    return {a, b};
}

NetShape netShape(double ratio, double angleDeg, double ratioTolerance, double angleToleranceDeg)
{
    const bool isEqual = ratio < 1 + ratioTolerance;
    if (std::abs(angleDeg - 90) < angleToleranceDeg)
        return isEqual ? NetShape::Square : NetShape::Rectangle;
    return isEqual && std::abs(angleDeg - 60) < angleToleranceDeg ? NetShape::Hexagonal : NetShape::Oblique;
}

ZoneNet zoneNet(const Presence& presence, const UnitCell& cell, const ZoneAxis& zone)
{
    const auto all = zoneReflections(zone);
    const Eigen::Vector3i p = all.front();
    const auto q = std::find_if(all.begin(), all.end(), [&](const auto& hkl) { return !hkl.cross(p).isZero(); });
    // coordinates in the basis p, q of the zone: solve by the two components with the largest determinant
    const Eigen::Vector3i normal = p.cross(*q);
    int skip = 0;
    normal.cwiseAbs().maxCoeff(&skip);
    const int u = (skip + 1) % 3, v = (skip + 2) % 3, determinant = p[u] * (*q)[v] - p[v] * (*q)[u];
    const auto coordinates = [&](const Eigen::Vector3i& h) {
        return Vector2l((h[u] * (*q)[v] - h[v] * (*q)[u]) / determinant, (p[u] * h[v] - p[v] * h[u]) / determinant);
    };
    IntegerLattice lattice;
    for (const auto& hkl : all)
        if (presence.isPresent(hkl))
            lattice.add(coordinates(hkl));
    if (!lattice.isPlane())
        throw Error(ErrorKind::Unsupported, "The zone axis " + zoneName(zone) + " shows no net of spots.");
    Eigen::Vector3i ha = lattice.first().x() * p, hb = lattice.second().x() * p + lattice.second().y() * *q;

    const Eigen::Matrix3d reciprocal = cell.reciprocalBasis();
    const Eigen::Vector3d x = (reciprocal * p.cast<double>()).normalized();
    const Eigen::Vector3d y = (reciprocal * q->cast<double>() - (reciprocal * q->cast<double>()).dot(x) * x).normalized();
    const auto onPlane = [&](const Eigen::Vector3i& h) {
        const Eigen::Vector3d g = reciprocal * h.cast<double>();
        return Eigen::Vector2d(g.dot(x), g.dot(y));
    };
    Eigen::Vector2d a = onPlane(ha), b = onPlane(hb);
    reduce(a, b, &ha, &hb);
    Eigen::Matrix2d metric;
    metric << a.dot(a), a.dot(b), a.dot(b), b.dot(b);

    const ReducedCell reduced{a, b};
    ZoneNet net;
    net.ratio = reduced.ratio();
    net.angleDeg = reduced.angleDeg();
    net.shape = netShape(net.ratio, net.angleDeg);
    net.shortest = a.norm();
    net.nodes = nodesText(presence, ha, hb, metric);
    return net;
}

} // namespace kikuscope::simulate
