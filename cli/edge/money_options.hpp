// MoneyOptions: what the verbs of the ledger share: the fund, amounts, words, States, entries.
#pragma once

#include "cli/edge/context.hpp"
#include "engine/book/journal.hpp"
#include "engine/funding_model.hpp"
#include "engine/money.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace CLI {
class App;
class Option;
} // namespace CLI

namespace dubrovnik::cli {

CLI::Option* add_fund_option(CLI::App& verb, std::string& fund);
void add_dry_run(CLI::App& verb, bool& dry_run);

// --on DAY, the office's day when it is left away.
void add_booked_on(CLI::App& verb, std::optional<scales::Day>& day);

// A combination of words that makes no sense: exit 2 with what `trouble` says, unless it is "".
void add_sense_check(CLI::App& verb, std::function<std::string()> trouble);

// The newest model under which that biller bills. Throws Refused fund.unknown.
engine::FundingModel model_of_biller(const Context& context, std::string_view biller);

// The fund of the book. One that no call has brought yet (money may come before the first call)
// is registered as the funding model knows it. Throws Refused fund.unknown.
engine::book::Fund require_office_fund(engine::book::WriteTransaction& transaction,
                                       const Context& context, const std::string& code);

// "9,164.62" or "CHF 9,164.62". Throws Refused: amount.*.
std::optional<engine::Money> optional_amount(const std::optional<std::string>& text,
                                             engine::Currency currency);

// Throws Refused: state.code, state.unknown.
scales::StateCode known_state(const Context& context, const std::string& text);

// "recorded: entry 812", unless it was a dry run.
void say_recorded(Context& context, engine::EntryId entry, bool dry_run);

} // namespace dubrovnik::cli
