#include "cli/verbs/export.hpp"

#include "cli/edge/office_files.hpp"
#include "cli/edge/output_files.hpp"
#include "cli/edge/path_words.hpp"
#include "invoicing/exports/export_journal.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ostream>

namespace dubrovnik::cli {

namespace book = engine::book;
using invoicing::ExportForm;

namespace {

void add_output(CLI::App& verb, ExportOptions& options, const std::string& example) {
    verb.add_option("--output", options.output, "Write it here (default: the standard output)")
        ->type_name("FILE");
    verb.footer("Example: " + example);
}

Outcome run_export(ExportForm form, const ExportOptions& options, Context& context) {
    const auto book = open_book(context, book::Access::read);
    if (!options.output) {
        invoicing::export_journal(book, form, context.out);
        return {};
    }
    book::EntryId last{};
    stream_file(named_output(context.office, *options.output), [&](std::ostream& out) {
        last = invoicing::export_journal(book, form, out).entry;
    });
    // Only now does the file stand.
    context.err << fmt::format("{}: the journal up to entry {}\n", path_text(*options.output),
                               static_cast<std::int64_t>(last));
    return {};
}

} // namespace

void add_export_hledger(CLI::App& verb, ExportOptions& options) {
    add_output(verb, options, "dubrovnik export hledger | hledger -s -f - bal");
}

void add_export_beancount(CLI::App& verb, ExportOptions& options) {
    add_output(verb, options, "dubrovnik export beancount --output book.beancount");
}

void add_export_csv(CLI::App& verb, ExportOptions& options) {
    add_output(verb, options, "dubrovnik export csv --output journal.csv");
}

void add_export_json(CLI::App& verb, ExportOptions& options) {
    add_output(verb, options, "dubrovnik export json | jq '.entries[0]'");
}

Outcome run_export_hledger(const ExportOptions& options, Context& context) {
    return run_export(ExportForm::hledger, options, context);
}

Outcome run_export_beancount(const ExportOptions& options, Context& context) {
    return run_export(ExportForm::beancount, options, context);
}

Outcome run_export_csv(const ExportOptions& options, Context& context) {
    return run_export(ExportForm::csv, options, context);
}

Outcome run_export_json(const ExportOptions& options, Context& context) {
    return run_export(ExportForm::json, options, context);
}

} // namespace dubrovnik::cli
