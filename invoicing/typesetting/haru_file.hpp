// HaruFile: the objects of a document as the bytes of a file, with an ID made from them.
//
// libharu writes every object out in full, and a tagged document has hundreds: packed into one
// deflated object stream (PDF 32000-1, 7.5.7) they cost a few KB instead of twenty. The plain form
// is PDF 1.4, which knows no such streams.
#pragma once

#include <hpdf.h>
#include <string>

namespace dubrovnik::invoicing::typesetting {

enum class FileForm { packed, plain };

// Takes no clock: the same objects give the same bytes.
std::string file_bytes(HPDF_Doc document, FileForm form);

} // namespace dubrovnik::invoicing::typesetting
