// Templates: the words of every document in every language, read and checked as a whole.
//
// Every file must hold exactly the pieces its document needs, each with exactly the fields it is
// offered, so that a merge field never resolves to nothing in a letter that has been signed.
// A State may have words of its own for some pieces; the others stay those for all.
// Whoever may read files hands in the texts; nothing here knows a path.
#pragma once

#include "invoicing/words/fillable_text.hpp"
#include "invoicing/words/rich_text.hpp"
#include "invoicing/words/template_file.hpp"
#include "invoicing/words/template_rule.hpp"
#include "scales/finding.hpp"

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace dubrovnik::invoicing {

// One template, ready to be filled.
struct ReadyTemplate {
    std::string file_name;
    bool right_to_left = false;
    std::map<std::string, FillableText, std::less<>> pieces;
};

// The words of one document in one language, for one State. Collects what is wrong, so that all
// of it can be shown at once; call refuse_findings() before the words are used.
class Words {
  public:
    // `own`: what is said otherwise to the State; nullptr for nothing.
    Words(const ReadyTemplate& source, const ReadyTemplate* own, std::string state_code)
        : source_(&source)
        , own_(own)
        , state_code_(std::move(state_code)) {}

    std::string label(std::string_view name, const Fields& fields = {});
    RichText prose(std::string_view name, const Fields& fields = {});

    const std::string& file_name() const noexcept { return source_->file_name; }
    const scales::Findings& findings() const noexcept { return findings_; }
    // Throws Refused: template.field-empty, naming the template's line and the State.
    void refuse_findings() const { scales::refuse_errors(findings_); }

  private:
    std::string filled(std::string_view name, PieceForm form, const Fields& fields);

    const ReadyTemplate& source_of(std::string_view piece) const;

    const ReadyTemplate* source_;
    const ReadyTemplate* own_;
    std::string state_code_;
    scales::Findings findings_;
};

class Templates {
  public:
    // Throws Refused with every finding: those of template_findings() and cut_template(),
    // file.*, template.document-unknown, template.twice, template.sections, template.markdown,
    // template.state-alone (words for one State in a language without words for all).
    Templates(const std::vector<TemplateFile>& files, const std::vector<TemplateRule>& rules);

    // What is wrong when a State wants a language that a document has no words in; its place is for
    // the caller to say.
    std::optional<scales::Finding> missing_language(std::string_view document,
                                                    std::string_view language,
                                                    std::string_view state_code) const;

    // With what is said otherwise for the State. Throws Refused template.language-missing.
    Words words(std::string_view document, std::string_view language, std::string state_code) const;

    // Languages in which `document` can be written, in alphabetical order.
    std::vector<std::string> languages(std::string_view document) const;

    // All files' names and texts, sorted and length-prefixed: what a hash of the words covers.
    std::string text() const;

    // All texts in one language: its characters must be printable.
    std::string text_in(std::string_view language) const;

  private:
    using Key = std::pair<std::string, std::string>; // document, language
    void read(const TemplateFile& file, const std::vector<TemplateRule>& rules,
              scales::Findings& findings);

    void read_for_state(const TemplateFile& file, const std::vector<TemplateRule>& rules,
                        scales::Findings& findings);

    std::map<Key, ReadyTemplate> ready_;
    std::map<std::pair<Key, std::string>, ReadyTemplate> of_states_; // the string is the State's
    std::map<std::pair<Key, std::string>, scales::SourceText> sources_;
};

} // namespace dubrovnik::invoicing
