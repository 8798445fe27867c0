#include "invoicing/typesetting/pdf_writer.hpp"

#include "invoicing/typesetting/deflate.hpp"
#include "invoicing/typesetting/pdf_font.hpp"
#include "invoicing/typesetting/pdf_outline.hpp"
#include "scales/ensure.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <map>

namespace dubrovnik::invoicing::typesetting {

namespace {

using Fonts = std::map<FontPart, HaruDictionary>;

Fonts add_fonts(HaruDocument& document, const PdfSource& source) {
    Fonts fonts;
    for (const auto& [part, texts] : source.glyph_use.parts()) {
        const FontFace& face = source.fonts.fonts().face(part.face);
        const FontSubset* shared = source.fonts.subset(part.face);
        FontSubset own;
        if (part.is_own) {
            std::set<GlyphId> glyphs;
            for (const auto& [glyph, text] : texts) glyphs.insert(glyph);
            own = subset_of_glyphs(face, glyphs);
        }
        fonts.emplace(
            part, add_font(document,
                           {.face = face, .subset = part.is_own ? own : *shared, .texts = texts}));
    }
    return fonts;
}

// What lies beneath keeps its colours and line widths to itself.
std::string page_operators(const Page& page) {
    const std::string& beneath = page.underlay().operators();
    return beneath.empty() ? page.content().operators()
                           : "q\n" + beneath + "Q\n" + page.content().operators();
}

HaruDictionary add_page(HaruDocument& document, const Page& page, const Fonts& fonts) {
    const HaruDictionary made = document.add_page(page.size().width, page.size().height,
                                                  deflated(page_operators(page), Effort::quick));
    std::set<FontPart> used = page.content().fonts();
    used.merge(std::set<FontPart>(page.underlay().fonts()));
    if (used.empty()) return made;
    HaruDictionary names = document.dictionary();
    for (const FontPart part : used) names.add(resource_name(part).c_str(), fonts.at(part));
    document.page_resources(made).add("Font", names);
    return made;
}

void add_properties(HaruDocument& document, const DocumentProperties& properties) {
    HaruDictionary information = document.information();
    const auto add = [&](const char* key, const std::string& value) {
        if (!value.empty()) information.text(key, value);
    };
    add("Title", properties.title);
    add("Author", properties.author);
    add("Subject", properties.subject);
    add("Keywords", properties.keywords);
    add("Creator", properties.creator);
    if (properties.created_on) {
        std::string day = scales::day_text(*properties.created_on);
        std::erase(day, '-');
        information.text("CreationDate", "D:" + day + "000000Z");
        information.text("ModDate", "D:" + day + "000000Z");
    }

    HaruDictionary preferences = document.dictionary();
    preferences.boolean("DisplayDocTitle", true);
    if (properties.language.direction == Direction::right_to_left)
        preferences.name("Direction", "R2L");
    document.catalog().add("ViewerPreferences", preferences);
    document.catalog().text("Lang", properties.language.tag);
}

// The ID is made from the whole file, written with this in its place first.
constexpr std::string_view id_place = "dubrovnik-id-16b";
static_assert(id_place.size() == 16);

void add_id_place(HaruDocument& document) {
    HaruArray id = document.array();
    id.binary(id_place).binary(id_place);
    document.trailer().add("ID", id);
}

template <typename Bytes>
std::string hexadecimal(const Bytes& bytes) {
    std::string text;
    for (const auto byte : bytes) text += fmt::format("{:02X}", static_cast<unsigned char>(byte));
    return text;
}

void fill_id(std::string& bytes) {
    const std::string place = hexadecimal(id_place);
    const std::string id = hexadecimal(content_digest(bytes));
    for (int count = 0; count < 2; ++count) {
        const std::size_t at = bytes.rfind(place);
        scales::ensure(at != std::string::npos, "libharu writes binary strings in hexadecimal");
        bytes.replace(at, place.size(), id);
    }
}

} // namespace

std::string pdf_bytes(const PdfSource& source) {
    HaruDocument document;
    const Fonts fonts = add_fonts(document, source);
    std::vector<OutlinePage> pages;
    for (const auto& page : source.pages)
        pages.push_back({.page = add_page(document, *page, fonts), .height = page->size().height});
    add_outline(document, pages, source.bookmarks);
    add_properties(document, source.properties);
    add_id_place(document);
    std::string bytes = document.bytes();
    fill_id(bytes);
    return bytes;
}

} // namespace dubrovnik::invoicing::typesetting
