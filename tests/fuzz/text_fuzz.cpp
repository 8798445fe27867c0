// Text: UTF-8 is decoded strictly, and what passes as sound is sound.
#include "invoicing/delivery/one_line.hpp"
#include "invoicing/money_in/officer_words.hpp"
#include "invoicing/postal_address.hpp"
#include "scales/control_characters.hpp"
#include "scales/utf8.hpp"
#include "tests/fuzz/target.hpp"

namespace dubrovnik::fuzz {

namespace {

void run(std::string_view input) {
    std::string again;
    std::size_t position = 0;
    std::size_t count = 0;
    while (const auto letter = scales::next_code_point(input, position)) {
        scales::append_utf8(again, *letter);
        ++count;
    }
    ensure(again == input.substr(0, position), "a character is written as it was read");
    const bool whole = position == input.size();
    ensure(whole == !scales::first_bad_utf8(input), "both ways of checking agree");
    ensure(!whole || scales::code_point_count(input) == count, "characters are counted");

    const auto sound = answer_of([&] {
        scales::require_sound_text({"a.csv", std::string(input)});
        return true;
    });
    ensure(!sound || whole, "sound text is UTF-8");
    ensure(scales::is_one_line(invoicing::one_line(input)), "one_line makes one line");
    ensure(invoicing::one_line(input, 80).size() <= 83, "one_line keeps to its length");
    const auto words = answer_of([&] { return invoicing::required_words({"the note", input}); });
    ensure(!words || *words == input, "the officer's words are kept as they are");
    ensure(!scales::first_control(scales::terminal_text(input)), "nothing steers the terminal");
    if (!whole) return;
    const auto payable = invoicing::payable_text(input);
    ensure(!scales::first_bad_utf8(payable), "payable text is UTF-8");
    ensure(invoicing::payable_text(payable) == payable, "made payable twice is made payable once");
}

const FuzzTarget target("text", run);

} // namespace

} // namespace dubrovnik::fuzz
