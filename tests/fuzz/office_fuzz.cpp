// office.toml: an account that is confirmed line by line has one line for each field.
#include "invoicing/example_marks.hpp"
#include "invoicing/office.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>

namespace dubrovnik::fuzz {

namespace {

using namespace invoicing;

std::string office_text(const Office& office) {
    std::string text = office.file + office.language + accounts_text(office.accounts());
    for (const auto& biller : office.billers) {
        text += biller.letterhead_in("fr").name + biller.contact_in("en");
        text += std::to_string(biller.due_days);
    }
    for (const auto& signatory : office.letter.in("fr").signatories)
        text += signatory.name + signatory.title;
    return text;
}

// Whoever changes an account must not be able to hide it in another field's line.
void require_line_for_each_field(const Office& office) {
    for (const auto& account : office.accounts()) {
        long filled = 0;
        for (const auto& field : account_field_texts(account))
            filled += field.value.empty() ? 0 : 1;
        const auto lines = std::ranges::count(account_text(account), '\n');
        ensure(lines == filled, "a field of an account is one line");
    }
}

void run(std::string_view input) {
    const scales::SourceText source{"office.toml", std::string(input)};
    auto office = same_answer([&] { return parse_office(source); }, office_text);
    if (!office) return;
    require_line_for_each_field(*office);
    office->logos();
    for (const auto& biller : office->billers)
        ensure(office->biller(biller.id).id == biller.id, "a biller is found by its name");
    if (office->mail) ensure(office->mail->port >= 1 && office->mail->port <= 65535, "a port");
    if (office->specimen) return;
    for (const auto& account : office->accounts())
        ensure(!scales::has_errors(account_findings(account)) && !is_placeholder(account),
               "an office that is no specimen has accounts to pay into");
    for (const auto& signatory : office->letter.in("fr").signatories)
        ensure(!is_example(signatory.name), "nobody who is made up signs a real letter");
}

const FuzzTarget target("office", run);

} // namespace

} // namespace dubrovnik::fuzz
