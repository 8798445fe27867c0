#include "invoicing/exports/journal_walk.hpp"

#include "engine/book/documents.hpp"

#include <unordered_map>

namespace dubrovnik::invoicing {

namespace book = engine::book;

namespace {

constexpr std::size_t entries_at_once = 500;

// Each document's number is looked up once.
class Numbers {
  public:
    explicit Numbers(const book::Book& book)
        : book_(book) {}

    std::string of(const std::optional<engine::DocumentId>& document) {
        if (!document) return {};
        const auto known = numbers_.find(*document);
        if (known != numbers_.end()) return known->second;
        return numbers_.emplace(*document, book::document(book_, *document).number).first->second;
    }

  private:
    const book::Book& book_;
    std::unordered_map<engine::DocumentId, std::string> numbers_;
};

JournalEntry journal_entry(const book::Book& book, book::EntryRecord record, Numbers& numbers) {
    JournalEntry entry{.record = std::move(record), .postings = {}};
    if (!entry.record.fund) return entry; // only entries of a fund have postings
    for (auto& posting : book::postings(book, entry.record.id))
        entry.postings.push_back({.account = posting.account,
                                  .amount = posting.amount,
                                  .state = posting.state,
                                  .document = numbers.of(posting.document),
                                  .component = posting.component.value_or(""),
                                  .origin = posting.origin});
    return entry;
}

} // namespace

void walk_journal(const book::Book& book, engine::EntryId last, const JournalVisit& visit) {
    Numbers numbers(book);
    engine::EntryId after{0};
    while (after < last) {
        for (auto& record : book::entries_after(book, after, entries_at_once)) {
            after = record.id;
            if (after > last) return;
            visit(journal_entry(book, std::move(record), numbers));
        }
    }
}

} // namespace dubrovnik::invoicing
