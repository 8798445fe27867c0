#include "invoicing/reports/facts_reports.hpp"

#include "scales/fraction.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace {

using scales::rate_text;

constexpr const char* member = "member";

const char* standing_of(const scales::NotionalRate& rate) {
    return rate.verified ? "notional" : "notional, unverified";
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

std::string relative_text(std::int64_t change, std::int64_t before) {
    if (before == 0) return "";
    const auto text = scales::decimal_text(scales::Fraction(change * 100, before), 1);
    return change > 0 ? "+" + text : text;
}

std::string day_or_blank(const std::optional<scales::Day>& day) {
    return day ? scales::day_text(*day) : "";
}

struct Change {
    scales::StateCode state;
    std::int64_t before;
    std::int64_t after;
};

std::int64_t millipercent_of(const scales::Scale& scale, scales::StateCode state) {
    const auto rate = scales::rate_of(scale, state);
    return rate ? rate->millipercent() : 0;
}

std::vector<Change> changes_of(const ScaleChange& change) {
    std::vector<Change> changes;
    for (const auto& rate : change.later.rates)
        changes.push_back(
            {rate.state, millipercent_of(change.earlier, rate.state), rate.rate.millipercent()});
    for (const auto& rate : change.earlier.rates)
        if (!scales::rate_of(change.later, rate.state))
            changes.push_back({rate.state, rate.rate.millipercent(), 0});
    std::stable_sort(changes.begin(), changes.end(), [](const Change& left, const Change& right) {
        return left.after - left.before > right.after - right.before;
    });
    return changes;
}

ReportFact membership_fact(const scales::Membership& membership,
                           const scales::MembershipEntry& entry) {
    const auto id = membership.convention();
    return {.key = id,
            .label = id,
            .parts = {{"signed", "signed", day_or_blank(entry.signed_on)},
                      {"deposited", "deposited", day_or_blank(entry.deposited_on)},
                      {"party_since", "party since", day_or_blank(entry.in_force_on)},
                      {"withdrawn", "withdrawn", day_or_blank(entry.withdrawn_on)}}};
}

std::string least_developed_text(const scales::LeastDevelopedEntry* entry) {
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
                                  {"rate_percent", "Rate %", CellKind::rate},
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
                                  rate_text(rate.rate), standing_of(rate)});
    table.totals = {"", fmt::format("{} members", scale.rates.size()), rate_text(total), ""};
    note_unverified(table);
    return table;
}

ReportTable scale_change_report(const scales::Facts& facts, const ScaleChange& change) {
    ReportTable table{.title = fmt::format("From {} to {}", change.earlier.id, change.later.id),
                      .columns = {{"iso3", "Code"},
                                  {"name", "State"},
                                  {"before_percent", "Before %", CellKind::rate},
                                  {"after_percent", "After %", CellKind::rate},
                                  {"change", "Change", CellKind::rate},
                                  {"change_percent", "in %", CellKind::rate}},
                      .empty_note = "No State's rate changed."};
    std::size_t risen = 0;
    std::size_t fallen = 0;
    const auto changes = changes_of(change);
    for (const auto& [state, before, after] : changes) {
        if (before == after) continue;
        ++(after > before ? risen : fallen);
        table.rows.push_back({state.text(), facts.states.name_of(state),
                              rate_text(scales::Rate::of_millipercent(before)),
                              rate_text(scales::Rate::of_millipercent(after)),
                              change_text(after - before), relative_text(after - before, before)});
    }
    table.facts = {
        {"earlier", "Before", change.earlier.id},
        {"later", "After", change.later.id},
        {"risen", "Rose", std::to_string(risen), CellKind::count},
        {"fallen", "Fell", std::to_string(fallen), CellKind::count},
        {"unchanged", "Stayed", std::to_string(changes.size() - risen - fallen), CellKind::count}};
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

ReportTable state_report(const scales::Facts& facts, const scales::State& state) {
    ReportTable table{
        .title = state.name,
        .facts = {{"iso3", "Code", state.code.text()},
                  {"name", "Name", state.name},
                  {"formal_name", "Formal name", state.formal_name_en},
                  {"un_member", "UN member", yes_or_no(state.un_member), CellKind::flag},
                  {"least_developed", "Least developed",
                   least_developed_text(facts.least_developed.find(state.code))}},
        .columns = {{"period", "Period"},
                    {"rate_percent", "Rate %", CellKind::rate},
                    {"standing", "Standing"},
                    {"source", "Source"}},
        .empty_note = "It has no rate in any scale at hand, and no notional one."};
    for (const auto& membership : facts.memberships)
        if (const auto* entry = membership.find(state.code))
            table.facts.push_back(membership_fact(membership, *entry));
    for (const auto& scale : facts.scales.all())
        if (const auto rate = scales::rate_of(scale, state.code))
            table.rows.push_back(
                {scales::period_text(scale.period), rate_text(*rate), member, scale.id});
    for (const auto& rate : facts.notional_rates.all())
        if (rate.state == state.code)
            table.rows.push_back({scales::period_text(rate.period), rate_text(rate.rate),
                                  standing_of(rate), rate.source});
    note_unverified(table);
    return table;
}

} // namespace dubrovnik::invoicing
