#include "invoicing/delivery/mail_encoding.hpp"

#include "invoicing/delivery/ascii.hpp"
#include "scales/ensure.hpp"
#include "scales/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace {

constexpr std::size_t line_length = 76;     // RFC 2045 6.7, 6.8
constexpr std::size_t word_content = 52;    // of an encoded word: 64 without its frame
constexpr std::size_t parameter_piece = 48; // beside “ filename*10*=utf-8''” on a line

std::string hexadecimal(char mark, char byte) {
    return fmt::format("{}{:02X}", mark, static_cast<unsigned char>(byte));
}

// Characters as slices of the text.
std::vector<std::string_view> characters_of(std::string_view text) {
    std::vector<std::string_view> characters;
    for (std::size_t position = 0; position < text.size();) {
        const auto start = position;
        scales::ensure(scales::next_code_point(text, position).has_value(),
                       "texts are checked for UTF-8 before they are encoded");
        characters.push_back(text.substr(start, position - start));
    }
    return characters;
}

// RFC 2047 5 (3): what may stand for itself even within a name.
bool stands_for_itself(char byte) {
    return is_letter_or_digit(byte) || std::string_view("!*+-/").find(byte) != std::string::npos;
}

std::string q_encoded(std::string_view text) {
    std::string encoded;
    for (const char byte : text) {
        if (stands_for_itself(byte))
            encoded += byte;
        else if (byte == ' ')
            encoded += '_';
        else
            encoded += hexadecimal('=', byte);
    }
    return encoded;
}

// Joins characters into pieces whose encoding has at most `length` characters.
template <class Encoding>
std::vector<std::string> encoded_pieces(std::string_view text, std::size_t length,
                                        Encoding encoding) {
    std::vector<std::string> pieces;
    std::string piece;
    for (const auto character : characters_of(text)) {
        if (encoding(piece + std::string(character)).size() > length) {
            pieces.push_back(encoding(piece));
            piece.clear();
        }
        piece += character;
    }
    pieces.push_back(encoding(piece));
    return pieces;
}

// RFC 2231 7: attribute-char, and here without the marks that some programs misread.
std::string percent_encoded(std::string_view text) {
    std::string encoded;
    for (const char byte : text)
        if (is_letter_or_digit(byte) || byte == '.' || byte == '-' || byte == '_')
            encoded += byte;
        else
            encoded += hexadecimal('%', byte);
    return encoded;
}

// One line of text without its line break, folded by soft line breaks.
class QuotedLine {
  public:
    explicit QuotedLine(std::string& lines)
        : lines_(lines) {}

    void append(std::string_view line) {
        for (std::size_t index = 0; index < line.size(); ++index) {
            const auto rest = line.substr(index);
            const auto sign = is_plain(rest) ? std::string(1, rest[0]) : hexadecimal('=', rest[0]);
            // A soft line break needs the last column for its “=”.
            if (column_ + sign.size() > line_length - (rest.size() > 1 ? 1 : 0)) put_soft_break();
            put(column_ == 0 && may_not_begin(rest) ? hexadecimal('=', rest[0]) : sign);
        }
        lines_ += "\r\n";
    }

  private:
    static bool may_not_begin(std::string_view rest) {
        return rest[0] == '.' || rest.starts_with("From ");
    }

    static bool is_plain(std::string_view rest) {
        if (rest[0] == ' ' || rest[0] == '\t') return rest.size() > 1;
        return rest[0] > ' ' && rest[0] <= '~' && rest[0] != '=';
    }

    void put_soft_break() {
        lines_ += "=\r\n";
        column_ = 0;
    }

    void put(const std::string& sign) {
        lines_ += sign;
        column_ += sign.size();
    }

    std::string& lines_;
    std::size_t column_ = 0;
};

} // namespace

std::string base64(std::string_view bytes) {
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t start = 0; start < bytes.size(); start += 3) {
        const auto group = bytes.substr(start, 3);
        std::uint32_t bits = 0;
        for (std::size_t index = 0; index < 3; ++index)
            bits =
                bits << 8 | (index < group.size() ? static_cast<unsigned char>(group[index]) : 0u);
        for (std::size_t index = 0; index < 4; ++index)
            text += index > group.size() ? '=' : alphabet[bits >> (18 - 6 * index) & 63];
    }
    return text;
}

std::string base64_lines(std::string_view bytes) {
    constexpr std::size_t bytes_per_line = line_length / 4 * 3;
    std::string lines;
    lines.reserve((bytes.size() / bytes_per_line + 1) * (line_length + 2));
    for (std::size_t start = 0; start < bytes.size(); start += bytes_per_line)
        lines += base64(bytes.substr(start, bytes_per_line)) + "\r\n";
    return lines;
}

std::string quoted_printable(std::string_view text) {
    std::string lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        auto line = text.substr(0, end);
        if (end < text.size() && line.ends_with('\r')) line.remove_suffix(1);
        QuotedLine(lines).append(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::vector<std::string> encoded_words(std::string_view text) {
    const bool quoted = q_encoded(text).size() <= base64(text).size();
    auto words = quoted ? encoded_pieces(text, word_content, q_encoded)
                        : encoded_pieces(text, word_content, base64);
    for (auto& word : words) word = fmt::format("=?utf-8?{}?{}?=", quoted ? 'q' : 'b', word);
    return words;
}

std::vector<std::string> mail_parameter(std::string_view name, std::string_view value) {
    const auto encoded = percent_encoded(value);
    if (encoded == value && value.size() <= parameter_piece && !value.empty())
        return {fmt::format("{}=\"{}\"", name, value)};
    auto pieces = encoded_pieces(value, parameter_piece, percent_encoded);
    if (pieces.size() == 1) return {fmt::format("{}*=utf-8''{}", name, pieces.front())};
    for (std::size_t index = 0; index < pieces.size(); ++index)
        pieces[index] = fmt::format("{}*{}*={}{}{}", name, index, index == 0 ? "utf-8''" : "",
                                    pieces[index], index + 1 == pieces.size() ? "" : ";");
    return pieces;
}

} // namespace dubrovnik::invoicing
