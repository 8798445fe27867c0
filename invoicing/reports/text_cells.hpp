// TextCells: one text as a field of CSV or a string of JSON, for whoever streams instead of
// building a ReportTable.
#pragma once

#include <string>
#include <string_view>

namespace dubrovnik::invoicing {

// Safe in a spreadsheet too: what begins like a formula gets a leading apostrophe. Not for
// numbers of ours, which may begin with a minus.
std::string csv_text_cell(std::string_view text);

// With its quotes.
std::string json_string(std::string_view text);

} // namespace dubrovnik::invoicing
