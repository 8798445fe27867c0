#include "invoicing/documents/invoice.hpp"

#include "invoicing/documents/annex.hpp"
#include "invoicing/documents/document_rules.hpp"
#include "invoicing/documents/invoice_data.hpp"
#include "invoicing/documents/invoice_words.hpp"
#include "invoicing/documents/page_design.hpp"
#include "invoicing/documents/page_head.hpp"
#include "invoicing/documents/payment_box.hpp"
#include "invoicing/documents/payment_slip.hpp"
#include "invoicing/documents/set_words.hpp"
#include "invoicing/language/language_forms.hpp"
#include "invoicing/qr_bill/slip_words.hpp"
#include "invoicing/typesetting/document.hpp"
#include "scales/ensure.hpp"

namespace dubrovnik::invoicing {

namespace {

using typesetting::Alignment;

// Wide enough for nine digits before the point.
constexpr double base_width = 79;
constexpr double part_width = 40;
constexpr double rate_width = 62;
constexpr double share_width = 50;
constexpr double amount_width = 82;
constexpr double numbers_width = base_width + part_width + rate_width + share_width + amount_width;

typesetting::ParagraphStyle body(double space_after) {
    return {.text = design::sans(design::text_size),
            .alignment = Alignment::start,
            .space_after = space_after};
}

class InvoiceLayout {
  public:
    InvoiceLayout(const InvoiceContent& content, const InvoiceWords& invoice, Words& words,
                  typesetting::Document& document)
        : content_(content)
        , invoice_(invoice)
        , words_(words)
        , document_(document)
        , bill_(qr_bill_of(content))
        , flow_(document, design::frame(design::body_top)) {}

    void set(const AnnexWords& annex) {
        set_head();
        document_.bookmark({.title = invoice_.title, .page_index = 0, .y = 0});
        flow_.tagged({.tag = typesetting::Tag::heading_2}, [this] {
            flow_.paragraph(typesetting::bold(invoice_.subject),
                            {.text = design::sans(design::head_size), .space_after = 4});
        });
        set_words(flow_, invoice_.note, body(8));
        set_lines();
        flow_.paragraph(words_line(invoice_.in_words), body(12));
        set_payment_box(flow_, invoice_, document_.typesetter(), document_.properties().language);
        flow_.gap(9);
        set_words(flow_, invoice_.credit_used, body(5));
        set_words(flow_, invoice_.payment_instructions, body(5));
        set_words(flow_, invoice_.annex_note, body(5));
        flow_.paragraph(words_line(invoice_.contact), body(0));
        // At the foot of the text where there is room, else of the last page.
        if (bill_ && has_room_for_slip()) set_slip();
        set_annex(flow_, annex);
        if (bill_ && !slip_page_) set_slip();
        flow_.finish();
        decorate();
    }

  private:
    void set_head() {
        auto& page = flow_.page();
        set_letterhead(page, content_.letterhead, invoice_.telephone, invoice_.heading);
        set_address(page, content_.addressee, design::sans(design::text_size));
        set_facts(page, invoice_.facts, typesetting::Family::sans);
    }

    typesetting::RichText words_line(const LabelledText& words) const {
        auto text = typesetting::plain(words.label);
        text.push_back({std::string(LanguageForms::of(content_.language).label_mark())});
        text.push_back({words.text, typesetting::Emphasis::bold});
        return text;
    }

    typesetting::Table lines_table() const {
        typesetting::Table table;
        table.text = design::sans(design::table_size);
        table.padding_x = 3;
        table.padding_y = 3.4;
        table.space_after = 8;
        table.columns = {{.width = design::measure - numbers_width},
                         {.width = base_width, .alignment = Alignment::figures, .wraps = false},
                         {.width = part_width, .alignment = Alignment::figures, .wraps = false},
                         {.width = rate_width, .alignment = Alignment::figures}, // in two lines
                         {.width = share_width, .alignment = Alignment::figures, .wraps = false},
                         {.width = amount_width, .alignment = Alignment::figures, .wraps = false}};
        for (const auto& column : invoice_.columns)
            table.head.cells.push_back({.text = typesetting::bold(column)});
        table.head.rule_below = design::strong_rule;
        return table;
    }

    // The figures beside the line's title, its legal basis below across the whole table.
    static void add_line(typesetting::Table& table, const InvoiceLineWords& line) {
        table.rows.push_back(
            {.cells = {{.text = typesetting::bold(line.title)},
                       {.text = typesetting::plain(line.base)},
                       {.text = typesetting::plain(line.part)},
                       {.text = typesetting::plain(line.rate + "\n" + line.rate_sum)},
                       {.text = typesetting::plain(line.share)},
                       {.text = typesetting::plain(line.amount)}},
             .keep_with_next = true});
        table.rows.push_back({.cells = {{.text = typesetting::plain(line.legal_basis),
                                         .column_count = table.columns.size()}},
                              .rule_below = design::thin_rule});
    }

    void set_lines() {
        auto table = lines_table();
        for (const auto& line : invoice_.lines) add_line(table, line);
        table.rows.back().rule_below = design::strong_rule;
        table.rows.back().keep_with_next = true;
        table.rows.push_back(
            {.cells = {{.text = typesetting::bold(invoice_.total.label), .column_count = 5},
                       {.text = typesetting::bold(invoice_.total.text)}},
             .fill = design::box});
        flow_.table(table);
    }

    static constexpr double slip_top = typesetting::a4.height - payment_slip_height;
    static constexpr double slip_footer_baseline = slip_top - payment_slip_clear;

    bool has_room_for_slip() {
        constexpr double footer_height = typesetting::millimetres(8);
        return flow_.y() <= slip_footer_baseline - footer_height;
    }

    // Whoever holds that sheet alone sees what it is.
    void begin_slip_page() {
        flow_.new_page();
        const auto fields =
            Fields()
                .text("number", content_.number)
                .text("amount", LanguageForms::of(content_.language).money_text(bill_->amount));
        flow_.paragraph(typesetting::bold(words_.label("slip-heading", fields)),
                        {.text = design::sans(design::head_size, design::accent)});
    }

    void set_slip() {
        if (!has_room_for_slip()) begin_slip_page();
        draw_payment_slip(flow_.page(), document_.typesetter(), *bill_, content_.language);
        slip_page_ = document_.page_count();
        document_.bookmark({.title = std::string(slip_words(content_.language).payment_part),
                            .page_index = *slip_page_ - 1,
                            .y = slip_top});
    }

    void decorate() {
        document_.decorate([this](typesetting::Page& page, typesetting::PageNumber number) {
            const bool has_slip = slip_page_ == number.number;
            set_footer(page,
                       {.start = content_.letterhead.name,
                        .end = words_.label("page",
                                            Fields()
                                                .text("number", content_.number)
                                                .text("page", std::to_string(number.number))
                                                .text("pages", std::to_string(number.page_count)))},
                       typesetting::Family::sans,
                       has_slip ? slip_footer_baseline : design::footer_baseline);
        });
        if (content_.specimen)
            document_.watermark({.text = invoice_.specimen, .colour = design::specimen});
    }

    const InvoiceContent& content_;
    const InvoiceWords& invoice_;
    Words& words_;
    typesetting::Document& document_;
    std::optional<QrBill> bill_;
    std::optional<std::size_t> slip_page_; // from 1
    typesetting::Flow flow_;
};

} // namespace

std::string render_invoice(const InvoiceContent& content, const Templates& templates,
                           typesetting::Typesetter& typesetter) {
    scales::ensure(!content.addressee.empty(), "an invoice has somebody who receives it");
    const auto state = content.state.text();
    auto shared = templates.words("invoice", content.language, state);
    auto biller = templates.words(biller_document(content.biller), content.language, state);
    auto annex = templates.words("annex", content.language, state);
    const auto invoice = invoice_words(content, {.shared = shared, .biller = biller});
    typesetting::Document document(typesetter, {.title = invoice.title,
                                                .author = content.letterhead.name,
                                                .subject = invoice.subject,
                                                .keywords = content.number,
                                                .creator = "Dubrovnik",
                                                .language = design::language_of(content.language),
                                                .created_on = content.issued_on});
    InvoiceLayout layout(content, invoice, shared, document);
    layout.set(annex_words(content, annex));
    document.attach({.name = content.number + ".json",
                     .media_type = "application/json",
                     .description = invoice.title,
                     .bytes = invoice_data(content)});
    return std::move(document).finish();
}

} // namespace dubrovnik::invoicing
