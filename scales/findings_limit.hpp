// How many findings are told of one piece of work: whoever gets more of them has given the wrong
// file, and a small hostile one must not fill the memory with complaints.
#pragma once

#include "scales/finding.hpp"

#include <cstddef>

namespace dubrovnik::scales {

inline constexpr std::size_t findings_at_most = 500;

// Nothing more need be added: what is there refuses the work already.
inline bool is_full(const Findings& findings) {
    return findings.size() >= findings_at_most;
}

} // namespace dubrovnik::scales
