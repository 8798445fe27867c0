// Verify: is this book what its writers left? Each check names the first thing that is not.
//
// An edit of any column, a deleted, swapped or inserted row breaks the chain. A tail cut off, or
// a chain rewritten as a whole, is a sound chain with another head: only who kept an earlier
// head (every report prints it) can find that, or a signature under a head that only the office can
// make (signed_heads.hpp).
#pragma once

#include "engine/book/book.hpp"
#include "engine/book/signing_key.hpp"
#include "scales/finding.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace dubrovnik::engine::book {

enum class Depth {
    quick, // all but the documents' bytes
    deep,  // the bytes against their hashes too, and SQLite's whole integrity check
};

struct Verification {
    scales::Findings findings; // none: the book is sound
    bool counted;              // false: its tables are not ours, and nothing below was counted
    std::int64_t chain_rows;
    std::int64_t entries;
    std::int64_t content_bytes; // read and hashed; 0 unless deep
    Hash head;
    std::size_t signed_heads; // each checked
};

// Codes: verify.storage, verify.schema, verify.chain, verify.row-outside, verify.head,
// verify.content, verify.balance, verify.numbers, verify.order, verify.receivables,
// verify.signature (with `trusted` keys also when a head is signed by another, or none is).
Verification verify(const Book& book, Depth depth, const std::optional<Hash>& known_head = {},
                    std::span<const PublicKey> trusted = {});

} // namespace dubrovnik::engine::book
