#include "scales/rate.hpp"

#include "scales/fraction.hpp"

#include <fmt/format.h>

namespace dubrovnik::scales {

namespace {

Finding rate_finding(std::string code, std::string message, const Place& place) {
    return {.code = std::move(code),
            .message = std::move(message),
            .place = place,
            .hint = "write the rate as it is published, for example 0.006"};
}

} // namespace

std::optional<Rate> parse_rate(std::string_view text, const Place& place, Findings& findings) {
    const auto refuse = [&](std::string code, const char* wanted) {
        findings.push_back(rate_finding(
            std::move(code), fmt::format("the rate is “{}”, must be {}", text, wanted), place));
        return std::nullopt;
    };
    const auto percent = parse_decimal(text);
    if (!percent) return refuse("rate.form", "a number such as 0.006");
    if (text.front() == '-') return refuse("rate.negative", "zero or more");
    const auto point = text.find('.');
    if (point != std::string_view::npos && text.size() - point > 4)
        return refuse("rate.too-fine", "a number with at most three decimals");
    const Fraction millipercent = *percent * 1000;
    if (millipercent > rate_at_most.millipercent())
        return refuse("rate.too-large", "at most 100 %");
    return Rate::of_millipercent(static_cast<std::int64_t>(floor_of(millipercent)));
}

std::optional<Rate> parse_rate(std::string_view text) {
    Findings findings;
    return parse_rate(text, {}, findings);
}

std::string rate_text(Rate rate) {
    return decimal_text(Fraction(Integer(rate.millipercent()), Integer(1000)), 3);
}

} // namespace dubrovnik::scales
