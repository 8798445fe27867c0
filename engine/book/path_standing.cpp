#include "engine/book/path_standing.hpp"

#include "engine/book/descriptor.hpp"
#include "engine/book/system_trouble.hpp"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <string_view>
#include <unistd.h>

namespace dubrovnik::engine::book {

namespace fs = std::filesystem;

namespace {

// What is put behind a name at the most, while its file is being written.
constexpr const char* longest_suffix = ".new-journal";

using Look = fs::file_status (*)(const fs::path&, std::error_code&);

fs::file_type look(const fs::path& path, Look status) {
    std::error_code trouble;
    const auto type = status(path, trouble).type();
    if (type != fs::file_type::none) return type;
    const int number = trouble.value();
    if (number == ENAMETOOLONG || number == ELOOP) return fs::file_type::not_found;
    throw system_trouble(number, "what stands here cannot be seen", path);
}

fs::file_type standing(const fs::path& path) {
    return look(path, fs::status);
}

} // namespace

bool is_there(const fs::path& path) {
    return standing(path) != fs::file_type::not_found;
}

bool is_file(const fs::path& path) {
    return standing(path) == fs::file_type::regular;
}

bool is_folder(const fs::path& path) {
    return standing(path) == fs::file_type::directory;
}

fs::file_type own_standing(const fs::path& path) {
    return look(path, fs::symlink_status);
}

bool is_database(const fs::path& path) {
    constexpr std::string_view header("SQLite format 3\0", 16);
    std::array<char, header.size()> start{};
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
    const auto count = file.is_open() ? ::pread(file.number(), start.data(), start.size(), 0) : -1;
    if (count < 0) throw system_trouble(errno, "the file cannot be read", path);
    return std::string_view(start.data(), static_cast<std::size_t>(count)) == header;
}

bool is_taken(const fs::path& path) {
    std::error_code trouble;
    static_cast<void>(fs::symlink_status(path.string() + longest_suffix, trouble));
    if (trouble.value() == ENAMETOOLONG)
        throw scales::Refused({.code = "file.name-too-long",
                               .message = "the name is too long for a file, must be shorter",
                               .place = {.file = path.string()},
                               .hint =
                                   "most disks take 255 bytes a name and 4,096 a path; some are "
                                   "needed while the file is written"});
    return own_standing(path) != fs::file_type::not_found;
}

} // namespace dubrovnik::engine::book
