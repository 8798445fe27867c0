#include "cli/verbs/letters.hpp"

#include "cli/edge/copies_folder.hpp"
#include "cli/edge/files.hpp"
#include "cli/edge/letter_files.hpp"
#include "cli/edge/money_options.hpp"
#include "cli/edge/options.hpp"
#include "cli/edge/recording.hpp"
#include "engine/book/dispatches.hpp"
#include "engine/book/reminders.hpp"
#include "invoicing/dispatch/signing.hpp"
#include "invoicing/money_in/officer_words.hpp"
#include "invoicing/reports/counted.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ostream>

namespace dubrovnik::cli {

namespace book = engine::book;

namespace {

constexpr std::size_t scan_bytes_at_most = std::size_t{512} << 20;

// True when it was recorded; false when it had been already. What went on paper went: it needs no
// addressee any more.
bool record_dispatched(book::WriteTransaction& transaction, const invoicing::IssuedLetter& letter,
                       const DispatchedOptions& options, scales::Day on) {
    const auto pdf =
        invoicing::parcel_pdf(letter, invoicing::parcel_parts(transaction.book(), letter));
    const auto begun = book::begin_dispatch(transaction,
                                            {.letter = letter.letter.id,
                                             .recipient = letter.state.text(),
                                             .level = letter.level,
                                             .channel = options.by,
                                             .sha256 = book::sha256_hex(pdf),
                                             .message_id = "",
                                             .on = on},
                                            book::Repeat::settle);
    if (!begun) return false;
    book::record_outcome(transaction, {.dispatch = *begun,
                                       .outcome = book::DispatchOutcome::dispatched,
                                       .answer = invoicing::sound_words({"--note", options.note}),
                                       .on = on});
    return true;
}

} // namespace

void add_signed(CLI::App& verb, SignedOptions& options) {
    verb.add_option("WHAT", options.what,
                    "A run (2016-12-03), a call (2017) or one letter (CCM/2017/CHE)")
        ->required();
    verb.add_option("--file", options.file, "The scan, a PDF file")->type_name("SCAN")->required();
    add_dry_run(verb, options.dry_run);
    verb.footer(
        "Examples:\n"
        "  dubrovnik signed 2016-12-03 --file scan.pdf            all letters of the run\n"
        "  dubrovnik signed REM-2016-12-03-CHE --file che.pdf\n"
        "The scan has the pages of the letters and no others: of a run as all-letters.pdf has\n"
        "them, of a call the joint letters by State.");
}

Outcome run_signed(const SignedOptions& options, Context& context) {
    const LetterFiles files(context);
    const auto scan = read_bytes(options.file, options.file.string(), scan_bytes_at_most);
    const auto made = recorded(context, options.dry_run, [&](auto& transaction) {
        const auto letters = named_letters(transaction.book(), {options.what});
        return invoicing::record_signed(transaction, letters,
                                        {.file = options.file.string(), .pdf = scan});
    });
    context.err << fmt::format("{}, {}\n", invoicing::counted(made.letter_count, "letter"),
                               invoicing::counted(made.page_count, "page"));
    if (made.entry)
        say_recorded(context, *made.entry, options.dry_run);
    else
        context.err << "this scan was recorded before: nothing was added\n";
    if (options.dry_run) return {};
    Outcome outcome;
    const auto book = open_book(context, book::Access::read);
    write_copies_of(context, book, named_letters(book, {options.what}), files,
                    copies_folder(context, {}), outcome.warnings);
    return outcome;
}

void add_dispatched(CLI::App& verb, DispatchedOptions& options) {
    verb.add_option("WHAT", options.what, "Runs, calls or letters (REM-2016-12-03-CHE)")
        ->required();
    verb.add_option("--by", options.by, "How it went")
        ->type_name("WAY")
        ->check(CLI::IsMember({"mail", "post", "handed over", "note verbale"}))
        ->required();
    add_booked_on(verb, options.on);
    verb.add_option("--note", options.note, "A registered number, who took it")->type_name("TEXT");
    add_dry_run(verb, options.dry_run);
    verb.footer(
        "Examples:\n"
        "  dubrovnik dispatched 2016-12-03 --by post --on 2016-12-05\n"
        "  dubrovnik dispatched ISU-2017-0015 --by \"note verbale\"\n"
        "Records what went out without `send`; a letter that the register shows as gone stays\n"
        "as it is, and one that is unknown is settled.");
}

Outcome run_dispatched(const DispatchedOptions& options, Context& context) {
    const auto on = options.on.value_or(context.today);
    std::size_t count = 0;
    std::size_t known = 0;
    recorded(context, options.dry_run, [&](auto& transaction) {
        for (const auto& letter : named_letters(transaction.book(), options.what))
            ++(record_dispatched(transaction, letter, options, on) ? count : known);
        return 0;
    });
    context.err << fmt::format("{} by {}: {} now, {} before\n",
                               options.dry_run ? "would record" : "recorded", options.by, count,
                               known);
    return {};
}

void add_responded(CLI::App& verb, RespondedOptions& options) {
    verb.add_option("STATE", options.state, "Who answered (CHE)")->required();
    add_booked_on(verb, options.on);
    verb.add_option("--note", options.note, "What it said")->type_name("TEXT")->required();
    add_dry_run(verb, options.dry_run);
    verb.footer("Example: dubrovnik responded CHE --on 2016-12-09 --note \"asks for a copy\"\n"
                "Word that a payment is coming is recorded with `promise`, which counts as an\n"
                "answer too.");
}

Outcome run_responded(const RespondedOptions& options, Context& context) {
    const auto entry = recorded(context, options.dry_run, [&](auto& transaction) {
        return book::record_response(transaction,
                                     {.state = known_state(context, options.state),
                                      .on = options.on.value_or(context.today),
                                      .note = invoicing::required_words({"--note", options.note})});
    });
    say_recorded(context, entry, options.dry_run);
    return {};
}

} // namespace dubrovnik::cli
