#include "cli/edge/copies_folder.hpp"

#include "cli/edge/output_files.hpp"
#include "engine/book/path_standing.hpp"

#include <fstream>
#include <iterator>

namespace dubrovnik::cli {

namespace fs = std::filesystem;

namespace {

bool holds(const fs::path& path, std::string_view bytes) {
    std::error_code trouble;
    if (!fs::is_regular_file(fs::symlink_status(path, trouble))) return false;
    if (fs::file_size(path, trouble) != bytes.size() || trouble) return false;
    std::ifstream stream(path, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(stream), {}) == bytes;
}

} // namespace

CopiesFolder copies_folder(const Context& context, const std::optional<fs::path>& out) {
    if (!out) return {.root = context.office, .below = "out"};
    engine::book::is_taken(*out); // it may be; but a name that no folder can have is told as such
    refuse_folder_of_the_office(context.office, *out);
    return {.root = *out, .below = {}};
}

invoicing::CopySink copies_into(const CopiesFolder& folder) {
    return [folder](const std::string& relative_path, std::string_view bytes) {
        const OutputFile file{
            .root = folder.root, .relative = folder.below / relative_path, .synced = false};
        if (holds(file.path(), bytes)) return false;
        write_file(file, bytes);
        return true;
    };
}

} // namespace dubrovnik::cli
