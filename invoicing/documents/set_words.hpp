// SetWords: words of a template, set as paragraphs, lists and tables of a page.
#pragma once

#include "invoicing/typesetting/flow.hpp"
#include "invoicing/words/rich_text.hpp"

namespace dubrovnik::invoicing {

typesetting::RichText runs_of(const Runs& runs);

// Every block in turn; `style` is that of its paragraphs.
void set_words(typesetting::Flow& flow, const RichText& words,
               const typesetting::ParagraphStyle& style);

} // namespace dubrovnik::invoicing
