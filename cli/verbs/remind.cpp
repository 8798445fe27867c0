#include "cli/verbs/remind.hpp"

#include "cli/edge/copies_folder.hpp"
#include "cli/edge/facts_files.hpp"
#include "cli/edge/insert_files.hpp"
#include "cli/edge/letter_files.hpp"
#include "cli/edge/money_options.hpp"
#include "cli/edge/notice_files.hpp"
#include "cli/edge/office_files.hpp"
#include "cli/edge/printing_files.hpp"
#include "cli/edge/progress.hpp"
#include "cli/edge/signing_keys.hpp"
#include "cli/edge/state_option.hpp"
#include "invoicing/reminders/reminder_report.hpp"
#include "invoicing/reminders/reminder_run.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ostream>

namespace dubrovnik::cli {

namespace book = engine::book;

namespace {

std::string trouble(const RemindOptions& options) {
    for (const auto& text : options.excepted)
        if (text.find('=') == std::string::npos || text.back() == '=')
            return "--except is “" + text + "”, must be STATE=REASON";
    return "";
}

std::map<scales::StateCode, std::string> exceptions(const RemindOptions& options) {
    std::map<scales::StateCode, std::string> excepted;
    for (const auto& text : options.excepted) {
        const auto at = text.find('=');
        excepted[state_of(text.substr(0, at))] = text.substr(at + 1);
    }
    return excepted;
}

void print(const invoicing::ReminderDraft& draft, const invoicing::Addressees& addressees,
           Context& context) {
    context.out << invoicing::report_text(invoicing::money_news_report(draft)) << '\n'
                << invoicing::report_text(invoicing::reminder_letters_report(draft, addressees))
                << '\n'
                << invoicing::report_text(invoicing::left_out_report(draft));
}

} // namespace

void add_remind(CLI::App& verb, RemindOptions& options) {
    verb.add_option("--state", options.states, "Only these States (CHE or CHE,FRA)")
        ->type_name("STATE");
    verb.add_option("--except", options.excepted, "Leave a State out of this run, and say why")
        ->type_name("STATE=REASON");
    verb.add_flag("--dry-run", options.dry_run, "Show what would be written, write nothing");
    verb.add_option("--out", options.out, "Where the copies go (default: out/ of the office)")
        ->type_name("DIR");
    add_sense_check(verb, [&options] { return trouble(options); });
    verb.footer("Examples:\n"
                "  dubrovnik remind --dry-run                 read this first\n"
                "  dubrovnik remind --date 2016-12-03\n"
                "  dubrovnik remind --except \"ITA=the Director wrote personally\"\n"
                "A second run on the same day writes what was missing and nothing twice.");
}

Outcome run_remind(const RemindOptions& options, Context& context) {
    const auto folder = copies_folder(context, options.out); // refused before anything is written
    const auto office = load_office(context);
    const auto addressees = load_addressees(context);
    const auto facts = load_facts(context);
    const auto inserts = load_inserts(context, facts.states);
    auto book = open_book(context, options.dry_run ? book::Access::read : book::Access::write);
    const auto key = options.dry_run ? std::nullopt : load_signing_key(context, book);
    const invoicing::ReminderOrder order{.office = office,
                                         .addressees = addressees,
                                         .states = facts.states,
                                         .inserts = inserts,
                                         .only = states_of(options.states),
                                         .excepted = exceptions(options),
                                         .occasion = occasion(context),
                                         .signing_key = key ? &*key : nullptr};
    const auto templates = load_templates(context);
    if (options.dry_run) {
        const auto draft = invoicing::draft_reminders(book, order);
        print(draft, addressees, context);
        context.err << "dry run: nothing was written\n";
        Outcome outcome{invoicing::reminder_warnings(draft, office)};
        append(outcome.warnings, specimen_warnings(book));
        return outcome;
    }
    const auto fonts = load_office_fonts(context, templates, [&](const std::string& language) {
        return std::vector{inserts.text_in(language)};
    });
    const LetterFiles files(context); // before anything is given out
    const auto draft = invoicing::run_reminders(book, order, {templates, fonts},
                                                progress_bar(context, "rendering"));
    print(draft, addressees, context);
    Outcome outcome{invoicing::reminder_warnings(draft, office)};
    append(outcome.warnings, specimen_warnings(book));
    context.err << fmt::format("letters written: {}, written earlier today: {}\n",
                               draft.letters.size(), draft.written_before);
    say_signed(context, draft.signed_head);
    write_copies_of(context, book, invoicing::letters_of_run(book, context.today), files, folder,
                    outcome.warnings);
    return outcome;
}

} // namespace dubrovnik::cli
