#include "tests/tidy/source_tree.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

namespace dubrovnik::tidy {

namespace {

// A layer may include itself and what stands before it; tests may include all.
const std::vector<std::string> layers = {"scales", "engine", "invoicing", "cli", "tests"};

std::size_t layer_of(std::string_view path) {
    const auto top = path.substr(0, std::min(path.find('/'), path.size()));
    return static_cast<std::size_t>(std::find(layers.begin(), layers.end(), top) - layers.begin());
}

struct Foreign {
    std::string start;                // how the header's name begins
    std::vector<std::string> folders; // who may name it; none means everybody
};

// The dependencies table of ARCHITECTURE.md, as a rule.
const std::vector<Foreign> foreign_headers = {
    {"fmt/", {}},
    {"boost/", {"scales"}},
    {"toml++/", {"engine/toml"}},
    {"SQLiteCpp/", {"engine/book"}},
    {"sqlite3.h", {"engine/book", "tests"}}, // the tests attack the book with it
    {"sodium", {"engine/book"}},
    {"hpdf", {"invoicing/typesetting"}},
    {"hb", {"invoicing/typesetting"}},
    {"harfbuzz/", {"invoicing/typesetting"}},
    {"fribidi", {"invoicing/typesetting"}},
    {"qpdf/", {"invoicing/typesetting"}},
    {"zlib.h", {"invoicing/typesetting"}},
    {"mustache.hpp", {"invoicing/words"}},
    {"kainjow/", {"invoicing/words"}},
    {"md4c", {"invoicing/words"}},
    {"unicode/", {"invoicing/language"}},
    {"nlohmann/", {"invoicing/reports"}},
    {"xlsxwriter", {"invoicing/spreadsheet"}},
    {"curl/", {"invoicing/delivery"}},
    {"png.h", {"invoicing/pictures"}},
    {"pugixml", {"invoicing/pictures"}},
    {"qrcodegen/", {"invoicing/qr_bill"}},
    {"CLI/", {"cli"}},
    {"catch2/", {"tests"}},
    // Of the operating system: only what touches files, terminals and other programs.
    {"unistd.h", {"cli", "engine/book", "invoicing/typesetting", "tests"}},
    {"fcntl.h", {"cli", "engine/book", "tests"}},
    {"sys/", {"cli", "engine/book", "tests"}},
    {"pwd.h", {"cli"}},
    {"spawn.h", {"cli"}},
    {"termios.h", {"cli"}},
    {"poll.h", {"cli"}},
    {"stdio.h", {"engine/book"}}, // renameat2
    {"malloc.h", {"cli", "tests"}},
};

// The C++ standard library's headers have neither a slash nor a dot.
bool is_standard(std::string_view header) {
    return header.find_first_of("/.") == header.npos;
}

bool lies_in(std::string_view path, std::string_view folder) {
    return path.starts_with(std::string(folder) + "/");
}

const Foreign* foreign_of(std::string_view header) {
    const auto found =
        std::find_if(foreign_headers.begin(), foreign_headers.end(),
                     [&](const Foreign& foreign) { return header.starts_with(foreign.start); });
    return found == foreign_headers.end() ? nullptr : &*found;
}

bool allowed(const SourceFile& file, const Include& include) {
    const auto* foreign = foreign_of(include.header);
    if (!foreign) return is_standard(include.header);
    return foreign->folders.empty() ||
           std::any_of(foreign->folders.begin(), foreign->folders.end(),
                       [&](const std::string& folder) { return lies_in(file.path, folder); });
}

using Graph = std::map<std::string, std::set<std::string>>;

// Depth first; a node met again while still open closes a cycle.
class CycleSearch {
  public:
    explicit CycleSearch(const Graph& graph)
        : graph_(graph) {
        for (const auto& [node, next] : graph) visit(node);
    }
    Troubles troubles;

  private:
    void visit(const std::string& node) {
        const auto open = std::find(path_.begin(), path_.end(), node);
        if (open != path_.end()) {
            troubles.push_back(fmt::format("{} -> {}", fmt::join(open, path_.end(), " -> "), node));
            return;
        }
        if (!done_.insert(node).second) return;
        path_.push_back(node);
        if (const auto found = graph_.find(node); found != graph_.end())
            for (const auto& next : found->second) visit(next);
        path_.pop_back();
    }

    const Graph& graph_;
    std::vector<std::string> path_;
    std::set<std::string> done_;
};

} // namespace

Troubles wrong_directions(const SourceTree& tree) {
    Troubles troubles;
    for (const auto& file : tree.files)
        for (const auto& include : file.includes) {
            if (!include.quoted) continue;
            const auto layer = layer_of(include.header);
            if (layer == layers.size() || layer > layer_of(file.path))
                troubles.push_back(fmt::format("{}:{}: must not include {}", file.path,
                                               include.line, include.header));
        }
    return troubles;
}

Troubles file_cycles(const SourceTree& tree) {
    Graph graph;
    for (const auto& file : tree.files)
        for (const auto& include : file.includes)
            if (include.quoted) graph[file.path].insert(include.header);
    return CycleSearch(graph).troubles;
}

Troubles folder_cycles(const SourceTree& tree) {
    Graph graph;
    for (const auto& file : tree.files) {
        const auto folder = folder_of(file.path);
        for (const auto& include : file.includes)
            if (include.quoted && folder_of(include.header) != folder)
                graph[folder].insert(folder_of(include.header));
    }
    return CycleSearch(graph).troubles;
}

Troubles foreign_headers_abroad(const SourceTree& tree) {
    Troubles troubles;
    for (const auto& file : tree.files)
        for (const auto& include : file.includes)
            if (!include.quoted && !allowed(file, include))
                troubles.push_back(fmt::format("{}:{}: <{}> is not to be named in this folder",
                                               file.path, include.line, include.header));
    return troubles;
}

} // namespace dubrovnik::tidy
