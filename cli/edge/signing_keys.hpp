// SigningKeys: where the office's private key lies, and how it is opened.
//
// It lies outside the office's folder, so that a copy of the office (a backup, a stick, a shared
// folder) cannot sign; sealed under a passphrase that comes from the terminal or the environment,
// never from an argument, which other users of the machine could read.
#pragma once

#include "cli/edge/context.hpp"
#include "engine/book/signed_heads.hpp"

#include <filesystem>
#include <optional>
#include <string>

namespace dubrovnik::cli {

// Throws Refused: key.folder (no place for keys is known), key.inside-office.
std::filesystem::path key_file(const Context& context, const engine::book::PublicKey& key);

// The book's newest key, opened; nothing when the book has none. Throws Refused: key.folder,
// key.inside-office, key.missing, key.readable, key.form, key.passphrase, key.other, and
// file.missing, file.unreadable, file.too-large of its file.
std::optional<engine::book::SigningKey> load_signing_key(const Context& context,
                                                         const engine::book::Book& book);

// The text of the new key's file, under a passphrase that is asked for. Throws Refused: key.folder,
// key.inside-office, key.passphrase (none, too short, or typed in two ways).
std::string sealed_signing_key(const Context& context, const engine::book::SigningKey& key);

// Writes that text (0600, in a folder that is its owner's alone and is made so), durably. Throws
// Refused: key.folder, key.inside-office, key.readable (the folder is there, and open to others);
// StorageFailed: storage.unwritable, storage.full, storage.input-output.
void store_signing_key(const Context& context, const engine::book::PublicKey& key,
                       const std::string& sealed);

void say_signed(Context& context, const std::optional<engine::book::SignedHead>& head);

} // namespace dubrovnik::cli
