// Numbers in Arabic words, as rules for ICU: its own write “خمسة مائة وإثنا عشر” for 512, which
// must be “خمسمائة واثنا عشر”.
//
// Masculine, as what is counted on invoices is (فرنك, دولار, يورو). A thousand has the form that
// its count asks for: ألف, ألفان, ثلاثة آلاف, أحد عشر ألفًا, مائة ألف.
#pragma once

#include <string>

namespace dubrovnik::invoicing {

// The rule set to use is arabic_numbers_set.
std::string arabic_number_rules();

inline constexpr auto arabic_numbers_set = u"%cardinal";

} // namespace dubrovnik::invoicing
