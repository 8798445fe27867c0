// FontFace: one TrueType file, read once, never changed, shared by all documents and threads.
//
// Refuses what PDF readers and libharu 2.3.0 cannot take: collections, CFF outlines, more than
// 65,536 glyphs. Fonts come from Debian packages; their path is handed in, never known here.
#pragma once

#include "invoicing/typesetting/path.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

struct hb_font_t; // HarfBuzz; its headers stay out of ours
struct hb_face_t;

namespace dubrovnik::invoicing::typesetting {

using GlyphId = std::uint16_t;

// In thousandths of the font size, as PDF wants them.
struct FontMetrics {
    int ascent = 0;
    int descent = 0; // negative
    int cap_height = 0;
    int italic_angle = 0;                         // degrees; negative leans to the right
    int weight = 400;                             // 400 regular, 700 bold
    int left = 0, bottom = 0, right = 0, top = 0; // the box that holds every glyph
};

class FontFace {
  public:
    // Throws Refused: font.missing, font.unusable.
    static std::shared_ptr<const FontFace> load(const std::filesystem::path& file);
    ~FontFace();
    FontFace(const FontFace&) = delete;
    FontFace& operator=(const FontFace&) = delete;

    const std::string& name() const noexcept { return name_; } // "NotoSans-Bold"
    const FontMetrics& metrics() const noexcept { return metrics_; }
    std::size_t glyph_count() const noexcept { return advances_.size(); }

    // Nothing when the face cannot draw that character.
    std::optional<GlyphId> glyph_of(char32_t character) const;
    // In thousandths of the font size.
    int advance(GlyphId glyph) const { return advances_[glyph]; }
    // The outline in thousandths of the font size, its base line at y = 0, y growing down.
    Path outline(GlyphId glyph) const;

    hb_font_t* shaping_font() const noexcept { return font_; }
    hb_face_t* file_face() const noexcept { return face_; }
    const std::string& file_bytes() const noexcept { return data_; }
    int units_per_em() const noexcept { return units_per_em_; }

  private:
    explicit FontFace(const std::filesystem::path& file);
    void read_metrics();

    std::string name_;
    std::string data_;
    hb_face_t* face_ = nullptr;
    hb_font_t* font_ = nullptr;
    int units_per_em_ = 1000;
    FontMetrics metrics_;
    std::vector<int> advances_;
};

} // namespace dubrovnik::invoicing::typesetting
