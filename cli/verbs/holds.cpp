#include "cli/verbs/holds.hpp"

#include "cli/edge/money_options.hpp"
#include "cli/edge/options.hpp"
#include "cli/edge/recording.hpp"
#include "engine/book/documents.hpp"
#include "engine/book/holds.hpp"
#include "invoicing/money_in/officer_words.hpp"

#include <CLI/CLI.hpp>

namespace dubrovnik::cli {

namespace book = engine::book;

namespace {

// What is held: a State, or one document of a State.
struct Held {
    scales::StateCode state;
    std::optional<engine::DocumentId> document;
};

// "CHE" is a State; anything longer is the number of one of its documents.
Held held(const book::Book& book, const std::string& what, const Context& context) {
    if (scales::parse_state_code(what)) return {known_state(context, what), {}};
    const auto document = book::document_by_number(book, what);
    if (document.state) return {*document.state, document.id};
    throw scales::Refused({.code = "hold.document",
                           .message = what + " is no State's, must be an invoice or opening "
                                             "arrears",
                           .place = {},
                           .hint = "name a State, or the number of one of its invoices"});
}

book::NewHold hold_of(const book::Book& book, const HoldOptions& options, const Context& context) {
    const auto what = held(book, options.what, context);
    book::NewHold hold{.state = what.state,
                       .document = what.document,
                       .component = {},
                       .on = options.on.value_or(context.today),
                       .until = *options.until,
                       .reason = invoicing::required_words({"--reason", options.reason}),
                       .position = invoicing::sound_words({"--disputed", options.position})};
    if (!options.component.empty()) hold.component = options.component;
    return hold;
}

} // namespace

void add_hold(CLI::App& verb, HoldOptions& options) {
    verb.add_option("WHAT", options.what, "A State (CHE) or a number (ISU-2017-0001)")->required();
    verb.add_option("--component", options.component, "Only this part (isu-annual-share)")
        ->type_name("ID");
    add_day_option(verb, "--until", options.until, "The last day without a reminder")->required();
    add_booked_on(verb, options.on);
    verb.add_option("--reason", options.reason, "Why, for the office")
        ->type_name("TEXT")
        ->required();
    verb.add_option("--disputed", options.position,
                    "The State's position in its own words, repeated in letters and reports")
        ->type_name("TEXT");
    add_dry_run(verb, options.dry_run);
    verb.footer(
        "Examples:\n"
        "  dubrovnik hold FRA --until 2017-03-31 --reason \"Director in touch\"\n"
        "  dubrovnik hold AUT --component isu-annual-share --until 2017-12-31 \\\n"
        "    --reason \"note verbale of 3 March\" --disputed \"Only Article 14 binds us.\"\n"
        "A hold takes nothing off what is owed. `dubrovnik report status` shows it.");
}

Outcome run_hold(const HoldOptions& options, Context& context) {
    const auto entry = recorded(context, options.dry_run, [&](auto& transaction) {
        return book::record_hold(transaction, hold_of(transaction.book(), options, context));
    });
    say_recorded(context, entry, options.dry_run);
    return {};
}

void add_release(CLI::App& verb, ReleaseOptions& options) {
    verb.add_option("ENTRY", options.entry, "The hold's entry (812)")->required();
    add_booked_on(verb, options.on);
    verb.add_option("--reason", options.reason, "Why")->type_name("TEXT")->required();
    add_dry_run(verb, options.dry_run);
    verb.footer("Example: dubrovnik release 812 --reason \"the position was withdrawn\"\n"
                "`dubrovnik report status` names the holds with their entries.");
}

Outcome run_release(const ReleaseOptions& options, Context& context) {
    const auto entry = recorded(context, options.dry_run, [&](auto& transaction) {
        return book::record_release(
            transaction, {.hold = engine::EntryId{options.entry},
                          .on = options.on.value_or(context.today),
                          .reason = invoicing::required_words({"--reason", options.reason})});
    });
    say_recorded(context, entry, options.dry_run);
    return {};
}

} // namespace dubrovnik::cli
