#include "invoicing/documents/payment_slip.hpp"

#include "invoicing/creditor_reference.hpp"
#include "invoicing/documents/payment_slip_marks.hpp"
#include "invoicing/qr_bill/slip_words.hpp"

#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace {

using typesetting::Alignment;
using typesetting::millimetres;

constexpr std::int64_t amount_minor_at_most = 99'999'999'999; // 999,999,999.99

// The style guide's measures, from the slip's upper left corner.
constexpr double margin = millimetres(5);
constexpr double receipt_width = millimetres(62);
constexpr double title_height = millimetres(7);
constexpr double amount_top = millimetres(68);
constexpr double acceptance_top = millimetres(82);
constexpr double code_top = millimetres(17);
constexpr double information_left = millimetres(118);
constexpr double information_width = millimetres(87);
constexpr double receipt_text_width = receipt_width - 2 * margin;
constexpr double receipt_text_height = millimetres(56);
constexpr double information_height = millimetres(85);
constexpr double title_size = 11;

typesetting::ParagraphStyle text_style(double size, double leading,
                                       Alignment alignment = Alignment::left) {
    return {.text = {.family = typesetting::Family::slip, .size = size, .leading = leading},
            .alignment = alignment};
}

// Sizes of one of the two halves: headings bold and two points smaller than what they head.
struct SlipSizes {
    double heading;
    double value;
    double leading;
    double amount_gap; // from the currency to the amount
    double blank_width;
    double blank_height;
};
constexpr SlipSizes receipt_sizes{.heading = 6,
                                  .value = 8,
                                  .leading = 9,
                                  .amount_gap = millimetres(12),
                                  .blank_width = millimetres(52),
                                  .blank_height = millimetres(20)};
constexpr SlipSizes payment_sizes{.heading = 8,
                                  .value = 10,
                                  .leading = 11,
                                  .amount_gap = millimetres(14),
                                  .blank_width = millimetres(65),
                                  .blank_height = millimetres(25)};

// Where long names need it; the guidelines take values of 8 to 10 points in the payment part.
constexpr SlipSizes small_payment_sizes{.heading = 6,
                                        .value = 8,
                                        .leading = 9,
                                        .amount_gap = payment_sizes.amount_gap,
                                        .blank_width = payment_sizes.blank_width,
                                        .blank_height = payment_sizes.blank_height};

struct Entry {
    std::string_view heading;
    std::string text; // lines
    bool is_blank = false;
};

// One column of headings and what stands below them.
class SlipColumn {
  public:
    SlipColumn(typesetting::Page& page, typesetting::Typesetter& typesetter, const SlipSizes& sizes)
        : page_(page)
        , typesetter_(typesetter)
        , sizes_(sizes) {}

    double height(const std::vector<Entry>& entries, double width) const {
        double height = 0;
        for (const auto& entry : entries)
            height += 2 * sizes_.leading +
                      (entry.is_blank ? sizes_.blank_height : text_height(entry.text, width));
        return height - sizes_.leading; // without the last gap
    }

    void draw(const std::vector<Entry>& entries, typesetting::BoxPlace place) const {
        for (const auto& entry : entries) {
            place.top += page_.paragraph(place, typesetting::bold(entry.heading),
                                         text_style(sizes_.heading, sizes_.leading));
            if (entry.is_blank)
                draw_corner_marks(
                    page_, {place.x, place.top + 2, sizes_.blank_width, sizes_.blank_height});
            else
                place.top += page_.paragraph(place, typesetting::plain(entry.text),
                                             text_style(sizes_.value, sizes_.leading));
            place.top += sizes_.leading;
        }
    }

  private:
    double text_height(const std::string& text, double width) const {
        return typesetter_
            .paragraph(typesetting::plain(text), text_style(sizes_.value, sizes_.leading), {},
                       width)
            .height();
    }

    typesetting::Page& page_;
    typesetting::Typesetter& typesetter_;
    const SlipSizes& sizes_;
};

enum class Lines { all, without_street };

std::string address_lines(const PostalAddress& address, Lines lines) {
    std::string text = address.name;
    const auto street = address.street + (address.number.empty() ? "" : " ") + address.number;
    if (lines == Lines::all && !address.street.empty()) text += "\n" + street;
    const bool at_home = address.country == "CH" || address.country == "LI";
    return text + "\n" + (at_home ? "" : address.country + "-") + address.postcode + " " +
           address.town;
}

class PaymentSlip {
  public:
    PaymentSlip(typesetting::Page& page, typesetting::Typesetter& typesetter, const QrBill& bill,
                const SlipWords& words)
        : page_(page)
        , bill_(bill)
        , words_(words)
        , receipt_(page, typesetter, receipt_sizes)
        , payment_(page, typesetter, payment_sizes)
        , small_payment_(page, typesetter, small_payment_sizes)
        , top_(page.size().height - payment_slip_height) {}

    void draw() const {
        const QrCode code(qr_bill_payload(bill_));
        draw_separation();
        draw_receipt();
        draw_payment_part(code);
    }

  private:
    std::vector<Entry> entries(Lines lines) const {
        std::vector<Entry> result{{words_.account, grouped_by_four(bill_.iban) + "\n" +
                                                       address_lines(bill_.creditor, lines)},
                                  {words_.reference, grouped_by_four(bill_.reference)}};
        if (bill_.debtor)
            result.push_back({words_.payable_by, address_lines(*bill_.debtor, lines)});
        else
            result.push_back({words_.payable_by_blank, {}, true});
        return result;
    }

    void draw_separation() const {
        page_.artifact([this] {
            draw_perforation(page_, {.top = top_, .divider = receipt_width});
            page_.paragraph({0, top_ - 12, page_.size().width}, typesetting::plain(words_.separate),
                            text_style(8, 9, Alignment::centre));
        });
    }

    void draw_title(double x, std::string_view title) const {
        page_.paragraph({x, top_ + margin, receipt_text_width}, typesetting::bold(title),
                        text_style(title_size, title_size));
    }

    // "9 164.62": the standard separates thousands with a blank, in every language.
    std::string amount() const {
        auto text = engine::amount_text(bill_.amount);
        for (auto& letter : text)
            if (letter == ',') letter = ' ';
        return text;
    }

    void draw_amount(const SlipColumn& column, const SlipSizes& sizes, double x) const {
        const double top = top_ + amount_top;
        column.draw({{words_.currency, std::string(bill_.amount.currency().code())}},
                    {x, top, sizes.amount_gap});
        column.draw({{words_.amount, amount()}},
                    {x + sizes.amount_gap, top, receipt_text_width - sizes.amount_gap});
    }

    void draw_receipt() const {
        draw_title(margin, words_.receipt);
        // The standard allows the receipt, and only it, to go without the streets.
        auto shown = entries(Lines::all);
        if (receipt_.height(shown, receipt_text_width) > receipt_text_height)
            shown = entries(Lines::without_street);
        require_room(receipt_.height(shown, receipt_text_width), receipt_text_height);
        receipt_.draw(shown, {margin, top_ + margin + title_height, receipt_text_width});
        draw_amount(receipt_, receipt_sizes, margin);
        page_.paragraph({margin, top_ + acceptance_top, receipt_text_width},
                        typesetting::bold(words_.acceptance_point),
                        text_style(6, 8, Alignment::right));
    }

    // Names and figures only: they are the same in every language.
    std::string code_in_words() const {
        return fmt::format("Swiss QR Code: {}, {}, {}", engine::money_text(bill_.amount),
                           grouped_by_four(bill_.iban), grouped_by_four(bill_.reference));
    }

    void draw_payment_part(const QrCode& code) const {
        draw_title(receipt_width + margin, words_.payment_part);
        const typesetting::Point corner{receipt_width + margin, top_ + code_top};
        page_.tagged(
            {.tag = typesetting::Tag::figure,
             .alternative = code_in_words(),
             .area = typesetting::Rectangle{corner.x, corner.y, swiss_code_side, swiss_code_side}},
            [&] { draw_swiss_code(page_, code, corner); });
        draw_amount(payment_, payment_sizes, receipt_width + margin);
        auto shown = entries(Lines::all);
        if (!bill_.message.empty()) shown.insert(shown.end() - 1, {words_.message, bill_.message});
        const bool is_small = payment_.height(shown, information_width) > information_height;
        const auto& column = is_small ? small_payment_ : payment_;
        require_room(column.height(shown, information_width), information_height);
        column.draw(shown, {information_left, top_ + margin, information_width});
    }

    void require_room(double height, double height_at_most) const {
        if (height <= height_at_most) return;
        throw scales::Refused(
            {.code = "layout.overflow",
             .message = fmt::format("what stands on the payment slip of {} is {:.0f} points high, "
                                    "must fit into {:.0f}",
                                    bill_.reference, height, height_at_most),
             .place = {},
             .hint = "shorten the account's address in office.toml or the State's in "
                     "addressees.csv"});
    }

    typesetting::Page& page_;
    const QrBill& bill_;
    const SlipWords& words_;
    SlipColumn receipt_;
    SlipColumn payment_;
    SlipColumn small_payment_;
    double top_;
};

bool can_be_paid_by_slip(const Account& account, engine::Money amount) {
    const auto code = amount.currency().code();
    return account.address && !is_placeholder(account) && is_iban(account.iban) &&
           is_swiss_iban(account.iban) && !is_qr_iban(account.iban) &&
           (code == "CHF" || code == "EUR") && amount.amount_minor() > 0 &&
           amount.amount_minor() <= amount_minor_at_most;
}

} // namespace

std::optional<QrBill> qr_bill_of(const InvoiceContent& content) {
    const auto amount = content.credit_used ? content.total - *content.credit_used : content.total;
    if (!can_be_paid_by_slip(content.account, amount)) return std::nullopt;
    return QrBill{.iban = content.account.iban,
                  .creditor = *content.account.address,
                  .amount = amount,
                  .debtor = content.debtor,
                  .reference = creditor_reference(content.number),
                  .message = (content.specimen ? "SPECIMEN " : "") + content.number};
}

void draw_payment_slip(typesetting::Page& page, typesetting::Typesetter& typesetter,
                       const QrBill& bill, std::string_view language) {
    PaymentSlip(page, typesetter, bill, slip_words(language)).draw();
}

} // namespace dubrovnik::invoicing
