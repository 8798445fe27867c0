// Own numbers: UNOG is a biller of its own, and its number of an invoice may be printed beside
// ours.
#pragma once

#include "scales/source_text.hpp"
#include "scales/state_code.hpp"

#include <map>
#include <string>

namespace dubrovnik::invoicing {

using OwnNumbers = std::map<scales::StateCode, std::string>;

// Columns iso3,number. Throws Refused: csv.*, issue.own-number.
OwnNumbers parse_own_numbers(const scales::SourceText& source);

} // namespace dubrovnik::invoicing
