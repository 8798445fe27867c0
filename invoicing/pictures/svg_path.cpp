#include "invoicing/pictures/svg_path.hpp"

#include <charconv>
#include <cmath>

namespace dubrovnik::invoicing {

namespace {

using typesetting::Path;
using typesetting::Point;

constexpr double coordinate_at_most = 1e6;

bool is_blank(char letter) {
    return letter == ' ' || letter == ',' || letter == '\t' || letter == '\n' || letter == '\r';
}

// Takes one number from the front: "1.5-.5" are two of them.
std::optional<double> take_number(std::string_view& text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    if (text.starts_with('+')) text.remove_prefix(1);
    double value = 0;
    const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (trouble != std::errc() || !(std::abs(value) <= coordinate_at_most)) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return value;
}

bool is_command(char letter) {
    return std::string_view("MmLlHhVvCcSsQqTtZz").find(letter) != std::string_view::npos;
}

class PathReader {
  public:
    explicit PathReader(std::string_view text)
        : text_(text) {}

    std::optional<Path> path() {
        while (skip_blanks()) {
            if (is_command(text_.front())) {
                command_ = text_.front();
                text_.remove_prefix(1);
            } else if (command_ == 0 || command_ == 'Z' || command_ == 'z')
                return std::nullopt;
            if (!step()) return std::nullopt;
        }
        return path_;
    }

  private:
    bool skip_blanks() {
        while (!text_.empty() && is_blank(text_.front())) text_.remove_prefix(1);
        return !text_.empty();
    }

    bool is_relative() const { return command_ >= 'a'; }
    char command() const { return static_cast<char>(is_relative() ? command_ - 32 : command_); }

    std::optional<Point> take_point() {
        const auto x = take_number(text_);
        const auto y = x ? take_number(text_) : std::nullopt;
        if (!y) return std::nullopt;
        return is_relative() ? Point{at_.x + *x, at_.y + *y} : Point{*x, *y};
    }

    bool step() {
        // A path begins with a move, and so does what follows a close in another place.
        if (path_.steps().empty() && command() != 'M') return false;
        switch (command()) {
        case 'M':
            return move();
        case 'H':
        case 'V':
            return straight();
        case 'L':
            return line();
        case 'Z':
            path_.close();
            at_ = start_;
            return settle(at_, false);
        default:
            return curve();
        }
    }

    // `control` is the last control point of a curve, for the smooth ones that go on from it.
    bool settle(Point control, bool was_curve) {
        control_ = control;
        was_curve_ = was_curve;
        return true;
    }

    bool move() {
        const auto to = take_point();
        if (!to) return false;
        path_.move_to(*to);
        at_ = start_ = *to;
        command_ = is_relative() ? 'l' : 'L'; // further points are lines
        return settle(at_, false);
    }

    bool line() {
        const auto to = take_point();
        if (!to) return false;
        path_.line_to(*to);
        at_ = *to;
        return settle(at_, false);
    }

    bool straight() {
        const auto value = take_number(text_);
        if (!value) return false;
        const bool across = command() == 'H';
        auto& moved = across ? at_.x : at_.y;
        moved = is_relative() ? moved + *value : *value;
        path_.line_to(at_);
        return settle(at_, false);
    }

    Point mirrored() const {
        return was_curve_ ? Point{2 * at_.x - control_.x, 2 * at_.y - control_.y} : at_;
    }

    static Point between(Point from, Point control) { // of a quadratic curve as a cubic one
        return {from.x + (control.x - from.x) * 2 / 3, from.y + (control.y - from.y) * 2 / 3};
    }

    bool curve() {
        const bool is_cubic = command() == 'C' || command() == 'S';
        const bool is_smooth = command() == 'S' || command() == 'T';
        // A smooth curve goes on only from one of its own kind.
        if (is_smooth && was_curve_ && was_cubic_ != is_cubic) was_curve_ = false;
        const auto first = is_smooth ? std::optional(mirrored()) : take_point();
        const auto second = first && is_cubic ? take_point() : first;
        const auto to = second ? take_point() : std::nullopt;
        if (!to) return false;
        if (is_cubic)
            path_.curve_to(*first, *second, *to);
        else
            path_.curve_to(between(at_, *first), between(*to, *first), *to);
        at_ = *to;
        was_cubic_ = is_cubic;
        return settle(*second, true);
    }

    std::string_view text_;
    Path path_;
    char command_ = 0;
    Point at_;
    Point start_;
    Point control_;
    bool was_curve_ = false;
    bool was_cubic_ = false;
};

} // namespace

std::optional<std::vector<double>> svg_numbers(std::string_view text) {
    std::vector<double> numbers;
    for (;;) {
        while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
        if (text.empty()) return numbers;
        const auto number = take_number(text);
        if (!number) return std::nullopt;
        numbers.push_back(*number);
    }
}

std::optional<Path> svg_path(std::string_view text) {
    return PathReader(text).path();
}

} // namespace dubrovnik::invoicing
