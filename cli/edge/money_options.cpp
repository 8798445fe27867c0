#include "cli/edge/money_options.hpp"

#include "cli/edge/facts_files.hpp"
#include "cli/edge/office_files.hpp"
#include "cli/edge/options.hpp"
#include "cli/edge/state_option.hpp"
#include "invoicing/money_in/officer_words.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <fmt/format.h>
#include <ostream>

namespace dubrovnik::cli {

namespace book = engine::book;

CLI::Option* add_fund_option(CLI::App& verb, std::string& fund) {
    return verb.add_option("--fund", fund, "Whose money it is: isu or unog")->type_name("FUND");
}

void add_dry_run(CLI::App& verb, bool& dry_run) {
    verb.add_flag("--dry-run", dry_run, "Show what would be recorded, write nothing");
}

void add_booked_on(CLI::App& verb, std::optional<scales::Day>& day) {
    add_day_option(verb, "--on", day, "The accounting day (default: the office's day)");
}

void add_sense_check(CLI::App& verb, std::function<std::string()> trouble) {
    verb.parse_complete_callback([trouble = std::move(trouble)] {
        if (const auto message = trouble(); !message.empty())
            throw CLI::ParseError(message, CLI::ExitCodes::ValidationError);
    });
}

engine::FundingModel model_of_biller(const Context& context, std::string_view biller) {
    std::optional<engine::FundingModel> newest;
    for (auto& model : read_models(context)) {
        const bool bills =
            std::any_of(model.billers.begin(), model.billers.end(),
                        [&](const engine::Biller& known) { return known.id == biller; });
        if (!bills || model.valid_from > context.today) continue;
        if (!newest || model.valid_from > newest->valid_from) newest = std::move(model);
    }
    if (newest) return *newest;
    throw scales::Refused({.code = "fund.unknown",
                           .message = fmt::format("the fund is “{}”, must be one of a funding "
                                                  "model that is valid on {}",
                                                  biller, scales::day_text(context.today)),
                           .place = {},
                           .hint = "the funds of the Convention on Cluster Munitions are isu "
                                   "(CHF trust fund) and unog (USD)"});
}

book::Fund require_office_fund(book::WriteTransaction& transaction, const Context& context,
                               const std::string& code) {
    if (const auto known = book::fund_by_code(transaction.book(), code)) return *known;
    const auto model = model_of_biller(context, code);
    std::vector<std::string> components;
    std::optional<engine::Currency> currency;
    for (const auto& component : model.components)
        if (component.biller == code) {
            components.push_back(component.id);
            currency = component.currency;
        }
    book::Fund fund{
        .code = code, .biller = code, .convention = model.convention, .currency = *currency};
    book::register_fund(transaction, fund, components);
    return fund;
}

std::optional<engine::Money> optional_amount(const std::optional<std::string>& text,
                                             engine::Currency currency) {
    if (!text) return std::nullopt;
    return invoicing::amount_in(currency, *text);
}

scales::StateCode known_state(const Context& context, const std::string& text) {
    const auto state = state_of(text);
    if (load_facts(context).states.contains(state)) return state;
    throw scales::Refused(
        {.code = "state.unknown",
         .message = fmt::format("the State “{}” is unknown, must be one of those known", text),
         .place = {},
         .hint = "“dubrovnik state list” shows all codes"});
}

void say_recorded(Context& context, engine::EntryId entry, bool dry_run) {
    if (!dry_run)
        context.err << fmt::format("recorded: entry {}\n", static_cast<std::int64_t>(entry));
}

} // namespace dubrovnik::cli
