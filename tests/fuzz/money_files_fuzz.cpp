// Files of money: receipts, opening arrears, the biller's own numbers. The first line names it.
#include "invoicing/issue/own_numbers.hpp"
#include "invoicing/money_in/officer_words.hpp"
#include "invoicing/money_in/opening_file.hpp"
#include "invoicing/money_in/receipt_order.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>

namespace dubrovnik::fuzz {

namespace {

using namespace invoicing;

void amount(const std::string& text) {
    const auto currency = *engine::parse_currency("CHF");
    const auto money = answer_of([&] { return amount_in(currency, text, {"receipts.csv", 2}); });
    ensure(!money || money->currency() == currency, "an amount is in the fund's currency");
}

void receipts(const scales::SourceText& source) {
    const auto orders = same_answer([&] { return parse_receipts(source); },
                                    [](const auto& read) {
                                        std::string text;
                                        for (const auto& order : read)
                                            text += order.state + order.amount + order.fund +
                                                    order.received_on + order.note +
                                                    order.reference + order.bank_reference + "\n";
                                        return text;
                                    });
    if (!orders) return;
    for (const auto& order : *orders) {
        ensure(order.place.line > 1 && order.place.file == source.name, "a row knows its place");
        for (const auto& number : order.invoices)
            ensure(!number.empty() && number.find(' ') == number.npos, "numbers are words");
        amount(order.amount);
    }
}

void run(std::string_view input) {
    const auto end = std::min(input.find('\n'), input.size());
    const auto name = input.substr(0, end);
    const scales::SourceText source{std::string(name) + ".csv",
                                    std::string(input.substr(std::min(end + 1, input.size())))};
    if (name == "receipts") return receipts(source);
    if (name == "opening") {
        const auto rows = answer_of([&] { return parse_openings(source); });
        if (rows)
            for (const auto& row : *rows) amount(row.amount);
    }
    if (name == "numbers") {
        const auto numbers = answer_of([&] { return parse_own_numbers(source); });
        if (numbers)
            for (const auto& [state, number] : *numbers) ensure(!number.empty(), "a number is one");
    }
}

const FuzzTarget target("money_files", run);

} // namespace

} // namespace dubrovnik::fuzz
