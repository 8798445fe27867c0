// SHA-256 (FIPS 180-4) by libsodium: what the chain of the book and every stored hash use.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace dubrovnik::engine::book {

using Hash = std::array<unsigned char, 32>;

Hash sha256(std::string_view bytes);

// 64 lower-case hexadecimal digits.
std::string hash_text(const Hash& hash);
std::optional<Hash> parse_hash(std::string_view text);

std::string sha256_hex(std::string_view bytes);

} // namespace dubrovnik::engine::book
