// PaperWords: the words of one paper in one language, with figures, days and States as that
// language writes them.
#pragma once

#include "invoicing/language/language_forms.hpp"
#include "invoicing/words/templates.hpp"
#include "scales/states.hpp"

#include <string>
#include <string_view>

namespace dubrovnik::invoicing {

// The words, the names and the language of a paper. All must outlive it.
struct PaperLanguage {
    const Templates& templates;
    const scales::States& states;
    std::string tag = "en";
};

class PaperWords {
  public:
    // Throws Refused template.language-missing, language.unknown.
    PaperWords(const PaperLanguage& language, std::string_view paper);

    std::string label(std::string_view name, const Fields& fields = {}) {
        return words_.label(name, fields);
    }
    // With the fields “count” and “one”.
    std::string counted(std::string_view name, std::size_t count, Fields fields = {});
    // Sentences one after the other, as the language divides them.
    void add_sentence(std::string& text, const std::string& sentence);

    std::string day(scales::Day day) const { return forms_.day_text(day); }
    std::string month_of_year(scales::Day day) const { return forms_.month_text(day); }
    std::string amount(engine::Money money) const { return forms_.amount_text(money); }
    // Zero is a dash: the eye finds what moved.
    std::string amount_or_dash(engine::Money money) const {
        return money.amount_minor() == 0 ? "–" : amount(money);
    }
    std::string money(engine::Money money) const { return forms_.money_text(money); }
    std::string decimal(std::string_view text) const { return forms_.decimal_text(text); }
    // "Implementation Support Unit".
    std::string fund(std::string_view code) { return label("fund-" + std::string(code)); }
    // Its code, when the facts know the State no more.
    std::string state(scales::StateCode state) const {
        return states_.name_or_code(state, language_);
    }
    const std::string& language() const noexcept { return language_; }

    // Throws Refused template.field-empty.
    void refuse_findings() const { words_.refuse_findings(); }

  private:
    std::string language_;
    const scales::States& states_;
    const LanguageForms& forms_;
    Words words_;
};

} // namespace dubrovnik::invoicing
