// NoticeFiles: what credit notes, void notices and receipt letters are made with, read at the
// edge and held while they are printed.
#pragma once

#include "cli/edge/context.hpp"
#include "engine/book/documents.hpp"
#include "engine/funding_model.hpp"
#include "invoicing/notices/notice_desk.hpp"
#include "scales/facts.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::cli {

class NoticeFiles {
  public:
    // `texts`: what the notices say beyond the office's files (titles of lines, a reason).
    // Throws Refused: file.*, template.*, font.*, fund.unknown.
    NoticeFiles(const Context& context, std::string_view biller,
                const std::vector<std::string>& texts);

    invoicing::NoticeTools tools() const;

  private:
    invoicing::Office office_;
    invoicing::Addressees addressees_;
    scales::Facts facts_;
    engine::FundingModel model_;
    invoicing::Templates templates_;
    invoicing::DocumentFonts fonts_;
    std::string number_prefix_;
};

// Puts the copy of a notice, or of an invoice that takes another one's place, into out/ of the
// office and says so.
void write_notice_copy(Context& context, const std::string& number);

// A warning when the book is a specimen: every document says so across the page.
scales::Findings specimen_warnings(const engine::book::Book& book);

// Adds what is told later to what is told already.
void append(scales::Findings& warnings, const scales::Findings& more);

} // namespace dubrovnik::cli
