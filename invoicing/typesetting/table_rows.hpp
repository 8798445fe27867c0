// TableRows: a table's rows, measured and ready to be drawn at any height of any page.
#pragma once

#include "invoicing/typesetting/page.hpp"
#include "invoicing/typesetting/table.hpp"
#include "invoicing/typesetting/typesetter.hpp"

#include <memory>
#include <vector>

namespace dubrovnik::invoicing::typesetting {

struct SetCell {
    double x = 0; // of the cell's text box, from the table's left edge
    SetParagraph text;
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

void draw_row(Page& page, const SetRow& row, Point top_left);

} // namespace dubrovnik::invoicing::typesetting
