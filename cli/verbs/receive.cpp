#include "cli/verbs/receive.hpp"

#include "cli/edge/facts_files.hpp"
#include "cli/edge/files.hpp"
#include "cli/edge/money_options.hpp"
#include "cli/edge/notice_files.hpp"
#include "cli/edge/options.hpp"
#include "cli/edge/recording.hpp"
#include "invoicing/money_in/receiving.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace dubrovnik::cli {

namespace book = engine::book;
using invoicing::ReceivedMoney;

namespace {

std::string trouble(const ReceiveOptions& options) {
    const bool typed = !options.state.empty() || !options.amount.empty();
    if (options.file && typed) return "--file takes neither STATE nor AMOUNT: the file says them";
    if (options.file && (options.again || options.on || !options.fund.empty()))
        return "--file takes no --fund, --on or --again: the file says what arrived";
    if (options.file) return "";
    if (options.state.empty() || options.amount.empty())
        return "STATE and AMOUNT are missing, must be given (or --file)";
    if (options.fund.empty()) return "--fund is missing, must be isu or unog";
    if (!options.on) return "--on is missing, must be the day the money reached the account";
    if (options.letter && options.state == "-")
        return "--letter needs a State, and the payer is not known";
    return "";
}

void add_facts_of_the_payment(CLI::App& verb, ReceiveOptions& options) {
    verb.add_option("--invoice", options.invoices,
                    "Pays these, in this order (default: the oldest first)")
        ->type_name("NUMBER");
    verb.add_option("--component", options.component, "Pays this component of an invoice only")
        ->type_name("ID");
    verb.add_option("--charges", options.charges, "Bank charges that the fund bears on top")
        ->type_name("AMOUNT");
    verb.add_option("--reference", options.reference, "What the payer quoted")->type_name("TEXT");
    verb.add_option("--bank-reference", options.bank_reference,
                    "The bank's own reference: the same one is booked once")
        ->type_name("TEXT");
    verb.add_option("--original", options.original, "What the payer sent, as \"EUR 1,200.00\"")
        ->type_name("MONEY");
    verb.add_option("--rate", options.rate, "At which rate it was exchanged")->type_name("NUMBER");
    verb.add_option("--note", options.note, "For whoever reads the book")->type_name("TEXT");
}

std::vector<invoicing::ReceiptOrder> orders_of(const ReceiveOptions& options) {
    if (options.file) return invoicing::parse_receipts(read_source(*options.file, *options.file));
    return {{.state = options.state,
             .amount = options.amount,
             .fund = options.fund,
             .received_on = scales::day_text(*options.on),
             .invoices = options.invoices,
             .component = options.component,
             .reference = options.reference,
             .bank_reference = options.bank_reference,
             .charges = options.charges,
             .original = options.original,
             .rate = options.rate,
             .note = options.note,
             .voluntary = options.voluntary,
             .again = options.again}};
}

// Money may come before the first call: its fund is then registered. A fund that no model knows
// is left to the receipt itself, which names the row.
void require_funds(book::WriteTransaction& transaction, const Context& context,
                   const std::vector<invoicing::ReceiptOrder>& orders) {
    scales::Findings told_later;
    for (const auto& order : orders)
        scales::gather(told_later,
                       [&] { return require_office_fund(transaction, context, order.fund); });
}

// Letters for voluntary contributions, and for all when --letter is given.
class ReceiptLetters {
  public:
    ReceiptLetters(const Context& context, const ReceiveOptions& options,
                   const std::vector<invoicing::ReceiptOrder>& orders)
        : context_(context)
        , options_(options) {
        for (const auto& order : orders) texts_.push_back(order.reference);
    }

    std::string write(book::WriteTransaction& transaction, const ReceivedMoney& money) {
        if (!money.receipt.state || !(money.receipt.voluntary || options_.letter)) return {};
        const auto biller = book::require_known_fund(transaction.book(), money.receipt.fund).biller;
        const auto& files = files_.try_emplace(biller, context_, biller, texts_).first->second;
        return invoicing::issue_receipt_letter(transaction, money.receipt, money.recorded,
                                               files.tools())
            .number;
    }

  private:
    const Context& context_;
    const ReceiveOptions& options_;
    std::vector<std::string> texts_;
    std::map<std::string, NoticeFiles> files_;
};

struct Received {
    std::vector<ReceivedMoney> receipts;
    std::string text;
    scales::Findings warnings;
};

std::string text_of(const book::Book& book, const Context& context,
                    const std::vector<ReceivedMoney>& receipts) {
    auto text = invoicing::report_text(invoicing::received_report(receipts));
    const auto standing = invoicing::standing_report(book, context.today, receipts);
    if (!standing.rows.empty()) text += "\n" + invoicing::report_text(standing);
    return text;
}

void say_count(const Received& received, Context& context) {
    const auto before =
        std::count_if(received.receipts.begin(), received.receipts.end(),
                      [](const ReceivedMoney& money) { return money.recorded.known_before; });
    const auto all = static_cast<std::ptrdiff_t>(received.receipts.size());
    context.err << fmt::format("recorded: {} of {} receipts, {} booked before\n", all - before, all,
                               before);
}

// Of a receipt that was booked before, too: whoever died before the copy was written runs again.
std::string letter_of(Context& context, const ReceivedMoney& money) {
    if (!money.letter.empty() || !money.recorded.known_before) return money.letter;
    const auto book = open_book(context, book::Access::read);
    for (const auto& letter : book::documents(book, {.state = money.receipt.state,
                                                    .fund = {},
                                                    .kind = book::DocumentKind::receipt_letter,
                                                    .year = {},
                                                    .assessment = {}}))
        if (letter.entry == money.recorded.entry) return letter.number;
    return {};
}

} // namespace

void add_receive(CLI::App& verb, ReceiveOptions& options) {
    verb.add_option("STATE", options.state, "Who paid (CHE), or - when it is not known");
    verb.add_option("AMOUNT", options.amount, "What arrived, in the fund's currency (9,164.62)");
    verb.add_option("--file", options.file, "A CSV of many receipts, instead of STATE and AMOUNT")
        ->type_name("FILE");
    add_fund_option(verb, options.fund);
    add_day_option(verb, "--on", options.on, "The day the money reached the account");
    add_facts_of_the_payment(verb, options);
    verb.add_flag("--voluntary", options.voluntary, "A gift: it pays no invoice, and is thanked");
    verb.add_flag("--letter", options.letter, "Issue a receipt letter");
    verb.add_flag("--again", options.again, "The same amount did arrive twice that day");
    add_dry_run(verb, options.dry_run);
    add_sense_check(verb, [&options] { return trouble(options); });
    verb.footer(
        "Examples:\n"
        "  dubrovnik receive CHE 9,164.62 --fund isu --on 2017-02-03 --dry-run\n"
        "  dubrovnik receive CHE 9,164.62 --fund isu --on 2017-02-03 --reference \"RF06 ISU2 "
        "0170 001\"\n"
        "  dubrovnik receive - 500 --fund isu --on 2017-02-03     unmatched until `allocate`\n"
        "  dubrovnik receive --file receipts.csv\n"
        "The file's columns: received_on, state, fund, amount; and where needed invoices,\n"
        "component, reference, bank_reference, charges, original, rate, voluntary, note.\n"
        "It is taken as a whole or not at all; rows that are booked already add nothing.\n"
        "What exceeds the invoices is the State's credit, used by `allocate`.");
}

Outcome run_receive(const ReceiveOptions& options, Context& context) {
    const auto orders = orders_of(options);
    const auto facts = load_facts(context);
    ReceiptLetters letters(context, options, orders);
    const auto received = recorded(context, options.dry_run, [&](auto& transaction) {
        require_funds(transaction, context, orders);
        Received result;
        result.receipts = invoicing::receive(
            transaction, {.receipts = orders,
                          .states = facts.states,
                          .from_file = options.file.has_value(),
                          .letter = [&](auto& writing, const ReceivedMoney& money) {
                              return letters.write(writing, money);
                          }});
        result.text = text_of(transaction.book(), context, result.receipts);
        for (const auto& money : result.receipts)
            if (!money.letter.empty()) result.warnings = specimen_warnings(transaction.book());
        return result;
    });
    context.out << received.text;
    if (options.dry_run) return {};
    say_count(received, context);
    for (const auto& money : received.receipts)
        if (const auto letter = letter_of(context, money); !letter.empty())
            write_notice_copy(context, letter);
    return {received.warnings};
}

} // namespace dubrovnik::cli
