// A wish that cannot be granted, in one line; not for use outside this folder.
#pragma once

#include "scales/finding.hpp"

#include <string>
#include <utility>

namespace dubrovnik::engine::book {

[[noreturn]] inline void refuse(std::string code, std::string message, std::string hint) {
    throw scales::Refused({.code = std::move(code),
                           .message = std::move(message),
                           .place = {},
                           .hint = std::move(hint)});
}

} // namespace dubrovnik::engine::book
