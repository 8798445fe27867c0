#include "engine/book/sha256.hpp"

#include "scales/ensure.hpp"

#include <sodium.h>

namespace dubrovnik::engine::book {

namespace {

void require_sodium() {
    static const bool ready = sodium_init() >= 0;
    scales::ensure(ready, "libsodium can be initialised");
}

} // namespace

Hash sha256(std::string_view bytes) {
    static_assert(crypto_hash_sha256_BYTES == std::tuple_size_v<Hash>);
    require_sodium();
    Hash hash;
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                       bytes.size());
    return hash;
}

std::string hash_text(const Hash& hash) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(hash.size() * 2);
    for (const unsigned char byte : hash) {
        text.push_back(digits[byte >> 4]);
        text.push_back(digits[byte & 15]);
    }
    return text;
}

std::optional<Hash> parse_hash(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    Hash hash{};
    if (text.size() != hash.size() * 2) return std::nullopt;
    for (std::size_t index = 0; index < hash.size(); ++index) {
        const auto high = digits.find(text[2 * index]);
        const auto low = digits.find(text[2 * index + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
        hash[index] = static_cast<unsigned char>(high * 16 + low);
    }
    return hash;
}

std::string sha256_hex(std::string_view bytes) {
    return hash_text(sha256(bytes));
}

} // namespace dubrovnik::engine::book
