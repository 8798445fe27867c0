#include "invoicing/typesetting/flow_blocks.hpp"

#include "invoicing/typesetting/table_rows.hpp"

#include <algorithm>
#include <memory>

namespace dubrovnik::invoicing::typesetting {

namespace {

Piece row_piece(std::shared_ptr<const SetRow> row, bool keep_with_next) {
    const double height = row->height;
    return {.height = height,
            .draw = [row = std::move(row)](Page& page,
                                           Point top_left) { draw_row(page, *row, top_left); },
            .keep_with_next = keep_with_next};
}

// Sets and tags the rows of one table.
class TableBlock {
  public:
    TableBlock(const Table& table, Document& document)
        : table_(table)
        , document_(document) {}

    Block made() {
        Block block{
            .fewest = 2, .space_before = table_.space_before, .space_after = table_.space_after};
        const bool has_head = !table_.head.cells.empty();
        if (has_head) block.head = piece(table_.head, RowKind::head);
        for (const Row& row : table_.rows)
            block.pieces.push_back(piece(row, has_head ? RowKind::row : RowKind::row_with_head));
        if (table_.carried && !table_.rows.empty()) add_carried(block);
        return block;
    }

  private:
    SetRow set(const Row& row) const {
        return set_row(table_, row, document_.typesetter(), document_.properties().language);
    }

    Piece piece(const Row& row, RowKind kind) const {
        auto tagged = std::make_shared<SetRow>(set(row));
        add_row(document_.structure(), *tagged, kind);
        return row_piece(std::move(tagged), row.keep_with_next);
    }

    // Sub-totals are no rows of the table: they say again what its rows say.
    void add_carried(Block& block) const {
        std::vector<std::shared_ptr<const SetRow>> carried;
        for (std::size_t count = 0; count <= table_.rows.size(); ++count) {
            carried.push_back(std::make_shared<const SetRow>(set(table_.carried(count))));
            block.carried_height = std::max(block.carried_height, carried.back()->height);
        }
        block.draw_carried = [carried = std::move(carried)](Page& page, Point top_left,
                                                            std::size_t count) {
            draw_row(page, *carried[count], top_left);
        };
    }

    const Table& table_;
    Document& document_;
};

} // namespace

Block paragraph_block(const RichText& text, const ParagraphStyle& style, Document& document,
                      double width) {
    auto set = std::make_shared<const SetParagraph>(
        document.typesetter().paragraph(text, style, document.properties().language, width));
    const ElementId element = document.structure().text_element();
    Block block{.fewest = 2,
                .space_before = style.space_before,
                .space_after = style.space_after,
                .keep_with_next = style.keep_with_next};
    for (std::size_t index = 0; index < set->lines.size(); ++index)
        block.pieces.push_back({.height = set->style.leading,
                                .draw = [set, index, element](Page& page, Point top_left) {
                                    const Line& line = set->lines[index];
                                    page.within(element, [&] {
                                        page.set_line(
                                            line, set->style,
                                            {top_left.x + line.offset, top_left.y + set->ascent});
                                    });
                                }});
    if (style.keep_with_next) block.fewest = block.pieces.size();
    return block;
}

Block table_block(const Table& table, Document& document) {
    return TableBlock(table, document).made();
}

Block room_block(Document& document, RoomSize size, Element element,
                 std::function<void(Page&, const Rectangle&)> draw) {
    Structure& structure = document.structure();
    const ElementId id = structure.add(std::move(element));
    Block block;
    block.pieces.push_back(
        {.height = size.height,
         .draw = [&structure, id, size, draw = std::move(draw)](Page& page, Point top_left) {
             const Rectangle area{top_left.x, top_left.y, size.width, size.height};
             structure.place(id, area);
             page.within(id, [&] { draw(page, area); });
         }});
    return block;
}

} // namespace dubrovnik::invoicing::typesetting
