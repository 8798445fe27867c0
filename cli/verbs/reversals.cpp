#include "cli/verbs/reversals.hpp"

#include "cli/edge/money_options.hpp"
#include "cli/edge/options.hpp"
#include "cli/edge/recording.hpp"
#include "engine/book/reversals.hpp"
#include "invoicing/money_in/officer_words.hpp"
#include "invoicing/reports/journal_report.hpp"

#include <CLI/CLI.hpp>

namespace dubrovnik::cli {

namespace book = engine::book;

namespace {

using Recording = engine::EntryId (*)(book::WriteTransaction&, const book::NewReversal&);

Outcome undo(Context& context, bool dry_run, const book::NewReversal& reversal,
             Recording recording) {
    std::string text;
    const auto entry = recorded(context, dry_run, [&](auto& transaction) {
        const auto undoing = recording(transaction, reversal);
        text = invoicing::report_text(invoicing::postings_report(transaction.book(), undoing));
        return undoing;
    });
    context.out << text;
    say_recorded(context, entry, dry_run);
    return {};
}

} // namespace

void add_reverse(CLI::App& verb, ReverseOptions& options) {
    verb.add_option("ENTRY", options.entry, "The entry that is wrong (812)")->required();
    add_booked_on(verb, options.on);
    verb.add_option("--reason", options.reason, "Why")->type_name("TEXT")->required();
    add_dry_run(verb, options.dry_run);
    verb.footer("Example: dubrovnik reverse 812 --reason \"was another State's payment\"\n"
                "Copies its lines with the other sign; the invoices it had closed are open again.\n"
                "Then record what is right. `dubrovnik list entries` shows the numbers.");
}

Outcome run_reverse(const ReverseOptions& options, Context& context) {
    return undo(context, options.dry_run,
                {.entry = engine::EntryId{options.entry},
                 .on = options.on.value_or(context.today),
                 .reason = invoicing::required_words({"--reason", options.reason})},
                book::record_reversal);
}

void add_returned(CLI::App& verb, ReturnedOptions& options) {
    verb.add_option("ENTRY", options.entry, "The receipt that the bank took back (812)")
        ->required();
    add_day_option(verb, "--on", options.on, "The day the bank took it back")->required();
    verb.add_option("--reason", options.reason, "What the bank says")
        ->type_name("TEXT")
        ->required();
    add_dry_run(verb, options.dry_run);
    verb.footer("Example: dubrovnik returned 812 --on 2017-02-10 --reason \"account closed\"\n"
                "`dubrovnik list entries` shows the numbers of receipts.");
}

Outcome run_returned(const ReturnedOptions& options, Context& context) {
    return undo(context, options.dry_run,
                {.entry = engine::EntryId{options.entry},
                 .on = *options.on,
                 .reason = invoicing::required_words({"--reason", options.reason})},
                book::record_returned);
}

} // namespace dubrovnik::cli
