#include "cli/verbs/trust.hpp"

#include "cli/edge/files.hpp"
#include "cli/edge/money_options.hpp"
#include "cli/edge/new_folder.hpp"
#include "cli/edge/office_files.hpp"
#include "cli/edge/output_files.hpp"
#include "cli/edge/path_words.hpp"
#include "cli/edge/signing_keys.hpp"
#include "engine/book/backup.hpp"
#include "engine/book/path_standing.hpp"
#include "engine/book/verify.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ostream>

namespace dubrovnik::cli {

namespace book = engine::book;
namespace {

std::string known_text(const book::KnownEntry& known) {
    return fmt::format("entry {} of {}, head {}\n", static_cast<std::int64_t>(known.entry),
                       scales::day_text(known.day), book::hash_text(known.head));
}

std::vector<book::PublicKey> public_keys(const std::vector<std::string>& files) {
    std::vector<book::PublicKey> keys;
    keys.reserve(files.size());
    for (const auto& file : files)
        keys.push_back(book::parse_public_key_pem(read_source(file, file)));
    return keys;
}

void say_counts(Context& context, const book::Verification& found, bool deep) {
    context.out << fmt::format("entries    {}\nrows       {}\n", found.entries, found.chain_rows);
    if (deep) context.out << fmt::format("documents  {} bytes\n", found.content_bytes);
    if (found.signed_heads > 0)
        context.out << fmt::format("signed     {} heads\n", found.signed_heads);
    context.out << fmt::format("head       {}\n", book::hash_text(found.head));
}

} // namespace

void add_verify(CLI::App& verb, VerifyOptions& options) {
    verb.add_flag("--deep", options.deep, "Read every document's bytes, too");
    verb.add_option("--head", options.head,
                    "A head printed earlier: nothing of that time may have changed since")
        ->type_name("HASH");
    verb.add_option("--key", options.keys,
                    "The office's public key, kept elsewhere: only it may have signed")
        ->type_name("FILE");
    add_sense_check(verb, [&options]() -> std::string {
        if (options.head.empty() || book::parse_hash(options.head)) return "";
        return "--head must be 64 hexadecimal digits, as a report prints them";
    });
    verb.footer(
        "Examples:\n"
        "  dubrovnik verify\n"
        "  dubrovnik verify --deep --head 9f2c…   (the head of an earlier report)\n"
        "  dubrovnik verify --key office.pem   (printed by `keys init`)\n"
        "Exit 4 and the first break when the book is not what was recorded. A tail cut off is\n"
        "found by an earlier head only; a book rewritten as a whole by that or by --key.");
}

Outcome run_verify(const VerifyOptions& options, Context& context) {
    const auto book = open_book(context, book::Access::read);
    const auto head = options.head.empty() ? std::nullopt : book::parse_hash(options.head);
    auto found = book::verify(book, options.deep ? book::Depth::deep : book::Depth::quick, head,
                              public_keys(options.keys));
    if (found.counted) say_counts(context, found, options.deep);
    context.out << (found.findings.empty() ? "the book is sound\n" : "the book is NOT sound\n");
    return {.broken = std::move(found.findings)};
}

namespace {

// So that a backup ends with a signed head.
void sign_what_stands(Context& context) {
    auto book = open_book(context, book::Access::write);
    const auto key = load_signing_key(context, book);
    if (!key) return;
    book::require_sound_for_backup(book);
    book::WriteTransaction transaction(book, occasion(context));
    const auto head = book::sign_head(transaction, &*key);
    transaction.commit();
    say_signed(context, head);
}

} // namespace

void add_backup(CLI::App& verb, BackupOptions& options) {
    verb.add_option("FILE", options.file, "The new file")->required();
    verb.footer("Example: dubrovnik backup /media/stick/book-2017-02-03.db\n"
                "Whole and checked, whoever works meanwhile. Keep a copy of the office's other "
                "files too.");
}

Outcome run_backup(const BackupOptions& options, Context& context) {
    const auto place = output_place(context.office, options.file);
    refuse_links_on_the_way(place);
    book::require_free_for_backup(place.path()); // before anything is signed
    sign_what_stands(context);
    const auto book = open_book(context, book::Access::read);
    context.out << known_text(book::backup(book, place.path()));
    context.err << fmt::format("written: {}\n", path_text(options.file));
    return {};
}

void add_restore(CLI::App& verb, RestoreOptions& options) {
    verb.add_option("FILE", options.file, "A backup")->required();
    add_new_folder(verb, options.folder);
    verb.footer("Example: dubrovnik restore /media/stick/book-2017-02-03.db my-office-again\n"
                "Checks the backup, and makes DIR/book.db of it. Put office.toml and the office's\n"
                "other files beside it.");
}

Outcome run_restore(const RestoreOptions& options, Context& context) {
    book::require_backup(options.file); // before anything is made
    NewFolder folder(options.folder, "restore.not-empty");
    const auto known = book::restore(options.file, folder.path() / "book.db");
    folder.keep();
    context.out << known_text(known);
    context.err << fmt::format("written: {}\nput office.toml, addressees.csv and calls/ beside "
                               "it\n",
                               path_text(folder.path() / "book.db"));
    return {};
}

} // namespace dubrovnik::cli
