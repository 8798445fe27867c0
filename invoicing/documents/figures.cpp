#include "invoicing/documents/figures.hpp"

#include "scales/ensure.hpp"

#include <algorithm>

namespace dubrovnik::invoicing {

namespace {

scales::Integer power_of_ten(int exponent) {
    scales::Integer value = 1;
    for (int count = 0; count < exponent; ++count) value *= 10;
    return value;
}

void drop_idle_zeros(std::string& text, int decimals_at_least) {
    const auto point = text.find('.');
    if (point == std::string::npos) return;
    const auto shortest = point + 1 + static_cast<std::size_t>(decimals_at_least);
    while (text.size() > shortest && text.back() == '0') text.pop_back();
    if (text.back() == '.') text.pop_back();
}

// "4532.72" -> "4,532.72"
std::string with_thousands_marks(std::string text) {
    auto position = std::min(text.find('.'), text.size());
    while (position > 3) {
        position -= 3;
        text.insert(position, ",");
    }
    return text;
}

} // namespace

std::string percent_figure(const scales::Fraction& part, const LanguageForms& forms) {
    auto text = scales::decimal_text(part * 100, 3);
    drop_idle_zeros(text, 0);
    return forms.decimal_text(text);
}

std::string rate_figure(scales::Rate rate, const LanguageForms& forms) {
    return forms.decimal_text(scales::rate_text(rate));
}

CutFigure cut_figure(const scales::Fraction& value, CutRule rule, const LanguageForms& forms) {
    scales::ensure(value >= 0, "documents print no negative figure");
    const auto scale = power_of_ten(rule.decimals_at_most);
    const scales::Fraction cut(scales::floor_of(value * scale), scale);
    auto text = scales::decimal_text(cut, rule.decimals_at_most);
    const bool goes_on = cut != value;
    if (!goes_on) drop_idle_zeros(text, rule.decimals_at_least);
    return {forms.decimal_text(with_thousands_marks(std::move(text))), goes_on};
}

scales::Fraction in_major_units(const scales::Fraction& amount_minor, engine::Currency currency) {
    return amount_minor / scales::Fraction(power_of_ten(currency.decimals()));
}

} // namespace dubrovnik::invoicing
