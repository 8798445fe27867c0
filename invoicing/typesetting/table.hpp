// Table: columns of fixed width, cells that wrap, a head that is repeated on every page.
//
// A row is never split over pages. A column that does not wrap (amounts, references) refuses what
// is too wide for it (layout.overflow): a cut-off amount must not leave the house. Its head wraps.
#pragma once

#include "invoicing/typesetting/paragraph.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

namespace dubrovnik::invoicing::typesetting {

struct Column {
    double width = 0;
    Alignment alignment = Alignment::start;
    bool wraps = true;
};

struct Cell {
    RichText text = {};
    std::optional<Alignment> alignment = std::nullopt; // instead of the column's
    std::size_t column_count = 1;                      // spans that many columns
};

struct Row {
    std::vector<Cell> cells = {};
    std::optional<Stroke> rule_above = std::nullopt;
    std::optional<Stroke> rule_below = std::nullopt;
    std::optional<Colour> fill = std::nullopt;
    bool keep_with_next = false; // e.g. the last item with its total
};

struct Table {
    std::vector<Column> columns = {};
    Row head = {}; // without cells: no head
    std::vector<Row> rows = {};
    TextStyle text = {};
    double padding_x = 4; // left and right in each cell
    double padding_y = 3; // above and below in each row
    double space_before = 0;
    double space_after = 0;
    // The sub-total after that many rows, set at the foot of a page that the table leaves and again
    // under the head of the next. Empty: none.
    std::function<Row(std::size_t row_count)> carried = {};

    double width() const; // of all columns
};

} // namespace dubrovnik::invoicing::typesetting
