// StorageFailed: the disk, the file or its rights are in the way; nobody's figures are wrong.
//
// Kept apart from Refused (the officer's data) because the cure is another one: the command
// line turns it into exit code 4. Nothing of the transaction at hand was written, unless the
// message says that the book was.
#pragma once

#include "scales/finding.hpp"

#include <exception>
#include <string>

namespace dubrovnik::engine::book {

// Codes: storage.full, storage.busy (another process held the book for over ten seconds),
// storage.damaged, storage.unwritable, storage.input-output, storage.constraint (the book itself
// refused a row), storage.failed (anything else).
class StorageFailed : public std::exception {
  public:
    explicit StorageFailed(scales::Finding finding)
        : finding_(std::move(finding))
        , text_(scales::finding_text(finding_)) {}
    const scales::Finding& finding() const noexcept { return finding_; }
    const char* what() const noexcept override { return text_.c_str(); }

  private:
    scales::Finding finding_;
    std::string text_;
};

} // namespace dubrovnik::engine::book
