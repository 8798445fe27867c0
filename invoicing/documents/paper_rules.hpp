// What the words of the committee's papers must and may say.
#pragma once

#include "invoicing/words/template_rule.hpp"

namespace dubrovnik::invoicing {

TemplateRule shortfall_paper_rule();
TemplateRule statement_paper_rule();

} // namespace dubrovnik::invoicing
