#include "engine/money.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <limits>

namespace dubrovnik::engine {

using scales::Finding;
using scales::Integer;
using scales::Place;
using scales::Refused;

namespace {

struct KnownCurrency {
    std::string_view code;
    int decimals;
};

// ISO 4217, the currencies of UN assessments, trust funds and their usual donors.
constexpr std::array currency_table{
    KnownCurrency{"AUD", 2}, KnownCurrency{"CAD", 2}, KnownCurrency{"CHF", 2},
    KnownCurrency{"CNY", 2}, KnownCurrency{"DKK", 2}, KnownCurrency{"EUR", 2},
    KnownCurrency{"GBP", 2}, KnownCurrency{"JPY", 0}, KnownCurrency{"KWD", 3},
    KnownCurrency{"NOK", 2}, KnownCurrency{"NZD", 2}, KnownCurrency{"PLN", 2},
    KnownCurrency{"SEK", 2}, KnownCurrency{"USD", 2},
};

std::string known_codes() {
    std::string codes;
    for (const auto& known : currency_table)
        codes += (codes.empty() ? "" : ", ") + std::string(known.code);
    return codes;
}

void require_same_currency(Money left, Money right) {
    if (left.currency() == right.currency()) return;
    throw Refused({.code = "currency.mismatch",
                   .message = fmt::format("{} and {} cannot be added, must be one currency",
                                          money_text(left), money_text(right)),
                   .place = {},
                   .hint = "keep each currency in a fund of its own"});
}

[[noreturn]] void refuse_overflow() {
    throw Refused({.code = "amount.overflow",
                   .message = "an amount is too large to be held exactly, must fit 64 bits",
                   .place = {},
                   .hint = "check the amounts for a slipped decimal mark"});
}

Integer power_of_ten(int exponent) {
    Integer value = 1;
    for (int count = 0; count < exponent; ++count) value *= 10;
    return value;
}

// The next thousands mark, or nothing: a comma, an apostrophe, ’, a space, a no-break space.
std::size_t mark_length(std::string_view text) {
    for (const std::string_view mark : {",", "'", "’", " ", "\u00A0", "\u202F"})
        if (text.starts_with(mark)) return mark.size();
    return 0;
}

struct Digits {
    std::string whole;
    std::string decimals;
};

bool is_digit(char letter) {
    return letter >= '0' && letter <= '9';
}

// Groups must be of three digits, and marked throughout or not at all.
std::optional<std::string> ungrouped(std::string_view whole) {
    std::string digits;
    std::size_t group = 0;
    bool marked = false;
    while (!whole.empty()) {
        const auto mark = mark_length(whole);
        if (mark == 0 && !is_digit(whole.front())) return std::nullopt;
        if (mark == 0) {
            digits.push_back(whole.front());
            ++group;
            whole.remove_prefix(1);
            continue;
        }
        const bool first_group_bad = !marked && (group == 0 || group > 3);
        if (first_group_bad || (marked && group != 3)) return std::nullopt;
        marked = true;
        group = 0;
        whole.remove_prefix(mark);
    }
    if (digits.empty() || (marked && group != 3)) return std::nullopt;
    return digits;
}

std::optional<Digits> split_number(std::string_view number) {
    const auto point = number.find('.');
    const auto whole = ungrouped(number.substr(0, point));
    if (!whole) return std::nullopt;
    if (point == std::string_view::npos) return Digits{*whole, ""};
    const std::string decimals(number.substr(point + 1));
    if (decimals.empty() || !std::all_of(decimals.begin(), decimals.end(), is_digit))
        return std::nullopt;
    return Digits{*whole, decimals};
}

struct AmountReader {
    std::string_view text;
    Place place;

    [[noreturn]] void refuse(std::string code, std::string message, std::string hint) const {
        throw Refused({.code = std::move(code),
                       .message = fmt::format("“{}”: {}", text, message),
                       .place = place,
                       .hint = std::move(hint)});
    }

    Money amount(std::string_view number, Currency currency) const {
        if (number.starts_with('-') || number.starts_with("−"))
            refuse("amount.negative", "the amount is negative, must be zero or more",
                   "say a payment back or a correction with the verb made for it");
        const auto digits = split_number(number);
        if (!digits)
            refuse("amount.form", "this is no amount, must be a number like 100'000 or 1,932.34",
                   "use , ' or a space between thousands and a point before the cents");
        const auto decimals = static_cast<std::size_t>(currency.decimals());
        if (digits->decimals.size() > decimals)
            refuse("amount.too-fine",
                   fmt::format("the amount has {} decimals, must have at most {} in {}",
                               digits->decimals.size(), decimals, currency.code()),
                   "round it first, by the rule that applies to it");
        auto minor = digits->whole + digits->decimals;
        minor.append(decimals - digits->decimals.size(), '0');
        return checked(minor, currency);
    }

    Money checked(const std::string& minor_digits, Currency currency) const {
        const auto significant = minor_digits.substr(
            std::min(minor_digits.find_first_not_of('0'), minor_digits.size() - 1));
        if (significant.size() <= 18) {
            const std::int64_t amount_minor = std::stoll(significant);
            if (amount_minor <= amount_minor_at_most)
                return Money::of_minor(amount_minor, currency);
        }
        refuse("amount.too-large",
               fmt::format("the amount is too large, must be at most {}",
                           money_text(Money::of_minor(amount_minor_at_most, currency))),
               "check it for a slipped decimal mark");
    }
};

} // namespace

std::optional<Currency> parse_currency(std::string_view code) {
    for (const auto& known : currency_table)
        if (known.code == code) return Currency(known.code, known.decimals);
    return std::nullopt;
}

std::vector<Currency> known_currencies() {
    std::vector<Currency> currencies;
    for (const auto& known : currency_table) currencies.push_back(*parse_currency(known.code));
    return currencies;
}

Money& Money::operator+=(Money other) {
    require_same_currency(*this, other);
    if (__builtin_add_overflow(amount_minor_, other.amount_minor_, &amount_minor_))
        refuse_overflow();
    return *this;
}

Money& Money::operator-=(Money other) {
    require_same_currency(*this, other);
    if (__builtin_sub_overflow(amount_minor_, other.amount_minor_, &amount_minor_))
        refuse_overflow();
    return *this;
}

Money Money::operator-() const {
    return Money::zero(currency_) - *this;
}

Money money_of(const Integer& amount_minor, Currency currency) {
    if (amount_minor > std::numeric_limits<std::int64_t>::max() ||
        amount_minor < std::numeric_limits<std::int64_t>::min())
        refuse_overflow();
    return Money::of_minor(amount_minor.convert_to<std::int64_t>(), currency);
}

Money part_of(Money whole, const scales::Fraction& part) {
    return money_of(scales::half_up(part * whole.amount_minor()), whole.currency());
}

std::string plain_amount_text(Money money) {
    const scales::Fraction major(Integer(money.amount_minor()),
                                 power_of_ten(money.currency().decimals()));
    return scales::decimal_text(major, money.currency().decimals());
}

std::string amount_text(Money money) {
    auto text = plain_amount_text(money);
    const std::size_t sign = text.starts_with('-') ? 1 : 0;
    auto position = std::min(text.find('.'), text.size());
    while (position > sign + 3) {
        position -= 3;
        text.insert(position, ",");
    }
    return text;
}

std::string money_text(Money money) {
    return std::string(money.currency().code()) + " " + amount_text(money);
}

Money parse_amount(std::string_view text, Currency currency, const Place& place) {
    return AmountReader{text, place}.amount(text, currency);
}

Money parse_money(std::string_view text, const Place& place) {
    const AmountReader reader{text, place};
    const auto space = text.find(' ');
    if (space != 3)
        reader.refuse("amount.form", "this is no amount, must be like “CHF 1,932.34”",
                      "write the currency's three letters, a space and the number");
    const auto currency = parse_currency(text.substr(0, 3));
    if (!currency)
        reader.refuse("currency.unknown",
                      fmt::format("the currency is “{}”, must be one of {}", text.substr(0, 3),
                                  known_codes()),
                      "write the currency by its ISO 4217 code");
    return reader.amount(text.substr(4), *currency);
}

} // namespace dubrovnik::engine
