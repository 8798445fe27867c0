// Inserts: paragraphs of the office's own in a reminder, for one State or for a group of States,
// so that one State gets one letter.
//
//   inserts/CHE.fr.md           Markdown, for Switzerland, in French
//   inserts/article-7.en.md     for the States of the group “article-7”, in English
//   inserts/article-7.csv       column iso3: who they are
//
// {{state}} is the State's name. A State whose insert is not there in its language gets no letter
// rather than half of one.
#pragma once

#include "invoicing/words/fillable_text.hpp"
#include "invoicing/words/rich_text.hpp"
#include "scales/source_text.hpp"
#include "scales/states.hpp"

#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace dubrovnik::invoicing {

struct InsertReader {
    scales::StateCode state;
    std::string state_name; // in the language
    std::string language;
};

class Inserts {
  public:
    // Files named as above. Throws Refused with all findings: insert.name, insert.empty,
    // insert.field, insert.markdown, insert.group, insert.state, and those of parse_csv.
    Inserts(std::span<const scales::SourceText> files, const scales::States& states);

    // The State's own paragraphs, then those of its groups in alphabetical order.
    // Throws Refused insert.language.
    RichText for_state(const InsertReader& reader) const;

    // All texts in one language: their characters must be printable.
    std::string text_in(std::string_view language) const;

  private:
    using Key = std::pair<std::string, std::string>; // State or group, language
    void read_text(const scales::SourceText& file, scales::Findings& findings);
    void read_group(const scales::SourceText& file, const scales::States& states,
                    scales::Findings& findings);
    void add(const std::string& name, const InsertReader& reader, RichText& blocks) const;

    std::map<Key, FillableText> texts_;
    std::map<std::string, std::set<scales::StateCode>> groups_;
    std::set<std::string> names_; // of States and groups that have a text in some language
};

} // namespace dubrovnik::invoicing
