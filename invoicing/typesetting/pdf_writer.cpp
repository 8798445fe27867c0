#include "invoicing/typesetting/pdf_writer.hpp"

#include "invoicing/typesetting/deflate.hpp"
#include "invoicing/typesetting/pdf_font.hpp"
#include "invoicing/typesetting/pdf_metadata.hpp"
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
        fonts.emplace(part, add_font(document, {.face = face,
                                                .subset = part.is_own ? own : *shared,
                                                .texts = texts,
                                                .lists_glyphs = source.fonts.archive().part ==
                                                                ArchivePart::one}));
    }
    return fonts;
}

// What lies beneath keeps its colours and line widths to itself.
std::string page_operators(const Page& page) {
    const std::string& beneath = page.underlay().operators();
    return beneath.empty() ? page.content().operators()
                           : "q\n" + beneath + "Q\n" + page.content().operators();
}

using Images = std::map<std::string, HaruDictionary>;

HaruDictionary add_image(HaruDocument& document, const Raster& raster) {
    HaruDictionary image = document.stream(raster.deflated);
    image.name("Type", "XObject").name("Subtype", "Image");
    image.number("Width", raster.width).number("Height", raster.height);
    image.name("ColorSpace", raster.is_grey ? "DeviceGray" : "DeviceRGB");
    image.number("BitsPerComponent", 8);
    return image;
}

// Each once, on however many pages it stands.
Images add_images(HaruDocument& document, const PdfSource& source) {
    Images images;
    for (const auto& page : source.pages)
        for (const auto& [name, raster] : page->content().rasters())
            if (!images.contains(name)) images.emplace(name, add_image(document, *raster));
    return images;
}

void add_image_names(HaruDocument& document, const HaruDictionary& made, const Page& page,
                     const Images& images) {
    if (page.content().rasters().empty()) return;
    HaruDictionary names = document.dictionary();
    for (const auto& [name, raster] : page.content().rasters())
        names.add(name.c_str(), images.at(name));
    document.page_resources(made).add("XObject", names);
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

// Level A wants to know what every glyph says; what joins or splits letters may leave one without.
ArchiveClaim claim_of(const PdfSource& source) {
    if (source.fonts.archive().part == ArchivePart::one) return {.part = 1, .level = 'B'};
    return {.part = 3, .level = source.glyph_use.has_every_text() ? 'A' : 'B'};
}

} // namespace

std::string pdf_bytes(const PdfSource& source) {
    HaruDocument document;
    const Fonts fonts = add_fonts(document, source);
    std::vector<PlacedPage> pages;
    const Images images = add_images(document, source);
    for (const auto& page : source.pages) {
        pages.push_back({.page = add_page(document, *page, fonts), .height = page->size().height});
        add_image_names(document, pages.back().page, *page, images);
    }
    add_outline(document, pages, source.bookmarks);
    add_structure(document, pages, source.structure);
    add_properties(document, source.properties, claim_of(source));
    add_output_intent(document, *source.fonts.archive().colours);
    if (source.fonts.archive().part == ArchivePart::one) return document.bytes(FileForm::plain);
    add_attachments(document, source.attachments, source.properties.created_on);
    return document.bytes(FileForm::packed);
}

} // namespace dubrovnik::invoicing::typesetting
