#include "invoicing/reminders/reminder_report.hpp"

#include "engine/totals.hpp"
#include "invoicing/reports/ledger/report_frame.hpp"
#include "invoicing/untranslated_letterheads.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>

namespace dubrovnik::invoicing {

namespace {

std::string day_or_dash(const std::optional<scales::Day>& day) {
    return day ? scales::day_text(*day) : "–";
}

std::string unmatched_words(const engine::UnmatchedMoney& money) {
    return fmt::format("{} of {}{}{}", engine::money_text(money.amount),
                       scales::day_text(money.received_on),
                       money.state ? " for " + money.state->text() : "",
                       money.reference.empty() ? "" : " “" + money.reference + "”");
}

std::string invoices_text(const engine::PlannedReminder& plan) {
    std::string text;
    for (const auto& item : plan.items) text += (text.empty() ? "" : " ") + item.invoice.number;
    return text;
}

engine::Totals totals_of(const engine::PlannedReminder& plan) {
    engine::Totals totals;
    for (const auto& item : plan.items) totals.add(item.open);
    return totals;
}

std::string total_text(const engine::Totals& totals, engine::Currency currency) {
    const auto total = totals.in(currency);
    return total ? engine::plain_amount_text(*total) : "";
}

scales::Finding warning(std::string code, std::string message, std::string hint) {
    return {.code = std::move(code),
            .message = std::move(message),
            .place = {},
            .hint = std::move(hint),
            .severity = scales::Severity::warning};
}

} // namespace

ReportTable money_news_report(const ReminderDraft& draft) {
    ReportTable table{.title = "Money as known",
                      .facts = {{"day", "Day of the run", scales::day_text(draft.day)}},
                      .columns = {{"fund", "Fund"},
                                  {"newest_receipt", "Newest receipt"},
                                  {"unmatched", "Unmatched"}},
                      .empty_note = "no fund is known yet"};
    for (const auto& news : draft.news) {
        std::string unmatched;
        for (const auto& money : news.unmatched)
            unmatched += (unmatched.empty() ? "" : "; ") + unmatched_words(money);
        table.rows.push_back({news.fund, day_or_dash(news.newest_receipt),
                              unmatched.empty() ? "nothing" : unmatched});
    }
    return table;
}

ReportTable reminder_letters_report(const ReminderDraft& draft, const Addressees& addressees) {
    ReportTable table{.title = "Letters",
                      .columns = {{"state", "State"},
                                  {"level", "Level", CellKind::count},
                                  {"letter_due_on", "Letter due"},
                                  {"language", "Lang."},
                                  {"channel", "By"},
                                  {"invoices", "Invoices"}},
                      .empty_note = "no letter is due"};
    engine::Totals all;
    for (const auto& letter : draft.letters)
        for (const auto& item : letter.plan.items) all.add(item.open);
    for (const auto total : all.all()) {
        const std::string code(total.currency().code());
        table.columns.push_back({"open_" + code, "Open " + code, CellKind::amount});
    }
    for (const auto& letter : draft.letters) {
        const auto addressee = addressees.find(letter.plan.state);
        ReportRow row{letter.plan.state.text(),
                      std::to_string(letter.plan.level),
                      scales::day_text(letter.plan.letter_due_on),
                      letter.letter.language,
                      addressee == addressees.end() ? "" : addressee->second.channel,
                      invoices_text(letter.plan)};
        const auto totals = totals_of(letter.plan);
        for (const auto total : all.all()) row.push_back(total_text(totals, total.currency()));
        table.rows.push_back(std::move(row));
    }
    if (table.rows.empty()) return table;
    table.totals = {"Total", std::to_string(draft.letters.size()), "", "", "", ""};
    for (const auto total : all.all()) table.totals.push_back(engine::plain_amount_text(total));
    return table;
}

ReportTable left_out_report(const ReminderDraft& draft) {
    ReportTable table{.title = "Left out",
                      .columns = {{"state", "State"},
                                  {"because", "Because"},
                                  {"number", "Invoice"},
                                  {"currency", "Cur."},
                                  {"amount", "Amount", CellKind::amount},
                                  {"until", "Until"},
                                  {"note", "Note"}},
                      .empty_note = "nobody is left out"};
    // Whose rhythm has not come round would bury the others: a line a day says who they are.
    std::map<scales::Day, std::vector<std::string>> later;
    for (const auto& each : draft.left_out)
        if (each.because == engine::LeftOutBecause::next_later)
            later[*each.until].push_back(each.state.text());
    for (const auto& [day, states] : later)
        table.notes.push_back(fmt::format("Next letter on {}: {} ({})", scales::day_text(day),
                                          counted_states(states.size()), fmt::join(states, " ")));
    if (!later.empty()) table.empty_note = "nobody else is left out";
    for (const auto& each : draft.left_out) {
        if (each.because == engine::LeftOutBecause::next_later) continue;
        table.rows.push_back({each.state.text(), std::string(engine::left_out_text(each.because)),
                              each.number,
                              each.amount ? std::string(each.amount->currency().code()) : "",
                              each.amount ? engine::plain_amount_text(*each.amount) : "",
                              each.until ? scales::day_text(*each.until) : "", each.note});
    }
    for (const auto& trouble : draft.troubles)
        table.rows.push_back({trouble.state.text(), "cannot be written", "", "", "", "",
                              trouble.findings.empty() ? "" : trouble.findings.front().message});
    return table;
}

scales::Findings reminder_warnings(const ReminderDraft& draft, const Office& office) {
    scales::Findings warnings;
    for (const auto& trouble : draft.troubles)
        for (auto finding : trouble.findings) {
            finding.severity = scales::Severity::warning;
            finding.message =
                fmt::format("{} gets no letter: {}", trouble.state.text(), finding.message);
            warnings.push_back(std::move(finding));
        }
    if (draft.earlier_unsent > 0)
        warnings.push_back(warning(
            "remind.earlier-unsent",
            fmt::format("{} letters of the run of {} are not in the register as sent",
                        draft.earlier_unsent, scales::day_text(*draft.earlier_run)),
            "record with `dubrovnik dispatched` what went on paper: a level counts only letters "
            "that went out"));
    for (const auto& news : draft.news)
        for (const auto& money : news.unmatched)
            warnings.push_back(
                warning("remind.unmatched",
                        fmt::format("unmatched in {}: {}", news.fund, unmatched_words(money)),
                        "match it with `dubrovnik allocate` before letters go"));
    UntranslatedLetterheads untranslated(office);
    for (const auto& letter : draft.letters) untranslated.note_reminder(letter.letter.language);
    for (auto& finding : untranslated.warnings()) warnings.push_back(std::move(finding));
    return warnings;
}

} // namespace dubrovnik::invoicing
