// NoticeDesk: credit notes, void notices and receipt letters, numbered, printed and recorded.
//
// A notice is stored in the transaction of the event it is about, so that there is none without
// the other. Numbers run per biller and year: ISU-2017-C001 (credit notes), …-V001 (voids),
// …-R001 (receipt letters). Refuses a State without addressee.
#pragma once

#include "engine/book/corrections.hpp"
#include "engine/book/documents.hpp"
#include "engine/book/receipts.hpp"
#include "invoicing/addressee.hpp"
#include "invoicing/documents/document_fonts.hpp"
#include "invoicing/notices/notice_content.hpp"
#include "invoicing/office.hpp"
#include "invoicing/typesetting/font_subset.hpp"
#include "invoicing/words/templates.hpp"
#include "scales/states.hpp"

#include <string>

namespace dubrovnik::invoicing {

// What notices are made with; all must outlive the desk.
struct NoticeTools {
    const Office& office;
    const Addressees& addressees;
    const scales::States& states;
    const Templates& templates;
    const DocumentFonts& fonts;
    std::string number_prefix; // of the biller: "ISU"
};

struct IssuedNotice {
    engine::EntryId entry;
    engine::DocumentId document;
    std::string number;
};

// Throw Refused: addressee.missing, office.biller, template.*, and those of the recording.
// Issued on the transaction's day, and booked for it.
IssuedNotice issue_credit_note(engine::book::WriteTransaction& transaction,
                               const engine::book::CorrectionPlan& plan, const std::string& reason,
                               const NoticeTools& tools);
IssuedNotice issue_void_notice(engine::book::WriteTransaction& transaction,
                               const engine::book::CorrectionPlan& plan, const std::string& reason,
                               const NoticeTools& tools);

// For the receipt of the newest entry, which has a State.
IssuedNotice issue_receipt_letter(engine::book::WriteTransaction& transaction,
                                  const engine::book::NewReceipt& receipt,
                                  const engine::book::RecordedReceipt& recorded,
                                  const NoticeTools& tools);

// Where its copy lies below the copies' folder: "2017/CHE/annual/ISU-2017-C001.pdf".
std::string notice_copy_path(const engine::book::Book& book,
                             const engine::book::DocumentRecord& notice);

} // namespace dubrovnik::invoicing
