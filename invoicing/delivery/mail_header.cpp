#include "invoicing/delivery/mail_header.hpp"

#include "invoicing/delivery/mail_encoding.hpp"

#include <algorithm>
#include <optional>

namespace dubrovnik::invoicing {

namespace {

constexpr std::size_t line_length = 76; // RFC 2047 2, of lines with encoded words
constexpr std::size_t word_length = 60;

// The words of a text with single blanks between them; nothing when blanks stand elsewhere too.
std::optional<HeaderWords> single_spaced_words(std::string_view text) {
    HeaderWords words;
    while (true) {
        const auto end = std::min(text.find(' '), text.size());
        if (end == 0) return std::nullopt;
        words.emplace_back(text.substr(0, end));
        if (end == text.size()) return words;
        text.remove_prefix(end + 1);
    }
}

// Words that `is_plain` passes, and the runs between them in encoded words. Blanks between two
// encoded words vanish when they are read, so a run is encoded as a whole.
template <class IsPlain>
HeaderWords plain_or_encoded(std::string_view text, IsPlain is_plain) {
    const auto words = single_spaced_words(text);
    if (!words) return encoded_words(text);
    HeaderWords result;
    std::string run;
    const auto end_run = [&] {
        if (!run.empty())
            for (auto& word : encoded_words(run)) result.push_back(std::move(word));
        run.clear();
    };
    for (const auto& word : *words) {
        if (is_plain(word))
            end_run(), result.push_back(word);
        else
            run += (run.empty() ? "" : " ") + word;
    }
    end_run();
    return result;
}

bool is_plain_text(const std::string& word) {
    return word.size() <= word_length && word.find("=?") == word.npos &&
           std::all_of(word.begin(), word.end(),
                       [](char byte) { return byte > ' ' && byte <= '~'; });
}

// Of RFC 5322's atoms only what no program takes for anything else.
bool is_plain_name(const std::string& word) {
    return word.size() <= word_length && std::all_of(word.begin(), word.end(), [](char byte) {
               return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
                      (byte >= '0' && byte <= '9') || byte == '-' || byte == '\'';
           });
}

} // namespace

std::string folded_header(std::string_view name, const HeaderWords& words) {
    std::string lines = std::string(name) + ":";
    std::size_t column = lines.size();
    for (std::size_t index = 0; index < words.size(); ++index) {
        // Not before the first word: a line with nothing but the name puzzles some servers.
        if (index > 0 && column + 1 + words[index].size() > line_length) {
            lines += "\r\n";
            column = 0;
        }
        lines += " " + words[index];
        column += 1 + words[index].size();
    }
    return lines + "\r\n";
}

HeaderWords subject_words(std::string_view text) {
    return plain_or_encoded(text, is_plain_text);
}

HeaderWords mailbox_words(const MailAddress& address) {
    if (address.name.empty()) return {address.address};
    auto words = plain_or_encoded(address.name, is_plain_name);
    words.push_back("<" + address.address + ">");
    return words;
}

HeaderWords address_list_words(const std::vector<std::string>& addresses) {
    HeaderWords words;
    for (std::size_t index = 0; index < addresses.size(); ++index)
        words.push_back(addresses[index] + (index + 1 < addresses.size() ? "," : ""));
    return words;
}

} // namespace dubrovnik::invoicing
