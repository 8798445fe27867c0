// FlowBlocks: paragraphs, tables and drawn rooms as blocks of the flow, each with its elements in
// the document's structure, added when the block is made: in reading order, wherever it lands.
#pragma once

#include "invoicing/typesetting/block.hpp"
#include "invoicing/typesetting/document.hpp"
#include "invoicing/typesetting/table.hpp"

#include <functional>

namespace dubrovnik::invoicing::typesetting {

// Text of the element that is open, or a paragraph in it.
Block paragraph_block(const RichText& text, const ParagraphStyle& style, Document& document,
                      double width);

// Rows of the element that is open.
Block table_block(const Table& table, Document& document);

struct RoomSize {
    double width = 0;
    double height = 0;
};
// An element that the caller draws.
Block room_block(Document& document, RoomSize size, Element element,
                 std::function<void(Page&, const Rectangle&)> draw);

} // namespace dubrovnik::invoicing::typesetting
