// What a harness is told on its command line: which round, and from which seed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace dubrovnik::faults {

struct RoundOptions {
    bool is_short = false;
    std::uint64_t seed;
    std::uint64_t count = 0; // of what the harness counts (--years, --cuts); 0: the round's own
};

// --round short|long, --seed N and `count_option` N. Ends the program with 2 on anything else.
RoundOptions round_options(int count, char** words, RoundOptions defaults,
                           std::string_view count_option);

} // namespace dubrovnik::faults
