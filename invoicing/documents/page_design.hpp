// PageDesign: the one grid and type scale of all documents.
//
// A4; the address stands in the window of a C5/6 envelope (ISO 269: 20 to 105 mm from the left,
// 45 to 90 mm from the top). Everything reads in black and white and when photocopied: colour
// only underlines what a line or a larger letter already says.
#pragma once

#include "invoicing/typesetting/flow.hpp"
#include "invoicing/typesetting/text.hpp"

#include <string_view>

namespace dubrovnik::invoicing::design {

using typesetting::millimetres;

// The grid.
inline constexpr double left_edge = millimetres(25);
inline constexpr double right_edge = typesetting::a4.width - millimetres(20);
inline constexpr double measure = right_edge - left_edge;
inline constexpr double letterhead_top = millimetres(16);
inline constexpr double address_top = millimetres(50);
inline constexpr double address_width = millimetres(80);
inline constexpr double address_foot = millimetres(90); // nothing of the address lies below
inline constexpr double facts_left = millimetres(125);  // the column of number, date, due date
inline constexpr double body_top = millimetres(93);
inline constexpr double letter_body_top = millimetres(91); // a letter shall be one page
inline constexpr double continued_top = millimetres(20);   // on further pages
inline constexpr double foot = millimetres(22);
inline constexpr double footer_baseline = typesetting::a4.height - millimetres(11);

// Restrained colours; the darkest prints as black on a photocopy.
inline constexpr typesetting::Colour ink{0.10, 0.10, 0.12};
inline constexpr typesetting::Colour accent{0.08, 0.26, 0.45};
inline constexpr typesetting::Colour quiet{0.36, 0.38, 0.42};
inline constexpr typesetting::Colour hairline{0.62, 0.65, 0.70};
inline constexpr typesetting::Colour specimen = typesetting::grey(0.925);
inline constexpr typesetting::Colour box{0.955, 0.962, 0.972};

inline const typesetting::Stroke thin_rule{.width = 0.4, .colour = hairline};
inline const typesetting::Stroke strong_rule{.width = 0.9, .colour = accent};

// The type scale: 7.5, 8.5, 9.5, 12, 22 points (sans) and about 9.5 points (serif, letters).
typesetting::TextStyle sans(double size, typesetting::Colour colour = ink);
typesetting::TextStyle serif(double size, typesetting::Colour colour = ink);

inline constexpr double small_size = 7.5;
inline constexpr double table_size = 8.5;
inline constexpr double text_size = 9.5;
inline constexpr double head_size = 12;
inline constexpr double title_size = 22;

typesetting::FlowFrame frame(double first_page_top);

// Its direction too: Arabic runs from right to left.
typesetting::Language language_of(std::string_view tag);

} // namespace dubrovnik::invoicing::design
