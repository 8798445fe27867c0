// MailEncoding: bytes and texts as the ASCII lines of at most 76 characters that every mail server
// passes on unchanged (RFC 2045, 2047, 2231).
//
// Not for use outside this folder. The texts given are UTF-8; a character is never divided between
// two encoded words, because RFC 2047 forbids it and mail programs then show rubbish.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::invoicing {

// Without line breaks (RFC 4648).
std::string base64(std::string_view bytes);

// Lines of 76 characters, each ended by CR LF.
std::string base64_lines(std::string_view bytes);

// Line breaks of the text (LF, or CR LF) become CR LF, and one is added where the last line has
// none. Blanks at a line's end, a point and “From ” at its beginning are encoded too: on their way
// mail servers and mailboxes change those.
std::string quoted_printable(std::string_view text);

// “=?utf-8?q?…?=” in the shorter of the two encodings; each at most 64 characters long, so that it
// stands beside a header's name on a line of 76.
std::vector<std::string> encoded_words(std::string_view text);

// “name=value”, or by RFC 2231 “name*=utf-8''…”, in pieces “name*0*=…;” where it is long.
std::vector<std::string> mail_parameter(std::string_view name, std::string_view value);

} // namespace dubrovnik::invoicing
