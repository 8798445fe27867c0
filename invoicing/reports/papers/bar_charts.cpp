#include "invoicing/documents/bars.hpp"
#include "invoicing/documents/chart_scale.hpp"
#include "invoicing/documents/mirror.hpp"
#include "invoicing/documents/page_design.hpp"
#include "invoicing/reports/papers/charts.hpp"

#include <algorithm>

namespace dubrovnik::invoicing {

using typesetting::Alignment;
using typesetting::Page;
using typesetting::Rectangle;

namespace {

constexpr double name_width = 132;
constexpr double gap = 5;

// What a shade means, before its words: `start` is where it begins when nothing is mirrored.
constexpr double key_side = 5.5;
constexpr double key_width = 9;
void draw_key(Page& page, const Mirror& mirror, typesetting::Point start, BarFill fill) {
    draw_bar(page, mirror, {start.x, start.y - key_side, key_side, key_side}, fill);
}

void draw_collected_labels(Page& page, const Mirror& mirror, const Rectangle& whole,
                           const CollectedBar& bar) {
    const auto small = design::sans(design::small_size);
    const double below = whole.y + whole.height + 9;
    const auto start_at = [&](double x) {
        return typesetting::TextPlace{
            .x = mirror.at(x), .baseline = below, .alignment = Alignment::start};
    };
    if (!bar.empty_note.empty()) {
        page.text(start_at(whole.x), bar.empty_note, small);
        return;
    }
    draw_key(page, mirror, {whole.x, below}, BarFill::filled);
    page.text(start_at(whole.x + key_width), bar.collected_label, small);
    const double open_start =
        whole.x + whole.width - page.width(typesetting::plain(bar.open_label), small);
    draw_key(page, mirror, {open_start - key_width, below}, BarFill::hollow);
    page.text(start_at(open_start), bar.open_label, small);
}

} // namespace

void draw_collected_bar(Page& page, const Rectangle& area, const CollectedBar& bar) {
    const Mirror mirror(page.language(), area);
    const Rectangle whole{area.x + name_width, area.y + 2, area.width - name_width, 12};
    page.paragraph(mirror.box({area.x, area.y + 2, name_width - gap}), typesetting::bold(bar.name),
                   {.text = design::sans(design::small_size)});
    const auto total = bar.collected + bar.open;
    const double part =
        total.amount_minor() > 0 ? std::clamp(part_of_scale(bar.collected, total), 0.0, 1.0) : 0;
    draw_part_bar(page, mirror.rectangle(whole), part);
    draw_collected_labels(page, mirror, whole, bar);
}

namespace {

engine::Money largest_of(const std::vector<AmountBar>& bars) {
    const auto by_amount = [](const AmountBar& left, const AmountBar& right) {
        return left.amount.amount_minor() < right.amount.amount_minor();
    };
    return std::max_element(bars.begin(), bars.end(), by_amount)->amount;
}

// Name, bar and figure on one line; `names` is the room of the names, `longest` that of the bars.
struct BarRooms {
    double names;
    double longest;
};

void draw_amount_bar(Page& page, const Mirror& mirror, const Rectangle& line, const BarRooms& rooms,
                     const AmountBar& bar, double part) {
    const auto style = design::sans(design::small_size);
    const auto base = baseline_in(line, design::small_size);
    page.text({.x = mirror.at(line.x + rooms.names), .baseline = base, .alignment = Alignment::end},
              bar.name, style);
    const Rectangle drawn{line.x + rooms.names + gap, line.y + 2, rooms.longest * part,
                          line.height - 4};
    // A promised payment is hollow: it is still owed, and on its way.
    draw_bar(page, mirror, drawn, bar.hollow ? BarFill::hollow : BarFill::filled);
    page.text({.x = mirror.at(drawn.x + drawn.width + (part > 0 ? gap : 0)),
               .baseline = base,
               .alignment = Alignment::start},
              bar.label, style);
}

} // namespace

void draw_bars(Page& page, const Rectangle& area, const BarChart& chart) {
    const Mirror mirror(page.language(), area);
    const auto at_start = [&](double baseline) {
        return typesetting::TextPlace{
            .x = mirror.at(area.x), .baseline = baseline, .alignment = Alignment::start};
    };
    page.text(at_start(area.y + 8), typesetting::bold(chart.title),
              design::sans(design::table_size));
    double top = area.y + 13;
    if (chart.bars.empty()) {
        page.text(at_start(top + 8), chart.empty_note, design::sans(design::small_size));
        return;
    }
    constexpr double values = 50;
    const double names = std::min(112.0, area.width * 0.42);
    const BarRooms rooms{names, area.width - names - values - 2 * gap};
    const auto largest = largest_of(chart.bars);
    for (const auto& bar : chart.bars) {
        const double part =
            bar.amount.amount_minor() > 0 ? part_of_scale(bar.amount, largest) : 0.0;
        draw_amount_bar(page, mirror, {area.x, top, area.width, amount_bar_height}, rooms, bar,
                        part);
        top += amount_bar_height;
    }
}

} // namespace dubrovnik::invoicing
