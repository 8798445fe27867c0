// The forms for other ledger programs: hledger (and ledger), beancount.
#include "invoicing/exports/account_names.hpp"
#include "invoicing/exports/journal_forms.hpp"

#include <fmt/ostream.h>

namespace dubrovnik::invoicing {

namespace book = engine::book;
using engine::Money;

namespace {

// ledger 3.3 reads no line of more than 4,095 bytes; two of these and an account stay below that.
constexpr std::size_t words_bytes_at_most = 1'500;

std::string shortened(std::string words) {
    if (words.size() <= words_bytes_at_most) return words;
    auto end = words_bytes_at_most;
    while ((static_cast<unsigned char>(words[end]) & 0xC0) == 0x80) --end; // no character is cut
    return words.substr(0, end) + "…";
}

std::string title(const JournalEntry& entry) {
    const auto kind = std::string(engine::entry_kind_text(entry.record.kind));
    const auto reason = shortened(one_line(entry.record.reason));
    return reason.empty() ? kind : kind + ": " + reason;
}

std::int64_t number(engine::EntryId entry) {
    return static_cast<std::int64_t>(entry);
}

std::string plain_zero(engine::Currency currency) {
    return engine::plain_amount_text(Money::zero(currency));
}

std::string escaped(std::string_view text) {
    std::string quoted;
    for (const char letter : one_line(text)) {
        if (letter == '"' || letter == '\\') quoted += '\\';
        quoted += letter;
    }
    return quoted;
}

} // namespace

void HledgerForm::begin(const book::KnownEntry& known) {
    fmt::print(out_, "; The journal of the book up to entry {} of {}, head {}\n",
               number(known.entry), scales::day_text(known.day), book::hash_text(known.head));
    fmt::print(out_, "; hledger -s -f THIS bal, or ledger --pedantic -f THIS bal\n\n");
    std::set<std::string> currencies;
    for (const auto& fund : funds_)
        if (currencies.insert(std::string(fund.currency.code())).second)
            fmt::print(out_, "commodity {0}\n  format {0} {1}\n", fund.currency.code(),
                       plain_zero(fund.currency));
    for (const auto* tag : {"recorded", "document", "origin"}) fmt::print(out_, "tag {}\n", tag);
}

void HledgerForm::declare(const std::string& account) {
    if (declared_.insert(account).second) fmt::print(out_, "account {}\n", account);
}

void HledgerForm::write(const JournalEntry& entry) {
    const auto& record = entry.record;
    const auto day = scales::day_text(record.booked_on);
    if (entry.postings.empty()) {
        fmt::print(out_, "\n; {} ({}) {}\n", day, number(record.id), title(entry));
        return;
    }
    out_ << '\n';
    for (const auto& posting : entry.postings) declare(hledger_account(*record.fund, posting));
    fmt::print(out_, "{} ({}) {}\n    ; recorded: {}\n", day, number(record.id), title(entry),
               scales::day_text(record.recorded_on));
    for (const auto& posting : entry.postings) {
        fmt::print(out_, "    {}  {} {}", hledger_account(*record.fund, posting),
                   posting.amount.currency().code(), engine::plain_amount_text(posting.amount));
        if (!posting.document.empty())
            fmt::print(out_, "  ; document: {}", shortened(one_line(posting.document)));
        if (posting.origin) fmt::print(out_, "  ; origin: {}", number(*posting.origin));
        out_ << '\n';
    }
}

void BeancountForm::begin(const book::KnownEntry& known) {
    fmt::print(out_, "; The journal of the book up to entry {} of {}, head {}\n",
               number(known.entry), scales::day_text(known.day), book::hash_text(known.head));
    fmt::print(out_, "option \"title\" \"{}\"\n", escaped(office_));
}

void BeancountForm::open(const std::string& account, std::string_view currency) {
    if (opened_.insert(account).second)
        fmt::print(out_, "1900-01-01 open {} {}\n", account, currency);
}

void BeancountForm::write(const JournalEntry& entry) {
    const auto& record = entry.record;
    const auto day = scales::day_text(record.booked_on);
    if (entry.postings.empty()) {
        fmt::print(out_, "\n; {} ({}) {}\n", day, number(record.id), title(entry));
        return;
    }
    out_ << '\n';
    for (const auto& posting : entry.postings)
        open(beancount_account(*record.fund, posting), posting.amount.currency().code());
    fmt::print(out_, "{} * \"{}\" \"{}\"\n  entry: {}\n  recorded: {}\n", day,
               engine::entry_kind_text(record.kind), escaped(record.reason), number(record.id),
               scales::day_text(record.recorded_on));
    for (const auto& posting : entry.postings) {
        fmt::print(out_, "  {}  {} {}\n", beancount_account(*record.fund, posting),
                   engine::plain_amount_text(posting.amount), posting.amount.currency().code());
        if (!posting.document.empty())
            fmt::print(out_, "    document: \"{}\"\n", escaped(posting.document));
        if (posting.origin) fmt::print(out_, "    origin: {}\n", number(*posting.origin));
    }
}

} // namespace dubrovnik::invoicing
