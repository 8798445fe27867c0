// Charts: the three that the committee's paper shows. Vector, labelled where the eye is, and told
// apart by shape and shade, not by colour: they are photocopied.
#pragma once

#include "engine/money.hpp"
#include "invoicing/reports/ledger/shortfall_course.hpp"
#include "invoicing/typesetting/page.hpp"

#include <optional>
#include <string>
#include <vector>

namespace dubrovnik::invoicing {

// One fund as one bar: what was collected filled, what is open hollow.
struct CollectedBar {
    std::string name; // "isu, CHF"
    engine::Money collected;
    engine::Money open;
    std::string collected_percent; // "99.571"
};
inline constexpr double collected_bar_height = 26;
void draw_collected_bar(typesetting::Page& page, const typesetting::Rectangle& area,
                        const CollectedBar& bar);

// The shortfall over the months, as steps; the day compared with is marked.
struct CourseChart {
    std::string title; // "isu, CHF"
    std::vector<CoursePoint> course;
    std::optional<scales::Day> since;
};
void draw_course(typesetting::Page& page, const typesetting::Rectangle& area,
                 const CourseChart& chart);

struct DebtBar {
    std::string name; // of the State
    engine::Money outstanding;
    bool announced; // some of it
};
struct DebtChart {
    std::string title;         // "isu, CHF"
    std::vector<DebtBar> bars; // the largest first
    std::string empty_note;
};
inline constexpr double debt_bar_height = 11.5;
void draw_debts(typesetting::Page& page, const typesetting::Rectangle& area,
                const DebtChart& chart);

} // namespace dubrovnik::invoicing
