// Rate: a State's published percentage, held as a whole number of thousandths of a per cent.
//
// The General Assembly publishes three decimals, so 0.006 % is 6 millipercents, exactly. A text
// with a fourth decimal is refused: rounding it would change what was published.
#pragma once

#include "scales/finding.hpp"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace dubrovnik::scales {

class Rate {
  public:
    static constexpr Rate of_millipercent(std::int64_t millipercent) noexcept {
        return Rate(millipercent);
    }
    constexpr std::int64_t millipercent() const noexcept { return millipercent_; }

    friend constexpr auto operator<=>(Rate, Rate) = default;
    constexpr Rate& operator+=(Rate other) noexcept {
        millipercent_ += other.millipercent_;
        return *this;
    }
    friend constexpr Rate operator+(Rate left, Rate right) noexcept { return left += right; }

  private:
    explicit constexpr Rate(std::int64_t millipercent) noexcept
        : millipercent_(millipercent) {}
    std::int64_t millipercent_;
};

inline constexpr Rate rate_at_most = Rate::of_millipercent(100'000);

// "0.006", "22": digits with at most one point and three decimals, from 0 to 100.
std::optional<Rate> parse_rate(std::string_view text);

// The same, and when it is no rate, a finding that says why: rate.form, rate.too-fine,
// rate.negative, rate.too-large.
std::optional<Rate> parse_rate(std::string_view text, const Place& place, Findings& findings);

// "0.006", "22.000": always three decimals; the inverse of parse_rate.
std::string rate_text(Rate rate);

} // namespace dubrovnik::scales
