#include "invoicing/preview/sample_reminder.hpp"

#include "engine/gate.hpp"
#include "invoicing/creditor_reference.hpp"

namespace dubrovnik::invoicing {

using engine::Money;
using scales::Day;

namespace {

constexpr int months_between_letters = 2;

scales::Fraction announced_part() {
    return {1, 2};
}

Day letter_day(const Sample& sample, int level) {
    return scales::months_later(sample.issued_on, level * months_between_letters);
}

// By when the State of the sample has announced a payment.
Day announced_day(Day letter) {
    return letter + std::chrono::days{30};
}

Money credit(const engine::Receivable& receivable) {
    return sample_credit(receivable.called());
}

Money announced(const engine::Receivable& receivable) {
    return part_of(receivable.outstanding(), announced_part());
}

ReminderLine line_of(const Sample& sample, const PlannedInvoice& invoice, Day day) {
    const auto receivable = sample_receivable(sample, invoice);
    return {.number = receivable.number,
            .biller = invoice.biller,
            .year = receivable.year,
            .due_on = receivable.due_on,
            .overdue = receivable.overdue_on(day),
            .in_part = false,
            .enclosed = true,
            .reference = grouped_by_four(creditor_reference(receivable.number)),
            .open = receivable.outstanding()};
}

void add_meeting(const Sample& sample, ReminderContent& content) {
    if (const auto& meeting = sample.assessment.call.meeting)
        content.meetings.push_back({.name = meeting->name.in(content.language),
                                    .opens = meeting->opens,
                                    .gate = engine::gate_of(meeting->opens)});
}

// The paragraphs that only some States' letters have; all in the money of one invoice.
void add_paragraphs(const Sample& sample, ReminderContent& content) {
    const auto receivable = sample_receivable(sample, sample.packet.invoices.back());
    content.last_payment = DatedAmount{receivable.received(), sample_payment_day(sample)};
    content.credits.push_back(credit(receivable));
    content.announced.push_back({announced(receivable), announced_day(content.day)});
    content.disputed.push_back({.number = sample.number(receivable.fund, "D"),
                                .position = sample_words,
                                .amount = receivable.credited()});
}

engine::book::AccountMovement movement(const engine::Receivable& receivable, engine::EntryKind kind,
                                       Day day) {
    const auto zero = Money::zero(receivable.called().currency());
    return {.entry = {},
            .kind = kind,
            .booked_on = day,
            .fund = receivable.fund,
            .number = receivable.number,
            .reason = {},
            .called = zero,
            .credited = zero,
            .received = zero,
            .credit = zero};
}

std::vector<engine::book::AccountMovement> movements(const Sample& sample,
                                                     const engine::Receivable& receivable) {
    using engine::EntryKind;
    auto invoiced = movement(receivable, EntryKind::invoice, receivable.issued_on);
    invoiced.called = receivable.called();
    auto taken_back = movement(receivable, EntryKind::credit_note, sample_credit_day(sample));
    taken_back.credited = receivable.credited();
    auto paid = movement(receivable, EntryKind::receipt, sample_payment_day(sample));
    paid.received = receivable.received();
    return {invoiced, taken_back, paid};
}

AccountOfFund account_of(const Sample& sample, const PlannedInvoice& invoice) {
    const auto receivable = sample_receivable(sample, invoice);
    return {.biller = invoice.biller,
            .currency = receivable.called().currency(),
            .invoices = {receivable},
            .movements = movements(sample, receivable),
            .credit = credit(receivable),
            .announced = announced(receivable)};
}

} // namespace

ReminderContent sample_reminder(const Sample& sample, int level, const Inserts& inserts) {
    const auto day = letter_day(sample, level);
    ReminderContent content{.language = sample.language(),
                            .specimen = true,
                            .state = sample.state(),
                            .state_name = sample.state_name,
                            .head = sample.office.reminder.in(sample.language()),
                            .number = "REM-SAMPLE",
                            .day = day,
                            .addressee = sample.addressee.block(),
                            .salutation = sample.addressee.salutation,
                            .level = level,
                            .lines = {},
                            .meetings = {},
                            .last_payment = {},
                            .credits = {},
                            .announced = {},
                            .disputed = {},
                            .accounts = {},
                            .inserts = inserts.for_state({.state = sample.state(),
                                                          .state_name = sample.state_name,
                                                          .language = sample.language()})};
    for (const auto& invoice : sample.packet.invoices) {
        content.lines.push_back(line_of(sample, invoice, day));
        content.accounts.push_back(sample.office.biller(invoice.biller).account);
    }
    add_meeting(sample, content);
    add_paragraphs(sample, content);
    return content;
}

AccountStatementContent sample_statement(const Sample& sample) {
    AccountStatementContent content{.language = sample.language(),
                                    .specimen = true,
                                    .state = sample.state(),
                                    .state_name = sample.state_name,
                                    .head = sample.office.reminder.in(sample.language()),
                                    .day = letter_day(sample, 1),
                                    .funds = {}};
    for (const auto& invoice : sample.packet.invoices)
        content.funds.push_back(account_of(sample, invoice));
    return content;
}

} // namespace dubrovnik::invoicing
