// Mail encodings: what is encoded can be decoded again, by the short decoders of this file.
#include "invoicing/delivery/mail_encoding.hpp"
#include "invoicing/delivery/mail_header.hpp"
#include "scales/utf8.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>

namespace dubrovnik::fuzz {

namespace {

using namespace invoicing;

std::string from_base64(std::string_view text) {
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    unsigned bits = 0, count = 0;
    for (const char letter : text) {
        const auto value = alphabet.find(letter);
        if (value == alphabet.npos) continue; // "=", CR, LF
        bits = (bits << 6 | static_cast<unsigned>(value)) & 0xFFFFFF;
        count += 6;
        if (count < 8) continue;
        count -= 8;
        bytes.push_back(static_cast<char>(bits >> count & 0xFF));
    }
    return bytes;
}

char byte_of(std::string_view hexadecimal) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    return static_cast<char>(digits.find(hexadecimal[0]) * 16 + digits.find(hexadecimal[1]));
}

// Of quoted-printable text, encoded words (mark “=”) and parameters (mark “%”).
std::string from_marks(std::string_view text, char mark) {
    std::string bytes;
    for (std::size_t index = 0; index < text.size(); ++index)
        if (text[index] != mark)
            bytes.push_back(text[index]);
        else if (text[index + 1] == '\r')
            index += 2; // a soft line break
        else {
            bytes.push_back(byte_of(text.substr(index + 1, 2)));
            index += 2;
        }
    return bytes;
}

std::string from_word(std::string_view word) {
    ensure(word.starts_with("=?utf-8?") && word.ends_with("?=") && word.size() <= 64,
           "an encoded word has its form and length");
    const auto inside = word.substr(10, word.size() - 12);
    if (word[8] == 'b') return from_base64(inside);
    std::string text(inside);
    std::ranges::replace(text, '_', ' ');
    return from_marks(text, '=');
}

// Lines end with CR LF, and the last one too.
std::string with_mail_lines(std::string_view text) {
    std::string lines;
    for (std::size_t index = 0; index < text.size(); ++index) {
        if (text[index] == '\n' && !lines.ends_with('\r')) lines.push_back('\r');
        lines.push_back(text[index]);
    }
    return lines.empty() || lines.ends_with("\r\n") ? lines : lines + "\r\n";
}

void texts(std::string_view input) {
    std::string decoded;
    for (const auto& word : encoded_words(input)) {
        const auto piece = from_word(word);
        ensure(!scales::first_bad_utf8(piece), "no character is divided between two words");
        decoded += piece;
    }
    ensure(decoded == input, "encoded words are decoded again");
    const auto parameter = mail_parameter("filename", input);
    for (const auto& piece : parameter) ensure(piece.size() <= 75, "a piece fits on a line");
    for (const auto& word : subject_words(input))
        ensure(word.size() <= 76 && word.find('\n') == word.npos, "a subject's words are short");
}

void run(std::string_view input) {
    ensure(from_base64(base64(input)) == input, "base64 is decoded again");
    ensure(from_base64(base64_lines(input)) == input, "and so are its lines");
    if (scales::first_bad_utf8(input)) return; // texts are checked before
    ensure(from_marks(quoted_printable(input), '=') == with_mail_lines(input),
           "quoted-printable is decoded again");
    if (input.find_first_of("\r\n") == input.npos && !input.empty()) texts(input);
}

const FuzzTarget target("mail_encoding", run);

} // namespace

} // namespace dubrovnik::fuzz
