#include "invoicing/reports/facts_reports.hpp"

#include "scales/fraction.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace {

using scales::rate_text;

constexpr const char* member = "member";

const char* notional_standing(bool verified) {
    return verified ? "notional" : "notional, unverified";
}

const char* yes_or_no(bool value) {
    return value ? "yes" : "no";
}

// Said below every table that shows an unverified rate.
void note_unverified(ReportTable& table) {
    const auto unverified = [](const ReportRow& row) {
        return std::find(row.begin(), row.end(), "notional, unverified") != row.end();
    };
    if (std::any_of(table.rows.begin(), table.rows.end(), unverified))
        table.notes.emplace_back("unverified: the rate's source was not found. Check it before "
                                 "use; a call overrides it under [rates].");
}

bool overlap(const scales::Period& left, const scales::Period& right) {
    return left.first_year <= right.last_year && right.first_year <= left.last_year;
}

// "+0.123", "-1.113", "0.000".
std::string change_text(std::int64_t millipercent) {
    const auto text = scales::decimal_text(scales::Fraction(millipercent, 1000), 3);
    return millipercent > 0 ? "+" + text : text;
}

ReportRow change_row(const scales::States& states, const scales::RateChange& change) {
    const auto relative = scales::decimal_text(change.relative_percent, 1);
    return {change.state.text(),
            states.name_of(change.state),
            rate_text(change.before),
            rate_text(change.after),
            change_text(change.change_millipercent),
            change.change_millipercent > 0 ? "+" + relative : relative};
}

std::string day_or_blank(const std::optional<scales::Day>& day) {
    return day ? scales::day_text(*day) : "";
}

ReportFact convention_fact(const scales::ConventionStanding& standing) {
    const auto& entry = standing.entry;
    return {.key = standing.convention,
            .label = standing.convention,
            .parts = {{"signed", "signed", day_or_blank(entry.signed_on)},
                      {"deposited", "deposited", day_or_blank(entry.deposited_on)},
                      {"party_since", "party since", day_or_blank(entry.in_force_on)},
                      {"withdrawn", "withdrawn", day_or_blank(entry.withdrawn_on)}}};
}

std::string least_developed_text(const std::optional<scales::LeastDevelopedEntry>& entry) {
    if (!entry) return "";
    if (!entry->graduated_year) return fmt::format("since {}", entry->added_year);
    return fmt::format("{} to {}", entry->added_year, *entry->graduated_year);
}

std::string membership_word(const scales::Membership& membership, scales::StateCode state,
                            scales::Day day) {
    if (membership.is_party(state, day)) return "party";
    const auto* entry = membership.find(state);
    if (!entry) return "";
    if (entry->withdrawn_on && *entry->withdrawn_on <= day) return "withdrawn";
    if (entry->deposited_on && *entry->deposited_on <= day) return "deposited";
    return entry->signed_on && *entry->signed_on <= day ? "signatory" : "";
}

const scales::Membership& known_membership(const scales::Facts& facts, std::string_view id) {
    const auto* membership = facts.membership_of(id);
    if (membership) return *membership;
    throw scales::Refused(
        {.code = "convention.unknown",
         .message = fmt::format("there is no list of parties of '{}', must be one at hand", id),
         .place = {},
         .hint = "add parties-ID.csv to the folder scales/ of the office"});
}

} // namespace

ReportTable scale_report(const scales::Facts& facts, const scales::Scale& scale) {
    ReportTable table{.title = "Scale " + scale.id,
                      .facts = {{"scale", "Scale", scale.id},
                                {"period", "Period", scales::period_text(scale.period)}},
                      .columns = {{"iso3", "Code"},
                                  {"name", "State"},
                                  {"rate_percent", "Rate\u00A0%", CellKind::rate},
                                  {"standing", "Standing"}}};
    scales::Rate total = scales::Rate::of_millipercent(0);
    for (const auto& rate : scale.rates) {
        total += rate.rate;
        table.rows.push_back(
            {rate.state.text(), facts.states.name_of(rate.state), rate_text(rate.rate), member});
    }
    for (const auto& rate : facts.notional_rates.all())
        if (overlap(rate.period, scale.period))
            table.rows.push_back({rate.state.text(), facts.states.name_of(rate.state),
                                  rate_text(rate.rate), notional_standing(rate.verified)});
    table.totals = {"", fmt::format("{} members", scale.rates.size()), rate_text(total), ""};
    note_unverified(table);
    return table;
}

ReportTable scale_difference_report(const scales::States& states,
                                    const scales::ScaleDifference& difference) {
    const auto count_fact = [](const char* key, const char* label, std::size_t count) {
        return ReportFact{key, label, std::to_string(count), CellKind::count};
    };
    ReportTable table{.title =
                          fmt::format("From {} to {}", difference.before_id, difference.after_id),
                      .facts = {{"before", "Before", difference.before_id},
                                {"after", "After", difference.after_id},
                                count_fact("risen", "Rose", difference.risen.size()),
                                count_fact("fallen", "Fell", difference.fallen.size()),
                                count_fact("unchanged", "Stayed", difference.unchanged_count)},
                      .columns = {{"iso3", "Code"},
                                  {"name", "State"},
                                  {"before_percent", "Before\u00A0%", CellKind::rate},
                                  {"after_percent", "After\u00A0%", CellKind::rate},
                                  {"change", "Change", CellKind::rate},
                                  {"change_percent", "in\u00A0%", CellKind::rate}},
                      .empty_note = "No State's rate changed."};
    for (const auto* changes : {&difference.risen, &difference.fallen})
        for (const auto& change : *changes) table.rows.push_back(change_row(states, change));
    for (const auto& joined : difference.joined)
        table.rows.push_back({joined.state.text(), states.name_of(joined.state), "",
                              rate_text(joined.rate), "joined", ""});
    for (const auto& left : difference.left)
        table.rows.push_back(
            {left.state.text(), states.name_of(left.state), rate_text(left.rate), "", "left", ""});
    return table;
}

ReportTable states_report(const scales::Facts& facts, const StatesQuestion& question) {
    const auto& membership = known_membership(facts, question.convention);
    ReportTable table{.title = fmt::format("States and the convention {} on {}",
                                           question.convention, scales::day_text(question.day)),
                      .columns = {{"iso3", "Code"},
                                  {"name", "State"},
                                  {"un_member", "UN member", CellKind::flag},
                                  {"standing", "Standing"},
                                  {"party_since", "Party since"}},
                      .empty_note = "No State was party on that day."};
    std::size_t parties = 0;
    for (const auto& state : facts.states.all()) {
        const auto standing = membership_word(membership, state.code, question.day);
        if (standing == "party") ++parties;
        if (question.parties_only && standing != "party") continue;
        const auto* entry = membership.find(state.code);
        table.rows.push_back(
            {state.code.text(), state.name, yes_or_no(state.un_member), standing,
             entry && standing == "party" ? day_or_blank(entry->in_force_on) : ""});
    }
    table.facts = {{"convention", "Convention", std::string(question.convention)},
                   {"on", "On", scales::day_text(question.day)},
                   {"parties", "States Parties", std::to_string(parties), CellKind::count}};
    return table;
}

ReportTable state_report(const scales::StateSheet& sheet) {
    const auto& state = sheet.state;
    ReportTable table{
        .title = state.name,
        .facts = {{"iso3", "Code", state.code.text()},
                  {"name", "Name", state.name},
                  {"formal_name", "Formal name", state.formal_name_en},
                  {"un_member", "UN member", yes_or_no(state.un_member), CellKind::flag},
                  {"least_developed", "Least developed",
                   least_developed_text(sheet.least_developed)}},
        .columns = {{"period", "Period"},
                    {"rate_percent", "Rate\u00A0%", CellKind::rate},
                    {"standing", "Standing"},
                    {"source", "Source"}},
        .empty_note = "It has no rate in any scale at hand, and no notional one."};
    for (const auto& standing : sheet.conventions) table.facts.push_back(convention_fact(standing));
    for (const auto& [period, rate] : sheet.rates) {
        const bool notional = rate.origin == "notional";
        table.rows.push_back({scales::period_text(period), rate_text(rate.rate),
                              notional ? notional_standing(rate.verified) : member,
                              notional ? rate.source : rate.origin});
    }
    note_unverified(table);
    return table;
}

} // namespace dubrovnik::invoicing
