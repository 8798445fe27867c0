// Paragraph: text broken into lines, measured and ready to be drawn anywhere.
//
// Justified lines are stretched between words only, never between letters (Chinese ones
// between characters); the last line, and a
// line that a "\n" ends, stay as they are.
#pragma once

#include "invoicing/typesetting/shaping.hpp"
#include "invoicing/typesetting/text.hpp"

#include <cstddef>
#include <memory>
#include <vector>

namespace dubrovnik::invoicing::typesetting {

struct ParagraphStyle {
    TextStyle text = {};
    Alignment alignment = Alignment::start;
    double space_before = 0; // dropped at the top of a page
    double space_after = 0;
    double indent = 0;           // from the start side, all lines
    bool keep_with_next = false; // never alone at a page's foot
};

// A shaped word and the room added behind it in a justified line, in points.
struct LinePiece {
    std::shared_ptr<const ShapedWord> word;
    double stretch = 0;
    std::size_t reading_order = 0; // in its line
};

struct Line {
    std::vector<LinePiece> pieces; // left to right as they appear
    double width = 0;              // in points, stretch included
    double offset = 0;             // of its left end from the left edge of the box
    Direction direction = Direction::left_to_right;
    // Where the line ends between two words: a space that hangs beyond its end, so that whoever
    // takes the text out does not join them.
    std::shared_ptr<const ShapedWord> space = {};
};

struct SetParagraph {
    std::vector<Line> lines;
    TextStyle style;
    double ascent = 0; // from the top of the box to the first base line
    double height() const { return style.leading * static_cast<double>(lines.size()); }
};

} // namespace dubrovnik::invoicing::typesetting
