// StateCode: a State by its ISO 3166-1 alpha-3 code; the order is alphabetical.
//
// Ties between equal remainders and the numbering of invoices follow this order, so it must
// never depend on a locale. A payer outside the scale may carry a reserved two-letter code
// ("EU" in decision CBD/COP/DEC/16/28): parse_payer_code admits it, parse_state_code does not.
#pragma once

#include <array>
#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace dubrovnik::scales {

class StateCode {
  public:
    std::string text() const;
    std::string_view view() const noexcept;
    friend auto operator<=>(const StateCode&, const StateCode&) = default;

  private:
    friend std::optional<StateCode> parse_payer_code(std::string_view text);
    explicit StateCode(std::array<char, 3> letters) noexcept
        : letters_(letters) {}
    std::array<char, 3> letters_;
};

// Three capital letters A to Z. Whether such a State exists is asked of States::contains.
std::optional<StateCode> parse_state_code(std::string_view text);

// Two or three capital letters.
std::optional<StateCode> parse_payer_code(std::string_view text);

} // namespace dubrovnik::scales
