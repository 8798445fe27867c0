#include "cli/edge/files.hpp"

#include "engine/book/file_bytes.hpp"
#include "scales/finding.hpp"

#include <fmt/format.h>
#include <system_error>

namespace dubrovnik::cli {

namespace book = engine::book;
namespace fs = std::filesystem;

namespace {

[[noreturn]] void refuse(const char* code, std::string message, const std::string& shown_name,
                         const char* hint) {
    throw scales::Refused(
        {.code = code, .message = std::move(message), .place = {.file = shown_name}, .hint = hint});
}

// A folder is there, and so is a pipe, whose size cannot be known before it is read.
[[noreturn]] void refuse_no_regular_file(const fs::path& path, const std::string& shown_name) {
    std::error_code trouble;
    refuse("file.missing", "this is no regular file, must be one", shown_name,
           fs::is_directory(path, trouble) ? "check the name and the folder (--office)"
                                           : "write what comes through it into a file first");
}

} // namespace

std::string read_bytes(const fs::path& path, const std::string& shown_name,
                       std::size_t bytes_at_most) {
    auto file = book::read_file(path, bytes_at_most);
    switch (file.standing) {
    case book::FileStanding::missing:
        refuse("file.missing", "there is no such file, must be a readable file", shown_name,
               "check the name and the folder (--office)");
    case book::FileStanding::not_regular:
        refuse_no_regular_file(path, shown_name);
    case book::FileStanding::forbidden:
        refuse("file.unreadable", "the file cannot be read, must be readable", shown_name,
               "check its permissions");
    case book::FileStanding::too_large:
        refuse("file.too-large",
               fmt::format("the file is larger than {} MiB, must be smaller", bytes_at_most >> 20),
               shown_name, "check that this is the file you meant");
    case book::FileStanding::read:
        break;
    }
    return std::move(file.bytes);
}

scales::SourceText read_source(const fs::path& path, std::string shown_name) {
    auto text = read_bytes(path, shown_name, scales::source_bytes_at_most);
    return {std::move(shown_name), std::move(text)};
}

} // namespace dubrovnik::cli
