#include "invoicing/reminders/reminder_letter.hpp"

#include "invoicing/documents/letter_form.hpp"
#include "invoicing/documents/mirror.hpp"
#include "invoicing/documents/page_design.hpp"
#include "invoicing/documents/page_head.hpp"
#include "invoicing/documents/set_words.hpp"
#include "invoicing/documents/signature_block.hpp"
#include "invoicing/reminders/reminder_words.hpp"
#include "invoicing/typesetting/document.hpp"
#include "scales/ensure.hpp"

#include <optional>

namespace dubrovnik::invoicing {

namespace {

using typesetting::Alignment;

// A letter that would just run over is set a little smaller, but not below this; then it takes two
// pages at its best size.
constexpr double smallest_size = 9;

constexpr double due_width = 106;       // "since 30 September 2017"
constexpr double reference_width = 108; // 25 characters in groups of four
constexpr double amount_width = 96;
constexpr double account_label_width = 72;
constexpr double account_gap = 20;

class ReminderLayout {
  public:
    ReminderLayout(const ReminderContent& content, const ReminderWords& letter, Words& words,
                   typesetting::Document& document, double size)
        : content_(content)
        , letter_(letter)
        , words_(words)
        , document_(document)
        , size_(size)
        , flow_(document, design::frame(design::letter_body_top)) {}

    void set() {
        set_letter_top(flow_,
                       {content_.head.senders, content_.head.logo, content_.addressee, letter_.date,
                        letter_.reference, letter_.subject, letter_.salutation},
                       size_);
        for (const auto& words : letter_.opening) set_words(flow_, words, letter_body(size_));
        set_lines();
        for (const auto& words : letter_.body) set_words(flow_, words, letter_body(size_));
        // Signatures never stand alone on a page: how to pay and whom to ask goes with them.
        flow_.keep_together([this] {
            set_accounts();
            set_words(flow_, letter_.contact, letter_body(size_));
            set_words(flow_, letter_.closing, letter_body(size_));
            set_signature_block(flow_, document_, content_.head.signatories, size_);
            set_enclosures();
        });
        flow_.finish();
        finish_letter(document_, words_,
                      {content_.number, content_.specimen ? letter_.specimen : std::string()});
    }

  private:
    typesetting::Table lines_table() const {
        typesetting::Table table;
        table.text = design::serif(size_ - 0.9);
        table.padding_x = 3;
        table.padding_y = 2.4;
        table.space_before = 2;
        table.space_after = size_ * 0.8;
        const double scale = column_scale(size_);
        const double rest = flow_.width() - (due_width + reference_width + amount_width) * scale;
        table.columns = {
            {.width = rest},
            {.width = due_width * scale},
            {.width = reference_width * scale, .wraps = false},
            {.width = amount_width * scale, .alignment = Alignment::figures, .wraps = false}};
        for (const auto& column : letter_.columns)
            table.head.cells.push_back({.text = typesetting::bold(column)});
        table.head.rule_below = design::strong_rule;
        return table;
    }

    void set_lines() {
        auto table = lines_table();
        for (const auto& line : letter_.lines) {
            auto what = typesetting::bold(line.number);
            what.push_back({"\n" + line.purpose});
            table.rows.push_back({.cells = {{.text = std::move(what)},
                                            {.text = typesetting::plain(line.due)},
                                            {.text = typesetting::plain(line.reference)},
                                            {.text = typesetting::plain(line.open)}},
                                  .rule_below = design::thin_rule});
        }
        table.rows.back().rule_below = design::strong_rule;
        table.rows.back().keep_with_next = true;
        for (const auto& total : letter_.totals)
            table.rows.push_back(
                {.cells = {{.text = typesetting::bold(total.label), .column_count = 3},
                           {.text = typesetting::bold(total.text)}},
                 .fill = design::box});
        flow_.table(table);
    }

    // One account beside the other, as tall as the tallest.
    void set_accounts() {
        const auto count = static_cast<double>(letter_.accounts.size());
        const double width = (flow_.width() - account_gap * (count - 1)) / count;
        double tallest = 0;
        for (const auto& account : letter_.accounts)
            tallest = std::max(tallest, account_height(account, width));
        flow_.room(tallest + size_ * 0.9,
                   [this, width](typesetting::Page& page, const typesetting::Rectangle& area) {
                       const Mirror mirror(page.language(), area);
                       double x = area.x;
                       for (const auto& account : letter_.accounts) {
                           draw_account(page, account, mirror.box({x, area.y, width}));
                           x += width + account_gap;
                       }
                   });
    }

    typesetting::ParagraphStyle account_style() const {
        return {.text = design::serif(size_ - 0.9)};
    }

    double account_height(const ReminderAccountWords& account, double width) const {
        double height = account_style().text.leading + 2;
        for (const auto& fact : account.facts)
            height += document_.typesetter()
                          .paragraph(typesetting::plain(fact.text), account_style(),
                                     document_.properties().language, width - account_label_width)
                          .height();
        return height;
    }

    void draw_account(typesetting::Page& page, const ReminderAccountWords& account,
                      typesetting::BoxPlace place) const {
        place.top += page.paragraph(place, typesetting::bold(account.heading), account_style()) + 2;
        page.tagged({.tag = typesetting::Tag::table}, [&] {
            for (const auto& fact : account.facts) draw_fact(page, fact, place);
        });
    }

    void draw_fact(typesetting::Page& page, const LabelledText& fact,
                   typesetting::BoxPlace& place) const {
        const Mirror mirror(page.language(), place.x, place.x + place.width);
        set_label_and_value(
            page,
            [&] {
                page.paragraph(mirror.box({place.x, place.top, account_label_width}),
                               typesetting::plain(fact.label),
                               {.text = design::serif(size_ - 0.9, design::quiet)});
            },
            [&] {
                place.top += page.paragraph(mirror.box({place.x + account_label_width, place.top,
                                                        place.width - account_label_width}),
                                            typesetting::plain(fact.text), account_style());
            });
    }

    void set_enclosures() {
        auto text = typesetting::bold(letter_.enclosures_label);
        text.push_back({"\u2002" + letter_.enclosures});
        flow_.paragraph(text,
                        {.text = design::serif(size_ - 1.4, design::quiet), .space_before = 4});
    }

    const ReminderContent& content_;
    const ReminderWords& letter_;
    Words& words_;
    typesetting::Document& document_;
    double size_;
    typesetting::Flow flow_;
};

struct SetLetter {
    std::string pdf;
    std::size_t page_count;
};

SetLetter set_at(double size, const ReminderContent& content, const ReminderWords& letter,
                 Words& words, typesetting::Typesetter& typesetter) {
    typesetting::Document document(typesetter, letter_properties({.title = letter.title,
                                                                  .subject = letter.subject,
                                                                  .reference = content.number,
                                                                  .senders = content.head.senders,
                                                                  .language = content.language,
                                                                  .day = content.day}));
    ReminderLayout layout(content, letter, words, document, size);
    layout.set();
    document.bookmark({.title = letter.subject, .page_index = 0, .y = 0});
    const auto page_count = document.page_count();
    return {std::move(document).finish(), page_count};
}

} // namespace

std::string render_reminder(const ReminderContent& content, const Templates& templates,
                            typesetting::Typesetter& typesetter) {
    scales::ensure(!content.addressee.empty() && !content.head.senders.empty() &&
                       !content.head.signatories.empty(),
                   "a letter has somebody who writes, signs and receives it");
    auto words = templates.words("reminder", content.language, content.state.text());
    const auto letter = reminder_words(content, words);
    const auto sizes = letter_sizes(content.language);
    for (const double size : sizes) {
        if (size < smallest_size) break;
        auto set = set_at(size, content, letter, words, typesetter);
        if (set.page_count == 1) return std::move(set.pdf);
    }
    auto set = set_at(sizes.front(), content, letter, words, typesetter);
    return std::move(set.pdf);
}

} // namespace dubrovnik::invoicing
