// Figures: exact numbers as the documents print them: percentages, and digits cut off with "…".
//
// A figure that goes on is cut, never rounded: a delegate who redoes the step on a pocket
// calculator must see the same digits.
#pragma once

#include "engine/money.hpp"
#include "invoicing/language/language_forms.hpp"
#include "scales/fraction.hpp"
#include "scales/rate.hpp"

#include <string>

namespace dubrovnik::invoicing {

// "40" from 2/5, "12.5" from 1/8: a part in per cent without idle zeros, at most three decimals.
std::string percent_figure(const scales::Fraction& part, const LanguageForms& forms);

std::string rate_figure(scales::Rate rate, const LanguageForms& forms); // "1.140"

struct CutFigure {
    std::string digits; // "4,532.723434"
    bool goes_on = false;
};

// With thousands marks; whole numbers and finite decimals lose no digit and gain no zero beyond
// `decimals_at_least`.
struct CutRule {
    int decimals_at_least = 0;
    int decimals_at_most = 6;
};
CutFigure cut_figure(const scales::Fraction& value, CutRule rule, const LanguageForms& forms);

// An amount that is no whole number of minor units, in major units: 238571/100 cents.
scales::Fraction in_major_units(const scales::Fraction& amount_minor, engine::Currency currency);

} // namespace dubrovnik::invoicing
