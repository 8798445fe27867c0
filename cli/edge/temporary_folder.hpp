// TemporaryFolder: a place outside the office that nobody else may enter.
#pragma once

#include <filesystem>

namespace dubrovnik::cli {

// For what is only looked at; the system clears it away some day. Throws std::system_error.
std::filesystem::path new_temporary_folder();

// For what a library must write before the program can; gone with everything in it afterwards.
class TemporaryFolder {
  public:
    TemporaryFolder()
        : path_(new_temporary_folder()) {}
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder() {
        std::error_code left_there;
        std::filesystem::remove_all(path_, left_there);
    }

    const std::filesystem::path& path() const noexcept { return path_; }

  private:
    std::filesystem::path path_;
};

} // namespace dubrovnik::cli
