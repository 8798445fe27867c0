// addressees.csv: a row that is taken can be written to.
#include "invoicing/addressee.hpp"
#include "invoicing/delivery/mail_address.hpp"
#include "tests/fuzz/target.hpp"

namespace dubrovnik::fuzz {

namespace {

using namespace invoicing;

std::string addressees_text(const Addressees& addressees) {
    std::string text;
    for (const auto& [state, row] : addressees) {
        text += state.text() + row.language + row.salutation + row.channel + row.notes;
        for (const auto& line : row.block()) text += line + "\n";
        for (const auto& email : row.emails) text += email + "\n";
    }
    return text;
}

void run(std::string_view input) {
    const scales::SourceText source{"addressees.csv", std::string(input)};
    const auto addressees = same_answer([&] { return parse_addressees(source); }, addressees_text);
    if (!addressees) return;
    for (const auto& [state, row] : *addressees) {
        ensure(row.state == state && !row.block().empty(), "a row has an address");
        ensure(!row.salutation.empty() && !row.channel.empty(), "and how it begins and goes");
        for (const auto& email : row.emails)
            ensure(is_mail_address(email), "what is kept can be mailed to");
        if (const auto address = row.postal_address("Made-up State"))
            for (const auto& finding : address_findings(*address, "the address", row.place))
                ensure(!finding.message.empty(), "what a bank would not take is said");
    }
}

const FuzzTarget target("addressees", run);

} // namespace

} // namespace dubrovnik::fuzz
