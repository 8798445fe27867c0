// Annex: “How this amount was calculated”, on pages of its own behind the invoice.
#pragma once

#include "invoicing/documents/annex_words.hpp"
#include "invoicing/typesetting/flow.hpp"

namespace dubrovnik::invoicing {

void set_annex(typesetting::Flow& flow, const AnnexWords& annex);

} // namespace dubrovnik::invoicing
