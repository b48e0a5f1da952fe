// SPDX-License-Identifier: GPL-3.0-or-later
// Private to core/crystal: from operators in a setting no table lists to the standard setting of their group.
#pragma once
#include "core/crystal/symmetry.h"

#include <optional>

namespace kikuscope::crystal {

/// x_standard = matrix x + shift; the basis becomes basis * matrix^-1.
struct StandardSetting
{
    std::string spaceGroupName;
    Eigen::Matrix3d matrix;
    Eigen::Vector3d shift;
};

/// `operations` must be a complete group including centring; none where no space group is found.
std::optional<StandardSetting> standardSettingOf(const UnitCell& cell,
                                                 const std::vector<SymmetryOperation>& operations);

/// Cell parameters of a basis (columns, A).
UnitCell cellOfBasis(const Eigen::Matrix3d& basis);

} // namespace kikuscope::crystal
