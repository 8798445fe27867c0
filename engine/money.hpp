// Money: a whole number of minor units (cents, centimes) of one currency.
//
// There is no double, no operator* and no operator/ on purpose: a product or a quotient needs a
// rounding rule, and the only places that may choose one are apportion() and part_of().
#pragma once

#include "scales/finding.hpp"
#include "scales/fraction.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::engine {

// A currency by its ISO 4217 code. Only the currencies the United Nations bills and receives in
// are known; any other is refused rather than guessed.
class Currency {
  public:
    std::string_view code() const noexcept { return code_; }
    int decimals() const noexcept { return decimals_; } // digits of the minor unit, ISO 4217
    friend bool operator==(const Currency& left, const Currency& right) noexcept {
        return left.code_ == right.code_;
    }

  private:
    friend std::optional<Currency> parse_currency(std::string_view code);
    Currency(std::string_view code, int decimals) noexcept
        : code_(code)
        , decimals_(decimals) {}
    std::string_view code_; // points into the table of known currencies
    int decimals_;
};

std::optional<Currency> parse_currency(std::string_view code);

// All of them, by code: documents need a name for each in every language.
std::vector<Currency> known_currencies();

// Nobody's budget comes near it, and the sum of a million amounts below it cannot overflow.
inline constexpr std::int64_t amount_minor_at_most = 9'000'000'000'000; // 90 thousand million

class Money {
  public:
    static Money of_minor(std::int64_t amount_minor, Currency currency) noexcept {
        return Money(amount_minor, currency);
    }
    static Money zero(Currency currency) noexcept { return Money(0, currency); }

    std::int64_t amount_minor() const noexcept { return amount_minor_; }
    Currency currency() const noexcept { return currency_; }

    // Equal only in the same currency. Ordering two currencies is a question without an answer,
    // so there is no operator<.
    friend bool operator==(const Money&, const Money&) = default;

    // Throw Refused: currency.mismatch, amount.overflow.
    Money& operator+=(Money other);
    Money& operator-=(Money other);
    friend Money operator+(Money left, Money right) { return left += right; }
    friend Money operator-(Money left, Money right) { return left -= right; }
    Money operator-() const;

  private:
    Money(std::int64_t amount_minor, Currency currency) noexcept
        : amount_minor_(amount_minor)
        , currency_(currency) {}
    std::int64_t amount_minor_;
    Currency currency_;
};

// The part of an amount, half-up to the minor unit: 13 % support cost, 40 % of a budget.
// Throws Refused amount.overflow.
Money part_of(Money whole, const scales::Fraction& part);

// Throws Refused amount.overflow when it does not fit 64 bits.
Money money_of(const scales::Integer& amount_minor, Currency currency);

// "CHF 1,932.34": as the officer reads and writes it.
std::string money_text(Money money);

// "1,932.34": with thousands marks, without the currency, for columns that name it once.
std::string amount_text(Money money);

// "1932.34": for JSON and CSV, beside its currency.
std::string plain_amount_text(Money money);

// A currency and a number, with , ' ’ or a space as thousands mark and . as decimal mark:
// "CHF 100'000", "USD 1,932.34". Throws Refused: amount.form, currency.unknown, amount.too-fine
// (more digits than the minor unit), amount.too-large, amount.negative.
Money parse_money(std::string_view text, const scales::Place& place = {});

// The number alone, in a currency that is known from elsewhere. Throws as parse_money.
Money parse_amount(std::string_view text, Currency currency, const scales::Place& place = {});

} // namespace dubrovnik::engine
