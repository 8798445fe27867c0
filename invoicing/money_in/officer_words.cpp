#include "invoicing/money_in/officer_words.hpp"

#include "scales/control_characters.hpp"
#include "scales/long_word.hpp"

#include <fmt/format.h>

namespace dubrovnik::invoicing {

using engine::Money;
using scales::Place;
using scales::Refused;

namespace {

bool begins_with_letter(std::string_view text) {
    return !text.empty() && ((text.front() >= 'A' && text.front() <= 'Z') ||
                             (text.front() >= 'a' && text.front() <= 'z'));
}

} // namespace

Money amount_in(engine::Currency currency, std::string_view text, const Place& place) {
    if (!begins_with_letter(text)) return engine::parse_amount(text, currency, place);
    const auto amount = engine::parse_money(text, place);
    if (amount.currency() != currency)
        throw Refused(
            {.code = "amount.currency",
             .message = fmt::format("the amount is {}, must be in {}, the fund's currency",
                                    engine::money_text(amount), currency.code()),
             .place = place,
             .hint = "say what arrived in the fund; another currency of the payer's is "
                     "noted beside it (--original, --rate)"});
    return amount;
}

std::string sound_words(const OfficerText& words, const Place& place) {
    if (!scales::is_one_line(words.text))
        throw Refused({.code = "text.form",
                       .message = fmt::format("{} holds a line break, a control character or a "
                                              "byte that is no UTF-8, must be one line of text",
                                              words.name),
                       .place = place,
                       .hint = "type it anew on one line"});
    if (scales::first_long_word(words.text))
        throw Refused(scales::long_word_finding(words.name, place));
    return std::string(words.text);
}

std::string required_words(const OfficerText& words, const Place& place) {
    auto text = sound_words(words, place);
    if (text.find_first_not_of(' ') == text.npos)
        throw Refused({.code = "text.empty",
                       .message = fmt::format("{} is empty, must say something", words.name),
                       .place = place,
                       .hint = "whoever reads the book later wants to know why"});
    return text;
}

} // namespace dubrovnik::invoicing
