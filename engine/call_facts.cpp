#include "engine/call_facts.hpp"

#include "scales/ensure.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace dubrovnik::engine {

using scales::ensure;

namespace {

constexpr std::string_view reading_prefix = "meeting.absent_parties_pay.";
constexpr std::string_view rate_prefix = "rates.";

// The translations of a text stand under names of their own: "meeting.name.fr".
void add_wording(const std::string& name, const Wording& wording, std::vector<CallFact>& facts) {
    for (const auto& [language, text] : wording.translations)
        facts.push_back({fmt::format("{}.{}", name, language), text});
}

// An item has no name; its number stands for it.
std::string cost_name(std::size_t index) {
    return fmt::format("meeting.costs.{}", index + 1);
}

void add_meeting(const Meeting& meeting, std::vector<CallFact>& facts) {
    facts.push_back({"meeting.name", meeting.name.english});
    add_wording("meeting.name", meeting.name, facts);
    facts.push_back({"meeting.opens", scales::day_text(meeting.opens)});
    facts.push_back({"meeting.place", meeting.place.english});
    add_wording("meeting.place", meeting.place, facts);
    // The amount first: it has no colon, an item's name may.
    for (std::size_t index = 0; index < meeting.costs.size(); ++index) {
        const auto& cost = meeting.costs[index];
        facts.push_back({"meeting.costs", money_text(cost.amount) + ": " + cost.item.english});
        add_wording(cost_name(index), cost.item, facts);
    }
    for (const auto& named : meeting.participants)
        facts.push_back({"meeting.participants", named.state.text()});
    for (const auto& named : meeting.absent_parties)
        facts.push_back({"meeting.absent_parties", named.state.text()});
    facts.push_back({"meeting.absent_parties_pay", meeting.absent_parties_pay ? "true" : "false"});
    for (const auto& [component, pays] : meeting.absent_parties_pay_component)
        facts.push_back({std::string(reading_prefix) + component, pays ? "true" : "false"});
}

// Takes values out of the facts again.
class FactTaker {
  public:
    explicit FactTaker(const std::vector<CallFact>& facts) {
        for (const auto& fact : facts) values_[fact.name].push_back(fact.value);
    }

    std::vector<std::string> all(std::string_view name) const {
        const auto found = values_.find(name);
        return found == values_.end() ? std::vector<std::string>() : found->second;
    }

    std::optional<std::string> find(std::string_view name) const {
        const auto values = all(name);
        return values.empty() ? std::nullopt : std::optional(values.front());
    }

    std::string one(std::string_view name) const {
        const auto value = find(name);
        ensure(value.has_value(), "a frozen call has all its facts");
        return *value;
    }

    scales::Day day(std::string_view name) const {
        const auto parsed = scales::parse_day(one(name));
        ensure(parsed.has_value(), "a frozen day is a day");
        return *parsed;
    }

    std::vector<NamedState> states(std::string_view name) const {
        std::vector<NamedState> result;
        for (const auto& value : all(name)) result.push_back({state_of(value), {}});
        return result;
    }

    // The facts whose name begins so, with what follows in the name, by name.
    std::vector<CallFact> below(std::string_view prefix) const {
        std::vector<CallFact> result;
        for (auto at = values_.lower_bound(prefix);
             at != values_.end() && at->first.starts_with(prefix); ++at)
            for (const auto& value : at->second)
                result.push_back({at->first.substr(prefix.size()), value});
        return result;
    }

    Wording wording(const std::string& name, std::string english) const {
        Wording wording{.english = std::move(english)};
        for (const auto& [language, text] : below(name + "."))
            wording.translations.emplace(language, text);
        return wording;
    }

    static scales::StateCode state_of(std::string_view text) {
        const auto state = scales::parse_state_code(text);
        ensure(state.has_value(), "a frozen State is a State");
        return *state;
    }

  private:
    std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

Meeting meeting_of(const FactTaker& taker) {
    Meeting meeting{.name = taker.wording("meeting.name", taker.one("meeting.name")),
                    .opens = taker.day("meeting.opens"),
                    .place = taker.wording("meeting.place", taker.one("meeting.place")),
                    .costs = {},
                    .participants = taker.states("meeting.participants"),
                    .absent_parties = taker.states("meeting.absent_parties"),
                    .absent_parties_pay = taker.one("meeting.absent_parties_pay") == "true",
                    .absent_parties_pay_component = {}};
    for (const auto& cost : taker.all("meeting.costs")) {
        const auto colon = cost.find(": ");
        meeting.costs.push_back(
            {taker.wording(cost_name(meeting.costs.size()), cost.substr(colon + 2)),
             parse_money(cost.substr(0, colon))});
    }
    for (const auto& [component, pays] : taker.below(reading_prefix))
        meeting.absent_parties_pay_component[component] = pays == "true";
    return meeting;
}

// The translations of a text that is named already: "meeting.costs.2.fr" below "meeting.costs".
bool is_translation_below(const std::string& name, const std::string& changed) {
    return !changed.empty() && name.starts_with(changed + ".") &&
           std::ranges::find(translation_languages, name.substr(name.rfind('.') + 1)) !=
               translation_languages.end();
}

std::string joined(const std::vector<std::string>& values) {
    std::string text;
    for (const auto& value : values) text += (text.empty() ? "" : ", ") + value;
    return text.empty() ? "nothing" : text;
}

} // namespace

std::vector<CallFact> call_facts(const Call& call) {
    std::vector<CallFact> facts{{"convention", call.convention},
                                {"year", std::to_string(call.year)},
                                {"id", call.id},
                                {"assessed_on", scales::day_text(call.assessed_on)}};
    if (call.scale) facts.push_back({"scale", *call.scale});
    if (call.model) facts.push_back({"model", *call.model});
    if (call.isu_budget) facts.push_back({"isu.budget", money_text(*call.isu_budget)});
    if (call.isu_due_on) facts.push_back({"isu.due_on", scales::day_text(*call.isu_due_on)});
    if (call.meeting) add_meeting(*call.meeting, facts);
    for (const auto& named : call.rates)
        facts.push_back(
            {std::string(rate_prefix) + named.state.text(), scales::rate_text(named.rate)});
    return facts;
}

Call call_of_facts(const std::vector<CallFact>& facts) {
    const FactTaker taker(facts);
    Call call{.file = {},
              .convention = taker.one("convention"),
              .year = std::stoi(taker.one("year")),
              .id = taker.one("id"),
              .assessed_on = taker.day("assessed_on"),
              .illustrative = {}, // said of the file, asked before it is issued: no fact
              .scale = taker.find("scale"),
              .model = taker.find("model"),
              .isu_budget = {},
              .isu_due_on = {},
              .meeting = {},
              .rates = {}};
    if (const auto budget = taker.find("isu.budget")) call.isu_budget = parse_money(*budget);
    if (taker.find("isu.due_on")) call.isu_due_on = taker.day("isu.due_on");
    if (taker.find("meeting.name")) call.meeting = meeting_of(taker);
    for (const auto& [state, rate] : taker.below(rate_prefix)) {
        const auto parsed = scales::parse_rate(rate);
        ensure(parsed.has_value(), "a frozen rate is a rate");
        call.rates.push_back({FactTaker::state_of(state), *parsed, {}});
    }
    return call;
}

scales::Findings call_changes(const std::vector<CallFact>& frozen, const Call& call) {
    const auto now = call_facts(call);
    // The values of each name, when the call was first issued and now.
    std::map<std::string, std::pair<std::vector<std::string>, std::vector<std::string>>> values;
    for (const auto& fact : frozen) values[fact.name].first.push_back(fact.value);
    for (const auto& fact : now) values[fact.name].second.push_back(fact.value);
    scales::Findings findings;
    std::string changed;
    for (const auto& [name, both] : values) {
        if (is_translation_below(name, changed)) continue;
        const auto& [was, is] = both;
        if (std::multiset<std::string>(was.begin(), was.end()) ==
            std::multiset<std::string>(is.begin(), is.end()))
            continue;
        changed = name;
        findings.push_back({.code = "call.changed",
                            .message = fmt::format("“{}” is {}, must be {} as when the call was "
                                                   "first issued",
                                                   name, joined(is), joined(was)),
                            .place = {call.file},
                            .hint =
                                "put it back; what was issued is corrected by credit notes, and "
                                "a further call has an id of its own"});
    }
    return findings;
}

} // namespace dubrovnik::engine
