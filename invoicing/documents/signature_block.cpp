#include "invoicing/documents/signature_block.hpp"

#include "invoicing/documents/mirror.hpp"
#include "invoicing/documents/page_design.hpp"

#include <algorithm>

namespace dubrovnik::invoicing {

namespace {

constexpr double signature_room = 44; // for the pen, above the line
constexpr double signature_gap = 24;
constexpr double below_line = 3;

class SignatureBlock {
  public:
    SignatureBlock(typesetting::Document& document, std::span<const Signatory> signatories,
                   double size, double width)
        : document_(document)
        , signatories_(signatories.begin(), signatories.end())
        , size_(size) {
        const auto count = std::max<std::size_t>(signatories_.size(), 2);
        width_ =
            (width - signature_gap * static_cast<double>(count - 1)) / static_cast<double>(count);
    }

    // As tall as the longest name and title need.
    double height() const {
        const auto height = [this](const typesetting::RichText& text, const auto& style) {
            return document_.typesetter()
                .paragraph(text, style, document_.properties().language, width_)
                .height();
        };
        double tallest = 0;
        for (const auto& signatory : signatories_)
            tallest =
                std::max(tallest, height(typesetting::bold(signatory.name), name_style()) +
                                      height(typesetting::plain(signatory.title), title_style()));
        return signature_room + below_line + tallest + 6;
    }

    void draw(typesetting::Page& page, const typesetting::Rectangle& area) const {
        const Mirror mirror(page.language(), area);
        double x = area.x;
        for (const auto& signatory : signatories_) {
            draw_one(page, signatory, mirror.box({x, area.y + signature_room, width_}));
            x += width_ + signature_gap;
        }
    }

  private:
    typesetting::ParagraphStyle name_style() const { return {.text = design::serif(size_)}; }
    typesetting::ParagraphStyle title_style() const {
        return {.text = design::serif(size_ - 1, design::quiet)};
    }

    void draw_one(typesetting::Page& page, const Signatory& signatory,
                  typesetting::BoxPlace place) const {
        page.line({place.x, place.top}, {place.x + place.width, place.top}, design::thin_rule);
        place.top += below_line;
        place.top += page.paragraph(place, typesetting::bold(signatory.name), name_style());
        page.paragraph(place, typesetting::plain(signatory.title), title_style());
    }

    typesetting::Document& document_;
    std::vector<Signatory> signatories_;
    double size_;
    double width_;
};

} // namespace

void set_signature_block(typesetting::Flow& flow, typesetting::Document& document,
                         std::span<const Signatory> signatories, double size) {
    const SignatureBlock block(document, signatories, size, flow.width());
    // The flow may draw later: the block goes with it.
    flow.room(block.height(), [block](typesetting::Page& page, const typesetting::Rectangle& area) {
        block.draw(page, area);
    });
}

} // namespace dubrovnik::invoicing
