#include "invoicing/typesetting/pdf_font.hpp"

#include "invoicing/typesetting/decimal.hpp"
#include "invoicing/typesetting/deflate.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace dubrovnik::invoicing::typesetting {

namespace {

constexpr std::string_view map_head = "/CIDInit /ProcSet findresource begin\n"
                                      "12 dict begin\nbegincmap\n"
                                      "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) "
                                      "/Supplement 0 >> def\n"
                                      "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                                      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n";
constexpr std::string_view map_foot = "endcmap\nCMapName currentdict /CMap defineresource pop\n"
                                      "end\nend\n";

void append_utf16_hexadecimal(std::string& text, char32_t character) {
    if (character < 0x10000) return append_hexadecimal(text, character);
    append_hexadecimal(text, 0xD800 + ((character - 0x10000) >> 10));
    append_hexadecimal(text, 0xDC00 + ((character - 0x10000) & 0x3FF));
}

// At most 100 entries stand in one block (Adobe Technical Note 5014).
std::string unicode_map(const GlyphUse::Texts& texts) {
    std::vector<std::string> entries;
    for (const auto& [glyph, text] : texts) {
        if (text.empty()) continue;
        std::string entry = "<";
        append_hexadecimal(entry, glyph);
        entry += "> <";
        for (const char32_t character : text) append_utf16_hexadecimal(entry, character);
        entries.push_back(entry + ">\n");
    }
    std::string map(map_head);
    constexpr std::size_t block = 100;
    for (std::size_t begin = 0; begin < entries.size(); begin += block) {
        const std::size_t end = std::min(begin + block, entries.size());
        map += std::to_string(end - begin) + " beginbfchar\n";
        for (std::size_t index = begin; index < end; ++index) map += entries[index];
        map += "endbfchar\n";
    }
    return map.append(map_foot);
}

constexpr int usual_width = 1000; // of glyphs that are not listed

// [first [width width ...] first [...]]: runs of neighbouring glyphs.
HaruArray widths(HaruDocument& document, const PdfFont& font) {
    HaruArray all = document.array();
    std::optional<HaruArray> run; // none where every glyph has the usual width: nobody would own it
    int last = -2;
    for (const auto& [glyph, text] : font.texts) {
        if (font.face.advance(glyph) == usual_width) continue; // every Chinese character
        if (!run || glyph != last + 1) {
            run = document.array();
            all.integer(glyph).add(*run);
        }
        run->integer(font.face.advance(glyph));
        last = glyph;
    }
    return all;
}

// One bit a glyph, the first in the highest place.
std::string held_glyphs(const FontSubset& subset) {
    std::string bits((subset.holds.size() + 7) / 8, '\0');
    for (std::size_t glyph = 0; glyph < subset.holds.size(); ++glyph)
        if (subset.holds[glyph])
            bits[glyph / 8] = static_cast<char>(bits[glyph / 8] | 0x80 >> glyph % 8);
    return bits;
}

HaruDictionary descriptor(HaruDocument& document, const PdfFont& font, const std::string& name) {
    constexpr int symbolic = 4, italic = 64; // PDF 32000-1, table 123
    const FontMetrics& metrics = font.face.metrics();
    HaruArray box = document.array();
    box.integer(metrics.left).integer(metrics.bottom).integer(metrics.right).integer(metrics.top);
    HaruDictionary file = document.stream(font.subset.deflated);
    file.number("Length1", font.subset.length);
    HaruDictionary made = document.indirect_dictionary();
    made.name("Type", "FontDescriptor").name("FontName", name);
    made.integer("Flags", symbolic | (metrics.italic_angle != 0 ? italic : 0));
    made.add("FontBBox", box).integer("ItalicAngle", metrics.italic_angle);
    made.integer("Ascent", metrics.ascent).integer("Descent", metrics.descent);
    made.integer("CapHeight", metrics.cap_height);
    made.integer("StemV", 10 + 220 * (metrics.weight - 50) / 900); // the usual estimate
    if (font.lists_glyphs)
        made.add("CIDSet", document.stream(deflated(held_glyphs(font.subset), Effort::quick)));
    return made.add("FontFile2", file);
}

HaruDictionary descendant(HaruDocument& document, const PdfFont& font, const std::string& name) {
    HaruDictionary system = document.dictionary();
    HaruDictionary made = document.indirect_dictionary();
    made.name("Type", "Font").name("Subtype", "CIDFontType2").name("BaseFont", name);
    made.add("CIDSystemInfo", system).name("CIDToGIDMap", "Identity").integer("DW", usual_width);
    system.text("Registry", "Adobe").text("Ordering", "Identity").integer("Supplement", 0);
    made.add("W", widths(document, font));
    return made.add("FontDescriptor", descriptor(document, font, name));
}

} // namespace

HaruDictionary add_font(HaruDocument& document, const PdfFont& font) {
    const std::string name = font.subset.tag + "+" + font.face.name();
    HaruDictionary made = document.indirect_dictionary();
    made.name("Type", "Font").name("Subtype", "Type0").name("BaseFont", name);
    made.name("Encoding", "Identity-H");
    HaruArray descendants = document.array();
    descendants.add(descendant(document, font, name));
    made.add("DescendantFonts", descendants);
    return made.add("ToUnicode", document.stream(deflated(unicode_map(font.texts), Effort::quick)));
}

} // namespace dubrovnik::invoicing::typesetting
