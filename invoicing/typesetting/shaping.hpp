// Shaping: characters become glyphs of one face, with kerning, ligatures and joined letters.
//
// Words are shaped one by one and remembered: a batch repeats the same words on every document.
// Digits are never kerned: "11" must be as wide as "74", or columns of amounts do not line up.
#pragma once

#include "invoicing/typesetting/font_set.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace dubrovnik::invoicing::typesetting {

// Measures are in thousandths of the font size.
struct ShapedGlyph {
    GlyphId glyph = 0;
    int advance = 0;
    int offset_x = 0; // to the right
    int offset_y = 0; // upwards
    // What it stands for when text is copied: a part of its word's characters, nothing for a glyph
    // that belongs to the one before it.
    std::uint16_t text_begin = 0;
    std::uint16_t text_count = 0;
};

struct ShapedWord {
    FaceIndex face = 0;
    std::vector<ShapedGlyph> glyphs; // left to right as they appear
    std::u32string characters;       // in logical order
    int width = 0;
    bool is_space = false; // where justified lines stretch
    bool right_to_left = false;
};

struct WordRequest {
    FaceIndex face = 0;
    bool right_to_left = false;
    std::u32string characters; // no space among them, or nothing but spaces
    std::string language;
    friend bool operator==(const WordRequest&, const WordRequest&) = default;
};

class Shaper {
  public:
    explicit Shaper(const FontSet& fonts)
        : fonts_(fonts) {}

    std::shared_ptr<const ShapedWord> shaped(const WordRequest& request);

  private:
    struct RequestHash {
        std::size_t operator()(const WordRequest& request) const noexcept;
    };
    const FontSet& fonts_;
    std::unordered_map<WordRequest, std::shared_ptr<const ShapedWord>, RequestHash> words_;
};

} // namespace dubrovnik::invoicing::typesetting
