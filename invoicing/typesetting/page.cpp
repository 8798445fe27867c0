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

Page::Page(Document& document, PageSize size, std::size_t index)
    : document_(document)
    , size_(size)
    , index_(index)
    , content_(size.height)
    , underlay_(size.height)
    , current_(&content_) {}

const Language& Page::language() const {
    return document_.properties().language;
}

double Page::text(const TextPlace& place, const RichText& text, const TextStyle& style) {
    const Language& language = document_.properties().language;
    const Line line = document_.typesetter().line(text, style, language);
    if (place.width_at_most > 0 && line.width > place.width_at_most + tolerance)
        throw overflow(text, line.width, place.width_at_most);
    const Alignment alignment = resolved(place.alignment, language.direction);
    as_text([&] {
        set_line(line, style, {left_end(alignment, place.x, line.width), place.baseline});
    });
    return line.width;
}

double Page::text(const TextPlace& place, std::string_view text, const TextStyle& style) {
    return this->text(place, plain(text), style);
}

double Page::width(const RichText& text, const TextStyle& style) const {
    return document_.typesetter().width(text, style, language());
}

double Page::paragraph(const BoxPlace& place, const RichText& text, const ParagraphStyle& style) {
    const SetParagraph set =
        document_.typesetter().paragraph(text, style, document_.properties().language, place.width);
    as_text([&] {
        double baseline = place.top + set.ascent;
        for (const Line& line : set.lines) {
            set_line(line, set.style, {place.x + line.offset, baseline});
            baseline += set.style.leading;
        }
    });
    return set.height();
}

void Page::line(Point from, Point to, const Stroke& stroke) {
    path(Path().move_to(from).line_to(to), {.fill = std::nullopt, .stroke = stroke});
}

void Page::rectangle(const Rectangle& area, const Paint& paint) {
    path(Path().rectangle(area), paint);
}

void Page::path(const Path& path, const Paint& paint) {
    mark_graphics();
    current_->path(path, paint);
}

void Page::path(const Path& path, const Paint& paint, const Grid& grid) {
    mark_graphics();
    current_->path(path, paint, grid);
}

void Page::picture(const Picture& picture, const Rectangle& area) {
    if (const auto* raster = std::get_if<std::shared_ptr<const Raster>>(&picture)) {
        mark_graphics();
        return current_->raster(*raster, area);
    }
    const auto& drawing = std::get<Drawing>(picture);
    for (const auto& shape : drawing.shapes)
        path(placed(shape.path, area.width / drawing.width, {area.x, area.y}),
             {.fill = shape.fill});
}

void Page::set_line(const Line& line, const TextStyle& style, Point left_of_baseline) {
    if (line.pieces.empty()) return;
    mark_text();
    if (!artifact_) document_.structure().add_text(document_.structure().open(), line);
    for (const LinePiece& piece : line.pieces) document_.glyph_use().add(*piece.word);
    if (line.space) document_.glyph_use().add(*line.space);
    current_->text(line, style, left_of_baseline, document_.glyph_use());
}

void Page::as_text(const std::function<void()>& draw) {
    if (artifact_) return draw();
    within(document_.structure().text_element(), draw);
}

void Page::tagged(Element element, const std::function<void()>& draw) {
    if (artifact_) return draw();
    within(document_.structure().add(std::move(element)), draw);
}

void Page::within(ElementId element, const std::function<void()>& draw) {
    document_.structure().within(element, draw);
}

void Page::mark_element(ElementId element) {
    if (current_->mark() == Mark{.kind = Mark::Kind::element, .element = element}) return;
    Structure& structure = document_.structure();
    const MarkedContent content = structure.mark(element, index_);
    current_->begin_element(element, tag_name(structure.element(element).tag), content.number);
}

void Page::mark_text() {
    if (artifact_)
        mark_graphics();
    else
        mark_element(document_.structure().open());
}

void Page::mark_graphics() {
    const Structure& structure = document_.structure();
    if (!artifact_ && structure.element(structure.open()).tag == Tag::figure)
        return mark_element(structure.open());
    const Mark wanted{.kind = artifact_.value_or(Mark::Kind::artifact)};
    if (current_->mark() != wanted) current_->begin_artifact(wanted.kind);
}

void Page::draw_artifact(Mark::Kind kind, const std::function<void()>& draw) {
    const auto outer = artifact_;
    if (!artifact_) artifact_ = kind; // artifacts do not nest
    draw();
    artifact_ = outer;
}

void Page::artifact(const std::function<void()>& draw) {
    draw_artifact(Mark::Kind::artifact, draw);
}

void Page::page_artifact(const std::function<void()>& draw) {
    draw_artifact(Mark::Kind::page_artifact, draw);
}

void Page::beneath(const std::function<void()>& draw) {
    Content* const above = current_;
    current_ = &underlay_;
    page_artifact(draw);
    current_ = above;
}

void Page::finish() {
    content_.end_mark();
    underlay_.end_mark();
}

} // namespace dubrovnik::invoicing::typesetting
