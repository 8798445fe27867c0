#include "engine/book/backup.hpp"
#include "engine/book/storage_failed.hpp"

#include "engine/book/book_file.hpp"
#include "engine/book/path_standing.hpp"
#include "engine/book/private_file.hpp"
#include "engine/book/verify.hpp"
#include "scales/finding.hpp"

#include <SQLiteCpp/Backup.h>
#include <algorithm>
#include <sqlite3.h>

namespace dubrovnik::engine::book {

namespace {

// A busy source (a writer committing at this moment) is tried again, for ten seconds in all.
constexpr int attempts_at_most = 200;
constexpr int wait_milliseconds = 50;

void copy_whole(Connection& from, Connection& to) {
    guarded(from.file(), [&] {
        SQLite::Backup copy(to.database(), from.database());
        for (int attempt = 0; attempt < attempts_at_most; ++attempt) {
            if (copy.executeStep(-1) == SQLITE_DONE) return;
            sqlite3_sleep(wait_milliseconds);
        }
        throw SQLite::Exception("another process held the book", SQLITE_BUSY);
    });
}

[[noreturn]] void refuse_taken(const std::filesystem::path& path, std::string code) {
    refuse_book(path, std::move(code), "there is a file already, must be a new one",
                "choose another name; a book or a backup is never replaced");
}

// `book` is the one of `from`, or a copy that is still without a name.
void require_sound(const Book& book, const std::filesystem::path& from) {
    auto findings = verify(book, Depth::deep).findings;
    if (findings.empty()) return;
    for (auto& finding : findings) // the copy goes
        if (finding.place.file == book.path()) finding.place.file = from.string();
    const auto unread =
        std::find_if(findings.begin(), findings.end(),
                     [](const scales::Finding& found) { return found.code == "verify.storage"; });
    if (unread != findings.end())
        throw StorageFailed({.code = "backup.unsound",
                             .message = "the book cannot be read whole: " + unread->message,
                             .place = {.file = from.string()},
                             .hint = "check the disk, then run the same command again"});
    findings.insert(findings.begin(),
                    {.code = "backup.unsound",
                     .message = "the book is not sound, must pass `verify --deep`",
                     .place = {.file = from.string()},
                     .hint = "use an earlier backup"});
    throw scales::Refused(std::move(findings));
}

void require_free(const std::filesystem::path& path, const char* code) {
    if (is_taken(path)) refuse_taken(path, code);
}

struct CopyOrder {
    const std::filesystem::path& from;
    const std::filesystem::path& to;
    const char* exists_code;
};

// A copy of an older schema becomes one of ours: no office could open another.
KnownEntry copy_book(Connection& source, const CopyOrder& order) {
    require_free(order.to, order.exists_code);
    PrivateFile file(order.to);
    {
        Connection target(file.temporary(), Connection::Mode::create);
        copy_whole(source, target);
        bring_up_to_date(target);
    }
    const auto known = [&] {
        const auto copy = Book::open(file.temporary(), Access::read);
        require_sound(copy, order.from);
        return copy.newest_entry();
    }();
    if (!file.publish()) refuse_taken(order.to, order.exists_code);
    return known;
}

constexpr BookHints backup_hints{
    .missing = "name the file that `dubrovnik backup` wrote",
    .no_book = "name the file that `dubrovnik backup` wrote, or an earlier one"};
constexpr const char* backup_exists = "backup.exists";

} // namespace

void require_free_for_backup(const std::filesystem::path& to) {
    require_free(to, backup_exists);
    if (!is_folder(to.parent_path() / "."))
        refuse_book(to, "backup.folder", "its folder is not there, must be there before",
                    "make the folder, or attach the drive it lies on");
}

void require_sound_for_backup(const Book& book) {
    require_sound(book, book.path());
}

KnownEntry backup(const Book& book, const std::filesystem::path& to) {
    return copy_book(book.connection(),
                     {.from = book.path(), .to = to, .exists_code = backup_exists});
}

void require_backup(const std::filesystem::path& backup) {
    connect_to_book(backup, Connection::Mode::read, backup_hints);
}

KnownEntry restore(const std::filesystem::path& backup, const std::filesystem::path& to) {
    const auto source = connect_to_book(backup, Connection::Mode::read, backup_hints);
    return copy_book(*source, {.from = backup, .to = to, .exists_code = "book.exists"});
}

} // namespace dubrovnik::engine::book
