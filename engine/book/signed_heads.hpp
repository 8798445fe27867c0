// SignedHeads: heads of the chain under which the office put its signature.
//
// It closes what the chain leaves open: whoever has the file can compute the whole chain anew, but
// not sign it. A signature covers everything up to its head, so only rows after the newest one
// could be cut off or written anew unseen; every issue, reminder run, close and backup signs.
#pragma once

#include "engine/book/book.hpp"
#include "engine/book/signing_key.hpp"
#include "scales/finding.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace dubrovnik::engine::book {

struct SignedHead {
    EntryId last_entry; // whose last row the head stands after
    scales::Day day;    // when it was recorded
    std::int64_t link;
    Hash hash;
    PublicKey key;
    Signature signature;
};

// What is signed, byte for byte: six short lines of ASCII (docs/book.md).
std::string signed_text(const SignedHead& head);

// An entry of its own; from now on this key signs. Throws Refused: key.again when the book knows
// it already, year.closed (that of the office's day).
EntryId record_signing_key(WriteTransaction& transaction, const PublicKey& key,
                           const std::string& reason);

// The newest, or nothing: an office without a key signs nothing.
std::optional<PublicKey> signing_key(const Book& book);

// Signs the chain as it ends now, in an entry of its own, within the same transaction. Nothing
// when there is no key, or when the newest entry is a signature already. Throws Refused
// key.changed when `key` is not the book's newest, or none is given and the book has one.
std::optional<SignedHead> sign_head(WriteTransaction& transaction, const SigningKey* key);

// From the first to the last.
std::vector<SignedHead> signed_heads(const Book& book);

// Of all the book's heads. verify.signature: a signature that does not fit its head, or a head the
// chain never had; and, when `trusted` is not empty, one by no key of these, or none at all.
scales::Findings check_signed_heads(const Book& book, std::span<const SignedHead> heads,
                                    std::span<const PublicKey> trusted);

} // namespace dubrovnik::engine::book
