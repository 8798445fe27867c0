// DocumentRules: which pieces of text the documents need, and which fields each piece is offered.
//
// The one list that templates are checked against and that the documents draw from.
#pragma once

#include "invoicing/words/template_rule.hpp"

#include <string>
#include <vector>

namespace dubrovnik::invoicing {

// One rule each for letter, invoice, annex, credit note, void notice and receipt letter, and one
// per biller ("invoice-unog"), named by the billers of the funding models.
std::vector<TemplateRule> document_rules(const std::vector<std::string>& billers);

// "invoice-unog" for "unog".
std::string biller_document(const std::string& biller);

} // namespace dubrovnik::invoicing
