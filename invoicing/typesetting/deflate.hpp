// Deflate: bytes packed once, for streams that many documents carry, and the digests made of them.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace dubrovnik::invoicing::typesetting {

enum class Effort { quick = 6, best = 9 };

// In zlib's format, as PDF's /FlateDecode reads it; the same bytes on every machine of one zlib.
std::string deflated(std::string_view bytes, Effort effort);

// MD5: names things by their content (PDF 32000-1, 14.4); protects nothing.
std::array<std::uint8_t, 16> content_digest(std::string_view bytes);

} // namespace dubrovnik::invoicing::typesetting
