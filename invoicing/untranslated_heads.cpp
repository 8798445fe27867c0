#include "invoicing/untranslated_heads.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <vector>

namespace dubrovnik::invoicing {

namespace {

// An office that wrote no [reminder] has the letter's heads there too, and lacks them once.
std::vector<std::string> missing_sections(const Office& office, const std::string& language) {
    std::vector<std::string> missing;
    if (!office.letter.by_language.contains(language))
        missing.push_back("[letter." + language + "]");
    else if (!office.reminder.by_language.contains(language))
        missing.push_back("[reminder." + language + "]");
    for (const auto& biller : office.billers)
        if (!biller.by_language.contains(language))
            missing.push_back(fmt::format("[biller.{}.{}]", biller.id, language));
    return missing;
}

} // namespace

scales::Findings untranslated_heads(const Office& office, const std::set<std::string>& languages) {
    scales::Findings warnings;
    for (const auto& language : languages) {
        if (language == office.language) continue;
        const auto missing = missing_sections(office, language);
        if (missing.empty()) continue;
        warnings.push_back(
            {.code = "office.untranslated",
             .message = fmt::format("documents in “{}” have heads in “{}”, must "
                                    "have {} for their own",
                                    language, office.language, fmt::join(missing, " and ")),
             .place = {office.file},
             .hint = "write what is missing as the shipped office.toml does, or "
                     "choose another language in addressees.csv",
             .severity = scales::Severity::warning});
    }
    return warnings;
}

} // namespace dubrovnik::invoicing
