#include "tests/tidy/error_codes.hpp"

#include "tests/tidy/source_tree.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>

namespace dubrovnik::tidy {

namespace fs = std::filesystem;

namespace {

std::string text_of(const fs::path& path) {
    std::ifstream stream(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
}

void collect(const std::string& text, const std::regex& form, Codes& codes) {
    for (std::sregex_iterator found(text.begin(), text.end(), form), end; found != end; ++found)
        codes.insert((*found)[1]);
}

// What is written with a point but is no code: tables and keys of the officer's files, and the
// names under which the book keeps what a call and its funding model said.
const Codes names_in_files = {"component.adjustment", "isu.budget",    "letter.signatory",
                              "meeting.costs",        "meeting.name",  "meeting.opens",
                              "meeting.participants", "meeting.place", "model.convention",
                              "model.title"};

bool is_code(const std::string& word) {
    static const std::regex file(R"(.*\.(csv|toml|db|pdf|eml|md|json|data|tmp|txt|ttf|bash))");
    return !std::regex_match(word, file) && !names_in_files.contains(word);
}

} // namespace

Codes codes_in_sources(const fs::path& root) {
    static const std::regex literal(R"re("([a-z][a-z0-9-]*\.[a-z][a-z0-9-]*)")re");
    Codes words;
    for (const auto& file : read_source_tree(root).files) {
        if (file.path.starts_with("tests/")) continue;
        for (const auto& line : file.lines)
            if (line.find("#include") == line.npos)
                collect(line.substr(0, line.find("//")), literal, words);
    }
    std::erase_if(words, [](const std::string& word) { return !is_code(word); });
    return words;
}

Codes codes_in_catalogue(const fs::path& root) {
    static const std::regex heading(R"((?:^|\n)### ([a-z0-9.-]+)(?=\n))");
    Codes codes;
    collect(text_of(root / "docs" / "errors.md"), heading, codes);
    return codes;
}

Codes codes_in_sessions(const fs::path& root) {
    static const std::regex code(R"(\[([a-z][a-z0-9-]*\.[a-z][a-z0-9-]*)\])");
    Codes codes;
    for (const auto& entry : fs::recursive_directory_iterator(root / "tests" / "sessions"))
        if (entry.path().extension() == ".session") collect(text_of(entry.path()), code, codes);
    return codes;
}

CodePlaces codes_provoked_elsewhere(const fs::path& root) {
    static const std::regex row(R"((?:^|\n)([a-z][a-z0-9.-]*): ([^\s;]+); )");
    const auto table = text_of(root / "tests" / "sessions" / "errors" / "not_from_a_terminal.txt");
    CodePlaces places;
    for (std::sregex_iterator found(table.begin(), table.end(), row), end; found != end; ++found)
        places.emplace((*found)[1].str(), (*found)[2].str());
    return places;
}

Codes codes_of(const CodePlaces& places) {
    Codes codes;
    for (const auto& [code, place] : places) codes.insert(code);
    return codes;
}

Codes codes_not_at_their_place(const fs::path& root, const CodePlaces& places) {
    Codes missing;
    for (const auto& [code, place] : places)
        if (text_of(root / place).find(code) == std::string::npos) missing.insert(code);
    return missing;
}

Codes codes_without(const Codes& codes, const Codes& others) {
    Codes left;
    std::set_difference(codes.begin(), codes.end(), others.begin(), others.end(),
                        std::inserter(left, left.end()));
    return left;
}

} // namespace dubrovnik::tidy
