#include "tests/engine/ledger_fixture.hpp"

#include "engine/book/settings.hpp"
#include "engine/book/signed_heads.hpp"
#include "engine/book/storage_failed.hpp"
#include "tests/engine/letters_fixture.hpp"

#include <array>

namespace dubrovnik::book_test {

using namespace engine::book;
using engine::EntryKind;

std::string refusal_code(const std::function<void()>& work) {
    try {
        work();
    } catch (const scales::Refused& refused) {
        return refused.findings().front().code;
    } catch (const StorageFailed& failed) {
        return failed.finding().code;
    }
    return "";
}

void record(Book& book, std::string_view recorded_on,
            const std::function<void(WriteTransaction&)>& work) {
    WriteTransaction transaction(book, on(recorded_on));
    work(transaction);
    transaction.commit();
}

Book ledger_book(const std::filesystem::path& path) {
    auto book = Book::create(path, {.office = "Test office", .specimen = true}, on("2014-01-01"));
    record(book, "2014-01-01", [](WriteTransaction& transaction) {
        register_fund(
            transaction,
            {.code = "unog", .biller = "unog", .convention = "ccm", .currency = usd(0).currency()},
            std::array<std::string, 1>{"conference-services"});
        register_fund(
            transaction,
            {.code = "isu", .biller = "isu", .convention = "ccm", .currency = chf(0).currency()},
            std::array<std::string, 2>{"isu-meeting-share", "isu-annual-share"});
    });
    return book;
}

DocumentLine invoice_line(std::string component, engine::Money amount) {
    return {.component = std::move(component),
            .title = "A line",
            .legal_basis = "",
            .base = amount,
            .part = "",
            .rate = "",
            .share = "",
            .amount = amount};
}

DocumentId call_isu(Book& book, const Called& called) {
    InvoiceOrder order{.fund = "isu",
                       .state = called.state,
                       .lines = {},
                       .bytes = "bytes",
                       .issued_on = called.issued_on,
                       .due_on = called.due_on};
    if (called.meeting_minor != 0)
        order.lines.push_back(invoice_line("isu-meeting-share", chf(called.meeting_minor)));
    if (called.annual_minor != 0)
        order.lines.push_back(invoice_line("isu-annual-share", chf(called.annual_minor)));
    std::optional<DocumentId> document;
    // Recorded late enough for any order of the days in the tests.
    record(book, scales::day_text(std::max(day(called.issued_on), book.newest_entry().day)),
           [&](WriteTransaction& transaction) { document = issue_invoice(transaction, order); });
    return document.value();
}

NewReceipt isu_receipt(std::string_view code, std::int64_t amount_minor,
                       std::string_view received_on) {
    return {.fund = "isu",
            .state = code.empty() ? std::nullopt : std::optional(state(code)),
            .amount = chf(amount_minor),
            .charges = chf(0),
            .received_on = day(received_on),
            .wish = {.named = {}, .component = {}},
            .voluntary = false,
            .reference = "",
            .bank_reference = "",
            .original = "",
            .original_rate = "",
            .note = "",
            .occurrence = {},
            .again = false};
}

AsOf as_of(const Book& book, std::string_view day_text) {
    return {.day = day(day_text), .known = book.newest_entry().entry};
}

std::int64_t owed_minor(const Book& book, std::string_view code, std::string_view day_text) {
    std::int64_t owed = 0;
    for (const auto& receivable : receivables(book, as_of(book, day_text)))
        if (receivable.state == state(code) && receivable.fund == "isu")
            owed += receivable.outstanding().amount_minor();
    return owed;
}

std::int64_t credit_minor(const Book& book, std::string_view code, std::string_view day_text) {
    std::int64_t held = 0;
    for (const auto& credit : held_credits(book, as_of(book, day_text)))
        if (credit.state == state(code) && credit.fund == "isu")
            held += credit.amount.amount_minor();
    return held;
}

namespace {

void correct_invoices(Book& book) {
    const auto first = call_isu(book, {.state = "BEL",
                                       .meeting_minor = 100,
                                       .annual_minor = 200,
                                       .issued_on = "2017-02-01",
                                       .due_on = "2017-03-03"});
    record(book, "2017-02-02", [&](WriteTransaction& transaction) {
        record_void(transaction, {.plan = plan_void(book, first),
                                  .on = day("2017-02-02"),
                                  .reason = "wrong rate",
                                  .paper = {}});
    });
    record(book, "2017-02-03", [&](WriteTransaction& transaction) {
        const auto second =
            issue_invoice(transaction, {.fund = "isu",
                                        .state = "BEL",
                                        .lines = {invoice_line("isu-annual-share", chf(300))},
                                        .bytes = "bytes",
                                        .issued_on = "2017-02-03",
                                        .due_on = "2017-03-03"});
        append_replacement(transaction, {.voided = first, .replacement = second});
    });
}

} // namespace

Book unsigned_book(const std::filesystem::path& path) {
    auto book = sample_book(path);
    correct_invoices(book);
    record(book, "2017-02-10", [](WriteTransaction& transaction) {
        auto receipt = isu_receipt("AFG", 5000, "2017-02-10");
        receipt.bank_reference = "B1";
        record_receipt(transaction, receipt);
        const auto wrong = record_receipt(transaction, isu_receipt("BEL", 100, "2017-02-10"));
        record_reversal(transaction,
                        {.entry = wrong.entry, .on = day("2017-02-10"), .reason = "wrong State"});
        record_promise(transaction, {.state = state("BEL"),
                                     .fund = "isu",
                                     .amount = chf(200),
                                     .by_day = day("2017-04-01"),
                                     .made_on = day("2017-02-10"),
                                     .note = "being processed"});
    });
    record(book, "2018-01-02", [](WriteTransaction& transaction) {
        record_close(transaction, {.year = 2017, .reason = "audited"});
        record_surplus(transaction, {.year = 2017,
                                     .fund = "isu",
                                     .amount = chf(1000),
                                     .on = day("2018-01-02"),
                                     .decision = "Eighth Meeting"});
    });
    write_letters(book, document_by_number(book, "ISU-2017-0003").id);
    return book;
}

Book full_book(const std::filesystem::path& path) {
    auto book = unsigned_book(path);
    record(book, scales::day_text(book.newest_entry().day), [](WriteTransaction& transaction) {
        const auto key = SigningKey::made();
        record_signing_key(transaction, key.public_key(), "the signing key");
        sign_head(transaction, &key);
    });
    return book;
}

} // namespace dubrovnik::book_test
