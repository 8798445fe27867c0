#include "invoicing/documents/letter.hpp"

#include "invoicing/documents/letter_form.hpp"
#include "invoicing/documents/letter_words.hpp"
#include "invoicing/documents/page_design.hpp"
#include "invoicing/documents/set_words.hpp"
#include "invoicing/documents/signature_block.hpp"
#include "invoicing/typesetting/document.hpp"
#include "scales/ensure.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

namespace dubrovnik::invoicing {

namespace {

using typesetting::Alignment;

constexpr double index_width = 55;
constexpr double number_width = 84;
constexpr double day_width = 92;     // "30 September 2017"; Spanish needs more
constexpr double amount_width = 104; // nine digits before the point
constexpr double facts_width = index_width + number_width + amount_width;
constexpr double cell_padding = 3;

class LetterLayout {
  public:
    LetterLayout(const LetterContent& content, const LetterWords& letter, Words& words,
                 typesetting::Document& document, double size)
        : content_(content)
        , letter_(letter)
        , words_(words)
        , document_(document)
        , size_(size)
        , flow_(document, design::frame(design::letter_body_top)) {}

    void set() {
        set_letter_top(flow_,
                       {content_.senders, content_.logo, content_.addressee, letter_.date,
                        letter_.reference, letter_.subject, letter_.salutation},
                       size_);
        for (const auto& words : letter_.explanation) set_words(flow_, words, letter_body(size_));
        set_table();
        for (const auto& words : letter_.conclusion) set_words(flow_, words, letter_body(size_));
        set_signature_block(flow_, document_, content_.signatories, size_);
        set_enclosures();
        flow_.finish();
        finish_letter(document_, words_,
                      {content_.reference, content_.specimen ? letter_.specimen : std::string()});
    }

  private:
    typesetting::TextStyle table_text() const { return design::serif(size_ - 0.6); }

    // A day is never broken into lines.
    double due_width() const {
        double width = day_width * column_scale(size_);
        for (const auto& enclosure : letter_.enclosures)
            width = std::max(
                width, document_.typesetter().width(typesetting::plain(enclosure.due_on),
                                                    table_text(), document_.properties().language) +
                           2 * cell_padding);
        return width;
    }

    void set_table() {
        if (letter_.enclosures.empty()) return;
        typesetting::Table table;
        table.text = table_text();
        table.padding_x = cell_padding;
        table.padding_y = 2.6;
        table.space_before = 2;
        table.space_after = size_ * 0.8;
        const double scale = column_scale(size_);
        table.columns = {
            {.width = index_width * scale},
            {.width = number_width * scale, .wraps = false},
            {.width = flow_.width() - facts_width * scale - due_width()},
            {.width = due_width(), .wraps = false},
            {.width = amount_width * scale, .alignment = Alignment::figures, .wraps = false}};
        for (const auto& column : letter_.columns)
            table.head.cells.push_back({.text = typesetting::bold(column)});
        table.head.rule_below = design::strong_rule;
        for (const auto& enclosure : letter_.enclosures)
            table.rows.push_back({.cells = {{.text = typesetting::plain(enclosure.index)},
                                            {.text = typesetting::plain(enclosure.number)},
                                            {.text = typesetting::plain(enclosure.purpose)},
                                            {.text = typesetting::plain(enclosure.due_on)},
                                            {.text = typesetting::bold(enclosure.amount)}},
                                  .rule_below = design::thin_rule});
        flow_.table(table);
    }

    void set_enclosures() {
        const auto style = design::serif(size_ - 1.4, design::quiet);
        auto text = typesetting::bold(letter_.enclosures_label);
        text.push_back({"\u2002"});
        if (letter_.enclosures.empty()) text.push_back({letter_.enclosures_none});
        for (const auto& enclosure : letter_.enclosures)
            text.push_back({enclosure.line + "\u2003"});
        flow_.paragraph(text, {.text = style, .space_before = 4});
    }

    const LetterContent& content_;
    const LetterWords& letter_;
    Words& words_;
    typesetting::Document& document_;
    double size_;
    typesetting::Flow flow_;
};

// Nothing when the letter does not fit on one page at this size.
std::optional<std::string> set_at(double size, const LetterContent& content,
                                  const LetterWords& letter, Words& words,
                                  typesetting::Typesetter& typesetter) {
    typesetting::Document document(typesetter, letter_properties({.title = letter.title,
                                                                  .subject = letter.subject,
                                                                  .reference = content.reference,
                                                                  .senders = content.senders,
                                                                  .language = content.language,
                                                                  .day = content.issued_on}));
    LetterLayout layout(content, letter, words, document, size);
    layout.set();
    if (document.page_count() > 1) return std::nullopt;
    document.bookmark({.title = letter.subject, .page_index = 0, .y = 0});
    return std::move(document).finish();
}

} // namespace

std::string render_letter(const LetterContent& content, const Templates& templates,
                          typesetting::Typesetter& typesetter) {
    scales::ensure(!content.addressee.empty() && !content.senders.empty() &&
                       !content.signatories.empty(),
                   "a letter has somebody who writes, signs and receives it");
    auto words = templates.words("letter", content.language, content.state.text());
    const auto letter = letter_words(content, words);
    for (const double size : letter_sizes(content.language))
        if (auto pdf = set_at(size, content, letter, words, typesetter)) return *std::move(pdf);
    throw scales::Refused(
        {.code = "letter.too-long",
         .message = fmt::format("the letter for {} is longer than one page, must fit on one",
                                content.state.text()),
         .place = {words.file_name()},
         .hint = "shorten the words of the letter, or the addressee's lines"});
}

} // namespace dubrovnik::invoicing
