#include "scales/state_code.hpp"

#include <algorithm>

namespace dubrovnik::scales {

std::string_view StateCode::view() const noexcept {
    return {letters_.data(), letters_[2] == '\0' ? 2u : 3u};
}

std::string StateCode::text() const {
    return std::string(view());
}

std::optional<StateCode> parse_payer_code(std::string_view text) {
    const auto is_capital = [](char letter) { return letter >= 'A' && letter <= 'Z'; };
    if (text.size() < 2 || text.size() > 3) return std::nullopt;
    if (!std::all_of(text.begin(), text.end(), is_capital)) return std::nullopt;
    std::array<char, 3> letters{};
    std::copy(text.begin(), text.end(), letters.begin());
    return StateCode{letters};
}

std::optional<StateCode> parse_state_code(std::string_view text) {
    return text.size() == 3 ? parse_payer_code(text) : std::nullopt;
}

} // namespace dubrovnik::scales
