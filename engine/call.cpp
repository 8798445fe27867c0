#include "engine/call.hpp"

#include "engine/table_reader.hpp"
#include "engine/wording_reader.hpp"
#include "scales/csv.hpp"
#include "scales/findings_limit.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace dubrovnik::engine {

using scales::Findings;
using scales::Place;
using scales::StateCode;

namespace {

class MeetingReader {
  public:
    MeetingReader(const TomlTable& table, const std::string& file, Findings& findings)
        : reader_(table, file, "meeting", findings)
        , file_(file)
        , findings_(findings) {}

    Meeting meeting(const CompanionReader& companion) {
        WordingReader words(reader_, file_, "meeting", findings_);
        Meeting result{.name = words.required("name"),
                       .opens = reader_.required_day("opens").value_or(scales::Day{}),
                       .place = words.required("place"),
                       .costs = costs(),
                       .participants = states("participants", companion),
                       .absent_parties = states("absent_parties", companion),
                       .absent_parties_pay_component = {}};
        read_reading(result);
        words.finish();
        reader_.finish();
        return result;
    }

  private:
    std::vector<CostItem> costs() {
        std::vector<CostItem> result;
        if (!reader_.has("costs"))
            reader_.report("costs", "file.missing-key", "“meeting.costs” is missing, must be there",
                           "list the conference services, or write costs = [] if there are none");
        for (const auto* table : reader_.tables("costs")) {
            TableReader cost(*table, file_, "meeting.costs", findings_);
            const auto item = cost_item(cost);
            const auto amount = cost.required_money("amount");
            cost.finish();
            if (!amount) continue;
            if (!result.empty() && !(result.front().amount.currency() == amount->currency()))
                cost.report("amount", "call.two-currencies",
                            fmt::format("“{}” is in {}, must be in {} like the costs before it",
                                        item.english, amount->currency().code(),
                                        result.front().amount.currency().code()),
                            "convert it first, and say so in the item's name");
            result.push_back({item, *amount});
        }
        return result;
    }

    // { item = "Documentation", fr = "Documentation", … }: an item is one text, so that its
    // languages stand beside it.
    static Wording cost_item(TableReader& cost) {
        Wording item{.english = required_line(cost, "item")};
        for (const auto language : translation_languages)
            if (auto text = cost.text(language))
                item.translations.emplace(language, *std::move(text));
        return item;
    }

    std::vector<NamedState> states(std::string_view key, const CompanionReader& companion) {
        std::vector<NamedState> result;
        named_.clear();
        const auto* found = reader_.value(key);
        if (found != nullptr && std::holds_alternative<std::string>(found->value)) {
            read_companion(companion(std::get<std::string>(found->value)), result);
        } else {
            for (const auto& text : reader_.texts(key))
                add(std::get<std::string>(text.value), {file_, text.line}, result);
        }
        return result;
    }

    void read_companion(const scales::SourceText& source, std::vector<NamedState>& result) {
        const auto table = scales::parse_csv(source, {"iso3"});
        for (const auto& row : table.rows())
            add(table.at(row, "iso3"), {source.name, row.line}, result);
    }

    void add(const std::string& text, Place place, std::vector<NamedState>& result) {
        if (is_full(findings_)) return;
        const auto state = scales::parse_state_code(text);
        if (!state) {
            findings_.push_back({.code = "call.state",
                                 .message = fmt::format("“{}” is no State's code, must be three "
                                                        "capital letters like CHE",
                                                        text),
                                 .place = std::move(place),
                                 .hint = "“dubrovnik state list” shows all codes"});
            return;
        }
        if (!named_.insert(*state).second)
            findings_.push_back(
                {.code = "call.state-twice",
                 .message = fmt::format("{} is named twice, must be named once", text),
                 .place = place,
                 .hint = "delete one of the two"});
        result.push_back({*state, std::move(place)});
    }

    // absent_parties_pay = true | false | { component = true | false, … }
    void read_reading(Meeting& meeting) {
        const auto* found = reader_.value("absent_parties_pay");
        if (found == nullptr) return;
        bool all_pay = true;
        if (const auto* table = std::get_if<TomlTable>(&found->value)) {
            TableReader inner(*table, file_, "meeting.absent_parties_pay", findings_);
            for (const auto& entry : table->entries) {
                const auto pays = inner.boolean(entry.key);
                meeting.absent_parties_pay_component[entry.key] = pays.value_or(true);
                all_pay = all_pay && pays.value_or(true);
            }
        } else {
            meeting.absent_parties_pay = reader_.boolean("absent_parties_pay").value_or(true);
            all_pay = meeting.absent_parties_pay;
        }
        if (!all_pay && meeting.absent_parties.empty())
            reader_.report("absent_parties_pay", "call.absent-list",
                           "absent parties are said not to pay but none is named, must be a list "
                           "in “absent_parties”",
                           "name the parties that stay away, or set absent_parties_pay = true");
    }

    TableReader reader_;
    const std::string& file_;
    Findings& findings_;
    std::set<StateCode> named_; // in the list that is being read
};

std::vector<RateOverride> read_rates(const TomlTable& table, const std::string& file,
                                     Findings& findings) {
    std::vector<RateOverride> result;
    TableReader reader(table, file, "rates", findings);
    for (const auto& entry : table.entries) {
        const auto state = scales::parse_state_code(entry.key);
        const auto written = reader.text(entry.key);
        const auto rate = written ? scales::parse_rate(*written) : std::nullopt;
        if (state && rate) {
            result.push_back({*state, *rate, reader.place_of(entry.key)});
            continue;
        }
        reader.report(
            entry.key, "call.rate",
            fmt::format("“{}” is no rate, must be like PSE = \"0.007\"", entry.key),
            "write the State's code and its rate in per cent with at most three decimals");
    }
    return result;
}

// A call's id becomes the name of a folder, so its letters are few.
bool is_call_id(const std::string& id) {
    const auto allowed = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
               letter == '-';
    };
    return !id.empty() && id.size() <= 40 && id.front() != '-' &&
           std::all_of(id.begin(), id.end(), allowed);
}

void read_isu(const TomlTable& table, Call& call, Findings& findings) {
    TableReader reader(table, call.file, "isu", findings);
    call.isu_budget = reader.required_money("budget");
    call.isu_due_on = reader.day("due_on");
    reader.finish();
}

void check_head(TableReader& reader, Call& call) {
    const auto year = reader.integer("year");
    call.year = static_cast<int>(year.value_or(0));
    if (!year || *year < 1946 || *year > 2999) {
        reader.report("year", "call.year", "the call has no year, must be one like year = 2017",
                      "say for which year the contributions are called");
    }
    call.id = reader.text("id").value_or("annual");
    if (!is_call_id(call.id))
        reader.report(
            "id", "call.id",
            fmt::format("the id is “{}”, must be of small letters, digits and hyphens", call.id),
            "choose a short one, like id = \"intersessional\"");
}

} // namespace

Call parse_call(const scales::SourceText& source, const CompanionReader& companion) {
    const auto table = parse_toml(source);
    Findings findings;
    TableReader reader(table, source.name, "", findings);
    Call call{.file = source.name,
              .convention = reader.required_text("convention"),
              .year = 0,
              .id = {},
              .assessed_on = reader.required_day("assessed_on").value_or(scales::Day{}),
              .illustrative = {},
              .scale = reader.text("scale"),
              .model = reader.text("model"),
              .isu_budget = {},
              .isu_due_on = {},
              .meeting = {},
              .rates = {}};
    if (reader.boolean("illustrative").value_or(false))
        call.illustrative = reader.place_of("illustrative");
    check_head(reader, call);
    if (const auto* isu = reader.table("isu")) read_isu(*isu, call, findings);
    if (const auto* meeting = reader.table("meeting"))
        call.meeting = MeetingReader(*meeting, call.file, findings).meeting(companion);
    if (const auto* rates = reader.table("rates"))
        call.rates = read_rates(*rates, call.file, findings);
    if (!reader.has("isu") && !reader.has("meeting"))
        reader.report("isu", "call.nothing",
                      "the call asks for nothing, must have [isu] or [meeting]",
                      "add the budget of the ISU, the costs of a meeting, or both");
    reader.finish();
    refuse_errors(findings);
    return call;
}

} // namespace dubrovnik::engine
