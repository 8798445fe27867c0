#include "invoicing/documents/chart_scale.hpp"
#include "invoicing/documents/mirror.hpp"
#include "invoicing/documents/page_design.hpp"
#include "invoicing/reports/papers/charts.hpp"

#include <algorithm>
#include <optional>
#include <string>

namespace dubrovnik::invoicing {

using engine::Money;
using scales::Day;
using typesetting::Alignment;
using typesetting::Page;
using typesetting::Path;
using typesetting::Point;
using typesetting::Rectangle;

namespace {

constexpr double size = design::small_size;
constexpr double title_height = 14;
constexpr double months_height = 13;
constexpr double marks_width = 40; // of the labels left of the axis
constexpr double end_width = 46;   // of the label right of the last day

Day next_month(Day first) {
    return scales::months_later(first, 1);
}

void draw_title(Page& page, const Rectangle& area, const CourseChart& chart) {
    page.text({.x = Mirror(page.language(), area).at(area.x),
               .baseline = area.y + 8,
               .alignment = Alignment::start},
              typesetting::bold(chart.title), design::sans(design::table_size));
}

// Time runs from left to right in every language, as the figures beside it do: a course turned
// round would be read as its opposite.
class Course {
  public:
    Course(Page& page, const Rectangle& area, const CourseChart& chart)
        : page_(page)
        , chart_(chart)
        , plot_{area.x + marks_width, area.y + title_height, area.width - marks_width - end_width,
                area.height - title_height - months_height}
        , marks_(chart_marks(largest())) {}

    void draw() {
        draw_marks();
        draw_months();
        if (const auto since = since_label()) {
            clear_behind(*since);
            draw_steps();
            draw_label(*since);
        } else {
            draw_steps();
        }
        label_end();
    }

  private:
    Money largest() const {
        auto found = chart_.course.front().shortfall;
        for (const auto& point : chart_.course)
            if (point.shortfall.amount_minor() > found.amount_minor()) found = point.shortfall;
        return found;
    }

    double x_of(Day day) const {
        const auto first = chart_.course.front().day;
        const auto whole = std::max<double>(1, static_cast<double>((last() - first).count()));
        return plot_.x + plot_.width * static_cast<double>((day - first).count()) / whole;
    }
    double y_of(Money amount) const {
        return plot_.y + plot_.height * (1 - part_of_scale(amount, marks_.back().amount));
    }
    Day last() const { return chart_.course.back().day; }

    Money at(Day day) const {
        auto found = Money::zero(chart_.course.front().shortfall.currency());
        for (const auto& point : chart_.course)
            if (point.day <= day) found = point.shortfall;
        return found;
    }

    void draw_marks() {
        for (const auto& mark : marks_) {
            const double y = y_of(mark.amount);
            page_.line({plot_.x, y}, {plot_.x + plot_.width, y},
                       mark.amount.amount_minor() == 0
                           ? typesetting::Stroke{.width = 0.8, .colour = design::ink}
                           : design::thin_rule);
            page_.text({.x = plot_.x - 4, .baseline = y + 2.5, .alignment = Alignment::right},
                       chart_.forms.decimal_text(mark.label), design::sans(size, design::quiet));
        }
    }

    // The name of a month stands in the middle of its days, where there is room for it.
    void draw_months() {
        const double foot = plot_.y + plot_.height;
        for (auto month = chart_.course.front().day; month <= last(); month = next_month(month)) {
            const auto end = std::min(next_month(month), last());
            page_.line({x_of(month), foot}, {x_of(month), foot + 4},
                       {.width = 0.6, .colour = design::ink});
            if (x_of(end) - x_of(month) < 15) continue;
            page_.text({.x = (x_of(month) + x_of(end)) / 2,
                        .baseline = foot + 10,
                        .alignment = Alignment::centre},
                       chart_.forms.short_month_text(month), design::sans(size, design::quiet));
        }
    }

    void draw_steps() {
        Path steps;
        steps.move_to({x_of(chart_.course.front().day), y_of(chart_.course.front().shortfall)});
        double y = y_of(chart_.course.front().shortfall);
        for (const auto& point : chart_.course) {
            steps.line_to({x_of(point.day), y});
            y = y_of(point.shortfall);
            steps.line_to({x_of(point.day), y});
        }
        page_.path(steps, {.stroke = typesetting::Stroke{.width = 1.6, .colour = design::accent}});
    }

    void dot(Point centre) {
        page_.path(Path().circle(centre, 2.4),
                   {.fill = typesetting::white,
                    .stroke = typesetting::Stroke{.width = 1.2, .colour = design::accent}});
    }

    // The amount at a day, and below it the day.
    struct DayLabel {
        Point point;
        double x;
        double baseline; // of the amount
        Alignment alignment;
        std::string amount;
    };
    static constexpr double label_leading = 9;

    std::optional<DayLabel> since_label() const {
        const auto& day = chart_.since;
        if (!day || *day < chart_.course.front().day || *day >= last()) return std::nullopt;
        const auto amount = at(*day);
        const Point point{x_of(*day), y_of(amount)};
        const bool right = point.x > plot_.x + plot_.width * 0.6;
        const bool above = point.y - 22 > plot_.y;
        return DayLabel{.point = point,
                        .x = point.x + (right ? -5 : 5),
                        .baseline = point.y + (above ? -14 : 12),
                        .alignment = right ? Alignment::right : Alignment::left,
                        .amount = chart_.forms.amount_text(amount)};
    }

    // No line of the grid runs through the words.
    void clear_behind(const DayLabel& label) {
        const auto style = design::sans(size);
        const double width = std::max(page_.width(typesetting::bold(label.amount), style),
                                      page_.width(typesetting::plain(chart_.since_label), style));
        const double left = label.alignment == Alignment::right ? label.x - width : label.x;
        page_.rectangle({left - 1, label.baseline - size, width + 2, size + label_leading + 2},
                        {.fill = typesetting::white});
    }

    void draw_label(const DayLabel& label) {
        dot(label.point);
        const auto style = design::sans(size);
        page_.text({.x = label.x, .baseline = label.baseline, .alignment = label.alignment},
                   typesetting::bold(label.amount), style);
        page_.text({.x = label.x,
                    .baseline = label.baseline + label_leading,
                    .alignment = label.alignment},
                   chart_.since_label, style);
    }

    void label_end() {
        const auto amount = chart_.course.back().shortfall;
        const Point point{x_of(last()), y_of(amount)};
        dot(point);
        page_.text({.x = point.x + 5, .baseline = point.y + 2.5},
                   typesetting::bold(chart_.forms.amount_text(amount)), design::sans(size));
    }

    Page& page_;
    const CourseChart& chart_;
    Rectangle plot_;
    std::vector<ChartMark> marks_;
};

} // namespace

void draw_course(Page& page, const Rectangle& area, const CourseChart& chart) {
    draw_title(page, area, chart);
    if (!chart.course.empty()) return Course(page, area, chart).draw();
    page.text({.x = Mirror(page.language(), area).at(area.x),
               .baseline = area.y + 21,
               .alignment = Alignment::start},
              chart.empty_note, design::sans(size));
}

} // namespace dubrovnik::invoicing
