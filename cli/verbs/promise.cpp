#include "cli/verbs/promise.hpp"

#include "cli/edge/money_options.hpp"
#include "cli/edge/options.hpp"
#include "cli/edge/recording.hpp"
#include "engine/book/ledger.hpp"
#include "engine/book/promises.hpp"
#include "invoicing/money_in/officer_words.hpp"
#include "invoicing/reports/report_table.hpp"

#include <CLI/CLI.hpp>

namespace dubrovnik::cli {

namespace book = engine::book;

namespace {

std::string trouble(const PromiseOptions& options) {
    if (options.amount && options.fund.empty()) return "--amount needs --fund: isu or unog";
    return "";
}

book::NewPromise promise_of(const book::Book& book, const PromiseOptions& options,
                            const Context& context) {
    book::NewPromise promise{.state = known_state(context, options.state),
                             .fund = {},
                             .amount = {},
                             .by_day = *options.by,
                             .made_on = options.on.value_or(context.today),
                             .note = invoicing::required_words({"--note", options.note})};
    if (options.fund.empty()) return promise;
    promise.fund = options.fund;
    promise.amount =
        optional_amount(options.amount, book::require_known_fund(book, options.fund).currency);
    return promise;
}

// What the promise announces, fund by fund, beside what the State owes.
std::string promise_text(const book::Book& book, const book::NewPromise& promise,
                         engine::EntryId entry) {
    invoicing::ReportTable table{
        .columns = {{"state", "State"},
                    {"fund", "Fund"},
                    {"by", "By"},
                    {"currency", "Cur."},
                    {"announced", "Announced", invoicing::CellKind::amount}},
        .empty_note = "nothing is announced that is not paid already"};
    const book::AsOf as_of{.day = promise.made_on, .known = entry};
    const auto promises = book::promises(book, as_of);
    for (const auto& announced :
         engine::announced_on(promise.made_on, promises, book::receivables(book, as_of)))
        if (announced.promise.entry == entry)
            table.rows.push_back({promise.state.text(), announced.promise.fund,
                                  scales::day_text(promise.by_day),
                                  std::string(announced.amount.currency().code()),
                                  engine::plain_amount_text(announced.amount)});
    return invoicing::report_text(table);
}

} // namespace

void add_promise(CLI::App& verb, PromiseOptions& options) {
    verb.add_option("STATE", options.state, "Who says that it is paying (CHE)")->required();
    add_fund_option(verb, options.fund);
    verb.add_option("--amount", options.amount, "How much (default: all it owes there)")
        ->type_name("AMOUNT");
    add_day_option(verb, "--by", options.by, "Until when the payment is announced")->required();
    add_booked_on(verb, options.on);
    verb.add_option("--note", options.note, "Who said it, and how")->type_name("TEXT")->required();
    add_dry_run(verb, options.dry_run);
    add_sense_check(verb, [&options] { return trouble(options); });
    verb.footer(
        "Example:\n"
        "  dubrovnik promise ITA --fund isu --by 2016-12-15 --note \"telephone, Ms Rossi\"\n"
        "It is shown as announced, never deducted, and lapses after its day. A State's\n"
        "newest promise takes the place of the earlier ones.");
}

Outcome run_promise(const PromiseOptions& options, Context& context) {
    engine::EntryId entry{};
    const auto text = recorded(context, options.dry_run, [&](auto& transaction) {
        const auto promise = promise_of(transaction.book(), options, context);
        entry = book::record_promise(transaction, promise);
        return promise_text(transaction.book(), promise, entry);
    });
    context.out << text;
    say_recorded(context, entry, options.dry_run);
    return {};
}

} // namespace dubrovnik::cli
