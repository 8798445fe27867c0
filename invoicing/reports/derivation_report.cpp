#include "invoicing/reports/assessment_report.hpp"

#include "invoicing/reports/text_lines.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

using engine::AssessedComponent;
using engine::Assessment;
using engine::Payer;
using engine::Portion;
using scales::Fraction;

namespace {

constexpr int shown_decimals = 9;
constexpr std::size_t line_width = 80;

constexpr std::size_t words_width = 64; // beside the label, on a terminal of 80 columns

std::string step(std::string_view label, std::string_view words) {
    std::string text;
    for (const auto& line : text_lines(words, words_width)) {
        text += fmt::format("  {:<14}{}\n", label, line);
        label = {};
    }
    return text;
}

std::string pool_words(const Assessment& assessment, const AssessedComponent& assessed) {
    if (assessed.component.pool == engine::Pool::isu_budget)
        return "ISU budget " + engine::money_text(assessed.pool);
    std::string words;
    for (const auto& cost : assessment.call.meeting->costs)
        words += (words.empty() ? "" : " + ") + cost.item.english + " " +
                 engine::amount_text(cost.amount);
    return words + " = " + engine::money_text(assessed.pool);
}

std::string base_steps(const Assessment& assessment, const AssessedComponent& assessed) {
    const auto& component = assessed.component;
    auto text = step("base", pool_words(assessment, assessed));
    if (!component.part)
        text += step("part", "what the other parts leave = " + engine::money_text(assessed.net));
    else if (*component.part != 1)
        text += step("part", fmt::format("{} of it = {}", scales::fraction_text(*component.part),
                                         engine::money_text(assessed.net)));
    if (component.support_cost)
        text += step("support cost", fmt::format("{} of {} = {}, half-up ({})",
                                                 scales::fraction_text(*component.support_cost),
                                                 engine::money_text(assessed.net),
                                                 engine::money_text(assessed.support_cost),
                                                 component.support_cost_basis.english));
    return text + step("total", engine::money_text(assessed.total));
}

std::string rate_steps(const AssessedComponent& assessed, const Payer& payer,
                       const Portion& portion) {
    const auto origin = payer.rate_origin == "call" ? "given in the call" : payer.rate_origin;
    auto text = step("rate", fmt::format("{} % ({}{})", scales::rate_text(payer.rate), origin,
                                         payer.rate_verified ? "" : ", unverified"));
    text += step("sum of rates",
                 fmt::format("{} % of {} payers", scales::rate_text(assessed.rates_total),
                             assessed.payers.size()));
    return text + step("share", fmt::format("{} = {}…", scales::fraction_text(portion.share),
                                            scales::decimal_text(portion.share, shown_decimals)));
}

std::string left_over_words(const engine::Apportionment& apportionment, const Portion& portion) {
    return fmt::format("{} minor units go to the ranks 1 to {}: {}", apportionment.units_left_over,
                       apportionment.units_left_over,
                       portion.rounded_up ? "one to this State" : "none to this State");
}

std::string rounding_steps(const AssessedComponent& assessed, const Portion& portion) {
    const auto& apportionment = *assessed.apportionment;
    const auto currency = assessed.component.currency;
    Fraction minor_per_major = 1;
    for (int count = 0; count < currency.decimals(); ++count) minor_per_major *= 10;
    const Fraction exact_major = portion.exact_units / minor_per_major;
    auto text = step("exact", fmt::format("{} × {} = {} = {}…", engine::amount_text(assessed.total),
                                          scales::fraction_text(portion.share),
                                          scales::fraction_text(exact_major),
                                          scales::decimal_text(exact_major, shown_decimals)));
    text += step("floor", engine::amount_text(engine::money_of(portion.floor_units, currency)));
    text += step("remainder", fmt::format("{}… of a minor unit, rank {} of {}",
                                          scales::decimal_text(portion.remainder, shown_decimals),
                                          portion.rank, apportionment.portions.size()));
    text += step("left over", left_over_words(apportionment, portion));
    return text + step("amount", engine::money_text(portion.amount));
}

std::string component_text(const Assessment& assessment, const AssessedComponent& assessed,
                           const Payer& payer) {
    std::string text = "\n";
    for (const auto& line :
         text_lines(assessed.component.id + ": " + assessed.component.title.english, line_width))
        text += line + "\n";
    text += step("basis", assessed.component.legal_basis.english);
    text += base_steps(assessment, assessed);
    const auto* portion = assessed.portion(payer.state);
    if (portion == nullptr) return text + step("amount", engine::money_text(assessed.total));
    return text + rate_steps(assessed, payer, *portion) + rounding_steps(assessed, *portion);
}

} // namespace

std::string derivation_text(const Assessment& assessment, scales::StateCode state) {
    const auto* payer = assessment.payer(state);
    if (payer == nullptr)
        throw scales::Refused(
            {.code = "explain.state",
             .message = fmt::format("{} pays nothing under this call", state.text()),
             .place = {assessment.call.file},
             .hint = "name a State of the list that “dubrovnik assess” prints"});
    auto text = fmt::format("{} ({}), {}, call {} {} {}\n", payer->name, state.text(),
                            payer->party ? "State Party" : "not party, takes part in the meeting",
                            assessment.call.convention, assessment.call.year, assessment.call.id);
    const auto source =
        fmt::format("assessed on {}, scale {}, {}", scales::day_text(assessment.call.assessed_on),
                    assessment.scale_id, assessment.model.decision);
    for (const auto& line : text_lines(source, line_width)) text += line + "\n";
    for (const auto& assessed : assessment.components)
        if (assessed.pays(state)) text += component_text(assessment, assessed, *payer);
    return text + "\nRounding: largest remainder; every payer first gets the floor, the units left "
                  "over go one\neach to the largest remainders, equal ones to the alphabetically "
                  "first code.\n";
}

} // namespace dubrovnik::invoicing
