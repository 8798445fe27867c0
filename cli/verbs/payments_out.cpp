#include "cli/verbs/payments_out.hpp"

#include "cli/edge/money_options.hpp"
#include "cli/edge/recording.hpp"
#include "engine/book/payments_out.hpp"
#include "invoicing/money_in/officer_words.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

namespace dubrovnik::cli {

namespace book = engine::book;

namespace {

struct PaidOut {
    engine::EntryId entry;
    std::string text;
    bool before = false; // the same command had recorded it already
};

// A command that died after its commit is typed again: what it recorded is told, not paid twice.
template <class Payment>
std::optional<PaidOut> paid_before(const book::Book& book, const Payment& payment, bool again) {
    const auto known = again ? std::nullopt : book::recorded_before(book, payment);
    if (!known) return std::nullopt;
    return PaidOut{.entry = *known,
                   .text = fmt::format("recorded before: entry {}; a second one like it takes "
                                       "--again\n",
                                       static_cast<std::int64_t>(*known)),
                   .before = true};
}

Outcome said(const PaidOut& paid, Context& context, bool dry_run) {
    context.out << paid.text;
    if (!paid.before) say_recorded(context, paid.entry, dry_run);
    return {};
}

} // namespace

void add_spend(CLI::App& verb, SpendOptions& options) {
    verb.add_option("AMOUNT", options.amount, "What was spent, in the fund's currency")->required();
    add_fund_option(verb, options.fund)->required();
    add_booked_on(verb, options.on);
    verb.add_option("--note", options.note, "What for")->type_name("TEXT")->required();
    verb.add_flag("--again", options.again, "The same was spent twice that day");
    add_dry_run(verb, options.dry_run);
    verb.footer(
        "Example:\n"
        "  dubrovnik spend 12,500.00 --fund isu --on 2017-03-31 --note \"salaries, March\"\n"
        "What a closed year called and did not spend is its surplus (`close`).");
}

Outcome run_spend(const SpendOptions& options, Context& context) {
    const auto paid = recorded(context, options.dry_run, [&](auto& transaction) {
        const auto fund = require_office_fund(transaction, context, options.fund);
        const book::NewExpenditure spent{
            .fund = fund.code,
            .amount = invoicing::amount_in(fund.currency, options.amount),
            .on = options.on.value_or(context.today),
            .note = invoicing::required_words({"--note", options.note})};
        if (const auto before = paid_before(transaction.book(), spent, options.again))
            return *before;
        return PaidOut{.entry = book::record_expenditure(transaction, spent),
                       .text =
                           fmt::format("{} spent from {} on {}\n", engine::money_text(spent.amount),
                                       fund.code, scales::day_text(spent.on))};
    });
    return said(paid, context, options.dry_run);
}

void add_refund(CLI::App& verb, RefundOptions& options) {
    verb.add_option("STATE", options.state, "Whose credit is paid back (CHE)")->required();
    add_fund_option(verb, options.fund)->required();
    verb.add_option("--amount", options.amount, "How much (default: all of its credit)")
        ->type_name("AMOUNT");
    add_booked_on(verb, options.on);
    verb.add_option("--reason", options.reason, "Who asked for it")->type_name("TEXT")->required();
    verb.add_flag("--again", options.again, "A second one like another of that day is meant");
    add_dry_run(verb, options.dry_run);
    verb.footer("Example: dubrovnik refund CHE --fund isu --reason \"letter of 3 March 2017\"");
}

Outcome run_refund(const RefundOptions& options, Context& context) {
    const auto paid = recorded(context, options.dry_run, [&](auto& transaction) {
        const auto& book = transaction.book();
        const auto fund = book::require_known_fund(book, options.fund);
        const book::NewRefund refund{.state = known_state(context, options.state),
                                     .fund = fund.code,
                                     .amount = optional_amount(options.amount, fund.currency),
                                     .on = options.on.value_or(context.today),
                                     .reason =
                                         invoicing::required_words({"--reason", options.reason})};
        if (const auto before = paid_before(book, refund, options.again)) return *before;
        PaidOut refunded{.entry = book::record_refund(transaction, refund), .text = {}};
        for (const auto& posting : book::postings(book, refunded.entry))
            if (posting.account == engine::Account::credit)
                refunded.text =
                    fmt::format("{} of the credit of {} paid back from {}\n",
                                engine::money_text(posting.amount), options.state, fund.code);
        return refunded;
    });
    return said(paid, context, options.dry_run);
}

} // namespace dubrovnik::cli
