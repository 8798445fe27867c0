#include "invoicing/documents/bars.hpp"
#include "invoicing/documents/chart_scale.hpp"
#include "invoicing/documents/page_design.hpp"
#include "invoicing/reports/papers/charts.hpp"

#include <algorithm>

namespace dubrovnik::invoicing {

using typesetting::Alignment;
using typesetting::Page;
using typesetting::Rectangle;

namespace {

constexpr double name_width = 62;
constexpr double gap = 5;
const typesetting::Stroke outline{.width = 0.8, .colour = design::ink};

// What a shade means, before its words.
constexpr double key_width = 9;
void key(Page& page, typesetting::Point left_of_baseline, typesetting::Colour fill) {
    page.rectangle({left_of_baseline.x, left_of_baseline.y - 5.5, 5.5, 5.5},
                   {.fill = fill, .stroke = outline});
}

} // namespace

void draw_collected_bar(Page& page, const Rectangle& area, const CollectedBar& bar) {
    constexpr double size = design::table_size;
    const Rectangle whole{area.x + name_width, area.y + 2, area.width - name_width, 12};
    const auto base = baseline_in(whole, size);
    page.text({.x = area.x, .baseline = base}, typesetting::bold(bar.name), design::sans(size));
    const auto total = bar.collected + bar.open;
    const double part =
        total.amount_minor() > 0 ? std::clamp(part_of_scale(bar.collected, total), 0.0, 1.0) : 0;
    draw_part_bar(page, whole, part);
    const auto small = design::sans(design::small_size);
    const double below = whole.y + whole.height + 9;
    if (!bar.empty_note.empty()) {
        page.text({.x = whole.x, .baseline = below}, bar.empty_note, small);
        return;
    }
    key(page, {whole.x, below}, design::accent);
    page.text({.x = whole.x + key_width, .baseline = below}, bar.collected_label, small);
    const double written =
        page.text({.x = whole.x + whole.width, .baseline = below, .alignment = Alignment::right},
                  bar.open_label, small);
    key(page, {whole.x + whole.width - written - key_width, below}, typesetting::white);
}

void draw_bars(Page& page, const Rectangle& area, const BarChart& chart) {
    constexpr double size = design::small_size;
    const auto style = design::sans(size);
    double top = area.y;
    page.text({.x = area.x, .baseline = top + 8}, typesetting::bold(chart.title),
              design::sans(design::table_size));
    top += 13;
    if (chart.bars.empty()) {
        page.text({.x = area.x, .baseline = top + 8}, chart.empty_note, style);
        return;
    }
    const double names = std::min(112.0, area.width * 0.42);
    const double values = 50;
    const double room = area.width - names - values - 2 * gap;
    auto largest = chart.bars.front().amount;
    for (const auto& bar : chart.bars)
        if (bar.amount.amount_minor() > largest.amount_minor()) largest = bar.amount;
    for (const auto& bar : chart.bars) {
        const Rectangle line{area.x, top, area.width, amount_bar_height};
        const auto base = baseline_in(line, size);
        page.text({.x = line.x + names, .baseline = base, .alignment = Alignment::right}, bar.name,
                  style);
        const double part =
            bar.amount.amount_minor() > 0 ? part_of_scale(bar.amount, largest) : 0.0;
        const double length = std::max(0.8, room * part);
        const Rectangle filled{line.x + names + gap, line.y + 2, length, amount_bar_height - 4};
        // A promised payment is hollow: it is still owed, and on its way.
        page.rectangle(
            filled, {.fill = bar.hollow ? typesetting::white : design::accent, .stroke = outline});
        page.text({.x = filled.x + length + gap, .baseline = base}, bar.label, style);
        top += amount_bar_height;
    }
}

} // namespace dubrovnik::invoicing
