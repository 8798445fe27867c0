// Numbers, days, codes and hashes: whatever a small parser takes, its text writes back.
#include "engine/account.hpp"
#include "engine/book/dispatches.hpp"
#include "engine/book/documents.hpp"
#include "engine/book/sha256.hpp"
#include "engine/entry_kind.hpp"
#include "scales/day.hpp"
#include "scales/fact_reader.hpp"
#include "scales/fraction.hpp"
#include "scales/rate.hpp"
#include "scales/scale.hpp"
#include "tests/fuzz/target.hpp"

namespace dubrovnik::fuzz {

namespace {

// Exactly one text stands for each value: what is not written back as it was is another text.
template <class Parse, class Text>
void require_bijective(std::string_view input, Parse parse, Text text) {
    if (const auto value = parse(input))
        ensure(std::string_view(text(*value)) == input,
               "what is read is written back letter for letter");
}

void days(std::string_view input) {
    require_bijective(input, scales::parse_day, scales::day_text);
    require_bijective(input, scales::parse_period, scales::period_text);
    const auto day = scales::parse_day(input);
    if (!day) return;
    ensure(scales::months_later(*day, 12) > *day, "a year later is later");
    ensure(scales::year_of(*day) >= 1900 && scales::year_of(*day) <= 2999, "years have limits");
}

void fractions(std::string_view input) {
    if (const auto value = scales::parse_fraction(input)) {
        const auto text = scales::fraction_text(*value);
        ensure(scales::parse_fraction(text) == value, "fraction_text is the inverse");
        const scales::Fraction above_floor = *value - scales::floor_of(*value);
        ensure(above_floor >= 0 && above_floor < 1, "the floor is below, by less than one");
        scales::half_even(*value);
    }
    if (const auto value = scales::parse_decimal(input)) {
        const auto text = scales::decimal_text(*value, 30);
        const auto point = text.find('.');
        ensure(point + 31 == text.size(), "thirty decimals are thirty");
        ensure(scales::parse_fraction(scales::fraction_text(*value)) == value, "and the fraction");
    }
}

void rates(std::string_view input) {
    scales::Findings findings;
    const auto rate = scales::parse_rate(input, {"rates.csv", 1}, findings);
    ensure(rate.has_value() == findings.empty(), "a rate is read, or a finding says why not");
    ensure(rate == scales::parse_rate(input), "both ways of reading agree");
    if (!rate) return require_sound_refusal(scales::Refused(findings));
    ensure(*rate <= scales::rate_at_most && rate->millipercent() >= 0, "a rate has its limits");
    ensure(scales::parse_rate(scales::rate_text(*rate)) == rate, "rate_text is the inverse");
}

void run(std::string_view input) {
    days(input);
    fractions(input);
    rates(input);
    require_bijective(input, scales::parse_state_code, [](auto code) { return code.text(); });
    require_bijective(input, scales::parse_payer_code, [](auto code) { return code.text(); });
    require_bijective(input, engine::parse_currency, [](auto found) { return found.code(); });
    require_bijective(input, engine::parse_account, engine::account_text);
    require_bijective(input, engine::parse_entry_kind, engine::entry_kind_text);
    require_bijective(input, engine::book::parse_hash, engine::book::hash_text);
    engine::book::parse_document_kind(input);
    engine::book::parse_dispatch_outcome(input);
    if (const auto name = scales::parse_scale_name(input))
        ensure(name->period.first_year <= name->period.last_year, "a period runs forward");
}

const FuzzTarget target("numbers", run);

} // namespace

} // namespace dubrovnik::fuzz
