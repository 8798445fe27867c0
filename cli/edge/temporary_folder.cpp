#include "cli/edge/temporary_folder.hpp"

#include <cerrno>
#include <cstdlib>
#include <system_error>

namespace dubrovnik::cli {

std::filesystem::path new_temporary_folder() {
    auto pattern = (std::filesystem::temp_directory_path() / "dubrovnik-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr)
        throw std::system_error(errno, std::generic_category(), pattern);
    return pattern;
}

} // namespace dubrovnik::cli
