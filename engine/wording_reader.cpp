#include "engine/wording_reader.hpp"

namespace dubrovnik::engine {

WordingReader::WordingReader(TableReader& reader, const std::string& file, const std::string& path,
                             scales::Findings& findings)
    : english_(reader) {
    for (const auto language : translation_languages)
        if (const auto* table = reader.table(language))
            others_.emplace_back(
                language, TableReader(*table, file, path + "." + std::string(language), findings));
}

Wording WordingReader::required(std::string_view key) {
    Wording wording{.english = required_line(english_, key)};
    for (auto& [language, reader] : others_)
        wording.translations.emplace(language, required_line(reader, key));
    return wording;
}

std::string required_line(TableReader& reader, std::string_view key) {
    auto text = reader.required_text(key);
    if (text.find_first_of("\n\r") != std::string::npos)
        reader.report(key, "text.form",
                      "“" + std::string(key) + "” holds a line break, must be one line of text",
                      "type it anew on one line");
    return text;
}

void WordingReader::finish() {
    for (auto& [language, reader] : others_) reader.finish();
}

} // namespace dubrovnik::engine
