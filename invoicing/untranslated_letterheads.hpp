// Letterheads that office.toml does not have in a document's language: the document prints the
// office's own words there, which the officer should know before the letters go.
#pragma once

#include "invoicing/office.hpp"
#include "scales/finding.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::invoicing {

// Is told what is printed, in which language; the office's own language lacks nothing.
class UntranslatedLetterheads {
  public:
    // `office` must live as long as this does.
    explicit UntranslatedLetterheads(const Office& office);

    void note_letter(const std::string& language);
    void note_reminder(const std::string& language);
    void note_biller(std::string_view id, const std::string& language);

    // office.untranslated: a warning for each language that lacks sections like [letter.fr] or
    // [biller.isu.fr], which it names.
    scales::Findings warnings() const;

  private:
    struct Section {
        std::string name; // as office.toml has it
        std::string language;
    };

    void note_letterheads(const LetterHeads& letterheads, const std::string& language);
    void note_missing(const Section& section);

    const Office& office_;
    std::map<std::string, std::vector<std::string>> missing_; // by language, each section once
};

} // namespace dubrovnik::invoicing
