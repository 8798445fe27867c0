// ensure: a promise the program makes to itself.
//
// For *our* mistakes only, in release builds too: a broken promise aborts, because a wrong
// figure in a diplomatic letter is worse than no letter. The officer's mistakes are Findings.
#pragma once

#include <string_view>

namespace dubrovnik::scales {

// Writes the promise to the standard error stream and aborts when `holds` is false.
void ensure(bool holds, std::string_view promise);

} // namespace dubrovnik::scales
