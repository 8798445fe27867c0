// WriteLock: who may write the book now, and who holds it when it is not us.
//
// SQLite's own lock does not say who holds it, and lets writers poll in the dark. So whoever
// writes first takes the lock of a small file beside the book (`book.db.lock`), writes its name
// into it, and only then begins. The lock belongs to the process: a killed one leaves the file,
// but not the lock. Readers need none of it.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace dubrovnik::engine::book {

// Is told, once, who holds the book when waiting takes longer than a second.
using Waiting = std::function<void(const std::string& holder)>;

class WriteLock {
  public:
    // Waits up to ten seconds. `holder` is what others are told meanwhile, in one line. Throws
    // StorageFailed: storage.busy (names who holds it), storage.unwritable, storage.full,
    // storage.input-output.
    WriteLock(const std::filesystem::path& book, std::string_view holder, const Waiting& waiting);
    WriteLock(const WriteLock&) = delete;
    WriteLock& operator=(const WriteLock&) = delete;
    ~WriteLock();

  private:
    void take(const Waiting& waiting);
    std::string file_;
    int descriptor_;
};

// Of a book that nobody else knows yet. Throws StorageFailed.
void remove_lock(const std::filesystem::path& book);

// "anna, process 1234, since 2017-01-09T08:30:00Z"
std::string holder_text(std::string_view actor, std::string_view instant);

} // namespace dubrovnik::engine::book
