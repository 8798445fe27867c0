// NewFolder: a folder for an office, which only its owner may enter from the first moment on.
//
// Without keep() what was written into it goes again, so that what failed half-way can be run
// again; what somebody else put there meanwhile stays, and with a book in it all of it does. A
// folder with something in it is refused. While one lives, no other process makes the same one; on
// a disk that knows no such lock nothing is taken away.
#pragma once

#include "engine/book/descriptor.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace dubrovnik::cli {

class NewFolder {
  public:
    // Throws Refused with that code when something is there or another process makes it;
    // StorageFailed.
    NewFolder(std::filesystem::path folder, const std::string& code_when_used);
    NewFolder(const NewFolder&) = delete;
    NewFolder& operator=(const NewFolder&) = delete;
    ~NewFolder();

    const std::filesystem::path& path() const noexcept { return folder_; }

    // Before a file is written there: it goes again, and the folders on the way to it.
    void will_hold(const std::filesystem::path& relative) { written_.push_back(relative); }

    // Its book is there, and may be used by others from now on.
    void keep() noexcept { kept_ = true; }

  private:
    bool still_leads_here() const noexcept;
    void lock(const std::string& code_when_used);

    std::filesystem::path folder_;
    std::vector<std::filesystem::path> written_; // relative to it
    engine::book::Descriptor locked_{-1};
    bool made_ = false;
    bool kept_ = false;
};

// Throws Refused as making it would.
void refuse_used_folder(const std::filesystem::path& folder, const std::string& code);

// A folder with all on the way to it, as the user's umask has them. A power cut takes none of their
// names. Throws StorageFailed.
void make_folders(const std::filesystem::path& folder);

} // namespace dubrovnik::cli
