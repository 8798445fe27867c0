// Document fonts: which characters the batch's font cuts hold, style by style.
//
// Bold, italic and the payment slip's letters are used sparingly: a small cut of each document's
// own is shorter than one that could print everything, and keeps a document below 25 KB.
#pragma once

#include "invoicing/typesetting/font_subset.hpp"

namespace dubrovnik::invoicing {

typesetting::Repertoires document_repertoires(const typesetting::Repertoire& repertoire);

} // namespace dubrovnik::invoicing
