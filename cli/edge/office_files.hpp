// OfficeFiles: the office's folder as the verbs see it: office.toml, addressees.csv, calls and
// the book, read at the edge.
#pragma once

#include "cli/edge/context.hpp"
#include "engine/assessment.hpp"
#include "engine/book/book.hpp"
#include "engine/funding_model.hpp"
#include "invoicing/addressee.hpp"
#include "invoicing/office.hpp"

#include <string>
#include <vector>

namespace dubrovnik::cli {

// The shipped funding models. Throws Refused as parse_funding_model does.
std::vector<engine::FundingModel> read_models(const Context& context);
engine::FundingModels load_models(const Context& context);

// Throw Refused: file.missing and those of the parsers.
invoicing::Office load_office(const Context& context);
invoicing::Addressees load_addressees(const Context& context);

// Throws Refused: book.missing and those of Book::open.
engine::book::Book open_book(const Context& context, engine::book::Access access);

struct LoadedCall {
    engine::Call call;
    std::string sha256; // of the file's bytes
};

// `path` as it was typed: from the folder at hand, else from the office's folder.
// Throws Refused: file.missing and those of parse_call.
LoadedCall load_call(const Context& context, const std::string& path);

// Who writes, today, at this moment. The actor is the system's user; it appears in the book only.
engine::book::Occasion occasion(const Context& context);

} // namespace dubrovnik::cli
