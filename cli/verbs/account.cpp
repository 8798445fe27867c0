#include "cli/verbs/account.hpp"

#include "cli/edge/office_files.hpp"
#include "invoicing/account_confirmation.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ostream>

namespace dubrovnik::cli {

namespace book = engine::book;

void add_account_show(CLI::App& verb, AccountShowOptions&) {
    verb.footer("Example: dubrovnik account show");
}

Outcome run_account_show(const AccountShowOptions&, Context& context) {
    const auto office = load_office(context);
    const auto book = open_book(context, book::Access::read);
    context.out << invoicing::accounts_text(office.accounts());
    for (const auto& confirmed : book::account_confirmations(book))
        context.out << fmt::format("confirmed: {} in entry {}\n", confirmed.account.biller,
                                   static_cast<std::int64_t>(confirmed.entry));
    Outcome outcome;
    for (auto finding : invoicing::account_findings(book, office)) {
        finding.severity = scales::Severity::warning;
        outcome.warnings.push_back(std::move(finding));
    }
    return outcome;
}

void add_account_confirm(CLI::App& verb, AccountConfirmOptions& options) {
    verb.add_flag("--dry-run", options.dry_run, "Show what would be confirmed, record nothing");
    verb.footer("Example: dubrovnik account confirm\n"
                "Check the accounts with the bank by telephone first, not by e-mail.");
}

Outcome run_account_confirm(const AccountConfirmOptions& options, Context& context) {
    const auto office = load_office(context);
    context.out << invoicing::accounts_text(office.accounts());
    if (options.dry_run) return {};
    auto book = open_book(context, book::Access::write);
    const auto count = invoicing::confirm_accounts(book, office, occasion(context));
    context.err << fmt::format("{} of {} accounts newly confirmed\n", count,
                               office.accounts().size());
    return {};
}

} // namespace dubrovnik::cli
