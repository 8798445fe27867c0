#include "invoicing/exports/export_journal.hpp"

#include "invoicing/exports/journal_forms.hpp"

namespace dubrovnik::invoicing {

namespace book = engine::book;

book::KnownEntry export_journal(const book::Book& book, ExportForm form, std::ostream& out) {
    const auto known = book.newest_entry();
    const auto write = [&](auto writer) {
        writer.begin(known);
        walk_journal(book, known.entry, [&](const JournalEntry& entry) { writer.write(entry); });
        writer.end();
    };
    const auto funds = book::funds(book);
    switch (form) {
    case ExportForm::hledger:
        write(HledgerForm(out, funds));
        break;
    case ExportForm::beancount:
        write(BeancountForm(out, book.identity().office));
        break;
    case ExportForm::csv:
        write(CsvForm(out));
        break;
    case ExportForm::json:
        write(JsonForm(out, book.identity().office));
        break;
    }
    return known;
}

} // namespace dubrovnik::invoicing
