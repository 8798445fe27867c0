#include "tests/tidy/source_tree.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <regex>

namespace dubrovnik::tidy {

namespace {

constexpr std::size_t lines_at_most = 500;
constexpr std::size_t lines_wanted = 300;
constexpr std::size_t columns_at_most = 100;

std::size_t columns_of(std::string_view line) {
    return static_cast<std::size_t>(std::count_if(line.begin(), line.end(), [](char byte) {
        return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u;
    }));
}

void find_in(const SourceFile& file, const std::vector<std::string>& lines,
             const std::regex& wanted, Troubles& troubles) {
    for (std::size_t index = 0; index < lines.size(); ++index)
        if (std::smatch found; std::regex_search(lines[index], found, wanted))
            troubles.push_back(
                fmt::format("{}:{}: '{}' must not stand here", file.path, index + 1, found.str()));
}

} // namespace

Troubles long_files(const SourceTree& tree) {
    Troubles troubles;
    std::size_t longer_than_wanted = 0;
    for (const auto& file : tree.files) {
        if (file.lines.size() > lines_wanted) ++longer_than_wanted;
        if (file.lines.size() > lines_at_most)
            troubles.push_back(fmt::format("{}: {} lines, must be at most {}", file.path,
                                           file.lines.size(), lines_at_most));
    }
    if (tree.files.size() >= 10 && longer_than_wanted * 10 > tree.files.size())
        troubles.push_back(fmt::format("{} of {} files have more than {} lines, must be a tenth",
                                       longer_than_wanted, tree.files.size(), lines_wanted));
    return troubles;
}

Troubles bad_lines(const SourceTree& tree) {
    Troubles troubles;
    for (const auto& file : tree.files)
        for (std::size_t index = 0; index < file.lines.size(); ++index) {
            const auto& line = file.lines[index];
            if (columns_of(line) > columns_at_most || line.find('\t') != line.npos ||
                (!line.empty() && (line.back() == ' ' || line.back() == '\r')))
                troubles.push_back(fmt::format("{}:{}: too long, a tab, or a blank at its end",
                                               file.path, index + 1));
        }
    return troubles;
}

Troubles floating_points(const SourceTree& tree) {
    static const std::regex words(R"(\b(float|double|stod|strtod|cpp_dec_float|cpp_bin_float)\b)");
    Troubles troubles;
    for (const auto& file : tree.files)
        if (file.path.starts_with("scales/") || file.path.starts_with("engine/"))
            find_in(file, file.code, words, troubles);
    return troubles;
}

Troubles notes_to_self(const SourceTree& tree) {
    // A letter in brackets, so that the rule does not find itself.
    static const std::regex words("\\b(TOD[O]|FIXM[E]|HAC[K]|for no[w])\\b");
    Troubles troubles;
    for (const auto& file : tree.files) find_in(file, file.lines, words, troubles);
    return troubles;
}

Troubles silent_headers(const SourceTree& tree) {
    Troubles troubles;
    for (const auto& file : tree.files)
        if (file.path.ends_with(".hpp") &&
            (file.lines.empty() || !file.lines.front().starts_with("// ")))
            troubles.push_back(file.path + ": begins without saying what it is for");
    return troubles;
}

} // namespace dubrovnik::tidy
