#include "engine/book/system_trouble.hpp"

#include <cerrno>
#include <cstring>
#include <fmt/format.h>

namespace dubrovnik::engine::book {

StorageFailed system_trouble(int number, std::string_view what, const std::filesystem::path& file) {
    const bool full = number == ENOSPC || number == EDQUOT || number == EFBIG;
    const bool broken = number == EIO;
    return StorageFailed({.code = full     ? "storage.full"
                                  : broken ? "storage.input-output"
                                           : "storage.unwritable",
                          .message = fmt::format("{}: {}", what, std::strerror(number)),
                          .place = {.file = file.string()},
                          .hint = full     ? "make room and run the same command again"
                                  : broken ? "check the disk, then run the same command again"
                                           : "check the folder and its rights"});
}

} // namespace dubrovnik::engine::book
