#include "cli/verbs/issue.hpp"

#include "cli/edge/copies_folder.hpp"
#include "cli/edge/facts_files.hpp"
#include "cli/edge/files.hpp"
#include "cli/edge/letter_files.hpp"
#include "cli/edge/office_files.hpp"
#include "cli/edge/path_words.hpp"
#include "cli/edge/printing_files.hpp"
#include "cli/edge/progress.hpp"
#include "cli/edge/signing_keys.hpp"
#include "cli/edge/state_option.hpp"
#include "invoicing/issue/issue.hpp"
#include "invoicing/reports/counted.hpp"
#include "invoicing/reports/issue_report.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <optional>
#include <ostream>
#include <utility>

namespace dubrovnik::cli {

namespace book = engine::book;

namespace {

std::map<std::string, invoicing::OwnNumbers> own_numbers(const IssueOptions& options) {
    if (!options.unog_numbers) return {};
    return {{"unog", invoicing::parse_own_numbers(
                         read_source(*options.unog_numbers, *options.unog_numbers))}};
}

void print_preview(const invoicing::IssueResult& result, Context& context) {
    context.out << invoicing::report_text(invoicing::issued_invoices_report(result)) << '\n'
                << invoicing::report_text(invoicing::issued_components_report(result));
    context.err << fmt::format("dry run: {} to issue, {} issued already; nothing was written\n",
                               invoicing::counted(result.packets_now, "packet"),
                               result.packets_before);
}

// Whoever issues at the same time writes the file of all packets, too, and the older reading may be
// written last: so who has written looks whether packets came meanwhile.
invoicing::CopyCount newest_copies(const book::Book& book, const engine::Assessment& assessment,
                                   book::AssessmentId id, const CopiesFolder& folder) {
    for (;;) {
        const auto packets = book::packets(book, id).size();
        const auto copies = invoicing::write_copies(book, assessment, id, copies_into(folder));
        if (book::packets(book, id).size() == packets) return copies;
    }
}

void print_result(const invoicing::IssueResult& result, const invoicing::CopyCount& copies,
                  const CopiesFolder& folder, Context& context) {
    context.out << invoicing::report_text(invoicing::issued_components_report(result));
    if (result.packets_now == 0)
        context.err << fmt::format("nothing to issue: {} issued already\n",
                                   invoicing::counted(result.packets_before, "packet"));
    else
        context.err << fmt::format("issued {} with {} ({} before)\n",
                                   invoicing::counted(result.packets_now, "packet"),
                                   invoicing::counted(result.invoices.size(), "invoice"),
                                   invoicing::counted(result.packets_before, "packet"));
    context.err << fmt::format("{}: {} written, {} there already\n", path_text(folder.path()),
                               invoicing::counted(copies.written, "file"), copies.already_there);
}

} // namespace

void add_issue(CLI::App& verb, IssueOptions& options) {
    verb.add_option("CALL", options.call, "The call's file (calls/2017.toml)")->required();
    verb.add_option("--state", options.states, "Only these States (CHE or CHE,FRA)")
        ->type_name("STATE");
    verb.add_flag("--dry-run", options.dry_run, "Show what would be issued, write nothing");
    verb.add_option("--out", options.out, "Where the copies go (default: out/ of the office)")
        ->type_name("DIR");
    verb.add_option("--unog-numbers", options.unog_numbers,
                    "CSV iso3,number: UNOG's own numbers, printed beside ours")
        ->type_name("FILE");
    verb.footer("Examples:\n"
                "  dubrovnik issue calls/2017.toml --dry-run\n"
                "  dubrovnik issue calls/2017.toml --date 2017-01-09\n"
                "A second run issues nothing and completes missing files.");
}

Outcome run_issue(const IssueOptions& options, Context& context) {
    const auto loaded = load_call(context, options.call);
    const auto folder = copies_folder(context, options.out); // refused before anything is written
    const auto office = load_office(context);
    const auto addressees = load_addressees(context);
    auto book = open_book(context, options.dry_run ? book::Access::read : book::Access::write);
    const auto facts = load_facts(context);
    const auto assessment =
        invoicing::assessment_to_issue(book, loaded.call, facts, load_models(context));
    const auto key = options.dry_run ? std::nullopt : load_signing_key(context, book);
    const invoicing::IssueOrder order{.call = loaded.call,
                                      .call_sha256 = loaded.sha256,
                                      .office = office,
                                      .addressees = addressees,
                                      .state_names = facts.states,
                                      .states = states_of(options.states),
                                      .own_numbers = own_numbers(options),
                                      .occasion = occasion(context),
                                      .signing_key = key ? &*key : nullptr};
    const auto templates = load_templates(context, assessment.model);
    if (options.dry_run) {
        const auto preview = invoicing::preview_issue(book, order, assessment, templates);
        print_preview(preview, context);
        return {preview.warnings};
    }
    const auto fonts = load_fonts(context, templates, assessment);
    // Read before anything is given out: what is wrong there is a refusal.
    const auto files =
        office.mail ? std::optional<LetterFiles>(std::in_place, context) : std::nullopt;
    const auto result = invoicing::issue(book, order, assessment, {templates, fonts},
                                         progress_bar(context, "rendering"));
    invoicing::CopyCount copies{0, 0};
    if (result.assessment_id)
        copies = newest_copies(book, assessment, *result.assessment_id, folder);
    print_result(result, copies, folder, context);
    say_signed(context, result.signed_head);
    Outcome outcome{result.warnings};
    if (result.assessment_id && files)
        write_copies_of(context, book, invoicing::letters_of_call(book, *result.assessment_id),
                        *files, folder, outcome.warnings, "mail");
    return outcome;
}

} // namespace dubrovnik::cli
