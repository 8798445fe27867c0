#include "tests/faults/round_options.hpp"

#include <cstdio>
#include <cstdlib>
#include <fmt/format.h>

namespace dubrovnik::faults {

namespace {

[[noreturn]] void stop(std::string_view count_option) {
    fmt::print(stderr, "must be: [--round short|long] [--seed N] [{} N]\n", count_option);
    std::exit(2);
}

std::uint64_t number(const std::string& text, std::string_view count_option) {
    if (text.empty() || text.find_first_not_of("0123456789") != text.npos) stop(count_option);
    return std::stoull(text);
}

} // namespace

RoundOptions round_options(int count, char** words, RoundOptions defaults,
                           std::string_view count_option) {
    auto options = defaults;
    for (int index = 1; index < count; index += 2) {
        const std::string_view option = words[index];
        const std::string value = index + 1 < count ? words[index + 1] : "";
        if (option == "--round" && (value == "short" || value == "long"))
            options.is_short = value == "short";
        else if (option == "--seed")
            options.seed = number(value, count_option);
        else if (option == count_option)
            options.count = number(value, count_option);
        else
            stop(count_option);
    }
    return options;
}

} // namespace dubrovnik::faults
