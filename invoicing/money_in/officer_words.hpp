// OfficerWords: amounts and words as the officer writes them, on the command line or in a file.
//
// Protects the book and everything printed from it: text is UTF-8 on one line, so that no export
// can be broken by what somebody typed years before.
#pragma once

#include "engine/money.hpp"
#include "scales/finding.hpp"

#include <string>
#include <string_view>

namespace dubrovnik::invoicing {

// "9,164.62" or "CHF 9,164.62", in the currency it must have. Throws Refused: amount.currency,
// and those of parse_money.
engine::Money amount_in(engine::Currency currency, std::string_view text,
                        const scales::Place& place = {});

// `name` is what findings call the text ("--reason", "the column note").
struct OfficerText {
    std::string_view name;
    std::string_view text;
};

// May be empty. Throws Refused: text.form, text.word-too-long.
std::string sound_words(const OfficerText& words, const scales::Place& place = {});

// Must say something. Throws Refused: text.empty, and those of sound_words.
std::string required_words(const OfficerText& words, const scales::Place& place = {});

} // namespace dubrovnik::invoicing
