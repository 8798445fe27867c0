// Creditor reference: the payer quotes it, and the receipt finds its invoice (ISO 11649).
//
// RF + two check digits + a body of 1 to 21 letters and digits. The check digits lie between 02
// and 98; 00, 01 and 99 satisfy the remainder too but are aliases, so they are refused.
#pragma once

#include <string>
#include <string_view>

namespace dubrovnik::invoicing {

// "ISU-2017-0001" -> "RF69ISU20170001": the number without hyphens.
std::string creditor_reference(std::string_view document_number);

bool is_creditor_reference(std::string_view reference);

// In groups of four for the eye: "RF69 ISU2 0170 001". Also used for an IBAN.
std::string grouped_by_four(std::string_view reference);

// The remainder modulo 97 of ISO/IEC 7064 (A = 10 … Z = 35) after the first four characters have
// moved to the end; 1 for a valid IBAN or creditor reference, -1 for other characters.
int rotated_modulo_97(std::string_view reference);

} // namespace dubrovnik::invoicing
