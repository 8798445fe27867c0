#include "cli/verbs/keys.hpp"

#include "cli/edge/money_options.hpp"
#include "cli/edge/office_files.hpp"
#include "cli/edge/output_files.hpp"
#include "cli/edge/path_words.hpp"
#include "cli/edge/recording.hpp"
#include "cli/edge/signing_keys.hpp"
#include "invoicing/money_in/officer_words.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ostream>

namespace dubrovnik::cli {

namespace book = engine::book;

namespace {

[[noreturn]] void refuse_known(const book::PublicKey& key) {
    throw scales::Refused(
        {.code = "key.known",
         .message = fmt::format("the book is signed by the key {}, must have none yet",
                                book::fingerprint(key)),
         .place = {},
         .hint = "a lost or stolen key is replaced: dubrovnik keys init --replace REASON"});
}

book::PublicKey require_key(const book::Book& book) {
    if (const auto key = book::signing_key(book)) return *key;
    throw scales::Refused({.code = "key.none",
                           .message = "the book is signed by no key, must be by one",
                           .place = {},
                           .hint = "dubrovnik keys init makes it"});
}

// The key that the new one replaces, if any.
std::optional<book::PublicKey> replaced_key(const book::Book& book,
                                            const KeysInitOptions& options) {
    if (options.replace) return require_key(book);
    if (const auto known = book::signing_key(book)) refuse_known(*known);
    return std::nullopt;
}

void record_key(book::WriteTransaction& transaction, const book::PublicKey& key,
                const KeysInitOptions& options) {
    const auto known = replaced_key(transaction.book(), options);
    auto reason = "the signing key " + book::fingerprint(key);
    if (known)
        reason += fmt::format(" in place of {}: {}", book::fingerprint(*known),
                              invoicing::required_words({"--replace", *options.replace}));
    book::record_signing_key(transaction, key, reason);
}

std::string bytes_of(const book::Signature& signature) {
    return {signature.bytes.begin(), signature.bytes.end()};
}

std::string head_name(const book::SignedHead& head) {
    return fmt::format("head-{:06}", static_cast<std::int64_t>(head.last_entry));
}

} // namespace

void add_keys_init(CLI::App& verb, KeysInitOptions& options) {
    verb.add_option("--replace", options.replace,
                    "Why a new key takes the place of the one the book knows")
        ->type_name("REASON");
    add_dry_run(verb, options.dry_run);
    verb.footer("Example: dubrovnik keys init\n"
                "Makes the key that signs the book, under a passphrase, in --keys: outside the\n"
                "office. From then on issue, remind, close and backup ask for the passphrase.\n"
                "Keep a copy of the file, and the public key with whoever audits the office.");
}

Outcome run_keys_init(const KeysInitOptions& options, Context& context) {
    // Before anybody types a passphrase; and again when nobody else can write.
    replaced_key(open_book(context, book::Access::read), options);
    const auto key = book::SigningKey::made();
    const auto file = key_file(context, key.public_key());
    const auto sealed = options.dry_run ? std::string() : sealed_signing_key(context, key);
    const auto head = recorded(context, options.dry_run, [&](auto& transaction) {
        record_key(transaction, key.public_key(), options);
        const auto made = book::sign_head(transaction, &key);
        // Last, so that no refusal leaves a key that no book knows. A commit that fails may: better
        // than a book whose key is lost.
        if (!options.dry_run) store_signing_key(context, key.public_key(), sealed);
        return made;
    });
    if (options.dry_run) {
        context.err << fmt::format("would make a key in {}\n", path_text(file.parent_path()));
        return {};
    }
    context.out << book::public_key_pem(key.public_key());
    context.err << fmt::format("made {}\n", path_text(file));
    say_signed(context, head);
    return {};
}

void add_keys_show(CLI::App& verb, KeysShowOptions&) {
    verb.footer("Example: dubrovnik keys show");
}

Outcome run_keys_show(const KeysShowOptions&, Context& context) {
    const auto book = open_book(context, book::Access::read);
    const auto key = require_key(book);
    const auto heads = book::signed_heads(book);
    context.out << fmt::format("key     {}\n", book::fingerprint(key));
    if (heads.empty())
        context.out << "signed  nothing yet\n";
    else
        context.out << fmt::format("signed  {} heads, the newest after entry {} of {}:\n        "
                                   "{}\n",
                                   heads.size(), static_cast<std::int64_t>(heads.back().last_entry),
                                   scales::day_text(heads.back().day),
                                   book::hash_text(heads.back().hash));
    context.out << book::public_key_pem(key);
    return {};
}

void add_keys_export(CLI::App& verb, KeysExportOptions& options) {
    verb.add_option("DIR", options.folder, "The folder for them")->required();
    verb.footer("Example: dubrovnik keys export for-the-auditor\n"
                "The public keys, and of each signed head the text and its signature, for\n"
                "OpenSSL 3.0 or later:\n"
                "openssl pkeyutl -verify -rawin -pubin -inkey KEY.pem -in HEAD.txt -sigfile "
                "HEAD.sig");
}

Outcome run_keys_export(const KeysExportOptions& options, Context& context) {
    const auto book = open_book(context, book::Access::read);
    require_key(book);
    const auto heads = book::signed_heads(book);
    const auto write = [&](const std::string& name, std::string_view bytes) {
        write_file(named_output(context.office, options.folder / name), bytes);
    };
    for (const auto& head : heads) {
        const auto key = book::fingerprint(head.key);
        write(key + ".pem", book::public_key_pem(head.key));
        write(head_name(head) + ".txt", book::signed_text(head));
        write(head_name(head) + ".sig", bytes_of(head.signature));
        context.out << fmt::format("{}.txt  signed by {}.pem\n", head_name(head), key);
    }
    return {};
}

} // namespace dubrovnik::cli
