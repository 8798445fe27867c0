// Account: the chart of accounts, one for every fund.
//
// Double entry in each fund's own currency: debit above zero, credit below, each entry adds up
// to zero. What a State owes is the sum of its three receivable accounts, which are kept apart
// so that called, credited and received can be read off in any other ledger program too.
// There is no account for a bank's exchange or for a second currency: a fund has one.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace dubrovnik::engine {

enum class Account {
    cash,                // what the fund holds at its biller
    receivable_called,   // invoices and opening arrears, by State, document and component
    receivable_credited, // credit notes, voids and write-offs: taken off what was called
    receivable_received, // money allocated to them
    credit,              // what a State has paid beyond what it was asked for
    suspense,            // money whose payer or purpose is not known yet
    contributions,       // income called, by component
    voluntary,           // income given
    charges,             // bank charges the fund bears
    write_offs,          // claims given up by decision
    expenditure,         // what was spent
    surplus_returned,    // surplus of closed years given back as credits
    opening,             // the other side of what stood open before the book's time
};

enum class AccountClass { asset, liability, income, expense, equity };

inline constexpr std::array all_accounts{Account::cash,
                                         Account::receivable_called,
                                         Account::receivable_credited,
                                         Account::receivable_received,
                                         Account::credit,
                                         Account::suspense,
                                         Account::contributions,
                                         Account::voluntary,
                                         Account::charges,
                                         Account::write_offs,
                                         Account::expenditure,
                                         Account::surplus_returned,
                                         Account::opening};

// "receivable-called": as the book stores it. parse_account is the inverse.
std::string_view account_text(Account account);
std::optional<Account> parse_account(std::string_view text);

AccountClass account_class(Account account);

bool is_receivable(Account account);

} // namespace dubrovnik::engine
