#include "cli/edge/new_folder.hpp"

#include "engine/book/path_standing.hpp"
#include "engine/book/private_file.hpp"
#include "engine/book/system_trouble.hpp"
#include "scales/finding.hpp"

#include <cerrno>
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
    throw scales::Refused({.code = std::move(code),
                           .message = "the folder is there already and not empty, must be new",
                           .place = {.file = folder.string()},
                           .hint = "name a new folder; an office is never overwritten"});
}

NewFolder::NewFolder(fs::path folder, std::string code_when_used)
    : folder_(std::move(folder)) {
    refuse_used_folder(folder_, std::move(code_when_used));
    // "office/" and "office" are one folder.
    const auto name = (folder_ / "").parent_path();
    const auto parent = fs::absolute(name).parent_path();
    make_folders(parent);
    made_ = ::mkdir(name.c_str(), owner_alone) == 0;
    const bool there = made_ || errno == EEXIST;
    if (!there || ::chmod(name.c_str(), owner_alone) != 0)
        throw engine::book::system_trouble(errno, "the folder cannot be made", folder_);
    if (made_) engine::book::sync_folder(parent);
}

NewFolder::~NewFolder() {
    std::error_code left_there;
    if (made_) fs::remove(folder_, left_there); // only an empty one goes
}

} // namespace dubrovnik::cli
