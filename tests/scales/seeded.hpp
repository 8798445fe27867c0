// Random cases from a seed that is printed with a failure and can be given back in DUBROVNIK_SEED.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <random>
#include <string>

namespace dubrovnik::scales::testing {

inline std::uint64_t test_seed() {
    static const std::uint64_t seed = [] {
        const char* given = std::getenv("DUBROVNIK_SEED");
        return given != nullptr ? std::stoull(given) : std::uint64_t{std::random_device{}()};
    }();
    return seed;
}

// Both bounds included. The standard distributions differ between libraries; this does not.
inline std::int64_t random_between(std::mt19937_64& random, std::int64_t least, std::int64_t most) {
    const auto width = static_cast<std::uint64_t>(most - least) + 1;
    return least + static_cast<std::int64_t>(random() % width);
}

} // namespace dubrovnik::scales::testing
