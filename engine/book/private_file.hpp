// A new file that only its owner may read, and that appears at its name only when it is whole.
//
// It protects what the book holds from other users of the machine, and a killed `init` from
// leaving half a book. It never replaces a file.
#pragma once

#include <filesystem>

namespace dubrovnik::engine::book {

class PrivateFile {
  public:
    // Makes an empty file beside `path`, with rights 0600. Throws StorageFailed.
    explicit PrivateFile(std::filesystem::path path);
    PrivateFile(const PrivateFile&) = delete;
    PrivateFile& operator=(const PrivateFile&) = delete;
    ~PrivateFile(); // removes what was not published

    const std::filesystem::path& temporary() const noexcept { return temporary_; }

    // Gives it its name, durably. False when something stands there already.
    bool publish();

  private:
    void remove_temporary() const noexcept;
    std::filesystem::path path_;
    std::filesystem::path temporary_;
};

} // namespace dubrovnik::engine::book
