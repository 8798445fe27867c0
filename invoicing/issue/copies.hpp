// Copies: the files under out/ that show what the book holds.
//
// The book is the record; a copy can be deleted and is made again from the stored bytes, never
// rendered again. Layout: YEAR/ISO3/CALL/{letter,NUMBER,…,packet}.pdf and
// YEAR/CALL/all-packets.pdf; the merged files are print copies.
#pragma once

#include "engine/assessment.hpp"
#include "engine/book/documents.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace dubrovnik::invoicing {

// Writes one file below the copies' folder unless it is there already with these bytes; true
// when it wrote. May be called by several workers at once.
using CopySink = std::function<bool(const std::string& relative_path, std::string_view bytes)>;

struct CopyCount {
    std::size_t written;
    std::size_t already_there;
};

// All copies of a call's packets.
CopyCount write_copies(const engine::book::Book& book, const engine::Assessment& assessment,
                       engine::book::AssessmentId id, const CopySink& sink);

} // namespace dubrovnik::invoicing
