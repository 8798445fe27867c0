// FontSet: the faces of a batch, by family and emphasis, with their fallbacks.
//
// Each style has a list of faces; a character is drawn by the first that has it, so further
// scripts need only further files. A character that none has is refused, never a box.
#pragma once

#include "invoicing/typesetting/font_face.hpp"
#include "invoicing/typesetting/text.hpp"

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <string_view>
#include <vector>

namespace dubrovnik::invoicing::typesetting {

struct FontStyle {
    Family family = Family::serif;
    Emphasis emphasis = Emphasis::regular;
    friend auto operator<=>(const FontStyle&, const FontStyle&) = default;
};

// Paths, best first; every style must be named.
using FontFiles = std::map<FontStyle, std::vector<std::filesystem::path>>;

// Noto Serif and Noto Sans of Debian's fonts-noto-core, and for slips Liberation Sans of
// fonts-liberation, below `folder` ("/usr/share/fonts").
FontFiles noto_font_files(const std::filesystem::path& folder);

// The same for one language: behind Noto's faces, for what they cannot draw, Noto Naskh Arabic in
// Arabic and Debian's fonts-droid-fallback in Chinese. The latter has one weight and no italic, so
// Chinese emphasis shows in the figures and Latin letters alone: an upright face is never slanted
// or thickened.
FontFiles language_font_files(const std::filesystem::path& folder, std::string_view language);

using FaceIndex = std::uint8_t;

// Faces read so far, so that the font sets of several languages share them.
using LoadedFaces = std::map<std::filesystem::path, std::shared_ptr<const FontFace>>;

class FontSet {
  public:
    // Loads each file once, however often it is named. Throws Refused (all findings at once):
    // font.missing, font.unusable.
    static FontSet load(const FontFiles& files);
    static FontSet load(const FontFiles& files, LoadedFaces& loaded);

    const FontFace& face(FaceIndex index) const { return *faces_[index]; }
    std::size_t face_count() const noexcept { return faces_.size(); }
    const std::vector<FaceIndex>& faces_of(FontStyle style) const { return styles_.at(style); }

    // The first face of that style that can draw the character; nothing when none can.
    std::optional<FaceIndex> face_for(FontStyle style, char32_t character) const;

  private:
    std::vector<std::shared_ptr<const FontFace>> faces_;
    std::map<FontStyle, std::vector<FaceIndex>> styles_;
};

} // namespace dubrovnik::invoicing::typesetting
