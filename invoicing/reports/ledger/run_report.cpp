#include "invoicing/reports/ledger/run_report.hpp"

#include "invoicing/reports/counted.hpp"
#include "invoicing/reports/ledger/run_findings.hpp"
#include "scales/finding.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>

namespace dubrovnik::invoicing {

using engine::Money;
using engine::plain_amount_text;

namespace {

std::map<std::string, LetterAmount> sums_of(const RunFindings& run) {
    std::map<std::string, LetterAmount> sums;
    for (const auto& letter : run.letters)
        for (const auto& amount : letter.amounts) {
            const auto zero = Money::zero(amount.asked.currency());
            auto& sum =
                sums.try_emplace(std::string(zero.currency().code()), LetterAmount{zero, zero})
                    .first->second;
            sum.asked += amount.asked;
            sum.still_open += amount.still_open;
        }
    return sums;
}

std::vector<ReportFact> figures_of(const RunFindings& run) {
    std::vector<ReportFact> figures{
        count_fact("letters", "Letters", run.letters.size()),
        count_fact("sent", "Went out", run.letters_sent()),
        count_fact("answers", "Answers", run.answers()),
        {"next_run", "Next run", run.next_run ? scales::day_text(*run.next_run) : ""},
        {"actor", "Run by", run.actor}};
    for (const auto& [currency, sum] : sums_of(run)) {
        figures.push_back(amount_fact("asked_" + currency, "Asked in " + currency, sum.asked));
        figures.push_back(
            amount_fact("still_open_" + currency, "Still open in " + currency, sum.still_open));
    }
    return figures;
}

std::string answer_text(const LetterOfRun& letter) {
    if (!letter.answer) return "";
    return fmt::format("{} {}", scales::day_text(letter.answer->day), letter.answer->how);
}

std::string next_text(const RunFindings& run, const LetterOfRun& letter) {
    if (!run.next_run) return "";
    return letter.next_level ? fmt::format("level {}", *letter.next_level) : "no letter";
}

LedgerTable letters_table(const RunFindings& run, const ReportFrame& frame) {
    ReportTable table{.title = "Letters",
                      .columns = {{"state", "State"},
                                  {"name", "Name"},
                                  {"level", "Level", CellKind::count},
                                  {"invoices", "Invoices"},
                                  {"currency", "Cur."},
                                  amount_column("asked", "Asked"),
                                  amount_column("still_open", "Still open"),
                                  {"sent", "Sent"},
                                  {"answered", "Answered"},
                                  {"next_run", "Next run"}}};
    for (const auto& letter : run.letters)
        for (const auto& amount : letter.amounts)
            table.rows.push_back(
                {letter.reminder.state.text(), frame.name_of(letter.reminder.state),
                 std::to_string(letter.reminder.level),
                 fmt::format("{}", fmt::join(letter.numbers, " ")),
                 std::string(amount.asked.currency().code()), plain_amount_text(amount.asked),
                 plain_amount_text(amount.still_open),
                 letter.dispatched.empty() ? "no" : letter.dispatched, answer_text(letter),
                 next_text(run, letter)});
    // Two currencies are never added: their sums stand among the figures.
    auto narrow = narrowed(table, {"state", "level", "currency", "asked", "still_open", "sent",
                                   "answered", "next_run"});
    return {.key = "letters", .table = std::move(table), .narrow = std::move(narrow)};
}

ReportPart part_of(const RunFindings& run, const ReportFrame& frame, bool with_letters) {
    ReportPart part{.heading = "Run of " + scales::day_text(run.day),
                    .identity = {{"run", "Run", scales::day_text(run.day)}},
                    .figures = figures_of(run),
                    .tables = {},
                    .words = {fmt::format("{}, {}.", counted(run.letters.size(), "letter"),
                                          counted(run.answers(), "answer"))}};
    if (with_letters) part.tables.push_back(letters_table(run, frame));
    return part;
}

} // namespace

LedgerReport run_report(const engine::book::Book& book, const ReportFrame& frame,
                        std::optional<scales::Day> run) {
    auto report = framed_report(
        book, frame,
        (run ? "Reminders of " + scales::day_text(*run) : std::string("All runs of reminders")) +
            ", as of " + scales::day_text(frame.as_of));
    report.parts_key = "runs";
    report.empty_note = fmt::format("no reminders had been written by {}, as known at entry {}",
                                    scales::day_text(frame.as_of), entry_text(frame.known.entry));
    for (const auto& each : run_findings(book, frame))
        if (!run || *run == each.day) report.parts.push_back(part_of(each, frame, run.has_value()));
    if (run && report.parts.empty())
        throw scales::Refused({.code = "report.run",
                               .message = fmt::format("there was no run on {}, must be the day of "
                                                      "one",
                                                      scales::day_text(*run)),
                               .place = {},
                               .hint = "`dubrovnik report run` names them all"});
    report.notes.emplace_back("Answers: States that answered, promised or paid after the letters "
                              "and before the next run.");
    return report;
}

} // namespace dubrovnik::invoicing
