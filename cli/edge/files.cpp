#include "cli/edge/files.hpp"

#include "scales/finding.hpp"

#include <fmt/format.h>
#include <fstream>
#include <sstream>
#include <system_error>

namespace dubrovnik::cli {

namespace fs = std::filesystem;

namespace {

// A folder is there, and so is a pipe, whose size cannot be known before it is read.
[[noreturn]] void refuse_no_file(const fs::path& path, const std::string& shown_name) {
    std::error_code trouble;
    const bool there = fs::exists(path, trouble);
    throw scales::Refused({.code = "file.missing",
                           .message = there ? "this is no regular file, must be one"
                                            : "there is no such file, must be a readable file",
                           .place = {shown_name},
                           .hint = there && !fs::is_directory(path, trouble)
                                       ? "write what comes through it into a file first"
                                       : "check the name and the folder (--office)"});
}

} // namespace

std::string read_bytes(const fs::path& path, const std::string& shown_name,
                       std::size_t bytes_at_most) {
    std::error_code trouble;
    if (!fs::is_regular_file(path, trouble)) refuse_no_file(path, shown_name);
    if (fs::file_size(path, trouble) > bytes_at_most)
        throw scales::Refused({.code = "file.too-large",
                               .message = fmt::format("the file is larger than {} MiB, must be "
                                                      "smaller",
                                                      bytes_at_most >> 20),
                               .place = {shown_name},
                               .hint = "check that this is the file you meant"});
    std::ifstream stream(path, std::ios::binary);
    std::ostringstream text;
    // An empty file copies nothing, which the stream takes for a failure.
    if (stream.is_open() && stream.peek() != std::ifstream::traits_type::eof())
        text << stream.rdbuf();
    if (!stream.is_open() || stream.bad() || text.fail())
        throw scales::Refused({.code = "file.unreadable",
                               .message = "the file cannot be read, must be readable",
                               .place = {shown_name},
                               .hint = "check its permissions"});
    return std::move(text).str();
}

scales::SourceText read_source(const fs::path& path, std::string shown_name) {
    auto text = read_bytes(path, shown_name, scales::source_bytes_at_most);
    return {std::move(shown_name), std::move(text)};
}

} // namespace dubrovnik::cli
