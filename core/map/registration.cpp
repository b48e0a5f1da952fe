// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/registration.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>

namespace kikuscope {
namespace {

constexpr double mostOblong = 0.02; // width / length of a cloud of points that still fixes a plane transform

using Points = Eigen::Matrix<double, 2, Eigen::Dynamic>;

Points imagePoints(const std::vector<TiePoint>& points)
{
    Points p(2, static_cast<Eigen::Index>(points.size()));
    for (std::size_t i = 0; i < points.size(); ++i)
        p.col(static_cast<Eigen::Index>(i)) << points[i].imageX, points[i].imageY;
    return p;
}

Points samplePoints(const std::vector<TiePoint>& points)
{
    Points p(2, static_cast<Eigen::Index>(points.size()));
    for (std::size_t i = 0; i < points.size(); ++i)
        p.col(static_cast<Eigen::Index>(i)) << points[i].xUm, points[i].yUm;
    return p;
}

/// Centroid to the origin, mean distance sqrt 2.
Eigen::Matrix3d normalisation(const Points& points)
{
    const Eigen::Vector2d centre = points.rowwise().mean();
    const double distance = (points.colwise() - centre).colwise().norm().mean();
    const double scale = distance > 0 ? std::sqrt(2.) / distance : 1;
    Eigen::Matrix3d m;
    m << scale, 0, -scale * centre.x(), 0, scale, -scale * centre.y(), 0, 0, 1;
    return m;
}

bool isOnALine(const Points& points)
{
    const Points centred = points.colwise() - points.rowwise().mean();
    const Eigen::Vector2d extent = Eigen::JacobiSVD<Points>(centred).singularValues();
    return !(extent[1] > mostOblong * extent[0]);
}

/// Four points of a homography must stay a quadrangle: dropping any one of the points leaves no line.
bool isDegenerateForHomography(const Points& points)
{
    if (isOnALine(points))
        return true;
    for (Eigen::Index without = 0; without < points.cols(); ++without) {
        Points rest(2, points.cols() - 1);
        rest << points.leftCols(without), points.rightCols(points.cols() - without - 1);
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

Eigen::Matrix3d affineTransform(const Points& image, const Points& sample)
{
    const Eigen::Matrix3d toImage = normalisation(image), toSample = normalisation(sample);
    const Points from = (toImage * image.colwise().homogeneous()).topRows<2>();
    const Points to = (toSample * sample.colwise().homogeneous()).topRows<2>();
    Eigen::MatrixXd design(from.cols(), 3);
    design << from.transpose(), Eigen::VectorXd::Ones(from.cols());
    const Eigen::MatrixXd solution = design.colPivHouseholderQr().solve(to.transpose()); // 3 x 2
    Eigen::Matrix3d normalised = Eigen::Matrix3d::Identity();
    normalised.topRows<2>() = solution.transpose();
    return toSample.inverse() * normalised * toImage;
}

Eigen::Matrix3d homography(const Points& image, const Points& sample)
{
    const Eigen::Matrix3d toImage = normalisation(image), toSample = normalisation(sample);
    Eigen::MatrixXd equations = Eigen::MatrixXd::Zero(std::max<Eigen::Index>(9, 2 * image.cols()), 9);
    for (Eigen::Index i = 0; i < image.cols(); ++i) {
        const Eigen::Vector3d p = toImage * image.col(i).homogeneous(), q = toSample * sample.col(i).homogeneous();
        equations.row(2 * i) << 0, 0, 0, -p.transpose(), q.y() * p.transpose();
        equations.row(2 * i + 1) << p.transpose(), 0, 0, 0, -q.x() * p.transpose();
    }
    const Eigen::JacobiSVD<Eigen::MatrixXd> svd(equations, Eigen::ComputeFullV);
    const Eigen::VectorXd h = svd.matrixV().col(8);
    const Eigen::Matrix3d normalised = Eigen::Map<const Eigen::Matrix<double, 3, 3, Eigen::RowMajor>>(h.data());
    Eigen::Matrix3d transform = toSample.inverse() * normalised * toImage;
    // The scale that makes w positive at the points; all must agree, else the horizon runs between them.
    const Eigen::RowVectorXd w = transform.row(2) * image.colwise().homogeneous();
    if (w.minCoeff() * w.maxCoeff() <= 0)
        throw Error(ErrorKind::BadSetting, "These points fold the electron image over; check which of them was mistaken, or "
                                           "use an affine registration.");
    return transform / (w.mean());
}

} // namespace

const char* toString(TransformKind kind) { return kind == TransformKind::Affine ? "affine" : "homography"; }

int pointsNeeded(TransformKind kind) { return kind == TransformKind::Affine ? 3 : 4; }

Eigen::Vector2d sampleOfImagePoint(const Eigen::Matrix3d& sampleFromImage, double imageX, double imageY)
{
    return (sampleFromImage * Eigen::Vector3d(imageX, imageY, 1)).hnormalized();
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
