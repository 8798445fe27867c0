// PaymentBox: amount, due date, reference and account in one calm box, on one page.
//
// For whoever makes the transfer: nothing else on the invoice needs to be read. `invoice` and
// `typesetter` must live until the flow is finished.
#pragma once

#include "invoicing/documents/invoice_words.hpp"
#include "invoicing/typesetting/flow.hpp"
#include "invoicing/typesetting/typesetter.hpp"

namespace dubrovnik::invoicing {

void set_payment_box(typesetting::Flow& flow, const InvoiceWords& invoice,
                     typesetting::Typesetter& typesetter, const typesetting::Language& language);

} // namespace dubrovnik::invoicing
