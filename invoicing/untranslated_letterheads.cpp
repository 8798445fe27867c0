#include "invoicing/untranslated_letterheads.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace dubrovnik::invoicing {

UntranslatedLetterheads::UntranslatedLetterheads(const Office& office)
    : office_(office) {}

void UntranslatedLetterheads::note_letter(const std::string& language) {
    note_letterheads(office_.letter, language);
}

void UntranslatedLetterheads::note_reminder(const std::string& language) {
    note_letterheads(office_.reminder, language);
}

void UntranslatedLetterheads::note_biller(std::string_view id, const std::string& language) {
    if (!office_.biller(id).by_language.contains(language))
        note_missing({fmt::format("[biller.{}.{}]", id, language), language});
}

void UntranslatedLetterheads::note_letterheads(const LetterHeads& letterheads,
                                               const std::string& language) {
    if (!letterheads.by_language.contains(language))
        note_missing({fmt::format("[{}.{}]", letterheads.section, language), language});
}

void UntranslatedLetterheads::note_missing(const Section& section) {
    if (section.language.empty() || section.language == office_.language) return;
    auto& names = missing_[section.language];
    if (std::ranges::find(names, section.name) == names.end()) names.push_back(section.name);
}

scales::Findings UntranslatedLetterheads::warnings() const {
    scales::Findings warnings;
    for (const auto& [language, sections] : missing_)
        warnings.push_back(
            {.code = "office.untranslated",
             .message = fmt::format("documents in “{}” have letterheads in “{}”, must have {}",
                                    language, office_.language, fmt::join(sections, " and ")),
             .place = {office_.file},
             .hint = "write what is missing, as the shipped office.toml has its languages, or "
                     "choose another language in addressees.csv",
             .severity = scales::Severity::warning});
    return warnings;
}

} // namespace dubrovnik::invoicing
