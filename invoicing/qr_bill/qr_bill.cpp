#include "invoicing/qr_bill/qr_bill.hpp"

#include "invoicing/account.hpp"
#include "invoicing/creditor_reference.hpp"
#include "scales/utf8.hpp"

#include <fmt/format.h>

namespace dubrovnik::invoicing {

using scales::Findings;

namespace {

constexpr std::int64_t amount_minor_at_most = 99'999'999'999; // 999,999,999.99
constexpr std::size_t message_letters_at_most = 140;
constexpr std::size_t payload_bytes_at_most = 997; // of a code of version 25 with level M
constexpr int empty_lines_of_a_party = 7;

class QrBillCheck {
  public:
    explicit QrBillCheck(const QrBill& bill)
        : bill_(bill) {}

    Findings findings() {
        check_account();
        check_amount();
        check_message();
        add(address_findings(bill_.creditor, "the creditor's address", {}));
        if (bill_.debtor) add(address_findings(*bill_.debtor, "the debtor's address", {}));
        return std::move(findings_);
    }

  private:
    void add(const Findings& more) { findings_.insert(findings_.end(), more.begin(), more.end()); }

    void report(std::string code, std::string message, std::string hint) {
        findings_.push_back({.code = std::move(code),
                             .message = std::move(message),
                             .place = {},
                             .hint = std::move(hint)});
    }

    void check_account() {
        if (!is_iban(bill_.iban) || !is_swiss_iban(bill_.iban))
            report(
                "qr-bill.iban",
                fmt::format("the IBAN {} is no valid one of Switzerland or Liechtenstein, a Swiss "
                            "QR-bill must have one",
                            grouped_by_four(bill_.iban)),
                "send wire instructions instead");
        if (is_qr_iban(bill_.iban))
            report(
                "qr-bill.iban",
                fmt::format("{} is a QR-IBAN, must be the plain IBAN beside a creditor reference",
                            grouped_by_four(bill_.iban)),
                "ask the bank for the account's plain IBAN");
        if (!is_creditor_reference(bill_.reference))
            report("qr-bill.reference",
                   fmt::format("“{}” is no creditor reference, must be one (ISO 11649)",
                               bill_.reference),
                   "it is made from the invoice's number");
    }

    void check_amount() {
        const auto code = bill_.amount.currency().code();
        if (code != "CHF" && code != "EUR")
            report("qr-bill.currency",
                   fmt::format("the currency is {}, must be CHF or EUR on a Swiss QR-bill", code),
                   "send wire instructions instead");
        if (bill_.amount.amount_minor() < 1 || bill_.amount.amount_minor() > amount_minor_at_most)
            report("qr-bill.amount",
                   fmt::format("the amount is {}, must lie between 0.01 and 999,999,999.99",
                               engine::money_text(bill_.amount)),
                   "send wire instructions instead");
    }

    void check_message() {
        if (first_letter_not_payable(bill_.message) ||
            scales::code_point_count(bill_.message) > message_letters_at_most)
            report(
                "qr-bill.message",
                fmt::format("the message “{}” must have 140 letters at most, which Swiss payments "
                            "take",
                            bill_.message),
                "shorten it, in Latin letters");
    }

    const QrBill& bill_;
    Findings findings_;
};

std::string party_lines(const std::optional<PostalAddress>& party) {
    if (!party) return std::string(empty_lines_of_a_party, '\n');
    return fmt::format("S\n{}\n{}\n{}\n{}\n{}\n{}\n", party->name, party->street, party->number,
                       party->postcode, party->town, party->country);
}

QrBill payable(QrBill bill) {
    bill.creditor = invoicing::payable(bill.creditor);
    if (bill.debtor) bill.debtor = invoicing::payable(*bill.debtor);
    bill.message = payable_text(bill.message);
    return bill;
}

} // namespace

std::string qr_bill_payload(const QrBill& given) {
    const auto bill = payable(given);
    refuse_errors(QrBillCheck(bill).findings());
    auto payload = fmt::format("SPC\n0200\n1\n{}\n", bill.iban) + party_lines(bill.creditor);
    payload += party_lines(std::nullopt); // the ultimate creditor: kept free by the standard
    payload += fmt::format("{}\n{}\n", engine::plain_amount_text(bill.amount),
                           bill.amount.currency().code());
    payload += party_lines(bill.debtor);
    payload += fmt::format("SCOR\n{}\n{}\nEPD", bill.reference, bill.message);
    if (payload.size() <= payload_bytes_at_most) return payload;
    throw scales::Refused({.code = "qr-bill.too-long",
                           .message = fmt::format("the payload has {} bytes, must have {} at most",
                                                  payload.size(), payload_bytes_at_most),
                           .place = {},
                           .hint = "shorten the names and addresses"});
}

} // namespace dubrovnik::invoicing
