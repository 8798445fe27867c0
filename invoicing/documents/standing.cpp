#include "invoicing/documents/standing.hpp"

#include "invoicing/documents/bars.hpp"
#include "invoicing/documents/chart_scale.hpp"
#include "invoicing/documents/mirror.hpp"
#include "invoicing/documents/page_design.hpp"

#include <algorithm>

namespace dubrovnik::invoicing {

namespace {

using typesetting::Alignment;
using typesetting::Page;
using typesetting::Rectangle;

constexpr double part_bar_height = 9;
constexpr double part_height = 36; // label, bar, figure, and room below
constexpr double year_height = 12;
constexpr double year_width = 30;
constexpr double figure_width = 62;
constexpr double series_gap = 22;
constexpr double series_title_height = 14;

void draw_parts(Page& page, const Rectangle& area, const std::vector<StandingBar>& bars) {
    const auto style = design::sans(design::small_size);
    const double start = Mirror(page.language(), area).at(area.x);
    double top = area.y;
    for (const auto& bar : bars) {
        page.text({.x = start, .baseline = top + 8, .alignment = Alignment::start}, bar.label,
                  style);
        draw_part_bar(page, {area.x, top + 11, area.width, part_bar_height},
                      part_of_scale(bar.part, bar.whole));
        page.text({.x = start, .baseline = top + 29, .alignment = Alignment::start},
                  typesetting::bold(bar.figure), style);
        top += part_height;
    }
}

engine::Money largest_of(const StandingSeries& series) {
    const auto by_amount = [](const StandingYear& left, const StandingYear& right) {
        return left.amount.amount_minor() < right.amount.amount_minor();
    };
    return std::max_element(series.years.begin(), series.years.end(), by_amount)->amount;
}

void draw_series(Page& page, const Rectangle& area, const StandingSeries& series) {
    const auto style = design::sans(design::small_size);
    const Mirror mirror(page.language(), area);
    const double start = mirror.at(area.x);
    page.text({.x = start, .baseline = area.y + 8, .alignment = Alignment::start},
              typesetting::bold(series.title), style);
    const auto largest = largest_of(series);
    const double room = area.width - year_width - figure_width;
    double top = area.y + series_title_height;
    for (const auto& year : series.years) {
        const Rectangle line{area.x, top, area.width, year_height};
        const double base = baseline_in(line, design::small_size);
        page.text({.x = start, .baseline = base, .alignment = Alignment::start}, year.year, style);
        const double length =
            largest.amount_minor() > 0 ? room * part_of_scale(year.amount, largest) : 0;
        draw_bar(page, mirror,
                 {area.x + year_width, top + 2, std::max(0.0, length), year_height - 4});
        page.text(
            {.x = mirror.at(area.x + area.width), .baseline = base, .alignment = Alignment::end},
            year.figure, style);
        top += year_height;
    }
}

double height_of(const std::vector<StandingSeries>& all) {
    std::size_t count = 0;
    for (const auto& series : all) count = std::max(count, series.years.size());
    return series_title_height + year_height * static_cast<double>(count) + 4;
}

void set_series(typesetting::Flow& flow, const std::vector<StandingSeries>& all) {
    const double columns = static_cast<double>(std::max<std::size_t>(all.size(), 2));
    const double width = (flow.width() - series_gap * (columns - 1)) / columns;
    // Labels and figures are read as text; the bars say nothing that they do not.
    flow.room(height_of(all), [all, width](Page& page, const Rectangle& area) {
        const Mirror mirror(page.language(), area);
        double x = area.x;
        for (const auto& series : all) {
            draw_series(page, mirror.rectangle(Rectangle{x, area.y, width, area.height}), series);
            x += width + series_gap;
        }
    });
}

} // namespace

void set_standing(typesetting::Flow& flow, const StandingWords& standing,
                  const typesetting::HeadingStyle& heading) {
    flow.heading(standing.heading, heading);
    flow.room(part_height * static_cast<double>(standing.bars.size()),
              [bars = standing.bars](Page& page, const Rectangle& area) {
                  draw_parts(page, area, bars);
              });
    if (standing.series.empty()) return;
    flow.heading(standing.years_heading, heading);
    set_series(flow, standing.series);
}

} // namespace dubrovnik::invoicing
