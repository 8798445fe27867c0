#include "cli/edge/new_folder.hpp"

#include "engine/book/path_standing.hpp"
#include "engine/book/private_file.hpp"
#include "engine/book/system_trouble.hpp"
#include "scales/finding.hpp"

#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>

namespace dubrovnik::cli {

namespace fs = std::filesystem;

namespace {

constexpr mode_t owner_alone = 0700;

} // namespace

void make_folders(const fs::path& folder) {
    const auto whole = (fs::absolute(folder) / "").parent_path(); // "office/" and "office" are one
    if (engine::book::is_there(whole)) return;
    make_folders(whole.parent_path());
    if (::mkdir(whole.c_str(), 0777) != 0 && errno != EEXIST)
        throw engine::book::system_trouble(errno, "the folder cannot be made", folder);
    engine::book::sync_folder(whole.parent_path());
}

void refuse_used_folder(const fs::path& folder, std::string code) {
    if (!engine::book::is_taken(folder)) return;
    if (engine::book::is_folder(folder) && fs::is_empty(folder)) return;
    const bool has_book = engine::book::is_there(folder / "book.db");
    throw scales::Refused({.code = std::move(code),
                           .message = "the folder is there already and not empty, must be new",
                           .place = {.file = folder.string()},
                           .hint = has_book ? "name a new folder; an office is never overwritten"
                                            : "name a new folder; where the program was killed "
                                              "while it made this one, remove it first"});
}

NewFolder::NewFolder(fs::path folder, std::string code_when_used)
    : folder_(std::move(folder)) {
    refuse_used_folder(folder_, code_when_used);
    // "office/" and "office" are one folder.
    const auto name = (folder_ / "").parent_path();
    const auto parent = fs::absolute(name).parent_path();
    make_folders(parent);
    made_ = ::mkdir(name.c_str(), owner_alone) == 0;
    const bool there = made_ || errno == EEXIST;
    if (!there || ::chmod(name.c_str(), owner_alone) != 0)
        throw engine::book::system_trouble(errno, "the folder cannot be made", folder_);
    lock(code_when_used);
    if (made_) engine::book::sync_folder(parent);
}

// Until it is locked another process may have begun, and even ended, making the same office here.
void NewFolder::lock(const std::string& code_when_used) {
    engine::book::Descriptor opened(::open(folder_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!opened.is_open())
        throw engine::book::system_trouble(errno, "the folder cannot be opened", folder_);
    if (::flock(opened.number(), LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
        throw scales::Refused({.code = code_when_used,
                               .message = "another process is making this folder, must be new",
                               .place = {.file = folder_.string()},
                               .hint = "name a new folder; an office is never overwritten"});
    refuse_used_folder(folder_, code_when_used);
    locked_ = std::move(opened);
}

NewFolder::~NewFolder() {
    if (kept_) return;
    std::error_code left_there;
    std::error_code unread;
    for (fs::directory_iterator each(folder_, unread); !unread && each != fs::directory_iterator();
         each.increment(unread))
        fs::remove_all(each->path(), left_there);
    if (made_) fs::remove(folder_, left_there);
}

} // namespace dubrovnik::cli
