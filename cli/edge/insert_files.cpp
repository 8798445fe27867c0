#include "cli/edge/insert_files.hpp"

#include "cli/edge/files.hpp"
#include "engine/book/path_standing.hpp"

#include <algorithm>

namespace dubrovnik::cli {

namespace fs = std::filesystem;

invoicing::Inserts load_inserts(const Context& context, const scales::States& states) {
    std::vector<fs::path> paths;
    const auto folder = context.office / "inserts";
    if (engine::book::is_folder(folder))
        for (const auto& entry : fs::directory_iterator(folder))
            if (entry.path().extension() == ".md" || entry.path().extension() == ".csv")
                paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<scales::SourceText> files;
    files.reserve(paths.size());
    for (const auto& path : paths)
        files.push_back(read_source(path, "inserts/" + path.filename().string()));
    return {files, states};
}

} // namespace dubrovnik::cli
