#include "invoicing/example_marks.hpp"

#include "scales/utf8.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <vector>

namespace dubrovnik::invoicing {

using engine::TomlArray;
using engine::TomlTable;
using engine::TomlValue;

namespace {

// As the example office writes them, each a word of its own («например» is none): Latin letters are
// compared in lower case. The domains example.org, .com and .net are covered by the first.
constexpr std::string_view marks[] = {
    "example", "exemple", "ejemplo", "пример", "Пример", "ПРИМЕР", "مثال", "المثال", "00 000 00 00",
};
constexpr std::string_view mark_without_blanks = "示例"; // Chinese parts no words
// What a real text may well say.
constexpr std::string_view idioms[] = {"for example", "par exemple", "por ejemplo"};

bool is_part_of_a_word(char32_t point) {
    if (point < 0x80) return (point >= '0' && point <= '9') || (point >= 'a' && point <= 'z');
    const bool latin_sign = point < 0xC0;                       // « » and the like
    const bool arabic_mark = point == 0x60C || point == 0x61B;  // comma, semicolon
    const bool punctuation = point >= 0x2000 && point < 0x2070; // quotation marks, dashes
    return !latin_sign && !arabic_mark && !punctuation;
}

// For each byte of the text, and for its end: whether a word can begin or end before it.
std::vector<bool> edges_of_words(std::string_view text) {
    std::vector<bool> edges(text.size() + 1, false);
    bool within = false;
    for (std::size_t at = 0; at < text.size();) {
        const auto begin = at;
        const auto point = scales::next_code_point(text, at);
        if (!point) ++at; // no UTF-8: told elsewhere
        const bool letter = point && is_part_of_a_word(*point);
        edges[begin] = !(within && letter);
        within = letter;
    }
    edges[text.size()] = true;
    return edges;
}

bool has_word(std::string_view text, std::string_view word) {
    const auto edges = edges_of_words(text);
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1))
        if (edges[at] && edges[at + word.size()]) return true;
    return false;
}

std::string without_idioms(std::string text) {
    for (const auto idiom : idioms)
        for (auto at = text.find(idiom); at != text.npos; at = text.find(idiom))
            text.replace(at, idiom.size(), " ");
    return text;
}

class ExampleSearch {
  public:
    explicit ExampleSearch(const std::string& file)
        : file_(file) {}

    void search(const TomlTable& table, const std::string& path) {
        for (const auto& entry : table.entries)
            search(entry.value, path.empty() ? entry.key : path + "." + entry.key);
    }

    scales::Findings in_order() {
        std::ranges::stable_sort(findings_, {}, [](const auto& each) { return each.place.line; });
        return std::move(findings_);
    }

  private:
    void search(const TomlValue& value, const std::string& path) {
        if (const auto* table = std::get_if<TomlTable>(&value.value)) search(*table, path);
        if (const auto* array = std::get_if<TomlArray>(&value.value))
            for (const auto& each : *array) search(each, path);
        if (const auto* text = std::get_if<std::string>(&value.value))
            if (is_example(*text)) report(path, *text, value.line);
    }

    void report(const std::string& path, const std::string& text, std::size_t line) {
        findings_.push_back(
            {.code = "office.example",
             .message = fmt::format("“{}” is “{}”, an example; must be the real one "
                                    "in an office that is no specimen",
                                    path, text),
             .place = {file_, line},
             .hint = "write what the documents are to say; sections of languages "
                     "that no State is written to in can be deleted"});
    }

    const std::string& file_;
    scales::Findings findings_;
};

} // namespace

bool is_example(std::string_view text) {
    std::string plain(text);
    for (auto& letter : plain)
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    plain = without_idioms(std::move(plain));
    return plain.find(mark_without_blanks) != std::string::npos ||
           std::ranges::any_of(marks, [&](auto mark) { return has_word(plain, mark); });
}

scales::Findings example_findings(const TomlTable& office, const std::string& file) {
    ExampleSearch search(file);
    search.search(office, "");
    return search.in_order();
}

} // namespace dubrovnik::invoicing
