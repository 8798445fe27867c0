#include "invoicing/notices/notice.hpp"

#include "invoicing/documents/page_design.hpp"
#include "invoicing/documents/page_head.hpp"
#include "invoicing/documents/set_words.hpp"
#include "invoicing/language/language_forms.hpp"
#include "invoicing/typesetting/document.hpp"
#include "scales/ensure.hpp"

#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace {

using typesetting::Alignment;

constexpr double amount_width = 104; // nine digits before the point

typesetting::ParagraphStyle body_style(double space_after) {
    return {.text = design::sans(design::text_size),
            .alignment = Alignment::start,
            .space_after = space_after};
}

// The words, all of them filled before anything is set: what is empty is refused at once.
struct NoticeWords {
    std::string title;
    std::string heading;
    std::string telephone;
    std::vector<LabelledText> facts;
    std::string subject;
    RichText body;
    RichText effect;
    std::vector<std::string> columns;
    std::vector<std::string> amounts; // of the lines
    LabelledText total;
    LabelledText contact;
    std::string specimen;
};

engine::Money total_of(const NoticeContent& content) {
    scales::ensure(!content.lines.empty(), "a notice has lines");
    auto total = engine::Money::zero(content.lines.front().amount.currency());
    for (const auto& line : content.lines) total += line.amount;
    return total;
}

std::vector<LabelledText> facts_of(const NoticeContent& content, Words& words,
                                   const LanguageForms& forms) {
    std::vector<LabelledText> facts{{words.label("number"), content.number},
                                    {words.label("issued-on"), forms.day_text(content.issued_on)}};
    for (const auto& fact : content.facts) facts.push_back({words.label(fact.label), fact.text});
    return facts;
}

NoticeWords notice_words(const NoticeContent& content, Words& words) {
    const auto& forms = LanguageForms::of(content.language);
    const auto total = total_of(content);
    NoticeWords notice{
        .title =
            words.label("document-title",
                        Fields().text("number", content.number).text("state", content.state_name)),
        .heading = words.label("heading"),
        .telephone = {},
        .facts = facts_of(content, words, forms),
        .subject = words.label("subject", content.subject),
        .body = words.prose("body", content.body),
        .effect = words.prose("effect", content.effect),
        .columns = {words.label("column-description"),
                    words.label("column-amount",
                                Fields().text("currency", std::string(total.currency().code())))},
        .amounts = {},
        .total = {words.label("total"), forms.amount_text(total)},
        .contact = {words.label("contact"), content.contact},
        .specimen = words.label("specimen")};
    if (!content.letterhead.telephone.empty())
        notice.telephone =
            words.label("telephone", Fields().text("telephone", content.letterhead.telephone));
    for (const auto& line : content.lines) notice.amounts.push_back(forms.amount_text(line.amount));
    words.refuse_findings();
    return notice;
}

typesetting::Table lines_table(const NoticeContent& content, const NoticeWords& notice) {
    typesetting::Table table;
    table.text = design::sans(design::table_size);
    table.padding_x = 3;
    table.padding_y = 4;
    table.space_after = 10;
    table.columns = {{.width = design::measure - amount_width},
                     {.width = amount_width, .alignment = Alignment::figures, .wraps = false}};
    for (const auto& column : notice.columns)
        table.head.cells.push_back({.text = typesetting::bold(column)});
    table.head.rule_below = design::strong_rule;
    for (std::size_t index = 0; index < content.lines.size(); ++index) {
        const auto& line = content.lines[index];
        typesetting::RichText description{{line.title, typesetting::Emphasis::bold}};
        if (!line.detail.empty()) description.push_back({"\n" + line.detail});
        table.rows.push_back({.cells = {{.text = std::move(description)},
                                        {.text = typesetting::plain(notice.amounts[index])}},
                              .rule_below = design::thin_rule});
    }
    table.rows.back().rule_below = design::strong_rule;
    table.rows.back().keep_with_next = true;
    table.rows.push_back({.cells = {{.text = typesetting::bold(notice.total.label)},
                                    {.text = typesetting::bold(notice.total.text)}},
                          .fill = design::box});
    return table;
}

void decorate(const NoticeContent& content, Words& words, typesetting::Document& document) {
    document.decorate([&](typesetting::Page& page, typesetting::PageNumber number) {
        set_footer(
            page,
            {.start = content.letterhead.name,
             .end = words.label("page", Fields()
                                            .text("number", content.number)
                                            .text("page", std::to_string(number.number))
                                            .text("pages", std::to_string(number.page_count)))},
            typesetting::Family::sans);
    });
}

} // namespace

std::string render_notice(const NoticeContent& content, const Templates& templates,
                          typesetting::Typesetter& typesetter) {
    auto words = templates.words(content.document, content.language, content.state.text());
    const auto notice = notice_words(content, words);
    typesetting::Document document(typesetter, {.title = notice.title,
                                                .author = content.letterhead.name,
                                                .subject = notice.subject,
                                                .keywords = content.number,
                                                .creator = "Dubrovnik",
                                                .language = design::language_of(content.language),
                                                .created_on = content.issued_on});
    typesetting::Flow flow(document, design::frame(design::body_top));
    set_letterhead(flow.page(), content.letterhead, notice.telephone, notice.heading);
    set_address(flow.page(), content.addressee, design::sans(design::text_size));
    set_facts(flow.page(), notice.facts, typesetting::Family::sans);
    document.bookmark({.title = notice.title, .page_index = 0, .y = 0});
    flow.tagged({.tag = typesetting::Tag::heading_2}, [&] {
        flow.paragraph(typesetting::bold(notice.subject),
                       {.text = design::sans(design::head_size), .space_after = 6});
    });
    set_words(flow, notice.body, body_style(8));
    flow.table(lines_table(content, notice));
    set_words(flow, notice.effect, body_style(8));
    flow.paragraph(typesetting::plain(fmt::format("{}{}{}", notice.contact.label,
                                                  LanguageForms::of(content.language).label_mark(),
                                                  notice.contact.text)),
                   body_style(0));
    flow.finish();
    decorate(content, words, document);
    if (content.specimen) document.watermark({.text = notice.specimen});
    return std::move(document).finish();
}

} // namespace dubrovnik::invoicing
