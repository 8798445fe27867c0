#include "invoicing/example_marks.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

using engine::TomlArray;
using engine::TomlTable;
using engine::TomlValue;

namespace {

// As the example office writes them; Latin letters are compared in lower case. The domains
// example.org, .com and .net are covered by the first.
constexpr std::string_view marks[] = {
    "example", "exemple", "ejemplo", "пример", "Пример", "ПРИМЕР", "示例", "مثال", "00 000 00 00",
};

class ExampleSearch {
  public:
    explicit ExampleSearch(const std::string& file)
        : file_(file) {}

    void search(const TomlTable& table, const std::string& path) {
        for (const auto& entry : table.entries)
            if (entry.key != "account")
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
    return std::ranges::any_of(marks,
                               [&](auto mark) { return plain.find(mark) != std::string::npos; });
}

scales::Findings example_findings(const TomlTable& office, const std::string& file) {
    ExampleSearch search(file);
    search.search(office, "");
    return search.in_order();
}

} // namespace dubrovnik::invoicing
