#include "invoicing/typesetting/flow.hpp"

#include "invoicing/typesetting/flow_blocks.hpp"
#include "scales/ensure.hpp"
#include "scales/finding.hpp"

#include <exception>
#include <fmt/format.h>

namespace dubrovnik::invoicing::typesetting {

struct Flow::State {
    Document& document;
    FlowFrame frame;
    double y = 0;
    double space = 0; // before the next block; nothing at the top of a page
    std::vector<Block> pending = {};
    bool in_group = false;
    bool is_finished = false;

    Page& page() { return document.page(document.page_count() - 1); }
    double bottom() { return page().size().height - frame.margins.bottom; }
    bool at_top() const { return y == top(); }
    double top() const {
        return document.page_count() == 1 && frame.first_page_top > 0 ? frame.first_page_top
                                                                      : frame.margins.top;
    }
    void start_page() {
        document.add_page();
        y = top();
        space = 0;
    }

    void add(Block block);
    void settle();
    bool fits_here(double height) { return y + (at_top() ? 0 : space) + height <= bottom(); }
    void place(const Block& block);
    void draw_pieces(const Block& block, std::size_t first, std::size_t count);
    std::size_t count_on_this_page(const Block& block, std::size_t first);
};

void Flow::State::add(Block block) {
    const bool waits = in_group || block.keep_with_next;
    pending.push_back(std::move(block));
    if (!waits) settle();
}

// Blocks that belong together begin a new page when they would be torn apart here.
void Flow::State::settle() {
    if (pending.empty()) return;
    std::vector<Block> blocks;
    std::swap(blocks, pending);
    double needed = 0;
    for (std::size_t index = 0; index + 1 < blocks.size(); ++index)
        needed += (index > 0 ? blocks[index].space_before : 0) + blocks[index].height() +
                  blocks[index].space_after;
    needed += blocks.size() > 1 ? blocks.back().space_before : 0;
    needed += in_group ? blocks.back().height() : least_height(blocks.back());
    space += blocks.front().space_before;
    if (!fits_here(needed) && !at_top()) start_page();
    for (std::size_t index = 0; index < blocks.size(); ++index) {
        if (index > 0) space += blocks[index].space_before;
        place(blocks[index]);
        space += blocks[index].space_after;
    }
}

std::size_t Flow::State::count_on_this_page(const Block& block, std::size_t first) {
    const double room = bottom() - y - block.head.height - (first > 0 ? block.carried_height : 0);
    const std::size_t count = fitting_count(block, first, room);
    if (count == 0 && at_top()) {
        // Rules of beauty yield before the page's end does.
        Block plain = block;
        plain.fewest = 1;
        for (Piece& piece : plain.pieces) piece.keep_with_next = false;
        const std::size_t forced = fitting_count(plain, first, room);
        if (forced == 0)
            throw scales::Refused(scales::Finding{
                .code = "layout.overflow",
                .message = fmt::format("a row or figure is {:.0f} points high, must fit into the "
                                       "{:.0f} points of a page",
                                       block.pieces[first].height, room),
                .place = {},
                .hint = "shorten the text"});
        return forced;
    }
    return count;
}

void Flow::State::place(const Block& block) {
    if (block.pieces.empty()) return;
    if (!at_top()) y += space;
    space = 0;
    for (std::size_t first = 0; first < block.pieces.size();) {
        const std::size_t count = count_on_this_page(block, first);
        if (count > 0) draw_pieces(block, first, count);
        first += count;
        if (first < block.pieces.size()) start_page();
    }
}

void Flow::State::draw_pieces(const Block& block, std::size_t first, std::size_t count) {
    const double left = frame.margins.left;
    const auto draw_head = [&] { block.head.draw(page(), {left, y}); };
    if (block.head.draw) first > 0 ? page().artifact(draw_head) : draw_head();
    y += block.head.height;
    if (first > 0 && block.draw_carried) {
        block.draw_carried(page(), {left, y}, first);
        y += block.carried_height;
    }
    for (std::size_t index = first; index < first + count; ++index) {
        block.pieces[index].draw(page(), {left, y});
        y += block.pieces[index].height;
    }
    if (first + count < block.pieces.size() && block.draw_carried)
        block.draw_carried(page(), {left, y}, first + count);
}

namespace {

Tag heading_tag(int level) {
    return level <= 1 ? Tag::heading_1 : level == 2 ? Tag::heading_2 : Tag::heading_3;
}

} // namespace

Flow::Flow(Document& document, FlowFrame frame)
    : state_(std::make_unique<State>(State{.document = document, .frame = frame})) {
    state_->start_page();
}

Flow::~Flow() {
    scales::ensure(state_->is_finished || std::uncaught_exceptions() > 0, "a flow is finished");
}

void Flow::paragraph(const RichText& text, const ParagraphStyle& style) {
    state_->add(paragraph_block(text, style, state_->document, width()));
}

void Flow::heading(const std::string& text, const HeadingStyle& style) {
    ParagraphStyle paragraph = style.paragraph;
    paragraph.keep_with_next = true;
    Block block;
    tagged({.tag = heading_tag(style.bookmark_level)},
           [&] { block = paragraph_block(bold(text), paragraph, state_->document, width()); });
    if (style.bookmark_level > 0 && !block.pieces.empty()) {
        State* const state = state_.get();
        block.pieces.front().draw = [state, text, level = style.bookmark_level,
                                     draw = block.pieces.front().draw](Page& page, Point top_left) {
            draw(page, top_left);
            state->document.bookmark({.title = text,
                                      .page_index = state->document.page_count() - 1,
                                      .y = top_left.y,
                                      .level = level});
        };
    }
    state_->add(std::move(block));
}

void Flow::table(const Table& table) {
    Block block;
    tagged({.tag = Tag::table}, [&] { block = table_block(table, state_->document); });
    state_->add(std::move(block));
}

void Flow::gap(double height) {
    // Between a heading and what it is kept with, the room is kept too.
    Block block{.space_after = height};
    block.keep_with_next = !state_->pending.empty();
    state_->add(std::move(block));
}

void Flow::rule(const Stroke& stroke) {
    const double length = width();
    Block block;
    block.pieces.push_back(
        {.height = stroke.width, .draw = [stroke, length](Page& page, Point top_left) {
             const double y = top_left.y + stroke.width / 2;
             page.artifact([&] { page.line({top_left.x, y}, {top_left.x + length, y}, stroke); });
         }});
    state_->add(std::move(block));
}

void Flow::room(double height, Draw draw) {
    state_->add(room_block(state_->document, {.width = width(), .height = height},
                           {.tag = Tag::division}, std::move(draw)));
}

void Flow::figure(double height, const std::string& alternative, Draw draw) {
    state_->add(room_block(state_->document, {.width = width(), .height = height},
                           {.tag = Tag::figure, .alternative = alternative}, std::move(draw)));
}

void Flow::tagged(Element element, const std::function<void()>& add) {
    Structure& structure = state_->document.structure();
    structure.within(structure.add(std::move(element)), add);
}

void Flow::keep_together(const std::function<void()>& add) {
    scales::ensure(!state_->in_group, "groups that stay together do not nest");
    state_->in_group = true;
    add();
    state_->settle();
    state_->in_group = false;
}

void Flow::new_page() {
    state_->settle();
    state_->start_page();
}

double Flow::y() {
    state_->settle();
    return state_->y + (state_->at_top() ? 0 : state_->space);
}

double Flow::height_left() {
    const double top = y();
    return state_->bottom() - top;
}

Page& Flow::page() {
    state_->settle();
    return state_->page();
}

double Flow::left() const {
    return state_->frame.margins.left;
}

double Flow::width() const {
    const Margins& margins = state_->frame.margins;
    return state_->page().size().width - margins.left - margins.right;
}

void Flow::finish() {
    state_->settle();
    state_->is_finished = true;
}

} // namespace dubrovnik::invoicing::typesetting
