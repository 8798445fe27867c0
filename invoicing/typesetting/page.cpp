#include "invoicing/typesetting/page.hpp"

#include "invoicing/typesetting/document.hpp"
#include "invoicing/typesetting/line_filling.hpp"
#include "scales/finding.hpp"

#include <fmt/format.h>

namespace dubrovnik::invoicing::typesetting {

namespace {

// Two decimals of a point are finer than any printer.
constexpr double tolerance = 0.01;

scales::Refused overflow(const RichText& text, double width, double width_at_most) {
    std::string shown;
    for (const TextRun& run : text) shown += run.text;
    return scales::Refused(
        scales::Finding{.code = "layout.overflow",
                        .message = fmt::format("\"{}\" is {:.1f} points wide, must fit into {:.1f}",
                                               shown, width, width_at_most),
                        .place = {},
                        .hint = "shorten the text"});
}

double left_end(Alignment alignment, double x, double width) {
    if (alignment == Alignment::right) return x - width;
    return alignment == Alignment::centre ? x - width / 2 : x;
}

} // namespace

Page::Page(Document& document, PageSize size)
    : document_(document)
    , size_(size)
    , content_(size.height)
    , underlay_(size.height)
    , current_(&content_) {}

double Page::text(const TextPlace& place, const RichText& text, const TextStyle& style) {
    const Language& language = document_.properties().language;
    const Line line = document_.typesetter().line(text, style, language);
    if (place.width_at_most > 0 && line.width > place.width_at_most + tolerance)
        throw overflow(text, line.width, place.width_at_most);
    const Alignment alignment = resolved(place.alignment, language.direction);
    set_line(line, style, {left_end(alignment, place.x, line.width), place.baseline});
    return line.width;
}

double Page::text(const TextPlace& place, std::string_view text, const TextStyle& style) {
    return this->text(place, plain(text), style);
}

double Page::paragraph(const BoxPlace& place, const RichText& text, const ParagraphStyle& style) {
    const SetParagraph set =
        document_.typesetter().paragraph(text, style, document_.properties().language, place.width);
    double baseline = place.top + set.ascent;
    for (const Line& line : set.lines) {
        set_line(line, set.style, {place.x + line.offset, baseline});
        baseline += set.style.leading;
    }
    return set.height();
}

void Page::line(Point from, Point to, const Stroke& stroke) {
    path(Path().move_to(from).line_to(to), {.fill = std::nullopt, .stroke = stroke});
}

void Page::rectangle(const Rectangle& area, const Paint& paint) {
    path(Path().rectangle(area), paint);
}

void Page::path(const Path& path, const Paint& paint) {
    current_->path(path, paint);
}

void Page::set_line(const Line& line, const TextStyle& style, Point left_of_baseline) {
    for (const LinePiece& piece : line.pieces) document_.glyph_use().add(*piece.word);
    current_->text(line, style, left_of_baseline, document_.glyph_use());
}

void Page::artifact(const std::function<void()>& draw) {
    if (in_artifact_) return draw(); // artifacts do not nest
    in_artifact_ = true;
    current_->begin_artifact();
    draw();
    current_->end_artifact();
    in_artifact_ = false;
}

void Page::beneath(const std::function<void()>& draw) {
    Content* const above = current_;
    const bool was_artifact = in_artifact_;
    current_ = &underlay_;
    in_artifact_ = false;
    artifact(draw);
    current_ = above;
    in_artifact_ = was_artifact;
}

} // namespace dubrovnik::invoicing::typesetting
