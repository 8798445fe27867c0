// TableRows: a table's rows, measured and ready to be drawn at any height of any page.
#pragma once

#include "invoicing/typesetting/page.hpp"
#include "invoicing/typesetting/table.hpp"
#include "invoicing/typesetting/typesetter.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace dubrovnik::invoicing::typesetting {

struct SetCell {
    double x = 0; // of the cell's text box, from the table's left edge
    SetParagraph text;
    std::size_t column_count = 1;
    std::optional<ElementId> element = std::nullopt; // of the structure; nothing: an artifact
};

struct SetRow {
    std::vector<SetCell> cells;
    std::optional<Stroke> rule_above;
    std::optional<Stroke> rule_below;
    std::optional<Colour> fill;
    double width = 0;
    double height = 0;
    double padding_y = 0;
};

// Throws Refused: layout.overflow (all cells of the row at once), font.glyph.
SetRow set_row(const Table& table, const Row& row, Typesetter& typesetter,
               const Language& language);

// The row and its cells become elements of the structure, in the table that is open.
enum class RowKind { head, row, row_with_head };
void add_row(Structure& structure, SetRow& row, RowKind kind);

void draw_row(Page& page, const SetRow& row, Point top_left);

} // namespace dubrovnik::invoicing::typesetting
