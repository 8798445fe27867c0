// Bars: how a quantity looks as a bar, the same in every document and paper: outlined in ink, so
// that it is seen in black and white and when photocopied.
#pragma once

#include "invoicing/documents/mirror.hpp"
#include "invoicing/typesetting/page.hpp"

namespace dubrovnik::invoicing {

// Where text of that size stands beside a bar.
double baseline_in(const typesetting::Rectangle& box, double size);

// Hollow: what is not there yet, like a promised payment.
enum class BarFill { filled, hollow };

// One of no width is not drawn; one of any width is seen. It begins at its left, or where `mirror`
// has that.
void draw_bar(typesetting::Page& page, const Mirror& mirror, typesetting::Rectangle bar,
              BarFill fill = BarFill::filled);

// The whole, hollow, and a part of it from 0 to 1, filled; what is more than nothing is seen.
void draw_part_bar(typesetting::Page& page, const typesetting::Rectangle& whole, double part);

} // namespace dubrovnik::invoicing
