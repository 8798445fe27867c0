#include "cli/verbs/allocate.hpp"

#include "cli/edge/money_options.hpp"
#include "cli/edge/recording.hpp"
#include "engine/book/allocations.hpp"
#include "engine/book/documents.hpp"
#include "invoicing/money_in/officer_words.hpp"
#include "invoicing/money_in/receiving.hpp"

#include <CLI/CLI.hpp>

namespace dubrovnik::cli {

namespace book = engine::book;

namespace {

// Without an entry it is the State's credit; a receipt says itself whether it was a gift.
book::Source source_of(const book::Book& book, const AllocateOptions& options) {
    if (!options.from) return book::Source::credit;
    for (const auto& receipt : book::receipts(book))
        if (receipt.entry == engine::EntryId{*options.from} && receipt.voluntary)
            return book::Source::gift;
    return book::Source::unmatched;
}

engine::AllocationWish wish_of(const book::Book& book, const AllocateOptions& options) {
    engine::AllocationWish wish;
    for (const auto& number : options.invoices)
        wish.named.push_back(book::document_by_number(book, number).id);
    if (!options.component.empty()) wish.component = options.component;
    return wish;
}

book::NewAllocation allocation_of(const book::Book& book, const AllocateOptions& options,
                                  const Context& context) {
    const auto fund = book::require_known_fund(book, options.fund);
    book::NewAllocation allocation{.source = source_of(book, options),
                                   .fund = options.fund,
                                   .state = known_state(context, options.state),
                                   .receipt = {},
                                   .amount = optional_amount(options.amount, fund.currency),
                                   .on = options.on.value_or(context.today),
                                   .wish = wish_of(book, options),
                                   .reason = invoicing::sound_words({"--note", options.note})};
    if (options.from) allocation.receipt = engine::EntryId{*options.from};
    return allocation;
}

// Shown as a receipt is: what was paid, and what is left.
invoicing::ReceivedMoney as_received(const book::NewAllocation& allocation,
                                     const book::RecordedAllocation& recorded) {
    const auto zero = engine::Money::zero(recorded.allocation.rest.currency());
    return {.receipt = {.fund = allocation.fund,
                        .state = allocation.state,
                        .amount = zero,
                        .charges = zero,
                        .received_on = allocation.on,
                        .wish = allocation.wish,
                        .reference = {},
                        .bank_reference = {},
                        .original = {},
                        .original_rate = {},
                        .note = allocation.reason,
                        .occurrence = {}},
            .recorded = {.entry = recorded.entry,
                         .known_before = false,
                         .allocation = recorded.allocation},
            .letter = {}};
}

} // namespace

void add_allocate(CLI::App& verb, AllocateOptions& options) {
    verb.add_option("STATE", options.state, "Whose invoices are paid (CHE)")->required();
    add_fund_option(verb, options.fund)->required();
    verb.add_option("--from", options.from,
                    "The entry of unmatched money or of a gift (default: the State's credit)")
        ->type_name("ENTRY");
    verb.add_option("--amount", options.amount, "No more than this (default: all there is)")
        ->type_name("AMOUNT");
    verb.add_option("--invoice", options.invoices,
                    "Pays these, in this order (default: the oldest first)")
        ->type_name("NUMBER");
    verb.add_option("--component", options.component, "Pays this component of an invoice only")
        ->type_name("ID");
    add_booked_on(verb, options.on);
    verb.add_option("--note", options.note, "For whoever reads the book")->type_name("TEXT");
    add_dry_run(verb, options.dry_run);
    verb.footer("Examples:\n"
                "  dubrovnik allocate CHE --fund isu                 its credit pays its invoices\n"
                "  dubrovnik allocate CHE --fund isu --from 812 --note \"letter of 3 March\"\n"
                "`receive` and `report shortfall` name the entries of unmatched money.");
}

Outcome run_allocate(const AllocateOptions& options, Context& context) {
    engine::EntryId entry{};
    const auto text = recorded(context, options.dry_run, [&](auto& transaction) {
        const auto& book = transaction.book();
        const auto allocation = allocation_of(book, options, context);
        const auto done = book::record_allocation(transaction, allocation);
        entry = done.entry;
        const std::vector received{as_received(allocation, done)};
        return invoicing::report_text(invoicing::received_report(received)) + "\n" +
               invoicing::report_text(invoicing::standing_report(book, context.today, received));
    });
    context.out << text;
    say_recorded(context, entry, options.dry_run);
    return {};
}

} // namespace dubrovnik::cli
