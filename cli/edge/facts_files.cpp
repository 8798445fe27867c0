#include "cli/edge/facts_files.hpp"

#include "cli/edge/files.hpp"
#include "engine/book/path_standing.hpp"

#include <algorithm>

namespace dubrovnik::cli {

namespace fs = std::filesystem;

namespace {

std::vector<scales::SourceText> read_tables(const fs::path& folder, const std::string& shown) {
    std::vector<fs::path> paths;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".csv") paths.push_back(entry.path());
    std::sort(paths.begin(), paths.end());
    std::vector<scales::SourceText> tables;
    tables.reserve(paths.size());
    for (const auto& path : paths)
        tables.push_back(read_source(path, shown + path.filename().string()));
    return tables;
}

} // namespace

scales::FactsSources read_facts_files(const Context& context) {
    scales::FactsSources sources;
    sources.shipped = read_tables(context.data.scales, "shipped/");
    const auto own = context.office / "scales";
    // A failing disk is no missing folder: without its own facts the office would assess wrongly.
    if (engine::book::is_folder(own)) sources.office = read_tables(own, "scales/");
    return sources;
}

scales::Facts load_facts(const Context& context) {
    return scales::read_facts(read_facts_files(context));
}

} // namespace dubrovnik::cli
