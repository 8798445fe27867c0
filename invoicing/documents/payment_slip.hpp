// PaymentSlip: the payment part of a Swiss QR-bill and its receipt, 210 × 105 mm at the foot of a
// page (Swiss Implementation Guidelines QR-bill 2.3, chapter 3, and its style guide).
//
// Its measures, sizes and words are prescribed; the page's own design stops at the perforation.
// Refuses to make a slip that looks payable and is not: without a valid Swiss IBAN, the holder's
// address, francs or euros, or with a placeholder, there is none.
#pragma once

#include "invoicing/documents/invoice_content.hpp"
#include "invoicing/qr_bill/qr_bill.hpp"
#include "invoicing/typesetting/page.hpp"

#include <optional>
#include <string_view>

namespace dubrovnik::invoicing {

inline constexpr double payment_slip_height = typesetting::millimetres(105);
// The lowest that other things of its page may reach: the words over the perforation stand below.
inline constexpr double payment_slip_clear = typesetting::millimetres(8);

// Of an invoice that can be paid with one. A specimen's says so in its message, too.
std::optional<QrBill> qr_bill_of(const InvoiceContent& content);

// Throws Refused: qr-bill.*, address.*, layout.overflow.
void draw_payment_slip(typesetting::Page& page, typesetting::Typesetter& typesetter,
                       const QrBill& bill, std::string_view language);

} // namespace dubrovnik::invoicing
