// Hashes as text: one spelling, both ways.
#include "engine/book/sha256.hpp"

#include <catch2/catch.hpp>

using namespace dubrovnik::engine::book;

// FIPS 180-2, appendix B.1.
constexpr auto hash_of_abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

TEST_CASE("a hash is that of FIPS 180-2, and its text is read back") {
    CHECK(sha256_hex("abc") == hash_of_abc);
    CHECK(parse_hash(hash_of_abc) == sha256("abc"));
    CHECK(hash_text(*parse_hash(hash_of_abc)) == hash_of_abc);
}

TEST_CASE("a hash has one spelling and one length") {
    const std::string text = hash_of_abc;
    const auto wrong = GENERATE_COPY(std::string(), text.substr(2), text + "00", text + "0",
                                     "BA" + text.substr(2), "g" + text.substr(1));
    INFO(wrong);
    CHECK_FALSE(parse_hash(wrong));
}
