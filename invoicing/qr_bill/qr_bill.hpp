// QrBill: what a Swiss QR-bill says, and the payload of its code (Swiss Implementation Guidelines
// QR-bill 2.3, chapter 4): a plain IBAN with a creditor reference (SCOR), addresses of type S.
//
// Refuses whatever a bank would refuse, so that no slip is printed that cannot be paid. The amount
// is exact: it comes from Money and is never a floating-point number.
#pragma once

#include "engine/money.hpp"
#include "invoicing/postal_address.hpp"
#include "scales/finding.hpp"

#include <optional>
#include <string>

namespace dubrovnik::invoicing {

struct QrBill {
    std::string iban; // without spaces
    PostalAddress creditor;
    engine::Money amount;
    std::optional<PostalAddress> debtor; // nothing: filled in by hand
    std::string reference;               // ISO 11649, without spaces
    std::string message;                 // may be empty
};

// The lines of the code, a line feed between two of them. Throws Refused with all findings:
// qr-bill.iban, qr-bill.reference, qr-bill.currency, qr-bill.amount, qr-bill.message,
// qr-bill.too-long, address.*.
std::string qr_bill_payload(const QrBill& bill);

} // namespace dubrovnik::invoicing
