// Money: whatever is read comes out again as it went in, in every currency.
#include "engine/money.hpp"
#include "tests/fuzz/target.hpp"

#include <cstring>

namespace dubrovnik::fuzz {

namespace {

using namespace engine;

// A space between thousands is a mark too, and so a currency may stand before it.
void require_inverse(Money money) {
    ensure(parse_money(money_text(money)) == money, "money_text and parse_money are inverses");
    ensure(parse_amount(amount_text(money), money.currency()) == money,
           "amount_text and parse_amount are inverses");
    ensure(parse_amount(plain_amount_text(money), money.currency()) == money,
           "plain_amount_text and parse_amount are inverses");
}

// One currency for each number of decimals there is.
const std::vector<Currency>& currencies() {
    static const std::vector<Currency> list{*parse_currency("JPY"), *parse_currency("CHF"),
                                            *parse_currency("KWD")};
    return list;
}

void run(std::string_view input) {
    const auto read = same_answer([&] { return parse_money(input); }, money_text);
    if (read) require_inverse(*read);
    for (const auto currency : currencies()) {
        const auto amount = answer_of([&] { return parse_amount(input, currency); });
        if (!amount) continue;
        ensure(amount->amount_minor() >= 0 && amount->amount_minor() <= amount_minor_at_most,
               "an amount that was read lies in its limits");
        require_inverse(*amount);
    }
    std::int64_t minor = 0;
    if (input.size() < sizeof minor) return;
    std::memcpy(&minor, input.data(), sizeof minor);
    for (const auto currency : currencies()) {
        const auto money = Money::of_minor(minor, currency);
        if (minor >= 0 && minor <= amount_minor_at_most) require_inverse(money);
        answer_of([&] { return money_text(-money); });
        answer_of([&] { return money + money; });
        answer_of([&] { return part_of(money, scales::Fraction(113, 100)); });
    }
}

const FuzzTarget target("money", run);

} // namespace

} // namespace dubrovnik::fuzz
