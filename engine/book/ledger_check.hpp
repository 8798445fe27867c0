// The receivables derived a second way: not from the postings but from the documents, receipts,
// corrections and surpluses that the entries are about. Not for use outside this folder.
#pragma once

#include "engine/book/connection.hpp"

#include <optional>
#include <string>

namespace dubrovnik::engine::book {

// What does not agree, or nothing. Checks, by document: called = its lines = its amount, taken
// off = its standing corrections, nothing below zero; by receipt: the cash and the charges; by
// fund: received + credits held = standing receipts + allocated gifts and unmatched money +
// surplus and opening credits − refunds.
std::optional<std::string> ledger_disagreement(Connection& connection);

} // namespace dubrovnik::engine::book
