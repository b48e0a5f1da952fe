// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

namespace kikuscope {

Error::Error(ErrorKind kind, const std::string& sentence, std::string details)
    : std::runtime_error(sentence), m_kind(kind), m_details(std::move(details))
{
}

const char* toString(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::BadFile: return "bad file";
    case ErrorKind::Unsupported: return "unsupported";
    case ErrorKind::Inconsistent: return "inconsistent";
    case ErrorKind::BadSetting: return "bad setting";
    case ErrorKind::Device: return "device";
    case ErrorKind::Internal: return "internal";
    }
    return "unknown";
}

} // namespace kikuscope
