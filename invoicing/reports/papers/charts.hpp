// Charts: those that the committee's paper shows. Vector, labelled where the eye is, and told
// apart by shape and shade, not by colour: they are photocopied.
#pragma once

#include "engine/money.hpp"
#include "invoicing/language/language_forms.hpp"
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
    std::string collected_label = {}; // "collected 448,067.66 (99.571 %)"
    std::string open_label = {};      // "open 1,932.34"
    std::string empty_note = {};      // instead of both, when nothing was called
};
inline constexpr double collected_bar_height = 26;
std::string alternative_of(const CollectedBar& bar); // in words, as for the charts below
void draw_collected_bar(typesetting::Page& page, const typesetting::Rectangle& area,
                        const CollectedBar& bar);

// The shortfall over the months, as steps; the day compared with is marked.
struct CourseChart {
    std::string title; // "isu, CHF"
    std::vector<CoursePoint> course;
    std::optional<scales::Day> since;
    const LanguageForms& forms;   // of its months and amounts
    std::string since_label = {}; // "on 4 November 2016"
    std::string empty_note = {};
};
std::string alternative_of(const CourseChart& chart);
void draw_course(typesetting::Page& page, const typesetting::Rectangle& area,
                 const CourseChart& chart);

// Amounts one below the other, each with its name and its figure: debts, or months.
struct AmountBar {
    std::string name;
    std::string label;    // "44,587.07 announced"
    engine::Money amount; // below zero: no bar, the label says it
    bool hollow = false;  // not there yet, like a promised payment
};
struct BarChart {
    std::string title; // "isu, CHF"
    std::vector<AmountBar> bars;
    std::string empty_note;
};
inline constexpr double amount_bar_height = 11.5;
std::string alternative_of(const BarChart& chart);
void draw_bars(typesetting::Page& page, const typesetting::Rectangle& area, const BarChart& chart);

} // namespace dubrovnik::invoicing
