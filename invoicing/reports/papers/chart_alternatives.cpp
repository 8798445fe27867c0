// What the charts show, for readers who cannot see them: the labels and figures that stand in the
// charts, in the language of their paper, and no words beside them.
#include "invoicing/reports/papers/charts.hpp"

#include <fmt/format.h>

namespace dubrovnik::invoicing {

std::string alternative_of(const CollectedBar& bar) {
    if (!bar.empty_note.empty()) return fmt::format("{}: {}.", bar.name, bar.empty_note);
    return fmt::format("{}: {}; {}.", bar.name, bar.collected_label, bar.open_label);
}

std::string alternative_of(const CourseChart& chart) {
    if (chart.course.empty()) return fmt::format("{}: {}.", chart.title, chart.empty_note);
    const auto& first = chart.course.front();
    const auto& last = chart.course.back();
    const auto& forms = chart.forms;
    return fmt::format("{}: {}: {}; {}: {}.", chart.title, forms.day_text(first.day),
                       forms.amount_text(first.shortfall), forms.day_text(last.day),
                       forms.amount_text(last.shortfall));
}

std::string alternative_of(const BarChart& chart) {
    if (chart.bars.empty()) return fmt::format("{}: {}.", chart.title, chart.empty_note);
    std::string text = chart.title + ": ";
    for (const auto& bar : chart.bars)
        text +=
            fmt::format("{}{}: {}", &bar == &chart.bars.front() ? "" : "; ", bar.name, bar.label);
    return text + ".";
}

} // namespace dubrovnik::invoicing
