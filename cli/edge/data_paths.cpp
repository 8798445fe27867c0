#include "cli/edge/data_paths.hpp"

#include "engine/book/file_bytes.hpp"
#include "engine/book/path_standing.hpp"
#include "engine/book/storage_failed.hpp"
#include "scales/finding.hpp"

#include <fmt/format.h>
#include <string>

namespace dubrovnik::cli {

namespace fs = std::filesystem;

namespace {

fs::path data_root(const DataSearch& search) {
    if (search.override) return *search.override;
    if (search.executable.empty())
        throw engine::book::StorageFailed(
            {.code = "storage.input-output",
             .message = "the system does not say where the program lies",
             .place = {"/proc/self/exe"},
             .hint = "run it again, or name the folder of its data with --data DIR"});
    const auto folder = search.executable.parent_path();
    constexpr std::size_t path_bytes_at_most = 4096;
    const auto pointer = engine::book::read_file(folder / "dubrovnik.data", path_bytes_at_most);
    if (pointer.standing == engine::book::FileStanding::read)
        return pointer.bytes.substr(0, pointer.bytes.find('\n'));
    return (folder / DUBROVNIK_DATA_FROM_PROGRAM).lexically_normal();
}

} // namespace

DataPaths find_data(const DataSearch& search) {
    const auto root = data_root(search);
    for (const auto* part : {"scales/data", "engine/models"})
        if (!engine::book::is_folder(root / part))
            throw scales::Refused(
                {.code = "data.missing",
                 .message = fmt::format("the folder has no {}, must be the program's data", part),
                 .place = {root.string()},
                 .hint = "install the program again, or name the folder with --data DIR"});
    return {.scales = root / "scales" / "data",
            .models = root / "engine" / "models",
            .templates = root / "templates",
            .examples = root / "examples",
            .fonts = search.fonts.value_or("/usr/share/fonts"),
            .colours = search.colours.value_or("/usr/share/color/icc/sRGB.icc")};
}

} // namespace dubrovnik::cli
