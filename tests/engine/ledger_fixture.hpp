// What the tests of the ledger share: a book in which a year of everything has happened, and
// short ways to make single events.
#pragma once

#include "engine/book/allocations.hpp"
#include "engine/book/closes.hpp"
#include "engine/book/corrections.hpp"
#include "engine/book/dispatches.hpp"
#include "engine/book/holds.hpp"
#include "engine/book/ledger.hpp"
#include "engine/book/openings.hpp"
#include "engine/book/payments_out.hpp"
#include "engine/book/promises.hpp"
#include "engine/book/receipts.hpp"
#include "engine/book/reminders.hpp"
#include "engine/book/reversals.hpp"
#include "tests/engine/book_fixture.hpp"

#include <functional>
#include <string>
#include <string_view>

namespace dubrovnik::book_test {

// The code of the refusal or storage trouble that `work` throws; "" when it throws none.
std::string refusal_code(const std::function<void()>& work);

// Runs `work` in a transaction recorded on that day, and commits.
void record(engine::book::Book& book, std::string_view recorded_on,
            const std::function<void(engine::book::WriteTransaction&)>& work);

// A book with the funds isu and unog and their components, and nothing called yet.
engine::book::Book ledger_book(const std::filesystem::path& path);

struct Called {
    std::string state;
    std::int64_t meeting_minor = 0; // isu-meeting-share
    std::int64_t annual_minor = 0;  // isu-annual-share
    std::string issued_on;
    std::string due_on;
};
// An invoice of the isu fund in its own transaction; gives its document.
engine::book::DocumentId call_isu(engine::book::Book& book, const Called& called);

engine::book::DocumentLine invoice_line(std::string component, engine::Money amount);

engine::book::NewReceipt isu_receipt(std::string_view code, std::int64_t amount_minor,
                                     std::string_view received_on);

// What the State owes in the isu fund, as of a day and with all that is known.
std::int64_t owed_minor(const engine::book::Book& book, std::string_view code,
                        std::string_view day_text);
std::int64_t credit_minor(const engine::book::Book& book, std::string_view code,
                          std::string_view day_text);

engine::book::AsOf as_of(const engine::book::Book& book, std::string_view day_text);

// At least one row in every table but those of signatures, which no forger can make anew.
engine::book::Book unsigned_book(const std::filesystem::path& path);
// With a signed head, too.
engine::book::Book full_book(const std::filesystem::path& path);

} // namespace dubrovnik::book_test
