// Backup: a copy of the book that is whole, whoever writes meanwhile.
//
// Made by SQLite's online backup in one step, checked, and given its name only when it is sound.
// Never replaces a file.
#pragma once

#include "engine/book/book.hpp"

#include <filesystem>

namespace dubrovnik::engine::book {

// Throws Refused: backup.exists, as backup would, and backup.folder where there is no folder for it
// (a drive that is not attached); for what must come before it.
void require_free_for_backup(const std::filesystem::path& to);

// What backup would find of the book itself, for what must come before it: nothing is signed that
// is not sound. Throws Refused: backup.unsound; StorageFailed.
void require_sound_for_backup(const Book& book);

// Throws Refused backup.exists, backup.unsound; StorageFailed. Gives the copy's newest entry and
// head.
KnownEntry backup(const Book& book, const std::filesystem::path& to);

// Before a folder is made for it. Throws as restore would of a file that is no book.
void require_backup(const std::filesystem::path& backup);

// Makes a book out of a backup: the same copy, the other way. The backup is only read (but what a
// broken-off write left beside it is rolled back first): where its schema is an older one, the copy
// is brought up to date. Throws Refused: book.exists, those of Book::open for the backup, and
// backup.unsound with what verify found (StorageFailed where the copy cannot even be read whole).
KnownEntry restore(const std::filesystem::path& backup, const std::filesystem::path& to);

} // namespace dubrovnik::engine::book
