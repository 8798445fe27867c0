// JournalWalk: the whole journal from the first entry to the newest, a few hundred at a time.
//
// For exports: memory does not grow with the book, and whoever writes meanwhile is not held up.
// What is recorded during the walk is left out: it ends at the entry that was the newest at its
// beginning.
#pragma once

#include "engine/book/journal.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace dubrovnik::invoicing {

struct JournalPosting {
    engine::Account account;
    engine::Money amount; // debit above zero, credit below
    std::optional<scales::StateCode> state;
    std::string document; // its number, or ""
    std::string component;
    std::optional<engine::EntryId> origin; // the receipt that unmatched money came with
};

struct JournalEntry {
    engine::book::EntryRecord record;
    std::vector<JournalPosting> postings; // none where no money moved
};

using JournalVisit = std::function<void(const JournalEntry&)>;

// Visits every entry up to `last`, in the order they were recorded.
void walk_journal(const engine::book::Book& book, engine::EntryId last, const JournalVisit& visit);

} // namespace dubrovnik::invoicing
