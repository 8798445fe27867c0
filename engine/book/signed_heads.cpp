#include "engine/book/signed_heads.hpp"

#include "engine/book/chain.hpp"
#include "engine/book/journal.hpp"
#include "engine/book/query.hpp"
#include "engine/book/refusal.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::engine::book {

namespace {

struct KeyRow {
    std::int64_t id;
    PublicKey key;
};

std::optional<KeyRow> newest_key(Connection& connection) {
    Query query(connection, "SELECT id, public_key FROM signing_keys ORDER BY id DESC LIMIT 1");
    if (!query.step()) return std::nullopt;
    return KeyRow{.id = query.integer(0), .key = query.code(1, parse_public_key)};
}

bool is_signature(Connection& connection, EntryId entry) {
    Query query(connection, "SELECT 1 FROM head_signatures WHERE entry = ?");
    query.with(static_cast<std::int64_t>(entry));
    return query.step();
}

std::string name_of(const std::optional<PublicKey>& key) {
    return key ? "the key " + fingerprint(*key) : "no key";
}

// The key was opened before the transaction began: another process may have made a new one since.
void require_newest(const std::optional<KeyRow>& newest, const SigningKey* key) {
    const auto needed = newest ? std::optional(newest->key) : std::nullopt;
    const auto given = key ? std::optional(key->public_key()) : std::nullopt;
    if (needed == given) return;
    refuse("key.changed",
           fmt::format("the book is signed by {} meanwhile, must be by {} as when this began",
                       name_of(needed), name_of(given)),
           "run the same command again");
}

std::string names_of(std::span<const PublicKey> keys) {
    std::string names;
    for (const auto& key : keys) names += (names.empty() ? "" : " or ") + fingerprint(key);
    return names;
}

scales::Finding finding(const Book& book, std::string message) {
    return {.code = "verify.signature",
            .message = std::move(message),
            .place = {.file = book.path().string()},
            .hint = "somebody without the office's key wrote this book: restore the newest sound "
                    "backup"};
}

std::optional<std::string> link_hash(Connection& connection, std::int64_t link) {
    Query query(connection, "SELECT hash FROM chain WHERE id = ?");
    query.with(link);
    if (!query.step()) return std::nullopt;
    return hash_text(query.hash(0));
}

bool is_last_link_of(Connection& connection, const SignedHead& head) {
    Query query(connection, "SELECT table_name, row_id FROM chain WHERE id = ?");
    query.with(head.link + 1);
    // The signature's own entry comes next, whatever else was signed.
    return query.step() && query.view(0) == "entries" &&
           query.integer(1) == static_cast<std::int64_t>(head.last_entry) + 1;
}

scales::Findings check(const Book& book, const SignedHead& head,
                       std::span<const PublicKey> trusted) {
    auto& connection = book.connection();
    const auto name =
        fmt::format("the head signed after entry {}", static_cast<std::int64_t>(head.last_entry));
    if (link_hash(connection, head.link) != hash_text(head.hash) ||
        !is_last_link_of(connection, head))
        return {finding(book, name + " is not the chain's: rows before it were written anew")};
    if (!is_signed(signed_text(head), head.signature, head.key))
        return {finding(book, fmt::format("{} bears a signature that the key {} did not make", name,
                                          fingerprint(head.key)))};
    if (!trusted.empty() && std::find(trusted.begin(), trusted.end(), head.key) == trusted.end())
        return {finding(book, fmt::format("{} is signed by the key {}, must be by {}", name,
                                          fingerprint(head.key), names_of(trusted)))};
    return {};
}

} // namespace

std::string signed_text(const SignedHead& head) {
    return fmt::format("dubrovnik signed head 1\nentry {}\nday {}\nlink {}\nhead {}\nkey {}\n",
                       static_cast<std::int64_t>(head.last_entry), scales::day_text(head.day),
                       head.link, hash_text(head.hash), public_key_text(head.key));
}

EntryId record_signing_key(WriteTransaction& transaction, const PublicKey& key,
                           const std::string& reason) {
    const auto text = public_key_text(key);
    {
        Query query(transaction.book().connection(),
                    "SELECT 1 FROM signing_keys WHERE public_key = ?");
        if (query.with(text).step())
            refuse("key.again",
                   fmt::format("the key {} is known already, must be a new one", fingerprint(key)),
                   "make another with `dubrovnik keys init --replace REASON`");
    }
    const auto entry = append_entry(transaction, {.kind = EntryKind::setting,
                                                  .fund = {},
                                                  .booked_on = transaction.occasion().recorded_on,
                                                  .reason = reason});
    transaction.rows().insert("signing_keys", {entry, text});
    return entry;
}

std::optional<PublicKey> signing_key(const Book& book) {
    const auto row = newest_key(book.connection());
    if (!row) return std::nullopt;
    return row->key;
}

std::optional<SignedHead> sign_head(WriteTransaction& transaction, const SigningKey* key) {
    const auto& book = transaction.book();
    const auto row = newest_key(book.connection());
    require_newest(row, key);
    if (key == nullptr) return std::nullopt;
    const auto newest = book.newest_entry();
    const auto chain = chain_head(book.connection());
    if (is_signature(book.connection(), newest.entry)) return std::nullopt;
    SignedHead head{.last_entry = newest.entry,
                    .day = newest.day,
                    .link = chain.links,
                    .hash = chain.hash,
                    .key = row->key,
                    .signature = {}};
    head.signature = key->sign(signed_text(head));
    // Not by append_entry: a closed year takes no booking, but who closes it on its last day signs
    // that very close.
    const auto& occasion = transaction.occasion();
    const auto entry = transaction.rows().insert(
        "entries", {entry_kind_text(EntryKind::signature), std::nullopt, occasion.recorded_on,
                    occasion.recorded_on, occasion.instant, occasion.actor,
                    std::string_view("the head of the chain")});
    transaction.rows().insert("head_signatures",
                              {entry, row->id, head.last_entry, head.link, hash_text(head.hash),
                               signature_text(head.signature)});
    return head;
}

std::vector<SignedHead> signed_heads(const Book& book) {
    Query query(book.connection(),
                "SELECT s.last_entry, e.recorded_on, s.link, s.hash, k.public_key, s.signature"
                " FROM head_signatures s JOIN signing_keys k ON k.id = s.signing_key"
                " JOIN entries e ON e.id = s.last_entry ORDER BY s.id");
    std::vector<SignedHead> heads;
    while (query.step())
        heads.push_back({.last_entry = query.id<EntryId>(0),
                         .day = query.day(1),
                         .link = query.integer(2),
                         .hash = query.code(3, parse_hash),
                         .key = query.code(4, parse_public_key),
                         .signature = query.code(5, parse_signature)});
    return heads;
}

scales::Findings check_signed_heads(const Book& book, std::span<const SignedHead> heads,
                                    std::span<const PublicKey> trusted) {
    if (!trusted.empty() && heads.empty())
        return {finding(book, fmt::format("no head is signed, must be by {}", names_of(trusted)))};
    for (const auto& head : heads)
        if (auto findings = check(book, head, trusted); !findings.empty()) return findings;
    return {};
}

} // namespace dubrovnik::engine::book
