// A new file that only its owner may read, and that appears at its name only when it is whole.
//
// It protects what the book holds from other users of the machine, and a killed `init` from
// leaving half a book. It never replaces a file. Two processes that make the same file do it one
// after the other, so that neither gives its name to what the other has only begun.
#pragma once

#include "engine/book/descriptor.hpp"

#include <filesystem>

namespace dubrovnik::engine::book {

class PrivateFile {
  public:
    // Makes an empty file beside `path`, with rights 0600; waits up to ten seconds for another
    // process that makes it. Throws StorageFailed; storage.busy after that time.
    explicit PrivateFile(std::filesystem::path path);
    PrivateFile(const PrivateFile&) = delete;
    PrivateFile& operator=(const PrivateFile&) = delete;
    ~PrivateFile(); // removes what was not published

    const std::filesystem::path& temporary() const noexcept { return temporary_; }

    // Gives it its name, durably. False when something stands there already.
    bool publish();

  private:
    bool make();
    void take_away_leftover() const;
    bool names(const Descriptor& file) const;
    std::filesystem::path path_;
    std::filesystem::path temporary_;
    Descriptor file_{-1}; // holds the lock
    bool published_ = false;
};

// So that the names in it outlive a power cut. Throws StorageFailed.
void sync_folder(const std::filesystem::path& folder);

} // namespace dubrovnik::engine::book
