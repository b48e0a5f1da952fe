// SPDX-License-Identifier: GPL-3.0-or-later
// The one error type of core: a kind and a sentence a user can act on.
#pragma once
#include <stdexcept>
#include <string>

namespace kikuscope {

enum class ErrorKind { BadFile, Unsupported, Inconsistent, BadSetting, Device, Internal };

/// what() is one sentence that names the file, the field and the way out; details() is for the log only.
class Error : public std::runtime_error
{
public:
    Error(ErrorKind kind, const std::string& sentence, std::string details = {});
    ErrorKind kind() const { return m_kind; }
    const std::string& details() const { return m_details; }

private:
    ErrorKind m_kind;
    std::string m_details;
};

const char* toString(ErrorKind kind);

} // namespace kikuscope
