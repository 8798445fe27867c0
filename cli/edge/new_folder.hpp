// NewFolder: a folder for an office, which only its owner may enter from the first moment on.
//
// It is taken away again when nothing came of it; a folder with something in it is refused.
#pragma once

#include <filesystem>
#include <string>

namespace dubrovnik::cli {

class NewFolder {
  public:
    // Throws Refused with that code when something is there; StorageFailed.
    NewFolder(std::filesystem::path folder, std::string code_when_used);
    NewFolder(const NewFolder&) = delete;
    NewFolder& operator=(const NewFolder&) = delete;
    ~NewFolder();

    const std::filesystem::path& path() const noexcept { return folder_; }

  private:
    std::filesystem::path folder_;
    bool made_ = false;
};

// Throws Refused as making it would.
void refuse_used_folder(const std::filesystem::path& folder, std::string code);

// A folder with all on the way to it, as the user's umask has them. A power cut takes none of their
// names. Throws StorageFailed.
void make_folders(const std::filesystem::path& folder);

} // namespace dubrovnik::cli
