#include "invoicing/typesetting/shaping.hpp"

#include <algorithm>
#include <cmath>
#include <hb.h>
#include <memory>
#include <set>

namespace dubrovnik::invoicing::typesetting {

namespace {

// Enough for the words of a whole batch; a bound all the same, for batches of thousands.
constexpr std::size_t remembered_words_at_most = 16384;

struct BufferDestroyer {
    void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};
using Buffer = std::unique_ptr<hb_buffer_t, BufferDestroyer>;

bool has_digit(std::u32string_view characters) {
    hb_unicode_funcs_t* unicode = hb_unicode_funcs_get_default();
    return std::ranges::any_of(characters, [&](char32_t character) {
        return hb_unicode_general_category(unicode, character) ==
               HB_UNICODE_GENERAL_CATEGORY_DECIMAL_NUMBER;
    });
}

Buffer shaped_buffer(const FontFace& face, const WordRequest& request) {
    Buffer buffer(hb_buffer_create());
    static_assert(sizeof(char32_t) == sizeof(std::uint32_t));
    const auto count = static_cast<int>(request.characters.size());
    hb_buffer_set_cluster_level(buffer.get(), HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_add_utf32(buffer.get(),
                        reinterpret_cast<const std::uint32_t*>(request.characters.data()), count, 0,
                        count);
    hb_buffer_set_direction(buffer.get(),
                            request.right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_language(buffer.get(), hb_language_from_string(request.language.c_str(), -1));
    hb_buffer_guess_segment_properties(buffer.get());
    // Tabular figures: chosen where a face has others too, and never kerned ("11" in Liberation).
    const hb_feature_t figures[] = {
        {HB_TAG('t', 'n', 'u', 'm'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('k', 'e', 'r', 'n'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END}};
    const unsigned feature_count = has_digit(request.characters) ? 2 : 0;
    hb_shape(face.shaping_font(), buffer.get(), figures, feature_count);
    return buffer;
}

// Each cluster's characters go to the first glyph (in logical order) that carries it.
void give_texts(ShapedWord& word, const std::vector<std::uint32_t>& clusters, bool right_to_left) {
    std::set<std::uint32_t> starts(clusters.begin(), clusters.end());
    starts.insert(static_cast<std::uint32_t>(word.characters.size()));
    std::set<std::uint32_t> given;
    for (std::size_t step = 0; step < clusters.size(); ++step) {
        const std::size_t index = right_to_left ? clusters.size() - 1 - step : step;
        const std::uint32_t begin = clusters[index];
        if (!given.insert(begin).second) continue;
        word.glyphs[index].text_begin = static_cast<std::uint16_t>(begin);
        word.glyphs[index].text_count =
            static_cast<std::uint16_t>(*starts.upper_bound(begin) - begin);
    }
}

ShapedWord shaped_word(const FontFace& face, const WordRequest& request) {
    const Buffer buffer = shaped_buffer(face, request);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
    const auto thousandths = [&](hb_position_t value) {
        return static_cast<int>(std::lround(value * 1000.0 / face.units_per_em()));
    };
    ShapedWord word{.face = request.face, .glyphs = {}, .characters = request.characters};
    std::vector<std::uint32_t> clusters;
    for (unsigned index = 0; index < count; ++index) {
        word.glyphs.push_back({.glyph = static_cast<GlyphId>(infos[index].codepoint),
                               .advance = thousandths(positions[index].x_advance),
                               .offset_x = thousandths(positions[index].x_offset),
                               .offset_y = thousandths(positions[index].y_offset)});
        word.width += word.glyphs.back().advance;
        clusters.push_back(infos[index].cluster);
    }
    give_texts(word, clusters, request.right_to_left);
    word.right_to_left = request.right_to_left;
    word.is_space = request.characters.find_first_not_of(U" \u00a0") == std::u32string::npos;
    return word;
}

} // namespace

std::size_t Shaper::RequestHash::operator()(const WordRequest& request) const noexcept {
    const std::size_t text = std::hash<std::u32string>{}(request.characters);
    return text * 31 + std::size_t{request.face} * 2 + (request.right_to_left ? 1 : 0);
}

std::shared_ptr<const ShapedWord> Shaper::shaped(const WordRequest& request) {
    if (const auto found = words_.find(request); found != words_.end()) return found->second;
    if (words_.size() >= remembered_words_at_most) words_.clear();
    auto word = std::make_shared<const ShapedWord>(shaped_word(fonts_.face(request.face), request));
    words_.emplace(request, word);
    return word;
}

} // namespace dubrovnik::invoicing::typesetting
