#include "invoicing/reminders/account_statement.hpp"

#include "engine/entry_kind.hpp"
#include "invoicing/documents/page_design.hpp"
#include "invoicing/documents/page_head.hpp"
#include "invoicing/documents/set_words.hpp"
#include "invoicing/documents/sub_totals.hpp"
#include "invoicing/language/language_forms.hpp"
#include "invoicing/typesetting/document.hpp"

#include <algorithm>
#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace {

using engine::EntryKind;
using engine::Money;
using typesetting::Alignment;

constexpr double year_width = 34;
constexpr double cell_padding = 3;
constexpr double amount_width = 64;
constexpr double wide_amount_width = 90;
constexpr double number_width = 96;
constexpr double digit_room = 6; // a day of two digits where the statement's own has one
constexpr double first_top = typesetting::millimetres(46); // no address: below the senders

struct StatementColumn {
    const char* label;
    double width;
    bool amount = false;
};

struct Movement {
    scales::Day day;
    EntryKind kind;
    std::string number;
    Money added;
    Money taken;
};

// Credit that was used stands on the invoice it paid; other credit has a line of its own.
bool credit_alone(EntryKind kind) {
    return kind != EntryKind::allocation && kind != EntryKind::credit_note &&
           kind != EntryKind::invoice;
}

std::vector<Movement> shown_movements(const AccountOfFund& fund) {
    std::vector<Movement> shown;
    const auto zero = Money::zero(fund.currency);
    for (const auto& moved : fund.movements) {
        auto added = moved.called;
        auto taken = moved.credited + moved.received;
        if (moved.number.empty() && credit_alone(moved.kind)) taken += moved.credit;
        if (taken.amount_minor() < 0) {
            added -= taken;
            taken = zero;
        }
        if (added.amount_minor() != 0 || taken.amount_minor() != 0)
            shown.push_back({.day = moved.booked_on,
                             .kind = moved.kind,
                             .number = moved.number,
                             .added = added,
                             .taken = taken});
    }
    return shown;
}

class StatementLayout {
  public:
    StatementLayout(const AccountStatementContent& content, Words& words,
                    typesetting::Document& document)
        : content_(content)
        , words_(words)
        , forms_(LanguageForms::of(content.language))
        , document_(document)
        , flow_(document, design::frame(first_top))
        , day_width_(widest_day()) {}

    void set() {
        set_senders(flow_.page(), content_.head.senders, content_.head.logo);
        flow_.tagged({.tag = typesetting::Tag::heading_1}, [this] {
            flow_.paragraph(typesetting::bold(heading_line()),
                            {.text = design::sans(design::head_size, design::accent)});
        });
        flow_.paragraph(
            typesetting::plain(words_.label("as-of", day_field(content_.day))),
            {.text = design::sans(design::table_size, design::quiet), .space_after = 8});
        for (const auto& fund : content_.funds) set_fund(fund);
        set_words(
            flow_,
            words_.prose("note", day_field(content_.day).text("contact", content_.head.contact)),
            {.text = design::sans(design::table_size), .space_before = 6});
        flow_.finish();
        decorate();
    }

  private:
    std::string heading_line() const {
        return fmt::format("{}{}{}", words_.label("heading"), forms_.label_mark(),
                           content_.state_name);
    }

    typesetting::TextStyle table_text() const { return design::sans(design::table_size - 0.5); }

    // No day is broken into lines, in whatever language.
    double widest_day() const {
        double widest = 0;
        for (int month = 0; month < 12; ++month) {
            const auto day = scales::months_later(content_.day, month);
            widest = std::max(widest, document_.typesetter().width(
                                          typesetting::plain(forms_.day_text(day)), table_text(),
                                          document_.properties().language));
        }
        return widest + digit_room + 2 * cell_padding;
    }

    Fields day_field(scales::Day day) const { return Fields().text("day", forms_.day_text(day)); }

    std::string amount(Money money) const { return forms_.amount_text(money); }

    // Zero is a dash: the eye finds what moved.
    std::string amount_or_dash(Money money) const {
        return money.amount_minor() == 0 ? "–" : amount(money);
    }

    void heading(const std::string& text, double size, int level) {
        flow_.heading(text, {.paragraph = {.text = design::sans(size, design::accent),
                                           .space_before = 8,
                                           .space_after = 3,
                                           .keep_with_next = true},
                             .bookmark_level = level});
    }

    typesetting::Table table(const std::vector<StatementColumn>& columns) {
        typesetting::Table table;
        table.text = table_text();
        table.padding_x = cell_padding;
        table.padding_y = 2.2;
        table.space_after = 8;
        for (const auto& column : columns) {
            table.columns.push_back(
                {.width = column.width,
                 .alignment = column.amount ? Alignment::figures : Alignment::start,
                 .wraps = !column.amount});
            table.head.cells.push_back({.text = typesetting::bold(words_.label(column.label))});
        }
        table.head.rule_below = design::strong_rule;
        return table;
    }

    static typesetting::Row row(const std::vector<std::string>& cells, bool strong) {
        typesetting::Row row;
        for (const auto& cell : cells)
            row.cells.push_back(
                {.text = strong ? typesetting::bold(cell) : typesetting::plain(cell)});
        if (strong)
            row.fill = design::box;
        else
            row.rule_below = design::thin_rule;
        return row;
    }

    void set_fund(const AccountOfFund& fund) {
        heading(words_.label("fund-" + fund.biller,
                             Fields().text("currency", std::string(fund.currency.code()))),
                design::text_size + 1, 1);
        set_invoices(fund);
        set_movements(fund);
    }

    void set_invoices(const AccountOfFund& fund) {
        auto invoices =
            table({{"column-invoice", flow_.width() - year_width - day_width_ - 4 * amount_width},
                   {"column-year", year_width},
                   {"column-due", day_width_},
                   {"column-called", amount_width, true},
                   {"column-credited", amount_width, true},
                   {"column-received", amount_width, true},
                   {"column-open", amount_width, true}});
        SubTotals sums;
        auto overdue = Money::zero(fund.currency);
        for (const auto& invoice : fund.invoices) {
            const std::vector figures{invoice.called(), invoice.credited(), invoice.received(),
                                      invoice.outstanding()};
            sums.add(figures);
            if (invoice.overdue_on(content_.day)) overdue += invoice.outstanding();
            invoices.rows.push_back(
                row({invoice.number, std::to_string(invoice.year), forms_.day_text(invoice.due_on),
                     amount(figures[0]), amount_or_dash(figures[1]), amount_or_dash(figures[2]),
                     amount_or_dash(figures[3])},
                    false));
        }
        if (!invoices.rows.empty()) {
            invoices.rows.back().keep_with_next = true;
            const auto summed = [&](const char* label, std::size_t row_count) {
                const auto& sum = sums.after(row_count);
                return row({words_.label(label), "", "", amount(sum[0]), amount_or_dash(sum[1]),
                            amount_or_dash(sum[2]), amount(sum[3])},
                           true);
            };
            invoices.carried = [&](std::size_t row_count) {
                return summed("sub-total", row_count);
            };
            invoices.rows.push_back(summed("total", invoices.rows.size()));
            flow_.table(invoices);
        }
        figure("overdue", overdue);
        figure("credit", fund.credit);
        figure("announced", fund.announced);
    }

    // A line of its own, where there is any.
    void figure(const std::string& label, Money money) {
        const auto text = words_.label(label, Fields().text("amount", forms_.money_text(money)));
        if (money.amount_minor() != 0)
            flow_.paragraph(typesetting::plain(text), {.text = design::sans(design::table_size)});
    }

    void set_movements(const AccountOfFund& fund) {
        heading(words_.label("movements"), design::text_size, 2);
        auto movements = table(
            {{"column-day", day_width_},
             {"column-event", flow_.width() - day_width_ - number_width - 2 * wide_amount_width},
             {"column-invoice", number_width},
             {"column-added", wide_amount_width, true},
             {"column-taken", wide_amount_width, true}});
        SubTotals sums;
        for (const auto& moved : shown_movements(fund)) {
            movements.rows.push_back(
                row({forms_.day_text(moved.day),
                     words_.label("event-" + std::string(engine::entry_kind_text(moved.kind))),
                     moved.number, amount_or_dash(moved.added), amount_or_dash(moved.taken)},
                    false));
            sums.add({moved.added, moved.taken});
        }
        movements.carried = [&](std::size_t row_count) {
            const auto& sum = sums.after(row_count);
            auto carried =
                row({words_.label("sub-total"), "", amount_or_dash(sum[0]), amount_or_dash(sum[1])},
                    true);
            carried.cells.front().column_count = 2; // the day's column is narrow
            return carried;
        };
        flow_.table(movements);
    }

    void decorate() {
        document_.decorate([this](typesetting::Page& page, typesetting::PageNumber number) {
            set_footer(page,
                       {.start = words_.label("heading"),
                        .end = words_.label("page",
                                            day_field(content_.day)
                                                .text("state", content_.state_name)
                                                .text("page", std::to_string(number.number))
                                                .text("pages", std::to_string(number.page_count)))},
                       typesetting::Family::sans);
        });
        if (content_.specimen)
            document_.watermark({.text = words_.label("specimen"), .colour = design::specimen});
    }

    const AccountStatementContent& content_;
    Words& words_;
    const LanguageForms& forms_;
    typesetting::Document& document_;
    typesetting::Flow flow_;
    double day_width_;
};

} // namespace

std::string render_account_statement(const AccountStatementContent& content,
                                     const Templates& templates,
                                     typesetting::Typesetter& typesetter) {
    auto words = templates.words("statement", content.language, content.state.text());
    const auto& forms = LanguageForms::of(content.language);
    typesetting::Document document(
        typesetter,
        {.title = words.label(
             "document-title",
             Fields().text("state", content.state_name).text("day", forms.day_text(content.day))),
         .author = first_lines(content.head.senders),
         .subject = words.label("heading"),
         .keywords = content.state.text(),
         .creator = "Dubrovnik",
         .language = design::language_of(content.language),
         .created_on = content.day});
    StatementLayout layout(content, words, document);
    layout.set();
    words.refuse_findings();
    return std::move(document).finish();
}

} // namespace dubrovnik::invoicing
