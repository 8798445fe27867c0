#include "engine/book/signed_heads.hpp"

#include "engine/book/verify.hpp"
#include "tests/engine/ledger_fixture.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>
#include <functional>

using namespace dubrovnik;
using namespace dubrovnik::book_test;
using namespace dubrovnik::engine::book;

namespace {

// RFC 8032, section 7.1, test 2: the public key, and the signature of the one byte 0x72.
constexpr auto rfc_key = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
constexpr auto rfc_signature = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                               "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

std::string code_of(const std::function<void()>& work) {
    try {
        work();
    } catch (const scales::Refused& refused) {
        return refused.findings().front().code;
    }
    return "";
}

std::string changed_at(std::string text, std::size_t position) {
    text[position] = text[position] == 'A' ? 'B' : 'A';
    return text;
}

} // namespace

TEST_CASE("a signature is that of RFC 8032, and of no other text") {
    const auto key = parse_public_key(rfc_key).value();
    const auto signature = parse_signature(rfc_signature).value();
    CHECK(is_signed("\x72", signature, key));
    CHECK_FALSE(is_signed("\x73", signature, key));
    CHECK(public_key_text(key) == rfc_key);
    CHECK(signature_text(signature) == rfc_signature);
}

TEST_CASE("a key's text has one spelling") {
    const auto* text =
        GENERATE("", "3d", "3D4017C3E843895A92B70AA74D1B7EBC9C982CCF2EC4968CC0CD55F12AF4660C",
                 "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660g",
                 "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c00");
    CHECK_FALSE(parse_public_key(text));
}

TEST_CASE("a private key opens with its passphrase, and with no other") {
    const auto key = SigningKey::made();
    const auto sealed = key.sealed("correct horse battery");
    const auto opened = SigningKey::unsealed({"office.key", sealed}, "correct horse battery");
    CHECK(opened.public_key() == key.public_key());
    CHECK(opened.sign("a head") == key.sign("a head"));
    CHECK(code_of([&] {
              SigningKey::unsealed({"office.key", sealed}, "another");
          }) == "key.passphrase");
    const auto broken = changed_at(sealed, sealed.size() - 20);
    CHECK(code_of([&] {
              SigningKey::unsealed({"office.key", broken}, "correct horse battery");
          }) == "key.passphrase");
    for (const std::string text :
         {"", "dubrovnik signing key 2\n", "dubrovnik signing key 1\nsalt x\n"})
        CHECK(code_of([&] { SigningKey::unsealed({"office.key", text}, "any"); }) == "key.form");
}

TEST_CASE("a secret that is wiped is nowhere in its text") {
    std::string secret = "correct horse battery";
    const auto* place = secret.data();
    wipe(secret);
    CHECK(secret.empty());
    CHECK(std::string(place, secret.capacity()).find("horse") == std::string::npos);
}

TEST_CASE("a public key is PEM as others read it, and comes back") {
    const auto key = parse_public_key(rfc_key).value();
    const auto pem = public_key_pem(key);
    CHECK(pem == "-----BEGIN PUBLIC KEY-----\n"
                 "MCowBQYDK2VwAyEAPUAXw+hDiVqStwqnTRt+vJyYLM8uxJaMwM1V8Sr0Zgw=\n"
                 "-----END PUBLIC KEY-----\n");
    CHECK(parse_public_key_pem({"office.pem", pem}) == key);
    for (const auto& text : {std::string(), pem.substr(1), changed_at(pem, 30)})
        CHECK(code_of([&] { parse_public_key_pem({"office.pem", text}); }) == "key.form");
}

TEST_CASE("a head is signed once, by the book's newest key, and checked by verify") {
    const TemporaryFolder folder;
    auto book = sample_book(folder / "book.db");
    const auto key = SigningKey::made();
    record(book, "2017-01-11", [&](WriteTransaction& transaction) {
        CHECK_FALSE(sign_head(transaction, nullptr));
        record_signing_key(transaction, key.public_key(), "the signing key");
        const auto head = sign_head(transaction, &key);
        REQUIRE(head);
        CHECK(is_signed(signed_text(*head), head->signature, key.public_key()));
        CHECK_FALSE(sign_head(transaction, &key)); // nothing came after it
    });
    const auto other = SigningKey::made().public_key();
    const auto trusted = std::vector{key.public_key()};
    CHECK(signed_heads(book).size() == 1);
    CHECK(verify(book, Depth::deep, {}, trusted).findings.empty());
    CHECK(verify(book, Depth::deep, {}, std::vector{other, key.public_key()}).findings.empty());
    CHECK(verify(book, Depth::quick, {}, std::vector{other}).findings.front().code ==
          "verify.signature");
    CHECK(code_of([&] {
              record(book, "2017-01-12", [&](WriteTransaction& transaction) {
                  record_signing_key(transaction, key.public_key(), "again");
              });
          }) == "key.again");
}

TEST_CASE("a key that is moved is the same key elsewhere") {
    auto key = SigningKey::made();
    const auto name = key.public_key();
    auto moved = std::move(key);
    CHECK(moved.public_key() == name);
    auto other = SigningKey::made();
    other = std::move(moved);
    CHECK(other.public_key() == name);
}

// openssl checks this very text (docs/book.md): not a letter of it may change.
TEST_CASE("what is signed names the entry, its day, the link, its hash and the key") {
    const SignedHead head{.last_entry = engine::EntryId{5},
                          .day = day("2017-01-11"),
                          .link = 77,
                          .hash = sha256("a head"),
                          .key = parse_public_key(rfc_key).value(),
                          .signature = {}};
    CHECK(
        signed_text(head) ==
        fmt::format("dubrovnik signed head 1\nentry 5\nday 2017-01-11\nlink 77\nhead {}\nkey {}\n",
                    sha256_hex("a head"), rfc_key));
    CHECK(fingerprint(head.key) == "3d4017c3e843895a");
}

TEST_CASE("a signed head that was written anew is told by what does not fit") {
    struct Case {
        const char* name;
        const char* change;
        const char* message;
    };
    const auto c = GENERATE(values<Case>({
        {"another's signature",
         "UPDATE head_signatures SET signature = substr(signature, 65) || substr(signature, 1, 64)",
         "bears a signature that the key"},
        {"another hash", "UPDATE head_signatures SET hash = lower(hex(zeroblob(32)))",
         "is not the chain's"},
        {"an earlier link",
         "UPDATE head_signatures SET link = link - 1, hash ="
         " (SELECT lower(hex(hash)) FROM chain WHERE id = link - 1)",
         "is not the chain's"},
    }));
    INFO(c.name);
    const TemporaryFolder folder;
    {
        auto book = sample_book(folder / "book.db");
        CHECK_FALSE(signing_key(book));
        const auto key = SigningKey::made();
        record(book, "2017-01-11", [&](WriteTransaction& transaction) {
            record_signing_key(transaction, key.public_key(), "the signing key");
            sign_head(transaction, &key);
        });
        CHECK(signing_key(book) == key.public_key());
        CHECK(check_signed_heads(book, signed_heads(book), {}).empty());
    }
    REQUIRE(RawFile(folder / "book.db").run_without_triggers(c.change) == "");
    const auto book = Book::open(folder / "book.db", Access::read);
    const auto findings = check_signed_heads(book, signed_heads(book), {});
    REQUIRE(findings.size() == 1);
    CHECK(findings.front().code == "verify.signature");
    CHECK(findings.front().message.find(c.message) != std::string::npos);
}

TEST_CASE("a book without signed heads is not the office's, where its key is asked for") {
    const TemporaryFolder folder;
    const auto book = sample_book(folder / "book.db");
    const auto key = parse_public_key(rfc_key).value();
    CHECK(check_signed_heads(book, signed_heads(book), {}).empty());
    CHECK(check_signed_heads(book, signed_heads(book), std::vector{key}).front().message ==
          "no head is signed, must be by 3d4017c3e843895a");
}

TEST_CASE("a key that changed since it was opened is refused, and nothing is written") {
    const TemporaryFolder folder;
    auto book = sample_book(folder / "book.db");
    const auto first = SigningKey::made();
    const auto second = SigningKey::made();
    const auto refusal = [&](const SigningKey* key) {
        return code_of([&] {
            record(book, "2017-01-11",
                   [&](WriteTransaction& transaction) { sign_head(transaction, key); });
        });
    };
    CHECK(refusal(&first) == "key.changed"); // the book has none
    record(book, "2017-01-11", [&](WriteTransaction& transaction) {
        record_signing_key(transaction, first.public_key(), "the first key");
        record_signing_key(transaction, second.public_key(), "the second key");
    });
    CHECK(refusal(nullptr) == "key.changed");
    CHECK(refusal(&first) == "key.changed");
    CHECK(signed_heads(book).empty());
    CHECK(refusal(&second).empty());
    CHECK(signed_heads(book).size() == 1);
}
