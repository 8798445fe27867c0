#include "invoicing/typesetting/font_face.hpp"

#include "engine/book/file_bytes.hpp"
#include "scales/finding.hpp"

#include <cmath>
#include <fmt/format.h>
#include <hb-ot.h>
#include <hb.h>
#include <iterator>

namespace dubrovnik::invoicing::typesetting {

namespace {

std::string_view package_of(const std::filesystem::path& file) {
    return file.filename().string().starts_with("Droid") ? "fonts-droid-fallback"
                                                         : "fonts-noto-core and fonts-liberation";
}

scales::Refused refusal(const char* code, const std::filesystem::path& file,
                        const std::string& message) {
    return scales::Refused(scales::Finding{
        .code = code,
        .message = message,
        .place = {.file = file.string(), .line = 0},
        .hint = fmt::format("install Debian's {}, or name the folder of fonts", package_of(file))});
}

std::string font_bytes(const std::filesystem::path& file) {
    constexpr std::size_t font_bytes_at_most = std::size_t{64} << 20;
    auto read = engine::book::read_file(file, font_bytes_at_most);
    if (read.standing != engine::book::FileStanding::read || read.bytes.empty())
        throw refusal("font.missing", file, "the font file cannot be read, must be there");
    return std::move(read.bytes);
}

int thousandths(double value, int units_per_em) {
    return static_cast<int>(std::lround(value * 1000.0 / units_per_em));
}

// Collects an outline while HarfBuzz walks it.
struct Pen {
    Path path;
    double scale;
    Point at(float x, float y) const { return {x * scale, -y * scale}; }
};

hb_draw_funcs_t* pen_functions() {
    static hb_draw_funcs_t* const functions = [] {
        hb_draw_funcs_t* made = hb_draw_funcs_create();
        hb_draw_funcs_set_move_to_func(
            made,
            [](hb_draw_funcs_t*, void* pen, hb_draw_state_t*, float x, float y, void*) {
                static_cast<Pen*>(pen)->path.move_to(static_cast<Pen*>(pen)->at(x, y));
            },
            nullptr, nullptr);
        hb_draw_funcs_set_line_to_func(
            made,
            [](hb_draw_funcs_t*, void* pen, hb_draw_state_t*, float x, float y, void*) {
                static_cast<Pen*>(pen)->path.line_to(static_cast<Pen*>(pen)->at(x, y));
            },
            nullptr, nullptr);
        hb_draw_funcs_set_cubic_to_func(
            made,
            [](hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x1, float y1, float x2,
               float y2, float x, float y, void*) {
                auto* pen = static_cast<Pen*>(data);
                pen->path.curve_to(pen->at(x1, y1), pen->at(x2, y2), pen->at(x, y));
            },
            nullptr, nullptr);
        hb_draw_funcs_set_close_path_func(
            made,
            [](hb_draw_funcs_t*, void* pen, hb_draw_state_t*, void*) {
                static_cast<Pen*>(pen)->path.close();
            },
            nullptr, nullptr);
        // TrueType's quadratic curves arrive as cubic ones: HarfBuzz raises them itself.
        hb_draw_funcs_make_immutable(made);
        return made;
    }();
    return functions;
}

// Four signed 16-bit numbers of the 'head' table at its byte 36: the box around all glyphs.
FontMetrics glyph_box(hb_face_t* face, int units_per_em) {
    FontMetrics box;
    hb_blob_t* head = hb_face_reference_table(face, HB_TAG('h', 'e', 'a', 'd'));
    unsigned length = 0;
    const auto* bytes = reinterpret_cast<const unsigned char*>(hb_blob_get_data(head, &length));
    const auto number = [&](std::size_t at) {
        return thousandths(static_cast<std::int16_t>(bytes[at] << 8 | bytes[at + 1]), units_per_em);
    };
    if (length >= 44) {
        box.left = number(36);
        box.bottom = number(38);
        box.right = number(40);
        box.top = number(42);
    }
    hb_blob_destroy(head);
    return box;
}

bool has_table(hb_face_t* face, hb_tag_t tag) {
    hb_blob_t* table = hb_face_reference_table(face, tag);
    const bool there = hb_blob_get_length(table) > 0;
    hb_blob_destroy(table);
    return there;
}

} // namespace

std::shared_ptr<const FontFace> FontFace::load(const std::filesystem::path& file) {
    return std::shared_ptr<const FontFace>(new FontFace(file));
}

FontFace::FontFace(const std::filesystem::path& file)
    : name_(file.stem().string())
    , data_(font_bytes(file)) {
    hb_blob_t* blob = hb_blob_create(data_.data(), static_cast<unsigned>(data_.size()),
                                     HB_MEMORY_MODE_READONLY, nullptr, nullptr);
    const unsigned faces_in_file = hb_face_count(blob);
    face_ = hb_face_create(blob, 0);
    hb_blob_destroy(blob);
    font_ = hb_font_create(face_);
    const unsigned count = hb_face_get_glyph_count(face_);
    if (faces_in_file != 1 || count == 0 || count > 65536 ||
        !has_table(face_, HB_TAG('g', 'l', 'y', 'f'))) {
        hb_font_destroy(font_);
        hb_face_destroy(face_);
        throw refusal(
            "font.unusable", file,
            "not a single TrueType font of at most 65,536 glyphs with outlines in 'glyf'");
    }
    read_metrics();
    hb_font_make_immutable(font_);
    hb_face_make_immutable(face_);
}

void FontFace::read_metrics() {
    units_per_em_ = static_cast<int>(hb_face_get_upem(face_));
    advances_.resize(hb_face_get_glyph_count(face_));
    for (std::size_t glyph = 0; glyph < advances_.size(); ++glyph)
        advances_[glyph] = thousandths(
            hb_font_get_glyph_h_advance(font_, static_cast<hb_codepoint_t>(glyph)), units_per_em_);
    metrics_ = glyph_box(face_, units_per_em_);
    hb_font_extents_t extents{};
    hb_font_get_h_extents(font_, &extents);
    metrics_.ascent = thousandths(extents.ascender, units_per_em_);
    metrics_.descent = thousandths(extents.descender, units_per_em_);
    hb_position_t cap_height = 0;
    hb_ot_metrics_get_position_with_fallback(font_, HB_OT_METRICS_TAG_CAP_HEIGHT, &cap_height);
    metrics_.cap_height = thousandths(cap_height, units_per_em_);
    metrics_.italic_angle =
        static_cast<int>(std::lround(hb_style_get_value(font_, HB_STYLE_TAG_SLANT_ANGLE)));
    metrics_.weight = static_cast<int>(std::lround(hb_style_get_value(font_, HB_STYLE_TAG_WEIGHT)));
}

FontFace::~FontFace() {
    hb_font_destroy(font_);
    hb_face_destroy(face_);
}

std::optional<GlyphId> FontFace::glyph_of(char32_t character) const {
    hb_codepoint_t glyph = 0;
    if (!hb_font_get_nominal_glyph(font_, character, &glyph)) return std::nullopt;
    return static_cast<GlyphId>(glyph);
}

Path FontFace::outline(GlyphId glyph) const {
    Pen pen{.path = {}, .scale = 1000.0 / units_per_em_};
    hb_font_get_glyph_shape(font_, glyph, pen_functions(), &pen);
    return std::move(pen.path);
}

} // namespace dubrovnik::invoicing::typesetting
