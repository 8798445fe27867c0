// BookFile: whether a file is a book, and of which schema, before anything of it is read.
//
// What is no book, or a newer program's, is refused: its rows would be taken for something else. An
// older schema is brought up to ours in one transaction; who connects decides in which file.
// Included by the .cpp files of this folder only, as connection.hpp is.
#pragma once

#include "engine/book/connection.hpp"
#include "engine/book/write_lock.hpp"

#include <filesystem>
#include <memory>
#include <string>

namespace dubrovnik::engine::book {

// What to do about a file that is missing, or no book.
struct BookHints {
    const char* missing =
        "check the path; `dubrovnik init DIR` makes an office, --office names one";
    const char* no_book = "check the path; a damaged book is brought back with `dubrovnik restore` "
                          "from an earlier backup";
};

// Follows no link. The schema may be an older one; nothing is migrated. Throws Refused:
// book.missing, book.not-a-book, book.newer; StorageFailed.
std::unique_ptr<Connection> connect_to_book(const std::filesystem::path& path,
                                            Connection::Mode mode, const BookHints& hints = {});

bool has_newest_schema(Connection& connection);

// In one transaction of its own; `connection` may write. Nothing where the schema is the newest.
void bring_up_to_date(Connection& connection);

// The same for a book that others may use meanwhile: waits for who writes it. Throws StorageFailed,
// with storage.busy naming who holds the book.
void bring_file_up_to_date(const std::filesystem::path& path, const Waiting& waiting);

[[noreturn]] void refuse_book(const std::filesystem::path& path, std::string code,
                              std::string message, std::string hint);

} // namespace dubrovnik::engine::book
