// Keys, signatures and hashes: what is read is written again letter by letter; a private key that
// its passphrase opens signs what its public key confirms.
#include "engine/book/sha256.hpp"
#include "engine/book/signing_key.hpp"
#include "tests/fuzz/target.hpp"

namespace dubrovnik::fuzz {

namespace {

using namespace engine::book;

constexpr std::string_view passphrase = "only for these inputs"; // that of corpus/keys/
constexpr std::string_view some_head = "dubrovnik head 7";

void require_one_spelling(const std::string& text) {
    if (const auto key = parse_public_key(text))
        ensure(public_key_text(*key) == text, "a public key has one spelling");
    if (const auto signature = parse_signature(text))
        ensure(signature_text(*signature) == text, "a signature has one spelling");
    if (const auto hash = parse_hash(text))
        ensure(hash_text(*hash) == text, "a hash has one spelling");
}

void read_public_key(const scales::SourceText& file) {
    const auto key = same_answer([&] { return parse_public_key_pem(file); }, public_key_pem);
    if (!key) return;
    ensure(parse_public_key_pem({"again.pem", public_key_pem(*key)}) == *key,
           "what was read is written again as the same key");
    ensure(!is_signed(some_head, Signature{}, *key), "zeros sign nothing");
}

void read_private_key(const scales::SourceText& file) {
    const auto key = answer_of([&] { return SigningKey::unsealed(file, passphrase); });
    if (!key) return;
    const auto signature = key->sign(some_head);
    ensure(is_signed(some_head, signature, key->public_key()), "its own key confirms it");
    ensure(!is_signed("another head", signature, key->public_key()), "and confirms nothing else");
}

void run(std::string_view input) {
    std::string text(input);
    read_public_key({"office.pem", text});
    read_private_key({"private.key", text});
    if (text.ends_with('\n')) text.pop_back();
    require_one_spelling(text);
}

const FuzzTarget target("keys", run);

} // namespace

} // namespace dubrovnik::fuzz
