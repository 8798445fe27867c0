#include "invoicing/documents/letter_form.hpp"

#include "invoicing/documents/page_design.hpp"
#include "invoicing/documents/page_head.hpp"

#include <algorithm>

namespace dubrovnik::invoicing {

typesetting::ParagraphStyle letter_paragraph(double size, double space_after) {
    return {.text = design::serif(size),
            .alignment = typesetting::Alignment::start,
            .space_after = space_after};
}

typesetting::ParagraphStyle letter_body(double size) {
    auto style = letter_paragraph(size, size * 0.62);
    style.alignment = typesetting::Alignment::justified;
    return style;
}

LetterSizes letter_sizes(std::string_view language) {
    if (language == "ar") return {10.8, 10.4, 10.0, 9.6, 9.2};
    return {9.6, 9.3, 9.0, 8.7, 8.4};
}

double column_scale(double size) {
    return std::max(1.0, size / letter_sizes("en").front());
}

typesetting::DocumentProperties letter_properties(const LetterIdentity& identity) {
    return {.title = identity.title,
            .author = first_lines(identity.senders),
            .subject = identity.subject,
            .keywords = identity.reference,
            .creator = "Dubrovnik",
            .language = design::language_of(identity.language),
            .created_on = identity.day};
}

void set_letter_top(typesetting::Flow& flow, const LetterTop& top, double size) {
    auto& page = flow.page();
    set_senders(page, top.senders, top.logo);
    set_address(page, top.addressee, design::serif(size));
    set_facts(page, {top.date, top.reference}, typesetting::Family::serif);
    flow.tagged({.tag = typesetting::Tag::heading_1}, [&] {
        flow.paragraph(typesetting::bold(top.subject), letter_paragraph(size, size * 0.9));
    });
    flow.paragraph(typesetting::plain(top.salutation), letter_paragraph(size, size * 0.7));
}

void finish_letter(typesetting::Document& document, Words& words, const LetterFoot& foot) {
    // Drawn when the document is finished: the words must live until then.
    document.decorate([&words, reference = foot.reference](typesetting::Page& page,
                                                           typesetting::PageNumber number) {
        set_footer(
            page,
            {.start = reference,
             .end = words.label("page", Fields()
                                            .text("page", std::to_string(number.number))
                                            .text("pages", std::to_string(number.page_count)))},
            typesetting::Family::serif);
    });
    if (!foot.specimen.empty())
        document.watermark({.text = foot.specimen, .colour = design::specimen});
}

} // namespace dubrovnik::invoicing
