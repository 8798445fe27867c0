#include "cli/verbs/send.hpp"

#include "cli/edge/files.hpp"
#include "cli/edge/letter_files.hpp"
#include "cli/edge/money_options.hpp"
#include "cli/edge/notice_files.hpp"
#include "cli/edge/office_files.hpp"
#include "cli/edge/progress.hpp"
#include "invoicing/delivery/mail_date.hpp"
#include "invoicing/dispatch/sending.hpp"
#include "invoicing/dispatch/sending_report.hpp"

#include <CLI/CLI.hpp>
#include <ostream>

namespace dubrovnik::cli {

namespace book = engine::book;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t password_bytes_at_most = 4096;

// A file that others can read keeps no secret.
void require_private(const fs::path& path, const std::string& shown_name) {
    constexpr auto others = fs::perms::group_all | fs::perms::others_all;
    if ((fs::status(path).permissions() & others) == fs::perms::none) return;
    throw scales::Refused({.code = "send.password-file",
                           .message = "others can read the file, must be the owner's alone",
                           .place = {shown_name},
                           .hint = "chmod 600 it, and change the password if it was read"});
}

std::string password(const Context& context, const invoicing::Office& office) {
    if (!office.mail || office.mail->user.empty()) return {};
    const auto& name = office.mail->password_file;
    if (name.empty()) {
        if (context.mail_password) return *context.mail_password;
        throw scales::Refused({.code = "send.password",
                               .message = "the mail server wants a password, and none is given",
                               .place = office.mail->place,
                               .hint = "set DUBROVNIK_MAIL_PASSWORD, or name a password_file"});
    }
    const auto path = context.office / name;
    auto text = read_bytes(path, name, password_bytes_at_most);
    require_private(path, name);
    while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
    return text;
}

invoicing::SendOrder send_order(const book::Book& book, const SendOptions& options,
                                const LetterFiles& files, Context& context) {
    return {.letters = named_letters(book, options.what),
            .tools = files.tools(),
            .repeat = options.again ? book::Repeat::again : book::Repeat::never,
            .password = options.dry_run ? std::string() : password(context, files.office()),
            .occasion = [&context] { return occasion(context); },
            .date =
                [&context] {
                    return invoicing::mail_date_text(
                        std::chrono::floor<std::chrono::seconds>(context.wall_clock()));
                }};
}

} // namespace

void add_send(CLI::App& verb, SendOptions& options) {
    verb.add_option("WHAT", options.what,
                    "Runs (2016-12-03), calls (2017) or letters (REM-2016-12-03-CHE)")
        ->required();
    verb.add_flag("--again", options.again,
                  "Also what was accepted before, or may have been (unknown)");
    verb.add_flag("--dry-run", options.dry_run, "Show what would be sent, and to whom");
    verb.footer("Examples:\n"
                "  dubrovnik send 2016-12-03 --dry-run\n"
                "  dubrovnik send 2016-12-03\n"
                "Only what came back signed is sent, unless office.toml says signature = "
                "\"none\".\n"
                "What failed or was refused is tried anew by the same command; what was\n"
                "accepted, or may have been, never goes twice by itself.");
}

Outcome run_send(const SendOptions& options, Context& context) {
    const LetterFiles files(context);
    auto book = open_book(context, options.dry_run ? book::Access::read : book::Access::write);
    const auto order = send_order(book, options, files, context);
    Outcome outcome;
    const auto& mail = files.office().mail;
    if (book.identity().specimen && !options.dry_run && mail && !mail->server.empty())
        context.err << "these letters are specimens, for the mail server of this machine alone\n";
    const auto sendings =
        options.dry_run ? invoicing::plan_sending(book, order, outcome.warnings)
                        : invoicing::send_letters(book, order, progress_bar(context, "sending"),
                                                  outcome.warnings);
    context.out << invoicing::report_text(invoicing::sending_report(sendings));
    if (options.dry_run) context.err << "dry run: nothing was sent\n";
    append(outcome.warnings, invoicing::sending_warnings(sendings));
    append(outcome.warnings, specimen_warnings(book));
    return outcome;
}

} // namespace dubrovnik::cli
