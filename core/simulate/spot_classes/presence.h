// SPDX-License-Identifier: GPL-3.0-or-later
// Which reflections of a cubic crystal are seen: the rules of its space group, and those that the occupied sites add
// (README.md, "Spot classes").
#pragma once
#include "core/crystal/phase.h"

#include <Eigen/Core>
#include <string>
#include <vector>

namespace kikuscope::simulate {

/// A kind of reflection by h, k, l modulo 4, sign and order ignored: digits 0, 1 (odd), 2 sorted, such as "002".
struct ReflectionKind
{
    std::string digits;
    double strength = 0;   // mean |F|^2 / sum f^2 of its reflections, relative to the strongest kind
    bool byGroup = false;  // none of its reflections is allowed by the space group
    bool extinct = false;  // not seen: byGroup, or weaker than the limit
};

class Presence
{
public:
    /// Kinds weaker than `weakest` of the strongest count as absent. Throws Error(Unsupported) where the crystal is not cubic
    /// or has no atoms.
    explicit Presence(const Phase& phase, double weakest = 0.004);

    bool isPresent(const Eigen::Vector3i& hkl) const;
    const std::vector<ReflectionKind>& kinds() const { return m_kinds; }
    /// The kinds that the sites, not the group, make absent: "" or such as "022 222".
    std::string variant() const;

    static std::string kindOf(const Eigen::Vector3i& hkl);

private:
    bool allowedByGroup(const Eigen::Vector3i& hkl) const;

    struct Operation
    {
        Eigen::Matrix3i rotation;
        Eigen::Vector3d translation;
    };
    std::vector<Operation> m_operations;
    std::vector<ReflectionKind> m_kinds;
};

} // namespace kikuscope::simulate
