#include "engine/toml/toml_nesting.hpp"

#include "scales/finding.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <string_view>

namespace dubrovnik::engine {

namespace {

// Walks over the text once and passes by whatever stands in quotation marks or comments. A text
// that is no TOML is judged somehow; toml++ refuses it where it stops being TOML.
class Walk {
  public:
    explicit Walk(const scales::SourceText& source)
        : source_(source)
        , rest_(source.text) {}

    void whole() {
        while (!rest_.empty()) {
            if (rest_.starts_with('"') || rest_.starts_with('\''))
                pass_text();
            else if (rest_.starts_with('#'))
                pass(std::min(rest_.find('\n'), rest_.size()));
            else
                take(rest_.front());
        }
    }

  private:
    void pass(std::size_t count) {
        const auto passed = rest_.substr(0, count);
        line_ += static_cast<std::size_t>(std::count(passed.begin(), passed.end(), '\n'));
        rest_.remove_prefix(passed.size());
    }

    void pass_text() {
        const char quote = rest_.front();
        const std::string long_mark(3, quote);
        const bool is_long = rest_.starts_with(long_mark);
        pass(is_long ? 3 : 1);
        while (!rest_.empty()) {
            if (quote == '"' && rest_.front() == '\\') {
                pass(2);
            } else if (is_long ? rest_.starts_with(long_mark) : rest_.front() == quote) {
                pass(is_long ? 3 : 1);
                // Up to two more of them belong to the text that they end.
                while (is_long && rest_.starts_with(quote)) pass(1);
                return;
            } else if (!is_long && rest_.front() == '\n')
                return; // not closed: toml++ will say so
            else
                pass(1);
        }
    }

    void take(char letter) {
        if (letter == '[' || letter == '{') ++brackets_;
        if ((letter == ']' || letter == '}') && brackets_ > 0) --brackets_;
        if (letter == '.')
            ++points_;
        else if (std::string_view("[]{}=,\n").find(letter) != std::string_view::npos)
            points_ = 0;
        if (brackets_ > toml_brackets_at_most) refuse("brackets within each other", brackets_);
        if (points_ > toml_points_at_most) refuse("points in one key", points_);
        pass(1);
    }

    [[noreturn]] void refuse(const char* what, std::size_t count) const {
        throw scales::Refused(
            {.code = "toml.nesting",
             .message = fmt::format("{} {} stand here, must be at most {}", count, what, count - 1),
             .place = {source_.name, line_},
             .hint = "compare with the shipped example: nothing in it lies so deep"});
    }

    const scales::SourceText& source_;
    std::string_view rest_;
    std::size_t line_ = 1;
    std::size_t brackets_ = 0;
    std::size_t points_ = 0;
};

} // namespace

void require_shallow(const scales::SourceText& source) {
    Walk(source).whole();
}

} // namespace dubrovnik::engine
