#include "cli/edge/new_folder.hpp"

#include "engine/book/path_standing.hpp"
#include "engine/book/private_file.hpp"
#include "engine/book/system_trouble.hpp"
#include "scales/finding.hpp"

#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace dubrovnik::cli {

namespace fs = std::filesystem;

namespace {

constexpr mode_t owner_alone = 0700;

[[noreturn]] void refuse_folder(const fs::path& folder, const std::string& code,
                                std::string message) {
    throw scales::Refused({.code = code,
                           .message = std::move(message),
                           .place = {.file = folder.string()},
                           .hint = "name a new folder; an office is never overwritten"});
}

// Whether the name still leads to what was opened; nothing, and errno, when neither can be said.
std::optional<bool> names(const fs::path& folder, const engine::book::Descriptor& opened) noexcept {
    struct stat held {};
    struct stat named {};
    if (::fstat(opened.number(), &held) != 0 ||
        (::stat(folder.c_str(), &named) != 0 && errno != ENOENT))
        return std::nullopt;
    return held.st_ino == named.st_ino && held.st_dev == named.st_dev; // nothing is number 0
}

} // namespace

void make_folders(const fs::path& folder) {
    const auto whole = (fs::absolute(folder) / "").parent_path(); // "office/" and "office" are one
    if (engine::book::is_there(whole)) return;
    make_folders(whole.parent_path());
    if (::mkdir(whole.c_str(), 0777) != 0 && errno != EEXIST)
        throw engine::book::system_trouble(errno, "the folder cannot be made", folder);
    engine::book::sync_folder(whole.parent_path());
}

void refuse_used_folder(const fs::path& folder, const std::string& code) {
    if (!engine::book::is_taken(folder)) return;
    if (!engine::book::is_folder(folder))
        refuse_folder(folder, code, "something else stands here, must be a new folder");
    if (!fs::is_empty(folder))
        refuse_folder(folder, code, "the folder is there already and not empty, must be new");
}

NewFolder::NewFolder(fs::path folder, const std::string& code_when_used)
    : folder_(std::move(folder)) {
    refuse_used_folder(folder_, code_when_used);
    // "office/" and "office" are one folder.
    const auto name = (folder_ / "").parent_path();
    const auto parent = fs::absolute(name).parent_path();
    make_folders(parent);
    made_ = ::mkdir(name.c_str(), owner_alone) == 0;
    const bool there = made_ || errno == EEXIST;
    // One that nobody may write into stays so.
    if (!there || ::access(name.c_str(), W_OK | X_OK) != 0 ||
        ::chmod(name.c_str(), owner_alone) != 0)
        throw engine::book::system_trouble(errno, "the folder cannot be made", folder_);
    lock(code_when_used);
    will_hold("book.db.new"); // the book, until it has its name
    if (made_) engine::book::sync_folder(parent);
}

// Until it is locked another process may have begun, and even ended, making the same office here;
// or have taken away the folder it made.
void NewFolder::lock(const std::string& code_when_used) {
    engine::book::Descriptor opened(::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.is_open())
        throw engine::book::system_trouble(errno, "the folder cannot be opened", folder_);
    const bool locked = ::flock(opened.number(), LOCK_EX | LOCK_NB) == 0;
    const bool held_by_another = !locked && errno == EWOULDBLOCK;
    const auto leads_here = names(folder_, opened);
    if (!leads_here)
        throw engine::book::system_trouble(errno, "the folder cannot be looked at", folder_);
    if (held_by_another || !*leads_here)
        refuse_folder(folder_, code_when_used,
                      "another process is making this folder, must be new");
    refuse_used_folder(folder_, code_when_used);
    if (locked) locked_ = std::move(opened);
}

// Not another folder that was put in its place, nor one that has become an office.
bool NewFolder::still_leads_here() const noexcept {
    std::error_code unseen;
    return locked_.is_open() && names(folder_, locked_).value_or(false) &&
           !fs::exists(folder_ / "book.db", unseen) && !unseen;
}

NewFolder::~NewFolder() {
    if (kept_ || !still_leads_here()) return;
    // What cannot be taken away is left, and refused by the next run: nobody can be told here.
    std::error_code left_there;
    for (const auto& relative : written_) {
        for (const auto* suffix :
             {"", ".tmp", "-journal", ".lock"}) // what its writers put beside it
            fs::remove(folder_ / (relative.string() + suffix), left_there);
        for (auto on_the_way = relative.parent_path(); !on_the_way.empty();
             on_the_way = on_the_way.parent_path())
            fs::remove(folder_ / on_the_way, left_there); // goes only when it is empty
    }
    if (made_) fs::remove(folder_, left_there);
}

} // namespace dubrovnik::cli
