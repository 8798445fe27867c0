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
    Wording wording{.english = english_.required_text(key)};
    for (auto& [language, reader] : others_)
        wording.translations.emplace(language, reader.required_text(key));
    return wording;
}

void WordingReader::finish() {
    for (auto& [language, reader] : others_) reader.finish();
}

} // namespace dubrovnik::engine
