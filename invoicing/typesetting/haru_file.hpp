// HaruFile: the objects of a document as the bytes of a file, with an ID made from them.
//
// libharu writes every object out in full, and a tagged document has hundreds: packed into one
// deflated object stream (PDF 32000-1, 7.5.7) they cost a few KB instead of twenty. Those of the
// structure lie in a stream of their own: who only wants the pages, to merge them, need not read
// it. The plain form is PDF 1.4, which knows no such streams.
#pragma once

#include <cstddef>
#include <hpdf.h>
#include <string>

namespace dubrovnik::invoicing::typesetting {

enum class FileForm { packed, plain };

// Takes no clock: the same objects give the same bytes.
// Objects from that number on are the structure's.
std::string file_bytes(HPDF_Doc document, FileForm form, std::size_t first_of_structure);

} // namespace dubrovnik::invoicing::typesetting
