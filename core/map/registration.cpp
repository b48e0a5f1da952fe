// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/registration.h"

#include <Eigen/Eigenvalues>
#include <Eigen/LU>
#include <algorithm>
#include <cmath>

namespace kikuscope {
namespace {

constexpr double mostOblong = 0.02; // width / length of a cloud of points that still fixes a plane transform

/// One side of the tie points.
using Points = std::vector<Eigen::Vector2d>;

Points imagePoints(const std::vector<TiePoint>& points)
{
    Points side;
    for (const TiePoint& p : points)
        side.emplace_back(p.imageX, p.imageY);
    return side;
}

Points samplePoints(const std::vector<TiePoint>& points)
{
    Points side;
    for (const TiePoint& p : points)
        side.emplace_back(p.xUm, p.yUm);
    return side;
}

Eigen::Vector2d meanOf(const Points& points)
{
    Eigen::Vector2d sum = Eigen::Vector2d::Zero();
    for (const Eigen::Vector2d& p : points)
        sum += p;
    return sum / static_cast<double>(points.size());
}

/// Centroid to the origin, mean distance sqrt 2.
Eigen::Matrix3d normalisation(const Points& points)
{
    const Eigen::Vector2d centre = meanOf(points);
    double distance = 0;
    for (const Eigen::Vector2d& p : points)
        distance += (p - centre).norm() / static_cast<double>(points.size());
    const double scale = distance > 0 ? std::sqrt(2.) / distance : 1;
    Eigen::Matrix3d m;
    m << scale, 0, -scale * centre.x(), 0, scale, -scale * centre.y(), 0, 0, 1;
    return m;
}

Eigen::Vector3d mapped(const Eigen::Matrix3d& transform, const Eigen::Vector2d& p)
{
    return transform * Eigen::Vector3d(p.x(), p.y(), 1);
}

/// From the scatter matrix: squares of length and width are its eigenvalues.
bool isOnALine(const Points& points)
{
    const Eigen::Vector2d centre = meanOf(points);
    double xx = 0, xy = 0, yy = 0;
    for (const Eigen::Vector2d& p : points) {
        const Eigen::Vector2d d = p - centre;
        xx += d.x() * d.x();
        xy += d.x() * d.y();
        yy += d.y() * d.y();
    }
    const double middle = (xx + yy) / 2, half = std::hypot((xx - yy) / 2, xy);
    return !(middle - half > mostOblong * mostOblong * (middle + half));
}

/// All points, or all but one, on a line leave a homography open.
bool isDegenerateForHomography(const Points& points)
{
    if (isOnALine(points))
        return true;
    for (std::size_t without = 0; without < points.size(); ++without) {
        Points rest = points;
        rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(without));
        if (isOnALine(rest))
            return true;
    }
    return false;
}

void check(const std::vector<TiePoint>& points, TransformKind kind)
{
    const int needed = pointsNeeded(kind);
    if (static_cast<int>(points.size()) < needed)
        throw Error(ErrorKind::BadSetting, std::string(kind == TransformKind::Affine ? "An affine" : "A perspective") +
                                               " registration needs at least " + std::to_string(needed) +
                                               " points, but there are " + std::to_string(points.size()) + "; add some.");
    for (const TiePoint& p : points)
        if (!std::isfinite(p.imageX) || !std::isfinite(p.imageY) || !std::isfinite(p.xUm) || !std::isfinite(p.yUm))
            throw Error(ErrorKind::BadSetting, "A point of the registration has no proper coordinates; delete it.");
    const bool affine = kind == TransformKind::Affine;
    for (const auto& [side, where] : {std::pair{imagePoints(points), "in the electron image"}, {samplePoints(points), "on the map"}})
        if (affine ? isOnALine(side) : isDegenerateForHomography(side))
            throw Error(ErrorKind::BadSetting, std::string("The points lie nearly on one line ") + where +
                                                   (affine ? "; add one far away from that line."
                                                           : ", all or all but one; add points away from that line or "
                                                             "use an affine registration."));
}

/// Normal equations in normalised coordinates.
Eigen::Matrix3d affineTransform(const Points& image, const Points& sample)
{
    const Eigen::Matrix3d toImage = normalisation(image), toSample = normalisation(sample);
    Eigen::Matrix3d squares = Eigen::Matrix3d::Zero(), products = Eigen::Matrix3d::Zero();
    for (std::size_t i = 0; i < image.size(); ++i) {
        const Eigen::Vector3d from = mapped(toImage, image[i]), to = mapped(toSample, sample[i]);
        squares += from * from.transpose();
        products += to * from.transpose();
    }
    Eigen::Matrix3d normalised = products * squares.inverse();
    normalised.row(2) << 0, 0, 1;
    return toSample.inverse() * normalised * toImage;
}

Eigen::Matrix3d homography(const Points& image, const Points& sample)
{
    const Eigen::Matrix3d toImage = normalisation(image), toSample = normalisation(sample);
    Eigen::MatrixXd squares = Eigen::MatrixXd::Zero(9, 9);
    for (std::size_t i = 0; i < image.size(); ++i) {
        const Eigen::Vector3d p = mapped(toImage, image[i]), q = mapped(toSample, sample[i]);
        Eigen::VectorXd first = Eigen::VectorXd::Zero(9), second = Eigen::VectorXd::Zero(9);
        first.segment<3>(3) = -p;
        first.segment<3>(6) = q.y() * p;
        second.segment<3>(0) = p;
        second.segment<3>(6) = -q.x() * p;
        squares += first * first.transpose() + second * second.transpose();
    }
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(squares);
    const Eigen::VectorXd h = solver.eigenvectors().col(0); // of the smallest eigenvalue
    Eigen::Matrix3d normalised;
    normalised << h[0], h[1], h[2], h[3], h[4], h[5], h[6], h[7], h[8];
    const Eigen::Matrix3d transform = toSample.inverse() * normalised * toImage;
    // w must have one sign at all points, else the horizon runs between them; the mean becomes 1.
    double least = 0, most = 0, sum = 0;
    for (std::size_t i = 0; i < image.size(); ++i) {
        const double w = mapped(transform, image[i]).z();
        least = i ? std::min(least, w) : w;
        most = i ? std::max(most, w) : w;
        sum += w;
    }
    if (!(least * most > 0))
        throw Error(ErrorKind::BadSetting, "These points fold the electron image over; check which of them was mistaken, or "
                                           "use an affine registration.");
    return transform * (static_cast<double>(image.size()) / sum);
}

} // namespace

const char* toString(TransformKind kind) { return kind == TransformKind::Affine ? "affine" : "homography"; }

int pointsNeeded(TransformKind kind) { return kind == TransformKind::Affine ? 3 : 4; }

Eigen::Vector2d sampleOfImagePoint(const Eigen::Matrix3d& sampleFromImage, double imageX, double imageY)
{
    const Eigen::Vector3d at = mapped(sampleFromImage, {imageX, imageY});
    return {at.x() / at.z(), at.y() / at.z()};
}

Registration registerImage(const std::vector<TiePoint>& points, TransformKind kind)
{
    check(points, kind);
    const Points image = imagePoints(points), sample = samplePoints(points);
    Registration r{kind, points,
                   kind == TransformKind::Affine ? affineTransform(image, sample) : homography(image, sample), {}, 0};
    double squares = 0;
    for (const TiePoint& p : points) {
        const Eigen::Vector2d at = sampleOfImagePoint(r.sampleFromImage, p.imageX, p.imageY);
        r.residualsUm.push_back(std::hypot(at.x() - p.xUm, at.y() - p.yUm));
        squares += r.residualsUm.back() * r.residualsUm.back();
    }
    r.rmsUm = std::sqrt(squares / static_cast<double>(points.size()));
    return r;
}

Json toJson(const Registration& registration)
{
    Json points = Json::array();
    for (const TiePoint& p : registration.points)
        points.push_back({{"image_px", {p.imageX, p.imageY}}, {"sample_um", {p.xUm, p.yUm}}});
    return {{"transform", toString(registration.kind)}, {"points", points}};
}

Registration registrationFromJson(const Json& json)
{
    try {
        const std::string name = json.at("transform").get<std::string>();
        if (name != "affine" && name != "homography")
            throw Error(ErrorKind::BadSetting, "transform is \"" + name + "\", but must be one of: affine, homography.");
        std::vector<TiePoint> points;
        for (const Json& p : json.at("points")) {
            const Json &image = p.at("image_px"), &sample = p.at("sample_um");
            points.push_back({image.at(0).get<double>(), image.at(1).get<double>(), sample.at(0).get<double>(),
                              sample.at(1).get<double>()});
        }
        return registerImage(points, name == "affine" ? TransformKind::Affine : TransformKind::Homography);
    } catch (const nlohmann::json::exception& e) {
        throw Error(ErrorKind::BadSetting, "The registration of the electron image is damaged; register it anew.", e.what());
    }
}

} // namespace kikuscope
