#include "invoicing/addressee.hpp"

#include "invoicing/delivery/mail_address.hpp"
#include "scales/csv.hpp"
#include "scales/findings_limit.hpp"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

using scales::CsvRow;
using scales::CsvTable;
using scales::Findings;

namespace {

constexpr std::array<std::string_view, 4> channels{"mail", "post", "handed over", "note verbale"};

std::vector<std::string> words_of(std::string_view text) {
    std::vector<std::string> words;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0) words.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

class AddresseeReader {
  public:
    explicit AddresseeReader(const CsvTable& table)
        : table_(table) {}

    Addressees addressees() {
        Addressees result;
        for (const auto& row : table_.rows()) {
            const auto state = scales::parse_state_code(field(row, "iso3"));
            if (!state) {
                report(row, "addressee.state",
                       fmt::format("“{}” is no State's code, must be like CHE", field(row, "iso3")),
                       "“dubrovnik state list” shows all codes");
                continue;
            }
            check(row);
            if (!result.emplace(*state, addressee(row, *state)).second)
                report(row, "addressee.twice",
                       fmt::format("{} is there twice, must be there once", state->text()),
                       "delete one of the two rows");
        }
        refuse_errors(findings_);
        return result;
    }

  private:
    std::string field(const CsvRow& row, std::string_view column) const {
        return std::string(table_.optional_at(row, column));
    }

    void report(const CsvRow& row, std::string code, std::string message, std::string hint) {
        if (is_full(findings_)) return;
        findings_.push_back({.code = std::move(code),
                             .message = std::move(message),
                             .place = {table_.file(), row.line},
                             .hint = std::move(hint)});
    }

    void check(const CsvRow& row) {
        const auto name = field(row, "iso3");
        if (field(row, "line_1").empty())
            report(row, "addressee.empty",
                   fmt::format("line_1 of {} is empty, must say something", name),
                   "write to whom the letter goes");
        const auto channel = field(row, "channel");
        if (!channel.empty() &&
            std::find(channels.begin(), channels.end(), channel) == channels.end())
            report(row, "addressee.channel",
                   fmt::format("the channel of {} is “{}”, must be mail, post, handed over or note "
                               "verbale",
                               name, channel),
                   "leave it empty for post");
        for (const auto& email : words_of(field(row, "emails")))
            if (!is_mail_address(email))
                report(row, "addressee.email",
                       fmt::format("“{}” of {} is no e-mail address", email, name),
                       "write several addresses with a space between them");
    }

    Addressee addressee(const CsvRow& row, scales::StateCode state) const {
        Addressee result{.state = state,
                         .language = field(row, "language"),
                         .salutation = field(row, "salutation"),
                         .lines = {},
                         .street = field(row, "street"),
                         .street_number = field(row, "number"),
                         .postcode = field(row, "postcode"),
                         .town = field(row, "town"),
                         .country = field(row, "country"),
                         .emails = words_of(field(row, "emails")),
                         .channel = field(row, "channel"),
                         .notes = field(row, "notes"),
                         .place = {table_.file(), row.line}};
        for (const auto* column : {"line_1", "line_2", "line_3"})
            if (const auto line = field(row, column); !line.empty()) result.lines.push_back(line);
        if (result.channel.empty()) result.channel = "post";
        return result;
    }

    const CsvTable& table_;
    Findings findings_;
};

} // namespace

std::vector<std::string> Addressee::block() const {
    auto result = lines;
    const auto joined = [](const std::string& left, const std::string& right) {
        return left.empty() || right.empty() ? left + right : left + " " + right;
    };
    for (const auto& line : {joined(street, street_number), joined(postcode, town)})
        if (!line.empty()) result.push_back(line);
    return result;
}

std::optional<PostalAddress> Addressee::postal_address(std::string name) const {
    if (postcode.empty() || town.empty() || country.empty()) return std::nullopt;
    return payable({.name = std::move(name),
                    .street = street,
                    .number = street_number,
                    .postcode = postcode,
                    .town = town,
                    .country = country});
}

Addressees parse_addressees(const scales::SourceText& source) {
    const auto table = scales::parse_csv(source, {"iso3", "language", "salutation", "line_1"});
    return AddresseeReader(table).addressees();
}

scales::Finding missing_addressee(const std::string& name, scales::StateCode state) {
    return {.code = "addressee.missing",
            .message = fmt::format("{} ({}) has no row, must have one", name, state.text()),
            .place = {"addressees.csv"},
            .hint = "add a row with its code, language and address"};
}

const Addressee& addressee_of(const Addressees& addressees, const scales::States& states,
                              scales::StateCode state) {
    const auto found = addressees.find(state);
    if (found != addressees.end()) return found->second;
    throw scales::Refused(missing_addressee(states.name_or_code(state, "en"), state));
}

} // namespace dubrovnik::invoicing
