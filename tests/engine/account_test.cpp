// The chart of accounts: each account's name in the book, and on which side it stands.
#include "engine/account.hpp"

#include "engine/entry_kind.hpp"

#include <catch2/catch.hpp>

using namespace dubrovnik::engine;

TEST_CASE("each account has its name in the book and its place in the chart") {
    struct Case {
        Account account;
        const char* text;
        AccountClass kind;
        bool receivable;
    };
    const auto c = GENERATE(values<Case>({
        {Account::cash, "cash", AccountClass::asset, false},
        {Account::receivable_called, "receivable-called", AccountClass::asset, true},
        {Account::receivable_credited, "receivable-credited", AccountClass::asset, true},
        {Account::receivable_received, "receivable-received", AccountClass::asset, true},
        {Account::credit, "credit", AccountClass::liability, false},
        {Account::suspense, "suspense", AccountClass::liability, false},
        {Account::contributions, "contributions", AccountClass::income, false},
        {Account::voluntary, "voluntary", AccountClass::income, false},
        {Account::charges, "charges", AccountClass::expense, false},
        {Account::write_offs, "write-offs", AccountClass::expense, false},
        {Account::expenditure, "expenditure", AccountClass::expense, false},
        {Account::surplus_returned, "surplus-returned", AccountClass::expense, false},
        {Account::opening, "opening", AccountClass::equity, false},
    }));
    INFO(c.text);
    CHECK(account_text(c.account) == c.text);
    CHECK(parse_account(c.text) == c.account);
    CHECK(account_class(c.account) == c.kind);
    CHECK(is_receivable(c.account) == c.receivable);
}

TEST_CASE("what is no account is none") {
    CHECK_FALSE(parse_account(""));
    CHECK_FALSE(parse_account("Cash"));
    CHECK_FALSE(parse_account("receivable"));
}

// The names stand in every book that was ever written: none may change.
TEST_CASE("each kind of entry keeps its name in the book") {
    struct Case {
        EntryKind kind;
        const char* text;
    };
    const auto c = GENERATE(values<Case>({
        {EntryKind::opened, "opened"},
        {EntryKind::call, "call"},
        {EntryKind::invoice, "invoice"},
        {EntryKind::receipt, "receipt"},
        {EntryKind::allocation, "allocation"},
        {EntryKind::returned, "returned"},
        {EntryKind::write_off, "write-off"},
        {EntryKind::credit_note, "credit-note"},
        {EntryKind::void_invoice, "void"},
        {EntryKind::reversal, "reversal"},
        {EntryKind::surplus, "surplus"},
        {EntryKind::signature, "signature"},
        {EntryKind::dispatch, "dispatch"},
    }));
    INFO(c.text);
    CHECK(entry_kind_text(c.kind) == c.text);
    CHECK(parse_entry_kind(c.text) == c.kind);
    CHECK_FALSE(parse_entry_kind(std::string(c.text) + "s"));
}
