#include "cli/verbs/payments_out.hpp"

#include "cli/edge/money_options.hpp"
#include "cli/edge/recording.hpp"
#include "engine/book/payments_out.hpp"
#include "invoicing/money_in/officer_words.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace dubrovnik::cli {

namespace book = engine::book;

void add_spend(CLI::App& verb, SpendOptions& options) {
    verb.add_option("AMOUNT", options.amount, "What was spent, in the fund's currency")->required();
    add_fund_option(verb, options.fund)->required();
    add_booked_on(verb, options.on);
    verb.add_option("--note", options.note, "What for")->type_name("TEXT")->required();
    add_dry_run(verb, options.dry_run);
    verb.footer(
        "Example:\n"
        "  dubrovnik spend 12,500.00 --fund isu --on 2017-03-31 --note \"salaries, March\"\n"
        "What a closed year called and did not spend is its surplus (`close`).");
}

Outcome run_spend(const SpendOptions& options, Context& context) {
    std::string text;
    const auto entry = recorded(context, options.dry_run, [&](auto& transaction) {
        const auto fund = require_office_fund(transaction, context, options.fund);
        const auto amount = invoicing::amount_in(fund.currency, options.amount);
        const auto on = options.on.value_or(context.today);
        text = fmt::format("{} spent from {} on {}\n", engine::money_text(amount), fund.code,
                           scales::day_text(on));
        return book::record_expenditure(
            transaction, {.fund = fund.code,
                          .amount = amount,
                          .on = on,
                          .note = invoicing::required_words({"--note", options.note})});
    });
    context.out << text;
    say_recorded(context, entry, options.dry_run);
    return {};
}

void add_refund(CLI::App& verb, RefundOptions& options) {
    verb.add_option("STATE", options.state, "Whose credit is paid back (CHE)")->required();
    add_fund_option(verb, options.fund)->required();
    verb.add_option("--amount", options.amount, "How much (default: all of its credit)")
        ->type_name("AMOUNT");
    add_booked_on(verb, options.on);
    verb.add_option("--reason", options.reason, "Who asked for it")->type_name("TEXT")->required();
    add_dry_run(verb, options.dry_run);
    verb.footer("Example: dubrovnik refund CHE --fund isu --reason \"letter of 3 March 2017\"");
}

Outcome run_refund(const RefundOptions& options, Context& context) {
    std::string text;
    const auto entry = recorded(context, options.dry_run, [&](auto& transaction) {
        const auto& book = transaction.book();
        const auto fund = book::require_known_fund(book, options.fund);
        const auto refunded = book::record_refund(
            transaction, {.state = known_state(context, options.state),
                          .fund = fund.code,
                          .amount = optional_amount(options.amount, fund.currency),
                          .on = options.on.value_or(context.today),
                          .reason = invoicing::required_words({"--reason", options.reason})});
        for (const auto& posting : book::postings(book, refunded))
            if (posting.account == engine::Account::credit)
                text = fmt::format("{} of the credit of {} paid back from {}\n",
                                   engine::money_text(posting.amount), options.state, fund.code);
        return refunded;
    });
    context.out << text;
    say_recorded(context, entry, options.dry_run);
    return {};
}

} // namespace dubrovnik::cli
