// What the words of the reminder letter and of the statement of account must and may say.
#pragma once

#include "invoicing/words/template_rule.hpp"

#include <string>
#include <vector>

namespace dubrovnik::invoicing {

// Each biller of the funding model is named by a piece of its own: "purpose-isu", "fund-isu".
TemplateRule reminder_rule(const std::vector<std::string>& billers);
TemplateRule statement_rule(const std::vector<std::string>& billers);

} // namespace dubrovnik::invoicing
