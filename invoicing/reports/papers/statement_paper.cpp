#include "invoicing/reports/papers/statement_paper.hpp"

#include "engine/entry_kind.hpp"
#include "invoicing/documents/page_design.hpp"
#include "invoicing/documents/sub_totals.hpp"
#include "invoicing/reports/papers/paper_page.hpp"
#include "invoicing/typesetting/document.hpp"

namespace dubrovnik::invoicing {

using engine::Money;
using engine::book::AccountMovement;

namespace {

constexpr double day_width = 98; // “27 de septiembre de 2016”, never broken
constexpr double amount_width = 55;

struct MoneyColumns {
    const char* first; // takes the room that is left
    std::vector<const char*> days;
    std::vector<const char*> amounts;
};

class StatementPaperLayout {
  public:
    StatementPaperLayout(const StatementPaper& paper, PaperWords& words, Words events,
                         typesetting::Document& document)
        : paper_(paper)
        , words_(words)
        , events_(std::move(events))
        , flow_(document, paper_frame()) {}

    void set(const PaperHead& head) {
        set_paper_head(flow_, head);
        for (const auto& fund : paper_.funds) set_fund(fund);
        flow_.finish();
        events_.refuse_findings();
    }

  private:
    Fields day_field(scales::Day day) const { return Fields().text("day", words_.day(day)); }

    void set_fund(const StatementOfFund& fund) {
        flow_.heading(
            words_.label("fund", Fields()
                                     .text("fund", words_.fund(fund.fund.code))
                                     .text("currency", std::string(fund.fund.currency.code()))),
            {.paragraph = {.text = design::sans(design::head_size, design::accent),
                           .space_before = 10,
                           .space_after = 3,
                           .keep_with_next = true},
             .bookmark_level = 2});
        flow_.paragraph(typesetting::plain(figures(fund)), paper_text(2));
        set_table("invoices", "invoices-none", invoices(fund));
        set_table("account", "account-none", account(fund));
        if (!fund.gifts.empty()) set_table("gifts", "account-none", gifts(fund));
    }

    std::string figures(const StatementOfFund& fund) {
        std::string text;
        const auto add = [&](const char* label, Money amount) {
            words_.add_sentence(
                text, words_.label(label, Fields().text("amount", words_.amount(amount))));
        };
        add("figure-called", fund.called);
        add("figure-credited", fund.credited);
        add("figure-received", fund.received);
        add("figure-outstanding", fund.outstanding);
        add("figure-overdue", fund.overdue);
        add("figure-announced", fund.announced);
        add("figure-credit", fund.credit);
        return text;
    }

    void set_table(const char* title, const char* none, const typesetting::Table& table) {
        flow_.heading(words_.label(title), paper_heading());
        const auto nothing = words_.label(none, day_field(paper_.frame.as_of));
        if (table.rows.empty())
            flow_.paragraph(typesetting::plain(nothing), paper_text(2));
        else
            flow_.table(table);
    }

    typesetting::Table table(const MoneyColumns& columns) {
        std::vector<FigureColumn> figures;
        for (const auto* day : columns.days) figures.push_back({words_.label(day), day_width});
        for (const auto* amount : columns.amounts)
            figures.push_back({words_.label(amount), amount_width});
        auto made = figure_table(flow_.width(), words_.label(columns.first), figures);
        for (std::size_t index = 1; index <= columns.days.size(); ++index)
            made.columns[index].alignment = typesetting::Alignment::start;
        return made;
    }

    std::vector<std::string> sum_cells(const char* label, const std::vector<Money>& amounts) {
        std::vector<std::string> cells{words_.label(label), ""}; // no day
        for (const auto amount : amounts) cells.push_back(words_.amount(amount));
        return cells;
    }

    void add_total(typesetting::Table& table, const SubTotals& sums,
                   const std::vector<Money>& amounts) {
        if (table.rows.empty()) return;
        table.rows.back().keep_with_next = true;
        table.rows.push_back(total_row(sum_cells("total", amounts)));
        table.carried = [this, sums](std::size_t row_count) {
            return carried_row(sum_cells("sub-total", sums.after(row_count)));
        };
    }

    typesetting::Table invoices(const StatementOfFund& fund) {
        auto made = table({.first = "column-number",
                           .days = {"column-due"},
                           .amounts = {"column-called", "column-credited", "column-received",
                                       "column-outstanding"}});
        SubTotals sums;
        for (const auto& invoice : fund.invoices) {
            made.rows.push_back(figure_row(
                {invoice.number, words_.day(invoice.due_on), words_.amount(invoice.called()),
                 words_.amount_or_dash(invoice.credited()),
                 words_.amount_or_dash(invoice.received()), words_.amount(invoice.outstanding())}));
            sums.add(
                {invoice.called(), invoice.credited(), invoice.received(), invoice.outstanding()});
        }
        add_total(made, sums, {fund.called, fund.credited, fund.received, fund.outstanding});
        return made;
    }

    // What moved, and for which invoice.
    std::string what(const AccountMovement& movement) {
        const auto event =
            events_.label("event-" + std::string(engine::entry_kind_text(movement.kind)));
        if (movement.number.empty())
            return words_.label("on-credit", Fields().text("event", event));
        // An invoice has that number; whatever else moved has one of its own, or none.
        const bool is_invoice = movement.kind == engine::EntryKind::invoice;
        return words_.label(is_invoice ? "of-invoice" : "on-invoice",
                            Fields().text("event", event).text("number", movement.number));
    }

    typesetting::Table account(const StatementOfFund& fund) {
        auto made = table({.first = "column-what",
                           .days = {"column-booked"},
                           .amounts = {"column-called", "column-credited", "column-received",
                                       "column-credit", "column-owed"}});
        auto forward = nothing_moved(fund.fund.currency);
        for (const auto& movement : fund.movements)
            if (is_before(movement, paper_.frame)) forward.add(movement);
        auto owed = forward.owed();
        SubTotals sums;
        if (paper_.frame.since) {
            made.rows.push_back(
                movement_row(words_.label("brought-forward"), *paper_.frame.since, forward, owed));
            sums.add(columns_of(forward));
        }
        for (const auto& movement : fund.movements) {
            if (is_before(movement, paper_.frame)) continue;
            auto moved = nothing_moved(fund.fund.currency);
            moved.add(movement);
            owed += moved.owed();
            made.rows.push_back(movement_row(what(movement), movement.booked_on, moved, owed));
            sums.add(columns_of(moved));
        }
        add_total(made, sums, {fund.called, fund.credited, fund.received, fund.credit, owed});
        return made;
    }

    static std::vector<Money> columns_of(const MovedMoney& moved) {
        return {moved.called, moved.credited, moved.received, moved.credit, moved.owed()};
    }

    typesetting::Row movement_row(const std::string& what, scales::Day day, const MovedMoney& moved,
                                  Money owed) const {
        return figure_row({what, words_.day(day), words_.amount_or_dash(moved.called),
                           words_.amount_or_dash(moved.credited),
                           words_.amount_or_dash(moved.received),
                           words_.amount_or_dash(moved.credit), words_.amount(owed)});
    }

    typesetting::Table gifts(const StatementOfFund& fund) {
        auto made = table({.first = "column-reference",
                           .days = {"column-received-on"},
                           .amounts = {"column-amount"}});
        auto sum = Money::zero(fund.fund.currency);
        SubTotals sums;
        for (const auto& gift : fund.gifts) {
            made.rows.push_back(figure_row(
                {gift.reference, words_.day(gift.received_on), words_.amount(gift.amount)}));
            sum += gift.amount;
            sums.add({gift.amount});
        }
        add_total(made, sums, {sum});
        return made;
    }

    const StatementPaper& paper_;
    PaperWords& words_;
    Words events_;
    typesetting::Flow flow_;
};

} // namespace

StatementPaper statement_paper(const engine::book::Book& book, const ReportFrame& frame,
                               scales::StateCode state) {
    const engine::book::ReadTransaction reading(book);
    return {.frame = frame,
            .specimen = book.identity().specimen,
            .state = state,
            .funds = statement_findings(book, frame, state)};
}

std::string render_statement_paper(const StatementPaper& paper, const PaperLanguage& language,
                                   typesetting::Typesetter& typesetter) {
    PaperWords words(language, "statement-paper");
    const PaperHead head{
        .kind = words.label("kind", Fields().text("day", words.day(paper.frame.as_of))),
        .title = words.state(paper.state)};
    typesetting::Document document(typesetter, paper_properties(head, paper.frame, language.tag));
    StatementPaperLayout layout(
        paper, words, language.templates.words("statement", language.tag, paper.state.text()),
        document);
    layout.set(head);
    finish_paper(document, paper_foot(words, paper.frame.known, paper.specimen));
    words.refuse_findings();
    return std::move(document).finish();
}

} // namespace dubrovnik::invoicing
