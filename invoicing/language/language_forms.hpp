// LanguageForms: how one language writes days, figures and numbers in words.
//
// The customs come from ICU's data (CLDR), the figures themselves from engine::Money: a number
// is never formatted from floating point. Digits are European in every language, because amounts
// and references are read by banks.
//
// Refuses a language outside the six official ones of the United Nations.
#pragma once

#include "engine/money.hpp"
#include "scales/day.hpp"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::invoicing {

// True of Arabic alone among the official languages.
bool runs_right_to_left(std::string_view language);

// By which ICU knows its customs: "en_GB" for "en". The tag is an official language's.
std::string locale_name(std::string_view language);

class LanguageForms {
  public:
    // The tags of all official languages, in alphabetical order.
    static std::vector<std::string_view> all();

    // Made once per language and shared by all threads. Throws Refused language.unknown.
    static const LanguageForms& of(std::string_view language);

    ~LanguageForms();
    LanguageForms(const LanguageForms&) = delete;
    LanguageForms& operator=(const LanguageForms&) = delete;

    std::string day_text(scales::Day day) const;              // "9 January 2017", never broken
    std::string month_text(scales::Day day) const;            // "January 2017", never broken
    std::string short_month_text(scales::Day day) const;      // "Jan"
    std::string amount_text(engine::Money money) const;       // "1,932.34"
    std::string money_text(engine::Money money) const;        // "CHF 1,932.34", never broken
    std::string decimal_text(std::string_view decimal) const; // "71.050" in this language's marks
    std::string spelled_out(std::int64_t number) const;       // "twenty-three"

    // What stands between a label and its text: ": ", in Chinese "：".
    std::string_view label_mark() const;

  private:
    struct Customs;
    explicit LanguageForms(std::string_view language);
    std::unique_ptr<Customs> customs_;
};

} // namespace dubrovnik::invoicing
