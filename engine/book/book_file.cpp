#include "engine/book/book_file.hpp"

#include "engine/book/path_standing.hpp"
#include "engine/book/schema.hpp"
#include "scales/finding.hpp"

#include <fmt/format.h>

namespace dubrovnik::engine::book {

namespace {

void require_file(const std::filesystem::path& path, const BookHints& hints) {
    const auto standing = own_standing(path);
    if (standing == std::filesystem::file_type::not_found)
        refuse_book(path, "book.missing", "there is no book here", hints.missing);
    if (standing != std::filesystem::file_type::regular)
        refuse_book(path, "book.not-a-book", "this is no file, must be a book made by init",
                    "name the file itself: neither a folder nor a link is followed");
}

[[noreturn]] void refuse_no_book(const std::filesystem::path& path, const BookHints& hints) {
    refuse_book(path, "book.not-a-book", "this file is no book, must be one made by init",
                hints.no_book);
}

void require_known_schema(Connection& connection, const std::filesystem::path& path,
                          const BookHints& hints = {}) {
    const auto version = connection.integer("PRAGMA user_version");
    if (version < 1) refuse_no_book(path, hints);
    if (version > newest_schema_version())
        refuse_book(path, "book.newer",
                    fmt::format("the book has schema {}, must be at most {} for this program",
                                version, newest_schema_version()),
                    "use the newer version of the program that wrote it");
}

std::unique_ptr<Connection> connect(const std::filesystem::path& path, Connection::Mode mode,
                                    const BookHints& hints) {
    try {
        return std::make_unique<Connection>(path, mode);
    } catch (const StorageFailed& failed) {
        // What a failing disk does to a book looks the same to SQLite as a file of another kind.
        if (failed.finding().code == "storage.damaged" && !is_database(path))
            refuse_no_book(path, hints);
        throw;
    }
}

} // namespace

std::unique_ptr<Connection> connect_to_book(const std::filesystem::path& path,
                                            Connection::Mode mode, const BookHints& hints) {
    require_file(path, hints);
    auto connection = connect(path, mode, hints);
    if (connection->integer("PRAGMA application_id") != book_application_id)
        refuse_no_book(path, hints);
    require_known_schema(*connection, path, hints);
    return connection;
}

bool has_newest_schema(Connection& connection) {
    return connection.integer("PRAGMA user_version") == newest_schema_version();
}

void bring_up_to_date(Connection& connection) {
    if (has_newest_schema(connection)) return;
    connection.begin_writing();
    migrate(connection, newest_schema_version());
    connection.commit();
}

void bring_file_up_to_date(const std::filesystem::path& path, const Waiting& waiting) {
    const WriteLock lock(path, "a newer version of the program, bringing the book up to date",
                         waiting);
    Connection writer(path, Connection::Mode::write);
    require_known_schema(writer, path); // another program had it while this one waited
    bring_up_to_date(writer);
}

void refuse_book(const std::filesystem::path& path, std::string code, std::string message,
                 std::string hint) {
    throw scales::Refused({.code = std::move(code),
                           .message = std::move(message),
                           .place = {.file = path.string()},
                           .hint = std::move(hint)});
}

} // namespace dubrovnik::engine::book
