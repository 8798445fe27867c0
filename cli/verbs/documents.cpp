#include "cli/verbs/documents.hpp"

#include "cli/edge/money_options.hpp"
#include "cli/edge/office_files.hpp"
#include "cli/edge/options.hpp"
#include "cli/edge/output_files.hpp"
#include "cli/edge/path_words.hpp"
#include "cli/edge/state_option.hpp"
#include "engine/archive/assessment_archive.hpp"
#include "invoicing/dispatch/sending_report.hpp"
#include "invoicing/reports/assessment_report.hpp"
#include "invoicing/reports/documents_report.hpp"
#include "invoicing/reports/journal_report.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ostream>

namespace dubrovnik::cli {

namespace book = engine::book;

namespace {

invoicing::ReportTable entries_list(const book::Book& book, const ListOptions& options) {
    invoicing::EntrySelection selection{.state = {}, .fund = options.fund, .year = options.year};
    if (options.state) selection.state = state_of(*options.state);
    return invoicing::entries_report(book, selection);
}

// Nothing: it was not issued under a call.
std::optional<engine::Assessment> assessment_of(const book::Book& book,
                                                const book::DocumentRecord& document) {
    if (!document.assessment) return std::nullopt;
    return engine::thawed(book::frozen_assessment(book, *document.assessment));
}

} // namespace

void add_list(CLI::App& verb, ListOptions& options) {
    verb.add_option("WHAT", options.what,
                    "documents (default), entries, or dispatches: what was sent");
    verb.add_option("--state", options.state, "Only this State's")->type_name("STATE");
    verb.add_option("--fund", options.fund, "Only this fund's (isu, unog)")->type_name("FUND");
    verb.add_option("--year", options.year, "Only those about this year")->type_name("YEAR");
    add_format_option(verb, options.format);
    add_sense_check(verb, [&options]() -> std::string {
        for (const auto* known : {"documents", "entries", "dispatches"})
            if (options.what == known) return "";
        return "'" + options.what + "' cannot be listed, must be documents, entries or dispatches";
    });
    verb.footer("Examples:\n"
                "  dubrovnik list --state CHE\n"
                "  dubrovnik list entries --state CHE       the numbers that `reverse` wants\n"
                "  dubrovnik list dispatches                what was sent, and what became of it");
}

Outcome run_list(const ListOptions& options, Context& context) {
    const auto book = open_book(context, book::Access::read);
    if (options.what == "entries") {
        context.out << invoicing::report_as(options.format, entries_list(book, options));
        return {};
    }
    if (options.what == "dispatches") {
        const auto state = options.state ? std::optional(state_of(*options.state)) : std::nullopt;
        const auto width = options.format == invoicing::ReportFormat::text
                               ? invoicing::RegisterWidth::for_people
                               : invoicing::RegisterWidth::whole;
        context.out << invoicing::report_as(options.format,
                                            invoicing::dispatches_report(book, state, width));
        return {};
    }
    book::DocumentFilter filter{
        .state = {}, .fund = options.fund, .kind = {}, .year = options.year, .assessment = {}};
    if (options.state) filter.state = state_of(*options.state);
    context.out << invoicing::report_as(options.format,
                                        invoicing::documents_report(book::documents(book, filter)));
    return {};
}

void add_show(CLI::App& verb, ShowOptions& options) {
    verb.add_option("NUMBER", options.number, "A document's number (ISU-2017-0001)")->required();
    verb.add_option("--output", options.output, "Write the stored PDF here")->type_name("FILE");
    add_format_option(verb, options.format);
    verb.footer("Example: dubrovnik show ISU-2017-0001 --output invoice.pdf");
}

Outcome run_show(const ShowOptions& options, Context& context) {
    const auto book = open_book(context, book::Access::read);
    const auto document = book::document_by_number(book, options.number);
    if (options.output) {
        write_file(named_output(context.office, *options.output),
                   book::document_bytes(book, document.id));
        context.err << fmt::format("written: {}\n", path_text(*options.output));
    }
    const auto issued_under =
        document.kind == book::DocumentKind::invoice ? assessment_of(book, document) : std::nullopt;
    context.out << invoicing::report_as(
        options.format, invoicing::document_report(
                            document, book::document_lines(book, document.id), issued_under));
    return {};
}

void add_explain(CLI::App& verb, ExplainOptions& options) {
    verb.add_option("NUMBER", options.number, "An invoice's number (ISU-2017-0001)")->required();
    verb.footer("Example: dubrovnik explain ISU-2017-0001");
}

Outcome run_explain(const ExplainOptions& options, Context& context) {
    const auto book = open_book(context, book::Access::read);
    const auto document = book::document_by_number(book, options.number);
    auto assessment = assessment_of(book, document);
    if (!assessment || !document.state)
        throw scales::Refused({.code = "explain.no-call",
                               .message = fmt::format("{} was not issued under a call, must be an "
                                                      "invoice of one",
                                                      options.number),
                               .place = {},
                               .hint = "“dubrovnik list” shows the invoices"});
    std::erase_if(assessment->components, [&](const engine::AssessedComponent& assessed) {
        return assessed.component.biller != document.biller;
    });
    context.out << document.number << ": "
                << invoicing::derivation_text(*assessment, *document.state);
    return {};
}

void add_invoice(CLI::App& verb, InvoiceOptions& options) {
    verb.add_option("STATE", options.state, "The State that asks (CHE)")->required();
    verb.add_option("--year", options.year, "Of this year only")->type_name("YEAR");
    verb.add_option("--output", options.output, "The folder for the copies (default: this one)")
        ->type_name("DIR");
    verb.footer("Example: dubrovnik invoice CHE --year 2017 --output for-che\n"
                "What was not issued yet is issued by “dubrovnik issue CALL --state CHE”.");
}

Outcome run_invoice(const InvoiceOptions& options, Context& context) {
    const auto book = open_book(context, book::Access::read);
    const auto documents = book::documents(book, {.state = state_of(options.state),
                                                  .fund = {},
                                                  .kind = book::DocumentKind::invoice,
                                                  .year = options.year,
                                                  .assessment = {}});
    if (documents.empty())
        throw scales::Refused(
            {.code = "invoice.none",
             .message = fmt::format("no invoice to {} was issued that fits", options.state),
             .place = {},
             .hint = "issue it first: dubrovnik issue CALL --state " + options.state});
    for (const auto& document : documents)
        write_file(named_output(context.office, options.output / (document.number + ".pdf")),
                   book::document_bytes(book, document.id));
    context.out << invoicing::report_text(invoicing::documents_report(documents));
    return {};
}

} // namespace dubrovnik::cli
