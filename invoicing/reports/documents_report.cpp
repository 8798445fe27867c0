#include "invoicing/reports/documents_report.hpp"

#include "invoicing/creditor_reference.hpp"
#include "scales/fraction.hpp"

#include <fmt/format.h>
#include <utility>

namespace dubrovnik::invoicing {

namespace book = engine::book;

namespace {

std::string currency_of(const book::DocumentRecord& document) {
    return document.amount ? std::string(document.amount->currency().code()) : std::string();
}

std::string amount_of(const book::DocumentRecord& document) {
    return document.amount ? engine::plain_amount_text(*document.amount) : std::string();
}

std::string due_of(const book::DocumentRecord& document) {
    return document.due_on ? scales::day_text(*document.due_on) : std::string();
}

std::string state_of(const book::DocumentRecord& document) {
    return document.state ? document.state->text() : std::string();
}

// Where an amount holds support cost, base × part × share is less.
std::optional<std::string> support_cost_note(const book::DocumentRecord& invoice,
                                             const book::DocumentLine& line,
                                             const engine::Assessment& assessment) {
    for (const auto& assessed : assessment.components)
        if (assessed.component.id == line.component && assessed.component.support_cost)
            return fmt::format("{}: the amount holds support cost, {} on top; `dubrovnik explain "
                               "{}` derives it",
                               line.component,
                               scales::fraction_text(*assessed.component.support_cost),
                               invoice.number);
    return std::nullopt;
}

} // namespace

ReportTable documents_report(const std::vector<book::DocumentRecord>& documents) {
    ReportTable table{.title = {},
                      .facts = {},
                      .columns = {{"number", "Number"},
                                  {"kind", "Kind"},
                                  {"state", "State"},
                                  {"year", "Year", CellKind::count},
                                  {"issued_on", "Issued on"},
                                  {"due_on", "Due on"},
                                  {"currency", "Cur."},
                                  {"amount", "Amount", CellKind::amount}},
                      .rows = {},
                      .totals = {},
                      .empty_note = "no document with a number has been issued that fits",
                      .notes = {}};
    for (const auto& document : documents) {
        if (document.number.empty()) continue;
        table.rows.push_back({document.number, std::string(book::document_kind_text(document.kind)),
                              state_of(document), std::to_string(document.year),
                              scales::day_text(document.issued_on), due_of(document),
                              currency_of(document), amount_of(document)});
    }
    return table;
}

ReportTable document_report(const book::DocumentRecord& document,
                            const std::vector<book::DocumentLine>& lines,
                            const std::optional<engine::Assessment>& issued_under) {
    ReportTable table{
        .title = document.number,
        .facts = {{"number", "Number", document.number},
                  {"external_number", "Biller's own number", document.external_number},
                  {"kind", "Kind", std::string(book::document_kind_text(document.kind))},
                  {"state", "State", state_of(document)},
                  {"year", "Year", std::to_string(document.year), CellKind::count},
                  {"call", "Call", document.call},
                  {"fund", "Fund", document.fund.value_or("")},
                  {"issued_on", "Issued on", scales::day_text(document.issued_on)},
                  {"due_on", "Due on", due_of(document)},
                  {"currency", "Currency", currency_of(document)},
                  {"amount", "Amount", amount_of(document), CellKind::amount},
                  {"creditor_reference", "Reference", grouped_by_four(document.creditor_reference)},
                  {"language", "Language", document.language},
                  {"sha256", "SHA-256", document.sha256}},
        .columns = {{"component", "Component"},
                    {"base", "Base", CellKind::amount},
                    {"part", "Part"},
                    {"rate", "Rate\u00A0%", CellKind::rate},
                    {"share", "Share"},
                    {"amount", "Amount", CellKind::amount}},
        .rows = {},
        .totals = {},
        .empty_note = "the document has no lines",
        .notes = {}};
    for (const auto& line : lines) {
        table.rows.push_back({line.component, engine::plain_amount_text(line.base), line.part,
                              line.rate, line.share, engine::plain_amount_text(line.amount)});
        if (!issued_under) continue;
        if (auto note = support_cost_note(document, line, *issued_under))
            table.notes.push_back(*std::move(note));
    }
    return table;
}

} // namespace dubrovnik::invoicing
