// What the words of the committee's papers must and may say.
#pragma once

#include "invoicing/words/template_rule.hpp"

#include <string>
#include <vector>

namespace dubrovnik::invoicing {

// Every biller has a fund, and the papers name it.
TemplateRule shortfall_paper_rule(const std::vector<std::string>& billers);
TemplateRule statement_paper_rule(const std::vector<std::string>& billers);

} // namespace dubrovnik::invoicing
