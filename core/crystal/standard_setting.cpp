// SPDX-License-Identifier: GPL-3.0-or-later
// Two general positions are expanded by the operators; such a crystal has exactly their symmetry, so the
// symmetry search returns the group and the way to its standard setting.
#include "core/crystal/standard_setting.h"

#include <spglib.h>

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>

namespace kikuscope::crystal {

namespace {

Phase standardPhase(int number)
{
    Phase phase;
    phase.spaceGroup = number;
    completeSymmetry(phase);
    if (phase.spaceGroupName.ends_with(":2")) // the search takes the first origin where there are two
        phase.spaceGroupName.back() = '1';
    return phase;
}

} // namespace

UnitCell cellOfBasis(const Eigen::Matrix3d& basis)
{
    const auto angle = [&](int i, int j) {
        return std::acos(std::clamp(basis.col(i).normalized().dot(basis.col(j).normalized()), -1., 1.)) *
               180 / std::numbers::pi;
    };
    return {basis.col(0).norm(), basis.col(1).norm(), basis.col(2).norm(),
            angle(1, 2),         angle(0, 2),         angle(0, 1)};
}

std::optional<StandardSetting> standardSettingOf(const UnitCell& cell,
                                                 const std::vector<SymmetryOperation>& operations)
{
    const Eigen::Matrix3d basis = cell.directBasis();
    double lattice[3][3];
    for (int i = 0; i < 3; ++i)
        for (int j = 0; j < 3; ++j)
            lattice[i][j] = basis(i, j);
    std::vector<double> positions;
    std::vector<int> types;
    const Eigen::Vector3d general[2]{{0.0713, 0.1931, 0.3177}, {0.4129, 0.0837, 0.2291}};
    for (int type = 1; type <= 2; ++type)
        for (const auto& op : operations) {
            const Eigen::Vector3d x = op.rotation.cast<double>() * general[type - 1] + op.translation;
            positions.insert(positions.end(), x.data(), x.data() + 3);
            types.push_back(type);
        }
    const std::unique_ptr<SpglibDataset, void (*)(SpglibDataset*)> dataset(
        spg_get_dataset(lattice, reinterpret_cast<double(*)[3]>(positions.data()), types.data(),
                        static_cast<int>(types.size()), 1e-4),
        spg_free_dataset);
    if (!dataset || dataset->spacegroup_number == 0)
        return {};
    StandardSetting setting;
    setting.spaceGroupName = standardPhase(dataset->spacegroup_number).spaceGroupName;
    for (int i = 0; i < 3; ++i) {
        setting.shift(i) = dataset->origin_shift[i];
        for (int j = 0; j < 3; ++j)
            setting.matrix(i, j) = dataset->transformation_matrix[i][j];
    }
    return setting;
}

} // namespace kikuscope::crystal
