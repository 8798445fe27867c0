#include "engine/account.hpp"

#include "scales/ensure.hpp"

namespace dubrovnik::engine {

namespace {

struct Described {
    Account account;
    std::string_view text;
    AccountClass kind;
};

constexpr std::array chart{
    Described{Account::cash, "cash", AccountClass::asset},
    Described{Account::receivable_called, "receivable-called", AccountClass::asset},
    Described{Account::receivable_credited, "receivable-credited", AccountClass::asset},
    Described{Account::receivable_received, "receivable-received", AccountClass::asset},
    Described{Account::credit, "credit", AccountClass::liability},
    Described{Account::suspense, "suspense", AccountClass::liability},
    Described{Account::contributions, "contributions", AccountClass::income},
    Described{Account::voluntary, "voluntary", AccountClass::income},
    Described{Account::charges, "charges", AccountClass::expense},
    Described{Account::write_offs, "write-offs", AccountClass::expense},
    Described{Account::expenditure, "expenditure", AccountClass::expense},
    Described{Account::surplus_returned, "surplus-returned", AccountClass::expense},
    Described{Account::opening, "opening", AccountClass::equity},
};

static_assert(chart.size() == all_accounts.size());

const Described& described(Account account) {
    const auto& found = chart.at(static_cast<std::size_t>(account));
    scales::ensure(found.account == account, "the chart follows the order of the accounts");
    return found;
}

} // namespace

std::string_view account_text(Account account) {
    return described(account).text;
}

std::optional<Account> parse_account(std::string_view text) {
    for (const auto& entry : chart)
        if (entry.text == text) return entry.account;
    return std::nullopt;
}

AccountClass account_class(Account account) {
    return described(account).kind;
}

bool is_receivable(Account account) {
    return account == Account::receivable_called || account == Account::receivable_credited ||
           account == Account::receivable_received;
}

} // namespace dubrovnik::engine
