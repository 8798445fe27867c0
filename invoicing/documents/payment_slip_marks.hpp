// PaymentSlipMarks: what is drawn on a payment slip besides text: the code with its cross, corner
// marks of boxes that are filled in by hand, and scissors on the perforation.
#pragma once

#include "invoicing/qr_bill/qr_code.hpp"
#include "invoicing/typesetting/page.hpp"

namespace dubrovnik::invoicing {

inline constexpr double swiss_code_side = typesetting::millimetres(46);

// As wide and as high as that, with the Swiss cross of 7 × 7 mm in its middle.
void draw_swiss_code(typesetting::Page& page, const QrCode& code, typesetting::Point top_left);

void draw_corner_marks(typesetting::Page& page, const typesetting::Rectangle& box);

// Along the upper edge of the slip and between receipt and payment part.
struct Perforation {
    double top = 0;     // of the slip
    double divider = 0; // from the left
};
void draw_perforation(typesetting::Page& page, const Perforation& perforation);

} // namespace dubrovnik::invoicing
