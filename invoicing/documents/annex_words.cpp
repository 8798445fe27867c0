#include "invoicing/documents/annex_words.hpp"

#include "invoicing/documents/figures.hpp"

#include <fmt/format.h>

namespace dubrovnik::invoicing {

namespace {

// Beyond the minor unit, so that its first digits can be compared with a calculator's.
constexpr int amount_decimals_at_most = 6;
constexpr int share_decimals_at_most = 7;
constexpr int remainder_decimals_at_most = 4;

using Steps = std::vector<CalculationStep>;

class StepWriter {
  public:
    StepWriter(const Calculation& how, Words& words, const std::string& language)
        : how_(how)
        , words_(words)
        , language_(language)
        , forms_(LanguageForms::of(language))
        , currency_(how.total.currency()) {}

    Steps written() {
        write_total();
        write_payers();
        write_rate();
        write_share();
        if (how_.rule.rounding == engine::Rounding::largest_remainder)
            write_largest_remainder();
        else
            write_rounding();
        add({words_.label("amount"), "", money(how_.portion.amount), true});
        return std::move(steps_);
    }

  private:
    void add(CalculationStep step) { steps_.push_back(std::move(step)); }

    std::string money(engine::Money amount) const { return forms_.money_text(amount); }
    std::string amount(engine::Money amount) const { return forms_.amount_text(amount); }

    std::string percent(const std::string& figure) {
        return words_.label("percent", Fields().text("number", figure));
    }

    std::string cut(const scales::Fraction& value, CutRule rule) {
        const auto figure = cut_figure(value, rule, forms_);
        return figure.goes_on ? words_.label("continued", Fields().text("digits", figure.digits))
                              : figure.digits;
    }

    std::string rate() { return percent(rate_figure(how_.rate, forms_)); }
    std::string rates_total() { return percent(rate_figure(how_.rates_total, forms_)); }

    std::string unit() const {
        return money(engine::Money::of_minor(how_.rule.unit_minor, currency_));
    }

    void write_total() {
        for (const auto& item : how_.cost_items)
            add({words_.label("cost-item", Fields().text("item", item.item.in(language_))), "",
                 money(item.amount)});
        if (how_.cost_items.empty())
            add({words_.label("budget"), "", money(how_.pool)});
        else if (how_.cost_items.size() > 1)
            add({words_.label("cost-sum"), "", money(how_.pool)});
        if (how_.part != 1) write_part();
        if (how_.support_rate) write_support_cost();
        steps_.back().is_result = true;
    }

    void write_part() {
        const auto part = percent(percent_figure(how_.part, forms_));
        if (how_.is_rest)
            add({words_.label("part-rest", Fields().text("part", part)),
                 words_.label("part-rest-calculation",
                              Fields()
                                  .text("pool", amount(how_.pool))
                                  .text("others", amount(how_.pool - how_.net))),
                 money(how_.net)});
        else
            add({words_.label("part", Fields().text("part", part)),
                 words_.label("part-calculation",
                              Fields().text("pool", amount(how_.pool)).text("part", part)),
                 money(how_.net)});
    }

    void write_support_cost() {
        const auto support = percent(percent_figure(*how_.support_rate, forms_));
        add({words_.label(
                 "support-cost",
                 Fields().text("rate", support).text("basis", how_.support_basis.in(language_))),
             words_.label("support-cost-calculation",
                          Fields().text("net", amount(how_.net)).text("rate", support)),
             money(how_.support_cost)});
        add({words_.label("total"),
             words_.label(
                 "total-calculation",
                 Fields().text("net", amount(how_.net)).text("support", amount(how_.support_cost))),
             money(how_.total)});
    }

    std::string payer_group() {
        const auto day = Fields().text("day", forms_.day_text(how_.assessed_on));
        switch (how_.payers) {
        case PayerGroup::parties:
            return words_.label("payers-parties", day);
        case PayerGroup::meeting:
            return words_.label("payers-meeting", day);
        case PayerGroup::meeting_without_absent:
            break;
        }
        return words_.label("payers-meeting-present", day);
    }

    void write_payers() {
        add({words_.label("payers"), payer_group(),
             words_.label("payers-count",
                          Fields().text("count", std::to_string(how_.payer_count)))});
    }

    std::string rate_note() {
        switch (how_.rate_origin) {
        case RateOrigin::notional:
            return words_.label("rate-notional");
        case RateOrigin::notional_unverified:
            return words_.label("rate-notional-unverified");
        case RateOrigin::call:
            return words_.label("rate-call");
        case RateOrigin::scale:
            break;
        }
        return words_.label("rate-scale", Fields().text("scale", how_.scale_id));
    }

    void write_rate() {
        add({words_.label("rate"), rate_note(), rate()});
        add({words_.label("rates-sum"), words_.label("rates-sum-note"), rates_total()});
    }

    void write_share() {
        const auto ratio = Fields().text("rate", rate()).text("sum", rates_total());
        const bool plain = how_.share_is_plain();
        add({words_.label("share"),
             plain ? words_.label("share-calculation", ratio)
                   : words_.label("share-adjusted-calculation"),
             percent(cut(how_.portion.share * 100,
                         {.decimals_at_least = 1, .decimals_at_most = share_decimals_at_most}))});
        auto product = ratio;
        product.text("total", amount(how_.total));
        add({words_.label("exact"),
             words_.label(plain ? "exact-calculation" : "exact-share-calculation", product),
             fmt::format("{}\u00A0{}", currency_.code(), exact_amount())});
    }

    std::string exact_amount() {
        const scales::Fraction minor = how_.portion.exact_units * how_.rule.unit_minor;
        return cut(in_major_units(minor, currency_), {.decimals_at_least = currency_.decimals(),
                                                      .decimals_at_most = amount_decimals_at_most});
    }

    void write_largest_remainder() {
        const auto of_unit = Fields().text("unit", unit());
        const auto floor = how_.portion.floor_units * how_.rule.unit_minor;
        add({words_.label("floor", of_unit), "", money(engine::money_of(floor, currency_))});
        add({words_.label("remainder", of_unit), "",
             cut(how_.portion.remainder,
                 {.decimals_at_least = 0, .decimals_at_most = remainder_decimals_at_most})});
        add({words_.label("left-over", of_unit), words_.label("left-over-calculation"),
             std::to_string(how_.units_left_over)});
        const auto rank = std::to_string(how_.portion.rank);
        add({words_.label("rank"),
             words_.label(
                 "rank-calculation",
                 Fields().text("rank", rank).text("payers", std::to_string(how_.payer_count))),
             rank});
        const bool received = how_.portion.rounded_up;
        const auto compared =
            Fields().text("rank", rank).text("left-over", std::to_string(how_.units_left_over));
        add({words_.label(received ? "received-one" : "received-none"),
             words_.label(received ? "received-one-calculation" : "received-none-calculation",
                          compared),
             received ? "+ " + unit() : "–"});
    }

    void write_rounding() {
        const auto of_unit = Fields().text("unit", unit());
        const bool half_up = how_.rule.rounding == engine::Rounding::half_up;
        add({words_.label(half_up ? "rounded-half-up" : "rounded-half-even", of_unit), "",
             money(how_.portion.amount)});
    }

    const Calculation& how_;
    Words& words_;
    const std::string& language_;
    const LanguageForms& forms_;
    engine::Currency currency_;
    Steps steps_;
};

// The picture at the annex's end.
class StandingWriter {
  public:
    StandingWriter(const InvoiceContent& content, Words& words, const LanguageForms& forms)
        : content_(content)
        , words_(words)
        , forms_(forms) {}

    StandingWords written() {
        StandingWords standing{.heading = words_.label("standing"),
                               .bars = {},
                               .years_heading = words_.label("standing-years"),
                               .series = {}};
        for (const auto& line : content_.lines)
            standing.bars.push_back(bar(line, standing.bars.size() + 1));
        for (const auto& biller : content_.years) standing.series.push_back(series(biller));
        return standing;
    }

  private:
    StandingBar bar(const InvoiceLine& line, std::size_t index) {
        const auto& how = line.calculation;
        const auto share = cut_figure(how.portion.share * 100,
                                      {.decimals_at_least = 1, .decimals_at_most = 4}, forms_);
        return {
            .label = words_.label(
                "line-heading",
                Fields().text("index", std::to_string(index)).text("title", line.title)),
            .figure = words_.label(
                "standing-share",
                Fields()
                    .text("amount", forms_.money_text(how.portion.amount))
                    .text("total", forms_.money_text(how.total))
                    .text("share", words_.label("percent", Fields().text("number", share.digits)))),
            .part = how.portion.amount,
            .whole = how.total};
    }

    StandingSeries series(const YearsOfBiller& biller) const {
        StandingSeries result{.title = fmt::format("{} ({})", biller.name,
                                                   biller.years.front().amount.currency().code()),
                              .years = {}};
        for (const auto& year : biller.years)
            result.years.push_back({.year = std::to_string(year.year),
                                    .figure = forms_.amount_text(year.amount),
                                    .amount = year.amount});
        return result;
    }

    const InvoiceContent& content_;
    Words& words_;
    const LanguageForms& forms_;
};

} // namespace

AnnexWords annex_words(const InvoiceContent& content, Words& words) {
    const auto& forms = LanguageForms::of(content.language);
    AnnexWords annex{
        .title = words.label("title"),
        .annex_to = words.label(
            "annex-to", Fields().text("number", content.number).text("state", content.state_name)),
        .method = words.prose("method"),
        .columns = {words.label("column-step"), words.label("column-calculation"),
                    words.label("column-result")},
        .lines = {},
        .invoice_total = {},
        .standing = StandingWriter(content, words, forms).written()};
    for (const auto& line : content.lines)
        annex.lines.push_back(
            {words.label("line-heading", Fields()
                                             .text("index", std::to_string(annex.lines.size() + 1))
                                             .text("title", line.title)),
             StepWriter(line.calculation, words, content.language).written()});
    if (content.lines.size() > 1) {
        std::string sum;
        for (const auto& line : content.lines)
            sum += (sum.empty() ? "" : " + ") + forms.amount_text(line.calculation.portion.amount);
        annex.invoice_total = {words.label("invoice-total"), sum, forms.money_text(content.total),
                               true};
    }
    words.refuse_findings();
    return annex;
}

} // namespace dubrovnik::invoicing
