#include "scales/membership.hpp"

#include "scales/fact_reader.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

namespace dubrovnik::scales {

namespace {

bool is_convention_id(std::string_view id) {
    return !id.empty() && std::all_of(id.begin(), id.end(), [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') ||
               letter == '_' || letter == '-';
    });
}

// "ccm" from "scales/parties-ccm.csv".
std::optional<std::string> convention_of_file(std::string_view file) {
    const auto slash = file.rfind('/');
    auto name = slash == std::string_view::npos ? file : file.substr(slash + 1);
    if (!name.starts_with("parties-") || !name.ends_with(".csv")) return std::nullopt;
    name.remove_prefix(8);
    name.remove_suffix(4);
    return is_convention_id(name) ? std::optional(std::string(name)) : std::nullopt;
}

bool comes_before(const MembershipEntry& entry, StateCode state) {
    return entry.state < state;
}

} // namespace

class MembershipReader {
  public:
    MembershipReader(const SourceText& source, const States& states)
        : reader_(source, {"iso3", "status", "signed", "deposited", "withdrawn"})
        , states_(states)
        , knows_entry_into_force_(reader_.table().has_column("in_force"))
        , several_(reader_.table().has_column("treaty"))
        , convention_(convention_of_file(source.name)) {}

    std::vector<Membership> read() {
        if (!convention_ && !several_)
            reader_.report_file({"membership.file-name",
                                 "the file's name holds no convention, must be parties-ID.csv",
                                 "name the file like parties-ccm.csv, in small letters"});
        for (const auto& row : reader_.table().rows()) read_row(row);
        reader_.report_repeated(several_ ? std::vector<std::string>{"treaty", "iso3"}
                                         : std::vector<std::string>{"iso3"});
        refuse_errors(reader_.findings());
        return finished();
    }

  private:
    void read_row(const CsvRow& row) {
        const auto id = convention_of(row);
        const auto state = reader_.state(row, states_);
        const auto signed_on = reader_.day(row, "signed");
        const auto deposited_on = reader_.day(row, "deposited");
        const auto in_force_on = reader_.day(row, "in_force");
        const auto withdrawn_on = reader_.day(row, "withdrawn");
        check_status(row);
        if (!state) return;
        const MembershipEntry entry{*state, signed_on, deposited_on, in_force_on, withdrawn_on};
        check_order(row, entry);
        entries_[id].push_back(entry);
    }

    std::string convention_of(const CsvRow& row) {
        if (!several_) return convention_.value_or("");
        const auto& id = reader_.table().at(row, "treaty");
        if (!is_convention_id(id))
            reader_.report(row,
                           {"membership.treaty",
                            fmt::format("treaty is “{}”, must be small letters and digits", id),
                            "name the convention like ccm or ottawa"});
        return id;
    }

    void check_status(const CsvRow& row) {
        const auto& status = reader_.table().at(row, "status");
        const bool deposited = !reader_.table().at(row, "deposited").empty();
        if (status != "party" && status != "signatory") {
            reader_.report(row, {"membership.status",
                                 fmt::format("status is “{}”, must be party or signatory", status),
                                 "a State that has deposited its instrument is written party"});
        } else if (deposited != (status == "party")) {
            reader_.report(row, {"membership.status",
                                 deposited ? "a signatory has a day of deposit, must have none"
                                           : "a party has no day of deposit, must have one",
                                 "compare with the depositary's status list"});
        }
        if (knows_entry_into_force_ && status == "party" &&
            reader_.table().at(row, "in_force").empty())
            reader_.report(row, {"membership.in-force-missing",
                                 "a party has no day of entry into force, must have one",
                                 "compute it from the day of deposit (CCM Article 17)"});
    }

    void check_order(const CsvRow& row, const MembershipEntry& entry) {
        struct Step {
            const char* name;
            std::optional<Day> day;
        };
        const std::array<Step, 4> steps = {{{"signed", entry.signed_on},
                                            {"deposited", entry.deposited_on},
                                            {"in_force", entry.in_force_on},
                                            {"withdrawn", entry.withdrawn_on}}};
        const Step* earlier = nullptr;
        for (const auto& step : steps) {
            if (!step.day) continue;
            if (earlier != nullptr && *step.day < *earlier->day)
                reader_.report(
                    row, {"membership.order",
                          fmt::format("{} is {}, must not be before {}, {}", step.name,
                                      day_text(*step.day), earlier->name, day_text(*earlier->day)),
                          "compare with the depositary's status list"});
            earlier = &step;
        }
    }

    std::vector<Membership> finished() {
        std::vector<Membership> memberships;
        if (!several_) entries_[*convention_]; // a convention without a row is one without parties
        for (auto& [id, entries] : entries_) {
            std::sort(entries.begin(), entries.end(),
                      [](const auto& left, const auto& right) { return left.state < right.state; });
            Membership membership;
            membership.convention_ = id;
            membership.file_ = reader_.table().file();
            membership.knows_entry_into_force_ = knows_entry_into_force_;
            membership.entries_ = std::move(entries);
            memberships.push_back(std::move(membership));
        }
        return memberships;
    }

    FactReader reader_;
    const States& states_;
    bool knows_entry_into_force_;
    bool several_;
    std::optional<std::string> convention_;
    std::map<std::string, std::vector<MembershipEntry>> entries_;
};

std::vector<Membership> parse_memberships(const SourceText& source, const States& states) {
    return MembershipReader(source, states).read();
}

const MembershipEntry* Membership::find(StateCode state) const {
    const auto found = std::lower_bound(entries_.begin(), entries_.end(), state, comes_before);
    return found != entries_.end() && found->state == state ? &*found : nullptr;
}

namespace {

bool is_party_on(const MembershipEntry& entry, Day day) {
    if (!entry.in_force_on || day < *entry.in_force_on) return false;
    return !entry.withdrawn_on || day < *entry.withdrawn_on;
}

void require_known(const Membership& membership) {
    if (membership.knows_entry_into_force()) return;
    throw Refused(
        {.code = "membership.days-unknown",
         .message = fmt::format("the days of entry into force of “{}” are not given, must be known "
                                "to tell its parties",
                                membership.convention()),
         .place = {membership.file()},
         .hint = fmt::format("put a file parties-{}.csv with a column in_force into scales/",
                             membership.convention())});
}

} // namespace

bool Membership::is_party(StateCode state, Day day) const {
    require_known(*this);
    const auto* entry = find(state);
    return entry != nullptr && is_party_on(*entry, day);
}

std::vector<StateCode> Membership::parties_on(Day day) const {
    require_known(*this);
    std::vector<StateCode> parties;
    for (const auto& entry : entries_)
        if (is_party_on(entry, day)) parties.push_back(entry.state);
    return parties;
}

std::vector<StateCode> Membership::signatories_on(Day day) const {
    std::vector<StateCode> signatories;
    for (const auto& entry : entries_) {
        const bool has_signed = entry.signed_on && *entry.signed_on <= day;
        const bool has_deposited = entry.deposited_on && *entry.deposited_on <= day;
        if (has_signed && !has_deposited) signatories.push_back(entry.state);
    }
    return signatories;
}

} // namespace dubrovnik::scales
