#include "tests/tidy/source_tree.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>

namespace dubrovnik::tidy {

namespace fs = std::filesystem;

namespace {

std::vector<std::string> split_lines(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

// Blanks comments and literals, so that only code is left; the line breaks stay.
class CodeOnly {
  public:
    std::string of(std::string_view text) {
        std::string code(text);
        for (std::size_t position = 0; position < text.size(); ++position)
            if (blank(text, position) && text[position] != '\n') code[position] = ' ';
        return code;
    }

  private:
    enum class Within { code, line_comment, block_comment, literal, raw_literal };

    bool blank(std::string_view text, std::size_t position) {
        if (skip_ > 0) return --skip_, true;
        switch (within_) {
        case Within::code:
            return enter(text, position);
        case Within::line_comment:
            if (text[position] == '\n') within_ = Within::code;
            return true;
        case Within::block_comment:
            return leave_at(text, position, "*/");
        case Within::raw_literal:
            return leave_at(text, position, raw_end_);
        case Within::literal:
            if (text[position] == '\\') skip_ = 1;
            if (text[position] == quote_) within_ = Within::code;
            return true;
        }
        return true;
    }

    bool enter(std::string_view text, std::size_t position) {
        const auto rest = text.substr(position);
        if (rest.starts_with("//")) return within_ = Within::line_comment, true;
        if (rest.starts_with("/*")) return skip_ = 1, within_ = Within::block_comment, true;
        if (rest.starts_with("R\"")) return enter_raw(rest), true;
        const bool digit_mark = rest[0] == '\'' && position > 0 &&
                                std::isalnum(static_cast<unsigned char>(text[position - 1]));
        if (rest[0] != '"' && (rest[0] != '\'' || digit_mark)) return false;
        quote_ = rest[0];
        within_ = Within::literal;
        return true;
    }

    void enter_raw(std::string_view rest) {
        const auto open = rest.find('(');
        raw_end_ = ")" + std::string(rest.substr(2, open - 2)) + "\"";
        skip_ = open;
        within_ = Within::raw_literal;
    }

    bool leave_at(std::string_view text, std::size_t position, std::string_view end) {
        if (text.substr(position).starts_with(end)) {
            skip_ = end.size() - 1;
            within_ = Within::code;
        }
        return true;
    }

    Within within_ = Within::code;
    std::size_t skip_ = 0;
    char quote_ = '"';
    std::string raw_end_;
};

std::vector<Include> read_includes(const std::vector<std::string>& lines) {
    static const std::regex form(R"(^\s*#\s*include\s*(["<])([^">]+)[">])");
    std::vector<Include> includes;
    for (std::size_t index = 0; index < lines.size(); ++index) {
        std::smatch found;
        if (std::regex_search(lines[index], found, form))
            includes.push_back({found[2], found[1] == "\"", index + 1});
    }
    return includes;
}

} // namespace

SourceFile source_file(std::string path, std::string_view text) {
    auto lines = split_lines(text);
    auto includes = read_includes(lines);
    return {std::move(path), std::move(lines), split_lines(CodeOnly{}.of(text)),
            std::move(includes)};
}

SourceTree read_source_tree(const fs::path& root) {
    SourceTree tree;
    for (const char* folder : {"scales", "engine", "invoicing", "cli", "tests"})
        for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
            const auto extension = entry.path().extension();
            if (extension != ".cpp" && extension != ".hpp" && extension != ".h") continue;
            std::ifstream stream(entry.path(), std::ios::binary);
            const std::string text{std::istreambuf_iterator<char>(stream), {}};
            tree.files.push_back(
                source_file(fs::relative(entry.path(), root).generic_string(), text));
        }
    std::sort(
        tree.files.begin(), tree.files.end(),
        [](const SourceFile& left, const SourceFile& right) { return left.path < right.path; });
    return tree;
}

std::string folder_of(std::string_view path) {
    const auto slash = path.rfind('/');
    return std::string(path.substr(0, slash == path.npos ? 0 : slash));
}

} // namespace dubrovnik::tidy
