#include "invoicing/reports/papers/paper_words.hpp"

namespace dubrovnik::invoicing {

PaperWords::PaperWords(const PaperLanguage& language, std::string_view paper)
    : language_(language.tag)
    , states_(language.states)
    , forms_(LanguageForms::of(language_))
    , words_(language.templates.words(paper, language_, "the committee")) {}

std::string PaperWords::counted(std::string_view name, std::size_t count, Fields fields) {
    return label(name, fields.text("count", std::to_string(count)).flag("one", count == 1));
}

void PaperWords::add_sentence(std::string& text, const std::string& sentence) {
    text = text.empty()
               ? sentence
               : label("next-sentence", Fields().text("before", text).text("sentence", sentence));
}

} // namespace dubrovnik::invoicing
