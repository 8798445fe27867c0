#include "invoicing/typesetting/pdf_writer.hpp"

#include "invoicing/typesetting/deflate.hpp"
#include "invoicing/typesetting/pdf_font.hpp"
#include "invoicing/typesetting/pdf_outline.hpp"
#include "invoicing/typesetting/pdf_structure.hpp"

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

} // namespace

std::string pdf_bytes(const PdfSource& source) {
    HaruDocument document;
    const Fonts fonts = add_fonts(document, source);
    std::vector<PlacedPage> pages;
    for (const auto& page : source.pages)
        pages.push_back({.page = add_page(document, *page, fonts), .height = page->size().height});
    add_outline(document, pages, source.bookmarks);
    add_structure(document, pages, source.structure);
    add_properties(document, source.properties);
    return document.bytes(FileForm::packed);
}

} // namespace dubrovnik::invoicing::typesetting
