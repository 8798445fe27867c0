#include "cli/edge/signing_keys.hpp"

#include "cli/edge/files.hpp"
#include "cli/edge/new_folder.hpp"
#include "cli/edge/output_files.hpp"
#include "engine/book/path_standing.hpp"
#include "engine/book/private_file.hpp"
#include "engine/book/system_trouble.hpp"
#include "scales/finding.hpp"
#include "scales/utf8.hpp"

#include <cerrno>
#include <fmt/format.h>
#include <ostream>
#include <sys/stat.h>

namespace dubrovnik::cli {

namespace book = engine::book;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t key_bytes_at_most = 4096;
constexpr std::size_t passphrase_characters_at_least = 12;
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

// A passphrase as it was given; this copy of it is wiped when it goes. (That of the environment
// stays, as long as the program runs, where the system keeps it.)
class Passphrase {
  public:
    Passphrase(const Context& context, const std::string& prompt)
        : text_(given(context, prompt)) {}
    Passphrase(const Passphrase&) = delete;
    Passphrase& operator=(const Passphrase&) = delete;
    ~Passphrase() {
        if (text_) book::wipe(*text_);
    }
    const std::optional<std::string>& text() const noexcept { return text_; }

  private:
    static std::optional<std::string> given(const Context& context, const std::string& prompt) {
        if (context.key_passphrase) return context.key_passphrase;
        return context.ask_secret ? context.ask_secret(prompt) : std::nullopt;
    }
    std::optional<std::string> text_;
};

[[noreturn]] void refuse_passphrase(const fs::path& file, std::string message) {
    refuse("key.passphrase", file, std::move(message),
           "type it when asked, or set DUBROVNIK_KEY_PASSPHRASE for a run without a terminal");
}

// Typed twice.
void require_good_passphrase(const Context& context, const Passphrase& first,
                             const fs::path& file) {
    if (!first.text()) refuse_passphrase(file, "no passphrase is given, the key must have one");
    const auto length = scales::code_point_count(*first.text());
    if (length < passphrase_characters_at_least)
        refuse_passphrase(file,
                          fmt::format("the passphrase has {} characters, must have at least {}",
                                      length, passphrase_characters_at_least));
    if (Passphrase(context, "The same passphrase again: ").text() != first.text())
        refuse_passphrase(file, "the two passphrases differ, must be the same");
}

bool is_private(const fs::path& path) {
    constexpr auto others = fs::perms::group_all | fs::perms::others_all;
    return (fs::status(path).permissions() & others) == fs::perms::none;
}

void require_private_file(const fs::path& file) {
    if (is_private(file)) return;
    refuse("key.readable", file, "others can read the private key, must be its owner's alone",
           "chmod 600 it, and replace the key if it was read: dubrovnik keys init --replace");
}

// A folder that was there before is not changed: it may hold other things for other people.
void require_private_folder(const fs::path& folder) {
    if (is_private(folder)) return;
    refuse("key.readable", folder,
           "others can look into the folder of private keys, must be its owner's alone",
           "chmod 700 it, or name a folder of their own with --keys");
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
    require_private_file(file);
    const auto sealed = read_bytes(file, file.string(), key_bytes_at_most);
    const Passphrase opener(context, "The passphrase of the office's key: ");
    if (!opener.text()) refuse_passphrase(file, "no passphrase is given, the key cannot be opened");
    auto key = book::SigningKey::unsealed({file.string(), sealed}, *opener.text());
    if (key.public_key() != *known)
        refuse("key.other", file,
               fmt::format("the file holds the key {}, must hold {}",
                           book::fingerprint(key.public_key()), book::fingerprint(*known)),
               "bring the right file, name its folder with --keys, or replace a lost key: "
               "dubrovnik keys init --replace");
    return key;
}

std::string sealed_signing_key(const Context& context, const book::SigningKey& key) {
    const auto file = key_file(context, key.public_key());
    const Passphrase passphrase(context, "A passphrase for the new key: ");
    require_good_passphrase(context, passphrase, file);
    return key.sealed(*passphrase.text());
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
    require_private_folder(folder);
    write_file({.root = folder, .relative = file.filename(), .keep = Keep::secret}, sealed);
}

void say_signed(Context& context, const std::optional<book::SignedHead>& head) {
    if (!head) return;
    context.err << fmt::format("signed: entry {}, head {}, key {}\n",
                               static_cast<std::int64_t>(head->last_entry),
                               book::hash_text(head->hash), book::fingerprint(head->key));
}

} // namespace dubrovnik::cli
