#include "invoicing/typesetting/line_filling.hpp"

#include <algorithm>
#include <cmath>
#include <span>

namespace dubrovnik::invoicing::typesetting {

namespace {

// Words measured in whole thousandths may miss the measure by less than this, in points.
constexpr double tolerance = 0.01;

struct FilledLine {
    std::size_t begin;
    std::size_t end;
    bool is_last; // of the paragraph, or before a forced break
};

// Decides where lines end. Trailing spaces hang beyond the measure.
class Filler {
  public:
    Filler(std::vector<Atom>& atoms, const Measure& measure, const AtomShaper& shaper)
        : atoms_(atoms)
        , shaper_(shaper)
        , room_(static_cast<int>(std::floor((measure.width + tolerance) * 1000 / measure.size))) {}

    std::vector<FilledLine> lines() {
        while (at_ < atoms_.size()) take();
        if (begin_ < atoms_.size()) end_line(atoms_.size(), true);
        if (!lines_.empty()) lines_.back().is_last = true;
        return std::move(lines_);
    }

  private:
    void take() {
        const Atom& atom = atoms_[at_];
        if (!atom.word->is_space && width_ + atom.word->width > room_) {
            overflow();
            return;
        }
        width_ += atom.word->width;
        ++at_;
        if (atom.after != Break::none) break_ = at_;
        if (atom.after == Break::must) end_line(at_, true);
    }

    // Back to the last place where the line may end; without one, the word itself is broken.
    void overflow() {
        if (break_ > begin_) return end_line(break_, false);
        if (at_ > begin_ && room_ - width_ < room_ / 4) return end_line(at_, false);
        auto [head, rest] = shaper_.split(atoms_[at_], room_ - width_);
        if (rest.word) {
            atoms_[at_] = std::move(rest);
            atoms_.insert(atoms_.begin() + static_cast<std::ptrdiff_t>(at_), std::move(head));
        }
        end_line(at_ + 1, false);
    }

    void end_line(std::size_t end, bool is_last) {
        lines_.push_back({.begin = begin_, .end = end, .is_last = is_last});
        begin_ = at_ = break_ = end;
        width_ = 0;
    }

    std::vector<Atom>& atoms_;
    const AtomShaper& shaper_;
    int room_;
    std::vector<FilledLine> lines_;
    std::size_t begin_ = 0;
    std::size_t at_ = 0;
    std::size_t break_ = 0;
    int width_ = 0;
};

Line line_of_span(std::span<const Atom> atoms, double size) {
    std::vector<Level> levels;
    for (const Atom& atom : atoms) levels.push_back(atom.level);
    Line line;
    int width = 0;
    for (const std::size_t index : visual_order(levels)) {
        line.pieces.push_back({.word = atoms[index].word, .reading_order = index});
        width += atoms[index].word->width;
    }
    line.width = width * size / 1000;
    return line;
}

// Between words; in Chinese, which has few spaces, between all characters alike.
void stretch(Line& line, double width, bool between_all) {
    const auto stretches = [&](const LinePiece& piece) {
        return piece.word->is_space || (between_all && &piece != &line.pieces.back());
    };
    const auto gap_count = std::ranges::count_if(line.pieces, stretches);
    if (gap_count == 0) return;
    const double each = (width - line.width) / static_cast<double>(gap_count);
    for (LinePiece& piece : line.pieces)
        if (stretches(piece)) piece.stretch = each;
    line.width = width;
}

double offset(Alignment alignment, double room) {
    if (alignment == Alignment::right) return room;
    return alignment == Alignment::centre ? room / 2 : 0;
}

} // namespace

Alignment resolved(Alignment alignment, Direction direction) {
    const bool mirrored = direction == Direction::right_to_left;
    if (alignment == Alignment::start) return mirrored ? Alignment::right : Alignment::left;
    if (alignment == Alignment::figures) return Alignment::right;
    if (alignment == Alignment::end) return mirrored ? Alignment::left : Alignment::right;
    return alignment;
}

Line line_of(const std::vector<Atom>& atoms, double size) {
    return line_of_span(atoms, size);
}

std::vector<Line> filled_lines(std::vector<Atom> atoms, const Measure& measure,
                               const AtomShaper& shaper, Direction direction) {
    std::vector<Line> lines;
    for (auto [begin, end, is_last] : Filler(atoms, measure, shaper).lines()) {
        const bool ends_word =
            end < atoms.size() && end > begin && (is_last || atoms[end - 1].word->is_space);
        while (end > begin && atoms[end - 1].word->is_space) --end;
        Line line = line_of_span(std::span(atoms).subspan(begin, end - begin), measure.size);
        line.direction = direction;
        if (ends_word && end > begin) line.space = shaper.space_after(atoms[end - 1]);
        Alignment alignment = measure.alignment;
        if (alignment == Alignment::justified) {
            if (!is_last) stretch(line, measure.width, shaper.language == "zh");
            alignment = resolved(Alignment::start, direction);
        }
        line.offset = offset(alignment, measure.width - line.width);
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace dubrovnik::invoicing::typesetting
