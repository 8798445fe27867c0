#include "invoicing/documents/payment_box.hpp"

#include "invoicing/documents/mirror.hpp"
#include "invoicing/documents/page_design.hpp"
#include "invoicing/documents/page_head.hpp"

#include <algorithm>

namespace dubrovnik::invoicing {

namespace {

constexpr double padding = 11;
constexpr double gap = 20;
constexpr double label_width = 92;
constexpr double entry_gap = 2.5;
constexpr double amount_size = 15;

typesetting::ParagraphStyle label_style() {
    return {.text = design::sans(design::table_size, design::quiet)};
}

typesetting::ParagraphStyle value_style() {
    return {.text = design::sans(design::table_size)};
}

class PaymentBox {
  public:
    PaymentBox(const InvoiceWords& invoice, typesetting::Typesetter& typesetter,
               const typesetting::Language& language, double width)
        : invoice_(invoice)
        , typesetter_(typesetter)
        , language_(language)
        , start_width_((width - 2 * padding - gap) * 0.40)
        , end_width_(width - 2 * padding - gap - start_width_) {}

    double height() const {
        double start = heading_height() + design::sans(amount_size).leading + 6;
        for (const auto& fact : invoice_.payment_facts)
            start += label_style().text.leading + fact_height(fact, start_width_) + 4;
        double end = heading_height();
        for (const auto& fact : invoice_.account_facts)
            end += fact_height(fact, end_width_ - label_width) + entry_gap;
        return std::max(start, end) + 2 * padding;
    }

    void draw(typesetting::Page& page, const typesetting::Rectangle& area) const {
        const Mirror mirror(language_, area);
        const double start = mirror.at(area.x);
        page.rectangle(area, {.fill = design::box});
        page.line({start, area.y}, {start, area.y + area.height},
                  {.width = 2.4, .colour = design::accent});
        const double top = area.y + padding;
        page.tagged({.tag = typesetting::Tag::table}, [&] {
            draw_amount(page, mirror.box({area.x + padding, top, start_width_}));
        });
        draw_account(page, mirror.box({area.x + padding + start_width_ + gap, top, end_width_}));
    }

  private:
    double heading_height() const { return label_style().text.leading + 3; }

    double fact_height(const LabelledText& fact, double width) const {
        return typesetter_.paragraph(typesetting::plain(fact.text), value_style(), language_, width)
            .height();
    }

    void draw_amount(typesetting::Page& page, typesetting::BoxPlace place) const {
        const auto draw = [&](const LabelledText& fact, double label_height,
                              const typesetting::ParagraphStyle& style) {
            const auto below = place.top + label_height;
            set_label_and_value(
                page, [&] { page.paragraph(place, typesetting::plain(fact.label), label_style()); },
                [&] {
                    place.top = below;
                    place.top += page.paragraph(place, typesetting::bold(fact.text), style);
                });
        };
        draw(invoice_.amount_due, heading_height(), {.text = design::sans(amount_size)});
        place.top += 6;
        for (const auto& fact : invoice_.payment_facts) {
            draw(fact, label_style().text.leading, value_style());
            place.top += 4;
        }
    }

    void draw_account(typesetting::Page& page, typesetting::BoxPlace place) const {
        page.tagged({.tag = typesetting::Tag::heading_2}, [&] {
            page.paragraph(place, typesetting::bold(invoice_.payment), label_style());
        });
        place.top += heading_height();
        page.tagged({.tag = typesetting::Tag::table}, [&] {
            for (const auto& fact : invoice_.account_facts) draw_account_fact(page, fact, place);
        });
    }

    void draw_account_fact(typesetting::Page& page, const LabelledText& fact,
                           typesetting::BoxPlace& place) const {
        const Mirror mirror(language_, place.x, place.x + place.width);
        set_label_and_value(
            page,
            [&] {
                page.paragraph(mirror.box({place.x, place.top, label_width}),
                               typesetting::plain(fact.label), label_style());
            },
            [&] {
                place.top += page.paragraph(
                    mirror.box({place.x + label_width, place.top, place.width - label_width}),
                    typesetting::plain(fact.text), value_style());
            });
        place.top += entry_gap;
    }

    const InvoiceWords& invoice_;
    typesetting::Typesetter& typesetter_;
    typesetting::Language language_;
    double start_width_;
    double end_width_;
};

} // namespace

void set_payment_box(typesetting::Flow& flow, const InvoiceWords& invoice,
                     typesetting::Typesetter& typesetter, const typesetting::Language& language) {
    // The flow may draw later: the box goes with it.
    PaymentBox box(invoice, typesetter, language, flow.width());
    flow.room(box.height(), [box](typesetting::Page& page, const typesetting::Rectangle& area) {
        box.draw(page, area);
    });
}

} // namespace dubrovnik::invoicing
