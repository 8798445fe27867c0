// Credit notes, void notices and receipt letters as a reader sees them, and their shared layout.
#include "invoicing/notices/notice.hpp"
#include "tests/invoicing/document_samples.hpp"

#include <catch2/catch.hpp>

using namespace dubrovnik;
using invoicing::NoticeContent;
namespace typesetting = invoicing::typesetting;

namespace {

engine::Money chf(std::int64_t amount_minor) {
    return engine::Money::of_minor(amount_minor, *engine::parse_currency("CHF"));
}

NoticeContent notice(std::string document) {
    return {.document = std::move(document),
            .language = "en",
            .specimen = false,
            .state = *scales::parse_state_code("CHE"),
            .state_name = "Switzerland",
            .letterhead = {.name = "Convention on Cluster Munitions",
                           .address = {"Implementation Support Unit", "1202 Geneva"},
                           .telephone = "",
                           .email = "isu@example.org",
                           .website = ""},
            .contact = "isu@example.org",
            .number = "ISU-2017-C001",
            .issued_on = *scales::parse_day("2017-02-05"),
            .addressee = {"Permanent Mission of the Swiss Confederation", "Geneva"},
            .facts = {},
            .subject = {},
            .body = {},
            .effect = {},
            .lines = {{.title = "Yearly share", .detail = "Dubrovnik 2015", .amount = chf(10000)}}};
}

NoticeContent credit_note(std::int64_t outstanding_minor, std::int64_t freed_minor) {
    auto content = notice("credit-note");
    content.facts = {{"corrects", "ISU-2017-0001"}};
    content.subject.text("invoice", "ISU-2017-0001");
    content.body.text("invoice", "ISU-2017-0001")
        .text("invoice-date", "9 January 2017")
        .text("state", "Switzerland")
        .text("amount", "CHF 100.00")
        .text("reason", "rate *corrected* <b>");
    content.effect.text("outstanding", engine::money_text(chf(outstanding_minor)))
        .text("credit", engine::money_text(chf(freed_minor)))
        .text("state", "Switzerland")
        .flag("open", outstanding_minor > 0)
        .flag("has-credit", freed_minor > 0);
    return content;
}

std::string text_of(const NoticeContent& content) {
    typesetting::Typesetter typesetter(tests::sample_fonts());
    const auto pdf = invoicing::render_notice(content, tests::shipped_templates(), typesetter);
    const auto checked = tests::asked("qpdf --check FILE", pdf);
    INFO(checked.text);
    CHECK(checked.exit_code == 0);
    return tests::flattened(tests::asked("pdftotext -layout FILE -", pdf).text);
}

bool says(const std::string& text, const std::string& words) {
    return text.find(words) != std::string::npos;
}

} // namespace

TEST_CASE("a credit note says what it takes back, why, and what remains") {
    const auto text = text_of(credit_note(5000, 0));
    INFO(text);
    CHECK(says(text, "Corrects invoice"));
    CHECK(says(text, "CHF 100.00 is taken back"));
    CHECK(says(text, "Reason: rate *corrected* <b>")); // never read as Markdown
    CHECK(says(text, "Total taken back 100.00"));
    CHECK(says(text, "CHF 50.00 remains to be paid"));
    CHECK_FALSE(says(text, "is now held as the credit"));
}

TEST_CASE("a credit note of what was paid says that it became the State's credit") {
    const auto text = text_of(credit_note(0, 10000));
    INFO(text);
    CHECK(says(text, "Nothing remains to be paid of that invoice."));
    CHECK(says(text, "CHF 100.00 is now held as the credit of Switzerland"));
}

TEST_CASE("a notice without its reason is refused, not printed with a hole") {
    auto content = credit_note(5000, 0);
    content.body.text("reason", "");
    typesetting::Typesetter typesetter(tests::sample_fonts());
    CHECK_THROWS_AS(invoicing::render_notice(content, tests::shipped_templates(), typesetter),
                    scales::Refused);
}

TEST_CASE("a void notice asks for no payment") {
    auto content = notice("void-notice");
    content.facts = {{"corrects", "ISU-2017-0001"}};
    content.subject.text("invoice", "ISU-2017-0001");
    content.body.text("invoice", "ISU-2017-0001")
        .text("invoice-date", "9 January 2017")
        .text("state", "Switzerland")
        .text("amount", "CHF 100.00")
        .text("reason", "wrong addressee");
    const auto text = text_of(content);
    INFO(text);
    CHECK(says(text, "is void."));
    CHECK(says(text, "Please do not pay it."));
}

TEST_CASE("a notice has the same bytes each time, and says SPECIMEN where it must") {
    auto content = credit_note(5000, 0);
    const auto printed = [&] {
        typesetting::Typesetter typesetter(tests::sample_fonts());
        return invoicing::render_notice(content, tests::shipped_templates(), typesetter);
    };
    CHECK(printed() == printed());
    const auto sound = printed();
    content.specimen = true;
    CHECK(printed() != sound);
}

TEST_CASE("an invoice that a credit pays in part says so and asks for the rest") {
    auto invoice = tests::sample_packet({.state = "CHE"}).invoices.back();
    const auto without =
        tests::flattened(tests::asked("pdftotext -layout FILE -", tests::rendered(invoice)).text);
    CHECK_FALSE(says(without, "Of the credit"));
    invoice.credit_used = chf(300000);
    const auto text =
        tests::flattened(tests::asked("pdftotext -layout FILE -", tests::rendered(invoice)).text);
    INFO(text);
    CHECK(says(text, "CHF 3,000.00 is set against this invoice"));
    CHECK(says(text, "The amount due is the rest, CHF 6,164.62."));
    CHECK(says(text, "Total 9,164.62"));
}
