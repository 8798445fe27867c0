// Heads that office.toml does not have in a document's language: they are printed in the office's
// own words, which the officer should know before the letters go.
#pragma once

#include "invoicing/office.hpp"
#include "scales/finding.hpp"

#include <set>
#include <string>

namespace dubrovnik::invoicing {

// office.untranslated: a warning for each of `languages` that lacks sections like [letter.fr],
// [reminder.fr] or [biller.isu.fr], and names them. The office's own language needs none.
scales::Findings untranslated_heads(const Office& office, const std::set<std::string>& languages);

} // namespace dubrovnik::invoicing
