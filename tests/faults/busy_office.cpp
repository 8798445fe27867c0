#include "tests/faults/busy_office.hpp"

#include "tests/engine/letters_fixture.hpp"

#include <chrono>
#include <fmt/format.h>

namespace dubrovnik::faults {

using namespace dubrovnik::engine;
using namespace dubrovnik::engine::book;
using namespace dubrovnik::book_test;

bool BusyOffice::step(const std::function<void()>& about_to_commit) {
    today_ = book_.newest_entry().day + std::chrono::days(below(12));
    today_text_ = scales::day_text(today_);
    const auto before = book_.newest_entry().entry;
    try {
        Transaction transaction(book_, on(today_text_));
        act(transaction);
        if (book_.newest_entry().entry == before) return false;
        about_to_commit();
        transaction.commit();
        return true;
    } catch (const scales::Refused&) {
        return false;
    }
}

void BusyOffice::act(Transaction& transaction) {
    switch (below(12)) {
    case 0:
    case 1:
    case 2:
        return issue(transaction);
    case 3:
    case 4:
    case 5:
        return receive(transaction);
    case 6:
        return allocate(transaction);
    case 7:
        return correct(transaction);
    case 8:
        return reverse(transaction);
    case 9:
        return remind(transaction);
    case 10:
        return below(2) == 0 ? send(transaction) : hear(transaction);
    default:
        return close(transaction);
    }
}

// One to three States' packets in one transaction, as `issue` writes them.
void BusyOffice::issue(Transaction& transaction) {
    for (auto packets = 1 + below(3); packets > 0; --packets) {
        const auto code = some_state();
        const auto order = [&](std::string fund, std::vector<DocumentLine> lines) {
            const auto paper = bytes();
            issue_invoice(transaction,
                          {.fund = std::move(fund),
                           .state = code,
                           .lines = std::move(lines),
                           .bytes = paper,
                           .issued_on = today_text_,
                           .due_on = scales::day_text(today_ + std::chrono::days(30))});
        };
        order("unog", {invoice_line("conference-services", usd(1 + below(500'000)))});
        order("isu", {invoice_line("isu-meeting-share", chf(1 + below(300'000))),
                      invoice_line("isu-annual-share", chf(1 + below(300'000)))});
        append_entry(
            transaction,
            {.kind = EntryKind::packet, .fund = {}, .booked_on = today_, .reason = "call"});
        append_paper(transaction,
                     {.kind = DocumentKind::letter, .state = code, .number = {}, .bytes = bytes()});
    }
}

void BusyOffice::receive(Transaction& transaction) {
    for (auto receipts = 1 + below(3); receipts > 0; --receipts) {
        auto receipt =
            isu_receipt(below(6) == 0 ? "" : some_state(), 1 + below(600'000), today_text_);
        receipt.charges = chf(below(4) == 0 && receipt.state ? below(900) : 0);
        receipt.note = std::string(static_cast<std::size_t>(below(200)), 'n');
        receipt.again = true;
        record_receipt(transaction, receipt);
    }
}

void BusyOffice::allocate(Transaction& transaction) {
    record_allocation(transaction, {.source = Source::credit,
                                    .fund = "isu",
                                    .state = state(some_state()),
                                    .receipt = {},
                                    .amount = {},
                                    .on = today_,
                                    .wish = {.named = {}, .component = {}},
                                    .reason = ""});
}

void BusyOffice::correct(Transaction& transaction) {
    const auto invoice = some(DocumentKind::invoice);
    if (!invoice) return;
    const auto paper = bytes();
    const auto notice = [&](DocumentKind kind) {
        return NewDocument{.kind = kind,
                           .number = {},
                           .plain_number = "",
                           .external_number = "",
                           .fund = invoice->fund,
                           .state = invoice->state,
                           .assessment = {},
                           .year = invoice->year,
                           .issued_on = today_,
                           .due_on = {},
                           .amount = {},
                           .creditor_reference = "",
                           .language = "en",
                           .template_sha256 = sha256_hex("template"),
                           .lines = {},
                           .bytes = paper};
    };
    const auto kind = below(3);
    if (kind == 0) {
        const auto part = Money::of_minor(1 + below(2'000), invoice->amount->currency());
        auto note = notice(DocumentKind::credit_note);
        const NumberSeries series{.biller = *invoice->biller,
                                  .kind = DocumentKind::credit_note,
                                  .issue_year = scales::year_of(today_)};
        const auto sequence = next_sequence(transaction, series);
        note.number = {.text =
                           fmt::format("{}-{}-C{:03}", series.biller, series.issue_year, sequence),
                       .series = series,
                       .sequence = sequence};
        record_credit_note(transaction, {.plan = plan_credit_note(book_, invoice->id, part),
                                         .on = today_,
                                         .reason = "a decision",
                                         .paper = note});
    } else if (kind == 1) {
        record_void(transaction, {.plan = plan_void(book_, invoice->id),
                                  .on = today_,
                                  .reason = "wrong rate",
                                  .paper = notice(DocumentKind::void_notice)});
    } else {
        record_write_off(transaction, {.plan = plan_write_off(book_, invoice->id, {}),
                                       .on = today_,
                                       .reason = "a decision",
                                       .paper = {}});
    }
}

void BusyOffice::reverse(Transaction& transaction) {
    const auto newest = static_cast<std::int64_t>(book_.newest_entry().entry);
    record_reversal(transaction,
                    {.entry = EntryId{1 + below(newest)}, .on = today_, .reason = "a mistake"});
}

void BusyOffice::remind(Transaction& transaction) {
    const auto invoice = some(DocumentKind::invoice);
    if (!invoice) return;
    write_reminder(transaction, invoice->state->text(),
                   {{.document = invoice->id, .level = 1, .open = *invoice->amount}});
}

void BusyOffice::send(Transaction& transaction) {
    const auto letter = some(DocumentKind::reminder);
    if (!letter) return;
    const auto begun =
        begin_dispatch(transaction, dispatch_of(letter->id, today_text_), Repeat::again);
    if (begun && below(2) == 0)
        record_outcome(transaction, {.dispatch = *begun,
                                     .outcome = DispatchOutcome::accepted,
                                     .answer = "250 2.0.0 Ok",
                                     .on = today_});
}

void BusyOffice::hear(Transaction& transaction) {
    record_promise(transaction, {.state = state(some_state()),
                                 .fund = {},
                                 .amount = {},
                                 .by_day = today_ + std::chrono::days(30),
                                 .made_on = today_,
                                 .note = "being processed"});
}

void BusyOffice::close(Transaction& transaction) {
    record_close(transaction, {.year = scales::year_of(today_) - 1, .reason = "audited"});
}

std::int64_t BusyOffice::below(std::int64_t bound) {
    return static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(bound));
}

// Mostly some pages; now and then as much as a letter with pictures.
std::string BusyOffice::bytes() {
    const auto length = below(20) == 0 ? below(400'000) : 1 + below(12'000);
    std::string text(static_cast<std::size_t>(length), '\0');
    for (auto& letter : text) letter = static_cast<char>(random_() & 0xff);
    return text;
}

std::string BusyOffice::some_state() {
    constexpr const char* codes[] = {"AFG", "BEL", "CHE", "FRA", "ITA", "MLI", "NOR", "ZAF"};
    return codes[below(8)];
}

std::optional<DocumentRecord> BusyOffice::some(DocumentKind kind) {
    const auto all =
        documents(book_, {.state = {}, .fund = {}, .kind = kind, .year = {}, .assessment = {}});
    if (all.empty()) return std::nullopt;
    return all[random_() % all.size()];
}

} // namespace dubrovnik::faults
