#include "invoicing/typesetting/font_subset.hpp"

#include "invoicing/typesetting/deflate.hpp"
#include "scales/ensure.hpp"

#include <hb-subset.h>
#include <memory>

namespace dubrovnik::invoicing::typesetting {

namespace {

template <auto destroy>
struct Destroyer {
    template <typename Object>
    void operator()(Object* object) const {
        destroy(object);
    }
};
using SubsetInput = std::unique_ptr<hb_subset_input_t, Destroyer<hb_subset_input_destroy>>;
using SubsetPlan = std::unique_ptr<hb_subset_plan_t, Destroyer<hb_subset_plan_destroy>>;
using Face = std::unique_ptr<hb_face_t, Destroyer<hb_face_destroy>>;
using Blob = std::unique_ptr<hb_blob_t, Destroyer<hb_blob_destroy>>;

// PDF readers use neither names nor the character map of a CID font, and the text was shaped
// before: only what draws the glyphs stays.
constexpr hb_tag_t tables_without_use[] = {
    HB_TAG('n', 'a', 'm', 'e'), HB_TAG('p', 'o', 's', 't'), HB_TAG('O', 'S', '/', '2'),
    HB_TAG('k', 'e', 'r', 'n'), HB_TAG('G', 'D', 'E', 'F'), HB_TAG('F', 'F', 'T', 'M'),
    HB_TAG('B', 'A', 'S', 'E'), HB_TAG('m', 'e', 't', 'a'), HB_TAG('D', 'S', 'I', 'G'),
    HB_TAG('S', 'T', 'A', 'T'), HB_TAG('G', 'P', 'O', 'S'), HB_TAG('M', 'A', 'T', 'H'),
    HB_TAG('v', 'h', 'e', 'a'), HB_TAG('v', 'm', 't', 'x'), HB_TAG('g', 'a', 's', 'p')};

SubsetInput subset_input() {
    SubsetInput input(hb_subset_input_create_or_fail());
    scales::ensure(input != nullptr, "there is memory for a font subset");
    // Kept glyph numbers make shaping with the whole face valid for the subset.
    hb_subset_input_set_flags(input.get(), HB_SUBSET_FLAGS_NO_HINTING |
                                               HB_SUBSET_FLAGS_RETAIN_GIDS |
                                               HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (const hb_tag_t tag : tables_without_use) hb_set_add(dropped, tag);
    return input;
}

std::string tag_of(std::string_view bytes) {
    std::string tag;
    for (std::size_t index = 0; const std::uint8_t byte : content_digest(bytes))
        if (index++ < 6) tag += static_cast<char>('A' + byte % 26);
    return tag;
}

FontSubset packed(std::string_view bytes, std::vector<bool> holds) {
    return {.tag = tag_of(bytes),
            .deflated = deflated(bytes, Effort::best),
            .length = bytes.size(),
            .holds = std::move(holds)};
}

// The glyphs that a plan keeps: those asked for, what substitutions make of them (ligatures,
// joined forms), and the parts of composites.
std::set<GlyphId> planned_glyphs(const FontFace& face, const SubsetInput& input) {
    const SubsetPlan plan(hb_subset_plan_create_or_fail(face.file_face(), input.get()));
    scales::ensure(plan != nullptr, "HarfBuzz plans a subset of every font it could load");
    std::set<GlyphId> glyphs;
    const hb_map_t* map = hb_subset_plan_old_to_new_glyph_mapping(plan.get());
    for (std::size_t glyph = 0; glyph < face.glyph_count(); ++glyph)
        if (hb_map_has(map, static_cast<hb_codepoint_t>(glyph)))
            glyphs.insert(static_cast<GlyphId>(glyph));
    return glyphs;
}

} // namespace

FontSubset subset_of_glyphs(const FontFace& face, const std::set<GlyphId>& glyphs) {
    const SubsetInput input = subset_input();
    hb_set_t* dropped = hb_subset_input_set(input.get(), HB_SUBSET_SETS_DROP_TABLE_TAG);
    hb_set_add(dropped, HB_TAG('G', 'S', 'U', 'B'));
    hb_set_add(dropped, HB_TAG('c', 'm', 'a', 'p'));
    for (const GlyphId glyph : glyphs) hb_set_add(hb_subset_input_glyph_set(input.get()), glyph);
    std::vector<bool> holds(face.glyph_count(), false);
    for (const GlyphId glyph : planned_glyphs(face, input)) holds[glyph] = true;
    const Face cut(hb_subset_or_fail(face.file_face(), input.get()));
    scales::ensure(cut != nullptr, "HarfBuzz cuts every font it could load");
    const Blob blob(hb_face_reference_blob(cut.get()));
    unsigned length = 0;
    const char* bytes = hb_blob_get_data(blob.get(), &length);
    return packed({bytes, length}, std::move(holds));
}

FontSubset subset_of_characters(const FontFace& face, const std::set<char32_t>& characters) {
    const SubsetInput input = subset_input();
    for (const char32_t character : characters)
        hb_set_add(hb_subset_input_unicode_set(input.get()), character);
    return subset_of_glyphs(face, planned_glyphs(face, input));
}

FontSubset whole_font(const FontFace& face) {
    return packed(face.file_bytes(), std::vector<bool>(face.glyph_count(), true));
}

Repertoires for_all_styles(const Repertoire& repertoire) {
    Repertoires all;
    for (const Family family : {Family::serif, Family::sans})
        for (const Emphasis emphasis : {Emphasis::regular, Emphasis::bold, Emphasis::italic})
            all[{family, emphasis}] = repertoire;
    return all;
}

BatchFonts::BatchFonts(FontSet fonts, Archive archive, const Repertoires& repertoires, Cut cut)
    : fonts_(std::move(fonts))
    , archive_(std::move(archive))
    , subsets_(fonts_.face_count()) {
    std::vector<std::set<char32_t>> drawn(fonts_.face_count());
    for (const auto& [style, repertoire] : repertoires)
        for (const char32_t character : repertoire.characters())
            if (const auto face = fonts_.face_for(style, character)) drawn[*face].insert(character);
    for (std::size_t face = 0; face < drawn.size(); ++face) {
        const FontFace& file = fonts_.face(static_cast<FaceIndex>(face));
        if (cut == Cut::whole)
            subsets_[face] = whole_font(file);
        else if (!drawn[face].empty())
            subsets_[face] = subset_of_characters(file, drawn[face]);
    }
}

const FontSubset* BatchFonts::subset(FaceIndex face) const {
    return subsets_[face].length == 0 ? nullptr : &subsets_[face];
}

} // namespace dubrovnik::invoicing::typesetting
