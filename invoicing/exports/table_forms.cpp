// The forms for spreadsheets and other programs: CSV and JSON.
#include "invoicing/exports/journal_forms.hpp"
#include "invoicing/reports/text_cells.hpp"

#include <fmt/ostream.h>

namespace dubrovnik::invoicing {

namespace book = engine::book;

namespace {

std::int64_t number(engine::EntryId entry) {
    return static_cast<std::int64_t>(entry);
}

std::string entry_cells(const book::EntryRecord& record) {
    return fmt::format("{},{},{},{},{},{},{}", number(record.id),
                       engine::entry_kind_text(record.kind),
                       csv_text_cell(record.fund.value_or("")), scales::day_text(record.booked_on),
                       scales::day_text(record.recorded_on), csv_text_cell(record.actor),
                       csv_text_cell(record.reason));
}

std::string posting_cells(const JournalPosting& posting) {
    return fmt::format("{},{},{},{},{},{},{}", engine::account_text(posting.account),
                       posting.state ? posting.state->text() : "", csv_text_cell(posting.document),
                       csv_text_cell(posting.component),
                       posting.origin ? std::to_string(number(*posting.origin)) : "",
                       posting.amount.currency().code(), engine::plain_amount_text(posting.amount));
}

std::string json_or_null(const std::string& text) {
    return text.empty() ? "null" : json_string(text);
}

std::string posting_json(const JournalPosting& posting) {
    return fmt::format(R"({{"account": "{}", "state": {}, "document": {}, "component": {}, )"
                       R"("origin": {}, "currency": "{}", "amount": "{}"}})",
                       engine::account_text(posting.account),
                       json_or_null(posting.state ? posting.state->text() : ""),
                       json_or_null(posting.document), json_or_null(posting.component),
                       posting.origin ? std::to_string(number(*posting.origin)) : "null",
                       posting.amount.currency().code(), engine::plain_amount_text(posting.amount));
}

} // namespace

void CsvForm::begin(const book::KnownEntry&) {
    out_ << "entry,kind,fund,booked_on,recorded_on,actor,reason,account,state,document,component,"
            "origin,currency,amount\n";
}

void CsvForm::write(const JournalEntry& entry) {
    const auto cells = entry_cells(entry.record);
    if (entry.postings.empty()) fmt::print(out_, "{},,,,,,,\n", cells);
    for (const auto& posting : entry.postings)
        fmt::print(out_, "{},{}\n", cells, posting_cells(posting));
}

void JsonForm::begin(const book::KnownEntry& known) {
    fmt::print(out_,
               "{{\"office\": {}, \"known_on\": {{\"entry\": {}, \"day\": \"{}\", \"head\": "
               "\"{}\"}},\n \"entries\": [",
               json_string(office_), number(known.entry), scales::day_text(known.day),
               book::hash_text(known.head));
}

void JsonForm::write(const JournalEntry& entry) {
    const auto& record = entry.record;
    fmt::print(out_,
               "{}\n  {{\"entry\": {}, \"kind\": \"{}\", \"fund\": {}, \"booked_on\": \"{}\", "
               "\"recorded_on\": \"{}\", \"actor\": {}, \"reason\": {}, \"postings\": [",
               first_ ? "" : ",", number(record.id), engine::entry_kind_text(record.kind),
               json_or_null(record.fund.value_or("")), scales::day_text(record.booked_on),
               scales::day_text(record.recorded_on), json_string(record.actor),
               json_string(record.reason));
    first_ = false;
    const char* separator = "";
    for (const auto& posting : entry.postings) {
        out_ << separator << posting_json(posting);
        separator = ", ";
    }
    out_ << "]}";
}

void JsonForm::end() {
    out_ << "\n ]}\n";
}

} // namespace dubrovnik::invoicing
