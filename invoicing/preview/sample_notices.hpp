// SampleNotices: a credit note, a void notice and a receipt letter as a preview shows them, about
// the State's invoice of one biller.
#pragma once

#include "invoicing/notices/notice_content.hpp"
#include "invoicing/preview/sample.hpp"
#include "invoicing/words/templates.hpp"

namespace dubrovnik::invoicing {

NoticeContent sample_credit_note(const Sample& sample, const PlannedInvoice& invoice);
NoticeContent sample_void_notice(const Sample& sample, const PlannedInvoice& invoice);

// For more than was asked, or for a voluntary contribution.
enum class SampleReceipt { payment, gift };

// The lines of a receipt letter are words of its template. Throws Refused: template.*.
NoticeContent sample_receipt_letter(const Sample& sample, const PlannedInvoice& invoice,
                                    const Templates& templates, SampleReceipt receipt);

} // namespace dubrovnik::invoicing
