#include "tests/invoicing/typesetting_samples.hpp"

#include "tests/invoicing/document_samples.hpp"

namespace dubrovnik::tests {

using namespace invoicing::typesetting;

FontSet test_fonts() {
    FontFiles files = noto_font_files("/usr/share/fonts");
    for (auto& [style, paths] : files)
        paths.push_back(style.emphasis == Emphasis::bold
                            ? "/usr/share/fonts/truetype/noto/NotoNaskhArabic-Bold.ttf"
                            : "/usr/share/fonts/truetype/noto/NotoNaskhArabic-Regular.ttf");
    return FontSet::load(files);
}

const BatchFonts& latin_fonts() {
    static const BatchFonts fonts(test_fonts(), sample_archive(), for_all_styles(basic_latin()));
    return fonts;
}

const BatchFonts& unsubsetted_fonts() {
    static const BatchFonts fonts(test_fonts(), sample_archive(), {}, BatchFonts::Cut::whole);
    return fonts;
}

std::string made(const MadeDocument& sample) {
    Typesetter typesetter(sample.fonts);
    Document document(typesetter, {.title = "Sample", .language = sample.language});
    sample.draw(document);
    return std::move(document).finish();
}

std::string page_of(const std::vector<std::string>& texts, const BatchFonts& fonts,
                    const Language& language) {
    return made({.fonts = fonts, .language = language, .draw = [&](Document& document) {
                     Page& page = document.add_page();
                     double top = 40;
                     for (const std::string& text : texts)
                         for (const Family family : {Family::serif, Family::sans})
                             for (const Emphasis emphasis :
                                  {Emphasis::regular, Emphasis::bold, Emphasis::italic})
                                 top += page.paragraph(
                                     {.x = 50, .top = top, .width = 495}, {{text, emphasis}},
                                     {.text = {.family = family, .size = 11, .leading = 16}});
                 }});
}

std::string extracted(const std::string& pdf) {
    return flattened(asked("pdftotext -raw FILE -", pdf).text);
}

std::vector<std::string> extracted_pages(const std::string& pdf) {
    const std::string text = asked("pdftotext -layout FILE -", pdf).text;
    std::vector<std::string> pages;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\f', begin), text.size());
        pages.push_back(flattened(text.substr(begin, end - begin)));
        begin = end + 1;
    }
    return pages;
}

} // namespace dubrovnik::tests
