// QR-bill: a payload that is made has exactly the standard's lines, with the fields in them.
#include "engine/money.hpp"
#include "invoicing/qr_bill/qr_bill.hpp"
#include "invoicing/qr_bill/qr_code.hpp"
#include "scales/utf8.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>

namespace dubrovnik::fuzz {

namespace {

using namespace invoicing;

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines(1);
    for (const char byte : text)
        if (byte == '\n')
            lines.emplace_back();
        else
            lines.back() += byte;
    return lines;
}

PostalAddress address_at(const std::vector<std::string>& fields, std::size_t first) {
    return {.name = fields[first],
            .street = fields[first + 1],
            .number = fields[first + 2],
            .postcode = fields[first + 3],
            .town = fields[first + 4],
            .country = fields[first + 5]};
}

// The fields may hold anything; U+2028 stands for a line feed, so that one can be within a field.
QrBill bill_of(std::string_view input) {
    auto fields = lines_of(input);
    fields.resize(16);
    for (auto& field : fields)
        for (auto at = field.find("\u2028"); at != field.npos; at = field.find("\u2028"))
            field.replace(at, 3, "\n");
    const auto money = answer_of([&] { return engine::parse_money(fields[13]); });
    QrBill bill{.iban = fields[0],
                .creditor = address_at(fields, 1),
                .amount = money.value_or(engine::Money::zero(*engine::parse_currency("CHF"))),
                .debtor = {},
                .reference = fields[14],
                .message = fields[15]};
    if (!fields[7].empty()) bill.debtor = address_at(fields, 7);
    return bill;
}

void run(std::string_view input) {
    if (scales::first_bad_utf8(input)) return; // files are checked before
    const auto bill = bill_of(input);
    const auto payload =
        same_answer([&] { return qr_bill_payload(bill); }, [](const auto& text) { return text; });
    if (!payload) return;
    const auto lines = lines_of(*payload);
    ensure(lines.size() == 31, "a payload has 31 lines");
    ensure(lines[3] == bill.iban && lines[4] == "S", "the account and the address' type");
    ensure(lines[18] == engine::plain_amount_text(bill.amount), "the amount");
    ensure(lines[19] == bill.amount.currency().code(), "the currency");
    ensure(lines[27] == "SCOR" && lines[28] == bill.reference, "the reference");
    ensure(lines[29] == payable_text(bill.message) && lines[30] == "EPD", "the message");
    ensure(!first_letter_not_payable(lines[5] + lines[29]), "in the payment alphabet");
    const QrCode code(*payload);
    ensure(code.size() >= 21 && code.size() <= 117 && code.is_dark(0, 0), "a code of 25 or less");
}

const FuzzTarget target("qr_bill", run);

} // namespace

} // namespace dubrovnik::fuzz
