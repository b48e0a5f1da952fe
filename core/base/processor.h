// SPDX-License-Identifier: GPL-3.0-or-later
// What the processor of this machine can do, for kernels compiled twice.
#pragma once

namespace kikuscope {

/// True where code compiled with -mavx2 -mfma may run.
inline bool hasAvx2AndFma()
{
#if defined(__x86_64__) && defined(__GNUC__)
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
#else
    return false;
#endif
}

} // namespace kikuscope
