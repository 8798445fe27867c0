// Composed: letters and their marks as one character each (Unicode Normalization Form C).
//
// What a keyboard or another program wrote as two characters ("e" and an accent) looks like one and
// must be one wherever a standard lists the characters it takes.
#pragma once

#include <string>
#include <string_view>

namespace dubrovnik::invoicing::language {

std::string composed(std::string_view text);

} // namespace dubrovnik::invoicing::language
