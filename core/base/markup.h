// SPDX-License-Identifier: GPL-3.0-or-later
// Texts and bytes inside XML and HTML.
#pragma once
#include <string>

namespace kikuscope {

/// With &, <, > and " as entities, and the control characters that XML forbids as blanks.
std::string escapedMarkup(const std::string& text);
/// RFC 4648, with padding.
std::string base64(const std::string& bytes);

} // namespace kikuscope
