// What the tests of letters share: papers with bytes of their own, a run of reminders, and a
// dispatch from its beginning to its end.
#pragma once

#include "engine/book/dispatches.hpp"
#include "engine/book/holds.hpp"
#include "engine/book/reminders.hpp"
#include "tests/engine/ledger_fixture.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dubrovnik::book_test {

struct Paper {
    engine::book::DocumentKind kind;
    std::string state;
    std::string number; // of a reminder; or empty
    std::string bytes = "paper";
};
// Of the transaction's day; adds to the newest entry.
engine::DocumentId append_paper(engine::book::WriteTransaction& transaction, const Paper& paper);

struct Named {
    engine::DocumentId document;
    int level;
    engine::Money open;
};
// One letter of the run of the transaction's day, in an entry of its own. Gives the letter.
engine::DocumentId write_reminder(engine::book::WriteTransaction& transaction,
                                  std::string_view state, const std::vector<Named>& items);

// To mission@example.org by mail, unless changed.
engine::book::NewDispatch dispatch_of(engine::DocumentId letter, std::string_view on);

// A dispatch in a transaction of its own, and one more for its outcome where it has one. Nothing
// when it was not begun.
std::optional<engine::book::DispatchId>
send(engine::book::Book& book, const engine::book::NewDispatch& dispatch,
     std::optional<engine::book::DispatchOutcome> outcome,
     engine::book::Repeat repeat = engine::book::Repeat::never);

// A hold that was released, an answer, a reminder that came back signed, and its dispatch: at
// least one row in every table of letters.
void write_letters(engine::book::Book& book, engine::DocumentId invoice);

} // namespace dubrovnik::book_test
