// Mirror: on a page that is read from right to left, everything between two edges stands as far
// from the right one as it would otherwise stand from the left one.
//
// Two things are not mirrored. The address: the window of an envelope is on the left of the sheet
// whatever is written in it (ISO 269). And the facts beside it, which have the right half anyway.
#pragma once

#include "invoicing/typesetting/page.hpp"

namespace dubrovnik::invoicing {

class Mirror {
  public:
    Mirror(const typesetting::Language& language, double left, double right)
        : is_mirrored_(language.direction == typesetting::Direction::right_to_left)
        , left_(left)
        , right_(right) {}
    Mirror(const typesetting::Language& language, const typesetting::Rectangle& area)
        : Mirror(language, area.x, area.x + area.width) {}

    // Where something stands that is `x` from the left of the page when nothing is mirrored.
    double at(double x) const { return is_mirrored_ ? left_ + right_ - x : x; }
    typesetting::BoxPlace box(typesetting::BoxPlace place) const {
        if (is_mirrored_) place.x = left_ + right_ - place.x - place.width;
        return place;
    }

    typesetting::Rectangle rectangle(typesetting::Rectangle area) const {
        area.x = box(typesetting::BoxPlace{area.x, area.y, area.width}).x;
        return area;
    }

  private:
    bool is_mirrored_;
    double left_;
    double right_;
};

} // namespace dubrovnik::invoicing
