#include "invoicing/documents/page_head.hpp"

#include "invoicing/documents/mirror.hpp"
#include "scales/finding.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace dubrovnik::invoicing {

namespace {

using typesetting::Alignment;

constexpr double column_gap = 24;

typesetting::TextStyle style_of(typesetting::Family family, double size,
                                typesetting::Colour colour) {
    return family == typesetting::Family::serif ? design::serif(size, colour)
                                                : design::sans(size, colour);
}

// One paragraph of several lines.
std::string joined(const std::vector<std::string>& lines) {
    return fmt::format("{}", fmt::join(lines, "\n"));
}

Mirror mirror_of(const typesetting::Page& page) {
    return {page.language(), design::left_edge, design::right_edge};
}

// Answers where the sender's text ends.
double set_sender(typesetting::Page& page, const std::string& sender, typesetting::BoxPlace place) {
    const auto end_of_name = sender.find('\n');
    place.top += page.paragraph(place, typesetting::bold(sender.substr(0, end_of_name)),
                                {.text = design::serif(11.5, design::accent)});
    if (end_of_name == std::string::npos) return place.top;
    const auto below = typesetting::plain(sender.substr(end_of_name + 1));
    return place.top + page.paragraph(place, below, {.text = design::serif(8.5, design::quiet)});
}

// The logo where the head begins, as large as its box allows. Answers how far the text moves over.
constexpr double logo_height = typesetting::millimetres(14);
constexpr double logo_width = typesetting::millimetres(34);
constexpr double logo_gap = typesetting::millimetres(4);

double set_logo(typesetting::Page& page, const Logo& logo) {
    if (!logo.picture) return 0;
    const double proportion = typesetting::width_over_height(*logo.picture);
    const double width = std::min(logo_width, logo_height * proportion);
    const auto place = mirror_of(page).box({design::left_edge, design::letterhead_top, width});
    page.artifact([&] {
        page.picture(*logo.picture, {place.x, place.top, width, width / proportion});
    });
    return width + logo_gap;
}

// The rule below the head cuts neither the logo nor the address.
double head_foot(double text_foot, const Logo& logo) {
    double foot = text_foot;
    if (logo.picture) {
        const double proportion = typesetting::width_over_height(*logo.picture);
        const double height = std::min(logo_height, logo_width / proportion);
        foot = std::max(foot, design::letterhead_top + height);
    }
    if (foot + 6 <= design::address_top) return foot;
    throw scales::Refused(
        {.code = "layout.overflow",
         .message = fmt::format("the head ends {:.0f} points below the page's top, "
                                "must end {:.0f} at most, above the address",
                                foot, design::address_top - 6),
         .place = {"office.toml"},
         .hint = "shorten it, or take a narrower logo"});
}

} // namespace

void set_senders(typesetting::Page& page, const std::vector<std::string>& senders,
                 const Logo& logo) {
    const double moved = set_logo(page, logo);
    const auto count = static_cast<double>(senders.size());
    const double width = (design::measure - moved - column_gap * (count - 1)) / count;
    typesetting::BoxPlace place{design::left_edge + moved, design::letterhead_top, width};
    double bottom = 0;
    for (const auto& sender : senders) {
        bottom = std::max(bottom, set_sender(page, sender, mirror_of(page).box(place)));
        place.x += width + column_gap;
    }
    bottom = head_foot(bottom, logo);
    page.line({design::left_edge, bottom + 6}, {design::right_edge, bottom + 6},
              design::strong_rule);
}

std::string first_lines(const std::vector<std::string>& senders) {
    std::string lines;
    for (const auto& sender : senders)
        lines += (lines.empty() ? "" : "; ") + sender.substr(0, sender.find('\n'));
    return lines;
}

void set_letterhead(typesetting::Page& page, const Letterhead& letterhead,
                    const std::string& telephone, const std::string& title) {
    const double moved = set_logo(page, letterhead.logo);
    auto place = mirror_of(page).box(
        {design::left_edge + moved, design::letterhead_top, design::measure * 0.62 - moved});
    page.tagged({.tag = typesetting::Tag::heading_1}, [&] {
        page.text({.x = mirror_of(page).at(design::right_edge),
                   .baseline = place.top + design::title_size * 0.82,
                   .alignment = Alignment::end,
                   .width_at_most = design::measure * 0.36},
                  title, design::sans(design::title_size, design::accent));
    });
    place.top += page.paragraph(place, typesetting::bold(letterhead.name),
                                {.text = design::sans(design::head_size, design::accent)});
    auto lines = letterhead.address;
    std::string reach = telephone;
    for (const auto& each : {letterhead.email, letterhead.website})
        if (!each.empty()) reach += (reach.empty() ? "" : " · ") + each;
    lines.push_back(reach);
    place.top += page.paragraph(place, typesetting::plain(joined(lines)),
                                {.text = design::sans(design::small_size, design::quiet)});
    const double foot = head_foot(place.top, letterhead.logo);
    page.line({design::left_edge, foot + 6}, {design::right_edge, foot + 6}, design::strong_rule);
}

void set_address(typesetting::Page& page, const std::vector<std::string>& lines,
                 const typesetting::TextStyle& style) {
    typesetting::BoxPlace place{design::left_edge, design::address_top, design::address_width};
    place.top += page.paragraph(place, typesetting::plain(joined(lines)), {.text = style});
    if (place.top <= design::address_foot) return;
    throw scales::Refused({.code = "document.address",
                           .message = "the address that begins with “" + lines.front() +
                                      "” is too long for the window, must fit it",
                           .place = {"addressees.csv"},
                           .hint = "shorten its lines; an envelope shows about nine of them"});
}

void set_label_and_value(typesetting::Page& page, const std::function<void()>& label,
                         const std::function<void()>& value) {
    page.tagged({.tag = typesetting::Tag::row}, [&] {
        page.tagged({.tag = typesetting::Tag::row_head}, label);
        page.tagged({.tag = typesetting::Tag::cell}, value);
    });
}

void set_facts(typesetting::Page& page, const std::vector<LabelledText>& facts,
               typesetting::Family family) {
    const Mirror mirror(page.language(), design::facts_left, design::right_edge);
    const double start = mirror.at(design::facts_left);
    double baseline = design::address_top + 8;
    const auto set_fact = [&](const LabelledText& fact) {
        set_label_and_value(
            page,
            [&] {
                page.text({.x = start, .baseline = baseline, .alignment = Alignment::start},
                          fact.label, style_of(family, design::small_size, design::quiet));
            },
            [&] {
                page.text({.x = start,
                           .baseline = baseline + 12,
                           .alignment = Alignment::start,
                           .width_at_most = design::right_edge - design::facts_left},
                          fact.text, style_of(family, design::text_size, design::ink));
            });
        baseline += 27;
    };
    page.tagged({.tag = typesetting::Tag::table}, [&] {
        for (const auto& fact : facts) set_fact(fact);
    });
}

void set_footer(typesetting::Page& page, const FooterWords& words, typesetting::Family family,
                double baseline) {
    const auto style = style_of(family, design::small_size, design::quiet);
    const double rule = baseline - 11;
    page.line({design::left_edge, rule}, {design::right_edge, rule}, design::thin_rule);
    const auto mirror = mirror_of(page);
    page.text(
        {.x = mirror.at(design::left_edge), .baseline = baseline, .alignment = Alignment::start},
        words.start, style);
    page.text(
        {.x = mirror.at(design::right_edge), .baseline = baseline, .alignment = Alignment::end},
        words.end, style);
}

} // namespace dubrovnik::invoicing
