#include "tests/engine/reminder_question.hpp"

#include <fmt/format.h>

namespace dubrovnik::book_test {

using engine::Money;

engine::ReminderPlan planned(const QuestionParts& parts, scales::Day day) {
    const auto announced = engine::announced_on(day, parts.promises, parts.receivables);
    return engine::plan_reminders({.day = day,
                                   .months = parts.months,
                                   .minimum = parts.minimum,
                                   .receivables = parts.receivables,
                                   .credits = parts.credits,
                                   .unmatched = parts.unmatched,
                                   .announced = announced,
                                   .holds = parts.holds,
                                   .earlier = parts.earlier,
                                   .excepted = parts.excepted});
}

namespace {

engine::ReceivableLine line(std::string component, Money called) {
    const auto zero = Money::zero(called.currency());
    return {
        .component = std::move(component), .called = called, .credited = zero, .received = zero};
}

engine::Receivable invoice(const Billed& billed, std::string fund,
                           std::vector<engine::ReceivableLine> lines) {
    return {.document = engine::DocumentId{billed.number.back() - '0'},
            .number = billed.number,
            .fund = std::move(fund),
            .state = state(billed.state),
            .year = 2016,
            .assessment = {},
            .issued_on = day(billed.issued_on),
            .due_on = day(billed.due_on),
            .lines = std::move(lines)};
}

} // namespace

engine::Receivable isu_invoice(const Billed& billed) {
    std::vector<engine::ReceivableLine> lines;
    if (billed.meeting_minor > 0)
        lines.push_back(line("isu-meeting-share", chf(billed.meeting_minor)));
    if (billed.annual_minor > 0)
        lines.push_back(line("isu-annual-share", chf(billed.annual_minor)));
    return invoice(billed, "isu", std::move(lines));
}

engine::Receivable unog_invoice(const Billed& billed) {
    return invoice(billed, "unog",
                   {line("conference-services", usd(billed.meeting_minor + billed.annual_minor))});
}

engine::Hold hold_of(std::string_view state_code) {
    return {.entry = engine::EntryId{1},
            .state = state(state_code),
            .document = {},
            .component = {},
            .until = day("2016-12-31"),
            .reason = "",
            .position = ""};
}

engine::EarlierReminder letter_to(std::string_view state_code, std::string_view written_on,
                                  bool sent, const std::vector<std::int64_t>& documents,
                                  int level) {
    engine::EarlierReminder letter{.state = state(state_code),
                                   .written_on = day(written_on),
                                   .level = level,
                                   .sent = sent,
                                   .invoices = {}};
    for (const auto document : documents) letter.invoices.push_back(engine::DocumentId{document});
    return letter;
}

std::string letter_text(const engine::PlannedReminder& letter) {
    auto text = fmt::format("{} level {} since {}:", letter.state.text(), letter.level,
                            scales::day_text(letter.letter_due_on));
    for (const auto& item : letter.items)
        text += fmt::format("{} {} level {}{} {}{}", &item == &letter.items.front() ? "" : ",",
                            item.invoice.number, item.level, item.overdue ? " overdue" : "",
                            plain_amount_text(item.to_remind), item.in_part ? " in part" : "");
    return text;
}

std::string left_out_line(const engine::LeftOut& left_out) {
    auto text =
        fmt::format("{} {}", left_out.state.text(), engine::left_out_text(left_out.because));
    if (!left_out.number.empty()) text += " " + left_out.number;
    if (left_out.amount) text += " " + plain_amount_text(*left_out.amount);
    if (left_out.until) text += " until " + scales::day_text(*left_out.until);
    if (!left_out.note.empty()) text += " (" + left_out.note + ")";
    return text;
}

std::string plan_text(const engine::ReminderPlan& plan) {
    std::string text;
    for (const auto& letter : plan.letters) text += letter_text(letter) + "; ";
    for (const auto& left_out : plan.left_out) text += left_out_line(left_out) + "; ";
    return text;
}

} // namespace dubrovnik::book_test
