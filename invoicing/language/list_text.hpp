// ListText: several things said one after the other, joined as the language joins them.
//
// The customs are ICU's (CLDR). Amounts have decimal commas in some languages, so that a list of
// them needs a word at its end: "CHF 1,00 et USD 2,00".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::invoicing {

// "a, b and c", in one of the six official languages of the United Nations.
std::string list_text(std::string_view language, const std::vector<std::string>& items);

} // namespace dubrovnik::invoicing
