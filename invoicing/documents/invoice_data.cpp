#include "invoicing/documents/invoice_data.hpp"

#include "invoicing/creditor_reference.hpp"
#include "invoicing/documents/data_text.hpp"

namespace dubrovnik::invoicing {

namespace {

using engine::plain_amount_text;
using scales::day_text;
using scales::fraction_text;

const char* rounding_name(engine::Rounding rounding) {
    switch (rounding) {
    case engine::Rounding::half_up:
        return "half-up";
    case engine::Rounding::half_even:
        return "half-even";
    case engine::Rounding::largest_remainder:
        break;
    }
    return "largest-remainder";
}

void write_head(DataText& data, const InvoiceContent& content) {
    data.text("format", "dubrovnik-invoice-1").flag("specimen", content.specimen);
    data.text("number", content.number);
    if (content.own_number) data.text("own_number", *content.own_number);
    data.text("biller", content.biller).text("biller_name", content.letterhead.name);
    data.text("state", content.state.text()).text("state_name", content.state_name);
    data.text("language", content.language).text("year", std::to_string(content.year));
    data.text("issued_on", day_text(content.issued_on)).text("due_on", day_text(content.due_on));
}

void write_money(DataText& data, const InvoiceContent& content) {
    data.text("currency", content.total.currency().code());
    data.text("total", plain_amount_text(content.total));
    const auto used = content.credit_used.value_or(engine::Money::zero(content.total.currency()));
    data.text("credit_used", plain_amount_text(used));
    data.text("amount_due", plain_amount_text(content.total - used));
    data.text("reference", creditor_reference(content.number));
    data.object("account", [&](DataText& account) {
        account.text("holder", content.account.holder).text("bank", content.account.bank);
        if (content.account.iban.empty())
            account.text("number", content.account.number);
        else
            account.text("iban", content.account.iban);
        account.text("bic", content.account.bic);
        account.text("currency", content.account.currency.code());
    });
}

void write_meeting(DataText& data, const MeetingFacts& meeting) {
    data.object("meeting", [&](DataText& facts) {
        facts.text("name", meeting.name).text("place", meeting.place);
        facts.text("opens", day_text(meeting.opens)).text("gate", day_text(meeting.gate));
    });
}

// base × fraction (+ support cost) = apportioned; apportioned × rate ÷ sum of rates = exact.
void write_line(DataText& data, const InvoiceLine& line) {
    const auto& how = line.calculation;
    data.text("title", line.title).text("legal_basis", line.legal_basis);
    data.text("base", plain_amount_text(how.pool)).text("fraction", fraction_text(how.part));
    data.text("net", plain_amount_text(how.net));
    if (how.support_rate) data.text("support_rate", fraction_text(*how.support_rate));
    data.text("support_cost", plain_amount_text(how.support_cost));
    data.text("apportioned", plain_amount_text(how.total));
    data.text("assessed_on", day_text(how.assessed_on)).count("payers", how.payer_count);
    data.text("scale", how.scale_id).text("rate_percent", scales::rate_text(how.rate));
    data.text("rates_total_percent", scales::rate_text(how.rates_total));
    data.text("share", fraction_text(how.portion.share));
    data.text("rounding", rounding_name(how.rule.rounding));
    data.count("unit_minor", static_cast<std::size_t>(how.rule.unit_minor));
    data.text("exact_units", fraction_text(how.portion.exact_units));
    data.flag("rounded_up", how.portion.rounded_up);
    data.text("amount", plain_amount_text(how.portion.amount));
}

} // namespace

std::string invoice_data(const InvoiceContent& content) {
    DataText data;
    write_head(data, content);
    write_money(data, content);
    if (content.meeting) write_meeting(data, *content.meeting);
    data.list("lines", content.lines.size(),
              [&](DataText& line, std::size_t index) { write_line(line, content.lines[index]); });
    return data.written();
}

} // namespace dubrovnik::invoicing
