#include "invoicing/example_addressees.hpp"

#include "scales/csv.hpp"

#include <fmt/format.h>
#include <set>

namespace dubrovnik::invoicing {

namespace {

// States not party that often take part as observers have rows too, so that naming one as a
// participant needs nothing else.
std::set<scales::StateCode> everybody(const scales::Membership& membership,
                                      const scales::States& states) {
    std::set<scales::StateCode> result;
    for (const auto& entry : membership.all()) result.insert(entry.state);
    for (const auto& state : states.all()) result.insert(state.code);
    return result;
}

} // namespace

std::string example_addressees_csv(const scales::Membership& membership,
                                   const scales::States& states) {
    std::string csv =
        "# To whom each State's letters go. Missions and languages are a start: check them.\n"
        "# salutation: empty for the usual one of the language (Excellency, Excellence, ...).\n"
        "# channel: mail, post, handed over or note verbale (empty = post); several "
        "e-mails with a space between.\n"
        "iso3,language,salutation,line_1,line_2,line_3,street,number,postcode,town,"
        "country,emails,channel,notes\n";
    for (const auto code : everybody(membership, states)) {
        const auto* state = states.find(code);
        if (state == nullptr) continue;
        const auto mission = "Permanent Mission of " + state->formal_name_en;
        csv += fmt::format("{},en,,{},{},,,,,Geneva,CH,,post,\n", code.text(),
                           scales::csv_field(mission),
                           scales::csv_field("to the United Nations Office at Geneva"));
    }
    return csv;
}

} // namespace dubrovnik::invoicing
