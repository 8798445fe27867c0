// A book whose file was tampered with or damaged: it is opened and verified, or refused in words.
//
// The input is a list of changes to a sound book: three bytes say where, one how many, and those
// follow. So the fuzzer reaches SQLite's header and the tables behind it, not only "no book".
#include "engine/book/book.hpp"
#include "engine/book/storage_failed.hpp"
#include "engine/book/verify.hpp"
#include "tests/fuzz/target.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace dubrovnik::fuzz {

namespace {

namespace fs = std::filesystem;
using namespace engine::book;

// A folder of the process's own, gone when it ends.
class Room {
  public:
    Room() {
        auto name = (fs::temp_directory_path() / "dubrovnik-fuzz-XXXXXX").string();
        ensure(mkdtemp(name.data()) != nullptr, "a folder can be made");
        path_ = name;
    }
    Room(const Room&) = delete;
    Room& operator=(const Room&) = delete;
    ~Room() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    fs::path book() const { return path_ / "book.db"; }

  private:
    fs::path path_;
};

std::string bytes_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << stream.rdbuf();
    return std::move(bytes).str();
}

std::string sound_book() {
    const Room room;
    const Occasion occasion{.recorded_on = scales::parse_day("2017-01-09").value(),
                            .instant = "2017-01-09T12:00:00Z",
                            .actor = "fuzz"};
    Book::create(room.book(), {.office = "office", .specimen = true}, occasion);
    return bytes_of(room.book());
}

std::string changed(std::string book, std::string_view input) {
    const auto number = [&](std::size_t at) {
        return static_cast<std::size_t>(static_cast<unsigned char>(input[at]));
    };
    constexpr std::size_t head = 4;
    while (input.size() > head) {
        const auto at = (number(0) << 16 | number(1) << 8 | number(2)) % book.size();
        const auto count = std::min({number(3), input.size() - head, book.size() - at});
        book.replace(at, count, input.substr(head, count));
        input.remove_prefix(head + count);
    }
    return book;
}

// What was found wrong, in words; nothing for a book that is sound.
std::string verdict(const fs::path& path) {
    try {
        const auto book = Book::open(path, Access::read);
        std::string told;
        for (const auto& finding : verify(book, Depth::deep).findings)
            told += scales::finding_text(finding);
        return told;
    } catch (const scales::Refused& refused) {
        require_sound_refusal(refused);
        return refused.what();
    } catch (const StorageFailed& failed) {
        ensure(failed.finding().code.starts_with("storage."), "the disk's trouble has its code");
        return failed.what();
    }
}

void run(std::string_view input) {
    static const auto pristine = sound_book();
    static const Room room;
    const auto bytes = changed(pristine, input);
    for (const auto* suffix : {"", "-journal", "-wal", "-shm"})
        fs::remove(room.book().string() + suffix);
    std::ofstream(room.book(), std::ios::binary | std::ios::trunc) << bytes;
    const auto told = verdict(room.book());
    ensure(bytes != pristine || told.empty(), "a sound book is found sound");
    // A book that another program set to a write-ahead log is turned back when it is opened.
    const bool had_write_ahead_log = bytes[18] == 2 || bytes[19] == 2;
    ensure(had_write_ahead_log || bytes_of(room.book()) == bytes,
           "who reads a book changes nothing in it");
}

const FuzzTarget target("book", run);

} // namespace

} // namespace dubrovnik::fuzz
