// References and account numbers: ISO 11649, ISO 13616 and ISO 9362.
#include "invoicing/account.hpp"
#include "invoicing/creditor_reference.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>

namespace dubrovnik::fuzz {

namespace {

using namespace invoicing;

bool is_body(std::string_view text) {
    return !text.empty() && text.size() <= 21 && std::ranges::all_of(text, [](char letter) {
        return (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
    });
}

// One changed character is always noticed by the remainder modulo 97.
void require_slips_noticed(const std::string& reference) {
    for (std::size_t index = 4; index < reference.size(); ++index) {
        auto slipped = reference;
        auto& letter = slipped[index];
        letter = letter == '9' ? '0' : letter == 'Z' ? 'A' : static_cast<char>(letter + 1);
        if (letter == ':') letter = '0';
        ensure(!is_creditor_reference(slipped), "a slip of one character is noticed");
    }
}

void run(std::string_view input) {
    if (is_body(input)) {
        const auto reference = creditor_reference(input);
        ensure(is_creditor_reference(reference), "a reference that is made is one");
        ensure(reference.substr(4) == input, "and holds the number");
        require_slips_noticed(reference);
    }
    if (is_creditor_reference(input))
        ensure(creditor_reference(input.substr(4)) == input, "check digits are the only ones");
    if (is_iban(input)) {
        ensure(input.size() >= 15 && input.size() <= 34, "an IBAN has its length");
        ensure(rotated_modulo_97(input) == 1, "and its remainder");
    }
    ensure(!is_qr_iban(input) || is_swiss_iban(input), "a QR-IBAN is a Swiss one");
    ensure(!is_bic(input) || input.size() == 8 || input.size() == 11, "a BIC has its length");
    auto ungrouped = grouped_by_four(input);
    std::erase(ungrouped, ' ');
    std::string bare(input);
    std::erase(bare, ' ');
    ensure(ungrouped == bare, "groups change nothing but blanks");
}

const FuzzTarget target("references", run);

} // namespace

} // namespace dubrovnik::fuzz
