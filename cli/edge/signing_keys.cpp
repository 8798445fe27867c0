#include "cli/edge/signing_keys.hpp"

#include "cli/edge/files.hpp"
#include "cli/edge/new_folder.hpp"
#include "cli/edge/output_files.hpp"
#include "engine/book/path_standing.hpp"
#include "engine/book/private_file.hpp"
#include "engine/book/system_trouble.hpp"
#include "scales/finding.hpp"

#include <cerrno>
#include <fmt/format.h>
#include <ostream>
#include <sys/stat.h>

namespace dubrovnik::cli {

namespace book = engine::book;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t key_bytes_at_most = 4096;
constexpr std::size_t passphrase_bytes_at_least = 12;
constexpr mode_t owner_alone = 0700;

[[noreturn]] void refuse(std::string code, const fs::path& place, std::string message,
                         std::string hint) {
    throw scales::Refused({.code = std::move(code),
                           .message = std::move(message),
                           .place = {.file = place.string()},
                           .hint = std::move(hint)});
}

// A relative path stays relative where nothing stands yet: both are taken from the root on.
fs::path whole(const fs::path& path) {
    return fs::weakly_canonical(fs::absolute(path / "."));
}

bool is_below(const fs::path& path, const fs::path& folder) {
    const auto relative = whole(path).lexically_relative(whole(folder));
    return !relative.empty() && *relative.begin() != "..";
}

fs::path keys_folder(const Context& context) {
    if (!context.keys || context.keys->empty())
        refuse("key.folder", {}, "no folder for private keys is known, must be one",
               "name it with --keys or DUBROVNIK_KEYS");
    book::is_taken(*context.keys); // a name that no folder can have is told as such
    if (is_below(*context.keys, context.office))
        refuse("key.inside-office", *context.keys,
               "the folder of private keys lies in the office's, must lie outside it",
               "who copies the office must not get the key: name another with --keys");
    return *context.keys;
}

std::optional<std::string> passphrase(const Context& context, const std::string& prompt) {
    if (context.key_passphrase) return context.key_passphrase;
    return context.ask_secret ? context.ask_secret(prompt) : std::nullopt;
}

[[noreturn]] void refuse_passphrase(const fs::path& file, std::string message) {
    refuse("key.passphrase", file, std::move(message),
           "type it when asked, or set DUBROVNIK_KEY_PASSPHRASE for a run without a terminal");
}

std::string new_passphrase(const Context& context, const fs::path& file) {
    const auto first = passphrase(context, "A passphrase for the new key: ");
    if (!first) refuse_passphrase(file, "no passphrase is given, the key must have one");
    if (first->size() < passphrase_bytes_at_least)
        refuse_passphrase(file, fmt::format("the passphrase has {} characters, must have {}",
                                            first->size(), passphrase_bytes_at_least));
    if (passphrase(context, "The same passphrase again: ") != first)
        refuse_passphrase(file, "the two passphrases differ, must be the same");
    return *first;
}

void require_private(const fs::path& file) {
    constexpr auto others = fs::perms::group_all | fs::perms::others_all;
    std::error_code trouble;
    if ((fs::status(file, trouble).permissions() & others) == fs::perms::none) return;
    refuse("key.readable", file, "others can read the private key, must be its owner's alone",
           "chmod 600 it, and replace the key if it was read: dubrovnik keys init --replace");
}

} // namespace

fs::path key_file(const Context& context, const book::PublicKey& key) {
    return keys_folder(context) / (book::fingerprint(key) + ".key");
}

std::optional<book::SigningKey> load_signing_key(const Context& context, const book::Book& book) {
    const auto known = book::signing_key(book);
    if (!known) return std::nullopt;
    const auto file = key_file(context, *known);
    if (!book::is_there(file))
        refuse("key.missing", file, "the office's private key is not here, must sign the book",
               "bring the file, name its folder with --keys, or replace a lost key: dubrovnik keys "
               "init --replace");
    require_private(file);
    const auto sealed = read_bytes(file, file.string(), key_bytes_at_most);
    const auto opener = passphrase(context, "The passphrase of the office's key: ");
    if (!opener) refuse_passphrase(file, "no passphrase is given, the key cannot be opened");
    auto key = book::SigningKey::unsealed({file.string(), sealed}, *opener);
    if (key.public_key() != *known)
        refuse("key.other", file,
               fmt::format("the file holds the key {}, must hold {}",
                           book::fingerprint(key.public_key()), book::fingerprint(*known)),
               "bring the right file, name its folder with --keys, or replace a lost key: "
               "dubrovnik keys init --replace");
    return key;
}

std::string sealed_signing_key(const Context& context, const book::SigningKey& key) {
    return key.sealed(new_passphrase(context, key_file(context, key.public_key())));
}

void store_signing_key(const Context& context, const book::PublicKey& key,
                       const std::string& sealed) {
    const auto file = key_file(context, key);
    const auto folder = file.parent_path();
    const auto parent = fs::absolute(folder).parent_path();
    make_folders(parent);
    const bool made_folder = ::mkdir(folder.c_str(), owner_alone) == 0;
    if (!made_folder && errno != EEXIST)
        throw book::system_trouble(errno, "the folder cannot be made", folder);
    if (made_folder) book::sync_folder(parent);
    keys_folder(context); // again, now that every link on the way to it is there
    write_file({.root = folder, .relative = file.filename(), .keep = Keep::secret}, sealed);
}

void say_signed(Context& context, const std::optional<book::SignedHead>& head) {
    if (!head) return;
    context.err << fmt::format("signed: entry {}, head {}, key {}\n",
                               static_cast<std::int64_t>(head->last_entry),
                               book::hash_text(head->hash), book::fingerprint(head->key));
}

} // namespace dubrovnik::cli
